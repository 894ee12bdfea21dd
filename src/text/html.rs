//! HTML here is a short text that may hold entities and tags: a headline, a byline, a teaser. Nothing here parses documents.

use markup5ever::data::{C1_REPLACEMENTS, NAMED_ENTITIES};
use std::borrow::Cow;

/// Elements that are tags when they stand in a short text; any other `<word>` is what somebody wrote.
const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "acronym",
    "address",
    "article",
    "aside",
    "audio",
    "b",
    "bdi",
    "bdo",
    "big",
    "blockquote",
    "br",
    "button",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "i",
    "iframe",
    "img",
    "input",
    "ins",
    "kbd",
    "label",
    "li",
    "link",
    "main",
    "mark",
    "meta",
    "nav",
    "noscript",
    "object",
    "ol",
    "p",
    "param",
    "picture",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "script",
    "section",
    "small",
    "source",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "template",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "time",
    "title",
    "tr",
    "track",
    "tt",
    "u",
    "ul",
    "var",
    "video",
    "wbr",
];

/// Elements that hold nothing or are closed by their next neighbour: counting their tags says nothing about nesting.
pub(crate) const UNCLOSED: [&str; 27] = [
    "area", "base", "br", "col", "colgroup", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "option",
    "p", "param", "path", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr",
];

/// Elements that set what they hold apart from its neighbours.
const APART: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "br",
    "button",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "iframe",
    "img",
    "li",
    "main",
    "nav",
    "object",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
    "video",
];

/// Elements whose content is not text.
const SILENT: &[&str] = &["script", "style", "template", "noscript", "iframe", "textarea", "svg", "object"];

/// Bytes in which a declaration must end; without a bound, many open ones would cost their square.
const DECLARATION: usize = 1000;

/// Makes plain text HTML: the inverse of [`decode_entities`] for what markup is made of.
#[must_use]
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// True for an element that sets what it holds apart from its neighbours.
#[must_use]
pub fn is_apart(element: &str) -> bool {
    APART.contains(&element)
}

/// Decodes HTML entities once, as browsers do in text: named ones (a few old ones also without `;`) and numbers.
#[must_use]
pub fn decode_entities(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some((letters, length)) = entity(&rest[1..]) {
            decoded.extend(letters.into_iter().flatten());
            rest = &rest[1 + length..];
        } else {
            decoded.push('&');
            rest = &rest[1..];
        }
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

/// The plain text of a short piece of HTML: tags taken out, entities decoded once. `a < b` and `<3` are not tags.
#[must_use]
pub fn strip_tags(html: &str) -> String {
    if !html.contains('<') {
        return decode_entities(html).into_owned();
    }
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push_str(&decode_entities(&rest[..at]));
        rest = &rest[at..];
        let Some(tag) = tag(rest) else {
            text.push('<');
            rest = &rest[1..];
            continue;
        };
        if is_apart(&tag.name) {
            text.push(' ');
        }
        text.push_str(tag.text);
        rest = &rest[tag.length..];
        if tag.opens && SILENT.contains(&tag.name.as_str()) {
            rest = after_close(rest, &tag.name);
        }
    }
    text.push_str(&decode_entities(rest));
    text
}

/// True when a tag of a known element, or a comment, stands in the text: it is HTML and no text with a `<` in it.
#[must_use]
pub fn holds_tags(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| tag(&text[at..]).is_some())
}

/// A tag, comment or declaration at the start of a text.
struct Tag<'a> {
    name: String,
    opens: bool,
    length: usize,
    /// Text that it holds as it stands (a CDATA section).
    text: &'a str,
}

fn tag(html: &str) -> Option<Tag<'_>> {
    let piece = |length: usize, text| Some(Tag { name: String::new(), opens: false, length, text });
    if let Some(comment) = html.strip_prefix("<!--") {
        return piece(comment.find("-->").map_or(html.len(), |end| 4 + end + 3), "");
    }
    if let Some(data) = html.strip_prefix("<![CDATA[") {
        let end = data.find("]]>");
        return piece(end.map_or(html.len(), |end| 9 + end + 3), &data[..end.unwrap_or(data.len())]);
    }
    if html.starts_with("<!") || html.starts_with("<?") {
        return piece(html.bytes().take(DECLARATION).position(|byte| byte == b'>')? + 1, "");
    }
    let closes = html.starts_with("</");
    let inside = &html[1 + usize::from(closes)..];
    let length = inside.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b':')).count();
    let name = inside[..length].to_ascii_lowercase();
    let is_custom = name.contains(['-', ':']) && name.starts_with(|letter: char| letter.is_ascii_alphabetic());
    if !is_custom && !ELEMENTS.contains(&name.as_str())
        || !inside[length..].starts_with(|letter: char| letter.is_whitespace() || matches!(letter, '>' | '/'))
    {
        return None;
    }
    let end = attributes(&inside[length..])?;
    Some(Tag { name, opens: !closes, length: html.len() - inside.len() + length + end, text: "" })
}

/// Bytes up to and with the `>` that ends a tag; one inside a quoted value does not. A new `<` outside quotes means that this was no tag.
fn attributes(text: &str) -> Option<usize> {
    let mut quote = None;
    let mut before = b' ';
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'<') => return None,
            (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
        before = byte;
    }
    None
}

fn after_close<'a>(html: &'a str, name: &str) -> &'a str {
    let close = |at: &usize| html.get(at + 2..at + 2 + name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name));
    html.match_indices("</").map(|(at, _)| at).find(close).map_or("", |at| &html[at..])
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

    #[test]
    fn a_tag_of_a_known_element_makes_a_text_html() {
        for html in ["a <b>b</b>", "x</p>", "one<br>two", "<!-- a -->"] {
            assert!(holds_tags(html), "{html}");
        }
        for text in ["a < b", "<3", "a Vec<T> of things", "&lt;p&gt;", "words"] {
            assert!(!holds_tags(text), "{text}");
        }
    }

    #[test]
    fn tags_are_taken_out() {
        assert_eq!(
            strip_tags("<i class='a>b'>Zelda</i> &lt;b&gt; is <STRONG>back</STRONG><!-- x -->"),
            "Zelda <b> is back"
        );
    }

    #[test]
    fn elements_that_stand_apart_leave_a_blank() {
        assert_eq!(
            strip_tags("<p>One</p><p>Two<br/>Three</p>").split_whitespace().collect::<Vec<_>>(),
            ["One", "Two", "Three"]
        );
    }

    #[test]
    fn what_is_no_tag_is_not_eaten() {
        for text in
            ["a < b and c > d", "I <3 Zelda", "HP<MP", "if x<y>z", "<Undertale> is out", "2 <b", "<>", "</", "<"]
        {
            assert_eq!(strip_tags(text), text);
        }
    }

    #[test]
    fn scripts_and_styles_are_not_text() {
        assert_eq!(strip_tags("a<script>if (1<2) x()</script>b<style>p{}</style>c<script>"), "abc");
    }

    #[test]
    fn a_cdata_section_is_its_text() {
        assert_eq!(strip_tags("<![CDATA[R&D]]> now"), "R&D now");
    }
}
