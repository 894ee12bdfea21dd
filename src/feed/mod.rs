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
mod discover;
mod item;
mod json;
mod markup;
mod mends;
mod names;
mod references;
mod tokens;
mod tree;
mod values;

use crate::{news::Item, text::Line};
use jiff::Timestamp;
use markup::Found;
use mends::{Mend, Mends};
use std::{borrow::Cow, cmp::Reverse, collections::HashSet};
use url::Url;

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
pub fn read(bytes: &[u8], origin: Origin) -> Result<Feed, FeedError> {
    if bytes.iter().all(|byte| byte.is_ascii_whitespace() || *byte == 0) {
        return Err(FeedError::Empty);
    }
    if let Some(kind) = file_kind(bytes) {
        return Err(FeedError::NotAFeed(format!("{kind} came instead")));
    }
    let mends = Mends::default();
    let url = Url::parse(origin.url).ok();
    let host = url.as_ref().and_then(Url::host_str);
    let (text, whole) = decode::decode(bytes, origin.content_type, host);
    if !whole {
        mends.note(Mend::Bytes);
    }
    let text = without_nul(text, &mends);
    let start = text.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}');
    let mut feed =
        if start.starts_with(['{', '[']) { read_json(start, url.as_ref())? } else { read_markup(start, url, &mends)? };
    finish(&mut feed.items, origin.now);
    feed.cut = mends.holds(Mend::Cut);
    feed.repaired = mends.words();
    Ok(feed)
}

/// The feeds a web page links to, absolute, best first, with their titles.
#[must_use]
pub fn discover(html: &str, base: &str) -> Vec<(String, Line)> {
    discover::discover(html, base)
}

/// Decodes bytes of unknown encoding (BOM, UTF-16 sniff, valid UTF-8, HTTP charset, declaration, guess by TLD).
#[must_use]
pub fn decode(bytes: &[u8], content_type: Option<&str>, host: Option<&str>) -> String {
    decode::decode(bytes, content_type, host).0.into_owned()
}

/// A date in any of the ways that feeds and other programs write one.
pub(crate) use dates::read as date;

fn read_json(text: &str, url: Option<&Url>) -> Result<Feed, FeedError> {
    let root = values::read(text).map_err(|error| {
        if error.is_eof() {
            FeedError::Broken("the file ends in the middle".to_owned())
        } else {
            FeedError::Broken(format!("line {} is no JSON", error.line()))
        }
    })?;
    json::read(&root, url).ok_or_else(|| FeedError::NotAFeed("JSON came, but no JSON Feed".to_owned()))
}

fn read_markup(text: &str, url: Option<Url>, mends: &Mends) -> Result<Feed, FeedError> {
    let base = url.as_ref().map_or_else(String::new, Url::to_string);
    let root = match markup::read(text, url, mends) {
        Found::Feed(feed) if !feed.items.is_empty() => return Ok(feed),
        Found::Feed(_) if mends.holds(Mend::Cut) => {
            return Err(FeedError::Broken("the file ends in the middle and holds no whole entry".to_owned()));
        }
        Found::Feed(feed) if !is_web_page(text) => return Ok(feed),
        Found::Feed(_) => "html".to_owned(),
        Found::Root(root) => root,
        Found::Nothing => {
            let start = Line::new(bounds::letters(text, 40));
            return Err(FeedError::NotAFeed(format!("plain text came that starts with “{start}”")));
        }
    };
    Err(FeedError::NotAFeed(match &*root {
        "opml" => "a list of subscriptions (OPML) came; it can be imported".to_owned(),
        "urlset" | "sitemapindex" => "a sitemap came".to_owned(),
        "svg" => "a picture came".to_owned(),
        root if is_web_page(text) || ELEMENTS_OF_PAGES.contains(&root) => {
            let feeds = discover::discover(text, &base).into_iter().map(|(feed, _)| feed).collect();
            return Err(FeedError::WebPage { feeds });
        }
        root => format!("markup came that starts with “{}”", Line::new(bounds::letters(root, 40))),
    }))
}

/// Elements that web pages without a proper beginning start with.
const ELEMENTS_OF_PAGES: [&str; 16] = [
    "html", "head", "body", "title", "meta", "link", "script", "style", "div", "p", "h1", "table", "center", "a", "br",
    "form",
];

fn is_web_page(text: &str) -> bool {
    let head = bounds::bytes(text.trim_start(), 1024).to_ascii_lowercase();
    head.contains("<!doctype html") || head.contains("<html")
}

/// Files that are known by their first bytes.
fn file_kind(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: [(&[u8], &str); 8] = [
        (b"\x1f\x8b", "compressed data (gzip)"),
        (b"PK\x03\x04", "an archive (zip)"),
        (b"%PDF", "a PDF document"),
        (b"\x89PNG", "a picture"),
        (b"\xff\xd8\xff", "a picture"),
        (b"GIF8", "a picture"),
        (b"RIFF", "a picture or a sound"),
        (b"ID3", "a sound"),
    ];
    KINDS.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, kind)| *kind)
}

/// Notes the control characters that XML forbids, and takes out NUL. The others stay for the boundary of safe text, which knows
/// the escape sequences they belong to; without its ESC, a sequence would be words.
fn without_nul<'a>(text: Cow<'a, str>, mends: &Mends) -> Cow<'a, str> {
    let forbidden = |byte: u8| byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r');
    // A fold over every byte runs many bytes at once; a search that stops at the first does not.
    if !text.bytes().fold(false, |found, byte| found | forbidden(byte)) {
        return text;
    }
    mends.note(Mend::Controls);
    Cow::Owned(text.replace('\0', ""))
}

/// Gives each item its identity, puts the newest first and keeps one of each.
fn finish(items: &mut Vec<Item>, now: Timestamp) {
    for item in items.iter_mut() {
        item.published = item.published.map(|date| date.min(now));
        item.updated = item.updated.map(|date| date.min(now));
    }
    keep_newest(items);
}

/// The newest items, newest first. One without a date is taken for new, as its first sight will be its date.
fn keep_newest(items: &mut Vec<Item>) {
    items.sort_by_key(|item| Reverse(item.published.unwrap_or(Timestamp::MAX)));
    let mut known = HashSet::new();
    for item in items.iter_mut() {
        item.identity = markup::identity(item);
    }
    items.retain(|item| known.insert(item.identity.clone()));
    items.truncate(bounds::ITEMS);
    for item in items.iter_mut() {
        item.guid = item.guid.take().map(|guid| bounds::bytes(&guid, bounds::GUID).to_owned());
    }
}
