//! An article's mark as it stands in its columns, read and set. Journals nothing: whoever sets one has opened a step, or is no user.

use crate::{
    store::db::rows::{json, unreadable},
    text::Line,
};
use rusqlite::{Connection, OptionalExtension};

/// An article's mark as it stands in its columns: read, saved when, and its tags.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct MarkRow {
    pub read: bool,
    pub saved: Option<i64>,
    pub tags: Option<String>,
}

/// An article's mark.
pub(crate) fn state(c: &Connection, article: i64) -> rusqlite::Result<Option<MarkRow>> {
    c.prepare_cached("SELECT read, saved, tags FROM article WHERE id = ?1")?
        .query_row([article], |row| Ok(MarkRow { read: row.get(0)?, saved: row.get(1)?, tags: row.get(2)? }))
        .optional()
}

/// Sets an article's mark, also that of an article that has vanished since.
pub(crate) fn set(c: &Connection, article: i64, state: &MarkRow) -> rusqlite::Result<()> {
    let there = c.prepare_cached("UPDATE mark SET read = ?2, saved = ?3, tags = ?4 WHERE article = ?1")?.execute((
        article,
        state.read,
        state.saved,
        &state.tags,
    ))?;
    if there == 0 {
        c.prepare_cached(
            "INSERT INTO mark (article, source, identity, read, saved, tags)
             SELECT id, source, identity, ?2, ?3, ?4 FROM article WHERE id = ?1",
        )?
        .execute((article, state.read, state.saved, &state.tags))?;
    }
    Ok(())
}

/// The tags of a column.
pub(crate) fn tags(column: Option<&str>) -> rusqlite::Result<Vec<Line>> {
    column.map_or_else(|| Ok(Vec::new()), |tags| serde_json::from_str(tags).map_err(|reason| unreadable(2, reason)))
}

/// Tags for a column.
pub(crate) fn column(tags: &[Line]) -> rusqlite::Result<Option<String>> {
    if tags.is_empty() { Ok(None) } else { json(tags).map(Some) }
}
