//! Bytes in, items out: decodes, parses and, where a feed is broken, mends it on the way. Never touches the network or the disk.
//!
//! One tolerant reader serves whole and broken feeds alike. A strict parser with a repair behind it would read the same article by
//! two roads, and an article that gets another identity or date on the day its feed breaks comes back as news.
//! The strict parser we measured (feed-rs 3) gave articles for 97 % of real feeds and 68 % of feedparser's suite where this one gives
//! them for all; on real feeds it named authors for 1,162 articles instead of 2,189, and two files made it panic.

mod address;
mod bounds;
mod dates;
mod decode;
mod dialects;
mod discover;
mod error;
mod identity;
mod read;
mod xml;

/// A date in any of the ways that feeds and other programs write one.
pub(crate) use dates::read as date;
pub use decode::decode;
pub use discover::discover;
pub use error::FeedError;
pub use read::read;

use crate::{news::Item, text::Line};

/// A feed as read.
#[derive(Debug, Clone, Default)]
pub struct Feed {
    /// The feed's own title.
    pub title: Line,
    /// The site's front page, absolute.
    pub site: Option<String>,
    /// `ttl` in minutes.
    pub ttl: Option<u64>,
    /// Newest first, at most 2,000.
    pub items: Vec<Item>,
    /// What had to be mended, in words, when it could not be read as it was.
    pub repaired: Option<String>,
    /// The file ends in the middle: its validators must not be kept, or the whole one is never fetched.
    pub cut: bool,
}

/// What the transport knows of the bytes.
#[derive(Debug, Clone, Copy)]
pub struct Origin<'a> {
    /// The address the bytes came from, after redirects: the base of relative links.
    pub url: &'a str,
    /// The Content-Type header as sent.
    pub content_type: Option<&'a str>,
    /// The clock: nothing is published later than this.
    pub now: jiff::Timestamp,
}
