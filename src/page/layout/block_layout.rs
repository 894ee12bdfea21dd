//! Lays blocks on lines: what stands apart from what, the marks of lists, the bars of quotes, the labels of pictures.

use super::{
    cells::width,
    code::code,
    line_layout::LineLayout,
    picture_labels::{is_said, label, repeats},
    tables::lay_table,
};
use crate::language::tr;
use crate::page::{
    Run, Style,
    block::{Block, Item, Piece, Shape},
};

/// A rule on lines without end.
const RULE: usize = 20;

/// Lays blocks with a blank line between them, save where they belong together.
pub(crate) fn lay_blocks(layout: &mut LineLayout, blocks: &[Block], tight: bool) {
    let mut before: Option<&Block> = None;
    let mut again = false;
    for (at, block) in blocks.iter().enumerate() {
        let apart = match (before, block) {
            (None, _)
            | (Some(Block::Picture(_)), Block::Picture(_) | Block::Words(Shape::Caption, _))
            | (Some(Block::Words(Shape::Caption | Shape::Embed, _)), Block::Words(Shape::Caption, _))
            | (Some(Block::Words(Shape::Embed, _)), Block::Words(Shape::Embed, _)) => false,
            (Some(_), Block::List(_)) => !tight,
            (Some(_), _) => true,
        };
        if before.is_some_and(|before| repeats(layout.images, before, block, again)) {
            again = true;
            continue;
        }
        again = false;
        if apart {
            layout.blank();
        }
        if let Block::Picture(place) = block {
            let beside = before.into_iter().chain(blocks.get(at + 1));
            let said = beside.into_iter().any(|beside| is_said(layout.images, *place, beside));
            let goes = blocks.get(at + 1).is_some_and(|next| repeats(layout.images, block, next, false));
            lay_picture(layout, *place, said && !goes);
        } else {
            lay_block(layout, block);
        }
        before = Some(block);
    }
}

fn lay_block(layout: &mut LineLayout, block: &Block) {
    match block {
        Block::Words(_, pieces) => layout.words(pieces),
        Block::Quote(blocks) => {
            let bar =
                Run {
                    text: "▏ ".to_owned(), style: Style { bar: true, quote: true, ..Style::default() }, link: None
                };
            layout.within(None, bar, |layout| lay_blocks(layout, blocks, false));
        }
        Block::List(items) => lay_list(layout, items),
        Block::Code(lines) => {
            let style = Style { code: true, ..Style::default() };
            let room = layout.room;
            lines.iter().flat_map(|line| code(line, style, room)).for_each(|line| layout.line(line));
        }
        Block::Table(table) => lay_table(layout, table, lay_blocks),
        Block::Picture(place) => lay_picture(layout, *place, false),
        Block::Rule => {
            let length = if layout.room == usize::MAX { RULE } else { layout.room };
            layout.line(vec![Run {
                text: "─".repeat(length),
                style: Style { dim: true, ..Style::default() },
                link: None,
            }]);
        }
    }
}

fn lay_list(layout: &mut LineLayout, items: &[Item]) {
    let loose =
        items.iter().any(|item| item.blocks.iter().filter(|block| !matches!(block, Block::List(_))).count() > 1);
    let marks = items.iter().map(|item| width(&item.mark)).max().unwrap_or(0);
    for (at, item) in items.iter().enumerate() {
        if loose && at > 0 {
            layout.blank();
        }
        let mark = format!("{}{} ", " ".repeat(marks - width(&item.mark)), item.mark);
        let plain = |text: String| Run { text, ..Run::default() };
        layout.within(Some(plain(mark)), plain(" ".repeat(marks + 1)), |layout| lay_blocks(layout, &item.blocks, true));
    }
}

/// The label of a picture; what it would say may be `said` beside it.
fn lay_picture(layout: &mut LineLayout, place: usize, said: bool) {
    let label = match label(layout.images, place).filter(|_| !said) {
        Some(alt) => tr!("page-picture-named", number = place + 1, alt),
        None => tr!("page-picture", number = place + 1),
    };
    let first = layout.lines.len();
    let style = Style { dim: true, ..Style::default() };
    layout.words(&[Piece { text: label, style, ..Piece::default() }]);
    if let Some(line) = layout.lines.get_mut(first) {
        line.image = Some(place);
    }
}
