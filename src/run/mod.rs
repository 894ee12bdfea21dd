//! Runs the program on a terminal: guards the terminal, waits for what happens, performs effects. Decides nothing: `app` does.
//!
//! Threads: this one draws and waits; one reads keys, one waits for signals; one owns the write connection to the
//! database, one reads it for the screen; one polls, two get single pages, one keeps what is saved. What they find out comes back over one channel.

mod clipboard;
pub mod config_reload;
mod event_loop;
mod external_programs;
mod frame_pace;
pub mod letter_order;
mod messages;
mod signals;
mod terminal;
mod workers;

pub use event_loop::run as tui;

use crate::{
    app,
    config::{self, Account, Push, RuleFiles},
    news::Source,
    platform::EndSignal,
    poll,
    store::StoreError,
};
use std::{io, path::PathBuf, sync::Arc};

/// What the program is to run with.
#[derive(Debug)]
pub struct Options {
    pub database: PathBuf,
    /// The config file, which is read anew when it changes.
    pub config: PathBuf,
    /// The user's own rules, which are read anew when they change.
    pub rule_files: RuleFiles,
    /// Sources the config declares.
    pub declared: Vec<Source>,
    /// Sources a new reader begins with.
    pub starter: Vec<Source>,
    /// What the screen goes by.
    pub app: app::Options,
    /// What holds whatever the config says.
    pub facts: config_reload::Facts,
    /// Programs to call; empty ones have defaults.
    pub programs: Programs,
    pub poll: Arc<poll::Settings>,
    /// What is noted in the database, by name, once something is on the screen: a disk takes its time.
    pub remembered: Vec<(&'static str, String)>,
}

/// Programs to call and servers to hand over to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Programs {
    /// What the user opens things with.
    pub open: config::Open,
    /// Is told of every article that is saved.
    pub saved: Vec<String>,
    /// Servers that the reading list is handed over to.
    pub push: Vec<Push>,
    /// Accounts that are kept in step.
    pub accounts: Vec<Account>,
}

/// How the program ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// The user wished it.
    Quit,
    /// This signal asked for it.
    Signal(EndSignal),
}

/// Why the program cannot run.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The terminal refuses.
    #[error("the terminal does not work: {0}")]
    Terminal(#[from] io::Error),
    /// The database refuses.
    #[error(transparent)]
    Store(#[from] StoreError),
}
