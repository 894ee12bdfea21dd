//! The database: everything that outlives the process. One SQLite file; see `db/newest.sql` for what stands in it.
//! Knows articles and marks, never the network, the config file or the screen. Never deletes a mark, and an article only
//! when retention asks for it.

mod articles;
#[cfg(test)]
mod cost;
mod db;
mod error;
mod import;
mod marks;
mod queries;
mod sources;
mod stories;
mod sync;
mod undo;

pub use articles::{Archived, EarlierText, Kept, KeptPicture, UNFINISHED};
pub use db::Recovered;
pub use error::StoreError;
pub use import::{Import, Imported, Incoming};
pub use marks::{CommandText, GivenUp, Passed, Ruled};
pub use sync::{
    Arrived, Field, Label, LocalChange, Matched, Merged, Operation, Passage, PassageChange, Pulled, PulledLabel,
    PulledLabels, RemoteFeed, SavedChange, SavedCursor, SavedState, Synced, Target,
};

pub use crate::news::{Sort, Totals};
pub use db::private_file;

use crate::{
    extract::Extracted,
    news::{Article, ArticleId, Draft, Item, SavedQuery, Source, SourceId},
    schedule::PollState,
    text::Line,
};
use jiff::Timestamp;
use rusqlite::Connection;
use std::path::PathBuf;

/// The database, opened. One thread owns the one that writes; readers open their own.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    path: PathBuf,
    /// The file that was opened: one that is deleted can be written to, and nobody finds it again.
    file: Option<(u64, u64)>,
}

/// A source with its id, poll state and counts.
#[derive(Debug, Clone)]
pub struct Subscription {
    /// Its id.
    pub id: SourceId,
    /// Its settings.
    pub source: Source,
    /// What its polls left.
    pub state: PollState,
    /// Unread articles.
    pub unread: u64,
    /// All articles.
    pub total: u64,
    /// It comes from the server of an account, which polls it.
    pub synced: bool,
}

/// One source's poll, stored whole or not at all.
#[derive(Debug)]
pub struct PollResult {
    /// Which source.
    pub source: SourceId,
    /// Its state after the poll.
    pub state: PollState,
    /// The feed's own title, used when the source has no name; and its site.
    pub title: Option<Line>,
    /// The site named by the feed.
    pub site: Option<String>,
    /// What the feed held, derived.
    pub drafts: Vec<Draft>,
    /// When.
    pub now: Timestamp,
}

/// What storing one poll changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Stored {
    /// Articles that were not known.
    pub new: u32,
    /// Articles whose content changed.
    pub updated: u32,
    /// Articles that the user had read or kept, and that say something else now.
    pub changed: u32,
}

/// What was published, kept raw.
#[derive(Debug, Clone, PartialEq)]
pub struct Raw {
    /// The item as its feed gave it (title and link only for a page saved by URL).
    pub item: Item,
    /// The article found in its page, once that was fetched.
    pub page: Option<Extracted>,
}

/// A journaled step as undo and redo name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What it was, in words: "done, 34 stories".
    pub words: String,
    /// The articles it touched.
    pub articles: Vec<ArticleId>,
    /// Sources that are followed again, or at another address: nothing of them is here until they are asked.
    pub to_poll: Vec<SourceId>,
    /// Shelves that came with it into the config, where they go by the step too.
    pub shelves: Vec<SavedQuery>,
}

/// A search hit.
#[derive(Debug, Clone)]
pub struct Hit {
    /// The article.
    pub article: Article,
    /// The words around the hit.
    pub snippet: Line,
}

type Result<T> = std::result::Result<T, StoreError>;
