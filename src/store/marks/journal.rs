//! The journal: every change the reader made is one step that can be undone and redone, in order, across restarts.
//! Records what changes and how it was before; never takes a step back itself, and never holds what polls bring.

use super::mark_rows::{self, MarkRow};
use crate::{
    language::{self, KeptTexts, Language},
    news::{ArticleId, StepKind, Things, shown_name},
    store::{
        Result, Step, Store,
        db::rows::{json, millis, moment},
    },
};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row};
use std::sync::LazyLock;

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

/// A kind of thing that a step can change beside read, saved and tags. Who keeps such things says how one is put back.
pub(crate) struct Noun {
    /// As it stands in the column.
    pub word: &'static str,
    /// Whether its key is an article.
    pub is_of_an_article: bool,
    /// Puts the thing as a step says; none takes it away.
    pub put: fn(&Connection, &str, Option<&str>) -> rusqlite::Result<()>,
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
            Self::Words(words) => retold(words),
        }
    }
}

/// A step that is kept as words, in the language of the screen.
fn retold(words: &str) -> String {
    static STEPS: LazyLock<KeptTexts> = LazyLock::new(|| KeptTexts::with_prefix("journal-"));
    static PARTS: LazyLock<KeptTexts> = LazyLock::new(|| KeptTexts::with_prefix("import-part-"));
    if language::in_use() == Language::English {
        return words.to_owned();
    }
    let of_rule = |name: &str, value: &str| (name == "rule").then(|| shown_name(value));
    // What a list brought is told in parts: all of them in the language of the screen, or none.
    let in_parts = || {
        let (first, rest) = words.split_once(", ")?;
        let first = STEPS.retold(first);
        let rest = rest.split(", ").map(|part| PARTS.retold(part));
        Some(std::iter::once(first).chain(rest).collect::<Option<Vec<_>>>()?.join(", "))
    };
    STEPS.retold_with(words, &of_rule).or_else(in_parts).unwrap_or_else(|| words.to_owned())
}

impl From<&str> for Label {
    fn from(words: &str) -> Self {
        Self::Words(words.to_owned())
    }
}

/// What [`label`] reads, from `journal`.
pub(crate) const LABEL: &str = "words, kind, count, stories, title";

/// The label of a step, from a row of [`LABEL`]. A step of an earlier version has words alone.
pub(crate) fn label(row: &Row, at: usize) -> rusqlite::Result<Label> {
    let words = || row.get(at).map(Label::Words);
    let Some(kind) = row.get::<_, Option<String>>(at + 1)? else { return words() };
    let Ok(kind) = serde_json::from_str(&kind) else { return words() };
    let count = usize::try_from(row.get::<_, i64>(at + 2)?).unwrap_or_default();
    let things = Things { count, stories: row.get(at + 3)?, title: row.get(at + 4)? };
    Ok(Label::Kind(kind, things))
}

/// One thing before and after a step; none where it was not, or is no more, there.
pub(crate) struct Change {
    pub noun: &'static Noun,
    pub key: String,
    pub before: Option<String>,
    pub after: Option<String>,
}

impl Step {
    /// A step that changed nothing; it is not in the journal.
    pub(crate) const fn nothing(words: String) -> Self {
        Self { words, articles: Vec::new(), to_poll: Vec::new(), shelves: Vec::new() }
    }
}

impl Store {
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
    let articles = changes.iter().map(|change| ArticleId(change.article)).collect();
    Ok(Step { articles, ..Step::nothing(label.words()) })
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
        mark_rows::set(c, change.article, &change.after)?;
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
    Ok(Step::nothing(retold(words)))
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
        .execute((step, noun.word, key, before, after))?;
        (noun.put)(c, key, after.as_deref())?;
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

/// What a step is called.
pub(crate) fn label_of(c: &Connection, step: i64) -> rusqlite::Result<Option<Label>> {
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

/// Sets what the user decided about a source.
pub(crate) fn set_source(c: &Connection, source: i64, state: SourceState) -> rusqlite::Result<()> {
    c.prepare_cached("UPDATE source SET kept = ?2, halted = ?3 WHERE id = ?1")?
        .execute((source, state.kept, state.halted))
        .map(|_| ())
}
