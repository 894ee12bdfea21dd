//! The config is what the user wrote down: how to poll, which sources, how to look, which programs to call, which keys.
//!
//! Read in two stages: the file becomes a table in which every value knows its place (`section`), and the table becomes
//! a [`Config`] in which every value is one the program can act on. All that is wrong is told at once. This room never
//! starts a program and never opens a socket; it reads the file and the environment, and writes a setting the user keeps.

mod account;
mod add_account;
mod archive;
mod duration;
mod integrations;
mod keys;
mod load;
mod migrate;
mod own_command;
mod places;
mod problem;
mod program;
mod renamed;
mod rule;
mod schema;
mod section;
mod serve;
mod setting;
mod shape;
mod shelf;
mod source;
mod starter;
mod themes;
mod ui;
mod write_back;

pub use account::{Account, AccountKind};
pub use add_account::{TypedSecrets, add_account, secrets_folder};
pub use archive::Archiving;
pub use integrations::{Push, Secret, Target, at_home};
pub use keys::{Binding, KeyScope};
pub use load::{load, parse};
pub use migrate::migrate;
pub use own_command::DeclaredCommand;
pub use places::{Places, PlacesError, RuleFiles};
pub use problem::{ConfigError, OldKey, Place, Problem};
pub use program::not_started;
pub use schema::schema;
pub use serve::Serving;
pub use setting::source_with;
pub use source::file_address;
pub use starter::{Listed, listed_sources, starter_sources};
pub use themes::theme_files;
pub use ui::{Density, Images, ThemeName, Ui, screen_language};
pub use write_back::{add_shelves, new_shelves, remove_shelves, write_back};

use crate::news::{Rule, SavedQuery, Source};
use std::time::Duration;

/// The example file: every key with its meaning and its default, commented out.
pub const EXAMPLE: &str = include_str!("../../config.example.toml");

/// Least time between two polls of one source, in seconds: the press should not feel that it is read.
pub const LEAST_INTERVAL: u64 = 15 * 60;

/// What the user wrote down, checked; what was left out has its default.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Config {
    /// `[poll]`.
    pub poll: Poll,
    /// `[[source]]`, in the order of the file, all with `declared` set.
    pub sources: Vec<Source>,
    /// `[[shelf]]`, in the order of the file.
    pub shelves: Vec<SavedQuery>,
    /// `[ui]`.
    pub ui: Ui,
    /// `[open]`.
    pub open: Open,
    /// `[store]`.
    pub store: Keeping,
    /// `[archive]`.
    pub archive: Archiving,
    /// `[hooks]`: the program that is told of what is saved; empty for none.
    pub saved_hook: Vec<String>,
    /// `[push]`: servers that are given what is saved.
    pub push: Vec<Push>,
    /// `[[account]]`, in the order of the file.
    pub accounts: Vec<Account>,
    /// `[serve]`.
    pub serve: Serving,
    /// `[[rule]]`, in the order of the file.
    pub rules: Vec<Rule>,
    /// `[commands]`: the user's own, in the order of their names.
    pub commands: Vec<DeclaredCommand>,
    /// `[keys]`, as written: whether the keys and commands exist is for the face to say ([`Binding::problem`]).
    pub keys: Vec<Binding>,
    /// Keys under names that they no longer have, in the order of the file.
    pub old_keys: Vec<OldKey>,
}

/// How the press is polled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Poll {
    /// Least time between two polls of a source.
    pub every: Duration,
    /// Connections in all.
    pub at_once: usize,
    /// Connections to one host.
    pub per_host: usize,
    /// Pause between two requests to one host.
    pub host_delay: Duration,
}

/// How long things are kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Keeping {
    /// Read articles got longer ago than this are dropped; none are while it is left out.
    pub keep_read: Option<Duration>,
}

/// Programs to call, each with its arguments; an empty list means the default.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Open {
    /// Opens a link; `{url}` in an argument stands for it.
    pub browser: Vec<String>,
    /// Takes the text to copy on its standard input.
    pub clipboard: Vec<String>,
    /// Shows a text.
    pub pager: Vec<String>,
    /// Edits a text.
    pub editor: Vec<String>,
    /// Plays or gets a file that comes with an article; `{url}` in an argument stands for it.
    pub enclosure: Vec<String>,
}
