//! Composes what the reader shows: the head, the page's lines with pictures and marked passages, where the rest of the text
//! is, and the foot. Draws nothing.

use super::{
    files, foot, head,
    pictures::{self, Picture, Placed},
    reader::{Fetching, Reader},
};
use crate::{
    news::StoryId,
    page,
    text::{Line, width::truncate_to_width},
};
use jiff::{Timestamp, tz::TimeZone};
use std::{collections::HashSet, ops::Range};
use unicode_width::UnicodeWidthStr;

/// What a piece of text is; the theme decides how it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name says it")]
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
    /// The text.
    pub text: String,
    /// What it is.
    pub look: Look,
    /// The link of the page it belongs to.
    pub link: Option<usize>,
}

/// One line on screen.
pub type TextLine = Vec<Span>;

/// What composing goes by.
#[derive(Debug, Clone)]
pub struct Setting {
    /// Columns.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// Plain letters only.
    pub ascii: bool,
    /// Pictures are shown.
    pub pictures: bool,
    /// The clock.
    pub now: Timestamp,
    /// Where the reader lives.
    pub zone: TimeZone,
    /// Stories shown in spite of their spoiler guard.
    pub revealed: HashSet<StoryId>,
    /// The key of the next view, in words.
    pub view_key: String,
    /// The key that opens an article.
    pub open_key: String,
    /// The key that opens its page in the browser.
    pub browser_key: String,
    /// Open no socket.
    pub offline: bool,
}

pub(super) fn span(text: impl Into<String>, look: Look) -> Span {
    Span { text: text.into(), look, link: None }
}

/// The text of a line.
#[must_use]
pub fn text(line: &TextLine) -> String {
    line.iter().map(|span| span.text.as_str()).collect()
}

/// What the reader shows.
#[derive(Debug, Clone, Default)]
pub struct Composed {
    /// All the lines.
    pub lines: Vec<TextLine>,
    /// Where the pictures stand among them.
    pub places: Vec<Placed>,
    /// Where the page's own lines stand among them.
    pub rows: Vec<usize>,
}

/// All the lines, and where the page's lines and pictures stand among them.
#[must_use]
pub fn lines(reader: &Reader, setting: &Setting) -> Composed {
    if let Some(guard) = guarded(reader, setting) {
        return Composed { lines: behind_the_guard(guard, setting), ..Composed::default() };
    }
    let mut lines = head::header(reader, setting);
    let (mut places, mut rows) = (Vec::new(), Vec::new());
    let mut excuse: Option<&str> = None;
    let passages = reader.passages();
    lines.extend(head::receipt_line(reader, setting));
    lines.push(Vec::new());
    if let Some(document) = &reader.document {
        for (number, line) in document.page.lines.iter().enumerate() {
            let mut runs = TextLine::new();
            for (place, run) in line.runs.iter().enumerate() {
                marked(run, passages.get(&(number, place)).map_or(&[], Vec::as_slice), &mut runs);
            }
            if let Some(picture) = line.image {
                let came = document.page.images.get(picture).and_then(|image| reader.pictures.get(&image.src));
                let rows = match came.filter(|_| setting.pictures) {
                    Some(Picture::Here(_, rows)) => *rows,
                    Some(Picture::Failed(reason)) => {
                        excuse = Some(pictures::excuse(reason));
                        0
                    }
                    Some(Picture::Going) | None => 0,
                };
                lines.resize(lines.len() + usize::from(rows), Vec::new());
                places.push(Placed { picture, label: lines.len(), rows });
            }
            rows.push(lines.len());
            let label_ends = text(&runs).ends_with(']');
            lines.push(runs);
            if let Some(words) = excuse.take_if(|_| label_ends) {
                excuse_behind(words, setting.width, &mut lines);
            }
        }
        while lines.last().is_some_and(|line| text(line).trim().is_empty()) {
            lines.pop();
        }
        lines.push(Vec::new());
    }
    lines.extend(rest_of_text(reader, setting));
    if let Some(document) = &reader.document {
        lines.extend(files::lines(&reader.article.enclosures, setting));
        lines.extend(foot::links(&document.page, reader.view, setting));
        lines.extend(foot::same_story(document, reader.article.published, setting));
    }
    Composed { lines, places, rows }
}

/// Why a picture is not there: behind its label, or below it where there is no room.
fn excuse_behind(words: &str, width: usize, lines: &mut Vec<TextLine>) {
    match lines.last_mut() {
        Some(label) if text(label).width() + 3 + words.width() <= width => {
            label.push(span(format!(" · {words}"), Look::Secondary));
        }
        _ => lines.extend(wrap(words, width).into_iter().map(|line| vec![span(line, Look::Secondary)])),
    }
}

/// A run of the page with the parts of it that stand in passages.
fn marked(run: &page::Run, passages: &[(Range<usize>, bool)], line: &mut TextLine) {
    let mut add = |bytes: Range<usize>, look| {
        if let Some(text) = run.text.get(bytes).filter(|text| !text.is_empty()) {
            line.push(Span { text: text.to_owned(), look, link: run.link });
        }
    };
    let mut from = 0;
    for (bytes, chosen) in passages {
        if bytes.start >= from {
            add(from..bytes.start, Look::Body(run.style));
            add(bytes.clone(), Look::Passage(run.style, *chosen));
            from = bytes.end;
        }
    }
    add(from..run.text.len(), Look::Body(run.style));
}

/// What the spoiler guard over the article goes by, while it has not been lifted.
#[must_use]
pub fn guarded<'a>(reader: &'a Reader, setting: &Setting) -> Option<&'a Line> {
    reader.article.aside.guard.as_ref().filter(|_| !setting.revealed.contains(&reader.story))
}

/// What stands in place of a headline.
#[must_use]
pub fn masked(guard: &str, ascii: bool) -> String {
    let mask = if ascii { "######" } else { "▒▒▒▒▒▒" };
    format!("{mask} spoilers: {guard}")
}

fn behind_the_guard(guard: &str, setting: &Setting) -> Vec<TextLine> {
    let mut lines = vec![vec![span(masked(guard, setting.ascii), Look::Headline)], Vec::new()];
    let words = format!("This is behind your spoiler guard for “{guard}”.");
    lines.extend(wrap(&words, setting.width).into_iter().map(|line| vec![span(line, Look::Plain)]));
    lines.push(Vec::new());
    lines.push(vec![span("Enter", Look::Key), span(" shows it", Look::Secondary)]);
    lines
}

/// Where the rest of the text is: on its way, why it did not come, or the key that gets it.
fn rest_of_text(reader: &Reader, setting: &Setting) -> Vec<TextLine> {
    let Some(document) = &reader.document else { return Vec::new() };
    let empty = document.page.lines.is_empty();
    let teaser = (document.teaser || empty) && !document.article.full;
    let key = |key: &str, words: &str| vec![span(key, Look::Key), span(format!(" {words}"), Look::Secondary)];
    let browser = || key(&setting.browser_key, "opens its page in the browser");
    let say = |words: &str, look| -> Vec<TextLine> {
        wrap(words, setting.width).into_iter().map(|line| vec![span(line, look)]).collect()
    };
    let mut lines = match &reader.fetching {
        Fetching::Going => say("getting the full text…", Look::Secondary),
        Fetching::Failed(reason) => {
            let mut lines = complaint(&format!("The full text did not come: {reason}"), setting.width);
            lines.push(browser());
            lines
        }
        Fetching::Not if teaser && !setting.offline && document.teaser => {
            vec![key(&setting.open_key, "gets the whole text")]
        }
        Fetching::Not if empty => {
            let mut lines = say("There is no text here.", Look::Secondary);
            lines.push(browser());
            lines
        }
        Fetching::Not => Vec::new(),
    };
    if !lines.is_empty() {
        lines.push(Vec::new());
    }
    lines
}

/// What went wrong, in calm words behind a sign: it stands beside the text and does not shout it down.
pub(super) fn complaint(words: &str, width: usize) -> Vec<TextLine> {
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

#[cfg(test)]
mod tests {
    use super::*;

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
