//! Lists, stories and counts.

use crate::shelf::{Shelf, at, draft, source};
use pressstart::{
    news::{ArticleId, Decision, Draft, Enclosure, Folded, Folding, Item, Kind, MuteWish, Source, StoryId, What},
    query::Query,
    store::Sort,
};

fn parsed(query: &str) -> Query {
    Query::parse(query).unwrap()
}

#[test]
fn a_list_is_newest_first_and_ties_are_broken_by_arrival() {
    let mut shelf = Shelf::with(&["One", "Two"]);
    shelf.poll(vec![draft("Twin B", 2), draft("Twin A", 2)], 200);
    assert_eq!(shelf.titles("all"), ["Twin B", "Twin A", "Two", "One"]);
}

#[test]
fn the_unread_default_holds_until_the_query_speaks_of_reading() {
    let mut shelf = Shelf::with(&["One", "Two"]);
    let ids = shelf.ids();
    shelf.store.mark(&ids[..1], &Decision::Save(true), at(50)).unwrap();
    let list =
        |query: &str| shelf.store.list(&parsed(query).unread_by_default(), Sort::Newest, 0, at(99)).unwrap().len();
    assert_eq!(["", "all", "read", "saved", "not unread", "two", "one"].map(list), [1, 2, 1, 1, 1, 1, 0]);
}

#[test]
fn a_limit_of_none_is_no_limit() {
    let shelf = Shelf::with(&["One", "Two", "Three"]);
    let list = |limit| shelf.store.list(&Query::default(), Sort::Newest, limit, at(99)).unwrap().len();
    assert_eq!([0, 1, 2, 50].map(list), [3, 1, 2, 3]);
}

#[test]
fn every_term_finds_what_it_names_and_nothing_else() {
    let mut shelf = Shelf::with(&["Plain"]);
    let other = Source { name: "Rock & Roll".into(), group: "Indie".into(), ..source("https://two.example/feed") };
    shelf.source = shelf.store.add_source(&other, at(10)).unwrap();
    let special = Draft {
        item: Item {
            enclosures: vec![Enclosure { url: "https://two.example/a.mp3".to_owned(), ..Enclosure::default() }],
            image: Some("https://two.example/a.png".to_owned()),
            ..draft("Pokémon Légendes reviewed", 40).item
        },
        author: Some("Zoë Quill".into()),
        kind: Kind::Review,
        words: 2_000,
        ..draft("Pokémon Légendes reviewed", 40)
    };
    shelf.poll(vec![special], 200);
    let ids = shelf.ids();
    shelf.store.mark(&ids[1..], &Decision::Tag(vec!["Long".into()]), at(300)).unwrap();
    let now = at(50);
    for query in [
        "source:roll",
        "source:f2",
        "group:indie",
        "kind:review",
        "title:legendes",
        "author:zoe",
        "tag:long",
        "newer:1m title:pok",
        "newer:2023-11-14 title:pok",
        "minutes:>5",
        "has:image",
        "has:enclosure",
        "/^pok.mon/",
        "-plain",
        "\"legendes reviewed\"",
        "(kind:review or kind:deal) and not read",
        "pok",
    ] {
        let found = shelf.store.list(&parsed(query), Sort::Newest, 0, now).unwrap();
        assert_eq!(found.iter().map(|article| article.id).collect::<Vec<_>>(), ids[1..], "{query}");
    }
    for query in ["older:1y", "story:>1", "has:full", "via:x", "\"reviewed legendes\"", "!?", "\"pok\""] {
        assert!(shelf.store.list(&parsed(query), Sort::Newest, 0, now).unwrap().is_empty(), "{query}");
    }
}

#[test]
fn a_list_and_a_match_in_memory_agree() {
    let mut shelf = Shelf::with(&["Silksong is out", "Half-Life 3", "A deal: Hollow Knight", "Pokémon"]);
    let ids = shelf.ids();
    shelf.store.mark(&ids[..2], &Decision::Save(true), at(50)).unwrap();
    shelf.store.mark(&ids[1..3], &Decision::Tag(vec!["x".into()]), at(51)).unwrap();
    for query in [
        "silk",
        "-silk",
        "half-life",
        "title:knight or saved",
        "tag:X -read",
        "newer:1m",
        "older:1m or pok",
        "source:outlet minutes:<2",
        "/k/ not tag:x",
        "not (saved or unread)",
        "source:f1",
        "source:f2",
        "\"hollow knight\"",
    ] {
        let query = parsed(query);
        let now = at(62);
        let listed = shelf.store.list(&query, Sort::Oldest, 0, now).unwrap();
        let all = shelf.store.list(&Query::default(), Sort::Oldest, 0, now).unwrap();
        let matched: Vec<_> = all.into_iter().filter(|article| query.matches(article, now)).collect();
        assert_eq!(listed, matched, "{query:?}");
    }
}

#[test]
fn stories_come_in_the_order_asked_for() {
    let shelf = Shelf::with(&["One", "Two", "Three"]);
    let ids = shelf.store.story_ids(&Query::default(), Sort::Oldest, at(99)).unwrap();
    let asked = [ids[2], StoryId(999), ids[0]];
    let titles: Vec<String> =
        shelf.store.stories(&asked).unwrap().into_iter().map(|story| story.face.title.to_string()).collect();
    assert_eq!(titles, ["Three", "One"]);
}

#[test]
fn stories_are_found_by_any_of_their_articles() {
    let mut shelf = Shelf::with(&["One", "Two"]);
    let ids = shelf.ids();
    shelf.store.mark(&ids[..1], &Decision::Read(true), at(50)).unwrap();
    let count = |query: &str| shelf.store.story_ids(&parsed(query), Sort::Newest, at(99)).unwrap().len();
    assert_eq!(["", "all", "unread", "read", "two", "kind:news unread"].map(count), [2, 2, 1, 1, 1, 1]);
}

#[test]
fn deals_and_guides_are_left_out_and_counted() {
    let mut shelf = Shelf::with(&["One", "Two"]);
    let of = |kind, title: &str, second| Draft { kind, ..draft(title, second) };
    let drafts = vec![of(Kind::Deal, "Half price", 3), of(Kind::Deal, "Less", 4), of(Kind::Guide, "Every bell", 5)];
    shelf.poll(drafts, 200);
    let read = shelf.ids()[3];
    shelf.store.mark(&[read], &Decision::Read(true), at(250)).unwrap();
    let shown = |query: &str, folding| {
        let ids = shelf.store.shown_story_ids(&parsed(query), Sort::Newest, folding, 0, at(300)).unwrap();
        (ids.len(), shelf.store.folded(&parsed(query), at(300)).unwrap())
    };
    assert_eq!(shown("unread", Folding::Folded), (2, Folded { deals: 1, guides: 1 }));
    assert_eq!(shown("all", Folding::Folded), (2, Folded { deals: 2, guides: 1 }));
    assert_eq!(shown("all", Folding::Open).0, 5);
}

#[test]
fn the_beginning_of_a_list_is_that_of_the_whole_list() {
    let mut shelf = Shelf::with(&["One"]);
    let kinds = [Kind::News, Kind::Rumour, Kind::Deal, Kind::News];
    // Reviews are old, and guides are new: either lie beyond what is looked at first, from one end of the list.
    let drafts = (0..2_200_i64).map(|number| {
        let kind = match number {
            ..90 => Kind::Review,
            2_110.. => Kind::Guide,
            _ => kinds[usize::try_from(number % 4).unwrap()],
        };
        Draft { kind, ..draft(&format!("Piece {number}"), number) }
    });
    shelf.poll(drafts.collect(), 3_000);
    let wish = MuteWish { what: What::Words, value: "piece 77".into(), until: None, spoiler: false };
    shelf.store.mute(&wish, at(3_000)).unwrap();
    let ids: Vec<ArticleId> = shelf.ids();
    let read: Vec<ArticleId> = ids.iter().copied().step_by(3).collect();
    shelf.store.mark(&read, &Decision::Read(true), at(3_100)).unwrap();
    for (nth, saved) in ids[..600].chunks(3).enumerate() {
        shelf.store.mark(saved, &Decision::Save(true), at(4_000 + i64::try_from(nth).unwrap())).unwrap();
    }
    shelf.store.set_finished(&ids[3..4], true, at(5_000)).unwrap();
    shelf.store.join_stories(&[StoryId(20), StoryId(40)], at(5_000)).unwrap();
    let orders = [
        (Sort::Newest, Folding::Open),
        (Sort::Newest, Folding::Folded),
        (Sort::Oldest, Folding::Open),
        (Sort::Saved, Folding::Open),
    ];
    for query in
        ["", "all", "kind:rumour read", "kind:review", "kind:guide", "not kind:news", "saved", "saved kind:deal"]
    {
        for query in [parsed(query), parsed(query).unread_by_default()] {
            for (sort, folding) in orders {
                let ids = |limit| shelf.store.shown_story_ids(&query, sort, folding, limit, at(6_000)).unwrap();
                let whole = ids(0);
                for limit in [1, 50, 200, 1_000] {
                    assert_eq!(ids(limit), whole[..limit.min(whole.len())], "{query:?} {sort:?} {limit}");
                }
            }
            for sort in [Sort::Newest, Sort::Oldest, Sort::Saved] {
                let articles = |limit| shelf.store.list(&query, sort, limit, at(6_000)).unwrap();
                let whole = articles(0);
                for limit in [1, 50, 1_000] {
                    assert_eq!(articles(limit), whole[..limit.min(whole.len())], "{query:?} {sort:?} {limit}");
                }
            }
        }
    }
}

#[test]
fn stories_are_counted_as_they_are_listed() {
    let shelf = Shelf::with(&["One", "Two", "Three"]);
    for query in ["", "all", "title:t", "kind:deal"] {
        let listed = shelf.store.story_ids(&parsed(query), Sort::Newest, at(99)).unwrap().len() as u64;
        assert_eq!(shelf.store.count_stories(&parsed(query), at(99)).unwrap(), listed, "{query}");
    }
}

#[test]
fn every_order_is_an_order() {
    let mut shelf = Shelf::with(&["One", "Two"]);
    shelf.poll(vec![Draft { words: 700, ..draft("Long", 1) }], 200);
    let ids = shelf.ids();
    shelf.store.mark(&ids[..1], &Decision::Save(true), at(50)).unwrap();
    let first = |sort| {
        let articles = shelf.store.list(&Query::default(), sort, 1, at(99)).unwrap();
        let stories = shelf.store.story_ids(&Query::default(), sort, at(99)).unwrap();
        assert_eq!(articles[0].story, stories[0]);
        articles[0].title.to_string()
    };
    let sorts = [Sort::Newest, Sort::Oldest, Sort::Source, Sort::Length, Sort::Outlets, Sort::Saved];
    assert_eq!(sorts.map(first), ["Two", "One", "Two", "Long", "Two", "One"]);
}

#[test]
fn quiet_sources_are_kept_out_of_the_count_of_unread_stories() {
    let mut shelf = Shelf::with(&["One", "Two"]);
    let loud = Source { name: "Outlet".into(), declared: true, ..source("https://one.example/feed") };
    shelf.store.declare_sources(&[Source { quiet: true, ..loud.clone() }], &[], at(10)).unwrap();
    assert_eq!(shelf.store.totals().unwrap().unread, 0);
    shelf.poll(vec![draft("Three", 3)], 200);
    assert_eq!(shelf.store.totals().unwrap().unread, 0);
    shelf.store.declare_sources(&[loud], &[], at(11)).unwrap();
    assert_eq!(shelf.store.totals().unwrap().unread, 3);
}

#[test]
fn a_picture_in_the_body_is_one_as_well() {
    let mut shelf = Shelf::with(&["Plain"]);
    shelf.poll(vec![Draft { pictured: true, ..draft("Pictured", 40) }], 200);
    let found = shelf.store.list(&parsed("has:image"), Sort::Newest, 0, at(50)).unwrap();
    assert_eq!(found.iter().map(|article| &*article.title).collect::<Vec<_>>(), ["Pictured"]);
}

#[test]
fn the_longest_query_that_is_one_can_be_asked_and_a_longer_one_is_a_wrong_query() {
    let shelf = Shelf::with(&["a"]);
    for condition in ["a ", "game:a7 ", "-tag:a ", "source:a or ", "story:>1 "] {
        let longest = condition.repeat(200);
        let query = Query::parse(longest.trim_end().trim_end_matches(" or")).unwrap();
        shelf.store.list(&query, Sort::Newest, 0, at(1_000)).unwrap();
        shelf.store.story_ids(&query, Sort::Newest, at(1_000)).unwrap();
    }
    let refused = Query::parse(&"a ".repeat(1_900)).unwrap_err();
    assert_eq!(refused.to_string(), "a query has at most 200 conditions");
}

#[test]
fn a_list_by_words_begins_with_what_is_asked_for_however_many_newer_hits_are_not() {
    let mut shelf = Shelf::with(&[]);
    shelf.poll((0..1_300).map(|number| draft(&format!("Lantern piece {number}"), number)).collect(), 2_000);
    let ids = shelf.ids();
    shelf.store.mark(&ids[90..], &Decision::Read(true), at(2_100)).unwrap();
    let query = parsed("lantern").unread_by_default();
    let stories = |limit| shelf.store.shown_story_ids(&query, Sort::Match, Folding::Open, limit, at(3_000)).unwrap();
    assert_eq!((stories(0).len(), stories(200).len()), (90, 90));
    assert_eq!(stories(50), stories(0)[..50]);
}
