//! Finds the feed at an address: the address itself, or the one that the page there names.

use crate::{
    feed,
    fetch::{Client, Initiator, Page},
    news::Source,
    text::{Line, secrets},
};
use jiff::Timestamp;
use thiserror::Error;

/// The group of what the user adds without naming one.
pub const GROUP: &str = "My sources";

/// A source that was found, and the other feeds that its page names.
#[derive(Debug, Clone)]
pub struct Found {
    /// What can be followed.
    pub source: Source,
    /// The page's other feeds, best first: their addresses, and what it calls them.
    pub others: Vec<(String, Line)>,
}

/// Why there is nothing to follow at an address.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FindError {
    /// It is no address, or what it gives is no feed and names none.
    #[error("{0}")]
    NoFeed(String),
    /// It does not answer as it should; it may do so later.
    #[error("{reason}")]
    NoAnswer {
        /// What can be asked again.
        address: String,
        reason: String,
    },
}

/// Feeds of one page that are tried before it is given up.
const MOST_TRIED: usize = 4;

/// A source for an address as a person types or pastes it; the network is asked unless `client` is none.
///
/// # Errors
/// With a sentence, when it is no address, does not answer, or names no feed.
pub fn find_source(client: Option<&Client>, typed: &str, now: Timestamp) -> Result<Found, FindError> {
    let typed = typed.trim();
    // Some sites write `feed://` or `feed:https://` so that a feed program opens.
    let typed = typed.strip_prefix("feed:").map_or(typed, |rest| rest.trim_start_matches("//"));
    let schemed = typed.contains("://");
    let address = if schemed { typed.to_owned() } else { format!("https://{typed}") };
    let web = address.starts_with("http://") || address.starts_with("https://");
    if !web || typed.contains(char::is_whitespace) {
        let words = format!("only http and https addresses can be followed, not “{}”", Line::new(typed));
        return Err(FindError::NoFeed(words));
    }
    let Some(client) = client else { return Ok(found(address, Line::default(), None, Vec::new())) };
    match find_feed(client, &address, now) {
        // A small site may have no certificate: where no scheme was typed, it is asked without one too.
        Err(reason) if !schemed => find_feed(client, &format!("http://{typed}"), now).map_err(|_| reason),
        found => found,
    }
}

fn found(url: String, name: Line, site: Option<String>, others: Vec<(String, Line)>) -> Found {
    Found { source: Source { url, name, site, group: GROUP.into(), strip: true, ..Source::default() }, others }
}

fn find_feed(client: &Client, address: &str, now: Timestamp) -> Result<Found, FindError> {
    let shown = |address: &str| Line::new(&secrets::mask_secrets(address));
    let no_answer = |address: &str, reason| FindError::NoAnswer { address: address.to_owned(), reason };
    let got =
        client.page_blocking(address, Initiator::Person).map_err(|reason| no_answer(address, reason.to_string()))?;
    let named = match read(&got, now) {
        Ok(feed) => return Ok(found(address.to_owned(), feed.title, feed.site, Vec::new())),
        Err(feed::FeedError::WebPage { feeds }) => feeds,
        Err(error) => return Err(FindError::NoFeed(format!("{}: {error}", shown(address)))),
    };
    let mut feeds: Vec<(String, Line)> = feed::feeds_of_headers(&got.links, &got.url)
        .into_iter()
        .map(|url| {
            let title = named.iter().find(|(other, _)| *other == url).map(|(_, title)| title.clone());
            (url, title.unwrap_or_default())
        })
        .collect();
    let more: Vec<_> = named.into_iter().filter(|(url, _)| !feeds.iter().any(|(other, _)| other == url)).collect();
    feeds.extend(more);
    // What a page names is the page's wish, not the person's.
    let initiator = Initiator::of_source(&got.url, got.private);
    let mut failed = None;
    for (url, _) in feeds.iter().take(MOST_TRIED) {
        let came = client.page_blocking(url, initiator).map_err(|reason| reason.to_string());
        match came.and_then(|got| read(&got, now).map_err(|reason| reason.to_string())) {
            Ok(feed) => {
                let others = feeds.iter().filter(|(other, _)| other != url).cloned().collect();
                return Ok(found(url.clone(), feed.title, feed.site, others));
            }
            Err(reason) => failed = failed.or_else(|| Some((url.clone(), format!("{}: {reason}", shown(url))))),
        }
    }
    Err(match failed {
        Some((url, reason)) => no_answer(
            &url,
            format!("{} is a web page that names a feed, but that one failed: {reason}", shown(address)),
        ),
        None => FindError::NoFeed(format!(
            "{}: this is a web page, not a feed, and it names none; give the feed's own address, or save the page to the \
             reading list",
            shown(address)
        )),
    })
}

fn read(got: &Page, now: Timestamp) -> Result<feed::Feed, feed::FeedError> {
    feed::read(&got.bytes, feed::Origin { url: &got.url, content_type: got.content_type.as_deref(), now })
}
