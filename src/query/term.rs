//! What a query says, as a tree of terms, and whether an article fulfils it.

use super::words;
use crate::{
    news::{Article, Kind, MuteId},
    stories,
};
use jiff::{SignedDuration, Timestamp};
use regex::{Regex, RegexBuilder};

/// One condition, or several joined.
#[derive(Debug, Clone, PartialEq)]
pub enum Term {
    /// Everything, read or not.
    All,
    /// Every one of them; an empty list is fulfilled by everything.
    And(Vec<Term>),
    /// At least one of them.
    Or(Vec<Term>),
    /// What does not match.
    Not(Box<Term>),
    /// Not read.
    Unread,
    /// Read.
    Read,
    /// On the reading list.
    Saved,
    /// Brought by a source, not saved by its address or taken in with a list; no word of the language says it.
    Delivered,
    /// About something the reader follows.
    Followed,
    /// Begun, and not read to its end; or unread in a story whose face is read.
    Started,
    /// Read to its end.
    Finished,
    /// Changed by its outlet after it was read or kept, and not looked at since.
    Changed,
    /// Words in a row in the text; the last may be a beginning.
    Words {
        /// The words.
        phrase: String,
        /// The last one is a beginning.
        prefix: bool,
    },
    /// Words in a row in the title, the last one a beginning.
    Title(String),
    /// Words in a row in title or teaser.
    About(String),
    /// A name in title or teaser, in any of its spellings.
    Named(String),
    /// A game's name in title or teaser, however its number is written.
    Game(String),
    /// Hidden by a mute, or caught by this one.
    Muted(Option<MuteId>),
    /// Set aside for later.
    Later,
    /// Neither hidden by a mute nor set aside for later.
    Shown,
    /// Part of the source's name, or its id.
    Source(String),
    /// Part of the group's name.
    Group(String),
    /// Part of the byline.
    Author(String),
    /// Part of the credited outlet's name.
    Via(String),
    /// A tag.
    Tag(String),
    /// A kind.
    Kind(Kind),
    /// Published at that moment or after it.
    Newer(Moment),
    /// Published before that moment.
    Older(Moment),
    /// Minutes to read.
    Minutes(Compare, u32),
    /// Outlets that tell the story.
    Outlets(Compare, u32),
    /// Comes with something.
    Has(Part),
    /// A pattern the title matches.
    Pattern(Pattern),
}

/// A moment in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// So many seconds ago.
    Ago(i64),
    /// A fixed one.
    At(Timestamp),
}

/// How two numbers compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name says it")]
pub enum Compare {
    Less,
    AtMost,
    Equal,
    AtLeast,
    More,
}

/// What an article may come with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A picture named by the feed.
    Image,
    /// The full text of its page.
    Full,
    /// Sound, video or files.
    Enclosure,
}

/// A regular expression; case does not matter.
#[derive(Debug, Clone)]
pub struct Pattern(Regex);

/// What is known of an article beside the article itself.
#[derive(Debug, Clone, Copy, Default)]
pub struct Beside<'a> {
    /// The group of its source.
    pub group: &'a str,
    /// How many outlets tell its story.
    pub outlets: u32,
    /// The article that stands for its story is read, and others of the story are not.
    pub half_read: bool,
    /// The feed names a picture, or the body shows one.
    pub image: bool,
    /// Who had it first.
    pub via: &'a str,
    /// What the reader follows, in all its spellings.
    pub followed: &'a [String],
    /// Its text, searched by bare words as well as the title.
    pub text: &'a str,
}

/// A usual pace for reading news on a screen.
const WORDS_PER_MINUTE: u32 = 230;

/// Room for a compiled pattern: a reader's own patterns stay far below.
const PATTERN_BYTES: usize = 1 << 20;

impl Term {
    /// The conditions that all have to hold.
    pub(super) fn joined(&self) -> Vec<&Self> {
        match self {
            Self::And(terms) => terms.iter().flat_map(Self::joined).collect(),
            other => vec![other],
        }
    }

    /// Whether the query says itself which read states it wants.
    pub(super) fn speaks_of_reading(&self) -> bool {
        match self {
            Self::And(terms) | Self::Or(terms) => terms.iter().any(Self::speaks_of_reading),
            Self::Not(term) => term.speaks_of_reading(),
            Self::All
            | Self::Unread
            | Self::Read
            | Self::Saved
            | Self::Started
            | Self::Finished
            | Self::Changed
            | Self::Muted(_)
            | Self::Later => true,
            _ => false,
        }
    }

    /// Whether the query says itself whether it wants what is set aside.
    pub(super) fn speaks_of_hiding(&self) -> bool {
        match self {
            Self::And(terms) | Self::Or(terms) => terms.iter().any(Self::speaks_of_hiding),
            Self::Not(term) => term.speaks_of_hiding(),
            Self::All | Self::Muted(_) | Self::Later => true,
            _ => false,
        }
    }

    /// Whether an article fulfils it.
    pub(super) fn matches(&self, article: &Article, beside: &Beside, now: Timestamp) -> bool {
        match self {
            Self::All => true,
            Self::And(terms) => terms.iter().all(|term| term.matches(article, beside, now)),
            Self::Or(terms) => terms.iter().any(|term| term.matches(article, beside, now)),
            Self::Not(term) => !term.matches(article, beside, now),
            Self::Unread => !article.read,
            Self::Read => article.read,
            Self::Saved => article.saved,
            Self::Delivered => article.source.is_some(),
            Self::Followed => beside.followed.iter().any(|name| words::says(&article.title, name, false)),
            Self::Started => article.progress.percent().is_some() || (beside.half_read && !article.read),
            Self::Finished => article.progress.finished,
            Self::Changed => article.changed.is_some(),
            Self::Words { phrase, prefix } => {
                words::says(&article.title, phrase, *prefix) || words::says(beside.text, phrase, *prefix)
            }
            Self::Title(phrase) => words::says(&article.title, phrase, true),
            Self::About(phrase) => {
                words::says(&article.title, phrase, false) || words::says(&article.summary, phrase, false)
            }
            Self::Named(name) => stories::spellings(name)
                .iter()
                .any(|name| words::says(&article.title, name, false) || words::says(&article.summary, name, false)),
            Self::Game(name) => words::names(&article.title, name) || words::names(&article.summary, name),
            Self::Muted(None) => article.aside.muted.is_some() && !article.saved,
            Self::Muted(mute) => article.aside.muted == *mute,
            Self::Later => article.aside.waits,
            Self::Shown => article.saved || (article.aside.muted.is_none() && !article.aside.waits),
            Self::Source(name) => match name.parse() {
                Ok(id) => article.source == Some(id),
                Err(()) => words::holds(&article.source_name, name),
            },
            Self::Group(name) => words::holds(beside.group, name),
            Self::Author(name) => article.author.as_ref().is_some_and(|author| words::holds(author, name)),
            Self::Via(name) => words::holds(beside.via, name),
            Self::Tag(name) => article.tags.iter().any(|tag| words::fold(tag) == words::fold(name)),
            Self::Kind(kind) => article.kind == *kind,
            Self::Newer(moment) => published(article) >= moment.resolve(now),
            Self::Older(moment) => published(article) < moment.resolve(now),
            Self::Minutes(compare, minutes) => compare.holds(self::minutes(article.words), *minutes),
            Self::Outlets(compare, outlets) => compare.holds(beside.outlets, *outlets),
            Self::Has(Part::Image) => beside.image,
            Self::Has(Part::Full) => article.full,
            Self::Has(Part::Enclosure) => !article.enclosures.is_empty(),
            Self::Pattern(pattern) => pattern.matches(&article.title),
        }
    }
}

impl Default for Term {
    fn default() -> Self {
        Self::And(Vec::new())
    }
}

impl Moment {
    /// The moment itself; further back than time goes is the beginning of time.
    #[must_use]
    pub fn resolve(self, now: Timestamp) -> Timestamp {
        match self {
            Self::Ago(seconds) => now.checked_sub(SignedDuration::from_secs(seconds)).unwrap_or(Timestamp::MIN),
            Self::At(moment) => moment,
        }
    }
}

impl Compare {
    /// Whether the comparison holds.
    #[must_use]
    pub const fn holds(self, left: u32, right: u32) -> bool {
        match self {
            Self::Less => left < right,
            Self::AtMost => left <= right,
            Self::Equal => left == right,
            Self::AtLeast => left >= right,
            Self::More => left > right,
        }
    }

    /// The sign for it.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::Equal => "=",
            Self::AtLeast => ">=",
            Self::More => ">",
        }
    }
}

impl Pattern {
    /// Compiles a pattern.
    ///
    /// # Errors
    /// When the text is no regular expression, or one too large.
    pub fn new(text: &str) -> Result<Self, regex::Error> {
        RegexBuilder::new(text).case_insensitive(true).size_limit(PATTERN_BYTES).build().map(Self)
    }

    /// The pattern as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Whether the text matches.
    #[must_use]
    pub fn matches(&self, text: &str) -> bool {
        self.0.is_match(text)
    }
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

/// Minutes it takes to read so many words, at least 1.
#[must_use]
pub const fn minutes(words: u32) -> u32 {
    let minutes = words.div_ceil(WORDS_PER_MINUTE);
    if minutes == 0 { 1 } else { minutes }
}

fn published(article: &Article) -> Timestamp {
    // A date in the future counts as the moment it was first seen.
    article.published.map_or(article.fetched, |published| published.min(article.fetched))
}
