//! Finds which of many short texts stand in a text, wherever they begin. An automaton would take longer to build than most texts
//! take to read, and several times as long to read them.

use memchr::memchr_iter;

/// At the beginning or the end of a word to look for: no letter of ASCII, no digit and no `_` stands beside it there.
pub const EDGE: char = '\u{1}';

/// Places in the tables of words of two bytes, of three and of more: powers of two, several times the number of such words, for at each
/// place that a word has by chance it is laid beside the text, and small enough for a processor's cache.
const PLACES: [usize; BEGINNING - 1] = [1 << 10, 1 << 11, 1 << 14];
/// Bytes of the longest beginning, of which few stand in a text by chance.
const BEGINNING: usize = 4;
/// Bytes that are compared at once.
const AT_ONCE: usize = 8;
/// No word; all its bits are set.
const NONE: u16 = u16::MAX;

/// A word to look for.
#[derive(Debug, Clone)]
struct Word {
    /// Its first bytes as one number, and which bits of that number it has.
    head: u64,
    mask: u64,
    /// The bytes after these.
    rest: Box<[u8]>,
    length: usize,
    /// It stands at an edge on this side.
    begins: bool,
    ends: bool,
    /// The next word with the same beginning.
    next: u16,
}

/// Words to look for.
#[derive(Debug, Clone)]
pub struct WordFinder {
    words: Vec<Word>,
    /// By the beginning of a word, the first word that begins so: one table for words of two bytes, one for those of three, and
    /// one for all that are longer.
    two: Box<[u16; PLACES[0]]>,
    three: Box<[u16; PLACES[1]]>,
    long: Box<[u16; PLACES[2]]>,
    /// Words of one byte, each with that byte.
    single: Vec<(u8, usize)>,
}

impl Word {
    fn new(written: &str) -> Self {
        let bare = written.trim_matches(EDGE).as_bytes();
        let head = &bare[..bare.len().min(AT_ONCE)];
        let number = |byte: &dyn Fn(usize) -> u8| u64::from_le_bytes(std::array::from_fn(byte));
        Self {
            head: number(&|at| head.get(at).copied().unwrap_or(0)),
            mask: number(&|at| if at < head.len() { u8::MAX } else { 0 }),
            rest: bare[head.len()..].into(),
            length: bare.len(),
            begins: written.starts_with(EDGE),
            ends: written.ends_with(EDGE),
            next: NONE,
        }
    }

    /// Whether it stands at a place of a text, whose next bytes are given as a number.
    fn is_at(&self, next: u64, text: &[u8], at: usize) -> bool {
        next & self.mask == self.head
            && (self.rest.is_empty() || text[at + AT_ONCE..].starts_with(&self.rest))
            && !(self.begins && is_letter(text[at - 1]))
            && !(self.ends && is_letter(text[at + self.length]))
    }
}

/// Whether no edge is beside it.
pub const fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

impl WordFinder {
    /// Looks for these; an empty one is in no text. None for more words than there are numbers.
    pub fn new<'w>(words: impl Iterator<Item = &'w str>) -> Option<Self> {
        let mut words: Vec<Word> = words.map(Word::new).collect();
        if words.len() > usize::from(NONE) {
            return None;
        }
        #[expect(clippy::large_stack_arrays, reason = "32 KiB for a moment, once for each set of rules")]
        let (mut two, mut three, mut long) = (Box::new([NONE; _]), Box::new([NONE; _]), Box::new([NONE; _]));
        let mut single = Vec::new();
        for (number, word) in (0..NONE).zip(&mut words) {
            match word.length.min(BEGINNING) {
                0 => {}
                1 => single.push((word.head.to_le_bytes()[0], usize::from(number))),
                2 => word.next = std::mem::replace(&mut two[place::<2>(word.head)], number),
                3 => word.next = std::mem::replace(&mut three[place::<3>(word.head)], number),
                _ => word.next = std::mem::replace(&mut long[place::<BEGINNING>(word.head)], number),
            }
        }
        Some(Self { words, two, three, long, single })
    }

    /// Names every word that stands in the text, by its place among all; some that stand there twice are named twice.
    pub fn find(&self, text: &str, mut found: impl FnMut(usize)) {
        // Before a text stands no letter, and behind it nothing that could be one of its words.
        let mut bytes = Vec::with_capacity(text.len() + 1 + AT_ONCE);
        bytes.push(0);
        bytes.extend_from_slice(text.as_bytes());
        bytes.resize(bytes.len() + AT_ONCE, 0);
        for (before, next) in bytes[1..text.len() + AT_ONCE].array_windows().enumerate() {
            let next = u64::from_le_bytes(*next);
            let begun = [self.two[place::<2>(next)], self.three[place::<3>(next)], self.long[place::<BEGINNING>(next)]];
            // At most places no word begins.
            if begun.iter().fold(NONE, |all, begun| all & begun) == NONE {
                continue;
            }
            for mut number in begun {
                while let Some(word) = self.words.get(usize::from(number)) {
                    if word.is_at(next, &bytes, before + 1) {
                        found(usize::from(number));
                    }
                    number = word.next;
                }
            }
        }
        for (byte, number) in &self.single {
            let is_at = |at: usize| self.words[*number].is_at(u64::from(*byte), &bytes, at);
            if memchr_iter(*byte, text.as_bytes()).any(|before| is_at(before + 1)) {
                found(*number);
            }
        }
    }
}

/// Where so many of the next bytes stand in the table of their length.
#[inline]
const fn place<const LENGTH: usize>(next: u64) -> usize {
    let beginning = ((next & 0xffff_ffff) as u32) << (u32::BITS as usize - LENGTH * 8);
    (beginning.wrapping_mul(0x9e37_79b1) >> (u32::BITS - PLACES[LENGTH - 2].trailing_zeros())) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn found(words: &[&str], text: &str) -> BTreeSet<usize> {
        let mut all = BTreeSet::new();
        WordFinder::new(words.iter().copied()).unwrap().find(text, |word| {
            all.insert(word);
        });
        all
    }

    #[test]
    fn words_are_found_where_they_overlap_and_at_both_ends() {
        let words = ["a gull", "gull", "gulls", "ulls a", "$", "€", "se", "", "harbour", "gulls at sea"];
        assert_eq!(found(&words, "a gulls at sea"), BTreeSet::from([0, 1, 2, 3, 6, 9]));
        assert_eq!(found(&words, "€5"), BTreeSet::from([5]));
        assert_eq!(found(&words, ""), BTreeSet::new());
    }

    #[test]
    fn a_word_with_an_edge_is_no_part_of_another() {
        let words = ["\u{1}gull", "gull\u{1}", "\u{1}a\u{1}", "\u{1}of the sea\u{1}"];
        assert_eq!(found(&words, "gulls"), BTreeSet::from([0]));
        assert_eq!(found(&words, "seagull"), BTreeSet::from([1]));
        assert_eq!(found(&words, "a cat of the sea"), BTreeSet::from([2, 3]));
        assert_eq!(found(&words, "é gull of the seas_"), BTreeSet::from([0, 1]));
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
