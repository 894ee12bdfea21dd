//! Text from outside, made safe and well set: nothing here knows what the text says.

pub(crate) mod bidi;
mod bidi_setting;
pub(crate) mod direction;
pub mod hash;
mod letters;
pub mod near;
pub mod placeholders;
pub mod safe;
pub mod secrets;
mod sequences;
pub mod superscript;
pub mod time;
pub mod width;
pub mod words;

pub use bidi_setting::Bidi;
pub use safe::Line;
