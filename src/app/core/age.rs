//! How old something is, in as few letters as a row has room for.

use crate::language::{self, tr};
use jiff::{Timestamp, tz::TimeZone};

/// How long ago something was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Age {
    Now,
    /// “5m”, “2h”, “3d”.
    Ago(String),
    /// “1 Nov”, and in another year “Nov ’21”.
    On(String),
}

impl Age {
    #[must_use]
    pub fn of(time: Timestamp, now: Timestamp, zone: &TimeZone) -> Self {
        let seconds = now.as_second() - time.as_second();
        match seconds {
            ..60 => Self::Now,
            60..3_600 => Self::Ago(tr!("age-minutes", count = seconds / 60)),
            3_600..86_400 => Self::Ago(hours(seconds / 3_600)),
            86_400..604_800 => Self::Ago(tr!("age-days", count = seconds / 86_400)),
            _ => {
                let (then, now) = (time.to_zoned(zone.clone()), now.to_zoned(zone.clone()));
                let form = if then.year() == now.year() { tr!("date-day") } else { tr!("date-month") };
                Self::On(language::dated(&then, form))
            }
        }
    }
}

/// “now”, “5m”, “2h”, “3d”, “1 Nov”, “Nov ’21”.
#[must_use]
pub fn short(time: Timestamp, now: Timestamp, zone: &TimeZone) -> String {
    match Age::of(time, now, zone) {
        Age::Now => tr!("age-now").to_owned(),
        Age::Ago(words) | Age::On(words) => words,
    }
}

fn hours(count: i64) -> String {
    tr!("age-hours", count)
}

/// An age as wide as most are.
#[must_use]
pub fn usual() -> String {
    hours(23)
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
