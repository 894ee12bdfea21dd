//! What is known of the addresses in a body: which lead to a page, which run something, how a relative one is made whole.

use crate::text::safe::{block, holds_control};
use memchr::memchr_iter;
use std::borrow::Cow;
use url::Url;

/// Bytes of an address: servers take no longer ones.
const LONGEST: usize = 8 * 1024;
/// Bytes of the address that links are relative to: it stands in front of each of them.
const LONGEST_BASE: usize = 2 * 1024;
/// Schemes of addresses that can be read or written to.
const READABLE: [&str; 7] = ["https", "http", "mailto", "tel", "magnet", "gemini", "ftp"];

/// The scheme of an address and what follows the `://` behind it.
fn split_scheme(address: &str) -> Option<(&str, &str)> {
    let is_sign = |at: &usize| address[*at..].starts_with("://");
    let at = memchr_iter(b':', address.as_bytes()).find(is_sign)?;
    Some((&address[..at], &address[at + 3..]))
}

/// An address without its scheme, where it has one.
#[must_use]
pub fn without_scheme(address: &str) -> &str {
    split_scheme(address).map_or(address, |(_, rest)| rest)
}

/// True for an address that starts as those of web pages do.
#[must_use]
pub fn is_web(address: &str) -> bool {
    let scheme = split_scheme(address).map_or("", |(scheme, _)| scheme);
    scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
}

/// True for an http or https address with a host.
#[must_use]
pub fn is_web_page(address: &str) -> bool {
    is_web(address) && Url::parse(address).is_ok_and(|url| url.has_host())
}

/// The host of an address, as [`Url`] says it.
#[must_use]
pub fn host(address: &str) -> Option<Cow<'_, str>> {
    plain_host(address)
        .map(Cow::Borrowed)
        .or_else(|| Some(Cow::Owned(Url::parse(address).ok()?.host_str()?.to_owned())))
}

/// The host of a web address, where nothing about it has to be mended or can be wrong: most are so, and to take a whole address apart
/// costs many times as much.
fn plain_host(address: &str) -> Option<&str> {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let host = &rest[..end];
    let is_plain = |label: &str| {
        let bytes = label.as_bytes();
        !bytes.is_empty()
            && !label.starts_with("xn--")
            && bytes.iter().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
    };
    // The last part of a number that is an address begins with a digit.
    let is_name = host.rsplit('.').next()?.starts_with(|first: char| first.is_ascii_lowercase());
    (is_name && host.split('.').all(is_plain)).then_some(host)
}

/// An address without the characters no address has; scripts and other schemes that are not for reading give none. So
/// does one with a control character in it: without that it would be the address of something else.
#[must_use]
pub fn readable_address(href: &str) -> Option<String> {
    let href = href.trim();
    if !may_be_address(href) {
        return None;
    }
    let address = block(href).replace('\n', "");
    let mut bare = address.chars().filter(|letter| !letter.is_whitespace()).peekable();
    let names_a_place = bare.peek().is_some_and(|first| *first != '#');
    let mut scheme = String::new();
    for letter in bare {
        match letter {
            ':' if ["http", "https", "mailto"].contains(&scheme.as_str()) => return Some(address),
            ':' => return None,
            '/' | '?' | '#' => break,
            letter => scheme.push(letter.to_ascii_lowercase()),
        }
    }
    names_a_place.then_some(address)
}

/// An address as written, made absolute; none for what is no address of a page or a mail box.
#[must_use]
pub fn absolute_address(given: &str, base: Option<&Url>) -> Option<String> {
    let given = given.trim();
    if given.is_empty() || given.starts_with('#') || given.len() > LONGEST || !may_be_address(given) {
        return None;
    }
    match given.split_once(':').map(|(scheme, _)| scheme) {
        Some(scheme) if READABLE.iter().any(|known| scheme.eq_ignore_ascii_case(known)) => Some(given.to_owned()),
        Some(scheme) if scheme.chars().all(|letter| letter.is_ascii_alphanumeric() || "+-.".contains(letter)) => None,
        _ => base.filter(|base| base.as_str().len() <= LONGEST_BASE)?.join(given).ok().map(String::from),
    }
}

/// Without a control character in it, an address would be that of something else. Line feeds and tabs get into long ones by
/// themselves, and browsers read over them; a carriage return does not, for parsers make line feeds of line ends.
fn may_be_address(given: &str) -> bool {
    !holds_control(given, |letter| matches!(letter, '\t' | '\n'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn addresses_that_run_something_are_refused() {
        for bad in [
            "javascript:alert(1)",
            " JAVA\nSCRIPT:x",
            "data:text/html,x",
            "file:///etc/passwd",
            "#top",
            "",
            "vbscript:x",
        ] {
            assert_eq!(readable_address(bad), None, "{bad}");
        }
    }

    #[test]
    fn an_address_with_a_control_character_is_refused_not_made_another() {
        for bad in [
            "http://a.example/\u{1b}[2J\u{1b}[1;1Hx",
            "http://a.example/\u{9b}31m",
            "http://a.example/a\0b",
            "http://a.example/a\rb",
        ] {
            assert_eq!(readable_address(bad), None, "{bad:?}");
        }
        assert_eq!(readable_address("\nhttps://a.example/x\n").as_deref(), Some("https://a.example/x"));
    }

    #[test]
    fn addresses_to_read_are_kept_as_written() {
        for good in [
            "https://a.example/x?y=1#z",
            "HTTP://A.example",
            "/news?at=10:30",
            "mailto:a@b.example",
            "//cdn.example/a.png",
        ] {
            assert_eq!(readable_address(good).as_deref(), Some(good));
        }
    }

    #[test]
    fn a_host_is_what_a_whole_parser_says_it_is() {
        for address in [
            "https://a.example/x?y#z",
            "http://www.a-b.example",
            "https://A.example/",
            "https://a.example:8080/",
            "https://user@a.example/",
            "https://a.example\\.b.example/",
            "https://127.0.0.1/",
            "https://0x7f.1/",
            "https://1.2.3.c4/",
            "https://a..b/",
            "https://.a/",
            "https://a.b./",
            "https://xn--zckzah.example/",
            "https://xn--a.example/",
            "https://bücher.example/",
            "https:///a.example/",
            "https://a.exa\nmple/",
            "mailto:a@b.example",
            "gemini://a.example/",
            "/a",
            "",
        ] {
            let parsed = Url::parse(address).ok().and_then(|url| url.host_str().map(str::to_owned));
            assert_eq!(host(address).as_deref(), parsed.as_deref(), "{address}");
        }
    }

    #[test]
    fn a_scheme_ends_where_its_slashes_begin() {
        for address in ["https://a.example/", "a:b://c", "mailto:a@b.example", "://", ":/", ""] {
            assert_eq!(split_scheme(address), address.split_once("://"), "{address}");
        }
    }

    proptest! {
        #[test]
        fn every_host_is_what_a_whole_parser_says_it_is(address in "(https?://)?[ab1x.@:\\\\/?#\n%é-]{0,4}[a-z0-9.-]{0,8}[ab.:/é\t]{0,3}") {
            let parsed = Url::parse(&address).ok().and_then(|url| url.host_str().map(str::to_owned));
            prop_assert_eq!(host(&address).map(Cow::into_owned), parsed);
        }
    }
}
