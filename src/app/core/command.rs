//! A command is a wish, from a key, the palette or the mouse. What it is called and which keys mean it stands in the table of
//! bindings.

use crate::{
    language::tr,
    news::{Sort, View},
};

/// Where a key is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    List,
    Reader,
    Sources,
}

impl Scope {
    pub const ALL: [Self; 3] = [Self::List, Self::Reader, Self::Sources];

    /// Its name for people.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::List => tr!("scope-list"),
            Self::Reader => tr!("scope-reader"),
            Self::Sources => tr!("scope-sources"),
        }
    }

    /// Its name in the config.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Reader => "reader",
            Self::Sources => "sources",
        }
    }
}

/// What the user wishes, by the part of the program that does it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Command {
    Motion(Motion),
    List(ListCommand),
    Reader(ReaderCommand),
    Link(LinkCommand),
    Mark(MarkCommand),
    Sources(SourceCommand),
    Shell(ShellCommand),
}

/// Moves the cursor, or scrolls the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Motion {
    Down,
    Up,
    Top,
    Bottom,
    HalfDown,
    HalfUp,
    PageDown,
    PageUp,
}

/// Which stories the list holds, in which order, and which of them are selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ListCommand {
    Select,
    SelectMoving,
    SelectRange,
    NextUnread,
    NextShelf,
    PreviousShelf,
    Shelf(u8),
    Fold,
    NextSort,
    SortBy(Sort),
    ShowRead,
    ShowArrived,
    Filter,
    KeepFilter,
    Waiting,
    Fits,
    Brief,
}

/// How the article is shown, and the way about in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReaderCommand {
    NextStory,
    PreviousStory,
    NextView,
    View(View),
    Others,
    Links,
    Why,
    Pictures,
    LargePicture,
    NextRemoved,
    PreviousRemoved,
    Find,
    FindNext,
    FindPrevious,
    Highlight,
    Enclosure,
    Refetch,
    DropMade,
    About,
    WholeWidth,
    NarrowerList,
    WiderList,
}

/// Gives the link or the text of an article to another program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LinkCommand {
    OpenBrowser,
    OpenOriginal,
    Comments,
    CopyLink,
    CopyTitle,
    Pipe,
    Pager,
    Editor,
}

/// Decides about stories, or takes a decision back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MarkCommand {
    Done,
    Save,
    ToggleRead,
    Tag,
    Note,
    Finish,
    Mute,
    Later,
    DoneAbove,
    DoneBelow,
    DoneAll,
    Join,
    TakeOut,
    Rule,
    Follow,
    Undo,
    Redo,
}

/// Follows sources, changes or polls them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SourceCommand {
    Pane,
    Add,
    Rename,
    Move,
    Pause,
    Remove,
    Settings,
    /// A page without a feed, by selectors.
    Selectors,
    Pick,
    Import,
    Statistics,
    Failing,
    Poll,
}

/// Opens and closes panes and what lies over them, and whatever concerns the program as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ShellCommand {
    Open,
    Back,
    Forward,
    Close,
    Quit,
    Palette,
    Help,
    Mutes,
    Rules,
    Following,
    UndoList,
    Set,
    Theme,
    WriteSettings,
    Push,
    Sync,
    StopCommands,
    Accounts,
    AddAccount,
    Messages,
    Redraw,
    Suspend,
}

impl Command {
    /// Whether it needs a story: one in the article pane or under the cursor.
    pub(in crate::app) const fn is_about_a_story(self) -> bool {
        match self {
            Self::Motion(_) | Self::Sources(_) => false,
            Self::Link(_) => true,
            Self::List(command) => {
                use ListCommand as C;
                matches!(command, C::Select | C::SelectMoving | C::SelectRange)
            }
            Self::Reader(command) => {
                use ReaderCommand as C;
                matches!(
                    command,
                    C::NextView
                        | C::View(_)
                        | C::Others
                        | C::Links
                        | C::Why
                        | C::LargePicture
                        | C::Find
                        | C::Highlight
                        | C::Enclosure
                        | C::Refetch
                        | C::About
                )
            }
            Self::Mark(command) => !matches!(command, MarkCommand::Undo | MarkCommand::Redo),
            Self::Shell(command) => matches!(command, ShellCommand::Open | ShellCommand::Forward),
        }
    }

    /// What is never done so many times at once: nobody has seen the stories it would be done to.
    pub(in crate::app) const fn takes_no_count(self) -> bool {
        use MarkCommand as C;
        matches!(
            self,
            Self::Mark(
                C::Done
                    | C::Save
                    | C::ToggleRead
                    | C::Finish
                    | C::Tag
                    | C::Mute
                    | C::Later
                    | C::DoneAbove
                    | C::DoneBelow
                    | C::DoneAll
            )
        )
    }
}
