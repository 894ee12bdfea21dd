//! Bytes in, items out: decodes, parses and, where that fails, repairs a feed. Never touches the network or the disk.

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

/// Why bytes are no feed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FeedError {
    /// Nothing came.
    #[error("the answer is empty")]
    Empty,
    /// A web page came; it may name its feeds.
    #[error("this is a web page, not a feed{}", offer(.feeds))]
    WebPage {
        /// Absolute addresses of the feeds it links to.
        feeds: Vec<String>,
    },
    /// It looks like a feed but could not be read, even repaired.
    #[error("the feed cannot be read: {0}")]
    Broken(String),
    /// It is something else.
    #[error("this is not a feed: {0}")]
    NotAFeed(String),
}

fn offer(feeds: &[String]) -> String {
    feeds.first().map_or_else(String::new, |feed| format!("; it links to the feed {feed}"))
}

/// Reads a feed from its bytes.
///
/// # Errors
/// When no feed can be made out of the bytes, with the reason in words.
pub fn read(_bytes: &[u8], _origin: Origin) -> Result<Feed, FeedError> {
    Err(FeedError::Empty)
}

/// The feeds a web page links to, absolute, best first, with their titles.
#[must_use]
pub fn discover(_html: &str, _base: &str) -> Vec<(String, Line)> {
    Vec::new()
}

/// Decodes bytes of unknown encoding (BOM, UTF-16 sniff, valid UTF-8, HTTP charset, declaration, guess by TLD).
#[must_use]
pub fn decode(bytes: &[u8], _content_type: Option<&str>, _host: Option<&str>) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
