//! The full-text index of bodies: a headline is in it as soon as its article is, the text when there is time for it. Which texts are
//! owed outlives the process.

use super::{bodies, upsert};
use crate::store::{Result, Store, db::rows};
use rusqlite::Connection;

/// What is owed is counted up to here while it is worked off: a million rows take ten milliseconds to count, at every batch.
const COUNTED: u32 = 1_000;

impl Store {
    /// How many texts are not in the index yet: a search finds their articles by the headline alone.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn owed_texts(&self) -> Result<u64> {
        self.read(|c| c.query_row("SELECT count(*) FROM owed", [], |row| rows::count(row, 0)))
    }

    /// Indexes owed texts, at most `limit`, newest first; how many are still owed, where a thousand stand for more as well.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn index_owed(&mut self, limit: usize) -> Result<u64> {
        let owed = self.read(still_owed)?;
        if owed == 0 || limit == 0 {
            return Ok(owed);
        }
        self.write(|c| {
            let batch: Vec<(i64, String)> = c
                .prepare_cached(
                    "SELECT a.id, a.title FROM owed o JOIN article a ON a.id = o.article ORDER BY o.article DESC LIMIT ?1",
                )?
                .query_map([i64::try_from(limit).unwrap_or(i64::MAX)], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect::<rusqlite::Result<_>>()?;
            for (id, title) in batch {
                upsert::index(c, id, &title, &bodies::text(c, id)?)?;
                c.prepare_cached("DELETE FROM owed WHERE article = ?1")?.execute([id])?;
            }
            still_owed(c)
        })
    }
}

fn still_owed(c: &Connection) -> rusqlite::Result<u64> {
    c.prepare_cached("SELECT count(*) FROM (SELECT 1 FROM owed LIMIT ?1)")?
        .query_row([COUNTED], |row| rows::count(row, 0))
}
