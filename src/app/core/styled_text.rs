//! Text with a look: spans, lines of them, and how a text is cut and broken to a width. Draws nothing.

use crate::{page, text::width::truncate_to_width};
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

/// The face's own words as they are read aloud: between commas what dots and columns set apart. What stands in quotation marks is
/// somebody else's and stays.
#[must_use]
pub fn aloud(text: &str) -> Cow<'_, str> {
    if !text.contains("  ") && !text.contains(" · ") {
        return Cow::Borrowed(text);
    }
    let (mut words, mut rest) = (String::with_capacity(text.len()), text);
    while !rest.is_empty() {
        let own = rest.find('“').unwrap_or(rest.len());
        let end = rest[own..].rfind('”').map_or(own, |at| own + at);
        for letter in rest[..own].replace(" · ", ", ").chars() {
            if letter != ' ' || !words.ends_with(' ') {
                words.push(letter);
            }
        }
        words.push_str(&rest[own..end]);
        rest = if end == own && own < rest.len() {
            words.push('“');
            &rest[own + '“'.len_utf8()..]
        } else {
            &rest[end..]
        };
    }
    Cow::Owned(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_aloud_stands_between_commas_and_what_others_wrote_stays() {
        for (text, said) in [
            ("Pixel Post · 2h", "Pixel Post, 2h"),
            ("All      34   2 h", "All 34 2 h"),
            ("col·legi -> 5", "col·legi -> 5"),
            ("Done “A · B ★★★★☆”  · u undo", "Done “A · B ★★★★☆” , u undo"),
            ("“A · B", "“A, B"),
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
