//! What polls bring, and what they never take.

use crate::shelf::{Shelf, at, draft};
use pressstart::{
    clean::RULES_VERSION,
    extract::Extracted,
    news::{Decision, Draft, Item, SourceId},
    schedule::PollState,
    store::{PollResult, Stored},
};
use rusqlite::Connection;

/// The same piece under another guid.
fn renamed(mut draft: Draft, identity: &str) -> Draft {
    identity.clone_into(&mut draft.item.identity);
    draft.item.guid = Some(identity.to_owned());
    draft
}

/// The same item with another headline.
fn retitled(mut draft: Draft, title: &str) -> Draft {
    title.clone_into(&mut draft.item.title);
    draft.title = title.into();
    draft
}

/// The same piece at another address.
fn linked(mut draft: Draft, url: &str) -> Draft {
    draft.item.link = Some(url.to_owned());
    draft.url = url.into();
    draft
}

#[test]
fn an_item_polled_again_is_neither_new_nor_changed() {
    let mut shelf = Shelf::with(&["One"]);
    assert_eq!(shelf.poll(vec![draft("One", 1)], 200), Stored { new: 0, updated: 0, changed: 0 });
}

#[test]
fn a_new_date_of_change_alone_is_no_change() {
    let mut shelf = Shelf::with(&["One"]);
    let mut again = draft("One", 1);
    again.item.updated = Some(at(90));
    assert_eq!(shelf.poll(vec![again], 200).updated, 0);
}

#[test]
fn a_changed_item_changes_the_article_and_never_the_mark() {
    let mut shelf = Shelf::with(&["One"]);
    let ids = shelf.ids();
    shelf.store.mark(&ids, &Decision::Save(true), at(150)).unwrap();
    assert_eq!(
        shelf.poll(vec![retitled(draft("One", 1), "One, corrected")], 200),
        Stored { new: 0, updated: 1, changed: 1 }
    );
    let article = shelf.store.article(ids[0]).unwrap().unwrap();
    assert_eq!((article.title.as_str(), article.read, article.saved), ("One, corrected", true, true));
    assert_eq!(shelf.store.raw(ids[0]).unwrap().unwrap().item.title, "One, corrected");
}

#[test]
fn an_empty_feed_takes_nothing_away() {
    let mut shelf = Shelf::with(&["One", "Two"]);
    shelf.poll(Vec::new(), 200);
    assert_eq!(shelf.ids().len(), 2);
}

#[test]
fn guids_that_change_do_not_bring_read_articles_back() {
    let mut shelf = Shelf::with(&["One", "Two"]);
    let ids = shelf.ids();
    shelf.store.mark(&ids, &Decision::Read(true), at(150)).unwrap();
    let drafts = vec![renamed(draft("One", 1), "x1"), renamed(retitled(draft("Two", 2), "Two!"), "x2")];
    assert_eq!(shelf.poll(drafts, 200), Stored { new: 0, updated: 2, changed: 0 });
    assert!(shelf.titles("unread").is_empty());
    assert_eq!(shelf.store.undo(at(201)).unwrap().unwrap().articles, ids);
}

#[test]
fn items_that_share_one_link_are_articles_of_their_own() {
    let mut shelf = Shelf::with(&[]);
    let drafts = |titles: &[&str]| -> Vec<Draft> {
        titles.iter().map(|title| linked(draft(title, 5), "https://one.example/live")).collect()
    };
    shelf.poll(drafts(&["One", "Two"]), 200);
    assert_eq!(shelf.poll(drafts(&["Three", "Two", "One"]), 300).new, 1);
}

#[test]
fn a_new_episode_on_the_front_page_is_new() {
    let mut shelf = Shelf::with(&[]);
    let home = "https://one.example/";
    shelf.poll(vec![linked(draft("Episode 1", 5), home)], 200);
    assert_eq!(shelf.poll(vec![linked(draft("Episode 2", 6), home)], 300).new, 1);
}

#[test]
fn a_new_episode_on_the_show_page_is_new() {
    let mut shelf = Shelf::with(&[]);
    let show = "https://one.example/show";
    shelf.poll(vec![linked(draft("Episode 1", 5), show)], 200);
    assert_eq!(shelf.poll(vec![linked(draft("Episode 2", 7 * 86_400), show)], 8 * 86_400).new, 1);
}

#[test]
fn the_same_guid_in_two_sources_is_two_articles() {
    let mut shelf = Shelf::with(&["One"]);
    let other = shelf.store.add_source(&crate::shelf::source("https://two.example/feed"), at(10)).unwrap();
    shelf.source = other;
    assert_eq!(shelf.poll(vec![draft("One", 1)], 200).new, 1);
}

#[test]
fn an_identity_twice_in_a_feed_is_one_article() {
    let mut shelf = Shelf::with(&[]);
    assert_eq!(shelf.poll(vec![draft("One", 1), renamed(draft("Two", 2), "one")], 200).new, 1);
    assert_eq!(shelf.titles("all"), ["One"]);
}

#[test]
fn an_undated_item_is_as_old_as_its_arrival() {
    let mut shelf = Shelf::with(&["Early"]);
    let mut undated = draft("Undated", 1);
    undated.item.published = None;
    shelf.poll(vec![undated], 200);
    shelf.poll(vec![draft("Late", 300)], 400);
    assert_eq!(shelf.titles("all"), ["Late", "Undated", "Early"]);
}

#[test]
fn an_article_from_the_future_is_listed_by_its_arrival() {
    let mut shelf = Shelf::with(&[]);
    shelf.poll(vec![draft("Tomorrow", 90_000)], 200);
    shelf.poll(vec![draft("Now", 300)], 300);
    assert_eq!(shelf.titles("all"), ["Now", "Tomorrow"]);
    assert_eq!(shelf.poll(vec![draft("Tomorrow", 90_000)], 400).updated, 0);
    let tomorrow = shelf.store.article(shelf.ids()[0]).unwrap().unwrap();
    assert_eq!(tomorrow.published, Some(at(90_000)));
}

#[test]
fn an_article_dated_anew_stays_in_its_place() {
    let mut shelf = Shelf::with(&["One", "Two"]);
    let again = Draft { item: Item { published: Some(at(90)), ..draft("One", 1).item }, ..draft("One", 1) };
    assert_eq!(shelf.poll(vec![again], 200).updated, 1);
    assert_eq!(shelf.titles("all"), ["Two", "One"]);
}

#[test]
fn a_result_for_a_source_that_is_not_there_stores_nothing_and_stops_nothing() {
    let mut shelf = Shelf::with(&[]);
    let result = |source: SourceId| PollResult {
        source,
        state: PollState::default(),
        title: None,
        site: None,
        drafts: vec![draft("One", 1)],
        now: at(200),
    };
    let stored = shelf.store.record(&[result(SourceId(99)), result(shelf.source)]).unwrap();
    assert_eq!(stored.iter().map(|stored| stored.new).collect::<Vec<_>>(), [0, 1]);
}

#[test]
fn what_a_poll_left_comes_back_as_it_was() {
    let mut shelf = Shelf::with(&[]);
    let state = PollState {
        etag: Some(vec![34, 0xff, 34]),
        next_poll: Some(at(900)),
        wait_until: Some(at(950)),
        failures: 3,
        last_try: Some(at(200)),
        status: Some(503),
        error: Some("the server asks for a pause".to_owned()),
        ttl: Some(90),
        ..PollState::default()
    };
    let result = PollResult {
        source: shelf.source,
        state: state.clone(),
        title: Some("Feed".into()),
        site: Some("https://one.example/".to_owned()),
        drafts: Vec::new(),
        now: at(200),
    };
    shelf.store.record(&[result]).unwrap();
    let subscription = shelf.store.subscriptions().unwrap().remove(0);
    assert_eq!(subscription.state, state);
    assert_eq!(subscription.source.site.as_deref(), Some("https://one.example/"));
}

#[test]
fn an_article_that_vanished_comes_back_with_its_mark_and_id() {
    let mut shelf = Shelf::with(&["One", "Two"]);
    let ids = shelf.ids();
    shelf.store.mark(&ids[1..], &Decision::Save(true), at(150)).unwrap();
    let path = shelf.path();
    let raw = Connection::open(&path).unwrap();
    raw.execute_batch("PRAGMA foreign_keys = ON; BEGIN; DELETE FROM article; DELETE FROM story; COMMIT").unwrap();
    assert_eq!(shelf.store.totals().unwrap().articles, 0);
    shelf.poll(vec![draft("Two", 2)], 200);
    let two = shelf.store.article(ids[1]).unwrap().unwrap();
    assert_eq!((two.title.as_str(), two.saved), ("Two", true));
    shelf.counts_are_right();
}

#[test]
fn what_is_new_and_what_comes_back_are_counted_once() {
    let mut shelf = Shelf::with(&["One", "Two", "Three"]);
    let ids = shelf.ids();
    shelf.store.mark(&ids[..1], &Decision::Save(true), at(150)).unwrap();
    shelf.store.mark(&ids[1..2], &Decision::Read(true), at(150)).unwrap();
    let raw = Connection::open(shelf.path()).unwrap();
    raw.execute_batch("PRAGMA foreign_keys = ON; BEGIN; DELETE FROM article; DELETE FROM story; COMMIT").unwrap();
    let drafts =
        ["One", "Two", "Three", "Four", "Five"].into_iter().zip(1..).map(|(title, second)| draft(title, second));
    shelf.poll(drafts.collect(), 200);
    shelf.counts_are_right();
    let totals = shelf.store.totals().unwrap();
    assert_eq!((totals.articles, totals.saved), (5, 1));
    shelf.poll(vec![draft("Six", 6)], 300);
    shelf.counts_are_right();
}

#[test]
fn what_an_earlier_version_stores_in_a_database_of_this_one_is_counted() {
    let shelf = Shelf::with(&["One"]);
    let raw = Connection::open(shelf.path()).unwrap();
    raw.execute_batch(
        "BEGIN;
         INSERT OR IGNORE INTO story (id, face, newest, sources) VALUES (9, 9, 5000, 1);
         INSERT INTO article (id, source, identity, story, at, fetched, title, url, kind, summary, image, words, affiliate, tracking,
                 disclosure, other, content, rules)
             SELECT 9, source, 'nine', 9, 5000, 5000, 'Nine', 'https://one.example/9', kind, '', 0, 1, 0, 0, 0, 0, 1, rules FROM article;
         COMMIT",
    )
    .unwrap();
    shelf.counts_are_right();
    assert_eq!(shelf.store.totals().unwrap().unread, 2);
}

#[test]
fn the_headline_that_is_found_is_the_last_one_that_came() {
    let mut shelf = Shelf::with(&[]);
    let called = |title: &str| PollResult {
        source: shelf.source,
        state: PollState::default(),
        title: None,
        site: None,
        drafts: vec![Draft {
            title: title.into(),
            item: Item { title: title.into(), ..draft("One", 1).item },
            ..draft("One", 1)
        }],
        now: at(200),
    };
    let results = [called("Gulls arrive"), called("Terns arrive")];
    shelf.store.record(&results).unwrap();
    let found = |word: &str| shelf.store.search(word, 9).unwrap().len();
    assert_eq!((found("gulls"), found("terns")), (0, 1));
}

#[test]
fn ids_are_never_given_twice() {
    let mut shelf = Shelf::with(&["One"]);
    let ids = shelf.ids();
    let raw = Connection::open(shelf.path()).unwrap();
    raw.execute_batch("PRAGMA foreign_keys = ON; BEGIN; DELETE FROM article; DELETE FROM story; COMMIT").unwrap();
    shelf.poll(vec![draft("Two", 2)], 200);
    assert_ne!(shelf.ids(), ids);
}

#[test]
fn articles_are_derived_again_under_new_rules() {
    let mut shelf = Shelf::with(&["One"]);
    assert!(shelf.store.stale(RULES_VERSION, 10).unwrap().is_empty());
    let (id, item) = shelf.store.stale(RULES_VERSION + 1, 10).unwrap().remove(0);
    assert_eq!(item, draft("One", 1).item);
    let better = Draft { title: "One, better".into(), ..draft("One", 1) };
    shelf.store.rederive(&[(id, better)], RULES_VERSION + 1).unwrap();
    assert!(shelf.store.stale(RULES_VERSION + 1, 10).unwrap().is_empty());
    assert_eq!(shelf.titles("better"), ["One, better"]);
}

#[test]
fn a_page_kept_outlives_a_change_in_the_feed() {
    let mut shelf = Shelf::with(&["One"]);
    let id = shelf.ids()[0];
    let page = Extracted { html: "<p>The whole piece.</p>".to_owned(), ..Extracted::default() };
    let whole = Draft { words: 900, text: "The whole piece".to_owned(), ..draft("One", 1) };
    shelf.store.keep_page(id, &page, &whole).unwrap();
    shelf.poll(vec![retitled(draft("One", 1), "One again")], 200);
    let article = shelf.store.article(id).unwrap().unwrap();
    assert_eq!((article.full, article.words, article.title.as_str()), (true, 900, "One again"));
    assert_eq!(shelf.store.raw(id).unwrap().unwrap().page, Some(page));
}
