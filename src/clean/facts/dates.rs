//! Dates as pages write them: instants, and lines that hold little else. Knows no clock.

use jiff::{Timestamp, civil, tz::TimeZone};
use regex::Regex;
use std::sync::LazyLock;

/// A line that says when has at most so many words.
const MOST_WORDS: usize = 26;

static DAY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)\b(?:jan|feb|fév|mar|mär|apr|avr|abr|may|mai|mag|jun|jui|giu|jul|lug|aug|août|ago|sep|set|oct|okt|ott|out|nov|dec|dez|déc|dic)\p{L}*\.?,? (?:de )?\d{1,4}",
        r"|\b\d{1,2}(?:st|nd|rd|th|\.|er)? (?:de |of )?(?:jan|feb|fév|mar|mär|apr|avr|abr|may|mai|mag|jun|jui|giu|jul|lug|aug|août|ago|sep|set|oct|okt|ott|out|nov|dec|dez|déc|dic)",
        r"|\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\b\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\b\d+ (?:min\p{L}*|hours?|days?|weeks?|months?) (?:ago|read)|\d{4}年\d{1,2}月"
    ))
    .ok()
});
static KEYWORD: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:published|posted|updated|modified|original(?:ly)?|last|first|by|veröffentlicht|aktualisiert|publié|mis à jour|publicado|actualizado|atualizado|pubblicato|投稿|更新)\b").ok()
});
static CLOCK: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\b\d{1,2}:\d\d\b").ok());
/// What a line about time is made of.
static PART: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)\b(?:(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so)\p{L}{0,6}\.?|(?:jan|feb|fév|mar|mär|apr|avr|abr|may|mai|mag|jun|jui|giu|jul|lug|aug|août|ago|sep|set|oct|okt|ott|out|nov|dec|dez|déc|dic)\p{L}*\.?",
        r"|\d+(?:st|nd|rd|th|er)?|am|pm|a\.m\.?|p\.m\.?|[ecmpb][sde]?t|gmt|utc|z|uhr|published|posted|updated|modified|original(?:ly)?|last|first|on|at|by|um|am|de|às|à|le|of|and|ago|hours?|minutes?|mins?|days?|weeks?|read)\b"
    ))
    .ok()
});

/// True for a line that says when, and little else. `author` may be named in it.
pub fn is_dateline(text: &str, author: &str) -> bool {
    // Every day has a number, and most lines have none: a pattern that nobody asks need not be made.
    let numbered = text.contains(char::is_numeric);
    if !numbered || text.split_whitespace().count() > MOST_WORDS || !DAY.as_ref().is_some_and(|day| day.is_match(text))
    {
        return false;
    }
    let mut rest = text.to_owned();
    if !author.is_empty() {
        rest = rest.replace(author, " ");
    }
    if let Some(part) = PART.as_ref() {
        rest = part.replace_all(&rest, " ").into_owned();
    }
    let rest: Vec<&str> =
        rest.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let named = KEYWORD.as_ref().is_some_and(|keyword| keyword.is_match(text));
    let capitals = rest.iter().all(|word| word.starts_with(char::is_uppercase));
    let clocked = CLOCK.as_ref().is_some_and(|clock| clock.is_match(text));
    rest.is_empty() || (clocked && rest.len() <= 2) || (named && capitals && rest.len() <= 5)
}

/// An instant in one of the ways pages write it; a bare day begins at midnight UTC.
pub fn instant(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    if let Ok(stamp) = text.parse::<Timestamp>() {
        return Some(stamp);
    }
    for pattern in ["%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%dT%H:%M%z", "%Y-%m-%d %H:%M:%S %z", "%a, %d %b %Y %H:%M:%S %z"] {
        if let Ok(stamp) = Timestamp::strptime(pattern, text) {
            return Some(stamp);
        }
    }
    if let Ok(moment) = text.parse::<civil::DateTime>() {
        return moment.to_zoned(TimeZone::UTC).ok().map(|zoned| zoned.timestamp());
    }
    ["%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y", "%Y-%m-%d"]
        .iter()
        .find_map(|pattern| civil::Date::strptime(pattern, text).ok())
        .and_then(|day| day.to_zoned(TimeZone::UTC).ok())
        .map(|zoned| zoned.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_only_says_when() {
        for line in [
            "Posted: Fri 6:45 PM, Feb 16, 2018 | Updated: Sat 8:31 PM, Feb 17, 2018",
            "Published November 20th, 2019 - 07:50 GMT",
            "By Ada Example, Nov. 20, 2019 Updated: Nov. 20, 2019 1:35 a.m.",
            "3 May 2026",
            "2026-05-03",
            "5 min read",
            "segunda-feira, 22 de janeiro de 2018 às 0:13",
            "Veröffentlicht am 3. Mai 2026 um 10:00 Uhr",
        ] {
            assert!(is_dateline(line, ""), "{line}");
        }
    }

    #[test]
    fn each_line_says_more() {
        for line in [
            "Release date: May 3, 2026",
            "The sequel arrives on May 3, 2026",
            "Updated on May 3, the page now says that the demo is gone",
            "Version 1.2",
        ] {
            assert!(!is_dateline(line, ""), "{line}");
        }
    }

    #[test]
    fn each_way_to_write_an_instant_is_read() {
        for (text, wanted) in [
            ("2026-05-03T10:00:00+02:00", "2026-05-03T08:00:00Z"),
            ("2026-05-03T10:00:00Z", "2026-05-03T10:00:00Z"),
            ("2026-05-03T10:00:00-0500", "2026-05-03T15:00:00Z"),
            ("2026-05-03", "2026-05-03T00:00:00Z"),
            ("May 3, 2026", "2026-05-03T00:00:00Z"),
        ] {
            assert_eq!(instant(text).unwrap().to_string(), wanted, "{text}");
        }
        assert_eq!(instant("soon"), None);
    }
}
