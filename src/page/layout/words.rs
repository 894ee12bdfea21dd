//! Words are what a line may end between: letters that stay together, told by our rules of hyphens, units, marks and wide letters.
//! Never fills a line.

use super::{
    cells::{is_simple, is_wide, part},
    units,
};
use crate::page::block::Piece;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// A word breaks at its hyphen only when no part is shorter: “co-op” and “add-on” never do.
const SHORTEST_PART: usize = 3;

/// A stretch of the text of one piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Part {
    pub piece: usize,
    pub start: usize,
    pub end: usize,
}

impl Part {
    pub fn text<'a>(&self, pieces: &'a [Piece]) -> &'a str {
        &pieces[self.piece].text[self.start..self.end]
    }

    /// Both in one, where the other goes on where this one ends.
    pub fn followed_by(self, other: Self) -> Option<Self> {
        (self.piece == other.piece && self.end == other.start).then_some(Self { end: other.end, ..self })
    }
}

/// What stands before a word: a line may end at each of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gap {
    /// Nothing to be seen.
    Nothing,
    Blank(Part),
    /// The end of a line.
    Break,
}

/// Letters between which no line ends.
#[derive(Debug, Clone)]
pub(crate) struct Word {
    pub gap: Gap,
    /// Its parts among those of all words.
    pub parts: Range<usize>,
    /// Cells it takes.
    pub cells: usize,
}

/// Takes pieces apart into words; the parts of all words stand in one list.
pub(crate) fn words(pieces: &[Piece]) -> (Vec<Word>, Vec<Part>) {
    let mut taken = Words {
        pieces,
        parts: Vec::new(),
        done: Vec::new(),
        cells: 0,
        first: 0,
        gap: Gap::Nothing,
        before: Default::default(),
    };
    for place in 0..pieces.len() {
        taken.piece(place);
    }
    taken.end_word();
    (taken.done, taken.parts)
}

struct Words<'a> {
    pieces: &'a [Piece],
    parts: Vec<Part>,
    done: Vec<Word>,
    /// The cells of the word being gathered, its first part, and what stands before it.
    cells: usize,
    first: usize,
    gap: Gap,
    /// The last letters, to tell where a line may end.
    before: [char; SHORTEST_PART + 1],
}

impl Words<'_> {
    /// Words of one look.
    fn piece(&mut self, place: usize) {
        let text = self.pieces[place].text.as_str();
        let behind = self.pieces.get(place + 1).map_or("", |piece| &piece.text);
        let mut at = 0;
        while let Some(length) = text.as_bytes()[at..].iter().position(|byte| matches!(byte, b' ' | b'\n')) {
            let blank = at + length;
            let unmet = self.letters(place, at..blank);
            at = blank + 1;
            let next = if at < text.len() { &text[at..] } else { behind };
            let is_blank = text.as_bytes()[blank] == b' ';
            if begins_with_lone_mark(&text[blank..]) || (is_blank && self.keeps(next)) {
                self.met_all(&text[unmet..blank]);
                self.gather(place, blank..at, 1);
                continue;
            }
            self.end_word();
            self.gap = if is_blank { Gap::Blank(Part { piece: place, start: blank, end: at }) } else { Gap::Break };
        }
        let unmet = self.letters(place, at..text.len());
        self.met_all(&text[unmet..]);
    }

    /// The word being gathered is a number that keeps its unit, or the like.
    fn keeps(&self, next: &str) -> bool {
        let last = self.parts[self.first..].last();
        last.is_some_and(|part| units::belong_together(part.text(self.pieces), next))
    }

    /// Letters without blanks. Gives where those begin that are still to be remembered, should the word go on.
    fn letters(&mut self, place: usize, range: Range<usize>) -> usize {
        let piece = &self.pieces[place];
        let text = &piece.text[..range.end];
        let dashes = ['-', '‐', '–', '—'];
        let is_plain = |byte: &u8| matches!(byte, b' '..=b'~') && *byte != b'-';
        if !dashes.contains(&self.before[SHORTEST_PART]) && text.as_bytes()[range.start..].iter().all(is_plain) {
            self.gather(place, range.clone(), range.len());
            return range.start;
        }
        if is_simple(&text[range.start..]) {
            // Such letters end a line behind a dash alone: the others are not asked one by one.
            let (mut start, mut cells, mut met) = (range.start, 0, range.start);
            let mut last = self.before[SHORTEST_PART];
            for (at, letter) in text[range.start..].char_indices().map(|(at, letter)| (range.start + at, letter)) {
                if !piece.style.reason && dashes.contains(&last) {
                    self.met_all(&text[met..at]);
                    met = at;
                    if self.may_break(&text[at..], letter) {
                        self.gather(place, start..at, cells);
                        self.end_word();
                        (start, cells) = (at, 0);
                    }
                }
                last = letter;
                cells += 1;
            }
            self.gather(place, start..range.end, cells);
            return met;
        }
        for (at, cluster) in text[range.start..].grapheme_indices(true) {
            let (cluster, cells) = part(cluster);
            let at = range.start + at;
            let Some(letter) = cluster.chars().next() else { continue };
            if !piece.style.reason && self.may_break(&text[at..], letter) {
                self.end_word();
            }
            self.met(letter);
            self.gather(place, at..at + cluster.len(), cells);
        }
        range.end
    }

    fn met(&mut self, letter: char) {
        let [_, older @ ..] = self.before;
        self.before[..SHORTEST_PART].copy_from_slice(&older);
        self.before[SHORTEST_PART] = letter;
    }

    /// Of many letters only the last few are remembered.
    fn met_all(&mut self, letters: &str) {
        let last = letters.char_indices().rev().take(self.before.len()).last();
        letters[last.map_or(0, |(at, _)| at)..].chars().for_each(|letter| self.met(letter));
    }

    fn gather(&mut self, piece: usize, range: Range<usize>, cells: usize) {
        if range.is_empty() {
            return;
        }
        self.cells += cells;
        match self.parts[self.first..].last_mut() {
            Some(last) if last.piece == piece && last.end == range.start => last.end = range.end,
            _ => self.parts.push(Part { piece, start: range.start, end: range.end }),
        }
    }

    /// A line may end between the letters before and this text with its first letter, though no blank is there.
    fn may_break(&self, rest: &str, next: char) -> bool {
        let [part @ .., last] = self.before;
        match last {
            '-' | '‐' | '–' => {
                let letters = rest.chars().take(SHORTEST_PART).filter(|letter| letter.is_alphabetic());
                part.iter().all(|letter| letter.is_alphabetic()) && letters.count() == SHORTEST_PART
            }
            '—' => next.is_alphanumeric(),
            // A number and what it counts.
            '0'..='9' if is_wide(next) && next.is_alphanumeric() => false,
            // Two of them are one dash.
            '―' if next == '―' => false,
            _ => (is_wide(last) || is_wide(next)) && !ends_no_line(last) && !starts_no_line(next),
        }
    }

    /// A word of no cells, as an accent that stands alone, goes to the word before it.
    fn end_word(&mut self) {
        self.before = Default::default();
        let parts = self.first..self.parts.len();
        if parts.is_empty() {
            return;
        }
        if self.cells > 0 {
            self.first = parts.end;
            let gap = std::mem::replace(&mut self.gap, Gap::Nothing);
            self.done.push(Word { gap, parts, cells: std::mem::take(&mut self.cells) });
        } else if let Some(last) = self.done.last_mut() {
            self.first = parts.end;
            last.parts.end = parts.end;
        }
    }
}

/// French sets a blank before these, which starts no line.
fn begins_with_lone_mark(rest: &str) -> bool {
    let mut letters = rest.chars();
    letters.next() == Some(' ')
        && letters.next().is_some_and(|letter| "!?:;»".contains(letter))
        && letters.next().is_none_or(char::is_whitespace)
}

/// What begins no line: closing marks, small kana and what is said long or twice (JIS X 4051, "kinsoku"); Chinese knows the same.
const STARTS_NO_LINE: &str = concat!(
    "\u{a0}、。，．・：；？！゛゜ヽヾゝゞ々〻ー゠–〜～‼⁇⁈⁉’”）〕］｝〉》」』】〙〗〟｠»°‰′″℃％·)]}.,:;!?%…‥",
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ",
    "｡｣､･ｧｨｩｪｫｬｭｮｯｰﾞﾟ",
);

/// What ends no line: opening marks, and what stands before an amount.
const ENDS_NO_LINE: &str = "\u{a0}（〔［｛〈《「『【〘〖〝｟｢«‘“([{#$¥￥£€＃＄￡";

/// Closing marks and small kana stay with what they close.
pub(crate) fn starts_no_line(letter: char) -> bool {
    STARTS_NO_LINE.contains(letter)
}

/// Opening marks stay with what they open.
pub(crate) fn ends_no_line(letter: char) -> bool {
    ENDS_NO_LINE.contains(letter)
}
