//! What a sync came to.

use crate::store::Ruled;
use serde::Serialize;

/// What a sync of one account came to, with the names of `sync --json`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The account's name.
    pub account: String,
    /// Marks and changes that the server has taken.
    pub pushed: usize,
    /// Articles here whose marks were changed by the server.
    pub pulled: usize,
    /// New articles.
    pub new: usize,
    /// Marks that wait for the next sync.
    pub waiting: usize,
    /// What did not succeed.
    pub failed: Vec<Failure>,
    /// What rules of the user's own did with what arrived.
    #[serde(skip)]
    pub ruled: Ruled,
}

/// What did not succeed, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Failure {
    /// Which part of the sync.
    pub what: String,
    /// Why, as a sentence.
    pub why: String,
}

impl Report {
    /// Adds a failure; the same reason once.
    pub(super) fn add(&mut self, failure: Failure) {
        if !self.failed.iter().any(|known| known.why == failure.why) {
            self.failed.push(failure);
        }
    }
}
