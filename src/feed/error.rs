//! What came when no feed came, in words.

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
