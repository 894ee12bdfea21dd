//! Parts are a URL taken apart without changing a byte of it. A URL that tries to look like another has no parts.

use std::borrow::Cow;

/// The parts of an http(s) URL, each as written.
#[derive(Debug)]
pub(super) struct Parts<'a> {
    /// Scheme, `://`, host and port.
    pub(super) head: &'a str,
    /// The host in lower case, without a last dot.
    pub(super) host: Cow<'a, str>,
    /// From the first slash on; may be empty.
    pub(super) path: &'a str,
    /// After the `?`.
    pub(super) query: Option<&'a str>,
    /// After the `#`.
    pub(super) fragment: Option<&'a str>,
}

impl<'a> Parts<'a> {
    /// `None` for anything but http and https, and for credentials, backslashes, addresses in brackets and broken hosts.
    pub(super) fn of(url: &'a str) -> Option<Self> {
        let start = after_scheme(url)?;
        let end = url[start..].find(['/', '?', '#']).map_or(url.len(), |at| start + at);
        let (head, rest) = url.split_at(end);
        let host = host(&head[start..])?;
        let (rest, fragment) = rest.split_once('#').map_or((rest, None), |(rest, fragment)| (rest, Some(fragment)));
        let (path, query) = rest.split_once('?').map_or((rest, None), |(path, query)| (path, Some(query)));
        Some(Self { head, host, path, query, fragment })
    }

    /// The pieces of the query between `&`s.
    pub(super) fn pieces(&self) -> impl Iterator<Item = &'a str> + Clone {
        self.query.into_iter().flat_map(|query| query.split('&'))
    }

    /// True when the query has a parameter of this name, in any case.
    pub(super) fn has(&self, name: &str) -> bool {
        self.pieces().any(|piece| self::name(piece).eq_ignore_ascii_case(name))
    }

    /// The values of a parameter, in order, as written.
    pub(super) fn values(&self, name: &str) -> impl Iterator<Item = &'a str> {
        self.pieces().filter(move |piece| self::name(piece).eq_ignore_ascii_case(name)).map(value)
    }
}

/// The name in a piece of a query. Feeds that escape twice leave an `amp;` before it.
pub(super) fn name(piece: &str) -> &str {
    let name = piece.split_once('=').map_or(piece, |(name, _)| name);
    name.strip_prefix("amp;").unwrap_or(name)
}

/// The value in a piece of a query.
pub(super) fn value(piece: &str) -> &str {
    piece.split_once('=').map_or("", |(_, value)| value)
}

/// Where the authority starts, in a URL that begins with `http://` or `https://`.
pub(super) fn after_scheme(url: &str) -> Option<usize> {
    let is = |scheme: &str| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    ["https://", "http://"].into_iter().find(|scheme| is(scheme)).map(str::len)
}

fn host(authority: &str) -> Option<Cow<'_, str>> {
    let (host, port) = authority.split_once(':').unwrap_or((authority, ""));
    let host = host.strip_suffix('.').unwrap_or(host);
    if !port.bytes().all(|byte| byte.is_ascii_digit()) || !is_labels(host) {
        return None;
    }
    Some(if host.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(host.to_ascii_lowercase())
    } else {
        Cow::Borrowed(host)
    })
}

/// Letters, digits, hyphens and underscores, with single points between them.
fn is_labels(host: &str) -> bool {
    let mut before = '.';
    let is_part = |letter: char| {
        let after = std::mem::replace(&mut before, letter);
        letter.is_alphanumeric() || matches!(letter, '-' | '_') || letter == '.' && after != '.'
    };
    host.chars().all(is_part) && before != '.'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_as_written() {
        let parts = Parts::of("HTTPS://Shop.Example:8080/a%2Fb?x=1&&Y#z?#").unwrap();
        assert_eq!((parts.head, &*parts.host, parts.path), ("HTTPS://Shop.Example:8080", "shop.example", "/a%2Fb"));
        assert_eq!((parts.query, parts.fragment), (Some("x=1&&Y"), Some("z?#")));
    }

    #[test]
    fn a_url_that_looks_like_another_has_no_parts() {
        for url in [
            "https://awin1.com@evil.example/",
            "https://awin1.com\\.evil.example/",
            "https://[::1]/",
            "https://a..b/",
            "https:///x",
            "https://.a.b/",
            "https://a.b../",
            "ftp://a.b/",
            "http://a b.c/",
            "https://a.b:x/",
            "//a.b/",
            "",
        ] {
            assert!(Parts::of(url).is_none(), "{url}");
        }
    }
}
