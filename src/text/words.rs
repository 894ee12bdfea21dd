//! Words are what a reader reads one after another; here they are only counted.

/// Bytes of words that are longer than most.
const LONG_WORD: usize = 16;

/// Words to read: words between blanks that have a letter or a digit; scripts without blanks count two letters as a word.
#[must_use]
pub fn count(text: &str) -> u32 {
    let (mut words, mut wide) = (0_usize, 0_usize);
    let mut says_something = false;
    for letter in text.chars() {
        if letter.is_whitespace() {
            words += usize::from(std::mem::take(&mut says_something));
        } else {
            says_something = says_something || letter.is_alphanumeric();
            wide += usize::from(matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}'));
        }
    }
    u32::try_from(words + usize::from(says_something) + wide / 2).unwrap_or(u32::MAX)
}

/// True for a text of fewer words; a long one is not counted to its end.
#[must_use]
pub fn are_fewer(text: &str, words: u32) -> bool {
    let longest = usize::try_from(words).unwrap_or(usize::MAX).saturating_mul(LONG_WORD);
    let first = &text[..text.floor_char_boundary(longest)];
    count(first) < words && count(text) < words
}

/// The words as a line begins: with a capital letter.
#[must_use]
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_between_blanks_is_no_word() {
        assert_eq!(count("The sequel – at last – is out"), 6);
    }

    #[test]
    fn a_long_text_has_as_many_words_as_its_beginning_and_more() {
        for (text, fewer) in [
            ("one two three", false),
            ("one two", true),
            (" - one - two - ", true),
            ("新作ゲーム発", false),
            ("新 one", true),
        ] {
            assert_eq!((are_fewer(text, 3), count(text) < 3), (fewer, fewer), "{text}");
        }
        let long = "word ".repeat(1_000);
        assert!(!are_fewer(&long, 1_000) && are_fewer(&long, 1_001));
    }

    #[test]
    fn a_script_without_blanks_has_a_word_in_two_letters() {
        assert_eq!(count("新作ゲーム 発表"), 2 + 3);
    }
}
