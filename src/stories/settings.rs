//! The settings are the numbers that decide which articles are one story. They are fitted to days of news that people have
//! sorted (`examples/fit.rs`) and stand in `assets/stories.toml`; nothing here was set by hand.

use super::signals::{COUNT, NAMES, Signals};
use serde::Deserialize;
use std::{collections::HashMap, sync::LazyLock};

/// The fitted numbers.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// From this score on an article joins a story.
    pub threshold: f32,
    /// The best member counts this much beside the mean of all, 0 to 1.
    pub best: f32,
    /// Two articles that have nothing in common score this, and no two score less: one odd pair does not part a story.
    pub least: f32,
    /// A rumour and other news this many hours apart are two events: the rumour and what became of it.
    pub rumour_hours: f32,
    signals: HashMap<String, f32>,
    #[serde(skip)]
    weights: Signals,
}

/// Scores of an article with members of a story: the best one, and all of them added up.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sum {
    pub most: f32,
    pub all: f32,
}

/// The settings that ship with the program.
pub static BUILTIN: LazyLock<Settings> = LazyLock::new(|| {
    // A test reads the file; without it nothing would join.
    let nothing =
        Settings { threshold: f32::MAX, best: 0.0, least: 0.0, rumour_hours: 0.0, ..Settings::of([0.0; COUNT]) };
    Settings::read(include_str!("../../assets/stories.toml")).unwrap_or(nothing)
});

impl Settings {
    /// Settings with these weights, by the order of the signals.
    #[must_use]
    pub fn of(weights: Signals) -> Self {
        let signals = NAMES.iter().zip(weights).map(|(name, weight)| ((*name).to_owned(), weight)).collect();
        Self { threshold: 0.0, best: 0.0, least: -3.0, rumour_hours: 6.0, signals, weights }
    }

    /// Reads a file of settings.
    ///
    /// # Errors
    /// When it is none, or a signal is missing or unknown.
    pub fn read(text: &str) -> Result<Self, String> {
        let mut settings: Self = toml::from_str(text).map_err(|error| error.to_string())?;
        for (name, weight) in NAMES.iter().zip(&mut settings.weights) {
            *weight = *settings.signals.get(*name).ok_or_else(|| format!("the signal “{name}” has no weight"))?;
        }
        match settings.signals.keys().find(|name| !NAMES.contains(&name.as_str())) {
            Some(unknown) => Err(format!("“{unknown}” is no signal")),
            None => Ok(settings),
        }
    }

    /// The file of these settings.
    #[must_use]
    pub fn write(&self) -> String {
        let Self { threshold, best, least, rumour_hours, .. } = self;
        let head = format!(
            "threshold = {threshold}\nbest = {best}\nleast = {least}\nrumour_hours = {rumour_hours}\n\n[signals]\n"
        );
        let signals = NAMES.iter().zip(self.weights).map(|(name, weight)| format!("{name} = {weight:.3}\n"));
        head + &signals.collect::<String>()
    }

    /// What the signals of two articles come to.
    pub(super) fn score(&self, signals: &Signals) -> f32 {
        // Some sums at once: each step of a single one would wait for the step before.
        const AT_ONCE: usize = 4;
        const { assert!(COUNT.is_multiple_of(AT_ONCE)) };
        let mut sums = [0.0; AT_ONCE];
        for (weights, signals) in self.weights.as_chunks::<AT_ONCE>().0.iter().zip(signals.as_chunks::<AT_ONCE>().0) {
            sums = std::array::from_fn(|at| sums[at] + weights[at] * signals[at]);
        }
        sums.iter().sum()
    }

    /// The scores of an article with members of a story, taken together.
    pub(super) fn sum(&self, scores: impl Iterator<Item = f32>) -> Sum {
        scores.map(|score| score.max(self.least)).fold(Sum { most: self.least, all: 0.0 }, |sum, score| Sum {
            most: sum.most.max(score),
            all: sum.all + score,
        })
    }

    /// What an article's scores with so many members of a story come to.
    pub(super) fn together(&self, sum: Sum, members: usize) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "a story has few members")]
        let mean = sum.all / members as f32;
        self.best * (sum.most - mean) + mean
    }

    /// What each unit of a signal adds to a score.
    pub(super) fn weight(&self, signal: usize) -> f32 {
        self.weights[signal]
    }

    /// What each unit of a signal that may be less than it seems adds at most.
    pub(super) fn adds(&self, signal: usize) -> f32 {
        self.weights[signal].max(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_settings_that_ship_can_be_read() {
        assert_eq!(Settings::read(include_str!("../../assets/stories.toml")).err(), None);
        assert!(BUILTIN.threshold < 10.0);
    }

    #[test]
    fn settings_are_read_as_they_were_written() {
        let mut weights = [0.5; COUNT];
        weights[0] = -6.25;
        let settings = Settings { threshold: -0.75, ..Settings::of(weights) };
        assert_eq!(Settings::read(&settings.write()), Ok(settings));
    }

    #[test]
    fn a_missing_or_unknown_signal_is_refused() {
        let text = Settings::of([0.0; COUNT]).write();
        assert!(Settings::read(&text.replace("days", "daze")).is_err());
        assert!(Settings::read(&format!("{text}odd = 1.0\n")).is_err());
    }
}
