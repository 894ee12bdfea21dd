//! What the reader chose about a source lies over what the config gives it, and is undone step by step.

use crate::shelf::{Shelf, at, source};
use pressstart::{
    news::{Source, SourceId},
    store::Store,
};

fn named(url: &str, name: &str) -> Source {
    Source { name: name.into(), group: "News".into(), declared: true, ..source(url) }
}

const LAMP: &str = "https://lamp.example/feed";

fn declared() -> (tempfile::TempDir, Store, SourceId) {
    let directory = tempfile::tempdir().unwrap();
    let mut store = Store::open(&directory.path().join("news.db")).unwrap();
    store.declare_sources(&[named(LAMP, "Lamp")], &[], at(0)).unwrap();
    let id = store.subscriptions().unwrap()[0].id;
    (directory, store, id)
}

fn only(store: &Store) -> Source {
    store.subscriptions().unwrap().remove(0).source
}

#[test]
fn a_name_that_was_chosen_is_shown_and_undone() {
    let (_directory, mut store, id) = declared();
    store.choose(id, "name", Some(&named(LAMP, "Lantern")), at(1)).unwrap();
    assert_eq!(only(&store).name.as_str(), "Lantern");
    let step = store.undo(at(2)).unwrap().unwrap();
    assert_eq!((step.words.as_str(), only(&store).name.as_str()), ("renamed source “Lamp” to “Lantern”", "Lamp"));
    store.redo(at(3)).unwrap();
    assert_eq!(only(&store).name.as_str(), "Lantern");
}

#[test]
fn a_choice_goes_on_lying_over_the_config() {
    let (_directory, mut store, id) = declared();
    store.choose(id, "name", Some(&named(LAMP, "Lantern")), at(1)).unwrap();
    let changed = Source { every: Some(7_200), ..named(LAMP, "Lamplight") };
    store.declare_sources(&[changed], &[], at(2)).unwrap();
    assert_eq!((only(&store).name.as_str(), only(&store).every), ("Lantern", Some(7_200)));
    store.undo(at(3)).unwrap();
    assert_eq!((only(&store).name.as_str(), only(&store).every), ("Lamplight", Some(7_200)));
}

#[test]
fn an_unchanged_config_writes_nothing_over_a_choice() {
    let (directory, mut store, id) = declared();
    store.choose(id, "group", Some(&Source { group: "Mine".into(), ..named(LAMP, "Lamp") }), at(1)).unwrap();
    let watching = Store::open_read_only(&directory.path().join("news.db")).unwrap();
    let before = watching.data_version().unwrap();
    store.declare_sources(&[named(LAMP, "Lamp")], &[], at(2)).unwrap();
    assert_eq!((watching.data_version().unwrap(), only(&store).group.as_str()), (before, "Mine"));
}

#[test]
fn what_is_given_back_leaves_no_choice() {
    let (_directory, mut store, id) = declared();
    store.choose(id, "name", Some(&named(LAMP, "Lantern")), at(1)).unwrap();
    store.choose(id, "name", None, at(2)).unwrap();
    assert_eq!(only(&store).name.as_str(), "Lamp");
    store.declare_sources(&[named(LAMP, "Lamplight")], &[], at(3)).unwrap();
    assert_eq!(only(&store).name.as_str(), "Lamplight");
}

#[test]
fn a_source_that_becomes_quiet_leaves_the_counts_at_once() {
    let mut shelf = Shelf::with(&["Tide turns"]);
    let before = shelf.store.totals().unwrap().unread;
    let quiet = Source { quiet: true, ..shelf.store.subscriptions().unwrap().remove(0).source };
    shelf.store.choose(shelf.source, "quiet", Some(&quiet), at(30)).unwrap();
    assert_eq!((before, shelf.store.totals().unwrap().unread), (1, 0));
}

#[test]
fn a_preference_is_one_step_and_is_undone() {
    let (_directory, mut store, id) = declared();
    let preferred = Source { preferred: true, ..named(LAMP, "Lamp") };
    let step = store.choose(id, "prefer", Some(&preferred), at(1)).unwrap();
    assert_eq!((step.words.as_str(), only(&store).preferred), ("changed prefer of source “Lamp”", true));
    store.undo(at(2)).unwrap();
    assert!(!only(&store).preferred);
}

#[test]
fn many_sources_are_followed_and_left_in_one_step() {
    let (_directory, mut store, _) = declared();
    let urls = |store: &Store| -> Vec<String> {
        store.subscriptions().unwrap().into_iter().map(|one| one.source.url).collect()
    };
    let two = [source("https://one.example/feed"), source("https://two.example/feed")];
    let (_, fresh) = store.change_sources(&two, &[], "imported 2 sources", at(1)).unwrap();
    store.change_sources(&[source("https://three.example/feed")], &fresh, "picked", at(2)).unwrap();
    assert_eq!(urls(&store), [LAMP, "https://three.example/feed"]);
    store.undo(at(3)).unwrap();
    assert_eq!(urls(&store), [LAMP, "https://one.example/feed", "https://two.example/feed"]);
    store.undo(at(4)).unwrap();
    assert_eq!(urls(&store), [LAMP]);
}
