//! What polls bring: new articles and changed ones. Never deletes, never touches a mark; a result is stored whole or not
//! at all.

use super::{
    PollResult, Result, Store, Stored, archive, bodies, joining,
    mutes::{self, Among},
    retention,
    rows::{self, millis, optional_json},
    subscriptions::name_again,
};
use crate::{
    clean::RULES_VERSION,
    news::{ArticleId, Draft, Item},
    schedule::PollState,
    text::number,
};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};
use std::collections::{HashMap, HashSet};
use url::Url;

/// A feed that gives the same address to another piece within this time has changed the piece; later, it is another one
/// (a show whose episodes share one page).
const SAME_PIECE_MILLIS: i64 = 12 * 3_600 * 1_000;

/// An article as it stands, as far as storing it again needs to know.
struct Known {
    id: i64,
    content: i64,
    full: bool,
    title: String,
    published: Option<i64>,
}

impl Store {
    /// Stores polls: one transaction, each result whole or not at all; one `Stored` for each. A result whose source is
    /// unknown stores nothing; one that cannot be stored leaves its source's poll state as it was, so that the next poll
    /// brings it again.
    ///
    /// # Errors
    /// When nothing could be stored.
    pub fn record(&mut self, results: &[PollResult]) -> Result<Vec<Stored>> {
        self.write(|c| {
            let last: i64 = c.query_row("SELECT coalesce(max(id), 0) FROM article", [], |row| row.get(0))?;
            let mut changed = Vec::new();
            let each = results.iter().map(|result| whole_or_nothing(c, result, &mut changed));
            let stored = each.collect::<rusqlite::Result<_>>()?;
            mutes::catch_all(c, Among::After(last))?;
            mutes::look_again(c, &changed)?;
            Ok(stored)
        })
    }

    /// Indexes bodies owed to the full-text index, at most `limit`, newest first; how many are still owed.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn index_owed(&mut self, limit: usize) -> Result<u64> {
        let owed: i64 = self.read(|c| c.query_row("SELECT count(*) FROM owed", [], |row| row.get(0)))?;
        if owed == 0 || limit == 0 {
            return Ok(u64::try_from(owed).unwrap_or_default());
        }
        self.write(|c| {
            let batch: Vec<(i64, String)> = c
                .prepare_cached(
                    "SELECT a.id, a.title FROM owed o JOIN article a ON a.id = o.article ORDER BY o.article DESC LIMIT ?1",
                )?
                .query_map([i64::try_from(limit).unwrap_or(i64::MAX)], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect::<rusqlite::Result<_>>()?;
            for (id, title) in batch {
                index(c, id, &title, &bodies::text(c, id)?)?;
                c.prepare_cached("DELETE FROM owed WHERE article = ?1")?.execute([id])?;
            }
            c.query_row("SELECT count(*) FROM owed", [], |row| super::subscriptions::count(row, 0))
        })
    }

    /// Articles derived under another rules version, with their items; newest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn stale(&self, rules_version: i64, limit: usize) -> Result<Vec<(ArticleId, Item)>> {
        self.read(|c| {
            let ids: Vec<i64> = c
                .prepare_cached("SELECT id FROM article WHERE rules < ?1 OR rules > ?1 ORDER BY id DESC LIMIT ?2")?
                .query_map((rules_version, i64::try_from(limit).unwrap_or(i64::MAX)), |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()?;
            ids.into_iter().map(|id| Ok((ArticleId(id), bodies::item(c, id)?))).collect()
        })
    }

    /// Stores articles derived again.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn rederive(&mut self, drafts: &[(ArticleId, Draft)], rules_version: i64) -> Result<()> {
        self.write(|c| {
            let mut changed = Vec::new();
            for (id, draft) in drafts {
                let Some(known) = known_by_id(c, id.0)? else { continue };
                rewrite(c, &known, draft, known.published, rules_version)?;
                changed.push(id.0);
            }
            mutes::look_again(c, &changed)
        })
    }
}

fn whole_or_nothing(c: &Connection, result: &PollResult, changed: &mut Vec<i64>) -> rusqlite::Result<Stored> {
    c.execute_batch("SAVEPOINT result")?;
    match store(c, result, changed) {
        Ok(stored) => c.execute_batch("RELEASE result").map(|()| stored),
        // A full disk or a damaged file ends the whole transaction; there is nothing left to go on with.
        Err(reason) if c.is_autocommit() => Err(reason),
        Err(reason) => {
            c.execute_batch("ROLLBACK TO result; RELEASE result")?;
            if matches!(reason.sqlite_error_code(), Some(rusqlite::ErrorCode::ConstraintViolation)) {
                tracing::warn!(source = %result.source, %reason, "a poll could not be stored");
                return Ok(Stored::default());
            }
            Err(reason)
        }
    }
}

/// Stores one poll; articles that have changed are added to `changed`.
fn store(c: &Connection, result: &PollResult, changed: &mut Vec<i64>) -> rusqlite::Result<Stored> {
    let source = result.source.0;
    let title = result.title.as_deref().filter(|title| !title.is_empty());
    let followed = c
        .prepare_cached(
            "UPDATE source SET feed_title = coalesce(?2, feed_title), feed_site = coalesce(?3, feed_site)
             WHERE id = ?1 AND id > 0",
        )?
        .execute((source, title, &result.site))?;
    if followed == 0 {
        return Ok(Stored::default());
    }
    name_again(c, source)?;
    keep_state(c, source, &result.state)?;
    let mut stored = Stored::default();
    let links = link_counts(&result.drafts);
    for draft in in_order(&result.drafts, result.now) {
        let unique = links.get(&*draft.url) == Some(&1);
        match known(c, source, draft, unique)? {
            Some(known) if known.content == content(&draft.item)? || archive::is_kept(c, known.id)? => {}
            Some(known) => {
                let published = earliest(known.published, draft.item.published);
                rewrite(c, &known, draft, published, RULES_VERSION)?;
                changed.push(known.id);
                stored.updated += 1;
            }
            None if retention::was_dropped(c, source, &draft.item.identity)? => {}
            None => {
                let id = insert(c, source, draft, result.now, &Arrival::default())?;
                c.prepare_cached("INSERT INTO arrived VALUES (?1)")?.execute([id])?;
                stored.new += 1;
            }
        }
    }
    Ok(stored)
}

/// Oldest first, so that ids grow with time; the first of several items with one identity is the one that counts.
fn in_order(drafts: &[Draft], now: Timestamp) -> Vec<&Draft> {
    let mut seen = HashSet::new();
    let mut order: Vec<&Draft> = drafts.iter().filter(|draft| seen.insert(&draft.item.identity)).collect();
    order.reverse();
    order.sort_by_key(|draft| draft.item.published.unwrap_or(now));
    order
}

fn link_counts(drafts: &[Draft]) -> HashMap<&str, usize> {
    let mut counts = HashMap::new();
    for draft in drafts {
        *counts.entry(&*draft.url).or_default() += 1;
    }
    counts
}

/// The article that an item is: by identity, else the one at the same address (then it takes the new identity, and its
/// mark with it).
fn known(c: &Connection, source: i64, draft: &Draft, unique_link: bool) -> rusqlite::Result<Option<Known>> {
    let by_identity = c
        .prepare_cached("SELECT id, content, full, title, published FROM article WHERE source = ?1 AND identity = ?2")?
        .query_row((source, &draft.item.identity), read_known)
        .optional()?;
    if by_identity.is_some() || !unique_link || draft.url.is_empty() {
        return Ok(by_identity);
    }
    let mut at_link: Vec<Known> = c
        .prepare_cached(
            "SELECT id, content, full, title, published FROM article WHERE url = ?2 AND source = ?1 LIMIT 2",
        )?
        .query_map((source, &*draft.url), read_known)?
        .collect::<rusqlite::Result<_>>()?;
    if at_link.len() != 1 || !is_same_piece(&at_link[0], draft) {
        return Ok(None);
    }
    let known = at_link.remove(0);
    for table in ["UPDATE article SET identity = ?2 WHERE id = ?1", "UPDATE mark SET identity = ?2 WHERE article = ?1"]
    {
        c.prepare_cached(table)?.execute((known.id, &draft.item.identity))?;
    }
    Ok(Some(Known { content: 0, ..known }))
}

/// Whether an item under a new identity is the article known at its address: it has the same headline, or it is a page of
/// its own (not the site's front page) and was published about when the article was.
fn is_same_piece(known: &Known, draft: &Draft) -> bool {
    if known.title == *draft.title {
        return true;
    }
    let near = match (known.published, draft.item.published) {
        (Some(before), Some(after)) => millis(after).abs_diff(before) < SAME_PIECE_MILLIS.unsigned_abs(),
        _ => true,
    };
    near && !is_front_page(&draft.url)
}

fn is_front_page(url: &str) -> bool {
    Url::parse(url).map_or(true, |url| url.path().trim_matches('/').is_empty() && url.query().is_none())
}

fn known_by_id(c: &Connection, id: i64) -> rusqlite::Result<Option<Known>> {
    c.prepare_cached("SELECT id, content, full, title, published FROM article WHERE id = ?1")?
        .query_row([id], read_known)
        .optional()
}

fn read_known(row: &rusqlite::Row) -> rusqlite::Result<Known> {
    Ok(Known { id: row.get(0)?, content: row.get(1)?, full: row.get(2)?, title: row.get(3)?, published: row.get(4)? })
}

/// An article is as old as the oldest date its source has given it: a feed that dates everything anew at each change
/// would push old news to the top.
fn earliest(known: Option<i64>, given: Option<Timestamp>) -> Option<i64> {
    match (known, given.map(millis)) {
        (Some(known), Some(given)) => Some(known.min(given)),
        (known, given) => known.or(given),
    }
}

/// How an article comes into the store, where it is not from a feed.
#[derive(Default)]
pub(super) struct Arrival<'a> {
    /// Read when it arrives.
    pub read: bool,
    /// The site's name, for a page that has no source.
    pub outlet: Option<&'a str>,
}

/// Stores a new article as a story of its own; its id. One that was here before takes its old id and mark again.
pub(super) fn insert(
    c: &Connection,
    source: i64,
    draft: &Draft,
    now: Timestamp,
    arrival: &Arrival,
) -> rusqlite::Result<i64> {
    let mark: Option<(i64, bool, Option<i64>, Option<String>)> = c
        .prepare_cached("SELECT article, read, saved, tags FROM mark WHERE source = ?1 AND identity = ?2")?
        .query_row((source, &draft.item.identity), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
        .optional()?;
    let (id, read, saved, tags) = match mark {
        Some((id, read, saved, tags)) => (id, read, saved, tags),
        None => (next_id(c)?, arrival.read, None, None),
    };
    let published = draft.item.published.map(millis);
    let at = published.map_or(millis(now), |published| published.min(millis(now)));
    // An article that was dropped and comes back may find the story that it began.
    let begins = c
        .prepare_cached("INSERT OR IGNORE INTO story (id, face, newest, sources) VALUES (?1, ?1, ?2, 1)")?
        .execute((id, at))?
        == 1;
    c.prepare_cached(
        "INSERT INTO article (id, source, identity, story, at, published, fetched, title, url, author, via, kind, summary,
             enclosures, image, words, affiliate, tracking, disclosure, other, content, rules, outlet, read, saved, tags)
         VALUES (?1, ?2, ?3, ?1, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22,
             ?23, ?24, ?25)",
    )?
    .execute(rusqlite::params![
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
        draft.item.image.is_some(),
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
    ])?;
    if !begins {
        joining::count_again(c, id)?;
    }
    joining::cite(c, id, &draft.cites)?;
    bodies::keep_item(c, id, draft)?;
    index(c, id, &draft.title, "")?;
    if !draft.text.is_empty() {
        bodies::owe_text(c, id)?;
    }
    Ok(id)
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
fn rewrite(c: &Connection, known: &Known, draft: &Draft, published: Option<i64>, rules: i64) -> rusqlite::Result<()> {
    let via = draft.via.as_ref().map(rows::json).transpose()?;
    c.prepare_cached(
        "UPDATE article SET title = ?2, url = ?3, kind = ?4, summary = ?5, enclosures = ?6, image = ?7, content = ?8,
             rules = ?9, published = ?10, at = min(coalesce(?10, at), fetched) WHERE id = ?1",
    )?
    .execute((
        known.id,
        &*draft.title,
        &*draft.url,
        draft.kind.word(),
        &*draft.summary,
        optional_json(&draft.item.enclosures)?,
        draft.item.image.is_some(),
        content(&draft.item)?,
        rules,
        published,
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
    joining::cite(c, known.id, &draft.cites)?;
    bodies::keep_item(c, known.id, draft)?;
    index(c, known.id, &draft.title, "")?;
    bodies::owe_text(c, known.id)
}

/// Keeps the item of a link whose page has told what it is called.
pub(super) fn keep_renamed(c: &Connection, id: i64, draft: &Draft) -> rusqlite::Result<()> {
    c.prepare_cached("UPDATE article SET content = ?2 WHERE id = ?1")?.execute((id, content(&draft.item)?))?;
    bodies::keep_item(c, id, draft)?;
    index(c, id, &draft.title, "")
}

/// Puts an article into the full-text index in place of what stands there for it.
fn index(c: &Connection, id: i64, title: &str, body: &str) -> rusqlite::Result<()> {
    c.prepare_cached("INSERT OR REPLACE INTO search (rowid, title, body) VALUES (?1, ?2, ?3)")?
        .execute((id, title, body))
        .map(|_| ())
}

fn keep_state(c: &Connection, source: i64, state: &PollState) -> rusqlite::Result<()> {
    c.prepare_cached(
        "INSERT OR REPLACE INTO poll (source, etag, last_modified, moved_to, next_poll, wait_until, gone, failures,
             last_try, last_success, status, error, remark, ttl)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
    )?
    .execute((
        source,
        &state.etag,
        &state.last_modified,
        &state.moved_to,
        state.next_poll.map(millis),
        state.wait_until.map(millis),
        state.gone,
        state.failures,
        state.last_try.map(millis),
        state.last_success.map(millis),
        state.status,
        &state.error,
        &state.remark,
        state.ttl.map(|minutes| i64::try_from(minutes).unwrap_or(i64::MAX)),
    ))
    .map(|_| ())
}

/// A number that changes when the item does. The date of the last change alone is no change: some feeds set it at every request.
fn content(item: &Item) -> rusqlite::Result<i64> {
    let item = Item { updated: None, ..item.clone() };
    Ok(i64::from_ne_bytes(number::of(&rows::json(&item)?).to_ne_bytes()))
}
