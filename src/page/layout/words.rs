//! Breaks words into lines of a width, counted in terminal cells. Never hyphenates; what is longer than a line is cut where it must be.

use super::{
    cells::{is_simple, is_wide, part, push},
    units,
};
use crate::page::{Run, Style, block::Piece};
use unicode_segmentation::UnicodeSegmentation;

/// A word breaks at its hyphen only when no part is shorter: “co-op” and “add-on” never do.
const SHORTEST_PART: usize = 3;

/// Breaks pieces into lines no wider than `width`, which is at least 4.
pub(crate) fn wrap(pieces: &[Piece], width: usize) -> Vec<Vec<Run>> {
    let mut filler = Filler { width, ..Filler::default() };
    for (at, piece) in pieces.iter().enumerate() {
        let next = pieces.get(at + 1).map_or("", |piece| &piece.text);
        filler.piece(piece, next);
    }
    filler.end_word();
    filler.end_line();
    filler.lines
}

#[derive(Default)]
struct Filler {
    width: usize,
    lines: Vec<Vec<Run>>,
    line: Vec<Run>,
    used: usize,
    /// The word being gathered: letters between which no line breaks.
    word: Vec<Run>,
    word_width: usize,
    /// The blank before that word.
    blank: Option<(Style, Option<usize>)>,
    /// The last letters, to tell where a line may break.
    before: [char; SHORTEST_PART + 1],
}

impl Filler {
    /// Words of one look, and what stands behind them.
    fn piece(&mut self, piece: &Piece, behind: &str) {
        let mut rest = piece.text.as_str();
        while let Some(at) = rest.find([' ', '\n']) {
            self.letters(&rest[..at], piece);
            let next = if at + 1 < rest.len() { &rest[at + 1..] } else { behind };
            let belongs = || self.word.last().is_some_and(|run| units::belong_together(&run.text, next));
            if begins_with_lone_mark(&rest[at..]) || (rest.as_bytes()[at] == b' ' && belongs()) {
                self.gather(" ", 1, piece);
                rest = &rest[at + 1..];
                continue;
            }
            self.end_word();
            if rest.as_bytes()[at] == b'\n' {
                self.end_line();
            } else {
                self.blank = Some((piece.style, piece.link));
            }
            rest = &rest[at + 1..];
        }
        self.letters(rest, piece);
    }

    /// Letters without blanks, of one look.
    fn letters(&mut self, text: &str, piece: &Piece) {
        let simple = is_simple(text);
        let mut start = 0;
        if simple {
            let mut cells = 0;
            for (at, letter) in text.char_indices() {
                if !piece.style.reason && self.may_break(&text[at..], letter) {
                    self.gather(&text[start..at], cells, piece);
                    self.end_word();
                    (start, cells) = (at, 0);
                }
                self.met(letter);
                cells += 1;
            }
            self.gather(&text[start..], cells, piece);
            return;
        }
        for (at, cluster) in text.grapheme_indices(true) {
            let (cluster, cells) = part(cluster);
            let Some(letter) = cluster.chars().next() else { continue };
            if !piece.style.reason && self.may_break(&text[at..], letter) {
                self.end_word();
            }
            self.met(letter);
            if letter == '\u{a0}' {
                self.gather(" ", 1, piece);
            } else {
                self.gather(cluster, cells, piece);
            }
        }
    }

    fn met(&mut self, letter: char) {
        self.before.rotate_left(1);
        self.before[SHORTEST_PART] = letter;
    }

    fn gather(&mut self, text: &str, cells: usize, piece: &Piece) {
        push(&mut self.word, text, piece.style, piece.link);
        self.word_width += cells;
    }

    /// A line may break between the letters before and this text with its first letter, though no blank is there.
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
            _ => (is_wide(last) || is_wide(next)) && !ends_no_line(last) && !starts_no_line(next),
        }
    }

    fn end_word(&mut self) {
        self.before = Default::default();
        if self.word.is_empty() {
            return;
        }
        let gap = usize::from(self.blank.is_some() && self.used > 0);
        if self.word_width > self.width {
            self.place_long();
            return;
        }
        if self.used + gap + self.word_width > self.width {
            self.end_line();
        }
        if let Some((style, link)) = self.blank.take().filter(|_| self.used > 0) {
            self.used += 1;
            self.add_blank(style, link);
        }
        for run in std::mem::take(&mut self.word) {
            push(&mut self.line, &run.text, run.style, run.link);
        }
        self.used += std::mem::take(&mut self.word_width);
    }

    /// A blank belongs to a link, or to what is struck through, only when that goes on behind it.
    fn add_blank(&mut self, style: Style, link: Option<usize>) {
        let beside = [self.line.last(), self.word.first()];
        let link = link.filter(|link| beside.iter().flatten().all(|run| run.link == Some(*link)));
        let removed = style.removed && beside.iter().flatten().all(|run| run.style.removed);
        let style = Style { removed, ..style };
        push(&mut self.line, " ", style, link);
    }

    /// A word longer than a line: from a new line on, cut behind a mark in its second half or where the line is full.
    fn place_long(&mut self) {
        let word = std::mem::take(&mut self.word);
        self.word_width = 0;
        self.blank = None;
        if self.used > 0 {
            self.end_line();
        }
        let clusters: Vec<(&str, usize, &Run)> = word
            .iter()
            .flat_map(|run| run.text.graphemes(true).map(move |cluster| (part(cluster), run)))
            .map(|((cluster, cells), run)| (cluster, cells, run))
            .collect();
        let mut start = 0;
        while start < clusters.len() {
            let mut end = start;
            let mut cells = 0;
            while end < clusters.len() && cells + clusters[end].1 <= self.width {
                cells += clusters[end].1;
                end += 1;
            }
            end = end.max(start + 1);
            if end < clusters.len() {
                let second_half = start + (end - start) / 2;
                let mark = clusters[second_half..end].iter().rposition(|(cluster, ..)| " /?&=_-.,".contains(cluster));
                end = mark.map_or(end, |at| second_half + at + 1);
            }
            for (cluster, cells, run) in &clusters[start..end] {
                push(&mut self.line, cluster, run.style, run.link);
                self.used += cells;
            }
            if end < clusters.len() {
                self.end_line();
            }
            start = end;
        }
    }

    fn end_line(&mut self) {
        let mut line = std::mem::take(&mut self.line);
        if let Some(last) = line.last_mut() {
            last.text.truncate(last.text.trim_end().len());
        }
        line.retain(|run| !run.text.is_empty());
        self.lines.push(line);
        self.used = 0;
    }
}

/// French sets a blank before these, which starts no line.
fn begins_with_lone_mark(rest: &str) -> bool {
    let mut letters = rest.chars();
    letters.next() == Some(' ')
        && letters.next().is_some_and(|letter| "!?:;»".contains(letter))
        && letters.next().is_none_or(char::is_whitespace)
}

/// Closing marks and small kana stay with what they close.
fn starts_no_line(letter: char) -> bool {
    "\u{a0}、。，．・：；？！゛゜ヽヾゝゞ々ー’”）〕］｝〉》」』】°‰′″℃％)]}.,:;!?%…‥ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ".contains(letter)
}

/// Opening marks stay with what they open.
fn ends_no_line(letter: char) -> bool {
    "\u{a0}（〔［｛〈《「『【‘“([{#$¥￥£".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Piece {
        Piece { text: text.to_owned(), ..Piece::default() }
    }

    fn lines(text: &str, width: usize) -> Vec<String> {
        wrap(&[said(text)], width).iter().map(|line| line.iter().map(|run| run.text.as_str()).collect()).collect()
    }

    #[test]
    fn words_fill_lines() {
        assert_eq!(lines("the quick brown fox jumps", 10), ["the quick", "brown fox", "jumps"]);
    }

    #[test]
    fn a_width_without_end_gives_one_line() {
        assert_eq!(lines(&"word ".repeat(500), usize::MAX).len(), 1);
    }

    #[test]
    fn a_no_break_space_keeps_two_words_together() {
        assert_eq!(lines("see the Gematsu\u{a0}[1] page", 12), ["see the", "Gematsu [1]", "page"]);
    }

    #[test]
    fn a_mark_set_apart_by_a_blank_starts_no_line() {
        assert_eq!(lines("un jeu gratuit ! Et beau", 15), ["un jeu", "gratuit ! Et", "beau"]);
    }

    #[test]
    fn a_number_and_its_unit_share_a_line_whatever_their_look() {
        assert_eq!(lines("it sold £2.1 million there", 14), ["it sold", "£2.1 million", "there"]);
        let pieces = [said("a file of "), Piece { style: Style { strong: true, ..Style::default() }, ..said("3.1 ") }];
        assert_eq!(wrap(&[pieces.as_slice(), &[said("GB")]].concat(), 14).len(), 2);
        assert_eq!(lines("in a 30-second clip", 10), ["in a", "30-second", "clip"]);
    }

    #[test]
    fn a_long_address_is_cut_behind_its_marks() {
        assert_eq!(
            lines("at https://example.com/news/2021/strategic-alliance now", 24),
            ["at", "https://example.com/", "news/2021/strategic-", "alliance now"]
        );
    }

    #[test]
    fn a_word_breaks_behind_its_hyphen_but_a_score_does_not() {
        assert_eq!(lines("a next-generation 100-200", 8), ["a next-", "generati", "on", "100-200"]);
    }

    #[test]
    fn a_word_does_not_break_beside_a_part_of_two_letters() {
        assert_eq!(lines("a co-op add-on six-month", 8), ["a co-op", "add-on", "six-", "month"]);
        assert_eq!(lines("so “in-game”", 9), ["so", "“in-game”"]);
        assert_eq!(lines("das co-öp", 7), ["das", "co-öp"]);
    }

    #[test]
    fn wide_letters_count_two_cells_and_break_between_each_other() {
        assert_eq!(lines("新作ゲーム発表。", 8), ["新作ゲー", "ム発表。"]);
    }

    #[test]
    fn a_closing_mark_starts_no_line_and_an_opening_one_ends_none() {
        assert_eq!(lines("新作発表。次", 8), ["新作発", "表。次"]);
        assert_eq!(lines("新作発「表", 8), ["新作発", "「表"]);
    }

    #[test]
    fn a_flood_of_accents_is_one_letter() {
        assert_eq!(lines(&format!("e{}x", "\u{301}".repeat(5_000)), 10), ["ex"]);
    }

    #[test]
    fn the_blank_inside_a_link_is_the_links_and_the_one_behind_it_is_not() {
        let link = |text: &str| Piece { link: Some(0), ..said(text) };
        let first = wrap(&[said("see "), link("two words "), said("there")], 40).remove(0);
        let runs: Vec<_> = first.iter().map(|run| (run.text.as_str(), run.link)).collect();
        assert_eq!(runs, [("see ", None), ("two words", Some(0)), (" there", None)]);
    }

    #[test]
    fn the_blank_beside_what_is_struck_through_is_not_struck() {
        let struck = Style { removed: true, ..Style::default() };
        let pieces = [said("It is"), Piece { style: struck, ..said(" ours only ") }, said("now")];
        let first = wrap(&pieces, 40).remove(0);
        let runs: Vec<_> = first.iter().map(|run| (run.text.as_str(), run.style.removed)).collect();
        assert_eq!(runs, [("It is ", false), ("ours only", true), (" now", false)]);
    }
}
