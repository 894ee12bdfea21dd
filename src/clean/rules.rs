//! The rules for wording and markup, read once from the data that ships with the program. They say what goes; they cut nothing.

use crate::news::RemovedKind;
use regex::{Regex, RegexBuilder};
use serde::Deserialize;
use std::{collections::HashSet, sync::LazyLock};

/// The rules that ship with the program.
pub static BUILTIN: LazyLock<Wording> =
    LazyLock::new(|| toml::from_str(include_str!("../../assets/notices.toml")).unwrap_or_default());

/// Everything that is cut by its wording or its markup.
#[derive(Default, Deserialize)]
pub struct Wording {
    /// Sentences that say the outlet earns.
    pub notice: Vec<Notice>,
    /// Sentences that only accompany a notice.
    pub companion: Vec<Companion>,
    /// Paragraphs that are a notice as a whole.
    pub alone: Vec<Alone>,
    /// Paragraphs that report about earning.
    pub veto: Vec<Companion>,
    /// Short paragraphs that advertise or are left over.
    pub promo: Vec<Promo>,
    /// Headings of lists of links.
    pub list: Vec<Alone>,
    /// Captions that only say whose picture it is.
    pub credit: Vec<Alone>,
    /// Boxes known by class or id.
    #[serde(rename = "box")]
    pub boxes: Vec<Box>,
}

/// A sentence that says the outlet earns.
#[derive(Deserialize)]
pub struct Notice {
    /// The rule's name.
    pub name: String,
    /// What the sentence says.
    pub pattern: Pattern,
    /// What it must say as well.
    pub needs: Option<Pattern>,
    /// Only the first sentence of a paragraph.
    #[serde(default)]
    pub first: bool,
    /// Longer sentences are none.
    pub most_words: Option<usize>,
}

/// A pattern without a name of its own.
#[derive(Deserialize)]
pub struct Companion {
    /// What it says.
    pub pattern: Pattern,
}

/// A whole paragraph.
#[derive(Deserialize)]
pub struct Alone {
    /// The rule's name.
    pub name: String,
    /// What the paragraph says.
    pub pattern: Pattern,
}

/// A short paragraph that advertises or is left over.
#[derive(Deserialize)]
pub struct Promo {
    /// The rule's name.
    pub name: String,
    /// What kind of thing it is.
    pub kind: RemovedKind,
    /// What it says.
    pub pattern: Pattern,
    /// What it must say as well.
    pub needs: Option<Pattern>,
    /// What it must not say.
    pub veto: Option<Pattern>,
    /// Where it stands.
    #[serde(rename = "where")]
    pub place: Place,
    /// How much of it is links.
    #[serde(default)]
    pub links: Links,
    /// Longer paragraphs are none.
    pub most_words: usize,
}

/// Where in an article a rule looks.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Place {
    /// The first or last few paragraphs.
    Edge,
    /// The last few.
    Tail,
    /// Everywhere.
    Any,
}

/// How much of a paragraph is links.
#[derive(Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Links {
    /// It does not matter.
    #[default]
    Any,
    /// It has one.
    Some,
    /// All of it after the label before its first colon.
    MostAfterLabel,
}

/// A box known by its class or id.
#[derive(Deserialize)]
pub struct Box {
    /// The rule's name.
    pub name: String,
    /// What kind of thing it is.
    pub kind: RemovedKind,
    /// It may hold sentences.
    #[serde(default)]
    pub sure: bool,
    /// Classes and ids.
    pub tokens: HashSet<String>,
}

/// A pattern for lower-case text.
#[derive(Deserialize)]
#[serde(try_from = "String")]
pub struct Pattern(Regex);

impl Pattern {
    /// True when the text says it.
    pub fn is_in(&self, text: &str) -> bool {
        self.0.is_match(text)
    }
}

impl TryFrom<String> for Pattern {
    type Error = regex::Error;
    fn try_from(pattern: String) -> Result<Self, regex::Error> {
        // Unicode word boundaries and classes cost most of the time to build a pattern, and bar the fast search.
        let mut pattern = pattern.replace(r"\b", r"(?-u:\b)");
        if pattern.is_ascii() {
            pattern = pattern.replace(r"[\w", "[0-9a-z_").replace(r"\w", "[0-9a-z_]").replace(r"\W", "[^0-9a-z_]");
        }
        RegexBuilder::new(&pattern).size_limit(1 << 26).build().map(Self)
    }
}

/// Text as patterns read it: lower case, straight quotes, single blanks.
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '’' | '‘' | 'ʼ' | '´' => plain.push('\''),
            '“' | '”' | '„' => plain.push('"'),
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{feff}' => {}
            '‑' => plain.push('-'),
            letter if letter.is_whitespace() => plain.push(' '),
            letter => plain.extend(letter.to_lowercase()),
        }
    }
    super::dom::squeeze(&plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rules_that_ship_can_be_read() {
        assert_eq!(toml::from_str::<Wording>(include_str!("../../assets/notices.toml")).err(), None);
    }

    #[test]
    fn text_is_read_in_lower_case_with_straight_quotes() {
        assert_eq!(plain("  Here’s\u{a0}HOW\n“it” works "), "here's how \"it\" works");
    }
}
