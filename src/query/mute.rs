//! A mute as a term of the query language: what it would catch. Hides nothing itself.

use super::{Pattern, QueryError, Term};
use crate::news::{MuteWish, What};

/// What a mute catches; nothing for one that a rule keeps.
///
/// # Errors
/// When its value means nothing: an unknown kind, no word, or no regular expression.
pub fn mute(wish: &MuteWish) -> Result<Option<Term>, QueryError> {
    let wrong = |message: &str| QueryError { message: message.to_owned(), at: 0 };
    let value = wish.value.trim();
    if value.is_empty() {
        return Err(wrong("a mute needs something to go by"));
    }
    Ok(Some(match wish.what {
        What::Words => match phrases(value).as_slice() {
            [] => return Err(wrong("there is no word in it")),
            [one] => Term::About(one.clone()),
            many => Term::And(many.iter().cloned().map(Term::About).collect()),
        },
        What::Game if super::words::tokens(value).is_empty() => return Err(wrong("there is no word in it")),
        What::Game => Term::Game(value.to_owned()),
        What::Source => Term::Source(value.to_owned()),
        What::Kind => Term::Kind(value.to_lowercase().parse().map_err(|()| wrong("there is no such kind"))?),
        What::Pattern => Pattern::new(value).map(Term::Pattern).map_err(|_| wrong("this is no regular expression"))?,
        What::Rule => return Ok(None),
    }))
}

/// Words one by one, those in quotes together.
#[must_use]
pub fn phrases(text: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for (number, part) in text.split('"').enumerate() {
        if number % 2 == 1 {
            all.push(part.to_owned());
        } else {
            all.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    all.retain(|phrase| !super::words::tokens(phrase).is_empty());
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_all_wanted_and_those_in_quotes_in_a_row() {
        let about = |text: &str| Term::About(text.to_owned());
        let term = mute(&MuteWish::of(What::Words, "\"hollow bell\" delay")).unwrap();
        assert_eq!(term, Some(Term::And(vec![about("hollow bell"), about("delay")])));
    }

    #[test]
    fn what_means_nothing_is_refused() {
        for (what, value) in [(What::Words, "?!"), (What::Game, "–"), (What::Kind, "revue"), (What::Pattern, "(")] {
            assert!(mute(&MuteWish::of(what, value)).is_err(), "{value}");
        }
    }
}
