//! The query language, one grammar for the filter line, shelves and the command line:
//! `unread source:gematsu kind:review "silksong" newer:2d -tag:x`. Parses, and matches articles at hand; the store turns
//! a query into SQL. Never looks anything up itself: what an article alone does not tell comes in as [`Beside`].

mod mute;
mod parse;
mod searched;
mod suggest;
mod term;
mod tokens;
pub mod words;

pub use mute::{mute, phrases};
pub use searched::{Searched, excerpt, places, says_all};
pub use suggest::{Known, completions};
pub use term::{Beside, Compare, Moment, Part, Pattern, Term, minutes};

use crate::news::Article;
use jiff::{Timestamp, tz::TimeZone};

/// A parsed query.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Query {
    term: Term,
}

/// Letters of a query that are shown with what is wrong with it.
const MOST_SHOWN: usize = 200;

/// Why a text is no query.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct QueryError {
    /// What is wrong and what would be right.
    pub message: String,
    /// Where, as a byte offset.
    pub at: usize,
}

impl QueryError {
    /// The query, a caret under the place, and what is wrong: three lines. Of a long query what stands around the place.
    #[must_use]
    pub fn under(&self, query: &str) -> String {
        let place = query.char_indices().take_while(|(at, _)| *at < self.at).count();
        let first = if query.chars().count() > MOST_SHOWN { place.saturating_sub(MOST_SHOWN / 2) } else { 0 };
        let front = if first > 0 { "…" } else { "" };
        let shown: String = query.chars().skip(first).take(MOST_SHOWN).collect();
        let back = if query.chars().nth(first + MOST_SHOWN).is_some() { "…" } else { "" };
        let before = " ".repeat(place - first + front.chars().count());
        format!("{front}{shown}{back}\n{before}^\n{}", self.message)
    }
}

impl Query {
    /// Parses a query; its days are those of UTC. The empty query means everything.
    ///
    /// # Errors
    /// With the place and a suggestion.
    pub fn parse(text: &str) -> Result<Self, QueryError> {
        Self::typed(text, &TimeZone::UTC)
    }

    /// Parses a query that a reader has typed: its days are those of the zone the reader lives in.
    ///
    /// # Errors
    /// With the place and a suggestion.
    pub fn typed(text: &str, zone: &TimeZone) -> Result<Self, QueryError> {
        parse::parse(text, zone).map(|term| Self { term })
    }

    /// The query as a tree.
    #[must_use]
    pub const fn term(&self) -> &Term {
        &self.term
    }

    /// The same query, held to the reading list.
    #[must_use]
    pub fn saved_only(self) -> Self {
        self.and(Term::Saved)
    }

    /// The same query, held to unread articles that are not set aside, unless it speaks of `all`, `read`, `unread`, `saved`,
    /// `muted` or `later` itself.
    #[must_use]
    pub fn unread_by_default(self) -> Self {
        if self.speaks_of_reading() { self.shown_by_default() } else { self.and(Term::Unread).shown_by_default() }
    }

    /// The same query, held to what is not set aside, unless it speaks of `all`, `muted` or `later` itself.
    #[must_use]
    pub fn shown_by_default(self) -> Self {
        if self.term.speaks_of_hiding() { self } else { self.and(Term::Shown) }
    }

    /// Whether the query says itself which read states it wants.
    #[must_use]
    pub fn speaks_of_reading(&self) -> bool {
        self.term.speaks_of_reading()
    }

    /// Whether the query says itself whether it wants what is muted or waits.
    #[must_use]
    pub fn speaks_of_hiding(&self) -> bool {
        self.term.speaks_of_hiding()
    }

    /// The sources that the query holds to: a story it finds is told by an article of theirs. None when it names none.
    #[must_use]
    pub fn told_by(&self) -> Option<Self> {
        let is_source = |term: &&Term| match term {
            Term::Source(_) => true,
            Term::Or(any) => any.iter().all(|term| matches!(term, Term::Source(_))),
            _ => false,
        };
        let terms: Vec<Term> = self.term.joined().into_iter().filter(is_source).cloned().collect();
        (!terms.is_empty()).then_some(Self { term: Term::And(terms) })
    }

    /// What matches this query and the term.
    #[must_use]
    pub fn and(self, term: Term) -> Self {
        let mut terms = match self.term {
            Term::And(terms) => terms,
            other => vec![other],
        };
        terms.insert(0, term);
        Self { term: if terms.len() == 1 { terms.remove(0) } else { Term::And(terms) } }
    }

    /// Whether an article matches. Bare words look at its title; group, outlets, pictures and credit count as unknown.
    #[must_use]
    pub fn matches(&self, article: &Article, now: Timestamp) -> bool {
        self.matches_beside(article, &Beside::default(), now)
    }

    /// Whether an article matches, with what is known beside it.
    #[must_use]
    pub fn matches_beside(&self, article: &Article, beside: &Beside, now: Timestamp) -> bool {
        self.term.matches(article, beside, now)
    }
}

impl From<Term> for Query {
    fn from(term: Term) -> Self {
        Self { term }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_tells_the_sources_it_holds_to() {
        let told_by = |text: &str| Query::parse(text).unwrap().unread_by_default().told_by();
        let sources = |text: &str| Some(Query { term: Term::And(vec![Query::parse(text).unwrap().term]) });
        assert_eq!(told_by("kind:review source:lamp"), sources("source:lamp"));
        assert_eq!(told_by("(source:a or source:b) sea"), sources("source:a or source:b"));
        for text in ["", "sea", "-source:lamp", "source:lamp or sea"] {
            assert_eq!(told_by(text), None, "{text}");
        }
    }
}
