//! How fast a feed is read, whole and broken: the broken one needs every kind of mending that leaves its articles in place. What an
//! XML parser alone takes for the same bytes stands beside it: on a busy machine the ratio counts.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use jiff::Timestamp;
use pressstart::feed::{self, Origin};
use quick_xml::{Reader, events::Event};
use std::{fmt::Write, hint::black_box};

const ARTICLES: usize = 200;
const WORDS: &str =
    "The studio moved the second chapter of its quiet farming game to the spring, and said little of why. ";

/// A feed as content managers write it: most of its bytes are bodies.
fn whole() -> String {
    let mut feed = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>Lantern Daily</title><link>https://lantern.example/</link>",
    );
    for number in 0..ARTICLES {
        let body = format!("<p>{}</p>\n", WORDS.repeat(4)).repeat(12);
        let escaped = WORDS.repeat(2).replace(' ', " &amp; ");
        let _ = writeln!(
            feed,
            "<item><title>Chapter {number} &amp; more</title><link>https://lantern.example/{number}?a=1&amp;b=2</link>\
             <guid isPermaLink=\"false\">lantern-{number}</guid><pubDate>Fri, 20 Nov 2026 12:00:00 +0100</pubDate>\
             <dc:creator>Mina Okafor</dc:creator><category>Farming</category><description>{escaped}</description>\
             <content:encoded><![CDATA[{body}]]></content:encoded></item>"
        );
    }
    feed + "</channel></rss>"
}

fn broken() -> String {
    let whole = whole()
        .replace("&amp;", "&")
        .replace("</category>", "")
        .replace("\"false\"", "false")
        .replace("The", "Th\u{1}e");
    format!("<br />\n<b>Warning</b>: deprecated\n{}", whole.replace("quiet", "qui&eacute;t < or"))
}

/// A broken feed whose bodies are escaped instead of standing in sections.
fn escaped() -> String {
    let (mut feed, whole) = (String::new(), broken());
    for piece in whole.split("<![CDATA[") {
        match piece.split_once("]]>") {
            Some((body, rest)) => {
                feed.push_str(&body.replace('<', "&lt;").replace('>', "&gt;"));
                feed.push_str(rest);
            }
            None => feed.push_str(piece),
        }
    }
    feed
}

/// The events of an XML parser that does nothing with them.
fn events(text: &str) -> usize {
    let mut reader = Reader::from_str(text);
    let mut count = 0;
    while !matches!(reader.read_event(), Ok(Event::Eof) | Err(_)) {
        count += 1;
    }
    count
}

fn reading(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("feed");
    for (name, text) in [("whole", whole()), ("repair", broken()), ("repair, escaped bodies", escaped())] {
        group.throughput(Throughput::Bytes(text.len() as u64));
        let origin = Origin { url: "https://lantern.example/feed", content_type: None, now: Timestamp::MAX };
        let feed = feed::read(text.as_bytes(), origin).unwrap_or_default();
        assert_eq!((feed.items.len(), feed.repaired.is_some()), (ARTICLES, name != "whole"), "{name}");
        group
            .bench_function(name, |bencher| bencher.iter(|| black_box(feed::read(black_box(text.as_bytes()), origin))));
    }
    let whole = whole();
    group.throughput(Throughput::Bytes(whole.len() as u64));
    group.bench_function("whole, its XML alone", |bencher| bencher.iter(|| events(black_box(&whole))));
    group.finish();
}

criterion_group!(benches, reading);
criterion_main!(benches);
