//! Hand-over: gives what is on the reading list to other programs and to the servers people keep their links on, and articles to
//! commands of the user's own. Looks first what a server has, and only adds to it. Never takes anything from there, never logs a secret.

mod by_rules;
mod hook;
mod karakeep;
mod linkding;
mod own_command;
mod pinboard;
mod push;
mod readeck;
mod secret;
mod server;
mod wallabag;
mod webhook;

pub use by_rules::{Fate, push_by_rules};
pub use hook::saved as hook;
pub use own_command::{input as command_input, run as run_command};
pub use push::{Summary, html as cleaned_html, push};
pub use secret::get as secret;

use crate::{
    clean,
    fetch::{FetchError, Limits},
    store::{Store, StoreError},
    text::Line,
};

/// What handing over goes by.
#[derive(Debug, Clone, Copy)]
pub struct With<'a> {
    /// Where articles are read.
    pub store: &'a Store,
    /// Link rules for cleaning.
    pub rules: &'a clean::Rules,
    /// What one request may cost.
    pub limits: &'a Limits,
}

/// Why nothing could be handed over.
#[derive(Debug, thiserror::Error)]
pub enum IntegrationError {
    /// The secret cannot be had.
    #[error("{0}")]
    Secret(String),
    /// The server refused, or did not answer.
    #[error(transparent)]
    Fetch(#[from] FetchError),
    /// The database refuses.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What it said is not what such a server says.
    #[error("{0} answered something that this kind of server does not say")]
    Strange(Line),
}
