//! Full-text search and pages saved by URL.

use crate::shelf::{Shelf, at, draft};
use pressstart::{
    extract::Extracted,
    news::{Draft, Folding, Item, MuteWish, Sort, StoryId, What},
    query::Query,
};

fn found(shelf: &Shelf, words: &str) -> Vec<String> {
    shelf.store.search(words, 50).unwrap().into_iter().map(|hit| hit.article.title.to_string()).collect()
}

/// An article with a text of its own.
fn with_text(title: &str, second: i64, text: &str) -> Draft {
    Draft { text: text.to_owned(), ..draft(title, second) }
}

#[test]
fn headlines_are_found_at_once_and_texts_once_they_are_indexed() {
    let mut shelf = Shelf::with(&[]);
    shelf.poll(vec![with_text("Silksong dated", 1, "It leaves the kiln in autumn.")], 200);
    assert_eq!((found(&shelf, "silksong").len(), found(&shelf, "kiln").len()), (1, 0));
    assert_eq!(shelf.store.index_owed(10).unwrap(), 0);
    assert_eq!((found(&shelf, "silksong").len(), found(&shelf, "kiln").len()), (1, 1));
}

#[test]
fn bodies_are_indexed_in_batches() {
    let mut shelf = Shelf::with(&["One", "Two", "Three"]);
    assert_eq!(shelf.store.index_owed(2).unwrap(), 1);
    assert_eq!(shelf.store.index_owed(2).unwrap(), 0);
}

#[test]
fn a_search_answers_from_what_is_indexed_and_what_is_owed_is_counted() {
    let mut shelf = Shelf::with(&["One", "Two", "Three"]);
    assert_eq!((shelf.store.owed_texts().unwrap(), found(&shelf, "two").len()), (3, 1));
    shelf.store.index_owed(2).unwrap();
    assert_eq!((shelf.store.owed_texts().unwrap(), shelf.store.index_owed(0).unwrap()), (1, 1));
}

#[test]
fn a_headline_weighs_more_than_a_text() {
    let mut shelf = Shelf::with(&[]);
    let text = "Also: the lantern, again the lantern.";
    shelf.poll(vec![with_text("Other news", 2, text), with_text("Lantern ships", 1, "Finally.")], 200);
    shelf.store.index_owed(10).unwrap();
    assert_eq!(found(&shelf, "lantern"), ["Lantern ships", "Other news"]);
}

#[test]
fn words_may_stand_in_headline_and_text() {
    let mut shelf = Shelf::with(&[]);
    shelf.poll(vec![with_text("Lantern ships", 1, "Out on the Tidepool.")], 200);
    shelf.store.index_owed(10).unwrap();
    assert_eq!(found(&shelf, "lantern tidep").len(), 1);
    assert!(found(&shelf, "lantern kiln").is_empty());
}

#[test]
fn a_beginning_stands_for_every_word_that_begins_so_however_many_these_are() {
    for words in [3, 60] {
        let titles: Vec<String> = (0..words).map(|number| format!("Two lanterns{number} ship")).collect();
        let shelf = Shelf::with(&titles.iter().map(String::as_str).collect::<Vec<_>>());
        let count = |words: &str| shelf.store.search(words, 0).unwrap().len();
        let with_a_one = (0..words).filter(|number| number.to_string().starts_with('1')).count();
        assert_eq!((count("lantern"), count("lanterns1")), (words, with_a_one), "{words}");
        assert_eq!((count("\"lanterns1\""), count("lanterns1 ship")), (1, 1), "{words}");
        assert_eq!((count("two-lant"), count("ship lant"), count("lant-two")), (words, words, 0), "{words}");
        assert_eq!((count("Lánterns"), count("lanternsx")), (words, 0), "{words}");
    }
}

#[test]
fn no_sign_in_the_words_is_an_error() {
    let shelf = Shelf::with(&["C++ and *stars*"]);
    for words in ["\"", "c++", "*", "NOT", "a AND", "title:", "(", "{x}", "^c", "'", "c\0", "\"c\" \"", "-c"] {
        shelf.store.search(words, 10).unwrap();
    }
    assert_eq!(found(&shelf, "C++ \"stars\"").len(), 1);
}

#[test]
fn a_changed_headline_is_found_by_its_new_words_alone() {
    let mut shelf = Shelf::with(&["Lantern ships"]);
    shelf.poll(
        vec![Draft {
            title: "Kiln ships".into(),
            item: Item { title: "Kiln".into(), ..draft("Lantern ships", 1).item },
            ..draft("Lantern ships", 1)
        }],
        200,
    );
    assert_eq!((found(&shelf, "kiln").len(), found(&shelf, "lantern").len()), (1, 0));
}

#[test]
fn a_snippet_shows_the_words_around_the_hit() {
    let mut shelf = Shelf::with(&[]);
    let text = format!("{} the Lántern glows {}", "before ".repeat(60), "after ".repeat(60));
    shelf.poll(vec![with_text("News", 1, &text)], 200);
    shelf.store.index_owed(10).unwrap();
    let snippet = shelf.store.search("lantern", 1).unwrap().remove(0).snippet;
    assert!(snippet.contains("the Lántern glows after"), "{snippet}");
    assert!(snippet.starts_with('…') && snippet.ends_with('…') && snippet.chars().count() < 170, "{snippet}");
}

#[test]
fn the_text_of_a_kept_page_is_searched_in_place_of_the_teaser() {
    let mut shelf = Shelf::with(&["One"]);
    let id = shelf.ids()[0];
    shelf.store.keep_page(id, &Extracted::default(), &with_text("One", 1, "A lighthouse keeper.")).unwrap();
    shelf.store.index_owed(10).unwrap();
    assert_eq!(found(&shelf, "lighthouse"), ["One"]);
}

fn page(url: &str) -> Draft {
    let item = Item { identity: url.to_owned(), link: Some(url.to_owned()), ..Item::default() };
    Draft { item, url: url.into(), title: "A page".into(), text: "Of a lighthouse.".to_owned(), ..Draft::default() }
}

#[test]
fn a_page_is_saved_without_a_source_and_can_be_undone() {
    let mut shelf = Shelf::with(&["One"]);
    let found = Extracted { site_name: Some("Elsewhere".into()), ..Extracted::default() };
    let id = shelf.store.save_page(&page("https://x.example/p"), Some(&found), &["late".into()], at(50)).unwrap();
    let article = shelf.store.article(id).unwrap().unwrap();
    assert_eq!((article.source, article.source_name.as_str(), article.saved), (None, "Elsewhere", true));
    assert_eq!((article.tags, article.full), (vec!["late".into()], true));
    assert_eq!(shelf.store.undo(at(51)).unwrap().unwrap().words, "saved “A page”");
    let article = shelf.store.article(id).unwrap().unwrap();
    assert_eq!((article.saved, article.read, article.tags.len()), (false, true, 0));
}

#[test]
fn a_page_whose_url_is_known_is_the_article_already_there() {
    let mut shelf = Shelf::with(&["One"]);
    let known = shelf.ids()[0];
    assert_eq!(shelf.store.article_by_url("https://one.example/one").unwrap(), Some(known));
    let first = shelf.store.save_page(&page("https://one.example/one"), None, &[], at(50)).unwrap();
    assert_eq!(first, known);
    let other = shelf.store.save_page(&page("https://x.example/p"), None, &[], at(51)).unwrap();
    assert_eq!(shelf.store.save_page(&page("https://x.example/p"), None, &[], at(52)).unwrap(), other);
}

/// The headlines of a list in the order of a search.
fn listed(shelf: &Shelf, query: &str, limit: usize) -> Vec<String> {
    let query = Query::parse(query).unwrap().unread_by_default();
    let ids = shelf.store.shown_story_ids(&query, Sort::Match, Folding::Open, limit, at(300)).unwrap();
    shelf.store.stories(&ids).unwrap().into_iter().map(|story| story.face.title.to_string()).collect()
}

fn lanterns() -> Shelf {
    let mut shelf = Shelf::with(&[]);
    let drafts = vec![
        with_text("Lantern ships", 1, "Finally."),
        with_text("Older news", 2, "The lantern was lit by hand, one lantern after the other."),
        with_text("Kiln opens", 3, "Nothing of the sort."),
        with_text("Newer news", 4, "A lantern is seen."),
    ];
    shelf.poll(drafts, 200);
    shelf.store.index_owed(10).unwrap();
    shelf
}

#[test]
fn in_the_order_of_a_search_headlines_with_the_words_come_first() {
    let shelf = lanterns();
    assert_eq!(listed(&shelf, "lantern", 0)[0], "Lantern ships");
    assert_eq!(listed(&shelf, "lantern", 0).len(), 3);
    assert_eq!(listed(&shelf, "lantern", 1), ["Lantern ships"]);
    assert_eq!(listed(&shelf, "lantern or kiln", 0)[2..].len(), 2);
    assert_eq!(listed(&shelf, "lantern -title:ships", 0).len(), 2);
}

#[test]
fn what_is_asked_for_beside_the_words_holds_in_the_order_of_a_search() {
    let mut shelf = lanterns();
    shelf.store.mark(&shelf.ids()[..1], &pressstart::news::Decision::Read(true), at(201)).unwrap();
    let left = listed(&shelf, "lantern", 0);
    assert_eq!((left.len(), listed(&shelf, "lantern all", 0).len()), (2, 3), "{left:?}");
    assert_eq!(listed(&shelf, "lantern kind:review", 0).len(), 0);
}

#[test]
fn a_query_without_words_keeps_the_order_of_time() {
    let shelf = lanterns();
    let by_time = ["Newer news", "Kiln opens", "Older news", "Lantern ships"];
    assert_eq!(listed(&shelf, "kind:news", 0), by_time);
    assert_eq!(listed(&shelf, "lantern or kind:news", 0), by_time);
}

fn excerpts(shelf: &Shelf, query: &str) -> Vec<String> {
    let query = Query::parse(query).unwrap();
    let stories: Vec<StoryId> = shelf.store.story_ids(&Query::default(), Sort::Newest, at(300)).unwrap();
    let found = shelf.store.excerpts(&stories, &query).unwrap();
    found.into_iter().map(|excerpt| excerpt.text.to_string()).collect()
}

#[test]
fn an_excerpt_says_what_a_text_holds_of_the_words() {
    let shelf = lanterns();
    let said = ["A lantern is seen.", "The lantern was lit by hand, one lantern after the other.", "Lantern ships"];
    assert_eq!(excerpts(&shelf, "lantern newer:9000d"), said);
    assert_eq!(excerpts(&shelf, "kind:news").len(), 0);
}

#[test]
fn nothing_behind_the_spoiler_guard_is_an_excerpt() {
    let mut shelf = lanterns();
    shelf.store.mute(&MuteWish { spoiler: true, ..MuteWish::of(What::Words, "newer") }, at(201)).unwrap();
    assert!(excerpts(&shelf, "lantern").iter().all(|text| text != "A lantern is seen."));
}
