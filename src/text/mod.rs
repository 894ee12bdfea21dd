//! Text from outside, made safe and well set: nothing here knows what the text says.

pub(crate) mod bidi;
pub(crate) mod direction;
mod letters;
pub mod near;
pub mod number;
pub mod placeholders;
pub mod safe;
pub mod scripts;
pub mod secrets;
mod sequences;
pub mod time;
pub mod width;
pub mod words;

pub use direction::Bidi;
pub use safe::Line;
