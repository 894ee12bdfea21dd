//! The language of the face: every text the user reads in the terminal, by its id, in each language that has a table.
//!
//! The language is one for the whole process, like the locale of any program: a text is asked for in the middle of pure
//! functions, some hundred times a frame, and handing a table through each of them would say nothing. Only `run` sets it, at the
//! start and when the config is read anew; until then it is English. So the command line, JSON, the log and tests speak English.
//! Never in a table: names of commands and settings, words of queries, keys, and what feeds say.

/// A text by its id. Without values it is a `&'static str`, with values a `String`; each value is a name, or a name and an
/// expression: `tr!("shelf-empty")`, `tr!("marks-done", count)`, `tr!("marks-done", count = stories.len())`.
macro_rules! tr {
    (@value $name:ident) => { $name };
    (@value $name:ident = $value:expr) => { $value };
    ($id:literal) => { $crate::language::plain($id) };
    ($id:literal, $($name:ident $(= $value:expr)?),+ $(,)?) => {
        $crate::language::filled($id, &[$((stringify!($name), &$crate::language::tr!(@value $name $(= $value)?))),+])
    };
}
pub(crate) use tr;

mod current;
mod dates;
mod kept;
mod letters;
mod locale;
mod table;
mod values;

pub use current::{in_english, in_use, set};
pub use dates::dated;
pub use kept::{KeptText, KeptTexts, translated};
pub use letters::lowercase_first;
pub use locale::{Language, of_environment};
pub use table::{in_words, plain, says};
pub use values::filled;
