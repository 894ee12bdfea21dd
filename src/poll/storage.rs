//! The database as a poll round and the archiving use it: read here, written by whoever owns the write connection.

use crate::store::{Store, StoreError};

/// The database, for reading and for writing.
pub trait Storage {
    /// For reading alone.
    fn store(&self) -> &Store;

    /// Has something written and waits for the answer; none when the program is ending and nothing is written any more.
    ///
    /// # Errors
    /// When the database refuses.
    fn write<T: Send + 'static>(
        &mut self,
        work: impl FnOnce(&mut Store) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<Option<T>, StoreError>;
}

/// Whoever has the write connection writes at once.
impl Storage for Store {
    fn store(&self) -> &Store {
        self
    }

    fn write<T: Send + 'static>(
        &mut self,
        work: impl FnOnce(&mut Store) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<Option<T>, StoreError> {
        work(self).map(Some)
    }
}
