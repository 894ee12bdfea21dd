//! What the reader reads is nobody else's business: the database is theirs alone, whatever the umask says.
//! SQLite gives its log files the permissions of the database.

use crate::store::StoreError;
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
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Ok(_) => Ok(()),
        Err(reason) if reason.kind() == std::io::ErrorKind::AlreadyExists => {
            Err(StoreError::Exists { path: path.to_owned() })
        }
        Err(reason) => Err(StoreError::of_file(path, &reason)),
    }
}

/// Takes away what others may do with the database and its log files.
pub(crate) fn close_to_others(path: &Path) -> Result<(), StoreError> {
    for suffix in ["", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        restrict(&PathBuf::from(name)).map_err(|reason| StoreError::of_file(path, &reason))?;
    }
    Ok(())
}

/// Which file stands at a path; none when there is none.
#[cfg(unix)]
pub(crate) fn standing(path: &Path) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata(path).ok().map(|about| (about.dev(), about.ino()))
}

/// Which file stands at a path; none when there is none.
#[cfg(not(unix))]
pub(crate) fn standing(path: &Path) -> Option<(u64, u64)> {
    path.exists().then_some((0, 0))
}

#[cfg(unix)]
fn restrict(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    match std::fs::metadata(path) {
        Ok(about) if about.permissions().mode() & 0o077 != 0 => {
            std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600))
        }
        Ok(_) => Ok(()),
        Err(reason) if reason.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(reason) => Err(reason),
    }
}

#[cfg(not(unix))]
fn restrict(_path: &Path) -> std::io::Result<()> {
    Ok(())
}

fn make_directory(directory: &Path) -> std::io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(directory)
}
