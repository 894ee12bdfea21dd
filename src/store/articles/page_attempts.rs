//! Attempts at pages, counted before a page is read: what a page does to the program is known only afterwards, and then it may be
//! too late to count.

use crate::store::{Result, Store};
use rusqlite::OptionalExtension;

impl Store {
    /// Counts an attempt at a page; how many there were before that came to no end.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn page_begun(&mut self, url: &str) -> Result<u32> {
        self.write(|c| {
            let before = c
                .prepare_cached("SELECT unfinished FROM page_attempt WHERE url = ?1")?
                .query_row([url], |row| row.get(0))
                .optional()?;
            c.prepare_cached(
                "INSERT INTO page_attempt (url, unfinished) VALUES (?1, 1)
                 ON CONFLICT (url) DO UPDATE SET unfinished = unfinished + 1",
            )?
            .execute([url])?;
            Ok(before.unwrap_or(0))
        })
    }

    /// The attempt at a page came to its end, whatever came of it.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn page_done(&mut self, url: &str) -> Result<()> {
        self.write(|c| c.prepare_cached("DELETE FROM page_attempt WHERE url = ?1")?.execute([url]).map(|_| ()))
    }
}
