//! Marked passages, and what was read to its end.

use crate::shelf::{Shelf, at};
use pressstart::news::Highlight;

fn passage(text: &str, place: usize) -> Highlight {
    Highlight { text: text.into(), at: place, added: at(40) }
}

#[test]
fn a_marked_passage_is_on_the_disk_and_its_article_on_the_reading_list() {
    let mut shelf = Shelf::with(&["One"]);
    let id = shelf.ids()[0];
    let both = [passage("later", 9), passage("first", 2)];
    let step = shelf.store.set_highlights(id, &both, at(50)).unwrap();
    assert_eq!((step.words.as_str(), step.articles), ("marked a passage in “One”", vec![id]));
    let store = shelf.reopen_read_only();
    assert_eq!(store.highlights(id).unwrap(), [passage("first", 2), passage("later", 9)]);
    assert_eq!((shelf.titles("saved").len(), store.article(id).unwrap().unwrap().progress.marked), (1, 2));
}

#[test]
fn undo_takes_passage_and_saving_back_in_one_step() {
    let mut shelf = Shelf::with(&["One"]);
    let id = shelf.ids()[0];
    shelf.store.set_highlights(id, &[passage("first", 2)], at(50)).unwrap();
    assert_eq!(shelf.store.undo(at(51)).unwrap().unwrap().articles, [id, id]);
    assert_eq!((shelf.store.highlights(id).unwrap(), shelf.titles("saved").len()), (vec![], 0));
    shelf.store.redo(at(52)).unwrap();
    assert_eq!((shelf.store.highlights(id).unwrap().len(), shelf.titles("saved").len()), (1, 1));
}

#[test]
fn an_article_with_a_marked_passage_is_never_dropped() {
    let mut shelf = Shelf::with(&["One"]);
    let id = shelf.ids()[0];
    shelf.store.set_highlights(id, &[passage("first", 2)], at(50)).unwrap();
    shelf.store.mark(&[id], &pressstart::news::Decision::Save(false), at(60)).unwrap();
    assert_eq!(shelf.store.drop_read(at(900), 9).unwrap(), 0);
}

#[test]
fn finished_and_started_articles_are_found_by_these_words() {
    let mut shelf = Shelf::with(&["One", "Two", "Three"]);
    let ids = shelf.ids();
    shelf.store.set_position(ids[0], 0.4).unwrap();
    shelf.store.set_position(ids[1], 0.9).unwrap();
    shelf.store.set_finished(&ids[1..2], true, at(60)).unwrap();
    assert_eq!((shelf.titles("started"), shelf.titles("finished")), (vec!["One".into()], vec!["Two".into()]));
    assert_eq!(shelf.titles("-started -finished all"), ["Three"]);
}

#[test]
fn finishing_is_undone_and_what_is_finished_already_is_no_step() {
    let mut shelf = Shelf::with(&["One"]);
    let ids = shelf.ids();
    shelf.store.set_finished(&ids, true, at(60)).unwrap();
    assert!(shelf.store.set_finished(&ids, true, at(61)).unwrap().articles.is_empty());
    assert_eq!(shelf.store.journal(9).unwrap().len(), 1);
    shelf.store.undo(at(62)).unwrap();
    assert!(shelf.titles("finished").is_empty());
}
