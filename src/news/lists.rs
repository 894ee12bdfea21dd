//! Lists as the user sees them: their orders, what is folded away, the words that were looked for, and counts. Which
//! stories stand in one, a query says.

use super::StoryId;
use crate::language::tr;
use crate::text::Line;

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
    /// What matters most to the user first: the order of For you.
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
    pub fn words(self) -> &'static str {
        match self {
            Self::Newest => tr!("sort-newest"),
            Self::Oldest => tr!("sort-oldest"),
            Self::Source => tr!("sort-source"),
            Self::Length => tr!("sort-length"),
            Self::Outlets => tr!("sort-outlets"),
            Self::Saved => tr!("sort-saved"),
            Self::ForYou => tr!("sort-for-you"),
            Self::Match => tr!("sort-match"),
        }
    }
}

/// What a text says of the words that were looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    pub story: StoryId,
    /// Whose text it is.
    pub source_name: Line,
    /// The words around the hit.
    pub text: Line,
}

/// A query that the user gave a name: a shelf of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedQuery {
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
    pub deals: u64,
    pub guides: u64,
}

impl Folded {
    /// What there is, counted: “4 deals”, “1 guide”.
    #[must_use]
    pub fn counted(self) -> Vec<String> {
        let deals = (self.deals > 0).then(|| tr!("count-deals", count = self.deals));
        let guides = (self.guides > 0).then(|| tr!("count-guides", count = self.guides));
        deals.into_iter().chain(guides).collect()
    }

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
    pub articles: u64,
    /// Articles that mutes hide.
    pub muted: u64,
    /// Articles that come back later.
    pub waiting: u64,
    /// Marks that no server has heard of yet.
    pub unsent: u64,
}
