//! The database's health: a copy of it, and whether it is whole.

use super::schema;
use crate::store::{Result, Store};
use std::path::Path;

impl Store {
    /// A consistent copy of a database in use; never over a file that is there.
    ///
    /// # Errors
    /// When the copy exists already or cannot be written.
    pub fn backup(&self, to: &Path) -> Result<()> {
        schema::copy(&self.connection, to)
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
