//! The thread that polls: at the start, when something is due, and when it is asked. Its results go to the writer.

use super::{db_writer::Write, shared_settings::SharedSettings};
use crate::{
    app::Event,
    news::SourceId,
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

/// A wish to poll.
pub struct Wish {
    /// These sources, or all.
    pub sources: Vec<SourceId>,
    /// Also those that are not due.
    pub force: bool,
}

/// The way to the poller.
pub struct Poller {
    to: Sender<Wish>,
    stop: Arc<AtomicBool>,
}

impl Poller {
    /// Asks for a poll.
    pub fn poll(&self, wish: Wish) {
        drop(self.to.send(wish));
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
    writer: Sender<Write>,
    opened: Receiver<()>,
) -> io::Result<Poller> {
    let (to, wishes) = mpsc::channel();
    let stop = Arc::new(AtomicBool::new(false));
    let stopped = stop.clone();
    let work = move || {
        if settings.settings().offline || opened.recv().is_err() {
            return;
        }
        let Ok(store) = Store::open_read_only(&database).inspect_err(|reason| events.failed(reason)) else { return };
        let polling = Polling { store, database, settings, events, writer, stop: stopped, said: Cell::new(false) };
        polling.serve(&wishes);
    };
    spawn("poller", work)?;
    Ok(Poller { to, stop })
}

struct Polling {
    store: Store,
    database: PathBuf,
    settings: SharedSettings,
    events: EventSender,
    writer: Sender<Write>,
    stop: Arc<AtomicBool>,
    /// That somebody else polls has been said: once is enough for as long as it lasts.
    said: Cell<bool>,
}

impl Polling {
    fn serve(self, wishes: &Receiver<Wish>) {
        let mut wish = Wish { sources: Vec::new(), force: false };
        loop {
            let asked = wish.force;
            guarded(&self.events, "while polling", || {
                if let Err(reason) = self.poll(&wish) {
                    self.events.failed(&reason);
                }
            });
            if self.stop.load(Ordering::Relaxed) {
                return;
            }
            if asked {
                self.events.event(Event::Clock(Timestamp::now()));
            }
            wish = match wishes.recv_timeout(LOOK) {
                Ok(wish) => wish,
                Err(RecvTimeoutError::Timeout) => Wish { sources: Vec::new(), force: false },
                Err(RecvTimeoutError::Disconnected) => return,
            };
        }
    }

    fn poll(&self, wish: &Wish) -> Result<(), StoreError> {
        let mut subscriptions = self.store.subscriptions()?;
        subscriptions.retain(|one| wish.sources.is_empty() || wish.sources.contains(&one.id));
        let folder = self.database.parent().unwrap_or(Path::new("."));
        let lock = match poll::lock(folder) {
            Ok(lock) => {
                self.said.set(false);
                lock
            }
            Err(LockError::Taken { .. }) if !wish.force => {
                if !self.said.replace(true) {
                    let words = "Another Press Start is fetching; what it gets shows up here too";
                    self.events.event(Event::Said(words.to_owned()));
                }
                return Ok(());
            }
            Err(reason) => {
                self.events.failed(&reason);
                self.events.event(Event::Polled { new: 0, failed: 0, total: 0 });
                return Ok(());
            }
        };
        let (mut total, mut placed) = (0, Ok(()));
        let started = Timestamp::now();
        let report = poll::run(
            subscriptions,
            &self.settings.settings(),
            wish.force,
            &mut |results| self.record(results),
            &mut |progress: Progress| {
                total = progress.total;
                // Nobody waits for a slow server to see one row per story.
                if progress.quiet && progress.new > 0 && placed.is_ok() {
                    placed = self.placed();
                }
                self.events.event(Event::Polling {
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
        if total > 0 || wish.force {
            let (new, failed) = (report.new as usize, report.failed as usize);
            self.events.event(Event::Polled { new, failed, total });
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
        self.written(Write::Place)?;
        let rules = self.settings.settings().standing.clone();
        let done = self.written(|answer| {
            Write::Ask(Box::new(move |store| {
                drop(answer.send(store.apply_rules(&rules, Timestamp::now(), &TimeZone::system())));
            }))
        })?;
        if let Some(done) = done.filter(|done| *done != Ruled::default()) {
            self.events.event(Event::Ruled(done.steps, done.told));
        }
        Ok(())
    }

    /// Gets the pages of what came since then, for sources that ask for it.
    fn whole_texts(&self, since: Timestamp) -> Result<(), StoreError> {
        let wanted = poll::pages_wanted(&self.store, since)?;
        let mut kept = Ok(());
        let keep = &mut |id, got| match got {
            Ok(page) if kept.is_ok() => {
                kept = self.written(|answer| Write::KeepPage(id, Box::new(page), answer)).map(|_| ());
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
            let dropped = self.written(|answer| Write::DropRead(before, poll::DROPPED_AT_ONCE, answer))?;
            if dropped.unwrap_or_default() < poll::DROPPED_AT_ONCE {
                break;
            }
        }
        Ok(())
    }

    fn record(&self, results: Vec<PollResult>) -> Result<Vec<Stored>, StoreError> {
        let count = results.len();
        let stored = self.written(|answer| Write::Record(results, answer))?;
        Ok(stored.unwrap_or_else(|| vec![Stored::default(); count]))
    }

    /// What the writer answers; none when it has ended: the program is ending too.
    fn written<T>(&self, job: impl FnOnce(Sender<Result<T, StoreError>>) -> Write) -> Result<Option<T>, StoreError> {
        let (answer, answered) = mpsc::channel();
        drop(self.writer.send(job(answer)));
        answered.recv().ok().transpose()
    }
}
