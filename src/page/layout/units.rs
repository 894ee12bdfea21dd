//! A unit is what a number counts: “million”, “GB”, “pm”. Says between which two words no line should end. Never changes a word.

use std::{collections::HashSet, sync::LazyLock};

static UNITS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("../../../assets/units.txt").lines().filter(|line| !line.starts_with('#')).collect());

/// A number behind a name has up to this many digits: more are a year or a sum of their own.
const LONGEST_COUNT: usize = 3;

/// Whether the word a text ends with, and the one the next text begins with, are read as one: a number and its unit (3.1 GB), two
/// parts of a number (10 000), a currency and its sum, a name and its number (Xbox 360, March 5, Fantasy VII).
pub(crate) fn belong_together(before: &str, next: &str) -> bool {
    let (Some(last), Some(first)) = (before.chars().next_back(), next.chars().next()) else { return false };
    if is_count(last) {
        return if first.is_ascii_digit() { next_part(before, next) } else { is_unit(next) };
    }
    if first.is_ascii_digit() {
        return "$€£¥".contains(last) || (is_name(before) && is_number_of_name(next));
    }
    first.is_ascii_uppercase() && is_name(before) && (is_roman(next) || is_lone_capital(next))
}

/// A short number, with a letter or two behind it (2S); one that counts what follows it (2 years) does not belong to a name.
fn is_number_of_name(next: &str) -> bool {
    let word = first_word(next, char::is_alphanumeric);
    let letters = word.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let counts = next[word.len()..].strip_prefix([' ', '\u{a0}']).is_some_and(is_unit);
    word.len() - letters.len() <= LONGEST_COUNT && is_edition(letters) && !counts
}

/// Up to two capitals.
fn is_edition(letters: &str) -> bool {
    letters.len() <= 2 && letters.bytes().all(|letter| letter.is_ascii_uppercase())
}

/// “S”, as of a machine, also at the end; with a point before other words it is a part of a name. “I” is the writer and “A” begins a
/// sentence.
fn is_lone_capital(next: &str) -> bool {
    let word = first_word(next, char::is_alphanumeric);
    let shortened = next.len() > 2 && next[1..].starts_with('.');
    word.len() == 1 && is_edition(word) && !["A", "I"].contains(&word) && !shortened
}

/// Digits, the halves and the quarters.
fn is_count(letter: char) -> bool {
    letter.is_ascii_digit() || matches!(letter, '½' | '¼' | '¾')
}

/// Three digits, and up to three before them.
fn next_part(before: &str, next: &str) -> bool {
    let length = before.chars().rev().take_while(char::is_ascii_digit).count();
    length <= 3 && digits(next) == Some(3)
}

fn is_unit(next: &str) -> bool {
    let word = first_word(next, |letter| letter.is_alphanumeric() || ".%‰€$£¥°/".contains(letter));
    UNITS.contains(word) || UNITS.contains(word.trim_end_matches(['.', '/']))
}

/// Words with which sentences begin before a number.
const NO_NAMES: [&str; 28] = [
    "The", "A", "An", "In", "On", "At", "By", "For", "From", "With", "About", "Over", "Under", "After", "Before",
    "Some", "Only", "Just", "And", "But", "Or", "All", "Of", "To", "Between", "Nearly", "Almost", "These",
];

/// A word with a capital, at its beginning or within it (iPhone), that ends with a letter.
fn is_name(before: &str) -> bool {
    let word = before
        .rsplit([' ', '\u{a0}'])
        .next()
        .unwrap_or_default()
        .trim_start_matches(|letter: char| !letter.is_alphanumeric());
    word.contains(char::is_uppercase)
        && word.ends_with(char::is_alphabetic)
        && word.len() > 1
        && !NO_NAMES.contains(&word)
}

/// How many digits a text begins with, when they are a word.
fn digits(next: &str) -> Option<usize> {
    let word = first_word(next, char::is_alphanumeric);
    word.bytes().all(|letter| letter.is_ascii_digit()).then_some(word.len())
}

/// “I” alone is the writer.
fn is_roman(next: &str) -> bool {
    let word = first_word(next, char::is_alphanumeric);
    word != "I" && (1..5).contains(&word.len()) && word.bytes().all(|letter| b"IVX".contains(&letter))
}

fn first_word(text: &str, belongs: impl Fn(char) -> bool) -> &str {
    text.split(|letter| !belongs(letter)).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_keeps_what_it_counts() {
        for (before, next) in [
            ("£2.1", "million in a week"),
            ("3.1", "GB,"),
            ("at 60", "fps."),
            ("10", "p.m. on"),
            ("2½", "hours"),
            ("50", "%)"),
            ("12", "March 2027"),
            ("10", "000 joueurs"),
            ("CA$", "20"),
        ] {
            assert!(belong_together(before, next), "{before} {next}");
        }
    }

    #[test]
    fn a_name_keeps_its_number() {
        for (before, next) in [
            ("Xbox", "360"),
            ("the (Switch", "2’s"),
            ("March", "5,"),
            ("Fantasy", "VII."),
            ("Series", "X|S"),
            ("an iPhone", "11 Pro"),
            ("Master", "2S, and"),
            ("One", "S,"),
            ("One", "S."),
        ] {
            assert!(belong_together(before, next), "{before} {next}");
        }
    }

    #[test]
    fn other_words_around_a_number_are_free() {
        for (before, next) in [
            ("in 2026", "the studio"),
            ("the PS5", "version"),
            ("sold", "20 copies"),
            ("In", "2026"),
            ("in 2026", "2027"),
            ("3", "Monthly"),
            ("Then", "I saw"),
            ("It.", "5 of"),
            ("Visit", "Iceland"),
            ("Visit", "(once)"),
            ("told Mojang", "2 years ago"),
            ("The", "4 visible"),
            ("Vane", "A year"),
            ("Ada", "S. Vane"),
        ] {
            assert!(!belong_together(before, next), "{before} {next}");
        }
    }

    #[test]
    fn a_unit_stands_once_in_its_list() {
        let lines = include_str!("../../../assets/units.txt").lines().filter(|line| !line.starts_with('#'));
        assert_eq!(lines.count(), UNITS.len());
    }
}
