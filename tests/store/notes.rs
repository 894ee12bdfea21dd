//! Notes beside articles.

use crate::shelf::{Shelf, at};

#[test]
fn a_note_is_on_the_disk_when_the_call_returns() {
    let mut shelf = Shelf::with(&["One"]);
    let id = shelf.ids()[0];
    let step = shelf.store.set_note(id, " ask Ann\nabout this ", at(50)).unwrap();
    assert_eq!((step.words.as_str(), step.articles), ("noted “One”", vec![id]));
    assert_eq!(shelf.reopen_read_only().note(id).unwrap().as_deref(), Some("ask Ann\nabout this"));
}

#[test]
fn a_note_is_undone_and_done_again() {
    let mut shelf = Shelf::with(&["One"]);
    let id = shelf.ids()[0];
    shelf.store.set_note(id, "first", at(50)).unwrap();
    shelf.store.set_note(id, "second", at(51)).unwrap();
    let undone = shelf.store.undo(at(52)).unwrap().unwrap();
    assert_eq!(undone.articles, [id]);
    assert_eq!(shelf.store.note(id).unwrap().as_deref(), Some("first"));
    shelf.store.redo(at(53)).unwrap();
    assert_eq!(shelf.store.note(id).unwrap().as_deref(), Some("second"));
}

#[test]
fn an_empty_note_is_none() {
    let mut shelf = Shelf::with(&["One"]);
    let id = shelf.ids()[0];
    shelf.store.set_note(id, "first", at(50)).unwrap();
    shelf.store.set_note(id, "  ", at(51)).unwrap();
    assert_eq!(shelf.store.note(id).unwrap(), None);
}

#[test]
fn a_note_of_nothing_but_escapes_is_no_step() {
    let mut shelf = Shelf::with(&["One"]);
    let id = shelf.ids()[0];
    shelf.store.set_note(id, "\u{1b}[2J", at(50)).unwrap();
    assert_eq!(shelf.store.journal(10).unwrap().len(), 0);
}
