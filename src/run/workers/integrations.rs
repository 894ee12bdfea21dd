//! Hand-over from the screen: the hook is told of what was saved, and servers are given the reading list. Each on a thread of
//! its own, because both may take their time; what goes wrong is a line on the screen.

use super::db_writer::Writer;
use crate::{
    app::Event,
    config::Push,
    integrations::{self, Summary, With},
    news::ArticleId,
    poll,
    query::Query,
    run::messages::{EventSender, guarded, spawn},
    store::{Sort, Store},
};
use jiff::Timestamp;
use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

/// Tells the user's own program of articles that were saved, one after another.
pub fn saved(database: PathBuf, program: Vec<String>, articles: Vec<ArticleId>, events: EventSender) {
    let failed = events.clone();
    let work = move || {
        guarded(&events, "while the hook ran", || {
            let Ok(store) = Store::open_read_only(&database).inspect_err(|reason| events.failed(reason)) else {
                return;
            };
            for article in articles.into_iter().filter_map(|id| store.article(id).ok().flatten()) {
                if let Err(reason) = integrations::hook(&program, &article) {
                    events.failed(&reason);
                }
            }
        });
    };
    if let Err(reason) = spawn("hook", work) {
        failed.failed(&reason);
    }
}

/// Hands the reading list over to every server of the config.
pub fn push(database: PathBuf, pushes: Vec<Push>, settings: Arc<poll::Settings>, writer: Writer, events: EventSender) {
    let failed = events.clone();
    let work = move || {
        guarded(&events, "while handing over", || {
            // Who comes second finds what is left.
            let _alone = HANDING_OVER.lock().unwrap_or_else(PoisonError::into_inner);
            let push = |one: &Push| {
                let failed = |reason| Event::Failed(format!("{}: {reason}", one.target.word()));
                push_one(&database, one, &settings, &writer).unwrap_or_else(failed)
            };
            let outcomes: Vec<Event> = pushes.iter().map(push).collect();
            if !outcomes.is_empty() {
                events.send(as_one(outcomes));
            }
        });
    };
    if let Err(reason) = spawn("push", work) {
        failed.failed(&reason);
    }
}

/// Held while what rules have set aside is handed over: of two at once, both would give the same.
static HANDING_OVER: Mutex<()> = Mutex::new(());

/// Hands over what rules have set aside. What arrived is told; what did not waits for the next time.
pub fn push_by_rules(
    database: PathBuf,
    pushes: Vec<Push>,
    settings: Arc<poll::Settings>,
    writer: Writer,
    events: EventSender,
) {
    let failed = events.clone();
    let work = move || {
        guarded(&events, "while handing over", || {
            let push = |one: &Push| {
                let failed = |reason| Some(Event::Failed(format!("{}: {reason}", one.target.word())));
                by_rules_one(&database, one, &settings, &writer).unwrap_or_else(failed)
            };
            let outcomes: Vec<Event> = pushes.iter().filter_map(push).collect();
            if !outcomes.is_empty() {
                events.send(as_one(outcomes));
            }
        });
    };
    if let Err(reason) = spawn("push", work) {
        failed.failed(&reason);
    }
}

fn by_rules_one(
    database: &Path,
    push: &Push,
    settings: &poll::Settings,
    writer: &Writer,
) -> Result<Option<Event>, integrations::IntegrationError> {
    let store = Store::open_read_only(database)?;
    let with = With { store: &store, rules: &settings.rules, limits: &settings.limits };
    let name = push.target.word();
    let mut told = |id, fate: integrations::Fate| writer.ask(move |store| fate.keep(store, id, name)).map(drop);
    Ok(integrations::push_by_rules(push, with, false, &mut told)?.map(|summary| outcome(&summary, push)))
}

fn outcome(summary: &Summary, push: &Push) -> Event {
    let words = summary.words(push.target);
    match summary.failures.first() {
        Some(failure) => Event::Failed(format!("{words}: {failure}")),
        None => Event::Said(words),
    }
}

/// What became of every server as one message: the line on the screen holds only the last that comes.
fn as_one(outcomes: Vec<Event>) -> Event {
    let failed = outcomes.iter().any(|outcome| matches!(outcome, Event::Failed(_)));
    let words = outcomes.into_iter().filter_map(|outcome| match outcome {
        Event::Said(words) | Event::Failed(words) => Some(words),
        _ => None,
    });
    let words = words.collect::<Vec<_>>().join(" · ");
    if failed { Event::Failed(words) } else { Event::Said(words) }
}

fn push_one(
    database: &Path,
    push: &Push,
    settings: &poll::Settings,
    writer: &Writer,
) -> Result<Event, integrations::IntegrationError> {
    let store = Store::open_read_only(database)?;
    let articles = store.list(&Query::default().saved_only(), Sort::Saved, 0, Timestamp::now())?;
    let with = With { store: &store, rules: &settings.rules, limits: &settings.limits };
    let name = push.target.word();
    let mut keep = |id, content| writer.ask(move |store| store.set_pushed(id, name, content)).map(drop);
    let summary = integrations::push(push, &articles, with, &mut keep)?;
    Ok(outcome(&summary, push))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_every_server_was_given_stands_in_one_message() {
        let said = |words: &str| Event::Said(words.to_owned());
        let both = as_one(vec![said("wallabag: 2 sent"), said("readeck: 3 sent")]);
        assert!(matches!(&both, Event::Said(words) if words == "wallabag: 2 sent · readeck: 3 sent"), "{both:?}");
        let one_failed = as_one(vec![Event::Failed("wallabag: no answer".to_owned()), said("readeck: 3 sent")]);
        assert!(
            matches!(&one_failed, Event::Failed(words) if words == "wallabag: no answer · readeck: 3 sent"),
            "{one_failed:?}"
        );
    }
}
