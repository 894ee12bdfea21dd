//! Blocks laid on lines of a width: each kind of block has its own way, and words are filled into lines.

mod block_layout;
mod cells;
mod code;
mod fill;
mod line_layout;
mod picture_labels;
mod tables;
mod units;
mod words;

pub(crate) use block_layout::lay_blocks;
pub(crate) use fill::wrap;
pub(crate) use line_layout::LineLayout;
pub(crate) use picture_labels::{is_said, label};
pub(crate) use tables::name_of;
