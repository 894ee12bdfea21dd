//! What an article is compared by: weighted words and pairs of words of headline and lead, and the numbers that name a
//! sequel, a season or a version. Derived from the article alone and the weights.

use super::{
    Told,
    names::entries_in,
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
/// What a thing that two headlines share is worth as evidence.
const THING: usize = 6;
/// Words in a row in both are one thing, a name; from the fourth on each is worth a little more.
const NAME: usize = 3;
const LONG_RUN: usize = 3;
/// A telling word that stands in both leads alone.
const IN_LEADS: usize = 2;
/// A word of the lead from this weight on tells something.
const TELLING: f32 = 0.39;
/// Evidence needed where both leads tell enough, and where there are only headlines.
const NEEDED: usize = 18;
const NEEDED_BARE: usize = 12;
/// From so many words on the lead tells enough to ask for more shared words.
const TELLING_LEAD: usize = 8;

/// The words of an article, before they are weighed.
#[derive(Debug)]
pub struct Text {
    title: Vec<String>,
    names: Names,
    lead: Vec<String>,
    numbered: BTreeMap<String, BTreeSet<String>>,
}

/// The known names of a headline, in the words that are compared.
#[derive(Debug, Default)]
struct Names {
    /// Pairs of words that stand in a row within a name.
    pairs: HashSet<String>,
    /// The words of each game.
    games: Vec<BTreeSet<String>>,
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
        let mut names = Names::default();
        for entry in entries_in(&told.title, &title) {
            let name: Vec<String> = telling(entry.words.clone());
            names.pairs.extend(name.windows(2).map(pair));
            if entry.is_game {
                names.games.push(name.into_iter().collect());
            }
        }
        Self { title: telling(title), names, lead, numbered }
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
    /// Words of the headline in their order.
    title: Vec<String>,
    names: Names,
    /// Words of the headline that can carry a match.
    pub strong: HashSet<String>,
    /// Words of the lead that tell something.
    telling: HashSet<String>,
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
            for words in run.windows(2) {
                let weight = worth * f32::midpoint(weights.of(&words[0]), weights.of(&words[1]));
                vector.entry(pair(words)).or_insert(weight);
            }
        }
        let length = vector.values().map(|weight| weight * weight).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
        for weight in vector.values_mut() {
            *weight /= length;
        }
        let strong = text.title.iter().filter(|word| !is_weak(word) && weights.of(word) > STRONG).cloned().collect();
        let denies = text.title.iter().any(|word| is_denial(word));
        let telling_lead = text.lead.len() >= TELLING_LEAD;
        let telling = text.lead.iter().filter(|word| !is_weak(word) && weights.of(word) > TELLING).cloned().collect();
        let all = text.title.iter().cloned().chain(text.lead).collect();
        let (title, names, numbered) = (text.title, text.names, text.numbered);
        Self { vector, title, names, strong, telling, all, numbered, denies, telling_lead }
    }

    /// Strong words of either headline that the other article has too.
    pub fn shared<'a>(&'a self, other: &'a Self) -> BTreeSet<&'a str> {
        let mine = self.strong.iter().filter(|word| other.all.contains(*word));
        let theirs = other.strong.iter().filter(|word| self.all.contains(*word));
        mine.chain(theirs).map(String::as_str).collect()
    }

    /// They cannot tell the same: they name a number of the same thing, and not the same (another sequel, season, month or
    /// version), or each names games and none of them is the other's.
    pub fn contradict(&self, other: &Self) -> bool {
        let other_number = self
            .numbered
            .iter()
            .any(|(word, mine)| other.numbered.get(word).is_some_and(|theirs| mine.is_disjoint(theirs)));
        let (mine, theirs) = (&self.names.games, &other.names.games);
        let apart = |one: &BTreeSet<String>| theirs.iter().all(|game| game.is_disjoint(one));
        other_number || (!mine.is_empty() && !theirs.is_empty() && mine.iter().all(apart))
    }

    /// How much the two share: things, not words, for the words of one name are one thing.
    fn evidence(&self, other: &Self) -> usize {
        let bare = !(self.telling_lead && other.telling_lead);
        let mut counted: HashSet<&str> = HashSet::new();
        let mut evidence = 0;
        for (one, two) in [(self, other), (other, self)] {
            let mut row = 0;
            let mut before: Option<&String> = None;
            for word in &one.title {
                if !one.strong.contains(word) || !two.all.contains(word) {
                    before = None;
                    continue;
                }
                // Headlines alone are short: there only a known name is one thing.
                let goes_on = before.is_some_and(|before| {
                    let pair = pair(&[before.clone(), word.clone()]);
                    if bare { one.names.pairs.contains(&pair) } else { two.vector.contains_key(&pair) }
                });
                row = if goes_on { row + 1 } else { 1 };
                before = Some(word);
                if counted.insert(word) {
                    evidence += match row {
                        1 => THING,
                        2..=NAME => 0,
                        _ => LONG_RUN,
                    };
                }
            }
        }
        let in_leads = self.telling.intersection(&other.telling).filter(|word| !counted.contains(word.as_str()));
        evidence + IN_LEADS * in_leads.count()
    }

    /// How alike two articles are, 0 to 1; 0 when they share too little, or no strong word that stands in both headlines.
    pub fn likeness(&self, other: &Self) -> f32 {
        if self.strong.is_disjoint(&other.strong) {
            return 0.0;
        }
        let needed = if self.telling_lead && other.telling_lead { NEEDED } else { NEEDED_BARE };
        if self.evidence(other) < needed {
            return 0.0;
        }
        let (small, large) = if self.vector.len() < other.vector.len() { (self, other) } else { (other, self) };
        small.vector.iter().map(|(word, weight)| weight * large.vector.get(word).copied().unwrap_or(0.0)).sum()
    }
}

/// Two words in a row.
fn pair(words: &[String]) -> String {
    words.join(" ")
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
            credits: None,
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
    fn the_words_of_one_name_are_one_thing() {
        let one = features("Hollow Knight Silksong bread", "");
        assert_eq!(one.likeness(&features("Hollow Knight Silksong on a wall", "")), 0.0);
        assert!(one.likeness(&features("Hollow Knight Silksong fans bake bread", "")) > 0.0);
        let lead =
            "Nothing of this stands in any other place, for every line of it was written once and for all by hand.";
        let other =
            "Quite another matter altogether: whoever carved these letters wanted nobody to find them twice, ever.";
        let carved = features("Quarrelbrook Lanternfall Kilnworks harbour", lead);
        assert_eq!(carved.likeness(&features("Quarrelbrook Lanternfall Kilnworks oven", other)), 0.0);
    }

    #[test]
    fn telling_words_in_both_leads_are_evidence() {
        let lead = "Kilnworks and Lanternfall and Quarrelbrook and Ostrander and Brackenfold and Thornwick and Vesper.";
        let other = lead.replace("and", "with");
        assert!(features("Zorblax harbour", lead).likeness(&features("Zorblax oven", &other)) > 0.0);
    }

    #[test]
    fn headlines_that_name_other_games_contradict() {
        let contradict = |one: &str, other: &str| features(one, "").contradict(&features(other, ""));
        assert!(contradict("Balatro wins an award", "Hades II wins an award"));
        assert!(!contradict("Balatro and Hades II win awards", "Hades II wins an award"));
        assert!(!contradict("Balatro wins an award", "An award for a card game"));
        assert!(!contradict("Death Stranding is out", "Death Stranding 2 is out"));
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
