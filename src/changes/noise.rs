//! Whether two texts of an article differ by their words. Letters, marks and line breaks that were mended, counters that tick on and
//! lists of other articles behind the text are no change.

use super::difference::{Part, parts};
use regex::Regex;
use serde::Deserialize;
use std::{borrow::Cow, sync::LazyLock};

/// A list of other articles has lines of no more words.
const LISTED_WORDS: usize = 24;

/// What an article says: its headline, and its cleaned text with one line a paragraph.
#[derive(Debug, Clone, Copy)]
pub struct Wording<'a> {
    /// The headline.
    pub title: &'a str,
    /// The text.
    pub text: &'a str,
}

/// Whether an article says something else than it did.
#[must_use]
pub fn is_change(before: Wording, after: Wording) -> bool {
    if words(before.title) != words(after.title) {
        return true;
    }
    let (before, after) = (lines(before.text), lines(after.text));
    let parts = parts(&before, &after);
    let (mut gone, mut new) = (Vec::new(), Vec::new());
    for part in &parts {
        if let Part::Other(old, young) = part {
            gone.extend(old.clone());
            new.extend(young.clone());
        }
    }
    let said = |lines: &[Vec<String>], of: &[usize]| -> Vec<String> {
        of.iter().flat_map(|line| &lines[*line]).filter(|word| *word != END).cloned().collect()
    };
    let is_list = is_list_behind(&before, &gone) && is_list_behind(&after, &new) && {
        let (gone, new) = without_moved(said_lines(&before, &gone), said_lines(&after, &new));
        !is_edited(&gone, &new)
    };
    said(&before, &gone) != said(&after, &new) && !is_list
}

fn said_lines<'l>(lines: &'l [Vec<String>], of: &[usize]) -> Vec<&'l [String]> {
    of.iter().map(|line| lines[*line].as_slice()).collect()
}

/// The lines that stand on one side alone: others only stand elsewhere.
fn without_moved<'l>(gone: Vec<&'l [String]>, new: Vec<&'l [String]>) -> (Vec<&'l [String]>, Vec<&'l [String]>) {
    let (before, after) = (gone.clone(), new.clone());
    (
        gone.into_iter().filter(|line| !after.contains(line)).collect(),
        new.into_iter().filter(|line| !before.contains(line)).collect(),
    )
}

/// Whether a line below the text is one of before with another number or word: a score that was put right is no other headline.
fn is_edited(gone: &[&[String]], new: &[&[String]]) -> bool {
    let like = |old: &[String], young: &[String]| {
        let shared = young.iter().filter(|word| old.contains(word)).count();
        2 * shared >= old.len().max(young.len())
    };
    gone.iter().any(|old| new.iter().any(|young| like(old, young)))
}

/// Whether these lines are headlines below the text: a list of other articles, which is another at each visit.
fn is_list_behind(lines: &[Vec<String>], of: &[usize]) -> bool {
    let text_ends = lines.iter().rposition(|line| line.last().is_some_and(|last| last == END));
    let is_listed = |line: &usize| text_ends.is_none_or(|end| *line > end) && lines[*line].len() <= LISTED_WORDS;
    !of.is_empty() && text_ends.is_some() && of.iter().all(is_listed)
}

/// Stands behind a line that ends like a sentence.
const END: &str = ".";

/// The words of every line that says something.
fn lines(text: &str) -> Vec<Vec<String>> {
    let line = |line: &str| {
        let mut words = words(line);
        let ends = line
            .trim_end()
            .trim_end_matches(['"', '”', '’', '»', ')', '」'])
            .ends_with(['.', '!', '?', '。', '…', ':']);
        if ends && !words.is_empty() {
            words.push(END.to_owned());
        }
        words
    };
    text.lines().map(line).filter(|words| !words.is_empty()).collect()
}

/// The words of a line in small letters, without marks and without what ticks on by itself.
fn words(line: &str) -> Vec<String> {
    let low = line.to_lowercase();
    let mut left: Cow<str> = Cow::Borrowed(&low);
    for ticking in TICKING.iter() {
        if let Cow::Owned(replaced) = ticking.replace_all(&left, " ") {
            left = Cow::Owned(replaced);
        }
    }
    left.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[derive(Deserialize)]
struct Rules {
    ticking: Vec<Rule>,
}

#[derive(Deserialize)]
#[cfg_attr(not(test), expect(dead_code, reason = "the rows of its table are for the test"))]
struct Rule {
    name: String,
    pattern: String,
    noise: [String; 2],
    words: [String; 2],
}

fn rules() -> Vec<Rule> {
    toml::from_str::<Rules>(include_str!("../../assets/changes.toml")).map(|rules| rules.ticking).unwrap_or_default()
}

/// What ticks on by itself; a rule that is none is left out, and the test names it.
static TICKING: LazyLock<Vec<Regex>> =
    LazyLock::new(|| rules().iter().filter_map(|rule| Regex::new(&rule.pattern).ok()).collect());

#[cfg(test)]
mod tests {
    use super::*;

    const LEAD: &str = "The ferry to Hollow Bell leaves at nine, its crew says.";

    fn changed(before: &str, after: &str) -> bool {
        is_change(Wording { title: "Ferry", text: before }, Wording { title: "Ferry", text: after })
    }

    #[test]
    fn every_rule_has_a_line_that_ticks_on_and_one_that_says_something_else() {
        assert_eq!(TICKING.len(), rules().len());
        for Rule { name, noise, words, .. } in rules() {
            let text = |line: &str| format!("{LEAD}\n{line}\n{LEAD}");
            assert!(!changed(&text(&noise[0]), &text(&noise[1])), "{name}: {noise:?}");
            assert!(changed(&text(&words[0]), &text(&words[1])), "{name}: {words:?}");
        }
    }

    #[test]
    fn times_that_are_written_out_tick_on_as_well() {
        for (before, after) in [
            ("Posted an hour ago", "Posted 2 hours ago"),
            ("Aktualisiert vor einer Stunde", "Aktualisiert vor 2 Stunden"),
            ("Publicado hace una hora", "Publicado hace 3 horas"),
            ("Publié il y a une heure", "Publié il y a 2 heures"),
            ("３時間前", "４時間前"),
        ] {
            let text = |line: &str| format!("{LEAD}\n{line}\n{LEAD}");
            assert!(!changed(&text(before), &text(after)), "{before}");
        }
    }

    #[test]
    fn a_line_below_the_text_that_was_put_right_is_a_change_and_one_that_moved_is_none() {
        let below = |lines: &str| format!("{LEAD}\n{lines}");
        assert!(changed(&below("Score: 8"), &below("Score: 9")));
        assert!(changed(&below("Available on PC and Switch"), &below("Available on PC and PlayStation")));
        let three = "The lamp of Tideway is out\nA mill for sale\nHarbour songs return";
        let moved = "Harbour songs return\nThe lamp of Tideway is out\nNine ferries to like";
        assert!(!changed(&below(three), &below(moved)));
    }

    #[test]
    fn another_word_a_number_or_a_paragraph_is_a_change() {
        assert!(changed(LEAD, &LEAD.replace("nine", "ten")));
        assert!(changed("Score: 8\nIt is fine.", "Score: 9\nIt is fine."));
        assert!(changed(LEAD, &format!("{LEAD}\nUpdate: it is late.")));
        assert!(changed(&format!("{LEAD}\nIt is blue."), LEAD));
        let title = |title| Wording { title, text: LEAD };
        assert!(is_change(title("Ferry leaves"), title("Ferry stays")));
    }

    #[test]
    fn marks_breaks_and_letters_that_were_mended_are_no_change() {
        assert!(!changed("It's late — \"very\" late.", "It’s late – “very” late!"));
        assert!(!changed("One line. Another line.", "One line.\nAnother line."));
        assert!(!changed("A SHIP is here.", "A ship is here."));
    }

    #[test]
    fn other_headlines_below_the_text_are_no_change_and_in_a_list_of_its_own_they_are() {
        let below = |line: &str| format!("{LEAD}\nThe lamp of Tideway is out\n{line}");
        assert!(!changed(&below("A mill for sale"), &below("Nine ferries to like")));
        let within = |line: &str| format!("The games:\n{line}\n{LEAD}");
        assert!(changed(&within("Tideway"), &within("Dust Rally")));
    }
}
