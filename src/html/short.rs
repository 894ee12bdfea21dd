//! A short text that may hold entities and tags: a headline, a byline, a teaser. Nothing here parses documents.

use super::{
    elements::{ELEMENTS, SILENT, is_apart},
    entities::decode_entities,
};

/// Bytes in which a declaration must end; without a bound, many open ones would cost their square.
const DECLARATION: usize = 1000;

/// The plain text of a short piece of HTML: tags taken out, entities decoded once. `a < b` and `<3` are not tags.
#[must_use]
pub fn strip_tags(html: &str) -> String {
    stripped(html, ' ')
}

/// As [`strip_tags`], with a line break where an element stands apart.
#[must_use]
pub fn strip_tags_to_lines(html: &str) -> String {
    stripped(html, '\n')
}

fn stripped(html: &str, apart: char) -> String {
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
            text.push(apart);
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
    fn elements_that_stand_apart_have_lines_of_their_own() {
        let lines = strip_tags_to_lines("<h1>One</h1><p>Two <b>and</b> three<script>'<p>x'</script></p>");
        assert_eq!(lines.lines().filter(|line| !line.is_empty()).collect::<Vec<_>>(), ["One", "Two and three"]);
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
