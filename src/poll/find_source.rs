//! Finds the feed at an address: the address itself, the one that follows from it by rule, or the one that the page there names.

use super::local;
use crate::{
    config::file_address,
    feed::{
        self, PageFeed,
        by_address::{self, AddressRules, ByAddress},
    },
    fetch::{Client, Initiator, Limits, Page},
    html::is_web_page,
    news::{COMMAND_SCHEME, PageSelectors, Source},
    text::{Line, secrets},
};
use jiff::Timestamp;
use std::path::{Path, PathBuf};
use thiserror::Error;
use url::Url;

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
    /// It is a web page that names no feed: selectors may find its items.
    #[error("{reason}")]
    PageWithoutFeed { address: String, reason: String },
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
    find_source_by(&by_address::BUILTIN, client, typed, now)
}

/// The same by other rules about the addresses of pages.
///
/// # Errors
/// As [`find_source`].
pub fn find_source_by(
    rules: &AddressRules,
    client: Option<&Client>,
    typed: &str,
    now: Timestamp,
) -> Result<Found, FindError> {
    let typed = typed.trim();
    if let Some(path) = file_named(typed)? {
        return on_disk(&path, now);
    }
    if typed.starts_with(COMMAND_SCHEME) {
        let words = "what a program prints is followed from the config alone: [[source]] with `name` and `command`";
        return Err(FindError::NoFeed(words.to_owned()));
    }
    // Some sites write `feed://` or `feed:https://` so that a feed program opens.
    let typed = typed.strip_prefix("feed:").map_or(typed, |rest| rest.trim_start_matches("//"));
    let schemed = typed.contains("://");
    let address = if schemed { typed.to_owned() } else { format!("https://{typed}") };
    let web = address.starts_with("http://") || address.starts_with("https://");
    if !web || !is_web_page(&address) || typed.contains(char::is_whitespace) {
        let words = format!("only http and https addresses can be followed, not “{}”", Line::new(typed));
        return Err(FindError::NoFeed(words));
    }
    let Some(client) = client else {
        let by_rule = rules.of(&address).and_then(|site| site.feeds.into_iter().next());
        return Ok(found(by_rule.map_or(address, |(feed, _)| feed), Line::default(), None, Vec::new()));
    };
    let search = Search { client, rules, now };
    match search.at(&address) {
        // A small site may have no certificate: where no scheme was typed, it is asked without one too. What it answers there
        // tells more than that it has none.
        Err(reason) if !schemed => search.at(&format!("http://{typed}")).map_err(|plain| match plain {
            FindError::NoFeed(_) | FindError::PageWithoutFeed { .. } => plain,
            FindError::NoAnswer { .. } => reason,
        }),
        found => found,
    }
}

/// The file that is meant, where one is: by its address, by a path, or by the name of one that is there.
fn file_named(typed: &str) -> Result<Option<PathBuf>, FindError> {
    if let Some(address) = file_address(typed) {
        let address = address.map_err(FindError::NoFeed)?;
        return Ok(Url::parse(&address).ok().and_then(|url| url.to_file_path().ok()));
    }
    let relative =
        typed.starts_with("./") || typed.starts_with("../") || !typed.contains("://") && Path::new(typed).is_file();
    if !relative {
        return Ok(None);
    }
    let whole = std::path::absolute(typed).map_err(|reason| FindError::NoFeed(reason.to_string()))?;
    // A path without its detours is the same source however it was typed.
    Ok(Some(whole.canonicalize().unwrap_or(whole)))
}

/// The feed in a file of this machine.
fn on_disk(path: &Path, now: Timestamp) -> Result<Found, FindError> {
    let bytes = local::read(path, Limits::default().body).map_err(FindError::NoFeed)?;
    let (shown, address) = (Line::new(&path.display().to_string()), url_of(path)?);
    let origin = feed::Origin { url: address.as_str(), content_type: None, now };
    let read = feed::read(&bytes, origin).map_err(|error| FindError::NoFeed(format!("{shown}: {error}")))?;
    Ok(found(address.into(), read.title, read.site, Vec::new()))
}

fn url_of(path: &Path) -> Result<Url, FindError> {
    let shown = Line::new(&path.display().to_string());
    Url::from_file_path(path).map_err(|()| FindError::NoFeed(format!("{shown} is no file's whole name")))
}

/// Whether a person has typed the name of a file of this machine, not an address on the web.
#[must_use]
pub fn names_a_file(typed: &str) -> bool {
    file_named(typed.trim()).is_ok_and(|file| file.is_some())
}

/// What selectors find in a page, and the source that it would be.
///
/// # Errors
/// When the address is none, does not answer, or a selector is none.
pub fn find_on_page(
    client: &Client,
    typed: &str,
    selectors: &PageSelectors,
    now: Timestamp,
) -> Result<(Source, PageFeed), FindError> {
    select_on(&page_to_select(client, typed)?, &with_scheme(typed), selectors, now)
}

/// The page in which selectors look, as a person typed its address or the name of a file.
///
/// # Errors
/// When it is none, or does not answer.
pub fn page_to_select(client: &Client, typed: &str) -> Result<Page, FindError> {
    if let Some(path) = file_named(typed.trim())? {
        let bytes = local::read(&path, Limits::default().body).map_err(FindError::NoFeed)?;
        let url = url_of(&path)?.into();
        return Ok(Page { url, bytes, content_type: Some("text/html".to_owned()), links: Vec::new(), private: None });
    }
    let address = with_scheme(typed);
    if !is_web_page(&address) {
        return Err(FindError::NoFeed(format!("“{}” is no address of a web page", Line::new(typed))));
    }
    client.page_blocking(&address, Initiator::Person).map_err(|reason| no_answer(&address, &reason))
}

/// What selectors find in a page that came from this address, and the source that it would be.
///
/// # Errors
/// When a selector is none.
pub fn select_on(
    page: &Page,
    address: &str,
    selectors: &PageSelectors,
    now: Timestamp,
) -> Result<(Source, PageFeed), FindError> {
    let origin = feed::Origin { url: &page.url, content_type: page.content_type.as_deref(), now };
    let read = feed::select(&page.bytes, origin, selectors).map_err(|error| FindError::NoFeed(error.to_string()))?;
    // A file is the same source however its name was typed, and has no site.
    let on_disk = page.url.starts_with("file:");
    let (address, site) = if on_disk { (page.url.as_str(), None) } else { (address, Some(page.url.clone())) };
    let mut source = found(address.to_owned(), read.feed.title.clone(), site, Vec::new()).source;
    source.page = Some(selectors.clone());
    Ok((source, read))
}

fn with_scheme(typed: &str) -> String {
    let typed = typed.trim();
    if typed.contains("://") { typed.to_owned() } else { format!("https://{typed}") }
}

fn found(url: String, name: Line, site: Option<String>, others: Vec<(String, Line)>) -> Found {
    Found { source: Source { url, name, site, group: GROUP.into(), strip: true, ..Source::default() }, others }
}

fn shown(address: &str) -> Line {
    Line::new(&secrets::mask_secrets(address))
}

fn no_answer(address: &str, reason: &impl ToString) -> FindError {
    FindError::NoAnswer { address: address.to_owned(), reason: reason.to_string() }
}

struct Search<'a> {
    client: &'a Client,
    rules: &'a AddressRules,
    now: Timestamp,
}

impl Search<'_> {
    fn at(&self, address: &str) -> Result<Found, FindError> {
        let Some(site) = self.rules.of(address) else { return self.on_page(address) };
        // A site that only looks like one that a rule knows may still name its feed.
        let found = self.by_rule(&site).or_else(|reason| self.on_page(address).map_err(|_| reason))?;
        Ok(with_others(found, site.feeds))
    }

    /// The feed that a rule tells, or that its publisher tells when asked.
    fn by_rule(&self, site: &ByAddress) -> Result<Found, FindError> {
        let failed =
            |(address, reason): (String, String)| no_answer(&address, &format!("{}: {reason}", shown(&address)));
        if let Some((address, _)) = site.feeds.first() {
            return self.first_of(&[(address.clone(), Line::default())], Initiator::Person).map_err(failed);
        }
        let Some((asked, place)) = &site.ask else { return Err(FindError::NoFeed(site.rule.clone())) };
        let got = self.client.page_blocking(asked, Initiator::Person).map_err(|reason| no_answer(asked, &reason))?;
        let answer = serde_json::from_slice::<serde_json::Value>(&got.bytes).unwrap_or_default();
        let Some(feed) = answer.pointer(place).and_then(serde_json::Value::as_str) else {
            return Err(FindError::NoFeed(format!("{}: the answer names no feed", shown(asked))));
        };
        let initiator = Initiator::of_source(&got.url, got.private);
        self.first_of(&[(feed.to_owned(), Line::default())], initiator).map_err(failed)
    }

    /// The address itself, or what the page there names.
    fn on_page(&self, address: &str) -> Result<Found, FindError> {
        let got =
            self.client.page_blocking(address, Initiator::Person).map_err(|reason| no_answer(address, &reason))?;
        let named = match self.read(&got) {
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
        if feeds.is_empty() {
            let reason = format!(
                "{}: this is a web page, not a feed, and it names none; give the feed's own address, or save the page to \
                 the reading list",
                shown(address)
            );
            return Err(FindError::PageWithoutFeed { address: got.url, reason });
        }
        // What a page names is the page's wish, not the person's.
        let found = self.first_of(&feeds, Initiator::of_source(&got.url, got.private)).map_err(|(url, reason)| {
            let page = shown(address);
            no_answer(
                &url,
                &format!("{page} is a web page that names a feed, but that one failed: {}: {reason}", shown(&url)),
            )
        })?;
        let by_rule = self.rules.of(&found.source.url).map(|site| site.feeds).unwrap_or_default();
        Ok(with_others(found, by_rule))
    }

    /// The first of these that is a feed; else the address of the first, and why it is none.
    fn first_of(&self, feeds: &[(String, Line)], initiator: Initiator) -> Result<Found, (String, String)> {
        let mut failed = None;
        for (url, _) in feeds.iter().take(MOST_TRIED) {
            let came = self.client.page_blocking(url, initiator).map_err(|reason| reason.to_string());
            match came.and_then(|got| self.read(&got).map_err(|reason| reason.to_string())) {
                Ok(feed) => {
                    let others = feeds.iter().filter(|(other, _)| other != url).cloned().collect();
                    return Ok(found(url.clone(), feed.title, feed.site, others));
                }
                Err(reason) => failed = failed.or_else(|| Some((url.clone(), reason))),
            }
        }
        Err(failed.unwrap_or_default())
    }

    fn read(&self, got: &Page) -> Result<feed::Feed, feed::FeedError> {
        let origin = feed::Origin { url: &got.url, content_type: got.content_type.as_deref(), now: self.now };
        feed::read(&got.bytes, origin)
    }
}

/// A source beside the other feeds that a rule tells of its site.
fn with_others(mut found: Found, by_rule: Vec<(String, String)>) -> Found {
    for (url, title) in by_rule {
        if url != found.source.url && !found.others.iter().any(|(other, _)| *other == url) {
            found.others.push((url, Line::new(&title.replace("{}", &found.source.name))));
        }
    }
    found
}
