//! Deciding about stories: who is meant, and the decision applied at once. What becomes of it on disk is another's matter.

use crate::{
    app::{
        Model,
        core::{
            command::{Command, ListCommand, MarkCommand, Scope},
            effect::{Effect, Read, Write},
            layout::Pane,
            screen, styled_text,
        },
        list::Shelf,
        marks::{Batch, History, PendingMark},
        reader::navigation,
    },
    language::tr,
    news::{ArticleId, Decision, LONGEST_TAG, StoryId, Targets},
    query::{Query, Term},
    text::Line,
};
use jiff::Timestamp;
use std::collections::HashSet;

/// The stories a decision is about: the selection, else the one being read, else the one under the cursor.
fn meant(model: &Model) -> Vec<StoryId> {
    if model.screen.focus == Pane::List && !model.list.selected.is_empty() {
        return selected(model);
    }
    if model.screen.focus == Pane::Reader {
        return model.reader.iter().map(|reader| reader.story).collect();
    }
    model.list.current().into_iter().collect()
}

/// The selected stories in the order of the list, so that a step reads like the screen; none in another pane.
pub(in crate::app) fn selected(model: &Model) -> Vec<StoryId> {
    let selected = &model.list.selected;
    if model.screen.focus != Pane::List || selected.is_empty() {
        return Vec::new();
    }
    model.list.ids.iter().filter(|id| selected.contains(id)).copied().collect()
}

/// Done, with whoever is meant, and on to the next.
pub(in crate::app) fn done(model: &mut Model) -> Vec<Effect> {
    let stories = meant(model);
    // What is saved is read already: there, done means read to its end.
    let decision = if *model.shelf() == Shelf::Saved { Decision::Finish(true) } else { Decision::Done };
    commit(model, stories, decision, false)
}

/// Onto the reading list, or off it when all of them are on it.
pub(in crate::app) fn save(model: &mut Model) -> Vec<Effect> {
    let stories = meant(model);
    let saved = |id: &StoryId| model.list.rows.get(id).is_some_and(|row| row.face.saved);
    let on = !stories.iter().all(saved);
    commit(model, stories, Decision::Save(on), false)
}

/// Read, or unread when all of them are read.
pub(in crate::app) fn toggle_read(model: &mut Model) -> Vec<Effect> {
    let stories = meant(model);
    let read = |id: &StoryId| model.list.rows.get(id).is_some_and(|row| row.unread == 0);
    let on = !stories.iter().all(read);
    commit(model, stories, Decision::Read(on), false)
}

/// Tags on, or off.
pub(in crate::app) fn tag(model: &mut Model, words: &str) -> Vec<Effect> {
    let stories = meant(model);
    tagging(model, words).map_or_else(Vec::new, |decision| commit(model, stories, decision, false))
}

/// What words ask for: each is a tag, quotes hold one with blanks together, and a minus takes it off.
fn tagging(model: &mut Model, words: &str) -> Option<Decision> {
    let mut quoted = false;
    let separates = |letter: char| {
        quoted ^= letter == '"';
        !quoted && letter.is_whitespace()
    };
    let (mut on, mut off) = (Vec::new(), Vec::new());
    for word in words.split(separates) {
        let (tags, word) = word.strip_prefix('-').map_or((&mut on, word), |word| (&mut off, word));
        let tag = Line::new(word.replace('"', "").trim().trim_start_matches('#'));
        if tag.chars().count() > LONGEST_TAG {
            model.complain(tr!("decide-not-tagged-a-tag-has", most = LONGEST_TAG));
            return None;
        }
        if !tag.is_empty() && !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    match (on.is_empty(), off.is_empty()) {
        (true, true) => {
            model.say(tr!("decide-no-tag-was-typed"));
            None
        }
        (false, true) => Some(Decision::Tag(on)),
        (true, false) => Some(Decision::Untag(off)),
        (false, false) => {
            model.complain(tr!("decide-not-tagged-put-tags-on"));
            None
        }
    }
}

/// A decision that is about no story on screen.
pub(in crate::app) fn apart_from_rows(model: &mut Model, decision: Decision) -> Vec<Effect> {
    let ticket = model.ticket();
    let marking = PendingMark::new(ticket, Targets::Stories(Vec::new()), decision);
    let selected = std::mem::take(&mut model.list.selected);
    let applied = model.apply(marking.clone());
    model.list.selected = selected;
    model.record(applied, marking)
}

/// Puts the selected stories into the one under the cursor; where none is selected this one is, and waits for its other half.
pub(in crate::app) fn join(model: &mut Model) -> Vec<Effect> {
    let Some(current) = model.list.current() else { return Vec::new() };
    let others: Vec<StoryId> =
        model.list.ids.iter().filter(|id| model.list.selected.contains(id) && **id != current).copied().collect();
    if others.is_empty() {
        model.list.selected.insert(current);
        let key = model.key(Command::Mark(MarkCommand::Join));
        model.say(tr!("decide-selected-on-the-story-it", key));
        return Vec::new();
    }
    let stories = std::iter::once(current).chain(others).collect();
    commit(model, stories, Decision::Join, false)
}

/// Takes an article out of its story.
pub(in crate::app) fn take_apart(model: &mut Model, article: ArticleId) -> Vec<Effect> {
    let document = model.reader.as_ref().and_then(|reader| reader.document.as_ref());
    let among = |id: ArticleId| {
        document.is_some_and(|document| {
            !document.others.is_empty() && document.others.iter().chain([&document.article]).any(|one| one.id == id)
        })
    };
    let row = model.list.row().is_some_and(|row| row.sources > 1 && row.face.id == article);
    if !among(article) && !row {
        model.say(tr!("decide-it-stands-alone-already"));
        return Vec::new();
    }
    model.list.user_has_acted = true;
    let ticket = model.ticket();
    let targets = Targets::Article(article);
    let marking = PendingMark::new(ticket, targets, Decision::TakeOut);
    let applied = model.apply(marking.clone());
    model.record(applied, marking)
}

/// Later: it leaves the list until then; or back at once.
pub(in crate::app) fn later(model: &mut Model, until: Option<Timestamp>) -> Vec<Effect> {
    let stories = meant(model);
    commit(model, stories, Decision::Later(until), false)
}

/// Tags on, or off, on everything in the list that a query finds.
pub(in crate::app) fn tag_batch(model: &mut Model, words: &str, query: &str) -> Vec<Effect> {
    tagging(model, words).map_or_else(Vec::new, |decision| batch(model, decision, query))
}

/// A decision on everything in the list that a query finds: the ids are those of now.
pub(in crate::app) fn batch(model: &mut Model, decision: Decision, query: &str) -> Vec<Effect> {
    match Query::typed(query, &model.options.zone) {
        Ok(query) => {
            let ticket = model.ticket();
            let among = Some(model.list.ids.iter().copied().collect());
            model.history.batch = Some(Batch { ticket, among, decision });
            vec![Effect::Read(Read::Matching { ticket, query })]
        }
        // The palette shows what is wrong with it, and stays open.
        Err(_) => Vec::new(),
    }
}

/// Done with all that the source or group under the cursor brought, whatever the list shows.
pub(in crate::app) fn done_source(model: &mut Model) -> Vec<Effect> {
    let sources = model.sources.meant();
    if sources.is_empty() {
        model.say(tr!("decide-neither-a-source-nor-a"));
        return Vec::new();
    }
    let ticket = model.ticket();
    model.history.batch = Some(Batch { ticket, among: None, decision: Decision::Done });
    let brought = sources.iter().map(|source| Term::Source(source.to_string())).collect();
    let query = Query::from(Term::And(vec![Term::Shown, Term::Unread, Term::Or(brought)]));
    vec![Effect::Read(Read::Matching { ticket, query })]
}

/// What a batch is about came. Saved stories are spared by what sweeps.
pub(in crate::app) fn on_matching(model: &mut Model, ticket: u64, ids: &[StoryId]) -> Vec<Effect> {
    let Some(Batch { among, decision, .. }) = model.history.batch.take_if(|batch| batch.ticket == ticket) else {
        return Vec::new();
    };
    let meant = |id: &StoryId| among.as_ref().is_none_or(|among| among.contains(id));
    let found: HashSet<StoryId> = ids.iter().copied().filter(meant).collect();
    if found.is_empty() && among.is_none() {
        model.say(tr!("decide-nothing-unread-there"));
        return Vec::new();
    }
    if found.is_empty() {
        let key = model.options.keymap.keys(Scope::List, Command::List(ListCommand::Fold)).into_iter().next();
        let folded = key.filter(|_| model.shows_fold()).map(|key| tr!("decide-opens-deals-and-guides", key));
        model.say(tr!("decide-nothing-in-this-list-matches", folded = folded.unwrap_or_default()));
        return Vec::new();
    }
    let mut in_order: Vec<StoryId> = model.list.ids.iter().copied().filter(|id| found.contains(id)).collect();
    if in_order.len() < found.len() {
        let here: HashSet<StoryId> = in_order.iter().copied().collect();
        in_order.extend(ids.iter().filter(|id| found.contains(id) && !here.contains(id)));
    }
    if matches!(decision, Decision::Done | Decision::Read(_)) {
        swept(model, in_order, decision)
    } else {
        commit(model, in_order, decision, false)
    }
}

/// Done with a part of the list: the ids on screen now, saved ones left alone.
pub(in crate::app) fn sweep(model: &mut Model, from: usize, to: usize) -> Vec<Effect> {
    let stories = model.list.ids.get(from..to.min(model.list.ids.len())).unwrap_or_default().to_vec();
    if stories.is_empty() {
        model.say(if from == 0 { tr!("decide-no-story-stands-above") } else { tr!("decide-no-story-stands-below") });
        return Vec::new();
    }
    swept(model, stories, Decision::Done)
}

/// A decision that sweeps: what is known to be saved is not among those it is told of.
fn swept(model: &mut Model, mut stories: Vec<StoryId>, decision: Decision) -> Vec<Effect> {
    stories.retain(|story| model.list.rows.get(story).is_none_or(|row| !row.face.saved));
    if stories.is_empty() {
        model.say(tr!("decide-all-of-them-are-saved"));
        return Vec::new();
    }
    commit(model, stories, decision, true)
}

fn commit(model: &mut Model, stories: Vec<StoryId>, decision: Decision, sweeping: bool) -> Vec<Effect> {
    if stories.is_empty() {
        return Vec::new();
    }
    model.list.user_has_acted = true;
    let goes =
        matches!(decision, Decision::Done | Decision::Save(true) | Decision::Finish(true) | Decision::Later(Some(_)));
    let (advances, subject) = (goes && stories.len() == 1, stories[0]);
    let ticket = model.ticket();
    let targets = match open_beside(model, subject) {
        Some(article) if decision == Decision::Save(true) => Targets::Open(subject, article),
        _ => Targets::Stories(stories),
    };
    let marking = PendingMark { sweeping, ..PendingMark::new(ticket, targets, decision) };
    let applied = model.apply(marking.clone());
    let mut effects = model.record(applied, marking);
    if advances && model.list.current() == Some(subject) {
        // It stays in this list: the cursor moves on, and the screen with it, so that the cursor keeps its row.
        let height = model.list_height();
        model.list.step(1, height);
        model.list.top = (model.list.top + 1).min(model.list.cursor);
        model.list.keep_in_view(height);
    }
    if model.screen.focus == Pane::Reader {
        let gone = model.list.current() != Some(subject);
        if gone && (advances || !model.list.ids.contains(&subject)) {
            let shown = navigation::show_current(model);
            let rest = in_one_step(&mut model.history, &mut effects[0], shown);
            effects.extend(rest);
        } else {
            model.redraw_reader();
        }
    } else {
        model.redraw_reader();
    }
    effects
}

/// What the next story is read with belongs to the step that brought it up, here and on disk; the other effects.
fn in_one_step(history: &mut History, step: &mut Effect, shown: Vec<Effect>) -> Vec<Effect> {
    let mut rest = Vec::with_capacity(shown.len());
    for effect in shown {
        match (effect, &mut *step) {
            (Effect::Write(Write::Mark(mut read)), Effect::Write(Write::Mark(marking))) if marking.with.is_none() => {
                if let Some(mut opened) = history.opened.take_if(|opened| opened.marking.ticket == read.ticket) {
                    read.quiet = false;
                    (opened.marking.quiet, opened.together) = (false, true);
                    history.past.push(opened);
                }
                marking.with = Some(Box::new(read));
            }
            (other, _) => rest.push(other),
        }
    }
    rest
}

/// The article of a story that is open in the article pane, where it is not the one that stands for the story.
fn open_beside(model: &Model, story: StoryId) -> Option<ArticleId> {
    let reader = model.reader.as_ref().filter(|reader| model.screen.focus == Pane::Reader && reader.story == story)?;
    let face = model.list.rows.get(&story).map(|row| row.face.id);
    Some(reader.article.id).filter(|open| Some(*open) != face)
}

/// The note beside the article at hand: what was typed takes the place of what was there.
pub(in crate::app) fn note(model: &mut Model, typed: &str) -> Vec<Effect> {
    let Some(article) = screen::article(model).map(|article| article.id) else { return Vec::new() };
    let note = typed.split('⏎').map(str::trim).collect::<Vec<_>>().join("\n").trim().to_owned();
    let words = if note.is_empty() {
        tr!("decide-note-taken-off").to_owned()
    } else {
        tr!("decide-noted", note = styled_text::shorten(typed.trim(), 50))
    };
    let ticket = model.ticket();
    let marking = PendingMark::new(ticket, Targets::Article(article), Decision::Note(note));
    model.mark_and_tell(marking, words)
}

/// Read to its end, or not after all when all of them are.
pub(in crate::app) fn finish(model: &mut Model) -> Vec<Effect> {
    let stories = meant(model);
    let finished = |id: &StoryId| {
        let here =
            model.reader.as_ref().filter(|reader| reader.story == *id).map(|reader| reader.article.progress.finished);
        here.or_else(|| model.list.rows.get(id).map(|row| row.face.progress.finished)).unwrap_or(false)
    };
    let on = !stories.iter().all(finished);
    commit(model, stories, Decision::Finish(on), false)
}
