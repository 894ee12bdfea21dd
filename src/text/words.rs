//! Words are what a reader reads one after another; here they are only counted and measured.

/// Bytes that are looked at at once.
const AT_ONCE: usize = 16;

/// The bytes of words in visible ASCII at the beginning of a text, with single blanks between them: most of most texts, and what most
/// rules about letters leave alone.
#[must_use]
pub fn ascii_words(text: &str) -> usize {
    let bytes = text.as_bytes();
    let Some(b'!'..=b'~') = bytes.first() else { return 0 };
    let mut length = 1;
    while let Some(window) = bytes[length - 1..].first_chunk::<{ AT_ONCE + 1 }>() {
        // Numbers instead of conditions, or they would be asked one after the other.
        let is_wrong = |at: usize| {
            let [before, byte] = [window[at], window[at + 1]];
            u8::from(!matches!(byte, b' '..=b'~')) | u8::from(before == b' ') & u8::from(byte == b' ')
        };
        if (0..AT_ONCE).fold(0, |found, at| found | is_wrong(at)) != 0 {
            break;
        }
        length += AT_ONCE;
    }
    let is_plain = |pair: &&[u8]| matches!(pair[1], b' '..=b'~') && *pair != b"  ";
    length += bytes[length - 1..].windows(2).take_while(is_plain).count();
    length - usize::from(bytes[length - 1] == b' ')
}

/// So many letters from the beginning of a text, or all of them.
#[must_use]
pub fn first_letters(text: &str, letters: usize) -> &str {
    // Most letters are one byte: as many bytes are nearly all of them, and to count the letters of many bytes takes little.
    let (mut end, mut left) = (0, letters);
    while left > 0 && end < text.len() {
        let next = text.ceil_char_boundary(end + left);
        left -= text[end..next].chars().count();
        end = next;
    }
    &text[..end]
}

/// Words to read: words between blanks that have a letter or a digit; scripts without blanks count two letters as a word.
#[must_use]
pub fn count(text: &str) -> u32 {
    count_to(text, u32::MAX)
}

/// True for a text of fewer words; a long one with blanks in it is not counted to its end.
#[must_use]
pub fn are_fewer(text: &str, words: u32) -> bool {
    count_to(text, words) < words
}

/// Counts until there are as many words, or a few more.
fn count_to(text: &str, most: u32) -> u32 {
    let (mut count, mut rest) = (Count::default(), text);
    while !rest.is_empty() && count.so_far() < most {
        let end = match rest.as_bytes().first_chunk() {
            Some(letters) if letters.is_ascii() => {
                count.add_ascii(u64::from_le_bytes(*letters));
                letters.len()
            }
            _ => {
                let end = rest.ceil_char_boundary(size_of::<u64>());
                rest[..end].chars().for_each(|letter| count.add(letter));
                end
            }
        };
        rest = &rest[end..];
    }
    count.so_far() + u32::from(count.says_something)
}

/// What was counted of a text that is read from its beginning on.
#[derive(Default)]
struct Count {
    words: u32,
    /// Letters of scripts without blanks.
    wide: u32,
    /// What stands since the last blank has a letter or a digit.
    says_something: bool,
}

impl Count {
    const fn so_far(&self) -> u32 {
        self.words + self.wide / 2
    }

    fn add(&mut self, letter: char) {
        if letter.is_ascii_alphanumeric() {
            self.says_something = true;
        } else if letter.is_whitespace() {
            self.words += u32::from(std::mem::take(&mut self.says_something));
        } else if !letter.is_ascii() {
            self.says_something = self.says_something || letter.is_alphanumeric();
            self.wide += u32::from(matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}'));
        }
    }

    /// The same for eight letters of ASCII, each a byte of one number. A blank becomes a byte of zeros and any other letter one of ones: a
    /// one that is added to a byte between two blanks is carried on to the second of them, and blanks that are no zeros any more end a word.
    const fn add_ascii(&mut self, letters: u64) {
        let small = letters | every(0x20);
        let blanks = within(letters, b' ', b' ') | within(letters, b'\t', b'\r');
        let says = within(small, b'a', b'z') | within(letters, b'0', b'9');
        let between = !(blanks * 0xff);
        let (carried, one) = between.overflowing_add(says);
        let (carried, other) = carried.overflowing_add(self.says_something as u64);
        // The bytes added up, in the last of them.
        self.words += ((carried & blanks).wrapping_mul(every(1)) >> 56) as u32;
        self.says_something = one || other;
    }
}

/// This byte eight times.
const fn every(byte: u8) -> u64 {
    u64::from_le_bytes([byte; _])
}

/// A one in each byte that is one of these letters, all of them ASCII. What is added to a letter sets its highest bit from a certain
/// one on, and nothing is carried into the next.
const fn within(letters: u64, first: u8, last: u8) -> u64 {
    let (from_first, after_last) = (letters + every(0x80 - first), letters + every(0x7f - last));
    (from_first & !after_last & every(0x80)) >> 7
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
    use proptest::prelude::*;

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

    proptest! {
        #[test]
        fn words_are_what_stands_between_blanks_and_has_a_letter(text in "([a9é新–.]{0,9}[ \t\n\u{b}\u{a0}]{0,2}){0,12}") {
            let says = |word: &&str| word.chars().any(char::is_alphanumeric);
            let wide = text.chars().filter(|letter| *letter == '新').count() / 2;
            let words = text.split_whitespace().filter(says).count() + wide;
            prop_assert_eq!(count(&text) as usize, words);
            for fewer in [1, 2, 5, 9] {
                prop_assert_eq!(are_fewer(&text, fewer), count(&text) < fewer);
            }
        }
    }

    #[test]
    fn words_in_ascii_end_at_anything_else() {
        for (text, words) in [
            ("", 0),
            ("one", 3),
            ("one two, three", 14),
            (" one", 0),
            ("one ", 3),
            ("one  two", 3),
            ("one\ntwo", 3),
            ("on é", 2),
        ] {
            assert_eq!(ascii_words(text), words, "{text:?}");
        }
        let letters = "a".repeat(40);
        for wrong in ['\0', '\t', '\u{1b}', '\u{1f}', '\u{7f}', '\u{80}', '\u{a0}', '\u{ad}', '\u{202e}', '\u{301}'] {
            for place in 1..letters.len() {
                let text = format!("{}{wrong}{}", &letters[..place], &letters[place..]);
                assert_eq!(ascii_words(&text), place, "{text:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn words_in_ascii_are_those_that_a_look_at_each_letter_finds(text in "[a~ é\n]{0,4}([a-z]{1,9} ?){0,9}[a~ é\n]{0,4}") {
            let single = |length: &usize| !text.as_bytes()[..*length].windows(2).any(|pair| pair == b"  ");
            let plain = text.bytes().take_while(|byte| matches!(byte, b' '..=b'~')).count();
            let words = |length: &usize| !text[..*length].starts_with(' ') && !text[..*length].ends_with(' ');
            let longest = (0..=plain).rev().filter(single).find(words).unwrap_or_default();
            prop_assert_eq!(ascii_words(&text), longest);
        }
    }

    #[test]
    fn the_first_letters_are_counted_as_letters() {
        for (text, first) in [
            ("abc", "ab"),
            ("ab", "ab"),
            ("a", "a"),
            ("aéa", "aé"),
            ("éèa", "éè"),
            ("é", "é"),
            ("日本語", "日本"),
            ("", ""),
        ] {
            assert_eq!(first_letters(text, 2), first);
        }
    }

    #[test]
    fn a_script_without_blanks_has_a_word_in_two_letters() {
        assert_eq!(count("新作ゲーム 発表"), 2 + 3);
    }
}
