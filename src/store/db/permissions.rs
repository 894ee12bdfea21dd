//! What the reader reads is nobody else's business: the database is theirs alone, whatever the umask says.
//! SQLite gives its log files the permissions of the database.

use crate::{platform, store::StoreError};
use std::{
    fs::{DirBuilder, OpenOptions},
    path::{Path, PathBuf},
};

/// Makes sure that a file of the reader's own and its directory are there.
///
/// # Errors
/// When they cannot be created.
pub fn prepare(path: &Path) -> Result<(), StoreError> {
    if path.exists() {
        return Ok(());
    }
    if let Some(directory) = path.parent().filter(|directory| !directory.as_os_str().is_empty() && !directory.exists())
    {
        make_directory(directory).map_err(|reason| StoreError::of_file(directory, &reason))?;
    }
    match create(path) {
        // Another process was faster.
        Err(StoreError::Exists { .. }) => Ok(()),
        created => created,
    }
}

/// Creates an empty file for the reader alone; an error when something is there.
pub(crate) fn create(path: &Path) -> Result<(), StoreError> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    platform::private_file(&mut options);
    match options.open(path) {
        Ok(_) => Ok(()),
        Err(reason) if reason.kind() == std::io::ErrorKind::AlreadyExists => {
            Err(StoreError::Exists { path: path.to_owned() })
        }
        Err(reason) => Err(StoreError::of_file(path, &reason)),
    }
}

/// A path that SQLite takes for a file's name: some names it gives a meaning of their own.
pub(super) fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// Refuses what is no regular file: a pipe would be waited for, a device never ends.
pub(super) fn refuse_special(path: &Path) -> Result<(), StoreError> {
    match std::fs::metadata(path) {
        Ok(about) if !about.is_file() => Err(StoreError::NoFile { path: path.to_owned() }),
        Ok(_) => Ok(()),
        Err(reason) => Err(StoreError::of_file(path, &reason)),
    }
}

/// Refuses a database that can only be read: SQLite writes to the file and beside it.
pub(super) fn refuse_unwritable(path: &Path) -> Result<(), StoreError> {
    let beside = absolute(path).parent().map_or_else(PathBuf::new, Path::to_owned);
    let tried = OpenOptions::new().append(true).open(path).and_then(|_| tempfile::tempfile_in(beside));
    match tried {
        Err(reason) if is_forbidden(&reason) => Err(StoreError::ReadOnly { path: path.to_owned() }),
        _ => Ok(()),
    }
}

fn is_forbidden(reason: &std::io::Error) -> bool {
    matches!(reason.kind(), std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem)
}

/// Takes away what others may do with the database and its log files.
pub(crate) fn close_to_others(path: &Path) -> Result<(), StoreError> {
    for suffix in ["", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        platform::keep_from_others(&PathBuf::from(name)).map_err(|reason| StoreError::of_file(path, &reason))?;
    }
    Ok(())
}

fn make_directory(directory: &Path) -> std::io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    platform::private_folder(&mut builder);
    builder.create(directory)
}
