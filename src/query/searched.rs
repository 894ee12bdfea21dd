//! The words a query looks for in texts: where they stand in one, so that they can be marked, and which part of a long text
//! shows most of them. Never says whether an article matches.

use super::{Query, Term, words};
use std::{collections::HashSet, ops::Range};

/// Hits that are weighed: a long text says early what it is about.
const LOOKED_AT: usize = 100;

/// Words in a row that a query looks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Searched {
    /// The words.
    pub phrase: String,
    /// The last one is a beginning.
    pub prefix: bool,
}

impl Query {
    /// The words it looks for; those that must not be there are not among them.
    #[must_use]
    pub fn searched(&self) -> Vec<Searched> {
        let mut all = Vec::new();
        collect(self.term(), &mut all);
        all
    }
}

fn collect(term: &Term, all: &mut Vec<Searched>) {
    match term {
        Term::And(terms) | Term::Or(terms) => terms.iter().for_each(|term| collect(term, all)),
        Term::Words { phrase, prefix } => all.push(Searched { phrase: phrase.clone(), prefix: *prefix }),
        Term::Title(phrase) => all.push(Searched { phrase: phrase.clone(), prefix: true }),
        _ => {}
    }
}

/// Whether the text says every one of them.
#[must_use]
pub fn says_all(text: &str, searched: &[Searched]) -> bool {
    searched.iter().all(|one| words::says(text, &one.phrase, one.prefix))
}

/// Where they stand in a text, as ranges of bytes, in order.
#[must_use]
pub fn places(text: &str, searched: &[Searched]) -> Vec<Range<usize>> {
    let spoken = words::spoken(text);
    let mut places: Vec<Range<usize>> = searched
        .iter()
        .flat_map(|one| {
            let wanted = words::tokens(&one.phrase);
            let rows = spoken.windows(wanted.len().max(1));
            let here = rows.filter(|row| says(row, &wanted, one.prefix));
            here.map(|row| row[0].0.start..row[row.len() - 1].0.end).collect::<Vec<_>>()
        })
        .collect();
    places.sort_by_key(|place| (place.start, place.end));
    places.dedup_by(|next, before| next.start < before.end);
    places
}

fn says(row: &[(Range<usize>, String)], wanted: &[String], prefix: bool) -> bool {
    let Some(last) = wanted.len().checked_sub(1) else { return false };
    row.iter().zip(wanted).enumerate().all(|(at, ((_, word), wanted))| {
        if at == last && prefix && words::is_prefix(wanted) {
            word.starts_with(wanted.as_str())
        } else {
            word == wanted
        }
    })
}

/// The part of a text, at most so many letters long, that shows most of the words, with some room before them; none when
/// it holds none.
#[must_use]
pub fn excerpt(text: &str, searched: &[Searched], letters: usize) -> Option<String> {
    let mut places = places(text, searched);
    places.truncate(LOOKED_AT);
    let within = |from: usize| {
        let here =
            places.iter().skip_while(|place| place.start < from).take_while(|place| place.start < from + letters);
        here.map(|place| words::fold(&text[place.clone()])).collect::<HashSet<_>>().len()
    };
    // The first of the best: a text begins with what matters.
    let best = places.iter().map(|place| place.start).rev().max_by_key(|from| within(*from))?;
    Some(cut(text, best, letters))
}

/// A text with the place at `at` in sight, at most so many letters long, cut between words.
fn cut(text: &str, at: usize, letters: usize) -> String {
    if text.chars().nth(letters).is_none() {
        return text.to_owned();
    }
    let begin = if text[..at].chars().count() < letters / 3 {
        0
    } else {
        let back = text[..at].char_indices().rev().nth((letters / 4).max(1)).map_or(0, |(place, _)| place);
        text[back..at].find(' ').map_or(at, |blank| back + blank + 1)
    };
    let before = if begin > 0 { "…" } else { "" };
    let room = letters.saturating_sub(before.len().min(1));
    let rest = &text[begin..];
    match rest.char_indices().nth(room) {
        None => format!("{before}{rest}"),
        Some((over, _)) => {
            let end = rest[..over].rfind(' ').filter(|end| begin + end > at).unwrap_or(over);
            format!("{before}{}…", rest[..end].trim_end())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn searched(query: &str) -> Vec<Searched> {
        Query::parse(query).unwrap().searched()
    }

    fn shown<'a>(text: &'a str, query: &str) -> Vec<&'a str> {
        places(text, &searched(query)).into_iter().map(|place| &text[place]).collect()
    }

    #[test]
    fn words_are_found_where_they_stand() {
        assert_eq!(shown("Pokémon: Légendes, the Pokemon", "pokemon"), ["Pokémon", "Pokemon"]);
        assert_eq!(shown("Hollow Bell rings; the bell is hollow", "\"hollow bell\""), ["Hollow Bell"]);
        assert_eq!(shown("Cat, category, cats", "cat"), ["Cat", "category", "cats"]);
        assert_eq!(shown("Cat, category, cats", "\"cat\" dog"), ["Cat"]);
    }

    #[test]
    fn what_must_not_be_there_is_not_marked() {
        assert_eq!(shown("Cat and dog", "cat -dog kind:news"), ["Cat"]);
    }

    #[test]
    fn an_accent_of_its_own_does_not_part_a_word() {
        assert_eq!(shown("Poke\u{301}mon ships", "pokemon"), ["Poke\u{301}mon"]);
    }

    #[test]
    fn an_excerpt_shows_the_part_with_most_of_the_words() {
        let text = format!("A harbour. {} The harbour and the tide. {}", "Some. ".repeat(40), "More. ".repeat(40));
        let found = excerpt(&text, &searched("harbour tide"), 60).unwrap();
        assert!(found.contains("harbour and the tide"), "{found}");
        assert!(found.starts_with('…') && found.ends_with('…') && found.chars().count() <= 62, "{found}");
        assert_eq!(excerpt(&text, &searched("kiln"), 60), None);
    }

    #[test]
    fn a_short_text_is_its_own_excerpt() {
        assert_eq!(excerpt("The tide comes in.", &searched("tide"), 60).as_deref(), Some("The tide comes in."));
    }

    #[test]
    fn an_excerpt_of_letters_without_blanks_is_cut_all_the_same() {
        let text = format!("{}星{}", "港".repeat(90), "港".repeat(90));
        let found = excerpt(&text, &[Searched { phrase: text.clone(), prefix: false }], 20).unwrap();
        assert!(found.chars().count() <= 22, "{found}");
    }
}
