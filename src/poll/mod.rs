//! The poller asks the sources that are due, once each, and hands what came of it to the store while the rest is still under way.
//!
//! One thread asks (tokio lives there), two read and clean, and the caller's thread stores. A source that fails, hangs or
//! cannot be read never holds up the others. The poller decides nothing about time: `schedule` does.

mod archive;
mod ask;
mod find_source;
mod initiator;
mod lock;
mod outcome;
mod pages;
mod password;
mod read;
mod record;
mod report;

pub use archive::{PageOwed, archive_blocking, next_try, page_owed};
pub use find_source::{Found, find_source};
pub use initiator::initiator;
pub use lock::{LockError, PollLock, lock};
pub use pages::{
    PageWanted, bare_link, derive, full_text, full_text_blocking, full_texts, pages_wanted, web_page_blocking,
};
pub use password::printed;
pub use report::{Report, SourceReport, Word};

use crate::{
    config::{Archiving, Config},
    fetch::Limits,
    links,
    news::Rule,
    schedule::{self, Due},
    store::{PollResult, StoreError, Stored, Subscription},
    text::Line,
};
use jiff::Timestamp;
use std::{
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
        mpsc,
    },
    thread,
    time::{Duration, Instant},
};

/// Threads that read and clean. More would only wait for the store.
const READERS: usize = 2;
/// Answers waiting to be read, besides those that hold their connection meanwhile.
const ANSWERS_WAITING: usize = 8;
/// Results waiting to be stored: enough to make one transaction of many small ones.
const RESULTS_WAITING: usize = 32;

/// How to poll.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Least time between two polls of a source that says nothing else.
    pub every: Duration,
    /// Connections in all.
    pub at_once: usize,
    /// Connections to one host.
    pub per_host: usize,
    /// Pause between two requests over one such connection.
    pub host_delay: Duration,
    /// Open no socket.
    pub offline: bool,
    /// Read articles got longer ago than this are dropped after a poll; none without it.
    pub keep_read: Option<Duration>,
    /// How much of a saved article is kept.
    pub archive: Archiving,
    /// What one request may cost.
    pub limits: Limits,
    /// Link rules for cleaning.
    pub rules: links::Rules,
    /// The reader's own rules for what arrives.
    pub standing: Vec<Rule>,
}

impl Settings {
    /// The defaults, with these link rules.
    #[must_use]
    pub fn new(rules: links::Rules) -> Self {
        Self {
            every: Duration::from_hours(1),
            at_once: 32,
            per_host: 1,
            host_delay: Duration::from_secs(1),
            offline: false,
            keep_read: None,
            archive: Archiving::default(),
            limits: Limits::default(),
            rules,
            standing: Vec::new(),
        }
    }

    /// The same, with what the config says.
    #[must_use]
    pub fn following(self, config: &Config) -> Self {
        Self {
            every: config.poll.every,
            at_once: config.poll.at_once,
            per_host: config.poll.per_host,
            host_delay: config.poll.host_delay,
            keep_read: config.store.keep_read,
            archive: config.archive,
            standing: config.rules.clone(),
            ..self
        }
    }

    /// Read articles got before this are dropped after a poll; none when nothing is.
    #[must_use]
    pub fn dropped_before(&self, now: Timestamp) -> Option<Timestamp> {
        self.keep_read.map(|keep| now.saturating_sub(keep).unwrap_or(Timestamp::MIN))
    }
}

/// Articles dropped in one transaction: other writers wait no longer than a moment.
pub const DROPPED_AT_ONCE: usize = 500;

/// How far a run is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Progress {
    /// Sources dealt with.
    pub done: usize,
    /// Sources asked in this run.
    pub total: usize,
    /// The source dealt with last.
    pub current: Line,
    /// New articles so far.
    pub new: u32,
    /// Failures so far.
    pub failed: u32,
    /// What came is stored and for a moment nothing more has come: time to do something with it.
    pub quiet: bool,
}

/// Takes results that are ready, several sources at a time, and says what each changed.
pub type Sink<'a> = &'a mut dyn FnMut(Vec<PollResult>) -> Result<Vec<Stored>, StoreError>;

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
        let due = schedule::due(&one.state, &plan(&one, settings), now, force);
        lines.push(SourceReport::skipped(&one, due, settings.offline));
        if due == Due::Now && !settings.offline {
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

/// A subscription as the schedule sees it.
fn plan(one: &Subscription, settings: &Settings) -> schedule::Settings {
    schedule::Settings {
        every: one.source.every.unwrap_or(settings.every.as_secs()),
        paused: one.source.paused,
        seed: one.id.0.unsigned_abs(),
    }
}
