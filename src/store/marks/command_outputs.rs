//! What commands of the user's own made of an article and is kept beside it; journaled. It goes with its article.

use super::{
    decisions,
    journal::{self, Change, Noun},
};
use crate::{
    news::ArticleId,
    store::{
        Result, Step, Store,
        db::rows::{self, json, millis},
    },
    text::Line,
};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

/// What a command made, by the article and the name of the command.
pub(crate) static MADE: Noun = Noun { word: "made", is_of_an_article: false, put };

/// What a command printed for an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommandText {
    /// What it printed.
    pub text: String,
    /// It is HTML.
    pub is_html: bool,
    /// When, in milliseconds.
    made: i64,
}

impl Store {
    /// The commands whose work is kept beside an article, the first made first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn kept_by(&self, article: ArticleId) -> Result<Vec<Line>> {
        self.read(|c| {
            c.prepare_cached("SELECT command FROM command_output WHERE article = ?1 ORDER BY text ->> 'made', command")?
                .query_map([article.0], |row| rows::line(row, 0))?
                .collect()
        })
    }

    /// What a command made of an article and is kept.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn command_text(&self, article: ArticleId, command: &str) -> Result<Option<CommandText>> {
        self.read(|c| Ok(get(c, article, command)?.and_then(|text| serde_json::from_str(&text).ok())))
    }

    /// Keeps what a command made of an article, in the place of what it made before; one journaled step.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn keep_command_text(
        &mut self,
        article: ArticleId,
        command: &str,
        (text, is_html): (&str, bool),
        now: Timestamp,
    ) -> Result<Step> {
        self.write(|c| {
            let after = json(&CommandText { text: text.to_owned(), is_html, made: millis(now) })?;
            change(c, article, command, Some(after), ("Kept", "of"), now)
        })
    }

    /// Takes away what a command made of an article; one journaled step.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn drop_command_text(&mut self, article: ArticleId, command: &str, now: Timestamp) -> Result<Step> {
        self.write(|c| change(c, article, command, None, ("Taken away", "from"), now))
    }
}

fn change(
    c: &Connection,
    article: ArticleId,
    command: &str,
    after: Option<String>,
    (done, of): (&str, &str),
    now: Timestamp,
) -> rusqlite::Result<Step> {
    let before = get(c, article, command)?;
    let words = format!("{done}: {command} {of} “{}”", decisions::short_title(c, article.0)?);
    let key = format!("{} {command}", article.0);
    let changed = journal::change(c, vec![Change { noun: &MADE, key, before, after }], &words.as_str().into(), now)?;
    Ok(Step { articles: vec![article], ..changed })
}

fn get(c: &Connection, ArticleId(id): ArticleId, command: &str) -> rusqlite::Result<Option<String>> {
    c.prepare_cached("SELECT text FROM command_output WHERE article = ?1 AND command = ?2")?
        .query_row((id, command), |row| row.get(0))
        .optional()
}

/// Sets what a command made as a step says; an article that is gone has nothing beside it.
pub(crate) fn put(c: &Connection, key: &str, text: Option<&str>) -> rusqlite::Result<()> {
    let (article, command) = key.split_once(' ').unwrap_or((key, ""));
    match text {
        Some(text) => c
            .prepare_cached(
                "INSERT OR REPLACE INTO command_output (article, command, text)
                 SELECT id, ?2, ?3 FROM article WHERE id = ?1",
            )?
            .execute((article, command, text)),
        None => c
            .prepare_cached("DELETE FROM command_output WHERE article = ?1 AND command = ?2")?
            .execute((article, command)),
    }
    .map(|_| ())
}
