//! The database: everything that outlives the process. One SQLite file; see `schema.rs` for its design.

use crate::{
    extract::Extracted,
    news::{Article, ArticleId, Draft, Item, Source, SourceId, Story, StoryId},
    query::Query,
    schedule::PollState,
    text::Line,
};
use jiff::Timestamp;
use std::path::{Path, PathBuf};

/// What can go wrong with the database, as sentences.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// SQLite refused.
    #[error("the database {path}: {reason}")]
    Database {
        /// The file.
        path: PathBuf,
        /// What SQLite says.
        reason: String,
    },
}

/// The database, opened.
#[derive(Debug)]
pub struct Store {}

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

/// In which order a list comes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
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
    /// Last saved first.
    Saved,
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

#[expect(missing_docs, clippy::missing_errors_doc, unused_variables, clippy::unused_self, reason = "being built")]
impl Store {
    /// Opens or creates the database and brings its schema up to date.
    pub fn open(path: &Path) -> Result<Self> {
        unbuilt()
    }
    /// Opens it for reading only; creates nothing.
    pub fn open_read_only(path: &Path) -> Result<Self> {
        unbuilt()
    }
    /// Changes when another connection has written.
    pub fn data_version(&self) -> Result<i64> {
        unbuilt()
    }

    // Subscriptions
    /// Brings the declared sources of the config in line: new ones are added, ones no longer declared are dropped from the subscriptions (articles stay).
    /// When nothing is declared and nothing was ever subscribed, `starter` is seeded.
    pub fn declare_sources(&mut self, declared: &[Source], starter: &[Source], now: Timestamp) -> Result<()> {
        unbuilt()
    }
    pub fn subscriptions(&self) -> Result<Vec<Subscription>> {
        unbuilt()
    }
    /// Adds a source (undoable); the id of the one already there when the URL is known.
    pub fn add_source(&mut self, source: &Source, now: Timestamp) -> Result<SourceId> {
        unbuilt()
    }
    /// Stops following; articles and marks stay (undoable).
    pub fn remove_source(&mut self, id: SourceId, now: Timestamp) -> Result<Step> {
        unbuilt()
    }
    /// Pauses or resumes (undoable).
    pub fn pause_source(&mut self, id: SourceId, paused: bool, now: Timestamp) -> Result<Step> {
        unbuilt()
    }

    // Polling
    /// Stores polls: one transaction, each result whole or not at all; one `Stored` for each.
    pub fn record(&mut self, results: &[PollResult]) -> Result<Vec<Stored>> {
        unbuilt()
    }
    /// Indexes bodies owed to the full-text index, at most `limit`; how many are still owed.
    pub fn index_owed(&mut self, limit: usize) -> Result<u64> {
        unbuilt()
    }
    /// Articles derived under another rules version, with their items.
    pub fn stale(&self, rules_version: i64, limit: usize) -> Result<Vec<(ArticleId, Item)>> {
        unbuilt()
    }
    /// Stores articles derived again.
    pub fn rederive(&mut self, drafts: &[(ArticleId, Draft)], rules_version: i64) -> Result<()> {
        unbuilt()
    }

    // Reading
    /// Articles that match, in order; `limit` 0 is no limit.
    pub fn list(&self, query: &Query, sort: Sort, limit: usize, now: Timestamp) -> Result<Vec<Article>> {
        unbuilt()
    }
    /// Ids of the stories that match, in order: the whole list, for a windowed view.
    pub fn story_ids(&self, query: &Query, sort: Sort, now: Timestamp) -> Result<Vec<StoryId>> {
        unbuilt()
    }
    /// The stories, in the order of the ids asked for; ids that are gone are left out.
    pub fn stories(&self, ids: &[StoryId]) -> Result<Vec<Story>> {
        unbuilt()
    }
    /// A story's articles, its face first.
    pub fn story_articles(&self, id: StoryId) -> Result<Vec<Article>> {
        unbuilt()
    }
    pub fn article(&self, id: ArticleId) -> Result<Option<Article>> {
        unbuilt()
    }
    pub fn raw(&self, id: ArticleId) -> Result<Option<Raw>> {
        unbuilt()
    }
    /// Full text, best first (titles weigh most; the newest thousand hits are ranked).
    pub fn search(&self, words: &str, limit: usize) -> Result<Vec<Hit>> {
        unbuilt()
    }
    pub fn totals(&self) -> Result<Totals> {
        unbuilt()
    }

    // Marks
    /// One journaled step; committed when this returns.
    pub fn mark(&mut self, articles: &[ArticleId], verdict: &Verdict, now: Timestamp) -> Result<Step> {
        unbuilt()
    }
    /// As `mark`, for every article of the stories. Sweeping verbs leave saved ones alone.
    pub fn mark_stories(
        &mut self,
        stories: &[StoryId],
        verdict: &Verdict,
        sweeping: bool,
        now: Timestamp,
    ) -> Result<Step> {
        unbuilt()
    }
    pub fn undo(&mut self, now: Timestamp) -> Result<Option<Step>> {
        unbuilt()
    }
    pub fn redo(&mut self, now: Timestamp) -> Result<Option<Step>> {
        unbuilt()
    }
    /// The journal, newest first, at most `limit`: when, what, and whether it is undone.
    pub fn journal(&self, limit: usize) -> Result<Vec<(Timestamp, String, bool)>> {
        unbuilt()
    }
    /// Keeps the article found in the page, with the draft derived from it (words, counts, byline, text).
    pub fn keep_page(&mut self, id: ArticleId, page: &Extracted, draft: &Draft) -> Result<()> {
        unbuilt()
    }
    /// Puts a page on the reading list that is no item of a feed; the article already there when its URL is known.
    pub fn save_page(
        &mut self,
        draft: &Draft,
        page: Option<&Extracted>,
        tags: &[Line],
        now: Timestamp,
    ) -> Result<ArticleId> {
        unbuilt()
    }
    /// An article by its cleaned URL.
    pub fn article_by_url(&self, url: &str) -> Result<Option<ArticleId>> {
        unbuilt()
    }
    /// Where the reader was in an article, as a share of its length, 0 to 1.
    pub fn position(&self, id: ArticleId) -> Result<Option<f32>> {
        unbuilt()
    }
    pub fn set_position(&mut self, id: ArticleId, share: f32) -> Result<()> {
        unbuilt()
    }
    /// Small settings the program itself remembers (first start seen, last shelf).
    pub fn setting(&self, name: &str) -> Result<Option<String>> {
        unbuilt()
    }
    pub fn set_setting(&mut self, name: &str, value: &str) -> Result<()> {
        unbuilt()
    }

    // Health
    /// A consistent copy of a database in use.
    pub fn backup(&self, to: &Path) -> Result<()> {
        unbuilt()
    }
    /// `PRAGMA quick_check` in words; empty when all is well.
    pub fn check(&self) -> Result<Vec<String>> {
        unbuilt()
    }
}

fn unbuilt<T>() -> Result<T> {
    Err(StoreError::Database { path: PathBuf::new(), reason: "being built".to_owned() })
}
