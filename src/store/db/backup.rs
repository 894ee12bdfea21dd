//! The database's health: a copy of it, and whether it is whole.

use super::permissions;
use crate::store::{Result, Store, StoreError};
use rusqlite::{
    Connection, Error, OpenFlags,
    backup::{Backup, StepResult},
    ffi,
};
use std::path::Path;

impl Store {
    /// A consistent copy of a database in use; never over a file that is there.
    ///
    /// # Errors
    /// When the copy exists already or cannot be written.
    pub fn backup(&self, to: &Path) -> Result<()> {
        copy(&self.connection, to)
    }

    /// `PRAGMA quick_check` in words; empty when all is well.
    ///
    /// # Errors
    /// When the database cannot be read at all.
    pub fn check(&self) -> Result<Vec<String>> {
        self.read(|c| {
            let mut statement = c.prepare("PRAGMA quick_check")?;
            let lines = statement.query_map([], |row| row.get::<_, String>(0))?;
            lines.filter(|line| line.as_ref().map_or(true, |words| words != "ok")).collect()
        })
    }
}

/// Writes a consistent copy; never over a file that is there.
pub(super) fn copy(connection: &Connection, to: &Path) -> Result<()> {
    permissions::create(to)?;
    let written = copy_pages(connection, to).map_err(|reason| StoreError::of(to, &reason));
    if written.is_err() {
        // What lies there is no copy; that the copying failed is what matters.
        let _ = std::fs::remove_file(to);
    }
    written
}

/// All pages as of one moment. `VACUUM INTO` would take the name as text: one that is no UTF-8 it changes, and some it gives a
/// meaning of their own.
fn copy_pages(connection: &Connection, to: &Path) -> rusqlite::Result<()> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut copy = Connection::open_with_flags(permissions::absolute(to), flags)?;
    match Backup::new(connection, &mut copy)?.step(-1)? {
        StepResult::Done => Ok(()),
        _ => Err(Error::SqliteFailure(ffi::Error::new(ffi::SQLITE_BUSY), None)),
    }
}
