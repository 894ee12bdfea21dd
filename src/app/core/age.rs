//! How old something is, in as few letters as a row has room for.

use crate::language::{self, tr};
use jiff::{Timestamp, tz::TimeZone};

/// “now”, “5m”, “2h”, “3d”, “1 Nov”, and in another year “Nov ’21”.
#[must_use]
pub fn short(time: Timestamp, now: Timestamp, zone: &TimeZone) -> String {
    let seconds = now.as_second() - time.as_second();
    match seconds {
        ..60 => tr!("age-now").to_owned(),
        60..3_600 => format!("{}m", seconds / 60),
        3_600..86_400 => format!("{}h", seconds / 3_600),
        86_400..604_800 => format!("{}d", seconds / 86_400),
        _ => {
            let (then, now) = (time.to_zoned(zone.clone()), now.to_zoned(zone.clone()));
            language::dated(&then, if then.year() == now.year() { tr!("date-day") } else { tr!("date-month") })
        }
    }
}

/// How long until then: “now”, “in 5m”, “in 2h”, “in 3d”.
#[must_use]
pub fn until(time: Timestamp, now: Timestamp) -> String {
    let seconds = time.as_second() - now.as_second();
    match seconds {
        ..60 => tr!("age-soon").to_owned(),
        60..3_600 => tr!("age-in-m", count = seconds / 60),
        3_600..86_400 => tr!("age-in-h", count = seconds / 3_600),
        _ => tr!("age-in-d", count = seconds / 86_400),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_takes_the_largest_unit_that_fits() {
        let now = Timestamp::constant(1_700_000_000, 0);
        let before = |seconds: i64| short(Timestamp::constant(1_700_000_000 - seconds, 0), now, &TimeZone::UTC);
        let ages = [0, 59, 60, 7_199, 90_000, 700_000, 40_000_000].map(before);
        assert_eq!(ages, ["now", "now", "1m", "1h", "1d", "6 Nov", "Aug ’22"]);
    }
}
