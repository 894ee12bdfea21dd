//! Character references (“entities”): decoded as browsers do, and written.

use markup5ever::data::{C1_REPLACEMENTS, NAMED_ENTITIES};
use std::borrow::Cow;

/// Makes plain text HTML: the inverse of [`decode_entities`] for what markup is made of.
#[must_use]
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Decodes HTML entities once, as browsers do in text: named ones (a few old ones also without `;`) and numbers.
#[must_use]
pub fn decode_entities(text: &str) -> Cow<'_, str> {
    with_references(text, |rest, decoded| {
        if let Some((letters, length)) = entity(&rest[1..]) {
            decoded.extend(letters.into_iter().flatten());
            1 + length
        } else {
            decoded.push('&');
            1
        }
    })
}

/// The text with something else at every `&`: `decode` is given the text from there on, writes what stands for its beginning, and
/// says how many bytes that was.
pub(super) fn with_references(text: &str, mut decode: impl FnMut(&str, &mut String) -> usize) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        rest = &rest[decode(rest, &mut decoded)..];
    }
    decoded.push_str(rest);
    Cow::Owned(decoded)
}

/// The letters of the entity after an `&`, and the bytes it took.
fn entity(text: &str) -> Option<([Option<char>; 2], usize)> {
    if let Some(number) = text.strip_prefix('#') {
        let (letter, length) = numbered(number)?;
        return Some(([Some(letter), None], 1 + length));
    }
    let word = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    if text[word..].starts_with(';')
        && let Some(letters) = named(&text[..=word])
    {
        return Some((letters, word + 1));
    }
    // Old names stand without `;`: the longest counts, `&notit` is `¬it`; but a name with `=` after it is part of a URL.
    let (letters, length) = (2..=word.min(6)).rev().find_map(|length| Some((named(&text[..length])?, length)))?;
    (!text[length..].starts_with('=')).then_some((letters, length))
}

fn named(name: &str) -> Option<[Option<char>; 2]> {
    let &(first, second) = NAMED_ENTITIES.get(name)?;
    // The table also holds the beginnings of names, which stand for nothing.
    (first != 0).then(|| [char::from_u32(first), (second != 0).then(|| char::from_u32(second)).flatten()])
}

fn numbered(text: &str) -> Option<(char, usize)> {
    let (digits, radix, prefix) = match text.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16, 1),
        None => (text, 10, 0),
    };
    let count = digits.bytes().take_while(|byte| char::from(*byte).is_digit(radix)).count();
    if count == 0 {
        return None;
    }
    let number = u32::from_str_radix(&digits[..count], radix).unwrap_or(u32::MAX);
    let letter = match number {
        0 => None,
        // Numbers of the old Windows table, which browsers read as such.
        0x80..=0x9f => C1_REPLACEMENTS[number as usize - 0x80].or(char::from_u32(number)),
        _ => char::from_u32(number),
    };
    let end = usize::from(digits[count..].starts_with(';'));
    Some((letter.unwrap_or('\u{fffd}'), prefix + count + end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn named_and_numbered_entities_are_decoded() {
        assert_eq!(
            decode_entities("Tom &amp; Jerry&rsquo;s &#8220;caf&eacute;&#x201d; &NotEqualTilde; &fjlig;"),
            "Tom & Jerry’s “café” ≂̸ fj"
        );
    }

    #[test]
    fn entities_are_decoded_once() {
        assert_eq!(decode_entities("&amp;lt;b&amp;gt;"), "&lt;b&gt;");
    }

    #[test]
    fn old_names_need_no_semicolon() {
        assert_eq!(decode_entities("Q&amp A&nbsp&copy2020"), "Q& A\u{a0}©2020");
    }

    #[test]
    fn an_ampersand_that_names_nothing_stays() {
        assert_eq!(
            decode_entities("D&D, R&D; &bogus; &; & &# ?a=1&copy=2 &#xZ"),
            "D&D, R&D; &bogus; &; & &# ?a=1&copy=2 &#xZ"
        );
    }

    #[test]
    fn numbers_of_the_windows_table_are_mended() {
        assert_eq!(
            decode_entities("it&#146;s &#x97; &#0; &#xD800; &#99999999999;"),
            "it’s — \u{fffd} \u{fffd} \u{fffd}"
        );
    }
}
