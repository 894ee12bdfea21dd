//! Where a passage stands in the HTML of a server: the elements its first and its last letter are in, and how many letters of each
//! come before. Both servers keep a marked passage so. One that is found not at all or twice has no place.

use crate::html::{Node, Tree, is_block};

/// A place in the text of an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// The way to the element, as an `XPath` below the article: `section[1]/p[2]`.
    pub path: String,
    /// Letters of the element's text before it.
    pub offset: usize,
}

/// From its first letter to behind its last one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub start: Point,
    pub end: Point,
}

/// The letters of an article as they are compared, each with where it stands.
#[derive(Default)]
struct Letters {
    all: Vec<(char, usize, usize)>,
    /// The blocks, each with its path and the letters counted in it so far.
    blocks: Vec<(String, usize)>,
}

/// The place of a passage; none where it stands nowhere or more than once.
pub fn locate(html: &str, quote: &str) -> Option<Place> {
    let mut letters = Letters::default();
    letters.take(Tree::parse(html).nodes(), "", &[]);
    let wanted: Vec<char> = compared(quote.trim());
    if wanted.is_empty() {
        return None;
    }
    let text: Vec<char> = letters.all.iter().map(|(letter, ..)| *letter).collect();
    let mut found = text.windows(wanted.len()).enumerate().filter(|(_, window)| *window == wanted);
    let (at, None) = (found.next()?.0, found.next()) else { return None };
    let point = |(_, block, offset): (char, usize, usize), more: usize| {
        let path = letters.blocks.get(block)?.0.clone();
        (!path.is_empty()).then_some(Point { path, offset: offset + more })
    };
    Some(Place { start: point(letters.all[at], 0)?, end: point(letters.all[at + wanted.len() - 1], 1)? })
}

impl Letters {
    /// Takes in nodes below an element. `around` are the blocks they stand in: the letters of each of them go on.
    fn take(&mut self, nodes: &[Node], path: &str, around: &[usize]) {
        for (place, node) in nodes.iter().enumerate() {
            match node {
                Node::Text(text) => self.text(text, around),
                Node::Element(element) => {
                    let same = nodes[..=place].iter().filter(|other| other.is(&element.name)).count();
                    let slash = if path.is_empty() { "" } else { "/" };
                    let path = format!("{path}{slash}{}[{same}]", element.name);
                    if !is_block(&element.name) {
                        self.take(&element.children, &path, around);
                        continue;
                    }
                    self.part();
                    self.blocks.push((path.clone(), 0));
                    let inside: Vec<usize> = around.iter().copied().chain([self.blocks.len() - 1]).collect();
                    self.take(&element.children, &path, &inside);
                    self.part();
                }
            }
        }
    }

    /// Between two blocks stands a blank, as between two words.
    fn part(&mut self) {
        if let Some((last, block, offset)) = self.all.last().copied().filter(|(last, ..)| *last != ' ') {
            debug_assert!(last != ' ');
            self.all.push((' ', block, offset));
        }
    }

    fn text(&mut self, text: &str, around: &[usize]) {
        let Some(&block) = around.last() else { return };
        for letter in text.chars() {
            let offset = self.blocks[block].1;
            for outer in around {
                self.blocks[*outer].1 += 1;
            }
            let letter = plain(letter);
            if letter != ' ' || self.all.last().is_some_and(|(last, ..)| *last != ' ') {
                self.all.push((letter, block, offset));
            }
        }
    }
}

/// A text as it is compared: one blank between words, plain quotes and dashes.
fn compared(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = Vec::new();
    for letter in text.chars().map(plain) {
        if letter != ' ' || letters.last().is_some_and(|last| *last != ' ') {
            letters.push(letter);
        }
    }
    letters
}

/// Texts are set well here: the same passage may have other quotes there.
fn plain(letter: char) -> char {
    match letter {
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{201c}' | '\u{201d}' => '"',
        '\u{2013}' | '\u{2014}' => '-',
        letter if letter.is_whitespace() => ' ',
        letter => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(html: &str, quote: &str) -> Option<(String, usize, String, usize)> {
        locate(html, quote).map(|place| (place.start.path, place.start.offset, place.end.path, place.end.offset))
    }

    #[test]
    fn a_passage_is_found_by_the_elements_it_begins_and_ends_in() {
        let html = "<section><h2>The kiln</h2><p>It is <b>warm</b> in here.</p>\n<p>It’s  quiet\ntoo.</p></section>";
        let p = |n: usize| format!("section[1]/p[{n}]");
        for (quote, expected) in [
            ("warm in", Some((p(1), 6, p(1), 13))),
            ("It's quiet too.", Some((p(2), 0, p(2), 16))),
            ("in here. It’s", Some((p(1), 11, p(2), 4))),
            ("The kiln", Some(("section[1]/h2[1]".to_owned(), 0, "section[1]/h2[1]".to_owned(), 8))),
            ("cold", None),
            ("It", None),
            (" ", None),
        ] {
            assert_eq!(at(html, quote), expected, "{quote}");
        }
    }

    #[test]
    fn what_stands_in_no_element_has_no_place() {
        assert_eq!(at("loose words", "words"), None);
        assert_eq!(at("", "words"), None);
    }
}
