//! Passages: the letters of a page in one row, blanks left out, so that a marked passage is found again at any width, and the
//! sentences by which the user steps when marking one. Pure text; knows no keys and no store.

use crate::{news::Highlight, page::Page, text::Line};
use std::ops::Range;
use unicode_width::UnicodeWidthChar;

/// So many letters tell a place in a text from any other.
const TELLING: usize = 24;

/// Shorter than this, what ends with a full stop is an abbreviation or an initial.
const SHORTEST: usize = 12;

/// A page's letters without blanks, and where each stands.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Letters {
    said: Vec<char>,
    /// Line, run, and byte in the run.
    spots: Vec<(usize, usize, usize)>,
    /// Where sentences begin.
    begins: Vec<usize>,
}

impl Letters {
    /// The letters of what the page says; numbers of links, labels and reasons are none.
    #[must_use]
    pub fn of(page: &Page) -> Self {
        let mut all = Self::default();
        let mut ended = true;
        for (line, place) in page.lines.iter().zip(0..) {
            ended |= line.runs.iter().all(|run| run.text.trim().is_empty());
            for (run, number) in line.runs.iter().zip(0..) {
                if run.style.dim || run.style.reason || run.style.bar {
                    continue;
                }
                for (at, letter) in run.text.char_indices() {
                    if letter.is_whitespace() {
                        ended |= all.is_end(letter);
                        continue;
                    }
                    if std::mem::take(&mut ended) {
                        all.begins.push(all.said.len());
                    }
                    all.said.push(letter);
                    all.spots.push((place, number, at));
                    ended = matches!(letter, '。' | '！' | '？');
                }
            }
            ended |= all.is_end(' ');
        }
        all
    }

    /// Whether a blank after the letters so far ends a sentence.
    fn is_end(&self, blank: char) -> bool {
        let length = self.said.len() - self.begins.last().copied().unwrap_or(0);
        let mut last = self.said.iter().rev();
        let end = last.find(|letter| !matches!(letter, '"' | '”' | '’' | '\'' | ')' | '»' | '」'));
        length >= SHORTEST && blank.is_whitespace() && matches!(end, Some('.' | '!' | '?' | '…'))
    }

    /// How many sentences there are.
    #[must_use]
    pub fn sentences(&self) -> usize {
        self.begins.len()
    }

    /// The letters of the sentences from one to another, both in it.
    #[must_use]
    pub fn stretch(&self, from: usize, to: usize) -> Range<usize> {
        let (from, to) = (from.min(to), from.max(to));
        let begin = self.begins.get(from).copied().unwrap_or(0);
        begin..self.begins.get(to + 1).copied().unwrap_or(self.said.len()).max(begin)
    }

    /// The first sentence that begins on this line of the page or below it; else the last one.
    #[must_use]
    pub fn sentence_at(&self, line: usize) -> usize {
        let below = |begin: &usize| self.spots.get(*begin).is_some_and(|spot| spot.0 >= line);
        self.begins.iter().position(below).unwrap_or_else(|| self.begins.len().saturating_sub(1))
    }

    /// The line of the page on which a letter stands.
    #[must_use]
    pub fn line(&self, letter: usize) -> usize {
        self.spots.get(letter).map_or(0, |spot| spot.0)
    }

    /// The first letter on a line of the page; none when it says nothing.
    fn first_on(&self, line: usize) -> Option<usize> {
        let at = self.spots.partition_point(|spot| spot.0 < line);
        (self.spots.get(at)?.0 == line).then_some(at)
    }

    /// The line on which another setting of the text says what this one says on a line; none when it says it nowhere.
    #[must_use]
    pub fn line_in(&self, other: &Self, line: usize) -> Option<usize> {
        let at = self.first_on(line)?;
        let wanted = &self.said[at..self.said.len().min(at + TELLING)];
        let places = other.said.windows(wanted.len()).enumerate().filter(|(_, letters)| *letters == wanted);
        places.map(|(place, _)| place).min_by_key(|place| place.abs_diff(at)).map(|place| other.line(place))
    }

    /// What a stretch says, as one line.
    #[must_use]
    pub fn says(&self, page: &Page, stretch: &Range<usize>) -> Line {
        let mut text = String::new();
        let mut before: Option<(usize, usize, usize)> = None;
        for letter in stretch.clone() {
            let (Some(spot), Some(said)) = (self.spots.get(letter), self.said.get(letter)) else { break };
            let blank = before.is_some_and(|before| match (before.0 == spot.0, before.1 == spot.1) {
                (true, true) => blank_within(page, *spot, before.2),
                (true, false) => {
                    ends_blank(page, before)
                        || page.lines[spot.0].runs[spot.1].text[..spot.2].ends_with(char::is_whitespace)
                }
                // Scripts without blanks break lines anywhere.
                (false, _) => !(is_wide(*said) && text.chars().last().is_some_and(is_wide)),
            });
            if blank {
                text.push(' ');
            }
            text.push(*said);
            before = Some(*spot);
        }
        Line::cut(&text, LONGEST)
    }

    /// Where a marked passage stands; none when the text no longer says it.
    #[must_use]
    pub fn find(&self, passage: &Highlight) -> Option<Range<usize>> {
        let wanted: Vec<char> =
            passage.text.chars().filter(|letter| !letter.is_whitespace() && *letter != '…').collect();
        if wanted.is_empty() {
            return None;
        }
        let letters: Vec<(usize, char)> =
            self.said.iter().copied().enumerate().filter(|(_, letter)| *letter != '…').collect();
        let places =
            letters.windows(wanted.len()).filter(|window| window.iter().map(|(_, letter)| letter).eq(wanted.iter()));
        let found = places.min_by_key(|window| window[0].0.abs_diff(passage.at))?;
        Some(found[0].0..found.last()?.0 + 1)
    }

    /// The bytes of each run that stand in one of these stretches: line, run, bytes.
    #[must_use]
    pub fn runs(&self, stretch: &Range<usize>) -> Vec<(usize, usize, Range<usize>)> {
        let mut runs: Vec<(usize, usize, Range<usize>)> = Vec::new();
        for letter in stretch.clone() {
            let (Some((line, run, at)), Some(said)) = (self.spots.get(letter), self.said.get(letter)) else { break };
            let end = at + said.len_utf8();
            match runs.last_mut() {
                Some(last) if (last.0, last.1) == (*line, *run) => last.2.end = end,
                _ => runs.push((*line, *run, *at..end)),
            }
        }
        runs
    }
}

/// More than anybody marks; the whole of a long read stays below.
pub const LONGEST: usize = 20_000;

fn blank_within(page: &Page, spot: (usize, usize, usize), before: usize) -> bool {
    page.lines[spot.0].runs[spot.1].text[before..spot.2].contains(char::is_whitespace)
}

fn ends_blank(page: &Page, spot: (usize, usize, usize)) -> bool {
    page.lines[spot.0].runs[spot.1].text.ends_with(char::is_whitespace)
}

fn is_wide(letter: char) -> bool {
    letter.width() == Some(2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{news::Body, page};
    use jiff::Timestamp;

    const TEXT: &str = "<p>The lamp went out at four. Mr. Vane climbed down <a href='https://a.example/'>to see</a>! It was the tide.</p>\
        <p>“She read it twice,” he said. It was the tide.</p>";

    fn letters(width: usize) -> (Page, Letters) {
        let page = page::lay(&Body::parse(TEXT), width);
        let letters = Letters::of(&page);
        (page, letters)
    }

    fn said(width: usize, from: usize, to: usize) -> String {
        let (page, letters) = letters(width);
        letters.says(&page, &letters.stretch(from, to)).to_string()
    }

    #[test]
    fn sentences_end_with_their_stops_and_with_paragraphs() {
        assert_eq!(said(80, 0, 0), "The lamp went out at four.");
        assert_eq!(said(80, 1, 1), "Mr. Vane climbed down to see!");
        assert_eq!(said(80, 3, 3), "“She read it twice,” he said.");
        assert_eq!(letters(80).1.sentences(), 5);
    }

    #[test]
    fn a_passage_says_the_same_at_every_width() {
        for width in [20, 33, 76] {
            assert_eq!(said(width, 0, 1), "The lamp went out at four. Mr. Vane climbed down to see!", "{width}");
        }
    }

    #[test]
    fn a_passage_is_found_at_another_width_at_its_own_place() {
        let (page, wide) = letters(80);
        let stretch = wide.stretch(4, 4);
        let passage = Highlight { text: wide.says(&page, &stretch), at: stretch.start, added: Timestamp::UNIX_EPOCH };
        let (narrow_page, narrow) = letters(20);
        let found = narrow.find(&passage).unwrap();
        assert_eq!((found.clone(), narrow.says(&narrow_page, &found).as_str()), (stretch, "It was the tide."));
    }

    #[test]
    fn a_line_is_found_again_at_another_width() {
        let (wide, narrow) = (letters(80).1, letters(20).1);
        let page = letters(20).0;
        let again = |line: &str| {
            let at = page.lines.iter().position(|other| other.runs.first().is_some_and(|run| run.text == line));
            narrow.line_in(&wide, at.unwrap())
        };
        assert_eq!(again("The lamp went out at"), Some(0));
        assert_eq!(again("“She read it twice,”"), Some(2));
        assert_eq!(narrow.line_in(&Letters::default(), 0), None);
    }

    #[test]
    fn what_the_text_no_longer_says_is_not_found() {
        let passage = Highlight { text: "The lamp went out at five.".into(), at: 0, added: Timestamp::UNIX_EPOCH };
        assert_eq!(letters(40).1.find(&passage), None);
    }

    #[test]
    fn scripts_without_blanks_get_none() {
        let page = page::lay(&Body::parse("<p>星降る港の新作、発売日が決定しました。次の章へ。</p>"), 20);
        let letters = Letters::of(&page);
        assert_eq!(letters.says(&page, &letters.stretch(0, 0)).as_str(), "星降る港の新作、発売日が決定しました。");
    }
}
