//! What can go wrong with the database, as sentences that name the file and the way out.

use rusqlite::{Error, ErrorCode, ffi::SQLITE_IOERR_SHMSIZE};
use std::path::{Path, PathBuf};

/// What can go wrong with the database.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "each sentence says it, and `path` is the file it speaks of")]
pub enum StoreError {
    #[error("the database {path}: {reason}")]
    Database { path: PathBuf, reason: String },
    #[error("there is no database {path} yet; `pressstart fetch` makes one")]
    Missing { path: PathBuf },
    #[error("{path} is no database; move it away and start again, or name another directory with --data-dir")]
    NotADatabase { path: PathBuf },
    #[error("{path} is no regular file; move it away, or name another directory with --data-dir")]
    NoFile { path: PathBuf },
    #[error("{path} is the database of another program; name another directory with --data-dir")]
    Foreign { path: PathBuf },
    #[error(
        "the database {path} is of version {version}, and this program knows versions up to {known}: it was not touched; \
         use a newer pressstart"
    )]
    Newer { path: PathBuf, version: i32, known: i32 },
    #[error("the database {path} is of an older version and open for reading only; any command that writes renews it")]
    Older { path: PathBuf },
    #[error(
        "the database {path} is damaged ({reason}); `pressstart doctor --recover FILE` saves what can still be read, \
         or put a copy in its place"
    )]
    Corrupt { path: PathBuf, reason: String },
    #[error("nothing can be read any more of the database {path} ({reason}); put a copy in its place")]
    Lost { path: PathBuf, reason: String },
    #[error("the database {path} is in use by another process that does not let go; try again when it has finished")]
    Locked { path: PathBuf },
    #[error("the database is gone from {path}, or another file stands there; put it back")]
    Gone { path: PathBuf },
    #[error("the database {path} cannot be written to; make the file and its directory writable for you")]
    ReadOnly { path: PathBuf },
    #[error("the disk of the database {path} is full; nothing was changed, make room and try again")]
    Full { path: PathBuf },
    #[error("{path} cannot be opened ({reason}); look at its permissions, or name another directory with --data-dir")]
    CannotOpen { path: PathBuf, reason: String },
    #[error("{reason}")]
    Refused { reason: String },
    #[error("{path} is already there and is not written over; choose another name")]
    Exists { path: PathBuf },
}

impl StoreError {
    /// What SQLite says about the file, in our words.
    pub(crate) fn of(path: &Path, reason: &Error) -> Self {
        let path = path.to_owned();
        let words = match reason {
            Error::SqliteFailure(failure, words) => words.clone().unwrap_or_else(|| failure.to_string()),
            other => other.to_string(),
        };
        // Without room SQLite cannot even make the memory that readers share beside the file.
        if matches!(reason, Error::SqliteFailure(failure, _) if failure.extended_code == SQLITE_IOERR_SHMSIZE) {
            return Self::Full { path };
        }
        match reason.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt) => Self::Corrupt { path, reason: words },
            Some(ErrorCode::NotADatabase) => Self::NotADatabase { path },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Locked { path },
            Some(ErrorCode::ReadOnly) => Self::ReadOnly { path },
            Some(ErrorCode::DiskFull) => Self::Full { path },
            Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => Self::CannotOpen { path, reason: words },
            _ => Self::Database { path, reason: words },
        }
    }

    /// What the file system says about the file, in our words.
    pub(crate) fn of_file(path: &Path, reason: &std::io::Error) -> Self {
        let path = path.to_owned();
        match reason.kind() {
            std::io::ErrorKind::StorageFull => Self::Full { path },
            std::io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly { path },
            _ => Self::CannotOpen { path, reason: reason.to_string() },
        }
    }
}
