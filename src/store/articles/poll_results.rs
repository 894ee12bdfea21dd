//! What polls bring: new articles and changed ones. Never deletes, never touches a mark; a result is stored whole or not
//! at all.

use super::{archive, bodies, earlier_text, new_articles::NewArticles, recognise, retention, upsert};
use crate::{
    clean::RULES_VERSION,
    news::{ArticleId, Draft, Item},
    schedule::PollState,
    store::{
        PollResult, Result, Store, Stored,
        db::{WRITE_CACHE_KIB, rows::millis},
        marks::mutes::{self, Among},
        sources::source_settings::name_again,
    },
};
use jiff::Timestamp;
use rusqlite::Connection;
use std::collections::{HashMap, HashSet};

impl Store {
    /// Stores polls: one transaction, each result whole or not at all; one `Stored` for each. A result whose source is
    /// unknown stores nothing; one that cannot be stored leaves its source's poll state as it was, so that the next poll
    /// brings it again.
    ///
    /// # Errors
    /// When nothing could be stored.
    pub fn record(&mut self, results: &[PollResult]) -> Result<Vec<Stored>> {
        self.keep_at_hand(WRITE_CACHE_KIB)?;
        let mut refused = false;
        let stored =
            self.write(|c| record(c, results, Recording::store).inspect_err(|reason| refused |= is_refused(reason)));
        // At every savepoint the full-text index is written out, so there are some only where one result has to be left out.
        if refused { self.write(|c| record(c, results, Recording::store_whole_or_nothing)) } else { stored }
    }

    /// Articles derived under another rules version, with their items: of the highest older one, else of the highest newer one; the newest
    /// first, at most `limit`.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn stale(&self, rules_version: i64, limit: usize) -> Result<Vec<(ArticleId, Item)>> {
        self.read(|c| {
            // The index has those of one version in their order; to find the newest of several, each look would go through all that are done.
            let ids: Vec<i64> = c
                .prepare_cached(
                    "SELECT id FROM article WHERE rules = (
                         SELECT coalesce((SELECT max(rules) FROM article WHERE rules < ?1), (SELECT max(rules) FROM article WHERE rules > ?1))
                     ) ORDER BY id DESC LIMIT ?2",
                )?
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
        self.keep_at_hand(WRITE_CACHE_KIB)?;
        self.write(|c| {
            let mut changed = Vec::new();
            for (id, draft) in drafts {
                let Some(known) = recognise::by_id(c, id.0)? else { continue };
                upsert::rewrite(c, &known, draft, known.published, rules_version)?;
                changed.push(id.0);
            }
            mutes::look_again(c, &changed)
        })
    }
}

/// Stores results, and does for all of them together what need not be done for each.
fn record<'c, 'r>(
    c: &'c Connection,
    results: &'r [PollResult],
    store: impl Fn(&mut Recording<'c, 'r>, &'r PollResult) -> rusqlite::Result<Stored>,
) -> rusqlite::Result<Vec<Stored>> {
    let last: i64 = c.query_row("SELECT coalesce(max(id), 0) FROM article", [], |row| row.get(0))?;
    let mut recording = Recording { c, new: NewArticles::begin(c)?, headlines: Vec::new(), changed: Vec::new() };
    let stored = results.iter().map(|result| store(&mut recording, result)).collect::<rusqlite::Result<_>>()?;
    recording.index_headlines()?;
    mutes::catch_all(c, Among::After(last))?;
    mutes::look_again(c, &recording.changed)?;
    Ok(stored)
}

/// One transaction of results.
struct Recording<'c, 'r> {
    c: &'c Connection,
    new: NewArticles<'c>,
    /// Of articles that are not in the full-text index yet. Each statement that sets off triggers writes out what the index has taken in
    /// before, so they go in together.
    headlines: Vec<(i64, &'r str)>,
    /// Articles that have changed.
    changed: Vec<i64>,
}

/// Whether the database itself is well, and only refuses what it was given.
fn is_refused(reason: &rusqlite::Error) -> bool {
    matches!(reason.sqlite_error_code(), Some(rusqlite::ErrorCode::ConstraintViolation))
}

impl<'r> Recording<'_, 'r> {
    fn store_whole_or_nothing(&mut self, result: &'r PollResult) -> rusqlite::Result<Stored> {
        let c = self.c;
        c.execute_batch("SAVEPOINT result")?;
        match self.store(result).and_then(|stored| self.index_headlines().map(|()| stored)) {
            Ok(stored) => c.execute_batch("RELEASE result").map(|()| stored),
            // A full disk or a damaged file ends the whole transaction; there is nothing left to go on with.
            Err(reason) if c.is_autocommit() => Err(reason),
            Err(reason) => {
                c.execute_batch("ROLLBACK TO result; RELEASE result")?;
                self.headlines.clear();
                if is_refused(&reason) {
                    tracing::warn!(source = %result.source, %reason, "a poll could not be stored");
                    return Ok(Stored::default());
                }
                Err(reason)
            }
        }
    }

    /// Stores one poll, but for the headlines in the full-text index.
    fn store(&mut self, result: &'r PollResult) -> rusqlite::Result<Stored> {
        let (c, source) = (self.c, result.source.0);
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
        let batch = recognise::Batch::new(&result.drafts);
        let is_first = recognise::are_all_new(c, source, &result.drafts)?;
        let mut marked = 0;
        for draft in in_order(&result.drafts, result.now) {
            let unique = links.get(&*draft.url) == Some(&1);
            let known = if is_first { None } else { recognise::known(c, source, draft, unique, &batch)? };
            match known {
                Some(known) if known.content == bodies::content(&draft.item)? => {
                    earlier_text::as_it_stands(c, known.id)?;
                }
                Some(known) if archive::is_kept(c, known.id)? => {
                    stored.changed += u32::from(earlier_text::beside_kept(c, &known, draft, result.now)?);
                }
                Some(known) => {
                    stored.changed += u32::from(earlier_text::before_rewrite(c, &known, draft, result.now)?);
                    let published = earliest(known.published, draft.item.published);
                    upsert::rewrite(c, &known, draft, published, RULES_VERSION)?;
                    self.headlines.retain(|(id, _)| *id != known.id);
                    self.changed.push(known.id);
                    stored.updated += 1;
                }
                None if !is_first && retention::was_dropped(c, source, &draft.item.identity)? => {}
                None => {
                    marked += u32::from(self.add(source, draft, result.now, is_first)?);
                    stored.new += 1;
                }
            }
        }
        self.new.count(source, stored.new - marked)?;
        Ok(stored)
    }

    /// Stores an article that is not here; whether it was here before and has taken its mark again.
    fn add(&mut self, source: i64, draft: &'r Draft, now: Timestamp, is_first: bool) -> rusqlite::Result<bool> {
        let mark = if is_first { None } else { upsert::mark_left(self.c, source, &draft.item.identity)? };
        let id = match &mark {
            Some(mark) => upsert::insert_marked(self.c, source, draft, now, mark, None)?,
            None => self.new.insert(source, draft, now, None)?,
        };
        self.c.prepare_cached("INSERT INTO arrived VALUES (?1)")?.execute([id])?;
        self.headlines.push((id, &draft.title));
        Ok(mark.is_some())
    }

    fn index_headlines(&mut self) -> rusqlite::Result<()> {
        self.headlines.drain(..).try_for_each(|(id, title)| upsert::index(self.c, id, title, ""))
    }
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

/// An article is as old as the oldest date its source has given it: a feed that dates everything anew at each change
/// would push old news to the top.
fn earliest(known: Option<i64>, given: Option<Timestamp>) -> Option<i64> {
    match (known, given.map(millis)) {
        (Some(known), Some(given)) => Some(known.min(given)),
        (known, given) => known.or(given),
    }
}

fn keep_state(c: &Connection, source: i64, state: &PollState) -> rusqlite::Result<()> {
    c.prepare_cached(
        "INSERT OR REPLACE INTO poll (source, etag, last_modified, moved_to, next_poll, wait_until, gone, failures,
             last_try, last_success, status, error, remark, ttl, private)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
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
        state.private,
    ))
    .map(|_| ())
}
