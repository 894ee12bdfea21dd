//! Operations: what the reader did that a server has not heard of, one row for each item and field.

use super::labels;
use crate::store::{Store, StoreError};
use rusqlite::{Connection, OptionalExtension};
use std::borrow::Cow;

type Result<T> = std::result::Result<T, StoreError>;

/// What an operation sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Read or unread.
    Read,
    /// Starred or not; here that is saved.
    Star,
}

impl Field {
    /// Its name in the database.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Star => "star",
        }
    }
}

/// What of an item an operation sets.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// A field that every server has.
    Field(Field),
    /// A tag, which is a label there.
    Tag(String),
}

impl Target {
    /// Its name in the database.
    fn word(&self) -> Cow<'static, str> {
        match self {
            Self::Field(field) => field.word().into(),
            Self::Tag(tag) => labels::field_of(tag).into(),
        }
    }
}

/// Something that is to have a value, for many items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operation {
    /// What is set.
    pub target: Target,
    /// To what.
    pub value: bool,
    /// The items by their ids on the server.
    pub items: Vec<String>,
}

impl Store {
    /// The next operation of an account that is to be sent, of at most so many items; it counts as sent from now on, until it is
    /// known to have arrived.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn next_operation(&mut self, account: &str, most: usize) -> Result<Option<Operation>> {
        let waiting = self.read(|c| next(c, account, most))?;
        let Some(operation) = waiting else { return Ok(None) };
        self.write(|c| {
            let mut sent = c.prepare_cached(
                "UPDATE sync_operation SET sent = 1 WHERE account = ?1 AND remote = ?2 AND field = ?3",
            )?;
            let field = operation.target.word();
            for item in &operation.items {
                sent.execute((account, item, &field))?;
            }
            Ok(())
        })?;
        Ok(Some(operation))
    }

    /// The server has taken an operation. What was decided otherwise meanwhile waits as an operation of its own.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn operation_arrived(&mut self, account: &str, operation: &Operation) -> Result<()> {
        let field = operation.target.word();
        self.write(|c| {
            if let Target::Tag(tag) = &operation.target {
                labels::ask_again(c, account, tag)?;
            }
            for item in &operation.items {
                arrived(c, account, item, &operation.target, operation.value)?;
                c.prepare_cached(
                    "DELETE FROM sync_operation WHERE account = ?1 AND remote = ?2 AND field = ?3 AND value = ?4",
                )?
                .execute((account, item, &field, operation.value))?;
                c.prepare_cached(
                    "UPDATE sync_operation SET sent = 0 WHERE account = ?1 AND remote = ?2 AND field = ?3",
                )?
                .execute((account, item, &field))?;
            }
            Ok(())
        })
    }

    /// The server will never take these: they are given up.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn operation_refused(&mut self, account: &str, operation: &Operation) -> Result<()> {
        self.write(|c| {
            for item in &operation.items {
                c.prepare_cached("DELETE FROM sync_operation WHERE account = ?1 AND remote = ?2 AND field = ?3")?
                    .execute((account, item, operation.target.word()))?;
            }
            Ok(())
        })
    }

    /// How many operations wait for a server; all of them when no account is named.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn operations_waiting(&self, account: Option<&str>) -> Result<usize> {
        self.read(|c| {
            c.prepare_cached("SELECT count(*) FROM sync_operation WHERE ?1 IS NULL OR account = ?1")?
                .query_row([account], |row| row.get::<_, i64>(0))
                .map(|count| usize::try_from(count).unwrap_or_default())
        })
    }
}

/// The server has an item so now.
fn arrived(c: &Connection, account: &str, item: &str, target: &Target, value: bool) -> rusqlite::Result<()> {
    let shadow = match target {
        Target::Field(Field::Read) => "UPDATE sync_item SET read = ?3 WHERE account = ?1 AND remote = ?2",
        Target::Field(Field::Star) => "UPDATE sync_item SET starred = ?3 WHERE account = ?1 AND remote = ?2",
        Target::Tag(tag) => return labels::set_shadow(c, account, tag, item, value),
    };
    c.prepare_cached(shadow)?.execute((account, item, value)).map(drop)
}

/// The largest kind of operation first: a day's reading goes out in a few requests.
fn next(c: &Connection, account: &str, most: usize) -> rusqlite::Result<Option<Operation>> {
    for field in [Field::Read, Field::Star] {
        for value in [true, false] {
            let items = waiting(c, account, field.word(), value, most)?;
            if !items.is_empty() {
                return Ok(Some(Operation { target: Target::Field(field), value, items }));
            }
        }
    }
    let tag = c
        .prepare_cached(
            "SELECT field, value FROM sync_operation WHERE account = ?1 AND field LIKE 'tag:_%' ORDER BY field, value LIMIT 1",
        )?
        .query_row([account], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))
        .optional()?;
    let Some((field, value)) = tag else { return Ok(None) };
    let items = waiting(c, account, &field, value, most)?;
    Ok(Some(Operation { target: Target::Tag(labels::tag_of(&field).to_owned()), value, items }))
}

fn waiting(c: &Connection, account: &str, field: &str, value: bool, most: usize) -> rusqlite::Result<Vec<String>> {
    c.prepare_cached("SELECT remote FROM sync_operation WHERE account = ?1 AND field = ?2 AND value = ?3 LIMIT ?4")?
        .query_map((account, field, value, i64::try_from(most).unwrap_or(i64::MAX)), |row| row.get(0))?
        .collect()
}
