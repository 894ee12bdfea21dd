//! HTML is parsed here and nowhere else, into one tree, within bounds: whatever comes in, a tree comes out in bounded time and memory.
//! Decides nothing about what is shown of it.

mod attributes;
mod parse;

pub use parse::{Bounds, Parsed, fragment, page};
