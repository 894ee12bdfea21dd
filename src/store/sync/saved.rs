//! Accounts that are reading lists: what each had when it was last asked (the shadow). What differs here is what the reader did
//! since; what differs there is what was done there. Every tag is merged for itself.

use crate::{
    news::{ArticleId, Draft},
    store::{
        Store, StoreError,
        articles::saved_links,
        db::rows::{count, json, millis, moment},
        marks::{
            highlights,
            journal::{self, MarkChange},
            mark_rows::{self, MarkRow},
        },
    },
    text::Line,
};
use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, OptionalExtension, Row};
use std::collections::HashMap;

type Result<T> = std::result::Result<T, StoreError>;

/// What left the list here is deleted there no sooner: until then an undo costs nothing.
const GRACE: SignedDuration = SignedDuration::from_hours(1);

/// An entry's state as its server has it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SavedState {
    /// Its id there.
    pub remote: String,
    /// When it was last changed there.
    pub stamp: String,
    /// When it was made there: a server may give an id again.
    pub created: String,
    /// Read to its end.
    pub finished: bool,
    /// Its tags, the star among them.
    pub tags: Vec<String>,
    /// How far it was read, in percent, where the server says so.
    pub progress: Option<u8>,
}

/// What the reader did to an entry that its server has not heard of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedChange {
    /// Its id there.
    pub remote: String,
    /// Finished or not, where that differs.
    pub finished: Option<bool>,
    /// Tags to be added there.
    pub add: Vec<String>,
    /// Tags to be taken away there.
    pub remove: Vec<String>,
    /// How far it was read, in percent, where that differs.
    pub progress: Option<u8>,
}

/// How far a reading list was asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SavedCursor {
    /// In the words of its kind of server.
    pub cursor: String,
    /// When all of it was last walked over.
    pub walked: Option<Timestamp>,
}

/// An entry of the shadow.
struct Shadow {
    state: SavedState,
    article: Option<i64>,
    left: Option<i64>,
}

impl Store {
    /// How far an account was asked; none before the first time.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn saved_cursor(&self, account: &str) -> Result<Option<SavedCursor>> {
        self.read(|c| {
            let row =
                |row: &Row| Ok(SavedCursor { cursor: row.get(0)?, walked: row.get::<_, Option<i64>>(1)?.map(moment) });
            c.query_row("SELECT cursor, walked FROM sync_cursor WHERE account = ?1", [account], row).optional()
        })
    }

    /// Remembers how far an account was asked.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn set_saved_cursor(&mut self, account: &str, at: &SavedCursor) -> Result<()> {
        if self.saved_cursor(account)?.as_ref() == Some(at) {
            return Ok(());
        }
        self.write(|c| {
            let walked = at.walked.map(millis);
            c.execute("INSERT OR REPLACE INTO sync_cursor VALUES (?1, ?2, ?3)", (account, &at.cursor, walked)).map(drop)
        })
    }

    /// Every entry of an account: its id, when it was changed there last, and when it was made.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn saved_stamps(&self, account: &str) -> Result<HashMap<String, (String, String)>> {
        self.read(|c| {
            c.prepare_cached("SELECT remote, stamp, created FROM sync_saved WHERE account = ?1")?
                .query_map([account], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?
                .collect()
        })
    }

    /// What the reader did to entries since. Tags that the server cannot hold are left out.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn saved_changes(&self, account: &str, can_hold: fn(&str) -> bool) -> Result<Vec<SavedChange>> {
        self.read(|c| {
            let mut changes = Vec::new();
            let mut statement = c.prepare_cached(
                "SELECT remote, y.finished, y.tags, m.finished IS NOT NULL, a.tags, y.progress, m.position FROM sync_saved y
                 JOIN article a ON a.id = y.article LEFT JOIN mark m ON m.article = a.id
                 WHERE y.account = ?1 AND y.left IS NULL AND a.saved IS NOT NULL",
            )?;
            let mut rows = statement.query([account])?;
            while let Some(row) = rows.next()? {
                let (there, here): (bool, bool) = (row.get(1)?, row.get(3)?);
                let theirs = tags_of(&row.get::<_, String>(2)?)?;
                let ours = mark_rows::tags(row.get::<_, Option<String>>(4)?.as_deref())?;
                let add: Vec<String> =
                    ours.iter().filter(|tag| can_hold(tag) && !has(&theirs, tag)).map(ToString::to_string).collect();
                let gone = |tag: &&String| !ours.iter().any(|other| same(tag, other));
                let remove: Vec<String> = theirs.iter().filter(gone).cloned().collect();
                let finished = (there != here).then_some(here);
                let there: Option<u8> = row.get(5)?;
                let progress = percent(row.get(6)?).filter(|here| there.is_some_and(|there| there != *here));
                if finished.is_some() || !add.is_empty() || !remove.is_empty() || progress.is_some() {
                    changes.push(SavedChange { remote: row.get(0)?, finished, add, remove, progress });
                }
            }
            Ok(changes)
        })
    }

    /// The server has taken a change; when it was made there, where the server says so.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn saved_change_arrived(&mut self, account: &str, change: &SavedChange, stamp: Option<&str>) -> Result<()> {
        self.write(|c| {
            let Some(Shadow { mut state, article, .. }) = shadow(c, account, &change.remote)? else { return Ok(()) };
            state.finished = change.finished.unwrap_or(state.finished);
            state.tags.retain(|tag| !has(&change.remove, tag));
            state.tags.extend(change.add.iter().cloned());
            state.progress = change.progress.or(state.progress);
            if let Some(stamp) = stamp {
                stamp.clone_into(&mut state.stamp);
            }
            keep(c, account, article, &state)
        })
    }

    /// Entries whose articles left the reading list here long enough ago.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn saved_to_delete(&self, account: &str, now: Timestamp) -> Result<Vec<String>> {
        self.read(|c| {
            c.prepare_cached("SELECT remote FROM sync_saved WHERE account = ?1 AND article IS NOT NULL AND left <= ?2")?
                .query_map((account, millis(now - GRACE)), |row| row.get(0))?
                .collect()
        })
    }

    /// An entry is no longer there, as was wanted here. Saved again, its article is posted anew.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn saved_deleted(&mut self, account: &str, remote: &str) -> Result<()> {
        self.write(|c| forget(c, account, remote))
    }

    /// Saved articles that an account does not have, the one saved first first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn saved_not_there(&self, account: &str) -> Result<Vec<ArticleId>> {
        self.read(|c| {
            c.prepare_cached(
                "SELECT id FROM article a WHERE saved IS NOT NULL AND url LIKE 'http%'
                     AND NOT EXISTS (SELECT 1 FROM sync_saved y WHERE y.account = ?1 AND y.article = a.id)
                 ORDER BY saved, id",
            )?
            .query_map([account], |row| row.get(0).map(ArticleId))?
            .collect()
        })
    }

    /// The server has an article now, in this state.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn saved_there(&mut self, account: &str, article: ArticleId, state: &SavedState) -> Result<()> {
        self.write(|c| keep(c, account, Some(article.0), state))
    }

    /// Joins an entry that is new here with its article, which has been taken in.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn join_saved(&mut self, account: &str, draft: &Draft, state: &SavedState) -> Result<()> {
        self.write(|c| {
            let article = saved_links::known(c, draft)?;
            if let (Some(article), Some(there)) = (article, state.progress.filter(|there| (1..100).contains(there)))
                && highlights::column(c, "position", article)?.is_none()
            {
                put_position(c, article, f64::from(there) / 100.0)?;
            }
            keep(c, account, article, state)
        })
    }

    /// Entries whose articles have no text yet, and whose servers were not asked for one.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn saved_without_text(&self, account: &str) -> Result<Vec<(String, ArticleId)>> {
        self.read(|c| {
            c.prepare_cached(
                "SELECT remote, a.id FROM sync_saved y JOIN article a ON a.id = y.article JOIN archive r ON r.article = a.id
                 WHERE y.account = ?1 AND a.saved IS NOT NULL AND NOT a.full
                     AND r.kept IS NULL AND r.next_try IS NULL AND r.reason IS NULL",
            )?
            .query_map([account], |row| Ok((row.get(0)?, ArticleId(row.get(1)?))))?
            .collect()
        })
    }

    /// Takes in entries that were changed there; how many articles that changed.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn merge_saved(&mut self, account: &str, entries: &[SavedState], now: Timestamp) -> Result<usize> {
        if entries.is_empty() {
            return Ok(0);
        }
        self.write(|c| {
            let mut changed = 0;
            for there in entries {
                let Some(before) = shadow(c, account, &there.remote)? else { continue };
                if before.state == *there {
                    continue;
                }
                // An article that has left the list here is about to leave it there.
                if let (Some(article), None) = (before.article, before.left) {
                    changed += usize::from(merge(c, article, &before.state, there, now)?);
                }
                keep(c, account, before.article, there)?;
            }
            Ok(changed)
        })
    }

    /// Entries that are gone there: their articles leave the reading list here, as one step that can be undone; then they are
    /// posted anew. How many articles that were.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn saved_gone(&mut self, account: &str, gone: &[String], now: Timestamp) -> Result<usize> {
        if gone.is_empty() {
            return Ok(0);
        }
        self.write(|c| {
            let mut changes = Vec::new();
            for remote in gone {
                let Some(before) = shadow(c, account, remote)? else { continue };
                forget(c, account, remote)?;
                let (Some(article), None) = (before.article, before.left) else { continue };
                let again = "SELECT EXISTS (SELECT 1 FROM sync_saved WHERE account = ?1 AND article = ?2)";
                if c.prepare_cached(again)?.query_row((account, article), |row| row.get(0))? {
                    continue;
                }
                let Some(before) = mark_rows::state(c, article)?.filter(|mark| mark.saved.is_some()) else { continue };
                let after = MarkRow { saved: None, ..before.clone() };
                changes.push(MarkChange { article, before, after });
            }
            let words = format!("{account}: {} taken off the reading list there", changes.len());
            journal::change_marks(c, &changes, &words.as_str().into(), now)?;
            Ok(changes.len())
        })
    }

    /// How many articles of the reading list wait to be told to an account.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn saved_waiting(&self, account: &str, can_hold: fn(&str) -> bool) -> Result<usize> {
        let left = self.read(|c| {
            c.prepare_cached(
                "SELECT count(*) FROM sync_saved WHERE account = ?1 AND article IS NOT NULL AND left IS NOT NULL",
            )?
            .query_row([account], |row| count(row, 0))
        })?;
        let left = usize::try_from(left).unwrap_or(usize::MAX);
        let changes = self.saved_changes(account, can_hold)?.len() + self.passage_changes(account)?.len();
        Ok(changes + self.saved_not_there(account)?.len() + left)
    }
}

/// Tags are compared without regard to case: wallabag writes them small.
fn same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

fn has(tags: &[String], tag: &str) -> bool {
    tags.iter().any(|other| same(other, tag))
}

fn tags_of(text: &str) -> rusqlite::Result<Vec<String>> {
    Ok(mark_rows::tags(Some(text))?.iter().map(ToString::to_string).collect())
}

fn shadow(c: &Connection, account: &str, remote: &str) -> rusqlite::Result<Option<Shadow>> {
    let found = c
        .prepare_cached(
            "SELECT stamp, created, finished, tags, article, left, progress FROM sync_saved WHERE account = ?1 AND remote = ?2",
        )?
        .query_row((account, remote), |row| {
            let state = SavedState {
                remote: remote.to_owned(),
                stamp: row.get(0)?,
                created: row.get(1)?,
                finished: row.get(2)?,
                tags: tags_of(&row.get::<_, String>(3)?)?,
                progress: row.get(6)?,
            };
            Ok(Shadow { state, article: row.get(4)?, left: row.get(5)? })
        });
    found.optional()
}

/// Writes an entry's shadow; that its article has left the list here stays.
fn keep(c: &Connection, account: &str, article: Option<i64>, state: &SavedState) -> rusqlite::Result<()> {
    c.prepare_cached(
        "INSERT INTO sync_saved (account, remote, article, stamp, created, finished, tags, progress)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
         ON CONFLICT DO UPDATE SET article = excluded.article, stamp = excluded.stamp, created = excluded.created,
             finished = excluded.finished, tags = excluded.tags, progress = excluded.progress",
    )?
    .execute((
        account,
        &state.remote,
        article,
        &state.stamp,
        &state.created,
        state.finished,
        json(&state.tags)?,
        state.progress,
    ))
    .map(drop)
}

fn forget(c: &Connection, account: &str, remote: &str) -> rusqlite::Result<()> {
    c.prepare_cached("DELETE FROM sync_saved WHERE account = ?1 AND remote = ?2")?.execute((account, remote)).map(drop)
}

/// Brings what changed there into the mark; whether it changed anything.
fn merge(
    c: &Connection,
    article: i64,
    before: &SavedState,
    there: &SavedState,
    now: Timestamp,
) -> rusqlite::Result<bool> {
    let Some(mark) = mark_rows::state(c, article)? else { return Ok(false) };
    let mut tags = mark_rows::tags(mark.tags.as_deref())?;
    tags.retain(|tag| !has(&before.tags, tag) || has(&there.tags, tag));
    for tag in there.tags.iter().filter(|tag| !has(&before.tags, tag)) {
        if !tags.iter().any(|other| same(other, tag)) {
            tags.push(Line::new(tag));
        }
    }
    let after = MarkRow { tags: mark_rows::column(&tags)?, ..mark.clone() };
    let mut changed = after != mark;
    if changed {
        mark_rows::set(c, article, &after)?;
    }
    let finished = highlights::column(c, "finished", article)?.is_some();
    if before.finished != there.finished && finished != there.finished {
        let when = there.finished.then(|| millis(now).to_string());
        highlights::put_finished(c, &article.to_string(), when.as_deref())?;
        changed = true;
    }
    let here = percent(highlights::column(c, "position", article)?.and_then(|share| share.parse().ok()));
    // What was read on here since is further on its way there.
    let unchanged = here.is_none() || here == before.progress;
    if let Some(there) = there.progress.filter(|there| unchanged && Some(*there) != here && (1..100).contains(there)) {
        put_position(c, article, f64::from(there) / 100.0)?;
        changed = true;
    }
    Ok(changed)
}

/// A place in an article as servers count it. Its beginning and its end are none.
fn percent(share: Option<f64>) -> Option<u8> {
    let percent = (share? * 100.0).round().clamp(0.0, 100.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is between 0 and 100")]
    Some(percent as u8).filter(|percent| (1..100).contains(percent))
}

fn put_position(c: &Connection, article: i64, share: f64) -> rusqlite::Result<()> {
    c.prepare_cached("UPDATE mark SET position = ?2 WHERE article = ?1")?.execute((article, share)).map(drop)
}
