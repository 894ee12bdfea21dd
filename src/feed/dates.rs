//! A date as feeds write it: RFC 822 with odd zones, ISO 8601 without one, and what lies between. Reads it or does without; never guesses a day.

use jiff::{Timestamp, civil::DateTime, tz::Offset};

const MONTHS: [&[&str]; 12] = [
    &["jan", "ene", "gen", "янв", "sty"],
    &["feb", "fév", "fev", "фев", "lut"],
    &["mar", "mär", "mrz", "maa", "мар"],
    &["apr", "avr", "abr", "апр", "kwi"],
    &["may", "mai", "mei", "mag", "maj", "май", "мая"],
    &["jun", "juin", "giu", "июн", "cze"],
    &["jul", "juil", "lug", "июл", "lip"],
    &["aug", "août", "aou", "ago", "авг", "sie"],
    &["sep", "set", "сен", "wrz"],
    &["oct", "okt", "ott", "out", "окт", "paź"],
    &["nov", "ноя", "lis"],
    &["dec", "dez", "déc", "dic", "дек", "gru"],
];

/// Zones by name, in minutes east of Greenwich. Names that several zones share have the meaning feeds give them most.
const ZONES: [(&str, i32); 40] = [
    ("z", 0),
    ("ut", 0),
    ("utc", 0),
    ("gmt", 0),
    ("wet", 0),
    ("west", 60),
    ("bst", 60),
    ("cet", 60),
    ("met", 60),
    ("mez", 60),
    ("cest", 120),
    ("mest", 120),
    ("mesz", 120),
    ("eet", 120),
    ("sast", 120),
    ("eest", 180),
    ("msk", 180),
    ("msd", 240),
    ("ist", 330),
    ("ict", 420),
    ("wib", 420),
    ("sgt", 480),
    ("hkt", 480),
    ("awst", 480),
    ("jst", 540),
    ("kst", 540),
    ("acst", 570),
    ("aest", 600),
    ("acdt", 630),
    ("aedt", 660),
    ("nzst", 720),
    ("nzdt", 780),
    ("est", -300),
    ("edt", -240),
    ("cst", -360),
    ("cdt", -300),
    ("mst", -420),
    ("mdt", -360),
    ("pst", -480),
    ("pdt", -420),
];

/// What is known of a date while it is read.
#[derive(Debug, Default)]
struct Parts {
    year: Option<i16>,
    month: Option<i8>,
    day: Option<i8>,
    time: Option<(i8, i8, i8)>,
    /// Minutes east of Greenwich.
    zone: Option<i32>,
    afternoon: Option<bool>,
}

/// Reads a date. The first day of 1970 and whatever lies before it is a clock that was not set.
pub fn read(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    if text.is_empty() || text.len() > 100 {
        return None;
    }
    let parsed = iso(text).or_else(|| loose(text)).or_else(|| counted(text))?;
    (parsed.as_second() >= 86_400).then_some(parsed)
}

/// Seconds or milliseconds since 1970.
fn counted(text: &str) -> Option<Timestamp> {
    let number: i64 = text.parse().ok()?;
    match text.len() {
        9..=10 => Timestamp::from_second(number).ok(),
        12..=13 => Timestamp::from_millisecond(number).ok(),
        _ => None,
    }
}

/// `2026-11-20T12:00:00.5+01:00` and its shorter forms: any part after the year may be missing.
fn iso(text: &str) -> Option<Timestamp> {
    let (date, time) = match text.find(['T', 't', ' ']) {
        Some(at) => (&text[..at], text[at + 1..].trim_start()),
        None => (text, ""),
    };
    let mut parts = Parts::default();
    let mut fields = date.split(['-', '/', '.']);
    let year = fields.next()?;
    let compact = year.len() == 8 && year.is_ascii();
    let (year, month, day) =
        if compact { (&year[..4], Some(&year[4..6]), Some(&year[6..])) } else { (year, fields.next(), fields.next()) };
    if year.len() != 4 {
        return None;
    }
    parts.year = Some(number(year)?);
    // 2026-324 counts the days of the year.
    if let Some(days) = month.filter(|month| month.len() == 3 && day.is_none()) {
        let first = civil(parts.year?, 1, 1, (0, 0, 0))?;
        let date = first.checked_add(jiff::Span::new().try_days(number::<i64>(days)? - 1).ok()?).ok()?;
        (parts.month, parts.day) = (Some(date.month()), Some(date.day()));
    } else {
        parts.month = Some(month.map_or(Some(1), number)?);
        parts.day = Some(day.map_or(Some(1), number)?);
    }
    for word in time.split_whitespace() {
        parts.word(word)?;
    }
    parts.timestamp()
}

/// Words in any order: a day's name, a day, a month's name, a year, a time, a zone.
fn loose(text: &str) -> Option<Timestamp> {
    let mut parts = Parts::default();
    for word in text.split(|letter: char| letter.is_whitespace() || letter == ',') {
        // 20-Nov-26 and 20/Nov/2026
        let dashed = word.contains(['-', '/'])
            && word.starts_with(|letter: char| letter.is_ascii_digit())
            && !word.contains(':');
        if dashed {
            for piece in word.split(['-', '/']) {
                parts.word(piece)?;
            }
        } else {
            parts.word(word)?;
        }
    }
    parts.timestamp()
}

impl Parts {
    /// Takes one word in; none when it cannot belong to a date.
    fn word(&mut self, word: &str) -> Option<()> {
        let word = word.trim_matches(['.', '(', ')']);
        let first = word.chars().next();
        match first {
            None => {}
            Some('+' | '-') => self.zone = Some(offset(word)?),
            Some(digit) if digit.is_ascii_digit() && word.contains(':') => self.clock(word)?,
            Some(digit) if digit.is_ascii_digit() => self.number(word)?,
            Some(_) => self.name(word),
        }
        Some(())
    }

    fn name(&mut self, word: &str) {
        let lower = word.to_lowercase();
        let month = MONTHS.iter().position(|names| names.iter().any(|name| lower.starts_with(name)));
        if let Some((_, minutes)) = ZONES.iter().find(|(zone, _)| *zone == lower) {
            self.zone = Some(*minutes);
        } else if let Some(rest) = lower.strip_prefix("gmt").or_else(|| lower.strip_prefix("utc")) {
            self.zone = offset(rest).or(self.zone);
        } else if matches!(&*lower, "am" | "a.m" | "pm" | "p.m") {
            self.afternoon = Some(lower.starts_with('p'));
        } else if let Some(month) = month.and_then(|month| i8::try_from(month + 1).ok()) {
            // A weekday may start like a month ("mar." is a Tuesday in Spanish): the later word is the month.
            self.month = Some(month);
        }
    }

    fn number(&mut self, word: &str) -> Option<()> {
        let digits = word.trim_end_matches(|letter: char| letter.is_alphabetic() || letter == '.');
        match (digits.len(), self.day) {
            (1 | 2, None) => self.day = Some(number(digits)?),
            (2, Some(_)) if self.year.is_none() => {
                let year: i16 = number(digits)?;
                self.year = Some(if year < 70 { 2000 + year } else { 1900 + year });
            }
            (4, _) if self.year.is_none() => self.year = Some(number(digits)?),
            // Another zone without a sign, or a stray number, says nothing.
            (4, _) => {}
            _ => return None,
        }
        Some(())
    }

    /// `12:00`, `12:00:00.5`, `1:00pm`, and a zone that hangs on to it.
    fn clock(&mut self, word: &str) -> Option<()> {
        let end = word.find(|letter: char| !letter.is_ascii_digit() && letter != ':').unwrap_or(word.len());
        let (clock, mut rest) = word.split_at(end);
        let mut fields = clock.split(':');
        let mut field = || fields.next().map_or(Some(0), number::<i8>);
        self.time = Some((field()?, field()?, field()?));
        if let Some(fraction) = rest.strip_prefix(['.', ',']) {
            rest = fraction.trim_start_matches(|letter: char| letter.is_ascii_digit());
        }
        match rest.chars().next() {
            None => Some(()),
            Some('+' | '-') => {
                self.zone = Some(offset(rest)?);
                Some(())
            }
            Some(_) => {
                self.name(rest);
                Some(())
            }
        }
    }

    fn timestamp(&self) -> Option<Timestamp> {
        let (mut hour, minute, second) = self.time.unwrap_or_default();
        match self.afternoon {
            Some(true) if hour < 12 => hour += 12,
            Some(false) if hour == 12 => hour = 0,
            _ => {}
        }
        let (year, month, day) = (self.year?, self.month?, self.day?);
        // 24:00 is the end of the day, :60 a leap second; a time that cannot be leaves the day.
        let time = (hour.min(23), minute, second.min(59));
        let civil = civil(year, month, day, time).or_else(|| civil(year, month, day, (0, 0, 0)))?;
        Offset::from_seconds(self.zone.unwrap_or(0) * 60).ok()?.to_timestamp(civil).ok()
    }
}

fn civil(year: i16, month: i8, day: i8, (hour, minute, second): (i8, i8, i8)) -> Option<DateTime> {
    DateTime::new(year, month, day, hour, minute, second, 0).ok()
}

/// `+0100`, `-05:30`, `+1`, in minutes.
fn offset(text: &str) -> Option<i32> {
    let (sign, digits) = match text.as_bytes().first()? {
        b'+' => (1, &text[1..]),
        b'-' => (-1, &text[1..]),
        _ => return None,
    };
    let digits: String = digits.chars().filter(|letter| *letter != ':').collect();
    let number: i32 = number(&digits)?;
    let minutes = if digits.len() <= 2 { number * 60 } else { number / 100 * 60 + number % 100 };
    (minutes <= 15 * 60).then_some(sign * minutes)
}

fn number<N: std::str::FromStr>(digits: &str) -> Option<N> {
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn dates_are_read_as_feeds_write_them() {
        for (written, meant) in [
            ("Fri, 20 Nov 2026 12:00:00 GMT", "2026-11-20T12:00:00Z"),
            ("Fri, 20 Nov 2026 12:00:00 +0100", "2026-11-20T11:00:00Z"),
            ("Fri, 20 Nov 2026 12:00:00 JST", "2026-11-20T03:00:00Z"),
            ("20 Nov 26 12:00 EDT", "2026-11-20T16:00:00Z"),
            ("Friday, 20-Nov-26 12:00:00 GMT", "2026-11-20T12:00:00Z"),
            ("Fri Nov 20 12:00:00 2026", "2026-11-20T12:00:00Z"),
            ("Fri Nov 20 12:00:00 PST 2026", "2026-11-20T20:00:00Z"),
            ("November 20th, 2026 1:05 pm", "2026-11-20T13:05:00Z"),
            ("Fri, 20 Nov 2026 12:00:00 GMT+0200", "2026-11-20T10:00:00Z"),
            ("ven., 20 août 2026 12:00:00 +0000", "2026-08-20T12:00:00Z"),
            ("2026-11-20T12:00:00Z", "2026-11-20T12:00:00Z"),
            ("2026-11-20T12:00:00.123-05:00", "2026-11-20T17:00:00Z"),
            ("2026-11-20 12:00:00", "2026-11-20T12:00:00Z"),
            ("2026-11-20 12:00:00 +0900", "2026-11-20T03:00:00Z"),
            ("2026-11-20T12:00+01:00", "2026-11-20T11:00:00Z"),
            ("2026/11/20", "2026-11-20T00:00:00Z"),
            ("2026-11", "2026-11-01T00:00:00Z"),
            ("20261120", "2026-11-20T00:00:00Z"),
            ("2026-324", "2026-11-20T00:00:00Z"),
            ("1795176000", "2026-11-20T12:00:00Z"),
            ("1795176000000", "2026-11-20T12:00:00Z"),
            ("Fri, 20 Nov 2026 12:00:60 GMT", "2026-11-20T12:00:59Z"),
        ] {
            assert_eq!(read(written).map(|date| date.to_string()), Some(meant.to_owned()), "{written}");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for written in [
            "soon",
            "",
            "Mon, 32 Feb 2026 25:61:61 GMT",
            "-1",
            "Fri, 20 Nov 99999 00:00:00 GMT",
            "0000-00-00",
            "1e400",
            "Thu, 01 Jan 1970 00:00:00 GMT",
            "Mon, 01 Jan 1600 00:00:00 GMT",
            "Sat, 01 Jan 0001 00:00:00 GMT",
            "99999999999999999999",
        ] {
            assert_eq!(read(written), None, "{written}");
        }
    }

    #[test]
    fn a_date_counts_its_own_zone() {
        assert!(read("2026-11-20T12:00:00+09:00").unwrap() < read("2026-11-20T12:00:00Z").unwrap());
    }
}
