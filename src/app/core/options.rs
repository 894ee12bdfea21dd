//! Options: what the user set up. They come whole, from the config and what was set since; nothing here reads a file.

use crate::{
    app::core::{
        colours::{self, Palette, TERMINAL},
        command::Command,
        keymap::Keymap,
    },
    language::Language,
    news::{SavedQuery, Source},
    text::Bidi,
};
use jiff::tz::TimeZone;

/// What the user set up: the config, and what was set since.
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "independent settings, as in the config")]
pub struct Options {
    pub keymap: Keymap,
    pub ascii: bool,
    /// One pane at a time, line by line and in words, for screen readers.
    pub screen_reader: bool,
    /// Nothing on screen moves by itself.
    pub reduced_motion: bool,
    /// The language of the screen; none for that of the environment.
    pub language: Option<Language>,
    /// Who puts right-to-left text in the order it is read.
    pub bidi: Bidi,
    /// The terminal puts right-to-left text in order by itself.
    pub terminal_orders: bool,
    /// The screen has no colours.
    pub plain: bool,
    /// One line a story.
    pub dense: bool,
    pub offline: bool,
    /// The demo edition is on.
    pub demo: bool,
    /// The config names servers to hand over to.
    pub hands_over: bool,
    /// The config names accounts to be kept in step with.
    pub syncs: bool,
    /// Whether pictures are shown.
    pub pictures: Pictures,
    /// The user's own saved queries, each a shelf.
    pub queries: Vec<SavedQuery>,
    /// The mouse belongs to the program.
    pub mouse: bool,
    /// The desktop is told of what arrives while the user is elsewhere.
    pub notify: bool,
    /// The theme that is set, by its name.
    pub theme: String,
    pub themes: Vec<Palette>,
    /// Outlets to pick from, group by group.
    pub listed: Vec<Source>,
    /// Keys the user has not used yet, which the bottom line teaches.
    pub lessons: Vec<Command>,
    /// Columns of the list, as the user left them at an earlier start.
    pub list_width: Option<u16>,
    /// Columns of the article's text, at most.
    pub measure: Option<u16>,
    /// What was chosen in the palette at earlier starts, as it was remembered.
    pub recent: String,
    /// Filters of earlier starts, one a line, the last one first.
    pub filters: String,
    pub zone: TimeZone,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            keymap: Keymap::default(),
            ascii: false,
            screen_reader: false,
            reduced_motion: false,
            language: None,
            bidi: Bidi::default(),
            terminal_orders: false,
            plain: false,
            dense: false,
            offline: false,
            demo: false,
            hands_over: false,
            syncs: false,
            pictures: Pictures::default(),
            queries: Vec::new(),
            mouse: true,
            notify: false,
            theme: TERMINAL.to_owned(),
            themes: colours::built_in(),
            listed: Vec::new(),
            lessons: Vec::new(),
            recent: String::new(),
            filters: String::new(),
            measure: None,
            list_width: None,
            zone: TimeZone::UTC,
        }
    }
}

impl Options {
    /// Nothing on screen moves by itself: what a screen reader is to read stands still.
    #[must_use]
    pub const fn stands_still(&self) -> bool {
        self.reduced_motion || self.screen_reader
    }

    /// Right-to-left text is put in order by the face. What is read aloud stays in the order it was written.
    #[must_use]
    pub const fn reorders(&self) -> bool {
        match self.bidi {
            _ if self.screen_reader => false,
            Bidi::Auto => !self.terminal_orders,
            Bidi::Terminal => false,
            Bidi::Here => true,
        }
    }
}

/// Whether pictures are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Pictures {
    /// From the beginning.
    Always,
    /// When the user asks for them.
    #[default]
    OnKey,
    /// Not at all: the user's wish.
    Never,
    /// Not at all; the text of this id says why.
    Unable(&'static str),
}
