//! Entries are what feed-rs reads in the Atom document that a feed was mended into.
//!
//! Whole feeds and broken ones take this one road: an article keeps its identity and its date on the day its feed breaks. What Atom
//! has no place for travels beside the document by position.

use super::atom::{Document, Entry, Head, Title};
use crate::news::{Enclosure, Item};
use feed_rs::{model, parser::Builder};
use jiff::Timestamp;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Any IRI: the document leaves the program under another one.
const INSIDE: &str = "urn:pressstart:mended";
/// The relation of a picture, which Atom itself does not know.
const IMAGE: &str = "image";

/// The items as feed-rs reads them in their document; those that were mended stand where it reads something else.
pub fn read(mended: Vec<Item>) -> Vec<Item> {
    let (document, fits) = document(&mended);
    let entries = parse(&document).filter(|entries| entries.len() == mended.len());
    drop(document);
    let Some(entries) = entries else { return mended };
    let read = mended.into_iter().zip(entries).zip(fits);
    read.map(|((item, entry), fits)| if fits && entry.id == item.identity { merge(item, entry) } else { item })
        .collect()
}

/// The document, and which items it holds whole.
fn document(items: &[Item]) -> (String, Vec<bool>) {
    let length = |text: &Option<String>| text.as_ref().map_or(0, String::len);
    let bytes = items.iter().map(|item| 512 + length(&item.summary) + length(&item.content)).sum();
    let mut document = Document::new(Head { id: INSIDE, ..Head::default() }, bytes);
    let fits = items.iter().map(|item| document.entry(&entry(item))).collect();
    (document.finish(), fits)
}

fn entry(item: &Item) -> Entry<'_> {
    Entry {
        id: &item.identity,
        title: Title::Html(&item.title),
        link: item.link.as_deref(),
        authors: &item.authors,
        published: item.published,
        updated: item.updated.or(item.published).unwrap_or(Timestamp::UNIX_EPOCH),
        summary: item.summary.as_deref(),
        content: item.content.as_deref(),
        categories: &item.categories,
        enclosures: &item.enclosures,
        image: item.image.as_deref().map(|image| (IMAGE, image)),
        comments: None,
    }
}

/// A parser keeps what it was reading when it failed, so that each feed has one of its own.
fn parse(document: &str) -> Option<Vec<model::Entry>> {
    let read = || {
        let builder = Builder::new().sanitize_content(false).id_generator(|_, _, _| String::new());
        builder.timestamp_parser(|date| date.parse().ok()).build().parse(document.as_bytes())
    };
    Some(catch_unwind(AssertUnwindSafe(read)).ok()?.ok()?.entries)
}

/// An entry with what Atom has no place for.
fn merge(mended: Item, entry: model::Entry) -> Item {
    let published = entry.published.map(|date| (date.timestamp(), date.timestamp_subsec_nanos())).and_then(moment);
    let updated = entry.updated.map(|date| (date.timestamp(), date.timestamp_subsec_nanos())).and_then(moment);
    let mut item = Item {
        identity: entry.id,
        title: entry.title.map(|title| title.content).unwrap_or_default(),
        authors: entry.authors.into_iter().filter_map(|author| author.name).collect(),
        published: mended.published.and(published),
        updated: mended.updated.and(updated),
        summary: entry.summary.map(|summary| summary.content),
        content: entry.content.and_then(|content| content.body),
        categories: entry.categories.into_iter().map(|category| category.term).collect(),
        enclosures: Vec::with_capacity(mended.enclosures.len()),
        link: None,
        image: None,
        guid: mended.guid,
        image_text: mended.image_text,
        comments: mended.comments,
        answers: mended.answers,
        shared_key: mended.shared_key,
    };
    let mut beside = mended.enclosures.into_iter();
    for link in entry.links {
        match link.rel.as_deref() {
            Some("alternate") => item.link = Some(link.href),
            Some("enclosure") => {
                let file = beside.next().unwrap_or_default();
                item.enclosures.push(Enclosure {
                    url: link.href,
                    media_type: link.media_type,
                    bytes: link.length,
                    ..file
                });
            }
            Some(IMAGE) => item.image = Some(link.href),
            _ => {}
        }
    }
    item
}

/// A date of feed-rs: its seconds, and the nanoseconds behind them.
fn moment((seconds, nanoseconds): (i64, u32)) -> Option<Timestamp> {
    Timestamp::new(seconds, i32::try_from(nanoseconds).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn item(identity: &str, words: &str) -> Item {
        Item {
            identity: identity.to_owned(),
            guid: Some(identity.to_owned()),
            link: Some("https://quest.example/a?b=1&c=%22".to_owned()),
            title: words.trim().to_owned(),
            authors: vec!["Mina <Okafor>".to_owned(), "J & K".to_owned()],
            published: Timestamp::from_millisecond(1_795_176_000_250).ok(),
            summary: Some(format!("<p>{words}</p>")),
            content: Some(format!("<p>{words} ]]> <![CDATA[x]]></p>")),
            categories: vec!["Role\tplay \"x\"".to_owned()],
            enclosures: vec![Enclosure {
                url: "https://quest.example/a.mp3".to_owned(),
                media_type: Some("audio/mpeg".to_owned()),
                bytes: Some(9),
                seconds: Some(60),
                chapters: None,
            }],
            image: Some("https://quest.example/a.jpg".to_owned()),
            ..Item::default()
        }
    }

    #[test]
    fn feed_rs_reads_as_many_entries_as_were_mended() {
        let items: Vec<Item> = (0..3).map(|number| item(&number.to_string(), "words")).collect();
        let (document, fits) = document(&items);
        assert_eq!((parse(&document).unwrap().len(), fits), (3, vec![true; 3]));
        assert_eq!(read(items.clone()), items);
    }

    #[test]
    fn an_undated_item_stays_undated() {
        let items = vec![Item { identity: "1".to_owned(), ..Item::default() }];
        assert_eq!(read(items.clone()), items);
    }

    #[test]
    fn what_xml_has_no_place_for_leaves_the_item_as_it_was_mended() {
        let items = vec![item("1", "a\u{1b}[31mb"), item("2", "c\u{ffff}d")];
        let (document, fits) = document(&items);
        assert_eq!((parse(&document).unwrap().len(), fits), (2, vec![false; 2]));
        assert!(!document.contains(['\u{1b}', '\u{ffff}']));
        assert_eq!(read(items.clone()), items);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_words_come_through_as_they_are(identity in "\\PC{1,12}", words in "[<>&\"'\\]\\[! -~\n\r\té日]{0,60}") {
            let items = vec![item(identity.trim(), &words), item("other", &words)];
            prop_assert_eq!(read(items.clone()), items);
        }
    }
}
