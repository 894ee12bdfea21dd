//! The few response headers that matter to a feed: validators, Cache-Control, Retry-After.

use crate::schedule::LONGEST_WAIT;
use jiff::{SignedDuration, Timestamp, civil::DateTime, fmt::rfc2822, tz::TimeZone};
use reqwest::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderMap, HeaderName};

const SHORTEST_WAIT: SignedDuration = SignedDuration::from_mins(1);
/// A pause without a length lasts so long.
pub const DEFAULT_WAIT: SignedDuration = SignedDuration::from_hours(1);
/// A longer validator is not worth sending back at every poll.
const LONGEST_VALIDATOR: usize = 4096;

/// A validator, byte for byte.
pub fn validator(headers: &HeaderMap, name: &HeaderName) -> Option<Vec<u8>> {
    let value = headers.get(name)?.as_bytes();
    (!value.is_empty() && value.len() <= LONGEST_VALIDATOR).then(|| value.to_vec())
}

/// Content-Type as sent.
pub fn content_type(headers: &HeaderMap) -> Option<String> {
    headers.get(CONTENT_TYPE).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
}

/// Cache-Control max-age in seconds.
pub fn max_age(headers: &HeaderMap) -> Option<u64> {
    let values = headers.get_all(CACHE_CONTROL).into_iter().filter_map(|value| value.to_str().ok());
    values.flat_map(|value| value.split(',')).find_map(|directive| {
        let (name, age) = directive.split_once('=')?;
        let named = name.trim().eq_ignore_ascii_case("max-age");
        named.then(|| age.trim().trim_matches('"').parse().ok()).flatten()
    })
}

/// When a server that sent 429 or 503 may be asked again: one minute to seven days from now, an hour when it does not say.
pub fn retry_after(value: Option<&[u8]>, now: Timestamp) -> Timestamp {
    let value = value.and_then(|bytes| std::str::from_utf8(bytes).ok()).map(str::trim);
    let wait = value.and_then(|text| seconds(text).or_else(|| date(text).map(|then| now.duration_until(then))));
    let wait = wait.map_or(DEFAULT_WAIT, |wait| wait.clamp(SHORTEST_WAIT, LONGEST_WAIT));
    now.saturating_add(wait).unwrap_or(Timestamp::MAX)
}

fn seconds(text: &str) -> Option<SignedDuration> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().map_or(LONGEST_WAIT, SignedDuration::from_secs))
}

/// The three spellings of RFC 9110, section 5.6.7.
fn date(text: &str) -> Option<Timestamp> {
    if let Ok(zoned) = rfc2822::parse(text) {
        return Some(zoned.timestamp());
    }
    let civil = ["%A, %d-%b-%y %H:%M:%S GMT", "%a %b %e %H:%M:%S %Y", "%a, %d %b %Y %H:%M:%S GMT"]
        .iter()
        .find_map(|format| DateTime::strptime(format, text).ok())?;
    // The last days of the year 9999 are dates, but beyond what a moment can be.
    Some(civil.to_zoned(TimeZone::UTC).map_or(Timestamp::MAX, |zoned| zoned.timestamp()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use reqwest::header::HeaderValue;

    fn waits(value: &str) -> i64 {
        let now: Timestamp = "2026-11-22T10:00:00Z".parse().unwrap();
        now.duration_until(retry_after(Some(value.as_bytes()), now)).as_secs()
    }

    #[test]
    fn retry_after_is_read_in_both_forms_and_clamped() {
        let week = 7 * 24 * 3600;
        for (value, expected) in [
            ("3600", 3600),
            ("0", 60),
            ("99999999", week),
            ("99999999999999999999999", week),
            ("-5", 3600),
            ("soon", 3600),
            ("", 3600),
            ("1.5", 3600),
            ("Sun, 22 Nov 2026 12:00:00 GMT", 7200),
            ("Sunday, 22-Nov-26 12:00:00 GMT", 7200),
            ("Sun Nov 22 12:00:00 2026", 7200),
            ("Sun, 22 Nov 2026 09:00:00 GMT", 60),
            ("Fri, 22 Nov 2030 09:00:00 GMT", week),
            ("Fri, 31 Dec 9999 23:59:59 GMT", week),
        ] {
            assert_eq!(waits(value), expected, "{value:?}");
        }
    }

    #[test]
    fn a_wait_without_a_header_is_an_hour() {
        let now = Timestamp::UNIX_EPOCH;
        assert_eq!(now.duration_until(retry_after(None, now)).as_secs(), 3600);
    }

    #[test]
    fn max_age_is_found_among_other_directives() {
        for (value, expected) in [
            ("max-age=600", Some(600)),
            ("public, MAX-AGE = \"7200\"", Some(7200)),
            ("s-maxage=5", None),
            ("no-cache", None),
            ("max-age=-1", None),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(CACHE_CONTROL, HeaderValue::from_static(value));
            assert_eq!(max_age(&headers), expected, "{value}");
        }
    }

    #[test]
    fn a_validator_is_kept_byte_for_byte_unless_it_is_huge() {
        let mut headers = HeaderMap::new();
        let name = reqwest::header::ETAG;
        headers.insert(&name, HeaderValue::from_bytes(b"W/\"a,\xe9;\"").unwrap());
        assert_eq!(validator(&headers, &name), Some(b"W/\"a,\xe9;\"".to_vec()));
        headers.insert(&name, HeaderValue::from_str(&"e".repeat(LONGEST_VALIDATOR + 1)).unwrap());
        assert_eq!(validator(&headers, &name), None);
    }
}
