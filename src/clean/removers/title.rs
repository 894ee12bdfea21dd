//! The places where a body says its headline again.

use crate::clean::{facts::headline::letters, markup::blocks::Block};

/// True for a block that only repeats the headline.
pub fn repeats(block: &Block, title: &str, source: &str) -> bool {
    let wanted = letters(title);
    if wanted.is_empty() || block.picture || block.quoted {
        return false;
    }
    let own = letters(&block.text);
    let outlet = letters(source);
    if own == wanted || own == format!("{wanted}{outlet}") || own == wanted.repeat(2) {
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
