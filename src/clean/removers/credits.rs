//! Credit lines of pictures: captions, and ends of captions, that only say whose picture it is.

use crate::{
    clean::{markup::blocks::Block, prefilter::Said, rules::Wording},
    text::Line,
};
use regex::Regex;
use std::sync::LazyLock;

/// Names that are kept; a gallery credits dozens.
const MOST_NAMES: usize = 8;
/// What stands before the name in a credit line.
static LABEL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^(?:[\W_]*\b(?:featured|lead|header|cover|images?|photos?|photograph(?:s|y)?|pictures?|illustrations?|screenshots?|screengrabs?|art|artwork|video|media|bild|bildquelle|foto|фото|cr[eé]dits?|source|quelle|copyright|provided|courtesy|by|of|via|c|写真|画像)\b(?:\s+©)?)*[^\w@]*",
    )
    .ok()
});

/// A person's name, a slash, and an agency's name.
static NAMES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"^(\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){1,3}) ?/ ?\p{Lu}[\p{L}.&'’-]*(?: \p{Lu}[\p{L}.&'’-]*){0,3}$",
    )
    .ok()
});

/// A credit line is short.
const MOST_WORDS: usize = 16;

/// The rule that calls a caption a credit line.
pub fn judge<'r>(block: &Block, said: &Said, wording: &'r Wording) -> Option<&'r str> {
    let labelled = block.text.contains(':') || block.text.starts_with(['(', '©']) || block.text.contains("opyright");
    let unspaced = block.text.strip_prefix("Credit").is_some_and(|rest| rest.starts_with(char::is_uppercase));
    if block.words > MOST_WORDS || !(block.is_caption() || (labelled && block.words <= 8)) || block.is_heading_element()
    {
        return None;
    }
    // A label for those who do not see the picture, before what is said of it.
    if said.text().contains("rights reserved") || said.text().starts_with("image caption ") {
        return None;
    }
    if !block.is_caption() && !NOUNS.iter().any(|noun| said.text().trim_start_matches('(').starts_with(noun)) {
        return None;
    }
    wording.credit.iter().find(|rule| unspaced || rule.is_in(said)).map(|rule| rule.name.as_str())
}

/// The rule that calls a caption a credit line for its shape alone, “Ada Example/Agency”: a person's and an agency's name, where
/// the person wrote the article or the same line stands below another picture.
pub fn names(block: &Block, blocks: &[Block], author: &str) -> Option<&'static str> {
    let person = block.is_caption().then(|| NAMES.as_ref()?.captures(&block.text)?.get(1)).flatten()?.as_str();
    let twice = || blocks.iter().filter(|other| other.is_caption() && other.text == block.text).count() > 1;
    (author.contains(person) || twice()).then_some("credit.names")
}

/// Adds the name in a credit line to those known, once.
pub fn lift(line: &str, names: &mut Vec<Line>) {
    let start = LABEL.as_ref().and_then(|label| label.find(line)).map_or(0, |label| label.end());
    let name = line[start..].trim_end_matches(|letter: char| letter.is_whitespace() || ")].,;".contains(letter));
    // Markup often sets the label against the name without a blank.
    let name = name.strip_prefix("Credit").filter(|rest| rest.starts_with(char::is_uppercase)).unwrap_or(name);
    let name = Line::new(name);
    if name.chars().any(char::is_alphabetic)
        && name.chars().count() <= 80
        && !names.contains(&name)
        && names.len() < MOST_NAMES
    {
        names.push(name);
    }
}

/// How a credit line outside a caption begins.
const NOUNS: [&str; 9] = ["image", "photo", "picture", "©", "bild", "foto", "фото", "credit", "写真"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::{
        markup::{blocks, dom},
        rules::BUILTIN,
    };
    use dom_query::Document;
    use foldhash::HashSet;

    fn rule(html: &str) -> Option<&'static str> {
        let document = Document::fragment(html.to_owned());
        let block = blocks::of(&dom::root(&document), &HashSet::default()).remove(0);
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
    fn a_caption_of_names_is_a_credit_line_when_it_names_the_writer_or_comes_twice() {
        let judged = |captions: &[&str]| {
            let html: Vec<String> =
                captions.iter().map(|text| format!("<div class=\"caption\">{text}</div>")).collect();
            let document = Document::fragment(html.concat());
            let blocks = blocks::of(&dom::root(&document), &HashSet::default());
            names(&blocks[0], &blocks, "Ada Example")
        };
        assert_eq!(judged(&["Ada Example/Agency"]), Some("credit.names"));
        assert_eq!(judged(&["Bo Sample/Blip Media", "Bo Sample/Blip Media"]), Some("credit.names"));
        assert_eq!(judged(&["Moon Harvest/Sun Harvest"]), None);
        assert_eq!(judged(&["Bo Sample and the mill", "Bo Sample and the mill"]), None);
    }

    #[test]
    fn the_name_in_a_credit_line_is_lifted_once() {
        for (line, wanted) in [
            ("Image credit: Pixel Post", "Pixel Post"),
            ("(Photo by Ada Example)", "Ada Example"),
            ("© Studio", "Studio"),
            ("Image copyright Getty Images", "Getty Images"),
            ("Image courtesy of Studio Nine.", "Studio Nine"),
            ("CreditAda Example", "Ada Example"),
            ("Ada Example / Getty", "Ada Example / Getty"),
            ("Photography Bo Sample for Pixel Post", "Bo Sample for Pixel Post"),
            ("Artur Sample", "Artur Sample"),
        ] {
            let mut names = Vec::new();
            lift(line, &mut names);
            lift(line, &mut names);
            assert_eq!(names.iter().map(Line::as_str).collect::<Vec<_>>(), [wanted], "{line}");
        }
    }

    #[test]
    fn a_credit_line_without_a_name_lifts_nothing() {
        let mut names = Vec::new();
        lift("(Image credit)", &mut names);
        assert!(names.is_empty(), "{names:?}");
    }

    #[test]
    fn each_look_alike_stays() {
        for html in [
            "<div class=\"caption\">The second act begins in the mill.</div>",
            "<p>Image: nothing like it was ever seen in a game of its size, the studio said.</p>",
            "<p>Photo mode arrives in March.</p>",
            "<p>Credit goes to the artists.</p>",
            "<div class=\"caption\">Image caption The mill is the only house she owns</div>",
            "<div class=\"caption\">Art from the first game shows a mill</div>",
            "<div class=\"caption\">Video of the second act</div>",
            "<div class=\"caption\">Source code of the first game</div>",
        ] {
            assert_eq!(rule(html), None, "{html}");
        }
    }
}
