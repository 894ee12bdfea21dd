//! A gate is the cheap question asked before a pattern: does the text hold the words without which the pattern cannot be in it?
//! All the gates of a body's rules are asked in one pass. A gate never decides that a rule holds.

use aho_corasick::AhoCorasick;
use serde::Deserialize;

/// The words a rule cannot do without: of each group at least one is in every text the rule's patterns are in. None: no gate.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(from = "Vec<String>")]
pub struct Stems {
    groups: Vec<String>,
    /// The place of the first group among all groups.
    first: usize,
}

impl From<Vec<String>> for Stems {
    fn from(groups: Vec<String>) -> Self {
        Self { groups, first: 0 }
    }
}

impl Stems {
    /// False when the rule's patterns are certainly not in the text.
    pub fn may_be_in(&self, heard: &Heard) -> bool {
        let Some(heard) = &heard.0 else { return true };
        heard[self.first..self.first + self.groups.len()].iter().all(|heard| *heard)
    }
}

/// Every group of every rule: one search for all their words.
#[derive(Debug, Clone, Default)]
pub struct Gate {
    words: Option<AhoCorasick>,
    /// The group of each word.
    groups: Vec<usize>,
    count: usize,
}

/// Which groups have a word in a text; none when nothing could be asked.
pub struct Heard(Option<Vec<bool>>);

impl Gate {
    /// Makes one gate of the stems of many rules.
    pub fn of<'a>(rules: impl Iterator<Item = &'a mut Stems>) -> Self {
        let (mut words, mut groups, mut count) = (Vec::new(), Vec::new(), 0);
        for stems in rules {
            stems.first = count;
            for group in &stems.groups {
                words.extend(group.split(' ').map(|stem| stem.replace('_', " ")));
                groups.resize(words.len(), count);
                count += 1;
            }
        }
        Self { words: AhoCorasick::new(words).ok(), groups, count }
    }

    /// Asks all the gates.
    pub fn hear(&self, text: &str) -> Heard {
        Heard(self.words.as_ref().map(|words| {
            let mut heard = vec![false; self.count];
            for found in words.find_overlapping_iter(text) {
                heard[self.groups[found.pattern()]] = true;
            }
            heard
        }))
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
