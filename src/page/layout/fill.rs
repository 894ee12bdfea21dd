//! Fills lines with words. html2text does it for every line that wraps: it is given one paragraph, in which our rules of where a
//! line may end are written as U+200B and U+00A0, and it keeps the order of the letters, so that looks and links are found again by
//! counting them.

use super::{
    cells::{is_simple, is_wide, part, push},
    words::{Gap, Part, Word, ends_no_line, starts_no_line, words},
};
use crate::page::{Run, Style, block::Piece};
use html2text::{RcDom, config, render::TrivialDecorator};
use markup5ever::{
    LocalName, QualName,
    interface::{ElementFlags, NodeOrText, TreeSink},
    local_name, ns,
};
use std::{borrow::Cow, ops::Range, panic::catch_unwind};
use unicode_segmentation::UnicodeSegmentation;

/// A line may end here.
const MAY_END: char = '\u{200b}';
/// A blank at which no line ends.
const NO_END: char = '\u{a0}';
/// Stands for one cell of a cluster: html2text counts letter by letter, and the cells of a cluster are not the sum of its letters.
const STAND_IN: char = 'x';
/// Signs behind which a word longer than a line is cut.
const CUT_BEHIND: &str = " \u{a0}/?&=_-.,";

/// Breaks pieces into lines no wider than `width`, which is at least 4.
pub(crate) fn wrap(pieces: &[Piece], width: usize) -> Vec<Vec<Run>> {
    let (words, parts) = words(pieces);
    let mut paragraph = Paragraph { pieces, parts };
    let mut lines = Vec::new();
    for line in words.chunk_by(|_, next| next.gap != Gap::Break) {
        if cells(line) <= width {
            lines.push(paragraph.line(line));
        } else {
            lines.extend(paragraph.fill(line, width).unwrap_or_else(|| paragraph.hard_cut(line, width)));
        }
    }
    if lines.is_empty() {
        lines.push(Vec::new());
    }
    lines
}

/// The cells of words in one line.
fn cells(line: &[Word]) -> usize {
    let blanks = line.iter().skip(1).filter(|word| word.gap != Gap::Nothing).count();
    line.iter().map(|word| word.cells).sum::<usize>() + blanks
}

struct Paragraph<'a> {
    pieces: &'a [Piece],
    parts: Vec<Part>,
}

/// A cluster of letters, and its cells.
type Cluster = (Part, usize);

impl Paragraph<'_> {
    /// Words that are one line.
    fn line(&self, words: &[Word]) -> Vec<Run> {
        let mut line: Vec<Run> = Vec::new();
        // Neighbours of one piece are added at once.
        let mut open: Option<Part> = None;
        for (at, word) in words.iter().enumerate() {
            let parts = &self.parts[word.parts.clone()];
            if let (Gap::Blank(blank), true) = (word.gap, at > 0) {
                let whole = open.and_then(|part| part.followed_by(blank));
                if whole.is_some_and(|whole| whole.piece == parts[0].piece) {
                    open = whole;
                } else {
                    self.add(&mut line, open.take());
                    self.add_blank(&mut line, blank, &parts[0]);
                }
            }
            for next in parts {
                if let Some(whole) = open.and_then(|part| part.followed_by(*next)) {
                    open = Some(whole);
                } else {
                    self.add(&mut line, open.replace(*next));
                }
            }
        }
        self.add(&mut line, open);
        trim_end(&mut line);
        line
    }

    fn add(&self, line: &mut Vec<Run>, part: Option<Part>) {
        let Some(part) = part else { return };
        let piece = &self.pieces[part.piece];
        let text = part.text(self.pieces);
        if text.contains(NO_END) {
            push(line, &text.replace(NO_END, " "), piece.style, piece.link);
        } else {
            push(line, text, piece.style, piece.link);
        }
    }

    /// A blank belongs to a link, or to what is struck through, only when that goes on behind it.
    fn add_blank(&self, runs: &mut Vec<Run>, blank: Part, next: &Part) {
        let (piece, next) = (&self.pieces[blank.piece], &self.pieces[next.piece]);
        let before = runs.last();
        let link = piece.link.filter(|_| next.link == piece.link && before.is_none_or(|run| run.link == piece.link));
        let removed = piece.style.removed && next.style.removed && before.is_none_or(|run| run.style.removed);
        push(runs, " ", Style { removed, ..piece.style }, link);
    }

    /// Fills lines of a width with the words of one line; none when html2text fails, or gives back other letters.
    fn fill(&mut self, words: &[Word], width: usize) -> Option<Vec<Vec<Run>>> {
        let words = self.cut_long(words, width);
        let mut texts = Vec::new();
        let mut text = String::new();
        let mut letters = Vec::with_capacity(words.len());
        for word in words.iter() {
            match word.gap {
                _ if text.is_empty() => {}
                Gap::Nothing => text.push(MAY_END),
                Gap::Blank(_) => text.push(' '),
                Gap::Break => texts.push(std::mem::take(&mut text)),
            }
            letters.push(self.write(word, &mut text));
        }
        texts.push(text);
        let filled = catch_unwind(|| filled(&texts, width)).ok().flatten()?;
        self.lines_again(&words, &letters, &filled)
    }

    /// What html2text is given for a word; gives how many letters that is.
    fn write(&self, word: &Word, text: &mut String) -> usize {
        let mut letters = 0;
        for whole in &self.parts[word.parts.clone()] {
            let said = whole.text(self.pieces);
            if is_simple(said) {
                letters += said.chars().count();
                for (at, said) in said.split(' ').enumerate() {
                    text.extend((at > 0).then_some(NO_END));
                    text.push_str(said);
                }
                continue;
            }
            let mut push = |letter| {
                text.push(letter);
                letters += 1;
            };
            for cluster in said.graphemes(true) {
                let (cluster, cells) = part(cluster);
                match cluster.chars().next() {
                    Some(letter) if letter == NO_END || is_one_wide(cluster, letter) => push(letter),
                    _ => (0..cells).for_each(|_| push(STAND_IN)),
                }
            }
        }
        letters
    }

    /// The lines that html2text filled, with the looks and links of their words.
    fn lines_again(&self, words: &[Word], letters: &[usize], filled: &str) -> Option<Vec<Vec<Run>>> {
        let mut lines = Vec::new();
        let mut at = 0;
        for line in filled.lines() {
            let mut left = line.chars().count();
            let first = at;
            while left > 0 {
                let blank = at > first && matches!(words.get(at)?.gap, Gap::Blank(_));
                left = left.checked_sub(letters.get(at)? + usize::from(blank))?;
                at += 1;
            }
            lines.push(self.line(&words[first..at]));
        }
        (at == words.len()).then_some(lines)
    }

    /// Words longer than a line are cut, and begin a line of their own.
    fn cut_long<'w>(&mut self, words: &'w [Word], width: usize) -> Cow<'w, [Word]> {
        if words.iter().all(|word| word.cells <= width) {
            return Cow::Borrowed(words);
        }
        let mut cut = Vec::with_capacity(words.len());
        for word in words {
            if word.cells > width {
                self.cut_word(word, width, &mut cut);
            } else {
                cut.push(word.clone());
            }
        }
        Cow::Owned(cut)
    }

    /// A word longer than a line: cut behind a mark in its second half, or where the line is full.
    fn cut_word(&mut self, word: &Word, width: usize, cut: &mut Vec<Word>) {
        let clusters: Vec<Cluster> = self.clusters(word).collect();
        let mut gap = Gap::Break;
        for range in cuts(self.pieces, &clusters, width) {
            let first = self.parts.len();
            self.parts.extend(clusters[range.clone()].iter().map(|(part, _)| *part));
            let cells = clusters[range].iter().map(|(_, cells)| cells).sum();
            cut.push(Word { gap, parts: first..self.parts.len(), cells });
            gap = Gap::Nothing;
        }
    }

    /// Words as they come, cut where lines are full.
    fn hard_cut(&self, words: &[Word], width: usize) -> Vec<Vec<Run>> {
        let mut clusters: Vec<Cluster> = Vec::new();
        for word in words {
            if let (Gap::Blank(blank), false) = (word.gap, clusters.is_empty()) {
                clusters.push((blank, 1));
            }
            clusters.extend(self.clusters(word));
        }
        let lines = cuts(self.pieces, &clusters, width).into_iter().map(|range| {
            let mut line = Vec::new();
            clusters[range].iter().for_each(|(part, _)| self.add(&mut line, Some(*part)));
            trim_end(&mut line);
            line
        });
        lines.collect()
    }

    fn clusters(&self, word: &Word) -> impl Iterator<Item = Cluster> {
        let parts = &self.parts[word.parts.clone()];
        parts.iter().flat_map(|whole| {
            whole.text(self.pieces).grapheme_indices(true).map(|(at, cluster)| {
                let (cluster, cells) = part(cluster);
                let start = whole.start + at;
                (Part { piece: whole.piece, start, end: start + cluster.len() }, cells)
            })
        })
    }
}

/// Where to cut clusters into lines: each behind a mark in its second half, else where it is full, or a little before that where a
/// line would begin or end with a mark that may not stand there.
fn cuts(pieces: &[Piece], clusters: &[Cluster], width: usize) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut start = 0;
    while start < clusters.len() {
        let mut end = start;
        let mut used = 0;
        while end < clusters.len() && used + clusters[end].1 <= width {
            used += clusters[end].1;
            end += 1;
        }
        end = end.max(start + 1);
        if end < clusters.len() {
            let second_half = start + (end - start) / 2;
            let is_mark = |(part, _): &Cluster| CUT_BEHIND.contains(part.text(pieces));
            let letter = |at: usize| clusters[at].0.text(pieces).chars().next().unwrap_or(' ');
            let may_end = |end: &usize| !starts_no_line(letter(*end)) && !ends_no_line(letter(*end - 1));
            end = match clusters[second_half..end].iter().rposition(is_mark) {
                Some(at) => second_half + at + 1,
                None => (second_half.max(start + 1)..=end).rev().find(may_end).unwrap_or(end),
            };
        }
        ranges.push(start..end);
        start = end;
    }
    ranges
}

/// One letter of two cells, which is all of its cluster.
fn is_one_wide(cluster: &str, letter: char) -> bool {
    is_wide(letter) && cluster.len() == letter.len_utf8()
}

/// One paragraph filled by html2text; the texts begin lines of their own.
fn filled(texts: &[String], width: usize) -> Option<String> {
    let dom = RcDom::default();
    let element =
        |name: LocalName| dom.create_element(QualName::new(None, ns!(html), name), Vec::new(), ElementFlags::default());
    let paragraph = element(local_name!("p"));
    for (at, text) in texts.iter().enumerate() {
        if at > 0 {
            dom.append(&paragraph, NodeOrText::AppendNode(element(local_name!("br"))));
        }
        dom.append(&paragraph, NodeOrText::AppendText(text.as_str().into()));
    }
    dom.append(&dom.document, NodeOrText::AppendNode(paragraph));
    let config = config::with_decorator(TrivialDecorator::new()).allow_width_overflow();
    let tree = config.dom_to_render_tree(&dom).ok()?;
    config.render_to_string(tree, width).ok()
}

fn trim_end(line: &mut Vec<Run>) {
    if let Some(last) = line.last_mut() {
        last.text.truncate(last.text.trim_end().len());
    }
    line.retain(|run| !run.text.is_empty());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        news::Body,
        page::block::{each_words, settle},
    };
    use proptest::prelude::*;
    use std::{fs, path::Path};

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

    #[test]
    fn long_words_of_several_looks_keep_them() {
        let strong = Style { strong: true, ..Style::default() };
        let pieces = [said("see abcdefgh"), Piece { style: strong, ..said("ijklmnop") }, said(" now")];
        let lines = wrap(&pieces, 10);
        let shown: Vec<Vec<(&str, bool)>> =
            lines.iter().map(|line| line.iter().map(|run| (run.text.as_str(), run.style.strong)).collect()).collect();
        assert_eq!(
            shown,
            [vec![("see", false)], vec![("abcdefgh", false), ("ij", true)], vec![("klmnop", true), (" now", false)]]
        );
    }

    #[test]
    fn clusters_keep_their_letters_where_lines_wrap() {
        let family = "👩\u{200d}👩\u{200d}👧";
        assert_eq!(
            lines(&format!("a {family}{family} لا ❤\u{fe0f} e\u{301}"), 6),
            [format!("a {family}{family}"), "لا ❤\u{fe0f}".to_owned(), "e\u{301}".to_owned()]
        );
    }

    #[test]
    fn where_html2text_fails_lines_are_cut_where_they_are_full() {
        let pieces = [said("the quick brown "), Piece { link: Some(0), ..said("fox jumps over") }];
        let (words, parts) = words(&pieces);
        let lines = Paragraph { pieces: &pieces, parts }.hard_cut(&words, 12);
        let text: Vec<String> = lines.iter().map(|line| line.iter().map(|run| run.text.as_str()).collect()).collect();
        assert_eq!(text, ["the quick", "brown fox", "jumps over"]);
        assert_eq!(lines[1].last().unwrap().link, Some(0));
    }

    #[test]
    fn a_filled_text_with_other_letters_is_not_believed() {
        let pieces = [said("one two")];
        let (words, parts) = words(&pieces);
        let paragraph = Paragraph { pieces: &pieces, parts };
        assert_eq!(paragraph.lines_again(&words, &[3, 3], "one\ntwo\n").map(|lines| lines.len()), Some(2));
        for wrong in ["one\n", "onetwo\n", "one two three\n", "one tw\n"] {
            assert_eq!(paragraph.lines_again(&words, &[3, 3], wrong), None, "{wrong}");
        }
    }

    const CLOSING: &str = "、。，．！？ー…）」』】〉》々っャ｡｣";
    const OPENING: &str = "（「『【〈《｢";

    #[test]
    fn a_word_that_is_cut_begins_no_line_with_a_closing_mark() {
        assert_eq!(lines("ABCDEFGH、IJ", 8), ["ABCDEFG", "H、IJ"]);
        assert_eq!(lines("それはね――終わり", 9), ["それはね", "――終わり"]);
    }

    /// Puts as many words into each line as there is room for.
    fn greedy(pieces: &[Piece], width: usize) -> Vec<Vec<Run>> {
        let (words, parts) = words(pieces);
        let mut paragraph = Paragraph { pieces, parts };
        let mut lines = Vec::new();
        for line in words.chunk_by(|_, next| next.gap != Gap::Break) {
            let (mut words, mut used) = (Vec::new(), 0);
            for word in paragraph.cut_long(line, width).into_owned() {
                let blank = usize::from(!words.is_empty() && word.gap != Gap::Nothing);
                if !words.is_empty() && (word.gap == Gap::Break || used + blank + word.cells > width) {
                    lines.push(paragraph.line(&words));
                    words.clear();
                    used = 0;
                }
                used += if words.is_empty() { word.cells } else { blank + word.cells };
                words.push(word);
            }
            lines.push(paragraph.line(&words));
        }
        lines
    }

    /// Every paragraph of a body, at three widths: as many words in each line as it has room for.
    fn is_filled(body: &Body) -> usize {
        let mut article = crate::page::read::article(body);
        let mut lines = 0;
        each_words(&mut article.blocks, &mut |pieces| {
            for width in [20, 40, 76] {
                let filled = wrap(pieces, width);
                assert_eq!(filled, greedy(pieces, width), "{width} columns");
                lines += filled.len();
            }
        });
        lines
    }

    #[test]
    fn html2text_fills_the_lines_of_the_corpus_as_full_as_they_can_be() {
        let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/pages");
        if !corpus.is_dir() {
            println!("skipped: there is no corpus beside the repository");
            return;
        }
        let mut folders = vec![corpus];
        let mut pages = Vec::new();
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|end| end == "html") {
                    pages.push(path);
                }
            }
        }
        pages.sort();
        let mut lines = 0;
        for path in pages.iter().step_by(4) {
            let html = String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned();
            lines += is_filled(&Body::parse(&html));
        }
        assert!(lines > 1_000, "{lines} lines of {} pages", pages.len());
    }

    proptest! {
        #[test]
        fn any_words_are_filled_as_full_as_can_be(
            texts in prop::collection::vec("[a-zA-Z0-9 ,.—–新ゲー「」👩é\u{301}\u{200d}ﷺ$%\u{a0}/-]{0,40}", 1..5),
            width in 4_usize..60,
        ) {
            let looks = [Style::default(), Style { strong: true, ..Style::default() }];
            let pieces = texts.iter().enumerate().map(|(at, text)| Piece { style: looks[at % 2], ..said(text) }).collect();
            if let Some(pieces) = settle(pieces) {
                prop_assert_eq!(wrap(&pieces, width), greedy(&pieces, width));
            }
        }

        #[test]
        fn wide_letters_are_all_there_once_in_lines_that_begin_and_end_as_they_may(
            text in "([新作発売日ゲームをのか、。！？…）」』】〉々っャ｡｣（「『【〈｢]|[A-Z]{2}|9){1,60}",
            width in 4_usize..40,
        ) {
            let lines = lines(&text, width);
            prop_assert_eq!(lines.concat(), text.as_str());
            let may_part = |last: char, next: char| {
                let wide = |letter: char| is_wide(letter);
                let digit = last.is_ascii_digit() && next.is_alphanumeric();
                (wide(last) || wide(next)) && !digit && !CLOSING.contains(next) && !OPENING.contains(last)
            };
            let mut ended = 0;
            for line in &lines {
                prop_assert!(crate::page::layout::cells::width(line) <= width, "{line}");
                let (before, after) = text.split_at(ended);
                if let (Some(last), Some(first)) = (before.chars().next_back(), line.chars().next())
                    && !may_part(last, first)
                {
                    // No line has room for all that must stay together there.
                    let mut together = String::new();
                    for letter in before.chars().rev() {
                        let next = together.chars().next().unwrap_or(first);
                        if may_part(letter, next) { break }
                        together.insert(0, letter);
                    }
                    for letter in after.chars() {
                        let last = together.chars().next_back().unwrap_or(last);
                        if may_part(last, letter) { break }
                        together.push(letter);
                    }
                    prop_assert!(crate::page::layout::cells::width(&together) > width, "{together} in {lines:?}");
                }
                ended += line.len();
            }
        }
    }
}
