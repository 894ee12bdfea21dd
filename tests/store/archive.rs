//! What the archive keeps, what it owes, and what it never gives up.

use crate::shelf::{Shelf, at, draft};
use pressstart::{
    extract::Extracted,
    news::{ArticleId, Decision, Draft, Item, Kind},
    query::{Query, Term},
    store::{Kept, KeptPicture},
};

fn kept(text: &str, pictures: &[&str]) -> Kept {
    let page = Extracted { html: format!("<p>{text}</p>"), ..Extracted::default() };
    let draft = Draft { text: text.to_owned(), words: 9, ..draft("One", 1) };
    let picture = |url: &&str| KeptPicture { url: (*url).to_owned(), bytes: url.as_bytes().to_vec() };
    let original = format!("<html><body>{text}</body></html>");
    Kept { page, draft, original, pictures: pictures.iter().map(picture).collect() }
}

fn text(shelf: &Shelf, id: ArticleId) -> String {
    shelf.store.raw(id).unwrap().unwrap().page.unwrap_or_default().html
}

#[test]
fn what_is_saved_is_owed_until_it_is_kept() {
    let mut shelf = Shelf::with(&["One", "Two"]);
    let ids = shelf.ids();
    assert_eq!(shelf.store.owed_page(at(200)).unwrap(), None);
    shelf.store.mark(&ids[..1], &Decision::Save(true), at(110)).unwrap();
    shelf.store.mark(&ids[1..], &Decision::Save(true), at(120)).unwrap();
    assert_eq!(shelf.store.owed_page(at(200)).unwrap(), Some((ids[1], 2)));
    shelf.store.keep_archive(ids[1], &kept("Whole.", &[]), at(130)).unwrap();
    assert_eq!(shelf.store.owed_page(at(200)).unwrap(), Some((ids[0], 1)));
}

#[test]
fn what_is_owed_is_owed_still_after_a_restart() {
    let mut shelf = Shelf::with(&["One"]);
    let ids = shelf.ids();
    shelf.store.mark(&ids, &Decision::Save(true), at(110)).unwrap();
    assert_eq!(shelf.restart().store.owed_page(at(200)).unwrap(), Some((ids[0], 1)));
}

#[test]
fn text_original_and_pictures_come_back_as_they_were_kept() {
    let mut shelf = Shelf::with(&["One"]);
    let id = shelf.ids()[0];
    shelf.store.mark(&[id], &Decision::Save(true), at(110)).unwrap();
    let whole = kept("Whole.", &["https://pic.example/b.png", "https://pic.example/a.png"]);
    shelf.store.keep_archive(id, &whole, at(130)).unwrap();
    let store = shelf.reopen_read_only();
    assert_eq!(text(&shelf, id), "<p>Whole.</p>");
    assert_eq!(store.original(id).unwrap().as_deref(), Some("<html><body>Whole.</body></html>"));
    assert_eq!(store.pictures_of(id).unwrap(), whole.pictures);
    assert_eq!(store.picture("https://pic.example/a.png").unwrap().as_deref(), Some(&b"https://pic.example/a.png"[..]));
}

#[test]
fn a_picture_of_two_articles_is_kept_once_and_stays_with_the_other() {
    let mut shelf = Shelf::with(&["One", "Two"]);
    let ids = shelf.ids();
    shelf.store.mark(&ids, &Decision::Save(true), at(110)).unwrap();
    for id in &ids {
        shelf.store.keep_archive(*id, &kept("Whole.", &["https://pic.example/a.png"]), at(130)).unwrap();
    }
    shelf.store.keep_archive(ids[0], &kept("Again.", &[]), at(140)).unwrap();
    assert_eq!(shelf.store.pictures_of(ids[0]).unwrap(), []);
    assert_eq!(shelf.store.pictures_of(ids[1]).unwrap().len(), 1);
}

#[test]
fn a_kept_text_stays_what_it_was_when_its_feed_changes_it() {
    let mut shelf = Shelf::with(&["One"]);
    let id = shelf.ids()[0];
    shelf.store.mark(&[id], &Decision::Save(true), at(110)).unwrap();
    shelf.store.keep_archive(id, &kept("Whole.", &[]), at(130)).unwrap();
    let mut changed = draft("One", 1);
    changed.item.title = "Retracted".to_owned();
    changed.title = "Retracted".into();
    assert_eq!(shelf.poll(vec![changed], 300).updated, 0);
    assert_eq!((shelf.titles("saved"), text(&shelf, id)), (vec!["One".to_owned()], "<p>Whole.</p>".to_owned()));
}

#[test]
fn a_kept_article_stays_when_its_source_is_removed_and_retention_runs() {
    let mut shelf = Shelf::with(&["One"]);
    let id = shelf.ids()[0];
    shelf.store.mark(&[id], &Decision::Save(true), at(110)).unwrap();
    shelf.store.keep_archive(id, &kept("Whole.", &["https://pic.example/a.png"]), at(130)).unwrap();
    shelf.store.remove_source(shelf.source, at(140)).unwrap();
    assert_eq!((shelf.store.drop_read(at(9_000), 9).unwrap(), shelf.store.drop_unsaved(9).unwrap()), (0, 0));
    assert_eq!((text(&shelf, id), shelf.store.pictures_of(id).unwrap().len()), ("<p>Whole.</p>".to_owned(), 1));
}

#[test]
fn a_page_that_did_not_come_is_asked_for_later_and_says_why() {
    let mut shelf = Shelf::with(&["One"]);
    let id = shelf.ids()[0];
    shelf.store.mark(&[id], &Decision::Save(true), at(110)).unwrap();
    shelf.store.archive_failed(id, "the server is gone", Some(at(500))).unwrap();
    assert_eq!(shelf.store.owed_page(at(499)).unwrap(), None);
    assert_eq!(shelf.store.owed_page(at(500)).unwrap(), Some((id, 1)));
    let archived = shelf.store.archived(id).unwrap().unwrap();
    assert_eq!((archived.reason.as_deref(), archived.tries), (Some("the server is gone"), 1));
}

#[test]
fn a_page_wanted_again_by_hand_is_owed_at_once() {
    let mut shelf = Shelf::with(&["One"]);
    let id = shelf.ids()[0];
    shelf.store.mark(&[id], &Decision::Save(true), at(110)).unwrap();
    shelf.store.keep_archive(id, &kept("Whole.", &[]), at(130)).unwrap();
    shelf.store.owe_page(id).unwrap();
    assert_eq!(shelf.store.owed_page(at(140)).unwrap(), Some((id, 1)));
    assert_eq!(text(&shelf, id), "<p>Whole.</p>");
}

#[test]
fn what_is_unsaved_keeps_its_pictures_as_long_as_undo_could_bring_it_back() {
    let mut shelf = Shelf::with(&["One", "Two"]);
    let ids = shelf.ids();
    shelf.store.mark(&ids[..1], &Decision::Save(true), at(110)).unwrap();
    shelf.store.keep_archive(ids[0], &kept("Whole.", &["https://pic.example/a.png"]), at(120)).unwrap();
    shelf.store.mark(&ids[..1], &Decision::Save(false), at(130)).unwrap();
    assert_eq!(shelf.store.drop_unsaved(9).unwrap(), 0);
    for second in 0..1_000 {
        shelf.store.mark(&ids[1..], &Decision::Read(second % 2 == 0), at(200 + second)).unwrap();
    }
    assert_eq!(shelf.store.drop_unsaved(9).unwrap(), 1);
    assert_eq!(shelf.store.picture("https://pic.example/a.png").unwrap(), None);
    assert_eq!(text(&shelf, ids[0]), "<p>Whole.</p>");
}

#[test]
fn a_link_saved_before_its_page_came_takes_its_headline_from_the_page() {
    let mut shelf = Shelf::with(&[]);
    let url = "https://two.example/piece";
    let item =
        |title: &str| Item { identity: url.into(), link: Some(url.into()), title: title.into(), ..Item::default() };
    let link = Draft {
        item: item("two.example/piece"),
        title: "two.example/piece".into(),
        url: url.into(),
        ..Draft::default()
    };
    let id = shelf.store.save_page(&link, None, &["later".into()], at(100)).unwrap();
    let draft =
        Draft { item: item("A piece"), title: "A piece".into(), kind: Kind::Review, text: "Said.".into(), ..link };
    shelf.store.keep_archive(id, &Kept { draft, ..kept("Said.", &[]) }, at(110)).unwrap();
    let article = shelf.store.article(id).unwrap().unwrap();
    assert_eq!((article.title.as_str(), article.kind, article.full), ("A piece", Kind::Review, true));
    while shelf.store.index_owed(9).unwrap() > 0 {}
    assert_eq!(shelf.store.search("piece", 9).unwrap().len(), 1);
}

#[test]
fn a_link_saved_twice_is_one_article_with_both_tags() {
    let mut shelf = Shelf::with(&["One"]);
    let known = draft("One", 1);
    let id = shelf.store.save_page(&known, None, &["a".into()], at(200)).unwrap();
    assert_eq!(shelf.store.save_page(&known, None, &["b".into()], at(210)).unwrap(), id);
    let article = shelf.store.article(id).unwrap().unwrap();
    assert_eq!((article.saved, article.tags), (true, vec!["a".into(), "b".into()]));
}

#[test]
fn a_page_saved_by_its_address_is_no_news() {
    let mut shelf = Shelf::with(&["One"]);
    let url = "https://two.example/piece";
    let item = Item { identity: url.into(), link: Some(url.into()), title: "A piece".into(), ..Item::default() };
    let page = Draft { item, title: "A piece".into(), url: url.into(), ..Draft::default() };
    let id = shelf.store.save_page(&page, None, &[], at(100)).unwrap();
    let story = shelf.store.article(id).unwrap().unwrap().story;
    let ranked = |query: Query| {
        let ranked = shelf.store.ranked(&query, 0, at(200)).unwrap();
        (ranked.len(), ranked.iter().any(|one| one.story == story))
    };
    assert_eq!(ranked(Query::parse("all").unwrap()), (2, true));
    assert_eq!(ranked(Query::parse("all").unwrap().and(Term::Delivered)), (1, false));
}
