//! The body as plain text: one line a paragraph, an item or a row. Without alt texts, embed labels, link numbers and reasons.

use crate::page::block::{Block, Piece, Role, Shape};

pub(crate) fn blocks(blocks: &[Block]) -> String {
    let mut text = String::new();
    write(blocks, "\n\n", true, &mut text);
    text
}

/// The text of blocks without what was removed from them.
pub(crate) fn left(blocks: &[Block]) -> String {
    let mut text = String::new();
    write(blocks, "\n\n", false, &mut text);
    text
}

/// The words of one paragraph.
fn words(pieces: &[Piece], removed: bool) -> String {
    let said = |piece: &&Piece| matches!(piece.role, Role::Said | Role::Break) && (removed || !piece.style.removed);
    pieces.iter().filter(said).map(|piece| piece.text.replace('\u{a0}', " ")).collect::<String>().trim().to_owned()
}

fn write(blocks: &[Block], between: &str, removed: bool, text: &mut String) {
    for block in blocks {
        match block {
            Block::Words(Shape::Embed, _) | Block::Picture(_) | Block::Rule => {}
            Block::Words(_, pieces) => add(&words(pieces, removed), between, text),
            Block::Quote(inner) => write(inner, between, removed, text),
            Block::Code(lines) => add(&lines.join("\n"), between, text),
            Block::List(items) => {
                let mut list = String::new();
                for item in items {
                    write(&item.blocks, "\n", removed, &mut list);
                }
                add(&list, between, text);
            }
            Block::Table(table) => {
                let mut rows = String::new();
                for row in &table.rows {
                    let mut cells: Vec<String> = Vec::new();
                    for cell in row.iter().filter(|cell| !cell.blocks.is_empty()) {
                        let mut words = String::new();
                        write(&cell.blocks, " ", removed, &mut words);
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
