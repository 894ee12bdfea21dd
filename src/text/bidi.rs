//! The order of right-to-left text on the screen (Unicode's rules for it, UAX 9), for terminals that put letters where they are
//! told. A line is put in order once it is wrapped and cut, and only where it is drawn: everything else, links, marks, search and
//! the clipboard, goes by the order in which it was written. Mends no letters: how Arabic ones join is the font's business.

use super::{
    direction::{Direction, first_direction, has_right_to_left, is_right_to_left},
    width::width as width_of,
};
use std::{borrow::Cow, ops::Range};
use unicode_bidi::{BidiInfo, Level};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The mark between the cells of a table's row.
const BETWEEN_CELLS: char = '│';
/// The mark between names and numbers beside one another.
const BETWEEN_NAMES: char = '·';

/// Marks that look the other way from right to left.
const MIRRORED: &str = "()[]{}<>«»‹›≤≥（）［］｛｝〈〉《》「」『』【】";

/// A letter with what joins it, at its place on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PlacedLetter {
    /// Where it stands in the text.
    pub bytes: Range<usize>,
    /// Its column on the line.
    pub x: u16,
    pub columns: u16,
    /// A mark that looks the other way here.
    mirrored: Option<&'static str>,
}

impl PlacedLetter {
    /// As it is drawn.
    pub fn shown<'a>(&self, text: &'a str) -> &'a str {
        self.mirrored.unwrap_or_else(|| &text[self.bytes.clone()])
    }
}

/// The letters of a line as they stand on the screen, from left to right; none where that is the order they were written in.
pub(crate) fn order(line: &str, direction: Direction) -> Option<Vec<PlacedLetter>> {
    let right_to_left = direction == Direction::RightToLeft;
    if !right_to_left && !has_right_to_left(line) {
        return None;
    }
    let mut letters = Vec::new();
    if direction == Direction::OfEachPart {
        for (part, right_to_left) in own_parts(line) {
            add(line, part, right_to_left, &mut letters);
        }
        return Some(letters);
    }
    // The names of a sentence that is read from right to left are in its own order.
    let mut parts = parts(line, |run| {
        run.starts_with(' ') && (run.contains(BETWEEN_CELLS) || !right_to_left && run.contains(BETWEEN_NAMES))
    });
    if right_to_left {
        parts.reverse();
    }
    for part in &parts {
        let own = if parts.len() > 1 { first_direction(&line[part.clone()]) } else { None };
        add(line, part.clone(), own.unwrap_or(right_to_left), &mut letters);
    }
    Some(letters)
}

/// A line of the face as it stands on the screen.
pub(crate) fn in_place(line: &str) -> Cow<'_, str> {
    match order(line, Direction::OfEachPart) {
        Some(letters) => Cow::Owned(letters.iter().map(|letter| letter.shown(line)).collect()),
        None => Cow::Borrowed(line),
    }
}

/// The parts of a line that stay in their places, each with whether it is read from right to left: what blanks or marks set apart, and
/// what a sentence of the other direction has in quotation marks.
fn own_parts(line: &str) -> Vec<(Range<usize>, bool)> {
    let mut own = Vec::new();
    for part in parts(line, |run| run.starts_with(' ') && run.len() > 1) {
        let words = &line[part.clone()];
        // A blank at an end of the line belongs to no part.
        let first = words.len() - words.trim_start().len();
        let inner = part.start + first..part.start + words.trim_end().len().max(first);
        own.push((part.start..inner.start, false));
        let pieces = quoted(line, inner.clone());
        // What is quoted does not say in which direction the sentence is read.
        let direction = pieces
            .iter()
            .filter(|(_, is_quoted)| !is_quoted)
            .find_map(|(piece, _)| first_direction(&line[piece.clone()]));
        if direction == Some(true) {
            own.push((inner.clone(), true));
        } else {
            own.extend(pieces.into_iter().map(|(piece, is_quoted)| {
                let right_to_left = is_quoted && is_right_to_left(&line[piece.clone()]);
                (piece, right_to_left)
            }));
        }
        own.push((inner.end..part.end, false));
    }
    own.retain(|(part, _)| !part.is_empty());
    own
}

/// The pieces of a sentence, each with whether it stands in quotation marks.
fn quoted(line: &str, sentence: Range<usize>) -> Vec<(Range<usize>, bool)> {
    let (mut pieces, mut from, mut seen) = (Vec::new(), sentence.start, sentence.start);
    while let Some((begin, opening, closing)) = opened(line, seen..sentence.end) {
        let mut open = 1;
        let end = line[begin..sentence.end].char_indices().find(|(_, letter)| {
            open += usize::from(*letter == opening);
            open -= usize::from(closing.contains(letter));
            open == 0
        });
        let end = end.map_or(sentence.end, |(at, _)| begin + at);
        pieces.extend([(from..begin, false), (begin..end, true)]);
        // The mark that ends it begins no other one.
        seen = end + line[end..sentence.end].chars().next().map_or(0, char::len_utf8);
        from = end;
    }
    pieces.push((from..sentence.end, false));
    pieces
}

/// Where the next quotation begins, the mark before it, and the marks of which one ends it.
fn opened(line: &str, within: Range<usize>) -> Option<(usize, char, &'static [char])> {
    let (at, mark) = line[within.clone()].char_indices().find(|(_, letter)| "“„«「『".contains(*letter))?;
    let closing: &[char] = match mark {
        '“' => &['”'],
        '„' => &['“', '”'],
        '«' => &['»'],
        '「' => &['」'],
        _ => &['』'],
    };
    Some((within.start + at + mark.len_utf8(), mark, closing))
}

/// Adds the letters of a part, behind those that stand there.
fn add(line: &str, part: Range<usize>, right_to_left: bool, letters: &mut Vec<PlacedLetter>) {
    let mut x = letters.last().map_or(0, |last| last.x + last.columns);
    let level = if right_to_left { Level::rtl() } else { Level::ltr() };
    let info = BidiInfo::new(&line[part.clone()], Some(level));
    for paragraph in &info.paragraphs {
        let (levels, runs) = info.visual_runs(paragraph, paragraph.range.clone());
        for run in runs {
            let is_backward = levels.get(run.start).is_some_and(Level::is_rtl);
            let (from, to) = (part.start + run.start, part.start + run.end);
            let clusters = line[from..to].grapheme_indices(true).map(|(at, cluster)| (from + at, cluster));
            let mut add = |(at, cluster): (usize, &str)| {
                let columns = u16::try_from(cluster.width()).unwrap_or(0);
                let mirrored = if is_backward { mirrored(cluster) } else { None };
                letters.push(PlacedLetter { bytes: at..at + cluster.len(), x, columns, mirrored });
                x += columns;
            };
            if is_backward { clusters.rev().for_each(&mut add) } else { clusters.for_each(&mut add) }
        }
    }
}

/// A line at its place on the screen: at the right edge where it is read from right to left.
pub(crate) struct Line<'a> {
    text: &'a str,
    /// Its first column.
    x: u16,
    /// In the order of the screen, where that is another one.
    letters: Option<Vec<PlacedLetter>>,
}

impl<'a> Line<'a> {
    /// In so many columns; `here` is the order made here and not by the terminal.
    pub fn new(text: &'a str, x: u16, width: u16, direction: Direction, here: bool) -> Self {
        let own = u16::try_from(width_of(text)).unwrap_or(u16::MAX);
        let x = if direction == Direction::RightToLeft { x + width.saturating_sub(own) } else { x };
        Self { text, x, letters: if here { order(text, direction) } else { None } }
    }

    /// The byte of the text that stands at a column; none beside the line.
    pub fn byte_at(&self, column: u16) -> Option<usize> {
        let column = column.checked_sub(self.x)?;
        if let Some(letters) = &self.letters {
            let here = letters.iter().find(|letter| (letter.x..letter.x + letter.columns).contains(&column));
            return here.map(|letter| letter.bytes.start);
        }
        let mut end = 0;
        self.text.grapheme_indices(true).find_map(|(at, cluster)| {
            end += cluster.width();
            (usize::from(column) < end).then_some(at)
        })
    }

    /// A part of the text as it is drawn: its pieces, each at its column.
    pub fn pieces(&self, part: Range<usize>) -> Vec<(u16, String)> {
        let Some(letters) = &self.letters else {
            let before = self.text.get(..part.start).map_or(0, width_of);
            let said = self.text.get(part).unwrap_or_default().to_owned();
            return vec![(self.x + u16::try_from(before).unwrap_or(u16::MAX), said)];
        };
        let mut pieces: Vec<(u16, u16, String)> = Vec::new();
        for letter in letters.iter().filter(|letter| part.contains(&letter.bytes.start)) {
            let (x, shown) = (self.x + letter.x, letter.shown(self.text));
            match pieces.last_mut() {
                Some((_, end, said)) if *end == x => {
                    said.push_str(shown);
                    *end += letter.columns;
                }
                _ => pieces.push((x, x + letter.columns, shown.to_owned())),
            }
        }
        pieces.into_iter().map(|(x, _, said)| (x, said)).collect()
    }
}

/// The parts that are put in order for themselves, and what stands between them: those runs of blanks and marks that set parts apart.
fn parts(line: &str, sets_apart: impl Fn(&str) -> bool) -> Vec<Range<usize>> {
    let is_between = |letter: char| [' ', BETWEEN_CELLS, BETWEEN_NAMES].contains(&letter);
    let (mut parts, mut from, mut seen) = (Vec::new(), 0, 0);
    while let Some(found) = line[seen..].find(is_between) {
        let at = seen + found;
        let end = at + line[at..].find(|letter| !is_between(letter)).unwrap_or(line.len() - at);
        if sets_apart(&line[at..end]) {
            parts.extend([from..at, at..end]);
            from = end;
        }
        seen = end;
    }
    parts.push(from..line.len());
    parts.retain(|part| !part.is_empty());
    parts
}

fn mirrored(cluster: &str) -> Option<&'static str> {
    let place = MIRRORED.char_indices().position(|(_, mark)| cluster.chars().eq(std::iter::once(mark)))?;
    let other = place ^ 1;
    let (at, mark) = MIRRORED.char_indices().nth(other)?;
    MIRRORED.get(at..at + mark.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn visual(line: &str, right_to_left: bool) -> String {
        match order(line, Direction::of(right_to_left)) {
            Some(letters) => letters.iter().map(|letter| letter.shown(line)).collect(),
            None => line.to_owned(),
        }
    }

    #[test]
    fn words_stand_from_right_to_left_and_numbers_and_latin_words_as_they_are() {
        assert_eq!(visual("שלום עולם", true), "םלוע םולש");
        assert_eq!(visual("יוצא ב-12 ליולי", true), "ילויל 12-ב אצוי");
        assert_eq!(visual("המשחק Hollow Tide יוצא", true), "אצוי Hollow Tide קחשמה");
        assert_eq!(visual("מחיר 49.99", true), "49.99 ריחמ");
    }

    #[test]
    fn a_word_within_a_text_of_the_other_direction_is_turned_alone() {
        assert_eq!(visual("the studio שלום says", false), "the studio םולש says");
    }

    #[test]
    fn a_line_without_such_letters_in_a_right_to_left_text_ends_at_its_left() {
        assert_eq!(visual("Hollow Tide.", true), ".Hollow Tide");
        assert_eq!(visual("Hollow Tide.", false), "Hollow Tide.");
    }

    #[test]
    fn brackets_look_the_other_way() {
        assert_eq!(visual("שלום (עולם)", true), "(םלוע) םולש");
    }

    #[test]
    fn cells_of_a_table_and_names_beside_each_other_keep_their_places() {
        assert_eq!(visual("אב │ גד", false), "בא │ דג");
        assert_eq!(visual("אב · גד", false), "בא · דג");
    }

    #[test]
    fn the_cells_of_a_row_that_is_read_from_right_to_left_follow_one_another_to_the_left() {
        assert_eq!(visual("שם        │ Zelda.   │ 12", true), "12 │   Zelda. │        םש");
        assert_eq!(visual("   │ Zelda │ 12", true), "12 │ Zelda │   ");
        assert_eq!(visual("───┼─────", true), "─────┼───");
    }

    #[test]
    fn a_line_of_the_face_keeps_the_places_of_its_parts() {
        assert_eq!(in_place(" שלום עולם "), " םלוע םולש ");
        assert_eq!(in_place("שלום        12   30 %"), "םולש        12   30 %");
        assert_eq!(in_place("שלום · 3h"), "םולש · 3h");
        assert_eq!(in_place("Done: “שלום עולם”"), "Done: “םלוע םולש”");
        assert_eq!(in_place("Done “המשחק Hollow Tide יוצא”, #שלום “אב”"), "Done “אצוי Hollow Tide קחשמה”, #םולש “בא”");
        assert_eq!(in_place("„אב Tide גד“ gemerkt “אב"), "„דג Tide בא“ gemerkt “בא");
        assert_eq!(in_place("Done “אב “Tide” גד”, “הו”"), "Done “דג ”Tide“ בא”, “וה”");
        assert_eq!(in_place("אב “Hollow Tide” גד"), "דג ”Hollow Tide“ בא");
        assert_eq!(in_place("Hollow  Tide "), "Hollow  Tide ");
    }

    #[test]
    fn a_part_of_a_line_is_found_where_it_is_drawn() {
        let text = "המשחק Hollow Tide יוצא";
        let (line, tide) = (Line::new(text, 2, 30, Direction::RightToLeft, true), text.find("Hollow").unwrap());
        assert_eq!(line.pieces(tide..tide + 11), [(15, "Hollow Tide".to_owned())]);
        assert_eq!(line.pieces(0.."המשחק".len()), [(27, "קחשמה".to_owned())]);
        // What crosses from one direction into the other stands in two places.
        let both = line.pieces(tide + 7..text.len());
        assert_eq!(both, [(10, "אצוי ".to_owned()), (22, "Tide".to_owned())]);
        assert_eq!([line.byte_at(15), line.byte_at(31), line.byte_at(9)], [Some(tide), Some(0), None]);
        let left = Line::new(text, 2, 30, Direction::RightToLeft, false);
        assert_eq!(left.pieces(0..text.len()), [(10, text.to_owned())]);
    }

    #[test]
    fn an_accent_stays_with_its_letter() {
        assert_eq!(visual("שָׁלוֹם", true), "םוֹלשָׁ");
    }

    #[test]
    fn a_text_of_one_direction_is_left_alone() {
        assert_eq!(order("Hollow Tide (1)", Direction::LeftToRight), None);
    }

    proptest! {
        #[test]
        fn every_letter_is_there_once_and_takes_its_columns(line in "[a-z אבגד0-9()مرح.│· 新“”„»«]{1,40}", way in 0..3_usize) {
            let directions = [Direction::LeftToRight, Direction::RightToLeft, Direction::OfEachPart];
            if let Some(letters) = order(&line, directions[way]) {
                let mut bytes: Vec<Range<usize>> = letters.iter().map(|letter| letter.bytes.clone()).collect();
                bytes.sort_by_key(|range| range.start);
                prop_assert!(bytes.windows(2).all(|pair| pair[0].end == pair[1].start));
                prop_assert_eq!(bytes.first().map(|range| range.start), Some(0));
                prop_assert_eq!(bytes.last().map(|range| range.end), Some(line.len()));
                let columns: u16 = letters.iter().map(|letter| letter.columns).sum();
                prop_assert_eq!(usize::from(columns), width_of(&line));
            }
        }
    }
}
