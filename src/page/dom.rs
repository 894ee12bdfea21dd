//! The body's HTML as a tree that is safe to walk: never deeper than a page needs, its text mended once. Decides nothing about looks.

use crate::{
    html::{UNCLOSED, decode_entities},
    text::safe::block,
};
use dom_query::{Document, NodeRef};
use std::borrow::Cow;

/// Elements nested deeper than this lose their tags and keep their text: no article needs more, and walking is recursive.
pub(crate) const DEEPEST: usize = 128;

/// Elements whose content is no text for readers.
pub(crate) const UNREAD: &[&str] = &[
    "script", "style", "template", "noscript", "head", "title", "iframe", "frame", "frameset", "object", "embed",
    "applet", "svg", "math", "canvas", "audio", "video", "select", "textarea", "input", "button", "datalist", "meta",
    "link", "base", "map",
];

/// Bytes of a character reference, `&` and `;` included.
const LONGEST_REFERENCE: usize = 12;

/// Parses article HTML.
pub(crate) fn parse(html: &str) -> Document {
    Document::fragment(&*shallow(html))
}

/// An attribute of an element.
pub(crate) fn attribute(node: &NodeRef, name: &str) -> Option<String> {
    node.attr(name).map(|value| value.to_string())
}

/// Text of one node made safe: what was encoded twice is decoded, invisible letters go, tabs become blanks.
pub(crate) fn mend(text: &str) -> String {
    safe(&decode(text))
}

/// Text made safe and nothing else, for code.
pub(crate) fn safe(text: &str) -> String {
    let visible: String = text
        .chars()
        .filter_map(|letter| match letter {
            '\t' | '\r' | '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' => Some(' '),
            // soft hyphen, zero-width space, word joiner, byte order mark: hints for other typesetters;
            // and letters for private use: a font we do not have, and two of them serve as marks in `tidy`
            '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{e000}'..='\u{f8ff}' => None,
            letter => Some(letter),
        })
        .collect();
    block(&visible)
}

/// An address without the characters no address has; scripts and other schemes that are not for reading give none. So
/// does one with a control character in it: without that it would be the address of something else.
pub(crate) fn address(href: &str) -> Option<String> {
    // Line breaks and tabs get into long addresses by themselves, and browsers read over them. A carriage return does not:
    // parsers make line feeds of line ends, so it was written as a reference.
    if href.trim().contains(|letter: char| letter.is_control() && !matches!(letter, '\t' | '\n')) {
        return None;
    }
    let address: String = block(href.trim()).replace('\n', "");
    let bare: String = address.chars().filter(|letter| !letter.is_whitespace()).collect();
    let scheme = bare
        .find([':', '/', '?', '#'])
        .filter(|at| bare[*at..].starts_with(':'))
        .map(|at| bare[..at].to_ascii_lowercase());
    match scheme.as_deref() {
        Some("http" | "https" | "mailto") => Some(address),
        Some(_) => None,
        None => (!bare.is_empty() && !bare.starts_with('#')).then_some(address),
    }
}

/// Decodes character references once more, the way `&amp;#8217;` asks for; only those that end in `;`, or addresses would suffer.
fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(LONGEST_REFERENCE).position(|byte| byte == b';').map_or(1, |end| end + 1);
        decoded.push_str(&decode_entities(&rest[..end]));
        rest = &rest[end..];
    }
    decoded.push_str(rest);
    Cow::Owned(decoded)
}

/// Leaves out the tags of elements nested deeper than [`DEEPEST`]: parsers walk the whole stack of open elements for many a tag.
fn shallow(html: &str) -> Cow<'_, str> {
    let mut open: Vec<&str> = Vec::new();
    let mut left_out: Vec<&str> = Vec::new();
    let mut kept: Option<String> = None;
    let mut copied = 0;
    for tag in tags(html) {
        let drop = if UNCLOSED.iter().any(|name| name.eq_ignore_ascii_case(tag.name)) {
            false
        } else if tag.closes {
            if left_out.last().is_some_and(|name| name.eq_ignore_ascii_case(tag.name)) {
                left_out.pop();
                true
            } else {
                if let Some(at) = open.iter().rposition(|name| name.eq_ignore_ascii_case(tag.name)) {
                    open.truncate(at);
                    left_out.clear();
                }
                false
            }
        } else if open.len() >= DEEPEST {
            left_out.push(tag.name);
            true
        } else {
            open.push(tag.name);
            false
        };
        if drop {
            kept.get_or_insert_default().push_str(&html[copied..tag.start]);
            copied = tag.end;
        }
    }
    match kept {
        None => Cow::Borrowed(html),
        Some(mut kept) => {
            kept.push_str(&html[copied..]);
            Cow::Owned(kept)
        }
    }
}

/// A tag in the source.
struct Tag<'a> {
    name: &'a str,
    closes: bool,
    start: usize,
    end: usize,
}

fn tags(html: &str) -> impl Iterator<Item = Tag<'_>> {
    let bytes = html.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + memchr::memchr(b'<', bytes.get(at..)?)?;
            let closes = bytes.get(start + 1) == Some(&b'/');
            let from = start + 1 + usize::from(closes);
            if !bytes.get(from).is_some_and(u8::is_ascii_alphabetic) {
                at = start + 1;
                continue;
            }
            let ends = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/');
            let name_end = bytes[from..].iter().position(ends).map_or(bytes.len(), |length| from + length);
            let end = tag_end(bytes, name_end);
            at = end;
            return Some(Tag { name: &html[from..name_end], closes, start, end });
        }
    })
}

/// The place behind a tag's `>`; one inside a quoted value does not count.
fn tag_end(bytes: &[u8], from: usize) -> usize {
    let mut quote = None;
    for (at, byte) in bytes.iter().enumerate().skip(from) {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') if bytes[..at].ends_with(b"=") => quote = Some(*byte),
            (Some(open), byte) if open == *byte => quote = None,
            _ => {}
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_encoded_twice_is_decoded_once() {
        assert_eq!(mend("Sega&#8217;s plan &amp; more &#x2014; yes"), "Sega’s plan & more — yes");
        assert_eq!(mend("R&D; AT&T &unknown; x?a&copy=1 100 & up; &"), "R&D; AT&T &unknown; x?a&copy=1 100 & up; &");
        assert_eq!(mend("&amp;amp;"), "&amp;");
    }

    #[test]
    fn invisible_letters_and_controls_go() {
        assert_eq!(mend("a\u{200b}b\u{ad}c\td\u{1b}[31me&#27;"), "abc de");
    }

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
            assert_eq!(address(bad), None, "{bad}");
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
            assert_eq!(address(bad), None, "{bad:?}");
        }
        assert_eq!(address("\nhttps://a.example/x\n").as_deref(), Some("https://a.example/x"));
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
            assert_eq!(address(good).as_deref(), Some(good));
        }
    }

    #[test]
    fn what_is_nested_too_deep_keeps_its_text_and_loses_its_tags() {
        let html = format!("{}deep{}after", "<div>".repeat(5_000), "</div>".repeat(5_000));
        let flat = shallow(&html);
        assert_eq!(flat.matches("<div>").count(), DEEPEST);
        assert_eq!(flat.matches("</div>").count(), DEEPEST);
        assert!(flat.contains("deep") && flat.ends_with("after"));
    }

    #[test]
    fn an_ordinary_article_is_parsed_as_it_stands() {
        let html = "<p>one<p>two<ul><li>a<li title=\"x > y\">b</ul><img src=x><br>".repeat(500);
        assert!(matches!(shallow(&html), Cow::Borrowed(_)));
    }
}
