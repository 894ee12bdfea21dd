//! The thread that owns the write connection to the database. Everything that changes it passes here, one after another.

use super::{marks, source_settings, unwritten};
use crate::{
    app::{Event, Write},
    news::Source,
    run::messages::{EventSender, Message, guarded, spawn},
    store::{Passed, Step, Store, StoreError},
};
use jiff::Timestamp;
use std::{
    collections::VecDeque,
    io,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
        mpsc::{self, Receiver, RecvTimeoutError, Sender},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

/// Bodies that are indexed at a time, while nothing else is to be done.
const INDEXED_AT_ONCE: usize = 40;
/// Quiet for this long means idle.
const IDLE: Duration = Duration::from_millis(400);
/// Nobody waits longer for another process to let the database go.
const LONGEST_END: Duration = Duration::from_secs(5);
/// An end that takes no longer is not spoken of.
const SOON: Duration = Duration::from_millis(300);

enum Job {
    /// What the model asks for; what comes of it is an event.
    Write(Write),
    /// What another worker asks for; it takes the answer itself.
    Ask(Box<dyn FnOnce(&mut Store) + Send>),
    /// Look whether another program has written.
    Look,
    /// The user is at the keys: what can wait waits.
    Busy,
    /// The last thing to do.
    Stop,
}

/// The way to the writer. Sending to one that has ended does nothing.
#[derive(Clone)]
pub struct Writer {
    to: Sender<Job>,
    waiting: Waiting,
}

/// What was asked for and is not on disk yet, in order; and whether the program is ending.
#[derive(Clone, Default)]
struct Waiting {
    writes: Arc<Mutex<VecDeque<Write>>>,
    ending: Arc<AtomicBool>,
    /// At the end: all of it is on disk, and the log alone is left to be emptied.
    written: Arc<AtomicBool>,
    given_up: Arc<AtomicBool>,
}

impl Waiting {
    fn writes(&self) -> MutexGuard<'_, VecDeque<Write>> {
        self.writes.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Writer {
    /// Has something written; what comes of it is an event.
    pub fn write(&self, write: Write) {
        self.waiting.writes().push_back(write.clone());
        drop(self.to.send(Job::Write(write)));
    }

    /// What the writer answers; none when it has ended: the program is ending too.
    pub fn ask<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Store) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<Option<T>, StoreError> {
        let (answer, answered) = mpsc::channel();
        self.tell(move |store| drop(answer.send(work(store))));
        answered.recv().ok().transpose()
    }

    /// As `ask`, for those who cannot wait.
    pub fn tell(&self, work: impl FnOnce(&mut Store) + Send + 'static) {
        drop(self.to.send(Job::Ask(Box::new(work))));
    }

    /// Has it looked whether another program has written.
    pub fn look(&self) {
        drop(self.to.send(Job::Look));
    }

    /// Says that the user is at the keys.
    pub fn busy(&self) {
        drop(self.to.send(Job::Busy));
    }
}

/// The writer's thread.
pub struct WriterThread {
    writer: Writer,
    /// None once its end was waited for.
    thread: Option<JoinHandle<()>>,
    database: PathBuf,
}

impl WriterThread {
    pub const fn writer(&self) -> &Writer {
        &self.writer
    }

    /// Waits until everything that was asked for is on disk, at most a few seconds; `wait` is told when that takes a while. What is
    /// not written then is kept beside the database: how many steps, and where.
    pub fn end(mut self, wait: impl FnOnce()) -> io::Result<(usize, PathBuf)> {
        self.finish(wait)
    }

    fn finish(&mut self, wait: impl FnOnce()) -> io::Result<(usize, PathBuf)> {
        self.writer.waiting.ending.store(true, Ordering::SeqCst);
        drop(self.writer.to.send(Job::Stop));
        if let Some(thread) = self.thread.take() {
            let is_written = || thread.is_finished() || self.writer.waiting.written.load(Ordering::SeqCst);
            if !comes_within(SOON, is_written) {
                wait();
                if !comes_within(LONGEST_END, is_written) {
                    self.writer.waiting.given_up.store(true, Ordering::SeqCst);
                }
            }
            if is_written() {
                // A slow disk takes long over a large log, in which all is safe: the next start goes on with it.
                comes_within(SOON, || thread.is_finished());
            }
        }
        let left: Vec<Write> = self.writer.waiting.writes().iter().cloned().collect();
        unwritten::keep(&self.database, &left)
    }
}

/// However the program ends, what was asked for is on disk or kept for the next start.
impl Drop for WriterThread {
    fn drop(&mut self) {
        if self.thread.is_some() {
            drop(self.finish(|| ()));
        }
    }
}

fn comes_within(longest: Duration, is_there: impl Fn() -> bool) -> bool {
    let until = Instant::now() + longest;
    while !is_there() && Instant::now() < until {
        thread::sleep(Duration::from_millis(5));
    }
    is_there()
}

/// Starts writing over a connection; `opened` is told when the database is ready to be read.
pub fn start(
    mut store: Store,
    database: PathBuf,
    declared: Vec<Source>,
    starter: Vec<Source>,
    events: EventSender,
    opened: Sender<()>,
) -> io::Result<WriterThread> {
    let (to, jobs) = mpsc::channel();
    let (waiting, path) = (Waiting::default(), database.clone());
    let writer = Writer { to, waiting: waiting.clone() };
    let work = move || match prepare(&mut store, &database, &declared, &starter) {
        Ok(()) => {
            let _ = opened.send(());
            serve(store, &jobs, &waiting, &events);
        }
        Err(reason) => drop(events.0.send(Message::Broken(reason))),
    };
    Ok(WriterThread { writer, thread: Some(spawn("db writer", work)?), database: path })
}

fn prepare(store: &mut Store, database: &Path, declared: &[Source], starter: &[Source]) -> Result<(), StoreError> {
    // What can be read is read; each mark is told that it cannot be kept.
    if store.is_read_only() {
        return Ok(());
    }
    store.declare_sources(declared, starter, Timestamp::now())?;
    unwritten::take_in(database, store, Timestamp::now());
    store.keep_time(Timestamp::now())?;
    store.let_log_grow()
}

fn serve(mut store: Store, jobs: &Receiver<Job>, waiting: &Waiting, events: &EventSender) {
    let writable = !store.is_read_only();
    let mut idle = Idle { owed: writable, logged: writable, untold: false };
    let mut version = store.data_version().ok();
    loop {
        let job = if idle.is_due() {
            jobs.recv_timeout(IDLE)
        } else {
            jobs.recv().map_err(|_| RecvTimeoutError::Disconnected)
        };
        match job {
            Ok(Job::Stop) | Err(RecvTimeoutError::Disconnected) => {
                waiting.written.store(true, Ordering::SeqCst);
                // Other threads hold the database open: closing this connection alone would leave the log at its full length.
                if let (true, Err(reason)) = (writable, store.empty_log()) {
                    tracing::warn!(%reason, "the log of the database was not emptied");
                }
                return;
            }
            Ok(Job::Busy) => {}
            // This connection's own writing is no change to it.
            Ok(Job::Look) => {
                let now = store.data_version().ok();
                if std::mem::replace(&mut version, now) != now {
                    events.send(Event::StoreChanged);
                }
            }
            // Nobody waits any more: it is kept for the next start, and must not be done twice.
            Ok(Job::Write(_)) if waiting.given_up.load(Ordering::SeqCst) => return,
            Ok(Job::Write(write)) => {
                idle.logged = writable;
                let mut done = true;
                guarded(events, "while writing", || done = perform_and_tell(&mut store, write, events));
                if !done && waiting.ending.load(Ordering::SeqCst) {
                    // It and what comes after it are kept for the next start.
                    return;
                }
                waiting.writes().pop_front();
            }
            Ok(Job::Ask(work)) => {
                (idle.logged, idle.owed) = (writable, writable);
                guarded(events, "while writing", || work(&mut store));
            }
            Err(RecvTimeoutError::Timeout) => guarded(events, "while indexing", || idle.work(&mut store, events)),
        }
    }
}

/// What is done while nobody asks for anything.
struct Idle {
    /// Bodies may have to be indexed.
    owed: bool,
    /// A log has not been moved into the database.
    logged: bool,
    /// What has come is found by a search only when the index is whole again: then it is told.
    untold: bool,
}

impl Idle {
    const fn is_due(&self) -> bool {
        self.owed || self.logged
    }

    /// A little of it. A failure here is met again, and told, by whoever writes next.
    fn work(&mut self, store: &mut Store, events: &EventSender) {
        self.untold |= store.index_owed(0).is_ok_and(|owed| owed > 0);
        self.owed = store.index_owed(INDEXED_AT_ONCE).is_ok_and(|left| left > 0);
        if self.owed {
            return;
        }
        if std::mem::take(&mut self.untold) {
            events.send(Event::StoreChanged);
        }
        self.logged = store.move_log().is_err();
    }
}

/// Whether it was written; what comes of it is told in any case.
fn perform_and_tell(store: &mut Store, write: Write, events: &EventSender) -> bool {
    let (to, told) = mpsc::channel();
    perform(store, write, &EventSender(to));
    let mut done = true;
    for message in told.try_iter() {
        done &= !unwritten::has_failed(&message);
        drop(events.0.send(message));
    }
    done
}

fn perform(store: &mut Store, write: Write, events: &EventSender) {
    let now = Timestamp::now();
    match write {
        Write::Mark(marking) => marks::mark(store, marking, now, events),
        Write::Mute { ticket, id, wish } => marks::mute(store, ticket, id, &wish, now, events),
        Write::Unmute { ticket, id } => marks::unmute(store, ticket, id, now, events),
        Write::Undo => marks::undo(store, now, events),
        Write::Redo => marks::redo(store, now, events),
        Write::KeepTime => match store.keep_time(now) {
            Ok(passed) if passed == Passed::default() => {}
            Ok(passed) => events.send(Event::Passed(passed.back, passed.unmuted)),
            Err(reason) => events.failed(&reason),
        },
        Write::AddRule(rule) => kept(store.add_rule(&rule, now), events),
        Write::DropRule(name) => kept(store.remove_rule(&name, now), events),
        Write::SetKind(articles, kind) => kept(store.set_kind(&articles, kind, now), events),
        Write::DropMade(article, command) => {
            told(store.drop_command_text(article, &command, now).map(drop), events);
        }
        Write::Position(article, share) => told(store.set_position(article, share), events),
        Write::ChangeSeen(article) => told(store.change_seen(article), events),
        Write::Remember(name, value) => told(store.set_setting(name, &value), events),
        Write::SetSource { source, setting, value } => source_settings::set(store, source, setting, &value, events),
        Write::Selectors(source, selectors) => source_settings::read_by(store, source, selectors, events),
        Write::ChangeAddress(source, url) => source_settings::change_address(store, source, &url, events),
        Write::PauseSource(source, paused) => source_settings::pause(store, source, paused, events),
        Write::RemoveSource(source) => source_settings::remove(store, source, events),
        Write::PickSources { add, remove } => source_settings::pick(store, &add, &remove, events),
        Write::ImportSources { path, shelves } => source_settings::import(store, &path, &shelves, events),
    }
}

/// The words of a step that is no decision.
fn kept(done: Result<Step, StoreError>, events: &EventSender) {
    match done {
        Ok(step) => events.send(Event::Kept(step.words)),
        Err(reason) => events.failed(&reason),
    }
}

fn told(done: Result<(), StoreError>, events: &EventSender) {
    if let Err(reason) = done {
        events.failed(&reason);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{extract::Extracted, poll};

    #[test]
    fn what_another_program_writes_is_told_and_what_this_one_writes_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("news.db");
        let ((to, inbox), (ready, opened)) = (mpsc::channel(), mpsc::channel());
        let thread =
            start(Store::open(&database).unwrap(), database.clone(), Vec::new(), Vec::new(), EventSender(to), ready)
                .unwrap();
        opened.recv().unwrap();
        let told = || {
            thread.writer().look();
            thread.writer().ask(|_| Ok(())).unwrap();
            inbox.try_iter().filter(|message| matches!(message, Message::Event(Event::StoreChanged))).count()
        };
        thread.writer().write(Write::Remember("name", "mine".to_owned()));
        assert_eq!(told(), 0);
        Store::open(&database).unwrap().set_setting("name", "theirs").unwrap();
        assert_eq!(told(), 1);
        assert_eq!(told(), 0);
    }

    #[test]
    fn the_log_is_emptied_at_the_end_though_others_hold_the_database_open() {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("pressstart.db");
        let ((events, _told), (ready, opened)) = (mpsc::channel(), mpsc::channel());
        let store = Store::open(&database).unwrap();
        let thread = start(store, database.clone(), Vec::new(), Vec::new(), EventSender(events), ready).unwrap();
        opened.recv().unwrap();
        let other = Store::open(&database).unwrap();
        thread.writer().write(Write::Remember("name", "a long value".repeat(10_000)));
        thread.end(|| ()).unwrap();
        let log = std::fs::metadata(folder.path().join("pressstart.db-wal")).unwrap();
        assert_eq!((log.len(), other.setting("name").unwrap().map(|value| value.len())), (0, Some(120_000)));
    }

    #[test]
    fn what_a_search_finds_since_the_index_is_whole_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let ((events, told), (ready, opened)) = (mpsc::channel(), mpsc::channel());
        let database = folder.path().join("pressstart.db");
        let store = Store::open(&database).unwrap();
        let thread = start(store, database, Vec::new(), Vec::new(), EventSender(events), ready).unwrap();
        opened.recv().unwrap();
        let draft = poll::bare_link("https://lamp.example/");
        let page = Extracted { html: "<p>The bell is hollow.</p>".to_owned(), ..Extracted::default() };
        thread.writer().ask(move |store| store.save_page(&draft, Some(&page), &[], Timestamp::UNIX_EPOCH)).unwrap();
        let event = told.recv_timeout(Duration::from_secs(20)).unwrap();
        assert!(matches!(event, Message::Event(Event::StoreChanged)));
    }
}
