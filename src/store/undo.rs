//! Undo and redo: steps of the journal played back and forth. Two windows on one database share the journal: each takes back its own
//! steps before those of others.

use super::{
    Result, Step, Store, StoreError,
    articles::retention,
    marks::{
        command_outputs, filter_rules, follows, highlights,
        journal::{self, LABEL, MarkChange, Noun, SourceState, label, label_of},
        kinds,
        mark_rows::{self, MarkRow},
        mutes, notes, snooze, user_rules,
    },
    sources::{self, overrides, subscriptions},
    stories::manual_merge,
};
use crate::{
    news::{ArticleId, SavedQuery, Sort, SourceId},
    text::Line,
};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row};

/// Everything that a step may have changed beside marks.
static NOUNS: [&Noun; 15] = [
    &filter_rules::CAUGHT,
    &notes::NOTE,
    &highlights::HIGHLIGHTS,
    &highlights::FINISHED,
    &mutes::MUTED,
    &snooze::LATER,
    &follows::FOLLOWED,
    &command_outputs::MADE,
    &kinds::KIND,
    &user_rules::RULE,
    &manual_merge::PLACE,
    &overrides::CHOSEN,
    &subscriptions::FOLLOWING,
    &subscriptions::ADDRESS,
    &subscriptions::SHELF,
];

impl Store {
    /// Takes back the newest step that stands of those taken here, else of all; none when there is none.
    ///
    /// # Errors
    /// When another window has changed the same since, or the database cannot be written.
    pub fn undo(&mut self, _now: Timestamp) -> Result<Option<Step>> {
        self.write(|c| {
            let Some(step) = newest_standing(c)? else { return Ok(Ok(None)) };
            if let Some(other) = changed_since(c, step)? {
                return Ok(Err(format!(
                    "“{other}” was done to the same since, in another window: undo that there first"
                )));
            }
            if let Some(label) = label_of(c, step)? {
                c.prepare_cached("INSERT INTO taken_back (step, words) VALUES (?1, ?2)")?
                    .execute((step, label.words()))?;
            }
            replay(c, step, Direction::Back).map(Ok)
        })?
        .map_err(|reason| StoreError::Refused { reason })
    }

    /// Does again the step that was undone here last, else the one that a window closed since undid; none when there is none.
    ///
    /// # Errors
    /// When another window has decided something since, or the database cannot be written.
    pub fn redo(&mut self, _now: Timestamp) -> Result<Option<Step>> {
        self.write(|c| {
            let last: Option<(i64, String)> = c
                .prepare_cached("SELECT step, words FROM taken_back ORDER BY nth DESC LIMIT 1")?
                .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()?;
            let Some((step, words)) = last else {
                return match oldest_undone(c)? {
                    Some(step) => replay(c, step, Direction::Forth).map(Ok),
                    None => Ok(Ok(None)),
                };
            };
            c.prepare_cached("DELETE FROM taken_back WHERE nth = (SELECT max(nth) FROM taken_back)")?.execute([])?;
            let done = if is_undone(c, step)? && changed_since(c, step)?.is_none() {
                replay(c, step, Direction::Forth)?
            } else {
                None
            };
            Ok(done.map(Some).ok_or_else(|| {
                format!("“{words}” cannot be done again: something else was done since, in another window")
            }))
        })?
        .map_err(|reason| StoreError::Refused { reason })
    }
}

/// The step that undo is about: other windows have steps of their own.
fn newest_standing(c: &Connection) -> rusqlite::Result<Option<i64>> {
    c.prepare_cached(
        "SELECT coalesce((SELECT max(id) FROM journal WHERE undone = 0 AND id IN (SELECT step FROM taken_here)),
                         (SELECT max(id) FROM journal WHERE undone = 0))",
    )?
    .query_row([], |row| row.get(0))
}

/// The step that redo is about where nothing was taken back here; who has decided here since has nothing to do again.
fn oldest_undone(c: &Connection) -> rusqlite::Result<Option<i64>> {
    c.prepare_cached("SELECT min(id) FROM journal WHERE undone = 1 AND NOT EXISTS (SELECT 1 FROM taken_here)")?
        .query_row([], |row| row.get(0))
}

fn is_undone(c: &Connection, step: i64) -> rusqlite::Result<bool> {
    c.prepare_cached("SELECT EXISTS (SELECT 1 FROM journal WHERE id = ?1 AND undone = 1)")?
        .query_row([step], |row| row.get(0))
}

/// The words of a later step that stands and changed the same things.
fn changed_since(c: &Connection, step: i64) -> rusqlite::Result<Option<String>> {
    c.prepare_cached(&format!(
        "SELECT {LABEL} FROM journal j WHERE id > ?1 AND undone = 0 AND (
             EXISTS (SELECT 1 FROM mark_change WHERE step = j.id
                     AND article IN (SELECT article FROM mark_change WHERE step = ?1))
             OR EXISTS (SELECT 1 FROM change WHERE step = j.id
                        AND (noun, key) IN (SELECT noun, key FROM change WHERE step = ?1))
             OR EXISTS (SELECT 1 FROM source_change WHERE step = j.id
                        AND source IN (SELECT source FROM source_change WHERE step = ?1)))
         ORDER BY id DESC LIMIT 1",
    ))?
    .query_row([step], |row| Ok(label(row, 0)?.words()))
    .optional()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Back,
    Forth,
}

fn replay(c: &Connection, step: i64, direction: Direction) -> rusqlite::Result<Option<Step>> {
    let found: Option<(String, Option<i64>)> = c
        .prepare_cached(&format!("SELECT lead, {LABEL} FROM journal WHERE id = ?1"))?
        .query_row([step], |row| Ok((label(row, 1)?.words(), row.get(0)?)))
        .optional()?;
    let Some((words, lead)) = found else { return Ok(None) };
    let back = direction == Direction::Back;
    let mut articles = Vec::new();
    for change in mark_changes(c, step)? {
        mark_rows::set(c, change.article, if back { &change.before } else { &change.after })?;
        articles.push(ArticleId(change.article));
    }
    if let Some((source, before, after)) = source_changed(c, step)? {
        journal::set_source(c, source, if back { before } else { after })?;
    }
    articles.extend(replay_changes(c, step, back)?);
    let begun = begun_to_follow(c, step, !back)?;
    if back {
        for source in &begun {
            retention::drop_untouched(c, *source, step)?;
            sources::source_settings::forget_answers(c, *source)?;
        }
    }
    let fresh = if back { Vec::new() } else { begun };
    let to_poll = fresh.into_iter().chain(readdressed(c, step)?).map(SourceId).collect();
    articles.sort_by_key(|article| Some(article.0) != lead);
    c.prepare_cached("UPDATE journal SET undone = ?2 WHERE id = ?1")?.execute((step, back))?;
    Ok(Some(Step { words, articles, to_poll, shelves: shelves(c, step)? }))
}

/// The shelves that came with a step.
fn shelves(c: &Connection, step: i64) -> rusqlite::Result<Vec<SavedQuery>> {
    c.prepare_cached("SELECT key, after FROM change WHERE step = ?1 AND noun = ?2 ORDER BY key")?
        .query_map((step, subscriptions::SHELF.word), |row| {
            let (name, query): (String, String) = (row.get(0)?, row.get(1)?);
            Ok(SavedQuery { name: Line::new(&name), query, sort: Sort::Newest })
        })?
        .collect()
}

/// The sources that a step began to follow, of those that are followed by now, or are not.
fn begun_to_follow(c: &Connection, step: i64, followed: bool) -> rusqlite::Result<Vec<i64>> {
    c.prepare_cached(
        "SELECT id FROM source WHERE followed = ?3 AND (
             id IN (SELECT source FROM source_change WHERE step = ?1 AND kept_after = 1 AND kept_before = 0)
             OR id IN (SELECT CAST(key AS INTEGER) FROM change WHERE step = ?1 AND noun = ?2 AND before IS NULL))",
    )?
    .query_map((step, subscriptions::FOLLOWING.word, followed), |row| row.get(0))?
    .collect()
}

/// The sources that a step asks at another address.
fn readdressed(c: &Connection, step: i64) -> rusqlite::Result<Vec<i64>> {
    c.prepare_cached("SELECT CAST(key AS INTEGER) FROM change WHERE step = ?1 AND noun = ?2")?
        .query_map((step, subscriptions::ADDRESS.word), |row| row.get(0))?
        .collect()
}

/// Takes back what a step has changed.
pub(super) fn take_back(c: &Connection, step: i64) -> rusqlite::Result<()> {
    replay(c, step, Direction::Back).map(drop)
}

/// Puts the things of a step as they were, or as they became; the articles among them.
fn replay_changes(c: &Connection, step: i64, back: bool) -> rusqlite::Result<Vec<ArticleId>> {
    // Back in the other order: what was taken away last is there again first.
    let (column, order) = if back { ("before", "DESC") } else { ("after", "ASC") };
    let changes: Vec<(String, String, Option<String>)> = c
        .prepare_cached(&format!(
            "SELECT noun, key, {column} FROM change WHERE step = ?1 ORDER BY noun {order}, key {order}"
        ))?
        .query_map([step], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let mut articles = Vec::new();
    for (word, key, value) in changes {
        if let Some(noun) = NOUNS.into_iter().find(|noun| noun.word == word) {
            (noun.put)(c, &key, value.as_deref())?;
            if noun.is_of_an_article {
                articles.extend(key.parse().ok().map(ArticleId));
            }
        }
    }
    Ok(articles)
}

fn mark_changes(c: &Connection, step: i64) -> rusqlite::Result<Vec<MarkChange>> {
    let state = |row: &Row, at: usize| {
        Ok::<_, rusqlite::Error>(MarkRow { read: row.get(at)?, saved: row.get(at + 1)?, tags: row.get(at + 2)? })
    };
    c.prepare_cached(
        "SELECT article, read_before, saved_before, tags_before, read_after, saved_after, tags_after
         FROM mark_change WHERE step = ?1",
    )?
    .query_map([step], |row| Ok(MarkChange { article: row.get(0)?, before: state(row, 1)?, after: state(row, 4)? }))?
    .collect()
}

fn source_changed(c: &Connection, step: i64) -> rusqlite::Result<Option<(i64, SourceState, SourceState)>> {
    c.prepare_cached(
        "SELECT source, kept_before, halted_before, kept_after, halted_after FROM source_change WHERE step = ?1",
    )?
    .query_row([step], |row| {
        let before = SourceState { kept: row.get(1)?, halted: row.get(2)? };
        let after = SourceState { kept: row.get(3)?, halted: row.get(4)? };
        Ok((row.get(0)?, before, after))
    })
    .optional()
}
