//! The places where a body says its headline again.

use crate::clean::{
    facts::headline::{each_letter, letters},
    markup::blocks::Block,
};

/// True for a block that only repeats the headline.
pub fn repeats(block: &Block, title: &str, source: &str) -> bool {
    let wanted = letters(title);
    if wanted.is_empty() || block.picture || block.quoted {
        return false;
    }
    // Most blocks differ in their first letter: theirs are looked at one by one.
    let says = |title: &str| each_letter(&block.text).eq(title.chars());
    if says(&wanted) || says(&format!("{wanted}{}", letters(source))) || says(&wanted.repeat(2)) {
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
