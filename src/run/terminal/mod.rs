//! The terminal: taken and given back, drawn on, asked what it can do, and listened to. Never decides what is drawn or what a
//! key means.

mod guard;
mod key_parser;
mod keys;
mod queries;
mod screen;
mod sequences;

pub use guard::Terminal;
pub use key_parser::KeyParser;
pub use keys::KeyReader;
pub use queries::{PictureSupport, answer, ask};
pub use screen::sane as sane_size;
