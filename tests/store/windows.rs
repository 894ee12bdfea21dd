//! Two windows on one database: whose step undo takes back.

use crate::shelf::{Shelf, at};
use pressstart::{news::ArticleId, news::Decision, store::Store};

fn tag(store: &mut Store, article: ArticleId, word: &str, seconds: i64) {
    store.mark(&[article], &Decision::Tag(vec![word.into()]), at(seconds)).unwrap();
}

fn tags(store: &Store, article: ArticleId) -> Vec<String> {
    store.article(article).unwrap().unwrap().tags.iter().map(ToString::to_string).collect()
}

#[test]
fn undo_takes_back_what_was_done_in_this_window() {
    let mut mine = Shelf::with(&["One", "Two"]);
    let mut theirs = mine.reopen();
    let (one, two) = (mine.ids()[0], mine.ids()[1]);
    tag(&mut mine.store, one, "mine", 50);
    tag(&mut theirs, two, "theirs", 51);
    assert!(mine.store.undo(at(52)).unwrap().unwrap().words.contains("mine"));
    assert_eq!((tags(&theirs, one).len(), tags(&theirs, two)), (0, vec!["theirs".to_owned()]));
    assert!(mine.store.redo(at(53)).unwrap().unwrap().words.contains("mine"));
    assert_eq!(tags(&theirs, one), ["mine"]);
}

#[test]
fn redo_does_again_what_was_taken_back_here_though_another_window_took_back_more() {
    let mut mine = Shelf::with(&["One", "Two"]);
    let mut theirs = mine.reopen();
    let (one, two) = (mine.ids()[0], mine.ids()[1]);
    tag(&mut theirs, two, "theirs", 50);
    tag(&mut mine.store, one, "mine", 51);
    mine.store.undo(at(52)).unwrap();
    theirs.undo(at(53)).unwrap();
    assert!(mine.store.redo(at(54)).unwrap().unwrap().words.contains("mine"));
    assert!(theirs.redo(at(55)).unwrap().unwrap().words.contains("theirs"));
}

#[test]
fn what_another_window_changed_since_is_neither_undone_nor_done_again() {
    let mut mine = Shelf::with(&["One", "Two"]);
    let mut theirs = mine.reopen();
    let (one, two) = (mine.ids()[0], mine.ids()[1]);
    tag(&mut mine.store, one, "mine", 50);
    tag(&mut theirs, one, "theirs", 51);
    let refused = mine.store.undo(at(52)).unwrap_err().to_string();
    assert!(refused.contains("theirs") && refused.contains("another window"), "{refused}");
    assert_eq!(tags(&theirs, one), ["mine", "theirs"]);
    theirs.undo(at(53)).unwrap();
    mine.store.undo(at(54)).unwrap();
    tag(&mut theirs, two, "more", 55);
    let refused = mine.store.redo(at(56)).unwrap_err().to_string();
    assert!(refused.contains("mine") && refused.contains("cannot be done again"), "{refused}");
    assert_eq!(mine.store.redo(at(57)).unwrap(), None);
}

#[test]
fn a_window_without_steps_of_its_own_takes_back_the_newest_of_all() {
    let mut before = Shelf::with(&["One"]);
    let one = before.ids()[0];
    tag(&mut before.store, one, "earlier", 50);
    let mut after = before.reopen();
    after.undo(at(51)).unwrap();
    assert_eq!(tags(&after, one), [""; 0]);
    after.redo(at(52)).unwrap();
    assert_eq!(tags(&after, one), ["earlier"]);
}
