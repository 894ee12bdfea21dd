//! How much a word tells: rare words tell much. From a shipped table of what the gaming press writes and from what the
//! reader's own sources wrote in the window. Never changes while a batch is placed.

use super::words::{is_weak, stem};
use std::{collections::HashMap, sync::LazyLock};

/// Descriptions behind the shipped table.
const BACKGROUND: f32 = 26_597.0;
/// So many of the reader's own articles weigh as much as the whole shipped table.
const PRIOR: f32 = 200.0;
/// A word that the reader's own days are full of may weigh this much more than they alone would give it.
const GRACE: f32 = 2.5;
/// What a word of the trade is worth of its weight.
const WEAK: f32 = 0.25;

/// Stem → descriptions it stands in.
static TABLE: LazyLock<HashMap<String, f32>> = LazyLock::new(|| {
    let mut table = HashMap::new();
    for line in include_str!("../../assets/words.tsv").lines() {
        if let Some((word, count)) = line.split_once('\t')
            && let Ok(count) = count.parse::<f32>()
        {
            let known = table.entry(stem(word)).or_insert(0.0_f32);
            *known = known.max(count);
        }
    }
    table
});

/// A word on more descriptions than this is an everyday word of the press.
const COMMON: f32 = 260.0;

/// Is it a word that the press uses every day?
pub fn is_common(word: &str) -> bool {
    TABLE.get(&stem(word)).is_some_and(|count| *count > COMMON)
}

/// Weights for one batch.
#[derive(Debug, Default)]
pub struct Weights {
    seen: HashMap<String, f32>,
    articles: f32,
}

impl Weights {
    /// Counts the words of one article, each once.
    pub fn learn<'a>(&mut self, words: impl Iterator<Item = &'a str>) {
        self.articles += 1.0;
        for word in words {
            if let Some(count) = self.seen.get_mut(word) {
                *count += 1.0;
            } else {
                self.seen.insert(word.to_owned(), 1.0);
            }
        }
    }

    /// A word's weight, 0 to 1.
    pub fn of(&self, word: &str) -> f32 {
        let background = TABLE.get(word).copied().unwrap_or(0.0);
        let seen = self.seen.get(word).copied().unwrap_or(0.0);
        let there = ((BACKGROUND + 1.0) / (background + 1.0)).ln();
        let here = ((self.articles + PRIOR) / (seen + PRIOR * background / BACKGROUND).max(0.5)).ln();
        let weight = there.min(here + GRACE) / (BACKGROUND + 1.0).ln();
        weight.clamp(0.0, 1.0) * if is_weak(word) { WEAK } else { 1.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_words_weigh_more_than_common_ones() {
        let weights = Weights::default();
        assert!(weights.of("silksong") > weights.of("updat"));
        assert!(weights.of("updat") > weights.of("the"));
    }

    #[test]
    fn a_word_the_reader_sees_all_day_weighs_less() {
        let mut weights = Weights::default();
        let before = weights.of("zorblax");
        for _ in 0..5000 {
            weights.learn(["zorblax"].into_iter());
        }
        assert!(weights.of("zorblax") < before / 2.0);
    }
}
