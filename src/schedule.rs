//! What is due and when next: interval, max-age, ttl, Retry-After, back-off. Pure: the clock comes in as a value.

use jiff::Timestamp;

/// What the store remembers of a source's polls.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PollState {
    /// Validator, byte for byte.
    pub etag: Option<Vec<u8>>,
    /// Validator, byte for byte.
    pub last_modified: Option<Vec<u8>>,
    /// The address that a permanent redirect taught us; polled instead of the configured one.
    pub moved_to: Option<String>,
    /// Not before this, unless forced.
    pub next_poll: Option<Timestamp>,
    /// Not before this, even when forced: a 429 or 503 asked for it.
    pub wait_until: Option<Timestamp>,
    /// 410: never again by itself.
    pub gone: bool,
    /// Failures in a row.
    pub failures: u32,
    /// Last try.
    pub last_try: Option<Timestamp>,
    /// Last success.
    pub last_success: Option<Timestamp>,
    /// Status of the last answer.
    pub status: Option<u16>,
    /// The last failure in words; none after a success.
    pub error: Option<String>,
    /// What had to be repaired in the last good answer.
    pub remark: Option<String>,
}
