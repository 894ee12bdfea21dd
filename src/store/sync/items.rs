//! The items of an account, as they arrive: each is an article that is here already, or a new one.

use super::{labels, operations::Field};
use crate::{
    news::{Draft, SourceId},
    store::{
        Store, StoreError,
        articles::upsert::{self, Arrival},
        db::rows::millis,
        marks::{
            mark_rows::{self, MarkRow},
            mutes::{self, Among},
        },
    },
};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};

type Result<T> = std::result::Result<T, StoreError>;

/// An item as its server gave it, made readable.
#[derive(Debug, Clone)]
pub struct Arrived {
    /// Its id there.
    pub remote: String,
    /// The source it belongs to here.
    pub source: SourceId,
    /// What it says.
    pub draft: Draft,
    /// Read there.
    pub read: bool,
    /// Starred there.
    pub starred: bool,
    /// Its labels there.
    pub tags: Vec<String>,
}

/// What a page of items came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Matched {
    /// Articles that are new here.
    pub new: usize,
}

impl Store {
    /// Takes in a page of items, in one transaction. Within a source an item is known by its cleaned address, never by its title.
    /// What the reader has read or saved here before is to be told to the server; nothing that is marked anywhere is unmarked.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn take_in(&mut self, account: &str, items: &[Arrived], now: Timestamp) -> Result<Matched> {
        self.write(|c| {
            let last: i64 = c.query_row("SELECT coalesce(max(id), 0) FROM article", [], |row| row.get(0))?;
            let mut matched = Matched::default();
            for item in items {
                let known = known(c, item)?;
                let article = if let Some(article) = known {
                    article
                } else {
                    matched.new += 1;
                    let arrival = Arrival { read: item.read, ..Arrival::default() };
                    let article = upsert::insert(c, item.source.0, &item.draft, now, &arrival)?;
                    c.prepare_cached("INSERT INTO arrived VALUES (?1)")?.execute([article])?;
                    article
                };
                join(c, account, item, article, now)?;
            }
            mutes::catch_all(c, Among::After(last))?;
            Ok(matched)
        })
    }
}

fn known(c: &Connection, item: &Arrived) -> rusqlite::Result<Option<i64>> {
    let source = item.source.0;
    let at_link = c
        .prepare_cached("SELECT id FROM article WHERE url = ?2 AND source = ?1 AND ?2 <> '' ORDER BY id LIMIT 1")?
        .query_row((source, &*item.draft.url), |row| row.get(0))
        .optional()?;
    if at_link.is_some() {
        return Ok(at_link);
    }
    c.prepare_cached("SELECT id FROM article WHERE source = ?1 AND identity = ?2")?
        .query_row((source, &item.draft.item.identity), |row| row.get(0))
        .optional()
}

/// Joins an item and its article. There is no shadow yet, so neither side's mark is taken for a change.
fn join(c: &Connection, account: &str, item: &Arrived, article: i64, now: Timestamp) -> rusqlite::Result<()> {
    c.prepare_cached(
        "INSERT INTO sync_item (account, remote, article, read, starred) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT DO UPDATE SET article = excluded.article, read = excluded.read, starred = excluded.starred",
    )?
    .execute((account, &item.remote, article, item.read, item.starred))?;
    let Some(before) = mark_rows::state(c, article)? else { return Ok(()) };
    let after = MarkRow {
        read: before.read || item.read,
        saved: before.saved.or(item.starred.then(|| millis(now))),
        tags: before.tags.clone(),
    };
    if before != after {
        mark_rows::set(c, article, &after)?;
    }
    for (field, here, there) in
        [(Field::Read, after.read, item.read), (Field::Star, after.saved.is_some(), item.starred)]
    {
        if here != there {
            c.prepare_cached(
                "INSERT OR REPLACE INTO sync_operation (account, remote, field, value) VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute((account, &item.remote, field.word(), here))?;
        }
    }
    join_tags(c, account, item, article)
}

/// The tags of both sides stand on both.
fn join_tags(c: &Connection, account: &str, item: &Arrived, article: i64) -> rusqlite::Result<()> {
    for tag in &item.tags {
        labels::set_shadow(c, account, tag, &item.remote, true)?;
    }
    labels::add_tags(c, article, &item.tags)?;
    let Some(mark) = mark_rows::state(c, article)?.filter(|mark| mark.tags.is_some()) else { return Ok(()) };
    if !labels::takes_labels(c, account)? {
        return Ok(());
    }
    for tag in
        mark_rows::tags(mark.tags.as_deref())?.iter().filter(|tag| !item.tags.iter().any(|it| it == tag.as_str()))
    {
        c.prepare_cached(
            "INSERT OR REPLACE INTO sync_operation (account, remote, field, value) VALUES (?1, ?2, ?3, 1)",
        )?
        .execute((account, &item.remote, labels::field_of(tag)))?;
    }
    Ok(())
}
