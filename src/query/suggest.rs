//! The names the language knows, and what a beginning may become.

use crate::news::Kind;

/// The fields, in the order of the help.
pub(super) const FIELDS: [&str; 15] = [
    "source", "group", "kind", "title", "about", "game", "author", "via", "tag", "newer", "older", "minutes", "story",
    "has", "muted",
];

/// The words that are more than words.
pub(super) const FLAGS: [&str; 12] =
    ["unread", "read", "saved", "followed", "started", "finished", "muted", "later", "all", "and", "or", "not"];

/// What `has:` takes.
pub(super) const PARTS: [&str; 3] = ["image", "full", "enclosure"];

/// What the last word of a query may become: whole words, in the order of the help.
#[must_use]
pub fn completions(query: &str) -> Vec<String> {
    let word = query.rsplit([' ', '(']).next().unwrap_or_default();
    let (minus, word) = word.strip_prefix('-').map_or(("", word), |rest| ("-", rest));
    let candidates: Vec<String> = match word.split_once(':') {
        Some(("kind", _)) => Kind::ALL.iter().map(|kind| format!("kind:{kind}")).collect(),
        Some(("has", _)) => PARTS.iter().map(|part| format!("has:{part}")).collect(),
        Some(_) => Vec::new(),
        None => FLAGS.iter().map(ToString::to_string).chain(FIELDS.iter().map(|field| format!("{field}:"))).collect(),
    };
    candidates.into_iter().filter(|whole| whole.starts_with(word)).map(|whole| format!("{minus}{whole}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_beginning_is_completed() {
        assert_eq!(completions("unread so"), ["source:"]);
        assert_eq!(completions("-kind:re"), ["-kind:review"]);
    }
}
