//! An effect is a request to the outside world: data that `run` hands on to whoever performs it. Whatever comes of it returns
//! as an event.

use crate::{
    app::{core::new_account::NewAccount, marks::PendingMark},
    feed::thread::CommentThread,
    language::Language,
    news::{
        ArticleId, Folding, Kind, MuteId, MuteWish, OwnCommand, PageSelectors, Rule, SavedQuery, Sort, Source,
        SourceId, SourceSetting, StoryId, View,
    },
    query::Query,
    text::Line,
};
use std::sync::Arc;

/// A request to the outside world, in the words of the worker who performs it.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// For the thread that reads the database.
    Read(Read),
    /// For the thread that writes it.
    Write(Write),
    /// For those who use the network or start other programs.
    Fetch(Fetch),
    /// For the thread that has the terminal.
    Terminal(TerminalRequest),
}

/// A list as it is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Wanted {
    pub query: Query,
    pub sort: Sort,
    /// Whether deals and guides stand in it.
    pub folding: Folding,
}

/// Something to be read from the database. A ticket names the request: the answer carries it.
#[derive(Debug, Clone, PartialEq)]
pub enum Read {
    /// The ids of a list, from the beginning.
    List {
        ticket: u64,
        wanted: Wanted,
    },
    /// Which of these stories have gone into others.
    Joined(Vec<StoryId>),
    /// The ids of a list, only to learn what has arrived.
    Peek {
        ticket: u64,
        wanted: Wanted,
    },
    /// Rows for the window around the cursor.
    Rows {
        stories: Vec<StoryId>,
        /// Each of them is told by an article of these sources.
        told_by: Option<Query>,
    },
    /// What the texts of stories say of the words of a query.
    Excerpts {
        ticket: u64,
        stories: Vec<StoryId>,
        query: Query,
    },
    /// An article laid out for so many columns; the story's face when none is named.
    Page {
        story: StoryId,
        article: Option<ArticleId>,
        view: View,
        /// What was made of it stands in the place of its text.
        made: Option<Made>,
        width: u16,
        /// It is laid out to be read aloud.
        spoken: bool,
        /// What changed stands between signs, for a screen without colours.
        signs: bool,
    },
    /// When an article changed after the user read or kept it.
    ChangedAt(ArticleId),
    /// An article's text, for another program.
    Text(ArticleId, Program),
    /// The link of an article as it was published.
    Original(ArticleId),
    /// What made an article the kind of piece it is.
    KindReasons(ArticleId),
    /// The sources with their counts, and the totals.
    Sources,
    /// The names a story speaks of; all that is followed when none is named.
    Names(Option<StoryId>),
    /// What rules by these queries would have touched, made from this article.
    TryRules(ArticleId, StoryId, Vec<String>),
    /// The rules made from stories.
    Rules,
    /// What is told of a name.
    About(Line),
    /// The names a story speaks of, to show the page of one.
    AboutStory(StoryId),
    /// How many stories match each of these.
    Counts(Vec<Query>),
    /// Which stories match.
    Matching {
        ticket: u64,
        query: Query,
    },
    Mutes,
    /// The steps that can be undone.
    Steps,
    Tags,
    /// What is new on each of these shelves, by their names.
    Brief(Vec<(String, Query)>),
    /// What each outlet sent lately.
    Statistics,
}

/// Something to be written to the database.
#[derive(Debug, Clone, PartialEq)]
pub enum Write {
    /// One journaled step.
    Mark(PendingMark),
    /// A mute, or another form of the one that stands.
    Mute { ticket: u64, id: Option<MuteId>, wish: MuteWish },
    /// The end of a mute.
    Unmute { ticket: u64, id: MuteId },
    /// Bring back what has waited long enough, and end the mutes whose time has come.
    KeepTime,
    /// Take the last step back.
    Undo,
    /// Do it again.
    Redo,
    /// The place in an article, as a share of its length.
    Position(ArticleId, f32),
    /// A changed article was opened.
    ChangeSeen(ArticleId),
    /// Something small for the next start, under a name.
    Remember(&'static str, String),
    /// A rule made from a story.
    AddRule(Rule),
    /// The end of one.
    DropRule(Line),
    /// A kind put right by hand.
    SetKind(Vec<ArticleId>, Kind),
    /// Take what a command made of an article away from beside it.
    DropMade(ArticleId, Line),
    /// One setting of a source, as it was typed; empty gives back what the source came with.
    SetSource { source: SourceId, setting: SourceSetting, value: String },
    /// Pause a source, or go on.
    PauseSource(SourceId, bool),
    /// Find the items of a source by these selectors.
    Selectors(SourceId, PageSelectors),
    /// Ask a source at this address from now on.
    ChangeAddress(SourceId, String),
    /// Stop following a source.
    RemoveSource(SourceId),
    /// Follow some and stop following others, as one step.
    PickSources { add: Vec<Source>, remove: Vec<SourceId> },
    /// Take in a list of another program, from this file; its searches become shelves beside these.
    ImportSources { path: String, shelves: Vec<SavedQuery> },
}

/// Something from the network, or for a program of the user's own.
#[derive(Debug, Clone, PartialEq)]
pub enum Fetch {
    Poll(PollRequest),
    Page(PageRequest),
    Pictures(PicturesRequest),
    /// Get what the reading list owes: the pages of what is saved.
    Archive,
    /// Get a saved article's page as it is now.
    Refetch(ArticleId),
    /// Tell the user's own program that these are saved.
    SavedHook(Vec<ArticleId>),
    /// Hand the reading list over to the servers of the config.
    Push,
    /// Hand over what rules have set aside for the servers of the config.
    PushByRules,
    /// Write the reading list to this file, or folder.
    Export(String),
    /// Bring the accounts of the config in step.
    Sync,
    /// Run a command of the user's own for an article, after those that were asked for before.
    OwnCommand(Box<OwnCommand>, ArticleId),
    /// End the commands of the user's own that run or wait.
    StopCommands,
    /// Try an account that is being set up, under a ticket.
    TryAccount(u64, Box<NewAccount>),
    /// Ask no more of it.
    GiveUpTrial,
    /// Look whether a list of another program lies on this machine, with feeds other than these addresses.
    FindList(Vec<String>),
}

/// What was made of an article: a view beside its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    pub maker: Maker,
    /// What was made; none where that is kept beside the article.
    pub text: Option<MadeText>,
}

/// What is shown of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MadeText {
    /// Paragraphs as they were printed.
    Plain(Arc<str>),
    /// A page as it was printed.
    Html(Arc<str>),
    /// What people say: the words around it are those of the language on screen.
    Comments(Arc<CommentThread>),
}

/// Who made it. An article has one view of each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Maker {
    /// A command of the user's own, by its name.
    Command(Line),
    /// Those who talk about the article.
    Comments,
}

/// Sources to poll; all that are due when none is named.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PollRequest {
    pub sources: Vec<SourceId>,
    /// Also those that are not due.
    pub force: bool,
}

/// A single page to get.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PageRequest {
    FullText(ArticleId),
    /// A page that an article links to, to be read here.
    Link(String, ArticleId),
    /// Links, for the reading list; their pages come after. The article they stand in; none when the user typed them.
    SaveLinks(Vec<String>, Option<ArticleId>),
    /// The feed at an address, or the one a site's page names: to be followed, or to be that source from now on.
    Source {
        typed: String,
        replaces: Option<SourceId>,
    },
    /// What selectors find in a page that has no feed.
    Selectors {
        url: String,
        selectors: PageSelectors,
    },
    /// Where an opaque link leads.
    Resolve(String),
    /// What people say of an article, from this feed.
    Comments(ArticleId, String),
}

/// Pictures to be drawn in at most this many columns and rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PicturesRequest {
    /// Their addresses.
    pub sources: Vec<String>,
    /// The article that shows them.
    pub from: ArticleId,
    pub columns: u16,
    pub rows: u16,
    /// One picture over the panes.
    pub large: bool,
}

/// Something that needs the terminal, or a program on it.
#[derive(Debug, Clone, PartialEq)]
pub enum TerminalRequest {
    /// Open in the browser.
    Browse(String),
    /// Play or get a file that comes with an article.
    Enclosure(String),
    /// Put a text on the clipboard; `what` names it in a sentence.
    Copy {
        text: String,
        what: String,
    },
    /// Give the terminal to a program for a while, with a text.
    Lend(Program, String),
    /// Take the mouse, or give it back to the terminal.
    Mouse(bool),
    /// Tell every text in this language from now on; without one, in that of the environment.
    Language(Option<Language>),
    /// Write settings into the config, by name and value.
    WriteSettings(Vec<(String, String)>),
    /// Write shelves into the config.
    WriteShelves(Vec<SavedQuery>),
    /// Take shelves out of the config.
    RemoveShelves(Vec<SavedQuery>),
    /// Write an account into the config.
    WriteAccount(Box<NewAccount>),
    /// Tell the desktop.
    Notify(String),
    /// Draw the screen anew.
    Redraw,
    Suspend,
    Quit,
}

/// A program that is given an article's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Program {
    Pager,
    Editor,
    /// A program and its arguments, as it was typed.
    Typed(Vec<String>),
}
