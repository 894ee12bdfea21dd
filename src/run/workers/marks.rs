//! Marks, mutes and steps as the model asks for them, performed on the database; what comes of them is an event.

use crate::{
    app::{Event, Marking, Targets, Verdict},
    news::{ArticleId, MuteId, MuteWish, StoryId},
    run::messages::EventSender,
    store::{self, Step, Store, StoreError},
};
use jiff::Timestamp;

/// A decision, and what the same keypress decides beside it.
pub fn mark(store: &mut Store, mut marking: Marking, now: Timestamp, events: &EventSender) {
    let with = marking.with.take();
    let step = decide(store, &marking, now);
    let first = step.as_ref().ok().cloned();
    told(store, &marking, step, events);
    if let Some(with) = with {
        let step = match (&first, &with.targets, &with.verdict) {
            (Some(first), Targets::Article(article), Verdict::Read(true)) => store.read_within(first, *article, now),
            _ => decide(store, &with, now),
        };
        told(store, &with, step, events);
    }
}

/// A mute in words, with what it caught.
pub fn mute(store: &mut Store, ticket: u64, id: Option<MuteId>, wish: &MuteWish, now: Timestamp, events: &EventSender) {
    let done = match id {
        Some(id) => store.change_mute(id, wish, now).map(|step| step.words),
        None => store.mute(wish, now).map(|(step, mute)| {
            let articles = if mute.caught == 1 { "article" } else { "articles" };
            format!("{}: {} {articles}", step.words, mute.caught)
        }),
    };
    kept(events, ticket, done);
}

pub fn unmute(store: &mut Store, ticket: u64, id: MuteId, now: Timestamp, events: &EventSender) {
    kept(events, ticket, store.unmute(id, now).map(|step| step.words));
}

pub fn undo(store: &mut Store, now: Timestamp, events: &EventSender) {
    events.send(match store.undo(now) {
        Ok(step) => Event::Undone(named(store, step)),
        Err(reason) => Event::NotStepped(reason.to_string()),
    });
}

pub fn redo(store: &mut Store, now: Timestamp, events: &EventSender) {
    events.send(match store.redo(now) {
        Ok(step) => Event::Redone(named(store, step)),
        Err(reason) => Event::NotStepped(reason.to_string()),
    });
}

fn kept(events: &EventSender, ticket: u64, done: Result<String, StoreError>) {
    events.send(match done {
        Ok(words) => Event::Kept(capital(&words)),
        Err(reason) => Event::MarkFailed(ticket, reason.to_string()),
    });
}

/// The words of a step as a line begins.
fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Says what came of a verdict.
fn told(store: &Store, marking: &Marking, step: Result<Step, StoreError>, events: &EventSender) {
    events.send(match step {
        Ok(step) if step.articles.is_empty() && !matches!(marking.verdict, Verdict::Follow(..)) => {
            Event::NothingMarked(marking.ticket)
        }
        Ok(step) => {
            if marking.verdict == Verdict::Save(true) {
                // The others of its story are read with it.
                let saved = |id: &ArticleId| store.saved_at(*id).is_ok_and(|saved| saved.is_some());
                events.send(Event::Saved(step.articles.into_iter().filter(saved).collect()));
            }
            Event::Marked(marking.ticket)
        }
        Err(reason) => Event::MarkFailed(marking.ticket, reason.to_string()),
    });
}

fn decide(store: &mut Store, marking: &Marking, now: Timestamp) -> Result<Step, StoreError> {
    let one = || meant(store, marking).map(|articles| articles.into_iter().next());
    let verdict = match (&marking.verdict, &marking.targets) {
        (Verdict::Later(until), Targets::Stories(stories)) => return store.wait(stories, *until, now),
        (Verdict::Follow(name, on), _) => return store.follow(std::slice::from_ref(name), *on, now),
        (Verdict::Join, Targets::Stories(stories)) => return store.join_stories(stories, now),
        (Verdict::TakeOut, Targets::Article(article)) => return store.take_out(*article, now),
        (Verdict::Save(true), Targets::Stories(stories)) => return store.save_stories(stories, None, now),
        (Verdict::Save(true), Targets::Open(one, article)) => {
            return store.save_stories(&[*one], Some(*article), now);
        }
        (Verdict::Join | Verdict::TakeOut | Verdict::Later(_), _) => return Ok(nothing()),
        (Verdict::Finish(finished), _) => return store.set_finished(&meant(store, marking)?, *finished, now),
        (Verdict::Note(note), _) => {
            return one()?.map_or_else(|| Ok(nothing()), |article| store.set_note(article, note, now));
        }
        (Verdict::Highlights(passages), _) => {
            return one()?.map_or_else(|| Ok(nothing()), |article| store.set_highlights(article, passages, now));
        }
        (Verdict::Done, _) => store::Verdict::Read(true),
        (Verdict::Read(read), _) => store::Verdict::Read(*read),
        (Verdict::Save(save), _) => store::Verdict::Save(*save),
        (Verdict::Tag(tag), _) => store::Verdict::Tag(vec![tag.clone()]),
        (Verdict::Untag(tag), _) => store::Verdict::Untag(vec![tag.clone()]),
    };
    let read = if marking.verdict == Verdict::Done { "done" } else { "read" };
    match &marking.targets {
        Targets::Stories(stories) => store.mark_stories(stories, &verdict, read, marking.sweeping, now),
        Targets::Open(one, _) => store.mark_stories(&[*one], &verdict, read, false, now),
        Targets::Article(article) => store.mark(&[*article], &verdict, now),
    }
}

const fn nothing() -> Step {
    Step { words: String::new(), articles: Vec::new() }
}

/// The articles that are meant: of stories those on the reading list; where none is, their faces.
fn meant(store: &Store, marking: &Marking) -> Result<Vec<ArticleId>, StoreError> {
    let stories = match &marking.targets {
        Targets::Article(article) | Targets::Open(_, article) => return Ok(vec![*article]),
        Targets::Stories(stories) => stories,
    };
    let mut found = Vec::new();
    for story in stories {
        let articles = store.story_articles(*story)?;
        let saved: Vec<ArticleId> = articles.iter().filter(|article| article.saved).map(|article| article.id).collect();
        let face = articles.first().map(|face| face.id);
        found.extend(if saved.is_empty() { face.into_iter().collect() } else { saved });
    }
    Ok(found)
}

/// A step in words, with a story it touched.
fn named(store: &Store, step: Option<Step>) -> Option<(String, Option<StoryId>)> {
    step.map(|step| {
        let first = step.articles.first().and_then(|article| store.article(*article).ok().flatten());
        (step.words, first.map(|article| article.story))
    })
}
