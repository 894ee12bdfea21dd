//! The places where a body says its headline again.

use crate::clean::{
    facts::headline::{each_letter, letters},
    markup::blocks::Block,
};

/// True for a block that only repeats the headline.
pub fn repeats(block: &Block, title: &str, source: &str) -> bool {
    if block.picture || block.quoted || each_letter(title).next().is_none() {
        return false;
    }
    // Most blocks differ in their first letter: the letters are looked at one by one.
    let said = || each_letter(&block.text);
    let title_and = |more| each_letter(title).chain(each_letter(more));
    if said().eq(each_letter(title)) || said().eq(title_and(source)) || said().eq(title_and(title)) {
        return true;
    }
    block.element == "h1" && similar(&block.text, title)
}

fn similar(one: &str, other: &str) -> bool {
    let words =
        |text: &str| -> Vec<String> { text.split_whitespace().map(letters).filter(|word| !word.is_empty()).collect() };
    let (one, other) = (words(one), words(other));
    let shared = one.iter().filter(|word| other.contains(word)).count();
    shared * 10 >= one.len().max(other.len()) * 7
}
