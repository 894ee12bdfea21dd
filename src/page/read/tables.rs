//! Reads a table: its rows, which of them name the columns, and cells that stretch over others. One that only frames an article
//! is none. How wide a column is, is not known here.

use super::{Flow, Look, Reader, notes};
use crate::{
    html::Node,
    page::{
        Style,
        block::{Block, Cell, Shape, Table},
    },
};

impl Reader<'_> {
    pub(crate) fn table(&mut self, node: &Node, look: Look, flow: &mut Flow, depth: usize) {
        flow.close();
        // Many a page sets its tables in by a quote: they are nobody's words.
        let emphasis = look.style.emphasis && !look.style.quote;
        let look = Look { style: Style { emphasis, ..look.style }, ..look };
        let mut rows = Vec::new();
        for part in node.elements() {
            match part.name() {
                Some("caption") => self.shaped(part, look, flow, depth, Shape::Caption),
                Some("tr") => rows.push((part, false)),
                Some("thead" | "tbody" | "tfoot") => {
                    let inner = part.elements().filter(|row| row.is("tr"));
                    rows.extend(inner.map(|row| (row, part.is("thead"))));
                }
                _ => {}
            }
        }
        self.icons.meet(rows.iter().map(|(row, _)| *row));
        let pictures = self.images.len();
        let mut table = Table { head: 0, rows: Vec::new() };
        let mut below: Vec<usize> = Vec::new();
        for (row, in_head) in &rows {
            let (cells, names) = self.row(row, look, depth, &mut below);
            if cells.iter().any(|cell| !cell.blocks.is_empty()) {
                table.head += usize::from(table.head == table.rows.len() && (names || *in_head));
                table.rows.push(cells);
            }
        }
        // Where every row is one of names, the first alone stands over the others.
        if table.head == table.rows.len() {
            table.head = table.head.min(1);
        }
        if table.head == 0 && names_without_saying_so(&table.rows) {
            table.head = 1;
        }
        let columns = table.rows.iter().map(Vec::len).max().unwrap_or(0);
        let frame = columns < 2 || table.rows.iter().flatten().any(|cell| cell.blocks.iter().any(is_large));
        if frame {
            flow.blocks.extend(table.rows.into_iter().flatten().flat_map(|cell| cell.blocks));
        } else {
            let notes = notes::taken(&mut table);
            flow.blocks.push(Block::Table(table));
            flow.blocks.extend(notes);
        }
        let icons = (pictures..self.images.len()).filter(|place| self.icons.sign(&self.images[*place].src).is_some());
        flow.blocks.extend(icons.map(Block::Picture));
    }

    /// One row, and whether it names the columns. `below` counts, for each column, the rows a cell above still covers.
    fn row(&mut self, row: &Node, look: Look, depth: usize, below: &mut Vec<usize>) -> (Vec<Cell>, bool) {
        let mut cells: Vec<Cell> = Vec::new();
        let (mut names, mut any) = (true, false);
        let single = row.elements().count() == 1;
        for element in row.elements() {
            while let Some(covered) = below.get_mut(cells.len()).filter(|covered| **covered > 0) {
                *covered -= 1;
                cells.push(Cell::default());
            }
            let names_something = element.is("th");
            let style = Style { strong: look.style.strong || names_something, ..look.style };
            let blocks = self.blocks(element, Look { style, ..look }, depth + 2);
            // The corner over the names of the rows is often an empty cell like any other.
            names &= names_something || (cells.is_empty() && blocks.is_empty());
            any |= names_something;
            let span = |name: &str| element.attribute(name).and_then(|span| span.trim().parse().ok()).unwrap_or(1);
            let across: usize = span("colspan").clamp(1, Table::COLUMNS);
            let down: usize = span("rowspan").clamp(1, Table::COLUMNS);
            if cells.len() + across > Table::COLUMNS {
                // what stands beyond the last column stays readable in it
                if let Some(last) = cells.get_mut(Table::COLUMNS - 1) {
                    last.blocks.extend(blocks);
                } else {
                    cells.push(Cell { blocks, ..Cell::default() });
                }
                continue;
            }
            below.resize(below.len().max(cells.len() + across), 0);
            below[cells.len()..cells.len() + across].fill(down - 1);
            cells.push(Cell { blocks, whole_row: single && across > 1, covered: false });
            cells.extend((1..across).map(|_| Cell { covered: true, ..Cell::default() }));
        }
        (cells, names && any)
    }
}

/// A first row under no corner of its own, over rows that all begin with words: it names the columns.
fn names_without_saying_so(rows: &[Vec<Cell>]) -> bool {
    let said = |cell: &Cell| !cell.blocks.is_empty();
    let Some((first, others)) = rows.split_first().filter(|(first, others)| first.len() > 2 && others.len() > 1) else {
        return false;
    };
    !said(&first[0]) && first[1..].iter().all(said) && others.iter().all(|row| row.first().is_some_and(said))
}

/// Too large for a cell beside others.
fn is_large(block: &Block) -> bool {
    matches!(
        block,
        Block::Table(_) | Block::Picture(_) | Block::Code(_) | Block::Rule | Block::Words(Shape::Heading(_), _)
    )
}
