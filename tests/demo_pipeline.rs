//! The demo edition read as the press is read: feeds to items, items to articles, articles to text.
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use jiff::Timestamp;
use pressstart::{
    clean::{self, Rules, Subject},
    demo, extract,
    feed::{self, Origin},
    news::{Body, Draft, Kind, LinkKind, View},
    page,
};
use std::{
    io::{Read, Write},
    net::TcpStream,
};

fn now() -> Timestamp {
    "2030-06-15T12:00:00Z".parse().unwrap()
}

/// Head and body of what an address answers.
fn get(url: &str) -> (String, String) {
    let (host, path) = url.strip_prefix("http://").unwrap().split_once('/').unwrap();
    let mut stream = TcpStream::connect(host).unwrap();
    write!(stream, "GET /{path} HTTP/1.1\r\nHost: demo\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    (head.to_owned(), body.to_owned())
}

fn rules() -> &'static Rules {
    &clean::BUILTIN
}

/// Every article with its outlet's name.
fn drafts() -> Vec<(String, Draft)> {
    let demo = demo::start(now()).unwrap();
    let mut drafts = Vec::new();
    for source in demo.sources() {
        let (head, body) = get(&source.url);
        if !head.starts_with("HTTP/1.1 200 ") {
            continue;
        }
        let content_type = head.lines().find_map(|line| line.strip_prefix("Content-Type: "));
        let feed = feed::read(body.as_bytes(), Origin { url: &source.url, content_type, now: now() }).unwrap();
        for item in feed.items {
            let subject = Subject { source: &source.name, url: &source.url, strip: true, ..Subject::default() };
            drafts.push((source.name.to_string(), clean::draft(item, &subject, rules())));
        }
    }
    drafts
}

fn article<'d>(drafts: &'d [(String, Draft)], title: &str) -> &'d Draft {
    drafts.iter().map(|(_, draft)| draft).find(|draft| draft.title.contains(title)).unwrap()
}

fn body(draft: &Draft, view: View) -> Body {
    let html = draft.item.content.as_ref().or(draft.item.summary.as_ref()).unwrap();
    let subject = Subject { title: &draft.title, url: &draft.url, strip: true, ..Subject::default() };
    clean::body(html, &subject, view, rules())
}

#[test]
fn nearly_every_kind_of_piece_is_there() {
    let drafts = drafts();
    for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Other) {
        assert!(drafts.iter().any(|(_, draft)| draft.kind == kind), "no {kind}");
    }
}

#[test]
fn a_notice_about_earnings_is_told_of_but_not_shown() {
    let drafts = drafts();
    let deal = body(article(&drafts, "best deals of the week"), View::Stripped);
    assert!(deal.receipt.counts().disclosure > 0);
    assert!(!page::text(&deal).contains("affiliate"));
}

#[test]
fn who_had_it_first_is_credited() {
    let drafts = drafts();
    let via = article(&drafts, "Ostrander Holdings buys").via.as_ref().unwrap();
    assert_eq!(via.name.as_str(), "Ledger & Lives");
}

#[test]
fn headlines_and_texts_in_japanese_come_through_whole() {
    let drafts = drafts();
    let parcel = article(&drafts, "月あかり宅配便");
    assert!(parcel.title.contains('🌕'));
    assert!(page::text(&body(parcel, View::Stripped)).contains("町は、まず犬から覚えるんです"));
}

#[test]
fn code_keeps_its_lines() {
    let drafts = drafts();
    let text = page::text(&body(article(&drafts, "Brine"), View::Stripped));
    assert!(text.contains("ticks_per_second = 60\ncores = 1\n\n[display]"), "{text}");
}

#[test]
fn a_podcast_brings_its_sound() {
    let drafts = drafts();
    let enclosure = &article(&drafts, "episode 41").item.enclosures[0];
    assert_eq!(enclosure.media_type.as_deref(), Some("audio/wav"));
    assert!(enclosure.bytes.is_some_and(|bytes| bytes > 1000));
}
#[test]
fn every_affiliate_link_of_the_deals_leads_straight_to_its_shop() {
    let drafts = drafts();
    let mut affiliate = 0;
    for (_, draft) in drafts.iter().filter(|(outlet, _)| outlet.contains("Bargain")) {
        for link in body(draft, View::Stripped).links.iter().filter(|link| link.kind == LinkKind::Affiliate) {
            affiliate += 1;
            assert_ne!(link.given, link.shown);
            assert!(!link.shown.contains("bargainbin"), "{}", link.shown);
        }
    }
    assert!(affiliate >= 15, "{affiliate}");
}

#[test]
fn the_page_of_a_teaser_holds_the_rest_of_it() {
    let demo = demo::start(now()).unwrap();
    let drafts = drafts();
    let teaser = article(&drafts, "Meteor Dentist");
    assert!(teaser.teaser);
    let url = demo.sources()[2].url.replace("/feed", "/meteor-dentist");
    let (_, html) = get(&url);
    let text = page::text(&clean::body(
        &extract::article(&html, &url, &clean::BUILTIN).html,
        &Subject::default(),
        View::Original,
        rules(),
    ));
    assert!(text.contains("The problem was vinegar"), "{text}");
    assert!(!text.contains("Never miss a story"), "{text}");
}
