//! Direction is which way a text is read. Nothing here puts letters in order or draws them.

use unicode_bidi::{BidiClass, bidi_class};

/// In which direction the letters of a line follow one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// As English: what is read from right to left in it is turned alone.
    LeftToRight,
    /// As Hebrew.
    RightToLeft,
    /// A line of the face's own: what stands beside one another stays in its place, and each part is read in its own direction.
    OfEachPart,
}

impl Direction {
    /// That of a text.
    #[must_use]
    pub const fn of(right_to_left: bool) -> Self {
        if right_to_left { Self::RightToLeft } else { Self::LeftToRight }
    }
}

/// Whether a letter of it is read from right to left.
#[must_use]
pub fn has_right_to_left(text: &str) -> bool {
    !text.is_ascii()
        && text.chars().any(|letter| letter >= '\u{590}' && matches!(bidi_class(letter), BidiClass::R | BidiClass::AL))
}

/// Whether the first letter that has a direction is read from right to left: then all of the text is.
#[must_use]
pub fn is_right_to_left(text: &str) -> bool {
    first_direction(text).unwrap_or(false)
}

/// The direction of the first letter that has one: true for right to left.
pub(crate) fn first_direction(text: &str) -> Option<bool> {
    text.chars().find_map(|letter| match bidi_class(letter) {
        BidiClass::L => Some(false),
        BidiClass::R | BidiClass::AL => Some(true),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_letter_with_a_direction_decides() {
        for (text, is) in [("שלום Zelda", true), ("Zelda שלום", false), ("12. «مرحبا» ok", true), ("12 — …", false)]
        {
            assert_eq!(is_right_to_left(text), is, "{text}");
        }
    }

    #[test]
    fn most_texts_have_no_letter_of_the_other_direction() {
        assert!(!has_right_to_left("Zelda, ゼルダ, Zeldą — 12"));
        assert!(has_right_to_left("a ש"));
    }
}
