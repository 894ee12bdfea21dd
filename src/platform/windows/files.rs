//! Files that only their owner may read: in a user's own folders they are so by the system's habit.

use std::{
    fs::{DirBuilder, Metadata, OpenOptions},
    io,
    path::Path,
    time::UNIX_EPOCH,
};

/// The variable that names the user's home.
pub const HOME: &str = "USERPROFILE";

/// A file made with these options is its owner's alone.
pub fn private_file(_options: &mut OpenOptions) {}

/// A folder made by this builder is its owner's alone.
pub fn private_folder(_builder: &mut DirBuilder) {}

/// Takes away what others may do with a file; a file that is not there is no error.
#[expect(clippy::unnecessary_wraps, reason = "on other systems it may fail")]
pub fn keep_from_others(_path: &Path) -> io::Result<()> {
    Ok(())
}

/// Which file stands at a path: told by when it was made, which a file put in its place does not share. None when there is none.
pub fn file_identity(path: &Path) -> Option<(u64, u64)> {
    let made = std::fs::metadata(path).ok()?.created().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some((made.as_secs(), made.subsec_nanos().into()))
}

/// Others than its owner may do something with the file.
pub fn is_open_to_others(_about: &Metadata) -> bool {
    false
}

/// The file stands at several paths.
pub fn has_several_names(_about: &Metadata) -> bool {
    false
}
