//! Full-text search and pages saved by URL.

use crate::shelf::{Shelf, at, draft};
use pressstart::{
    extract::Extracted,
    news::{Draft, Item},
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
