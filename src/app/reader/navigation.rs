//! Opening articles: the one under the cursor, the next, one that was linked; and what has to be loaded for it.

use crate::{
    app::{
        Model,
        core::{
            effect::{Effect, Fetch, PageRequest, Read, Write},
            layout::Pane,
            screen,
        },
        marks::PendingMark,
        reader::{Document, Fetching, Reader, changed_text},
    },
    language::tr,
    news::{ArticleId, Decision, Link, Story, StoryId, Targets, View},
    query::Term,
};
use std::collections::HashSet;

/// After every event: the article pane shows the story under the cursor, and the rows on screen are at hand.
pub(in crate::app) fn after_update(model: &mut Model) -> Vec<Effect> {
    let mut effects = Vec::new();
    let height = model.list_height();
    let missing = model.list.missing(height);
    if !missing.is_empty() {
        effects.push(model.read_rows(missing));
    }
    effects.extend(follow_cursor(model));
    effects.extend(follow_width(model));
    effects
}

/// The pane may have become wider or narrower: the text is laid out anew for it.
fn follow_width(model: &mut Model) -> Vec<Effect> {
    let width = usize::from(model.text_width());
    if model.reader.as_ref().is_none_or(|reader| reader.laid_for == width) {
        return Vec::new();
    }
    let setting = model.setting();
    let Some(reader) = &mut model.reader else { return Vec::new() };
    reader.pictures.clear();
    reader.compose(&setting);
    reader.scroll = reader.scroll.min(reader.last_scroll(setting.height));
    model.load_page()
}

/// Beside the list the article pane previews the story under the cursor.
fn follow_cursor(model: &mut Model) -> Vec<Effect> {
    if model.screen.focus == Pane::Reader {
        return Vec::new();
    }
    let shown = model.layout().reader.is_some();
    let current = model.list.current();
    let is_shown = model.reader.as_ref().map(|reader| reader.story) == current && current.is_some();
    if is_shown && !is_told_by_another(model) {
        return Vec::new();
    }
    let mut effects = model.leave_article();
    match model.list.row().filter(|_| shown).cloned() {
        Some(row) => {
            model.reader = Some(Reader::new(row.id, row.face, &model.setting()));
            effects.extend(model.load_page());
        }
        None if current.is_none() || !shown => model.reader = None,
        None => {}
    }
    effects
}

impl Model {
    /// The article pane is about to show something else: its place is remembered.
    pub(in crate::app) fn leave_article(&mut self) -> Vec<Effect> {
        let Some(reader) = &mut self.reader else { return Vec::new() };
        reader.choice = None;
        let before = reader.document.as_ref().and_then(|document| document.position).unwrap_or(0.0);
        let share = reader.share_reached();
        if reader.document.is_none() || reader.made.is_some() || (share - before).abs() < 0.005 {
            return Vec::new();
        }
        let article = reader.article.id;
        for row in self.list.rows.values_mut().filter(|row| row.face.id == article) {
            row.face.progress.position = Some(share);
        }
        vec![Effect::Write(Write::Position(article, share))]
    }

    /// Whether the screen has no looks that tell what was added from what is gone.
    const fn needs_signs(&self) -> bool {
        self.options.plain || self.options.ascii || self.options.screen_reader
    }

    /// Asks for the article in the article pane.
    pub(in crate::app) fn load_page(&self) -> Vec<Effect> {
        let (width, spoken) = (self.text_width(), self.options.screen_reader);
        let load = |reader: &Reader| {
            let (story, article, made) = (reader.story, Some(reader.article.id), reader.made.clone());
            let signs = self.needs_signs();
            Effect::Read(Read::Page { story, article, view: reader.view, made, width, spoken, signs })
        };
        self.reader.iter().map(load).collect()
    }
}

/// Whether the pane shows another article than the row under the cursor, and one that may not stand for the story in this list.
fn is_told_by_another(model: &Model) -> bool {
    let (Some(reader), Some(row)) = (&model.reader, model.list.row()) else { return false };
    reader.article.id != row.face.id && !model.may_tell(&reader.article)
}

/// Asks for the article under the cursor, where no pane shows it as well.
pub(in crate::app) fn preview(model: &mut Model) -> Vec<Effect> {
    let mut effects = Vec::new();
    if let Some(row) = model.list.row().filter(|_| model.screen.focus != Pane::Reader).cloned()
        && model.reader.as_ref().is_none_or(|reader| reader.story != row.id)
    {
        effects.extend(model.leave_article());
        model.reader = Some(Reader::new(row.id, row.face, &model.setting()));
    }
    effects.extend(model.load_page());
    effects
}

/// Gets the page of a teaser that is being read, and anew that of an article whose feed has changed it since. What is saved stays as
/// it was kept.
pub(in crate::app) fn full_text(model: &mut Model) -> Vec<Effect> {
    let setting = model.setting();
    let reading = model.screen.focus == Pane::Reader && !model.options.offline;
    let Some(reader) = model.reader.as_mut().filter(|_| reading) else { return Vec::new() };
    let is_wanted = |Document { article, teaser, .. }: &Document| {
        if article.full { article.changed.is_some() && !article.saved } else { *teaser }
    };
    if !reader.document.as_ref().is_some_and(is_wanted) || reader.fetching != Fetching::Not {
        return Vec::new();
    }
    reader.fetching = Fetching::Going;
    reader.compose(&setting);
    vec![Effect::Fetch(Fetch::Page(PageRequest::FullText(reader.article.id)))]
}

/// Opens the story under the cursor: its face is read from now on.
pub(in crate::app) fn open(model: &mut Model) -> Vec<Effect> {
    let Some(row) = model.list.row().cloned() else { return Vec::new() };
    open_story(model, &row)
}

/// Opens a story, which may stand in no list on screen.
pub(in crate::app) fn open_story(model: &mut Model, row: &Story) -> Vec<Effect> {
    let mut effects = Vec::new();
    model.reading.reached_from.clear();
    // What was previewed may have changed since.
    let is_stale = |reader: &Reader| row.face.changed.is_some() && reader.article.changed != row.face.changed;
    if model.reader.as_ref().is_none_or(|reader| reader.story != row.id || is_stale(reader)) {
        effects.extend(model.leave_article());
        model.reader = Some(Reader::new(row.id, row.face.clone(), &model.setting()));
        model.screen.focus = Pane::Reader;
        effects.extend(model.load_page());
    }
    model.screen.focus = Pane::Reader;
    model.list.user_has_acted = true;
    let setting = model.setting();
    if let Some(reader) = &mut model.reader {
        reader.compose(&setting);
    }
    effects.extend(full_text(model));
    effects.extend(changed_text::see(model));
    let article = model.reader.as_ref().map_or(row.face.id, Reader::article_id);
    if !row.face.read && article == row.face.id {
        let ticket = model.ticket();
        let marking =
            PendingMark { quiet: true, ..PendingMark::new(ticket, Targets::Article(article), Decision::Read(true)) };
        effects.extend(model.mark_quietly(marking));
    }
    effects
}

/// Another article of a story, or one that stands in no list.
pub(in crate::app) fn read_article(model: &mut Model, story: StoryId, article: ArticleId) -> Vec<Effect> {
    let mut effects = model.leave_article();
    let known = model.reader.as_ref().and_then(|reader| reader.document.as_ref()).and_then(|document| {
        document.others.iter().chain([&document.article]).find(|other| other.id == article).cloned()
    });
    if let Some(known) = known {
        let read = known.read;
        model.reader = Some(Reader::new(story, known, &model.setting()));
        if !read {
            let ticket = model.ticket();
            effects.push(Effect::Write(Write::Mark(PendingMark {
                quiet: true,
                ..PendingMark::new(ticket, Targets::Article(article), Decision::Read(true))
            })));
        }
    } else if let Some(reader) = &mut model.reader {
        reader.story = story;
        reader.document = None;
        reader.begin_anew();
        reader.fetching = Fetching::Not;
    }
    model.screen.focus = Pane::Reader;
    let (view, width, spoken) = (View::Stripped, model.text_width(), model.options.screen_reader);
    let signs = model.needs_signs();
    effects.push(Effect::Read(Read::Page { story, article: Some(article), view, made: None, width, spoken, signs }));
    effects
}

/// A page that an article links to: the way back leads to that article.
pub(in crate::app) fn read_link(model: &mut Model, story: StoryId, article: ArticleId) -> Vec<Effect> {
    if model.screen.focus == Pane::Reader {
        model.reading.reached_from.extend(model.reader.clone());
    }
    // It said that the page was on its way.
    model.session.toast = None;
    read_article(model, story, article)
}

/// Back from a page that was reached by a link, to the article it was reached from; none where none was.
pub(in crate::app) fn back_from_link(model: &mut Model) -> Option<Vec<Effect>> {
    let mut from = model.reading.reached_from.pop()?;
    let effects = model.leave_article();
    from.compose(&model.setting());
    model.reader = Some(from);
    Some(effects)
}

/// The next or previous story, in the article pane.
pub(in crate::app) fn step_story(model: &mut Model, by: isize) -> Vec<Effect> {
    let height = model.list_height();
    let before = model.list.cursor;
    model.list.step(by, height);
    if model.list.cursor == before {
        model.say(if by > 0 {
            tr!("navigation-this-is-the-last-story")
        } else {
            tr!("navigation-this-is-the-first-story")
        });
        return Vec::new();
    }
    show_current(model)
}

/// Asks which stories of the list are unread: the rows that are not at hand do not say.
pub(in crate::app) fn next_unread(model: &mut Model) -> Vec<Effect> {
    let Ok((wanted, _)) = model.wanted() else { return Vec::new() };
    let ticket = model.ticket();
    model.requests.unread = Some(ticket);
    vec![Effect::Read(Read::Matching { ticket, query: wanted.query.and(Term::Unread) })]
}

/// The unread stories came: to the next of them below the cursor, else to the first.
pub(in crate::app) fn to_unread(model: &mut Model, unread: &[StoryId]) -> Vec<Effect> {
    model.requests.unread = None;
    let unread: HashSet<StoryId> = unread.iter().copied().collect();
    let list = &model.list;
    let fits = |place: &usize| {
        let id = &list.ids[*place];
        // What was decided here may not be on disk yet.
        unread.contains(id) && list.rows.get(id).is_none_or(|row| row.unread > 0 && !row.face.read)
    };
    let Some(place) =
        (list.cursor + 1..list.ids.len()).find(fits).or_else(|| (0..list.cursor.min(list.ids.len())).find(fits))
    else {
        model.say(tr!("navigation-no-other-story-in-this"));
        return Vec::new();
    };
    if place < model.list.cursor {
        model.say(tr!("navigation-from-the-top"));
    }
    if model.screen.focus == Pane::Sources {
        screen::focus_list(model);
    }
    let height = model.list_height();
    model.list.user_has_acted = true;
    model.list.go(place, height);
    model.list.follow_moving();
    if model.screen.focus == Pane::Reader { show_current(model) } else { Vec::new() }
}

/// The story under the cursor takes the place of the one in the article pane.
pub(in crate::app) fn show_current(model: &mut Model) -> Vec<Effect> {
    if model.list.current().is_none() {
        let effects = model.leave_article();
        model.reader = None;
        screen::focus_list(model);
        return effects;
    }
    if model.list.row().is_some() {
        return open(model);
    }
    // Its row is not at hand yet: it opens when that comes.
    let effects = model.leave_article();
    model.reader = None;
    effects
}

/// Rows have come: the story that was waited for opens.
pub(in crate::app) fn open_awaited(model: &mut Model) -> Vec<Effect> {
    let waits = model.screen.focus == Pane::Reader && model.reader.is_none();
    if waits { open(model) } else { Vec::new() }
}

/// What lies behind the spoiler guard since is masked in the article pane too, and what does no longer is not.
pub(in crate::app) fn follow_guard(model: &mut Model) {
    let Some(reader) = &model.reader else { return };
    let row = model.list.rows.get(&reader.story).filter(|row| row.face.id == reader.article.id);
    if row.is_some_and(|row| row.face.aside.guard != reader.article.aside.guard) {
        model.redraw_reader();
    }
}

/// The page of a teaser came, or not.
pub(in crate::app) fn on_full_text(model: &mut Model, article: ArticleId, result: Result<(), String>) -> Vec<Effect> {
    let setting = model.setting();
    let Some(reader) = model.reader.as_mut().filter(|reader| reader.article.id == article) else {
        return Vec::new();
    };
    if reader.fetching == Fetching::Not && result.is_err() {
        return Vec::new();
    }
    let came = result.is_ok();
    reader.fetching = result.map_or_else(Fetching::Failed, |()| Fetching::Not);
    reader.compose(&setting);
    if came { model.load_page() } else { Vec::new() }
}

/// Where an opaque link leads.
pub(in crate::app) fn on_resolved(model: &mut Model, url: &str, result: Result<Link, String>) -> Vec<Effect> {
    let setting = model.setting();
    match (result, &mut model.reader) {
        (Ok(link), Some(reader)) => {
            let words = tr!("navigation-it-leads-to", address = link.shown);
            reader.resolve(url, link, &setting);
            model.say(words);
        }
        (Ok(_), None) => {}
        (Err(reason), _) => model.complain(tr!("navigation-the-link-leads-nowhere", reason)),
    }
    Vec::new()
}
