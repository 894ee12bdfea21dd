//! A command is a wish, from a key, the palette or the mouse. The one table of them makes the footer, the help, the palette and the defaults of `[keys]`.

use crate::news::{Sort, View};

/// Where a key is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each name says it")]
pub enum Scope {
    List,
    Reader,
    Sources,
}

impl Scope {
    /// Every scope.
    pub const ALL: [Self; 3] = [Self::List, Self::Reader, Self::Sources];

    /// Its name in the config and in help.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Reader => "reader",
            Self::Sources => "sources",
        }
    }
}

/// What the reader wishes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the table below says it in words")]
pub enum Command {
    Down,
    Up,
    Top,
    Bottom,
    HalfDown,
    HalfUp,
    PageDown,
    PageUp,
    Open,
    Back,
    Forward,
    Close,
    Quit,
    Done,
    Save,
    ToggleRead,
    Tag,
    Mute,
    Mutes,
    Later,
    Waiting,
    Note,
    Finish,
    Highlight,
    Refetch,
    Push,
    Enclosure,
    Fits,
    Undo,
    Redo,
    UndoList,
    Select,
    SelectMoving,
    SelectRange,
    DoneAbove,
    DoneBelow,
    DoneAll,
    NextUnread,
    NextStory,
    PreviousStory,
    NextView,
    View(View),
    Others,
    Links,
    Pictures,
    LargePicture,
    WholeWidth,
    NarrowerList,
    WiderList,
    NextRemoved,
    PreviousRemoved,
    OpenBrowser,
    OpenOriginal,
    CopyLink,
    CopyTitle,
    Pipe,
    Pager,
    Editor,
    NextShelf,
    PreviousShelf,
    Shelf(u8),
    Fold,
    NextSort,
    SortBy(Sort),
    ShowRead,
    ShowArrived,
    Sources,
    Filter,
    Find,
    FindNext,
    FindPrevious,
    Palette,
    AddSource,
    RenameSource,
    MoveSource,
    PauseSource,
    RemoveSource,
    SourceSettings,
    PickSources,
    ImportSources,
    Statistics,
    Set,
    Theme,
    WriteSettings,
    Help,
    Poll,
    Why,
    Join,
    TakeOut,
    Follow,
    Following,
    Redraw,
    Suspend,
}

type Str = &'static str;

/// One row of the table: a command with its name, its words and its keys in each scope, separated by blanks.
#[derive(Debug, Clone, Copy)]
pub struct Binding {
    /// What it does.
    pub command: Command,
    /// Its name in the palette and in `[keys]`.
    pub name: Str,
    /// One word for the footer.
    pub short: Str,
    /// What it does, in words.
    pub words: Str,
    /// Keys in the list.
    pub list: Str,
    /// Keys in the reader.
    pub reader: Str,
    /// Keys in the sources pane.
    pub sources: Str,
}

impl Binding {
    /// The default keys in a scope.
    #[must_use]
    pub const fn keys(&self, scope: Scope) -> Str {
        match scope {
            Scope::List => self.list,
            Scope::Reader => self.reader,
            Scope::Sources => self.sources,
        }
    }
}

/// A row with the same keys everywhere.
const fn same(command: Command, name: Str, short: Str, keys: Str, words: Str) -> Binding {
    Binding { command, name, short, words, list: keys, reader: keys, sources: keys }
}

/// A row for list and reader.
const fn both(command: Command, name: Str, short: Str, keys: Str, words: Str) -> Binding {
    Binding { command, name, short, words, list: keys, reader: keys, sources: "" }
}

/// A row for the list alone.
const fn list(command: Command, name: Str, short: Str, keys: Str, words: Str) -> Binding {
    Binding { command, name, short, words, list: keys, reader: "", sources: "" }
}

/// A row for the reader alone.
const fn reader(command: Command, name: Str, short: Str, keys: Str, words: Str) -> Binding {
    Binding { command, name, short, words, list: "", reader: keys, sources: "" }
}

/// A row for the sources pane alone.
const fn source(command: Command, name: Str, short: Str, keys: Str, words: Str) -> Binding {
    Binding { command, name, short, words, list: "", reader: "", sources: keys }
}

/// Every command, in the order of the help.
pub const TABLE: &[Binding] = &[
    Binding {
        command: Command::Down,
        name: "down",
        short: "down",
        words: "down; a count before it repeats it",
        list: "j Down",
        reader: "j Down Ctrl-e",
        sources: "j Down",
    },
    Binding {
        command: Command::Up,
        name: "up",
        short: "up",
        words: "up; a count before it repeats it",
        list: "k Up",
        reader: "k Up Ctrl-y",
        sources: "k Up",
    },
    same(Command::Top, "top", "top", "gg Home", "to the top"),
    same(Command::Bottom, "bottom", "bottom", "G End", "to the bottom; with a count to that row"),
    same(Command::HalfDown, "half-down", "half page", "Ctrl-d", "half a page down"),
    same(Command::HalfUp, "half-up", "half page", "Ctrl-u", "half a page up"),
    same(Command::PageDown, "page-down", "page", "PgDn Ctrl-f", "a page down"),
    same(Command::PageUp, "page-up", "page", "PgUp Ctrl-b", "a page up"),
    Binding {
        command: Command::Open,
        name: "open",
        short: "read",
        words: "open; in the reader with a number before it: go to that link",
        list: "Enter l Right",
        reader: "Enter",
        sources: "Enter l Right Space",
    },
    same(Command::Back, "back", "back", "Esc h Left", "one level up; never quits"),
    both(Command::Forward, "forward", "read", "Space", "open; page down; at the end done and the next story"),
    same(Command::Close, "close", "close", "q", "close the top pane; in the list quit"),
    same(Command::Quit, "quit", "quit", "Q Ctrl-c", "quit at once"),
    both(Command::Done, "done", "done", "d", "done with the whole story, next"),
    both(Command::Save, "save", "save", "s", "save to the reading list with its full text, next; again takes it off"),
    both(Command::ToggleRead, "toggle-read", "read/unread", "r", "read or unread"),
    both(Command::Tag, "tag", "tag", "t", "tag; a minus before a word takes the tag off"),
    both(Command::Mute, "mute", "mute", "m", "mute what the story is about: a game, words, its source, its kind"),
    same(Command::Mutes, "mutes", "mutes", "", "the mutes: what they caught; change or end them"),
    both(Command::Later, "later", "later", "z", "later: tonight, tomorrow, the weekend, a date"),
    list(Command::Waiting, "waiting", "waiting", "", "show what waits until later"),
    both(
        Command::Note,
        "note",
        "note",
        "n",
        "write a note beside it; in the page, while words are looked for: the next place",
    ),
    reader(
        Command::Highlight,
        "highlight",
        "mark",
        "H",
        "mark a passage: H, move (o the other end), H; on a marked one it takes the mark off",
    ),
    both(
        Command::Finish,
        "finished",
        "finished",
        ",f",
        "read to its end, or not; by itself at the end of a saved text",
    ),
    both(
        Command::Refetch,
        "refetch",
        "",
        "",
        "of a saved article: get its page as it is now, in the place of what is kept",
    ),
    same(
        Command::Push,
        "push",
        "",
        "",
        "hand the reading list over to linkding, wallabag or Readeck, as the config says",
    ),
    both(
        Command::Enclosure,
        "play",
        "play",
        "M",
        "play or get the sound, video or file that comes with it; 2M the second one",
    ),
    same(Command::Fits, "fits", "", "", "what of the reading list fits in 20 minutes; “fits 45” in 45"),
    same(Command::Undo, "undo", "undo", "u", "undo, also across restarts"),
    same(Command::Redo, "redo", "redo", "Ctrl-r", "redo what was undone"),
    same(Command::UndoList, "undo list", "", "", "what can be undone, and when it was done"),
    list(Command::Select, "select", "select", "x", "select; then any verdict, o and y act on the selection"),
    list(
        Command::SelectMoving,
        "select-moving",
        "range",
        "V",
        "select while moving; V again ends it, Esc selects none",
    ),
    list(Command::SelectRange, "select-range", "range", "X", "select from the last selected to here"),
    list(Command::DoneAbove, "done-above", "done above", ",d", "done with all above (saved ones stay)"),
    list(Command::DoneBelow, "done-below", "done below", ".d", "done with all below (saved ones stay)"),
    Binding {
        command: Command::DoneAll,
        name: "done-all",
        short: "done all",
        words: "done with all in view; in the sources pane: of that source or group (saved ones stay)",
        list: "A",
        reader: "",
        sources: "A",
    },
    both(Command::NextUnread, "next-unread", "", "", "to the next unread story; after the last one from the top"),
    reader(Command::NextStory, "next-story", "next", "J", "next story; 3J the third"),
    reader(Command::PreviousStory, "previous-story", "previous", "K", "previous story"),
    both(Command::NextView, "view", "view", "v", "view: stripped, marked, original"),
    both(Command::View(View::Stripped), "view stripped", "", "", "without what the rules remove"),
    both(Command::View(View::Marked), "view marked", "", "", "what was removed struck through, with its reason"),
    both(Command::View(View::Original), "view original", "", "", "as published"),
    both(Command::Others, "other-articles", "others", "a", "the story’s other articles"),
    reader(
        Command::Links,
        "links",
        "links",
        "f",
        "pick a link: Enter read it here, o browser, y copy, s save, x resolve a short one",
    ),
    reader(Command::Pictures, "pictures", "pictures", "i", "pictures on or off"),
    reader(Command::LargePicture, "picture", "", "I", "open one picture large"),
    reader(Command::NextRemoved, "next-removed", "", "]", "in the marked view: the next part that was removed"),
    reader(
        Command::PreviousRemoved,
        "previous-removed",
        "",
        "[",
        "in the marked view: the part that was removed before",
    ),
    reader(Command::WholeWidth, "whole-width", "wide", "w", "the article over the whole width, and back"),
    both(Command::NarrowerList, "narrower-list", "", "<", "a narrower list; remembered"),
    both(Command::WiderList, "wider-list", "", ">", "a wider list; remembered"),
    both(Command::OpenBrowser, "browser", "open", "o gx", "open in the browser, cleaned link"),
    both(Command::OpenOriginal, "browser-original", "", "O", "open the link as it was published"),
    both(Command::CopyLink, "copy-link", "copy", "y", "copy the cleaned link"),
    both(Command::CopyTitle, "copy-title", "", "Y", "copy “title – link”"),
    both(Command::Pipe, "pipe", "pipe", "|", "pipe the article to a command"),
    both(Command::Pager, "pager", "pager", "e", "read the text in $PAGER"),
    both(Command::Editor, "editor", "editor", "E", "open the text in $EDITOR"),
    same(Command::NextShelf, "next-shelf", "shelf", "Tab gt", "next shelf"),
    same(Command::PreviousShelf, "previous-shelf", "", "Shift-Tab gT", "previous shelf"),
    same(Command::Shelf(0), "shelf 1", "", "Alt-1", "first shelf"),
    same(Command::Shelf(1), "shelf 2", "", "Alt-2", "second shelf"),
    same(Command::Shelf(2), "shelf 3", "", "Alt-3", "third shelf"),
    same(Command::Shelf(3), "shelf 4", "", "Alt-4", "fourth shelf"),
    same(Command::Shelf(4), "shelf 5", "", "Alt-5", "fifth shelf"),
    same(Command::Shelf(5), "shelf 6", "", "Alt-6", "sixth shelf"),
    same(Command::Shelf(6), "shelf 7", "", "Alt-7", "seventh shelf"),
    same(Command::Shelf(7), "shelf 8", "", "Alt-8", "eighth shelf"),
    same(Command::Shelf(8), "shelf 9", "", "Alt-9", "ninth shelf"),
    list(Command::Fold, "fold", "fold", "D", "in All: deals and guides in the list, or only their number under it"),
    list(Command::NextSort, "sort", "sort", "S", "next order"),
    list(Command::SortBy(Sort::Newest), "sort newest", "", "", "newest first"),
    list(Command::SortBy(Sort::Oldest), "sort oldest", "", "", "oldest first"),
    list(Command::SortBy(Sort::Source), "sort source", "", "", "by source"),
    list(Command::SortBy(Sort::Length), "sort length", "", "", "longest first"),
    list(Command::SortBy(Sort::Saved), "sort saved", "", "", "last saved first, what is finished at the end"),
    list(Command::SortBy(Sort::Outlets), "sort outlets", "", "", "most outlets first"),
    list(Command::ShowRead, "show-read", "read too", "U", "show what is read too"),
    list(Command::ShowArrived, "show-new", "new", "N", "show what has arrived"),
    same(Command::Sources, "sources", "sources", "b", "the sources pane"),
    Binding {
        command: Command::Filter,
        name: "filter",
        short: "filter",
        words: "live filter: words, source:name, kind:review, newer:2d, saved …",
        list: "/",
        reader: "",
        sources: "/",
    },
    reader(Command::Find, "find", "find", "/", "find in the page; n and N step, Esc ends"),
    reader(Command::FindNext, "find-next", "", "", "next place found; n while words are looked for"),
    reader(Command::FindPrevious, "find-previous", "", "N", "previous place found"),
    same(Command::Palette, "palette", "commands", ":", "every command, by name"),
    source(Command::SourceSettings, "settings", "settings", "e", "one source’s settings"),
    source(Command::RenameSource, "rename", "rename", "r", "rename a source"),
    source(Command::MoveSource, "move", "move", "m", "move a source to another group"),
    source(Command::PauseSource, "pause", "pause", "p", "pause a source, or go on"),
    source(Command::RemoveSource, "remove", "remove", "d", "stop following a source; its articles stay"),
    source(Command::AddSource, "add", "add", "a", "follow a site or feed by its address"),
    source(Command::PickSources, "pick", "pick", "s", "pick outlets from the list, group by group"),
    source(Command::ImportSources, "import", "import", "i", "take in OPML or newsboat’s urls"),
    same(Command::Statistics, "statistics", "statistics", "", "what each outlet sends, and what was read"),
    same(Command::Set, "set", "set", "", "set NAME VALUE, for this session"),
    same(Command::Theme, "theme", "theme", "", "colours, shown as one moves"),
    same(Command::WriteSettings, "write", "write", "", "write what was set into the config"),
    same(Command::Help, "help", "more", "?", "the keys that work here"),
    same(Command::Poll, "poll", "poll", "R", "poll now (in the sources pane: this source)"),
    both(Command::Why, "why", "why", "W", "why: what was removed, why it is in this story, why it is ranked"),
    both(Command::Follow, "follow", "follow", "F", "follow the game, studio or platform, or follow it no more"),
    both(Command::Following, "following", "", "", "all that is followed"),
    list(Command::Join, "join", "join", "+", "put the selected stories and this one together; remembered"),
    both(Command::TakeOut, "take-out", "take out", "-", "take this article out of its story; remembered"),
    same(Command::Redraw, "redraw", "", "Ctrl-l", "draw the screen anew"),
    same(Command::Suspend, "suspend", "", "Ctrl-z", "suspend"),
];

/// What the bottom line teaches until it was used, each with the words it is taught in.
pub const LESSON: [(Command, &str); 4] = [
    (Command::Forward, "read on"),
    (Command::Done, "done, next"),
    (Command::Save, "save, next"),
    (Command::Undo, "undo"),
];

/// The row of a command.
#[must_use]
pub fn binding(command: Command) -> Option<&'static Binding> {
    TABLE.iter().find(|row| row.command == command)
}

/// The command with that name; `q`, `w`, `u` and the like mean what they mean in other programs.
#[must_use]
pub fn named(name: &str) -> Option<Command> {
    match name {
        "q" | "q!" | "qa" | "qa!" | "wq" | "x" | "exit" => Some(Command::Quit),
        "w" => Some(Command::WriteSettings),
        "h" => Some(Command::Help),
        "u" => Some(Command::Undo),
        "red" => Some(Command::Redo),
        "d" => Some(Command::Done),
        "$" => Some(Command::Bottom),
        _ => TABLE.iter().find(|row| row.name == name).map(|row| row.command),
    }
}
