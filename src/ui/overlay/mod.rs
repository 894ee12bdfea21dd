//! What lies over the panes, one file an overlay.

pub(in crate::ui) mod about_page;
pub(in crate::ui) mod account_form;
pub(in crate::ui) mod brief;
pub(in crate::ui) mod draw;
pub(in crate::ui) mod failing;
pub(in crate::ui) mod feed_picker;
pub(in crate::ui) mod frame;
pub(in crate::ui) mod help;
pub(in crate::ui) mod later;
pub(in crate::ui) mod links;
pub(in crate::ui) mod mute_list;
pub(in crate::ui) mod mute_menu;
pub(in crate::ui) mod names;
pub(in crate::ui) mod page_form;
pub(in crate::ui) mod palette;
pub(in crate::ui) mod picture;
pub(in crate::ui) mod rule_menu;
pub(in crate::ui) mod source_form;
pub(in crate::ui) mod source_picker;
pub(in crate::ui) mod steps;
pub(in crate::ui) mod which_key;
