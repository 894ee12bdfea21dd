//! What the bottom line and the title tell of the session.

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

/// A list of another reader that lies on this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The file.
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
