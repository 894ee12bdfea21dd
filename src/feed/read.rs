//! Reading is the way from the bytes that came to the items in them, or to the word for what came instead of a feed.

use super::{
    Feed, FeedError, Origin, bounds, decode,
    dialects::{
        channel::{self, Found},
        json, values,
    },
    discover, entries, identity,
    xml::mends::{Mend, Mends},
};
use crate::text::Line;
use std::borrow::Cow;
use url::Url;

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
    let (text, whole) = decode::decoded(bytes, origin.content_type, host);
    if !whole {
        mends.note(Mend::Bytes);
    }
    let text = without_nul(text, &mends);
    let start = text.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}');
    let mut feed =
        if start.starts_with(['{', '[']) { read_json(start, url.as_ref())? } else { read_markup(start, url, &mends)? };
    identity::keep_newest(&mut feed.items);
    feed.items = entries::read(feed.items);
    feed.cut = mends.holds(Mend::Cut);
    feed.repaired = mends.words();
    Ok(feed)
}

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
    let root = match channel::read(text, url, mends) {
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
            return Err(FeedError::WebPage { feeds: discover::discover(text, &base) });
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
    // The title of a feed may speak of pages.
    let feed = ["<feed", "<rss", "<rdf"].iter().filter_map(|root| head.find(root)).min().unwrap_or(head.len());
    head[..feed].contains("<!doctype html") || head[..feed].contains("<html")
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
