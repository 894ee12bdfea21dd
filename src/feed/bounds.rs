//! A bound is the most of something that is kept of what a feed offers. Cuts between letters, never within one.

use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;

/// Articles kept of one fetch, the newest.
pub const ITEMS: usize = 2000;
/// Letters of a title.
pub const TITLE: usize = 500;
/// Letters of an author or a category.
pub const NAME: usize = 200;
/// Authors, categories and enclosures of one article.
pub const LIST: usize = 64;
/// Bytes of an address that is kept as it is; a longer one loses its fragment, which leads to the same page.
pub const LINK: usize = 2 * 1024;
/// Bytes of an address that is no address any more.
pub const LINK_REFUSED: usize = 8 * 1024;
/// Bytes of a guid; a longer one is known by its hash.
pub const GUID: usize = 512;
/// Bytes of HTML in a body.
pub const BODY: usize = 512 * 1024;
/// Bytes that a letter takes on average, at most: marks can be heaped on one letter without end.
const BYTES_PER_LETTER: usize = 32;

/// The first letters of a text, without blanks around them.
pub fn letters(text: &str, most: usize) -> &str {
    let text = bytes(text.trim(), most * BYTES_PER_LETTER);
    if text.len() <= most {
        return text;
    }
    text.grapheme_indices(true).nth(most).map_or(text, |(end, _)| &text[..end])
}

/// The first bytes of a text, as far as its letters are whole.
pub fn bytes(text: &str, most: usize) -> &str {
    &text[..text.floor_char_boundary(most)]
}

/// Text without the marks of a CDATA section around it, which some authors escape together with their text.
pub fn unwrapped(text: &str) -> &str {
    let mut text = text;
    while let Some(inside) = text.trim_start().strip_prefix("<![CDATA[") {
        text = inside.trim_end().strip_suffix("]]>").unwrap_or(inside);
    }
    text
}

/// HTML that is not too long, without blanks around it; a cut never leaves half a tag. Empty HTML is none.
pub fn body(html: Cow<str>) -> Option<String> {
    let whole = unwrapped(&html).trim();
    if whole.is_empty() {
        return None;
    }
    if whole.len() == html.len() && html.len() <= BODY {
        return Some(html.into_owned());
    }
    Some(cut_body(whole).trim_end().to_owned())
}

/// As much of a body as is kept; a cut never leaves half a tag.
pub fn cut_body(html: &str) -> &str {
    if html.len() <= BODY {
        return html;
    }
    let cut = bytes(html, BODY);
    let half_a_tag = cut.rfind('<').filter(|open| !cut[*open..].contains('>'));
    &cut[..half_a_tag.unwrap_or(cut.len())]
}

/// A hash that stays the same from release to release (FNV-1a, 128 bits): articles are known by it.
pub fn hash(parts: &[&str]) -> String {
    let mut hash: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    for part in parts {
        for byte in part.bytes().chain([0xff]) {
            hash = (hash ^ u128::from(byte)).wrapping_mul(0x0100_0000_0000_0000_0000_013b);
        }
    }
    format!("hash:{hash:032x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_title_is_cut_between_letters() {
        let flags = "🇯🇵".repeat(600);
        assert_eq!(letters(&flags, TITLE), "🇯🇵".repeat(500));
        assert_eq!(letters(" short \n", TITLE), "short");
    }

    #[test]
    fn marks_heaped_on_one_letter_are_cut() {
        assert!(letters(&format!("Z{}", "\u{301}".repeat(1_000_000)), TITLE).len() <= TITLE * BYTES_PER_LETTER);
    }

    #[test]
    fn a_long_body_never_ends_in_half_a_tag() {
        let html = format!("{}<a href=\"x\">", "é".repeat(BODY / 2 - 3));
        assert_eq!(body(html.into()), Some("é".repeat(BODY / 2 - 3)));
    }

    #[test]
    fn escaped_marks_of_a_section_are_no_text() {
        assert_eq!(body("<![CDATA[<p>Words</p>]]>".into()).as_deref(), Some("<p>Words</p>"));
        assert_eq!(unwrapped("<![CDATA[<![CDATA[Nested]]>]]>"), "Nested");
        assert_eq!(unwrapped("About <![CDATA[ ]]> marks"), "About <![CDATA[ ]]> marks");
    }

    #[test]
    fn a_hash_never_changes_and_tells_where_one_part_ends() {
        assert_eq!(hash(&["a"]), "hash:0880954550ab1be95aa0733055b751b9");
        assert_ne!(hash(&["ab", "c"]), hash(&["a", "bc"]));
    }
}
