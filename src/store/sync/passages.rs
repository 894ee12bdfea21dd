//! Passages marked in entries of a reading list: what was marked or unmarked here since the server was last heard of. What is
//! unmarked there stays marked here: a passage is never taken from the reader.

use crate::{
    news::{ArticleId, Highlight},
    store::{Store, StoreError, db::rows, marks::notes},
    text::Line,
};
use rusqlite::Connection;

type Result<T> = std::result::Result<T, StoreError>;

/// A passage marked in an entry, as its server has it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Passage {
    /// Its id there; empty for one that stays here alone.
    pub id: String,
    /// The text that is marked.
    pub quote: String,
    /// What is written beside it.
    pub note: String,
}

/// What the reader did to the passages of an entry that its server has not heard of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassageChange {
    /// The entry's id there.
    pub remote: String,
    /// Passages to be marked there.
    pub add: Vec<String>,
    /// Passages to be unmarked there.
    pub remove: Vec<Passage>,
    /// What the reader wrote about the article.
    pub note: String,
}

impl Store {
    /// What the reader marked and unmarked since.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn passage_changes(&self, account: &str) -> Result<Vec<PassageChange>> {
        self.read(|c| {
            let mut changes = Vec::new();
            let mut statement = c.prepare_cached(
                "SELECT y.remote, a.id, m.highlights FROM sync_saved y
                 JOIN article a ON a.id = y.article LEFT JOIN mark m ON m.article = a.id
                 WHERE y.account = ?1 AND y.left IS NULL AND a.saved IS NOT NULL AND (m.highlights IS NOT NULL
                     OR EXISTS (SELECT 1 FROM sync_passage p WHERE p.account = y.account AND p.remote = y.remote))",
            )?;
            let mut entries = statement.query([account])?;
            while let Some(entry) = entries.next()? {
                let (id, article): (String, i64) = (entry.get(0)?, entry.get(1)?);
                let here: Vec<Highlight> = rows::list(entry, 2)?;
                let there = shadow(c, account, &id)?;
                let quotes = here.iter().map(|passage| passage.text.to_string());
                let add: Vec<String> = quotes.filter(|quote| !there.iter().any(|one| one.quote == *quote)).collect();
                let is_gone = |one: &Passage| !here.iter().any(|passage| passage.text.as_str() == one.quote);
                let remove = there.into_iter().filter(is_gone).collect::<Vec<Passage>>();
                if !add.is_empty() || !remove.is_empty() {
                    let note = notes::get(c, ArticleId(article))?.unwrap_or_default();
                    changes.push(PassageChange { remote: id, add, remove, note });
                }
            }
            Ok(changes)
        })
    }

    /// Passages are marked in an entry there, or stay here alone.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn passages_there(&mut self, account: &str, remote: &str, passages: &[Passage]) -> Result<()> {
        if passages.is_empty() {
            return Ok(());
        }
        self.write(|c| passages.iter().try_for_each(|one| put(c, account, remote, &one.quote, &one.id)))
    }

    /// The passages of an entry that both sides know of, or that stay here alone.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn passages_known(&self, account: &str, remote: &str) -> Result<Vec<Line>> {
        let known = self.read(|c| shadow(c, account, remote))?;
        Ok(known.into_iter().map(|one| Line::new(&one.quote)).collect())
    }

    /// A passage is no longer marked there, as was wanted here.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn passage_unmarked(&mut self, account: &str, remote: &str, quote: &str) -> Result<()> {
        self.write(|c| {
            c.execute(
                "DELETE FROM sync_passage WHERE account = ?1 AND remote = ?2 AND quote = ?3",
                (account, remote, quote),
            )
            .map(drop)
        })
    }

    /// An entry came with these passages. One that is gone there stays here alone.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn passages_came(&mut self, account: &str, remote: &str, passages: &[Passage]) -> Result<()> {
        let known = self.read(|c| shadow(c, account, remote))?;
        let quote = |one: &Passage| Line::new(&one.quote).to_string();
        let fresh: Vec<&Passage> = passages
            .iter()
            .filter(|one| !one.id.is_empty() && !quote(one).is_empty())
            .filter(|one| !known.iter().any(|known| known.quote == quote(one) && known.id == one.id))
            .collect();
        let is_gone = |known: &&Passage| !known.id.is_empty() && !passages.iter().any(|one| quote(one) == known.quote);
        let gone: Vec<&Passage> = known.iter().filter(is_gone).collect();
        if fresh.is_empty() && gone.is_empty() {
            return Ok(());
        }
        self.write(|c| {
            for one in fresh {
                put(c, account, remote, &quote(one), &one.id)?;
            }
            gone.into_iter().try_for_each(|one| put(c, account, remote, &one.quote, ""))
        })
    }
}

fn put(c: &Connection, account: &str, remote: &str, quote: &str, id: &str) -> rusqlite::Result<()> {
    c.prepare_cached("INSERT OR REPLACE INTO sync_passage VALUES (?1, ?2, ?3, ?4)")?
        .execute((account, remote, quote, id))
        .map(drop)
}

fn shadow(c: &Connection, account: &str, remote: &str) -> rusqlite::Result<Vec<Passage>> {
    c.prepare_cached("SELECT id, quote FROM sync_passage WHERE account = ?1 AND remote = ?2")?
        .query_map((account, remote), |row| Ok(Passage { id: row.get(0)?, quote: row.get(1)?, note: String::new() }))?
        .collect()
}
