//! What lies over the panes: help, palette, pickers, the receipt; and the line being typed at the bottom.

use super::{
    command::{Binding, Command, Scope, TABLE},
    compose::TextLine,
    keymap::Keymap,
    later::LaterMenu,
    mute::MuteMenu,
    pictures::Shown,
};
use crate::{
    news::{Decision, Mute, Name, SourceId},
    query::{Query, QueryError},
    text::Line,
};
use jiff::Timestamp;
use std::collections::BTreeSet;
use tui_input::{Input, InputRequest};

/// A line being typed at the bottom.
#[derive(Debug, Clone)]
pub struct Prompt {
    /// What it is for.
    pub purpose: Purpose,
    /// What is typed.
    pub input: Input,
    /// What stood there before, for Esc.
    pub before: String,
}

/// What a typed line is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// The live filter.
    Filter,
    /// Find in the page.
    Find,
    /// A tag.
    Tag,
    /// A program the article is given to.
    Pipe,
    /// Another name for a source.
    Rename(SourceId),
    /// Another group for a source.
    Regroup(SourceId),
    /// The address of a site or feed.
    AddSource,
    /// A note beside the article.
    Note,
    /// Links that were pasted.
    Pasted,
}

impl Purpose {
    /// What stands before the line.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Filter | Self::Find => "/ ",
            Self::Tag => "tag ",
            Self::Pipe => "| ",
            Self::Rename(_) => "name ",
            Self::Regroup(_) => "group ",
            Self::AddSource => "add ",
            Self::Note => "note ",
            Self::Pasted => "link ",
        }
    }

    /// What is said under it.
    #[must_use]
    pub const fn hint(self) -> &'static str {
        match self {
            Self::Filter => "words, source:name, kind:review, newer:2d, saved, -tag:x",
            Self::Find => "Enter keeps it, then n and N step",
            Self::Tag => "Enter tags; a minus before the word takes the tag off",
            Self::Pasted => "Enter saves it · Tab follows its feed · Esc leaves it",
            Self::Note => "Enter keeps it; an empty one takes it off; ⏎ parts lines",
            Self::Pipe => "a program and its arguments; it gets the text",
            Self::Rename(_) => "Enter renames; left empty it gets the name it came with",
            Self::Regroup(_) => "Enter moves it to that group",
            Self::AddSource => "the address of a site or feed, or an outlet’s name",
        }
    }
}

/// What lies over the panes.
#[derive(Debug, Clone)]
pub enum Overlay {
    /// The keys that work here.
    Help {
        /// Where it was asked.
        scope: Scope,
        /// What is searched for.
        input: Input,
        /// The topmost line.
        top: usize,
    },
    /// Every command.
    Palette {
        /// Where it was asked.
        scope: Scope,
        /// What is typed.
        input: Input,
        /// The chosen one of those found.
        chosen: usize,
    },
    /// The article's links.
    Links {
        /// The chosen one.
        chosen: usize,
    },
    /// One picture, large.
    Picture {
        /// Its place among the page's pictures.
        chosen: usize,
        /// Columns and rows it takes, or why it did not come; none while it is on its way.
        came: Option<Shown>,
    },
    /// The story's other articles.
    Others {
        /// The chosen one.
        chosen: usize,
    },
    /// One source's settings.
    Source {
        /// The source.
        source: SourceId,
        /// The chosen setting.
        chosen: usize,
        /// What is typed for it.
        input: Option<Input>,
    },
    /// The outlets of the list, to pick from.
    Picker {
        /// Those that are on, by their address.
        on: BTreeSet<String>,
        /// The chosen row.
        chosen: usize,
    },
    /// Something to read: what is wrong in the config, what was read and sent.
    Text {
        /// Its title.
        title: &'static str,
        /// What it says.
        lines: Vec<TextLine>,
        /// The topmost line.
        top: usize,
    },
    /// Names to follow.
    Names(Names),
    /// The menu that mutes.
    Mute(Box<MuteMenu>),
    /// The mutes that stand; none while they are on their way.
    Mutes {
        /// All of them.
        all: Option<Vec<Mute>>,
        /// The chosen one.
        chosen: usize,
    },
    /// The menu for later.
    Later(LaterMenu),
    /// The steps that can be undone.
    Steps {
        /// Newest first: when, what, and whether it is undone; none while they are on their way.
        steps: Option<Vec<(Timestamp, String, bool)>>,
        /// The topmost line.
        top: usize,
    },
    /// The receipt.
    Why {
        /// What it says.
        lines: Vec<TextLine>,
        /// The topmost line.
        top: usize,
    },
}

/// Names to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names {
    /// They are those of a story, not all that is followed.
    pub of_a_story: bool,
    /// The names.
    pub names: Vec<Name>,
    /// The chosen one.
    pub chosen: usize,
}

/// Edits a typed line; false when the request is of no use there.
pub fn edit(input: &mut Input, request: InputRequest) -> bool {
    input.handle(request).is_some_and(|change| change.value)
}

/// One line of the help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpLine {
    /// The keys.
    pub keys: String,
    /// What they do.
    pub words: &'static str,
}

/// The keys of a place, those that hold what is searched for.
#[must_use]
pub fn help(keymap: &Keymap, scope: Scope, searched: &str) -> Vec<HelpLine> {
    let searched = searched.trim().to_lowercase();
    let line = |row: &'static Binding| {
        let keys = keymap.keys(scope, row.command).join(" ");
        let fits = keys.to_lowercase().contains(&searched) || row.words.to_lowercase().contains(&searched);
        (!keys.is_empty() && (fits || row.name.contains(&searched))).then_some(HelpLine { keys, words: row.words })
    };
    TABLE.iter().filter_map(line).collect()
}

/// What a line of the palette asks for, when it is more than a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spoken {
    /// A command.
    Command(Command),
    /// The filter with these words.
    Filter(String),
    /// A tag.
    Tag(String),
    /// A shelf by its name.
    Shelf(String),
    /// A list of another reader, by its path.
    Import(String),
    /// A setting and its value.
    Set(String, String),
    /// A name to follow, or to follow no more.
    Follow(String, bool),
    /// The menu that mutes, with these words.
    Mute(String),
    /// Later, until then.
    Later(String),
    /// A decision on everything in the list that a query finds.
    Batch(Decision, String),
    /// What of the reading list fits in so many minutes.
    Fits(u32),
    /// To the row of that number.
    Row(usize),
    /// Nothing known.
    Unknown,
}

/// Reads a line of the palette: a name in full, or a verb with words after it.
#[must_use]
pub fn spoken(line: &str) -> Spoken {
    let line = line.trim().trim_start_matches(':').trim();
    if let Some(command) = super::command::named(line) {
        return Spoken::Command(command);
    }
    if let Ok(row) = line.parse() {
        return Spoken::Row(row);
    }
    match line.split_once(char::is_whitespace) {
        Some(("filter", words)) => Spoken::Filter(words.trim().to_owned()),
        Some(("follow", words)) => Spoken::Follow(words.trim().to_owned(), true),
        Some(("unfollow", words)) => Spoken::Follow(words.trim().to_owned(), false),
        Some(("tag", words)) => match words.trim().split_once(char::is_whitespace) {
            // A query after the tag: it goes on what that finds.
            Some((tag, query)) => Spoken::Batch(tagging(tag), query.trim().to_owned()),
            None => Spoken::Tag(words.trim().to_owned()),
        },
        Some(("mute", words)) => Spoken::Mute(words.trim().to_owned()),
        Some(("later", words)) => Spoken::Later(words.trim().to_owned()),
        Some((verb, words)) if batch(verb).is_some() => {
            batch(verb).map_or(Spoken::Unknown, |decision| Spoken::Batch(decision, words.trim().to_owned()))
        }
        Some(("fits", minutes)) => minutes.trim().parse().map_or(Spoken::Unknown, Spoken::Fits),
        Some(("shelf", words)) => Spoken::Shelf(words.trim().to_owned()),
        Some(("import", words)) => Spoken::Import(words.trim().to_owned()),
        Some(("theme", words)) => Spoken::Set("theme".to_owned(), words.trim().to_owned()),
        Some(("set", words)) => {
            let (name, value) = words.trim().split_once([' ', '=']).unwrap_or((words.trim(), ""));
            Spoken::Set(name.trim().to_owned(), value.trim_start_matches(['=', ' ']).trim().to_owned())
        }
        _ => Spoken::Unknown,
    }
}

/// The decision of a verb that takes a query.
fn batch(verb: &str) -> Option<Decision> {
    Some(match verb {
        "done" => Decision::Done,
        "save" => Decision::Save(true),
        "unsave" => Decision::Save(false),
        "read" => Decision::Read(true),
        "unread" => Decision::Read(false),
        _ => return None,
    })
}

fn tagging(tag: &str) -> Decision {
    match tag.strip_prefix('-') {
        Some(off) => Decision::Untag(vec![Line::new(off.trim_start_matches('#'))]),
        None => Decision::Tag(vec![Line::new(tag.trim_start_matches('#'))]),
    }
}

/// The part of a palette's line that is a query, as the byte where it begins; none where a line takes none.
#[must_use]
pub fn query_in(line: &str) -> Option<usize> {
    let begins = line.len() - line.trim_start_matches([':', ' ']).len();
    let (verb, _) = line[begins..].split_once(' ')?;
    let query = begins + verb.len() + 1;
    match verb {
        "filter" => Some(query),
        "tag" => line[query..].find(' ').map(|tag| query + tag + 1),
        _ => batch(verb).map(|_| query),
    }
}

/// What is wrong with the query in a palette's line, its place counted from the beginning of the line.
#[must_use]
pub fn wrong_query(line: &str) -> Option<QueryError> {
    let at = query_in(line)?;
    let error = Query::parse(&line[at..]).err()?;
    Some(QueryError { at: at + error.at, ..error })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_palette_takes_words_after_a_verb() {
        assert_eq!(spoken(":filter kind:review"), Spoken::Filter("kind:review".into()));
        assert_eq!(spoken("q"), Spoken::Command(Command::Quit));
        assert_eq!([spoken("w"), spoken("12")], [Spoken::Command(Command::WriteSettings), Spoken::Row(12)]);
        assert_eq!(spoken("sort newest"), Spoken::Command(Command::SortBy(crate::app::Sort::Newest)));
        assert_eq!(spoken("set density = compact"), Spoken::Set("density".into(), "compact".into()));
        assert_eq!(spoken("theme moss"), Spoken::Set("theme".into(), "moss".into()));
        assert_eq!(spoken("dance"), Spoken::Unknown);
        assert_eq!(spoken("done kind:deal older:2d"), Spoken::Batch(Decision::Done, "kind:deal older:2d".into()));
        assert_eq!(
            spoken("tag cosy kind:review"),
            Spoken::Batch(Decision::Tag(vec!["cosy".into()]), "kind:review".into())
        );
        assert_eq!(spoken("tag cosy"), Spoken::Tag("cosy".into()));
    }

    #[test]
    fn a_line_of_the_palette_knows_where_its_query_begins() {
        for (line, query) in [(":done ki", "ki"), ("filter a b", "a b"), ("tag cosy ki", "ki")] {
            assert_eq!(query_in(line).map(|at| &line[at..]), Some(query), "{line}");
        }
        assert_eq!([query_in("tag co"), query_in("sort old"), query_in("done")], [None; 3]);
    }

    #[test]
    fn the_help_of_a_place_holds_its_own_keys() {
        let keymap = Keymap::default();
        let has =
            |scope, key: &str| help(&keymap, scope, "").iter().any(|line| line.keys.split(' ').any(|one| one == key));
        assert!(has(Scope::Reader, "J"));
        assert!(!has(Scope::List, "J"));
        let found: Vec<&str> = help(&keymap, Scope::List, "across restarts").iter().map(|line| line.words).collect();
        assert_eq!(found, ["undo, also across restarts"]);
    }
}
