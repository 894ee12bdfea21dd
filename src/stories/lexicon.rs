//! How much a word tells: rare words tell much. From a shipped table of what the gaming press writes and from what the
//! reader's own sources wrote in the window. Words are numbers here, given out as they are met; the weights never change
//! while a batch is placed.

use super::words::{is_denial, is_glue, is_weak, stem};
use foldhash::fast::RandomState;
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
static TABLE: LazyLock<HashMap<String, f32, RandomState>> = LazyLock::new(|| {
    let mut table = HashMap::default();
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

/// A word of a batch, stemmed, by its number: numbers are compared at once.
pub type Word = u32;

/// A word as an article writes it: what it is for comparing.
#[derive(Debug, Clone, Copy)]
pub struct Written {
    /// Its stem's number.
    pub word: Word,
    /// It carries no news.
    pub is_glue: bool,
}

#[derive(Debug, Clone)]
struct Entry {
    stem: String,
    seen: f32,
    /// The article that was counted last with it.
    last: u32,
}

/// The words of a batch, and how many of its articles each stands in.
#[derive(Debug, Default, Clone)]
pub struct Lexicon {
    written: HashMap<String, Written, RandomState>,
    stems: HashMap<String, Word, RandomState>,
    entries: Vec<Entry>,
    articles: u32,
}

impl Lexicon {
    /// The number of a word as it is written.
    pub fn written(&mut self, word: &str) -> Written {
        if let Some(known) = self.written.get(word) {
            return *known;
        }
        let written = Written { word: self.stemmed(stem(word)), is_glue: is_glue(word) };
        self.written.insert(word.to_owned(), written);
        written
    }

    fn stemmed(&mut self, stem: String) -> Word {
        if let Some(known) = self.stems.get(&stem) {
            return *known;
        }
        let word = Word::try_from(self.entries.len()).unwrap_or(Word::MAX);
        self.entries.push(Entry { stem: stem.clone(), seen: 0.0, last: 0 });
        self.stems.insert(stem, word);
        word
    }

    /// Counts the words of one article, each once.
    pub fn learn(&mut self, words: impl Iterator<Item = Word>) {
        self.articles += 1;
        for word in words {
            let entry = &mut self.entries[word as usize];
            if entry.last != self.articles {
                entry.last = self.articles;
                entry.seen += 1.0;
            }
        }
    }

    /// Adds what another one has counted of other articles; the numbers that its words have here. Nothing is to be learnt after it.
    pub fn merge(&mut self, other: Self) -> Vec<Word> {
        self.articles += other.articles;
        let numbers = other.entries.into_iter().map(|entry| {
            let word = self.stemmed(entry.stem);
            self.entries[word as usize].seen += entry.seen;
            word
        });
        numbers.collect()
    }

    /// What each word weighs, after so many articles.
    pub fn weigh(self) -> Weights {
        let known =
            self.entries.iter().map(|entry| Known { weight: self.weight(entry), is_denial: is_denial(&entry.stem) });
        Weights { known: known.collect(), lexicon: self }
    }

    /// A word's weight, 0 to 1.
    fn weight(&self, entry: &Entry) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "a batch has few articles")]
        let articles = self.articles as f32;
        let background = TABLE.get(&entry.stem).copied().unwrap_or(0.0);
        let there = ((BACKGROUND + 1.0) / (background + 1.0)).ln();
        let here = ((articles + PRIOR) / (entry.seen + PRIOR * background / BACKGROUND).max(0.5)).ln();
        let weight = there.min(here + GRACE) / (BACKGROUND + 1.0).ln();
        weight.clamp(0.0, 1.0) * if is_weak(&entry.stem) { WEAK } else { 1.0 }
    }
}

#[derive(Debug)]
struct Known {
    weight: f32,
    is_denial: bool,
}

/// The weights of a batch's words.
#[derive(Debug)]
pub struct Weights {
    known: Vec<Known>,
    lexicon: Lexicon,
}

impl Weights {
    /// A word's weight, 0 to 1.
    pub fn of(&self, word: Word) -> f32 {
        self.known[word as usize].weight
    }

    /// Does a headline with this word say no to something, or answer it?
    pub fn is_denial(&self, word: Word) -> bool {
        self.known[word as usize].is_denial
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.known.len()
    }

    /// What is left of the word for comparing.
    pub fn stem(&self, word: Word) -> &str {
        &self.lexicon.entries[word as usize].stem
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weight(lexicon: &mut Lexicon, word: &str) -> f32 {
        let word = lexicon.written(word).word;
        lexicon.clone().weigh().of(word)
    }

    #[test]
    fn rare_words_weigh_more_than_common_ones() {
        let mut lexicon = Lexicon::default();
        let [rare, common, glue] = ["silksong", "update", "the"].map(|word| weight(&mut lexicon, word));
        assert!(rare > common && common > glue, "{rare} {common} {glue}");
    }

    #[test]
    fn a_word_the_reader_sees_all_day_weighs_less() {
        let mut lexicon = Lexicon::default();
        let before = weight(&mut lexicon, "zorblax");
        let word = lexicon.written("zorblax").word;
        for _ in 0..5000 {
            lexicon.learn([word, word].into_iter());
        }
        assert!(weight(&mut lexicon, "zorblax") < before / 2.0);
    }
}
