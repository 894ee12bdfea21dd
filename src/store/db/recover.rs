//! Saves what can still be read of a damaged database into a new one. Never writes to the damaged file. What can be
//! derived (stories, counts, the full-text index) is derived again, not copied.

use super::{permissions, rows};
use crate::store::{Result, Store, StoreError};
use rusqlite::{Connection, OpenFlags, params_from_iter, types::Value};
use std::path::Path;

/// What was saved.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Recovered {
    /// Sources.
    pub sources: u64,
    /// Articles.
    pub articles: u64,
    /// Marks.
    pub marks: u64,
}

/// The tables that hold what cannot be derived, with the column that orders them.
const PRECIOUS: [(&str, &str); 18] = [
    ("source", "id"),
    ("mark", "article"),
    ("poll", "source"),
    ("mute", "id"),
    ("follow", "name"),
    ("user_rule", "name"),
    // Before the articles, whose arrival makes a row for each saved one that has none.
    ("archive", "article"),
    ("article", "id"),
    ("body", "article"),
    ("earlier_text", "article"),
    ("joined", "article"),
    ("by_hand", "article"),
    ("kind_by_hand", "article"),
    ("command_output", "article"),
    ("pushed", "article"),
    ("setting", "name"),
    ("picture", "id"),
    ("picture_in", "article"),
];

/// Rows that hang on a lost row, given something to hang on; then what is derived.
const MEND: &str = "
    UPDATE article SET read = m.read, saved = m.saved, tags = m.tags, later = m.later, waits = m.waits FROM mark m WHERE m.article = article.id;
    DELETE FROM body WHERE article NOT IN (SELECT id FROM article);
    DELETE FROM earlier_text WHERE article NOT IN (SELECT id FROM article);
    DELETE FROM joined WHERE article NOT IN (SELECT id FROM article);
    DELETE FROM kind_by_hand WHERE article NOT IN (SELECT id FROM article);
    DELETE FROM command_output WHERE article NOT IN (SELECT id FROM article);
    DELETE FROM archive WHERE article NOT IN (SELECT id FROM article);
    DELETE FROM picture_in WHERE article NOT IN (SELECT article FROM archive) OR picture NOT IN (SELECT id FROM picture);
    UPDATE archive SET kept = NULL, next_try = 0 WHERE article IN (SELECT article FROM body WHERE page IS NULL);
    DELETE FROM poll WHERE source NOT IN (SELECT id FROM source);
    INSERT INTO source (id, url, name, shown, category, full_text, headers, password_command, strip, paused, quiet,
        declared, kept, added)
        SELECT DISTINCT source, 'lost:' || source, '', 'lost source', '', 0, '[]', '[]', 1, 1, 0, 0, 0, 0
        FROM (SELECT source FROM article UNION SELECT source FROM mark) WHERE source NOT IN (SELECT id FROM source);
    INSERT INTO story (id, face, newest, sources)
        SELECT story, min(id), max(up), count(DISTINCT source) FROM article GROUP BY story;
    UPDATE story SET
        unread = (SELECT count(*) FROM article a WHERE a.story = story.id AND a.fresh = 1),
        loud = (SELECT count(*) FROM article a JOIN source s ON s.id = a.source
                WHERE a.story = story.id AND a.fresh = 1 AND NOT s.quiet);
    UPDATE story SET face_read = coalesce((SELECT read FROM shown_face WHERE story = story.id), 0);
    UPDATE mute SET caught = (SELECT count(*) FROM article a WHERE mute.id IN (a.mute, a.guard));
    UPDATE source SET
        unread = (SELECT count(*) FROM article a JOIN story t ON t.id = a.story
                  WHERE a.source = source.id AND a.fresh = 1 AND t.face_read = 0),
        total = (SELECT count(*) FROM article a WHERE a.source = source.id);
    UPDATE total SET
        unread = (SELECT count(*) FROM story WHERE loud > 0 AND face_read = 0),
        saved = (SELECT count(*) FROM article WHERE saved IS NOT NULL),
        muted = (SELECT count(*) FROM article WHERE mute IS NOT NULL AND saved IS NULL),
        articles = (SELECT count(*) FROM article);
    INSERT INTO search (rowid, title, body) SELECT id, title, '' FROM article;
    INSERT INTO owed SELECT article FROM body;";

impl Store {
    /// Saves what can still be read of a damaged database into a new one at `to`. The journal stays behind.
    ///
    /// # Errors
    /// When `to` is there already or cannot be written, or when nothing at all can be read.
    pub fn recover(damaged: &Path, to: &Path) -> Result<Recovered> {
        if !damaged.exists() {
            return Err(StoreError::Missing { path: damaged.to_owned() });
        }
        permissions::refuse_special(damaged)?;
        let old = Connection::open_with_flags(permissions::absolute(damaged), OpenFlags::SQLITE_OPEN_READ_ONLY)
            .map_err(|reason| StoreError::of(damaged, &reason))?;
        // Otherwise not a row is given of a file that is shorter than it should be.
        old.pragma_update(None, "writable_schema", true).map_err(|reason| StoreError::of(damaged, &reason))?;
        old.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(())).map_err(|reason| {
            match StoreError::of(damaged, &reason) {
                StoreError::Corrupt { path, reason } => StoreError::Lost { path, reason },
                other => other,
            }
        })?;
        permissions::create(to)?;
        let mut new = Self::open(to)?;
        new.connection.pragma_update(None, "foreign_keys", false).map_err(|reason| StoreError::of(to, &reason))?;
        new.write(|c| {
            for (table, order) in PRECIOUS {
                copy_table(&old, c, table, order)?;
            }
            c.execute_batch(MEND)?;
            let count =
                |table: &str| c.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| rows::count(row, 0));
            Ok(Recovered { sources: count("source WHERE id > 0")?, articles: count("article")?, marks: count("mark")? })
        })
    }
}

/// Copies the rows before the first damaged place and those after the last one; columns that only the new table has keep
/// their default.
fn copy_table(old: &Connection, new: &Connection, table: &str, order: &str) -> rusqlite::Result<()> {
    let there =
        if is_real(old, table).unwrap_or(false) { columns_of(old, table).unwrap_or_default() } else { Vec::new() };
    let names: Vec<String> = columns_of(new, table)?.into_iter().filter(|name| there.contains(name)).collect();
    if names.is_empty() {
        tracing::warn!(table, "a table cannot be read");
        return Ok(());
    }
    let marks = vec!["?"; names.len()].join(", ");
    let columns = names.join(", ");
    let mut put = new.prepare(&format!("INSERT OR IGNORE INTO {table} ({columns}) VALUES ({marks})"))?;
    for direction in ["ASC", "DESC"] {
        let whole = copy_rows(
            old,
            &format!("SELECT {columns} FROM {table} ORDER BY {order} {direction}"),
            names.len(),
            &mut put,
        );
        if whole {
            break;
        }
    }
    Ok(())
}

/// Whether a table has rows of its own: a view or a virtual table of its name may have no end.
fn is_real(c: &Connection, table: &str) -> rusqlite::Result<bool> {
    c.query_row(
        "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = ?1 AND type = 'table' AND rootpage > 0)",
        [table],
        |row| row.get(0),
    )
}

fn columns_of(c: &Connection, table: &str) -> rusqlite::Result<Vec<String>> {
    c.prepare("SELECT name FROM pragma_table_info(?1)")?.query_map([table], |row| row.get(0))?.collect()
}

/// Copies rows until one cannot be read; whether all could. A row that the new table refuses is damaged and left out.
fn copy_rows(old: &Connection, select: &str, width: usize, put: &mut rusqlite::Statement) -> bool {
    let mut read = || {
        let mut statement = old.prepare(select)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let values: Vec<Value> = (0..width).map(|column| row.get(column)).collect::<rusqlite::Result<_>>()?;
            if let Err(reason) = put.execute(params_from_iter(values)) {
                tracing::warn!(%reason, "a row could not be saved");
            }
        }
        Ok::<(), rusqlite::Error>(())
    };
    read().inspect_err(|reason| tracing::warn!(%reason, "a table is damaged")).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is derived, belongs to a server, or is a step that nobody can take back after a recovery.
    const LEFT: [&str; 15] = [
        "arrived",
        "change",
        "cited",
        "journal",
        "mark_change",
        "owed",
        "page_attempt",
        "rule_push",
        "ruled",
        "source_change",
        "story",
        "total",
        "search",
        "sqlite_",
        "sync_",
    ];

    #[test]
    fn of_every_table_it_is_decided_whether_it_is_recovered() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("news.db");
        drop(Store::open(&path).unwrap());
        let c = Connection::open(&path).unwrap();
        let mut tables = c.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").unwrap();
        let tables: Vec<String> =
            tables.query_map([], |row| row.get(0)).unwrap().collect::<rusqlite::Result<_>>().unwrap();
        let is_known = |table: &String| {
            PRECIOUS.iter().any(|(precious, _)| precious == table) || LEFT.iter().any(|left| table.starts_with(left))
        };
        let unknown: Vec<&String> = tables.iter().filter(|table| !is_known(table)).collect();
        assert!(tables.len() > 30 && unknown.is_empty(), "{unknown:?}");
    }
}
