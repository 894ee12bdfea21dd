//! The merge: what a server says now, what it said before, what the reader did since. A pending operation wins; else the server
//! does, and only where it has changed.

use super::labels::{self, PulledLabels};
use crate::{
    news::ArticleId,
    store::{
        Store, StoreError,
        db::rows::millis,
        marks::{
            journal::{self, MarkChange},
            mark_rows::{self, MarkRow},
        },
    },
};
use jiff::Timestamp;
use rusqlite::Connection;
use std::collections::HashSet;

type Result<T> = std::result::Result<T, StoreError>;

/// The complete sets of a server. A set that is not whole may add, and never takes away.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pulled {
    /// Ids of what is unread there.
    pub unread: Vec<String>,
    /// All of them.
    pub unread_whole: bool,
    /// Ids of what is starred there.
    pub starred: Vec<String>,
    /// All of them.
    pub starred_whole: bool,
    /// Its labels, where it has any and could be asked.
    pub labels: Option<PulledLabels>,
}

/// What a merge came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Merged {
    /// Articles whose marks were changed.
    pub changed: Vec<ArticleId>,
    /// Items that are not known here.
    pub missing: Vec<String>,
}

/// So many articles that become read at once, and more than half of what was unread, are kept as a step that can be undone.
const COLLAPSE: usize = 200;

/// Where server and shadow differ.
struct Difference {
    remote: String,
    article: Option<i64>,
    there: bool,
    pending: Option<bool>,
}

impl Store {
    /// Takes in what a server says, in one transaction.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn merge(&mut self, account: &str, pulled: &Pulled, now: Timestamp) -> Result<Merged> {
        self.write(|c| {
            fill(c, "pulled_unread", &pulled.unread)?;
            fill(c, "pulled_starred", &pulled.starred)?;
            let unread_before: usize =
                c.query_row("SELECT count(*) FROM sync_item WHERE account = ?1 AND read = 0", [account], |row| {
                    row.get::<_, i64>(0).map(|count| usize::try_from(count).unwrap_or_default())
                })?;
            let read = differences(c, account, READ_DIFFERS, |there| !there || pulled.unread_whole)?;
            let read = settle(c, account, "read", &read, |before, there| MarkRow { read: there, ..before })?;
            let turned_read = read.iter().filter(|change| change.after.read).count();
            let collapsed = turned_read > COLLAPSE && turned_read * 2 > unread_before;
            apply(c, &read, collapsed.then(|| format!("{account}: {turned_read} articles read there")), now)?;
            let starred = differences(c, account, STAR_DIFFERS, |there| there || pulled.starred_whole)?;
            let starred = settle(c, account, "star", &starred, |before, there| MarkRow {
                saved: there.then(|| before.saved.unwrap_or(millis(now))),
                ..before
            })?;
            let (taken, given): (Vec<MarkChange>, Vec<MarkChange>) =
                starred.into_iter().partition(|change| change.after.saved.is_none());
            apply(c, &given, None, now)?;
            // What leaves the reading list can be brought back.
            let words = format!("{account}: {} taken off the reading list there", taken.len());
            apply(c, &taken, (!taken.is_empty()).then_some(words), now)?;
            let marked = read.iter().chain(&given).chain(&taken).map(|change| ArticleId(change.article));
            let mut changed: Vec<ArticleId> = marked.collect();
            let labelled = pulled.labels.iter().flat_map(|labels| &labels.asked).flat_map(|label| &label.ids);
            fill(c, "pulled_labelled", labelled)?;
            if let Some(labels) = &pulled.labels {
                changed.extend(labels::merge(c, account, labels, now)?);
            }
            Ok(Merged { changed, missing: missing(c, account)? })
        })
    }
}

impl Store {
    /// Which of these ids were unread, and which starred, in the sets that were merged last.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn pulled_among(&self, ids: &[String]) -> Result<(HashSet<String>, HashSet<String>)> {
        self.read(|c| {
            let among = |table: &str| {
                let mut there = c.prepare_cached(&format!("SELECT 1 FROM temp.{table} WHERE remote = ?1"))?;
                let mut found = HashSet::new();
                for id in ids {
                    if there.exists([id])? {
                        found.insert(id.clone());
                    }
                }
                Ok::<_, rusqlite::Error>(found)
            };
            Ok((among("pulled_unread")?, among("pulled_starred")?))
        })
    }
}

const READ_DIFFERS: &str = "SELECT i.remote, i.article, u.remote IS NULL, o.value FROM sync_item i
    LEFT JOIN temp.pulled_unread u ON u.remote = i.remote
    LEFT JOIN sync_operation o ON o.account = i.account AND o.remote = i.remote AND o.field = 'read'
    WHERE i.account = ?1 AND i.read <> (u.remote IS NULL)";

const STAR_DIFFERS: &str = "SELECT i.remote, i.article, u.remote IS NOT NULL, o.value FROM sync_item i
    LEFT JOIN temp.pulled_starred u ON u.remote = i.remote
    LEFT JOIN sync_operation o ON o.account = i.account AND o.remote = i.remote AND o.field = 'star'
    WHERE i.account = ?1 AND i.starred <> (u.remote IS NOT NULL)";

fn fill<'a>(c: &Connection, table: &str, ids: impl IntoIterator<Item = &'a String>) -> rusqlite::Result<()> {
    c.execute_batch(&format!(
        "CREATE TEMP TABLE IF NOT EXISTS {table} (remote TEXT PRIMARY KEY) WITHOUT ROWID; DELETE FROM temp.{table};"
    ))?;
    let mut insert = c.prepare_cached(&format!("INSERT OR IGNORE INTO temp.{table} VALUES (?1)"))?;
    ids.into_iter().try_for_each(|id| insert.execute([id]).map(drop))
}

fn differences(
    c: &Connection,
    account: &str,
    sql: &str,
    counts: impl Fn(bool) -> bool,
) -> rusqlite::Result<Vec<Difference>> {
    let row = |row: &rusqlite::Row| {
        Ok(Difference { remote: row.get(0)?, article: row.get(1)?, there: row.get(2)?, pending: row.get(3)? })
    };
    let all: Vec<Difference> = c.prepare_cached(sql)?.query_map([account], row)?.collect::<rusqlite::Result<_>>()?;
    Ok(all.into_iter().filter(|one| counts(one.there)).collect())
}

/// Brings the shadow up to date; what is to change in the marks, where nothing is pending.
fn settle(
    c: &Connection,
    account: &str,
    field: &str,
    differences: &[Difference],
    after: impl Fn(MarkRow, bool) -> MarkRow,
) -> rusqlite::Result<Vec<MarkChange>> {
    let shadow = match field {
        "read" => "UPDATE sync_item SET read = ?3 WHERE account = ?1 AND remote = ?2",
        _ => "UPDATE sync_item SET starred = ?3 WHERE account = ?1 AND remote = ?2",
    };
    let mut changes: Vec<MarkChange> = Vec::new();
    for one in differences {
        c.prepare_cached(shadow)?.execute((account, &one.remote, one.there))?;
        if let Some(pending) = one.pending {
            if pending == one.there {
                // One that was sent and not acknowledged may have been preceded by its opposite, which may still arrive: it is sent again.
                c.prepare_cached(
                    "DELETE FROM sync_operation WHERE account = ?1 AND remote = ?2 AND field = ?3 AND sent = 0",
                )?
                .execute((account, &one.remote, field))?;
            }
            continue;
        }
        let Some(article) = one.article else { continue };
        let Some(before) = mark_rows::state(c, article)? else { continue };
        let after = after(before.clone(), one.there);
        if before != after {
            changes.push(MarkChange { article, before, after });
        }
    }
    Ok(changes)
}

/// Sets marks: as a step of the journal when it has words, else without one.
fn apply(c: &Connection, changes: &[MarkChange], words: Option<String>, now: Timestamp) -> rusqlite::Result<()> {
    match words {
        Some(words) => journal::change_marks(c, changes, &words.as_str().into(), now).map(drop),
        None => changes.iter().try_for_each(|change| mark_rows::set(c, change.article, &change.after)),
    }
}

/// Items that a server names and nobody here knows.
fn missing(c: &Connection, account: &str) -> rusqlite::Result<Vec<String>> {
    c.prepare_cached(
        "SELECT remote FROM (SELECT remote FROM temp.pulled_unread UNION SELECT remote FROM temp.pulled_starred
             UNION SELECT remote FROM temp.pulled_labelled) p
         WHERE NOT EXISTS (SELECT 1 FROM sync_item i WHERE i.account = ?1 AND i.remote = p.remote)",
    )?
    .query_map([account], |row| row.get(0))?
    .collect()
}
