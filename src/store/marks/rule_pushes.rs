//! Articles that rules hand to a server: they wait until the server has them, and are handed over once. What a source already had
//! when it was first polled is no arrival, and goes nowhere.

use crate::{
    news::ArticleId,
    store::{Result, Store, db::rows::line},
    text::Line,
};
use rusqlite::Connection;

/// So often refused, an article is given up for a server.
const MOST_TRIES: i64 = 5;

/// An article that a server has always refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenUp {
    /// Which article.
    pub article: ArticleId,
    /// The server's name in the config.
    pub server: Line,
    /// Why, the last time.
    pub reason: Line,
}

impl Store {
    /// What waits for a server, by the server's name in the config; with what was given up where the user asks by hand.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn rule_pushes(&self, server: &str, by_hand: bool) -> Result<Vec<ArticleId>> {
        self.read(|c| {
            c.prepare_cached("SELECT article FROM rule_push WHERE server = ?1 AND (?2 OR tries < ?3) ORDER BY article")?
                .query_map((server, by_hand, MOST_TRIES), |row| row.get(0).map(ArticleId))?
                .collect()
        })
    }

    /// What was given up.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn rule_pushes_given_up(&self) -> Result<Vec<GivenUp>> {
        self.read(|c| {
            c.prepare_cached(
                "SELECT article, server, coalesce(reason, '') FROM rule_push WHERE tries >= ?1 ORDER BY article",
            )?
            .query_map([MOST_TRIES], |row| {
                Ok(GivenUp { article: ArticleId(row.get(0)?), server: line(row, 1)?, reason: line(row, 2)? })
            })?
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

    /// The server answered that it does not want it.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn rule_push_refused(&mut self, article: ArticleId, server: &str, reason: &str) -> Result<()> {
        self.write(|c| {
            let mut refused = c.prepare_cached(
                "UPDATE rule_push SET tries = tries + 1, reason = ?3 WHERE article = ?1 AND server = ?2",
            )?;
            refused.execute((article.0, server, reason)).map(drop)
        })
    }
}

/// These are to be handed to a server, but for those that came with a source's first poll: everything up to `seen` was here before.
/// Which ones that are.
pub(super) fn queue(c: &Connection, ids: &[ArticleId], server: &str, seen: i64) -> rusqlite::Result<Vec<ArticleId>> {
    let mut queue = c.prepare_cached(
        "INSERT OR IGNORE INTO rule_push (article, server) SELECT a.id, ?2 FROM article a WHERE a.id = ?1
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
