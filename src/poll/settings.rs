//! How to poll: what the config says, with the link rules and the user's own rules for what arrives.

use crate::{
    clean,
    config::{Archiving, Config},
    fetch::Limits,
    news::Rule,
};
use jiff::Timestamp;
use std::time::Duration;

/// How to poll.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Least time between two polls of a source that says nothing else.
    pub every: Duration,
    /// Connections in all.
    pub at_once: usize,
    /// Connections to one host.
    pub per_host: usize,
    /// Pause between two requests over one such connection.
    pub host_delay: Duration,
    /// Open no socket.
    pub offline: bool,
    /// Read articles got longer ago than this are dropped after a poll; none without it.
    pub keep_read: Option<Duration>,
    /// How much of a saved article is kept.
    pub archive: Archiving,
    /// What one request may cost.
    pub limits: Limits,
    /// Link rules for cleaning.
    pub rules: clean::Rules,
    /// The user's own rules for what arrives.
    pub standing: Vec<Rule>,
}

impl Settings {
    /// The defaults, with these link rules.
    #[must_use]
    pub fn new(rules: clean::Rules) -> Self {
        Self {
            every: Duration::from_hours(1),
            at_once: 32,
            per_host: 1,
            host_delay: Duration::from_secs(1),
            offline: false,
            keep_read: None,
            archive: Archiving::default(),
            limits: Limits::default(),
            rules,
            standing: Vec::new(),
        }
    }

    /// The same, with what the config says.
    #[must_use]
    pub fn following(self, config: &Config) -> Self {
        Self {
            every: config.poll.every,
            at_once: config.poll.at_once,
            per_host: config.poll.per_host,
            host_delay: config.poll.host_delay,
            keep_read: config.store.keep_read,
            archive: config.archive,
            standing: config.rules.clone(),
            ..self
        }
    }

    /// Read articles got before this are dropped after a poll; none when nothing is.
    #[must_use]
    pub fn dropped_before(&self, now: Timestamp) -> Option<Timestamp> {
        self.keep_read.map(|keep| now.saturating_sub(keep).unwrap_or(Timestamp::MIN))
    }
}
