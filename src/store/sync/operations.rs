//! Operations: what the reader did that a server has not heard of, one row for each item and field.

use crate::store::{Store, StoreError};
use rusqlite::Connection;

type Result<T> = std::result::Result<T, StoreError>;

/// What an operation sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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

/// A field that is to have a value, for many items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operation {
    /// What is set.
    pub field: Field,
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
            for item in &operation.items {
                sent.execute((account, item, operation.field.word()))?;
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
        let field = operation.field.word();
        self.write(|c| {
            let shadow = match operation.field {
                Field::Read => "UPDATE sync_item SET read = ?3 WHERE account = ?1 AND remote = ?2",
                Field::Star => "UPDATE sync_item SET starred = ?3 WHERE account = ?1 AND remote = ?2",
            };
            for item in &operation.items {
                c.prepare_cached(shadow)?.execute((account, item, operation.value))?;
                c.prepare_cached(
                    "DELETE FROM sync_operation WHERE account = ?1 AND remote = ?2 AND field = ?3 AND value = ?4",
                )?
                .execute((account, item, field, operation.value))?;
                c.prepare_cached(
                    "UPDATE sync_operation SET sent = 0 WHERE account = ?1 AND remote = ?2 AND field = ?3",
                )?
                .execute((account, item, field))?;
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
                    .execute((account, item, operation.field.word()))?;
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

/// The largest kind of operation first: a day's reading goes out in a few requests.
fn next(c: &Connection, account: &str, most: usize) -> rusqlite::Result<Option<Operation>> {
    for field in [Field::Read, Field::Star] {
        for value in [true, false] {
            let items: Vec<String> = c
                .prepare_cached(
                    "SELECT remote FROM sync_operation WHERE account = ?1 AND field = ?2 AND value = ?3 LIMIT ?4",
                )?
                .query_map((account, field.word(), value, i64::try_from(most).unwrap_or(i64::MAX)), |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()?;
            if !items.is_empty() {
                return Ok(Some(Operation { field, value, items }));
            }
        }
    }
    Ok(None)
}
