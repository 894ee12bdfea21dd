//! An import puts another program's reading list beside ours: one undoable step, however long the list is. It adds
//! and joins, and never overwrites: tags are united, the earliest date wins, notes stand below each other.

use super::{
    Result, Store, StoreError,
    articles::{
        bodies, retention, saved_links,
        upsert::{self, Arrival},
    },
    db::{
        WRITE_CACHE_KIB,
        rows::{self, millis},
        wal::GAP,
    },
    marks::{
        highlights,
        journal::{self, Change, MarkChange},
        mark_rows::{self, MarkRow},
        notes,
    },
    sources::source_settings::host,
    undo,
};
use crate::{
    exchange::Entry,
    extract::Extracted,
    news::{ArticleId, Draft, Highlight},
    text::Line,
};
use jiff::Timestamp;
use rusqlite::Connection;
use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hash, Hasher},
    time::{Duration, Instant},
};

/// An article of another list.
#[derive(Debug, Clone, Copy)]
pub struct Incoming<'a> {
    /// The article.
    pub draft: &'a Draft,
    /// Its text, where the list brought it.
    pub page: Option<&'a Extracted>,
    /// The outlet's name.
    pub outlet: Option<&'a str>,
    /// When it was put on the list.
    pub saved: Option<Timestamp>,
    /// It belongs on the reading list.
    pub listed: bool,
    /// It is done with among the news.
    pub read: bool,
    /// It was read to its end.
    pub finished: bool,
    /// How far it was read, as a share of its length.
    pub position: Option<f32>,
    /// Its tags.
    pub tags: &'a [Line],
    /// What the reader wrote beside it.
    pub note: Option<&'a str>,
    /// The passages marked in it.
    pub highlights: &'a [Highlight],
}

impl<'a> Incoming<'a> {
    /// An entry with what was made of it.
    #[must_use]
    pub fn of(entry: &'a Entry, draft: &'a Draft, page: Option<&'a Extracted>) -> Self {
        Self {
            draft,
            page,
            outlet: entry.outlet.as_deref(),
            saved: entry.saved,
            listed: entry.listed,
            read: entry.read,
            finished: entry.finished,
            position: entry.position,
            tags: &entry.tags,
            note: entry.note.as_deref(),
            highlights: &entry.highlights,
        }
    }
}

/// What an import did, or would do.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Imported {
    /// Articles that were not here.
    pub new: u64,
    /// Articles that were here and got something added.
    pub joined: u64,
    /// Articles that were here with everything the list tells of them.
    pub known: u64,
}

/// Kibibytes of the database that a long import keeps at hand: its indexes are written all over.
const IMPORT_CACHE_KIB: i32 = 40 << 10;

/// How long an import holds the database before it lets others write.
const AT_A_TIME: Duration = Duration::from_millis(300);

/// An import under way.
#[derive(Debug)]
pub struct Import<'c> {
    c: &'c Connection,
    /// Its step in the journal, once it has changed something.
    step: Option<i64>,
    now: Timestamp,
    done: Imported,
    /// Articles that were not here, by their ids.
    new: Vec<i64>,
    /// How many of these are on the disk.
    written: usize,
    /// Nothing is kept, and what was met is remembered instead.
    rehearsal: Option<HashMap<u64, u64>>,
    since: Instant,
    failed: Option<rusqlite::Error>,
}

impl Store {
    /// Takes in a list as one undoable step; `work` hands over its articles and names the list. It is written in parts, so that
    /// nobody waits long to write beside it; where it fails, what was written is taken back. With `rehearsed` nothing is written,
    /// and what would have been is counted all the same.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn import(
        &mut self,
        rehearsed: bool,
        now: Timestamp,
        work: impl FnOnce(&mut Import) -> &'static str,
    ) -> Result<Imported> {
        self.there()?;
        self.keep_at_hand(IMPORT_CACHE_KIB)?;
        let inside = || {
            let c = &self.connection;
            c.execute_batch(BEGIN)?;
            let mut import = Import {
                c,
                step: None,
                now,
                done: Imported::default(),
                new: Vec::new(),
                written: 0,
                rehearsal: rehearsed.then(HashMap::new),
                since: Instant::now(),
                failed: None,
            };
            let list = work(&mut import);
            import.end(list)
        };
        let ended = inside();
        if !self.connection.is_autocommit() {
            drop(self.connection.execute_batch("ROLLBACK"));
        }
        drop(self.keep_at_hand(WRITE_CACHE_KIB));
        ended.map_err(|reason| StoreError::of(&self.path, &reason))
    }
}

const BEGIN: &str = "BEGIN IMMEDIATE";

fn hash(told: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    told.hash(&mut hasher);
    hasher.finish()
}

/// What became of an article of the list.
enum Joined {
    New,
    More,
    Known,
}

impl Import<'_> {
    /// Takes in one article; false when there is no use in going on.
    pub fn take(&mut self, incoming: &Incoming) -> bool {
        let joined = self.join(incoming).map(|kind| self.as_rehearsed(incoming, kind));
        match joined.and_then(|kind| self.let_others_write().map(|()| kind)) {
            Ok(Joined::New) => self.done.new += 1,
            Ok(Joined::More) => self.done.joined += 1,
            Ok(Joined::Known) => self.done.known += 1,
            Err(reason) => self.failed = Some(reason),
        }
        self.failed.is_none()
    }

    /// Passes over a row that holds no article; false when there is no use in going on.
    pub fn pass(&mut self) -> bool {
        self.failed = self.let_others_write().err();
        self.failed.is_none()
    }

    fn let_others_write(&mut self) -> rusqlite::Result<()> {
        if self.since.elapsed() < AT_A_TIME {
            return Ok(());
        }
        if self.rehearsal.is_some() {
            self.c.execute_batch("ROLLBACK")?;
            self.step = None;
            self.new.clear();
        } else {
            self.c.execute_batch("COMMIT")?;
            self.written = self.new.len();
        }
        std::thread::sleep(GAP);
        self.c.execute_batch(BEGIN)?;
        self.since = Instant::now();
        Ok(())
    }

    /// What became of an article in the light of what is rehearsed and not kept: a list may name it more than once.
    fn as_rehearsed(&mut self, incoming: &Incoming, kind: Joined) -> Joined {
        let Some(met) = &mut self.rehearsal else { return kind };
        let Incoming { draft, page, saved, listed, read, finished, tags, note, highlights, .. } = incoming;
        let address = if draft.url.is_empty() { draft.item.identity.as_str() } else { draft.url.as_str() };
        let told = (page.is_some(), saved, listed, read, finished, tags, note, highlights.len());
        let before = met.insert(hash(&address), hash(&told));
        match (kind, before) {
            (Joined::New | Joined::More, Some(before)) if before == hash(&told) => Joined::Known,
            (Joined::New, Some(_)) => Joined::More,
            (kind, _) => kind,
        }
    }

    /// The step of the import; it begins with the first change.
    fn step(&mut self) -> rusqlite::Result<i64> {
        if let Some(step) = self.step {
            return Ok(step);
        }
        let step = journal::begin(self.c, &"imported".into(), self.now)?;
        self.step = Some(step);
        Ok(step)
    }

    fn end(mut self, list: &str) -> rusqlite::Result<Imported> {
        if let Some(reason) = self.failed.take() {
            self.take_back()?;
            return Err(reason);
        }
        if self.rehearsal.is_some() {
            self.c.execute_batch("ROLLBACK")?;
            return Ok(self.done);
        }
        let changed = self.done.new + self.done.joined;
        if let Some(step) = self.step {
            let articles = if changed == 1 { "one article".to_owned() } else { format!("{changed} articles") };
            journal::name(self.c, step, &format!("imported {articles} from {list}"))?;
        }
        self.c.execute_batch("COMMIT")?;
        Ok(self.done)
    }

    /// Takes back what was written: the marks as they were, and the articles that were not here.
    fn take_back(&self) -> rusqlite::Result<()> {
        if !self.c.is_autocommit() {
            self.c.execute_batch("ROLLBACK")?;
        }
        let Some(step) = self.step else { return Ok(()) };
        self.c.execute_batch(BEGIN)?;
        undo::take_back(self.c, step)?;
        for article in self.new.iter().take(self.written) {
            retention::drop_article(self.c, *article)?;
        }
        self.c.prepare_cached("DELETE FROM journal WHERE id = ?1")?.execute([step])?;
        self.c.execute_batch("COMMIT")
    }

    /// Joins an article with what is here.
    fn join(&mut self, incoming: &Incoming) -> rusqlite::Result<Joined> {
        let (id, new) = match saved_links::known(self.c, incoming.draft)? {
            Some(id) => (id, false),
            None => (self.insert(incoming)?, true),
        };
        if new {
            self.new.push(id);
        }
        let texts = self.keep_text(id, incoming)?;
        let marks = self.mark(id, new, incoming)?;
        let things = self.things(id, incoming)?;
        Ok(match (new, texts || marks || things) {
            (true, _) => Joined::New,
            (false, true) => Joined::More,
            (false, false) => Joined::Known,
        })
    }

    /// When it was saved; a list without dates has the newest first.
    fn saved(&self, incoming: &Incoming) -> Timestamp {
        let Imported { new, joined, known } = self.done;
        let before = i64::try_from(new + joined + known).unwrap_or(i64::MAX);
        let in_order = Timestamp::from_millisecond(millis(self.now).saturating_sub(before)).unwrap_or(self.now);
        incoming.saved.map_or(in_order, |saved| saved.min(self.now))
    }

    /// As a page saved by its URL: undone, it is off the list and counts as read.
    fn insert(&self, incoming: &Incoming) -> rusqlite::Result<i64> {
        let outlet = incoming.outlet.filter(|name| !name.is_empty());
        let outlet = outlet.map_or_else(|| host(&incoming.draft.url), str::to_owned);
        let arrival = Arrival { read: true, outlet: Some(&outlet) };
        // the text is kept with the page
        let text = if incoming.page.is_some() { String::new() } else { incoming.draft.text.clone() };
        let draft = Draft { text, ..incoming.draft.clone() };
        upsert::insert(self.c, saved_links::PAGES, &draft, self.saved(incoming), &arrival)
    }

    /// Keeps the text where there is none from a page yet; whether it did.
    fn keep_text(&self, id: i64, incoming: &Incoming) -> rusqlite::Result<bool> {
        let Some(page) = incoming.page else { return Ok(false) };
        let full: bool =
            self.c.prepare_cached("SELECT full FROM article WHERE id = ?1")?.query_row([id], |row| row.get(0))?;
        if !full {
            bodies::keep_page(self.c, id, page, incoming.draft)?;
        }
        Ok(!full)
    }

    /// Unites marks; whether anything changed.
    fn mark(&mut self, id: i64, new: bool, incoming: &Incoming) -> rusqlite::Result<bool> {
        let Some(before) = mark_rows::state(self.c, id)? else { return Ok(false) };
        let saved = incoming.listed.then(|| millis(self.saved(incoming)));
        let saved = match (before.saved, saved.filter(|_| incoming.saved.is_some() || before.saved.is_none())) {
            (Some(before), Some(saved)) => Some(before.min(saved)),
            (before, saved) => before.or(saved),
        };
        let mut tags = mark_rows::tags(before.tags.as_deref())?;
        for tag in incoming.tags {
            if !tags.contains(tag) {
                tags.push(tag.clone());
            }
        }
        let read = if new { incoming.read } else { before.read || incoming.read };
        let after = MarkRow { read, saved, tags: rows::optional_json(&tags)? };
        let position = incoming.position.filter(|_| !incoming.finished);
        if before != after {
            let comes_on = before.saved.is_none() && after.saved.is_some();
            let change = MarkChange { article: id, before: before.clone(), after: after.clone() };
            journal::record_marks(self.c, self.step()?, &[change])?;
            if comes_on {
                self.settle_archive(id)?;
            }
        }
        let moved = match position {
            Some(share) => self
                .c
                .prepare_cached("UPDATE mark SET position = ?2 WHERE article = ?1 AND position IS NULL")?
                .execute((id, share))?,
            None => 0,
        };
        Ok(before != after || moved > 0)
    }

    /// What has its text is in the archive; the page of what has none is got when the reader asks for it: nobody's list may send
    /// thousands of requests.
    fn settle_archive(&self, id: i64) -> rusqlite::Result<()> {
        self.c
            .prepare_cached(
                "UPDATE archive SET next_try = NULL, kept = iif((SELECT full FROM article WHERE id = ?1), ?2, NULL)
                 WHERE article = ?1 AND kept IS NULL",
            )?
            .execute((id, millis(self.now)))
            .map(|_| ())
    }

    /// Unites notes and marked passages, and notes what was finished; whether anything changed.
    fn things(&mut self, id: i64, incoming: &Incoming) -> rusqlite::Result<bool> {
        let key = id.to_string();
        let mut changes = Vec::new();
        if let Some(note) = incoming.note.filter(|note| !note.is_empty()) {
            let before = notes::get(self.c, ArticleId(id))?;
            let after = match &before {
                Some(before) if before.contains(note) => before.clone(),
                Some(before) => format!("{before}\n\n{note}"),
                None => note.to_owned(),
            };
            changes.push(Change { noun: &notes::NOTE, key: key.clone(), before, after: Some(after) });
        }
        if incoming.finished {
            let before = highlights::column(self.c, "finished", id)?;
            let after = before.clone().or_else(|| Some(millis(self.saved(incoming)).to_string()));
            changes.push(Change { noun: &highlights::FINISHED, key: key.clone(), before, after });
        }
        if !incoming.highlights.is_empty() {
            let before = highlights::column(self.c, "highlights", id)?;
            let mut passages: Vec<Highlight> =
                before.as_deref().and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default();
            for passage in incoming.highlights {
                if !passages.iter().any(|there| there.at == passage.at && there.text == passage.text) {
                    passages.push(passage.clone());
                }
            }
            passages.sort_by_key(|passage| passage.at);
            changes.push(Change { noun: &highlights::HIGHLIGHTS, key, before, after: rows::optional_json(&passages)? });
        }
        changes.retain(|change| change.before != change.after);
        if changes.is_empty() {
            return Ok(false);
        }
        journal::record_changes(self.c, self.step()?, &changes)?;
        Ok(true)
    }
}
