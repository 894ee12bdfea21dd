//! Credit lines of pictures: captions, and ends of captions, that only say whose picture it is.

use super::{
    blocks::Block,
    rules::{Said, Wording},
};

/// A credit line is short.
const MOST_WORDS: usize = 16;

/// The rule that calls a caption a credit line.
pub fn judge<'r>(block: &Block, said: &Said, wording: &'r Wording) -> Option<&'r str> {
    let labelled = block.text.contains(':') || block.text.starts_with(['(', '©']) || block.text.contains("opyright");
    if block.words > MOST_WORDS || !(block.is_caption() || (labelled && block.words <= 8)) || block.is_heading_element()
    {
        return None;
    }
    if !block.is_caption() && !NOUNS.iter().any(|noun| said.text.trim_start_matches('(').starts_with(noun)) {
        return None;
    }
    wording.credit.iter().find(|rule| rule.is_in(said)).map(|rule| rule.name.as_str())
}

/// How a credit line outside a caption begins.
const NOUNS: [&str; 9] = ["image", "photo", "picture", "©", "bild", "foto", "фото", "credit", "写真"];

#[cfg(test)]
mod tests {
    use super::{
        super::{blocks, dom, rules::BUILTIN},
        *,
    };
    use dom_query::Document;
    use std::collections::HashSet;

    fn rule(html: &str) -> Option<&'static str> {
        let document = Document::fragment(html.to_owned());
        let block = blocks::of(&dom::root(&document), &HashSet::new()).remove(0);
        judge(&block, &BUILTIN.read(&block.text), &BUILTIN)
    }

    #[test]
    fn each_credit_line_is_known() {
        for html in [
            "<div class=\"caption\">Image credit: Pixel Post</div>",
            "<div class=\"caption\">Image copyright Getty Images</div>",
            "<div class=\"caption\">(Photo by Ada Example)</div>",
            "<div class=\"caption\">Ada Example / Getty</div>",
            "<div class=\"caption\">© Studio</div>",
            "<p>(Image credit: Studio)</p>",
        ] {
            assert_eq!(rule(html), Some("credit.picture"), "{html}");
        }
    }

    #[test]
    fn each_look_alike_stays() {
        for html in [
            "<div class=\"caption\">The second act begins in the mill.</div>",
            "<p>Image: nothing like it was ever seen in a game of its size, the studio said.</p>",
            "<p>Photo mode arrives in March.</p>",
            "<p>Credit goes to the artists.</p>",
        ] {
            assert_eq!(rule(html), None, "{html}");
        }
    }
}
