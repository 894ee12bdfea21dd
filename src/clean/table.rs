//! A table test: every rule about words, boxes and kinds has a text in `tests/words_table.tsv` that it must change, and one that
//! it must leave.

use crate::{
    clean::{
        facts::{kind, kind_evidence::Piece},
        markup::{
            blocks::{self, Block},
            dom,
        },
        plain::plain,
        position::Spot,
        removers::{boxes, credits, notices, promos},
        rules::{BUILTIN, Wording},
    },
    news::Kind,
};
use dom_query::Document;
use foldhash::HashSet;
use std::collections::BTreeSet;

struct Row {
    rule: &'static str,
    changed: &'static str,
    left: &'static str,
}

fn rows(family: &str) -> Vec<Row> {
    let table = include_str!("../../tests/words_table.tsv").lines().filter(|line| !line.starts_with('#'));
    let row = |line: &'static str| {
        let [rule, changed, left] = line.split('\t').collect::<Vec<_>>().try_into().unwrap();
        Row { rule, changed, left }
    };
    table.map(row).filter(|row: &Row| row.rule.starts_with(family)).collect()
}

fn named(family: &str) -> BTreeSet<String> {
    rows(family).iter().map(|row| row.rule.to_owned()).collect()
}

/// The rule that judges each block of a fragment near an article's end.
fn judged(html: &str, judge: impl Fn(&[Block], &Wording) -> Option<String>) -> Option<String> {
    let document = Document::fragment(html.to_owned());
    judge(&blocks::of(&dom::root(&document), &HashSet::default()), &BUILTIN)
}

#[test]
fn every_rule_about_words_has_a_row() {
    let cutting = BUILTIN.names().filter(|name| !name.starts_with("box.")).map(str::to_owned);
    let others = BUILTIN.companion.iter().chain(&BUILTIN.veto).map(|rule| rule.name.clone());
    let known = rows("").iter().map(|row| row.rule.to_owned()).filter(|name| !name.starts_with("kind.")).collect();
    assert_eq!(cutting.chain(others).collect::<BTreeSet<_>>(), known);
}

#[test]
fn every_notice_is_known_and_every_look_alike_is_none() {
    let judge = |text: &str| notices::judge(&BUILTIN.read(text), &BUILTIN);
    let mut wrong = Vec::new();
    for Row { rule, changed, left } in rows("notice.") {
        wrong.extend((judge(changed) != Some(rule)).then(|| (rule, changed, judge(changed))));
        wrong.extend(judge(left).is_some().then(|| (rule, left, judge(left))));
    }
    assert_eq!(wrong, []);
}

#[test]
fn every_companion_and_veto_says_what_it_is_about() {
    let mut wrong = Vec::new();
    for family in ["companion.", "veto."] {
        for Row { rule, changed, left } in rows(family) {
            let rules = BUILTIN.companion.iter().chain(&BUILTIN.veto);
            let pattern = rules.filter(|known| known.name == rule).map(|known| &known.pattern).next().unwrap();
            wrong.extend((!pattern.is_in(&plain(changed))).then_some((rule, changed)));
            wrong.extend(pattern.is_in(&plain(left)).then_some((rule, left)));
        }
    }
    assert_eq!(wrong, []);
}

#[test]
fn every_promo_and_every_piece_of_debris_is_known_and_its_look_alike_is_none() {
    let judge = |blocks: &[Block], wording: &Wording| {
        let said = wording.read(&blocks[0].text);
        let list = promos::link_list(blocks, 0, &said, wording).or_else(|| promos::plans(blocks, 0, &said, wording));
        let list = list.map(|(_, rule)| rule);
        let spot = Spot { head: false, tail: true };
        let credit = credits::judge(&blocks[0], &said, wording).map(str::to_owned);
        list.or(credit).or_else(|| promos::judge(&blocks[0], &said, spot, wording).map(|rule| rule.name.clone()))
    };
    let mut wrong = Vec::new();
    for family in ["promo.", "debris.", "credit."] {
        for Row { rule, changed, left } in rows(family) {
            wrong.extend((judged(changed, judge).as_deref() != Some(rule)).then_some((rule, changed)));
            wrong.extend(judged(left, judge).is_some().then_some((rule, left)));
        }
    }
    assert_eq!(wrong, []);
}

#[test]
fn every_offer_is_known_and_its_look_alike_is_none() {
    let rules = || BUILTIN.offer.iter().chain(&BUILTIN.offer_heading);
    for Row { rule, changed, left } in rows("offer.") {
        assert!(rules().any(|known| known.name == rule && known.is_in(&BUILTIN.read(changed))), "{changed}");
        assert!(!rules().any(|known| known.is_in(&BUILTIN.read(left))), "{left}");
    }
}

#[test]
fn every_class_of_every_box_is_cut_and_one_that_only_begins_alike_stays() {
    const PROSE: &str = "<p>The sequel arrives next spring, a year later than planned, and its director told reporters that the \
                         extra time goes into the second act, which testers found too short and too easy by half.</p>";
    let cut_by = |html: &str| {
        let document = Document::fragment(format!("{PROSE}{html}{PROSE}{PROSE}"));
        boxes::of(&dom::root(&document), &BUILTIN).first().map(|cut| cut.rule.clone())
    };
    for rule in &BUILTIN.boxes {
        for token in &rule.tokens {
            let made =
                |token: &str| format!("<div class=\"{token}\"><a href=\"https://shop.example/\">See it</a></div>");
            assert_eq!(cut_by(&made(token)).as_deref(), Some(rule.name.as_str()), "{token}");
            assert_eq!(cut_by(&made(&format!("{token}lore-of-old"))), None, "{token}");
            let whole = format!("<div class=\"{token}\">{}</div>", PROSE.repeat(9));
            assert_eq!(cut_by(&whole), None, "{token} around an article");
        }
    }
}

#[test]
fn every_button_is_cut_and_its_address_in_a_sentence_stays() {
    let cut_by = |html: &str| {
        let document = Document::fragment(html.to_owned());
        boxes::of(&dom::root(&document), &BUILTIN).first().map(|cut| cut.rule.clone())
    };
    for Row { rule, changed, left } in rows("share.") {
        assert_eq!(cut_by(changed).as_deref(), Some(rule));
        assert_eq!(cut_by(left), None);
    }
    for rule in &BUILTIN.button {
        for begins in &rule.addresses {
            let scheme = if begins.starts_with("mailto") { "" } else { "https://www." };
            let address = format!("{scheme}{begins}x");
            assert_eq!(cut_by(&format!("<p><a href=\"{address}\">Go</a></p>")).as_deref(), Some(rule.name.as_str()));
            assert_eq!(cut_by(&format!("<p>It began with <a href=\"{address}\">a link</a>.</p>")), None, "{address}");
        }
    }
}

#[test]
fn every_part_of_every_rule_of_kinds_has_a_row() {
    let rules: toml::Table = toml::from_str(include_str!("../../assets/kinds.toml")).unwrap();
    let parts = rules["kind"].as_array().unwrap().iter().flat_map(|rule| {
        let kind = rule["kind"].as_str().unwrap();
        rule.as_table().unwrap().keys().filter(|part| *part != "kind").map(move |part| format!("kind.{kind}.{part}"))
    });
    assert_eq!(parts.collect::<BTreeSet<_>>(), named("kind."));
}

#[test]
fn every_part_of_every_rule_of_kinds_tells_an_article_from_its_look_alike() {
    let of = |row: &str| {
        let [title, url, category] = row.split('|').collect::<Vec<_>>().try_into().unwrap();
        kind::of(&Piece { title, lead: "", url, categories: &[category.to_owned()] }, false)
    };
    let mut wrong = Vec::new();
    for Row { rule, changed, left } in rows("kind.") {
        let (kind, part) = rule.trim_start_matches("kind.").split_once('.').unwrap();
        let kind: Kind = kind.parse().unwrap();
        // What bars a rule changes an article's kind from the rule's own to another.
        let (is, is_not) = if part == "unless" { (left, changed) } else { (changed, left) };
        wrong.extend((of(is) != kind).then(|| (rule, is, of(is))));
        wrong.extend((of(is_not) == kind).then_some((rule, is_not, kind)));
    }
    assert_eq!(wrong, []);
}
