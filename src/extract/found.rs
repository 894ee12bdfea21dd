//! What was found in a page, with its length: so that two finds are compared without parsing them again.

/// A part of a page as HTML, and how much there is to read in it.
#[derive(Default)]
pub struct Found {
    pub html: String,
    pub letters: usize,
}

/// Letters of a text, any blanks between two words as one.
pub fn letters(text: &str) -> usize {
    let words = text.split_whitespace().map(|word| word.chars().count() + 1);
    words.sum::<usize>().saturating_sub(1)
}
