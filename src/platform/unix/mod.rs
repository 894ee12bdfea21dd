//! Unix: Linux, macOS and the BSDs.

pub mod clock;
pub mod files;
pub mod process;
pub mod signals;
pub mod terminal;
