//! What retention drops, and what it never does.

use crate::shelf::{Shelf, at, draft};
use pressstart::news::{Decision, MuteWish, What};
use pressstart::store::Stored;

/// Three articles, all read, got at second 100.
fn read_shelf() -> Shelf {
    let mut shelf = Shelf::with(&["One", "Two", "Three"]);
    let ids = shelf.ids();
    shelf.store.mark(&ids, &Decision::Read(true), at(110)).unwrap();
    shelf
}

#[test]
fn old_read_articles_are_dropped_in_small_batches() {
    let mut shelf = read_shelf();
    shelf.store.mute(&MuteWish::of(What::Words, "two"), at(120)).unwrap();
    shelf.counts_are_right();
    assert_eq!(shelf.store.totals().unwrap().muted, 1);
    assert_eq!(shelf.store.droppable(at(200)).unwrap(), 3);
    assert_eq!(shelf.store.drop_read(at(200), 2).unwrap(), 2);
    assert_eq!(shelf.titles("all"), ["Three"]);
    shelf.counts_are_right();
    assert_eq!(shelf.store.totals().unwrap().muted, 0);
    assert_eq!(shelf.store.drop_read(at(200), 2).unwrap(), 1);
    assert_eq!(shelf.store.drop_read(at(200), 2).unwrap(), 0);
}

#[test]
fn what_was_got_since_stays() {
    let mut shelf = read_shelf();
    assert_eq!((shelf.store.droppable(at(100)).unwrap(), shelf.store.drop_read(at(100), 9).unwrap()), (0, 0));
}

#[test]
fn unread_saved_and_tagged_articles_stay() {
    let mut shelf = read_shelf();
    let ids = shelf.ids();
    shelf.store.mark(&ids[..1], &Decision::Read(false), at(120)).unwrap();
    shelf.store.mark(&ids[1..2], &Decision::Save(true), at(121)).unwrap();
    shelf.store.mark(&ids[2..], &Decision::Tag(vec!["rpg".into()]), at(122)).unwrap();
    assert_eq!(shelf.store.drop_read(at(200), 9).unwrap(), 0);
}

#[test]
fn a_dropped_article_still_in_its_feed_does_not_come_back() {
    let mut shelf = read_shelf();
    shelf.store.drop_read(at(200), 9).unwrap();
    assert_eq!(shelf.poll(vec![draft("One", 1), draft("Four", 4)], 300), Stored { new: 1, updated: 0, changed: 0 });
    assert_eq!(shelf.titles("all"), ["Four"]);
}

#[test]
fn a_dropped_article_marked_unread_again_comes_back_with_its_id() {
    let mut shelf = read_shelf();
    let ids = shelf.ids();
    shelf.store.drop_read(at(200), 9).unwrap();
    shelf.store.undo(at(210)).unwrap();
    assert_eq!(shelf.poll(vec![draft("One", 1)], 300).new, 1);
    assert_eq!((shelf.ids(), shelf.titles("unread")), (ids[..1].to_vec(), vec!["One".to_owned()]));
    shelf.counts_are_right();
}

#[test]
fn counts_and_search_follow_what_was_dropped() {
    let mut shelf = read_shelf();
    shelf.poll(vec![draft("Four", 4)], 300);
    shelf.store.drop_read(at(200), 9).unwrap();
    let totals = shelf.store.totals().unwrap();
    assert_eq!((totals.articles, totals.unread, shelf.store.subscriptions().unwrap()[0].total), (1, 1, 1));
    assert!(shelf.store.search("three", 9).unwrap().is_empty());
    assert_eq!(shelf.store.check().unwrap(), Vec::<String>::new());
}
