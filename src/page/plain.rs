//! The body as plain text: one line a paragraph, an item or a row. Without alt texts, embed labels, link numbers and reasons.

use super::block::{Block, Piece, Role, Shape};

/// The text of blocks.
pub(super) fn blocks(blocks: &[Block]) -> String {
    let mut text = String::new();
    write(blocks, "\n\n", &mut text);
    text
}

/// The words of one paragraph.
pub(super) fn words(pieces: &[Piece]) -> String {
    let said = |piece: &&Piece| matches!(piece.role, Role::Said | Role::Break);
    pieces.iter().filter(said).map(|piece| piece.text.replace('\u{a0}', " ")).collect::<String>().trim().to_owned()
}

/// Words to read: words between blanks that have a letter or a digit; scripts without blanks count two letters as a word.
pub(super) fn count(text: &str) -> u32 {
    let wide =
        text.chars().filter(|letter| matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')).count();
    let words = text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
    u32::try_from(words + wide / 2).unwrap_or(u32::MAX)
}

fn write(blocks: &[Block], between: &str, text: &mut String) {
    for block in blocks {
        match block {
            Block::Words(Shape::Embed, _) | Block::Picture(_) | Block::Rule => {}
            Block::Words(_, pieces) => add(&words(pieces), between, text),
            Block::Quote(inner) => write(inner, between, text),
            Block::Code(lines) => add(&lines.join("\n"), between, text),
            Block::List(items) => {
                let mut list = String::new();
                for item in items {
                    write(&item.blocks, "\n", &mut list);
                }
                add(&list, between, text);
            }
            Block::Table(table) => {
                let mut rows = String::new();
                for row in &table.rows {
                    let mut cells: Vec<String> = Vec::new();
                    for cell in row.iter().filter(|cell| !cell.blocks.is_empty()) {
                        let mut words = String::new();
                        write(&cell.blocks, " ", &mut words);
                        cells.push(words.replace('\n', " "));
                    }
                    add(&cells.join(" | "), "\n", &mut rows);
                }
                add(&rows, between, text);
            }
        }
    }
}

fn add(part: &str, between: &str, text: &mut String) {
    if !part.is_empty() {
        if !text.is_empty() {
            text.push_str(between);
        }
        text.push_str(part);
    }
}
