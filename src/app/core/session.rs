//! The terminal, the keys typed so far, the requests under way, and what the bottom line and the title tell.

use crate::{
    app::core::{
        event::SyncedAccount,
        key::Key,
        layout::{Layout, Pane, Split},
    },
    language::tr,
    news::{ArticleId, Totals},
    text::Line,
};
use jiff::Timestamp;
use std::collections::{BTreeMap, VecDeque};

/// The terminal as it is parted into panes.
#[derive(Debug, Clone, Copy, Default)]
pub struct Screen {
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// How the user parts the screen between list and article.
    pub split: Split,
    /// The pane with the keys.
    pub focus: Pane,
}

impl Screen {
    /// Where everything stands.
    #[must_use]
    pub fn layout(&self) -> Layout {
        Layout::of(self.size.0, self.size.1, self.focus, self.split)
    }
}

/// Keys that are no command yet.
#[derive(Debug, Clone, Default)]
pub struct TypedKeys {
    /// Digits typed before a motion.
    pub count: Option<usize>,
    /// The beginning of a chord.
    pub typed: Vec<Key>,
    /// The user has waited since: what can follow is shown.
    pub shows_next: bool,
}

/// Questions that have not been answered yet, each by its ticket.
#[derive(Debug, Clone, Copy, Default)]
pub struct Requests {
    /// The list asked for last.
    pub list: u64,
    /// The look at what has arrived.
    pub peek: Option<u64>,
    /// Something arrived while that look was under way.
    pub peek_again: bool,
    /// Which stories are unread.
    pub unread: Option<u64>,
    last: u64,
}

impl Requests {
    /// A number no request had before.
    pub const fn ticket(&mut self) -> u64 {
        self.last += 1;
        self.last
    }
}

/// What the title and the bottom line tell.
#[derive(Debug, Clone, Default)]
pub struct Session {
    /// What just happened.
    pub toast: Option<Toast>,
    /// What was said in this session and when, the last at the end.
    pub said: VecDeque<(Timestamp, String)>,
    pub totals: Totals,
    pub polling: Polling,
    /// A note that was typed and not kept, for the next time one is written beside that article.
    pub note_draft: Option<(ArticleId, String)>,
    /// Pages of saved articles kept, of how many; none while none is on its way.
    pub archiving: Option<(usize, usize)>,
    pub sync: Syncing,
    /// Commands of the user's own that run or wait, by name.
    pub running: Vec<Line>,
    /// A list of another program that lies on this machine, while it is offered.
    pub found: Option<Found>,
    /// Settings of this session that stand in no file yet, by name.
    pub unsaved: BTreeMap<String, String>,
    /// The terminal has the focus, as far as it says so.
    pub has_focus: bool,
    /// The program is ending.
    pub ending: bool,
}

/// How the accounts are kept in step.
#[derive(Debug, Clone, Default)]
pub struct Syncing {
    /// What a sync that goes on does at the moment.
    pub step: Option<String>,
    /// When the last one began.
    pub last: Option<Timestamp>,
    /// What it came to.
    pub accounts: Vec<SyncedAccount>,
    /// The user asked for it: what it came to is told.
    pub asked: bool,
    /// How many trials of new accounts were begun.
    pub trials: u64,
}

impl Syncing {
    /// An account failed.
    #[must_use]
    pub fn fails(&self) -> bool {
        self.accounts.iter().any(|one| !one.failed.is_empty())
    }
}

/// The line at the bottom for what just happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toast {
    /// What happened.
    pub words: String,
    /// It can be undone.
    pub undo: bool,
    /// It went wrong.
    pub wrong: bool,
}

/// Messages that are kept.
pub(in crate::app) const KEPT_MESSAGES: usize = 100;

/// Said of a command that has no story to act on, until there is one.
#[must_use]
pub fn no_story() -> &'static str {
    tr!("no-story-under-the-cursor")
}

/// A list of another program that lies on this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub path: String,
    /// Feeds in it that are not followed.
    pub feeds: usize,
}

/// How far a poll is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Polling {
    /// None is running.
    #[default]
    Idle,
    /// Sources done, of how many.
    Running(usize, usize),
}
