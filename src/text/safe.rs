//! Safe text is what may reach a terminal cell, a log, JSON, a file name or the clipboard. This is the one boundary; it never judges meaning.

use super::{
    letters::{self, Letter},
    sequences,
    words::ascii_words,
};
use serde::{Deserialize, Serialize};
use std::fmt;
use unicode_segmentation::UnicodeSegmentation;

/// The longest headline shown, in letters as a reader counts them.
pub const TITLE: usize = 500;
/// The longest author or category shown.
pub const NAME: usize = 200;

/// Marks kept on one letter; no living script needs more, and stacks of them climb over the lines above.
const MARKS: usize = 4;
/// Joiners kept in one emoji; the longest emoji in use has four.
const JOINERS: usize = 7;

/// One line of text that is safe to show anywhere: no controls, no escape sequences, no bidi overrides, single blanks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct Line(String);

impl Line {
    /// Makes any text a safe line.
    #[must_use]
    pub fn new(text: &str) -> Self {
        if is_plain_line(text) { Self(text.to_owned()) } else { Self(scrub(text, Breaks::AreBlanks)) }
    }

    /// A safe line of at most so many letters as a reader counts them, at least one; a longer line ends in `…`.
    #[must_use]
    pub fn cut(text: &str, letters: usize) -> Self {
        let mut line = Self::new(text);
        if line.0.len() <= letters {
            return line;
        }
        let mut starts = line.0.grapheme_indices(true).map(|(at, _)| at).skip(letters.saturating_sub(1));
        if let (Some(last), Some(_)) = (starts.next(), starts.next()) {
            let end = line.0[..last].trim_end_matches([' ', '\u{200c}', '\u{200d}']).len();
            line.0.truncate(end);
            line.0.push('…');
        }
        line
    }

    /// The safe text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// True when nothing is left to show.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::ops::Deref for Line {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Line {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl<'de> Deserialize<'de> for Line {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self::new(&String::deserialize(deserializer)?))
    }
}

/// Makes text of several lines safe: as [`Line`], but line breaks and every blank stay, and a tab is four blanks.
#[must_use]
pub fn block(text: &str) -> String {
    if is_plain_block(text) { text.to_owned() } else { scrub(text, Breaks::Stay) }
}

/// Letters of the West, its quotation marks and dashes, and line ends: nothing about them changes.
#[must_use]
pub fn is_plain_block(text: &str) -> bool {
    text.chars().all(|letter| matches!(letter, '\n' | ' '..='~' | 'À'..='ɏ' | '\u{2013}'..='\u{2026}'))
}

/// True when a text holds a control character that `is_meant` does not name.
#[must_use]
pub fn holds_control(text: &str, is_meant: impl Fn(char) -> bool) -> bool {
    // A fold over every byte looks at many of them at once, and spares most texts the search. Controls beyond ASCII begin with
    // 0xc2.
    let may_be = |byte: u8| byte == 0xc2 || matches!(byte, 0..=0x1f | 0x7f) && !is_meant(char::from(byte));
    text.bytes().fold(false, |found, byte| found | may_be(byte))
        && text.contains(|letter: char| letter.is_control() && !is_meant(letter))
}

/// What becomes of line breaks and runs of blanks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Breaks {
    Stay,
    AreBlanks,
}

/// Visible ASCII and single blanks between: most headlines, and safe as they are.
fn is_plain_line(text: &str) -> bool {
    ascii_words(text) == text.len()
}

fn scrub(text: &str, breaks: Breaks) -> String {
    let mut safe =
        Safe { text: String::with_capacity(text.len()), breaks, blank: false, joiner: None, marks: 0, joiners: 0 };
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        // Words in ASCII stay as they are, whatever stands before them.
        let plain = ascii_words(rest);
        if plain > 0 {
            safe.show(letter);
            safe.text.push_str(&rest[1..plain]);
            rest = &rest[plain..];
            continue;
        }
        if let Some(length) = sequences::length(rest) {
            rest = &rest[length..];
            continue;
        }
        if let Some(length) = letters::flag(rest) {
            safe.show(letter);
            safe.text.push_str(&rest[letter.len_utf8()..length]);
            safe.marks = MARKS;
            rest = &rest[length..];
            continue;
        }
        rest = &rest[letter.len_utf8()..];
        match letters::judge(letter) {
            Letter::Shown => safe.show(letter),
            Letter::Blank if letter == '\r' && rest.starts_with('\n') => {}
            Letter::Blank => safe.blank(letter),
            Letter::Mark => safe.mark(letter),
            Letter::Variation => safe.vary(letter),
            Letter::Joiner => safe.joiner = safe.joiner.or(Some(letter)),
            Letter::Nothing => {}
        }
    }
    safe.text
}

/// Safe text while it grows.
struct Safe {
    text: String,
    breaks: Breaks,
    /// A blank is owed before the next letter.
    blank: bool,
    /// A joiner waits for a letter that it may join to the last one.
    joiner: Option<char>,
    /// Marks on the last letter so far.
    marks: usize,
    /// Joiners in the emoji so far.
    joiners: usize,
}

impl Safe {
    fn show(&mut self, letter: char) {
        self.settle();
        if let (Some(joiner), Some(before)) = (self.joiner.take(), self.text.chars().next_back())
            && letters::joins(joiner, before, letter)
            && self.joiners < JOINERS
        {
            self.text.push(joiner);
            self.joiners += usize::from(letters::is_pictograph(letter));
        } else {
            self.joiners = 0;
        }
        self.text.push(letter);
        self.marks = 0;
    }

    fn blank(&mut self, letter: char) {
        self.joiner = None;
        match (self.breaks, letter) {
            (Breaks::AreBlanks, _) => self.blank = true,
            (Breaks::Stay, '\n' | '\r') => self.text.push('\n'),
            (Breaks::Stay, '\t') => self.text.push_str("    "),
            (Breaks::Stay, _) => self.text.push(' '),
        }
        self.marks = 0;
    }

    /// A mark with no letter before it would climb on whatever the screen shows there.
    fn mark(&mut self, letter: char) {
        if self.text.is_empty() || self.text.ends_with('\n') || self.marks == MARKS {
            return;
        }
        self.settle();
        if let (Some(joiner), Some(before)) = (self.joiner.take(), self.text.chars().next_back())
            && letters::joins(joiner, before, letter)
        {
            self.text.push(joiner);
        }
        self.text.push(letter);
        self.marks += 1;
    }

    fn vary(&mut self, selector: char) {
        if !self.blank
            && self.marks == 0
            && self.text.chars().next_back().is_some_and(|base| letters::varies(selector, base))
        {
            self.joiner = None;
            self.text.push(selector);
            self.marks += 1;
        }
    }

    fn settle(&mut self) {
        if std::mem::take(&mut self.blank) && !self.text.is_empty() {
            self.text.push(' ');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn plain_text_stays() {
        assert_eq!(Line::new("Silksong is delayed, again").as_str(), "Silksong is delayed, again");
        assert_eq!(Line::new("Pokémon’s 日本語 한국어 «да»").as_str(), "Pokémon’s 日本語 한국어 «да»");
    }

    #[test]
    fn blanks_of_every_kind_become_one() {
        assert_eq!(Line::new("  a \t\n b\u{a0}c\u{2028}d\u{3000}e\u{85}f\r\n").as_str(), "a b c d e f");
    }

    #[test]
    fn a_whole_escape_sequence_goes_with_its_payload() {
        for hostile in [
            "a\u{1b}[31;5mb",
            "a\u{1b}]0;title\u{7}b",
            "a\u{1b}]52;c;cHduZWQ=\u{1b}\\b",
            "a\u{1b}Pq#0;2\u{1b}\\b",
            "a\u{1b}_Gi=1\u{9c}b",
            "a\u{9b}31mb",
            "a\u{9d}0;title\u{9c}b",
            "a\u{90}x\u{1b}\\b",
            "a\u{1b}(0b",
            "a\u{1b}cb",
            "a\u{1b}[?1049hb",
            "a\u{1b}[2 qb",
            "a\u{1b}^x\u{18}b",
        ] {
            assert_eq!(Line::new(hostile).as_str(), "ab", "{hostile:?}");
        }
    }

    #[test]
    fn an_open_escape_string_ends_with_its_line() {
        assert_eq!(block("a\u{1b}]0;title\nb"), "a\nb");
    }

    #[test]
    fn text_decoded_with_the_wrong_table_is_not_swallowed() {
        assert_eq!(Line::new("â\u{80}\u{9d}The rest of the headline").as_str(), "âThe rest of the headline");
    }

    #[test]
    fn controls_and_bidi_controls_go() {
        assert_eq!(Line::new("a\0\u{8}\u{7f}\u{80}\u{202e}\u{2066}\u{200f}\u{61c}b").as_str(), "ab");
    }

    #[test]
    fn invisible_characters_go() {
        assert_eq!(
            Line::new("a\u{200b}\u{2060}\u{feff}\u{ad}\u{3164}\u{115f}\u{ffa0}\u{e0041}\u{fffe}\u{34f}b").as_str(),
            "ab"
        );
    }

    #[test]
    fn emoji_keep_their_joiners_and_forms() {
        for emoji in [
            "👩\u{200d}👩\u{200d}👧",
            "❤\u{fe0f}\u{200d}🔥",
            "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
            "1\u{fe0f}\u{20e3}",
            "🇫🇮",
            "👍🏽",
        ] {
            assert_eq!(Line::new(emoji).as_str(), emoji);
        }
    }

    #[test]
    fn joiners_that_spell_stay() {
        for word in ["می\u{200c}خواهم", "क्\u{200d}ष", "ශ්\u{200d}රී"] {
            assert_eq!(Line::new(word).as_str(), word);
        }
    }

    #[test]
    fn joiners_that_hide_go() {
        assert_eq!(Line::new("pay\u{200d}pal\u{200c}").as_str(), "paypal");
    }

    #[test]
    fn tags_outside_a_flag_go() {
        assert_eq!(Line::new("🏴\u{e0067}\u{e0062}x").as_str(), "🏴x");
    }

    #[test]
    fn a_letter_keeps_four_marks() {
        assert_eq!(Line::new(&format!("e{}x", "\u{301}".repeat(40))).as_str(), format!("e{}x", "\u{301}".repeat(4)));
    }

    #[test]
    fn a_mark_without_a_letter_goes() {
        assert_eq!(Line::new(" \u{301}a").as_str(), "a");
    }

    #[test]
    fn a_cut_line_counts_letters_as_readers_do() {
        assert_eq!(Line::cut("👩\u{200d}👩\u{200d}👧e\u{301}xyz", 3).as_str(), "👩\u{200d}👩\u{200d}👧e\u{301}…");
        assert_eq!(Line::cut("abc", 3).as_str(), "abc");
        assert_eq!(Line::cut("äöü", 3).as_str(), "äöü");
        assert_eq!(Line::cut("ab cd", 4).as_str(), "ab…");
    }

    #[test]
    fn controls_are_found_but_those_that_are_meant() {
        let is_meant = |letter| matches!(letter, '\t' | '\n');
        for text in ["a\u{1b}b", "a\rb", "\u{9b}", "\u{7f}", "\0"] {
            assert!(holds_control(text, is_meant), "{text:?}");
        }
        for text in ["", "a\tb\n", "\u{a0}\u{c2}\u{bf}", "日本語"] {
            assert!(!holds_control(text, is_meant), "{text:?}");
        }
    }

    #[test]
    fn a_block_keeps_breaks_and_blanks() {
        assert_eq!(block("a\r\n  b\u{a0} c\td\u{1b}[1m\u{2029}e"), "a\n  b  c    d e");
    }

    proptest! {
        #[test]
        fn a_safe_line_is_safe_already(text in "(\\PC|[\u{0}-\u{20}\u{7f}-\u{a0}\u{ad}\u{200b}-\u{206f}\u{300}-\u{310}\u{fe0f}🏴🔥\u{627}-\u{630}\u{e0061}-\u{e0064}\u{e007f}]|\u{1b}[\\]\\[P]){0,40}") {
            let line = Line::new(&text);
            prop_assert_eq!(&Line::new(&line), &line);
            let lines = block(&text);
            prop_assert_eq!(block(&lines), lines);
            prop_assert!(!line.chars().any(char::is_control));
        }

        #[test]
        fn a_cut_line_is_never_longer(text in "\\PC{0,40}", letters in 1_usize..20) {
            prop_assert!(Line::cut(&text, letters).graphemes(true).count() <= letters);
        }
    }
}
