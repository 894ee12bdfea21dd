//! Windows, and whatever else is no Unix: what it has no word for is left out, and said where it matters.

pub mod clock;
pub mod files;
pub mod process;
pub mod signals;
pub mod terminal;
