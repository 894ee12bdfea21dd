//! The nouns of the program: plain data that every room speaks of. Nothing here does anything.
#![expect(missing_docs, reason = "what only repeats a name is left out")]

use crate::{language::tr, text::Line};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

macro_rules! id {
    ($(#[$about:meta])* $name:ident, $prefix:literal) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}{}", $prefix, self.0)
            }
        }

        impl FromStr for $name {
            type Err = ();
            fn from_str(text: &str) -> Result<Self, ()> {
                text.strip_prefix($prefix).and_then(|digits| digits.parse().ok()).map(Self).ok_or(())
            }
        }

        impl Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(|()| serde::de::Error::custom("this is no id"))
            }
        }
    };
}

mod aside;
mod body;
mod item;
mod kind;
mod lists;
mod mark;
pub mod own_command;
mod rule;
mod source_setting;
mod statistics;

pub use aside::{Aside, Mute, MuteId, MuteWish, What};
pub use body::{Body, Counts, Link, LinkKind, Receipt, Removed, RemovedKind, View};
pub use item::{Chapter, Chapters, Comments, Enclosure, Item};
pub use kind::Kind;
pub use lists::{Excerpt, Folded, Folding, SavedQuery, Sort, Totals};
pub use mark::{Decision, LONGEST_TAG, MarkState, Member, Membership, Share, StepKind, Targets, Things};
pub use own_command::{CommandInput, CommandOutput, OwnCommand};
pub use rule::{Act, Rule, shown_name};
pub use source_setting::SourceSetting;
pub use statistics::{OutletStatistics, Statistics};

id!(
    /// A source's id, shown as `f7`.
    SourceId,
    "f"
);
id!(
    /// An article's id, shown as `a12`.
    ArticleId,
    "a"
);
id!(
    /// A story's id, shown as `s12`.
    StoryId,
    "s"
);

/// A feed the reader follows. `Default` is a source with every optional setting left alone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "independent switches, as the config has them")]
pub struct Source {
    /// The feed's address as the reader gave it.
    pub url: String,
    /// Name to show; the feed's own title, then the host, stand in for an empty one.
    pub name: Line,
    /// The site's front page.
    pub site: Option<String>,
    /// The group it is listed under.
    pub group: Line,
    /// Get each new article's page as well.
    pub full_text: bool,
    /// Least time between two polls, in seconds, where it differs from the default.
    pub every: Option<u64>,
    /// Extra request headers.
    pub headers: Vec<(String, String)>,
    /// A User-Agent other than ours.
    pub user_agent: Option<String>,
    /// Name for HTTP basic authentication.
    pub user: Option<String>,
    /// Program and arguments that print the password.
    pub password_command: Vec<String>,
    /// Proxy for this source alone.
    pub proxy: Option<String>,
    /// False exempts the source from stripping.
    pub strip: bool,
    /// Not polled while true.
    pub paused: bool,
    /// Kept out of the counts.
    pub quiet: bool,
    /// Its text stands for a story that several tell.
    pub preferred: bool,
    /// Stands in the config file (such a source is removed by deleting its lines there).
    pub declared: bool,
    /// Its address is that of a web page without a feed, in which these find the items.
    pub page: Option<PageSelectors>,
    /// A program and its arguments that print the feed. It stands in the config alone: no list, no server and no database can
    /// make a program run.
    pub command: Vec<String>,
}

/// What the address of a source begins with that a program prints; its name in the config stands behind it.
pub const COMMAND_SCHEME: &str = "command:";

impl Source {
    /// Whether it is read on this machine, from a file or from a program: nobody is asked for it.
    #[must_use]
    pub fn is_local(&self) -> bool {
        self.url.starts_with("file:") || self.url.starts_with(COMMAND_SCHEME)
    }

    /// Whether others can follow it by its address alone.
    #[must_use]
    pub fn is_plain_feed(&self) -> bool {
        !self.is_local() && self.page.is_none()
    }
}

/// Where the items of a web page stand: CSS selectors. An empty one leaves it to what such pages usually have.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct PageSelectors {
    /// What one item is.
    pub item: String,
    /// Its headline, within it.
    pub title: String,
    /// What leads to its page.
    pub link: String,
    /// When it was published.
    pub date: String,
}

/// Who had it first, as the article itself credits.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Via {
    /// The credited outlet or person.
    pub name: Line,
    /// Where the credit points, cleaned.
    pub url: Option<String>,
}

/// An item made readable, before it has an id: derived, can always be derived again.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Draft {
    /// The item it is derived from.
    pub item: Item,
    /// Headline; its first words where it has none.
    pub title: Line,
    /// It has no headline of its own.
    pub untitled: bool,
    /// Cleaned link.
    pub url: Line,
    /// Mended byline.
    pub author: Option<Line>,
    /// Who had it first.
    pub via: Option<Via>,
    /// Pages of others that it links to and that tell one thing.
    pub cites: Vec<String>,
    /// What kind of piece it is.
    pub kind: Kind,
    /// Teaser as plain text.
    pub summary: Line,
    /// Words in the body.
    pub words: u32,
    /// What stripping takes out of the body, counted.
    pub removed: Counts,
    /// The feed's body is a teaser: the page may have more.
    pub teaser: bool,
    /// The body shows a picture.
    pub pictured: bool,
    /// Plain text of the stripped body, for the full-text index.
    pub text: String,
}

/// An article as lists show it.
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts, as a row shows them")]
pub struct Article {
    pub id: ArticleId,
    /// The story it belongs to.
    pub story: StoryId,
    /// Its source; none for a page saved by URL, or when the source was removed.
    pub source: Option<SourceId>,
    /// The source's name.
    pub source_name: Line,
    /// Headline; its first words where it has none.
    pub title: Line,
    /// It has no headline of its own.
    pub untitled: bool,
    /// Cleaned link.
    pub url: Line,
    /// Byline.
    pub author: Option<Line>,
    pub published: Option<Timestamp>,
    /// When we got it.
    pub fetched: Timestamp,
    /// What kind of piece it is.
    pub kind: Kind,
    /// Opened or done.
    pub read: bool,
    /// On the reading list.
    pub saved: bool,
    /// The reader's tags.
    pub tags: Vec<Line>,
    /// Teaser.
    pub summary: Line,
    /// Files that come with it.
    pub enclosures: Vec<Enclosure>,
    /// Where people talk about it.
    pub comments: Option<Comments>,
    /// When its text changed after the user read or kept it, and nobody has looked since.
    pub changed: Option<Timestamp>,
    /// What stripping takes out, counted.
    pub removed: Counts,
    /// Words in the body.
    pub words: u32,
    /// The full text of the page is stored.
    pub full: bool,
    /// How far the reader is with it.
    pub progress: Progress,
    /// What keeps it out of the lists.
    pub aside: Aside,
}

impl Article {
    /// What of it is kept where its page is not.
    #[must_use]
    pub fn kept_without_page(&self) -> &'static str {
        if self.words > 0 { tr!("kept-with-the-feeds-text") } else { tr!("kept-as-a-link") }
    }
}

/// How far the reader is with an article, and what was written beside it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Progress {
    /// The place reached, as a share of its length.
    pub position: Option<f32>,
    /// Read to its end.
    pub finished: bool,
    /// The note beside it.
    pub note: Option<String>,
    /// Passages marked in it.
    pub marked: usize,
}

impl Progress {
    /// The share reached, in percent, of an article that was begun and not finished.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share between 0 and 1")]
    pub fn percent(&self) -> Option<u8> {
        let share = self.position.filter(|share| !self.finished && *share >= BEGUN)?;
        Some((share.clamp(0.0, 1.0) * 100.0).round() as u8)
    }

    /// Words that are left to read, of so many.
    #[must_use]
    pub fn left(&self, words: u32) -> u32 {
        let read = self.percent().unwrap_or(0).min(100);
        words - words / 100 * u32::from(read)
    }
}

/// An article counts as begun from this share of its length on.
pub const BEGUN: f32 = 0.01;

/// A passage the reader marked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Highlight {
    /// What it says, as one line.
    pub text: Line,
    /// Where it begins: so many letters, blanks not counted, stand before it. Tells two passages of the same words apart.
    pub at: usize,
    /// When it was marked.
    pub added: Timestamp,
}

/// A game, studio or platform that a story speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// As it is spelt.
    pub name: Line,
    /// The reader follows it.
    pub followed: bool,
}

/// One event in the news, as a row shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Story {
    pub id: StoryId,
    /// The article that stands for it.
    pub face: Article,
    /// How many sources tell it.
    pub sources: u32,
    /// How many of its articles are unread.
    pub unread: u32,
    /// When an outlet told it last: what its place in the list goes by.
    pub newest: Timestamp,
}
