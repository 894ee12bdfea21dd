//! Words are what a reader reads one after another; here they are only counted.

/// Words to read: words between blanks that have a letter or a digit; scripts without blanks count two letters as a word.
#[must_use]
pub fn count(text: &str) -> u32 {
    let wide =
        text.chars().filter(|letter| matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')).count();
    let words = text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
    u32::try_from(words + wide / 2).unwrap_or(u32::MAX)
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
    fn a_script_without_blanks_has_a_word_in_two_letters() {
        assert_eq!(count("新作ゲーム 発表"), 2 + 3);
    }
}
