//! What every kind of server can do for a sync.

use super::{error::SyncError, label_list::Labels};
use crate::store::{Field, LocalChange, RemoteFeed};
use std::collections::HashSet;

/// A complete set of ids, or as much of it as could be had for sure.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Walk {
    /// The ids, each once.
    pub ids: Vec<String>,
    /// All of them: nothing can be missing.
    pub whole: bool,
}

/// What a server made of a change of a subscription.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// It is so there now.
    Done,
    /// It follows the feed now, under this id.
    Followed(String),
    /// This kind of server cannot: it stays so here alone.
    Unable,
}

/// What a server made of a label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Labelled {
    /// It is so there now, but for these items, which it will never take.
    Done(Vec<String>),
    /// This server has no labels on single items.
    Unable,
}

/// An item with its text, as its server gives it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RemoteItem {
    /// Its id, as it stands in the sets.
    pub id: String,
    /// The subscription it belongs to.
    pub stream: String,
    /// The subscription's name, where the item says it.
    pub stream_title: String,
    /// The site's address, where the item says it.
    pub site: Option<String>,
    /// Its headline.
    pub title: String,
    /// Its address.
    pub link: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was published, in seconds since 1970.
    pub published: Option<i64>,
    /// Its text as HTML.
    pub content: Option<String>,
    /// Its labels; names of folders may be among them.
    pub labels: Vec<String>,
}

/// A server with an account. Every request may fail, and may be made again.
#[expect(clippy::missing_errors_doc, reason = "each fails in the same way: the server refuses, or does not answer")]
pub trait Server {
    /// What is subscribed there.
    fn feeds(&mut self) -> Result<Vec<RemoteFeed>, SyncError>;
    /// The ids of all that is unread.
    fn unread(&mut self) -> Result<Walk, SyncError>;
    /// The ids of all that is starred.
    fn starred(&mut self) -> Result<Walk, SyncError>;
    /// Items with their texts; ids that the server does not know are left out.
    fn items(&mut self, ids: &[String]) -> Result<Vec<RemoteItem>, SyncError>;
    /// Sets a field of items; those that the server will never take.
    fn set(&mut self, field: Field, value: bool, ids: &[String]) -> Result<Vec<String>, SyncError>;
    /// Its labels on single items and its folders; none where it does not tell them.
    fn labels(&mut self) -> Result<Option<Labels>, SyncError>;
    /// Whether a label is still there, asked anew.
    fn has_label(&mut self, label: &str) -> Result<bool, SyncError>;
    /// The ids of all that has one of its labels. Of a label that is not there FreshRSS gives everything.
    fn labelled(&mut self, label: &str) -> Result<Walk, SyncError>;
    /// Puts a label on items, or takes it off.
    fn set_label(&mut self, label: &str, value: bool, ids: &[String]) -> Result<Labelled, SyncError>;
    /// Changes a subscription.
    fn change_feed(&mut self, change: &LocalChange) -> Result<Told, SyncError>;
    /// How many items one request may ask for or change.
    fn batch(&self) -> usize;
}

/// How often a walk of several pages is made until two agree.
const WALKS: usize = 3;

/// One walk over the pages of a set.
#[derive(Debug, Default)]
pub struct OneWalk {
    pub ids: Vec<String>,
    pub pages: usize,
    /// It came to the end of the set.
    pub ended: bool,
}

/// Makes a walk. One of a single page is whole; one of several counts only when another one agrees, because a page may slip when
/// something is read meanwhile. One that did not come to the end never counts.
pub fn agreed(mut walk: impl FnMut() -> Result<OneWalk, SyncError>) -> Result<Walk, SyncError> {
    let OneWalk { ids, pages, ended } = walk()?;
    let mut seen: HashSet<String> = HashSet::new();
    let ids: Vec<String> = ids.into_iter().filter(|id| seen.insert(id.clone())).collect();
    if pages <= 1 || !ended {
        return Ok(Walk { ids, whole: ended });
    }
    let mut before = seen;
    let mut all: HashSet<String> = before.clone();
    for _ in 1..WALKS {
        let again = walk()?;
        let ids: HashSet<String> = again.ids.into_iter().collect();
        if again.ended && ids == before {
            return Ok(Walk { ids: ids.into_iter().collect(), whole: true });
        }
        all.extend(ids.iter().cloned());
        before = ids;
    }
    Ok(Walk { ids: all.into_iter().collect(), whole: false })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walks(sets: &[&[&str]], pages: usize) -> Walk {
        let mut sets = sets.iter();
        let next = || sets.next().unwrap().iter().map(|&id| id.to_owned()).collect();
        let mut next = next;
        let mut walk = agreed(|| Ok(OneWalk { ids: next(), pages, ended: true })).unwrap();
        walk.ids.sort();
        walk
    }

    fn ids(all: &[&str]) -> Vec<String> {
        all.iter().map(|&id| id.to_owned()).collect()
    }

    #[test]
    fn a_walk_of_one_page_is_whole() {
        assert_eq!(walks(&[&["1", "2", "2"]], 1), Walk { ids: ids(&["1", "2"]), whole: true });
    }

    #[test]
    fn a_walk_of_several_pages_counts_when_two_agree() {
        assert_eq!(walks(&[&["1", "2"], &["2", "1"]], 2), Walk { ids: ids(&["1", "2"]), whole: true });
        assert_eq!(walks(&[&["1"], &["1", "2"], &["1", "2"]], 2), Walk { ids: ids(&["1", "2"]), whole: true });
    }

    #[test]
    fn walks_that_never_agree_may_only_add() {
        assert_eq!(walks(&[&["1"], &["1", "2"], &["3"]], 2), Walk { ids: ids(&["1", "2", "3"]), whole: false });
    }

    #[test]
    fn a_walk_that_does_not_end_may_only_add() {
        let walk = agreed(|| Ok(OneWalk { ids: ids(&["1", "2"]), pages: 9, ended: false })).unwrap();
        assert_eq!(walk, Walk { ids: ids(&["1", "2"]), whole: false });
    }
}
