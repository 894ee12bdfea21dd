//! The file: who may read it, what is refused, and copies.

use crate::shelf::{Shelf, at};
use pressstart::store::{Store, StoreError, Verdict};
use rusqlite::Connection;
use std::{fs, path::Path};

#[cfg(unix)]
fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

fn refusal(path: &Path) -> StoreError {
    let before = fs::read(path).unwrap();
    let refused = Store::open(path).unwrap_err();
    assert_eq!(fs::read(path).unwrap(), before, "the file was touched");
    assert!(refused.to_string().contains(&path.display().to_string()), "{refused}");
    refused
}

#[cfg(unix)]
#[test]
fn the_files_are_the_readers_alone() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("a/b/news.db");
    let mut store = Store::open(&path).unwrap();
    store.set_setting("a", "b").unwrap();
    assert_eq!((mode(&directory.path().join("a")), mode(path.parent().unwrap())), (0o700, 0o700));
    for suffix in ["", "-wal", "-shm"] {
        assert_eq!(mode(Path::new(&format!("{}{suffix}", path.display()))), 0o600, "{suffix}");
    }
}

#[cfg(unix)]
#[test]
fn a_file_others_could_read_is_closed_to_them() {
    use std::os::unix::fs::PermissionsExt;
    let shelf = Shelf::with(&["One"]);
    fs::set_permissions(shelf.path(), fs::Permissions::from_mode(0o644)).unwrap();
    let shelf = shelf.restart();
    assert_eq!(mode(&shelf.path()), 0o600);
}

#[test]
fn an_empty_file_is_a_new_database() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("news.db");
    fs::write(&path, "").unwrap();
    assert_eq!(Store::open(&path).unwrap().totals().unwrap().articles, 0);
}

#[test]
fn a_newer_database_is_refused_untouched() {
    let shelf = Shelf::with(&["One"]);
    let path = shelf.path();
    let directory = shelf.close();
    Connection::open(&path).unwrap().execute_batch("PRAGMA user_version = 99").unwrap();
    assert!(matches!(refusal(&path), StoreError::Newer { version: 99, .. }));
    assert!(matches!(Store::open_read_only(&path).unwrap_err(), StoreError::Newer { .. }));
    drop(directory);
}

#[test]
fn another_programs_database_is_refused_untouched() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("other.db");
    Connection::open(&path).unwrap().execute_batch("CREATE TABLE theirs (x)").unwrap();
    assert!(matches!(refusal(&path), StoreError::Foreign { .. }));
}

#[test]
fn a_file_that_is_no_database_is_refused_untouched() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("notes.txt");
    fs::write(&path, "my notes").unwrap();
    assert!(matches!(refusal(&path), StoreError::NotADatabase { .. }));
}

#[test]
fn a_damaged_database_is_an_error_that_names_the_way_out() {
    let shelf = Shelf::with(&["One"]);
    let path = shelf.path();
    let directory = shelf.close();
    let mut bytes = fs::read(&path).unwrap();
    bytes[100..4096].fill(0xa5);
    fs::write(&path, bytes).unwrap();
    let refused = Store::open(&path).unwrap_err();
    assert!(matches!(refused, StoreError::Corrupt { .. }), "{refused}");
    assert!(refused.to_string().contains("doctor --recover"), "{refused}");
    drop(directory);
}

#[test]
fn reading_creates_nothing() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("news.db");
    assert!(matches!(Store::open_read_only(&path).unwrap_err(), StoreError::Missing { .. }));
    assert!(!path.exists());
}

#[test]
fn a_reader_cannot_write() {
    let shelf = Shelf::with(&["One"]);
    let refused = shelf.reopen_read_only().mark(&shelf.ids(), &Verdict::Read(true), at(50)).unwrap_err();
    assert!(matches!(refused, StoreError::ReadOnly { .. }), "{refused}");
}

#[test]
fn a_reader_sees_what_was_there_while_a_writer_writes() {
    let mut shelf = Shelf::with(&["One"]);
    let reader = shelf.reopen_read_only();
    let ids = shelf.ids();
    shelf.store.mark(&ids, &Verdict::Read(true), at(50)).unwrap();
    assert!(reader.article(ids[0]).unwrap().unwrap().read);
}

#[test]
fn a_copy_is_whole_private_and_never_written_over() {
    let mut shelf = Shelf::with(&["One"]);
    let ids = shelf.ids();
    shelf.store.mark(&ids, &Verdict::Save(true), at(50)).unwrap();
    let copy = shelf.path().with_file_name("copy.db");
    shelf.store.backup(&copy).unwrap();
    assert!(Store::open(&copy).unwrap().article(ids[0]).unwrap().unwrap().saved);
    #[cfg(unix)]
    assert_eq!(mode(&copy), 0o600);
    assert!(matches!(shelf.store.backup(&copy).unwrap_err(), StoreError::Exists { .. }));
}

#[test]
fn a_healthy_database_has_nothing_to_say() {
    assert_eq!(Shelf::with(&["One"]).store.check().unwrap(), Vec::<String>::new());
}
