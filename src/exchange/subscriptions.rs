//! A list of subscriptions is OPML or the lines of newsboat's `urls`; which of the two is seen by its content.

use super::{Subscriptions, opml, urls};
use crate::feed;

/// Reads a list of subscriptions: OPML, or the lines of newsboat's `urls`.
#[must_use]
pub fn subscriptions(list: &[u8]) -> Subscriptions {
    let text = feed::decode(list, None, None);
    if text.trim_start().starts_with('<') { opml::read(&text) } else { urls::read(&text) }
}

/// What taking in a list has done, in words: “imported 3 sources, 1 shelf”.
#[must_use]
pub fn imported_words(sources: usize, shelves: usize) -> String {
    let count = |number: usize, one, many| format!("{number} {}", if number == 1 { one } else { many });
    let sources = (sources > 0 || shelves == 0).then(|| count(sources, "source", "sources"));
    let shelves = (shelves > 0).then(|| count(shelves, "shelf", "shelves"));
    format!("imported {}", [sources, shelves].into_iter().flatten().collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_known_by_its_content() {
        let opml = b"\xef\xbb\xbf <opml><body><outline xmlUrl='https://a.example/feed'/></body></opml>";
        assert_eq!(subscriptions(opml).sources.len(), 1);
        assert_eq!(subscriptions(b"# mine\nhttps://a.example/feed news\n").sources.len(), 1);
        let wide: Vec<u8> = "\u{feff}<opml><outline xmlUrl='https://a.example/feed'/></opml>"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(subscriptions(&wide).sources.len(), 1);
        for (label, name) in [("iso-8859-1", &b"Caf\xe9"[..]), ("windows-1251", &b"\xc8\xe3\xf0\xfb"[..])] {
            let mut list = format!("<?xml version='1.0' encoding='{label}'?><opml><outline text='").into_bytes();
            list.extend(name);
            list.extend(b"' xmlUrl='https://a.example/feed'/></opml>");
            let name = subscriptions(&list).sources[0].name.to_string();
            assert!(["Caf\u{e9}", "\u{418}\u{433}\u{440}\u{44b}"].contains(&&*name), "{name}");
        }
        assert_eq!(subscriptions(b""), Subscriptions::default());
    }
}
