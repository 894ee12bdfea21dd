//! A gate is the cheap question asked before a pattern: does the text hold the words without which the pattern cannot be in it?
//! All the gates of a body's rules are asked in one pass. A gate decides that a pattern is in a text only where the pattern is words and
//! nothing else.

use super::{
    plain::plain,
    required_words::{self, Required},
    word_finder::WordFinder,
};
use serde::Deserialize;
use std::{cell::OnceCell, collections::BTreeMap};

/// The words a rule cannot do without: of each group at least one is in every text the rule's patterns are in. None: no gate.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(from = "Vec<String>")]
pub struct Stems {
    groups: Vec<Vec<String>>,
    /// The place of the first group among all groups.
    first: usize,
    /// They were read off a pattern that is words and nothing else: a text with one of them has it.
    are_enough: bool,
}

impl From<Vec<String>> for Stems {
    /// Groups as they are written: words between blanks, a blank in a word as `_`.
    fn from(groups: Vec<String>) -> Self {
        let words = |group: String| group.split(' ').map(|stem| stem.replace('_', " ")).collect();
        Self { groups: groups.into_iter().map(words).collect(), ..Self::default() }
    }
}

impl Stems {
    /// Those read off a pattern.
    pub fn of_pattern(pattern: &str) -> Self {
        let Some(Required { words, are_enough }) = required_words::of(pattern) else { return Self::default() };
        Self { groups: vec![words], first: 0, are_enough }
    }

    /// Whether the pattern that they were read off is in the text; none where only the pattern tells.
    pub fn tell(&self, heard: &Heard) -> Option<bool> {
        let is_heard = self.may_be_in(heard);
        (!is_heard || self.are_enough && heard.0.is_some()).then_some(is_heard)
    }

    /// False when the rule's patterns are certainly not in the text.
    pub fn may_be_in(&self, heard: &Heard) -> bool {
        let Some(heard) = &heard.0 else { return true };
        heard[self.first..self.first + self.groups.len()].iter().all(|heard| *heard)
    }
}

/// Every group of every rule: one search for all their words.
#[derive(Debug, Clone, Default)]
pub struct Gate {
    words: Option<WordFinder>,
    /// The groups of each word.
    groups: Vec<Vec<usize>>,
    count: usize,
}

/// Which groups have a word in a text; none when nothing could be asked.
pub struct Heard(Option<Vec<bool>>);

impl Gate {
    /// Makes one gate of the stems of many rules.
    pub fn of<'a>(rules: impl Iterator<Item = &'a mut Stems>) -> Self {
        let (mut by_word, mut count) = (BTreeMap::<&str, Vec<usize>>::new(), 0);
        for stems in rules {
            stems.first = count;
            for group in &stems.groups {
                for word in group {
                    by_word.entry(word).or_default().push(count);
                }
                count += 1;
            }
        }
        Self { words: WordFinder::new(by_word.keys().copied()), groups: by_word.into_values().collect(), count }
    }

    /// Asks all the gates.
    pub fn hear(&self, text: &str) -> Heard {
        Heard(self.words.as_ref().map(|words| {
            let mut heard = vec![false; self.count];
            words.find(text, |word| self.groups[word].iter().for_each(|group| heard[*group] = true));
            heard
        }))
    }
}

/// What a paragraph says, as the rules read it. Nothing of it is made before a rule asks: most say of most paragraphs that they
/// are too long, or stand elsewhere.
pub struct Said<'a> {
    written: &'a str,
    gate: &'a Gate,
    plain: OnceCell<String>,
    heard: OnceCell<Heard>,
}

impl<'a> Said<'a> {
    pub fn new(written: &'a str, gate: &'a Gate) -> Self {
        Self { written, gate, plain: OnceCell::new(), heard: OnceCell::new() }
    }

    /// Its text as [`plain`] gives it.
    pub fn text(&self) -> &str {
        self.plain.get_or_init(|| plain(self.written))
    }

    /// False when a rule that cannot do without these words has nothing to say of it.
    pub fn may_hold(&self, stems: &Stems) -> bool {
        stems.may_be_in(self.heard.get_or_init(|| self.gate.hear(self.text())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gate_opens_when_each_group_has_a_word_in_the_text() {
        let (mut one, mut other) =
            (Stems::from(vec!["fee cut".to_owned(), "link".to_owned()]), Stems::from(Vec::new()));
        let gate = Gate::of([&mut other, &mut one].into_iter());
        let open = |text: &str| (one.may_be_in(&gate.hear(text)), other.may_be_in(&gate.hear(text)));
        assert_eq!(open("a shortcut without an address"), (false, true));
        assert_eq!(open("a cut for each relinked page"), (true, true));
    }
}
