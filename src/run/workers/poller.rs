//! The thread that polls: at the start, when something is due, and when it is asked. While nothing is due it derives articles
//! again that older rules made readable.

use super::{database::Database, db_writer::Writer, shared_settings::SharedSettings};
use crate::{
    app::{Event, PollRequest, Polled},
    language::tr,
    poll::{self, LockError, PollLock, Progress, Report, Round, Step},
    run::messages::{EventSender, guarded, spawn},
    store::StoreError,
};
use jiff::Timestamp;
use std::{
    io,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{self, Receiver, RecvTimeoutError, Sender},
    },
    time::{Duration, Instant},
};

/// How often it is looked whether something is due.
const LOOK: Duration = Duration::from_mins(1);
/// Articles derived again in one transaction: a mark waits no longer than for these.
const DERIVED_AT_ONCE: usize = 20;
/// Between two such transactions.
const BETWEEN_BATCHES: Duration = Duration::from_millis(100);

/// The way to the poller.
pub struct Poller {
    to: Sender<PollRequest>,
    stop: Arc<AtomicBool>,
}

impl Poller {
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
    path: PathBuf,
    settings: SharedSettings,
    events: EventSender,
    writer: Writer,
    opened: Receiver<()>,
) -> io::Result<Poller> {
    let (to, requests) = mpsc::channel();
    let stop = Arc::new(AtomicBool::new(false));
    let stopped = stop.clone();
    let work = move || {
        if opened.recv().is_err() {
            return;
        }
        match Database::open(&path, &writer) {
            Ok(database) => {
                let folder = path.parent().unwrap_or(Path::new(".")).to_owned();
                Polling { database, folder, settings, events, stop: stopped, told_taken: false }.serve(&requests);
            }
            Err(reason) => events.failed(&reason),
        }
    };
    spawn("poller", work)?;
    Ok(Poller { to, stop })
}

struct Polling {
    database: Database,
    /// Where the lock lies.
    folder: PathBuf,
    settings: SharedSettings,
    events: EventSender,
    stop: Arc<AtomicBool>,
    /// That somebody else polls has been said: once is enough for as long as it lasts.
    told_taken: bool,
}

impl Polling {
    fn serve(mut self, requests: &Receiver<PollRequest>) {
        let mut request = PollRequest::default();
        loop {
            if !self.settings.settings().offline {
                let events = self.events.clone();
                guarded(&events, "while polling", || self.poll(&request));
                if request.force {
                    events.send(Event::Clock(Timestamp::now()));
                }
            }
            request = match self.wait(requests) {
                Some(request) if !self.stop.load(Ordering::Relaxed) => request,
                _ => return,
            };
        }
    }

    /// The next request, or that it is time to look again; articles are derived meanwhile. None at the end.
    fn wait(&mut self, requests: &Receiver<PollRequest>) -> Option<PollRequest> {
        let until = Instant::now() + LOOK;
        let (mut stale, mut derived) = (true, 0);
        loop {
            let left = until.saturating_duration_since(Instant::now());
            match requests.recv_timeout(if stale { left.min(BETWEEN_BATCHES) } else { left }) {
                Ok(request) => return Some(request),
                Err(RecvTimeoutError::Disconnected) => return None,
                Err(RecvTimeoutError::Timeout) if left.is_zero() => return Some(PollRequest::default()),
                Err(RecvTimeoutError::Timeout) => {
                    let count = self.derive_again();
                    derived += count;
                    stale = count == DERIVED_AT_ONCE;
                    if !stale && derived > 0 {
                        self.events.send(Event::StoreChanged);
                    }
                }
            }
        }
    }

    /// Derives some articles again; how many. A failure ends it until the next look.
    fn derive_again(&mut self) -> usize {
        let (events, settings) = (self.events.clone(), self.settings.settings());
        let mut count = 0;
        guarded(&events, "while articles were derived again", || {
            match poll::derive_again(&mut self.database, &settings, DERIVED_AT_ONCE) {
                Ok(derived) => count = derived,
                // It stays as it is, and every mark says so.
                Err(StoreError::ReadOnly { .. }) => {}
                Err(reason) => events.failed(&reason),
            }
        });
        count
    }

    fn poll(&mut self, request: &PollRequest) {
        let Some(lock) = self.lock(request.force) else { return };
        let came = self.round(request);
        drop(lock);
        if let Err(reason) = came {
            self.events.failed(&reason);
            self.events.send(Event::Polled(Polled::default()));
        }
    }

    fn lock(&mut self, force: bool) -> Option<PollLock> {
        match poll::lock(&self.folder) {
            Ok(lock) => {
                self.told_taken = false;
                return Some(lock);
            }
            Err(LockError::Taken { .. }) if !force => {
                if !std::mem::replace(&mut self.told_taken, true) {
                    let words = tr!("poller-another-is-fetching");
                    self.events.send(Event::Said(words.to_owned()));
                }
            }
            Err(reason) => {
                self.events.failed(&reason);
                self.events.send(Event::Polled(Polled::default()));
            }
        }
        None
    }

    fn round(&mut self, request: &PollRequest) -> Result<Report, StoreError> {
        let (settings, events) = (self.settings.settings(), self.events.clone());
        let (stop, force) = (self.stop.clone(), request.force);
        let round = Round { settings: &settings, only: &request.sources, force, watched: true, stop: &stop };
        let mut total = 0;
        round.run(&mut self.database, &mut |step| match step {
            Step::Progress(Progress { done, total: all, failed, new, .. }) => {
                total = all;
                events.send(Event::Polling { done, total, failed: failed as usize, new: new as usize });
            }
            Step::Ruled(ruled) => events.send(Event::Ruled(ruled.steps, ruled.told)),
            Step::Visible(report) if total > 0 || force => {
                let (new, changed, failed) = (report.new as usize, report.changed as usize, report.failed as usize);
                events.send(Event::Polled(Polled { new, changed, failed, total }));
            }
            Step::Visible(_) => {}
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::db_writer;
    use super::*;
    use crate::{clean, news::Draft, poll::Settings, run::messages::Message, store::Store};

    #[test]
    fn an_idle_program_derives_again_what_older_rules_made_readable() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pressstart.db");
        let mut store = Store::open(&path).unwrap();
        let item = poll::bare_link("https://lamp.example/hollow-bell");
        let id = store.save_page(&item, None, &[], Timestamp::UNIX_EPOCH).unwrap();
        let stale = Draft { title: "What older rules made of it".into(), ..item };
        store.rederive(&[(id, stale)], clean::RULES_VERSION - 1).unwrap();
        let ((to, inbox), (ready, opened)) = (mpsc::channel(), mpsc::channel());
        let thread = db_writer::start(
            Store::open(&path).unwrap(),
            path.clone(),
            Vec::new(),
            Vec::new(),
            EventSender(to.clone()),
            ready,
        )
        .unwrap();
        let settings = Settings { offline: true, ..Settings::new(clean::BUILTIN.clone()) };
        let shared = SharedSettings::new(Arc::new(settings));
        let poller = start(path, shared, EventSender(to), thread.writer().clone(), opened).unwrap();
        let changed = |message: Message| matches!(message, Message::Event(Event::StoreChanged));
        while !changed(inbox.recv_timeout(Duration::from_secs(20)).unwrap()) {}
        assert_eq!(store.article(id).unwrap().unwrap().title.as_str(), "lamp.example/hollow-bell");
        assert!(store.stale(clean::RULES_VERSION, 1).unwrap().is_empty());
        poller.stop();
    }
}
