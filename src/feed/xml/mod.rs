//! Markup as people write it: tokens, names and trees of documents that need not be well-formed. Knows no feed.

pub mod mends;
pub mod names;
pub mod references;
pub mod tokens;
pub mod tree;
