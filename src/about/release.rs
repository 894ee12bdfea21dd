//! When and on what something comes out, as headlines say it. A claim names who made it and when; nothing is concluded from it.

use super::{
    rules::{RULES, place_of, says_any},
    told::{Claim, at, telling},
};
use crate::{
    news::{Article, Kind},
    query::words,
    stories,
};
use regex::Regex;
use std::sync::LazyLock;

/// Claims that are shown: the newest, and what was said before.
const MOST: usize = 4;
/// Letters between the word that says that it comes out and the date.
const NEAR: usize = 40;
/// Those who have to name a platform.
const NAMED: usize = 2;

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

static DATE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let month = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
    let day = r"(\d{1,2})(?:st|nd|rd|th)?";
    let pattern = format!(
        r"\b(?:({month})\.? {day}(?:,? (20\d\d))?\b|{day} ({month})\.?(?:,? (20\d\d))?\b|((?:q[1-4]|early|mid|late|spring|summer|autumn|fall|winter|holiday) (?:of )?20\d\d)\b|({month}),? (20\d\d)\b|in (20\d\d)\b)|(20\d\d)年(\d{{1,2}})月(?:(\d{{1,2}})日)?"
    );
    Regex::new(&pattern).ok()
});

/// What was said of when it comes out, the newest first; what repeats the one before is left out.
pub fn claims(name: &str, articles: &[&Article]) -> Vec<Claim> {
    let mut claims: Vec<Claim> = Vec::new();
    for article in articles.iter().filter(|article| !matches!(article.kind, Kind::Rumour | Kind::Deal | Kind::Opinion))
    {
        let Some(when) = claimed(article, name) else { continue };
        if claims.iter().all(|claim| claim.when != when) {
            claims.push(Claim { when, by: telling(article) });
        }
    }
    claims.truncate(MOST);
    claims
}

fn claimed(article: &Article, name: &str) -> Option<String> {
    let rules = RULES.as_ref()?;
    let low = article.title.to_lowercase();
    let mut dates = DATE.as_ref()?.captures_iter(&low);
    let (date, another) = (dates.next()?, dates.next());
    let whole = date.get(0)?;
    // What a headline says of two games it says of one of them.
    let games = stories::names_in(&article.title).into_iter().filter(|other| stories::is_game(other) == Some(true));
    if says_any(&low, &rules.release.not) || games.filter(|other| *other != name).count() > 0 {
        return None;
    }
    let is_near = |cue: &String| {
        let after_cue = place_of(&low, cue).and_then(|at| whole.start().checked_sub(at + cue.len()));
        // Japanese says it behind the date.
        let before_cue = place_of(&low, cue).and_then(|at| at.checked_sub(whole.end())).filter(|_| !cue.is_ascii());
        after_cue.or(before_cue).is_some_and(|letters| letters <= NEAR)
    };
    if another.is_some() || !rules.release.cues.iter().any(is_near) {
        return None;
    }
    let text = |group: usize| date.get(group).map(|found| found.as_str());
    let number = |group: usize| text(group).and_then(|digits| digits.parse::<i16>().ok());
    let published = at(article).to_zoned(jiff::tz::TimeZone::UTC).date();
    if let (Some(year), Some(month)) = (number(11), number(12)) {
        return written(year, month, number(13));
    }
    if let Some(period) = text(7) {
        return Some(capital(&period.replace(" of ", " ")));
    }
    if let Some(year) = number(10) {
        return Some(year.to_string());
    }
    if let (Some(month), Some(year)) = (text(8), number(9)) {
        return written(year, month_of(month)?, None);
    }
    let (month, day, year) = match text(1) {
        Some(month) => (month_of(month)?, number(2)?, number(3)),
        None => (month_of(text(5)?)?, number(4)?, number(6)),
    };
    let year = year.unwrap_or_else(|| {
        // A day without a year is the next such day; just past it is still the one that was meant.
        let month_before = i16::from(published.month()) - 1;
        published.year() + i16::from(month < month_before)
    });
    written(year, month, Some(day))
}

fn month_of(word: &str) -> Option<i16> {
    let place = MONTHS.iter().position(|month| word.starts_with(month))?;
    i16::try_from(place + 1).ok()
}

fn written(year: i16, month: i16, day: Option<i16>) -> Option<String> {
    let month = i8::try_from(month).ok()?;
    match day {
        Some(day) => {
            Some(jiff::civil::Date::new(year, month, i8::try_from(day).ok()?).ok()?.strftime("%-d %B %Y").to_string())
        }
        None => Some(jiff::civil::Date::new(year, month, 1).ok()?.strftime("%B %Y").to_string()),
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The platforms that headlines name for it behind “for”, “on” or “to”, with how many outlets do.
pub fn platforms(name: &str, articles: &[&Article]) -> Vec<(&'static str, usize)> {
    let Some(rules) = RULES.as_ref() else { return Vec::new() };
    let mut found: Vec<(&'static str, Vec<&str>)> = Vec::new();
    for article in articles.iter().filter(|article| !matches!(article.kind, Kind::Rumour | Kind::Opinion)) {
        let Some(rest) = behind(&article.title, name) else { continue };
        let mut words = words::tokens(rest);
        // The longest spelling is the one meant: “Switch 2” is no “Switch”.
        let mut all: Vec<(&'static str, Vec<String>)> = rules
            .platforms
            .iter()
            .flat_map(|(name, spellings)| {
                spellings.iter().map(move |spelling| (name.as_str(), words::tokens(spelling)))
            })
            .collect();
        all.sort_by_key(|(_, spelling)| std::cmp::Reverse(spelling.len()));
        for (platform, spelling) in all {
            while let Some(at) = words.windows(spelling.len()).position(|row| row == spelling) {
                words.drain(at..at + spelling.len());
                match found.iter_mut().find(|(known, _)| *known == platform) {
                    Some((_, outlets)) if outlets.contains(&article.source_name.as_str()) => {}
                    Some((_, outlets)) => outlets.push(&article.source_name),
                    None => found.push((platform, vec![&article.source_name])),
                }
            }
        }
    }
    let mut counted: Vec<_> = found.into_iter().map(|(platform, outlets)| (platform, outlets.len())).collect();
    counted.retain(|(_, outlets)| *outlets >= NAMED);
    counted.sort_by_key(|(platform, outlets)| (std::cmp::Reverse(*outlets), *platform));
    counted
}

/// The part of a headline behind the name and a word that leads to where it is played; up to the next clause.
fn behind<'a>(headline: &'a str, name: &str) -> Option<&'a str> {
    let low = headline.to_lowercase();
    if low.len() != headline.len() {
        return None;
    }
    let end_of_name =
        stories::spellings(name).iter().find_map(|name| low.find(name.as_str()).map(|at| at + name.len()))?;
    let rest = &low[end_of_name..];
    let lead = [" for ", " on ", " to "].iter().filter_map(|word| rest.find(word).map(|at| at + word.len())).min()?;
    let from = end_of_name + lead;
    let clause = &headline[from..];
    let end = clause.find([':', ';', '!', '?', '–', '—', '(']).unwrap_or(clause.len());
    Some(&clause[..end])
}

#[cfg(test)]
mod tests {
    use super::super::page::samples::*;
    use crate::news::Kind;

    fn said(title: &str) -> Vec<String> {
        let page = page("Dust Harbour", &[article(1, 2, "Pixel Post", Kind::News, title)]);
        page.release.into_iter().map(|claim| claim.when).collect()
    }

    #[test]
    fn a_date_behind_a_word_that_says_that_it_comes_out_is_a_claim() {
        for (title, when) in [
            ("Dust Harbour launches on May 14", "14 May 2026"),
            ("Dust Harbour release date set for 3rd December 2026", "3 December 2026"),
            ("Dust Harbour delayed to Q1 2027", "Q1 2027"),
            ("Dust Harbour is coming in Spring 2027", "Spring 2027"),
            ("Dust Harbour comes to Switch in 2027", "2027"),
            ("Dust Harbour launches in January 2027", "January 2027"),
            ("Dust Harbour arrives January 9", "9 January 2027"),
            ("『Dust Harbour』2026年9月18日に発売決定", "18 September 2026"),
        ] {
            assert_eq!(said(title), [when], "{title}");
        }
    }

    #[test]
    fn what_may_be_about_something_else_is_no_claim() {
        for title in [
            "Dust Harbour demo launches on May 14",
            "Dust Harbour sold a million copies by May 14",
            "Dust Harbour launches on May 14, its DLC on June 3",
            "Dust Harbour could launch on May 14",
            "Dust Harbour and Hollow Knight launch on May 14",
            "Dust Harbour launches on May 41",
        ] {
            assert!(said(title).is_empty(), "{title}: {:?}", said(title));
        }
        let rumour = page("Dust Harbour", &[article(1, 2, "A", Kind::Rumour, "Dust Harbour launches on May 14")]);
        assert!(rumour.release.is_empty());
    }

    #[test]
    fn what_was_said_before_stands_behind_what_is_said_now() {
        let page = page(
            "Dust Harbour",
            &[
                article(1, 90, "Pixel Post", Kind::News, "Dust Harbour launches on May 14"),
                article(2, 9, "Pixel Post", Kind::News, "Dust Harbour delayed to September 3"),
                article(3, 8, "The Save Room", Kind::News, "Dust Harbour delayed to 3 September 2026"),
            ],
        );
        let all: Vec<&str> = page.release.iter().map(|claim| claim.when.as_str()).collect();
        assert_eq!(all, ["3 September 2026", "14 May 2026"]);
    }

    #[test]
    fn a_platform_is_one_that_two_outlets_name_for_it() {
        let page = page(
            "Dust Harbour",
            &[
                article(1, 9, "Pixel Post", Kind::News, "Dust Harbour is coming to PS5, Xbox Series X and Switch 2"),
                article(2, 8, "The Save Room", Kind::News, "Dust Harbour announced for PS5 and Nintendo Switch 2"),
                article(3, 8, "Long Weekend", Kind::News, "PC players wait for Dust Harbour"),
            ],
        );
        assert_eq!(page.platforms, [("Nintendo Switch 2", 2), ("PlayStation 5", 2)]);
    }
}
