//! Highlights, the passages the reader marked, and what was read to its end. Both are part of the mark: journaled, and they
//! outlive the item.

use super::{
    decisions,
    journal::{self, Change, Label, Noun},
};
use crate::{
    news::{ArticleId, Decision, Highlight, StepKind, Things},
    store::{
        Result, Step, Store,
        db::rows::{self, json, millis},
    },
};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};

/// The marked passages of an article, by it.
pub(crate) static HIGHLIGHTS: Noun = Noun { word: "highlights", is_of_an_article: true, put };

/// When an article was read to its end, by it.
pub(crate) static FINISHED: Noun = Noun { word: "finished", is_of_an_article: true, put: put_finished };

impl Store {
    /// The passages marked in an article, in its order.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn highlights(&self, id: ArticleId) -> Result<Vec<Highlight>> {
        self.read(|c| {
            let found = c
                .prepare_cached("SELECT highlights FROM mark WHERE article = ?1")?
                .query_row([id.0], |row| rows::list(row, 0))
                .optional()?;
            Ok(found.unwrap_or_default())
        })
    }

    /// Puts these passages in the place of those marked in an article; one journaled step. An article with a marked passage
    /// is on the reading list.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn set_highlights(&mut self, id: ArticleId, passages: &[Highlight], now: Timestamp) -> Result<Step> {
        self.write(|c| {
            let mut passages = passages.to_vec();
            passages.sort_by_key(|passage| passage.at);
            let before = column(c, "highlights", id.0)?;
            let after = if passages.is_empty() { None } else { Some(json(&passages)?) };
            let more = after.as_ref().map_or(0, String::len) > before.as_ref().map_or(0, String::len);
            let kind = if more { StepKind::Highlighted } else { StepKind::HighlightRemoved };
            let things = Things { count: 1, stories: false, title: Some(decisions::short_title(c, id.0)?) };
            let label = Label::Kind(kind, things);
            let saving = decisions::changes(c, &[id], &Decision::Highlights(passages), false, now)?;
            let change = Change { noun: &HIGHLIGHTS, key: id.0.to_string(), before, after };
            Ok(Step { articles: vec![id], ..journal::change_all(c, &saving, vec![change], &label, now)? })
        })
    }

    /// Marks articles as read to their end, or not; one journaled step. Those already so are not in it.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn set_finished(&mut self, articles: &[ArticleId], finished: bool, now: Timestamp) -> Result<Step> {
        self.write(|c| {
            let mut changes = Vec::new();
            let mut touched = Vec::new();
            for id in articles {
                let before = column(c, "finished", id.0)?;
                if before.is_some() != finished {
                    let after = finished.then(|| millis(now).to_string());
                    changes.push(Change { noun: &FINISHED, key: id.0.to_string(), before, after });
                    touched.push(*id);
                }
            }
            let told = if touched.is_empty() { articles } else { &touched };
            let label = decisions::label(c, &Decision::Finish(finished), told.len(), told.first().map(|one| one.0))?;
            Ok(Step { articles: touched, ..journal::change(c, changes, &label, now)? })
        })
    }
}

/// A column of an article's mark, as text.
pub(crate) fn column(c: &Connection, name: &str, article: i64) -> rusqlite::Result<Option<String>> {
    c.prepare_cached(&format!("SELECT CAST({name} AS TEXT) FROM mark WHERE article = ?1"))?
        .query_row([article], |row| row.get(0))
        .optional()
        .map(Option::flatten)
}

/// Sets the passages of an article as a step says.
pub(crate) fn put(c: &Connection, article: &str, passages: Option<&str>) -> rusqlite::Result<()> {
    set(c, "highlights", article, passages)
}

/// Sets when an article was finished as a step says.
pub(crate) fn put_finished(c: &Connection, article: &str, when: Option<&str>) -> rusqlite::Result<()> {
    set(c, "finished", article, when)
}

fn set(c: &Connection, column: &str, article: &str, value: Option<&str>) -> rusqlite::Result<()> {
    c.prepare_cached(
        "INSERT OR IGNORE INTO mark (article, source, identity, read, saved, tags)
         SELECT id, source, identity, read, saved, tags FROM article WHERE id = ?1",
    )?
    .execute([article])?;
    c.prepare_cached(&format!("UPDATE mark SET {column} = ?2 WHERE article = ?1"))?
        .execute((article, value))
        .map(|_| ())
}
