//! A line of the palette as it is meant: a command with its argument.

use crate::{
    app::core::{bindings, command::Command},
    news::Decision,
    query::{Query, QueryError},
};

/// What a line of the palette asks for, when it is more than a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaletteLine {
    Command(Command),
    /// The filter with these words.
    Filter(String),
    /// Tags for the story at hand.
    Tag(String),
    /// Tags for everything in the list that a query finds.
    TagBatch(String, String),
    Shelf(String),
    /// The address of a site or feed to follow, or an outlet's name.
    Add(String),
    Note(String),
    /// A list of another program, by its path.
    Import(String),
    /// The reading list, to a file.
    Export(String),
    Set(String, String),
    /// A name to follow, or to follow no more.
    Follow(String, bool),
    /// The kind of the article at hand, put right.
    Kind(String),
    /// The page of that name.
    About(String),
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
pub fn read(line: &str) -> PaletteLine {
    let line = line.trim().trim_start_matches(':').trim();
    if let Some(command) = bindings::named(line) {
        return PaletteLine::Command(command);
    }
    if let Ok(row) = line.parse() {
        return PaletteLine::Row(row);
    }
    match line.split_once(char::is_whitespace) {
        Some(("filter", words)) => PaletteLine::Filter(words.trim().to_owned()),
        Some(("kind", words)) => PaletteLine::Kind(words.trim().to_owned()),
        Some(("about", words)) => PaletteLine::About(words.trim().to_owned()),
        Some(("follow", words)) => PaletteLine::Follow(words.trim().to_owned(), true),
        Some(("unfollow", words)) => PaletteLine::Follow(words.trim().to_owned(), false),
        Some(("tag", words)) => tag(words.trim()),
        Some(("mute", words)) => PaletteLine::Mute(words.trim().to_owned()),
        Some(("later", words)) => PaletteLine::Later(words.trim().to_owned()),
        Some((verb, words)) if batch(verb).is_some() => {
            batch(verb).map_or(PaletteLine::Unknown, |decision| PaletteLine::Batch(decision, words.trim().to_owned()))
        }
        Some(("fits", minutes)) => minutes.trim().parse().map_or(PaletteLine::Unknown, PaletteLine::Fits),
        Some(("shelf", words)) => PaletteLine::Shelf(words.trim().to_owned()),
        Some(("add", words)) => PaletteLine::Add(words.trim().to_owned()),
        Some(("note", words)) => PaletteLine::Note(words.trim().to_owned()),
        Some(("export", words)) => PaletteLine::Export(words.trim().to_owned()),
        Some(("import", words)) => PaletteLine::Import(words.trim().to_owned()),
        Some(("theme", words)) => PaletteLine::Set("theme".to_owned(), words.trim().to_owned()),
        Some(("set", words)) => {
            let (name, value) = words.trim().split_once([' ', '=']).unwrap_or((words.trim(), ""));
            PaletteLine::Set(name.trim().to_owned(), value.trim_start_matches(['=', ' ']).trim().to_owned())
        }
        _ => PaletteLine::Unknown,
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

/// Tags for the story at hand. A word that only a query has begins one: then they go on what it finds.
fn tag(words: &str) -> PaletteLine {
    let first = words.split_whitespace().find(|word| word.contains([':', '"', '(']));
    match first.and_then(|first| words.find(first)).filter(|at| *at > 0) {
        Some(query) => {
            let (tags, query) = words.split_at(query);
            PaletteLine::TagBatch(tags.trim().to_owned(), query.to_owned())
        }
        None => PaletteLine::Tag(words.to_owned()),
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
    use crate::app::{ListCommand, ShellCommand};

    #[test]
    fn the_palette_takes_words_after_a_verb() {
        assert_eq!(read(":filter kind:review"), PaletteLine::Filter("kind:review".into()));
        assert_eq!(read("q"), PaletteLine::Command(Command::Shell(ShellCommand::Quit)));
        assert_eq!(
            [read("w"), read("12")],
            [PaletteLine::Command(Command::Shell(ShellCommand::WriteSettings)), PaletteLine::Row(12)]
        );
        assert_eq!(
            read("sort newest"),
            PaletteLine::Command(Command::List(ListCommand::SortBy(crate::app::Sort::Newest)))
        );
        assert_eq!(read("set density = compact"), PaletteLine::Set("density".into(), "compact".into()));
        assert_eq!(read("theme moss"), PaletteLine::Set("theme".into(), "moss".into()));
        assert_eq!(read("dance"), PaletteLine::Unknown);
        assert_eq!(read("add example.org"), PaletteLine::Add("example.org".into()));
        assert_eq!(read("note to be checked"), PaletteLine::Note("to be checked".into()));
        assert_eq!(read("done kind:deal older:2d"), PaletteLine::Batch(Decision::Done, "kind:deal older:2d".into()));
        assert_eq!(read("tag cosy kind:review"), PaletteLine::TagBatch("cosy".into(), "kind:review".into()));
        assert_eq!(
            read("tag cosy -dull sea kind:a b"),
            PaletteLine::TagBatch("cosy -dull sea".into(), "kind:a b".into())
        );
        assert_eq!(read("tag cosy sea"), PaletteLine::Tag("cosy sea".into()));
        assert_eq!(read("tag cosy"), PaletteLine::Tag("cosy".into()));
    }

    #[test]
    fn a_line_of_the_palette_knows_where_its_query_begins() {
        for (line, query) in [(":done ki", "ki"), ("filter a b", "a b"), ("tag cosy ki", "ki")] {
            assert_eq!(query_in(line).map(|at| &line[at..]), Some(query), "{line}");
        }
        assert_eq!([query_in("tag co"), query_in("sort old"), query_in("done")], [None; 3]);
    }
}
