//! The thread that polls: at the start, when something is due, and when it is asked. Its results go to the writer.

use super::{db_writer::Writer, shared_settings::SharedSettings};
use crate::{
    app::{Event, PollRequest},
    extract::Extracted,
    fetch::FetchError,
    news::Draft,
    poll::{self, LockError, Progress},
    run::messages::{EventSender, guarded, spawn},
    store::{PollResult, Ruled, Store, StoreError, Stored},
};
use jiff::{Timestamp, tz::TimeZone};
use std::{
    cell::Cell,
    io,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{self, Receiver, RecvTimeoutError, Sender},
    },
    time::Duration,
};

/// How often it is looked whether something is due.
const LOOK: Duration = Duration::from_mins(1);

/// The way to the poller.
pub struct Poller {
    to: Sender<PollRequest>,
    stop: Arc<AtomicBool>,
}

impl Poller {
    /// Asks for a poll.
    pub fn poll(&self, request: PollRequest) {
        drop(self.to.send(request));
    }

    /// Gives up what is under way.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

/// Starts the thread; offline it polls nothing.
pub fn start(
    database: PathBuf,
    settings: SharedSettings,
    events: EventSender,
    writer: Writer,
    opened: Receiver<()>,
) -> io::Result<Poller> {
    let (to, requests) = mpsc::channel();
    let stop = Arc::new(AtomicBool::new(false));
    let stopped = stop.clone();
    let work = move || {
        if settings.settings().offline || opened.recv().is_err() {
            return;
        }
        let Ok(store) = Store::open_read_only(&database).inspect_err(|reason| events.failed(reason)) else { return };
        let polling = Polling { store, database, settings, events, writer, stop: stopped, said: Cell::new(false) };
        polling.serve(&requests);
    };
    spawn("poller", work)?;
    Ok(Poller { to, stop })
}

struct Polling {
    store: Store,
    database: PathBuf,
    settings: SharedSettings,
    events: EventSender,
    writer: Writer,
    stop: Arc<AtomicBool>,
    /// That somebody else polls has been said: once is enough for as long as it lasts.
    said: Cell<bool>,
}

impl Polling {
    fn serve(self, requests: &Receiver<PollRequest>) {
        let mut request = PollRequest::default();
        loop {
            let asked = request.force;
            guarded(&self.events, "while polling", || {
                if let Err(reason) = self.poll(&request) {
                    self.events.failed(&reason);
                }
            });
            if self.stop.load(Ordering::Relaxed) {
                return;
            }
            if asked {
                self.events.send(Event::Clock(Timestamp::now()));
            }
            request = match requests.recv_timeout(LOOK) {
                Ok(request) => request,
                Err(RecvTimeoutError::Timeout) => PollRequest::default(),
                Err(RecvTimeoutError::Disconnected) => return,
            };
        }
    }

    fn poll(&self, request: &PollRequest) -> Result<(), StoreError> {
        let mut subscriptions = self.store.subscriptions()?;
        subscriptions.retain(|one| request.sources.is_empty() || request.sources.contains(&one.id));
        let folder = self.database.parent().unwrap_or(Path::new("."));
        let lock = match poll::lock(folder) {
            Ok(lock) => {
                self.said.set(false);
                lock
            }
            Err(LockError::Taken { .. }) if !request.force => {
                if !self.said.replace(true) {
                    let words = "Another Press Start is fetching; what it gets shows up here too";
                    self.events.send(Event::Said(words.to_owned()));
                }
                return Ok(());
            }
            Err(reason) => {
                self.events.failed(&reason);
                self.events.send(Event::Polled { new: 0, failed: 0, total: 0 });
                return Ok(());
            }
        };
        let (mut total, mut placed) = (0, Ok(()));
        let started = Timestamp::now();
        let report = poll::run(
            subscriptions,
            &self.settings.settings(),
            request.force,
            &mut |results| self.record(results),
            &mut |progress: Progress| {
                total = progress.total;
                // Nobody waits for a slow server to see one row per story.
                if progress.quiet && progress.new > 0 && placed.is_ok() {
                    placed = self.placed();
                }
                self.events.send(Event::Polling {
                    done: progress.done,
                    total: progress.total,
                    failed: progress.failed as usize,
                    new: progress.new as usize,
                });
            },
            &self.stop,
        );
        if report.broken.is_none() && placed.is_ok() {
            placed = self.placed();
        }
        if total > 0 || request.force {
            let (new, failed) = (report.new as usize, report.failed as usize);
            self.events.send(Event::Polled { new, failed, total });
        }
        if let Some(reason) = report.broken {
            return Err(reason);
        }
        placed?;
        if report.new > 0 {
            self.whole_texts(started)?;
        }
        if total > 0 {
            self.drop_old()?;
        }
        drop(lock);
        Ok(())
    }

    /// What came is laid beside its stories, and the reader's own rules are applied to it.
    fn placed(&self) -> Result<(), StoreError> {
        let rules = self.settings.settings().standing.clone();
        let done = self.writer.ask(move |store| {
            store.place_arrivals(Timestamp::now())?;
            store.apply_rules(&rules, Timestamp::now(), &TimeZone::system())
        })?;
        if let Some(done) = done.filter(|done| *done != Ruled::default()) {
            self.events.send(Event::Ruled(done.steps, done.told));
        }
        Ok(())
    }

    /// Gets the pages of what came since then, for sources that ask for it.
    fn whole_texts(&self, since: Timestamp) -> Result<(), StoreError> {
        let wanted = poll::pages_wanted(&self.store, since)?;
        let mut kept = Ok(());
        let keep = &mut |id, got: Result<(Extracted, Draft), FetchError>| match got {
            Ok(page) if kept.is_ok() => {
                kept = self.writer.ask(move |store| store.keep_page(id, &page.0, &page.1)).map(drop);
            }
            Ok(_) => {}
            Err(reason) => tracing::info!(article = %id, %reason, "no whole text"),
        };
        poll::full_texts(&wanted, &self.settings.settings(), keep, &self.stop);
        kept
    }

    /// Drops what retention says, a little at a time.
    fn drop_old(&self) -> Result<(), StoreError> {
        let Some(before) = self.settings.settings().dropped_before(Timestamp::now()) else { return Ok(()) };
        while !self.stop.load(Ordering::Relaxed) {
            let dropped = self.writer.ask(move |store| store.drop_read(before, poll::DROPPED_AT_ONCE))?;
            if dropped.unwrap_or_default() < poll::DROPPED_AT_ONCE {
                break;
            }
        }
        Ok(())
    }

    fn record(&self, results: Vec<PollResult>) -> Result<Vec<Stored>, StoreError> {
        let count = results.len();
        let stored = self.writer.ask(move |store| store.record(&results))?;
        Ok(stored.unwrap_or_else(|| vec![Stored::default(); count]))
    }
}
