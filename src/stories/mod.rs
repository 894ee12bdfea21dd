//! A story is one event in the news; this room says which articles tell the same one.
//!
//! Precision comes first: a wrong merge hides news, a miss costs one row. So what speaks against it comes before scores, an article is
//! measured against every member of a story (no chains), and pieces that stand for themselves (deals, guides, reviews,
//! opinion) are joined only when they are the same page. Never looks outside the window of a few days, never asks the
//! clock, never merges two stories that both stand already.

mod clusterer;
mod features;
mod index;
mod lexicon;
mod marks;
mod merge_rivals;
mod names;
mod open_stories;
mod pages;
mod publisher;
mod rank;
mod settings;
mod signals;
mod sketch;
mod words;

pub use clusterer::{Batch, Both, one_after_the_other, pair_signals, place, place_by};
pub use index::Near;
pub use names::{is_game, meant, names_in, spellings, unknown_names};
pub use publisher::is_nameless;
pub use rank::{A_DAY, Ranked, Standing, rank};
pub use settings::Settings;
pub use signals::{NAMES as SIGNALS, Signals};
pub use words::{is_telling, words as headline_words};

use crate::news::{ArticleId, Kind, StoryId};

/// How long a story stays open, in seconds: what comes later is a new event about the same thing.
pub const WINDOW: i64 = 4 * 24 * 3600;

/// An article as this room sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Which article.
    pub article: ArticleId,
    /// The story it is in now: its own, when nothing has joined it yet.
    pub story: StoryId,
    /// What it told before the reader put it into that story by hand; else the same.
    pub pre_merge_story: StoryId,
    /// When it was published, in seconds.
    pub at: i64,
    /// The outlet's name.
    pub outlet: String,
    /// Headline.
    pub title: String,
    /// Teaser as plain text.
    pub lead: String,
    /// What kind of piece it is.
    pub kind: Kind,
    /// Cleaned address.
    pub url: String,
    /// The page it credits, cleaned.
    pub credits: Option<String>,
    /// Pages of others that it links to, cleaned.
    pub cites: Vec<String>,
}

/// An article that moves into another's story.
#[derive(Debug, Clone, PartialEq)]
pub struct Move {
    /// Which article.
    pub article: ArticleId,
    /// Into which story.
    pub story: StoryId,
    /// What it shares with the story: the words, strongest evidence first.
    pub because: Vec<String>,
}
