//! The nouns of the program: plain data that every room speaks of. Nothing here does anything.

use crate::text::Line;
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
    };
}

mod aside;
mod rule;

pub use aside::{Aside, Mute, MuteId, MuteWish, What};
pub use rule::{Act, Rule};

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
    /// Stands in the config file (such a source is removed by deleting its lines there).
    pub declared: bool,
}

/// One entry exactly as its source published it; never edited.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Identity within the source: guid, else link, else a hash.
    pub identity: String,
    /// The guid as published.
    pub guid: Option<String>,
    /// Absolute link to the article's page, as published.
    pub link: Option<String>,
    /// Headline, XML-decoded once: may still hold HTML entities or tags.
    pub title: String,
    /// Names of the authors as published.
    pub authors: Vec<String>,
    /// When it was published, never in the future.
    pub published: Option<Timestamp>,
    /// When it was last changed.
    pub updated: Option<Timestamp>,
    /// Teaser HTML.
    pub summary: Option<String>,
    /// Full HTML, where the feed carries it.
    pub content: Option<String>,
    /// Categories as published.
    pub categories: Vec<String>,
    /// Sound, video and files.
    pub enclosures: Vec<Enclosure>,
    /// A lead picture named by the feed outside the body.
    pub image: Option<String>,
}

/// A file that comes with an item.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enclosure {
    /// Where it lies.
    pub url: String,
    /// Its media type, where given.
    #[serde(rename = "type")]
    pub media_type: Option<String>,
    /// Its size in bytes, where given.
    pub bytes: Option<u64>,
}

/// What kind of piece an article is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "each name says it")]
pub enum Kind {
    #[default]
    News,
    Rumour,
    Review,
    Preview,
    Deal,
    Guide,
    Opinion,
    Feature,
    Trailer,
    Patch,
    Business,
    Video,
    Other,
}

impl Kind {
    /// Every kind, in the order of the contract.
    pub const ALL: [Self; 13] = [
        Self::News,
        Self::Rumour,
        Self::Review,
        Self::Preview,
        Self::Deal,
        Self::Guide,
        Self::Opinion,
        Self::Feature,
        Self::Trailer,
        Self::Patch,
        Self::Business,
        Self::Video,
        Self::Other,
    ];

    /// The word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::News => "news",
            Self::Rumour => "rumour",
            Self::Review => "review",
            Self::Preview => "preview",
            Self::Deal => "deal",
            Self::Guide => "guide",
            Self::Opinion => "opinion",
            Self::Feature => "feature",
            Self::Trailer => "trailer",
            Self::Patch => "patch",
            Self::Business => "business",
            Self::Video => "video",
            Self::Other => "other",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for Kind {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|kind| kind.word() == text).ok_or(())
    }
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
    /// Headline.
    pub title: Line,
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
    /// Plain text of the stripped body, for the full-text index.
    pub text: String,
}

/// An article as lists show it.
#[derive(Debug, Clone, PartialEq)]
pub struct Article {
    /// Its id.
    pub id: ArticleId,
    /// The story it belongs to.
    pub story: StoryId,
    /// Its source; none for a page saved by URL, or when the source was removed.
    pub source: Option<SourceId>,
    /// The source's name.
    pub source_name: Line,
    /// Headline.
    pub title: Line,
    /// Cleaned link.
    pub url: Line,
    /// Byline.
    pub author: Option<Line>,
    /// When it was published.
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
    /// Its id.
    pub id: StoryId,
    /// The article that stands for it.
    pub face: Article,
    /// How many sources tell it.
    pub sources: u32,
    /// How many of its articles are unread.
    pub unread: u32,
}

/// In which order a list comes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// Newest first.
    #[default]
    Newest,
    /// Oldest first.
    Oldest,
    /// By source name, newest first within.
    Source,
    /// Longest first.
    Length,
    /// Most outlets first.
    Outlets,
    /// Last saved first: the reading list's own order.
    Saved,
    /// What matters most to the reader first: the order of For you.
    ForYou,
    /// What says the words of the query in its headline, then what says them in its text: the order of a search.
    Match,
}

impl Sort {
    /// The next order on the key.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Newest => Self::Oldest,
            Self::Oldest => Self::Source,
            Self::Source => Self::Length,
            Self::Length => Self::Outlets,
            Self::Outlets | Self::Saved | Self::ForYou | Self::Match => Self::Newest,
        }
    }

    /// The order in words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Newest => "newest first",
            Self::Oldest => "oldest first",
            Self::Source => "by source",
            Self::Length => "longest first",
            Self::Outlets => "most outlets first",
            Self::Saved => "last saved first",
            Self::ForYou => "best for you first",
            Self::Match => "headlines with the words first",
        }
    }
}

/// What a text says of the words that were looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The story.
    pub story: StoryId,
    /// Whose text it is.
    pub source_name: Line,
    /// The words around the hit.
    pub text: Line,
}

/// A query that the reader gave a name: a shelf of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedQuery {
    /// Its name.
    pub name: Line,
    /// The query as written.
    pub query: String,
    /// In which order its stories come.
    pub sort: Sort,
}

/// Whether deals and guides stand in a list, or only their number beside it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Folding {
    /// They stand in it.
    #[default]
    Open,
    /// They are left out and counted.
    Folded,
}

/// Stories left out of a list, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Folded {
    /// Deals.
    pub deals: u64,
    /// Guides.
    pub guides: u64,
}

impl Folded {
    /// Both together.
    #[must_use]
    pub const fn total(self) -> u64 {
        self.deals + self.guides
    }
}

/// Counts for shelves and title.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals {
    /// Unread stories.
    pub unread: u64,
    /// Articles on the reading list.
    pub saved: u64,
    /// All articles.
    pub articles: u64,
    /// Articles that mutes hide.
    pub muted: u64,
    /// Articles that come back later.
    pub waiting: u64,
}

/// What was removed, counted as the contract counts it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Affiliate links mended or flagged.
    pub affiliate: u32,
    /// Tracking parameters and pixels.
    pub tracking: u32,
    /// Notices about earnings.
    pub disclosure: u32,
    /// Promos, repeated titles, bylines, debris.
    pub other: u32,
}

impl Counts {
    /// Everything together.
    #[must_use]
    pub const fn total(self) -> u32 {
        self.affiliate + self.tracking + self.disclosure + self.other
    }
}

/// The kinds of things that stripping removes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "each name says it")]
pub enum RemovedKind {
    Affiliate,
    Tracking,
    Disclosure,
    Promo,
    Title,
    Byline,
    Debris,
}

/// One thing that was removed, with the rule that removed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Removed {
    /// What kind of thing.
    pub kind: RemovedKind,
    /// What it said.
    pub text: Line,
    /// The rule's name.
    pub rule: String,
}

/// Everything the stripper removed from one article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Receipt {
    /// In the order of the article.
    pub removed: Vec<Removed>,
    /// Affiliate links of all outbound links, in percent.
    pub affiliate_share: u8,
}

impl Receipt {
    /// The receipt as counts: affiliate links, tracking parameters, notices, the rest.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for removed in &self.removed {
            *match removed.kind {
                RemovedKind::Affiliate => &mut counts.affiliate,
                RemovedKind::Tracking => &mut counts.tracking,
                RemovedKind::Disclosure => &mut counts.disclosure,
                _ => &mut counts.other,
            } += 1;
        }
        counts
    }
}

/// What kind of link the given URL was.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "each name says it")]
pub enum LinkKind {
    #[default]
    Plain,
    Tracking,
    Affiliate,
    /// Opaque: a short or affiliate link whose target only the network knows.
    Short,
}

/// A URL as given, as shown, and what was removed between the two.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Link {
    /// As written: HTML-decoded and made absolute, nothing else.
    pub given: String,
    /// The cleaned one; the same bytes when no rule matched.
    pub shown: String,
    /// What it was.
    pub kind: LinkKind,
    /// Parameters and redirector hosts that were taken out, in order.
    pub removed: Vec<String>,
    /// Names of the rules that did it, one for each entry of `removed`.
    pub rules: Vec<String>,
}

/// How the reader shows an article.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum View {
    /// Without what the rules remove.
    #[default]
    Stripped,
    /// What was removed shown struck through, with its reason.
    Marked,
    /// As published.
    Original,
}

impl View {
    /// The next view on the key.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Stripped => Self::Marked,
            Self::Marked => Self::Original,
            Self::Original => Self::Stripped,
        }
    }
}

/// An article's HTML for one view, ready to be laid out, with what cleaning found on the way.
///
/// The HTML holds no scripts, styles or forms. In the marked view what was removed stands in
/// `<del data-kind="disclosure" data-rule="notice.commission">…</del>` (block or inline).
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Body {
    /// The view it was made for.
    pub view: View,
    /// Article HTML, links cleaned as the view asks.
    pub html: String,
    /// Everything removed, links included, in every view.
    pub receipt: Receipt,
    /// Every link of this view's HTML in order, one for each `<a href>` that has one.
    pub links: Vec<Link>,
    /// Byline found in the body.
    pub byline: Option<Line>,
    /// Who had it first.
    pub via: Option<Via>,
    /// The body names its last change.
    pub updated: Option<Timestamp>,
    /// Whose its pictures are, as their credit lines say.
    pub credits: Vec<Line>,
}

/// What an outlet sent in some days, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OutletStatistics {
    /// The source.
    #[serde(rename = "id")]
    pub source: SourceId,
    /// Its name.
    pub name: Line,
    /// It is kept out of the counts.
    pub quiet: bool,
    /// Articles it sent.
    pub articles: u64,
    /// Those that were read.
    pub read: u64,
    /// Those on the reading list.
    pub saved: u64,
    /// Those that are deals.
    pub deals: u64,
    /// Those with affiliate links.
    pub affiliate: u64,
    /// Words of those that were read.
    pub words_read: u64,
    /// Its stories that other outlets tell too.
    pub shared: u64,
    /// Those it told first.
    pub first: u64,
    /// How far it is behind the first one otherwise, in minutes: as often less as more.
    pub late_minutes: Option<u64>,
}

/// What the outlets sent in some days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statistics {
    /// From here on.
    pub since: Timestamp,
    /// The days that there is anything of.
    pub days: u32,
    /// The outlets.
    pub outlets: Vec<OutletStatistics>,
}

impl Statistics {
    /// A count over the outlets that are not quiet.
    #[must_use]
    pub fn total(&self, of: fn(&OutletStatistics) -> u64) -> u64 {
        self.outlets.iter().filter(|outlet| !outlet.quiet).map(of).sum()
    }
}
