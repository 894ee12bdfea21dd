//! A block is one thing an article is made of, a paragraph, a list, a picture; its words are pieces with one look each. Knows no width.

use super::Style;

/// Around what is struck through, where there are no looks.
const STROKE: &str = "~~";

/// One thing an article is made of. None is empty.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Block {
    /// Words that belong together.
    Words(Shape, Vec<Piece>),
    /// What somebody else said.
    Quote(Vec<Block>),
    /// Items with their marks.
    List(Vec<Item>),
    /// Lines whose shape counts.
    Code(Vec<String>),
    /// Rows and columns.
    Table(Table),
    /// A picture, by its place among the article's pictures.
    Picture(usize),
    /// A break between two parts.
    Rule,
}

/// What kind of paragraph.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Shape {
    #[default]
    Paragraph,
    /// With its level, 1 to 6.
    Heading(u8),
    Caption,
    /// The label of a video or a post that stands elsewhere.
    Embed,
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Item {
    /// `•` or `3.`
    pub mark: String,
    pub blocks: Vec<Block>,
}

/// Rows and columns.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Table {
    /// So many first rows name the columns.
    pub head: usize,
    /// Rows of at most [`Table::COLUMNS`] columns.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// More columns than this are no table for a terminal; spans are clamped to it too.
    pub const COLUMNS: usize = 64;
}

/// A cell of a table.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Cell {
    /// May be empty, unlike any other list of blocks.
    pub blocks: Vec<Block>,
    /// It stretches over the whole row.
    pub whole_row: bool,
    /// The cell before it stretches over this place too.
    pub covered: bool,
}

/// Words with one look.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Piece {
    pub text: String,
    pub style: Style,
    /// While reading: the anchor it belongs to; afterwards the link, by its place in `Page::links`.
    pub link: Option<usize>,
    pub role: Role,
}

/// What a piece is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Role {
    /// What the article says.
    #[default]
    Said,
    /// The end of a line within a paragraph.
    Break,
    /// The number of a link.
    Number,
    /// Why something was removed.
    Reason,
    /// What stands for a small picture in a table.
    Sign,
}

/// Words as they are set: single blanks, none at the ends of lines, neighbours of one look joined. Nothing when nothing is to be seen.
pub(crate) fn settle(pieces: Vec<Piece>) -> Option<Vec<Piece>> {
    let mut settled: Vec<Piece> = Vec::new();
    let mut line_starts = true;
    for mut piece in pieces {
        if piece.role == Role::Break {
            trim_end(&mut settled);
            "\n".clone_into(&mut piece.text);
            line_starts = true;
        } else {
            piece.text = single_blanks(&piece.text, &mut line_starts, &mut settled);
        }
        match settled.last_mut() {
            _ if piece.text.is_empty() => {}
            Some(last) if (last.style, last.link, last.role) == (piece.style, piece.link, piece.role) => {
                last.text.push_str(&piece.text);
            }
            _ => settled.push(piece),
        }
    }
    while matches!(settled.last(), Some(last) if last.text.trim().is_empty()) {
        settled.pop();
    }
    trim_end(&mut settled);
    let leading = settled.iter().take_while(|piece| piece.role == Role::Break).count();
    settled.drain(..leading);
    (!settled.is_empty()).then_some(settled)
}

/// Runs of blanks become one, none where a line starts. A no-break space alone stays: it glues two words together.
fn single_blanks(text: &str, line_starts: &mut bool, before: &mut [Piece]) -> String {
    let mut single = String::with_capacity(text.len());
    // Most texts need no more than a look at the blank they begin with.
    let (looked_at, rest) =
        text.split_at(if has_single_blanks(text) { text.len() - text.trim_start().len() } else { text.len() });
    for letter in looked_at.chars() {
        if !letter.is_whitespace() {
            single.push(letter);
            *line_starts = false;
            continue;
        }
        let previous =
            if single.is_empty() { before.last_mut().map(|piece| &mut piece.text) } else { Some(&mut single) };
        match previous.as_ref().and_then(|text| text.chars().next_back()) {
            _ if *line_starts => {}
            Some('\u{a0}') if letter != '\u{a0}' => {
                if let Some(text) = previous {
                    text.pop();
                    text.push(' ');
                }
            }
            Some(' ' | '\u{a0}') => {}
            _ => single.push(if letter == '\u{a0}' { letter } else { ' ' }),
        }
    }
    *line_starts = *line_starts && rest.is_empty();
    single.push_str(rest);
    single
}

fn has_single_blanks(text: &str) -> bool {
    let mut before = '\0';
    text.chars().all(|letter| {
        let blank_before = std::mem::replace(&mut before, letter) == ' ';
        !letter.is_whitespace() || (letter == ' ' && !blank_before)
    })
}

fn trim_end(pieces: &mut Vec<Piece>) {
    while let Some(last) = pieces.last_mut() {
        if last.role == Role::Break {
            return;
        }
        last.text.truncate(last.text.trim_end().len());
        if !last.text.is_empty() {
            return;
        }
        pieces.pop();
    }
}

/// Puts what is struck through between `~~`.
pub(crate) fn mark_struck(blocks: &mut [Block]) {
    let is_struck = |piece: &Piece| piece.style.removed && piece.role == Role::Said && !piece.text.trim().is_empty();
    each_words(blocks, &mut |pieces| {
        let struck: Vec<bool> = pieces.iter().map(is_struck).collect();
        for (at, piece) in pieces.iter_mut().enumerate().filter(|(at, _)| struck[*at]) {
            let opens = at == 0 || !struck[at - 1];
            let closes = struck.get(at + 1) != Some(&true);
            let words = piece.text.trim();
            let (before, after) = piece.text.split_once(words).unwrap_or_default();
            let (open, close) = (if opens { STROKE } else { "" }, if closes { STROKE } else { "" });
            piece.text = format!("{before}{open}{words}{close}{after}");
        }
    });
}

/// The words that end the last of these blocks, where something can be added to them.
pub(crate) fn last_words(blocks: &mut [Block]) -> Option<&mut Vec<Piece>> {
    match blocks.last_mut()? {
        Block::Words(_, pieces) => Some(pieces),
        Block::Quote(blocks) => last_words(blocks),
        Block::List(items) => last_words(&mut items.last_mut()?.blocks),
        Block::Table(table) => last_words(&mut table.rows.last_mut()?.last_mut()?.blocks),
        Block::Code(_) | Block::Picture(_) | Block::Rule => None,
    }
}

/// Calls `change` for the words of every block, in order.
pub(crate) fn each_words(blocks: &mut [Block], change: &mut impl FnMut(&mut Vec<Piece>)) {
    for block in blocks {
        match block {
            Block::Words(_, pieces) => change(pieces),
            Block::Quote(blocks) => each_words(blocks, change),
            Block::List(items) => items.iter_mut().for_each(|item| each_words(&mut item.blocks, change)),
            Block::Table(table) => {
                table.rows.iter_mut().flatten().for_each(|cell| each_words(&mut cell.blocks, change));
            }
            Block::Code(_) | Block::Picture(_) | Block::Rule => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Piece {
        Piece { text: text.to_owned(), ..Piece::default() }
    }

    fn set(texts: &[&str]) -> String {
        settle(texts.iter().map(|text| said(text)).collect()).unwrap().iter().map(|piece| piece.text.as_str()).collect()
    }

    #[test]
    fn blanks_are_single_across_pieces() {
        assert_eq!(set(&["  work \n ", " on", "  new ", " "]), "work on new");
    }

    #[test]
    fn a_no_break_space_stays_only_when_it_is_alone() {
        assert_eq!(set(&["PS5\u{a0}Pro, \u{a0}at last.\u{a0} Yes\u{a0}\u{a0}!"]), "PS5\u{a0}Pro, at last. Yes\u{a0}!");
    }

    #[test]
    fn nothing_to_see_is_nothing() {
        assert_eq!(settle(vec![said(" \u{a0} "), Piece { role: Role::Break, ..Piece::default() }, said("\n")]), None);
    }
}
