//! The words that a pattern cannot do without, read off the pattern itself: of these at least one is in every text that it is in.
//! Of a pattern that is words and nothing else they tell as well that it is in a text.

use super::word_finder::{EDGE, is_letter};
use regex_syntax::hir::{Class, Hir, HirKind, Look};
use std::collections::BTreeSet;

/// A part of a pattern that may be more words than this is not spelled out.
const MOST_WORDS: usize = 128;
/// A class of more letters than this is any letter.
const MOST_LETTERS: u32 = 8;

type Words = BTreeSet<String>;

/// Words that a pattern cannot do without.
#[derive(Debug, PartialEq, Eq)]
pub struct Required {
    pub words: Vec<String>,
    /// It does with one of them: it is in every text that has one.
    pub are_enough: bool,
}

/// What is known of a part of a pattern.
#[derive(Default)]
struct Known {
    /// All that it can be, where that is not much.
    exact: Option<Words>,
    /// Whether it is all of these, wherever they stand.
    is_each: bool,
    /// Otherwise: words of which it holds one.
    holds: Option<Words>,
}

/// The words; none where the pattern does without, or is none.
pub fn of(pattern: &str) -> Option<Required> {
    let known = of_part(&regex_syntax::parse(pattern).ok()?);
    let each = known.exact.clone().filter(|_| known.is_each);
    let words = known.required()?;
    // A word that holds another one of them says nothing more.
    let is_needed = |word: &&String| !words.iter().any(|other| other != *word && word.contains(other.as_str()));
    // An edge that cannot be looked for would be missing.
    let are_enough = each.as_ref() == Some(&words);
    Some(Required { words: words.iter().filter(is_needed).cloned().collect(), are_enough })
}

impl Known {
    fn exactly(words: impl IntoIterator<Item = String>) -> Self {
        Self { exact: Some(words.into_iter().collect()), is_each: true, holds: None }
    }

    fn required(self) -> Option<Words> {
        self.exact.map(settled).filter(is_of_use).or(self.holds)
    }
}

/// Words whose edges can be looked for: at one end, and beside a letter.
fn settled(words: Words) -> Words {
    let settle = |word: String| {
        let bare = word.replace(EDGE, "");
        let is_beside_letter = |byte: Option<&u8>| byte.is_some_and(|byte| is_letter(*byte));
        let begins = word.starts_with(EDGE) && is_beside_letter(bare.as_bytes().first());
        let ends = word.ends_with(EDGE) && is_beside_letter(bare.as_bytes().last());
        let edge = |is: bool| if is { EDGE.to_string() } else { String::new() };
        format!("{}{bare}{}", edge(begins), edge(ends))
    };
    words.into_iter().map(settle).collect()
}

fn is_of_use(words: &Words) -> bool {
    !words.is_empty() && words.iter().all(|word| !word.is_empty())
}

fn of_part(part: &Hir) -> Known {
    match part.kind() {
        HirKind::Look(Look::WordAscii) => Known::exactly([EDGE.to_string()]),
        HirKind::Empty => Known::exactly([String::new()]),
        HirKind::Look(_) => Known { is_each: false, ..Known::exactly([String::new()]) },
        HirKind::Literal(literal) => {
            std::str::from_utf8(&literal.0).map_or_else(|_| Known::default(), |word| Known::exactly([word.to_owned()]))
        }
        HirKind::Class(class) => of_class(class),
        HirKind::Capture(group) => of_part(&group.sub),
        HirKind::Repetition(repeated) if (repeated.min, repeated.max) == (0, Some(1)) => {
            let Known { exact, is_each, .. } = of_part(&repeated.sub);
            let exact = exact.map(|words| words.into_iter().chain([String::new()]).collect());
            Known { exact, is_each, holds: None }
        }
        HirKind::Repetition(repeated) if repeated.min > 0 => {
            Known { holds: of_part(&repeated.sub).required(), ..Known::default() }
        }
        HirKind::Repetition(_) => Known::default(),
        HirKind::Concat(parts) => of_row(parts),
        HirKind::Alternation(parts) => of_choice(parts),
    }
}

fn of_class(class: &Class) -> Known {
    let letters: Option<Vec<char>> = match class {
        Class::Unicode(class) => {
            let count: u32 = class.iter().map(|range| u32::try_from(range.len()).unwrap_or(u32::MAX)).sum();
            (count <= MOST_LETTERS).then(|| class.iter().flat_map(|range| range.start()..=range.end()).collect())
        }
        Class::Bytes(_) => None,
    };
    letters.map_or_else(Known::default, |letters| Known::exactly(letters.into_iter().map(String::from)))
}

/// Parts that follow each other: the longest stretch that can be spelled out tells most.
fn of_row(parts: &[Hir]) -> Known {
    let mut stretch: Words = [String::new()].into();
    let (mut best, mut is_whole, mut is_each): (Option<Words>, bool, bool) = (None, true, true);
    for part in parts {
        let known = of_part(part);
        is_each = is_each && known.is_each;
        let longer = known.exact.as_ref().and_then(|words| product(&stretch, words));
        if let Some(longer) = longer {
            stretch = longer;
            continue;
        }
        is_whole = false;
        best = better(best, Some(settled(stretch)));
        stretch = known.exact.clone().unwrap_or_else(|| [String::new()].into());
        best = better(best, known.holds);
    }
    if is_whole {
        return Known { exact: Some(stretch), is_each, holds: None };
    }
    Known { holds: better(best, Some(settled(stretch))), ..Known::default() }
}

fn product(first: &Words, second: &Words) -> Option<Words> {
    (first.len() * second.len() <= MOST_WORDS)
        .then(|| first.iter().flat_map(|one| second.iter().map(move |other| format!("{one}{other}"))).collect())
}

/// The set whose shortest word is longer is heard in fewer texts.
fn better(one: Option<Words>, other: Option<Words>) -> Option<Words> {
    let worth = |words: &Option<Words>| {
        let words = words.as_ref().filter(|words| is_of_use(words))?;
        Some((words.iter().map(String::len).min(), std::cmp::Reverse(words.len())))
    };
    let best = if worth(&other) > worth(&one) { other } else { one };
    best.filter(is_of_use)
}

fn of_choice(parts: &[Hir]) -> Known {
    let (mut all_exact, mut is_each, mut exact, mut holds) = (true, true, Words::new(), Some(Words::new()));
    for part in parts {
        let known = of_part(part);
        is_each = is_each && known.is_each;
        all_exact = all_exact && known.exact.is_some();
        exact.extend(known.exact.iter().flatten().cloned());
        holds = holds.and_then(|holds| Some(holds.into_iter().chain(known.required()?).collect()));
    }
    Known { exact: all_exact.then_some(exact), is_each, holds: holds.filter(|_| !all_exact) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_that_tell_most_are_taken() {
        for (pattern, words) in [
            ("reviews?", vec!["review"]),
            (r"\d+ (?:games|books) for", vec![" books for", " games for"]),
            ("(?:sued|suing) over", vec!["sued over", "suing over"]),
            (r"pre-?orders?.* open", vec!["pre-order", "preorder"]),
            (r"[$£]\s?\d", vec!["$", "£"]),
            (r"\w+ (?:a|bc)+", vec![" "]),
            (r"(?:mine|\d+ thine)$", vec![" thine", "mine"]),
            (r"(?-u:\b)(?:i|my) \w", vec!["\u{1}i ", "\u{1}my "]),
            (r"(?-u:\b)(?:i|me)(?-u:\b)|(?-u:\b)%(?-u:\b)", vec!["\u{1}i\u{1}", "\u{1}me\u{1}", "%"]),
        ] {
            assert_eq!(of(pattern).unwrap().words, words, "{pattern}");
        }
    }

    #[test]
    fn words_are_enough_for_a_pattern_that_is_nothing_else() {
        for (pattern, are_enough) in [
            ("reviews?|(?:bad|good) news", true),
            (r"(?-u:\b)(?:i|my)(?-u:\b)|(?-u:\b)re[- ]?views?", true),
            ("^review", false),
            ("review$|news", false),
            (r"reviews?\w", false),
            (r"(?-u:\b)%", false),
            (r"(?-u:\B)review", false),
            (r"(?:re)?(?-u:\b)view", false),
            (r"news(?-u:\b)letter", false),
        ] {
            assert_eq!(of(pattern).unwrap().are_enough, are_enough, "{pattern}");
        }
    }

    #[test]
    fn what_can_be_anything_needs_no_word() {
        for pattern in [r"\d+", "(?:word)?", r"(?:word|\w+)", "(?:word)*", "("] {
            assert_eq!(of(pattern), None, "{pattern}");
        }
    }
}
