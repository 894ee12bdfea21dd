//! One row of the table of commands and the short ways to write one; what the bottom line teaches, and what stands elsewhere.

use crate::app::core::command::{Command, MarkCommand, Scope, ShellCommand};

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
pub(in crate::app) const fn same(command: Command, name: Str, short: Str, keys: Str, words: Str) -> Binding {
    Binding { command, name, short, words, list: keys, reader: keys, sources: keys }
}

/// A row for list and reader.
pub(in crate::app) const fn both(command: Command, name: Str, short: Str, keys: Str, words: Str) -> Binding {
    Binding { command, name, short, words, list: keys, reader: keys, sources: "" }
}

/// A row for the list alone.
pub(in crate::app) const fn list(command: Command, name: Str, short: Str, keys: Str, words: Str) -> Binding {
    Binding { command, name, short, words, list: keys, reader: "", sources: "" }
}

/// A row for the article pane alone.
pub(in crate::app) const fn reader(command: Command, name: Str, short: Str, keys: Str, words: Str) -> Binding {
    Binding { command, name, short, words, list: "", reader: keys, sources: "" }
}

/// A row for the sources pane alone.
pub(in crate::app) const fn source(command: Command, name: Str, short: Str, keys: Str, words: Str) -> Binding {
    Binding { command, name, short, words, list: "", reader: "", sources: keys }
}

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
    (
        "brief to a file",
        "a morning’s overview or its texts, also from a timer",
        "pressstart brief --format epub --out FILE",
    ),
];
