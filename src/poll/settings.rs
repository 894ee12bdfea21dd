//! How to poll: what the config says, with the link rules and the user's own rules for what arrives.

use crate::{
    clean,
    config::{Archiving, Config},
    fetch::Limits,
    news::Rule,
};
use jiff::Timestamp;
use std::{collections::HashMap, time::Duration};

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
    /// Programs that print feeds, by the addresses of their sources: only the config has them.
    pub commands: HashMap<String, Vec<String>>,
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
            commands: HashMap::new(),
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
            commands: commands(config),
            ..self
        }
    }

    /// The program that prints the feed of a source; none where the config names none.
    #[must_use]
    pub fn command(&self, url: &str) -> &[String] {
        self.commands.get(url).map_or(&[], Vec::as_slice)
    }

    /// Read articles got before this are dropped after a poll; none when nothing is.
    #[must_use]
    pub fn dropped_before(&self, now: Timestamp) -> Option<Timestamp> {
        self.keep_read.map(|keep| now.saturating_sub(keep).unwrap_or(Timestamp::MIN))
    }
}

fn commands(config: &Config) -> HashMap<String, Vec<String>> {
    let with_one = config.sources.iter().filter(|source| !source.command.is_empty());
    with_one.map(|source| (source.url.clone(), source.command.clone())).collect()
}
