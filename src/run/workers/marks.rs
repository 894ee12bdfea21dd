//! Marks, mutes and steps as the model asks for them, performed on the database; what comes of them is an event.

use crate::{
    app::{Event, PendingMark, moment_words},
    language::tr,
    news::{ArticleId, Decision, MuteId, MuteWish, SavedQuery, StoryId, Targets},
    platform,
    run::messages::EventSender,
    store::{Step, Store, StoreError},
    text::words::capital,
};
use jiff::{Timestamp, tz::TimeZone};

/// A decision, and what the same keypress decides beside it.
pub fn mark(store: &mut Store, mut marking: PendingMark, now: Timestamp, events: &EventSender) {
    if let (true, Targets::Article(article)) = (marking.quiet, &marking.targets) {
        return events.send(match store.open_article(*article) {
            Ok(()) => Event::Marked(marking.ticket),
            Err(reason) => Event::MarkFailed(marking.ticket, reason.to_string()),
        });
    }
    let with = marking.with.take();
    let step = decide(store, &marking, now);
    let first = step.as_ref().ok().cloned();
    told(store, &marking, step, events);
    if let Some(with) = with {
        let step = match (&first, &with.targets, &with.decision) {
            (Some(first), Targets::Article(article), Decision::Read(true)) => store.read_within(first, *article, now),
            _ => decide(store, &with, now),
        };
        told(store, &with, step, events);
    }
}

/// A mute in words, with what it caught and how long it lasts.
pub fn mute(store: &mut Store, ticket: u64, id: Option<MuteId>, wish: &MuteWish, now: Timestamp, events: &EventSender) {
    let lasts = lasts(wish.until, now, &platform::time_zone());
    let done = match id {
        Some(id) => store.change_mute(id, wish, now).map(|step| tr!("mute-changed-told", step = step.words, lasts)),
        None => store.mute(wish, now).map(|(step, mute)| {
            tr!("mute-told", step = step.words, lasts, articles = tr!("count-articles", count = mute.caught))
        }),
    };
    kept(events, ticket, done);
}

fn lasts(until: Option<Timestamp>, now: Timestamp, zone: &TimeZone) -> String {
    until.map_or_else(
        || tr!("mute-menu-until-unmuted").to_owned(),
        |until| tr!("mute-menu-until", moment = moment_words(until, now, zone)),
    )
}

pub fn unmute(store: &mut Store, ticket: u64, id: MuteId, now: Timestamp, events: &EventSender) {
    kept(events, ticket, store.unmute(id, now).map(|step| step.words));
}

pub fn undo(store: &mut Store, now: Timestamp, events: &EventSender) {
    let step = store.undo(now);
    stepped(step, events, |step| Event::Undone(named(store, step)), Event::ShelvesUndone);
}

pub fn redo(store: &mut Store, now: Timestamp, events: &EventSender) {
    let step = store.redo(now);
    stepped(step, events, |step| Event::Redone(named(store, step)), Event::ShelvesRedone);
}

/// Says what a step did, and what else has to follow it.
fn stepped(
    step: Result<Option<Step>, StoreError>,
    events: &EventSender,
    event: impl FnOnce(Option<Step>) -> Event,
    of_shelves: fn(Vec<SavedQuery>) -> Event,
) {
    match step {
        Ok(step) => {
            let (to_poll, shelves) =
                step.as_ref().map(|step| (step.to_poll.clone(), step.shelves.clone())).unwrap_or_default();
            events.send(event(step));
            if !to_poll.is_empty() {
                events.send(Event::FollowedAgain(to_poll));
            }
            if !shelves.is_empty() {
                events.send(of_shelves(shelves));
            }
        }
        Err(reason) => events.send(Event::NotStepped(reason.to_string())),
    }
}

fn kept(events: &EventSender, ticket: u64, done: Result<String, StoreError>) {
    events.send(match done {
        Ok(words) => Event::Kept(capital(&words)),
        Err(reason) => Event::MarkFailed(ticket, reason.to_string()),
    });
}

/// Says what came of a decision.
fn told(store: &Store, marking: &PendingMark, step: Result<Step, StoreError>, events: &EventSender) {
    events.send(match step {
        Ok(step) if step.articles.is_empty() && !matches!(marking.decision, Decision::Follow(..)) => {
            Event::NothingMarked(marking.ticket)
        }
        Ok(step) => {
            if marking.decision == Decision::Save(true) {
                // The others of its story are read with it.
                let saved = |id: &ArticleId| store.saved_at(*id).is_ok_and(|saved| saved.is_some());
                events.send(Event::Saved(step.articles.into_iter().filter(saved).collect()));
            }
            Event::Marked(marking.ticket)
        }
        Err(reason) => Event::MarkFailed(marking.ticket, reason.to_string()),
    });
}

fn decide(store: &mut Store, marking: &PendingMark, now: Timestamp) -> Result<Step, StoreError> {
    store.decide(&marking.targets, &marking.decision, marking.sweeping, now)
}

/// A step in words, with a story it touched.
fn named(store: &Store, step: Option<Step>) -> Option<(String, Option<StoryId>)> {
    step.map(|step| {
        let first = step.articles.first().and_then(|article| store.article(*article).ok().flatten());
        (step.words, first.map(|article| article.story))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    #[test]
    fn a_mute_is_told_with_how_long_it_lasts() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(&folder.path().join("news.db")).unwrap();
        let now: Timestamp = "2026-03-14T12:00:00Z".parse().unwrap();
        let told = |store: &mut Store, id, until: Option<&str>| {
            let (to, told) = mpsc::channel();
            let until = until.map(|until| until.parse().unwrap());
            let wish = MuteWish { until, ..MuteWish::of(crate::news::What::Words, "gulls") };
            mute(store, 1, id, &wish, now, &EventSender(to));
            match told.try_iter().next() {
                Some(crate::run::messages::Message::Event(Event::Kept(words))) => words,
                other => panic!("{:?}", other.is_some()),
            }
        };
        assert_eq!(told(&mut store, None, None), "Muted words “gulls”, until unmuted: 0 articles");
        let until = told(&mut store, Some(MuteId(1)), Some("2027-01-01T12:00:00Z"));
        assert!(until.starts_with("Changed the mute of words “gulls”, until ") && until.contains("Jan"), "{until}");
    }
}
