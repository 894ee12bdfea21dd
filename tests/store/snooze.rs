//! Stories that wait, and come back.

use crate::shelf::{Shelf, at};
use pressstart::{news::Decision, news::StoryId, query::Query, store::Sort};

fn shown(shelf: &Shelf) -> Vec<StoryId> {
    shelf.store.story_ids(&Query::default().unread_by_default(), Sort::Newest, at(900)).unwrap()
}

#[test]
fn a_story_waits_and_comes_back_on_top() {
    let mut shelf = Shelf::with(&["One", "Two", "Three"]);
    let first = StoryId(shelf.ids()[0].0);
    let step = shelf.store.wait(&[first], Some(at(500)), at(200)).unwrap();
    assert_eq!(step.words, "later “One”");
    assert_eq!((shown(&shelf).len(), shelf.store.totals().unwrap().waiting), (2, 1));
    assert_eq!(shelf.titles("later"), ["One"]);
    assert_eq!(shelf.store.keep_time(at(499)).unwrap().back.len(), 0);
    assert_eq!(shelf.store.keep_time(at(500)).unwrap().back, ["One".into()]);
    assert_eq!((shown(&shelf)[0], shown(&shelf).len()), (first, 3));
    assert!(shelf.store.stories(&[first]).unwrap()[0].face.aside.later.is_some());
}

#[test]
fn what_waits_does_not_count_as_unread() {
    let mut shelf = Shelf::with(&["One", "Two"]);
    shelf.store.wait(&[StoryId(shelf.ids()[0].0)], Some(at(500)), at(200)).unwrap();
    assert_eq!(shelf.store.totals().unwrap().unread, 1);
}

#[test]
fn what_was_read_comes_back_unread() {
    let mut shelf = Shelf::with(&["One"]);
    let id = shelf.ids()[0];
    shelf.store.mark(&[id], &Decision::Read(true), at(150)).unwrap();
    shelf.store.wait(&[StoryId(id.0)], Some(at(500)), at(200)).unwrap();
    shelf.store.keep_time(at(600)).unwrap();
    assert_eq!(shown(&shelf).len(), 1);
}

#[test]
fn waiting_is_one_step_across_restarts() {
    let mut shelf = Shelf::with(&["One", "Two", "Three"]);
    let stories: Vec<StoryId> = shelf.ids().iter().map(|id| StoryId(id.0)).collect();
    shelf.store.wait(&stories, Some(at(500)), at(200)).unwrap();
    let mut shelf = shelf.restart();
    let undone = shelf.store.undo(at(201)).unwrap().unwrap();
    assert_eq!((undone.words.as_str(), undone.articles.len(), shown(&shelf).len()), ("later, 3 stories", 3, 3));
    shelf.store.redo(at(202)).unwrap();
    assert_eq!(shown(&shelf).len(), 0);
}

#[test]
fn a_story_can_be_called_back_before_its_time() {
    let mut shelf = Shelf::with(&["One", "Two"]);
    let first = StoryId(shelf.ids()[0].0);
    shelf.store.wait(&[first], Some(at(500)), at(200)).unwrap();
    shelf.store.wait(&[first], None, at(250)).unwrap();
    assert_eq!(shown(&shelf)[0], first);
}
