//! The journal: every change the reader made is one step that can be undone and redone, in order, across restarts.
//! Two windows on one database share it: each takes back its own steps before those of others. Never holds what polls bring.

use super::{
    decisions::{self, MarkRow},
    filter_rules, follows, highlights, mutes, notes, snooze,
};
use crate::{
    news::{ArticleId, StepKind, Things},
    store::{
        Result, Step, Store, StoreError,
        db::rows::{json, millis, moment},
        sources::{overrides, subscriptions},
        stories::manual_merge,
    },
};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row};

/// Steps kept: weeks of reading, and nobody undoes further back.
const KEPT: i64 = 1_000;

/// What the reader decides about a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct SourceState {
    /// The reader added it.
    pub kept: bool,
    /// The reader paused it.
    pub halted: bool,
}

/// An article's mark before and after a step.
pub(crate) struct MarkChange {
    pub article: i64,
    pub before: MarkRow,
    pub after: MarkRow,
}

/// What a step can change beside read, saved, tags and what is followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Noun {
    /// A note, by its article.
    Note,
    /// The marked passages of an article, by it.
    Highlights,
    /// When an article was read to its end, by it.
    Finished,
    /// A mute, by its id.
    Mute,
    /// The rule's mute that hides an article, by the article.
    Caught,
    /// Until when an article waits, by its id.
    Later,
    /// A game, studio or platform that is followed, by its name.
    Follow,
    /// Where an article stands, by it.
    Place,
    /// What the reader chose about a source, by its id.
    Source,
    /// Whether a source is followed by the reader's wish, by its id.
    Following,
}

impl Noun {
    const ALL: [Self; 10] = [
        Self::Caught,
        Self::Note,
        Self::Highlights,
        Self::Finished,
        Self::Mute,
        Self::Later,
        Self::Follow,
        Self::Place,
        Self::Source,
        Self::Following,
    ];

    /// As it stands in the column.
    const fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Highlights => "highlights",
            Self::Finished => "finished",
            Self::Mute => "mute",
            Self::Caught => "caught",
            Self::Later => "later",
            Self::Follow => "follow",
            Self::Place => "place",
            Self::Source => "source",
            Self::Following => "following",
        }
    }

    /// Puts the thing as a step says; none takes it away.
    fn put(self, c: &Connection, key: &str, value: Option<&str>) -> rusqlite::Result<()> {
        match self {
            Self::Note => notes::put(c, key, value),
            Self::Highlights => highlights::put(c, key, value),
            Self::Finished => highlights::put_finished(c, key, value),
            Self::Mute => mutes::put(c, key, value),
            Self::Caught => filter_rules::put_caught(c, key, value),
            Self::Later => snooze::put(c, key, value),
            Self::Follow => follows::put(c, key, value),
            Self::Place => manual_merge::put(c, key, value),
            Self::Source => overrides::put(c, key, value),
            Self::Following => subscriptions::put_following(c, key, value),
        }
    }

    /// Whether its key is an article.
    const fn is_of_an_article(self) -> bool {
        matches!(self, Self::Note | Self::Highlights | Self::Finished | Self::Later | Self::Place)
    }
}

/// What a step is called: what it did, in words that are made when they are shown; or words of its own.
#[derive(Debug, Clone)]
pub(crate) enum Label {
    Kind(StepKind, Things),
    Words(String),
}

impl Label {
    pub(crate) fn words(&self) -> String {
        match self {
            Self::Kind(kind, things) => kind.words(things),
            Self::Words(words) => words.clone(),
        }
    }
}

impl From<&str> for Label {
    fn from(words: &str) -> Self {
        Self::Words(words.to_owned())
    }
}

/// What [`label`] reads, from `journal`.
const LABEL: &str = "words, kind, count, stories, title";

/// The label of a step, from a row of [`LABEL`]. A step of an earlier version has words alone.
fn label(row: &Row, at: usize) -> rusqlite::Result<Label> {
    let words = || row.get(at).map(Label::Words);
    let Some(kind) = row.get::<_, Option<String>>(at + 1)? else { return words() };
    let Ok(kind) = serde_json::from_str(&kind) else { return words() };
    let count = usize::try_from(row.get::<_, i64>(at + 2)?).unwrap_or_default();
    let things = Things { count, stories: row.get(at + 3)?, title: row.get(at + 4)? };
    Ok(Label::Kind(kind, things))
}

/// One thing before and after a step; none where it was not, or is no more, there.
pub(crate) struct Change {
    pub noun: Noun,
    pub key: String,
    pub before: Option<String>,
    pub after: Option<String>,
}

impl Step {
    /// A step that changed nothing; it is not in the journal.
    pub(crate) const fn nothing(words: String) -> Self {
        Self { words, articles: Vec::new() }
    }
}

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

    /// The journal, newest first, at most `limit`: when, what, and whether it is undone.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn journal(&self, limit: usize) -> Result<Vec<(Timestamp, String, bool)>> {
        self.read(|c| {
            c.prepare_cached(&format!("SELECT at, undone, {LABEL} FROM journal ORDER BY id DESC LIMIT ?1"))?
                .query_map([i64::try_from(limit).unwrap_or(i64::MAX)], |row| {
                    Ok((moment(row.get(0)?), label(row, 2)?.words(), row.get(1)?))
                })?
                .collect()
        })
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

/// Sets marks as one step. Nothing to change is no step.
pub(crate) fn change_marks(
    c: &Connection,
    changes: &[MarkChange],
    label: &Label,
    now: Timestamp,
) -> rusqlite::Result<Step> {
    if changes.is_empty() {
        return Ok(Step::nothing(label.words()));
    }
    let step = begin(c, label, now)?;
    record_marks(c, step, changes)?;
    Ok(Step { words: label.words(), articles: changes.iter().map(|change| ArticleId(change.article)).collect() })
}

/// Sets marks within a step; one that it has set already keeps how it was before the step.
pub(crate) fn record_marks(c: &Connection, step: i64, changes: &[MarkChange]) -> rusqlite::Result<()> {
    for change in changes {
        c.prepare_cached(
            "INSERT INTO mark_change VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT (step, article) DO UPDATE SET read_after = excluded.read_after,
                 saved_after = excluded.saved_after, tags_after = excluded.tags_after",
        )?
        .execute((
            step,
            change.article,
            change.before.read,
            change.before.saved,
            &change.before.tags,
            change.after.read,
            change.after.saved,
            &change.after.tags,
        ))?;
        decisions::set(c, change.article, &change.after)?;
    }
    Ok(())
}

/// Changes what the reader decided about a source, as one step.
pub(crate) fn change_source(
    c: &Connection,
    source: i64,
    after: SourceState,
    words: &str,
    now: Timestamp,
) -> rusqlite::Result<Step> {
    let before = source_state(c, source)?;
    if let Some(before) = before.filter(|before| *before != after) {
        let step = begin(c, &words.into(), now)?;
        c.prepare_cached("INSERT INTO source_change VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?.execute((
            step,
            source,
            before.kept,
            before.halted,
            after.kept,
            after.halted,
        ))?;
        set_source(c, source, after)?;
    }
    Ok(Step::nothing(words.to_owned()))
}

/// Changes things as one step. Nothing to change is no step.
pub(crate) fn change(c: &Connection, changes: Vec<Change>, label: &Label, now: Timestamp) -> rusqlite::Result<Step> {
    change_all(c, &[], changes, label, now)
}

/// Changes marks and things as one step. Nothing to change is no step.
pub(crate) fn change_all(
    c: &Connection,
    marks: &[MarkChange],
    changes: Vec<Change>,
    label: &Label,
    now: Timestamp,
) -> rusqlite::Result<Step> {
    let changes: Vec<Change> = changes.into_iter().filter(|change| change.before != change.after).collect();
    if !changes.is_empty() || !marks.is_empty() {
        let step = begin(c, label, now)?;
        record_marks(c, step, marks)?;
        record_changes(c, step, &changes)?;
    }
    Ok(Step::nothing(label.words()))
}

/// Changes things within a step; one that it has changed already keeps how it was before the step.
pub(crate) fn record_changes(c: &Connection, step: i64, changes: &[Change]) -> rusqlite::Result<()> {
    for Change { noun, key, before, after } in changes {
        c.prepare_cached(
            "INSERT INTO change VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (step, noun, key) DO UPDATE SET after = excluded.after",
        )?
        .execute((step, noun.word(), key, before, after))?;
        noun.put(c, key, after.as_deref())?;
    }
    Ok(())
}

/// What the reader decided about a source.
pub(crate) fn source_state(c: &Connection, source: i64) -> rusqlite::Result<Option<SourceState>> {
    c.prepare_cached("SELECT kept, halted FROM source WHERE id = ?1 AND id > 0")?
        .query_row([source], |row| Ok(SourceState { kept: row.get(0)?, halted: row.get(1)? }))
        .optional()
}

/// Opens a step: what was undone before it can no longer be done again, and the oldest steps go.
pub(crate) fn begin(c: &Connection, label: &Label, now: Timestamp) -> rusqlite::Result<i64> {
    c.prepare_cached("DELETE FROM journal WHERE undone = 1")?.execute([])?;
    c.prepare_cached("DELETE FROM taken_back")?.execute([])?;
    match label {
        Label::Words(words) => {
            c.prepare_cached("INSERT INTO journal (at, words) VALUES (?1, ?2)")?.execute((millis(now), words))?
        }
        Label::Kind(kind, things) => c
            .prepare_cached(
                "INSERT INTO journal (at, words, kind, count, stories, title) VALUES (?1, '', ?2, ?3, ?4, ?5)",
            )?
            .execute((
                millis(now),
                json(kind)?,
                i64::try_from(things.count).unwrap_or(i64::MAX),
                things.stories,
                &things.title,
            ))?,
    };
    let step = c.last_insert_rowid();
    c.prepare_cached("INSERT INTO taken_here VALUES (?1)")?.execute([step])?;
    c.prepare_cached("DELETE FROM journal WHERE id <= ?1")?.execute([step - KEPT])?;
    Ok(step)
}

/// The newest step of all, where it has these words.
pub(crate) fn newest(c: &Connection, words: &str) -> rusqlite::Result<Option<i64>> {
    let newest: Option<i64> = c.prepare_cached("SELECT max(id) FROM journal")?.query_row([], |row| row.get(0))?;
    let Some(step) = newest else { return Ok(None) };
    Ok(label_of(c, step)?.filter(|label| label.words() == words).map(|_| step))
}

fn label_of(c: &Connection, step: i64) -> rusqlite::Result<Option<Label>> {
    c.prepare_cached(&format!("SELECT {LABEL} FROM journal WHERE id = ?1"))?
        .query_row([step], |row| label(row, 0))
        .optional()
}

/// The article that a step is about, where it touches others beside it.
pub(crate) fn lead(c: &Connection, step: i64, article: i64) -> rusqlite::Result<()> {
    c.prepare_cached("UPDATE journal SET lead = ?2 WHERE id = ?1")?.execute((step, article)).map(|_| ())
}

/// Gives a step its words, for one that is told by what came of it.
pub(crate) fn name(c: &Connection, step: i64, words: &str) -> rusqlite::Result<()> {
    c.prepare_cached("UPDATE journal SET words = ?2 WHERE id = ?1")?.execute((step, words)).map(|_| ())
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
        decisions::set(c, change.article, if back { &change.before } else { &change.after })?;
        articles.push(ArticleId(change.article));
    }
    if let Some((source, before, after)) = source_changed(c, step)? {
        set_source(c, source, if back { before } else { after })?;
    }
    articles.extend(replay_changes(c, step, back)?);
    articles.sort_by_key(|article| Some(article.0) != lead);
    c.prepare_cached("UPDATE journal SET undone = ?2 WHERE id = ?1")?.execute((step, back))?;
    Ok(Some(Step { words, articles }))
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
        if let Some(noun) = Noun::ALL.into_iter().find(|noun| noun.word() == word) {
            noun.put(c, &key, value.as_deref())?;
            if noun.is_of_an_article() {
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

fn set_source(c: &Connection, source: i64, state: SourceState) -> rusqlite::Result<()> {
    c.prepare_cached("UPDATE source SET kept = ?2, halted = ?3 WHERE id = ?1")?
        .execute((source, state.kept, state.halted))
        .map(|_| ())
}
