//! Stores new articles: unread ones that were never here, many in one transaction, each as a story of its own. Leaves the full-text
//! index and the counts of their sources to whoever stores them, who does both once for all of them.

use super::bodies::{self, Packed};
use crate::{
    clean::RULES_VERSION,
    news::Draft,
    store::{
        db::rows::{self, millis, optional_json},
        stories::cluster,
    },
};
use jiff::Timestamp;
use rusqlite::Connection;

const INSERT: &str = "INSERT INTO article (id, source, identity, story, at, published, fetched, title, url, author, via, kind, summary,
             enclosures, image, words, affiliate, tracking, disclosure, other, content, rules, outlet, read, saved, tags,
             untitled, comments)
         VALUES (?1, ?2, ?3, ?1, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22,
             ?23, ?24, ?25, ?26, ?27)";

/// New articles within a transaction.
pub(crate) struct NewArticles<'c> {
    c: &'c Connection,
    next_id: i64,
}

/// The id of an article, and the mark that it left if it was here before.
#[derive(Default)]
pub(crate) struct MarkLeft {
    pub id: i64,
    pub read: bool,
    pub saved: Option<i64>,
    pub tags: Option<String>,
}

impl<'c> NewArticles<'c> {
    pub fn begin(c: &'c Connection) -> rusqlite::Result<Self> {
        Ok(Self { c, next_id: next_id(c)? })
    }

    /// Stores one; its id.
    pub fn insert(
        &mut self,
        source: i64,
        draft: &Draft,
        now: Timestamp,
        outlet: Option<&str>,
    ) -> rusqlite::Result<i64> {
        let mark = MarkLeft { id: self.next_id, ..MarkLeft::default() };
        self.next_id += 1;
        self.c
            .prepare_cached(
                "INSERT INTO story (id, face, newest, sources, unread, loud)
                 VALUES (?1, ?1, ?2, 1, 1, (SELECT NOT quiet FROM source WHERE id = ?3))",
            )?
            .execute((mark.id, at(draft, now), source))?;
        insert_row(self.c, source, draft, now, &mark, outlet)?;
        Ok(mark.id)
    }

    /// Counts so many that were stored of one source.
    pub fn count(&self, source: i64, new: u32) -> rusqlite::Result<()> {
        if new == 0 {
            return Ok(());
        }
        self.c
            .prepare_cached("UPDATE source SET total = total + ?2, unread = unread + ?2 WHERE id = ?1")?
            .execute((source, new))?;
        self.c
            .prepare_cached(
                "UPDATE total SET articles = articles + ?2,
                     unread = unread + iif((SELECT quiet FROM source WHERE id = ?1), 0, ?2)",
            )?
            .execute((source, new))
            .map(drop)
    }
}

/// When an article counts as published: never later than it came.
pub(super) fn at(draft: &Draft, now: Timestamp) -> i64 {
    draft.item.published.map_or(millis(now), |published| millis(published).min(millis(now)))
}

/// Stores an article in the story of its id, with its item and the pages that it cites; `outlet` is the name of the site it is from,
/// where it has no source.
pub(super) fn insert_row(
    c: &Connection,
    source: i64,
    draft: &Draft,
    now: Timestamp,
    mark: &MarkLeft,
    outlet: Option<&str>,
) -> rusqlite::Result<()> {
    let packed = Packed::of(draft)?;
    c.prepare_cached(INSERT)?.execute(rusqlite::params![
        mark.id,
        source,
        draft.item.identity,
        at(draft, now),
        draft.item.published.map(millis),
        millis(now),
        &*draft.title,
        &*draft.url,
        draft.author.as_deref(),
        draft.via.as_ref().map(rows::json).transpose()?,
        draft.kind.word(),
        &*draft.summary,
        optional_json(&draft.item.enclosures)?,
        draft.item.image.is_some() || draft.pictured,
        draft.words,
        draft.removed.affiliate,
        draft.removed.tracking,
        draft.removed.disclosure,
        draft.removed.other,
        packed.content,
        RULES_VERSION,
        outlet,
        mark.read,
        mark.saved,
        mark.tags,
        draft.untitled,
        draft.item.comments.as_ref().map(rows::json).transpose()?,
    ])?;
    cluster::cite(c, mark.id, &draft.cites)?;
    bodies::keep_packed(c, mark.id, &packed)?;
    if draft.text.is_empty() { Ok(()) } else { bodies::owe_text(c, mark.id) }
}

/// Ids are never given twice: another process or the screen may still hold one. A story bears the id of its first article, and in
/// what was recovered it may have outlived that one.
pub(super) fn next_id(c: &Connection) -> rusqlite::Result<i64> {
    c.prepare_cached(
        "SELECT 1 + max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'article'), 0),
                        coalesce((SELECT max(article) FROM mark), 0), coalesce((SELECT max(id) FROM story), 0))",
    )?
    .query_row([], |row| row.get(0))
}
