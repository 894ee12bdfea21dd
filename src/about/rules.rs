//! The words of `assets/about.toml`, read once.

use serde::Deserialize;
use std::{collections::BTreeMap, sync::LazyLock};

#[derive(Deserialize)]
pub struct Rules {
    pub outcome: OutcomeWords,
    pub release: ReleaseWords,
    pub platforms: BTreeMap<String, Vec<String>>,
    pub shops: Shops,
    pub review: ReviewWords,
}

#[derive(Deserialize)]
pub struct OutcomeWords {
    pub confirmed: Vec<String>,
    pub denied: Vec<String>,
}

#[derive(Deserialize)]
pub struct ReleaseWords {
    pub cues: Vec<String>,
    pub not: Vec<String>,
}

#[derive(Deserialize)]
pub struct Shops {
    pub names: Vec<String>,
}

#[derive(Deserialize)]
pub struct ReviewWords {
    pub scores: Vec<String>,
    pub verdicts: Vec<String>,
}

/// None where the file is no such file: then nothing is said beyond the timeline.
pub static RULES: LazyLock<Option<Rules>> =
    LazyLock::new(|| toml::from_str(include_str!("../../assets/about.toml")).ok());

/// Whether a headline in small letters says one of these, as whole words.
pub fn says_any(low: &str, all: &[String]) -> bool {
    all.iter().any(|words| place_of(low, words).is_some())
}

/// Where a text in small letters says these words, as whole words; Japanese has no blanks between.
pub fn place_of(low: &str, words: &str) -> Option<usize> {
    let open = |letter: Option<char>| letter.is_none_or(|letter| !letter.is_alphanumeric());
    let is_ascii = words.is_ascii();
    low.match_indices(words)
        .map(|(at, _)| at)
        .find(|at| !is_ascii || open(low[..*at].chars().next_back()) && open(low[at + words.len()..].chars().next()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_read_and_stand_in_small_letters() {
        let rules = RULES.as_ref().unwrap();
        let words = rules.outcome.confirmed.iter().chain(&rules.outcome.denied).chain(&rules.release.cues);
        for word in words.chain(&rules.release.not).chain(rules.platforms.values().flatten()) {
            assert_eq!(*word, word.to_lowercase());
        }
    }

    #[test]
    fn words_are_whole_words() {
        assert_eq!(place_of("it is official now", "official"), Some(6));
        assert_eq!(place_of("officially", "official"), None);
        assert_eq!(place_of("9月に発売決定", "発売"), Some(7));
    }
}
