//! Retention: read articles that are old enough are dropped. What the reader saved, tagged or noted never is, and no mark ever:
//! a dropped article that still stands in its feed is known by its mark and does not come back.

use crate::store::{
    Result, Store,
    db::rows::{self, millis},
    stories::cluster::replace_face,
};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};

/// What may be dropped, got before `?1`. An article is never dated after the day it was got, so that the index on `at` serves.
const DROPPABLE: &str =
    "FROM article a WHERE a.at < ?1 AND a.fetched < ?1 AND a.read = 1 AND a.saved IS NULL AND a.tags IS NULL AND a.waits = 0
     AND EXISTS (SELECT 1 FROM mark m WHERE m.article = a.id AND m.note IS NULL AND m.highlights IS NULL)";

impl Store {
    /// How many articles [`Store::drop_read`] would drop in all.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn droppable(&self, before: Timestamp) -> Result<u64> {
        self.read(|c| c.query_row(&format!("SELECT count(*) {DROPPABLE}"), [millis(before)], |row| rows::count(row, 0)))
    }

    /// Drops read articles that were got before this, oldest first, at most `limit`; how many went.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn drop_read(&mut self, before: Timestamp, limit: usize) -> Result<usize> {
        self.write(|c| {
            let limit = i64::try_from(limit).unwrap_or(i64::MAX);
            let dropped: Vec<i64> = c
                .prepare_cached(&format!("SELECT a.id {DROPPABLE} ORDER BY a.at LIMIT ?2"))?
                .query_map((millis(before), limit), |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()?;
            for article in &dropped {
                c.prepare_cached("UPDATE mark SET dropped = 1 WHERE article = ?1")?.execute([article])?;
                drop_article(c, *article)?;
            }
            Ok(dropped.len())
        })
    }
}

/// Drops what a source has brought since a step began to follow it, and the user has not touched: undone, it is as it was before.
pub(crate) fn drop_untouched(c: &Connection, source: i64, step: i64) -> rusqlite::Result<()> {
    let untouched: Vec<i64> = c
        .prepare_cached(
            "SELECT a.id FROM article a WHERE a.source = ?1
                 AND a.fetched >= (SELECT at FROM journal WHERE id = ?2)
                 AND a.read = 0 AND a.saved IS NULL AND a.tags IS NULL AND a.waits = 0
                 AND NOT EXISTS (SELECT 1 FROM by_hand WHERE article = a.id)
                 AND NOT EXISTS (SELECT 1 FROM mark m WHERE m.article = a.id
                     AND (m.note IS NOT NULL OR m.highlights IS NOT NULL OR m.position IS NOT NULL))",
        )?
        .query_map((source, step), |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    untouched.into_iter().try_for_each(|article| drop_article(c, article))
}

/// Drops one article, whatever its mark; its story goes with the last one.
pub(crate) fn drop_article(c: &Connection, article: i64) -> rusqlite::Result<()> {
    let story: Option<i64> = c
        .prepare_cached("DELETE FROM article WHERE id = ?1 RETURNING story")?
        .query_row([article], |row| row.get(0))
        .optional()?;
    story.map_or(Ok(()), |story| mend_story(c, story, article))
}

/// A story without articles goes; one that lost its face gets another.
fn mend_story(c: &Connection, story: i64, left: i64) -> rusqlite::Result<()> {
    c.prepare_cached("DELETE FROM story WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM article WHERE story = ?1)")?
        .execute([story])?;
    c.prepare_cached(
        "UPDATE story SET
             newest = (SELECT max(up) FROM article WHERE story = ?1),
             sources = (SELECT count(DISTINCT source) FROM article WHERE story = ?1)
         WHERE id = ?1",
    )?
    .execute([story])?;
    replace_face(c, story, left)
}

/// Whether retention has dropped this item and the reader still counts it as read.
pub(crate) fn was_dropped(c: &Connection, source: i64, identity: &str) -> rusqlite::Result<bool> {
    let dropped = c
        .prepare_cached("SELECT dropped AND read AND saved IS NULL FROM mark WHERE source = ?1 AND identity = ?2")?
        .query_row((source, identity), |row| row.get(0))
        .optional()?;
    Ok(dropped.unwrap_or(false))
}
