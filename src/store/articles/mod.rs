//! Articles: what polls, pages, lists of other programs bring, and what the archive keeps.

mod archive;
pub(super) mod bodies;
mod import;
mod poll_results;
mod pushed;
mod recognise;
mod retention;
mod saved_links;
mod upsert;

pub use archive::{Archived, Kept, KeptPicture, UNFINISHED};
pub use import::{Import, Imported, Incoming};
