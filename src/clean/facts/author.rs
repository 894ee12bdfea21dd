//! Authors: names as published, mended. Never guesses a name.

use crate::{
    clean::{facts::headline, markup::dom},
    text::Line,
};
use regex::Regex;
use std::sync::LazyLock;

static UPDATED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)[|·•,;(]?\s*\b(?:last )?(?:updated|modified|edited)\b(?:\s+(?:on|at))?\s*:?.*$").ok()
});
static BY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^\W*(?:(?:words by|written by|posted by|published by|by|von|par|por)\b:?|(?:text|texte|testo|texto):)\s+",
    )
    .ok()
});
static MAIL: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"^\S+@\S+\s*\(([^)]+)\)$").ok());
/// A byline as published, mended: no "By", no date, no address; none when nothing is left of it.
pub fn mend(raw: &str) -> Option<Line> {
    let mut name = dom::squeeze(&headline::decode(raw));
    if let Some(found) = MAIL.as_ref().and_then(|mail| mail.captures(&name).map(|found| found[1].to_owned())) {
        name = found;
    }
    for part in [&UPDATED, &BY] {
        if let Some(part) = part.as_ref() {
            name = part.replace(&name, "").trim().to_owned();
        }
    }
    let name = name.trim_matches(|letter: char| letter.is_whitespace() || "|·•,;:-–—".contains(letter));
    let worthless = ["admin", "editor", "staff", "unknown", "author", "webmaster", "null", "none"];
    let usable = name.chars().any(char::is_alphabetic)
        && !name.contains("://")
        && name.chars().count() <= 120
        && !worthless.contains(&name.to_lowercase().as_str());
    usable.then(|| Line::new(name))
}

/// Several names as one byline, each once.
pub fn join<'n>(names: impl IntoIterator<Item = &'n str>) -> Option<Line> {
    let mut mended: Vec<Line> = Vec::new();
    for name in names.into_iter().filter_map(mend) {
        if !mended.contains(&name) {
            mended.push(name);
        }
    }
    (!mended.is_empty()).then(|| Line::new(&mended.iter().map(Line::as_str).collect::<Vec<_>>().join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_byline_is_mended() {
        for (raw, wanted) in [
            ("Ada Example Updated on by", "Ada Example"),
            ("By Ada Example", "Ada Example"),
            ("noreply@outlet.example (Ada Example)", "Ada Example"),
            ("Ada Example | Last updated: 3 May 2024 by Bo Sample", "Ada Example"),
            ("Zo&euml; Example", "Zoë Example"),
        ] {
            assert_eq!(mend(raw).unwrap().as_str(), wanted);
        }
        assert_eq!(mend("admin"), None);
        assert_eq!(mend("https://outlet.example"), None);
    }

    #[test]
    fn each_byline_is_left_alone() {
        for raw in ["Ada Example", "Byron Sample", "Jean-Luc d’Exemple", "山田太郎"] {
            assert_eq!(mend(raw).unwrap().as_str(), raw);
        }
    }
}
