//! Rules of the reader's own on arrivals.

use crate::shelf::{Shelf, at, draft};
use jiff::tz::TimeZone;
use pressstart::news::{Act, Rule};

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
