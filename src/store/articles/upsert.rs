//! Stores one article: a new one, one that has changed, one whose page has told its name, each with its item and its place in the
//! full-text index. Never deletes, never touches a mark.

use super::{
    bodies::{self, Packed},
    new_articles::{self, MarkLeft, NewArticles},
    recognise::Known,
};
use crate::{
    news::Draft,
    store::{
        db::rows::{self, optional_json},
        stories::cluster,
    },
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

/// Stores a new article as a story of its own, to be found by its headline; its id. One that was here before takes its old id and
/// mark again.
pub(crate) fn insert(
    c: &Connection,
    source: i64,
    draft: &Draft,
    now: Timestamp,
    arrival: &Arrival,
) -> rusqlite::Result<i64> {
    let id = match mark_left(c, source, &draft.item.identity)? {
        Some(mark) => insert_marked(c, source, draft, now, &mark, arrival.outlet)?,
        None if arrival.read => {
            let mark = MarkLeft { id: new_articles::next_id(c)?, read: true, ..MarkLeft::default() };
            insert_marked(c, source, draft, now, &mark, arrival.outlet)?
        }
        None => {
            let mut new = NewArticles::begin(c)?;
            let id = new.insert(source, draft, now, arrival.outlet)?;
            new.count(source, 1)?;
            id
        }
    };
    index(c, id, &draft.title, "")?;
    Ok(id)
}

/// Stores an article with its mark, but for the full-text index; its id.
pub(crate) fn insert_marked(
    c: &Connection,
    source: i64,
    draft: &Draft,
    now: Timestamp,
    mark: &MarkLeft,
    outlet: Option<&str>,
) -> rusqlite::Result<i64> {
    // An article that was dropped and comes back may find the story that it began.
    let begins = c
        .prepare_cached("INSERT OR IGNORE INTO story (id, face, newest, sources) VALUES (?1, ?1, ?2, 1)")?
        .execute((mark.id, new_articles::at(draft, now)))?
        == 1;
    new_articles::insert_row(c, source, draft, now, mark, outlet)?;
    if !begins {
        cluster::count_again(c, mark.id)?;
    }
    Ok(mark.id)
}

/// What is left of an article that was here before; none of a new one.
pub(crate) fn mark_left(c: &Connection, source: i64, identity: &str) -> rusqlite::Result<Option<MarkLeft>> {
    c.prepare_cached("SELECT article, read, saved, tags FROM mark WHERE source = ?1 AND identity = ?2")?
        .query_row((source, identity), |row| {
            Ok(MarkLeft { id: row.get(0)?, read: row.get(1)?, saved: row.get(2)?, tags: row.get(3)? })
        })
        .optional()
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
    let packed = Packed::of(draft)?;
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
        packed.content,
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
    bodies::keep_packed(c, known.id, &packed)?;
    index(c, known.id, &draft.title, "")?;
    bodies::owe_text(c, known.id)
}

/// Keeps the item of a link whose page has told what it is called.
pub(crate) fn keep_renamed(c: &Connection, id: i64, draft: &Draft) -> rusqlite::Result<()> {
    let packed = Packed::of(draft)?;
    c.prepare_cached("UPDATE article SET content = ?2 WHERE id = ?1")?.execute((id, packed.content))?;
    bodies::keep_packed(c, id, &packed)?;
    index(c, id, &draft.title, "")
}

/// Puts an article into the full-text index in place of what stands there for it.
pub(crate) fn index(c: &Connection, id: i64, title: &str, body: &str) -> rusqlite::Result<()> {
    c.prepare_cached("INSERT OR REPLACE INTO search (rowid, title, body) VALUES (?1, ?2, ?3)")?
        .execute((id, title, body))
        .map(|_| ())
}
