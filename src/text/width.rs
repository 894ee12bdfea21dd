//! Width is the room text takes on a terminal, in cells. Nothing here wraps or lays out.

use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Cells that a line of safe text takes, letter by letter as the screen is filled.
#[must_use]
pub fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.graphemes(true).map(UnicodeWidthStr::width).sum() }
}

/// The text itself where it fits; else its beginning and `…`, at most `cells` wide.
#[must_use]
pub fn truncate_to_width(text: &str, cells: usize) -> Cow<'_, str> {
    if width(text) <= cells {
        return Cow::Borrowed(text);
    }
    if cells == 0 {
        return Cow::Borrowed("");
    }
    Cow::Owned(format!("{}…", first_cells(text, cells - 1).trim_end()))
}

/// The letters at the beginning of a text that take at most so many cells.
#[must_use]
pub fn first_cells(text: &str, cells: usize) -> &str {
    let mut used = 0;
    let fits = text.grapheme_indices(true).take_while(|(_, letter)| {
        used += letter.width();
        used <= cells
    });
    &text[..fits.last().map_or(0, |(at, letter)| at + letter.len())]
}

/// The letters at the end of a text that take at most so many cells.
#[must_use]
pub fn last_cells(text: &str, cells: usize) -> &str {
    let mut used = 0;
    let fits = text.grapheme_indices(true).rev().take_while(|(_, letter)| {
        used += letter.width();
        used <= cells
    });
    &text[fits.last().map_or(text.len(), |(at, _)| at)..]
}

/// The text exactly `cells` wide: cut, or filled with blanks on the right.
#[must_use]
pub fn pad_to_width(text: &str, cells: usize) -> String {
    let mut padded = truncate_to_width(text, cells).into_owned();
    let missing = cells.saturating_sub(width(&padded));
    padded.extend(std::iter::repeat_n(' ', missing));
    padded
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn wide_letters_take_two_cells() {
        assert_eq!(width("ゼルダ"), 6);
        assert_eq!(width("👩\u{200d}👩\u{200d}👧 e\u{301}"), 4);
    }

    #[test]
    fn text_that_fits_is_not_touched() {
        assert_eq!(truncate_to_width("ゼルダ", 6), Cow::Borrowed("ゼルダ"));
    }

    #[test]
    fn cut_text_ends_in_an_ellipsis() {
        assert_eq!(truncate_to_width("Zelda is back", 7), "Zelda…");
        assert_eq!(truncate_to_width("ゼルダ", 5), "ゼル…");
        assert_eq!(truncate_to_width("ゼルダ", 4), "ゼ…");
        assert_eq!(truncate_to_width("abc", 0), "");
    }

    #[test]
    fn what_fits_at_either_end_holds_whole_letters() {
        assert_eq!((first_cells("aゼルダ", 4), last_cells("ゼルダb", 4)), ("aゼ", "ダb"));
        assert_eq!((first_cells("ゼ", 1), last_cells("ゼ", 1), last_cells("", 3)), ("", "", ""));
    }

    #[test]
    fn padding_fills_what_a_wide_letter_leaves() {
        assert_eq!(pad_to_width("ゼルダ", 4), "ゼ… ");
        assert_eq!(pad_to_width("ab", 4), "ab  ");
    }

    proptest! {
        #[test]
        fn padded_text_is_exactly_as_wide_as_asked(text in "[a-zé日本🔥 ]{0,20}", cells in 0_usize..30) {
            prop_assert_eq!(width(&pad_to_width(&text, cells)), cells);
        }
    }
}
