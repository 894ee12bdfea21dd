//! The top line, the line for what just happened, and the line of keys.

pub(in crate::ui) mod bottom;
pub(in crate::ui) mod prompt_line;
pub(in crate::ui) mod title;
