//! What is said of a name, as plain data, and whether a headline speaks of it.

use crate::{
    language::tr,
    news::{Article, ArticleId, Kind, StoryId},
    query::words,
    stories,
    text::Line,
};
use jiff::Timestamp;

/// An article about the name, with its text where that was asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    pub article: Article,
    /// Its text, a line a paragraph; of reviews alone.
    pub text: Option<String>,
}

/// The page of a game, a studio or a person.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct AboutPage {
    pub name: Line,
    pub followed: bool,
    /// The feed of its news in the shop, where the user's own items name its page.
    pub steam: Option<String>,
    /// When it comes out, as it was said, the newest first.
    pub release: Vec<Claim>,
    /// On what it comes out, each with how many say so.
    pub platforms: Vec<(&'static str, usize)>,
    pub reviews: Vec<Review>,
    pub deals: Vec<Deal>,
    pub rumours: Vec<Rumour>,
    /// Its stories, the newest first.
    pub timeline: Vec<Telling>,
}

/// A story about it, told by one of its articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Telling {
    pub story: StoryId,
    pub article: ArticleId,
    pub title: Line,
    pub source: Line,
    /// When that article was published.
    pub at: Timestamp,
    /// When an outlet told the story last: so old it is in the list.
    pub newest: Timestamp,
    pub kind: Kind,
    /// Outlets that tell it, as the list counts them.
    pub outlets: usize,
}

/// When it comes out, as somebody said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    pub when: String,
    pub by: Telling,
}

/// A review with what it came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    pub by: Telling,
    /// As it was given: “9/10”, “87”.
    pub score: Option<String>,
    pub verdict: Option<Line>,
}

/// An offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deal {
    pub by: Telling,
    /// “$20”, “30 % off”.
    pub price: String,
    pub shop: Option<&'static str>,
}

/// A rumour, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rumour {
    pub by: Telling,
    pub outcome: Option<(Outcome, Telling)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Confirmed,
    Denied,
}

impl Outcome {
    /// Its name for people.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Confirmed => tr!("outcome-confirmed"),
            Self::Denied => tr!("outcome-denied"),
        }
    }

    /// Its name in JSON.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Denied => "denied",
        }
    }
}

/// Whether a headline speaks of the name itself, and not of a longer one that holds it: “Hollow Bell” is not “Hollow Bell: Tides”.
#[must_use]
pub fn speaks_of(headline: &str, name: &str) -> bool {
    let known = stories::names_in(headline);
    if known.contains(&name) {
        return true;
    }
    let longer = |other: &&str| other.len() > name.len() && words::says(other, name, false);
    let says = || stories::spellings(name).iter().any(|spelling| words::says(headline, spelling, false));
    stories::is_game(name).is_none() && !known.iter().any(longer) && says()
}

pub(crate) fn at(article: &Article) -> Timestamp {
    article.published.unwrap_or(article.fetched)
}

pub(crate) fn telling(article: &Article) -> Telling {
    Telling {
        story: article.story,
        article: article.id,
        title: article.title.clone(),
        source: article.source_name.clone(),
        at: at(article),
        newest: at(article),
        kind: article.kind,
        outlets: 1,
    }
}
