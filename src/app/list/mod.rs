//! The list: its rows, the shelves, the filter and what it finds, and what arrives while it is open.

pub(in crate::app) mod arrivals;
pub(in crate::app) mod empty;
pub(in crate::app) mod filter;
pub(in crate::app) mod rows;
pub(in crate::app) mod saved_shelf;
pub(in crate::app) mod search_hits;
pub(in crate::app) mod sentences;
pub(in crate::app) mod shelf;
pub(in crate::app) mod shelves;
pub(in crate::app) mod snapshot;
pub(in crate::app) mod wanted;

use crate::{
    app::list::search_hits::Hits,
    news::{Folded, SavedQuery, Sort, StoryId},
    query::QueryError,
    text::Line,
};

/// A filter over the shelf.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Filter {
    /// As typed; empty for none.
    pub text: String,
    /// Why it is no query.
    pub error: Option<QueryError>,
    /// The story under the cursor when typing began, to come back to.
    pub from: Option<StoryId>,
}

/// A way to look at the stories.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Shelf {
    /// Everything unread, newest first.
    #[default]
    All,
    /// What matters most to the user.
    ForYou,
    Rumours,
    Deals,
    /// The reading list.
    Saved,
    /// What mutes hide.
    Muted,
    /// A saved query of the user's own.
    Own(SavedQuery),
}

/// The shelves, and how the one on screen is shown.
#[derive(Debug, Clone, Default)]
pub struct Shelves {
    /// In the order of the title.
    pub all: Vec<Shelf>,
    pub current: usize,
    /// How many stories each of them holds, where that has been counted.
    pub counts: Vec<u64>,
    pub sort: Sort,
    /// Read stories are shown too.
    pub show_read: bool,
    /// Deals and guides were opened: they stand in All.
    pub unfolded: bool,
    /// Those that are left out of the list.
    pub folded: Folded,
}

/// The filter over the list, and what helps to type it.
#[derive(Debug, Clone, Default)]
pub struct Search {
    pub filter: Filter,
    /// What its words found.
    pub hits: Hits,
    /// Filters of before, the last one first.
    pub history: Vec<String>,
    /// Nothing unread matches the filter: what is read is shown instead, and told so.
    pub read_too: bool,
    pub tags: Vec<Line>,
    /// What was typed before it was completed, and which completion stands there.
    pub completing: Option<(String, usize)>,
}

/// A list with its cursor.
#[derive(Debug, Clone)]
pub struct ListSnapshot {
    ids: Vec<StoryId>,
    cursor: usize,
    top: usize,
    /// The steps whose places in it mean something.
    fresh: Vec<u64>,
    /// The request it came by.
    ticket: u64,
    /// The request of the list that took its place.
    pub(in crate::app) followed_by: Option<u64>,
}

/// The query for what waits.
pub(in crate::app) const WAITING: &str = "later";
