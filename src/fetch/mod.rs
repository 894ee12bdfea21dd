//! HTTP, the only room that opens a socket to the world. Bounded in bytes, time and redirects; no cookies, no referrer.
//!
//! It never judges what came back: whether bytes are a feed or an article is for other rooms to say.

mod api_request;
mod body;
mod client;
mod error;
mod headers;
mod private;
mod public_names;
mod redirect_step;
mod redirects;
mod transport;

pub use api_request::{ApiAnswer, ApiRequest, Carried, Verb};
pub use client::Client;
pub use error::FetchError;
pub use headers::DEFAULT_WAIT;
pub use private::{Initiator, is_spelled_private};
pub use redirect_step::{Refusal, same_party};
pub use redirects::Place;

use jiff::Timestamp;
use std::time::Duration;

/// How the program names itself to servers.
pub const USER_AGENT: &str =
    concat!("PressStart/", env!("CARGO_PKG_VERSION"), " (+", env!("CARGO_PKG_REPOSITORY"), ")");

/// What one request may cost. `Default` is what the program uses; tests shrink it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a body, on the wire and decoded, each.
    pub body: usize,
    /// Bytes of all headers together.
    pub headers: usize,
    /// Time to connect.
    pub connect: Duration,
    /// Longest silence inside a body.
    pub idle: Duration,
    /// Time for everything, redirects included.
    pub total: Duration,
    /// Redirects followed.
    pub redirects: usize,
    /// Nothing outside of this machine is asked, whatever proxy the surroundings name.
    pub loopback_only: bool,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            body: 10 << 20,
            headers: 64 << 10,
            connect: Duration::from_secs(10),
            idle: Duration::from_secs(15),
            total: Duration::from_secs(30),
            redirects: 5,
            loopback_only: false,
        }
    }
}

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
#[derive(Debug)]
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
#[derive(Debug, Default)]
pub struct Answer {
    /// Status.
    pub status: u16,
    /// Decoded body; empty for a 304.
    pub body: Vec<u8>,
    /// Held until what was made of a large body is stored: more of them do not come before that.
    pub place: Place,
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
    /// Whether the address that answered is private; unknown where a proxy made the connection.
    pub private: Option<bool>,
    /// Where a chain of permanent redirects (301, 308) ended, when every redirect was permanent.
    pub moved_to: Option<String>,
}

/// What lies at an address that is not polled: a web page, or a feed that the reader wants to add.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// The address that answered, after redirects.
    pub url: String,
    /// Decompressed bytes, in whatever encoding they have.
    pub bytes: Vec<u8>,
    /// Content-Type as sent.
    pub content_type: Option<String>,
    /// The headers `Link` as sent.
    pub links: Vec<String>,
    /// Whether the address that answered is private; unknown where a proxy made the connection.
    pub private: Option<bool>,
}

/// Runs one fetch to its end on this thread, for callers that have nothing else to do meanwhile.
///
/// # Errors
/// When the system has no resources for it.
pub fn wait<F: Future>(work: F) -> Result<F::Output, FetchError> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| FetchError::System(crate::text::Line::new(&error.to_string())))?;
    let done = runtime.block_on(work);
    // A name lookup that never returns must not hold up the end.
    runtime.shutdown_background();
    Ok(done)
}
