//! What the user does: keys, the mouse, typed lines and palette commands go where they belong.

pub(in crate::app) mod dispatch;
pub(in crate::app) mod hints;
pub(in crate::app) mod key_dispatch;
pub(in crate::app) mod list_commands;
pub(in crate::app) mod mark_commands;
pub(in crate::app) mod mouse;
pub(in crate::app) mod open_links;
pub(in crate::app) mod overlay_keys;
pub(in crate::app) mod own_commands;
pub(in crate::app) mod palette;
pub(in crate::app) mod prompt;
pub(in crate::app) mod reader_commands;
pub(in crate::app) mod scroll;
pub(in crate::app) mod settings;
pub(in crate::app) mod shell_commands;
pub(in crate::app) mod source_commands;
