//! Words as a search compares them: without case and accents, so that `pokemon` finds `Pokémon`. Splits as the full-text
//! index does (letters and digits), so that a match in memory and a match in the database agree.

use icu_normalizer::DecomposingNormalizerBorrowed;
use std::ops::Range;

/// Text without case and accents.
#[must_use]
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    DecomposingNormalizerBorrowed::new_nfd()
        .normalize_iter(text.chars())
        .filter(|letter| !is_accent(*letter))
        .flat_map(char::to_lowercase)
        .collect()
}

/// The folded words of a text.
#[must_use]
pub fn tokens(text: &str) -> Vec<String> {
    fold(text)
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The words of a text, each with its place in bytes, folded.
pub(super) fn spoken(text: &str) -> Vec<(Range<usize>, String)> {
    let mut words: Vec<(Range<usize>, String)> = Vec::new();
    let mut begun = None;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        if letter.is_alphanumeric() || is_accent(letter) {
            begun = begun.or(Some(at));
        } else if let Some(start) = begun.take() {
            words.push((start..at, fold(&text[start..at])));
        }
    }
    words
}

/// Whether the text says the phrase: its words in a row, the last one a beginning where `prefix` is set.
#[must_use]
pub fn says(text: &str, phrase: &str, prefix: bool) -> bool {
    let (words, wanted) = (tokens(text), tokens(phrase));
    let Some((last, first)) = wanted.split_last() else { return false };
    let prefix = prefix && is_prefix(last);
    words.windows(wanted.len()).any(|row| {
        row.split_last().is_some_and(|(end, start)| {
            start == first && if prefix { end.starts_with(last.as_str()) } else { end == last }
        })
    })
}

/// Whether the text names something: its words in a row, roman numbers as good as the others.
#[must_use]
pub fn names(text: &str, name: &str) -> bool {
    let (words, wanted) = (numbered(tokens(text)), numbered(tokens(name)));
    !wanted.is_empty() && words.windows(wanted.len()).any(|row| row == wanted)
}

/// A name as it may be written: with its numbers as they are, in digits, and in roman letters.
#[must_use]
pub fn spellings(name: &str) -> Vec<String> {
    let roman = |word: String| {
        let number = word.parse().ok().and_then(|number: usize| ROMAN.get(number.checked_sub(2)?));
        number.filter(|roman| !roman.is_empty()).map_or(word, ToString::to_string)
    };
    let digits = numbered(tokens(name));
    let mut all = vec![tokens(name).join(" "), digits.join(" ")];
    all.push(digits.into_iter().map(roman).collect::<Vec<_>>().join(" "));
    all.dedup();
    all.retain(|spelling| !spelling.is_empty());
    all
}

/// Two to sixteen. A single x is more often a letter than a ten.
const ROMAN: [&str; 15] =
    ["ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "", "xi", "xii", "xiii", "xiv", "xv", "xvi"];

fn numbered(words: Vec<String>) -> Vec<String> {
    let number = |word: &String| ROMAN.iter().position(|roman| roman == word).map(|place| (place + 2).to_string());
    words.into_iter().map(|word| number(&word).unwrap_or(word)).collect()
}

/// Whether the text holds the part anywhere.
#[must_use]
pub fn holds(text: &str, part: &str) -> bool {
    fold(text).contains(&fold(part))
}

/// Whether a word may stand for all words that begin with it: a single letter would stand for half the index.
#[must_use]
pub fn is_prefix(word: &str) -> bool {
    word.chars().nth(1).is_some()
}

const fn is_accent(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_case_do_not_matter() {
        assert_eq!(fold("POKÉMON Légendes"), "pokemon legendes");
    }

    #[test]
    fn a_phrase_is_its_words_in_a_row() {
        assert!(says("Hollow Knight: Silksong is out", "knight silksong", false));
        assert!(!says("Hollow Knight: Silksong is out", "hollow silksong", false));
    }

    #[test]
    fn a_prefix_stands_for_the_rest_of_the_last_word() {
        assert!(says("Silksong is out", "silk", true));
        assert!(!says("Silksong is out", "silk", false));
        assert!(!says("Silksong is out", "song", true));
    }

    #[test]
    fn one_letter_is_no_prefix() {
        assert!(!says("Silksong is out", "s", true));
    }

    #[test]
    fn a_game_is_named_with_either_number() {
        assert!(names("Dust Rally IV gets a date", "dust rally 4"));
        assert!(names("Dust Rally 4’s tracks", "Dust Rally IV"));
        assert!(!names("Dust Rally 5 gets a date", "Dust Rally IV"));
        assert_eq!(spellings("Dust Rally 4"), ["dust rally 4", "dust rally iv"]);
        assert_eq!(spellings("Dust"), ["dust"]);
    }

    #[test]
    fn signs_alone_are_no_words() {
        assert!(!says("What?!", "?!", true));
    }
}
