//! Mutes: what they catch, how they end, and that nothing is lost by them.

use crate::shelf::{Shelf, at, draft};
use pressstart::{
    news::{Draft, Item, Kind, MuteWish, What},
    query::Query,
    store::Sort,
};

const TITLES: [&str; 3] = ["Hollow Bell gets a date", "Dust Rally IV is delayed", "Ten demos for the weekend"];

fn words(value: &str) -> MuteWish {
    MuteWish::of(What::Words, value)
}

/// The titles on the list by default; wherever they are asked for, what is counted must be what the rows give.
fn listed(shelf: &Shelf, query: &str) -> Vec<String> {
    shelf.counts_are_right();
    let query = Query::parse(query).unwrap().unread_by_default();
    let articles = shelf.store.list(&query, Sort::Oldest, 0, at(1_000)).unwrap();
    articles.into_iter().map(|article| article.title.to_string()).collect()
}

fn caught(shelf: &Shelf) -> Vec<u64> {
    shelf.store.mutes().unwrap().iter().map(|mute| mute.caught).collect()
}

#[test]
fn a_mute_hides_what_is_already_there_and_what_arrives() {
    let mut shelf = Shelf::with(&TITLES);
    shelf.store.mute(&words("bell date"), at(200)).unwrap();
    assert_eq!(listed(&shelf, ""), TITLES[1..]);
    shelf.poll(vec![draft("A date for Hollow Bell’s demo", 300)], 301);
    assert_eq!(listed(&shelf, ""), TITLES[1..]);
    assert_eq!(caught(&shelf), [2]);
}

#[test]
fn muted_articles_are_listed_only_with_all_or_muted() {
    let mut shelf = Shelf::with(&TITLES);
    let (_, mute) = shelf.store.mute(&words("bell"), at(200)).unwrap();
    assert_eq!(listed(&shelf, "muted"), TITLES[..1]);
    assert_eq!(listed(&shelf, &format!("muted:{}", mute.id)), TITLES[..1]);
    assert_eq!(listed(&shelf, "all").len(), 3);
    assert_eq!(listed(&shelf, "unread").len(), 2);
    assert_eq!(listed(&shelf, "bell").len(), 0);
}

#[test]
fn muted_articles_do_not_count_as_unread() {
    let mut shelf = Shelf::with(&TITLES);
    shelf.store.mute(&words("bell"), at(200)).unwrap();
    let totals = shelf.store.totals().unwrap();
    assert_eq!((totals.unread, totals.muted, totals.articles), (2, 1, 3));
    assert_eq!(shelf.store.subscriptions().unwrap()[0].unread, 2);
    let shown = Query::default().unread_by_default();
    assert_eq!(shelf.store.story_ids(&shown, Sort::Newest, at(300)).unwrap().len(), 2);
}

#[test]
fn where_it_is_listed_a_muted_story_is_as_unread_as_it_was() {
    let mut shelf = Shelf::with(&TITLES);
    shelf.store.mute(&words("bell"), at(200)).unwrap();
    let muted = Query::parse("muted").unwrap();
    let ids = shelf.store.story_ids(&muted, Sort::Newest, at(300)).unwrap();
    assert_eq!(shelf.store.stories(&ids).unwrap()[0].unread, 1);
}

#[test]
fn the_end_of_a_mute_brings_everything_back() {
    let mut shelf = Shelf::with(&TITLES);
    let (_, mute) = shelf.store.mute(&words("bell"), at(200)).unwrap();
    let step = shelf.store.unmute(mute.id, at(201)).unwrap();
    assert_eq!(step.words, "unmuted words “bell”");
    assert_eq!(listed(&shelf, "").len(), 3);
    assert_eq!(shelf.store.totals().unwrap().unread, 3);
    assert_eq!(shelf.store.mutes().unwrap(), []);
}

#[test]
fn a_mute_ends_by_itself_when_its_time_comes() {
    let mut shelf = Shelf::with(&TITLES);
    let wish = MuteWish { until: Some(at(500)), ..words("bell") };
    shelf.store.mute(&wish, at(200)).unwrap();
    assert_eq!(shelf.store.keep_time(at(499)).unwrap().unmuted.len(), 0);
    assert_eq!(shelf.store.keep_time(at(500)).unwrap().unmuted, ["bell".into()]);
    assert_eq!(listed(&shelf, "").len(), 3);
}

#[test]
fn a_mute_is_one_step_across_restarts() {
    let mut shelf = Shelf::with(&TITLES);
    shelf.store.mute(&words("bell"), at(200)).unwrap();
    let mut shelf = shelf.restart();
    assert_eq!(shelf.store.undo(at(201)).unwrap().unwrap().words, "muted words “bell”");
    assert_eq!((listed(&shelf, "").len(), shelf.store.mutes().unwrap().len()), (3, 0));
    shelf.store.redo(at(202)).unwrap();
    assert_eq!((listed(&shelf, "").len(), caught(&shelf)), (2, vec![1]));
}

#[test]
fn each_way_to_mute_catches_its_own() {
    let ways = [
        (words("\"gets a\""), 0),
        (MuteWish::of(What::Game, "Dust Rally 4"), 1),
        (MuteWish::of(What::Pattern, "^ten .*weekend$"), 2),
        (words("\"a gets\""), 9),
    ];
    for (wish, gone) in ways {
        let mut shelf = Shelf::with(&TITLES);
        shelf.store.mute(&wish, at(200)).unwrap();
        let expected: Vec<&str> =
            TITLES.iter().enumerate().filter(|(place, _)| *place != gone).map(|(_, title)| *title).collect();
        assert_eq!(listed(&shelf, ""), expected, "{wish:?}");
    }
}

#[test]
fn a_source_and_a_kind_can_be_muted() {
    let mut shelf = Shelf::with(&TITLES);
    let (_, mute) = shelf.store.mute(&MuteWish::source(shelf.source), at(200)).unwrap();
    assert_eq!((listed(&shelf, "").len(), mute.label.as_str()), (0, "Outlet"));
    shelf.store.unmute(mute.id, at(201)).unwrap();
    shelf.store.mute(&MuteWish::kind(Kind::News), at(202)).unwrap();
    assert_eq!(listed(&shelf, "").len(), 0);
}

#[test]
fn what_two_mutes_catch_stays_hidden_when_one_ends() {
    let mut shelf = Shelf::with(&TITLES);
    let (_, first) = shelf.store.mute(&words("bell"), at(200)).unwrap();
    shelf.store.mute(&words("hollow"), at(201)).unwrap();
    shelf.store.unmute(first.id, at(202)).unwrap();
    assert_eq!((listed(&shelf, "").len(), caught(&shelf)), (2, vec![1]));
}

#[test]
fn what_is_saved_is_not_hidden() {
    let mut shelf = Shelf::with(&TITLES);
    let id = shelf.ids()[0];
    shelf.store.mark(&[id], &pressstart::news::Decision::Save(true), at(150)).unwrap();
    shelf.store.mute(&words("bell"), at(200)).unwrap();
    assert_eq!(listed(&shelf, "saved"), TITLES[..1]);
    assert_eq!(shelf.titles("muted").len(), 0);
    shelf.store.mark(&[id], &pressstart::news::Decision::Save(false), at(201)).unwrap();
    assert_eq!(listed(&shelf, "muted"), TITLES[..1]);
}

#[test]
fn a_spoiler_guard_masks_and_hides_nothing() {
    let mut shelf = Shelf::with(&TITLES);
    let (_, mute) = shelf.store.mute(&MuteWish { spoiler: true, ..words("bell") }, at(200)).unwrap();
    assert_eq!((listed(&shelf, "").len(), mute.caught), (3, 1));
    let article = shelf.store.article(shelf.ids()[0]).unwrap().unwrap();
    assert_eq!(article.aside.guard.as_deref(), Some("bell"));
    let step = shelf.store.mark(&[article.id], &pressstart::news::Decision::Read(true), at(201)).unwrap();
    assert!(!step.words.contains("Hollow"), "{}", step.words);
}

#[test]
fn the_same_mute_again_changes_the_one_that_stands() {
    let mut shelf = Shelf::with(&TITLES);
    shelf.store.mute(&words("bell"), at(200)).unwrap();
    let (_, mute) = shelf.store.mute(&MuteWish { spoiler: true, ..words("Bell") }, at(201)).unwrap();
    assert_eq!((shelf.store.mutes().unwrap().len(), mute.wish.spoiler, mute.caught), (1, true, 1));
    assert_eq!(listed(&shelf, "").len(), 3);
}

#[test]
fn a_mute_that_means_nothing_is_refused_in_words() {
    let mut shelf = Shelf::with(&TITLES);
    let refused = shelf.store.mute(&MuteWish::of(What::Pattern, "("), at(200)).unwrap_err();
    assert!(refused.to_string().contains("regular expression"), "{refused}");
}

/// The first article with another headline.
fn renamed(title: &str) -> Draft {
    let before = draft(TITLES[0], 1);
    let item = Item { title: title.to_owned(), ..before.item };
    Draft { item, title: title.into(), summary: "About it.".into(), ..before }
}

#[test]
fn a_changed_headline_is_held_against_the_mutes_again() {
    let mut shelf = Shelf::with(&TITLES);
    shelf.store.mute(&words("bell"), at(200)).unwrap();
    shelf.store.mute(&words("lantern"), at(201)).unwrap();
    assert_eq!(caught(&shelf), [0, 1]);
    shelf.poll(vec![renamed("Hollow Lantern gets a date")], 300);
    assert_eq!((caught(&shelf), listed(&shelf, "").len()), (vec![1, 0], 2));
    shelf.poll(vec![renamed("Hollow Tide gets a date")], 400);
    assert_eq!((caught(&shelf), listed(&shelf, "").len()), (vec![0, 0], 3));
}

#[test]
fn a_changed_headline_may_lie_behind_the_spoiler_guard() {
    let mut shelf = Shelf::with(&TITLES);
    shelf.store.mute(&MuteWish { spoiler: true, ..words("ending") }, at(200)).unwrap();
    shelf.poll(vec![renamed("Hollow Bell’s ending, explained")], 300);
    let article = shelf.store.article(shelf.ids()[0]).unwrap().unwrap();
    assert_eq!(article.aside.guard.as_deref(), Some("ending"));
}

#[test]
fn a_spoiler_guard_is_told_as_one() {
    let mut shelf = Shelf::with(&TITLES);
    let (step, _) = shelf.store.mute(&MuteWish { spoiler: true, ..words("bell") }, at(200)).unwrap();
    assert_eq!(step.words, "guarded words “bell”");
}
