//! Facts: what an article says about itself. Nothing is cut for them.

pub mod author;
pub mod citations;
pub mod dates;
pub mod headline;
pub mod kind;
pub mod kind_evidence;
pub mod ratings;
pub mod via;
