//! The file: who may read it, what is refused, and copies.

use crate::shelf::{Shelf, at, draft};
use pressstart::news::{Act, Decision, Kind, MuteWish, Rule, What};
use pressstart::query::Query;
use pressstart::store::{Sort, Store, StoreError};
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
    let refused = shelf.reopen_read_only().mark(&shelf.ids(), &Decision::Read(true), at(50)).unwrap_err();
    assert!(matches!(refused, StoreError::ReadOnly { .. }), "{refused}");
}

#[test]
fn a_reader_sees_what_was_there_while_a_writer_writes() {
    let mut shelf = Shelf::with(&["One"]);
    let reader = shelf.reopen_read_only();
    let ids = shelf.ids();
    shelf.store.mark(&ids, &Decision::Read(true), at(50)).unwrap();
    assert!(reader.article(ids[0]).unwrap().unwrap().read);
}

#[test]
fn a_copy_is_whole_private_and_never_written_over() {
    let mut shelf = Shelf::with(&["One"]);
    let ids = shelf.ids();
    shelf.store.mark(&ids, &Decision::Save(true), at(50)).unwrap();
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

#[test]
fn a_healthy_database_is_recovered_whole() {
    let mut shelf = Shelf::with(&["One", "Two"]);
    let ids = shelf.ids();
    shelf.store.mark(&ids[..1], &Decision::Save(true), at(50)).unwrap();
    shelf.store.set_kind(&ids[1..], Kind::Review, at(51)).unwrap();
    shelf.store.follow(&["Lanternfall".into()], true, at(52)).unwrap();
    let rule = Rule { name: "Lamps".into(), when: "lamp".to_owned(), then: vec![Act::Read] };
    shelf.store.add_rule(&rule, at(53)).unwrap();
    shelf.store.mute(&MuteWish::of(What::Words, "two"), at(54)).unwrap();
    let to = shelf.path().with_file_name("saved.db");
    let saved = Store::recover(&shelf.path(), &to).unwrap();
    assert_eq!((saved.sources, saved.articles, saved.marks), (1, 2, 1));
    let new = Store::open(&to).unwrap();
    assert_eq!(new.totals().unwrap(), shelf.store.totals().unwrap());
    assert_eq!(new.totals().unwrap().muted, 1);
    assert_eq!(new.article(ids[0]).unwrap(), shelf.store.article(ids[0]).unwrap());
    assert_eq!(new.raw(ids[1]).unwrap(), shelf.store.raw(ids[1]).unwrap());
    assert_eq!(new.article(ids[1]).unwrap().unwrap().kind, Kind::Review);
    assert_eq!((new.followed().unwrap().len(), new.user_rules().unwrap()), (1, vec![rule]));
    assert_eq!((new.search("two", 9).unwrap().len(), new.check().unwrap().len()), (1, 0));
}

#[test]
fn a_story_that_outlived_its_first_article_keeps_its_number_when_more_comes() {
    let mut shelf = Shelf::with(&["One", "Two"]);
    let raw = Connection::open(shelf.path()).unwrap();
    raw.execute_batch(
        "PRAGMA foreign_keys = OFF; UPDATE article SET story = 3 WHERE id = 2; DELETE FROM story WHERE id = 2;",
    )
    .unwrap();
    let to = shelf.path().with_file_name("saved.db");
    Store::recover(&shelf.path(), &to).unwrap();
    shelf.store = Store::open(&to).unwrap();
    assert_eq!(shelf.poll(vec![draft("Three", 3)], 300).new, 1);
    let stories: Vec<i64> = shelf
        .store
        .list(&Query::default(), Sort::Oldest, 0, at(400))
        .unwrap()
        .iter()
        .map(|article| article.story.0)
        .collect();
    assert_eq!(stories, [1, 3, 4]);
}

#[test]
fn what_lies_around_a_damaged_place_is_recovered() {
    let titles: Vec<String> = (0..400).map(|number| format!("Piece of news {number}")).collect();
    let shelf = Shelf::with(&titles.iter().map(String::as_str).collect::<Vec<_>>());
    let path = shelf.path();
    let directory = shelf.close();
    let raw = Connection::open(&path).unwrap();
    let page: i64 = raw
        .query_row(
            "SELECT pageno FROM dbstat WHERE name = 'article' AND pagetype = 'leaf' LIMIT 1 OFFSET 5",
            [],
            |row| row.get(0),
        )
        .unwrap();
    drop(raw);
    let mut bytes = fs::read(&path).unwrap();
    let start = usize::try_from(page - 1).unwrap() * 4096;
    bytes[start..start + 4096].fill(0xa5);
    fs::write(&path, bytes).unwrap();
    let to = path.with_file_name("saved.db");
    let saved = Store::recover(&path, &to).unwrap();
    assert!((300..400).contains(&saved.articles), "{}", saved.articles);
    assert_eq!(Store::open(&to).unwrap().totals().unwrap().articles, saved.articles);
    drop(directory);
}

#[test]
fn what_is_left_of_a_shortened_file_is_recovered() {
    let titles: Vec<String> = (0..400).map(|number| format!("Piece of news {number}")).collect();
    let shelf = Shelf::with(&titles.iter().map(String::as_str).collect::<Vec<_>>());
    let path = shelf.path();
    let directory = shelf.close();
    let file = fs::OpenOptions::new().write(true).open(&path).unwrap();
    let whole = file.metadata().unwrap().len();
    file.set_len(whole * 9 / 10).unwrap();
    let saved = Store::recover(&path, &path.with_file_name("saved.db")).unwrap();
    assert!(saved.articles > 0 && saved.sources > 0, "{saved:?}");
    file.set_len(4096).unwrap();
    let lost = Store::recover(&path, &path.with_file_name("again.db"));
    assert!(!format!("{lost:?}").contains("--recover"), "{lost:?}");
    drop(directory);
}

#[test]
fn undo_in_a_database_that_can_only_be_read_says_so() {
    let mut shelf = Shelf::with(&["One"]);
    shelf.store.mark(&shelf.ids(), &Decision::Read(true), at(50)).unwrap();
    let refused = shelf.reopen_read_only().undo(at(60)).map(drop).unwrap_err();
    assert!(refused.to_string().contains("cannot be written to"), "{refused}");
}

#[test]
fn a_database_that_is_gone_from_its_place_takes_nothing_and_says_so_until_it_is_back() {
    let directory = tempfile::tempdir().unwrap();
    let (folder, aside) = (directory.path().join("data"), directory.path().join("aside"));
    let path = folder.join("news.db");
    let mut store = Store::open(&path).unwrap();
    fs::rename(&folder, &aside).unwrap();
    assert!(matches!(store.set_setting("a", "b"), Err(StoreError::Gone { .. })));
    fs::create_dir(&folder).unwrap();
    drop(Store::open(&path).unwrap());
    assert!(matches!(store.set_setting("a", "b"), Err(StoreError::Gone { .. })));
    fs::remove_dir_all(&folder).unwrap();
    fs::rename(&aside, &folder).unwrap();
    store.set_setting("a", "b").unwrap();
    assert_eq!(Store::open_read_only(&path).unwrap().setting("a").unwrap().as_deref(), Some("b"));
}

#[cfg(target_os = "linux")]
fn unspeakable() -> std::ffi::OsString {
    std::os::unix::ffi::OsStringExt::from_vec(b"copy-\xff\xfe.db".to_vec())
}

#[cfg(target_os = "linux")]
#[test]
fn a_copy_stands_under_the_very_name_that_was_given_and_is_private() {
    let shelf = Shelf::with(&["One"]);
    let copy = shelf.path().with_file_name(unspeakable());
    shelf.store.backup(&copy).unwrap();
    assert_eq!(mode(&copy), 0o600);
    assert_eq!(Store::open_read_only(&copy).unwrap().totals().unwrap().articles, 1);
    let names: Vec<_> = fs::read_dir(copy.parent().unwrap()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(names.iter().all(|name| name.to_str().is_none_or(|name| name.starts_with("news.db"))), "{names:?}");
}

#[test]
fn a_copy_may_be_called_as_sqlite_calls_its_memory() {
    let directory = tempfile::tempdir().unwrap();
    let ran = std::process::Command::new(env!("CARGO_BIN_EXE_pressstart"))
        .current_dir(directory.path())
        .args(["--data-dir", "data", "--offline", "doctor", "--backup", ":memory:"])
        .env_clear()
        .envs(["HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"].map(|name| (name, directory.path())))
        .output()
        .unwrap();
    assert!(ran.status.success(), "{ran:?}");
    let copy = directory.path().join(":memory:");
    assert_eq!(Store::open_read_only(&copy).unwrap().totals().unwrap().articles, 0);
}

#[cfg(target_os = "linux")]
#[test]
fn a_database_in_a_folder_whose_name_is_no_text_is_brought_up_to_date() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join(unspeakable()).join("news.db");
    drop(Store::open(&path).unwrap());
    let older = Connection::open(&path).unwrap();
    older.pragma_update(None, "user_version", 1).unwrap();
    drop(older);
    // The steps meet what is there already and stop; the copy before them is what counts here.
    drop(Store::open(&path));
    let copy = path.with_file_name("news.db.version-1.1");
    assert!(fs::metadata(&copy).unwrap().len() > 0);
}

#[test]
fn only_tables_are_recovered() {
    let shelf = Shelf::with(&["One", "Two"]);
    let (path, to) = (shelf.path(), shelf.path().with_file_name("saved.db"));
    let _directory = shelf.close();
    let c = Connection::open(&path).unwrap();
    c.execute_batch(
        "DROP TABLE setting;
         CREATE VIEW setting (name, value) AS
             WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT 'name ' || i, 'value' FROM n",
    )
    .unwrap();
    drop(c);
    let saved = Store::recover(&path, &to).unwrap();
    assert_eq!(saved.articles, 2);
}

#[cfg(unix)]
#[test]
fn a_pipe_in_the_place_of_the_database_is_refused_and_not_waited_for() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("news.db");
    assert!(std::process::Command::new("mkfifo").arg(&path).status().unwrap().success());
    assert!(matches!(Store::open(&path), Err(StoreError::NoFile { .. })));
    assert!(matches!(Store::open_read_only(&path), Err(StoreError::NoFile { .. })));
    assert!(matches!(Store::recover(&path, &directory.path().join("saved.db")), Err(StoreError::NoFile { .. })));
}

/// Whether the file system holds this user to what it says; it holds no superuser.
#[cfg(unix)]
fn is_held(folder: &Path) -> bool {
    let held = fs::write(folder.join("tried"), "").is_err();
    if !held {
        eprintln!("skipped: this user may write to a folder that forbids it");
    }
    held
}

#[cfg(unix)]
#[test]
fn a_folder_that_can_only_be_read_is_open_for_reading() {
    use std::os::unix::fs::PermissionsExt;
    let shelf = Shelf::with(&["One"]);
    let path = shelf.path();
    let directory = shelf.close();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o400)).unwrap();
    fs::set_permissions(directory.path(), fs::Permissions::from_mode(0o500)).unwrap();
    if is_held(directory.path()) {
        assert!(matches!(Store::open(&path), Err(StoreError::ReadOnly { .. })));
        let store = Store::open_read_only(&path).unwrap();
        assert_eq!((store.totals().unwrap().articles, store.is_read_only()), (1, true));
    }
    fs::set_permissions(directory.path(), fs::Permissions::from_mode(0o700)).unwrap();
}
