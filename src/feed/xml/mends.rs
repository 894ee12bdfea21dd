//! A mend is one way in which a document was not what it should be, and was read all the same.
//! This file names and collects them; it never mends anything itself.

use std::cell::Cell;

/// One way in which a document was broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mend {
    /// Bytes that are no text in the feed's encoding.
    Bytes,
    /// Control characters that XML forbids.
    Controls,
    /// Words or tags before or after the feed.
    Around,
    /// A bare `&`, or the name of a character that XML does not know.
    References,
    /// A `<` that opens no tag.
    Brackets,
    /// Attribute values without quotes.
    Attributes,
    /// Tags that are closed in the wrong order, or never.
    Tags,
    /// Element names in capitals.
    Capitals,
    /// The file ends in the middle.
    Cut,
}

const WORDS: [(Mend, &str); 9] = [
    (Mend::Cut, "the file ends in the middle"),
    (Mend::Bytes, "invalid bytes"),
    (Mend::Controls, "control characters"),
    (Mend::Around, "text around the feed"),
    (Mend::References, "bare or unknown references"),
    (Mend::Brackets, "bare angle brackets"),
    (Mend::Attributes, "attributes without quotes"),
    (Mend::Tags, "unbalanced tags"),
    (Mend::Capitals, "tags in capitals"),
];

/// The mends that one document needed.
#[derive(Debug, Default)]
pub struct Mends(Cell<u16>);

impl Mends {
    /// Remembers a mend.
    pub fn note(&self, mend: Mend) {
        self.0.set(self.0.get() | 1 << mend as u16);
    }

    /// True when this mend was needed.
    pub fn holds(&self, mend: Mend) -> bool {
        self.0.get() & 1 << mend as u16 != 0
    }

    /// All of them in words; none for a document that was in order.
    pub fn words(&self) -> Option<String> {
        let words: Vec<&str> = WORDS.iter().filter(|(mend, _)| self.holds(*mend)).map(|(_, words)| *words).collect();
        (!words.is_empty()).then(|| words.join(", "))
    }
}
