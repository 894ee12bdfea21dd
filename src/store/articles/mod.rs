//! Articles: what polls, pages, lists of other programs bring, and what the archive keeps.

mod archive;
pub(super) mod bodies;
mod earlier_text;
mod new_articles;
mod page_attempts;
mod poll_results;
mod pushed;
mod recognise;
pub(super) mod retention;
pub(super) mod saved_links;
mod text_index;
pub(super) mod upsert;

pub use archive::{Archived, Kept, KeptPicture, UNFINISHED};
pub use earlier_text::EarlierText;
