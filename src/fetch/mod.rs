//! HTTP, the only room that opens a socket to the world. Bounded in bytes, time and redirects; no cookies, no referrer.

use jiff::Timestamp;

/// One polite request for a feed.
#[derive(Debug, Clone, Default)]
pub struct FeedRequest {
    /// Where.
    pub url: String,
    /// Validators, byte for byte.
    pub etag: Option<Vec<u8>>,
    /// Validators, byte for byte.
    pub last_modified: Option<Vec<u8>>,
    /// Extra headers.
    pub headers: Vec<(String, String)>,
    /// A User-Agent other than ours.
    pub user_agent: Option<String>,
    /// Name and password.
    pub login: Option<(String, String)>,
    /// Proxy for this request alone.
    pub proxy: Option<String>,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// 200 with a body.
    Fresh(Answer),
    /// 304; it may carry new validators and a new max-age.
    Unchanged(Answer),
    /// 410.
    Gone,
    /// 429 or 503: not before this.
    Later {
        /// The status.
        status: u16,
        /// When it may be asked again.
        until: Timestamp,
    },
    /// Anything else, in words.
    Failed {
        /// The status, when there was an answer.
        status: Option<u16>,
        /// The reason as a sentence a person understands, safe to show.
        reason: String,
    },
}

/// An answer that is no failure.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answer {
    /// Status.
    pub status: u16,
    /// Decoded body; empty for a 304.
    pub body: Vec<u8>,
    /// Content-Type as sent.
    pub content_type: Option<String>,
    /// ETag, byte for byte.
    pub etag: Option<Vec<u8>>,
    /// Last-Modified, byte for byte.
    pub last_modified: Option<Vec<u8>>,
    /// Cache-Control max-age in seconds.
    pub max_age: Option<u64>,
    /// The address that answered, after redirects.
    pub url: String,
    /// Where a chain of permanent redirects (301, 308) ended, when every hop was permanent.
    pub moved_to: Option<String>,
}
