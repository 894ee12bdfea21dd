//! Exchange is what other programs give and take: subscriptions as OPML or newsboat's `urls`, articles as Markdown, HTML, JSON and the rest.
//! Strings in and out; it never opens a file and never runs what a list names.

pub mod articles;
pub mod bookmarks;
mod format;
pub mod names;
pub mod opml;
mod refused;
pub mod tables;
pub mod urls;

pub use format::Format;
pub use refused::{Refused, Why};

use crate::{
    news::{Article, Body, Source},
    text::Line,
};
use jiff::Timestamp;

/// Sources taken from one list; a longer one is cut there, and says so.
pub const MOST_SOURCES: usize = 10_000;
/// Refusals that are named; the rest is counted.
pub const MOST_REFUSED: usize = 100;

/// An article with all that an export of it may carry.
#[derive(Debug, Clone, Copy)]
pub struct Exported<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its text.
    pub body: &'a Body,
    /// When it was put on the reading list, where it is.
    pub saved: Option<Timestamp>,
    /// The reader's note.
    pub note: Option<&'a str>,
}

/// What a list of subscriptions gave.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Subscriptions {
    /// The sources, each feed once, at most [`MOST_SOURCES`].
    pub sources: Vec<Source>,
    /// What was not taken, at most [`MOST_REFUSED`] of it.
    pub refused: Vec<Refused>,
    /// How many were refused in all.
    pub refused_in_all: usize,
    /// How many the list has beyond [`MOST_SOURCES`].
    pub beyond: usize,
    /// The list is broken: what stood before that place was taken.
    pub broken: Option<Line>,
}

/// Reads a list of subscriptions: OPML, or the lines of newsboat's `urls`.
#[must_use]
pub fn subscriptions(list: &[u8]) -> Subscriptions {
    let text = match encoding_rs::Encoding::for_bom(list) {
        Some((encoding, mark)) => encoding.decode_without_bom_handling(&list[mark..]).0,
        None => String::from_utf8_lossy(list),
    };
    if text.trim_start().starts_with('<') { opml::read(&text) } else { urls::read(&text) }
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
        assert_eq!(subscriptions(b""), Subscriptions::default());
    }
}
