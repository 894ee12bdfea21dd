//! A note says why something was taken out of a table. Cells have no room for it: the notes of a table stand below it, each with
//! the number of the link it is about. Never says why by itself.

use crate::page::block::{Block, Piece, Role, Shape, Table, each_words};

/// A reason, and the numbers of the links it is about; none where it is about more than links.
struct Note {
    reason: Piece,
    numbers: Option<Vec<Piece>>,
}

/// Takes the reasons out of a table's cells, and gives them as one line; none when there are none.
pub(crate) fn taken(table: &mut Table) -> Option<Block> {
    let mut notes: Vec<Note> = Vec::new();
    for cell in table.rows.iter_mut().flatten() {
        each_words(&mut cell.blocks, &mut |pieces| {
            let mut number: Option<Piece> = None;
            pieces.retain(|piece| {
                match piece.role {
                    Role::Number => number = Some(piece.clone()),
                    Role::Reason => note(&mut notes, number.take(), piece),
                    Role::Said | Role::Break | Role::Sign => {}
                }
                piece.role != Role::Reason
            });
        });
    }
    (!notes.is_empty()).then(|| Block::Words(Shape::Paragraph, line(notes)))
}

fn note(notes: &mut Vec<Note>, number: Option<Piece>, reason: &Piece) {
    let known = notes.iter_mut().find(|note| note.reason.text == reason.text);
    match (known, number) {
        (Some(note), None) => note.numbers = None,
        (Some(note), Some(number)) => note.numbers.iter_mut().for_each(|numbers| numbers.push(number.clone())),
        (None, number) => {
            notes.push(Note { reason: reason.clone(), numbers: number.map(|number| vec![number]) });
        }
    }
}

fn line(notes: Vec<Note>) -> Vec<Piece> {
    let mut line: Vec<Piece> = Vec::new();
    let last = notes.len().saturating_sub(1);
    for (at, Note { reason, numbers }) in notes.into_iter().enumerate() {
        let said = reason.text.trim().trim_start_matches(['(', '✂', '\u{a0}']).trim_end_matches(')');
        // A number and what its link lost stand on one line; the point between two notes ends the first.
        let said = format!("\u{a0}{said}{}", if at < last { "\u{a0}· " } else { "" });
        if at == 0 {
            line.push(Piece { text: "✂".to_owned(), ..reason.clone() });
        }
        let numbers = numbers.unwrap_or_default();
        let text = if at > 0 && numbers.is_empty() { said.trim_start().to_owned() } else { said };
        line.extend(numbers);
        line.push(Piece { text, ..reason });
    }
    line
}
