//! What each outlet sent, how early, and what became of it.

use crate::shelf::{Shelf, at, draft, source};
use pressstart::{
    news::{Counts, Decision, Kind, OutletStatistics},
    schedule::PollState,
    store::PollResult,
};

fn only(shelf: &Shelf) -> OutletStatistics {
    shelf.store.statistics(30, at(1_000)).unwrap().outlets.remove(0)
}

#[test]
fn articles_are_counted_by_what_they_are_and_what_became_of_them() {
    let mut shelf = Shelf::with(&["Tide turns", "Lamp goes out"]);
    let mut deal = draft("Half off lamps", 20);
    (deal.kind, deal.removed) = (Kind::Deal, Counts { affiliate: 3, ..Counts::default() });
    shelf.poll(vec![deal], 30);
    let first = shelf.ids()[0];
    shelf.store.mark(&[first], &Decision::Read(true), at(40)).unwrap();
    let outlet = only(&shelf);
    assert_eq!((outlet.articles, outlet.read, outlet.deals, outlet.affiliate, outlet.words_read), (3, 1, 1, 1, 2));
}

#[test]
fn what_is_older_is_left_out() {
    let shelf = Shelf::with(&["Tide turns"]);
    assert_eq!(shelf.store.statistics(1, at(2 * 86_400)).unwrap().outlets, []);
}

#[test]
fn of_a_story_told_by_two_the_earlier_one_is_first_and_the_other_so_much_behind() {
    let title = "Glass Orchard sequel Quarry Lanterns announced for winter";
    let mut shelf = Shelf::with(&[title]);
    let other = shelf.store.add_source(&source("https://two.example/feed"), at(100)).unwrap();
    let mut late = draft(title, 1 + 25 * 60);
    late.url = "https://two.example/lanterns".into();
    late.item.link = Some("https://two.example/lanterns".into());
    let (state, now) = (PollState::default(), at(2_000));
    shelf
        .store
        .record(&[PollResult { source: other, state, title: None, site: None, drafts: vec![late], now }])
        .unwrap();
    shelf.store.place_arrivals(at(2_000)).unwrap();
    let outlets = shelf.store.statistics(30, at(3_000)).unwrap().outlets;
    let of = |id| outlets.iter().find(|outlet| outlet.source == id).unwrap();
    assert_eq!((of(shelf.source).first, of(shelf.source).late_minutes), (1, None));
    assert_eq!((of(other).first, of(other).shared, of(other).late_minutes), (0, 1, Some(25)));
}
