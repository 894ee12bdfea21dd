//! A target is the address that a redirector leads to. It is taken out only when it is http or https with a sound host, and no credentials.

use super::parts::{Parts, after_scheme};
use std::borrow::Cow;

/// How often a value may be escaped over and over.
const LAYERS: usize = 3;

/// The target in a value as written: unescaped as often as its start shows that it was escaped. `schemeless`: `shop.example/a` will do.
pub(super) fn from_value(value: &str, schemeless: bool) -> Option<String> {
    let mut url = if is_unescaped(value) { Cow::Borrowed(value) } else { decoded(value) };
    for _ in 1..LAYERS {
        if !is_escaped(&url) {
            break;
        }
        url = Cow::Owned(decoded(&url).into_owned());
    }
    let url = match url.split_once(":/") {
        // Some editors fold two slashes into one.
        Some((scheme @ ("http" | "https"), rest)) if !rest.starts_with('/') => format!("{scheme}://{rest}"),
        _ if url.starts_with("//") => format!("https:{url}"),
        _ if schemeless && after_scheme(&url).is_none() && is_named(&url) => format!("https://{url}"),
        _ => url.into_owned(),
    };
    sound(&url)
}

/// The address itself when it is sound; blanks and quotes in it are escaped.
pub(super) fn sound(url: &str) -> Option<String> {
    let host = Parts::of(url)?.host;
    let last = host.rsplit('.').next()?;
    if !host.contains('.') || last.bytes().all(|byte| byte.is_ascii_digit()) || url.chars().any(char::is_control) {
        return None;
    }
    url::Url::parse(url).ok()?.domain()?;
    let mut sound = String::with_capacity(url.len());
    for letter in url.chars() {
        match letter {
            ' ' => sound.push_str("%20"),
            '"' => sound.push_str("%22"),
            '<' => sound.push_str("%3C"),
            '>' => sound.push_str("%3E"),
            _ => sound.push(letter),
        }
    }
    Some(sound)
}

/// True for `https://host…` with nothing escaped that a URL cannot do without.
pub(super) fn is_unescaped(value: &str) -> bool {
    after_scheme(value).is_some() && !is_escaped(value) && (value.contains('?') || !contains_escape(value, "3f"))
}

/// True when the beginning shows another layer of escapes: `https%3A`, or `%2F` within the host.
fn is_escaped(url: &str) -> bool {
    let host = match after_scheme(url) {
        Some(start) => url[start..].split(['/', '?', '#']).next().unwrap_or_default(),
        None if url.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("http")) => {
            url.get(4..10).unwrap_or_default()
        }
        None => "",
    };
    contains_escape(host, "2f") || contains_escape(host, "3a") || contains_escape(host, "25")
}

fn contains_escape(text: &str, digits: &str) -> bool {
    text.match_indices('%')
        .any(|(at, _)| text.get(at + 1..at + 3).is_some_and(|found| found.eq_ignore_ascii_case(digits)))
}

/// Unescapes once, but leaves escaped what a URL may not hold as it is: blanks, quotes, controls, and everything beyond ASCII.
pub(super) fn decoded(value: &str) -> Cow<'_, str> {
    if !value.contains('%') {
        return Cow::Borrowed(value);
    }
    let mut decoded = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find('%') {
        decoded.push_str(&rest[..at]);
        let byte = rest.get(at + 1..at + 3).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match byte {
            Some(byte)
                if matches!(byte, b'!'..=b'~')
                    && !matches!(byte, b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}') =>
            {
                decoded.push(char::from(byte));
                rest = &rest[at + 3..];
            }
            _ => {
                decoded.push('%');
                rest = &rest[at + 1..];
            }
        }
    }
    decoded.push_str(rest);
    Cow::Owned(decoded)
}

/// True for text that begins with a host of a known public suffix.
fn is_named(text: &str) -> bool {
    let host = text.split(['/', '?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    psl::suffix(host.as_bytes()).is_some_and(|suffix| suffix.is_known() && suffix.as_bytes().len() < host.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_unescaped_as_often_as_it_was_escaped() {
        for value in [
            "https://a.example/x?y=%25",
            "https%3A%2F%2Fa.example%2Fx%3Fy%3D%2525",
            "https%253A%252F%252Fa.example%252Fx%253Fy%253D%252525",
            "https://a.example%2Fx%3Fy=%2525",
        ] {
            assert_eq!(from_value(value, false).as_deref(), Some("https://a.example/x?y=%25"), "{value}");
        }
    }

    #[test]
    fn what_a_url_may_not_hold_stays_escaped() {
        assert_eq!(
            from_value("https%3A%2F%2Fa.example%2F%20%0D%0A%22%C3%A9", false).as_deref(),
            Some("https://a.example/%20%0D%0A%22%C3%A9")
        );
    }

    #[test]
    fn a_scheme_may_be_missing_where_the_rule_says_so() {
        assert_eq!(from_value("www%2Ea.co%2Fx", true).as_deref(), Some("https://www.a.co/x"));
        assert_eq!(from_value("www.a.co/x", false), None);
        assert_eq!(from_value("//a.co/x", false).as_deref(), Some("https://a.co/x"));
        assert_eq!(from_value("https:/a.co/x", false).as_deref(), Some("https://a.co/x"));
    }

    #[test]
    fn an_unsound_target_is_refused() {
        for value in [
            "data%3Atext%2Fhtml%2Cx",
            "javascript:alert(1)",
            "ftp://a.co/",
            "https://localhost/",
            "http://127.0.0.1/",
            "http://[::1]/",
            "https://shop.example@evil.example/",
            "https%3A%2F%2Fevil.example%5C%40shop.example%2F",
            "https://",
            "https://a..b/",
            "file:///etc/passwd",
            "",
            "x",
            "https://xn--%2F/",
        ] {
            assert_eq!(from_value(value, true), None, "{value}");
        }
    }
}
