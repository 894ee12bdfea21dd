//! The public form of a mended feed: one Atom 1.0 document that any program can read, with everything the standard demands.

use super::{
    Feed,
    atom::{Document, Entry, Head, Title},
};
use crate::{
    html::is_web,
    news::{Enclosure, Item},
    text::Line,
};
use jiff::Timestamp;
use ring::digest::{SHA256, digest};
use std::{collections::HashSet, fmt::Write};
use url::Url;

/// Schemes that lead nowhere or do something, and our own for what has neither guid nor link: no reader should meet them in an id.
const HOSTILE: [&str; 7] = ["javascript", "vbscript", "data", "file", "blob", "about", "hash"];
/// Who wrote what names nobody, in a feed without a title.
const NOBODY: &str = "unknown";

/// A document, and what had to be made up for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strict {
    /// The document.
    pub text: String,
    /// In words, a line for each kind.
    pub told: Vec<String>,
}

/// What a document needs that an item may not have, counted.
#[derive(Debug, Default)]
struct MadeUp {
    ids: usize,
    dates: usize,
    letters: usize,
}

/// Writes a feed that came from this address. `headline` makes a title out of what the feed has for one.
#[must_use]
pub fn write(feed: &Feed, url: &str, headline: impl Fn(&str) -> Line) -> Strict {
    let updated = feed.updated.or_else(|| feed.items.iter().filter_map(|item| item.updated.max(item.published)).max());
    let updated = updated.unwrap_or(Timestamp::UNIX_EPOCH);
    let own = [Some(url), feed.site.as_deref()].into_iter().flatten().find(|id| is_web(id));
    let id = own.map_or_else(|| hashed(&feed.title), iri);
    let site = feed.site.as_deref().map(percent_encoded);
    let nobody = feed.items.iter().any(|item| item.authors.is_empty());
    let author = if feed.title.is_empty() { NOBODY } else { &feed.title };
    let head = Head {
        id: &id,
        title: &feed.title,
        site: site.as_deref(),
        author: (nobody || feed.items.is_empty()).then_some(author),
        updated,
    };
    let mut document = Document::new(head, feed.items.len() * 1024);
    let mut made_up = MadeUp::default();
    let mut ids = HashSet::new();
    for item in &feed.items {
        let mut id = iri(&item.identity);
        made_up.ids += usize::from(id != item.identity);
        if !ids.insert(id.clone()) {
            id = hashed(&format!("{} {}", item.identity, item.title));
            ids.insert(id.clone());
        }
        let dated = item.updated.or(item.published);
        made_up.dates += usize::from(dated.is_none());
        let title = headline(&item.title);
        made_up.letters += usize::from(!entry(&mut document, item, &id, &title, dated.unwrap_or(updated)));
    }
    Strict { text: document.finish(), told: made_up.told(feed.updated.is_some() || updated > Timestamp::UNIX_EPOCH) }
}

/// Writes one entry; false when some of its characters had to be left out.
fn entry(document: &mut Document, item: &Item, id: &str, title: &Line, updated: Timestamp) -> bool {
    let link = item.link.as_deref().map(percent_encoded);
    let safe = |names: &[String]| -> Vec<String> {
        let lines = names.iter().map(|name| Line::new(name).to_string());
        lines.filter(|name| !name.is_empty()).collect()
    };
    let (authors, categories) = (safe(&item.authors), safe(&item.categories));
    let enclosures: Vec<Enclosure> = item.enclosures.iter().map(file).collect();
    let image = item.image.as_deref().map(percent_encoded);
    // An entry without content must lead to its page.
    let content =
        item.content.as_deref().or_else(|| link.is_none().then(|| item.summary.as_deref().unwrap_or_default()));
    document.entry(&Entry {
        id,
        title: Title::Plain(title),
        link: link.as_deref(),
        authors: &authors,
        published: item.published,
        updated,
        summary: item.summary.as_deref().filter(|_| item.content.is_some() || link.is_some()),
        content,
        categories: &categories,
        enclosures: &enclosures,
        image: image.as_deref().map(|image| ("enclosure", image)),
        comments: item.comments.as_ref(),
    })
}

/// A file whose type is one, or none.
fn file(file: &Enclosure) -> Enclosure {
    let is_type = |media_type: &&String| {
        let letters = |part: &str| {
            !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&byte))
        };
        media_type.split_once('/').is_some_and(|(kind, form)| letters(kind) && letters(form))
    };
    Enclosure {
        url: percent_encoded(&file.url),
        media_type: file.media_type.as_ref().filter(is_type).cloned(),
        ..file.clone()
    }
}

impl MadeUp {
    fn told(&self, dated: bool) -> Vec<String> {
        let mut told = Vec::new();
        let mut tell = |count: usize, one: &str, many: &str| {
            if count > 0 {
                told.push(if count == 1 { format!("one entry {one}") } else { format!("{count} entries {many}") });
            }
        };
        let stand_in = if dated { "the feed's date stands in" } else { "1970-01-01 stands in" };
        tell(
            self.ids,
            "has an id that is no IRI: urn:sha256 stands in",
            "have ids that are no IRIs: urn:sha256 stands in",
        );
        tell(self.dates, &format!("has no date: {stand_in}"), &format!("have no date: {stand_in}"));
        tell(
            self.letters,
            "holds characters that XML forbids: they are left out",
            "hold characters that XML forbids: they are left out",
        );
        told
    }
}

/// An id as it is where it is an IRI, else one made of its hash.
#[must_use]
pub fn iri(id: &str) -> String {
    if is_iri(id) { id.to_owned() } else { hashed(id) }
}

/// An IRI made of the hash of a text.
#[must_use]
pub fn hashed(text: &str) -> String {
    let mut iri = "urn:sha256:".to_owned();
    for byte in digest(&SHA256, text.as_bytes()).as_ref() {
        // writing to a String cannot fail
        let _ = write!(iri, "{byte:02x}");
    }
    iri
}

fn is_iri(id: &str) -> bool {
    let Some((scheme, rest)) = id.split_once(':') else { return false };
    let named = scheme.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    let hostile = HOSTILE.iter().any(|hostile| scheme.eq_ignore_ascii_case(hostile));
    let path = rest.strip_prefix("//").map_or(rest, |rest| rest.find(['/', '?', '#']).map_or("", |at| &rest[at..]));
    let escaped = rest
        .split('%')
        .skip(1)
        .all(|rest| rest.as_bytes().get(..2).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit)));
    named
        && !hostile
        && !rest.is_empty()
        && escaped
        && !rest.contains(|letter: char| is_forbidden(letter))
        && !path.contains(['[', ']'])
        && rest.matches('#').count() <= 1
        && (!is_web(id) || Url::parse(id).is_ok_and(|url| url.has_host()))
}

/// The characters that no IRI holds.
fn is_forbidden(letter: char) -> bool {
    letter.is_whitespace()
        || letter.is_control()
        || "<>\"{}|\\^`".contains(letter)
        || ('\u{e000}'..'\u{f900}').contains(&letter)
}

/// An address without the characters that browsers take and the standard forbids.
fn percent_encoded(address: &str) -> String {
    let path =
        address.find("://").map_or(0, |at| address[at + 3..].find('/').map_or(address.len(), |path| at + 3 + path));
    let (host, path) = address.split_at(path);
    let mut encoded = host.to_owned();
    for (at, letter) in path.char_indices() {
        let bare_percent = letter == '%'
            && !path.as_bytes().get(at + 1..at + 3).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit));
        if is_forbidden(letter) || matches!(letter, '[' | ']') || bare_percent {
            for byte in letter.encode_utf8(&mut [0; 4]).bytes() {
                let _ = write!(encoded, "%{byte:02X}");
            }
        } else {
            encoded.push(letter);
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_iri_is_known_by_its_hash() {
        for id in [
            "https://quest.example/?p=1",
            "tag:quest.example,2026:1",
            "urn:uuid:1",
            "http://日本.example/é",
            "magnet:?xt=1",
        ] {
            assert_eq!(iri(id), id);
        }
        for id in [
            "Buzz-17",
            "",
            "javascript:alert(1)",
            "http://",
            "https://a.example/a b",
            "http://a.example/%zz",
            "a:[x]",
            ":x",
        ] {
            let made = iri(id);
            assert!(made.starts_with("urn:sha256:") && made.len() == 75, "{id}: {made}");
        }
        assert_eq!(hashed("abc"), "urn:sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn addresses_hold_what_the_standard_allows() {
        assert_eq!(
            percent_encoded("https://a.example/[x]?a=b|c&d=%zz%20"),
            "https://a.example/%5Bx%5D?a=b%7Cc&d=%25zz%20"
        );
        assert_eq!(percent_encoded("http://[::1]/a"), "http://[::1]/a");
    }
}
