//! The database as a worker has it: read over a connection of its own, written by the writer.

use super::db_writer::Writer;
use crate::{
    poll::Storage,
    store::{Store, StoreError},
};
use std::path::Path;

/// The way to the database.
pub struct Database {
    store: Store,
    writer: Writer,
}

impl Database {
    pub fn open(path: &Path, writer: &Writer) -> Result<Self, StoreError> {
        Ok(Self { store: Store::open_read_only(path)?, writer: writer.clone() })
    }
}

impl Storage for Database {
    fn store(&self) -> &Store {
        &self.store
    }

    fn write<T: Send + 'static>(
        &mut self,
        work: impl FnOnce(&mut Store) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<Option<T>, StoreError> {
        self.writer.ask(work)
    }
}
