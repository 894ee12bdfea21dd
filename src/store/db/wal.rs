//! The log that SQLite writes before the database itself, and when it is moved over. Never decides what is written.

use crate::store::{Result, Store, StoreError};
use std::{
    path::{Path, PathBuf},
    time::Duration,
};

/// Pages the log may hold before a commit has to move it: 32 MiB, what is kept of the file as well.
const LARGEST: i64 = 8_192;

/// At the end nobody waits longer for a reader of the log: the user is gone already.
const LAST_WAIT: Duration = Duration::from_millis(100);

/// What a long work leaves between two of its transactions, so that whoever waits to write gets in.
pub(crate) const GAP: Duration = Duration::from_millis(12);

/// Whether a log with something in it lies beside a database.
pub(super) fn is_left(path: &Path) -> bool {
    let mut name = path.as_os_str().to_owned();
    name.push("-wal");
    std::fs::metadata(PathBuf::from(name)).is_ok_and(|log| log.len() > 0)
}

impl Store {
    /// Leaves moving the log to [`Store::move_log`]: a commit that has to do it as well takes ten times as long, and
    /// the reader waits for it.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn let_log_grow(&self) -> Result<()> {
        self.connection
            .pragma_update(None, "wal_autocheckpoint", LARGEST)
            .map_err(|reason| StoreError::of(&self.path, &reason))
    }

    /// Moves all that stands in the log and empties its file: the last thing a program does with a database that others may hold
    /// open. Where somebody reads in the log, or writes, it is left as it is.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn empty_log(&self) -> Result<()> {
        self.connection
            .busy_timeout(LAST_WAIT)
            .and_then(|()| self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())))
            .map_err(|reason| StoreError::of(&self.path, &reason))
    }

    /// Moves what stands in the log into the database, as far as nobody reads it there.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn move_log(&self) -> Result<()> {
        self.connection
            .query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))
            .map_err(|reason| StoreError::of(&self.path, &reason))
    }
}
