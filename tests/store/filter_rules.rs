//! Rules of the reader's own on arrivals.

use crate::shelf::{Shelf, at, draft};
use jiff::tz::TimeZone;
use pressstart::news::{Act, Kind, Rule};

fn rule(name: &str, when: &str, then: &[&str]) -> Rule {
    let then: Vec<Act> = then.iter().map(|act| act.parse().unwrap()).collect();
    Rule { name: name.into(), when: when.to_owned(), then }
}

#[test]
fn a_rule_acts_on_what_arrives_and_on_nothing_that_was_there() {
    let mut shelf = Shelf::with(&["Hollow Bell is dated"]);
    shelf.store.apply_rules(&[], at(150), &TimeZone::UTC).unwrap();
    shelf.poll(vec![draft("Hollow Bell is delayed", 200), draft("Dust Rally", 201)], 300);
    let ruled =
        shelf.store.apply_rules(&[rule("bells", "bell", &["tag:bell", "save"])], at(301), &TimeZone::UTC).unwrap();
    assert_eq!(ruled.steps, ["rule “bells”: tagged #bell, 1 article", "rule “bells”: saved, 1 article"]);
    assert_eq!(shelf.titles("tag:bell"), ["Hollow Bell is delayed"]);
    assert_eq!(shelf.titles("saved"), ["Hollow Bell is delayed"]);
}

#[test]
fn what_a_rule_has_seen_it_does_not_see_again() {
    let mut shelf = Shelf::with(&["Hollow Bell is dated"]);
    let rules = [rule("bells", "bell", &["read"])];
    assert_eq!(shelf.store.apply_rules(&rules, at(150), &TimeZone::UTC).unwrap().steps.len(), 1);
    shelf.store.undo(at(151)).unwrap();
    assert_eq!(shelf.store.apply_rules(&rules, at(152), &TimeZone::UTC).unwrap().steps.len(), 0);
    assert_eq!(shelf.titles("unread").len(), 1);
}

#[test]
fn a_rule_mutes_under_its_name_and_undo_brings_it_back() {
    let mut shelf = Shelf::with(&["Hollow Bell is dated", "Dust Rally"]);
    shelf.store.apply_rules(&[rule("no bells", "bell", &["mute"])], at(150), &TimeZone::UTC).unwrap();
    let mutes = shelf.store.mutes().unwrap();
    assert_eq!((mutes[0].label.as_str(), mutes[0].caught, shelf.titles("muted").len()), ("no bells", 1, 1));
    assert_eq!(shelf.store.totals().unwrap().unread, 1);
    let undone = shelf.store.undo(at(151)).unwrap().unwrap();
    assert_eq!(undone.words, "rule “no bells”: muted, 1 article");
    assert_eq!(shelf.store.totals().unwrap().unread, 2);
}

#[test]
fn a_rule_tells_of_what_it_found_and_is_named_where_it_acted() {
    let mut shelf = Shelf::with(&["Hollow Bell is dated"]);
    let ruled =
        shelf.store.apply_rules(&[rule("bells", "bell", &["notify", "tag:bell"])], at(150), &TimeZone::UTC).unwrap();
    assert_eq!(ruled.told, ["Hollow Bell is dated".into()]);
    let acted = shelf.store.acted(shelf.ids()[0]).unwrap();
    assert!(acted.contains(&"tagged #bell by the rule “bells”".into()), "{acted:?}");
}

#[test]
fn an_undone_mute_of_a_rule_leaves_no_empty_row() {
    let mut shelf = Shelf::with(&["Hollow Bell is dated", "Dust Rally"]);
    shelf.store.apply_rules(&[rule("no bells", "bell", &["mute"])], at(150), &TimeZone::UTC).unwrap();
    shelf.store.undo(at(151)).unwrap();
    assert_eq!(shelf.store.mutes().unwrap(), []);
    shelf.store.redo(at(152)).unwrap();
    assert_eq!((shelf.store.mutes().unwrap()[0].caught, shelf.titles("muted").len()), (1, 1));
}

#[test]
fn what_a_rule_muted_is_muted_again_when_the_end_of_its_mute_is_undone() {
    let mut shelf = Shelf::with(&["Hollow Bell is dated", "Dust Rally"]);
    shelf.store.apply_rules(&[rule("no bells", "bell", &["mute"])], at(150), &TimeZone::UTC).unwrap();
    let mute = shelf.store.mutes().unwrap()[0].id;
    shelf.store.unmute(mute, at(151)).unwrap();
    assert_eq!((shelf.store.mutes().unwrap().len(), shelf.store.totals().unwrap().unread), (0, 2));
    shelf.store.undo(at(152)).unwrap();
    assert_eq!((shelf.store.mutes().unwrap()[0].caught, shelf.store.totals().unwrap().unread), (1, 1));
    shelf.store.redo(at(153)).unwrap();
    assert_eq!((shelf.store.mutes().unwrap().len(), shelf.store.totals().unwrap().unread), (0, 2));
}

#[test]
fn a_rule_made_from_a_story_is_tried_acts_on_arrivals_and_is_undone() {
    let mut shelf = Shelf::with(&["Hollow Bell is dated", "Dust Rally"]);
    shelf.store.apply_rules(&[], at(150), &TimeZone::UTC).unwrap();
    assert_eq!(shelf.store.try_rule("about:\"Hollow Bell\"", at(151), &TimeZone::UTC).unwrap(), 1);
    let made = rule("always done: about Hollow Bell", "about:\"Hollow Bell\"", &["read"]);
    shelf.store.add_rule(&made, at(152)).unwrap();
    assert_eq!(shelf.store.user_rules().unwrap(), [made]);
    shelf.poll(vec![draft("Hollow Bell is delayed", 200), draft("Dust Rally goes on", 201)], 300);
    let ruled = shelf.store.apply_rules(&[], at(301), &TimeZone::UTC).unwrap();
    assert_eq!(ruled.steps, ["rule “always done: about Hollow Bell”: read, 1 article"]);
    assert_eq!(shelf.titles("unread").len(), 3);
    shelf.store.undo(at(302)).unwrap();
    assert_eq!(shelf.store.undo(at(303)).unwrap().unwrap().words, "Rule made: always done: about Hollow Bell");
    assert!(shelf.store.user_rules().unwrap().is_empty());
    shelf.store.redo(at(304)).unwrap();
    assert_eq!(shelf.store.user_rules().unwrap().len(), 1);
}

#[test]
fn a_kind_put_right_stays_and_what_was_put_right_often_is_a_lesson() {
    let headlines = ["Bell one", "Bell two", "Bell three", "Bell four"];
    let mut shelf = Shelf::with(&headlines);
    let ids = shelf.ids();
    let was = shelf.store.article(ids[0]).unwrap().unwrap().kind;
    assert_ne!(was, Kind::Review);
    for (id, lesson) in ids.iter().zip([None, None, Some((was, Kind::Review, 3))]) {
        shelf.store.set_kind(&[*id], Kind::Review, at(200)).unwrap();
        assert_eq!(shelf.store.kind_lesson(ids[3]).unwrap(), lesson);
    }
    shelf.poll(vec![draft("Bell one", 100)], 300);
    let kind = |shelf: &Shelf| shelf.store.article(ids[2]).unwrap().unwrap().kind;
    assert_eq!(kind(&shelf), Kind::Review);
    let acted = shelf.store.acted(ids[2]).unwrap();
    assert!(acted[0].starts_with("its kind was put right: review"), "{acted:?}");
    shelf.store.undo(at(301)).unwrap();
    assert_eq!(kind(&shelf), was);
    shelf.store.redo(at(302)).unwrap();
    assert_eq!(kind(&shelf), Kind::Review);
}

#[test]
fn a_rule_says_what_kind_of_piece_arrives() {
    let mut shelf = Shelf::with(&["Hollow Bell is dated"]);
    shelf.store.add_rule(&rule("bells are guides", "bell", &["kind:guide"]), at(150)).unwrap();
    shelf.store.apply_rules(&[], at(151), &TimeZone::UTC).unwrap();
    assert_eq!(shelf.titles("all kind:guide"), ["Hollow Bell is dated"]);
}
