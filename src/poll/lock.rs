//! Polling and syncing are the two things that only one process does at a time. The lock is a file; it is given back when the value is dropped.

use crate::platform;
use std::{
    fs::{File, OpenOptions, TryLockError},
    io,
    path::{Path, PathBuf},
};

/// Held while this process polls.
#[derive(Debug)]
pub struct PollLock {
    /// The operating system frees the lock when this closes, even after a crash.
    file: File,
}

/// A program that is being started has the open file too, for a moment: closing ours alone would leave it locked.
impl Drop for PollLock {
    fn drop(&mut self) {
        drop(self.file.unlock());
    }
}

/// Why we may not poll.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// Somebody else polls.
    #[error("another Press Start is fetching at the moment ({path} is locked); try again when it is done")]
    Taken {
        /// The lock file.
        path: PathBuf,
    },
    /// Somebody else syncs.
    #[error("another Press Start is syncing at the moment ({path} is locked); try again when it is done")]
    Syncing {
        /// The lock file.
        path: PathBuf,
    },
    /// The file cannot be had.
    #[error("{path} cannot be locked: {reason}")]
    Unusable {
        /// The lock file.
        path: PathBuf,
        /// What the system says.
        reason: io::Error,
    },
}

/// Takes the lock `poll.lock` in the data folder.
///
/// # Errors
/// When another process holds it, or the file cannot be made.
pub fn lock(folder: &Path) -> Result<PollLock, LockError> {
    lock_at(folder.join("poll.lock"))
}

/// Takes the lock `sync.lock`: of two syncs at once, one could undo marks that the other has just sent.
///
/// # Errors
/// When another process holds it, or the file cannot be made.
pub fn sync_lock(folder: &Path) -> Result<PollLock, LockError> {
    match lock_at(folder.join("sync.lock")) {
        Err(LockError::Taken { path }) => Err(LockError::Syncing { path }),
        taken => taken,
    }
}

fn lock_at(path: PathBuf) -> Result<PollLock, LockError> {
    if std::fs::metadata(&path).is_ok_and(|there| !there.is_file()) {
        return Err(LockError::Unusable { path, reason: io::Error::other("it is not a regular file") });
    }
    let mut options = OpenOptions::new();
    options.create(true).write(true).truncate(false);
    platform::private_file(&mut options);
    let taken = options.open(&path).map_err(TryLockError::Error).and_then(|file| file.try_lock().map(|()| file));
    match taken {
        Ok(file) => Ok(PollLock { file }),
        Err(TryLockError::WouldBlock) => Err(LockError::Taken { path }),
        Err(TryLockError::Error(reason)) => Err(LockError::Unusable { path, reason }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_holds_the_lock_and_the_next_gets_it_afterwards() {
        let folder = tempfile::tempdir().unwrap();
        let first = lock(folder.path()).unwrap();
        assert!(matches!(lock(folder.path()), Err(LockError::Taken { .. })));
        drop(first);
        assert!(lock(folder.path()).is_ok());
    }

    #[test]
    fn a_lock_that_is_given_back_is_free_although_a_copy_of_its_file_is_open() {
        let folder = tempfile::tempdir().unwrap();
        let first = lock(folder.path()).unwrap();
        let _copy = first.file.try_clone().unwrap();
        drop(first);
        assert!(lock(folder.path()).is_ok());
    }

    #[test]
    fn a_folder_that_is_missing_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let words = lock(&folder.path().join("missing")).unwrap_err().to_string();
        assert!(words.contains("missing/poll.lock cannot be locked"), "{words}");
    }
}
