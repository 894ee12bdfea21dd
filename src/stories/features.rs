//! What an article is compared by: weighted words and pairs of words of headline and lead, and the numbers that name a
//! sequel, a season or a version. Derived from the article alone and the weights.

use super::{
    Told,
    weights::Weights,
    words::{counts, is_denial, is_glue, is_number, is_weak, stem, words},
};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Words of the lead that are looked at.
const LEAD_WORDS: usize = 40;
/// A word of the lead is worth this much of one in the headline.
const LEAD: f32 = 0.45;
/// A word in both is worth this much more.
const BOTH: f32 = 0.3;
/// Two words in a row are worth this much of their mean.
const PAIR: f32 = 0.2;
/// A headline's word from this weight on can carry a match.
const STRONG: f32 = 0.3;
/// From so many words on the lead tells enough to ask for more shared words.
const TELLING_LEAD: usize = 8;

/// The words of an article, before they are weighed.
#[derive(Debug)]
pub struct Text {
    title: Vec<String>,
    lead: Vec<String>,
    numbered: BTreeMap<String, BTreeSet<String>>,
}

impl Text {
    /// Takes headline and lead apart.
    pub fn of(told: &Told) -> Self {
        let title = words(&told.title);
        let mut numbered: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for pair in title.windows(2) {
            if is_number(&pair[1]) && !counts(&pair[0]) {
                numbered.entry(stem(&pair[0])).or_default().insert(pair[1].clone());
            }
        }
        let telling = |all: Vec<String>| all.iter().filter(|word| !is_glue(word)).map(|word| stem(word)).collect();
        let mut lead: Vec<String> = telling(words(&told.lead));
        lead.truncate(LEAD_WORDS);
        Self { title: telling(title), lead, numbered }
    }

    /// Every word once.
    pub fn each(&self) -> HashSet<&str> {
        self.title.iter().chain(&self.lead).map(String::as_str).collect()
    }
}

/// The words of an article, weighed.
#[derive(Debug)]
pub struct Features {
    /// Word or pair of words → weight; of length one as a vector.
    vector: HashMap<String, f32>,
    /// Words of the headline that can carry a match.
    pub strong: HashSet<String>,
    /// Every word of headline and lead.
    pub all: HashSet<String>,
    numbered: BTreeMap<String, BTreeSet<String>>,
    /// The headline says no to something, or answers it.
    pub denies: bool,
    /// The lead says enough to ask for more shared words.
    pub telling_lead: bool,
}

impl Features {
    /// Weighs a text.
    pub fn of(text: Text, weights: &Weights) -> Self {
        let mut vector: HashMap<String, f32> = HashMap::new();
        for word in &text.title {
            vector.insert(word.clone(), weights.of(word));
        }
        let title: HashSet<&str> = text.title.iter().map(String::as_str).collect();
        for word in &text.lead {
            let weight = weights.of(word);
            let worth = if title.contains(word.as_str()) { weight * (1.0 + BOTH) } else { weight * LEAD };
            vector.insert(word.clone(), worth);
        }
        for (run, worth) in [(&text.title, PAIR), (&text.lead, PAIR * LEAD)] {
            for pair in run.windows(2) {
                let weight = worth * f32::midpoint(weights.of(&pair[0]), weights.of(&pair[1]));
                vector.entry(format!("{} {}", pair[0], pair[1])).or_insert(weight);
            }
        }
        let length = vector.values().map(|weight| weight * weight).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
        for weight in vector.values_mut() {
            *weight /= length;
        }
        let strong = text.title.iter().filter(|word| !is_weak(word) && weights.of(word) > STRONG).cloned().collect();
        let denies = text.title.iter().any(|word| is_denial(word));
        let telling_lead = text.lead.len() >= TELLING_LEAD;
        let all = text.title.into_iter().chain(text.lead).collect();
        Self { vector, strong, all, numbered: text.numbered, denies, telling_lead }
    }

    /// Strong words of either headline that the other article has too.
    pub fn shared<'a>(&'a self, other: &'a Self) -> BTreeSet<&'a str> {
        let mine = self.strong.iter().filter(|word| other.all.contains(*word));
        let theirs = other.strong.iter().filter(|word| self.all.contains(*word));
        mine.chain(theirs).map(String::as_str).collect()
    }

    /// Both name a number of the same thing, and not the same: another sequel, season, month or version.
    pub fn contradict(&self, other: &Self) -> bool {
        self.numbered.iter().any(|(word, mine)| other.numbered.get(word).is_some_and(|theirs| mine.is_disjoint(theirs)))
    }

    /// How alike two articles are, 0 to 1; 0 when they share too few strong words, or none that stands in both headlines.
    pub fn likeness(&self, other: &Self) -> f32 {
        let needed = if self.telling_lead && other.telling_lead { 3 } else { 2 };
        if self.shared(other).len() < needed || self.strong.is_disjoint(&other.strong) {
            return 0.0;
        }
        let (small, large) = if self.vector.len() < other.vector.len() { (self, other) } else { (other, self) };
        small.vector.iter().map(|(word, weight)| weight * large.vector.get(word).copied().unwrap_or(0.0)).sum()
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::float_cmp, reason = "nothing in common is nought exactly")]

    use super::*;
    use crate::news::{ArticleId, Kind, StoryId};

    fn features(title: &str, lead: &str) -> Features {
        let told = Told {
            article: ArticleId(1),
            story: StoryId(1),
            wing: StoryId(1),
            at: 0,
            outlet: String::new(),
            title: title.to_owned(),
            lead: lead.to_owned(),
            kind: Kind::News,
            url: String::new(),
        };
        Features::of(Text::of(&told), &Weights::default())
    }

    #[test]
    fn numbers_that_name_something_contradict() {
        let contradict = |one: &str, other: &str| features(one, "").contradict(&features(other, ""));
        assert!(contradict("Lanternfall 2 arrives", "Lanternfall 3 arrives"));
        assert!(contradict("Lanternfall season 4", "Lanternfall season 5"));
        assert!(contradict("Lanternfall patch 1.2", "Lanternfall patch 1.3"));
        assert!(!contradict("Lanternfall IV arrives", "Lanternfall 4 arrives"));
        assert!(!contradict("Lanternfall sold 3 million", "Lanternfall sold 4 million"));
    }

    #[test]
    fn a_single_shared_name_is_no_likeness() {
        let one = features("Lanternfall harbour bread", "");
        assert!(one.likeness(&features("Lanternfall harbour opens", "")) > 0.0);
        assert_eq!(one.likeness(&features("Lanternfall sequel", "")), 0.0);
    }

    #[test]
    fn words_of_the_lead_alone_are_no_likeness() {
        let lead = "Kilnworks and Lanternfall and the harbour and the bread of the oven and more of the spring.";
        assert!(features("Harbour bread", lead).likeness(&features("Harbour oven", lead)) > 0.0);
        assert_eq!(features("Harbour", lead).likeness(&features("Oven", lead)), 0.0);
    }

    #[test]
    fn words_of_the_trade_carry_nothing() {
        assert!(features("PlayStation Xbox Steam console update", "").strong.is_empty());
        assert!(features("Lanternfall for Xbox", "").strong.contains("lanternfall"));
    }
}
