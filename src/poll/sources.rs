//! Asks the sources that are due, once each, and hands what came of it over to be stored while the rest is still under way.
//!
//! One thread asks (tokio lives there), two read and clean, and the caller's thread stores. A source that fails, hangs or
//! cannot be read never holds up the others.

use super::{
    Progress, Settings, Sink, ask, read, record,
    report::{Report, SourceReport},
};
use crate::{
    schedule::{self, Due},
    store::Subscription,
};
use jiff::Timestamp;
use std::{
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
        mpsc,
    },
    thread,
    time::Instant,
};

/// Threads that read and clean. More would only wait for the store.
const READERS: usize = 2;
/// Answers waiting to be read, besides those that hold their connection meanwhile.
const ANSWERS_WAITING: usize = 8;
/// Results waiting to be stored while others are: few enough to take a few megabytes.
const RESULTS_WAITING: usize = 8;

/// Polls the sources that are due. With `force`, also those that are not, unless their server asked for a pause or is gone.
///
/// What is asked for when `stop` becomes true is given up; what came before is stored.
pub fn run(
    subscriptions: Vec<Subscription>,
    settings: &Settings,
    force: bool,
    sink: Sink,
    progress: &mut dyn FnMut(Progress),
    stop: &AtomicBool,
) -> Report {
    let started = Instant::now();
    let now = Timestamp::now();
    let mut lines = Vec::new();
    let mut asked = Vec::new();
    for (place, one) in subscriptions.into_iter().enumerate() {
        let due = schedule::due(&one.state, &record::plan(&one, settings), now, force);
        lines.push(SourceReport::skipped(&one, due, settings.offline));
        // A file and a program of the user's own need no socket.
        if due == Due::Now && (!settings.offline || one.source.is_local()) {
            asked.push(ask::Asked { place, subscription: one });
        }
    }
    let mut recorder = record::Recorder::new(lines, settings, started, asked.len());
    if asked.is_empty() {
        return recorder.report();
    }
    progress(recorder.progress());
    let broken = AtomicBool::new(false);
    thread::scope(|scope| {
        let (answers_in, answers) = tokio::sync::mpsc::channel(ANSWERS_WAITING);
        let (results_in, results) = mpsc::sync_channel(RESULTS_WAITING);
        let stopped = || stop.load(Ordering::Relaxed) || broken.load(Ordering::Relaxed);
        scope.spawn(move || ask::all(asked, settings, &stopped, answers_in));
        let answers = std::sync::Arc::new(Mutex::new(answers));
        for _ in 0..READERS {
            let (answers, results) = (answers.clone(), results_in.clone());
            scope.spawn(move || read::all(&answers, &settings.rules, &results));
        }
        drop(results_in);
        recorder.record_all(&results, sink, progress, &broken);
    });
    recorder.close(sink, progress);
    recorder.report()
}
