//! Exchange is what other programs give and take: subscriptions as OPML or newsboat's `urls`, reading lists in the forms of other
//! programs, articles as Markdown, HTML, EPUB, JSON and the rest. It reads and writes what it is handed; it never opens a file, never
//! fetches what a list names and never runs it.

pub mod articles;
pub mod atom;
mod bookmark_files;
pub mod bookmarks;
mod columns;
mod elements;
mod entry;
pub mod epub;
mod format;
mod gauge;
pub mod html;
mod json_head;
mod list;
pub mod markdown;
mod markup;
pub mod names;
mod newsboat_query;
mod objects;
pub mod opml;
mod pictures;
mod plain;
mod refused;
mod rows;
mod subscriptions;
pub mod tables;
pub mod urls;
mod xhtml;

pub use entry::{Entry, Row, STARRED, Why as NotTaken, date};
pub use format::Format;
pub use list::{Form, List, ListError};
pub use pictures::{PictureFile, Pictures, media_type as picture_type};
pub use refused::{Refused, Why};
pub use subscriptions::{imported_words, subscriptions};

use crate::{
    news::{Article, Body, Highlight, SavedQuery, Source},
    text::Line,
};
use jiff::Timestamp;

/// Sources taken from one list; a longer one is cut there, and says so.
pub const MOST_SOURCES: usize = 10_000;
/// Refusals that are named; the rest is counted.
pub const MOST_REFUSED: usize = 100;

/// An article with all that an export of it may carry.
#[derive(Debug, Clone, Copy)]
pub struct Exported<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its text.
    pub body: &'a Body,
    /// When it was put on the reading list, where it is.
    pub saved: Option<Timestamp>,
    /// The passages the reader marked.
    pub highlights: &'a [Highlight],
    /// Its HTML as published, where cleaning took something out of it.
    pub original: Option<&'a str>,
}

impl<'a> Exported<'a> {
    /// The note beside it.
    fn note(&self) -> Option<&'a str> {
        self.article.progress.note.as_deref()
    }

    /// Who, where and when.
    fn about(&self) -> Vec<String> {
        let article = self.article;
        let author = article.author.as_ref().map(ToString::to_string);
        let day = article.published.map(|published| published.strftime("%Y-%m-%d").to_string());
        let parts = [author, Some(article.source_name.to_string()), day];
        parts.into_iter().flatten().filter(|part| !part.is_empty()).collect()
    }

    /// Whether it goes out as read: on the reading list what was read to its end, elsewhere what is done with.
    const fn is_finished(&self) -> bool {
        self.article.progress.finished || self.article.read && !self.article.saved
    }
}

/// What a list of subscriptions gave.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Subscriptions {
    /// The sources, each feed once, at most [`MOST_SOURCES`].
    pub sources: Vec<Source>,
    /// Searches that it names, each a shelf.
    pub shelves: Vec<SavedQuery>,
    /// What was not taken, at most [`MOST_REFUSED`] of it.
    pub refused: Vec<Refused>,
    /// How many were refused in all.
    pub refused_in_all: usize,
    /// How many have more tags than one: a source stands in one group, that of the first.
    pub of_several_tags: usize,
    /// How many stand in it again.
    pub doubled: usize,
    /// How many the list has beyond [`MOST_SOURCES`].
    pub beyond: usize,
    /// The list is broken: what stood before that place was taken.
    pub broken: Option<Line>,
}
