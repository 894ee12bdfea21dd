//! What is known of the addresses in a body: which lead to a page, which run something, how a relative one is made whole.

use crate::text::safe::block;
use url::Url;

/// Bytes of an address: servers take no longer ones.
const LONGEST: usize = 8 * 1024;
/// Bytes of the address that links are relative to: it stands in front of each of them.
const LONGEST_BASE: usize = 2 * 1024;

/// True for an address that starts as those of web pages do.
#[must_use]
pub fn is_web(address: &str) -> bool {
    let scheme = address.split_once("://").map_or("", |(scheme, _)| scheme);
    scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
}

/// True for an http or https address with a host.
#[must_use]
pub fn is_web_page(address: &str) -> bool {
    is_web(address) && Url::parse(address).is_ok_and(|url| url.has_host())
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
    let scheme = given.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    match scheme.as_deref() {
        Some("http" | "https" | "mailto" | "tel" | "magnet" | "gemini" | "ftp") => Some(given.to_owned()),
        Some(scheme) if scheme.chars().all(|letter| letter.is_ascii_alphanumeric() || "+-.".contains(letter)) => None,
        _ => base.filter(|base| base.as_str().len() <= LONGEST_BASE)?.join(given).ok().map(String::from),
    }
}

/// Without a control character in it, an address would be that of something else. Line feeds and tabs get into long ones by
/// themselves, and browsers read over them; a carriage return does not, for parsers make line feeds of line ends.
fn may_be_address(given: &str) -> bool {
    !given.contains(|letter: char| letter.is_control() && !matches!(letter, '\t' | '\n'))
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
