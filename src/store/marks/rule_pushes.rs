//! Articles that rules hand to a server: they wait until the server has them, and are handed over once. What a source already had
//! when it was first polled is no arrival, and goes nowhere.

use crate::{
    news::ArticleId,
    store::{Result, Store},
};
use rusqlite::Connection;

impl Store {
    /// What waits for a server, by the server's name in the config.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn rule_pushes(&self, server: &str) -> Result<Vec<ArticleId>> {
        self.read(|c| {
            c.prepare_cached("SELECT article FROM rule_push WHERE server = ?1 ORDER BY article")?
                .query_map([server], |row| row.get(0).map(ArticleId))?
                .collect()
        })
    }

    /// The server has it.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn rule_push_given(&mut self, article: ArticleId, server: &str) -> Result<()> {
        self.write(|c| {
            c.execute("DELETE FROM rule_push WHERE article = ?1 AND server = ?2", (article.0, server)).map(drop)
        })
    }
}

/// These are to be handed to a server, but for those that came with a source's first poll: everything up to `seen` was here before.
/// Which ones that are.
pub(super) fn queue(c: &Connection, ids: &[ArticleId], server: &str, seen: i64) -> rusqlite::Result<Vec<ArticleId>> {
    let mut queue = c.prepare_cached(
        "INSERT OR IGNORE INTO rule_push SELECT a.id, ?2 FROM article a WHERE a.id = ?1
             AND EXISTS (SELECT 1 FROM article before WHERE before.source = a.source AND before.id <= ?3)",
    )?;
    let mut queued = Vec::new();
    for id in ids {
        if queue.execute((id.0, server, seen))? > 0 {
            queued.push(*id);
        }
    }
    Ok(queued)
}
