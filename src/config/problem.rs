//! A problem is one thing that is wrong in the config: where it stands, the line itself with a caret, and what would be right.
//! Collects and shows; what is right and what is wrong, others decide.

use super::shape::{Asked, Shape};
use crate::text::safe;
use std::{
    fmt,
    ops::Range,
    path::{Path, PathBuf},
};
use unicode_width::UnicodeWidthStr;

/// Most letters of a line that are shown on each side of the place.
const SHOWN: usize = 60;
/// Problems that are told at once.
const MOST: usize = 100;

/// Why there is no config.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// The file is there but cannot be read.
    #[error("cannot read the config {}: {reason}", safe::block(&.path.display().to_string()))]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The reason, in words.
        reason: String,
    },
    /// The file can be read but not changed.
    #[error("cannot write the config {}: {reason}", safe::block(&.path.display().to_string()))]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// The reason, in words.
        reason: String,
    },
    /// Somebody named a file that is not there.
    #[error("there is no config {}: it was named with --config or PRESSSTART_CONFIG", safe::block(&.0.display().to_string()))]
    Absent(PathBuf),
    /// The file was read; these things in it are wrong.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n\n"))]
    Wrong(Vec<Problem>),
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub place: Place,
    /// What is wrong and what would be right; may have a second line.
    pub message: String,
}

/// A key of the file under a name that it no longer has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OldKey {
    /// Where it stands, and what it is called now.
    pub warning: Problem,
    /// Its bytes in the text of the file.
    pub(super) span: Range<usize>,
    /// The name it had.
    pub(super) old: &'static str,
    /// Its name now.
    pub(super) new: &'static str,
}

impl OldKey {
    /// Where it stands and what it is called now, in one line.
    #[must_use]
    pub fn in_one_line(&self) -> String {
        format!("line {}: `{}` is called `{}` now", self.warning.place.line, self.old, self.new)
    }
}

/// A place in the config file, with enough of its line to show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub file: PathBuf,
    /// Its line, from 1.
    pub line: usize,
    /// Its column in letters, from 1.
    pub column: usize,
    before: String,
    marked: String,
    after: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Place { file, line, column, before, marked, after } = &self.place;
        let number = line.to_string();
        let gutter = " ".repeat(number.len());
        let (message, hint) = self.message.split_once('\n').unwrap_or((&self.message, ""));
        writeln!(f, "{}:{line}:{column}: {}", safe::block(&file.display().to_string()), safe::block(message))?;
        writeln!(f, "{number} | {before}{marked}{after}")?;
        write!(f, "{gutter} | {}{}", " ".repeat(before.width()), "^".repeat(marked.width().max(1)))?;
        if hint.is_empty() { Ok(()) } else { write!(f, " {}", safe::block(hint)) }
    }
}

/// The text of a config file, able to say where a byte stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Text<'a> {
    path: &'a Path,
    text: &'a str,
}

impl<'a> Text<'a> {
    pub(super) const fn new(path: &'a Path, text: &'a str) -> Self {
        Self { path, text }
    }

    fn place(&self, span: &Range<usize>) -> Place {
        let start = self.text.floor_char_boundary(span.start.min(self.text.len()));
        let line_start = self.text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = self.text[start..].find(['\n', '\r']).map_or(self.text.len(), |at| start + at);
        let end = self.text.floor_char_boundary(span.end.clamp(start, line_end));
        let before = &self.text[line_start..start];
        Place {
            file: self.path.to_owned(),
            line: 1 + memchr::memchr_iter(b'\n', &self.text.as_bytes()[..start]).count(),
            column: 1 + before.chars().count(),
            before: shown(before.chars().rev().take(SHOWN).collect::<Vec<_>>().into_iter().rev()),
            marked: shown(self.text[start..end].chars().take(SHOWN)),
            after: shown(self.text[end..line_end].chars().take(SHOWN)),
        }
    }
}

/// Letters as they can be shown, tabs as blanks so that the caret stands right.
fn shown(letters: impl Iterator<Item = char>) -> String {
    safe::block(&letters.map(|letter| if letter == '\t' { ' ' } else { letter }).collect::<String>())
}

/// Everything found wrong so far.
#[derive(Debug)]
pub(super) struct Problems<'a> {
    text: Text<'a>,
    found: Vec<Problem>,
    /// Keys under names that they no longer have: read, and told of.
    old_keys: Vec<OldKey>,
    /// What was asked of the file, where somebody wants to know.
    asked: Option<Vec<Asked>>,
}

impl<'a> Problems<'a> {
    pub(super) const fn new(text: Text<'a>) -> Self {
        Self { text, found: Vec::new(), old_keys: Vec::new(), asked: None }
    }

    /// One that remembers what was asked of the file.
    pub(super) const fn remembering(text: Text<'a>) -> Self {
        Self { text, found: Vec::new(), old_keys: Vec::new(), asked: Some(Vec::new()) }
    }

    pub(super) fn asked(&mut self, section: &'static str, key: &'static str, shape: Shape) {
        if let Some(asked) = &mut self.asked {
            asked.push(Asked { section, key, shape });
        }
    }

    pub(super) fn into_asked(self) -> Vec<Asked> {
        self.asked.unwrap_or_default()
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    pub(super) fn place(&self, span: &Range<usize>) -> Place {
        self.text.place(span)
    }

    /// So much is wrong that more helps nobody.
    pub(super) const fn is_full(&self) -> bool {
        self.found.len() >= MOST
    }

    pub(super) fn add(&mut self, span: &Range<usize>, message: &str) {
        if self.is_full() {
            return;
        }
        self.found.push(Problem { place: self.place(span), message: message.to_owned() });
    }

    /// What stands there for a second time. Lines are counted only when they are told: a file of twenty thousand tables would
    /// be gone through as often.
    pub(super) fn add_again(&mut self, span: &Range<usize>, what: &str, before: &Range<usize>) {
        if !self.is_full() {
            let line = self.place(before).line;
            self.add(span, &format!("{what} already stands on line {line}"));
        }
    }

    pub(super) fn add_with_hint(&mut self, span: &Range<usize>, message: &str, meant: Option<&str>) {
        match meant {
            Some(meant) => self.add(span, &format!("{message}\ndid you mean `{meant}`?")),
            None => self.add(span, message),
        }
    }

    /// A key under a name that it no longer has.
    pub(super) fn warn_of_old_name(&mut self, span: &Range<usize>, old: &'static str, new: &'static str) {
        let message = format!("`{old}` is called `{new}` now\n`pressstart config migrate` writes the new name");
        self.old_keys.push(OldKey {
            warning: Problem { place: self.place(span), message },
            span: span.clone(),
            old,
            new,
        });
    }

    /// The keys under old names, in the order of the file.
    pub(super) fn old_keys(&mut self) -> Vec<OldKey> {
        self.old_keys.sort_by_key(|key| key.span.start);
        std::mem::take(&mut self.old_keys)
    }

    /// The problems in the order of the file.
    pub(super) fn into_error(mut self) -> ConfigError {
        self.found.sort_by_key(|problem| (problem.place.line, problem.place.column));
        ConfigError::Wrong(self.found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown_at(text: &str, span: Range<usize>) -> String {
        let mut problems = Problems::new(Text::new(Path::new("c.toml"), text));
        problems.add(&span, "wrong");
        problems.into_error().to_string()
    }

    #[test]
    fn a_problem_shows_file_line_column_and_a_caret() {
        assert_eq!(shown_at("a = 1\nbcd = 2\n", 6..9), "c.toml:2:1: wrong\n2 | bcd = 2\n  | ^^^");
    }

    #[test]
    fn wide_letters_move_the_caret_by_their_cells() {
        assert_eq!(shown_at("\"新着\" = 2", 11..12), "c.toml:1:8: wrong\n1 | \"新着\" = 2\n  |          ^");
    }

    #[test]
    fn escape_codes_in_the_file_do_not_reach_the_terminal() {
        assert!(!shown_at("a = \"\u{1b}[31m\"", 4..5).contains('\u{1b}'));
    }

    #[test]
    fn a_place_past_the_end_is_the_end() {
        assert_eq!(shown_at("a = [", 99..100), "c.toml:1:6: wrong\n1 | a = [\n  |      ^");
    }
}
