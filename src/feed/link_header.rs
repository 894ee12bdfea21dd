//! The header `Link` of an answer (RFC 8288): the feeds that it names. Sites that are built without pages of their own name
//! their feed there alone.

use super::{address, discover::names_alternate_feed};
use url::Url;

/// Links beyond these are not looked at.
const MOST: usize = 64;

/// The feeds that headers name, absolute, in their order.
#[must_use]
pub fn feeds_of_headers(headers: &[String], base: &str) -> Vec<String> {
    let base = Url::parse(base).ok();
    let mut found = Vec::new();
    for link in headers.iter().flat_map(|header| split(header, ',')).take(MOST) {
        let mut parts = split(link, ';').into_iter().map(str::trim);
        let Some(target) = parts.next().and_then(|part| part.strip_prefix('<')?.strip_suffix('>')) else { continue };
        let (mut relation, mut media_type) = ("", "");
        for (name, value) in parts.filter_map(|part| part.split_once('=')) {
            let value = value.trim().trim_matches('"');
            match name.trim().to_ascii_lowercase().as_str() {
                "rel" => relation = value,
                "type" => media_type = value,
                _ => {}
            }
        }
        let Some(url) = address::web(target, base.as_ref()) else { continue };
        if names_alternate_feed(relation, media_type, &url) && !found.contains(&url) {
            found.push(url);
        }
    }
    found
}

/// The parts of a header between separators that stand neither in quotes nor in an address.
fn split(header: &str, separator: char) -> Vec<&str> {
    let (mut parts, mut start) = (Vec::new(), 0);
    let (mut quoted, mut in_address) = (false, false);
    for (place, letter) in header.char_indices() {
        match letter {
            '"' => quoted = !quoted,
            '<' if !quoted => in_address = true,
            '>' if !quoted => in_address = false,
            letter if letter == separator && !quoted && !in_address => {
                parts.push(&header[start..place]);
                start = place + letter.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(&header[start..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(headers: &[&str]) -> Vec<String> {
        let headers: Vec<String> = headers.iter().map(|&header| header.to_owned()).collect();
        feeds_of_headers(&headers, "https://a.example/blog/")
    }

    #[test]
    fn a_header_names_its_feeds_among_other_links() {
        let all = "<style.css>; rel=preload; as=style, </rss,1>; title=\"News, all; of it\"; rel=\"alternate\"; \
                   type=\"application/rss+xml\"";
        assert_eq!(found(&[all]), ["https://a.example/rss,1"]);
        assert_eq!(
            found(&[
                "<feed.atom>; REL=alternate; TYPE=application/atom+xml",
                "<https://b.example/f>; rel=feed; type=text/xml"
            ]),
            ["https://a.example/blog/feed.atom", "https://b.example/f"]
        );
    }

    #[test]
    fn links_to_other_things_are_no_feeds() {
        for header in [
            "</api>; rel=\"https://api.example/\"",
            "</fr>; rel=alternate; hreflang=fr",
            "</x>; rel=alternate; type=text/html",
            "<javascript:x>; rel=alternate; type=application/rss+xml",
            "no link at all",
            "",
        ] {
            assert!(found(&[header]).is_empty(), "{header}");
        }
    }
}
