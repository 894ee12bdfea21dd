//! Databases that are damaged, foreign or newer: left as they are, with a sentence and a way out.

use crate::home::{Home, said, stocked};
use rusqlite::Connection;
use std::fs;

/// Every way to the database is refused with a sentence, and the file stays as it was.
fn refused(home: &Home, sentence: &str) {
    let before = fs::read(home.database()).unwrap();
    for arguments in [&["list"][..], &["fetch", "--offline"], &["save", "a1", "--offline"]] {
        let output = home.run(arguments);
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        assert!(said(&output).contains(sentence) && said(&output).contains("pressstart.db"), "{}", said(&output));
    }
    let (health, status) = home.json(&["doctor", "--json"]);
    assert_eq!((health["well"].as_bool(), status), (Some(false), 1));
    assert!(health["error"].as_str().unwrap().contains(sentence), "{health}");
    assert_eq!(fs::read(home.database()).unwrap(), before, "the file was touched");
}

#[test]
fn a_newer_database_is_left_byte_for_byte() {
    let home = stocked(3).0;
    Connection::open(home.database()).unwrap().execute_batch("PRAGMA user_version = 999").unwrap();
    refused(&home, "use a newer pressstart");
}

#[test]
fn a_destroyed_header_is_told_and_left_alone() {
    let home = stocked(3).0;
    let mut bytes = fs::read(home.database()).unwrap();
    bytes[..100].fill(0xa5);
    fs::write(home.database(), bytes).unwrap();
    refused(&home, "is no database");
}

#[test]
fn a_text_file_is_no_database() {
    let home = Home::configured("");
    fs::create_dir(home.data()).unwrap();
    fs::write(home.database(), "my notes").unwrap();
    refused(&home, "is no database");
}

#[test]
fn a_folder_or_a_loop_in_the_databases_place_is_told() {
    let folder = Home::configured("");
    fs::create_dir_all(folder.database()).unwrap();
    let circle = Home::configured("");
    fs::create_dir(circle.data()).unwrap();
    std::os::unix::fs::symlink(circle.database(), circle.database()).unwrap();
    for home in [folder, circle] {
        let output = home.run(&["list"]);
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        assert!(said(&output).contains("pressstart.db") && !said(&output).contains("panicked"), "{}", said(&output));
    }
}

#[test]
fn what_can_be_read_of_a_damaged_database_is_saved() {
    let home = stocked(400).0;
    assert_eq!(home.run(&["save", &home.ids("all")[0], "--offline"]).status.code(), Some(0));
    let raw = Connection::open(home.database()).unwrap();
    raw.pragma_update(None, "wal_checkpoint", "TRUNCATE").unwrap();
    let page: i64 = raw
        .query_row(
            "SELECT pageno FROM dbstat WHERE name = 'article' AND pagetype = 'leaf' LIMIT 1 OFFSET 4",
            [],
            |row| row.get(0),
        )
        .unwrap();
    drop(raw);
    let mut bytes = fs::read(home.database()).unwrap();
    let end = usize::try_from(page).unwrap() * 4096;
    bytes[end - 4096..end].fill(0xa5);
    fs::write(home.database(), bytes).unwrap();
    let (health, status) = home.json(&["doctor", "--json"]);
    assert_eq!((health["well"].as_bool(), status), (Some(false), 1), "{health}");
    let to = home.path().join("saved.db").display().to_string();
    let saved = home.run(&["doctor", "--recover", &to]);
    assert_eq!(saved.status.code(), Some(0), "{saved:?}");
    fs::rename(home.database(), home.path().join("damaged.db")).unwrap();
    for suffix in ["-wal", "-shm"] {
        let beside = format!("{}{suffix}", home.database().display());
        drop(fs::remove_file(beside));
    }
    fs::rename(&to, home.database()).unwrap();
    assert!((300..400).contains(&home.ids("all").len()));
    let (health, status) = home.json(&["doctor", "--json"]);
    assert_eq!((health["well"].as_bool(), status), (Some(true), 0), "{health}");
}

#[test]
fn a_log_left_by_a_killed_process_is_taken_in_without_its_index() {
    let home = stocked(3).0;
    let keeper = Connection::open(home.database()).unwrap();
    keeper.query_row("SELECT count(*) FROM article", [], |_| Ok(())).unwrap();
    assert_eq!(home.run(&["read", &home.ids("all")[0]]).status.code(), Some(0));
    let elsewhere = Home::configured("");
    fs::create_dir(elsewhere.data()).unwrap();
    for suffix in ["", "-wal"] {
        let name = format!("pressstart.db{suffix}");
        fs::copy(home.data().join(&name), elsewhere.data().join(&name)).unwrap();
    }
    assert_eq!(elsewhere.ids("unread").len(), 2);
    elsewhere.assert_whole();
    drop(keeper);
}
