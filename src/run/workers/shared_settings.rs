//! The settings of polling as the config has them at the moment: whoever polls looks here before each poll. Never reads the
//! config itself.

use crate::poll::Settings;
use std::sync::{Arc, Mutex, PoisonError};

/// The settings, shared by all who go by them.
#[derive(Debug, Clone)]
pub struct SharedSettings(Arc<Mutex<Arc<Settings>>>);

impl SharedSettings {
    /// Begins with these.
    pub fn new(settings: Arc<Settings>) -> Self {
        Self(Arc::new(Mutex::new(settings)))
    }

    /// As they are now; what is under way goes on with what it began with.
    pub fn settings(&self) -> Arc<Settings> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// From now on these.
    pub fn replace(&self, settings: Settings) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Arc::new(settings);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clean, config};
    use std::{path::Path, time::Duration};

    #[test]
    fn whoever_polls_goes_by_what_the_config_says_now() {
        let began = Settings { offline: true, ..Settings::new(clean::BUILTIN.clone()) };
        let current = SharedSettings::new(Arc::new(began));
        let (poller, under_way) = (current.clone(), current.settings());
        let text = "[poll]\nevery = \"20m\"\nat_once = 3\n[[rule]]\nwhen = \"kind:deal\"\nthen = [\"read\"]\n";
        let config = config::parse(Path::new("config.toml"), text).unwrap();
        current.replace((*current.settings()).clone().following(&config));
        let now = poller.settings();
        assert_eq!((now.every, now.at_once, now.standing.len()), (Duration::from_mins(20), 3, 1));
        assert_eq!((now.offline, under_way.standing.len()), (true, 0));
    }
}
