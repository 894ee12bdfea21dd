//! Bylines: the lines of a body that only say who wrote it and when. Never guesses a name.

use crate::{
    clean::{
        facts::{author, dates, headline::letters},
        markup::{blocks::Block, dom},
        pattern::Pattern,
        plain::plain,
    },
    text::Line,
};
use jiff::Timestamp;
use std::sync::LazyLock;

/// What a line of a body says about its writing.
#[derive(Debug, Default, PartialEq)]
pub struct Found {
    /// Who wrote it.
    pub name: Option<Line>,
    /// When it was last changed.
    pub updated: Option<Timestamp>,
}

const MOST_WORDS: usize = 30;
const CLASSES: [&str; 18] = [
    "byline",
    "author",
    "author-name",
    "authors",
    "post-author",
    "entry-author",
    "article-author",
    "post-meta",
    "entry-meta",
    "article-meta",
    "article-byline",
    "meta",
    "dateline",
    "publish-date",
    "post-date",
    "entry-date",
    "published",
    "posted-on",
];

/// A line that only says who wrote it, and perhaps when. Names begin with capitals. It is looked for in the shape of a line: with
/// every letter of every script it would take three megabytes.
static LINE: LazyLock<Pattern> = LazyLock::new(|| {
    const NAME: &str = r"[A-Z][A-Za-z'.-]*(?: (?:[A-Z][A-Za-z'.-]*|van|von|de|der|den|da|di|la|le|el|bin|du)){0,4}";
    const SIGNS: &str = "[^0-9A-Za-z_]*";
    let names = format!("{NAME}(?:(?:,| &| and) {NAME})*");
    Pattern::from(format!(
        "^{SIGNS}(?:(?i:words by|written by|posted by|published by|by|von|par|por):? {names}|(?i:text|texte|testo|texto): {names}|(?:{names} )?(?i:(?:last )?(?:updated|modified))(?i: on)?(?: by)?){SIGNS}$"
    ))
});

/// A line in ASCII, of as many letters: of each other letter stays whether it is a capital.
fn shape(line: &str) -> String {
    let shape = |letter: char| match letter {
        letter if letter.is_ascii() => letter,
        '’' => '\'',
        letter if letter.is_uppercase() => 'X',
        letter if letter.is_alphabetic() => 'x',
        letter if letter.is_numeric() => '0',
        _ => '|',
    };
    line.chars().map(shape).collect()
}

/// Without one of these a line has not the shape of [`LINE`], which takes long to make.
const WORDS: [&str; 10] = ["by", "updated", "modified", "von", "par", "por", "text:", "texte:", "testo:", "texto:"];
/// What stands before a name in other languages.
const BY: [&str; 7] = ["von ", "par ", "por ", "text:", "texte:", "testo:", "texto:"];

/// What a block before the article's first sentence says about its writing; none when it says anything else.
pub fn find(block: &Block, author: &str) -> Option<Found> {
    let cell = matches!(block.element.as_str(), "td" | "th" | "li" | "dd" | "dt");
    if cell
        || block.picture
        || block.words > MOST_WORDS
        || block.quoted
        || block.is_heading_element()
        || block.is_caption()
    {
        return None;
    }
    let text = plain(&block.text);
    let whole = block.nodes.first().filter(|_| block.nodes.len() == 1).copied();
    let classed = std::iter::once(block.owner)
        .chain(whole)
        .chain(block.owner.ancestors_it(Some(2)))
        .any(|node| dom::is_of_class(&node, &CLASSES));
    let known = !author.is_empty() && text.trim_matches(|letter: char| !letter.is_alphanumeric()) == plain(author);
    let may_be_line = WORDS.iter().any(|word| text.contains(word));
    let lined = may_be_line && LINE.is_in(&shape(&block.text)) || dates::is_dateline(&block.text, author);
    if !(lined || known || (classed && !text.ends_with(['.', '!', '?', '"']))) {
        return None;
    }
    let named = known
        || text.contains("by ")
        || BY.iter().any(|word| text.starts_with(word))
        || text.ends_with(" by")
        || block.links > 0;
    let first = name_part(&block.text);
    let name = if named { author::mend(first).filter(looks_like_names) } else { None };
    let updated = text.contains("updated").then(|| time(block)).flatten();
    Some(Found { name, updated })
}

/// A picture of the writer: nothing but a picture whose alternative text is the writer's name.
pub fn is_portrait(block: &Block, author: &str) -> bool {
    let author = letters(author);
    if author.is_empty() || !block.picture || !(block.text.is_empty() || letters(&block.text) == author) {
        return false;
    }
    let mut images = block.inner().filter(|node| node.has_name("img"));
    images.all(|image| image.attr("alt").is_some_and(|alt| letters(&alt) == author))
}

fn name_part(text: &str) -> &str {
    let end = text.find(['|', '·', '•', '—', '–']).unwrap_or(text.len());
    let text = text[..end].trim_end();
    let digits = text.find(|letter: char| letter.is_ascii_digit()).unwrap_or(text.len());
    let mut words: Vec<&str> = text[..digits].split(' ').collect();
    let months = [
        "jan",
        "feb",
        "mar",
        "apr",
        "may",
        "jun",
        "jul",
        "aug",
        "sep",
        "oct",
        "nov",
        "dec",
        "on",
        "published",
        "posted",
    ];
    while digits < text.len()
        && words.last().is_some_and(|word| {
            let word = word.to_lowercase();
            word.is_empty() || months.iter().any(|month| word.starts_with(month))
        })
    {
        words.pop();
    }
    let length: usize = words.iter().map(|word| word.len() + 1).sum();
    &text[..length.saturating_sub(1).min(text.len())]
}

fn looks_like_names(name: &Line) -> bool {
    let count = name.split_whitespace().count();
    count <= 9
        && name.chars().next().is_some_and(char::is_alphabetic)
        && !name.chars().any(|letter| letter.is_ascii_digit())
}

fn time(block: &Block) -> Option<Timestamp> {
    let stamped = block.inner().find_map(|node| node.attr("datetime")).and_then(|stamp| dates::instant(&stamp));
    stamped.or_else(|| {
        let text = plain(&block.text);
        let after = text.split("updated").nth(1)?.trim_start_matches([':', ' ']).trim_start_matches("on ").to_owned();
        let words: Vec<&str> = after.split_whitespace().take(3).collect();
        dates::instant(words.join(" ").trim_end_matches([',', '.']))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::markup::blocks;
    use dom_query::Document;
    use foldhash::HashSet;

    fn found(html: &str) -> Option<Found> {
        let document = Document::fragment(html.to_owned());
        find(&blocks::of(&dom::root(&document), &HashSet::default())[0], "")
    }

    #[test]
    fn a_line_about_its_writing_is_found() {
        let line = found("<div><a href='/ada'>Ada Example</a> <span>Updated on <time></time> by <a></a></span></div>")
            .unwrap();
        assert_eq!(line.name.unwrap().as_str(), "Ada Example");
        let line = found("<p>Updated on 3 May 2024 by Bo Sample</p>").unwrap();
        assert_eq!(line.updated.unwrap().to_string(), "2024-05-03T00:00:00Z");
        assert_eq!(found("<p>By Ada Example | May 3, 2024</p>").unwrap().name.unwrap().as_str(), "Ada Example");
        assert!(found("<p>By Ada Example, Bo Sample, Cy Moss, Di Reed, Ed Finch and Flo Gray</p>").is_some());
    }

    #[test]
    fn the_writers_picture_is_known_by_its_name_alone() {
        let portrait = |html: &str| {
            let document = Document::fragment(html.to_owned());
            is_portrait(&blocks::of(&dom::root(&document), &HashSet::default())[0], "Ada Example")
        };
        assert!(portrait("<p><img src=\"https://a.example/a.jpg\" alt=\"Ada Example\"></p>"));
        assert!(!portrait("<p><img src=\"https://a.example/a.jpg\" alt=\"Ada Example at the mill\"></p>"));
        assert!(!portrait("<p><img src=\"https://a.example/a.jpg\" alt=\"Ada Example\"> on the stage</p>"));
    }

    #[test]
    fn a_sentence_is_no_byline() {
        for html in [
            "<p>By the end of the year, the studio will close.</p>",
            "<p>The roadmap was updated on Tuesday by the studio, which added two maps.</p>",
            "<p>Published by a small team, the game sold well.</p>",
        ] {
            assert_eq!(found(html), None, "{html}");
        }
    }
}
