//! A list is what another program gives of somebody's reading, known by its content and never by its name. Read entry by entry, so
//! that its length does not matter.

use super::{
    bookmark_files,
    columns::{self, Columns, Table},
    elements,
    entry::Row,
    json_head,
    objects::{self, Program},
    plain::Plain,
    rows::{Rows, decoded},
};
use crate::text::Line;
use std::io::{self, BufRead, BufReader, Read};

/// Bytes that a list is known by.
const HEAD: usize = 256 * 1024;

/// What a list is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Feeds, not articles: OPML or newsboat's `urls`.
    Subscriptions,
    /// A table with a header, and what stands between its cells.
    Table(TableOf, u8),
    /// Bookmarks of a browser or a link keeper.
    Bookmarks,
    /// Pocket's old page.
    PocketPage,
    /// A JSON array of one program's objects.
    Array(ArrayOf),
    /// JSON Feed.
    JsonFeed,
    /// Starred items, as the Google Reader API gives them.
    Starred,
}

/// Whose table it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TableOf(Table);

/// Whose objects they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ArrayOf(Program);

impl Form {
    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Subscriptions => "subscriptions",
            Self::Table(TableOf(Table::Pocket), _) => "Pocket CSV",
            Self::Table(TableOf(Table::Instapaper), _) => "Instapaper CSV",
            Self::Table(TableOf(Table::Ours), _) => "Press Start CSV",
            Self::Table(TableOf(Table::Raindrop), _) => "Raindrop CSV",
            Self::Table(TableOf(Table::Readwise), _) => "Readwise CSV",
            Self::Table(TableOf(Table::Wallabag), _) => "wallabag CSV",
            Self::Table(TableOf(Table::Matter), _) => "Matter CSV",
            Self::Table(TableOf(Table::Other), _) => "a CSV table of links",
            Self::Bookmarks => "bookmarks (HTML)",
            Self::PocketPage => "Pocket HTML",
            Self::Array(ArrayOf(Program::Ours)) => "Press Start JSON",
            Self::Array(ArrayOf(Program::JsonFeed)) => "a list of JSON Feed items",
            Self::Array(ArrayOf(Program::Starred)) => "a list of starred items",
            Self::Array(ArrayOf(Program::Feedbin)) => "Feedbin JSON",
            Self::Array(ArrayOf(Program::Omnivore)) => "Omnivore JSON",
            Self::Array(ArrayOf(Program::Wallabag)) => "wallabag JSON",
            Self::Array(ArrayOf(Program::Pinboard)) => "Pinboard JSON",
            Self::JsonFeed => "JSON Feed",
            Self::Starred => "starred items (Google Reader API)",
        }
    }
}

/// Why a list was not read, or not to its end.
#[derive(Debug, thiserror::Error)]
pub enum ListError {
    /// There is nothing in it.
    #[error("it is empty")]
    Empty,
    /// A zip or gzip archive.
    #[error("it is a packed archive: unpack it and import the files in it")]
    Packed,
    /// A form that lacks what another one of the same program has.
    #[error("it is {0}: {1}")]
    Instead(&'static str, &'static str),
    /// Nothing that is known here.
    #[error("it is no list that is known here; {EXPECTED}")]
    Unknown,
    /// It ends in the middle, or goes on as something else.
    #[error("the list is broken, and what stood before that place was taken: {0}")]
    Broken(Line),
    /// It cannot be read from where it lies.
    #[error("it cannot be read")]
    Unreadable(#[from] io::Error),
}

const EXPECTED: &str = "expected CSV of Pocket, Instapaper or Raindrop, of Readwise or Matter (with the row that names its columns), JSON of \
    Omnivore, wallabag, Pinboard, Feedbin or Press Start, a JSON Feed, starred items (FreshRSS, Inoreader), bookmarks or Pocket's page (HTML), OPML, or newsboat's urls";

/// A list whose form is known.
pub struct List<R> {
    text: BufReader<Plain<R>>,
    /// What it is.
    pub form: Form,
}

impl<R: Read> List<R> {
    /// Looks at a list's beginning.
    ///
    /// # Errors
    /// When it is nothing that is known here, or cannot be read.
    pub fn open(list: R) -> Result<Self, ListError> {
        let mut text = BufReader::with_capacity(HEAD, Plain::new(list)?);
        let form = recognise(text.fill_buf()?)?;
        Ok(Self { text, form })
    }

    /// Hands over its entries in order, each with its line. `take` says whether to go on.
    ///
    /// # Errors
    /// Where the list is broken; what stood before was handed over.
    pub fn read(self, take: &mut dyn FnMut(u64, Row) -> bool) -> Result<(), ListError> {
        let of_json = |in_feed: bool, text: BufReader<Plain<R>>, take: &mut dyn FnMut(u64, Row) -> bool| {
            let mut take = |line, element| take(line, objects::entry(&element, in_feed));
            elements::each(text, &mut take).map_err(|error| ListError::Broken(Line::new(&error.to_string())))
        };
        match self.form {
            Form::Subscriptions => Ok(()),
            Form::Table(_, delimiter) => Ok(columns::each(self.text, delimiter, take)?),
            Form::Bookmarks | Form::PocketPage => Ok(bookmark_files::each(self.text, take)?),
            Form::Array(_) => of_json(false, self.text, take),
            Form::JsonFeed | Form::Starred => of_json(true, self.text, take),
        }
    }
}

/// What a list is, by its first bytes.
fn recognise(head: &[u8]) -> Result<Form, ListError> {
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"\x1f\x8b") {
        return Err(ListError::Packed);
    }
    let text = decoded(head);
    let text = text.trim_start();
    let form = match text.chars().next() {
        None => return Err(ListError::Empty),
        Some('<') => page(&text.to_ascii_lowercase())?,
        Some('[' | '{') => json(text)?,
        Some(_) if head.contains(&0) => None,
        Some(_) => table(text)?.or_else(|| is_urls(text).then_some(Form::Subscriptions)),
    };
    form.ok_or(ListError::Unknown)
}

fn page(text: &str) -> Result<Option<Form>, ListError> {
    if text.contains("<wallabag") || text.contains("<entry>") && text.contains("<is_archived>") {
        return Err(ListError::Instead("wallabag's XML", "export JSON in its place, which has dates and tags"));
    }
    Ok(if text.contains("<opml") {
        Some(Form::Subscriptions)
    } else if text.contains("netscape-bookmark-file") || text.contains("<dl") && text.contains("<dt") {
        Some(Form::Bookmarks)
    } else if text.contains(" time_added=") || text.contains("<title>pocket export") {
        Some(Form::PocketPage)
    } else {
        None
    })
}

/// Whose JSON it is, by the names that its first object has. An empty array is nobody's and brings nothing.
fn json(text: &str) -> Result<Option<Form>, ListError> {
    let head = json_head::look(text);
    let has = |name: &str| head.names.iter().any(|known| known == name);
    let first = head.first.as_ref();
    if head.is_array {
        let program = if head.is_empty { Some(Program::Ours) } else { first.and_then(Program::of) };
        return Ok(program.map(|program| Form::Array(ArrayOf(program))));
    }
    if has("bookmarks") {
        return Err(ListError::Instead("Karakeep's JSON", "export bookmarks as HTML in its place"));
    }
    if has("roots") || has("children") && has("guid") {
        return Err(ListError::Instead("a browser's own JSON", "export the bookmarks as HTML in its place"));
    }
    Ok(match first.and_then(Program::of) {
        Some(Program::Starred) => Some(Form::Starred),
        _ if has("items") || text.contains("jsonfeed.org/version") => Some(Form::JsonFeed),
        _ => None,
    })
}

fn table(text: &str) -> Result<Option<Form>, ListError> {
    let known = [b',', b';', b'\t'].into_iter().find_map(|delimiter| {
        let header = Rows::new(text.as_bytes(), delimiter).next().ok()??;
        Some((Columns::of(&header.cells.ok()?)?.table, delimiter))
    });
    match known {
        Some((Table::Wallabag, _)) => Err(ListError::Instead(
            "wallabag's CSV",
            "export JSON in its place, which says what is archived and starred",
        )),
        known => Ok(known.map(|(table, delimiter)| Form::Table(TableOf(table), delimiter))),
    }
}

/// A newsboat file has an address, or a word that stands for one, in every line.
fn is_urls(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let starts =
        ["http://", "https://", "exec:", "filter:", "query:", "\"exec:", "\"filter:", "\"query:", "\"http", "file:"];
    lines.next().is_some_and(|line| starts.iter().any(|start| line.starts_with(start)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(list: &str) -> Form {
        List::open(list.as_bytes()).map(|list| list.form).unwrap()
    }

    #[test]
    fn every_list_is_known_by_its_content() {
        let forms = [
            ("title,url,time_added,tags,status\n", "Pocket CSV"),
            ("\u{feff}URL,Title,Selection,Folder\r\n", "Instapaper CSV"),
            ("URL,Title,Selection,Folder,Timestamp,Tags\n", "Instapaper CSV"),
            ("id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite\n", "Raindrop CSV"),
            ("created;url;tags;folder\n", "Raindrop CSV"),
            ("Link\tName\n", "a CSV table of links"),
            ("<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL>", "bookmarks (HTML)"),
            ("<!DOCTYPE html><html><title>Pocket Export</title>", "Pocket HTML"),
            (" [ {\"id\": \"1\", \"savedAt\": \"x\"}]", "Omnivore JSON"),
            ("[{\"is_archived\":0,\"url\":\"\"}]", "wallabag JSON"),
            ("[{\"href\":\"x\",\"description\":\"\"}]", "Pinboard JSON"),
            ("[{\"source_name\":\"\",\"saved_at\":null}]", "Press Start JSON"),
            ("{\"version\":\"https://jsonfeed.org/version/1.1\"}", "JSON Feed"),
            (
                "{\"id\":\"x\",\"items\":[{\"id\":\"1\",\"crawlTimeMsec\":\"1\",\"alternate\":[]}]}",
                "starred items (Google Reader API)",
            ),
            ("[{\"id\":1,\"feed_id\":2,\"title\":\"A \\\"x\",\"url\":\"\",\"created_at\":\"\"}]", "Feedbin JSON"),
            ("[{\"title\":\"A 27\\\" monitor\",\"source_name\":\"\",\"saved_at\":null}]", "Press Start JSON"),
            ("Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen\n", "Readwise CSV"),
            (
                "Title,Author,Publisher,URL,Tags,Word Count,In Queue,Favorited,Read,Highlight Count,Last Interaction Date\n",
                "Matter CSV",
            ),
            ("<?xml version='1.0'?><opml>", "subscriptions"),
            ("# mine\nhttps://a.example/feed \"a tag\"\n", "subscriptions"),
        ];
        for (list, name) in forms {
            assert_eq!(form(list).name(), name, "{list}");
        }
    }

    #[test]
    fn what_is_no_list_is_told_with_what_was_expected() {
        for other in ["dear reader", "<html><p>A page</p>", "{\"a\":1}", "[1,2]", "\u{7f}ELF\0\0", "a,b,c\n1,2,3\n"] {
            let error = List::open(other.as_bytes()).err().unwrap().to_string();
            assert!(error.contains("expected CSV of Pocket"), "{other}: {error}");
        }
        assert!(matches!(List::open(&b" \n"[..]).err(), Some(ListError::Empty)));
        assert!(matches!(List::open(&b"PK\x03\x04.."[..]).err(), Some(ListError::Packed)));
    }

    #[test]
    fn a_form_that_lacks_what_another_has_is_told_which_to_export() {
        for (list, word) in [
            ("<?xml version='1.0'?><wallabag_collection><entry/></wallabag_collection>", "wallabag"),
            ("<?xml version='1.0'?><response><entry><is_archived>0</is_archived></entry></response>", "wallabag"),
            ("Title;URL;Content;Tags;\"MIME Type\";Language;\"Creation date\"\n", "wallabag"),
            ("{\"bookmarks\":[{\"createdAt\":1,\"content\":{\"type\":\"link\"}}]}", "Karakeep"),
            ("{\"checksum\":\"x\",\"roots\":{\"bookmark_bar\":{}}}", "browser"),
            (
                "{\"guid\":\"root________\",\"title\":\"\",\"type\":\"text/x-moz-place-container\",\"children\":[]}",
                "browser",
            ),
        ] {
            let error = List::open(list.as_bytes()).err().unwrap().to_string();
            assert!(error.contains(word) && error.contains("in its place"), "{list}: {error}");
        }
    }

    #[test]
    fn a_cut_list_gives_what_stands_before_the_cut() {
        let list = "[{\"url\":\"https://a.example/\",\"savedAt\":\"2024-01-01\"},\n{\"url\":\"https://b.ex";
        let mut urls = Vec::new();
        let read = List::open(list.as_bytes()).unwrap().read(&mut |_, row| {
            urls.push(row.unwrap().url);
            true
        });
        assert_eq!(urls, ["https://a.example/"]);
        assert!(read.unwrap_err().to_string().contains("line 2"));
    }

    /// What a list of one article, written in a format, gives when it is read again.
    fn round_trip(format: crate::exchange::Format, title: &str, tags: &[String], note: &str) -> crate::exchange::Entry {
        let line = |text: &String| Line::new(text);
        let mut article = crate::exchange::articles::sample();
        (article.title, article.tags) = (Line::new(title), tags.iter().map(line).collect());
        article.progress.note = Some(note.to_owned());
        let body = crate::news::Body::parse("<p>Words.</p>");
        let saved = Some(article.fetched);
        let exported =
            crate::exchange::Exported { article: &article, body: &body, saved, highlights: &[], original: None };
        let mut written = io::Cursor::new(Vec::new());
        format.write(&[exported], &mut |_| None, article.fetched, &mut written).unwrap();
        let mut read = Vec::new();
        let list = List::open(&written.get_ref()[..]).unwrap();
        list.read(&mut |_, row| {
            read.push(row.unwrap());
            true
        })
        .unwrap();
        assert_eq!(read.len(), 1);
        read.remove(0)
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig { cases: 200, failure_persistence: None, ..proptest::prelude::ProptestConfig::default() })]

        #[test]
        fn what_is_exported_comes_back_as_it_was(
            title in "[a-z][ -~é日]{0,30}[!-~]",
            tags in proptest::collection::btree_set("[a-z0-9\"'é]{1,8}", 0..4),
            note in "[!-~][ -~\né日]{0,40}[!-~]",
        ) {
            let tags: Vec<String> = tags.into_iter().collect();
            for format in [crate::exchange::Format::Json, crate::exchange::Format::JsonFeed, crate::exchange::Format::Csv] {
                let entry = round_trip(format, &title, &tags, &note);
                let read: Vec<String> = entry.tags.iter().map(ToString::to_string).collect();
                proptest::prop_assert_eq!(entry.title, Line::new(&title), "{:?}", format);
                proptest::prop_assert_eq!(&read, &tags, "{:?}", format);
                proptest::prop_assert_eq!(entry.note, Some(crate::text::safe::block(&note).trim().to_owned()), "{:?}", format);
            }
        }
    }
}
