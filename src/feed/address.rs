//! An address is where a link leads, made absolute. Never cleans one.

use super::bounds;
use crate::html::is_web;
use std::borrow::Cow;
use url::Url;

/// What stands where an address should, and is none.
const PLACEHOLDERS: [&str; 9] = ["#", "n/a", "na", "none", "null", "nil", "undefined", "tbd", "about:blank"];

/// The address of a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// As it is written, made absolute: what an article without a guid is known by.
    pub given: String,
    /// As browsers write it, where it is one of a web page: what is shown.
    pub web: Option<String>,
}

/// Reads the address of a link; an empty or endless one is none.
pub fn read(written: &str, base: Option<&Url>) -> Option<Address> {
    Some(Address { given: absolute(written, base)?, web: web(written, base) })
}

/// An address made absolute. One that is absolute already stays as it is written; an empty or endless one is none.
fn absolute(written: &str, base: Option<&Url>) -> Option<String> {
    let written = written.trim();
    if written.is_empty() || written.len() > bounds::LINK_REFUSED {
        return None;
    }
    let parsed = match (Url::parse(written), base) {
        (Ok(url), _) => url,
        (Err(_), base) => base?.join(written).ok()?,
    };
    // "http:page" is relative, though it parses.
    let as_written =
        written.contains("://") && !written.contains(|letter: char| letter.is_whitespace() || letter.is_control());
    let address = if as_written { written.to_owned() } else { parsed.to_string() };
    bounded(address)
}

/// An absolute address of a web page, as browsers write it.
pub fn web(written: &str, base: Option<&Url>) -> Option<String> {
    let written = bounds::unwrapped(written).trim();
    let lower = bounds::bytes(written, 16).to_ascii_lowercase();
    if PLACEHOLDERS.contains(&&*lower) {
        return None;
    }
    let absolute = absolute(written, base).filter(|address| is_web(address))?;
    bounded(Url::parse(&absolute).ok()?.into())
}

/// A longer address loses its fragment, which leads to the same page.
fn bounded(mut address: String) -> Option<String> {
    if address.len() > bounds::LINK {
        address.truncate(address.find('#').unwrap_or(address.len()));
    }
    (address.len() <= bounds::LINK_REFUSED).then_some(address)
}

/// Schemes that mean “a feed”, and the web's in its place.
const OF_FEEDS: [&str; 6] = ["feed", "feeds", "rss", "pcast", "itpc", "podcast"];

/// The address of a feed in the web's own scheme: `feed://` and its like name none.
#[must_use]
pub fn without_feed_scheme(address: &str) -> Cow<'_, str> {
    let Some((scheme, rest)) = address.trim_start().split_once(':') else { return Cow::Borrowed(address) };
    if !OF_FEEDS.iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
        return Cow::Borrowed(address);
    }
    if is_web(rest) {
        return Cow::Borrowed(rest);
    }
    Cow::Owned(format!("http://{}", rest.trim_start_matches('/')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relative_address_is_made_absolute() {
        let base = Url::parse("http://quest.example/news/feed").unwrap();
        for (written, meant) in [
            ("/a/b", Some("http://quest.example/a/b")),
            ("../c", Some("http://quest.example/c")),
            ("//other.example/d", Some("http://other.example/d")),
            ("?q=1", Some("http://quest.example/news/feed?q=1")),
            ("#f", Some("http://quest.example/news/feed#f")),
            ("", None),
            (" \n ", None),
            ("http://a.example/%7Eb?c=d&e", Some("http://a.example/%7Eb?c=d&e")),
            ("http://a.example/\nb", Some("http://a.example/b")),
        ] {
            assert_eq!(absolute(written, Some(&base)).as_deref(), meant, "{written}");
            assert_eq!(web(written, Some(&base)).as_deref(), meant, "{written}");
        }
    }

    #[test]
    fn an_address_is_shown_as_browsers_write_it_and_known_as_it_was_given() {
        let read = |written| read(written, None).unwrap();
        assert_eq!(read("https://A.example").web.as_deref(), Some("https://a.example/"));
        assert_eq!(read("https://A.example").given, "https://A.example");
        assert_eq!(read("https://a.example/é").web.as_deref(), Some("https://a.example/%C3%A9"));
    }

    #[test]
    fn only_web_pages_are_shown() {
        let base = Url::parse("http://quest.example/news/feed").unwrap();
        for written in [
            "javascript:void(0)",
            "JavaScript://x%0aalert(1)",
            "file:///etc/passwd",
            "data:text/html,x",
            "N/A",
            "#",
            "null",
            "mailto:a@b.example",
        ] {
            assert_eq!(web(written, Some(&base)), None, "{written}");
        }
        assert_eq!(read("javascript:void(0)", Some(&base)).unwrap().given, "javascript:void(0)");
    }

    #[test]
    fn an_endless_address_is_none() {
        assert_eq!(absolute(&format!("http://a.example/{}", "l".repeat(9000)), None), None);
    }
}
