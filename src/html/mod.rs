//! All that is known of HTML: elements, entities, escaping, addresses; and the one parser, within bounds: whatever comes in, a tree
//! comes out in bounded time and memory. Decides nothing about what is shown of it.

mod attributes;
mod elements;
mod entities;
mod parse;
mod short;

pub(crate) use elements::UNCLOSED;
pub use elements::is_apart;
pub use entities::{decode_entities, escape};
pub use parse::{Bounds, Cut, Parsed, fragment, page};
pub use short::{holds_tags, strip_tags, strip_tags_to_lines};
