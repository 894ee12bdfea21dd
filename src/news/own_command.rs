//! A command of the user's own: a program that is given an article, and what becomes of what it prints. Plain data; it runs nothing.

use super::Article;
use crate::text::{Line, placeholders};
use std::{str::FromStr, time::Duration};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnCommand {
    /// Its name in the palette and in `[keys]`.
    pub name: Line,
    /// What it does, in the user's words.
    pub about: Line,
    /// The program and its arguments, with placeholders.
    pub run: Vec<String>,
    /// What the program gets on its standard input.
    pub input: CommandInput,
    /// What becomes of what it prints.
    pub output: CommandOutput,
    /// What it made stays beside the article.
    pub keep: bool,
    /// It is ended after so long.
    pub timeout: Duration,
    /// It may print so many bytes.
    pub max_output: usize,
}

impl OwnCommand {
    /// What it prints is read in the form it was given: HTML as HTML, anything else as text.
    #[must_use]
    pub fn prints_html(&self) -> bool {
        self.input == CommandInput::Html
    }
}

/// The form in which a command gets an article.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum CommandInput {
    #[default]
    None,
    Text,
    Html,
    Markdown,
    Json,
}

/// What becomes of what a command prints.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum CommandOutput {
    /// Shown as a view of the article.
    Article,
    /// Shown in the pager.
    Pager,
    /// Nothing: it has an end of its own, such as a voice or another window.
    None,
    /// Its first line is told at the bottom.
    #[default]
    Toast,
}

impl CommandInput {
    pub const ALL: [(&str, Self); 5] = [
        ("none", Self::None),
        ("text", Self::Text),
        ("html", Self::Html),
        ("markdown", Self::Markdown),
        ("json", Self::Json),
    ];

    /// The ending of a file in this form.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::None | Self::Text => ".txt",
            Self::Html => ".html",
            Self::Markdown => ".md",
            Self::Json => ".json",
        }
    }
}

impl CommandOutput {
    pub const ALL: [(&str, Self); 4] =
        [("article", Self::Article), ("pager", Self::Pager), ("none", Self::None), ("toast", Self::Toast)];
}

impl FromStr for CommandInput {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.iter().find(|(word, _)| *word == text).map(|(_, input)| *input).ok_or(())
    }
}

impl FromStr for CommandOutput {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.iter().find(|(word, _)| *word == text).map(|(_, output)| *output).ok_or(())
    }
}

/// A name that stands for something of the article in an argument.
pub struct Placeholder {
    pub name: &'static str,
    /// What it stands for, in words.
    pub words: &'static str,
    value: fn(&Article) -> String,
}

/// The one that stands for a file with what the program gets on its standard input as well.
pub const FILE: &str = "{file}";

/// Every placeholder there is.
pub const PLACEHOLDERS: &[Placeholder] = &[
    Placeholder { name: "{url}", words: "its cleaned link", value: |article| article.url.to_string() },
    Placeholder { name: "{title}", words: "its headline", value: |article| article.title.to_string() },
    Placeholder { name: "{source}", words: "the name of its source", value: |article| article.source_name.to_string() },
    Placeholder {
        name: "{author}",
        words: "who wrote it",
        value: |article| article.author.as_ref().map(ToString::to_string).unwrap_or_default(),
    },
    Placeholder {
        name: "{published}",
        words: "when it was published, as 2026-03-14T12:00:00Z",
        value: |article| article.published.map(|published| published.to_string()).unwrap_or_default(),
    },
    Placeholder { name: "{kind}", words: "what kind of piece it is", value: |article| article.kind.word().to_owned() },
    Placeholder {
        name: "{tags}",
        words: "its tags, with commas between",
        value: |article| article.tags.iter().map(ToString::to_string).collect::<Vec<_>>().join(","),
    },
    Placeholder { name: "{summary}", words: "its first words", value: |article| article.summary.to_string() },
    Placeholder {
        name: "{note}",
        words: "the note beside it",
        value: |article| article.progress.note.clone().unwrap_or_default(),
    },
    Placeholder {
        name: "{enclosure}",
        words: "the address of the first file that comes with it",
        value: |article| article.enclosures.first().map(|file| file.url.clone()).unwrap_or_default(),
    },
    Placeholder {
        name: "{comments}",
        words: "the address of its comments",
        value: |article| article.comments.as_ref().and_then(|comments| comments.url.clone()).unwrap_or_default(),
    },
    Placeholder {
        name: "{id}",
        words: "its id, as the command line takes it",
        value: |article| article.id.to_string(),
    },
    Placeholder { name: "{story}", words: "its story’s id", value: |article| article.story.to_string() },
    Placeholder {
        name: FILE,
        words: "the path of a file that holds it in the form of `input`; it goes when the program ends",
        value: |_| String::new(),
    },
];

/// The arguments of a program, with the placeholders filled in; `file` is the path that the last one stands for.
#[must_use]
pub fn arguments(program: &[String], article: &Article, file: &str) -> Vec<String> {
    let value = |one: &Placeholder| if one.name == FILE { file.to_owned() } else { (one.value)(article) };
    let values: Vec<(&str, String)> = PLACEHOLDERS.iter().map(|one| (one.name, value(one))).collect();
    program.iter().map(|argument| placeholders::filled(argument, &values)).collect()
}
