//! The names the language knows, and what a beginning may become.

use super::words;
use crate::news::Kind;

/// The fields, in the order of the help.
pub(super) const FIELDS: [&str; 15] = [
    "source", "group", "kind", "title", "about", "game", "author", "via", "tag", "newer", "older", "minutes", "story",
    "has", "muted",
];

/// The words that are more than words.
pub(super) const FLAGS: [&str; 13] = [
    "unread", "read", "saved", "followed", "started", "finished", "changed", "muted", "later", "all", "and", "or",
    "not",
];

/// What `has:` takes.
pub(super) const PARTS: [&str; 3] = ["image", "full", "enclosure"];

/// Names that a value may be: those of the reader's sources, groups and tags.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Sources.
    pub sources: Vec<String>,
    /// Groups.
    pub groups: Vec<String>,
    /// Tags.
    pub tags: Vec<String>,
}

/// What the last word of a query may become: the byte where it begins, and whole words, in the order of the help; none while
/// there is no word yet.
#[must_use]
pub fn completions(query: &str, known: &Known) -> (usize, Vec<String>) {
    let at = last_word(query);
    let at = at + query[at..].chars().take_while(|letter| *letter == '-').count();
    let word = &query[at..];
    let found = match word.split_once(':') {
        _ if word.is_empty() => Vec::new(),
        Some(("kind", value)) => named("kind", value, Kind::ALL.iter().map(|kind| kind.word())),
        Some(("has", value)) => named("has", value, PARTS),
        Some(("source", value)) => named("source", value, known.sources.iter().map(String::as_str)),
        Some(("group", value)) => named("group", value, known.groups.iter().map(String::as_str)),
        Some(("tag", value)) => named("tag", value, known.tags.iter().map(String::as_str)),
        Some(_) => Vec::new(),
        None => {
            let fields = FIELDS.iter().map(|field| format!("{field}:"));
            let all = fields.chain(FLAGS.iter().map(ToString::to_string));
            all.filter(|whole| whole.starts_with(word) && *whole != word).collect()
        }
    };
    (at, found)
}

/// Values that begin with what is typed, then those that hold it; in quotes where they have to be.
fn named<'a>(field: &str, typed: &str, all: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let typed = words::fold(typed.trim_matches('"'));
    let mut found: Vec<(bool, &str)> = all
        .into_iter()
        .map(|name| (name, words::fold(name)))
        .filter(|(_, name)| name.contains(&typed) && *name != typed)
        .map(|(name, folded)| (!folded.starts_with(&typed), name))
        .collect();
    found.sort_by_key(|(inside, _)| *inside);
    found.dedup();
    let quoted = |name: &str| {
        if name.contains(|letter: char| letter.is_whitespace() || "()".contains(letter)) {
            format!("{field}:\"{}\"", name.replace('"', ""))
        } else {
            format!("{field}:{name}")
        }
    };
    found.into_iter().map(|(_, name)| quoted(name)).collect()
}

/// Where the last word begins; blanks inside quotes are part of it.
fn last_word(query: &str) -> usize {
    let (mut begins, mut quoted) = (0, false);
    for (at, letter) in query.char_indices() {
        match letter {
            '"' => quoted = !quoted,
            letter if !quoted && (letter.is_whitespace() || letter == '(') => begins = at + letter.len_utf8(),
            _ => {}
        }
    }
    begins
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complete(query: &str) -> Vec<String> {
        let known = Known {
            sources: ["Pixel Post", "Post Haste", "Gamesite"].map(String::from).to_vec(),
            groups: vec!["News".to_owned()],
            tags: vec!["cosy".to_owned()],
        };
        let (at, words) = completions(query, &known);
        words.into_iter().map(|word| format!("{}{word}", &query[..at])).collect()
    }

    #[test]
    fn a_beginning_is_completed() {
        assert_eq!(complete("unread so"), ["unread source:"]);
        assert_eq!(complete("-kind:re"), ["-kind:review", "-kind:preview", "-kind:feature"]);
        assert_eq!(complete("(saved or has:f"), ["(saved or has:full"]);
        assert!(complete("").is_empty() && complete("saved ").is_empty());
    }

    #[test]
    fn values_are_the_readers_own_and_quoted_where_they_have_to_be() {
        assert_eq!(complete("source:post"), ["source:\"Post Haste\"", "source:\"Pixel Post\""]);
        assert_eq!(complete("source:\"pixel p"), ["source:\"Pixel Post\""]);
        assert_eq!(complete("group:n"), ["group:News"]);
        assert_eq!(complete("tag:"), ["tag:cosy"]);
    }
}
