//! A carrier is the place in a redirector's URL where the target is kept, in the ways that networks are known to write it.

use super::{names::Names, parts, parts::Parts, target};
use base64::{
    Engine,
    alphabet::URL_SAFE,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};
use serde::Deserialize;

/// A place that may hold the target.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(super) enum Carrier {
    /// `query:url`: a parameter's value. Unescaped, it runs on to the end of the URL.
    Query(String),
    /// `hashed:url`: as `query`, with a colon and a checksum after it.
    Hashed(String),
    /// `relative:url`: a parameter's value is a path on the same host.
    Relative(String),
    /// `item:item=/itm/`: a parameter's value is a number, which belongs after this path on the site's own host.
    Item(String, String),
    /// `json:data.target`: a parameter's value is JSON in base 64, with the target under this key.
    Json(String, String),
    /// `base64:u`: a parameter's value is the target in base 64, perhaps with two letters before it.
    Base64(String),
    /// `payload:/redirect/2/=e`: after these words the path goes on with JSON in base 64, with the target under this key.
    Payload(String, String),
    /// `encoded`: a part of the path is the target in base 64.
    Encoded,
    /// `host:www.shop.example`: the same page on this host.
    Host(String),
    /// `parenthesised:url`: `url(…)` in a query without `&` and `=`.
    Parenthesised(String),
    /// `segment:destination:`: the part of the path after these words.
    Segment(String),
    /// `after:/amp/s/`: the rest of the URL after these words, which lacks its scheme.
    After(String),
    /// `rest`: the rest of the URL from where another URL begins in its path.
    Rest,
    /// `bare`: the whole query.
    Bare,
}

impl TryFrom<String> for Carrier {
    type Error = String;

    fn try_from(written: String) -> Result<Self, String> {
        let wrong = || {
            format!(
                "“{written}” is no carrier: write query:NAME, hashed:NAME, relative:NAME, item:NAME=PATH, json:NAME.KEY, base64:NAME, payload:WORDS=KEY, encoded, host:HOST, parenthesised:NAME, segment:WORDS, after:WORDS, rest or bare"
            )
        };
        let (way, what) = written.split_once(':').unwrap_or((&written, ""));
        let pair =
            |by: char| what.split_once(by).map(|(one, other)| (one.to_owned(), other.to_owned())).ok_or_else(wrong);
        match (way, what.to_owned()) {
            ("rest", what) if what.is_empty() => Ok(Self::Rest),
            ("bare", what) if what.is_empty() => Ok(Self::Bare),
            ("encoded", what) if what.is_empty() => Ok(Self::Encoded),
            (_, what) if what.is_empty() => Err(wrong()),
            ("query", what) => Ok(Self::Query(what)),
            ("hashed", what) => Ok(Self::Hashed(what)),
            ("relative", what) => Ok(Self::Relative(what)),
            ("base64", what) => Ok(Self::Base64(what)),
            ("host", what) => Ok(Self::Host(what)),
            ("parenthesised", what) => Ok(Self::Parenthesised(what)),
            ("segment", what) => Ok(Self::Segment(what)),
            ("after", what) => Ok(Self::After(what)),
            ("item", _) => pair('=').map(|(name, path)| Self::Item(name, path)),
            ("payload", _) => pair('=').map(|(words, key)| Self::Payload(words, key)),
            ("json", _) => pair('.').map(|(name, key)| Self::Json(name, key)),
            _ => Err(wrong()),
        }
    }
}

impl Carrier {
    /// The target, where this carrier holds one that is a sound web address. `own` are names that redirectors use for themselves.
    pub(super) fn target(&self, parts: &Parts, own: &Names, schemeless: bool) -> Option<String> {
        match self {
            Self::Query(name) => {
                let mut pieces = parts.pieces();
                while let Some(piece) = pieces.by_ref().find(|piece| parts::name(piece).eq_ignore_ascii_case(name)) {
                    if let Some(url) = in_query(parts::value(piece), pieces.clone(), parts, own, schemeless) {
                        return Some(url);
                    }
                }
                None
            }
            Self::Hashed(name) => parts.values(name).find_map(|value| {
                let url = target::from_value(value, schemeless)?;
                let (before, checksum) = url.rsplit_once(':')?;
                let is_checksum = !checksum.is_empty() && !checksum.contains('/') && before.contains("://");
                if is_checksum { target::sound(before) } else { Some(url) }
            }),
            Self::Relative(name) => parts.values(name).find_map(|value| {
                let path = target::decoded(value);
                let is_path = path.starts_with('/') && !path.starts_with("//") && !path.starts_with("/\\");
                is_path.then(|| format!("{}{path}", parts.head))
            }),
            Self::Item(name, path) => parts.values(name).find_map(|value| {
                let is_number = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit());
                is_number
                    .then(|| psl::domain_str(&parts.host).map(|domain| format!("https://www.{domain}{path}{value}")))?
            }),
            Self::Json(name, key) => parts.values(name).find_map(|value| in_json(value, key)),
            Self::Base64(name) => {
                parts.values(name).find_map(|value| in_base64(value).or_else(|| in_base64(value.get(2..)?)))
            }
            Self::Payload(words, key) => {
                let at = find(parts.path, words)? + words.len();
                // A signature may follow after a point.
                in_json(parts.path[at..].split(['.', '/']).next()?, key)
            }
            Self::Encoded => parts.path.split('/').find_map(in_base64),
            Self::Host(name) => target::sound(&with_tail(&format!("https://{name}{}", parts.path), parts)),
            Self::Parenthesised(name) => {
                parenthesised(parts.query?, name).and_then(|value| target::from_value(value, schemeless))
            }
            Self::Segment(words) => segment(parts, words, schemeless),
            Self::After(words) => {
                let at = find(parts.path, words)? + words.len();
                target::from_value(&with_tail(&parts.path[at..], parts), true)
            }
            Self::Rest => rest(parts),
            Self::Bare => target::from_value(&with_fragment(parts.query?, parts), schemeless),
        }
    }
}

/// The target in a parameter's value. Unescaped and with a query, it also owns the parameters after it, but for the redirector's own.
fn in_query<'a>(
    value: &str,
    after: impl Iterator<Item = &'a str>,
    parts: &Parts,
    own: &Names,
    schemeless: bool,
) -> Option<String> {
    if !target::is_unescaped(value) {
        return target::from_value(value, schemeless);
    }
    let mut url = value.to_owned();
    if value.contains('?') {
        for piece in after.filter(|piece| !own.has(parts::name(piece))) {
            url.push('&');
            url.push_str(piece);
        }
    }
    target::from_value(&with_fragment(&url, parts), schemeless)
}

fn in_json(value: &str, key: &str) -> Option<String> {
    let json: serde_json::Value = serde_json::from_slice(&base64(value)?).ok()?;
    target::sound(json.get(key)?.as_str()?)
}

fn in_base64(value: &str) -> Option<String> {
    target::sound(std::str::from_utf8(&base64(value)?).ok()?)
}

fn base64(value: &str) -> Option<Vec<u8>> {
    let forgiving = GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true);
    let letters = target::decoded(value).replace('+', "-").replace('/', "_");
    GeneralPurpose::new(&URL_SAFE, forgiving).decode(letters).ok()
}

fn parenthesised<'a>(query: &'a str, name: &str) -> Option<&'a str> {
    let opens = format!("{name}(");
    let at = query.starts_with(&opens).then_some(0).or_else(|| query.find(&format!("){opens}")).map(|at| at + 1))?;
    let value = &query[at + opens.len()..];
    let end = if target::is_unescaped(value) { value.rfind(')') } else { value.find(')') };
    end.map(|end| &value[..end])
}

/// Escaped, the target ends with its segment; unescaped, it is the rest of the URL.
fn segment(parts: &Parts, words: &str, schemeless: bool) -> Option<String> {
    let at = find(parts.path, words)? + words.len();
    let value = &parts.path[at..];
    if target::is_unescaped(value) {
        return target::from_value(&with_tail(value, parts), schemeless);
    }
    target::from_value(value.split('/').next()?, schemeless)
}

fn rest(parts: &Parts) -> Option<String> {
    let starts = ["/https:/", "/http:/", "/https%3a", "/http%3a"];
    let at = starts.iter().filter_map(|start| find(parts.path, start)).min()? + 1;
    let value = &parts.path[at..];
    target::from_value(&if value.contains(":/") { with_tail(value, parts) } else { value.to_owned() }, false)
}

/// Where `words` in lower case begin in a path of any case.
fn find(path: &str, words: &str) -> Option<usize> {
    path.as_bytes().windows(words.len()).position(|window| window.eq_ignore_ascii_case(words.as_bytes()))
}

fn with_tail(path: &str, parts: &Parts) -> String {
    let url = parts.query.map_or_else(|| path.to_owned(), |query| format!("{path}?{query}"));
    with_fragment(&url, parts)
}

fn with_fragment(url: &str, parts: &Parts) -> String {
    parts.fragment.map_or_else(|| url.to_owned(), |fragment| format!("{url}#{fragment}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_carrier_that_is_misspelt_is_refused() {
        for wrong in
            ["qurey:url", "query:", "query", "rest:x", "item:x", "json:x", "payload:x", "encoded:x", "host:", ""]
        {
            assert!(Carrier::try_from(wrong.to_owned()).is_err(), "{wrong}");
        }
    }

    fn target(carrier: &str, url: &str) -> Option<String> {
        let mut own = Names::default();
        own.add("u1", 0);
        Carrier::try_from(carrier.to_owned()).unwrap().target(&Parts::of(url).unwrap(), &own, false)
    }

    #[test]
    fn every_carrier_is_read() {
        for (carrier, url, expected) in [
            ("query:u", "https://r.example/?U=https%3A%2F%2Fa.example%2Fb%3Fc%3D1&d=2", "https://a.example/b?c=1"),
            ("query:u", "https://r.example/?u=&u=https%3A%2F%2Fa.example%2F", "https://a.example/"),
            ("hashed:u", "https://r.example/?u=https%3A%2F%2Fa.example%2Fb%3AaBc9&x=1", "https://a.example/b"),
            ("hashed:u", "https://r.example/?u=https%3A%2F%2Fa.example%2Fb", "https://a.example/b"),
            ("relative:u", "https://r.example/x?u=%2Fa%2Fb", "https://r.example/a/b"),
            ("item:i=/itm/", "https://rover.shop.example/1?i=123", "https://www.shop.example/itm/123"),
            ("json:d.to", "https://r.example/?d=eyJ0byI6Imh0dHBzOi8vYS5leGFtcGxlL2IifQ%3D%3D", "https://a.example/b"),
            ("base64:u", "https://r.example/?u=a1aHR0cHM6Ly9hLmV4YW1wbGUv", "https://a.example/"),
            (
                "payload:/r/2/=e",
                "https://r.example/r/2/eyJlIjoiaHR0cHM6Ly9hLmV4YW1wbGUvYiJ9.c2ln",
                "https://a.example/b",
            ),
            ("encoded", "https://r.example/c1/d2/aHR0cHM6Ly9hLmV4YW1wbGUvYg==", "https://a.example/b"),
            ("host:www.a.example", "https://af.a.example/b?c=1#d", "https://www.a.example/b?c=1#d"),
            (
                "parenthesised:url",
                "https://r.example/click?a(1)p(2)url(https%3A%2F%2Fa.example%2F)x(3)",
                "https://a.example/",
            ),
            (
                "segment:destination:",
                "https://r.example/click/x:1/destination:https%3A%2F%2Fa.example%2Fb/y:2",
                "https://a.example/b",
            ),
            (
                "segment:destination:",
                "https://r.example/click/destination:https://a.example/b?c=1",
                "https://a.example/b?c=1",
            ),
            ("after:/amp/s/", "https://r.example/amp/s/a.com/b?c=1", "https://a.com/b?c=1"),
            ("rest", "https://r.example/links/1/sid/{{X}}/https://a.example/b?c=1#d", "https://a.example/b?c=1#d"),
            ("rest", "https://r.example/x/https%3A%2F%2Fa.example%2Fb?c=1", "https://a.example/b"),
            ("bare", "https://r.example/?https://a.example/b?c=1", "https://a.example/b?c=1"),
        ] {
            assert_eq!(target(carrier, url).as_deref(), Some(expected), "{carrier} {url}");
        }
    }

    #[test]
    fn an_unescaped_target_without_a_query_ends_at_the_ampersand() {
        assert_eq!(
            target("query:u", "https://r.example/?u=https://a.example/b&c=1").as_deref(),
            Some("https://a.example/b")
        );
    }

    #[test]
    fn an_unescaped_target_with_a_query_owns_what_follows() {
        let url = "https://r.example/?x=0&u=https://a.example/b?c=1&d=2&u1=me#e";
        assert_eq!(target("query:u", url).as_deref(), Some("https://a.example/b?c=1&d=2#e"));
    }

    #[test]
    fn a_path_on_the_same_host_cannot_name_another_host() {
        for url in [
            "https://r.example/x?u=%2F%2Fevil.example%2F",
            "https://r.example/x?u=/\\evil.example",
            "https://r.example/x?u=https%3A%2F%2Fa.example",
        ] {
            assert_eq!(target("relative:u", url), None, "{url}");
        }
    }
}
