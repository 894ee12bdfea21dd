//! What the reader follows.

use crate::shelf::{Shelf, at, draft};
use pressstart::{
    news::StoryId,
    query::{Beside, Query},
    store::Sort,
    stories,
    text::Line,
};

const HEADLINES: [&str; 4] = [
    "GTA 6 slips to autumn",
    "Grand Theft Auto VI has a new map",
    "Lanternfall slips to autumn",
    "The Game Boy at thirty",
];

fn following(names: &[&str]) -> Shelf {
    let mut shelf = Shelf::with(&HEADLINES);
    let names: Vec<Line> = names.iter().map(|name| Line::new(name)).collect();
    shelf.store.follow(&names, true, at(50)).unwrap();
    shelf
}

fn names(shelf: &Shelf) -> Vec<String> {
    shelf.store.followed().unwrap().iter().map(ToString::to_string).collect()
}

#[test]
fn a_name_is_followed_in_its_own_spelling_once() {
    let mut shelf = following(&["gta 6", "GTA VI", "lanternfall"]);
    assert_eq!(names(&shelf), ["Grand Theft Auto VI", "lanternfall"]);
    shelf.store.follow(&["Lanternfall".into()], true, at(60)).unwrap();
    assert_eq!(names(&shelf).len(), 2);
    assert_eq!(
        names(&shelf),
        shelf.reopen_read_only().followed().unwrap().iter().map(ToString::to_string).collect::<Vec<_>>()
    );
}

#[test]
fn following_is_undone_and_done_again() {
    let mut shelf = following(&["Lanternfall", "Kilnworks"]);
    shelf.store.follow(&["lanternfall".into()], false, at(60)).unwrap();
    assert_eq!(names(&shelf), ["Kilnworks"]);
    assert_eq!(shelf.store.undo(at(61)).unwrap().unwrap().words, "following no more: Lanternfall");
    assert_eq!(names(&shelf), ["Kilnworks", "Lanternfall"]);
    shelf.store.undo(at(62)).unwrap();
    assert_eq!(names(&shelf), [""; 0]);
    shelf.store.redo(at(63)).unwrap();
    assert_eq!(names(&shelf).len(), 2);
}

#[test]
fn what_is_followed_is_found_in_every_spelling() {
    let shelf = following(&["GTA 6"]);
    assert_eq!(shelf.titles("all followed"), [HEADLINES[1], HEADLINES[0]]);
    assert_eq!(shelf.titles("all -followed"), [HEADLINES[3], HEADLINES[2]]);
}

#[test]
fn nothing_is_found_while_nothing_is_followed() {
    assert_eq!(Shelf::with(&HEADLINES).titles("all followed"), [""; 0]);
}

#[test]
fn what_the_query_language_calls_followed_is_the_same_in_memory() {
    let shelf = following(&["GTA 6", "Game Boy"]);
    let spelt: Vec<String> = names(&shelf).iter().flat_map(|name| stories::spellings(name)).collect();
    let query = Query::parse("followed").unwrap();
    let beside = Beside { followed: &spelt, ..Beside::default() };
    let all = shelf.store.list(&Query::default(), Sort::Newest, 0, at(99)).unwrap();
    let matched: Vec<String> = all
        .iter()
        .filter(|article| query.matches_beside(article, &beside, at(99)))
        .map(|article| article.title.to_string())
        .collect();
    assert_eq!(matched, shelf.titles("followed"));
    assert_eq!(matched.len(), 3);
}

#[test]
fn a_word_without_letters_is_no_name() {
    let shelf = following(&["…", "\u{1b}[2J"]);
    assert_eq!(names(&shelf), [""; 0]);
}

#[test]
fn what_is_followed_comes_first_in_for_you() {
    let shelf = following(&["Lanternfall"]);
    let ranked = shelf.store.ranked(&Query::default(), 0, at(100)).unwrap();
    assert_eq!((ranked.len(), ranked[0].story), (4, StoryId(3)));
    assert_eq!(ranked[0].reasons[0], "you follow Lanternfall");
    assert_eq!(shelf.store.rank_reasons(StoryId(3), at(100)).unwrap()[0].as_str(), "you follow Lanternfall");
}

#[test]
fn a_story_names_what_can_be_followed() {
    let shelf = following(&["GTA 6"]);
    let named = shelf.store.names_of(StoryId(1)).unwrap();
    assert_eq!(
        named.iter().map(|name| (name.name.as_str(), name.followed)).collect::<Vec<_>>(),
        [("Grand Theft Auto VI", true)]
    );
}

#[test]
fn a_name_that_many_headlines_bear_is_learnt() {
    let mut shelf = Shelf::with(&["Quarrelbrook is out", "Quarrelbrook sells well", "Quarrelbrook has a patch"]);
    let known = |shelf: &Shelf| shelf.store.names_of(StoryId(1)).unwrap().len();
    assert_eq!(known(&shelf), 0);
    let other = crate::shelf::source("https://two.example/feed");
    shelf.store.declare_sources(&[other], &[], at(0)).unwrap();
    shelf.source = shelf.store.subscriptions().unwrap().last().unwrap().id;
    shelf.poll(vec![draft("We like Quarrelbrook", 9)], 300);
    assert_eq!(shelf.store.names_of(StoryId(1)).unwrap()[0].name.as_str(), "Quarrelbrook");
}

#[test]
fn the_page_of_a_name_holds_what_headlines_say_of_it_in_every_spelling() {
    let mut shelf = following(&[]);
    let page = shelf.store.about("gta 6", at(60)).unwrap();
    assert_eq!(page.name.as_str(), "Grand Theft Auto VI");
    assert_eq!(page.timeline.len(), 2, "{page:?}");
    assert!(!page.followed);
    shelf.store.follow(&["GTA 6".into()], true, at(61)).unwrap();
    assert!(shelf.store.about("GTA VI", at(62)).unwrap().followed);
    assert!(shelf.store.about("?!", at(62)).unwrap().timeline.is_empty());
    assert_eq!(shelf.titles("all about:\"GTA 6\""), [HEADLINES[1], HEADLINES[0]]);
}
