//! Kinds put right by hand: journaled, kept when the article is derived again, and counted, so that what was put right often can be made
//! a rule. Nothing is concluded from them without the user.

use super::journal::{self, Change, Noun};
use crate::{
    language::tr,
    news::{ArticleId, Kind},
    store::{Result, Step, Store},
    text::Line,
};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};

/// The kind an article was given by hand, by the article.
pub(crate) static KIND: Noun = Noun { word: "kind", is_of_an_article: true, put };

/// So often a source was put right in the same way before a rule is offered.
const OFTEN: i64 = 3;

/// A row `k` of `kind_by_hand` that is the user's own doing, and not a rule's.
const BY_HAND: &str = "NOT EXISTS (SELECT 1 FROM ruled r WHERE r.article = k.article AND r.act IN ('kind:' || k.kind, 'called ' || k.kind))";

impl Store {
    /// Gives articles a kind by hand; one journaled step.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn set_kind(&mut self, articles: &[ArticleId], kind: Kind, now: Timestamp) -> Result<Step> {
        self.write(|c| {
            let changes = changes(c, articles, kind)?;
            let count = changes.len();
            let things = if count == 1 { "1 article".to_owned() } else { format!("{count} articles") };
            let words = format!("Put right by hand: {things} now {}", kind.word());
            let step = journal::change(c, changes, &words.as_str().into(), now)?;
            Ok(Step { articles: articles.to_vec(), ..step })
        })
    }

    /// What the source of an article was put right in by hand again and again, not by a rule: from which kind, to which, and how often.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn kind_lesson(&self, article: ArticleId) -> Result<Option<(Kind, Kind, u64)>> {
        self.read(|c| {
            let found: Option<(String, String, i64)> = c
                .prepare_cached(&format!(
                    "SELECT k.was, k.kind, count(*) FROM kind_by_hand k JOIN article a ON a.id = k.article
                     WHERE a.source = (SELECT source FROM article WHERE id = ?1) AND a.source > 0 AND k.was <> k.kind
                         AND {BY_HAND}
                     GROUP BY k.was, k.kind ORDER BY count(*) DESC, k.was LIMIT 1",
                ))?
                .query_row([article.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
                .optional()?;
            let often = found.filter(|(.., count)| *count >= OFTEN);
            Ok(often.and_then(|(was, kind, count)| {
                Some((was.parse().ok()?, kind.parse().ok()?, u64::try_from(count).unwrap_or_default()))
            }))
        })
    }
}

/// What changes when these articles get a kind; those that have it are left out.
pub(crate) fn changes(c: &Connection, articles: &[ArticleId], kind: Kind) -> rusqlite::Result<Vec<Change>> {
    let mut changes = Vec::new();
    for ArticleId(id) in articles {
        let is: Option<String> =
            c.prepare_cached("SELECT kind FROM article WHERE id = ?1")?.query_row([id], |row| row.get(0)).optional()?;
        if is.is_some_and(|is| is != kind.word()) {
            let before = by_hand(c, *id)?;
            changes.push(Change { noun: &KIND, key: id.to_string(), before, after: Some(kind.word().to_owned()) });
        }
    }
    Ok(changes)
}

fn by_hand(c: &Connection, article: i64) -> rusqlite::Result<Option<String>> {
    c.prepare_cached("SELECT kind FROM kind_by_hand WHERE article = ?1")?
        .query_row([article], |row| row.get(0))
        .optional()
}

/// What was put right, in words, for whoever asks why.
pub(crate) fn acted(c: &Connection, article: i64) -> rusqlite::Result<Option<Line>> {
    let was: Option<(String, String)> = c
        .prepare_cached(&format!(
            "SELECT kind, was FROM kind_by_hand k WHERE article = ?1
             AND {BY_HAND}",
        ))?
        .query_row([article], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(was.map(|(kind, was)| Line::new(&put_right(&kind, &was))))
}

/// What was put right by hand, in words.
fn put_right(kind: &str, was: &str) -> String {
    let label = |word: &str| word.parse::<Kind>().map_or_else(|()| word.to_owned(), |kind| kind.label().to_owned());
    tr!("acted-kind-put-right", kind = label(kind), was = label(was))
}

/// Gives an article a kind, or the one the rules give it, as a step says.
pub(crate) fn put(c: &Connection, article: &str, kind: Option<&str>) -> rusqlite::Result<()> {
    if let Some(kind) = kind {
        c.prepare_cached(
            "INSERT INTO kind_by_hand (article, kind, was) SELECT id, ?2, kind FROM article WHERE id = ?1
             ON CONFLICT (article) DO UPDATE SET kind = excluded.kind",
        )?
        .execute((article, kind))?;
        return c.prepare_cached("UPDATE article SET kind = ?2 WHERE id = ?1")?.execute((article, kind)).map(|_| ());
    }
    let was: Option<String> = c
        .prepare_cached("DELETE FROM kind_by_hand WHERE article = ?1 RETURNING was")?
        .query_row([article], |row| row.get(0))
        .optional()?;
    c.prepare_cached("UPDATE article SET kind = ?2 WHERE id = ?1 AND ?2 IS NOT NULL")?
        .execute((article, was))
        .map(|_| ())
}
