//! Lays a table: as columns where they fit, else as one group of lines for each row. Never makes a line wider than its layout.

use super::{
    cells::{push, width},
    line_layout::LineLayout,
};
use crate::page::{
    PageLine, Run, Style,
    block::{Block, Cell, Item, Piece, Shape, Table},
    write::plain_text,
};
use crate::text::direction::first_direction;

/// Between two columns, and where it crosses the rule under the names.
const BETWEEN: &str = " │ ";
const CROSSING: &str = "─┼─";
/// A column is not made narrower than this to fit.
const NARROWEST: usize = 12;

const DIM: Style = Style {
    strong: false,
    emphasis: false,
    code: false,
    heading: 0,
    quote: false,
    dim: true,
    removed: false,
    added: false,
    reason: false,
    bar: false,
};

/// Lays blocks on lines, those of a cell or of an item close together.
pub(crate) type LayBlocks = fn(&mut LineLayout, &[Block], tight: bool);

/// Lays a table on lines; what its cells hold is laid by `lay_blocks`.
pub(crate) fn lay_table(layout: &mut LineLayout, table: &Table, lay_blocks: LayBlocks) {
    match widths(layout, table, lay_blocks) {
        Some(widths) => {
            let right_to_left = is_right_to_left(table);
            layout.directed(right_to_left, |layout| columns(layout, table, &widths, right_to_left, lay_blocks));
        }
        None => groups(layout, table, lay_blocks),
    }
}

/// Most of its cells are: then its first column stands at the right.
fn is_right_to_left(table: &Table) -> bool {
    let cells = table.rows.iter().flatten();
    let directions = cells.filter_map(|cell| first_direction(&plain_text::blocks(&cell.blocks)));
    let (right_to_left, left_to_right): (Vec<bool>, Vec<bool>) = directions.partition(|is| *is);
    right_to_left.len() > left_to_right.len()
}

/// The width of each column, where the lines have room for all of them.
fn widths(layout: &LineLayout, table: &Table, lay_blocks: LayBlocks) -> Option<Vec<usize>> {
    let mut widths: Vec<usize> = Vec::new();
    let natural = |cell| lines(layout, cell, usize::MAX, lay_blocks).iter().map(cells).max().unwrap_or(0);
    for row in &table.rows {
        widths.resize(widths.len().max(row.len()), 0);
        for (column, cell) in row.iter().enumerate().filter(|(column, _)| !row[0].whole_row && span(row, *column) == 1)
        {
            widths[column] = widths[column].max(natural(cell));
        }
    }
    // What stands over several columns has their room, and widens the last where that is too little.
    for row in table.rows.iter().filter(|row| !row[0].whole_row) {
        for (column, cell) in row.iter().enumerate().filter(|(column, _)| span(row, *column) > 1) {
            let last = column + span(row, column) - 1;
            let missing = natural(cell).saturating_sub(room_of(&widths[column..=last]));
            widths[last] += missing;
        }
    }
    let between = width(BETWEEN) * widths.len().saturating_sub(1);
    let room = layout.room.checked_sub(between)?;
    if layout.room == usize::MAX || widths.iter().sum::<usize>() <= room {
        return Some(widths);
    }
    shrink(&mut widths, room).then_some(widths)
}

/// How many columns the cell at this place stretches over; 0 where the one before it does.
fn span(row: &[Cell], column: usize) -> usize {
    let covered = row[column + 1..].iter().take_while(|cell| cell.covered).count();
    if row[column].covered { 0 } else { 1 + covered }
}

/// The room that neighbouring columns have together.
fn room_of(widths: &[usize]) -> usize {
    widths.iter().sum::<usize>() + width(BETWEEN) * widths.len().saturating_sub(1)
}

/// Gives every column what it needs up to a fair share of the room; false when some would get too little.
fn shrink(widths: &mut [usize], room: usize) -> bool {
    let mut order: Vec<usize> = (0..widths.len()).collect();
    order.sort_by_key(|column| widths[*column]);
    let mut left = room;
    for (done, column) in order.iter().enumerate() {
        let share = left / (order.len() - done);
        if share < widths[*column].min(NARROWEST) {
            return false;
        }
        widths[*column] = widths[*column].min(share);
        left -= widths[*column];
    }
    true
}

fn columns(layout: &mut LineLayout, table: &Table, widths: &[usize], right_to_left: bool, lay_blocks: LayBlocks) {
    // From right to left an amount stands at the right of its column as everything does.
    let amounts: Vec<bool> = (0..widths.len()).map(|column| !right_to_left && is_amounts(table, column)).collect();
    for (at, row) in table.rows.iter().enumerate() {
        if at > 0 && at == table.head {
            let rule = widths.iter().map(|width| "─".repeat(*width)).collect::<Vec<_>>().join(CROSSING);
            layout.line(vec![Run { text: rule, style: DIM, link: None }]);
        }
        if let Some(cell) = row.first().filter(|cell| cell.whole_row) {
            for line in lines(layout, cell, layout.room, lay_blocks) {
                layout.directed(line.right_to_left, |layout| layout.line(line.runs));
            }
            continue;
        }
        // The lines of each cell with their room; a row may end before the last column.
        let spans = (0..row.len()).map(|column| (column, span(row, column))).filter(|(_, span)| *span > 0);
        let mut parts: Vec<(Vec<PageLine>, usize, bool)> = spans
            .map(|(column, span)| {
                let room = room_of(&widths[column..column + span]);
                (lines(layout, &row[column], room, lay_blocks), room, span == 1 && amounts[column])
            })
            .collect();
        parts.extend(widths[row.len()..].iter().map(|width| (Vec::new(), *width, false)));
        let height = parts.iter().map(|(lines, ..)| lines.len()).max().unwrap_or(0);
        for level in 0..height {
            let mut runs: Vec<Run> = Vec::new();
            for (place, (lines, room, right)) in parts.iter().enumerate() {
                if place > 0 {
                    push(&mut runs, BETWEEN, DIM, None);
                }
                let part = lines.get(level);
                let missing = " ".repeat(room.saturating_sub(part.map_or(0, cells)));
                push(&mut runs, if *right { &missing } else { "" }, Style::default(), None);
                for run in part.iter().flat_map(|line| &line.runs) {
                    push(&mut runs, &run.text, run.style, run.link);
                }
                push(&mut runs, if *right { "" } else { &missing }, Style::default(), None);
            }
            layout.line(runs);
        }
    }
}

/// A column of nothing but amounts, which stand with their ends below one another.
fn is_amounts(table: &Table, column: usize) -> bool {
    let rows = table.rows.iter().skip(table.head).filter(|row| row.first().is_some_and(|cell| !cell.whole_row));
    let said: Vec<String> =
        rows.filter_map(|row| row.get(column)).map(|cell| plain_text::blocks(&cell.blocks)).collect();
    let amount = |text: &str| {
        let digits = text.trim_start_matches(['+', '-', '−', '$', '€', '£', '¥']).trim_end_matches(['%', '€', ' ']);
        digits.starts_with(|first: char| first.is_ascii_digit())
            && digits.chars().all(|letter| letter.is_ascii_digit() || ".,".contains(letter))
    };
    said.iter().filter(|text| !text.is_empty()).count() > 1
        && said.iter().all(|text| text.is_empty() || amount(text.trim()))
}

/// One group of lines for each row: `name: value` where the columns have names.
fn groups(layout: &mut LineLayout, table: &Table, lay_blocks: LayBlocks) {
    let head = if table.head < table.rows.len() { table.head } else { 0 };
    let (names, rows) = table.rows.split_at(head);
    for (at, row) in rows.iter().enumerate() {
        if at > 0 && (head > 0 || row.len() > 2) {
            layout.blank();
        }
        let mut signs = Signs::default();
        for (column, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.blocks.is_empty()) {
            let name = name_of(names, column);
            if let Some(sign) = sign(cell).filter(|_| !name.is_empty()) {
                signs.add(layout, sign, name, lay_blocks);
                continue;
            }
            signs.end(layout, lay_blocks);
            if name.is_empty() {
                lay_blocks(layout, &cell.blocks, true);
            } else {
                let label = Piece { text: format!("{name}:"), style: DIM, ..Piece::default() };
                labelled(layout, label, cell, lay_blocks);
            }
        }
        signs.end(layout, lay_blocks);
    }
}

/// Neighbours with the same sign, as a tick, are one line: the sign and the columns it stands in.
#[derive(Default)]
struct Signs {
    sign: String,
    names: Vec<String>,
}

impl Signs {
    fn add(&mut self, layout: &mut LineLayout, sign: String, name: String, lay_blocks: LayBlocks) {
        if self.sign != sign {
            self.end(layout, lay_blocks);
            self.sign = sign;
        }
        self.names.push(name);
    }

    fn end(&mut self, layout: &mut LineLayout, lay_blocks: LayBlocks) {
        let Signs { sign, names } = std::mem::take(self);
        if !names.is_empty() {
            let names = Piece { text: names.join(", "), style: DIM, ..Piece::default() };
            let item = Item { mark: sign, blocks: vec![Block::Words(Shape::Paragraph, vec![names])] };
            lay_blocks(layout, &[Block::List(vec![item])], true);
        }
    }
}

/// The sign that is all a cell says.
fn sign(cell: &Cell) -> Option<String> {
    let [Block::Words(_, pieces)] = cell.blocks.as_slice() else { return None };
    let text: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
    let plain = pieces.iter().all(|piece| piece.link.is_none() && !piece.style.removed);
    let is_sign = width(&text) <= 2 && !text.contains(|letter: char| letter.is_alphanumeric() || letter.is_ascii());
    (plain && is_sign).then_some(text)
}

/// What the rows of names call a column, from the widest name to the narrowest; a title over the whole table is no column's.
pub(crate) fn name_of(names: &[Vec<Cell>], column: usize) -> String {
    let over = |row: &Vec<Cell>| {
        let begins = (0..=column.min(row.len() - 1)).rev().find(|place| !row[*place].covered)?;
        let reaches = begins == column || begins + span(row, begins) > column;
        let name = Some(&row[begins]).filter(|cell| reaches && !cell.whole_row)?;
        Some(plain_text::blocks(&name.blocks).replace('\n', " "))
    };
    let parts: Vec<String> = names.iter().filter_map(over).filter(|name| !name.is_empty()).collect();
    parts.join(", ")
}

/// The label stands before the cell's first words.
fn labelled(layout: &mut LineLayout, label: Piece, cell: &Cell, lay_blocks: LayBlocks) {
    if let Some((Block::Words(_, pieces), rest)) = cell.blocks.split_first() {
        let blank = Piece { text: " ".to_owned(), ..Piece::default() };
        let words: Vec<Piece> = [label, blank].into_iter().chain(pieces.iter().cloned()).collect();
        layout.words(&words);
        lay_blocks(layout, rest, true);
    } else {
        layout.words(&[label]);
        lay_blocks(layout, &cell.blocks, true);
    }
}

fn lines(layout: &LineLayout, cell: &Cell, room: usize, lay_blocks: LayBlocks) -> Vec<PageLine> {
    let mut part = LineLayout::new(room.max(4), layout.images);
    lay_blocks(&mut part, &cell.blocks, true);
    part.lines
}

fn cells(line: &PageLine) -> usize {
    line.runs.iter().map(|run| width(&run.text)).sum()
}
