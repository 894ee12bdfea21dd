//! A pattern for lower-case text with single blanks: `\w` has no capitals in it. It says whether a text has it and never where, so it
//! is searched for in one direction, by an automaton whose states are made as texts need them: a general one takes several times the
//! memory.

use super::prefilter::Stems;
use regex_automata::{
    Input,
    hybrid::dfa::{Cache, DFA},
    nfa::thompson::{NFA, WhichCaptures},
};
use regex_syntax::hir::{Class, ClassBytes, ClassBytesRange, ClassUnicode, Hir, HirKind, Repetition};
use serde::Deserialize;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// Bytes that a pattern may take before a text is read.
const MOST_BYTES: usize = 1 << 26;
/// Bytes for the states that texts have needed; when these are full they are made anew.
const MOST_STATES: usize = 1 << 19;

/// A pattern, made when it is first asked for: most are not needed in most runs.
#[derive(Debug, Clone, Deserialize)]
#[serde(from = "String")]
pub struct Pattern {
    written: String,
    made: OnceLock<Option<Arc<Search>>>,
}

/// A pattern that was made.
#[derive(Debug)]
struct Search {
    automaton: DFA,
    /// States that texts have needed; as many as texts were ever read at once.
    #[expect(clippy::vec_box, reason = "one is taken out for each text: a pointer moves, not half a kilobyte")]
    caches: Mutex<Vec<Box<Cache>>>,
}

impl Pattern {
    /// True when the text says it. A pattern that cannot be made is in none: rules are asked for their faults before.
    pub fn is_in(&self, text: &str) -> bool {
        self.made
            .get_or_init(|| Search::new(&self.written).ok().map(Arc::new))
            .as_ref()
            .is_some_and(|it| it.is_in(text))
    }

    /// As it stands in the rules.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// The words it cannot do without.
    pub fn stems(&self) -> Stems {
        Stems::of_pattern(&in_full(&self.written))
    }

    /// Why it must not be used.
    pub fn fault(&self) -> Option<String> {
        match Search::new(&self.written) {
            // The library draws the pattern over several lines; the last says what is wrong.
            Err(error) => error.lines().last().map(|line| line.trim_start_matches("error: ").to_owned()),
            Ok(made) if made.is_in("") => Some("this is found in every text".to_owned()),
            Ok(_) => None,
        }
    }
}

impl From<String> for Pattern {
    fn from(written: String) -> Self {
        Self { written, made: OnceLock::new() }
    }
}

impl Search {
    fn new(written: &str) -> Result<Self, String> {
        let parsed = regex_syntax::parse(&in_full(written)).map_err(|error| error.to_string())?;
        let settings = NFA::config().which_captures(WhichCaptures::None).nfa_size_limit(Some(MOST_BYTES));
        let nfa = NFA::compiler().configure(settings).build_from_hir(&in_bytes(&parsed));
        let settings = DFA::config().cache_capacity(MOST_STATES).skip_cache_capacity_check(true);
        let automaton = nfa.map_err(|error| error.to_string()).and_then(|nfa| {
            DFA::builder().configure(settings).build_from_nfa(nfa).map_err(|error| error.to_string())
        })?;
        Ok(Self { automaton, caches: Mutex::default() })
    }

    fn is_in(&self, text: &str) -> bool {
        let caches = || self.caches.lock().unwrap_or_else(PoisonError::into_inner);
        let free = caches().pop();
        let mut cache = free.unwrap_or_else(|| Box::new(self.automaton.create_cache()));
        let found = self.automaton.try_search_fwd(&mut cache, &Input::new(text).earliest(true));
        caches().push(cache);
        found.is_ok_and(|found| found.is_some())
    }
}

/// Letters beyond ASCII, in few ranges: the class `\w` has eight hundred, and each place for one in a pattern costs all of them.
const LETTERS: &str = concat!(
    r"\u{aa}\u{b5}\u{ba}\u{c0}-\u{d6}\u{d8}-\u{f6}\u{f8}-\u{37d}\u{37f}-\u{60b}\u{60d}-\u{61a}\u{61c}-\u{61e}",
    r"\u{620}-\u{6d3}\u{6d5}-\u{1fff}\u{2c00}-\u{2dff}\u{3005}-\u{3007}\u{3040}-\u{309f}\u{30a1}-\u{30fa}",
    r"\u{30fc}-\u{d7ff}\u{f900}-\u{fdff}\u{fe70}-\u{fefc}\u{ff10}-\u{ff19}\u{ff21}-\u{ff3a}\u{ff41}-\u{ff5a}",
    r"\u{ff66}-\u{ffdc}\u{10000}-\u{1efff}\u{20000}-\u{3ffff}"
);

/// A pattern as it is meant.
fn in_full(written: &str) -> String {
    // Unicode word boundaries and classes cost most of the time to build a pattern, and bar the fast search.
    let (letters, digits) = if written.is_ascii() { ("", "") } else { (LETTERS, "０-９") };
    written
        .replace(r"\b", r"(?-u:\b)")
        .replace(r"\w", &format!("[0-9a-z_{letters}]"))
        .replace(r"\W", &format!("[^0-9a-z_{letters}]"))
        .replace(r"\d", &format!("[0-9{digits}]"))
        // Of all blanks there are only these in a text.
        .replace(r"\s", "[ ]")
        .replace(r"\S", "[^ ]")
}

/// The same for the bytes of a text: a class that has every letter beyond ASCII, as `.` and most that say what is left out, is a
/// first byte of such a letter and the bytes that follow it, instead of the fifteen steps in which each of these letters is told.
fn in_bytes(part: &Hir) -> Hir {
    let all = |parts: &[Hir]| parts.iter().map(in_bytes).collect();
    match part.kind() {
        HirKind::Class(Class::Unicode(letters)) if has_all_beyond_ascii(letters) => {
            let ascii = letters.ranges().iter().filter(|range| range.start().is_ascii());
            let ascii = ascii.map(|range| (range.start() as u8, range.end().min('\u{7f}') as u8));
            let [ascii, first, further] = [ascii.collect(), vec![(0xc2, 0xf4)], vec![(0x80, 0xbf)]].map(bytes);
            let further = Repetition { min: 1, max: None, greedy: true, sub: Box::new(further) };
            Hir::alternation(vec![ascii, Hir::concat(vec![first, Hir::repetition(further)])])
        }
        HirKind::Repetition(repeated) => {
            Hir::repetition(Repetition { sub: Box::new(in_bytes(&repeated.sub)), ..repeated.clone() })
        }
        HirKind::Capture(group) => in_bytes(&group.sub),
        HirKind::Concat(parts) => Hir::concat(all(parts)),
        HirKind::Alternation(parts) => Hir::alternation(all(parts)),
        _ => part.clone(),
    }
}

fn has_all_beyond_ascii(letters: &ClassUnicode) -> bool {
    letters.ranges().last().is_some_and(|last| last.start() <= '\u{80}' && last.end() == char::MAX)
}

fn bytes(ranges: Vec<(u8, u8)>) -> Hir {
    Hir::class(Class::Bytes(ClassBytes::new(ranges.into_iter().map(|(first, last)| ClassBytesRange::new(first, last)))))
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// A pattern that finds at least what the given one finds, of which texts can be made: nothing in it looks around.
    pub fn without_places(pattern: &Pattern) -> String {
        let mut loose = pattern.written.replace(r"\b", "");
        for (place, without) in [("^", ""), ("$", "")] {
            let in_class = format!("[{place}");
            loose = loose.replace(&in_class, "\u{1}").replace(place, without).replace('\u{1}', &in_class);
        }
        loose
    }

    fn made(written: &str) -> Search {
        Search::new(written).unwrap()
    }

    #[test]
    fn the_letters_of_patterns_are_those_of_every_script() {
        let (word, other) = (made(r"^\w$|ö{9}"), made(r"^\W$|ö{9}"));
        for letter in "aéßœłğžæøåñçабвіїґцжλήőűकखไทยعربيעבריתカー一漢한글ａＡ９".chars()
        {
            assert!(word.is_in(&letter.to_lowercase().to_string()), "{letter}");
        }
        for letter in " .,!?–—…·•→▶★©。、・「」（）：！？،؟؛\u{a0}“”€".chars() {
            assert!(other.is_in(&letter.to_string()) && !word.is_in(&letter.to_string()), "{letter}");
        }
    }

    #[test]
    fn a_letter_counts_once_however_many_bytes_it_has() {
        for letter in ["a", "é", "漢", "🎮", "\u{10ffff}"] {
            for count in 0..6 {
                let text = format!("<{}>", letter.repeat(count));
                assert_eq!(made("^<.{2,4}>$").is_in(&text), (2..=4).contains(&count), "{text}");
                assert_eq!(made("<[^x>]{3}>").is_in(&text), count == 3, "{text}");
                assert_eq!(made(r"^\W\S{0,2}\W$").is_in(&text), count <= 2, "{text}");
            }
        }
    }

    #[test]
    fn a_pattern_that_must_not_be_used_says_why() {
        let fault = |written: &str| Pattern::from(written.to_owned()).fault();
        assert_eq!(fault("(a"), Some("unclosed group".to_owned()));
        assert_eq!(fault("a*"), Some("this is found in every text".to_owned()));
        assert!(fault(".{1000}{1000}{1000}").is_some());
        assert_eq!(fault("a+"), None);
    }
}
