//! Columns give the cells of a table their meaning, by the names in its first row: Pocket, Instapaper, Raindrop and whoever names
//! them alike, in any order.

use super::{
    entry::{self, Entry, Row, Why},
    rows::{Cells, Rows},
    tables,
};
use crate::{news::Kind, text::Line};
use std::{
    collections::HashMap,
    io::{self, BufRead},
};

/// Names of columns, by what stands in them.
const URL: &[&str] = &["url", "link", "href", "address"];
const TITLE: &[&str] = &["title", "name"];
const SAVED: &[&str] = &[
    "time_added",
    "timestamp",
    "created",
    "created_at",
    "saved",
    "saved_at",
    "saved_date",
    "date_added",
    "last_interaction_date",
];
const TAGS: &[&str] = &["tags", "labels", "document_tags"];
const FOLDER: &[&str] = &["folder", "collection"];
const SUMMARY: &[&str] = &["selection", "excerpt", "description", "summary"];
const NOTE: &[&str] = &["note", "notes"];
const HIGHLIGHTS: &[&str] = &["highlights"];
const STATUS: &[&str] = &["status", "state", "location"];
const FAVORITE: &[&str] = &["favorite", "favourite", "favorited", "starred"];
const PROGRESS: &[&str] = &["reading_progress"];
const READ: &[&str] = &["read"];

/// Whose table it is, as far as that matters to what its cells mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Table {
    Pocket,
    Instapaper,
    Ours,
    Raindrop,
    Readwise,
    Matter,
    /// Known, and not read: it lacks what the JSON has.
    Wallabag,
    Other,
}

/// The columns of a table.
#[derive(Debug)]
pub(super) struct Columns {
    places: HashMap<String, usize>,
    pub table: Table,
}

impl Columns {
    /// The columns by the table's first row; none where no column holds addresses.
    pub fn of(header: &[String]) -> Option<Self> {
        let names =
            header.iter().map(|name| name.trim_start_matches('\u{feff}').trim().to_ascii_lowercase().replace(' ', "_"));
        let places: HashMap<String, usize> = names.zip(0..).collect();
        let has = |names: &[&str]| names.iter().all(|name| places.contains_key(*name));
        if header.len() < 2 || !URL.iter().any(|name| places.contains_key(*name)) {
            return None;
        }
        let table = match () {
            () if has(&["time_added", "status"]) => Table::Pocket,
            () if has(&["mime_type", "creation_date"]) => Table::Wallabag,
            () if has(&["document_tags", "location"]) => Table::Readwise,
            () if has(&["in_queue", "favorited"]) => Table::Matter,
            () if has(&["url", "selection", "folder", "source", "kind"]) => Table::Ours,
            () if has(&["url", "selection", "folder"]) => Table::Instapaper,
            () if has(&["url", "folder", "created"]) || has(&["url", "note"]) || has(&["url", "excerpt"]) => {
                Table::Raindrop
            }
            () => Table::Other,
        };
        Some(Self { places, table })
    }

    /// A row as an entry.
    fn entry(&self, cells: &[String]) -> Row {
        let cell = |names: &[&str]| {
            let place = names.iter().find_map(|name| self.places.get(*name));
            place.and_then(|place| cells.get(*place)).map(|cell| self.plain(cell)).unwrap_or_default()
        };
        let (url, saved, folder, status) = (cell(URL), cell(SAVED), cell(FOLDER), cell(STATUS));
        // the quote of one row that closes in another one makes a row of both
        if [url, saved, folder, status].iter().any(|cell| cell.trim().contains('\n')) {
            return Err(Why::OpenQuote);
        }
        let mut entry = Entry::at(url)?;
        if self.table == Table::Ours {
            entry.plain_title(cell(TITLE));
        } else {
            entry.title(cell(TITLE));
        }
        entry.saved = entry::date(saved);
        cell(SUMMARY).clone_into(&mut entry.summary);
        entry.note(cell(NOTE));
        entry.note(cell(HIGHLIGHTS));
        for tag in self.tags(cell(TAGS)) {
            entry.tag(&tag);
        }
        if is_yes(cell(FAVORITE)) {
            entry.star();
        }
        put_in(folder, &mut entry);
        if matches!(status.to_ascii_lowercase().as_str(), "archive" | "archived" | "read") {
            entry.finish();
        }
        entry.position =
            cell(PROGRESS).trim().parse::<f32>().ok().map(|share| share.clamp(0.0, 1.0)).filter(|share| *share > 0.0);
        if self.table == Table::Matter {
            entry.author = Some(Line::new(cell(&["author"]))).filter(|author| !author.is_empty());
            entry.outlet = Some(Line::new(cell(&["publisher"]))).filter(|outlet| !outlet.is_empty());
            if is_yes(cell(READ)) {
                entry.finish();
            }
        }
        if self.table == Table::Ours {
            entry.author = Some(Line::new(cell(&["author"]))).filter(|author| !author.is_empty());
            entry.outlet = Some(Line::new(cell(&["source"]))).filter(|outlet| !outlet.is_empty());
            entry.published = entry::date(cell(&["published"]));
            entry.kind = cell(&["kind"]).parse::<Kind>().ok();
        }
        Ok(entry)
    }

    /// Our own tables hold an apostrophe before what a spreadsheet would take for a formula.
    fn plain<'c>(&self, cell: &'c str) -> &'c str {
        if self.table == Table::Ours { tables::unguarded(cell) } else { cell }
    }

    fn tags(&self, cell: &str) -> Vec<String> {
        if let Ok(tags) = serde_json::from_str(cell) {
            return tags;
        }
        if let Some(list) = cell.trim().strip_prefix('[').and_then(|list| list.strip_suffix(']')) {
            return python_list(list);
        }
        let between = match self.table {
            Table::Pocket => '|',
            _ if !cell.contains(',') && cell.contains(';') => ';',
            _ => ',',
        };
        cell.split(between).map(str::to_owned).collect()
    }
}

/// The strings of a list as Python prints it: `'rpg', "it's", 'long read'`.
fn python_list(list: &str) -> Vec<String> {
    let mut tags = Vec::new();
    let mut rest = list;
    while let Some(at) = rest.find(['\'', '"']) {
        let quote = char::from(rest.as_bytes()[at]);
        let (mut tag, mut letters) = (String::new(), rest[at + 1..].char_indices());
        let mut end = rest.len();
        while let Some((place, letter)) = letters.next() {
            match letter {
                '\\' => tag.extend(letters.next().map(|(_, letter)| letter)),
                letter if letter == quote => {
                    end = at + 1 + place + 1;
                    break;
                }
                letter => tag.push(letter),
            }
        }
        tags.push(tag);
        rest = &rest[end..];
    }
    tags
}

/// What lies in a folder of the reader's own bears its name as a tag.
fn put_in(folder: &str, entry: &mut Entry) {
    match folder.trim().to_ascii_lowercase().as_str() {
        "unread" | "unsorted" | "" => {}
        "archive" => entry.finish(),
        "starred" => entry.star(),
        _ => folder.split('/').for_each(|name| entry.tag(name)),
    }
}

fn is_yes(cell: &str) -> bool {
    matches!(cell.trim().to_ascii_lowercase().as_str(), "true" | "1" | "yes")
}

/// Hands over the rows of a table in order, each with its line; its first row names the columns.
///
/// # Errors
/// When the table cannot be read.
pub(super) fn each<R: BufRead>(table: R, delimiter: u8, take: &mut dyn FnMut(u64, Row) -> bool) -> io::Result<()> {
    let mut rows = Rows::new(table, delimiter);
    let header = rows.next()?.and_then(|header| header.cells.ok()).unwrap_or_default();
    let Some(columns) = Columns::of(&header) else { return Ok(()) };
    while let Some(Cells { line, cells }) = rows.next()? {
        let row = cells.and_then(|cells| columns.entry(&cells));
        if row.is_err() {
            rows.reread();
        }
        if !take(line, row) {
            break;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(table: &str) -> Vec<(u64, Row)> {
        let mut all = Vec::new();
        each(table.as_bytes(), b',', &mut |line, row| {
            all.push((line, row));
            true
        })
        .unwrap();
        all
    }

    fn entries(table: &str) -> Vec<Entry> {
        read(table).into_iter().map(|(_, row)| row.unwrap()).collect()
    }

    fn tags(entry: &Entry) -> Vec<&str> {
        entry.tags.iter().map(Line::as_str).collect()
    }

    #[test]
    fn pocket_tells_time_tags_and_what_was_read() {
        let all = entries(
            "title,url,time_added,tags,status\n\"A, B\",http://a.example/1,1600322788,one|to do,unread\n\
             http://a.example/2,http://a.example/2,,,archive\n",
        );
        assert_eq!((all[0].title.as_str(), tags(&all[0])), ("A, B", vec!["one", "to do"]));
        assert_eq!(all[0].saved.unwrap().as_second(), 1_600_322_788);
        assert_eq!((all[0].finished, all[1].finished), (false, true));
        assert_eq!((all[1].title.as_str(), all[1].saved), ("", None));
    }

    #[test]
    fn both_headers_of_instapaper_are_known() {
        let old =
            entries("URL,Title,Selection,Folder\nhttps://a.example/,T,quoted,Archive\nhttps://b.example/,T,,Games\n");
        assert_eq!((old[0].finished, old[0].summary.as_str()), (true, "quoted"));
        assert_eq!(tags(&old[1]), ["Games"]);
        let new = entries(
            "URL,Title,Selection,Folder,Timestamp,Tags\nhttps://a.example/,T,,Starred,1600322788,\"[\"\"x\"\",\"\"y, z\"\"]\"\n\
             https://b.example/,T,,Unread,1600322788,[]\n",
        );
        assert_eq!((tags(&new[0]), new[0].saved.is_some()), (vec!["x", "y, z", "starred"], true));
        assert!(new[1].tags.is_empty() && !new[1].finished);
    }

    #[test]
    fn raindrop_is_read_by_the_names_of_its_columns() {
        let all = entries(
            "created,tags,note,url,title,folder,favorite\n2024-02-03T04:05:06.000Z,\"a, b\",\"my\nnote\",https://a.example/,T,Games/RPG,true\n\
             1600322788,,,https://b.example/,T,Unsorted,false\n",
        );
        assert_eq!(tags(&all[0]), ["a", "b", "starred", "Games", "RPG"]);
        assert_eq!((all[0].note.as_deref(), all[0].saved.is_some()), (Some("my\nnote"), true));
        assert!(all[1].tags.is_empty() && all[1].saved.is_some());
    }

    #[test]
    fn readwise_and_matter_tell_tags_dates_and_what_was_read() {
        let readwise = entries(
            "Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen\n\
             \"Boats, gulls\",https://a.example/1,x,\"['rpg', \"\"it's long\"\"]\",2024-05-02 10:00:00+00:00,0.35,later,True\n\
             Two,https://a.example/2,y,[],2024-05-02 10:00:00+00:00,1.0,archive,True\n",
        );
        assert_eq!((tags(&readwise[0]), readwise[0].position), (vec!["rpg", "it's long"], Some(0.35)));
        assert_eq!(readwise[0].saved.unwrap().to_string(), "2024-05-02T10:00:00Z");
        assert_eq!((readwise[0].finished, readwise[1].finished, tags(&readwise[1]).len()), (false, true, 0));
        let matter = entries(
            "Title,Author,Publisher,URL,Tags,Word Count,In Queue,Favorited,Read,Highlight Count,Last Interaction Date,File Id\n\
             Lantern,Mina,Harbour,https://a.example/1,\"rpg, to do\",900,True,True,False,0,2023-01-02T03:04:05Z,f\n\
             Kiln,,,https://a.example/2,slow;two words,10,False,False,True,0,,\n",
        );
        assert_eq!(tags(&matter[1]), ["slow", "two words"]);
        assert_eq!((tags(&matter[0]), matter[0].outlet.as_deref()), (vec!["rpg", "to do", "starred"], Some("Harbour")));
        assert_eq!((matter[0].finished, matter[1].finished, matter[0].saved.is_some()), (false, true, true));
    }

    #[test]
    fn broken_rows_are_named_by_their_line_and_the_others_are_read() {
        let all = read(
            "title,url,time_added,tags,status\nA,http://a.example/,1,,unread\nB,javascript:alert(1),1,,unread\nC\n\
             D,http://d.example/,1,,\"unread\nE,http://e.example/,1,,unread\nF,http://f.example/,1,,\"unread\n",
        );
        let lines: Vec<(u64, bool)> = all.iter().map(|(line, row)| (*line, row.is_ok())).collect();
        assert_eq!(lines, [(2, true), (3, false), (4, false), (5, false), (6, true), (7, true)]);
        assert_eq!(all[4].1.as_ref().unwrap().url, "http://e.example/");
    }

    #[test]
    fn a_table_without_addresses_has_no_columns() {
        assert!(Columns::of(&["title".to_owned(), "time_added".to_owned()]).is_none());
        assert!(Columns::of(&["https://a.example/".to_owned()]).is_none());
    }
}
