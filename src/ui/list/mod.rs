//! The rows of the list, and what the filter found in them.

pub(in crate::ui) mod rows;
pub(in crate::ui) mod search_hits;
