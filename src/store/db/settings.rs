//! Small things the program itself remembers (first start seen, last shelf). Not the reader's settings: those are the
//! config file's.

use crate::store::{Result, Store};
use rusqlite::OptionalExtension;

impl Store {
    /// What was remembered under a name.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn setting(&self, name: &str) -> Result<Option<String>> {
        self.read(|c| {
            c.prepare_cached("SELECT value FROM setting WHERE name = ?1")?
                .query_row([name], |row| row.get(0))
                .optional()
        })
    }

    /// Remembers something under a name.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn set_setting(&mut self, name: &str, value: &str) -> Result<()> {
        self.write(|c| {
            c.prepare_cached("INSERT OR REPLACE INTO setting (name, value) VALUES (?1, ?2)")?
                .execute([name, value])
                .map(|_| ())
        })
    }
}
