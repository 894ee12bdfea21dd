//! The connection: opened for reading or for writing, one moment for what is read, all or nothing for what is written.

use super::schema;
use crate::{
    platform,
    store::{Result, Store, StoreError},
};
use rusqlite::{Connection, TransactionBehavior};
use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

/// Steps of SQLite's between two looks at whether somebody waits: a few rows that come from the disk.
const STEPS: i32 = 200;

impl Store {
    /// Opens or creates the database and brings its schema up to date.
    ///
    /// # Errors
    /// When the file is not ours, newer, damaged, locked or out of reach.
    pub fn open(path: &Path) -> Result<Self> {
        let connection = schema::open(path)?;
        Ok(Self { connection, path: path.to_owned(), file: platform::file_identity(path) })
    }

    /// Opens it for reading only; creates nothing.
    ///
    /// # Errors
    /// When the file is missing, not ours, of another version, damaged or out of reach.
    pub fn open_read_only(path: &Path) -> Result<Self> {
        Ok(Self {
            connection: schema::open_read_only(path)?,
            path: path.to_owned(),
            file: platform::file_identity(path),
        })
    }

    /// Whether it was opened for reading only.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.connection.is_readonly("main").unwrap_or(true)
    }

    /// Changes when another connection has written.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn data_version(&self) -> Result<i64> {
        self.read(|connection| connection.pragma_query_value(None, "data_version", |row| row.get(0)))
    }

    /// Counts from now on what is committed over this connection.
    #[cfg(test)]
    pub(crate) fn count_commits(&mut self) -> Arc<std::sync::atomic::AtomicUsize> {
        let count = Arc::new(std::sync::atomic::AtomicUsize::new(0));
        let counted = count.clone();
        let counts = move || {
            counted.fetch_add(1, Ordering::Relaxed);
            false
        };
        self.connection.commit_hook(Some(counts)).unwrap();
        count
    }

    /// Reads, everything as of one moment.
    pub(crate) fn read<T>(&self, work: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T> {
        let inside = || {
            let moment = self.connection.unchecked_transaction()?;
            let found = work(&moment)?;
            moment.finish()?;
            Ok(found)
        };
        inside().map_err(|reason| StoreError::of(&self.path, &reason))
    }

    /// Reads what nobody waits for, and gives it up as soon as `stop` says so; none then.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn read_unless<T>(
        &mut self,
        mut stop: impl FnMut() -> bool + Send + 'static,
        work: impl FnOnce(&Self) -> Result<T>,
    ) -> Result<Option<T>> {
        let stopped = Arc::new(AtomicBool::new(false));
        let tells = stopped.clone();
        let asks = move || {
            let stops = stop();
            tells.fetch_or(stops, Ordering::Relaxed);
            stops
        };
        let failed = |path: &Path, reason| StoreError::of(path, &reason);
        self.connection.progress_handler(STEPS, Some(asks)).map_err(|reason| failed(&self.path, reason))?;
        let found = work(self);
        let no_more = None::<fn() -> bool>;
        self.connection.progress_handler(0, no_more).map_err(|reason| failed(&self.path, reason))?;
        if found.is_err() && stopped.load(Ordering::Relaxed) { Ok(None) } else { found.map(Some) }
    }

    /// Keeps so many kibibytes of the database at hand from now on.
    pub(crate) fn keep_at_hand(&self, kibibytes: i32) -> Result<()> {
        schema::keep_at_hand(&self.connection, kibibytes).map_err(|reason| StoreError::of(&self.path, &reason))
    }

    /// Whether what is written now is found again.
    pub(crate) fn there(&self) -> Result<()> {
        let there = platform::file_identity(&self.path).is_some_and(|standing| self.file == Some(standing));
        if there { Ok(()) } else { Err(StoreError::Gone { path: self.path.clone() }) }
    }

    /// Writes all of it or nothing; on the disk when this returns.
    pub(crate) fn write<T>(&mut self, work: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T> {
        self.there()?;
        let inside = || {
            let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let done = work(&transaction)?;
            transaction.commit()?;
            Ok(done)
        };
        inside().map_err(|reason| StoreError::of(&self.path, &reason))
    }
}
