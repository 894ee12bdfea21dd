//! The list as it is read aloud: a sentence for each story, a page of them at a time. Draws nothing.

use crate::{
    app::{
        Model,
        core::{
            age,
            command::{Command, ListCommand, Scope},
            layout, moments,
            styled_text::{shorten, wrap},
        },
        list::Shelf,
    },
    language::tr,
    news::{Kind, Story},
    query::minutes,
};
use jiff::Timestamp;
use unicode_width::UnicodeWidthStr;

/// The page that holds the story with the cursor.
#[derive(Debug)]
pub struct SpokenList {
    /// Each story by its place in the list, in as many lines as it needs.
    pub stories: Vec<(usize, Vec<String>)>,
    /// What is folded below them.
    pub fold: Vec<String>,
}

impl Model {
    /// The list as it is read aloud.
    #[must_use]
    pub fn spoken_list(&self) -> SpokenList {
        let body = self.layout().body;
        let width = usize::from(body.width);
        let fold = if self.shows_fold() { wrap(&fold(self), width) } else { Vec::new() };
        let height = usize::from(body.height).saturating_sub(fold.len());
        let shown = (self.list.top..).zip(self.list.window(self.list_height().max(1), 0));
        let said: Vec<(usize, Vec<String>)> = shown
            .filter_map(|(place, id)| Some((place, sentence(self.list.rows.get(id)?, place, self, width, height))))
            .collect();
        let at = said.iter().position(|(place, _)| *place == self.list.cursor).unwrap_or(0);
        let page = layout::page(said.iter().map(|(_, lines)| lines.len()), at, height);
        SpokenList { stories: said.into_iter().skip(page.start).take(page.len()).collect(), fold }
    }
}

fn fold(model: &Model) -> String {
    let key = model.options.keymap.key(Scope::List, Command::List(ListCommand::Fold));
    tr!("linear-folded", counted = model.shelves.folded.counted().join(", "), key)
}

/// A story in as many lines as the screen has; where it needs more the headline is cut, for what is said behind it tells stories apart.
fn sentence(story: &Story, place: usize, model: &Model, width: usize, lines: usize) -> Vec<String> {
    let headline = model.headline(story.id, &story.face);
    let whole = |headline: &str| {
        let end = if headline.ends_with(['.', '!', '?', '…', '。', '！', '？']) { "" } else { "." };
        let before = tr!("linear-place", at = place + 1, count = model.list.ids.len());
        format!("{before} {headline}{end} {}", about(story, model))
    };
    let said = |headline: &str| wrap(&whole(headline), width);
    let whole = said(&headline);
    if whole.len() <= lines {
        return whole;
    }
    // The most columns of it that fit.
    let (mut fits, mut too_many) = (0, headline.width());
    while too_many - fits > 1 {
        let columns = usize::midpoint(fits, too_many);
        if said(&shorten(&headline, columns)).len() <= lines { fits = columns } else { too_many = columns }
    }
    let mut said = said(&shorten(&headline, fits));
    said.truncate(lines);
    said
}

/// Who tells it and when, what kind of piece it is, and what was done with it.
fn about(story: &Story, model: &Model) -> String {
    let face = &story.face;
    let mut facts = vec![face.source_name.to_string(), age(story.newest, model)];
    facts.retain(|fact| !fact.is_empty());
    if story.sources > 1 {
        facts.push(tr!("linear-outlets", count = story.sources));
    }
    if !matches!(face.kind, Kind::News | Kind::Other) {
        facts.push(face.kind.label().to_owned());
    }
    format!("{}. {}.", facts.join(", "), states(story, model).join(", "))
}

fn states(story: &Story, model: &Model) -> Vec<String> {
    let (face, shelved) = (&story.face, *model.shelf() == Shelf::Saved);
    let mut states = Vec::new();
    if model.list.selected.contains(&story.id) {
        states.push(tr!("linear-selected").to_owned());
    }
    states.push(match (face.read || story.unread == 0, story.unread) {
        _ if shelved && face.progress.finished => tr!("linear-finished").to_owned(),
        _ if shelved => match face.progress.percent() {
            Some(percent) => tr!("linear-percent-read", percent),
            None => tr!("linear-not-begun").to_owned(),
        },
        (false, _) => tr!("spoken-unread").to_owned(),
        (true, 0) => tr!("spoken-read").to_owned(),
        (true, _) => tr!("linear-partly-read").to_owned(),
    });
    if shelved {
        states.push(tr!("linear-minutes", minutes = minutes(face.progress.left(face.words))));
    }
    if face.saved && !shelved {
        states.push(tr!("linear-saved").to_owned());
    }
    match face.aside.later {
        Some(until) if face.aside.waits => {
            states.push(tr!("linear-later", moment = moments::words(until, model.now, &model.options.zone)));
        }
        Some(_) if story.unread > 0 => states.push(tr!("linear-back").to_owned()),
        _ => {}
    }
    if face.changed.is_some() {
        states.push(tr!("rows-changed").to_owned());
    }
    if face.progress.note.is_some() {
        states.push(tr!("linear-note").to_owned());
    }
    states.extend(face.tags.iter().map(|tag| tr!("linear-tag", tag)));
    states
}

/// How old it is, in words that stay the same for a while: what changes is read again.
fn age(time: Timestamp, model: &Model) -> String {
    let hours = (model.now.as_second() - time.as_second()) / 3_600;
    match hours {
        ..1 => tr!("linear-within-the-hour").to_owned(),
        1 => tr!("linear-an-hour-ago").to_owned(),
        2..24 => tr!("linear-hours-ago", hours),
        24..48 => tr!("linear-a-day-ago").to_owned(),
        48..168 => tr!("linear-days-ago", days = hours / 24),
        _ => age::short(time, model.now, &model.options.zone),
    }
}
