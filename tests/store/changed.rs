//! What an outlet changed in an article after the user read or kept it: when it is told, what is kept of the text before, and for how long.

use crate::shelf::{Shelf, at, draft};
use pressstart::{
    changes::Wording,
    clean::{self, Subject},
    extract::Extracted,
    news::{ArticleId, Body, Decision, Draft, View},
    page,
    query::{Query, Term},
    store::{EarlierText, Kept},
};

const FIRST: &str = "The ferry to Hollow Bell leaves at nine.";
const SECOND: &str = "The ferry to Hollow Bell leaves at ten.";
const THIRD: &str = "The ferry to Hollow Bell stays in the harbour.";

fn saying(text: &str) -> Draft {
    let mut draft = draft("One", 1);
    draft.item.content = Some(format!("<p>{text}</p>"));
    Draft { text: text.to_owned(), ..draft }
}

fn shelf() -> (Shelf, ArticleId) {
    let mut shelf = Shelf::with(&[]);
    shelf.poll(vec![saying(FIRST)], 100);
    let id = shelf.ids()[0];
    (shelf, id)
}

fn read(shelf: &mut Shelf, id: ArticleId) {
    shelf.store.mark(&[id], &Decision::Read(true), at(110)).unwrap();
}

fn changed(shelf: &Shelf, id: ArticleId) -> bool {
    shelf.store.article(id).unwrap().unwrap().changed.is_some()
}

/// What changed, in words with signs; empty where nothing is known to have changed.
fn seen(shelf: &Shelf, id: ArticleId) -> String {
    let Some(texts): Option<EarlierText> = shelf.store.earlier_text(id).unwrap() else { return String::new() };
    let subject = Subject { title: "One", strip: true, ..Subject::default() };
    let body: Body = texts.body(&subject, &clean::BUILTIN, true);
    assert_eq!(body.view, View::Changes);
    page::text(&body)
}

#[test]
fn a_read_article_that_changed_says_so_and_what() {
    let (mut shelf, id) = shelf();
    read(&mut shelf, id);
    assert_eq!(shelf.poll(vec![saying(SECOND)], 200).updated, 1);
    assert_eq!(shelf.store.article(id).unwrap().unwrap().changed, Some(at(200)));
    assert_eq!(seen(&shelf, id), "The ferry to Hollow Bell leaves at [-nine.-] [+ten.+]");
    assert_eq!(shelf.titles("changed"), ["One"]);
    assert_eq!(shelf.titles("unread"), [""; 0]);
}

#[test]
fn a_poll_counts_what_the_user_knew_and_says_something_else_now() {
    let (mut shelf, id) = shelf();
    assert_eq!(shelf.poll(vec![saying(SECOND)], 200).changed, 0, "nobody has read it");
    read(&mut shelf, id);
    assert_eq!(shelf.poll(vec![saying(THIRD)], 300).changed, 1);
    assert_eq!(shelf.poll(vec![saying(SECOND)], 400).changed, 0, "it was taken back");
}

#[test]
fn an_article_that_nobody_touched_just_changes() {
    let (mut shelf, id) = shelf();
    shelf.poll(vec![saying(SECOND)], 200);
    assert_eq!((changed(&shelf, id), seen(&shelf, id)), (false, String::new()));
}

#[test]
fn what_only_ticks_on_or_is_spelt_in_another_way_is_no_change() {
    let (mut shelf, id) = shelf();
    read(&mut shelf, id);
    let mut noisy = saying(FIRST);
    noisy.item.content = Some(format!("<p>{FIRST}</p><p>12 comments</p><img src=\"https://pixel.example/?nonce=7\">"));
    noisy.text = format!("{FIRST}\n12 comments");
    assert_eq!(shelf.poll(vec![noisy], 200).updated, 1);
    assert!(!changed(&shelf, id) && seen(&shelf, id).is_empty());
}

#[test]
fn another_headline_is_a_change() {
    let (mut shelf, id) = shelf();
    read(&mut shelf, id);
    let mut renamed = saying(FIRST);
    (renamed.item.title, renamed.title) = ("One, corrected".to_owned(), "One, corrected".into());
    shelf.poll(vec![renamed], 200);
    let texts = shelf.store.earlier_text(id).unwrap().unwrap();
    assert_eq!((changed(&shelf, id), texts.title.as_str()), (true, "One"));
}

#[test]
fn until_it_is_looked_at_the_text_that_was_read_stays_the_one_compared_with() {
    let (mut shelf, id) = shelf();
    read(&mut shelf, id);
    shelf.poll(vec![saying(SECOND)], 200);
    shelf.poll(vec![saying(THIRD)], 300);
    assert_eq!(seen(&shelf, id), "The ferry to Hollow Bell [-leaves at nine.-] [+stays in the harbour.+]");
    shelf.store.change_seen(id).unwrap();
    assert!(!changed(&shelf, id) && !seen(&shelf, id).is_empty());
    shelf.poll(vec![saying(SECOND)], 400);
    assert!(changed(&shelf, id));
    assert_eq!(seen(&shelf, id), "The ferry to Hollow Bell [-stays in the harbour.-] [+leaves at ten.+]");
}

#[test]
fn a_change_that_is_taken_back_is_none() {
    let (mut shelf, id) = shelf();
    read(&mut shelf, id);
    shelf.poll(vec![saying(SECOND)], 200);
    shelf.poll(vec![saying(FIRST)], 300);
    assert_eq!((changed(&shelf, id), seen(&shelf, id)), (false, String::new()));
}

fn keep(shelf: &mut Shelf, id: ArticleId, text: &str, now: i64) {
    let page = Extracted { html: format!("<p>{text}</p>"), ..Extracted::default() };
    let kept = Kept { page, draft: saying(text), ..Kept::default() };
    shelf.store.keep_archive(id, &kept, at(now)).unwrap();
}

#[test]
fn a_kept_article_stays_as_it_is_and_says_that_its_feed_changed_it() {
    let (mut shelf, id) = shelf();
    shelf.store.mark(&[id], &Decision::Save(true), at(110)).unwrap();
    keep(&mut shelf, id, FIRST, 130);
    assert_eq!(shelf.poll(vec![saying(SECOND)], 200).updated, 0);
    assert_eq!(shelf.store.raw(id).unwrap().unwrap().html(), format!("<p>{FIRST}</p>"));
    assert_eq!(seen(&shelf, id), "The ferry to Hollow Bell leaves at [-nine.-] [+ten.+]");
    shelf.store.change_seen(id).unwrap();
    shelf.poll(vec![saying(SECOND)], 300);
    assert!(!changed(&shelf, id));
    shelf.poll(vec![saying(FIRST)], 400);
    shelf.poll(vec![saying(THIRD)], 500);
    assert!(changed(&shelf, id));
}

/// Read, then changed by its feed, then kept before anybody has looked at the change.
fn kept_unseen() -> (Shelf, ArticleId) {
    let (mut shelf, id) = shelf();
    read(&mut shelf, id);
    shelf.poll(vec![saying(SECOND)], 200);
    shelf.store.mark(&[id], &Decision::Save(true), at(210)).unwrap();
    keep(&mut shelf, id, SECOND, 220);
    (shelf, id)
}

#[test]
fn the_text_that_was_read_outlives_the_keeping_of_another() {
    let (mut shelf, id) = kept_unseen();
    shelf.poll(vec![saying(SECOND)], 250);
    assert_eq!(shelf.store.article(id).unwrap().unwrap().changed, Some(at(200)));
    shelf.poll(vec![saying(THIRD)], 300);
    assert!(changed(&shelf, id));
    assert_eq!(seen(&shelf, id), "The ferry to Hollow Bell [-leaves at nine.-] [+stays in the harbour.+]");
    shelf.poll(vec![saying(SECOND)], 400);
    assert_eq!(seen(&shelf, id), "The ferry to Hollow Bell leaves at [-nine.-] [+ten.+]");
    keep(&mut shelf, id, THIRD, 500);
    assert_eq!(seen(&shelf, id), "The ferry to Hollow Bell leaves at [-nine.-] [+ten.+]");
}

#[test]
fn what_was_read_is_no_change_of_a_kept_article_when_it_comes_again() {
    let (mut shelf, id) = kept_unseen();
    for second in [300, 400] {
        shelf.poll(vec![saying(FIRST)], second);
        assert!(!changed(&shelf, id));
    }
    assert_eq!(seen(&shelf, id), "The ferry to Hollow Bell leaves at [-nine.-] [+ten.+]");
    shelf.poll(vec![saying(THIRD)], 500);
    assert!(changed(&shelf, id));
}

#[test]
fn a_change_of_a_kept_article_that_is_taken_back_is_none() {
    for is_kept in [true, false] {
        let (mut shelf, id) = shelf();
        read(&mut shelf, id);
        shelf.store.mark(&[id], &Decision::Save(true), at(110)).unwrap();
        keep(&mut shelf, id, FIRST, 130);
        shelf.poll(vec![saying(SECOND)], 200);
        assert!(changed(&shelf, id));
        shelf.store.mark(&[id], &Decision::Save(is_kept), at(210)).unwrap();
        shelf.poll(vec![saying(FIRST)], 300);
        assert_eq!((changed(&shelf, id), seen(&shelf, id)), (false, String::new()));
    }
}

#[test]
fn what_an_article_said_is_compared_as_published_when_other_rules_have_cleaned_it() {
    let (mut shelf, id) = shelf();
    let mut other = Draft { text: format!("{FIRST} Sign up for the harbour letter."), ..saying(FIRST) };
    other.item.categories = vec!["Ferries".to_owned()];
    shelf.poll(vec![other], 105);
    read(&mut shelf, id);
    shelf.poll(vec![saying(SECOND)], 200);
    assert!(changed(&shelf, id));
    shelf.poll(vec![saying(FIRST)], 300);
    assert!(!changed(&shelf, id));
}

#[test]
fn pages_got_anew_are_compared_with_the_one_that_was_read() {
    let (mut shelf, id) = shelf();
    shelf.store.mark(&[id], &Decision::Save(true), at(110)).unwrap();
    keep(&mut shelf, id, FIRST, 130);
    keep(&mut shelf, id, SECOND, 140);
    keep(&mut shelf, id, THIRD, 150);
    assert_eq!(seen(&shelf, id), "The ferry to Hollow Bell [-leaves at nine.-] [+stays in the harbour.+]");
    keep(&mut shelf, id, FIRST, 160);
    assert_eq!((changed(&shelf, id), seen(&shelf, id)), (false, String::new()));
}

#[test]
fn a_page_got_anew_is_told_from_the_one_before() {
    let (mut shelf, id) = shelf();
    shelf.store.mark(&[id], &Decision::Save(true), at(110)).unwrap();
    let mut number = |text| {
        keep(&mut shelf, id, text, 130);
        shelf.store.content_number(id).unwrap()
    };
    let [first, second, again] = [FIRST, SECOND, SECOND].map(&mut number);
    assert_ne!(first, second);
    assert_eq!(second, again);
}

#[test]
fn a_page_got_anew_says_what_changed_in_it() {
    let (mut shelf, id) = shelf();
    shelf.store.mark(&[id], &Decision::Save(true), at(110)).unwrap();
    keep(&mut shelf, id, FIRST, 130);
    assert!(!changed(&shelf, id));
    keep(&mut shelf, id, FIRST, 140);
    assert!(!changed(&shelf, id));
    keep(&mut shelf, id, THIRD, 150);
    assert!(changed(&shelf, id));
    assert_eq!(seen(&shelf, id), "The ferry to Hollow Bell [-leaves at nine.-] [+stays in the harbour.+]");
}

#[test]
fn the_text_goes_with_its_article_and_outlives_a_recovery() {
    let (mut shelf, id) = shelf();
    read(&mut shelf, id);
    shelf.poll(vec![saying(SECOND)], 200);
    let to = shelf.path().with_file_name("recovered.db");
    pressstart::store::Store::recover(&shelf.path(), &to).unwrap();
    let recovered = pressstart::store::Store::open(&to).unwrap();
    assert_eq!(recovered.changed_at(id).unwrap(), Some(at(200)));
    assert_eq!(
        recovered.list(&Query::from(Term::Changed), pressstart::news::Sort::Newest, 9, at(300)).unwrap().len(),
        1
    );
    shelf.store.drop_read(at(9_000), 9).unwrap();
    assert_eq!(shelf.store.changed_at(id).unwrap(), None);
}

#[test]
fn words_alone_are_compared() {
    let wording = |text| Wording { title: "One", text };
    assert!(!pressstart::changes::is_change(wording("It’s out."), wording("It's out!")));
}
