//! An effect is a request to the outside world: data that `run` performs. Whatever comes of it returns as an event.

use super::verdict::Marking;
use crate::{
    news::{ArticleId, Folding, MuteId, MuteWish, Sort, Source, SourceId, StoryId, View},
    query::Query,
};

/// A list as it is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Wanted {
    /// Which stories.
    pub query: Query,
    /// In which order.
    pub sort: Sort,
    /// Whether deals and guides stand in it.
    pub folding: Folding,
}

/// A request to the outside world.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// The ids of a list, from the beginning; answered by `Event::List` with the same ticket.
    LoadList {
        /// Names the request.
        ticket: u64,
        /// What.
        wanted: Wanted,
    },
    /// As above, but only to learn what has arrived.
    Peek {
        /// Names the request.
        ticket: u64,
        /// What.
        wanted: Wanted,
    },
    /// Rows for the window around the cursor.
    LoadRows(Vec<StoryId>),
    /// What the texts of stories say of the words of a query; answered by `Event::Excerpts` with the same ticket.
    LoadExcerpts {
        /// Names the request.
        ticket: u64,
        /// The stories.
        stories: Vec<StoryId>,
        /// The query.
        query: Query,
    },
    /// An article laid out.
    LoadPage {
        /// The story it is read in.
        story: StoryId,
        /// The article; the story's face when none is named.
        article: Option<ArticleId>,
        /// The view.
        view: View,
        /// Columns.
        width: u16,
    },
    /// The sources with their counts, and the totals.
    LoadSources,
    /// The names a story speaks of; all that is followed when none is named.
    LoadNames(Option<StoryId>),
    /// How many stories match each of these.
    CountShelves(Vec<Query>),
    /// The article's page, in full.
    FullText(ArticleId),
    /// A linked page, to be read here.
    ReadLink(String),
    /// Links, for the reading list.
    SaveLinks(Vec<String>),
    /// Get what the reading list owes: the pages of what is saved.
    Archive,
    /// Tell the reader's own program that these are saved.
    SavedHook(Vec<ArticleId>),
    /// Hand the reading list over to the servers of the config.
    Push,
    /// Play or get a file that comes with an article.
    Enclosure(String),
    /// Get a saved article's page as it is now.
    Refetch(ArticleId),
    /// Where an opaque link leads.
    Resolve(String),
    /// Pictures to be drawn in at most this many columns and rows.
    Pictures {
        /// Their addresses.
        sources: Vec<String>,
        /// The article's address.
        from: String,
        /// Columns.
        columns: u16,
        /// Rows.
        rows: u16,
        /// One picture over the panes.
        large: bool,
    },
    /// One journaled step.
    Mark(Marking),
    /// A mute, or another form of the one that stands; answered by `Event::Kept`.
    Mute {
        /// Names the step.
        ticket: u64,
        /// The one that stands.
        id: Option<MuteId>,
        /// What is wished.
        wish: MuteWish,
    },
    /// The end of a mute; answered by `Event::Kept`.
    Unmute {
        /// Names the step.
        ticket: u64,
        /// Which.
        id: MuteId,
    },
    /// The mutes that stand.
    LoadMutes,
    /// The steps that can be undone.
    LoadSteps,
    /// The reader's tags.
    LoadTags,
    /// Which stories match; answered by `Event::Matching`.
    Match {
        /// Names the request.
        ticket: u64,
        /// What.
        query: Query,
    },
    /// Bring back what has waited long enough, and end the mutes whose time has come.
    KeepTime,
    /// Take the last step back.
    Undo,
    /// Do it again.
    Redo,
    /// Remember the place in an article, as a share of its length.
    SetPosition(ArticleId, f32),
    /// Poll these sources, or all that are due when none is named.
    Poll {
        /// Which.
        sources: Vec<SourceId>,
        /// Also those that are not due.
        force: bool,
    },
    /// Open in the browser.
    Browse(String),
    /// Open an article's link as it was published.
    BrowseOriginal(ArticleId),
    /// Put on the clipboard.
    Copy(String),
    /// Give an article's text to a program.
    Pipe(ArticleId, Vec<String>),
    /// Show an article's text in $PAGER.
    Pager(ArticleId),
    /// Open an article's text in $EDITOR.
    Editor(ArticleId),
    /// One setting of a source, by its name in the config, as it was typed.
    SetSource {
        /// The source.
        source: SourceId,
        /// The setting.
        setting: &'static str,
        /// As typed; empty gives back what the source came with.
        value: String,
    },
    /// Pause a source, or go on.
    PauseSource(SourceId, bool),
    /// Stop following a source.
    RemoveSource(SourceId),
    /// Follow the feed at an address, or the one a site's page names.
    AddSource(String),
    /// Follow some and stop following others, as one step.
    PickSources {
        /// To be followed.
        add: Vec<Source>,
        /// No longer.
        remove: Vec<SourceId>,
    },
    /// Take in a list of another reader.
    ImportSources(String),
    /// Look whether such a list lies on this machine, with feeds other than these addresses.
    FindList(Vec<String>),
    /// What each outlet sent lately.
    LoadStatistics,
    /// Take the mouse, or give it back to the terminal.
    Mouse(bool),
    /// Write settings into the config, by name and value.
    WriteSettings(Vec<(String, String)>),
    /// Keep something small for the next start, under a name.
    Remember(&'static str, String),
    /// Tell the desktop.
    Notify(String),
    /// Draw the screen anew.
    Redraw,
    /// Suspend the program.
    Suspend,
    /// End the program.
    Quit,
}
