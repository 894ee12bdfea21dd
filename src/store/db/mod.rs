//! The file: opened, brought up to date, copied, recovered; and how values stand in its columns. Knows no article's meaning.

mod backup;
pub(super) mod compression;
pub(super) mod conditions;
mod connection;
mod functions;
pub(super) mod permissions;
mod recover;
pub(super) mod rows;
mod schema;
mod settings;
pub(super) mod wal;

/// Kibibytes of the database that a connection keeps at hand. The system keeps the file at hand as well, so more makes hardly any
/// look-up faster.
const CACHE_KIB: i32 = 200;
/// The same of one that only reads: long lists are read off it.
const READ_CACHE_KIB: i32 = 600;
/// The same of one that writes many rows: an article goes into ten indexes.
pub(super) const WRITE_CACHE_KIB: i32 = 2_000;

pub use permissions::prepare as private_file;
pub use recover::Recovered;
