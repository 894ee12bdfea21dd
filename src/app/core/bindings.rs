//! The one table of commands, with their names, words and keys: it makes the footer, the help, the palette and the defaults of
//! `[keys]`.

use crate::{
    app::core::command::{
        Command, LinkCommand, ListCommand, MarkCommand, Motion, ReaderCommand, Scope, ShellCommand, SourceCommand,
    },
    news::{Sort, View},
};

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
    /// Keys in the article pane.
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

/// A row for the article pane alone.
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
        command: Command::Motion(Motion::Down),
        name: "down",
        short: "down",
        words: "down; a count before it repeats it",
        list: "j Down",
        reader: "j Down Ctrl-e",
        sources: "j Down",
    },
    Binding {
        command: Command::Motion(Motion::Up),
        name: "up",
        short: "up",
        words: "up; a count before it repeats it",
        list: "k Up",
        reader: "k Up Ctrl-y",
        sources: "k Up",
    },
    same(Command::Motion(Motion::Top), "top", "top", "gg Home", "to the top"),
    same(Command::Motion(Motion::Bottom), "bottom", "bottom", "G End", "to the bottom; with a count to that row"),
    same(Command::Motion(Motion::HalfDown), "half-down", "half page", "Ctrl-d", "half a page down"),
    same(Command::Motion(Motion::HalfUp), "half-up", "half page", "Ctrl-u", "half a page up"),
    same(Command::Motion(Motion::PageDown), "page-down", "page", "PgDn Ctrl-f", "a page down"),
    same(Command::Motion(Motion::PageUp), "page-up", "page", "PgUp Ctrl-b", "a page up"),
    Binding {
        command: Command::Shell(ShellCommand::Open),
        name: "open",
        short: "read",
        words: "open; in the reader with a number before it: go to that link",
        list: "Enter l Right",
        reader: "Enter",
        sources: "Enter l Right Space",
    },
    same(Command::Shell(ShellCommand::Back), "back", "back", "Esc h Left", "one level up; never quits"),
    both(
        Command::Shell(ShellCommand::Forward),
        "forward",
        "read",
        "Space",
        "open; page down; at the end done and the next story",
    ),
    same(Command::Shell(ShellCommand::Close), "close", "close", "q", "close the top pane; in the list quit"),
    same(Command::Shell(ShellCommand::Quit), "quit", "quit", "Q Ctrl-c", "quit at once"),
    both(Command::Mark(MarkCommand::Done), "done", "done", "d", "done with the whole story, next"),
    both(
        Command::Mark(MarkCommand::Save),
        "save",
        "save",
        "s",
        "save to the reading list with its full text, next; again takes it off",
    ),
    both(Command::Mark(MarkCommand::ToggleRead), "toggle-read", "read/unread", "r", "read or unread"),
    both(Command::Mark(MarkCommand::Tag), "tag", "tag", "t", "tag; each word is one, and a minus takes it off"),
    both(
        Command::Mark(MarkCommand::Mute),
        "mute",
        "mute",
        "m",
        "mute what the story is about: a game, words, its source, its kind",
    ),
    same(Command::Shell(ShellCommand::Mutes), "mutes", "mutes", "", "the mutes: what they caught; change or end them"),
    both(Command::Mark(MarkCommand::Later), "later", "later", "z", "later: tonight, tomorrow, the weekend, a date"),
    list(Command::List(ListCommand::Waiting), "waiting", "waiting", "", "show what waits until later"),
    both(
        Command::Mark(MarkCommand::Note),
        "note",
        "note",
        "n",
        "write a note beside it; in the page, while words are looked for: the next place",
    ),
    reader(
        Command::Reader(ReaderCommand::Highlight),
        "highlight",
        "mark",
        "H",
        "mark a passage: H, move (o the other end), H; on a marked one it takes the mark off",
    ),
    both(
        Command::Mark(MarkCommand::Finish),
        "finished",
        "finished",
        ",f",
        "read to its end, or not; by itself at the end of a saved text",
    ),
    both(
        Command::Reader(ReaderCommand::Refetch),
        "refetch",
        "",
        "",
        "of a saved article: get its page as it is now, in the place of what is kept",
    ),
    same(
        Command::Shell(ShellCommand::Push),
        "push",
        "",
        "",
        "hand the reading list over to linkding, Karakeep, Pinboard or another, as the config says",
    ),
    same(
        Command::Shell(ShellCommand::Sync),
        "sync",
        "sync",
        "gs",
        "sync now: what was done here goes to the accounts of the config, what was done there comes here",
    ),
    same(
        Command::Shell(ShellCommand::Accounts),
        "accounts",
        "",
        "",
        "the accounts: when each was last in step, what waits, and what failed and why",
    ),
    same(
        Command::Shell(ShellCommand::StopCommands),
        "stop-commands",
        "stop",
        "g.",
        "end the commands of your own that run or wait",
    ),
    reader(
        Command::Reader(ReaderCommand::DropMade),
        "drop-made",
        "",
        "",
        "take what a command of your own made, and is on screen, away from beside the article",
    ),
    same(
        Command::Shell(ShellCommand::AddAccount),
        "account add",
        "",
        "",
        "set up an account on FreshRSS, Miniflux, another Google Reader or Fever server, wallabag or Readeck",
    ),
    both(
        Command::Reader(ReaderCommand::Enclosure),
        "play",
        "play",
        "M",
        "play or get the sound, video or file that comes with it; 2M the second one",
    ),
    same(
        Command::List(ListCommand::Fits),
        "fits",
        "",
        "",
        "what of the reading list fits in 20 minutes; “fits 45” in 45",
    ),
    same(Command::Mark(MarkCommand::Undo), "undo", "undo", "u", "undo, also across restarts"),
    same(Command::Mark(MarkCommand::Redo), "redo", "redo", "Ctrl-r", "redo what was undone"),
    same(Command::Shell(ShellCommand::UndoList), "undo list", "", "", "what can be undone, and when it was done"),
    list(
        Command::List(ListCommand::Select),
        "select",
        "select",
        "x",
        "select; then any verdict, o and y act on the selection",
    ),
    list(
        Command::List(ListCommand::SelectMoving),
        "select-moving",
        "range",
        "V",
        "select while moving; V again ends it, Esc selects none",
    ),
    list(
        Command::List(ListCommand::SelectRange),
        "select-range",
        "range",
        "X",
        "select from the last selected to here",
    ),
    list(
        Command::Mark(MarkCommand::DoneAbove),
        "done-above",
        "done above",
        ",d",
        "done with all above (saved ones stay)",
    ),
    list(
        Command::Mark(MarkCommand::DoneBelow),
        "done-below",
        "done below",
        ".d",
        "done with all below (saved ones stay)",
    ),
    Binding {
        command: Command::Mark(MarkCommand::DoneAll),
        name: "done-all",
        short: "done all",
        words: "done with all in view; in the sources pane: of that source or group (saved ones stay)",
        list: "A",
        reader: "",
        sources: "A",
    },
    both(
        Command::List(ListCommand::NextUnread),
        "next-unread",
        "",
        "",
        "to the next unread story; after the last one from the top",
    ),
    reader(Command::Reader(ReaderCommand::NextStory), "next-story", "next", "J", "next story; 3J the third"),
    reader(Command::Reader(ReaderCommand::PreviousStory), "previous-story", "previous", "K", "previous story"),
    both(
        Command::Reader(ReaderCommand::NextView),
        "view",
        "view",
        "v",
        "view: stripped, marked, original, and what commands of your own made",
    ),
    both(
        Command::Reader(ReaderCommand::View(View::Stripped)),
        "view stripped",
        "",
        "",
        "without what the rules remove",
    ),
    both(
        Command::Reader(ReaderCommand::View(View::Marked)),
        "view marked",
        "",
        "",
        "what was removed struck through, with its reason",
    ),
    both(Command::Reader(ReaderCommand::View(View::Original)), "view original", "", "", "as published"),
    both(Command::Reader(ReaderCommand::Others), "other-articles", "others", "a", "the story’s other articles"),
    reader(
        Command::Reader(ReaderCommand::Links),
        "links",
        "links",
        "f",
        "pick a link: Enter read it here, o browser, y copy, s save, x resolve a short one",
    ),
    reader(Command::Reader(ReaderCommand::Pictures), "pictures", "pictures", "i", "pictures on or off"),
    reader(Command::Reader(ReaderCommand::LargePicture), "picture", "", "I", "open one picture large"),
    reader(
        Command::Reader(ReaderCommand::NextRemoved),
        "next-removed",
        "",
        "]",
        "in the marked view: the next part that was removed",
    ),
    reader(
        Command::Reader(ReaderCommand::PreviousRemoved),
        "previous-removed",
        "",
        "[",
        "in the marked view: the part that was removed before",
    ),
    reader(
        Command::Reader(ReaderCommand::WholeWidth),
        "whole-width",
        "wide",
        "w",
        "the article over the whole width, and back",
    ),
    both(Command::Reader(ReaderCommand::NarrowerList), "narrower-list", "", "<", "a narrower list; remembered"),
    both(Command::Reader(ReaderCommand::WiderList), "wider-list", "", ">", "a wider list; remembered"),
    both(Command::Link(LinkCommand::OpenBrowser), "browser", "open", "o gx", "open in the browser, cleaned link"),
    both(Command::Link(LinkCommand::OpenOriginal), "browser-original", "", "O", "open the link as it was published"),
    both(Command::Link(LinkCommand::Comments), "comments", "", "c", "open the comments, where the feed names them"),
    both(Command::Link(LinkCommand::CopyLink), "copy-link", "copy", "y", "copy the cleaned link"),
    both(Command::Link(LinkCommand::CopyTitle), "copy-title", "", "Y", "copy “title – link”"),
    both(Command::Link(LinkCommand::Pipe), "pipe", "pipe", "|", "pipe the article to a command"),
    both(Command::Link(LinkCommand::Pager), "pager", "pager", "e", "read the text in $PAGER"),
    both(Command::Link(LinkCommand::Editor), "editor", "editor", "E", "open the text in $EDITOR"),
    same(Command::List(ListCommand::NextShelf), "next-shelf", "shelf", "Tab gt", "next shelf"),
    same(Command::List(ListCommand::PreviousShelf), "previous-shelf", "", "Shift-Tab gT", "previous shelf"),
    same(Command::List(ListCommand::Shelf(0)), "shelf 1", "", "Alt-1", "first shelf"),
    same(Command::List(ListCommand::Shelf(1)), "shelf 2", "", "Alt-2", "second shelf"),
    same(Command::List(ListCommand::Shelf(2)), "shelf 3", "", "Alt-3", "third shelf"),
    same(Command::List(ListCommand::Shelf(3)), "shelf 4", "", "Alt-4", "fourth shelf"),
    same(Command::List(ListCommand::Shelf(4)), "shelf 5", "", "Alt-5", "fifth shelf"),
    same(Command::List(ListCommand::Shelf(5)), "shelf 6", "", "Alt-6", "sixth shelf"),
    same(Command::List(ListCommand::Shelf(6)), "shelf 7", "", "Alt-7", "seventh shelf"),
    same(Command::List(ListCommand::Shelf(7)), "shelf 8", "", "Alt-8", "eighth shelf"),
    same(Command::List(ListCommand::Shelf(8)), "shelf 9", "", "Alt-9", "ninth shelf"),
    list(
        Command::List(ListCommand::Fold),
        "fold",
        "fold",
        "D",
        "in All: deals and guides in the list, or only their number under it",
    ),
    list(Command::List(ListCommand::NextSort), "sort", "sort", "S", "next order"),
    list(Command::List(ListCommand::SortBy(Sort::Newest)), "sort newest", "", "", "newest first"),
    list(Command::List(ListCommand::SortBy(Sort::Oldest)), "sort oldest", "", "", "oldest first"),
    list(Command::List(ListCommand::SortBy(Sort::Source)), "sort source", "", "", "by source"),
    list(Command::List(ListCommand::SortBy(Sort::Length)), "sort length", "", "", "longest first"),
    list(
        Command::List(ListCommand::SortBy(Sort::Saved)),
        "sort saved",
        "",
        "",
        "last saved first, what is finished at the end",
    ),
    list(Command::List(ListCommand::SortBy(Sort::Outlets)), "sort outlets", "", "", "most outlets first"),
    list(Command::List(ListCommand::ShowRead), "show-read", "read too", "U", "show what is read too"),
    list(Command::List(ListCommand::ShowArrived), "show-new", "new", "N", "show what has arrived"),
    list(
        Command::List(ListCommand::KeepFilter),
        "keep-filter",
        "keep as a shelf",
        "P",
        "keep the filter as a shelf of its own, in the config",
    ),
    same(Command::Sources(SourceCommand::Pane), "sources", "sources", "b", "the sources pane"),
    Binding {
        command: Command::List(ListCommand::Filter),
        name: "filter",
        short: "filter",
        words: "live filter: words, source:name, kind:review, newer:2d, saved …",
        list: "/",
        reader: "",
        sources: "/",
    },
    reader(Command::Reader(ReaderCommand::Find), "find", "find", "/", "find in the page; n and N step, Esc ends"),
    reader(
        Command::Reader(ReaderCommand::FindNext),
        "find-next",
        "",
        "",
        "next place found; n while words are looked for",
    ),
    reader(Command::Reader(ReaderCommand::FindPrevious), "find-previous", "", "N", "previous place found"),
    same(Command::Shell(ShellCommand::Palette), "palette", "commands", ":", "every command, by name"),
    source(Command::Sources(SourceCommand::Settings), "settings", "settings", "e", "one source’s settings"),
    source(Command::Sources(SourceCommand::Rename), "rename", "rename", "r", "rename a source"),
    source(Command::Sources(SourceCommand::Move), "move", "move", "m", "move a source to another group"),
    source(Command::Sources(SourceCommand::Pause), "pause", "pause", "p", "pause a source, or go on"),
    source(
        Command::Sources(SourceCommand::Remove),
        "remove",
        "remove",
        "d",
        "stop following a source; its articles stay",
    ),
    source(Command::Sources(SourceCommand::Add), "add", "add", "a", "follow a site or feed by its address"),
    same(
        Command::Sources(SourceCommand::Selectors),
        "selectors",
        "selectors",
        "",
        "follow a page without a feed: CSS selectors find its entries",
    ),
    source(Command::Sources(SourceCommand::Pick), "pick", "pick", "s", "pick outlets from the list, group by group"),
    source(Command::Sources(SourceCommand::Import), "import", "import", "i", "take in OPML or newsboat’s urls"),
    same(
        Command::Sources(SourceCommand::Failing),
        "failing",
        "failing",
        "!",
        "sources that fail: why, since when, and what can be done",
    ),
    same(
        Command::Sources(SourceCommand::Statistics),
        "statistics",
        "statistics",
        "",
        "what each outlet sends, and what was read",
    ),
    same(Command::Shell(ShellCommand::Set), "set", "set", "", "set NAME VALUE, for this session"),
    same(Command::Shell(ShellCommand::Theme), "theme", "theme", "", "colours, shown as one moves"),
    same(Command::Shell(ShellCommand::WriteSettings), "write", "write", "", "write what was set into the config"),
    same(Command::Shell(ShellCommand::Help), "help", "more", "?", "the keys that work here"),
    same(Command::Sources(SourceCommand::Poll), "poll", "poll", "R", "poll now (in the sources pane: this source)"),
    both(
        Command::Reader(ReaderCommand::Why),
        "why",
        "why",
        "W",
        "why: what was removed, why it is in this story, why it is ranked",
    ),
    both(
        Command::Mark(MarkCommand::Rule),
        "rule",
        "rule",
        "gr",
        "a rule from this story for what arrives: what it would have touched, and what it does; “kind WORD” puts its kind right",
    ),
    same(Command::Shell(ShellCommand::Rules), "rules", "rules", "", "the rules made from stories; end them"),
    both(
        Command::Mark(MarkCommand::Follow),
        "follow",
        "follow",
        "F",
        "follow the game, studio or platform, or follow it no more",
    ),
    both(
        Command::Reader(ReaderCommand::About),
        "about",
        "about",
        "gp",
        "the page of the game, studio or person it is about: stories, reviews, rumours, offers; “about NAME” of that name",
    ),
    both(Command::Shell(ShellCommand::Following), "following", "", "", "all that is followed"),
    list(
        Command::Mark(MarkCommand::Join),
        "join",
        "join",
        "+",
        "put the selected stories and this one together; remembered",
    ),
    both(
        Command::Mark(MarkCommand::TakeOut),
        "take-out",
        "take out",
        "-",
        "take this article out of its story; remembered",
    ),
    same(Command::Shell(ShellCommand::Redraw), "redraw", "", "Ctrl-l", "draw the screen anew"),
    same(Command::Shell(ShellCommand::Suspend), "suspend", "", "Ctrl-z", "suspend"),
];

/// What the bottom line teaches until it was used, each with the words it is taught in.
pub const LESSON: [(Command, &str); 4] = [
    (Command::Shell(ShellCommand::Forward), "read on"),
    (Command::Mark(MarkCommand::Done), "done, next"),
    (Command::Mark(MarkCommand::Save), "save, next"),
    (Command::Mark(MarkCommand::Undo), "undo"),
];

/// What is looked for in the palette and done on the command line: its name, its words, and how it is called there.
pub const ON_THE_COMMAND_LINE: [(&str, &str, &str); 2] = [
    (
        "export",
        "the reading list to a file, by its ending: export FILE.md, .epub, .html …",
        "pressstart export --format markdown --out FOLDER",
    ),
    ("brief", "the top stories of the last hours, with their reasons", "pressstart brief --since 24h"),
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
        "q" | "q!" | "qa" | "qa!" | "wq" | "x" | "exit" => Some(Command::Shell(ShellCommand::Quit)),
        "w" => Some(Command::Shell(ShellCommand::WriteSettings)),
        "h" => Some(Command::Shell(ShellCommand::Help)),
        "u" => Some(Command::Mark(MarkCommand::Undo)),
        "red" => Some(Command::Mark(MarkCommand::Redo)),
        "d" => Some(Command::Mark(MarkCommand::Done)),
        "$" => Some(Command::Motion(Motion::Bottom)),
        _ => TABLE.iter().find(|row| row.name == name).map(|row| row.command),
    }
}
