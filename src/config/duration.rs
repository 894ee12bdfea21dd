//! A length of time as a person writes it: `90s`, `15m`, `1h 30m`, `2d`. Never negative, never longer than a year.

use jiff::{Span, SpanRelativeTo};
use std::time::Duration;

/// Longest length of time that makes sense here.
const YEAR: Duration = Duration::from_hours(366 * 24);

/// Why a text is no length of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NotADuration {
    Unreadable,
    LongerThanAYear,
}

/// Reads numbers with their units; a day has 24 hours.
pub(super) fn parse(text: &str) -> Result<Duration, NotADuration> {
    let span: Span = text.trim().parse().map_err(|_| NotADuration::Unreadable)?;
    // `PT1H` is a form for machines: nobody writes it here.
    if !text.trim().starts_with(|letter: char| letter.is_ascii_digit()) {
        return Err(NotADuration::Unreadable);
    }
    let length = span.to_duration(SpanRelativeTo::days_are_24_hours()).map_err(|_| NotADuration::LongerThanAYear)?;
    let length = Duration::try_from(length).map_err(|_| NotADuration::Unreadable)?;
    if length > YEAR { Err(NotADuration::LongerThanAYear) } else { Ok(length) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_and_a_unit_make_a_length_of_time() {
        for (text, seconds) in [
            ("90s", 90),
            ("15m", 900),
            ("15 min", 900),
            ("15 minutes", 900),
            ("1h", 3600),
            ("1h 30m", 5400),
            ("1.5h", 5400),
            ("2d", 172_800),
            ("1w", 604_800),
            ("0s", 0),
        ] {
            assert_eq!(parse(text), Ok(Duration::from_secs(seconds)), "{text}");
        }
        assert_eq!(parse("250ms"), Ok(Duration::from_millis(250)));
    }

    #[test]
    fn anything_else_is_refused() {
        for text in ["", "m", "15", "-1m", "1e99", "soon", "１５m", "PT1H", "5m ago", "99999999999999999999s"] {
            assert_eq!(parse(text), Err(NotADuration::Unreadable), "{text}");
        }
    }

    #[test]
    fn more_than_a_year_is_too_long_and_nothing_overflows() {
        for text in ["400d", "5y", "30000w"] {
            assert_eq!(parse(text), Err(NotADuration::LongerThanAYear), "{text}");
        }
    }
}
