//! Stories: which articles stand in one, by the clusterer and by hand, and what ranks them.

mod alone;
pub(super) mod cluster;
pub(super) mod manual_merge;
mod ranking;
