//! An event is a fact: a key was pressed, a list was loaded, a minute has passed.

use crate::{
    about::AboutPage,
    app::{
        core::{
            effect::{Maker, Program},
            key::Key,
            new_account::{AccountStep, NewAccount},
            options::Options,
        },
        reader::{Document, Shown},
        sources::SourceRow,
    },
    feed::thread::CommentThread,
    news::{
        ArticleId, Excerpt, Folded, Kind, Link, Mute, Name, OwnCommand, PageSelectors, Rule, SavedQuery, Source,
        SourceId, Statistics, Story, StoryId, Totals, View,
    },
    text::Line,
};
use jiff::Timestamp;
use std::sync::Arc;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mouse {
    /// The left button went down.
    Click,
    WheelUp,
    WheelDown,
}

/// What a sync of one account came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SyncedAccount {
    pub name: String,
    /// What kind of server it is.
    pub kind: &'static str,
    /// Marks and changes that went there, that came from there, and new articles.
    pub sent: usize,
    pub changed: usize,
    pub new: usize,
    /// What waits for the next sync.
    pub waiting: usize,
    /// What failed, and why.
    pub failed: Vec<(String, String)>,
}

/// What a poll came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Polled {
    /// Articles that were not known.
    pub new: usize,
    /// Articles that the user had read or kept, and that say something else now.
    pub changed: usize,
    /// Sources that failed, of how many that were asked.
    pub failed: usize,
    pub total: usize,
}

/// A command of the user's own that has ended.
#[derive(Debug, Clone, PartialEq)]
pub struct EndedCommand {
    pub command: OwnCommand,
    pub article: ArticleId,
    pub title: Line,
    /// What it printed, where that is wanted and not kept beside the article; or why it came to nothing.
    pub came: Result<Option<Arc<str>>, String>,
}

/// What the source of an article was put right in again and again by hand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Lessons {
    /// Its kind: from which, to which, how often.
    pub kind: Option<(Kind, Kind, u64)>,
    /// It was taken out of stories so often.
    pub taken_out: Option<u64>,
}

/// What is new since the user was here last.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct NewsBrief {
    /// When that was; the last day is told where nobody knows.
    pub since: Option<Timestamp>,
    pub shelves: Vec<ShelfBrief>,
    /// What matters most of it.
    pub top: Vec<Story>,
}

/// What is new on a shelf.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ShelfBrief {
    pub name: Line,
    pub stories: usize,
    /// To read all of it.
    pub minutes: u32,
}

/// What selectors find in a page that has no feed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PagePreview {
    /// How many items, headlines, links and dates.
    pub counted: Line,
    /// Why it cannot be followed so.
    pub problem: Option<Line>,
    /// What is left out, or lacks something.
    pub remark: Option<Line>,
    /// The first items.
    pub rows: Vec<PreviewRow>,
    /// The source that it would be.
    pub source: Source,
}

#[derive(Debug, Clone, Default, PartialEq)]
pub struct PreviewRow {
    pub title: Line,
    pub link: Option<Line>,
    pub published: Option<Timestamp>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    Started,
    Key(Key),
    /// The mouse did something at a column and row.
    Mouse(Mouse, u16, u16),
    Paste(String),
    /// Half a second has passed since the beginning of a chord was typed.
    ChordWaits,
    /// The terminal has this many columns and rows.
    Resized(u16, u16),
    /// The terminal got or lost the focus.
    Focused(bool),
    Clock(Timestamp),
    /// A list came; `whole` is false for its first ids alone.
    List {
        ticket: u64,
        ids: Vec<StoryId>,
        rows: Vec<Story>,
        /// What was left out of it, once everything has come.
        folded: Folded,
        /// Nothing is left to come.
        whole: bool,
    },
    /// The ids that the present list would have now.
    Peeked {
        ticket: u64,
        ids: Vec<StoryId>,
    },
    Rows(Vec<Story>),
    /// What the texts of stories say of the words of the filter came.
    Excerpts(u64, Vec<Excerpt>),
    /// An article laid out came.
    Page {
        /// The story it is read in.
        story: StoryId,
        view: View,
        /// Whose work was asked for in the place of the text.
        made_by: Option<Maker>,
        width: u16,
        document: Box<Document>,
    },
    Sources(Vec<SourceRow>, Totals),
    /// What made an article the kind of piece it is.
    KindReasons(ArticleId, Vec<Line>),
    /// The names a story speaks of, or all that is followed.
    Names(Option<StoryId>, Vec<Name>),
    /// The stories of the shelves that are counted by their queries, in the order of the shelves.
    ShelvesCounted(Vec<u64>),
    Marked(u64),
    /// A step that is no decision is committed: its words.
    Kept(String),
    /// The mutes that stand came.
    Mutes(Vec<Mute>),
    /// The steps came, newest first: when, what, and whether it is undone.
    Steps(Vec<(Timestamp, String, bool)>),
    Tags(Vec<Line>),
    /// The stories that match came.
    Matching(u64, Vec<StoryId>),
    /// Rules of the user's own acted: the words of each step, and headlines to be told of.
    Ruled(Vec<String>, Vec<Line>),
    /// Time has passed: headlines of stories that came back, and what mutes that ended went by.
    Passed(Vec<Line>, Vec<Line>),
    /// A step would have changed nothing and is none.
    NothingMarked(u64),
    /// A step could not be committed.
    MarkFailed(u64, String),
    /// A step was taken back (or there was none): its words and a story it touched.
    Undone(Option<(String, Option<StoryId>)>),
    /// A step was done again (or there was none).
    Redone(Option<(String, Option<StoryId>)>),
    /// A step follows these sources again, or at another address.
    FollowedAgain(Vec<SourceId>),
    /// The step that was taken back had brought these shelves.
    ShelvesUndone(Vec<SavedQuery>),
    /// It brings them again.
    ShelvesRedone(Vec<SavedQuery>),
    /// The link of an article as it was published; none when it has none.
    Original(Option<String>),
    /// A step could be neither taken back nor done again, for this reason.
    NotStepped(String),
    /// A poll goes on: sources done, sources in all, failing so far, new articles so far.
    Polling {
        done: usize,
        total: usize,
        failed: usize,
        new: usize,
    },
    /// A poll has ended.
    Polled(Polled),
    /// When an article changed last after the user read or kept it; none when it did not.
    ChangedAt(ArticleId, Option<Timestamp>),
    /// A sync goes on: which account, and with what.
    Syncing(String),
    /// A sync has ended: what it came to, account by account.
    Synced(Vec<SyncedAccount>),
    /// Someone else has written to the database.
    StoreChanged,
    /// A page was fetched and kept, or not, for this reason.
    FullText(ArticleId, Result<(), String>),
    /// A linked page can be read here as this article of this story.
    LinkRead(StoryId, ArticleId),
    /// Stories of the list that have gone into others, each with the one it stands in now.
    Joined(Vec<(StoryId, StoryId)>),
    /// Links stand on the reading list now, as these articles.
    LinksSaved(Vec<ArticleId>),
    /// These articles stand on the reading list now.
    Saved(Vec<ArticleId>),
    /// Pages of saved articles kept, of how many.
    Archiving {
        /// Kept, or tried in vain.
        done: usize,
        total: usize,
    },
    /// A saved article's page and pictures are kept, or not, for this reason.
    Archived {
        article: ArticleId,
        title: String,
        came: Result<(), String>,
    },
    /// Where an opaque link leads, cleaned, or why it leads nowhere.
    Resolved(String, Result<Link, String>),
    /// A picture can be drawn, in this many columns and rows, or not, for this reason.
    Picture {
        source: String,
        /// Columns that were asked for.
        columns: u16,
        /// It was asked for over the panes.
        large: bool,
        shown: Shown,
    },
    /// The sources have changed, as one step in these words; some are new and have not been polled.
    SourcesChanged {
        words: String,
        fresh: Vec<SourceId>,
        /// What a list named that was not taken, each with the reason.
        refused: Vec<Line>,
        /// Searches that a list named, to be kept as shelves.
        shelves: Vec<SavedQuery>,
    },
    /// An address was looked at: its page names these feeds, the best first; or it does not answer, for this reason, and is kept
    /// only when the user wishes so. The source that it is to be the address of; none for a new one.
    FeedsFound {
        feeds: Vec<Source>,
        no_answer: Option<Line>,
        replaces: Option<SourceId>,
    },
    /// An address is that of a web page that names no feed.
    PageWithoutFeed {
        url: String,
        reason: Line,
    },
    /// What selectors find in a page, or why it did not come.
    PageTried {
        url: String,
        selectors: PageSelectors,
        came: Box<Result<PagePreview, Line>>,
    },
    /// A list of another program lies on this machine.
    ListFound {
        path: String,
        /// Feeds in it that are not followed.
        feeds: usize,
    },
    /// What is new since the user was here last.
    Brief(Box<NewsBrief>),
    /// What each outlet sent lately.
    Statistics(Statistics),
    /// The config was read anew.
    Configured(Box<Options>),
    /// Every text is in the language that was set.
    LanguageSet,
    /// The config is wrong, for these reasons; the last good one goes on.
    ConfigWrong(String),
    /// The user's rules for cleaning were read anew.
    RulesRead,
    /// They are wrong, for this reason; the last good ones go on.
    RulesWrong(String),
    /// A step of trying an account is done, under its ticket.
    AccountStep(u64, AccountStep),
    /// The trial ended: the account, where every step succeeded.
    AccountTried(u64, Option<Box<NewAccount>>),
    /// An account of that name stands in the config, or not, for a reason.
    AccountWritten(String, Result<(), String>),
    /// Settings stand in the config now.
    SettingsWritten(Vec<(String, String)>),
    /// Shelves stand in the config now.
    ShelvesWritten(Vec<SavedQuery>),
    /// They stand there no more.
    ShelvesRemoved(Vec<SavedQuery>),
    /// Settings could not be written, for this reason.
    SettingsKept(Vec<(String, String)>, String),
    /// What rules would have touched; the names that the story speaks of, with what one about each would have touched; and what
    /// their source was put right in.
    RulesTried(Vec<u64>, Vec<(Line, u64)>, Lessons),
    /// The rules made from stories came.
    Rules(Vec<Rule>),
    /// What is told of a name came.
    About(Box<AboutPage>),
    /// The names of a story came, to show the page of one.
    AboutNames(Vec<Name>),
    /// What people say of an article came, or why not.
    Comments(ArticleId, Result<Arc<CommentThread>, String>),
    /// A command of the user's own has ended.
    CommandEnded(Box<EndedCommand>),
    /// The text of an article came, for this program.
    Text(Program, String),
    /// The browser, or a player, was given this address.
    Opened(String),
    /// Something worth a line has happened.
    Said(String),
    /// Something went wrong that the user should know.
    Failed(String),
}
