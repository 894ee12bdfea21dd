//! What a request wants, by its address alone, and whether it came by an address that is ours. Knows no socket and no database.

use super::token::Token;
use crate::news::ArticleId;
use std::{borrow::Cow, net::IpAddr};
use url::form_urlencoded;

/// Longest query that is read.
const LONGEST_QUERY: usize = 500;

/// The form a feed is asked for in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FeedForm {
    Atom,
    Json,
}

/// What can be asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wanted {
    /// The token without the slash behind it, which addresses in the pages go by.
    Door,
    /// The reading list; its pages are counted from 0.
    ReadingList(usize),
    /// The shelves and their feeds.
    Shelves,
    /// What a query finds, as a page.
    Found(String),
    Article(ArticleId),
    /// The picture of an article that is kept at this place.
    Picture(ArticleId, usize),
    Style,
    /// A shelf's feed, by the name in its address.
    ShelfFeed(String, FeedForm),
    /// A query's feed.
    QueryFeed(String, FeedForm),
}

impl Wanted {
    /// Reads the path and what stands behind its `?`. None for what is not here and for whoever does not know the token: both look
    /// the same from outside.
    pub(super) fn read(path: &str, query: Option<&str>, token: &Token) -> Option<Self> {
        let mut parts = path.strip_prefix('/')?.split('/');
        if !token.matches(parts.next()?) {
            return None;
        }
        let rest: Vec<&str> = parts.collect();
        let query = query.unwrap_or_default();
        match rest.as_slice() {
            [] => Some(Self::Door),
            [""] => Some(Self::ReadingList(value(query, "page").and_then(|page| page.parse().ok()).unwrap_or(0))),
            ["shelves"] => Some(Self::Shelves),
            ["find"] => Some(Self::Found(asked(query)?)),
            ["style.css"] => Some(Self::Style),
            ["feeds", file] => {
                // Whoever asks writes letters beyond ASCII in hundreds.
                let (file, _) = form_urlencoded::parse(file.as_bytes()).next()?;
                let (name, form) = feed_file(&file)?;
                if name == "query" {
                    Some(Self::QueryFeed(asked(query)?, form))
                } else {
                    Some(Self::ShelfFeed(name.to_owned(), form))
                }
            }
            [article] => Some(Self::Article(article.parse().ok()?)),
            [article, place] => Some(Self::Picture(article.parse().ok()?, place.parse().ok()?)),
            _ => None,
        }
    }
}

fn feed_file(file: &str) -> Option<(&str, FeedForm)> {
    let (name, ending) = file.rsplit_once('.')?;
    match ending {
        "atom" => Some((name, FeedForm::Atom)),
        "json" => Some((name, FeedForm::Json)),
        _ => None,
    }
}

fn value<'q>(query: &'q str, wanted: &str) -> Option<Cow<'q, str>> {
    form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == wanted).map(|(_, value)| value)
}

fn asked(query: &str) -> Option<String> {
    let asked = value(query, "q").unwrap_or_default();
    (asked.len() <= LONGEST_QUERY).then(|| asked.trim().to_owned())
}

/// Whether a request was sent to an address of this machine. A page of somebody else can point a name of its own at it and read the
/// answers as that page's (DNS rebinding); that takes a name, so numbers, `localhost` and the names the user declared are let in.
pub(super) fn is_own_host(host: &str, declared: &[String]) -> bool {
    let Ok(authority) = host.parse::<hyper::http::uri::Authority>() else { return false };
    let host = authority.host();
    let bare = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
    bare.parse::<IpAddr>().is_ok()
        || bare.eq_ignore_ascii_case("localhost")
        || declared.iter().any(|name| name.eq_ignore_ascii_case(bare))
}

/// The part of an address that a shelf goes by: small letters and digits, hyphens between.
pub(super) fn slug(name: &str) -> String {
    let mut slug = String::new();
    for letter in name.chars().flat_map(char::to_lowercase) {
        if letter.is_alphanumeric() {
            slug.push(letter);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(address: &str) -> Option<Wanted> {
        let token = Token::chosen("lamp-oil").unwrap();
        let (path, query) = address.split_once('?').map_or((address, None), |(path, query)| (path, Some(query)));
        Wanted::read(path, query, &token)
    }

    #[test]
    fn addresses_say_what_is_wanted() {
        assert_eq!(read("/lamp-oil"), Some(Wanted::Door));
        assert_eq!(read("/lamp-oil/"), Some(Wanted::ReadingList(0)));
        assert_eq!(read("/lamp-oil/?page=2"), Some(Wanted::ReadingList(2)));
        assert_eq!(read("/lamp-oil/a12"), Some(Wanted::Article(ArticleId(12))));
        assert_eq!(read("/lamp-oil/a12/3"), Some(Wanted::Picture(ArticleId(12), 3)));
        assert_eq!(read("/lamp-oil/feeds/for-you.atom"), Some(Wanted::ShelfFeed("for-you".into(), FeedForm::Atom)));
        assert_eq!(read("/lamp-oil/feeds/m%C3%B6wen.json"), Some(Wanted::ShelfFeed("möwen".into(), FeedForm::Json)));
        let query = Wanted::QueryFeed("kind:review \"hollow bell\"".into(), FeedForm::Json);
        assert_eq!(read("/lamp-oil/feeds/query.json?q=kind%3Areview+%22hollow+bell%22"), Some(query));
    }

    #[test]
    fn whoever_does_not_know_the_token_finds_nothing() {
        for address in [
            "",
            "/",
            "//lamp-oil/",
            "/lamp-oi/",
            "/lamp-oil2/",
            "/style.css",
            "/lamp-oil/../etc/passwd",
            "/lamp-oil/s12",
            "/x?token=lamp-oil",
        ] {
            assert_eq!(read(address), None, "{address}");
        }
    }

    #[test]
    fn a_name_that_nobody_declared_is_not_ours() {
        let declared = ["attic.local".to_owned()];
        for host in ["127.0.0.1:47314", "[::1]:80", "192.168.1.5", "localhost", "LOCALHOST:1", "Attic.local:47314"] {
            assert!(is_own_host(host, &declared), "{host}");
        }
        for host in ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:47314", "", "a b"] {
            assert!(!is_own_host(host, &declared), "{host}");
        }
    }

    #[test]
    fn a_shelf_has_a_name_that_can_be_typed() {
        assert_eq!((slug("For you"), slug(" Möwen & Co.! ")), ("for-you".to_owned(), "möwen-co".to_owned()));
    }
}
