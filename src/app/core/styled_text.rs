//! Text with a look: spans, lines of them, and how a text is cut and broken to a width. Draws nothing.

use crate::{language::tr, page, text::width::truncate_to_width};
use std::borrow::Cow;

/// What a piece of text is; the theme decides how it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    Plain,
    Headline,
    Secondary,
    Receipt,
    Key,
    Warning,
    Link,
    Body(page::Style),
    /// In a marked passage; or in the one being marked.
    Passage(page::Style, bool),
}

/// A piece of text with one look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    pub text: String,
    pub look: Look,
    /// The link of the page it belongs to.
    pub link: Option<usize>,
}

pub type TextLine = Vec<Span>;

pub(in crate::app) fn span(text: impl Into<String>, look: Look) -> Span {
    Span { text: text.into(), look, link: None }
}

#[must_use]
pub fn text(line: &TextLine) -> String {
    line.iter().map(|span| span.text.as_str()).collect()
}

/// What went wrong, in calm words behind a sign: it stands beside the text and does not shout it down.
pub(in crate::app) fn complaint(words: &str, width: usize) -> Vec<TextLine> {
    let lines = wrap(words, width.saturating_sub(2)).into_iter().enumerate();
    let sign = |row| span(if row == 0 { "! " } else { "  " }, Look::Warning);
    lines.map(|(row, line)| vec![sign(row), span(line, Look::Secondary)]).collect()
}

/// Cuts a text to a width, with an ellipsis where something is cut.
#[must_use]
pub fn shorten(text: &str, width: usize) -> String {
    truncate_to_width(text, width).into_owned()
}

/// Breaks a text into lines of at most a width as a page's words are broken.
#[must_use]
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    page::broken(text, width)
}

/// Signs for the eye that say nothing which is not said in words beside them: a screen reader would spell them out.
const SILENT: &str = "─│┼╭╮╰╯┌┐└┘▏▌▸▶●○◐◆★☆✂✎✓✗✔⏰⟳↑↓↪→•";

/// A text of the face as it is read aloud: without signs for the eye, without columns, and between commas what they set apart.
#[must_use]
pub fn aloud(text: &str) -> Cow<'_, str> {
    let is_silent = |letter: char| SILENT.contains(letter);
    if !text.contains("  ") && !text.contains(" · ") && !text.contains(is_silent) {
        return Cow::Borrowed(text);
    }
    let said = text.replace(" · ", ", ").replace(" → ", tr!("spoken-becomes"));
    let mut words = String::with_capacity(said.len());
    // The blank behind a sign goes with it.
    let said = said.strip_prefix(is_silent).map_or(said.as_str(), str::trim_start);
    for letter in said.chars().filter(|letter| !is_silent(*letter)) {
        if letter != ' ' || !words.ends_with(' ') {
            words.push(letter);
        }
    }
    Cow::Owned(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_aloud_has_no_signs_for_the_eye_and_stands_between_commas() {
        for (text, said) in [
            ("Pixel Post · 2h", "Pixel Post, 2h"),
            ("★ saved · ✂3", "saved, 3"),
            ("All      34   2 h", "All 34 2 h"),
            ("col·legi -> 5", "col·legi -> 5"),
            ("a.example → b.example", "a.example, now b.example"),
        ] {
            assert_eq!(aloud(text), said);
        }
    }

    #[test]
    fn a_text_is_cut_to_its_width_in_cells() {
        assert_eq!(shorten("Silksong is delayed", 9), "Silksong…");
        assert_eq!(shorten("任天堂の新作", 7), "任天堂…");
        assert_eq!(shorten("short", 5), "short");
    }

    #[test]
    fn lines_break_between_words_and_inside_words_without_blanks() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("任天堂任天堂", 6), ["任天堂", "任天堂"]);
        assert_eq!(wrap("", 6), Vec::<String>::new());
    }
}
