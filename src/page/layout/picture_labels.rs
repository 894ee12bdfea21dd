//! A picture's label is the line that announces it. Says what is said there, and whether a caption or the line beside it says the same.

use crate::page::{
    PageImage,
    block::{Block, Piece, Role, Shape},
};

/// What may stand before a name and says nothing of its own.
const ARTICLES: [&str; 15] =
    ["the", "a", "an", "der", "die", "das", "le", "la", "les", "el", "los", "il", "lo", "o", "os"];

/// A line under a picture that says again what its label says. Some sites have two captions, one for each kind of screen:
/// a sentence that comes `again` is one too, a few words may begin the text.
pub(crate) fn repeats(images: &[PageImage], before: &Block, block: &Block, again: bool) -> bool {
    if let (Block::Words(Shape::Embed, name), Block::Words(Shape::Caption, pieces)) = (before, block) {
        return names_again(name, pieces);
    }
    let (Block::Picture(place), Block::Words(shape, pieces)) = (before, block) else { return false };
    let (alt, said) = (alt(images, *place), words_of(pieces));
    let long = said.len() > 5;
    let same = if *shape == Shape::Caption { holds(&alt, &said) } else { alt == said };
    !said.is_empty()
        && same
        && (!again || long)
        && pieces.iter().all(|piece| piece.link.is_none() && !piece.style.removed)
}

/// The line above or below a picture says what its label would: a caption among other words, any other line with these alone.
pub(crate) fn is_said(images: &[PageImage], place: usize, beside: &Block) -> bool {
    let Block::Words(shape, pieces) = beside else { return false };
    let (alt, said) = (alt(images, place), words_of(pieces));
    !alt.is_empty() && if *shape == Shape::Caption { holds(&said, &alt) } else { alt == said }
}

/// The words of a picture's alternative text that stand in its label.
fn alt(images: &[PageImage], place: usize) -> Vec<String> {
    label(images, place).map_or_else(Vec::new, bare_words)
}

/// What a picture's label says besides its number. A site that has nothing to say of its pictures gives them all its headline,
/// or the names of their files.
pub(crate) fn label(images: &[PageImage], place: usize) -> Option<&str> {
    let image = images.get(place)?;
    let alt = image.alt.as_str();
    (!alt.is_empty() && !image.known && !is_file_name(alt, &image.src)).then_some(alt)
}

/// Words without their looks and their case.
fn bare_words(text: &str) -> Vec<String> {
    let bare =
        |word: &str| word.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    text.split_whitespace().map(bare).filter(|word: &String| !word.is_empty()).collect()
}

fn words_of(pieces: &[Piece]) -> Vec<String> {
    let said = pieces.iter().filter(|piece| matches!(piece.role, Role::Said | Role::Break));
    bare_words(&said.map(|piece| piece.text.as_str()).collect::<String>())
}

/// A caption under an embed says nothing but what its name says, save for the article before it.
fn names_again(name: &[Piece], caption: &[Piece]) -> bool {
    let said = words_of(caption);
    let bare = match said.split_first() {
        Some((first, rest)) if rest.len() > 1 && ARTICLES.contains(&first.as_str()) => rest,
        _ => &said,
    };
    holds(&words_of(name), bare) && caption.iter().all(|piece| piece.link.is_none() && !piece.style.removed)
}

/// One text holds the other, word for word.
fn holds(text: &[String], part: &[String]) -> bool {
    !part.is_empty() && text.windows(part.len()).any(|window| window == part)
}

/// What programs write where nobody says what a picture shows: the name of its file, with or without its end, or “image”.
fn is_file_name(alt: &str, src: &str) -> bool {
    let ends = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif"];
    let small = alt.to_ascii_lowercase();
    let signs = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    let file = src.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
    let named_so = || !signs(&small).is_empty() && signs(&file).contains(&signs(&small));
    let one_word = !alt.contains(' ') || !alt.contains(char::is_alphabetic);
    let joined = alt.contains(['-', '_']) || alt.contains(|letter: char| letter.is_ascii_digit());
    (!alt.contains(' ') && ends.iter().any(|end| small.ends_with(end)))
        || ["image", "img", "photo", "picture"].contains(&small.as_str())
        || (one_word && joined && alt.is_ascii() && named_so())
}
