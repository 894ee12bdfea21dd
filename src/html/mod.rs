//! All that is known of HTML: elements, entities, escaping, addresses; the one parser, within bounds: whatever comes in, a tree comes
//! out in bounded time and memory; and the tree that is kept. Decides nothing about what is shown of it.

mod addresses;
mod attributes;
mod elements;
mod entities;
mod lines;
mod parse;
mod short;
mod tree;
mod words;

pub use addresses::{absolute_address, host, is_web, is_web_page, readable_address, without_scheme};
pub use elements::{is_apart, is_block, is_unread};
pub use entities::{decode_entities, escape};
pub use lines::paragraphs;
pub use parse::{Bounds, Cut, Parsed, fragment, page};
pub use short::{holds_tags, strip_tags, strip_tags_to_lines};
pub use tree::{DEEPEST, Element, Node, Tree, add_text, document};
pub use words::{mended, safe};

#[cfg(test)]
pub use parse::count;
