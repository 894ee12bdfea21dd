//! What an article is compared by: weighted words and pairs of words of headline and lead, and the numbers that name a
//! sequel, a season or a version. Derived from the article alone and the weights.

use super::{
    Told,
    names::entries_in,
    weights::{Lexicon, Weights, Word},
    words::{counts, is_number, words},
};

/// Words of the lead that are looked at.
const LEAD_WORDS: usize = 40;
/// A word of the lead is worth this much of one in the headline.
const LEAD: f32 = 0.45;
/// A word in both is worth this much more.
const BOTH: f32 = 0.3;
/// Two words in a row are worth this much of their mean.
const PAIR: f32 = 0.2;
/// A word from this weight on can be evidence: in a headline it can carry a match.
const STRONG: f32 = 0.3;
/// What a thing that two headlines share is worth as evidence.
const THING: u32 = 6;
/// Words in a row in both are one thing, a name; from the fourth on each is worth a little more.
const NAME: usize = 3;
const LONG_RUN: u32 = 3;
/// A telling word that stands in both leads alone.
const IN_LEADS: u32 = 2;
/// A word of the lead from this weight on tells something.
const TELLING: f32 = 0.39;
/// Evidence needed where both leads tell enough, and where there are only headlines.
const NEEDED: u32 = 18;
const NEEDED_BARE: u32 = 12;
/// From so many words on the lead tells enough to ask for more shared words.
const TELLING_LEAD: usize = 8;

/// What a word is in an article, as bits: [`CARRIES`], [`TELLS`], both, or neither.
pub type Mark = u8;
/// A headline's word that can carry a match.
pub const CARRIES: Mark = 1;
/// A word of the lead that tells something.
pub const TELLS: Mark = 2;

/// A word, or two in a row, as one number.
type Term = u64;

/// The words of an article, before they are weighed.
#[derive(Debug)]
pub struct Text {
    title: Vec<Word>,
    names: Names,
    lead: Vec<Word>,
    numbered: Numbered,
}

/// The known names of a headline, in the words that are compared.
#[derive(Debug, Clone, Default)]
struct Names {
    /// Pairs of words that stand in a row within a name.
    pairs: Vec<Term>,
    /// The words of each game.
    games: Vec<Vec<Word>>,
}

/// A word and the number after it.
type Numbered = Vec<(Word, Word)>;

impl Text {
    /// Takes headline and lead apart.
    pub fn of(told: &Told, lexicon: &mut Lexicon) -> Self {
        let written = words(&told.title);
        let mut names = Names::default();
        for entry in entries_in(&told.title, &written) {
            let name = telling(entry.words.clone(), usize::MAX, lexicon);
            names.pairs.extend(name.windows(2).map(pair));
            if entry.is_game {
                names.games.push(name);
            }
        }
        let mut numbered = Numbered::new();
        for pair in written.windows(2) {
            if is_number(&pair[1]) && !counts(&pair[0]) {
                numbered.push((lexicon.written(pair[0].clone()).word, lexicon.written(pair[1].clone()).word));
            }
        }
        let lead = telling(words(&told.lead), LEAD_WORDS, lexicon);
        let title = telling(written, usize::MAX, lexicon);
        Self { title, names, lead, numbered }
    }

    /// Every word, some more than once.
    pub fn words(&self) -> impl Iterator<Item = Word> {
        self.title.iter().chain(&self.lead).copied()
    }
}

/// The first words that carry news.
fn telling(written: Vec<String>, most: usize, lexicon: &mut Lexicon) -> Vec<Word> {
    let numbers = written.into_iter().map(|word| lexicon.written(word));
    numbers.filter(|written| !written.is_glue).map(|written| written.word).take(most).collect()
}

/// The words of an article, weighed.
#[derive(Debug, Clone)]
pub struct Features {
    /// What each word and pair of words weighs, by number; of length one as a vector.
    vector: Vec<(Term, f32)>,
    /// Words of the headline in their order.
    title: Vec<Word>,
    names: Names,
    /// Every word that can be evidence once, by number, and what it is here.
    marks: Vec<(Word, Mark)>,
    /// How long the vector is without the words that can be evidence.
    pub rest: f32,
    numbered: Numbered,
    /// The headline says no to something, or answers it.
    pub denies: bool,
    /// The lead says enough to ask for more shared words.
    pub telling_lead: bool,
}

impl Features {
    /// Weighs a text.
    pub fn of(text: Text, weights: &Weights) -> Self {
        let vector = vector(&text, weights);
        let can_be = |word: &&Word| !weights.is_weak(**word) && weights.of(**word) > STRONG;
        let tells = |word: Word| if weights.of(word) > TELLING { TELLS } else { 0 };
        let in_title = text.title.iter().filter(can_be).map(|word| (*word, CARRIES));
        let in_lead = text.lead.iter().filter(can_be).map(|word| (*word, tells(*word)));
        let mut marks: Vec<(Word, Mark)> = in_title.chain(in_lead).collect();
        marks.sort_unstable();
        marks.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            kept.1 |= if same { next.1 } else { 0 };
            same
        });
        let weight = |word: Word| weight_in(&vector, Term::from(word)).unwrap_or(0.0);
        let marked: f32 = marks.iter().map(|(word, _)| weight(*word) * weight(*word)).sum();
        let rest = (1.0 - marked).max(0.0).sqrt();
        let denies = text.title.iter().any(|word| weights.is_denial(*word));
        let telling_lead = text.lead.len() >= TELLING_LEAD;
        let Text { title, names, numbered, .. } = text;
        Self { vector, title, names, marks, rest, numbered, denies, telling_lead }
    }

    /// The words that can be evidence, what each is here and what it weighs.
    pub fn marks(&self) -> impl Iterator<Item = (Word, Mark, f32)> {
        let weight = |word: Word| weight_in(&self.vector, Term::from(word)).unwrap_or(0.0);
        self.marks.iter().map(move |(word, mark)| (*word, *mark, weight(*word)))
    }

    fn mark(&self, word: Word) -> Option<Mark> {
        self.marks.binary_search_by_key(&word, |(word, _)| *word).ok().map(|at| self.marks[at].1)
    }

    /// Strong words of either headline that the other article has too.
    pub fn shared(&self, other: &Self) -> Vec<Word> {
        let carries = |(word, mine): &&(Word, Mark)| other.mark(*word).is_some_and(|mark| (mine | mark) & CARRIES != 0);
        self.marks.iter().filter(carries).map(|(word, _)| *word).collect()
    }

    /// They cannot tell the same: they name a number of the same thing, and not the same (another sequel, season, month or
    /// version), or each names games and none of them is the other's.
    pub fn contradict(&self, other: &Self) -> bool {
        let other_number = self.numbered.iter().any(|(word, _)| {
            let mut theirs = other.numbered.iter().filter(|(named, _)| named == word).peekable();
            let mine = |number: &Word| self.numbered.contains(&(*word, *number));
            theirs.peek().is_some() && !theirs.any(|(_, number)| mine(number))
        });
        let (mine, theirs) = (&self.names.games, &other.names.games);
        let apart = |one: &Vec<Word>| theirs.iter().all(|game| one.iter().all(|word| !game.contains(word)));
        other_number || (!mine.is_empty() && !theirs.is_empty() && mine.iter().all(apart))
    }

    /// How much the two share: things, not words, for the words of one name are one thing.
    fn evidence(&self, other: &Self) -> u32 {
        let bare = !(self.telling_lead && other.telling_lead);
        let mut counted: Vec<Word> = Vec::with_capacity(self.title.len());
        let mut evidence = 0;
        for (one, two) in [(self, other), (other, self)] {
            let mut row = 0;
            let mut before: Option<Word> = None;
            for word in &one.title {
                if one.mark(*word).is_none() || two.mark(*word).is_none() {
                    before = None;
                    continue;
                }
                // Headlines alone are short: there only a known name is one thing.
                let goes_on = before.is_some_and(|before| {
                    let pair = pair(&[before, *word]);
                    if bare { one.names.pairs.contains(&pair) } else { weight_in(&two.vector, pair).is_some() }
                });
                row = if goes_on { row + 1 } else { 1 };
                before = Some(*word);
                if !counted.contains(word) {
                    counted.push(*word);
                    evidence += match row {
                        1 => THING,
                        2..=NAME => 0,
                        _ => LONG_RUN,
                    };
                }
            }
        }
        evidence + self.in_leads(other)
    }

    /// Words that tell something in both leads and stand in neither headline.
    fn in_leads(&self, other: &Self) -> u32 {
        let mut theirs = other.marks.iter().peekable();
        let mut evidence = 0;
        for (word, mark) in &self.marks {
            while theirs.next_if(|(other, _)| other < word).is_some() {}
            if *mark == TELLS && theirs.peek() == Some(&&(*word, TELLS)) {
                evidence += IN_LEADS;
            }
        }
        evidence
    }

    /// How alike two articles are, 0 to 1; 0 when they share too little, or no strong word that stands in both headlines.
    /// `known`: evidence besides their words.
    pub fn likeness(&self, other: &Self, known: u32) -> f32 {
        let carries = |(word, mark): &(Word, Mark)| {
            mark & CARRIES != 0 && other.mark(*word).is_some_and(|mark| mark & CARRIES != 0)
        };
        if !self.marks.iter().any(carries)
            || known + self.evidence(other) < needed(self.telling_lead && other.telling_lead)
        {
            return 0.0;
        }
        let mut theirs = other.vector.iter().peekable();
        let mut sum = 0.0;
        for (term, weight) in &self.vector {
            while theirs.next_if(|(other, _)| other < term).is_some() {}
            sum += theirs.next_if(|(other, _)| other == term).map_or(0.0, |(_, other)| weight * other);
        }
        sum
    }
}

fn weight_in(vector: &[(Term, f32)], term: Term) -> Option<f32> {
    vector.binary_search_by_key(&term, |(term, _)| *term).ok().map(|at| vector[at].1)
}

/// Weighs each word and each pair of words; a word of the headline that the lead has too weighs more.
fn vector(text: &Text, weights: &Weights) -> Vec<(Term, f32)> {
    let mut headline = text.title.clone();
    headline.sort_unstable();
    let lead = text.lead.iter().map(|word| {
        let in_both = headline.binary_search(word).is_ok();
        (Term::from(*word), weights.of(*word) * if in_both { 1.0 + BOTH } else { LEAD })
    });
    // Of terms that come twice the first counts.
    let mut vector: Vec<(Term, f32)> = lead.collect();
    vector.extend(text.title.iter().map(|word| (Term::from(*word), weights.of(*word))));
    for (run, worth) in [(&text.title, PAIR), (&text.lead, PAIR * LEAD)] {
        vector.extend(
            run.windows(2)
                .map(|words| (pair(words), worth * f32::midpoint(weights.of(words[0]), weights.of(words[1])))),
        );
    }
    vector.sort_by_key(|(term, _)| *term);
    vector.dedup_by_key(|(term, _)| *term);
    let length = vector.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
    for (_, weight) in &mut vector {
        *weight /= length;
    }
    vector
}

/// Two words in a row; a lone word is a smaller number than any two.
fn pair(words: &[Word]) -> Term {
    (Term::from(words[0]) + 1) << Word::BITS | Term::from(words[1])
}

/// The evidence it takes for any likeness at all.
pub const fn needed(both_leads_tell: bool) -> u32 {
    if both_leads_tell { NEEDED } else { NEEDED_BARE }
}

/// What a shared word is worth at most as evidence, by what it is in the one article and in the other.
pub const fn worth(one: Mark, other: Mark) -> u32 {
    if (one | other) & CARRIES != 0 {
        THING
    } else if one & other & TELLS != 0 {
        IN_LEADS
    } else {
        0
    }
}

#[cfg(test)]
pub mod tests {
    #![expect(clippy::float_cmp, reason = "nothing in common is nought exactly")]

    use super::*;
    use crate::news::{ArticleId, Kind, StoryId};

    /// An article of these words.
    pub fn told(title: &str, lead: &str) -> Told {
        Told {
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
            cites: Vec::new(),
        }
    }

    /// Two articles, each headline and lead, as they are compared.
    fn two(one: (&str, &str), other: (&str, &str)) -> [Features; 2] {
        let mut lexicon = Lexicon::default();
        let texts = [one, other].map(|(title, lead)| Text::of(&told(title, lead), &mut lexicon));
        let weights = lexicon.weigh();
        texts.map(|text| Features::of(text, &weights))
    }

    fn likeness(one: (&str, &str), other: (&str, &str)) -> f32 {
        let [one, other] = two(one, other);
        one.likeness(&other, 0)
    }

    fn contradict(one: &str, other: &str) -> bool {
        let [one, other] = two((one, ""), (other, ""));
        one.contradict(&other)
    }

    #[test]
    fn numbers_that_name_something_contradict() {
        assert!(contradict("Lanternfall 2 arrives", "Lanternfall 3 arrives"));
        assert!(contradict("Lanternfall season 4", "Lanternfall season 5"));
        assert!(contradict("Lanternfall patch 1.2", "Lanternfall patch 1.3"));
        assert!(!contradict("Lanternfall IV arrives", "Lanternfall 4 arrives"));
        assert!(!contradict("Lanternfall sold 3 million", "Lanternfall sold 4 million"));
    }

    #[test]
    fn a_single_shared_name_is_no_likeness() {
        let one = ("Lanternfall harbour bread", "");
        assert!(likeness(one, ("Lanternfall harbour opens", "")) > 0.0);
        assert_eq!(likeness(one, ("Lanternfall sequel", "")), 0.0);
    }

    #[test]
    fn the_words_of_one_name_are_one_thing() {
        let one = ("Hollow Knight Silksong bread", "");
        assert_eq!(likeness(one, ("Hollow Knight Silksong on a wall", "")), 0.0);
        assert!(likeness(one, ("Hollow Knight Silksong fans bake bread", "")) > 0.0);
        let lead =
            "Nothing of this stands in any other place, for every line of it was written once and for all by hand.";
        let other =
            "Quite another matter altogether: whoever carved these letters wanted nobody to find them twice, ever.";
        let carved = ("Quarrelbrook Lanternfall Kilnworks harbour", lead);
        assert_eq!(likeness(carved, ("Quarrelbrook Lanternfall Kilnworks oven", other)), 0.0);
    }

    #[test]
    fn telling_words_in_both_leads_are_evidence() {
        let lead = "Kilnworks and Lanternfall and Quarrelbrook and Ostrander and Brackenfold and Thornwick and Vesper.";
        let other = lead.replace("and", "with");
        assert!(likeness(("Zorblax harbour", lead), ("Zorblax oven", &other)) > 0.0);
    }

    #[test]
    fn headlines_that_name_other_games_contradict() {
        assert!(contradict("Balatro wins an award", "Hades II wins an award"));
        assert!(!contradict("Balatro and Hades II win awards", "Hades II wins an award"));
        assert!(!contradict("Balatro wins an award", "An award for a card game"));
        assert!(!contradict("Death Stranding is out", "Death Stranding 2 is out"));
    }

    #[test]
    fn words_of_the_lead_alone_are_no_likeness() {
        let lead = "Kilnworks and Lanternfall and the harbour and the bread of the oven and more of the spring.";
        assert!(likeness(("Harbour bread", lead), ("Harbour oven", lead)) > 0.0);
        assert_eq!(likeness(("Harbour", lead), ("Oven", lead)), 0.0);
    }

    #[test]
    fn words_of_the_trade_carry_nothing() {
        let [trade, named] = two(("PlayStation Xbox Steam console update", ""), ("Lanternfall for Xbox", ""));
        assert_eq!((trade.marks().count(), named.marks().count()), (0, 1));
    }
}
