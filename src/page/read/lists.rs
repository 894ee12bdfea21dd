//! Reads a list: its items and their marks. A number is what the page says it is: it may run backwards, begin anywhere, be set by an
//! item, or be a letter.

use super::{Flow, Look, Reader};
use crate::{
    html::Node,
    page::block::{Block, Item, Role},
};

/// A list may start anywhere, but its marks stay this short.
const LARGEST_MARK: i64 = 999_999;
/// Boxes of a list of tasks.
const BOXES: [char; 3] = ['☑', '☐', '☒'];
/// Roman numbers, largest first.
const ROMAN: [(i64, &str); 13] = [
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
];

impl Reader<'_> {
    pub(super) fn items(&mut self, list: &Node, look: Look, depth: usize) -> Vec<Item> {
        let mut numbers = list.is("ol").then(|| Numbers::of(list));
        let mut items: Vec<Item> = Vec::new();
        for child in list.children() {
            let entry = child.is("li");
            let mut blocks = if entry {
                self.blocks(child, look, depth + 1)
            } else {
                let mut flow = Flow::default();
                self.node(child, look, &mut flow, depth + 1);
                flow.close();
                flow.blocks
            };
            let number = numbers.as_mut().filter(|_| entry).map(|numbers| numbers.next(child));
            let mark = number.or_else(|| taken_box(&mut blocks)).unwrap_or_else(|| "•".to_owned());
            match items.last_mut() {
                _ if blocks.is_empty() => {}
                // a list within a list that was not put into an item
                Some(item) if !entry => item.blocks.extend(blocks),
                _ => match <[Block; 1]>::try_from(blocks) {
                    // a list that is all an item holds, as editors make it to indent
                    Ok([Block::List(inner)]) => items.extend(inner),
                    Ok(block) => items.push(Item { mark, blocks: block.into() }),
                    Err(blocks) => items.push(Item { mark, blocks }),
                },
            }
        }
        items
    }
}

/// The numbers of a list.
struct Numbers {
    next: i64,
    step: i64,
    form: Form,
}

#[derive(Clone, Copy)]
enum Form {
    Digits,
    Letters { large: bool },
    Roman { large: bool },
}

impl Numbers {
    fn of(list: &Node) -> Self {
        let backwards = list.attribute("reversed").is_some();
        let entries = list.children().iter().filter(|child| child.is("li")).count();
        let first = if backwards { i64::try_from(entries).unwrap_or(LARGEST_MARK) } else { 1 };
        let form = match list.attribute("type").map(str::trim) {
            Some("a") => Form::Letters { large: false },
            Some("A") => Form::Letters { large: true },
            Some("i") => Form::Roman { large: false },
            Some("I") => Form::Roman { large: true },
            _ => Form::Digits,
        };
        Self { next: number(list, "start").unwrap_or(first), step: if backwards { -1 } else { 1 }, form }
    }

    /// The mark of the next item.
    fn next(&mut self, item: &Node) -> String {
        let here = number(item, "value").unwrap_or(self.next);
        self.next = here + self.step;
        let mark = match self.form {
            Form::Letters { large } if here > 0 => cased(letters(here), large),
            Form::Roman { large } if (1..4000).contains(&here) => cased(roman(here), large),
            _ => here.to_string(),
        };
        format!("{mark}.")
    }
}

fn number(node: &Node, name: &str) -> Option<i64> {
    let number = node.attribute(name)?.trim().parse::<i64>().ok()?;
    Some(number.clamp(-LARGEST_MARK, LARGEST_MARK))
}

fn cased(mark: String, large: bool) -> String {
    if large { mark.to_ascii_uppercase() } else { mark }
}

/// a, b … z, aa, ab …
fn letters(mut number: i64) -> String {
    let mut letters = String::new();
    while number > 0 {
        let place = u8::try_from((number - 1) % 26).unwrap_or_default();
        letters.insert(0, char::from(b'a' + place));
        number = (number - 1) / 26;
    }
    letters
}

fn roman(mut number: i64) -> String {
    let mut roman = String::new();
    for (value, sign) in ROMAN {
        while number >= value {
            roman.push_str(sign);
            number -= value;
        }
    }
    roman
}

/// The box before the first words of an item, which is its mark.
fn taken_box(blocks: &mut [Block]) -> Option<String> {
    let Some(Block::Words(_, pieces)) = blocks.first_mut() else { return None };
    let first = pieces.first_mut().filter(|piece| piece.role == Role::Said)?;
    let sign = first.text.chars().next().filter(|sign| BOXES.contains(sign))?;
    let rest = first.text[sign.len_utf8()..].strip_prefix(' ')?.to_owned();
    first.text = rest;
    if first.text.is_empty() {
        pieces.remove(0);
    }
    Some(sign.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_letters_and_in_roman_signs() {
        assert_eq!([1, 26, 27, 52, 53, 703].map(letters), ["a", "z", "aa", "az", "ba", "aaa"]);
        assert_eq!([1, 4, 9, 14, 40, 1999].map(roman), ["i", "iv", "ix", "xiv", "xl", "mcmxcix"]);
    }
}
