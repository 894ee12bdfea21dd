//! What was handed over to which other program: remembered, so that only what has changed is handed over again.

use crate::{
    news::ArticleId,
    store::{Result, Store},
};
use rusqlite::OptionalExtension;

impl Store {
    /// The number of an article's content when it was handed over; none when it was not.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn pushed(&self, id: ArticleId, target: &str) -> Result<Option<i64>> {
        self.read(|c| {
            c.prepare_cached("SELECT content FROM pushed WHERE article = ?1 AND target = ?2")?
                .query_row((id.0, target), |row| row.get(0))
                .optional()
        })
    }

    /// Remembers that an article was handed over with this content.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn set_pushed(&mut self, id: ArticleId, target: &str, content: i64) -> Result<()> {
        self.write(|c| {
            c.prepare_cached("INSERT OR REPLACE INTO pushed VALUES (?1, ?2, ?3)")?
                .execute((id.0, target, content))
                .map(|_| ())
        })
    }
}
