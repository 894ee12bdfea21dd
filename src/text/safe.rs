//! The one boundary between the world's text and a terminal cell, a log, JSON, a file name or the clipboard.

use serde::{Deserialize, Serialize};
use std::fmt;

/// One line of text that is safe to show anywhere: no controls, no escape sequences, no bidi overrides, single blanks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct Line(String);

impl Line {
    /// Makes any text a safe line.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let shown: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
        Self(shown.split_whitespace().collect::<Vec<_>>().join(" "))
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

/// Makes text of several lines safe: as [`Line`], but line breaks and leading blanks stay.
#[must_use]
pub fn block(text: &str) -> String {
    text.chars().filter(|letter| *letter == '\n' || !letter.is_control()).collect()
}
