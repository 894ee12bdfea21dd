//! Letters as a language writes them.

use super::{current::in_use, locale::Language};

/// A text as it goes on behind a colon: with a small letter, but for German, whose nouns keep their capitals.
#[must_use]
pub fn lowercase_first(words: &str) -> String {
    let mut letters = words.chars();
    match letters.next() {
        Some(first) if in_use() != Language::German => first.to_lowercase().chain(letters).collect(),
        _ => words.to_owned(),
    }
}
