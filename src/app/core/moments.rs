//! When: a moment to come as people say it, “tonight”, “2d”, “friday”, “2026-12-01 18:30”; and how it is told them. Knows no clock.

use crate::language::{self, tr};
use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, Time, Weekday, time},
    tz::TimeZone,
};

/// A day begins here, for whoever asks for a day.
const MORNING: Time = time(8, 0, 0, 0);

/// Tonight is then.
const EVENING: Time = time(20, 0, 0, 0);

/// When the evening has begun, tonight is late tonight.
const LATE: Time = time(23, 0, 0, 0);

/// From here on nobody reads any more today, and tonight is the morning.
const NIGHT: Time = time(22, 0, 0, 0);

/// Nobody waits longer, and no clock goes so far.
const LONGEST: i64 = 100 * 366 * 86_400;

/// The moment that a text means.
///
/// # Errors
/// In words, when it means none, or one that has passed.
pub fn parse(text: &str, now: Timestamp, zone: &TimeZone) -> Result<Timestamp, String> {
    let text = text.trim().to_lowercase();
    let unknown = || tr!("moment-unknown", text);
    let (day, clock) = match text.rsplit_once(' ').map(|(day, clock)| (day.trim(), hours(clock))) {
        Some((day, Some(clock))) => (day, Some(clock)),
        _ => (text.as_str(), None),
    };
    let moment = meant(day, clock, now, zone).ok_or_else(unknown)?;
    if moment <= now { Err(tr!("moment-passed", text)) } else { Ok(moment) }
}

fn meant(day: &str, clock: Option<Time>, now: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
    let local = now.to_zoned(zone.clone());
    let today = local.date();
    let at = |day: Date, clock: Time| day.to_datetime(clock).to_zoned(zone.clone()).ok().map(|time| time.timestamp());
    let morning = clock.unwrap_or(MORNING);
    if let Ok(day) = day.parse::<Date>() {
        return at(day, morning);
    }
    if let Some(day) = day_of_month(day, today) {
        return at(day, morning);
    }
    if let Some(clock) = hours(day) {
        return at(if clock > local.time() { today } else { today.tomorrow().ok()? }, clock);
    }
    match day {
        "tonight" | "late tonight" => match (clock, local.time()) {
            (Some(clock), _) => at(today, clock),
            (None, hour) if hour < EVENING => at(today, EVENING),
            (None, hour) if hour < NIGHT => at(today, LATE),
            (None, _) => at(today.tomorrow().ok()?, MORNING),
        },
        "today" => at(today, clock?),
        "tomorrow" => at(today.tomorrow().ok()?, morning),
        "weekend" | "the weekend" | "next weekend" => at(next(today, Weekday::Saturday)?, morning),
        "next week" => at(next(today, Weekday::Monday)?, morning),
        _ => match weekday(day) {
            Some(weekday) => at(next(today, weekday)?, morning),
            None => now.checked_add(SignedDuration::from_secs(seconds(day)?)).ok(),
        },
    }
}

/// Whether tonight has begun there: what is left of it is late.
pub fn is_evening(now: Timestamp, zone: &TimeZone) -> bool {
    now.to_zoned(zone.clone()).time() >= EVENING
}

pub fn is_weekend(now: Timestamp, zone: &TimeZone) -> bool {
    matches!(now.to_zoned(zone.clone()).weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// The next such day, never today.
fn next(today: Date, weekday: Weekday) -> Option<Date> {
    today.nth_weekday(1, weekday).ok()
}

/// `18:30`, `9:00`, `9am`, `6:30pm`.
fn hours(text: &str) -> Option<Time> {
    let (clock, noon) = match (text.strip_suffix("am"), text.strip_suffix("pm")) {
        (Some(clock), _) => (clock.trim_end(), Some(0)),
        (None, Some(clock)) => (clock.trim_end(), Some(12)),
        (None, None) => (text, None),
    };
    let (hour, minute) = clock.split_once(':').or(noon.map(|_| (clock, "00")))?;
    let hour: i8 = hour.parse().ok()?;
    let hour = match noon {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(noon) => hour % 12 + noon,
        None => hour,
    };
    Time::new(hour, minute.parse().ok().filter(|_| minute.len() == 2)?, 0, 0).ok()
}

/// `3 dec`, `dec 3`, `3 december 2027`: without a year the next such day.
fn day_of_month(text: &str, today: Date) -> Option<Date> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let words: Vec<&str> = text.split_whitespace().collect();
    let month = |word: &str| {
        let place = MONTHS.iter().position(|month| word.len() >= 3 && month.starts_with(word))?;
        i8::try_from(place + 1).ok()
    };
    let (first, second) = (*words.first()?, *words.get(1)?);
    let (month, day) = match month(first) {
        Some(month) => (month, second),
        None => (month(second)?, first),
    };
    let day: i8 = day.trim_end_matches(['.', ',']).parse().ok()?;
    match words.get(2..)? {
        [] => {
            let this_year = Date::new(today.year(), month, day).ok();
            this_year.filter(|day| *day >= today).or_else(|| Date::new(today.year() + 1, month, day).ok())
        }
        [year] => Date::new(year.parse().ok()?, month, day).ok(),
        _ => None,
    }
}

fn weekday(word: &str) -> Option<Weekday> {
    const DAYS: [(&str, Weekday); 7] = [
        ("monday", Weekday::Monday),
        ("tuesday", Weekday::Tuesday),
        ("wednesday", Weekday::Wednesday),
        ("thursday", Weekday::Thursday),
        ("friday", Weekday::Friday),
        ("saturday", Weekday::Saturday),
        ("sunday", Weekday::Sunday),
    ];
    let fits = |name: &str| word.len() >= 3 && name.starts_with(word);
    DAYS.iter().find(|(name, _)| fits(name)).map(|(_, day)| *day)
}

/// `30m`, `3h`, `2d`, `1w`, `1mo`, in seconds.
fn seconds(text: &str) -> Option<i64> {
    let end = text.find(|letter: char| !letter.is_ascii_digit())?;
    let count: i64 = text[..end].parse().ok()?;
    let unit = match text[end..].trim() {
        "m" | "min" => 60,
        "h" => 3_600,
        "d" | "day" | "days" => 86_400,
        "w" | "week" | "weeks" => 7 * 86_400,
        "mo" | "month" | "months" => 30 * 86_400,
        _ => return None,
    };
    count.checked_mul(unit).filter(|all| (1..=LONGEST).contains(all))
}

/// A moment to come, as short as it is plain: “today 20:00”, “Sat 08:00”, “3 Dec”, “3 Dec 2027”.
#[must_use]
pub fn words(moment: Timestamp, now: Timestamp, zone: &TimeZone) -> String {
    let (then, here) = (moment.to_zoned(zone.clone()), now.to_zoned(zone.clone()));
    let days = (then.date() - here.date()).get_days();
    let form = match days {
        0 => return tr!("moment-today", time = then.strftime("%H:%M")),
        1 => return tr!("moment-tomorrow", time = then.strftime("%H:%M")),
        2..=6 => "%a %H:%M",
        _ if then.year() == here.year() => tr!("date-day"),
        _ => tr!("date-day-of-year"),
    };
    language::dated(&then, form)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A Saturday at noon.
    fn now() -> Timestamp {
        "2026-03-14T12:00:00Z".parse().unwrap()
    }

    fn parsed(text: &str) -> Result<String, String> {
        parse(text, now(), &TimeZone::UTC).map(|moment| moment.to_string())
    }

    #[test]
    fn moments_are_said_in_many_ways() {
        for (text, moment) in [
            ("tonight", "2026-03-14T20:00:00Z"),
            ("tomorrow", "2026-03-15T08:00:00Z"),
            ("weekend", "2026-03-21T08:00:00Z"),
            ("3 dec 9am", "2026-12-03T09:00:00Z"),
            ("dec 3 6:30pm", "2026-12-03T18:30:00Z"),
            ("1 march", "2027-03-01T08:00:00Z"),
            ("3 december 2027 12am", "2027-12-03T00:00:00Z"),
            ("12 pm", "2026-03-15T12:00:00Z"),
            ("Sunday", "2026-03-15T08:00:00Z"),
            ("mon 18:30", "2026-03-16T18:30:00Z"),
            ("18:30", "2026-03-14T18:30:00Z"),
            ("9:00", "2026-03-15T09:00:00Z"),
            ("2d", "2026-03-16T12:00:00Z"),
            ("3h", "2026-03-14T15:00:00Z"),
            ("2026-12-01", "2026-12-01T08:00:00Z"),
            ("2026-12-01 18:30", "2026-12-01T18:30:00Z"),
        ] {
            assert_eq!(parsed(text).as_deref(), Ok(moment), "{text}");
        }
    }

    #[test]
    fn what_has_passed_and_what_is_no_time_is_said() {
        assert!(parsed("2026-03-13").unwrap_err().contains("has passed"));
        for text in ["soon", "", "0d", "99999999999w", "2026-13-01"] {
            assert!(parsed(text).unwrap_err().contains("is no time"), "{text}");
        }
    }

    #[test]
    fn in_the_evening_tonight_is_late_tonight_and_at_night_the_morning() {
        for (now, text, moment) in [
            ("2026-03-14T19:59:00Z", "tonight", "2026-03-14T20:00:00Z"),
            ("2026-03-14T20:00:00Z", "tonight", "2026-03-14T23:00:00Z"),
            ("2026-03-14T21:59:00Z", "tonight", "2026-03-14T23:00:00Z"),
            ("2026-03-14T22:00:00Z", "tonight", "2026-03-15T08:00:00Z"),
            ("2026-03-14T20:30:00Z", "tonight 21:15", "2026-03-14T21:15:00Z"),
            ("2026-03-14T00:30:00Z", "tonight", "2026-03-14T20:00:00Z"),
        ] {
            let meant = parse(text, now.parse().unwrap(), &TimeZone::UTC).map(|time| time.to_string());
            assert_eq!(meant.as_deref(), Ok(moment), "{text} at {now}");
        }
    }

    #[test]
    fn a_moment_is_told_in_few_words() {
        let said = |text: &str| words(text.parse().unwrap(), now(), &TimeZone::UTC);
        assert_eq!(said("2026-03-14T20:00:00Z"), "today 20:00");
        assert_eq!(said("2026-03-15T08:00:00Z"), "tomorrow 08:00");
        assert_eq!(said("2026-03-18T08:00:00Z"), "Wed 08:00");
        assert_eq!(said("2026-12-01T08:00:00Z"), "1 Dec");
        assert_eq!(said("2027-12-01T08:00:00Z"), "1 Dec 2027");
    }
}
