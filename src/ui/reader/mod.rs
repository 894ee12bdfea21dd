//! The article pane: its lines, its links and its pictures.

pub(in crate::ui) mod article;
pub(in crate::ui) mod gallery;
pub(in crate::ui) mod hyperlink;
