//! Hand-over from the screen: the hook is told of what was saved, and servers are given the reading list. Each on a thread of
//! its own, because both may take their time; what goes wrong is a line on the screen.

use super::db_writer::Writer;
use crate::{
    app::Event,
    config::Push,
    integrations::{self, With},
    news::ArticleId,
    poll,
    query::Query,
    run::messages::{EventSender, guarded, spawn},
    store::{Sort, Store},
};
use jiff::Timestamp;
use std::{path::PathBuf, sync::Arc};

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
            for one in &pushes {
                match push_one(&database, one, &settings, &writer) {
                    Ok(said) => events.send(said),
                    Err(reason) => events.failed(&format!("{}: {reason}", one.target.word())),
                }
            }
        });
    };
    if let Err(reason) = spawn("push", work) {
        failed.failed(&reason);
    }
}

fn push_one(
    database: &std::path::Path,
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
    let words = summary.words(push.target);
    Ok(match summary.failures.first() {
        Some(failure) => Event::Failed(format!("{words}: {failure}")),
        None => Event::Said(words),
    })
}
