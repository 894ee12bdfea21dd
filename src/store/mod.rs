//! The database: everything that outlives the process. One SQLite file; see `schema.sql` for its design.
//! Knows articles and marks, never the network, the config file or the screen. Never deletes a mark, and an article only
//! when retention asks for it.

mod archive;
mod bodies;
mod by_hand;
mod choices;
mod filing;
mod follows;
mod functions;
mod health;
mod highlights;
mod importing;
mod joining;
mod journal;
mod later;
mod log;
mod marks;
mod mutes;
mod notes;
mod pages;
mod polling;
mod private;
mod pushed;
mod ranking;
mod reading;
mod recover;
mod retention;
mod rows;
mod rules;
mod schema;
mod search;
mod settings;
mod sql;
mod statistics;
mod subscriptions;
mod trouble;

pub use archive::{Archived, Kept, KeptPicture};
pub use importing::{Import, Imported, Incoming};
pub use later::Passed;
pub use recover::Recovered;
pub use rules::Ruled;
pub use trouble::StoreError;

pub use crate::news::{Sort, Totals};
pub use private::prepare as private_file;

use crate::{
    clean::{self, Rules, Subject},
    extract::Extracted,
    links,
    news::{Article, ArticleId, Body, Draft, Item, Source, SourceId, View},
    schedule::PollState,
    text::Line,
};
use jiff::Timestamp;
use rusqlite::{Connection, TransactionBehavior};
use std::path::{Path, PathBuf};

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
}

/// What was published, kept raw, for making a body.
#[derive(Debug, Clone, PartialEq)]
pub struct Raw {
    /// The item as its feed gave it (title and link only for a page saved by URL).
    pub item: Item,
    /// The article found in its page, once that was fetched.
    pub page: Option<Extracted>,
}

impl Raw {
    /// The HTML that the article's body is made from: its page's, else what its feed gave; empty when there is none.
    #[must_use]
    pub fn html(&self) -> &str {
        let page = self.page.as_ref().map(|page| page.html.as_str());
        let ways = [page, self.item.content.as_deref(), self.item.summary.as_deref()];
        ways.into_iter().flatten().find(|html| !html.trim().is_empty()).unwrap_or_default()
    }

    /// The article's body for a view; `strip` is false where its source is exempt from stripping.
    #[must_use]
    pub fn body(&self, article: &Article, strip: bool, view: View, rules: &links::Rules) -> Body {
        clean::body(self.html(), &subject(article, strip), view, Rules { links: rules })
    }
}

/// What is known of a stored article when its body is cleaned.
#[must_use]
pub fn subject(article: &Article, strip: bool) -> Subject<'_> {
    Subject {
        title: &article.title,
        url: &article.url,
        source: &article.source_name,
        author: article.author.as_ref().map_or("", Line::as_str),
        strip,
    }
}

/// What the reader can do to articles. Each is one journaled, undoable step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Mark read (opening, done) or unread.
    Read(bool),
    /// Put on the reading list (and done with) or take off it (read state stays).
    Save(bool),
    /// Add tags.
    Tag(Vec<Line>),
    /// Take tags off.
    Untag(Vec<Line>),
}

/// A journaled step as undo and redo name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What it was, in words: "done, 34 stories".
    pub words: String,
    /// The articles it touched.
    pub articles: Vec<ArticleId>,
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

impl Store {
    /// Opens or creates the database and brings its schema up to date.
    ///
    /// # Errors
    /// When the file is not ours, newer, damaged, locked or out of reach.
    pub fn open(path: &Path) -> Result<Self> {
        let connection = schema::open(path)?;
        journal::open(&connection).map_err(|reason| StoreError::of(path, &reason))?;
        Ok(Self { connection, path: path.to_owned(), file: private::standing(path) })
    }

    /// Opens it for reading only; creates nothing.
    ///
    /// # Errors
    /// When the file is missing, not ours, of another version, damaged or out of reach.
    pub fn open_read_only(path: &Path) -> Result<Self> {
        Ok(Self { connection: schema::open_read_only(path)?, path: path.to_owned(), file: private::standing(path) })
    }

    /// Changes when another connection has written.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn data_version(&self) -> Result<i64> {
        self.read(|connection| connection.pragma_query_value(None, "data_version", |row| row.get(0)))
    }

    /// Reads, everything as of one moment.
    fn read<T>(&self, work: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T> {
        let inside = || {
            let moment = self.connection.unchecked_transaction()?;
            let found = work(&moment)?;
            moment.finish()?;
            Ok(found)
        };
        inside().map_err(|reason| StoreError::of(&self.path, &reason))
    }

    /// Whether what is written now is found again.
    fn there(&self) -> Result<()> {
        let there = private::standing(&self.path).is_some_and(|standing| self.file == Some(standing));
        if there { Ok(()) } else { Err(StoreError::Gone { path: self.path.clone() }) }
    }

    /// Writes all of it or nothing; on the disk when this returns.
    fn write<T>(&mut self, work: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T> {
        self.there()?;
        let inside = || {
            let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let done = work(&transaction)?;
            transaction.commit()?;
            Ok(done)
        };
        inside().map_err(|reason| StoreError::of(&self.path, &reason))
    }
}
