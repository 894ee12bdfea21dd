//! Words as stories compare them: lower case, aliases resolved, glue words out, endings cut. Never weighs them.

use foldhash::fast::RandomState;
use icu_normalizer::DecomposingNormalizerBorrowed;
use serde::Deserialize;
use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

/// A name as its words, and the one word it becomes.
type Alias = (Vec<String>, String);

/// Other names of one thing, from the data file, by their first word, longest first.
static ALIASES: LazyLock<HashMap<String, Vec<Alias>, RandomState>> = LazyLock::new(|| {
    #[derive(Deserialize)]
    #[serde(transparent)]
    struct File(HashMap<String, HashMap<String, String>>);
    let file: File = toml::from_str(include_str!("../../assets/aliases.toml")).unwrap_or_else(|_| File(HashMap::new()));
    let mut aliases: HashMap<String, Vec<Alias>, RandomState> = HashMap::default();
    for (name, word) in file.0.into_values().flatten() {
        let words: Vec<String> = name.split(' ').map(str::to_owned).collect();
        aliases.entry(words[0].clone()).or_default().push((words, word));
    }
    for names in aliases.values_mut() {
        names.sort_by(|one, other| other.0.len().cmp(&one.0.len()).then_with(|| one.cmp(other)));
    }
    aliases
});

/// Words that carry no news.
static GLUE: LazyLock<HashSet<&str, RandomState>> = LazyLock::new(|| {
    "a an the and or of to in on for with at by from is are was were be been it its this that these those as but not you \
     your we our i my he she his her they their them has have had will would can could do does did just more most than how \
     what why when where who which all about up out over into after before now get gets got here there if so no yes also \
     says said say new vs via"
        .split_whitespace()
        .collect()
});

/// Platforms, makers and words of the trade: shared by a third of all headlines.
static WEAK: LazyLock<HashSet<String>> = LazyLock::new(|| {
    "playstation ps5 ps4 ps6 xbox xboxseries gamepass nintendo switch switch2 steam pc sony microsoft game games gaming \
     video trailer release date series one console update valve"
        .split_whitespace()
        .map(stem)
        .collect()
});

/// Before a number these words count something; they do not name a sequel, a season or a version.
static COUNTING: LazyLock<HashSet<&str, RandomState>> = LazyLock::new(|| {
    "over nearly about almost than pass passes passed sold sells sell cut cuts to for by at of in after just top the reach \
     reaches reached with from hits hit off lays placed under only around roughly another its costs cost is"
        .split_whitespace()
        .collect()
});

/// Words, cut by [`stem`], that answer what somebody else has said.
static DENIAL: LazyLock<HashSet<String>> = LazyLock::new(|| {
    "denies denied deny disputes responds refutes debunks dismisses rebuts".split_whitespace().map(stem).collect()
});

/// Does a headline with this word say no to something, or answer it?
pub fn is_denial(word: &str) -> bool {
    DENIAL.contains(word)
}

/// Is it one of the words of the trade?
pub fn is_weak(word: &str) -> bool {
    WEAK.contains(word)
}

/// Whether a word of a headline tells what it is about: no glue, and none that stands in many headlines.
#[must_use]
pub fn is_telling(word: &str) -> bool {
    !is_glue(word) && !is_weak(&stem(word)) && !is_weak(word) && !is_number(word)
}

/// Is it a glue word or a lone letter?
pub fn is_glue(word: &str) -> bool {
    GLUE.contains(word) || (word.len() == 1 && !word.starts_with(|letter: char| letter.is_ascii_digit()))
}

/// Does a number after this word count things, rather than tell a sequel, a season or a version?
pub fn counts(word: &str) -> bool {
    COUNTING.contains(word) || is_number(word)
}

/// Digits, perhaps with points: `3`, `1.02`.
pub fn is_number(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|letter| letter.is_ascii_digit() || letter == '.')
}

/// All words of a text in order, aliases resolved; glue words are still in.
pub fn words(text: &str) -> Vec<String> {
    Letters::of(text).words().into_iter().map(str::to_owned).collect()
}

/// The letters of a text's words, one word after the other: words that need no room of their own.
#[derive(Debug, Default)]
pub struct Letters {
    all: String,
    /// Where each word ends.
    ends: Vec<usize>,
}

impl Letters {
    /// Takes a text apart.
    pub fn of(text: &str) -> Self {
        let low = text.to_lowercase();
        let low = without_accents(&low);
        let mut rest = &*low;
        let mut letters = Self { all: String::with_capacity(low.len()), ends: Vec::with_capacity(low.len() / 4) };
        loop {
            // Most letters are plain ones in a row.
            let run = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
            letters.all.push_str(&rest[..run]);
            let mut after = rest[run..].chars();
            let Some(letter) = after.next() else { break };
            rest = after.as_str();
            match letter {
                '\'' | '’' | '‘' => rest = without_possessive(rest),
                '.' if letters.is_in_number(rest) => letters.all.push('.'),
                ',' if letters.is_in_number(rest) => {}
                letter if letter.is_alphanumeric() => letters.all.push(letter),
                _ => letters.end_word(),
            }
        }
        letters.end_word();
        letters
    }

    /// The words, aliases resolved.
    pub fn words(&self) -> Vec<&str> {
        let begins = std::iter::once(0).chain(self.ends.iter().copied());
        let plain: Vec<&str> = begins.zip(&self.ends).map(|(begin, end)| &self.all[begin..*end]).collect();
        with_aliases(&plain)
    }

    /// The letters of the word that has not ended yet.
    fn word(&self) -> &str {
        &self.all[self.ends.last().copied().unwrap_or(0)..]
    }

    /// Does a number go on behind a point or a comma?
    fn is_in_number(&self, rest: &str) -> bool {
        rest.starts_with(|letter: char| letter.is_ascii_digit()) && is_number(self.word())
    }

    /// Ends a word. A number and the unit after it are two, as many write them: `30fps`, `30 fps`.
    fn end_word(&mut self) {
        let word = self.word();
        if word.starts_with(|letter: char| letter.is_ascii_digit()) {
            let unit = word.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '.');
            let is_unit = unit.len() > 1 && unit.bytes().all(|letter| letter.is_ascii_lowercase());
            if is_unit && !ORDINALS.contains(&unit) {
                self.ends.push(self.all.len() - unit.len());
            }
        }
        if self.ends.last().copied().unwrap_or(0) < self.all.len() {
            self.ends.push(self.all.len());
        }
    }
}

const ORDINALS: [&str; 4] = ["st", "nd", "rd", "th"];

/// What follows an apostrophe, without the `s` of a possessive.
fn without_possessive(rest: &str) -> &str {
    let is_within = |rest: &str| rest.starts_with(char::is_alphanumeric);
    rest.strip_prefix('s').filter(|after| !is_within(after)).unwrap_or(rest)
}

/// `Pokémon` and `Pokemon` are one.
fn without_accents(text: &str) -> Cow<'_, str> {
    // Dashes, quotes and ellipses are what most texts have beyond ASCII.
    if text.chars().all(|letter| letter.is_ascii() || ('\u{2010}'..='\u{2027}').contains(&letter)) {
        return Cow::Borrowed(text);
    }
    let apart = DecomposingNormalizerBorrowed::new_nfd().normalize_iter(text.chars());
    let is_accent = |letter: &char| ('\u{300}'..='\u{36f}').contains(letter);
    Cow::Owned(apart.filter(|letter| !is_accent(letter)).collect())
}

fn with_aliases<'a>(mut plain: &[&'a str]) -> Vec<&'a str> {
    let mut words = Vec::with_capacity(plain.len());
    while let [word, rest @ ..] = plain {
        let follows = |(name, _): &&Alias| name.len() <= rest.len() + 1 && name[1..].iter().eq(&rest[..name.len() - 1]);
        plain = rest;
        if let Some((name, alias)) = ALIASES.get(*word).and_then(|names| names.iter().find(follows)) {
            words.push(alias.as_str());
            plain = &rest[name.len() - 1..];
        } else {
            words.push(roman(word));
        }
    }
    words
}

/// What else a name is called: by other names in the table, and with its number written the other way.
pub fn other_spellings(name: &str) -> Vec<String> {
    let wanted = words(name);
    let aliases = ALIASES.values().flatten().filter(|(_, word)| wanted == [word.clone()]);
    let mut all: Vec<String> = aliases.map(|(words, _)| words.join(" ")).collect();
    all.sort();
    let low = name.to_lowercase();
    let renumbered =
        low.split(' ').map(|word| match ROMAN.iter().find(|(letters, digits)| word == *letters || word == *digits) {
            Some((letters, digits)) if word == *letters => *digits,
            Some((letters, _)) => *letters,
            None => word,
        });
    let renumbered = renumbered.collect::<Vec<_>>().join(" ");
    if renumbered != low {
        all.push(renumbered);
    }
    all
}

/// Sequels are numbered either way.
const ROMAN: [(&str, &str); 11] = [
    ("ii", "2"),
    ("iii", "3"),
    ("iv", "4"),
    ("vi", "6"),
    ("vii", "7"),
    ("viii", "8"),
    ("ix", "9"),
    ("xi", "11"),
    ("xiv", "14"),
    ("xv", "15"),
    ("xvi", "16"),
];

fn roman(word: &str) -> &str {
    let may_be = word.bytes().all(|letter| matches!(letter, b'i' | b'v' | b'x'));
    let number = ROMAN.iter().find(|(letters, _)| may_be && *letters == word);
    number.map_or(word, |(_, digits)| digits)
}

/// Cuts the usual endings of English words, so that “announces”, “announced” and “announcing” are one.
pub fn stem(word: &str) -> String {
    let letters = word.len();
    if !word.is_ascii() || letters <= 3 {
        return word.to_owned();
    }
    if letters > 4 && word.ends_with("ies") {
        return format!("{}y", &word[..letters - 3]);
    }
    for ending in ["ing", "ed", "es", "s"] {
        if letters <= ending.len() + 3 || !word.ends_with(ending) || word.ends_with("ss") {
            continue;
        }
        let hissing = |stem: &str| ["s", "x", "z", "ch", "sh"].iter().any(|end| stem.ends_with(end));
        let mut stem = &word[..letters - ending.len()];
        if ending == "es" && !hissing(stem) {
            stem = &word[..letters - 1];
        }
        let bytes = stem.as_bytes();
        let doubled = bytes.len() > 3 && bytes[bytes.len() - 1] == bytes[bytes.len() - 2];
        if (ending == "ing" || ending == "ed") && doubled && !stem.ends_with('s') && !stem.ends_with('l') {
            stem = &stem[..stem.len() - 1];
        }
        return if stem.len() > 4 { stem.trim_end_matches('e') } else { stem }.to_owned();
    }
    if letters > 4 { word.trim_end_matches('e') } else { word }.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aliases_are_one_word() {
        assert_eq!(words("Grand Theft Auto VI trailer"), words("GTA 6 trailer"));
        assert_eq!(words("Final Fantasy VII")[0], "ff7");
    }

    #[test]
    fn a_possessive_is_dropped() {
        assert_eq!(words("Sega’s plan")[0], "sega");
        assert_eq!(words("It isn't over")[1], "isnt");
    }

    #[test]
    fn numbers_keep_their_points_and_lose_their_commas() {
        assert_eq!(words("Patch 1.02 for 12,000 people."), ["patch", "1.02", "for", "12000", "people"]);
    }

    #[test]
    fn accents_and_the_blank_before_a_unit_make_no_difference() {
        assert_eq!(words("Pokémon at 30fps, 1TB"), words("Pokemon at 30 FPS, 1 TB"));
        assert_eq!(words("the 60th, in 4K, v1.2b"), ["the", "60th", "in", "4k", "v1", "2b"]);
    }

    #[test]
    fn endings_are_cut() {
        for word in ["announces", "announced", "announcing", "announce"] {
            assert_eq!(stem(word), "announc", "{word}");
        }
        assert_eq!(stem("studies"), "study");
        assert_eq!(stem("boss"), "boss");
        assert_eq!(stem("cutting"), "cut");
    }
}
