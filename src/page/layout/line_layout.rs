//! Lines of one width, with the margins that quotes and lists put before them. Knows nothing of blocks.

use super::{
    cells::{push, width},
    fill::wrap,
};
use crate::{
    page::{PageImage, PageLine, Run, block::Piece},
    text::direction::first_direction,
};

/// The bar of a quote that would leave fewer cells is left out: the words matter more.
const NARROWEST: usize = 12;
/// The mark of an item stays beside its words where they have so many cells.
const NARROWEST_ITEM: usize = 4;

/// Lines being laid.
pub(crate) struct LineLayout<'a> {
    pub images: &'a [PageImage],
    pub lines: Vec<PageLine>,
    /// Cells for words; `usize::MAX` never wraps.
    pub room: usize,
    margins: Vec<Margin>,
    /// The paragraph or the table being laid is read from right to left.
    right_to_left: bool,
}

/// What stands before each line of a quote or an item.
struct Margin {
    first: Option<Run>,
    rest: Run,
}

impl<'a> LineLayout<'a> {
    pub fn new(room: usize, images: &'a [PageImage]) -> Self {
        Self { images, lines: Vec::new(), room, margins: Vec::new(), right_to_left: false }
    }

    pub fn words(&mut self, pieces: &[Piece]) {
        let right_to_left = pieces.iter().find_map(|piece| first_direction(&piece.text)).unwrap_or(false);
        self.directed(right_to_left, |layout| wrap(pieces, layout.room).into_iter().for_each(|line| layout.line(line)));
    }

    /// Lays lines that are read in one direction.
    pub fn directed(&mut self, right_to_left: bool, lay: impl FnOnce(&mut Self)) {
        let around = std::mem::replace(&mut self.right_to_left, right_to_left);
        lay(self);
        self.right_to_left = around;
    }

    /// Lays something behind a margin.
    pub fn within(&mut self, first: Option<Run>, rest: Run, lay: impl FnOnce(&mut Self)) {
        let cells = width(&rest.text);
        let narrowest = if first.is_some() { NARROWEST_ITEM } else { NARROWEST };
        if self.room < narrowest + cells {
            return self.without_room(first, lay);
        }
        let room = self.room;
        if room != usize::MAX {
            self.room -= cells;
        }
        self.margins.push(Margin { first, rest });
        lay(self);
        self.margins.pop();
        self.room = room;
    }

    fn without_room(&mut self, first: Option<Run>, lay: impl FnOnce(&mut Self)) {
        if let Some(mark) = first {
            self.line(vec![mark]);
        }
        lay(self);
    }

    /// Adds one line behind the margins.
    pub fn line(&mut self, runs: Vec<Run>) {
        if self.margins.is_empty() {
            return self.add(runs);
        }
        let mut line = Vec::with_capacity(runs.len() + self.margins.len());
        for margin in &mut self.margins {
            let run = margin.first.take();
            let run = run.as_ref().unwrap_or(&margin.rest);
            push(&mut line, &run.text, run.style, None);
        }
        let mut runs = runs.into_iter();
        if let Some(first) = runs.next() {
            push(&mut line, &first.text, first.style, first.link);
        }
        line.extend(runs);
        self.add(line);
    }

    /// Adds an empty line; only bars go on through it.
    pub fn blank(&mut self) {
        let mut line = Vec::new();
        for margin in &self.margins {
            push(&mut line, &margin.rest.text, margin.rest.style, None);
        }
        self.add(line);
    }

    fn add(&mut self, mut runs: Vec<Run>) {
        while let Some(last) = runs.last_mut() {
            last.text.truncate(last.text.trim_end().len());
            if !last.text.is_empty() {
                break;
            }
            runs.pop();
        }
        self.lines.push(PageLine { runs, image: None, right_to_left: self.right_to_left });
    }
}
