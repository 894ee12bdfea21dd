//! What every part of the state speaks of: commands, keys, effects, events, the layout of the screen and text with a look.

pub(in crate::app) mod age;
pub(in crate::app) mod binding;
pub(in crate::app) mod bindings;
pub(in crate::app) mod colours;
pub(in crate::app) mod command;
pub(in crate::app) mod effect;
pub(in crate::app) mod event;
pub(in crate::app) mod key;
pub(in crate::app) mod keymap;
pub(in crate::app) mod layout;
pub(in crate::app) mod line_editing;
pub(in crate::app) mod moments;
pub(in crate::app) mod new_account;
pub(in crate::app) mod options;
pub(in crate::app) mod palette_line;
pub(in crate::app) mod screen;
pub(in crate::app) mod session;
pub(in crate::app) mod styled_text;
pub(in crate::app) mod synonyms;
pub(in crate::app) mod ui_settings;
