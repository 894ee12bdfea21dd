//! Text from outside, made safe and well set: nothing here knows what the text says.

pub mod safe;

pub use safe::Line;
