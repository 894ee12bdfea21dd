//! What came when no feed came, in words.

use crate::text::Line;

/// Why bytes are no feed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FeedError {
    /// Nothing came.
    #[error("the answer is empty")]
    Empty,
    /// A web page came; it may name its feeds.
    #[error("this is a web page, not a feed{}", offer(.feeds))]
    WebPage {
        /// The feeds it links to: their absolute addresses, and what it calls them.
        feeds: Vec<(String, Line)>,
    },
    /// It looks like a feed but could not be read, even repaired.
    #[error("the feed cannot be read: {0}")]
    Broken(String),
    /// A selector finds nothing in a page, or is none.
    #[error("{0}")]
    Selectors(String),
    /// It is something else.
    #[error("this is not a feed: {0}")]
    NotAFeed(String),
}

fn offer(feeds: &[(String, Line)]) -> String {
    feeds.first().map_or_else(String::new, |(feed, _)| format!("; it links to the feed {feed}"))
}
