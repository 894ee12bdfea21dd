//! The state of the program and how it changes: a model, events and commands in, effects out. Pure: no clock, no disk, no
//! socket, no thread, and no terminal library. Whatever happens outside comes in as an [`Event`]; whatever should happen
//! outside goes out as an [`Effect`].

mod act;
mod age;
mod colours;
mod command;
mod compose;
mod decide;
mod effect;
mod event;
mod keeping;
mod key;
mod keymap;
mod layout;
mod list;
mod model;
mod mouse;
mod names;
mod navigate;
mod overlay;
mod palette;
mod pictures;
mod reader;
mod settings;
mod shelf;
mod sources;
mod typing;
mod update;
mod verdict;
mod why;

pub use crate::news::{Sort, Totals};
pub use act::act;
pub use age::{date, short as age, until};
pub use colours::{Colours, Palette, Rgb, TERMINAL, built_in as built_in_themes, scheme as theme_of_scheme};
pub use command::{Binding, Command, LESSON, Scope, TABLE, binding, named};
pub use compose::{Look, Span, TextLine, address, cut_away, shorten, text as line_text, wrap};
pub use effect::{Effect, Wanted};
pub use event::{Event, Mouse};
pub use key::{Code, Key, chord, words as chord_words};
pub use keymap::{Keymap, Meaning};
pub use layout::{Area, Layout, Pane};
pub use list::List;
pub use model::{Filter, Model, Options, Polling, Toast};
pub use overlay::{HelpLine, Names, Overlay, Prompt, Purpose, help};
pub use palette::{Choice, Row as PaletteRow, rows as palette_rows};
pub use pictures::{Picture, Pictures, Placed, Shown};
pub use reader::{Document, Fetching, Find, Reader};
pub use shelf::{Note, Shelf, Tab};
pub use sources::{Entry, SourceRow, Sources};
pub use update::{LESSONS, update};
pub use verdict::{Applied, Marking, Targets, Verdict};
