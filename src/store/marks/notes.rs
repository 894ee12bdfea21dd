//! Notes: what the reader wrote beside an article. A note is part of the mark: journaled, and it outlives the item.

use super::{
    decisions,
    journal::{self, Change, Noun},
};
use crate::{
    news::{ArticleId, Decision, MarkState},
    store::{Result, Step, Store},
};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};

/// A note, by its article.
pub(crate) static NOTE: Noun = Noun { word: "note", is_of_an_article: true, put };

impl Store {
    /// The note beside an article.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn note(&self, id: ArticleId) -> Result<Option<String>> {
        self.read(|c| get(c, id))
    }

    /// Writes the note beside an article, or takes it away where nothing is left of it; one journaled step.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn set_note(&mut self, id: ArticleId, note: &str, now: Timestamp) -> Result<Step> {
        self.write(|c| {
            let decision = Decision::Note(note.to_owned());
            let after = MarkState::default().after(&decision, now).note;
            let label = decisions::label(c, &decision, 1, Some(id.0))?;
            let change = Change { noun: &NOTE, key: id.0.to_string(), before: get(c, id)?, after };
            Ok(Step { articles: vec![id], ..journal::change(c, vec![change], &label, now)? })
        })
    }
}

/// The note beside an article.
pub(crate) fn get(c: &Connection, ArticleId(id): ArticleId) -> rusqlite::Result<Option<String>> {
    c.prepare_cached("SELECT note FROM mark WHERE article = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()
        .map(Option::flatten)
}

/// Sets a note as a step says.
pub(crate) fn put(c: &Connection, article: &str, note: Option<&str>) -> rusqlite::Result<()> {
    c.prepare_cached(
        "INSERT INTO mark (article, source, identity, read, saved, tags, note)
         SELECT id, source, identity, read, saved, tags, ?2 FROM article WHERE id = ?1
         UNION ALL SELECT article, source, identity, read, saved, tags, ?2 FROM mark WHERE article = ?1 LIMIT 1
         ON CONFLICT (article) DO UPDATE SET note = excluded.note",
    )?
    .execute((article, note))
    .map(|_| ())
}
