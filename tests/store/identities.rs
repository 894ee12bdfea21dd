//! Which article an item is, and when it is another one: guids that name nothing, guids given anew, feeds that date all anew.

use crate::shelf::{Shelf, at};
use pressstart::{
    news::{ArticleId, Decision, Draft, Item},
    query::Query,
    store::{Sort, Stored},
};

const DAY: i64 = 24 * 3_600;

/// An item of a guid at a page, published on a day.
fn piece(guid: &str, url: &str, title: &str, day: i64) -> Draft {
    let item = Item {
        identity: guid.to_owned(),
        guid: Some(guid.to_owned()),
        link: Some(url.to_owned()),
        title: title.to_owned(),
        published: Some(at(day * DAY)),
        summary: Some(format!("<p>{title} in a few words.</p>")),
        ..Item::default()
    };
    Draft { title: title.into(), url: url.into(), item, ..Draft::default() }
}

/// What a feed gives on a day, in the store.
fn poll(shelf: &mut Shelf, drafts: Vec<Draft>, day: i64) -> Stored {
    shelf.poll(drafts, day * DAY)
}

/// Titles with their marks, newest first.
fn rows(shelf: &Shelf) -> Vec<(String, bool)> {
    let all = shelf.store.list(&Query::default(), Sort::Newest, 0, at(400 * DAY)).unwrap();
    all.into_iter().map(|article| (article.title.to_string(), article.read)).collect()
}

fn id(shelf: &Shelf, title: &str) -> ArticleId {
    let all = shelf.store.list(&Query::default(), Sort::Newest, 0, at(400 * DAY)).unwrap();
    all.into_iter().find(|article| *article.title == *title).unwrap().id
}

fn read(shelf: &mut Shelf, title: &str) {
    let id = id(shelf, title);
    shelf.store.mark(&[id], &Decision::Read(true), at(DAY)).unwrap();
}

#[test]
fn one_guid_for_every_article_loses_none_over_many_polls() {
    let mut shelf = Shelf::with(&[]);
    let one = || piece("N/A", "https://one.example/10", "Tide 1.0", 1);
    let two = || piece("N/A", "https://one.example/11", "Tide 1.1", 2);
    assert_eq!(poll(&mut shelf, vec![one()], 3).new, 1);
    read(&mut shelf, "Tide 1.0");
    assert_eq!(poll(&mut shelf, vec![two()], 4), Stored { new: 1, updated: 0, changed: 0 });
    assert_eq!(rows(&shelf), [("Tide 1.1".to_owned(), false), ("Tide 1.0".to_owned(), true)]);
    for day in 5..8 {
        let given = if day % 2 == 0 { vec![one()] } else { vec![two()] };
        assert_eq!(poll(&mut shelf, given, day).new, 0, "day {day}");
    }
    assert_eq!(rows(&shelf), [("Tide 1.1".to_owned(), false), ("Tide 1.0".to_owned(), true)]);
}

#[test]
fn a_headline_that_is_corrected_is_no_other_article() {
    let mut shelf = Shelf::with(&[]);
    poll(&mut shelf, vec![piece("88", "https://one.example/boats", "Teh boats", 1)], 2);
    read(&mut shelf, "Teh boats");
    let corrected = piece("88", "https://one.example/boats", "The boats", 1);
    assert_eq!(poll(&mut shelf, vec![corrected], 3), Stored { new: 0, updated: 1, changed: 1 });
    assert_eq!(rows(&shelf), [("The boats".to_owned(), true)]);
}

#[test]
fn a_page_that_moves_is_no_other_article() {
    let mut shelf = Shelf::with(&[]);
    poll(&mut shelf, vec![piece("88", "http://one.example/boats/", "The boats", 1)], 2);
    read(&mut shelf, "The boats");
    assert_eq!(poll(&mut shelf, vec![piece("88", "https://one.example/2026/boats", "The boats", 1)], 3).new, 0);
    // the scheme, www. and a closing slash are no move
    assert_eq!(
        poll(&mut shelf, vec![piece("88", "https://www.one.example/2026/boats/", "The boats, again", 1)], 4).new,
        0
    );
    assert_eq!(rows(&shelf), [("The boats, again".to_owned(), true)]);
}

#[test]
fn a_guid_published_anew_weeks_later_is_news_again_and_the_old_article_stays() {
    let mut shelf = Shelf::with(&[]);
    let page = "https://one.example/best";
    poll(&mut shelf, vec![piece("77", page, "The 7 best boats of 2024", 1)], 2);
    read(&mut shelf, "The 7 best boats of 2024");
    let anew = || piece("77", page, "The 10 best boats of 2026", 30);
    assert_eq!(poll(&mut shelf, vec![anew()], 31).new, 1);
    assert_eq!(poll(&mut shelf, vec![anew()], 32), Stored { new: 0, updated: 0, changed: 0 });
    assert_eq!(
        rows(&shelf),
        [("The 10 best boats of 2026".to_owned(), false), ("The 7 best boats of 2024".to_owned(), true)]
    );
    // a server that gives the old feed once more brings nothing back
    assert_eq!(poll(&mut shelf, vec![piece("77", page, "The 7 best boats of 2024", 1)], 33).new, 0);
    assert_eq!(poll(&mut shelf, vec![anew()], 34).new, 0);
    assert_eq!(rows(&shelf).len(), 2);
}

#[test]
fn a_new_date_alone_is_news_again_unless_the_feed_dates_everything_anew() {
    let mut shelf = Shelf::with(&[]);
    let daily = |day| {
        (1..=4).map(move |n| piece(&n.to_string(), &format!("https://one.example/{n}"), &format!("Part {n}"), day))
    };
    poll(&mut shelf, daily(1).collect(), 2);
    assert_eq!(poll(&mut shelf, daily(40).collect(), 41).new, 0, "all of them have moved");
    let one = daily(40).take(3).chain(daily(80).skip(3));
    assert_eq!(poll(&mut shelf, one.collect(), 81).new, 1, "one has moved");
}

#[test]
fn a_feed_that_tells_the_last_change_alone_makes_no_news_of_a_change() {
    let mut shelf = Shelf::with(&[]);
    let changed = |words: &str, day: i64| {
        let mut piece = piece("5", "https://one.example/guide", "A guide", day);
        piece.item.updated = piece.item.published;
        piece.item.summary = Some(words.to_owned());
        piece
    };
    poll(&mut shelf, vec![changed("first", 1)], 2);
    assert_eq!(poll(&mut shelf, vec![changed("second", 30)], 31), Stored { new: 0, updated: 1, changed: 0 });
}

#[test]
fn articles_that_share_a_link_keep_their_marks_when_the_feed_grows() {
    let mut shelf = Shelf::with(&[]);
    let link = "https://one.example/list";
    let cap = |title: &str, day| {
        let mut piece = piece("", link, title, day);
        (piece.item.guid, piece.item.identity) = (None, link.to_owned());
        piece
    };
    // as `feed` tells them apart
    let apart = |mut piece: Draft| {
        piece.item.identity = pressstart::feed::identity::own(link, &piece.item)[0].clone();
        piece.item.shared_key = Some(link.to_owned());
        piece
    };
    poll(&mut shelf, vec![cap("Red cap", 1)], 2);
    read(&mut shelf, "Red cap");
    let both = || vec![apart(cap("Blue cap", 3)), apart(cap("Red cap", 1))];
    assert_eq!(poll(&mut shelf, both(), 4), Stored { new: 1, updated: 1, changed: 0 });
    assert_eq!(poll(&mut shelf, both(), 5), Stored { new: 0, updated: 0, changed: 0 });
    assert_eq!(rows(&shelf), [("Blue cap".to_owned(), false), ("Red cap".to_owned(), true)]);
    // and when it shrinks again
    assert_eq!(poll(&mut shelf, vec![cap("Red cap", 1)], 6).new, 0);
    assert_eq!(rows(&shelf), [("Blue cap".to_owned(), false), ("Red cap".to_owned(), true)]);
}

#[test]
fn an_undated_article_stays_where_it_was_first_seen() {
    let mut shelf = Shelf::with(&[]);
    let undated = || {
        let mut piece = piece("1", "https://one.example/1", "Undated", 0);
        piece.item.published = None;
        piece
    };
    poll(&mut shelf, vec![undated()], 2);
    poll(&mut shelf, vec![undated(), piece("2", "https://one.example/2", "Later", 4)], 5);
    assert_eq!(rows(&shelf), [("Later".to_owned(), false), ("Undated".to_owned(), false)]);
}
