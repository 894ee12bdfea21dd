//! A list of another program is taken in beside whatever else is written, and is one step.

use crate::shelf::{Shelf, at, draft};
use pressstart::{
    query::Query,
    store::{Incoming, Store},
};
use rusqlite::Connection;
use std::{path::Path, thread};

fn take(import: &mut pressstart::store::Import, title: &str) -> bool {
    import.take(&Incoming {
        draft: &draft(title, 5),
        page: None,
        outlet: None,
        saved: None,
        listed: true,
        read: true,
        finished: false,
        position: None,
        tags: &[],
        note: Some("kept from elsewhere"),
        highlights: &[],
    })
}

fn saved(path: &Path) -> u64 {
    Store::open_read_only(path).unwrap().totals().unwrap().saved
}

#[test]
fn others_write_while_a_long_list_is_taken_in() {
    let mut shelf = Shelf::with(&["One"]);
    let path = shelf.path();
    let imported = shelf.store.import(false, at(50), |import| {
        let beside = thread::spawn(move || Store::open(&path).and_then(|mut other| other.set_setting("a", "b")));
        let mut rows = 0;
        while !beside.is_finished() {
            rows += 1;
            assert!(take(import, &format!("Saved elsewhere {rows}")));
        }
        beside.join().unwrap().unwrap();
        assert!(take(import, "The last one"));
        "a list"
    });
    let all = imported.unwrap().new;
    assert_eq!(shelf.store.totals().unwrap().saved, all);
    assert_eq!(shelf.store.setting("a").unwrap().as_deref(), Some("b"));
    let undone = shelf.store.undo(at(60)).unwrap().unwrap();
    assert_eq!(undone.words, format!("imported {all} articles from a list"));
    assert_eq!(shelf.store.totals().unwrap().saved, 0);
}

#[test]
fn others_write_while_a_long_list_is_rehearsed_and_each_row_is_counted_once() {
    let mut shelf = Shelf::with(&["One"]);
    let path = shelf.path();
    let mut rows = 0;
    let rehearsed = shelf.store.import(true, at(50), |import| {
        let beside = thread::spawn(move || Store::open(&path).and_then(|mut other| other.set_setting("a", "b")));
        while !beside.is_finished() {
            rows += 1;
            assert!(take(import, &format!("Saved elsewhere {rows}")));
        }
        beside.join().unwrap().unwrap();
        assert!(take(import, "Saved elsewhere 1"));
        "a list"
    });
    let rehearsed = rehearsed.unwrap();
    assert_eq!((rehearsed.new, rehearsed.joined, rehearsed.known), (rows, 0, 1));
    assert_eq!(shelf.store.totals().unwrap().saved, 0);
    assert_eq!(shelf.store.setting("a").unwrap().as_deref(), Some("b"));
    assert_eq!(shelf.store.undo(at(60)).unwrap().map(|undone| undone.words), None);
}

#[test]
fn others_write_while_rows_are_refused_one_after_the_other() {
    let mut shelf = Shelf::with(&["One"]);
    let path = shelf.path();
    let imported = shelf.store.import(false, at(50), |import| {
        let beside = thread::spawn(move || Store::open(&path).and_then(|mut other| other.set_setting("a", "b")));
        while !beside.is_finished() {
            assert!(import.pass());
        }
        beside.join().unwrap().unwrap();
        "a list"
    });
    assert_eq!(imported.unwrap().new, 0);
    assert_eq!(shelf.store.setting("a").unwrap().as_deref(), Some("b"));
}

#[test]
fn a_list_that_fails_in_the_middle_leaves_nothing_behind() {
    let mut shelf = Shelf::with(&["One"]);
    let path = shelf.path();
    let refuse = "CREATE TRIGGER refuse BEFORE INSERT ON article WHEN new.title = 'Refused' BEGIN SELECT RAISE(ABORT, 'refused'); END";
    Connection::open(&path).unwrap().execute_batch(refuse).unwrap();
    let failed = shelf.store.import(false, at(50), |import| {
        let mut rows = 0;
        while saved(&path) == 0 {
            rows += 1;
            assert!(take(import, &format!("Saved elsewhere {rows}")));
        }
        assert!(take(import, "Not yet on the disk"));
        assert!(!take(import, "Refused"));
        "a list"
    });
    assert!(failed.is_err());
    let totals = shelf.store.totals().unwrap();
    assert_eq!((totals.articles, totals.saved), (1, 0));
    assert!(shelf.store.journal(9).unwrap().iter().all(|(_, words, _)| !words.contains("imported")));
}

#[test]
fn a_list_that_brings_nothing_new_keeps_what_could_be_done_again() {
    let mut shelf = Shelf::with(&["One"]);
    let ids = shelf.ids();
    shelf
        .store
        .import(false, at(50), |import| {
            take(import, "Elsewhere");
            "a list"
        })
        .unwrap();
    shelf.store.mark(&ids, &pressstart::news::Decision::Read(true), at(60)).unwrap();
    shelf.store.undo(at(61)).unwrap();
    let again = shelf.store.import(false, at(70), |import| {
        take(import, "Elsewhere");
        "a list"
    });
    assert_eq!(again.unwrap().known, 1);
    assert!(shelf.store.redo(at(71)).unwrap().is_some());
    assert_eq!(
        shelf.store.list(&Query::parse("unread").unwrap(), pressstart::store::Sort::Newest, 0, at(80)).unwrap().len(),
        0
    );
}
