//! Reads a date: the forms of ISO 8601 by their places, everything else word by word in any order.

use super::words::{self, Zone};
use jiff::{
    Timestamp,
    civil::{Date, DateTime, ISOWeekDate, Weekday},
};
use std::{borrow::Cow, str::FromStr};

/// No date is longer.
const LONGEST: usize = 100;

/// Reads a date. The first day of 1970 and whatever lies before it is a clock that was not set.
pub fn read(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    let text = plain(text.strip_prefix("/Date(").and_then(|text| text.strip_suffix(")/")).unwrap_or(text));
    let parsed = counted(&text).or_else(|| iso(&text)).or_else(|| loose(&text))?;
    (parsed.as_second() >= 86_400).then_some(parsed)
}

/// With the digits, blanks and signs of ASCII; a zone in square brackets stands behind a blank.
fn plain(text: &str) -> Cow<'_, str> {
    if text.is_ascii() && !text.contains(['[', '(']) && !text.contains(". m") && !text.contains(".m") {
        return Cow::Borrowed(text);
    }
    let letter = |letter: char| match letter {
        '０'..='９' => char::from_u32(u32::from(letter) - u32::from('０') + u32::from('0')).unwrap_or(letter),
        '\u{2212}' | '\u{2013}' | '\u{2014}' => '-',
        '：' => ':',
        '[' | ']' => ' ',
        letter if letter.is_whitespace() => ' ',
        letter => letter,
    };
    let text: String = text.chars().map(letter).collect();
    let mut text = text.replace("a. m.", "am").replace("p. m.", "pm").replace("a.m", "am").replace("p.m", "pm");
    // “(Central European Standard Time)” explains what stands before it; a short name may be all there is.
    if let (Some(open), Some(close)) = (text.find('('), text.rfind(')'))
        && open < close
    {
        let inside = text[open + 1..close].to_owned();
        let known = words::zone(inside.trim()).is_some();
        text.replace_range(open..=close, if known { &inside } else { "" });
    }
    Cow::Owned(text)
}

/// Seconds, milliseconds or microseconds since 1970, as they are or as .NET writes them: `/Date(1795176000000)/`.
fn counted(text: &str) -> Option<Timestamp> {
    let digits = text.split(['.', ',']).next()?;
    let number: i64 = number(digits)?;
    match digits.len() {
        9..=10 => Timestamp::from_second(number).ok(),
        12..=13 => Timestamp::from_millisecond(number).ok(),
        16 => Timestamp::from_microsecond(number).ok(),
        _ => None,
    }
}

/// `2026-11-20T12:00:00.5+01:00` and its shorter forms: any part after the year may be missing. The time may be written loosely.
fn iso(text: &str) -> Option<Timestamp> {
    let (date, time) = match text.find(['T', 't', ' ']) {
        Some(at) => (&text[..at], text[at + 1..].trim_start()),
        None if text.len() == 14 && text.is_ascii() => text.split_at(8),
        None => (text, ""),
    };
    // A year alone begins a date that goes on in words.
    let day = day(date).filter(|_| time.is_empty() || date.len() > 4)?;
    let mut parts = Parts { day: Some(day), ..Parts::default() };
    parts.take(time)?;
    parts.timestamp()
}

/// `2026-11-20`, `2026-11`, `2026`, `20261120`, `2026-324`, `2026-W47-5`; with `/` or `.` for the hyphens.
fn day(date: &str) -> Option<Date> {
    if date.len() == 8 && date.bytes().all(|byte| byte.is_ascii_digit()) {
        return Date::new(number(&date[..4])?, number(&date[4..6])?, number(&date[6..8])?).ok();
    }
    let mut fields = date.split(['-', '/', '.']);
    let (year, month, day) = (fields.next()?, fields.next(), fields.next());
    if year.len() != 4 {
        return None;
    }
    let year = number(year)?;
    match (month, day) {
        (Some(days), None) if days.len() == 3 && days.is_ascii() && !days.starts_with(['W', 'w']) => {
            Date::new(year, 1, 1).ok()?.checked_add(jiff::Span::new().try_days(number::<i64>(days)? - 1).ok()?).ok()
        }
        (Some(week), day) if week.starts_with(['W', 'w']) => {
            let day = Weekday::from_monday_one_offset(day.map_or(Some(1), number)?).ok()?;
            ISOWeekDate::new(year, number(&week[1..])?, day).ok().map(ISOWeekDate::date)
        }
        (month, day) => Date::new(year, month.map_or(Some(1), number)?, day.map_or(Some(1), number)?).ok(),
    }
}

/// Words in any order: a day's name, a day, a month's name, a year, a time, a zone.
fn loose(text: &str) -> Option<Timestamp> {
    let mut parts = Parts { american: has_noon(text), ..Parts::default() };
    parts.take(text)?;
    parts.timestamp()
}

/// True when the text says “am” or “pm”: who writes so puts the month first.
fn has_noon(text: &str) -> bool {
    text.split(|letter: char| !letter.is_alphabetic()).any(|word| ["am", "pm"].contains(&&*word.to_ascii_lowercase()))
}

/// What is known of a date while it is read.
#[derive(Debug, Default)]
struct Parts {
    day: Option<Date>,
    year: Option<i16>,
    month: Option<i8>,
    of_month: Option<i8>,
    time: Option<(i8, i8, i8)>,
    /// A zone in numbers counts before one by name.
    offset: Option<i32>,
    zone: Option<Zone>,
    afternoon: Option<bool>,
    american: bool,
}

impl Parts {
    /// Takes words in; none when one of them cannot belong to a date.
    fn take(&mut self, mut rest: &str) -> Option<()> {
        while let Some(first) = rest.chars().next() {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            rest = match first {
                _ if digits > 0 => self.digits(&rest[..digits], &rest[digits..])?,
                '+' | '-' if self.time.is_some() && rest[1..].starts_with(|next: char| next.is_ascii_digit()) => {
                    self.sign(rest)?
                }
                letter if letter.is_alphabetic() => self.word(rest),
                other => &rest[other.len_utf8()..],
            };
        }
        Some(())
    }

    /// Takes a number in with what hangs on to it; gives back the rest.
    fn digits<'t>(&mut self, digits: &'t str, rest: &'t str) -> Option<&'t str> {
        if digits.len() <= 2 {
            let taken = self.clock(digits, rest).or_else(|| self.asian(digits, rest));
            if taken.is_some() {
                return taken;
            }
        }
        if let Some(rest) = rest.strip_prefix(['年', '년']) {
            self.year = Some(number(digits)?);
            return Some(rest);
        }
        if let Some((numbers, separator, rest)) = three_numbers(digits, rest).filter(|_| !self.has_day()) {
            (self.year, self.month, self.of_month) = self.in_order(numbers, separator)?;
            return Some(rest);
        }
        self.number(digits)?;
        Some(rest)
    }

    /// `12:00`, `12:00:00.5`, `20h05`, `8 Uhr`, `8 pm`, and `20.05` behind a date.
    fn clock<'t>(&mut self, hour: &str, rest: &'t str) -> Option<&'t str> {
        let near = rest.trim_start();
        let word: String = near.chars().take_while(|letter| letter.is_alphabetic()).collect();
        let word = word.to_lowercase();
        if self.time.is_none() && (words::afternoon(&word).is_some() || matches!(&*word, "uhr" | "h" | "час" | "часов"))
        {
            let after = if word == "h" { &near[1..] } else { near };
            let (minutes, after) = two_digits(after).unwrap_or(("0", after));
            self.time = Some((number(hour)?, number(minutes)?, 0));
            return Some(after.strip_prefix(['m', 'M']).unwrap_or(after));
        }
        let dotted = self.time.is_none() && self.has_day();
        let is_separator = |letter: char| letter == ':' || dotted && letter == '.';
        let (minutes, mut rest) = rest.strip_prefix(is_separator).and_then(two_digits)?;
        let mut seconds = "0";
        if let Some((found, after)) = rest.strip_prefix(is_separator).and_then(two_digits) {
            (seconds, rest) = (found, after);
        }
        if let Some(fraction) = rest.strip_prefix(['.', ',']) {
            rest = fraction.trim_start_matches(|letter: char| letter.is_ascii_digit());
        }
        self.time = Some((number(hour)?, number(minutes)?, number(seconds)?));
        Some(rest)
    }

    /// `11月`, `18日`, `20時`, `5分` and their Korean and Chinese like.
    fn asian<'t>(&mut self, digits: &str, rest: &'t str) -> Option<&'t str> {
        let sign = rest.chars().next()?;
        let (hour, minute, second) = self.time.unwrap_or_default();
        match sign {
            '月' | '월' => self.month = Some(number(digits)?),
            '日' | '일' | '号' => self.of_month = Some(number(digits)?),
            '時' | '时' | '点' | '시' => self.time = Some((number(digits)?, minute, second)),
            '分' | '분' => self.time = Some((hour, number(digits)?, second)),
            '秒' | '초' => self.time = Some((hour, minute, number(digits)?)),
            _ => return None,
        }
        Some(&rest[sign.len_utf8()..])
    }

    /// Year, month and day of three numbers; none when they may be one day as well as another.
    fn in_order(
        &self,
        [first, second, third]: [&str; 3],
        separator: char,
    ) -> Option<(Option<i16>, Option<i8>, Option<i8>)> {
        let (one, two): (i16, i8) = (number(first)?, number(second)?);
        let day = i8::try_from(one).ok();
        let (year, month, day) = match (first.len(), third.len()) {
            (4, 1 | 2) => (one, Some(two), number(third)),
            (1 | 2, 4) if separator == '.' || one > 12 || day == Some(two) => (number(third)?, Some(two), day),
            (1 | 2, 4) if two > 12 || self.american => (number(third)?, day, Some(two)),
            (1 | 2, 2) if separator == '.' => (short_year(third)?, Some(two), day),
            _ => return None,
        };
        Some((Some(year), month, day))
    }

    fn number(&mut self, digits: &str) -> Option<()> {
        match digits.len() {
            1 | 2 if self.of_month.is_none() => self.of_month = Some(number(digits)?),
            2 if self.year.is_none() => self.year = Some(short_year(digits)?),
            // What counts years from 1900 writes 126.
            3 if self.year.is_none() => self.year = Some(1900 + number::<i16>(digits).filter(|year| *year < 200)?),
            6 if self.time.is_none() && self.has_day() => {
                self.time = Some((number(&digits[..2])?, number(&digits[2..4])?, number(&digits[4..])?));
            }
            4 if self.year.is_none() && self.day.is_none() => self.year = Some(number(digits)?),
            4 if self.time.is_none() && self.day.is_some() => {
                self.time = Some((number(&digits[..2])?, number(&digits[2..])?, 0));
            }
            // A zone without a sign, or a stray number, says nothing.
            4 => {}
            _ => return None,
        }
        Some(())
    }

    /// `+0100`, `-05:30`, `+1`.
    fn sign<'t>(&mut self, rest: &'t str) -> Option<&'t str> {
        let length = rest[1..].bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b':').count();
        let (written, after) = rest.split_at(length + 1);
        let digits: String = written[1..].chars().filter(|letter| *letter != ':').collect();
        let number: i32 = number(&digits)?;
        let minutes = if digits.len() <= 2 { number * 60 } else { number / 100 * 60 + number % 100 };
        if minutes <= 15 * 60 {
            self.offset = Some(if written.starts_with('-') { -minutes } else { minutes });
        }
        Some(after)
    }

    /// Takes a name in: of a month, of a zone, of half a day. What is none of them says nothing.
    fn word<'t>(&mut self, rest: &'t str) -> &'t str {
        let is_part = |letter: char| {
            letter.is_alphabetic() || matches!(letter, '/' | '_') || ('\u{300}'..'\u{370}').contains(&letter)
        };
        let length = rest.find(|letter| !is_part(letter)).unwrap_or(rest.len());
        let mut length = length.max(1);
        let mut word = &rest[..length];
        // “Nov/2026” is no place; a month ends at the slash.
        if let Some((front, _)) = word.split_once('/')
            && words::zone(word).is_none()
        {
            (word, length) = (front, front.len().max(1));
        }
        let lower = word.to_lowercase();
        if let Some(zone) = words::zone(word) {
            self.zone = Some(zone);
        } else if let Some(afternoon) = words::afternoon(&lower) {
            self.afternoon = Some(afternoon);
        } else if let Some(month) = words::month(&lower) {
            // A weekday may start like a month (“mar.” is a Tuesday in Spanish): the later word is the month.
            self.month = Some(month);
        }
        &rest[length..]
    }

    fn has_day(&self) -> bool {
        self.day.is_some() || self.year.is_some() && self.month.is_some() && self.of_month.is_some()
    }

    fn timestamp(&self) -> Option<Timestamp> {
        let (mut hour, minute, second) = self.time.unwrap_or_default();
        match self.afternoon {
            Some(true) if hour < 12 => hour += 12,
            Some(false) if hour == 12 => hour = 0,
            _ => {}
        }
        let mut day = match self.day {
            Some(day) => day,
            None => Date::new(self.year?, self.month?, self.of_month?).ok()?,
        };
        // 24:00 is where the next day begins.
        if hour == 24 {
            (hour, day) = (0, day.tomorrow().ok()?);
        }
        // :60 is a leap second; a time that cannot be leaves the day.
        let exact = DateTime::new(day.year(), day.month(), day.day(), hour, minute, second.min(59), 0);
        let civil = exact.unwrap_or_else(|_| day.at(0, 0, 0, 0));
        match (self.offset, &self.zone) {
            (Some(minutes), _) => words::moment(&Zone::East(minutes), civil),
            (None, Some(zone)) => words::moment(zone, civil),
            (None, None) => words::moment(&Zone::East(0), civil),
        }
    }
}

/// `18.11.2026`, `18/11/2026`, `2026. 11. 18.`: the numbers, what stands between them, and the rest.
fn three_numbers<'t>(first: &'t str, rest: &'t str) -> Option<([&'t str; 3], char, &'t str)> {
    let next = |rest: &'t str, separator: char| {
        let rest = rest.strip_prefix(separator)?.trim_start_matches(' ');
        let length = rest.bytes().take_while(u8::is_ascii_digit).count();
        (length > 0).then(|| rest.split_at(length))
    };
    ['.', '/', '-'].into_iter().find_map(|separator| {
        let (second, rest) = next(rest, separator)?;
        let (third, rest) = next(rest, separator)?;
        Some(([first, second, third], separator, rest))
    })
}

fn two_digits(text: &str) -> Option<(&str, &str)> {
    let length = text.bytes().take(2).take_while(u8::is_ascii_digit).count();
    (length > 0).then(|| text.split_at(length))
}

fn short_year(digits: &str) -> Option<i16> {
    let year: i16 = number(digits)?;
    Some(if year < 70 { 2000 + year } else { 1900 + year })
}

fn number<N: FromStr>(digits: &str) -> Option<N> {
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
            ("11/20/2026 8:05:00 PM", "2026-11-20T20:05:00Z"),
            ("20/11/2026 20:05", "2026-11-20T20:05:00Z"),
            ("20-11-2026", "2026-11-20T00:00:00Z"),
            ("05.06.2026, 20.05 Uhr", "2026-06-05T20:05:00Z"),
            ("20.11.26", "2026-11-20T00:00:00Z"),
            ("2026. 11. 20. 20:05", "2026-11-20T20:05:00Z"),
            ("2026年11月20日 20:05", "2026-11-20T20:05:00Z"),
            ("2026년 11월 20일 오후 8시 5분", "2026-11-20T20:05:00Z"),
            ("2026年11月20日(金) 下午8:05", "2026-11-20T20:05:00Z"),
            ("Friday, November 20, 2026 - 20:05", "2026-11-20T20:05:00Z"),
            ("Fri,20Nov2026 20:05:00 GMT", "2026-11-20T20:05:00Z"),
            ("20 Nov 2026 20h05", "2026-11-20T20:05:00Z"),
            ("20. November 2026, 8 Uhr", "2026-11-20T08:00:00Z"),
            ("2026 Nov 20 8 pm", "2026-11-20T20:00:00Z"),
            ("Nov. 20, 2026 at 8:05 p.m.", "2026-11-20T20:05:00Z"),
            ("20 de noviembre de 2026 a las 20:05", "2026-11-20T20:05:00Z"),
            ("Paz, 20 Kas 2026 20:05:00 +0300", "2026-11-20T17:05:00Z"),
            ("2026-W47-5", "2026-11-20T00:00:00Z"),
            ("20261120T200500Z", "2026-11-20T20:05:00Z"),
            ("20261120200500", "2026-11-20T20:05:00Z"),
            ("2026-11-20T24:00:00Z", "2026-11-21T00:00:00Z"),
            ("Tue, 31 Dec 2024 24:00:00 GMT", "2025-01-01T00:00:00Z"),
            ("Fri, 20 Nov 2026 20:05:00 BRT", "2026-11-20T23:05:00Z"),
            ("Fri, 20 Nov 2026 20:05:00 PT", "2026-11-21T04:05:00Z"),
            ("Mon, 20 Jul 2026 20:05:00 PT", "2026-07-21T03:05:00Z"),
            ("Fri, 20 Nov 2026 20:05:00 America/Los_Angeles", "2026-11-21T04:05:00Z"),
            ("2026-11-20T20:05:00+01:00[Europe/Berlin]", "2026-11-20T19:05:00Z"),
            ("2026-07-20T20:05:00[Europe/Berlin]", "2026-07-20T18:05:00Z"),
            ("Fri Nov 20 2026 20:05:00 GMT+0100 (Central European Standard Time)", "2026-11-20T19:05:00Z"),
            ("2026-11-20 20:05 (CET)", "2026-11-20T19:05:00Z"),
            ("2026-11-20T20:05:00\u{2212}05:00", "2026-11-21T01:05:00Z"),
            ("２０２６年１１月２０日", "2026-11-20T00:00:00Z"),
            ("20/Nov/2026:12:00:00 +0000", "2026-11-20T12:00:00Z"),
            ("1795176000.25", "2026-11-20T12:00:00Z"),
            ("/Date(1795176000000)/", "2026-11-20T12:00:00Z"),
            ("Fri, 20 Nov 126 12:00:00 GMT", "2026-11-20T12:00:00Z"),
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
            "Today, 10:00",
            "05/06/2026",
            "05-06-2026 20:05",
            "2026-W60-1",
            "Nov 20",
            "20:05",
            "Chapter 3 of May",
        ] {
            assert_eq!(read(written), None, "{written}");
        }
    }

    #[test]
    fn a_date_counts_its_own_zone() {
        assert!(read("2026-11-20T12:00:00+09:00").unwrap() < read("2026-11-20T12:00:00Z").unwrap());
    }
}
