//! Removers: one file a kind of mess. Each finds what its rules name and cuts nothing itself.

pub mod boxes;
pub mod byline;
pub mod credits;
pub mod notices;
pub mod offers;
pub mod promos;
pub mod residue;
pub mod title;
