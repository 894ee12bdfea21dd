//! Finds which of many short texts stand in a text, wherever they begin. An automaton would take longer to build than most texts
//! take to read, and several times as long to read them.

/// Places in the table of beginnings: a power of two, several times the number of words, and small enough for a processor's cache.
const PLACES: usize = 1 << 13;
/// Bytes of a beginning.
const BEGINNING: usize = 3;
/// No word.
const NONE: u32 = u32::MAX;

/// Words to look for.
#[derive(Debug, Clone)]
pub struct WordFinder {
    words: Vec<Box<[u8]>>,
    /// By the beginning of a word: the first word that begins so.
    first: Box<[u32]>,
    /// By word: the next one that begins so.
    next: Vec<u32>,
    /// Words that are shorter than a beginning.
    short: Vec<u32>,
}

impl WordFinder {
    /// Looks for these.
    pub fn new<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let words: Vec<Box<[u8]>> = words.map(|word| word.as_bytes().into()).collect();
        let mut finder =
            Self { first: vec![NONE; PLACES].into(), next: vec![NONE; words.len()], short: Vec::new(), words };
        for (number, word) in (0..NONE).zip(&finder.words) {
            if let Some(beginning) = word.first_chunk() {
                let place = &mut finder.first[place(beginning)];
                finder.next[number as usize] = std::mem::replace(place, number);
            } else {
                finder.short.push(number);
            }
        }
        finder
    }

    /// Names every word that stands in the text, by its place among all; one that stands there twice is named twice.
    pub fn find(&self, text: &str, mut found: impl FnMut(usize)) {
        let text = text.as_bytes();
        for word in &self.short {
            if memchr::memmem::find(text, &self.words[*word as usize]).is_some() {
                found(*word as usize);
            }
        }
        for (at, beginning) in text.windows(BEGINNING).enumerate() {
            let Some(beginning) = beginning.first_chunk() else { continue };
            let mut word = self.first[place(beginning)];
            while word != NONE {
                if text[at..].starts_with(&self.words[word as usize]) {
                    found(word as usize);
                }
                word = self.next[word as usize];
            }
        }
    }
}

/// Where a beginning stands in the table.
fn place(beginning: &[u8; BEGINNING]) -> usize {
    let [one, two, three] = beginning.map(u32::from);
    let mixed = (one | two << 8 | three << 16).wrapping_mul(0x9e37_79b1);
    (mixed >> (32 - PLACES.trailing_zeros())) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn found(words: &[&str], text: &str) -> BTreeSet<usize> {
        let mut all = BTreeSet::new();
        WordFinder::new(words.iter().copied()).find(text, |word| {
            all.insert(word);
        });
        all
    }

    #[test]
    fn words_are_found_where_they_overlap_and_at_both_ends() {
        let words = ["a gull", "gull", "gulls", "ulls a", "$", "€", "se", "", "harbour"];
        assert_eq!(found(&words, "a gulls at sea"), BTreeSet::from([0, 1, 2, 3, 6, 7]));
        assert_eq!(found(&words, "€5"), BTreeSet::from([5, 7]));
        assert_eq!(found(&words, ""), BTreeSet::from([7]));
    }

    proptest! {
        #[test]
        fn what_is_found_is_what_stands_there(words in prop::collection::vec("[ab é]{1,5}", 1..20), text in "[ab é]{0,40}") {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let there = (0..words.len()).filter(|at| text.contains(words[*at])).collect();
            prop_assert_eq!(found(&words, &text), there);
        }
    }
}
