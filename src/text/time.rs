//! Time as a reader sees it: how old something is, and on which day it was. Never reads a clock.

use crate::language::{self, tr};
use jiff::{Timestamp, tz::TimeZone};

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
const WEEK: i64 = 7 * DAY;
const YEAR: i64 = 365 * DAY;

/// How old something is, in one short word of English, as the command line tells it: `now`, `5m`, `2h`, `3d`, `5w`, `2y`. What lies
/// ahead is `now`.
#[must_use]
pub fn age(then: Timestamp, now: Timestamp) -> String {
    let seconds = now.as_second() - then.as_second();
    let units = [(YEAR, 'y'), (WEEK, 'w'), (DAY, 'd'), (HOUR, 'h'), (MINUTE, 'm')];
    let largest = units.into_iter().find(|(length, _)| seconds >= *length);
    largest.map_or_else(|| "now".to_owned(), |(length, letter)| format!("{}{letter}", seconds / length))
}

/// The day in the reader's time zone: `1 Nov 2021`.
#[must_use]
pub fn day(time: Timestamp, zone: &TimeZone) -> String {
    language::dated(&time.to_zoned(zone.clone()), tr!("date-day-of-year"))
}

/// A moment on the user's clock: `28 Nov 2026 14:30`.
#[must_use]
pub fn moment(time: Timestamp, zone: &TimeZone) -> String {
    language::dated(&time.to_zoned(zone.clone()), tr!("date-moment"))
}

/// A length in time: “27:45”, “1:02:03”.
#[must_use]
pub fn length(seconds: u32) -> String {
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_is_one_short_word() {
        let now = Timestamp::from_second(1_700_000_000).unwrap();
        let ages = [
            (-500, "now"),
            (59, "now"),
            (60, "1m"),
            (3599, "59m"),
            (7200, "2h"),
            (86_399, "23h"),
            (3 * 86_400, "3d"),
            (35 * 86_400, "5w"),
            (800 * 86_400, "2y"),
        ];
        for (seconds, word) in ages {
            assert_eq!(age(Timestamp::from_second(now.as_second() - seconds).unwrap(), now), word);
        }
    }

    #[test]
    fn a_day_is_written_without_a_leading_zero() {
        let time: Timestamp = "2021-11-01T23:30:00Z".parse().unwrap();
        assert_eq!(day(time, &TimeZone::UTC), "1 Nov 2021");
    }

    #[test]
    fn a_day_is_the_readers_own() {
        let time: Timestamp = "2021-11-01T23:30:00Z".parse().unwrap();
        assert_eq!(day(time, &TimeZone::fixed(jiff::tz::offset(2))), "2 Nov 2021");
    }

    #[test]
    fn a_length_is_told_as_players_tell_it() {
        assert_eq!(
            (length(5), length(1_665), length(3_723)),
            ("0:05".to_owned(), "27:45".to_owned(), "1:02:03".to_owned())
        );
    }
}
