//! The article pane: one article laid out, with a place in it.

pub(in crate::app) mod changed_text;
pub(in crate::app) mod comments;
pub(in crate::app) mod document;
pub(in crate::app) mod enclosures;
pub(in crate::app) mod find;
pub(in crate::app) mod footer;
pub(in crate::app) mod header;
pub(in crate::app) mod highlights;
pub(in crate::app) mod made;
pub(in crate::app) mod navigation;
pub(in crate::app) mod pictures;
pub(in crate::app) mod place;
pub(in crate::app) mod render;
pub(in crate::app) mod text_offsets;

use crate::{
    app::{
        core::{
            command::Command,
            effect::{Made, Maker},
            styled_text::TextLine,
        },
        reader::text_offsets::Letters,
    },
    news::{Article, ArticleId, Highlight, Link, Receipt, StoryId, Via, View},
    page::Page,
    text::Line,
};
use jiff::{Timestamp, tz::TimeZone};
use std::{
    cell::OnceCell,
    collections::{BTreeMap, HashMap, HashSet},
    ops::Range,
    sync::Arc,
};

/// An article as the outside world hands it over: laid out for a view and a width.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    pub article: Article,
    pub others: Vec<Article>,
    /// The words that joined an article to the story; none for the one it began with.
    pub because: HashMap<ArticleId, Vec<Line>>,
    /// What made the article the kind of piece it is; none until somebody asks.
    pub kind_because: Vec<Line>,
    /// Whom the story's articles credit.
    pub credits: HashMap<ArticleId, Line>,
    /// Why the story is ranked where it is.
    pub ranked: Vec<Line>,
    /// What mutes and rules did to it, in words.
    pub acted: Vec<Line>,
    /// Laid out; shared with whoever keeps it for later.
    pub page: Arc<Page>,
    pub receipt: Receipt,
    /// Byline found in the body, where the feed had none.
    pub byline: Option<Line>,
    /// Who had it first.
    pub via: Option<Via>,
    /// When it was last changed.
    pub updated: Option<Timestamp>,
    /// Whose its pictures are.
    pub pictured_by: Vec<Line>,
    /// The page may have more than the feed gave.
    pub teaser: bool,
    /// Where the user was, as a share of its length.
    pub position: Option<f32>,
    /// The passages marked in it.
    pub highlights: Vec<Highlight>,
    /// Why the page of a saved article is not kept.
    pub unkept: Option<String>,
    /// Whose work is laid out here, in the place of the text.
    pub made_by: Option<Maker>,
    /// The commands whose work is kept beside it.
    pub kept_by: Vec<Line>,
    /// When its text changed after the user read or kept it.
    pub changed: Option<Timestamp>,
}

/// How far the page of a teaser is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Fetching {
    /// Nobody asked for it.
    #[default]
    Not,
    Going,
    /// It did not come, for this reason.
    Failed(String),
}

/// The parts of a page's runs that stand in passages, by line and run; true for the passage being marked.
pub type Passages = HashMap<(usize, usize), Vec<(Range<usize>, bool)>>;

/// Words looked for in the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Find {
    /// The words, in small letters; empty when nothing is looked for.
    pub words: String,
    /// Lines that hold them.
    pub lines: Vec<usize>,
    /// The one the user is at.
    pub at: usize,
}

#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts about the text on screen")]
pub struct Reader {
    /// The story it is read in.
    pub story: StoryId,
    /// The article: the story's face, until another was picked.
    pub article: Article,
    pub view: View,
    /// What was made of it is shown in the place of the view.
    pub made: Option<Made>,
    /// What came; none while it is on its way.
    pub document: Option<Document>,
    /// The lines on screen, composed of header, text and foot.
    lines: Vec<ComposedLine>,
    /// What is marked of the page's lines.
    passages: Passages,
    /// The topmost line on screen.
    pub scroll: usize,
    /// The line that a screen reader reads, which is always on screen.
    spoken_line: usize,
    /// The page of a teaser.
    pub fetching: Fetching,
    /// Words looked for.
    pub find: Find,
    /// Its pictures, by address.
    pub pictures: BTreeMap<String, Picture>,
    /// Where the pictures stand among the lines.
    pub places: Vec<Placed>,
    /// Where the page's own lines stand among them.
    pub rows: Vec<usize>,
    letters: OnceCell<Letters>,
    /// The passage being marked.
    pub choice: Option<Chosen>,
    /// The article has changed since this text came.
    pub outdated: bool,
    /// The end of the text was reached since it was opened.
    pub ended: bool,
    /// Its text was not on the screen yet.
    text_is_new: bool,
    /// Opaque links that were resolved, by the address that was shown.
    resolved: HashMap<String, Link>,
    /// The place the user chose, while views are looked through.
    place: Option<Place>,
    /// The place in the article was taken up, or the user has moved already.
    placed: bool,
    /// The view that shows what was removed is on its way: the first such part is to be seen.
    seeks_removed: bool,
    /// The removed part that was stepped to last.
    removed_at: Option<usize>,
    /// Columns it is laid out for.
    pub laid_for: usize,
}

/// A place in a text, by the words that stand there.
#[derive(Debug, Clone)]
struct Place {
    /// The topmost line.
    scroll: usize,
    /// The same as a share of the length.
    share: f32,
    letters: Letters,
    rows: Vec<usize>,
    /// Another view was turned to, and has not come yet.
    turns: bool,
}

/// What outlasts the article in the pane.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// Pictures are shown at present.
    pub pictures: bool,
    /// Articles to come back to from one that was reached by a link.
    pub reached_from: Vec<Reader>,
    /// What is shown of an article as soon as that has come.
    pub awaited: Option<Command>,
    /// Stories shown in spite of their spoiler guard.
    pub revealed: HashSet<StoryId>,
    /// What was made in this session and is not kept, the last at the end.
    pub made: Vec<(ArticleId, Made)>,
}

/// What composing goes by.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "independent settings")]
pub struct Setting {
    pub width: usize,
    pub height: usize,
    pub ascii: bool,
    /// It is read aloud: signs are words.
    pub spoken: bool,
    pub pictures: bool,
    pub now: Timestamp,
    pub zone: TimeZone,
    /// Stories shown in spite of their spoiler guard.
    pub revealed: HashSet<StoryId>,
    /// The key of the next view, in words.
    pub view_key: String,
    /// The key that plays an enclosed file.
    pub play_key: String,
    /// The key that opens an article.
    pub open_key: String,
    /// The key that opens its page in the browser.
    pub browser_key: String,
    pub offline: bool,
}

/// A line of the article pane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ComposedLine {
    /// One of the page's, by its number: made when it is shown, for a hostile page has ten thousand.
    Page(usize),
    Own(TextLine),
}

/// What the article pane shows.
#[derive(Debug, Clone, Default)]
pub struct Composed {
    pub lines: Vec<ComposedLine>,
    pub passages: Passages,
    /// Where the pictures stand among them.
    pub places: Vec<Placed>,
    /// Where the page's own lines stand among them.
    pub rows: Vec<usize>,
}

/// Columns and rows a picture is drawn in, or why it did not come.
pub type Shown = Result<(u16, u16), String>;

/// How far a picture is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Picture {
    /// It was asked for; its room is kept or not.
    Going { room: bool },
    /// Ready to be drawn, in this many columns and rows.
    Here(u16, u16),
    /// It did not come, for this reason.
    Failed(String),
}

/// Where a picture stands among the lines of the article pane: above its label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    /// Its place among the page's pictures.
    pub picture: usize,
    /// The line of its label.
    pub label: usize,
    /// Rows above the label that are kept for it.
    pub rows: u16,
}

/// The sentences being marked: from one to another, both chosen. Moving moves `to`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chosen {
    pub from: usize,
    /// Where it ends for now.
    pub to: usize,
}
