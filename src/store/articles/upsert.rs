//! Stores one article: a new one, one that has changed, one whose page has told its name, each with its item and its place in the
//! full-text index. Never deletes, never touches a mark.

use super::{bodies, recognise::Known};
use crate::{
    clean::RULES_VERSION,
    news::{Draft, Item},
    store::{
        db::rows::{self, millis, optional_json},
        stories::cluster,
    },
    text::hash,
};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};

/// How an article comes into the store, where it is not from a feed.
#[derive(Default)]
pub(crate) struct Arrival<'a> {
    /// Read when it arrives.
    pub read: bool,
    /// The site's name, for a page that has no source.
    pub outlet: Option<&'a str>,
}

const INSERT: &str = "INSERT INTO article (id, source, identity, story, at, published, fetched, title, url, author, via, kind, summary,
             enclosures, image, words, affiliate, tracking, disclosure, other, content, rules, outlet, read, saved, tags,
             untitled, comments)
         VALUES (?1, ?2, ?3, ?1, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22,
             ?23, ?24, ?25, ?26, ?27)";

/// Stores a new article as a story of its own, to be found by its headline; its id. One that was here before takes its old id and
/// mark again.
pub(crate) fn insert(
    c: &Connection,
    source: i64,
    draft: &Draft,
    now: Timestamp,
    arrival: &Arrival,
) -> rusqlite::Result<i64> {
    let id = insert_unindexed(c, source, draft, now, arrival)?;
    index(c, id, &draft.title, "")?;
    Ok(id)
}

/// The same, but for the full-text index.
pub(crate) fn insert_unindexed(
    c: &Connection,
    source: i64,
    draft: &Draft,
    now: Timestamp,
    arrival: &Arrival,
) -> rusqlite::Result<i64> {
    let (id, read, saved, tags) = match mark_of(c, source, &draft.item.identity)? {
        Some(mark) => mark,
        None => (next_id(c)?, arrival.read, None, None),
    };
    let published = draft.item.published.map(millis);
    let at = published.map_or(millis(now), |published| published.min(millis(now)));
    // An article that was dropped and comes back may find the story that it began.
    let begins = c
        .prepare_cached("INSERT OR IGNORE INTO story (id, face, newest, sources) VALUES (?1, ?1, ?2, 1)")?
        .execute((id, at))?
        == 1;
    c.prepare_cached(INSERT)?.execute(rusqlite::params![
        id,
        source,
        draft.item.identity,
        at,
        published,
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
        content(&draft.item)?,
        RULES_VERSION,
        arrival.outlet,
        read,
        saved,
        tags,
        draft.untitled,
        draft.item.comments.as_ref().map(rows::json).transpose()?,
    ])?;
    if !begins {
        cluster::count_again(c, id)?;
    }
    cluster::cite(c, id, &draft.cites)?;
    bodies::keep_item(c, id, draft)?;
    if !draft.text.is_empty() {
        bodies::owe_text(c, id)?;
    }
    Ok(id)
}

/// The mark that an article left which was here before: its id, read, saved, tags.
type MarkLeft = (i64, bool, Option<i64>, Option<String>);

fn mark_of(c: &Connection, source: i64, identity: &str) -> rusqlite::Result<Option<MarkLeft>> {
    c.prepare_cached("SELECT article, read, saved, tags FROM mark WHERE source = ?1 AND identity = ?2")?
        .query_row((source, identity), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
        .optional()
}

/// Ids are never given twice: another process or the screen may still hold one.
fn next_id(c: &Connection) -> rusqlite::Result<i64> {
    c.prepare_cached(
        "SELECT 1 + max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'article'), 0),
                        coalesce((SELECT max(article) FROM mark), 0))",
    )?
    .query_row([], |row| row.get(0))
}

/// Stores what an article became. What was learnt from its page (length, counts, byline, text) stays.
pub(crate) fn rewrite(
    c: &Connection,
    known: &Known,
    draft: &Draft,
    published: Option<i64>,
    rules: i64,
) -> rusqlite::Result<()> {
    let via = draft.via.as_ref().map(rows::json).transpose()?;
    c.prepare_cached(
        "UPDATE article SET title = ?2, url = ?3, kind = ?4, summary = ?5, enclosures = ?6, image = ?7, content = ?8,
             rules = ?9, published = ?10, at = min(coalesce(?10, at), fetched), untitled = ?11, comments = ?12
         WHERE id = ?1",
    )?
    .execute((
        known.id,
        &*draft.title,
        &*draft.url,
        draft.kind.word(),
        &*draft.summary,
        optional_json(&draft.item.enclosures)?,
        draft.item.image.is_some() || draft.pictured,
        content(&draft.item)?,
        rules,
        published,
        draft.untitled,
        draft.item.comments.as_ref().map(rows::json).transpose()?,
    ))?;
    if !known.full {
        c.prepare_cached(
            "UPDATE article SET author = ?2, via = ?3, words = ?4, affiliate = ?5, tracking = ?6, disclosure = ?7,
                 other = ?8 WHERE id = ?1",
        )?
        .execute((
            known.id,
            draft.author.as_deref(),
            via,
            draft.words,
            draft.removed.affiliate,
            draft.removed.tracking,
            draft.removed.disclosure,
            draft.removed.other,
        ))?;
    }
    c.prepare_cached("DELETE FROM cited WHERE article = ?1")?.execute([known.id])?;
    cluster::cite(c, known.id, &draft.cites)?;
    bodies::keep_item(c, known.id, draft)?;
    index(c, known.id, &draft.title, "")?;
    bodies::owe_text(c, known.id)
}

/// Keeps the item of a link whose page has told what it is called.
pub(crate) fn keep_renamed(c: &Connection, id: i64, draft: &Draft) -> rusqlite::Result<()> {
    c.prepare_cached("UPDATE article SET content = ?2 WHERE id = ?1")?.execute((id, content(&draft.item)?))?;
    bodies::keep_item(c, id, draft)?;
    index(c, id, &draft.title, "")
}

/// Puts the headline of an article that was stored without it into the full-text index.
pub(crate) fn index_headline(c: &Connection, id: i64) -> rusqlite::Result<()> {
    let title: String =
        c.prepare_cached("SELECT title FROM article WHERE id = ?1")?.query_row([id], |row| row.get(0))?;
    index(c, id, &title, "")
}

/// Puts an article into the full-text index in place of what stands there for it.
pub(crate) fn index(c: &Connection, id: i64, title: &str, body: &str) -> rusqlite::Result<()> {
    c.prepare_cached("INSERT OR REPLACE INTO search (rowid, title, body) VALUES (?1, ?2, ?3)")?
        .execute((id, title, body))
        .map(|_| ())
}

/// A number that changes when the item does. The date of the last change alone is no change: some feeds set it at every request.
pub(crate) fn content(item: &Item) -> rusqlite::Result<i64> {
    let item = Item { updated: None, ..item.clone() };
    Ok(i64::from_ne_bytes(hash::of(&rows::json(&item)?).to_ne_bytes()))
}
