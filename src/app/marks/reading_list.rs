//! Keeping what is saved: what comes of keeping their pages, and when one of them counts as read to its end.

use crate::{
    app::{
        Model,
        core::{
            command::{Command, MarkCommand},
            effect::{Effect, Fetch, Read},
            layout::Pane,
            screen,
            session::Toast,
        },
        list::{Shelf, filter, shelves},
        marks::{Applied, PendingMark},
        reader::navigation,
    },
    language::tr,
    news::{Article, ArticleId, Decision, Targets},
};

/// Links stand on the reading list: their pages come next.
pub(in crate::app) fn on_links_saved(model: &mut Model, articles: Vec<ArticleId>) -> Vec<Effect> {
    model.say(match articles.len() {
        1 => tr!("reading-list-saved-its-page-comes-in").to_owned(),
        many => tr!("reading-list-links-saved-their-pages-come", many),
    });
    for _ in &articles {
        let ticket = model.ticket();
        model.history.past.push(Applied::elsewhere(ticket, Decision::Save(true)));
    }
    model.history.future.clear();
    let mut effects =
        vec![Effect::Read(Read::Sources), Effect::Fetch(Fetch::Archive), Effect::Fetch(Fetch::SavedHook(articles))];
    effects.extend(refresh(model));
    effects
}

/// A page was kept, or did not come. The article stands on the reading list either way.
pub(in crate::app) fn on_archived(
    model: &mut Model,
    article: ArticleId,
    title: &str,
    came: Result<(), String>,
) -> Vec<Effect> {
    // What was saved another day is tried again at every start: nobody waits for word of that.
    let saved_now = model.history.past.iter().any(|applied| applied.marking.decision == Decision::Save(true));
    let awaited = saved_now || screen::article(model).is_some_and(|at_hand| at_hand.id == article);
    if let (Err(reason), true) = (&came, awaited) {
        // Who has just saved it can still take that back.
        let undo = model.session.toast.as_ref().is_some_and(|toast| toast.undo);
        let face = model.list.rows.values().map(|row| &row.face).find(|face| face.id == article);
        let kept = face.map_or(tr!("reading-list-as-a-link"), Article::kept_without_page);
        model.session.toast = Some(Toast { words: tr!("reading-list-kept", kept, reason, title), undo, wrong: true });
    }
    let stories: Vec<_> = model.list.rows.values().filter(|row| row.face.id == article).map(|row| row.id).collect();
    let mut effects = navigation::on_full_text(model, article, came);
    if !stories.is_empty() {
        effects.push(model.read_rows(stories));
    }
    effects
}

/// The list of what is saved is built anew where it is on screen; the cursor stays.
fn refresh(model: &mut Model) -> Vec<Effect> {
    if *model.shelf() != Shelf::Saved {
        return Vec::new();
    }
    let stay = model.list.current();
    model.ask_for_list(stay)
}

/// After every event: a saved text whose end is on the screen is finished.
pub(in crate::app) fn after_update(model: &mut Model) -> Vec<Effect> {
    let height = model.reader_height();
    let reading = model.screen.focus == Pane::Reader;
    let Some(reader) = model.reader.as_mut().filter(|reader| reading && !reader.ended) else { return Vec::new() };
    if !reader.article.saved || reader.article.progress.finished || !reader.is_at_end(height) {
        return Vec::new();
    }
    reader.ended = true;
    let (article, words) = (reader.article.id, tr!("reading-list-finished", title = reader.article.title));
    let ticket = model.ticket();
    let decision = Decision::Finish(true);
    model.mark_and_tell(PendingMark::new(ticket, Targets::Article(article), decision), words)
}

/// The reading list goes to the servers of the config.
pub(in crate::app) fn push(model: &mut Model) -> Vec<Effect> {
    if model.options.offline {
        model.say(tr!("reading-list-offline-nothing-is-handed-over"));
        return Vec::new();
    }
    if !model.options.hands_over {
        model.say(tr!("reading-list-no-server-is-named-in"));
        return Vec::new();
    }
    model.say(tr!("reading-list-handing-the-reading-list-over"));
    vec![Effect::Fetch(Fetch::Push)]
}

/// The page of the saved article at hand, as it is now.
pub(in crate::app) fn refetch(model: &mut Model) -> Vec<Effect> {
    let Some(article) = screen::article(model) else { return Vec::new() };
    let (id, saved) = (article.id, article.saved);
    if model.options.offline {
        model.say(tr!("reading-list-offline-the-page-cannot-be"));
    } else if saved {
        model.say(tr!("reading-list-getting-the-page-as-it"));
        return vec![Effect::Fetch(Fetch::Refetch(id))];
    } else {
        let key = model.key(Command::Mark(MarkCommand::Save));
        model.say(tr!("reading-list-only-what-is-saved-is", key));
    }
    Vec::new()
}

/// What of the reading list is not finished and fits in so many minutes.
pub(in crate::app) fn fits(model: &mut Model, minutes: u32) -> Vec<Effect> {
    let Some(place) = model.shelves.all.iter().position(|shelf| *shelf == Shelf::Saved) else { return Vec::new() };
    let mut effects = shelves::go_to_shelf(model, place);
    effects.extend(filter::filter(model, format!("-finished minutes:<={minutes}")));
    effects
}
