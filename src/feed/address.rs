//! An address is where a link leads, made absolute. Never judges or cleans one.

use super::bounds;
use url::Url;

/// An address made absolute. One that is absolute already stays as it is written; an empty or endless one is none.
pub fn absolute(written: &str, base: Option<&Url>) -> Option<String> {
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
    let mut address = if as_written { written.to_owned() } else { parsed.to_string() };
    if address.len() > bounds::LINK {
        address.truncate(address.find('#').unwrap_or(address.len()));
    }
    (address.len() <= bounds::LINK_REFUSED).then_some(address)
}

/// An absolute address of a web page.
pub fn web(written: &str, base: Option<&Url>) -> Option<String> {
    absolute(written, base).filter(|address| is_web(address))
}

/// True for an address that starts as those of web pages do.
pub fn is_web(address: &str) -> bool {
    let scheme = address.split_once("://").map_or("", |(scheme, _)| scheme);
    scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
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
        }
    }

    #[test]
    fn an_endless_address_is_none() {
        assert_eq!(absolute(&format!("http://a.example/{}", "l".repeat(9000)), None), None);
    }
}
