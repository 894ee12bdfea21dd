//! Words of a body made safe: what was encoded twice is decoded, letters that nobody sees go.

use super::entities::{decode_entities, with_references};
use crate::text::safe::{block, is_plain_block};
use std::borrow::Cow;

/// Bytes of a character reference, `&` and `;` included.
const LONGEST_REFERENCE: usize = 12;

/// Text of one node made safe: what was encoded twice is decoded, invisible letters go, tabs become blanks.
#[must_use]
pub fn mended(text: &str) -> String {
    safe(&decode(text))
}

/// Text made safe and nothing else, for code.
#[must_use]
pub fn safe(text: &str) -> String {
    if is_plain_block(text) {
        return text.to_owned();
    }
    let visible = |letter| match letter {
        '\t' | '\r' | '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' => Some(' '),
        // soft hyphen, zero-width space, word joiner, byte order mark: hints for other typesetters;
        // and letters for private use: a font we do not have, and some of them serve as marks on the way to Markdown
        '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{e000}'..='\u{f8ff}' => None,
        letter => Some(letter),
    };
    if text.chars().all(|letter| visible(letter) == Some(letter)) {
        return block(text);
    }
    block(&text.chars().filter_map(visible).collect::<String>())
}

/// Decodes character references once more, the way `&amp;#8217;` asks for; only those that end in `;`, or addresses would suffer.
fn decode(text: &str) -> Cow<'_, str> {
    with_references(text, |rest, decoded| {
        let end = rest.bytes().take(LONGEST_REFERENCE).position(|byte| byte == b';').map_or(1, |end| end + 1);
        decoded.push_str(&decode_entities(&rest[..end]));
        end
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_encoded_twice_is_decoded_once() {
        assert_eq!(mended("Sega&#8217;s plan &amp; more &#x2014; yes"), "Sega’s plan & more — yes");
        assert_eq!(mended("R&D; AT&T &unknown; x?a&copy=1 100 & up; &"), "R&D; AT&T &unknown; x?a&copy=1 100 & up; &");
        assert_eq!(mended("&amp;amp;"), "&amp;");
    }

    #[test]
    fn invisible_letters_and_controls_go() {
        assert_eq!(mended("a\u{200b}b\u{ad}c\td\u{1b}[31me&#27;"), "abc de");
    }
}
