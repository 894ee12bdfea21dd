//! One row of the table of commands and the short ways to write one; what the bottom line teaches, and what stands elsewhere.

use crate::{
    app::core::command::{Command, MarkCommand, Scope, ShellCommand},
    language::{self, Language, tr},
};

type Str = &'static str;

/// One row of the table: a command with its name, its words and its keys in each scope, separated by blanks.
#[derive(Debug, Clone, Copy)]
pub struct Binding {
    /// What it does.
    pub command: Command,
    /// Its name in the palette and in `[keys]`.
    pub name: Str,
    /// Keys in the list.
    pub list: Str,
    /// Keys in the article pane.
    pub reader: Str,
    /// Keys in the sources pane.
    pub sources: Str,
}

impl Binding {
    /// One word for the footer; empty where the footer has none.
    #[must_use]
    pub fn short(&self) -> Str {
        language::in_words(&format!("{}.short", self.text())).unwrap_or("")
    }

    /// What it does, in words.
    #[must_use]
    pub fn words(&self) -> Str {
        language::in_words(&self.text()).unwrap_or("")
    }

    /// What it is called in a few words: by its word for the footer, else by its name, which is English, or what it does.
    #[must_use]
    pub fn label(&self) -> String {
        match self.short() {
            "" if language::in_use() == Language::English => self.name.replace('-', " "),
            "" => self.words().to_owned(),
            short => short.to_owned(),
        }
    }

    /// The id of its text.
    fn text(&self) -> String {
        format!("command-{}", self.name.replace(' ', "-"))
    }

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
pub(in crate::app) const fn same(command: Command, name: Str, keys: Str) -> Binding {
    Binding { command, name, list: keys, reader: keys, sources: keys }
}

/// A row for list and reader.
pub(in crate::app) const fn both(command: Command, name: Str, keys: Str) -> Binding {
    Binding { command, name, list: keys, reader: keys, sources: "" }
}

/// A row for the list alone.
pub(in crate::app) const fn list(command: Command, name: Str, keys: Str) -> Binding {
    Binding { command, name, list: keys, reader: "", sources: "" }
}

/// A row for the article pane alone.
pub(in crate::app) const fn reader(command: Command, name: Str, keys: Str) -> Binding {
    Binding { command, name, list: "", reader: keys, sources: "" }
}

/// A row for the sources pane alone.
pub(in crate::app) const fn source(command: Command, name: Str, keys: Str) -> Binding {
    Binding { command, name, list: "", reader: "", sources: keys }
}

/// What the bottom line teaches until it was used.
pub const LESSON: [Command; 4] = [
    Command::Shell(ShellCommand::Forward),
    Command::Mark(MarkCommand::Done),
    Command::Mark(MarkCommand::Save),
    Command::Mark(MarkCommand::Undo),
];

/// The words in which the bottom line teaches a command.
#[must_use]
pub fn lesson(command: Command) -> Option<Str> {
    Some(match command {
        Command::Shell(ShellCommand::Forward) => tr!("lesson-forward"),
        Command::Mark(MarkCommand::Done) => tr!("lesson-done"),
        Command::Mark(MarkCommand::Save) => tr!("lesson-save"),
        Command::Mark(MarkCommand::Undo) => tr!("lesson-undo"),
        _ => return None,
    })
}

/// What is looked for in the palette and done on the command line: its name, its words, and how it is called there.
#[must_use]
pub fn on_the_command_line() -> [(Str, Str, Str); 2] {
    [
        ("export", tr!("command-export"), "pressstart export --format markdown --out FOLDER"),
        ("brief to a file", tr!("command-brief-to-a-file"), "pressstart brief --format epub --out FILE"),
    ]
}
