//! A length of time as a person writes it: `90s`, `15m`, `1h`, `2d`. Never negative, never longer than a year.

use std::time::Duration;

/// Longest length of time that makes sense here.
const YEAR: Duration = Duration::from_hours(366 * 24);

/// Why a text is no length of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NotADuration {
    /// It does not read as one.
    Unreadable,
    /// It is longer than a year.
    TooLong,
}

/// Reads a whole number and a unit: ms, s, m, h, d, w.
pub(super) fn parse(text: &str) -> Result<Duration, NotADuration> {
    let text = text.trim();
    let unit_at = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
    let (digits, unit) = text.split_at(unit_at);
    let milliseconds: u64 = match unit.trim_start() {
        "ms" => 1,
        "s" => 1_000,
        "m" | "min" => 60_000,
        "h" => 3_600_000,
        "d" => 86_400_000,
        "w" => 604_800_000,
        _ => return Err(NotADuration::Unreadable),
    };
    if digits.is_empty() {
        return Err(NotADuration::Unreadable);
    }
    digits
        .parse()
        .ok()
        .and_then(|number: u64| number.checked_mul(milliseconds))
        .map(Duration::from_millis)
        .filter(|duration| *duration <= YEAR)
        .ok_or(NotADuration::TooLong)
}

/// Says a length of time in its largest whole unit.
pub(super) fn words(duration: Duration) -> String {
    let seconds = duration.as_secs();
    match seconds {
        0 if duration.subsec_millis() > 0 => format!("{} milliseconds", duration.subsec_millis()),
        seconds if seconds == 0 || seconds % 60 != 0 => format!("{seconds} seconds"),
        seconds if seconds % 3600 != 0 => format!("{} minutes", seconds / 60),
        seconds => format!("{} hours", seconds / 3600),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_and_a_unit_make_a_length_of_time() {
        for (text, seconds) in [("90s", 90), ("15m", 900), ("15 min", 900), ("1h", 3600), ("2d", 172_800), ("0s", 0)] {
            assert_eq!(parse(text), Ok(Duration::from_secs(seconds)), "{text}");
        }
        assert_eq!(parse("250ms"), Ok(Duration::from_millis(250)));
    }

    #[test]
    fn anything_else_is_refused() {
        for text in ["", "m", "15", "-1m", "1e99", "1.5h", "soon", "15 minutes", "１５m"] {
            assert_eq!(parse(text), Err(NotADuration::Unreadable), "{text}");
        }
    }

    #[test]
    fn more_than_a_year_is_too_long_and_nothing_overflows() {
        for text in ["400d", "99999999999999999999s", "18446744073709551615w"] {
            assert_eq!(parse(text), Err(NotADuration::TooLong), "{text}");
        }
    }
}
