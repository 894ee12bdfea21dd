//! Hand-over from the screen: the hook is told of what was saved, and servers are given the reading list. Each on a thread of
//! its own, because both may take their time; what goes wrong is a line on the screen.

use super::{
    workers::{Post, guarded, spawn},
    writing::Writer,
};
use crate::{
    app::Event,
    config::Push,
    handover::{self, With},
    news::ArticleId,
    poll,
    query::Query,
    store::{Sort, Store},
};
use jiff::Timestamp;
use std::{path::PathBuf, sync::Arc};

/// Tells the reader's own program of articles that were saved, one after another.
pub fn saved(database: PathBuf, program: Vec<String>, articles: Vec<ArticleId>, post: Post) {
    let failed = post.clone();
    let work = move || {
        guarded(&post, "while the hook ran", || {
            let Ok(store) = Store::open_read_only(&database).inspect_err(|reason| post.failed(reason)) else { return };
            for article in articles.into_iter().filter_map(|id| store.article(id).ok().flatten()) {
                if let Err(reason) = handover::hook(&program, &article) {
                    post.failed(&reason);
                }
            }
        });
    };
    if let Err(reason) = spawn("hook", work) {
        failed.failed(&reason);
    }
}

/// Hands the reading list over to every server of the config.
pub fn push(database: PathBuf, pushes: Vec<Push>, settings: Arc<poll::Settings>, writer: Writer, post: Post) {
    let failed = post.clone();
    let work = move || {
        guarded(&post, "while handing over", || {
            for one in &pushes {
                match push_one(&database, one, &settings, &writer) {
                    Ok(said) => post.event(said),
                    Err(reason) => post.failed(&format!("{}: {reason}", one.target.word())),
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
) -> Result<Event, handover::HandoverError> {
    let store = Store::open_read_only(database)?;
    let articles = store.list(&Query::default().saved_only(), Sort::Saved, 0, Timestamp::now())?;
    let with = With { store: &store, rules: &settings.rules, limits: &settings.limits };
    let name = push.target.word();
    let mut keep = |id, content| writer.ask(move |store| store.set_pushed(id, name, content)).map(drop);
    let summary = handover::push(push, &articles, with, &mut keep)?;
    let words = summary.words(push.target);
    Ok(match summary.failures.first() {
        Some(failure) => Event::Failed(format!("{words}: {failure}")),
        None => Event::Said(words),
    })
}
