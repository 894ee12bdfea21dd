//! The thread that owns the write connection to the database. Everything that changes it passes here, one after another.

use crate::{
    app::{Event, Marking, Targets, Verdict},
    extract::Extracted,
    news::{ArticleId, Draft, MuteId, MuteWish, Source, StoryId},
    run::messages::{EventSender, Message, guarded, spawn},
    store::{self, Passed, PollResult, Step, Store, StoreError, Stored},
};
use jiff::Timestamp;
use std::{
    io,
    path::PathBuf,
    sync::mpsc::{self, Receiver, RecvTimeoutError, Sender},
    thread::JoinHandle,
    time::Duration,
};

/// Bodies that are indexed at a time, while nothing else is to be done.
const INDEXED_AT_ONCE: usize = 40;
/// Quiet for this long means idle.
const IDLE: Duration = Duration::from_millis(400);

/// Something to write.
pub enum Write {
    /// A verdict.
    Mark(Marking),
    /// A mute, or another form of the one that stands.
    Mute(u64, Option<MuteId>, MuteWish),
    /// The end of a mute.
    Unmute(u64, MuteId),
    /// Bring back what has waited long enough, and end the mutes whose time has come.
    KeepTime,
    /// Take the last step back.
    Undo,
    /// Do it again.
    Redo,
    /// What a poll brought; the answer says what it changed.
    Record(Vec<PollResult>, Sender<Result<Vec<Stored>, StoreError>>),
    /// Lay what has arrived beside the stories of its days; the answer says how many articles joined one.
    Place(Sender<Result<usize, StoreError>>),
    /// The page of an article.
    KeepPage(ArticleId, Box<(Extracted, Draft)>, Sender<Result<(), StoreError>>),
    /// Drop read articles got before this, at most so many; the answer says how many went.
    DropRead(Timestamp, usize, Sender<Result<usize, StoreError>>),
    /// A page that is no item of a feed, to be read here.
    KeepLink(Box<(Extracted, Draft)>, Sender<Result<ArticleId, StoreError>>),
    /// What the config declares by now.
    Declare(Vec<Source>),
    /// Something small for the next start.
    Remember(&'static str, String),
    /// The place in an article.
    Position(ArticleId, f32),
    /// Anything else; who asks takes the answer.
    Ask(Box<dyn FnOnce(&mut Store) + Send>),
    /// Look whether another program has written.
    Look,
    /// The reader is at the keys: what can wait waits.
    Busy,
    /// The last thing to do.
    Stop,
}

/// The way to the writer, and the writer.
pub struct Writing {
    /// The way.
    pub to: Sender<Write>,
    thread: Option<JoinHandle<()>>,
}

/// Opens the database and starts writing; `opened` is told when it is ready to be read.
pub fn start(
    database: PathBuf,
    declared: Vec<Source>,
    starter: Vec<Source>,
    events: EventSender,
    opened: Sender<()>,
) -> io::Result<Writing> {
    let (to, jobs) = mpsc::channel();
    let work = move || match open(&database, &declared, &starter) {
        Ok(store) => {
            let _ = opened.send(());
            write(store, &jobs, &events);
        }
        Err(reason) => drop(events.0.send(Message::Broken(reason))),
    };
    Ok(Writing { to, thread: Some(spawn("writer", work)?) })
}

/// However the program ends, everything that was asked for is on disk before it does.
impl Drop for Writing {
    fn drop(&mut self) {
        drop(self.to.send(Write::Stop));
        drop(self.thread.take().map(JoinHandle::join));
    }
}

fn open(database: &std::path::Path, declared: &[Source], starter: &[Source]) -> Result<Store, StoreError> {
    let mut store = Store::open(database)?;
    store.declare_sources(declared, starter, Timestamp::now())?;
    store.keep_time(Timestamp::now())?;
    store.let_log_grow()?;
    Ok(store)
}

fn write(mut store: Store, jobs: &Receiver<Write>, events: &EventSender) {
    // Bodies to be indexed; and a log that has not been moved into the database.
    let (mut owed, mut logged) = (true, true);
    let mut version = store.data_version().ok();
    // What has come since the index was whole is found by a search only when it is whole again: then it is told.
    let mut untold = false;
    loop {
        let idles = owed || logged;
        let job = if idles { jobs.recv_timeout(IDLE) } else { jobs.recv().map_err(|_| RecvTimeoutError::Disconnected) };
        match job {
            Ok(Write::Stop) | Err(RecvTimeoutError::Disconnected) => return,
            Ok(Write::Busy) => {}
            // This connection's own writing is no change to it.
            Ok(Write::Look) => {
                let now = store.data_version().ok();
                if std::mem::replace(&mut version, now) != now {
                    events.event(Event::StoreChanged);
                }
            }
            Ok(job) => {
                logged = true;
                let brings = matches!(job, Write::Record(..) | Write::KeepPage(..) | Write::KeepLink(..));
                (owed, untold) = (owed || brings || matches!(job, Write::Ask(_)), untold || brings);
                guarded(events, "while writing", || perform(&mut store, job, events));
            }
            Err(RecvTimeoutError::Timeout) => {
                // A failure here is met again, and told, by whoever writes next.
                guarded(events, "while indexing", || {
                    owed = store.index_owed(INDEXED_AT_ONCE).is_ok_and(|left| left > 0);
                    if !owed && std::mem::take(&mut untold) {
                        events.event(Event::StoreChanged);
                    }
                    if !owed {
                        logged = store.move_log().is_err();
                    }
                });
            }
        }
    }
}

fn perform(store: &mut Store, job: Write, events: &EventSender) {
    let now = Timestamp::now();
    match job {
        Write::Mark(mut marking) => {
            let with = marking.with.take();
            let step = mark(store, &marking, now);
            let first = step.as_ref().ok().cloned();
            told(store, &marking, step, events);
            if let Some(with) = with {
                let step = match (&first, &with.targets, &with.verdict) {
                    (Some(first), Targets::Article(article), Verdict::Read(true)) => {
                        store.read_within(first, *article, now)
                    }
                    _ => mark(store, &with, now),
                };
                told(store, &with, step, events);
            }
        }
        Write::Mute(ticket, id, wish) => kept(events, ticket, mute(store, id, &wish, now)),
        Write::Unmute(ticket, id) => kept(events, ticket, store.unmute(id, now).map(|step| step.words)),
        Write::KeepTime => match store.keep_time(now) {
            Ok(passed) if passed == Passed::default() => {}
            Ok(passed) => events.event(Event::Passed(passed.back, passed.unmuted)),
            Err(reason) => events.failed(&reason),
        },
        Write::Undo => match store.undo(now) {
            Ok(step) => events.event(Event::Undone(named(store, step))),
            Err(reason) => events.event(Event::NotStepped(reason.to_string())),
        },
        Write::Redo => match store.redo(now) {
            Ok(step) => events.event(Event::Redone(named(store, step))),
            Err(reason) => events.event(Event::NotStepped(reason.to_string())),
        },
        Write::Record(results, answer) => drop(answer.send(store.record(&results))),
        Write::Place(answer) => drop(answer.send(store.place_arrivals(now))),
        Write::KeepPage(article, kept, answer) => {
            drop(answer.send(store.keep_page(article, &kept.0, &kept.1)));
        }
        Write::DropRead(before, limit, answer) => drop(answer.send(store.drop_read(before, limit))),
        Write::KeepLink(kept, answer) => {
            drop(answer.send(store.save_page(&kept.1, Some(&kept.0), &[], now)));
        }
        Write::Position(article, share) => {
            if let Err(reason) = store.set_position(article, share) {
                events.failed(&reason);
            }
        }
        Write::Ask(work) => work(store),
        Write::Declare(sources) => match store.declare_sources(&sources, &[], now) {
            Ok(()) => events.event(Event::StoreChanged),
            Err(reason) => events.failed(&reason),
        },
        Write::Remember(name, value) => {
            if let Err(reason) = store.set_setting(name, &value) {
                events.failed(&reason);
            }
        }
        Write::Look | Write::Busy | Write::Stop => {}
    }
}

/// Asks the writer for something and waits for the answer.
#[derive(Clone)]
pub struct Writer(pub Sender<Write>);

impl Writer {
    /// What the writer answers; none when it has ended: the program is ending too.
    pub fn ask<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Store) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<Option<T>, StoreError> {
        let (answer, answered) = mpsc::channel();
        drop(self.0.send(Write::Ask(Box::new(move |store| drop(answer.send(work(store)))))));
        answered.recv().ok().transpose()
    }
}

/// A mute in words, with what it caught.
fn mute(store: &mut Store, id: Option<MuteId>, wish: &MuteWish, now: Timestamp) -> Result<String, StoreError> {
    match id {
        Some(id) => store.change_mute(id, wish, now).map(|step| step.words),
        None => store.mute(wish, now).map(|(step, mute)| {
            let articles = if mute.caught == 1 { "article" } else { "articles" };
            format!("{}: {} {articles}", step.words, mute.caught)
        }),
    }
}

fn kept(events: &EventSender, ticket: u64, done: Result<String, StoreError>) {
    events.event(match done {
        Ok(words) => Event::Kept(capital(&words)),
        Err(reason) => Event::MarkFailed(ticket, reason.to_string()),
    });
}

/// The words of a step as a line begins.
fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Says what came of a verdict.
fn told(store: &Store, marking: &Marking, step: Result<Step, StoreError>, events: &EventSender) {
    events.event(match step {
        Ok(step) if step.articles.is_empty() && !matches!(marking.verdict, Verdict::Follow(..)) => {
            Event::NothingMarked(marking.ticket)
        }
        Ok(step) => {
            if marking.verdict == Verdict::Save(true) {
                // The others of its story are read with it.
                let saved = |id: &ArticleId| store.saved_at(*id).is_ok_and(|saved| saved.is_some());
                events.event(Event::Saved(step.articles.into_iter().filter(saved).collect()));
            }
            Event::Marked(marking.ticket)
        }
        Err(reason) => Event::MarkFailed(marking.ticket, reason.to_string()),
    });
}

fn mark(store: &mut Store, marking: &Marking, now: Timestamp) -> Result<Step, StoreError> {
    let one = || meant(store, marking).map(|articles| articles.into_iter().next());
    let verdict = match (&marking.verdict, &marking.targets) {
        (Verdict::Later(until), Targets::Stories(stories)) => return store.wait(stories, *until, now),
        (Verdict::Follow(name, on), _) => return store.follow(std::slice::from_ref(name), *on, now),
        (Verdict::Join, Targets::Stories(stories)) => return store.join_stories(stories, now),
        (Verdict::TakeOut, Targets::Article(article)) => return store.take_out(*article, now),
        (Verdict::Save(true), Targets::Stories(stories)) => return store.save_stories(stories, None, now),
        (Verdict::Save(true), Targets::Open(one, article)) => {
            return store.save_stories(&[*one], Some(*article), now);
        }
        (Verdict::Join | Verdict::TakeOut | Verdict::Later(_), _) => return Ok(nothing()),
        (Verdict::Finish(finished), _) => return store.set_finished(&meant(store, marking)?, *finished, now),
        (Verdict::Note(note), _) => {
            return one()?.map_or_else(|| Ok(nothing()), |article| store.set_note(article, note, now));
        }
        (Verdict::Highlights(passages), _) => {
            return one()?.map_or_else(|| Ok(nothing()), |article| store.set_highlights(article, passages, now));
        }
        (Verdict::Done, _) => store::Verdict::Read(true),
        (Verdict::Read(read), _) => store::Verdict::Read(*read),
        (Verdict::Save(save), _) => store::Verdict::Save(*save),
        (Verdict::Tag(tag), _) => store::Verdict::Tag(vec![tag.clone()]),
        (Verdict::Untag(tag), _) => store::Verdict::Untag(vec![tag.clone()]),
    };
    let read = if marking.verdict == Verdict::Done { "done" } else { "read" };
    match &marking.targets {
        Targets::Stories(stories) => store.mark_stories(stories, &verdict, read, marking.sweeping, now),
        Targets::Open(one, _) => store.mark_stories(&[*one], &verdict, read, false, now),
        Targets::Article(article) => store.mark(&[*article], &verdict, now),
    }
}

const fn nothing() -> Step {
    Step { words: String::new(), articles: Vec::new() }
}

/// The articles that are meant: of stories those on the reading list; where none is, their faces.
fn meant(store: &Store, marking: &Marking) -> Result<Vec<ArticleId>, StoreError> {
    let stories = match &marking.targets {
        Targets::Article(article) | Targets::Open(_, article) => return Ok(vec![*article]),
        Targets::Stories(stories) => stories,
    };
    let mut found = Vec::new();
    for story in stories {
        let articles = store.story_articles(*story)?;
        let saved: Vec<ArticleId> = articles.iter().filter(|article| article.saved).map(|article| article.id).collect();
        let face = articles.first().map(|face| face.id);
        found.extend(if saved.is_empty() { face.into_iter().collect() } else { saved });
    }
    Ok(found)
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

    #[test]
    fn what_another_program_writes_is_told_and_what_this_one_writes_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("news.db");
        let ((to, inbox), (ready, opened)) = (mpsc::channel(), mpsc::channel());
        let writing = start(database.clone(), Vec::new(), Vec::new(), EventSender(to), ready).unwrap();
        opened.recv().unwrap();
        let told = || {
            drop(writing.to.send(Write::Look));
            Writer(writing.to.clone()).ask(|_| Ok(())).unwrap();
            inbox.try_iter().filter(|message| matches!(message, Message::Event(Event::StoreChanged))).count()
        };
        drop(writing.to.send(Write::Remember("name", "mine".to_owned())));
        assert_eq!(told(), 0);
        Store::open(&database).unwrap().set_setting("name", "theirs").unwrap();
        assert_eq!(told(), 1);
        assert_eq!(told(), 0);
    }

    #[test]
    fn what_a_search_finds_since_the_index_is_whole_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let ((events, told), (ready, opened)) = (mpsc::channel(), mpsc::channel());
        let database = folder.path().join("pressstart.db");
        let writing = start(database, Vec::new(), Vec::new(), EventSender(events), ready).unwrap();
        opened.recv().unwrap();
        writing.to.send(Write::Record(Vec::new(), mpsc::channel().0)).unwrap();
        let event = told.recv_timeout(Duration::from_secs(20)).unwrap();
        assert!(matches!(event, Message::Event(Event::StoreChanged)));
    }
}
