//! A name is a game, a studio or a platform that headlines speak of and a reader can follow. Knows those in
//! `assets/names.tsv`, and which words of a headline may be one that stands nowhere yet. Never says which of them are followed.

use super::{
    lexicon::is_common,
    words::{Letters, is_glue, other_spellings, words},
};
use foldhash::fast::RandomState;
use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

/// What opens a headline and names nothing.
static LABELS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("../../assets/labels.txt").lines().filter(|line| !line.starts_with('#')).collect());

/// Words of a name that is learnt.
const LONGEST: usize = 4;

/// Known names by their first word as headlines are compared, longest first: all words, and the name.
type Known = HashMap<String, Vec<Entry>, RandomState>;

/// A name of the table.
#[derive(Debug)]
pub struct Entry {
    /// Its words as headlines are compared.
    pub words: Vec<String>,
    /// As it is spelt.
    pub name: &'static str,
    /// It is a game's.
    pub is_game: bool,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let mut known = Known::default();
    for line in include_str!("../../assets/names.tsv").lines().filter(|line| !line.starts_with('#')) {
        if let Some((kind, name)) = line.split_once('\t') {
            let words = words(name);
            if let Some(first) = words.first().cloned() {
                known.entry(first).or_default().push(Entry { words, name, is_game: kind == "game" });
            }
        }
    }
    for names in known.values_mut() {
        names.sort_by_key(|entry| std::cmp::Reverse(entry.words.len()));
    }
    known
});

/// The known names in a headline, in its order, each once.
#[must_use]
pub fn names_in(headline: &str) -> Vec<&'static str> {
    let is_named = |word: &str, headline: &str| is_capital(word, headline) || is_joined(word, headline);
    found_in(headline, &Letters::of(headline).words(), is_named).into_iter().map(|entry| entry.name).collect()
}

/// The same with what the table says of them; `words` are the headline's own.
pub fn entries_in(headline: &str, words: &[&str]) -> Vec<&'static Entry> {
    found_in(headline, words, is_capital)
}

/// `is_named` says whether a lone word is a name there.
fn found_in(headline: &str, words: &[&str], is_named: impl Fn(&str, &str) -> bool) -> Vec<&'static Entry> {
    let mut found: Vec<&Entry> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let fits = |entry: &&Entry| {
            let name = &entry.words;
            let stands = words[at..].get(..name.len()).is_some_and(|there| there == name);
            stands && (name.len() > 1 || is_named(&name[0], headline))
        };
        if let Some(entry) = KNOWN.get(words[at]).and_then(|entries| entries.iter().find(fits)) {
            if found.iter().all(|other| other.name != entry.name) {
                found.push(entry);
            }
            at += entry.words.len();
        } else {
            at += 1;
        }
    }
    found
}

/// A lone word is a name where it is written as one; an alias of several words is nothing else.
fn is_capital(word: &str, headline: &str) -> bool {
    word.ends_with(|letter: char| letter.is_ascii_digit())
        || capitalised(headline).any(|capital| Letters::of(capital).words().contains(&word))
}

/// Whether several words of the headline became this one: it does not stand there itself.
fn is_joined(word: &str, headline: &str) -> bool {
    headline.to_lowercase().split(|letter: char| !letter.is_alphanumeric()).all(|plain| plain != word)
}

fn capitalised(headline: &str) -> impl Iterator<Item = &str> {
    headline
        .split(|letter: char| !(letter.is_alphanumeric() || "’'".contains(letter)))
        .filter(|word| word.starts_with(|letter: char| letter.is_uppercase() || letter.is_ascii_digit()))
}

/// Runs of capitalised words in a headline that may be a name nobody has told us of, the longest first. Whoever asks
/// knows in how many headlines each stands.
#[must_use]
pub fn unknown_names(headline: &str) -> Vec<String> {
    let mut runs: Vec<Vec<&str>> = Vec::new();
    // A Japanese headline sets names in brackets and goes on without a blank.
    for part in unlabelled(headline).split(['『', '』', '「', '」', '（', '）', '【', '】']) {
        runs.push(Vec::new());
        for word in part.split_whitespace() {
            let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric());
            let named = bare.starts_with(|letter: char| letter.is_uppercase() || letter.is_ascii_digit());
            match runs.last_mut() {
                Some(run) if named && !bare.is_empty() => run.push(bare),
                _ => runs.push(Vec::new()),
            }
            if word.ends_with([',', ':', '.', '!', '?', '”', '’', '"', ';']) {
                runs.push(Vec::new());
            }
        }
    }
    let telling = |word: &str| {
        let low = word.to_lowercase();
        !is_glue(&low) && !is_common(&low) && low.chars().any(char::is_alphabetic)
    };
    let mut found: Vec<String> = Vec::new();
    for run in &runs {
        for length in 1..=LONGEST.min(run.len()) {
            let ends =
                |part: &&[&str]| telling(part[0]) && part.iter().skip(1).all(|word| !is_glue(&word.to_lowercase()));
            found.extend(run.windows(length).filter(ends).map(|part| part.join(" ")));
        }
    }
    found.retain(|name| name.chars().count() > 3);
    found.sort_by_key(|name| std::cmp::Reverse(name.split(' ').count()));
    found
}

/// A headline without the word that says what kind of piece it is.
fn unlabelled(headline: &str) -> &str {
    let parted = headline.split_once([':', '|', '–', '—']).or_else(|| headline.split_once(" - "));
    match parted {
        Some((label, rest)) if LABELS.contains(label.trim().to_lowercase().as_str()) => rest,
        _ => headline,
    }
}

/// Everything a name is called in headlines: as it is, and its other spellings.
#[must_use]
pub fn spellings(name: &str) -> Vec<String> {
    let mut all = vec![name.to_lowercase()];
    for other in other_spellings(name) {
        if !all.contains(&other) {
            all.push(other);
        }
    }
    all
}

/// The known name that is meant, in its own spelling; whatever is typed stands for itself.
#[must_use]
pub fn meant(typed: &str) -> String {
    let wanted = words(typed);
    let known = wanted.first().and_then(|first| KNOWN.get(first));
    let found = known.and_then(|entries| entries.iter().find(|entry| entry.words == wanted));
    found.map_or_else(|| typed.to_owned(), |entry| entry.name.to_owned())
}

/// Whether the known name of that spelling is a game's; none where the table has none.
#[must_use]
pub fn is_game(name: &str) -> Option<bool> {
    let first = words(name).into_iter().next()?;
    KNOWN.get(&first)?.iter().find(|entry| entry.name == name).map(|entry| entry.is_game)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_names_are_found_in_the_order_of_the_headline() {
        let headline = "Capcom brings Resident Evil 4 and Monster Hunter Wilds to Nintendo Switch 2";
        assert_eq!(names_in(headline), ["Capcom", "Resident Evil 4", "Monster Hunter Wilds", "Nintendo Switch 2"]);
    }

    #[test]
    fn the_longest_name_is_the_one_meant() {
        assert_eq!(names_in("Hollow Knight: Silksong is out"), ["Hollow Knight: Silksong"]);
        assert_eq!(names_in("Hollow Knight is out"), ["Hollow Knight"]);
    }

    #[test]
    fn a_name_is_known_by_its_aliases() {
        assert_eq!(names_in("GTA 6 delayed"), names_in("Grand Theft Auto VI delayed"));
        assert_eq!(names_in("PS5 price rises"), ["PlayStation 5"]);
        assert_eq!(names_in("Valve says that the Steam Deck sells"), ["Valve", "Steam Deck"]);
        assert_eq!(names_in("lol, what a week"), [""; 0]);
    }

    #[test]
    fn a_plain_word_is_no_name() {
        assert_eq!(names_in("A new king of rare steam engines"), [""; 0]);
        assert_eq!(names_in("King buys Rare"), ["King", "Rare"]);
    }

    #[test]
    fn what_is_typed_is_taken_for_the_known_name() {
        assert_eq!(meant("gta 6"), "Grand Theft Auto VI");
        assert_eq!(meant("lanternfall"), "lanternfall");
    }

    #[test]
    fn a_name_has_its_other_spellings() {
        let all = spellings("Grand Theft Auto VI");
        for spelling in ["grand theft auto vi", "gta 6", "gta vi", "grand theft auto 6"] {
            assert!(all.iter().any(|one| one == spelling), "{spelling}: {all:?}");
        }
        assert!(spellings("Quarrelbrook IV").contains(&"quarrelbrook 4".to_owned()));
        assert!(spellings("Quarrelbrook 4").contains(&"quarrelbrook iv".to_owned()));
    }

    #[test]
    fn capitalised_words_may_be_a_name() {
        let found = unknown_names("Lanternfall studio Kilnworks Harbour delays it");
        assert_eq!(found, ["Kilnworks Harbour", "Lanternfall", "Kilnworks", "Harbour"]);
        assert_eq!(unknown_names("The new game is out"), [""; 0]);
    }

    #[test]
    fn a_word_for_the_kind_of_piece_is_no_name() {
        for headline in ["Opinion: let it rest", "Talking Point – is it over?", "Rumour: it is real"] {
            assert_eq!(unknown_names(headline), [""; 0], "{headline}");
        }
        assert_eq!(unknown_names("Exclusive: Kilnworks to close"), ["Kilnworks"]);
        assert_eq!(unknown_names("Watchtower: a review"), ["Watchtower"]);
    }

    #[test]
    fn a_name_in_japanese_brackets_ends_with_them() {
        assert_eq!(unknown_names("『Quill Harbor』発売を9月に延期🌊「潮」")[0], "Quill Harbor");
    }

    #[test]
    fn every_line_of_the_table_is_a_kind_and_a_name() {
        let lines = include_str!("../../assets/names.tsv").lines().filter(|line| !line.starts_with('#'));
        for line in lines {
            let kind = line.split_once('\t').map(|(kind, _)| kind);
            assert!(matches!(kind, Some("game" | "studio" | "platform")), "{line}");
        }
    }
}
