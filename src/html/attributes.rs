//! A tag with very many attributes costs a parser their square before anybody can stop it. Here such a tag is ended early.

use std::{borrow::Cow, ops::Range};

/// Attributes that are looked at in a whole text. Where tags hide in the attributes of others, each is looked at again and again;
/// honest pages have some thousands.
const MOST_LOOKS: usize = 2_000_000;

/// The HTML with a `>` after the attribute that is one too many, and where it was cut if all this took too long. A tag is looked for
/// at every `<`, be it text, a comment or a script: what a parser takes for a tag is then among them, and a `>` more never gives a
/// tag more attributes.
pub fn limited(html: &str, most: usize) -> (Cow<'_, str>, Option<usize>) {
    let bytes = html.as_bytes();
    let mut kept = String::new();
    let mut copied = 0;
    let mut name_end = 0;
    let mut looks = 0;
    for start in memchr::memchr_iter(b'<', bytes) {
        // Inside of a name: its end is the same, and to look for it from each `<` would cost the square of the text.
        if start < name_end {
            continue;
        }
        if looks > MOST_LOOKS {
            let end = start.max(copied);
            kept.push_str(&html[copied..end]);
            return (Cow::Owned(kept), Some(end));
        }
        let Some(name) = name_of_tag(bytes, start) else { continue };
        name_end = name.end;
        if let Some(end) = too_many(bytes, name.end, most, &mut looks)
            && end > copied
        {
            kept.push_str(&html[copied..end]);
            kept.push('>');
            copied = end;
        }
    }
    if copied == 0 {
        return (Cow::Borrowed(html), None);
    }
    kept.push_str(&html[copied..]);
    (Cow::Owned(kept), None)
}

/// The name of the tag at `start`; to the end of the text where it has no end.
fn name_of_tag(bytes: &[u8], start: usize) -> Option<Range<usize>> {
    let name = start + 1 + usize::from(bytes.get(start + 1) == Some(&b'/'));
    if !bytes.get(name)?.is_ascii_alphabetic() {
        return None;
    }
    let length = bytes[name..].iter().position(|byte| is_blank(*byte) || matches!(byte, b'/' | b'>'));
    Some(name..length.map_or(bytes.len(), |length| name + length))
}

/// Where the attribute begins that is one more than a tag may have whose name ends at `at`.
fn too_many(bytes: &[u8], mut at: usize, most: usize, looks: &mut usize) -> Option<usize> {
    for count in 0.. {
        *looks += 1;
        at += bytes[at..].iter().position(|byte| !is_blank(*byte) && *byte != b'/')?;
        if bytes[at] == b'>' {
            return None;
        }
        if count == most {
            return Some(at);
        }
        at = after_attribute(bytes, at)?;
    }
    None
}

/// The end of the attribute that begins at `at`; none when the text ends in it.
fn after_attribute(bytes: &[u8], at: usize) -> Option<usize> {
    let ends_name = |byte: &u8| is_blank(*byte) || matches!(byte, b'/' | b'>' | b'=');
    // A `=` that begins a name belongs to it.
    let name = at + 1 + bytes[at + 1..].iter().position(ends_name)?;
    let sign = name + bytes[name..].iter().position(|byte| !is_blank(*byte))?;
    if bytes[sign] != b'=' {
        return Some(name);
    }
    let value = sign + 1 + bytes[sign + 1..].iter().position(|byte| !is_blank(*byte))?;
    match bytes[value] {
        quote @ (b'"' | b'\'') => Some(value + 2 + memchr::memchr(quote, &bytes[value + 1..])?),
        b'>' => Some(value),
        _ => Some(value + bytes[value..].iter().position(|byte| is_blank(*byte) || *byte == b'>')?),
    }
}

const fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_ends_before_the_attribute_that_is_one_too_many() {
        for (html, wanted) in [
            ("<p a b c>x", "<p a b >c>x"),
            ("<p a=1 b = '>' c=\"x\">x", "<p a=1 b = '>' >c=\"x\">x"),
            ("</p a/b/c>x", "</p a/b/>c>x"),
            ("<!-- <p a b c --> <i d e f>", "<!-- <p a b >c --> <i d e >f>"),
            ("<p a='<i b c d", "<p a='<i b c >d"),
        ] {
            assert_eq!(limited(html, 2).0, wanted);
        }
    }

    #[test]
    fn names_without_an_end_are_looked_through_once() {
        let html = "<a".repeat(2_000_000);
        assert_eq!(limited(&html, 2).0.len(), html.len());
        assert!(limited(&format!("{html} b c d>"), 2).0.ends_with(" b c >d>"));
    }

    #[test]
    fn tags_within_the_attributes_of_others_end_the_text_before_they_cost_much() {
        for tag in ["<a b=\"", "<a b='<a c=\"", "<a b "] {
            let html = tag.repeat(100_000);
            let (read, cut) = limited(&html, 256);
            assert!(cut.is_some_and(|at| at > 10_000) && read.len() < 100_000 * tag.len(), "{tag} {cut:?}");
        }
    }

    #[test]
    fn other_tags_stay_byte_for_byte() {
        for html in [
            "<p a b>c d e",
            "<p a=\"b c d e\">x",
            "<3 a b c>",
            "a < b c d e>",
            "<p a=b><i c d></i e>",
            "<p =a b>",
            "<p a b",
        ] {
            assert_eq!(limited(html, 2), (html.into(), None));
        }
    }
}
