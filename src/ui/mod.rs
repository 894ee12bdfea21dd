//! The face: draws the model, and turns the terminal's keys into ours. It changes nothing and asks for nothing.
#![expect(missing_docs, reason = "public for the tests alone: what only repeats a name is left out")]

mod keys;
mod linear;
mod list;
mod overlay;
mod paint;
mod reader;
mod screen;
mod sources;
mod status;
mod theme;
mod xterm_colours;

pub use keys::event;
#[cfg(feature = "images")]
pub use reader::gallery::Drawing;
pub use reader::gallery::Gallery;
pub use screen::{draw, draw_with};
pub use theme::{Background, Theme};
