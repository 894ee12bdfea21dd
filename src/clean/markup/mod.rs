//! Markup: a body's HTML as a tree that is safe to lay out, and the paragraphs in it. Nothing here knows what the words mean.

pub mod addresses;
pub mod blocks;
pub mod bounds;
pub mod code_lines;
pub mod dom;
pub mod embeds;
pub mod formats;
pub mod formula;
pub mod hidden;
pub mod pictures;
pub mod tidy;
pub mod white_space;
