//! Files that only their owner may read.

use std::{
    fs::{DirBuilder, Metadata, OpenOptions, Permissions},
    io,
    os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt},
    path::Path,
};

/// The variable that names the user's home.
pub const HOME: &str = "HOME";

/// A file made with these options is its owner's alone.
pub fn private_file(options: &mut OpenOptions) {
    options.mode(0o600);
}

/// A folder made by this builder is its owner's alone.
pub fn private_folder(builder: &mut DirBuilder) {
    builder.mode(0o700);
}

/// Takes away what others may do with a file; a file that is not there is no error.
pub fn keep_from_others(path: &Path) -> io::Result<()> {
    match std::fs::metadata(path) {
        Ok(about) if is_open_to_others(&about) => std::fs::set_permissions(path, Permissions::from_mode(0o600)),
        Ok(_) => Ok(()),
        Err(reason) if reason.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(reason) => Err(reason),
    }
}

/// Which file stands at a path: its device and its number. None when there is none.
pub fn file_identity(path: &Path) -> Option<(u64, u64)> {
    std::fs::metadata(path).ok().map(|about| (about.dev(), about.ino()))
}

/// Others than its owner may do something with the file.
pub fn is_open_to_others(about: &Metadata) -> bool {
    about.permissions().mode() & 0o077 != 0
}

/// The file stands at several paths.
pub fn has_several_names(about: &Metadata) -> bool {
    about.nlink() > 1
}
