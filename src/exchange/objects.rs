//! Objects of JSON lists as entries, by the program that wrote them: Omnivore, wallabag, Pinboard, JSON Feed and this one.
//! Takes numbers for strings and the other way round, as programs do.

use super::entry::{self, Entry, Row, Why};
use crate::{
    html::{escape, strip_tags},
    news::{Chapters, Enclosure, Highlight},
    text::Line,
};
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Map, Value};

/// The programs whose objects are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Program {
    Ours,
    JsonFeed,
    Omnivore,
    Wallabag,
    Pinboard,
    /// `FreshRSS`, Inoreader and whoever speaks the Google Reader API.
    Starred,
    Feedbin,
}

impl Program {
    /// The program by the members that only its objects have.
    pub fn of(object: &Map<String, Value>) -> Option<Self> {
        let has = |name: &str| object.contains_key(name);
        Some(match () {
            () if has("crawlTimeMsec")
                || has("origin") && has("categories")
                || has("alternate")
                || has("canonical") =>
            {
                Self::Starred
            }
            () if has("href") => Self::Pinboard,
            () if has("feed_id") && has("url") => Self::Feedbin,
            () if has("saved_at") && has("source_name") => Self::Ours,
            () if has("is_archived") || has("is_starred") => Self::Wallabag,
            () if has("savedAt") || has("readingProgress") => Self::Omnivore,
            () if has("content_html") || has("content_text") || has("date_published") || has("_pressstart") => {
                Self::JsonFeed
            }
            () => return None,
        })
    }
}

/// An element as an entry. In a JSON Feed nothing but the element's place tells whose it is.
pub(super) fn entry(element: &Value, in_feed: bool) -> Row {
    let object = Object(element.as_object().ok_or(Why::NotA("JSON object"))?);
    let in_place = |program: &Program| matches!(program, Program::JsonFeed | Program::Starred);
    let known = Program::of(object.0).filter(|program| !in_feed || in_place(program));
    match known.or_else(|| in_feed.then_some(Program::JsonFeed)) {
        Some(Program::Ours) => ours(object),
        Some(Program::JsonFeed) => json_feed(object),
        Some(Program::Omnivore) => omnivore(object),
        Some(Program::Wallabag) => wallabag(object),
        Some(Program::Pinboard) => pinboard(object),
        Some(Program::Starred) => starred(object),
        Some(Program::Feedbin) => feedbin(object),
        None => Err(Why::NotA("article of Omnivore, wallabag, Pinboard or Press Start")),
    }
}

fn ours(object: Object) -> Row {
    let mut entry = object.entry("url")?;
    entry.plain_title(&object.text("title").unwrap_or_default());
    entry.outlet = object.line("source_name");
    entry.author = object.line("author");
    entry.published = object.date("published");
    entry.saved = object.date("saved_at").or_else(|| object.date("fetched"));
    entry.listed = object.yes("saved").unwrap_or(true);
    entry.read = object.yes("read").unwrap_or(true);
    object.marks(&mut entry);
    entry.kind = object.text("kind").and_then(|kind| kind.parse().ok());
    entry.summary = object.text("summary").unwrap_or_default();
    entry.enclosures = object.enclosures("enclosures", "type", "bytes");
    entry.html(&object.text("original").or_else(|| object.text("html")).unwrap_or_default());
    Ok(entry)
}

fn json_feed(object: Object) -> Row {
    let address = ["url", "external_url", "id"].into_iter().find(|name| object.text(name).is_some()).unwrap_or("url");
    let mut entry = object.entry(address)?;
    entry.author = object.names("authors").first().or(object.names("author").first()).map(|name| Line::new(name));
    entry.published = object.date("date_published");
    entry.summary = object.text("summary").unwrap_or_default();
    entry.enclosures = object.enclosures("attachments", "mime_type", "size_in_bytes");
    let html = object.text("content_html").or_else(|| object.text("content_text").map(|text| paragraphs(&text)));
    entry.html(&html.unwrap_or_default());
    if let Some(own) = object.0.get("_pressstart").and_then(Value::as_object).map(Object) {
        entry.plain_title(&object.text("title").unwrap_or_default());
        entry.outlet = own.line("source");
        entry.kind = own.text("kind").and_then(|kind| kind.parse().ok());
        entry.read = own.yes("read").unwrap_or(true);
        entry.saved = own.date("saved");
        entry.listed = entry.saved.is_some();
        own.marks(&mut entry);
    }
    Ok(entry)
}

fn omnivore(object: Object) -> Row {
    let mut entry = object.entry("url")?;
    entry.author = object.line("author");
    entry.published = object.date("publishedAt");
    entry.saved = object.date("savedAt");
    entry.summary = object.text("description").unwrap_or_default();
    entry.position = object.share("readingProgress", 100.0);
    if object.text("state").is_some_and(|state| state.eq_ignore_ascii_case("archived")) {
        entry.finish();
    }
    Ok(entry)
}

fn wallabag(object: Object) -> Row {
    let mut entry = object.entry("url")?;
    entry.author = object.names("published_by").first().map(|name| Line::new(name));
    entry.published = object.date("published_at");
    entry.saved = object.date("created_at");
    if object.yes("is_archived") == Some(true) {
        entry.finish();
    }
    if object.yes("is_starred") == Some(true) {
        entry.star();
    }
    let mut passages = Vec::new();
    for annotation in object.0.get("annotations").and_then(Value::as_array).into_iter().flatten() {
        let Some(annotation) = annotation.as_object().map(Object) else { continue };
        entry.note(&annotation.text("text").unwrap_or_default());
        if let Some(quote) = annotation.text("quote") {
            passages.push((quote, annotation.date("created_at").or(entry.saved)));
        }
    }
    let html = object.text("content").unwrap_or_default();
    let text = strip_tags(&html);
    for (quote, added) in passages.into_iter().take(MOST_PASSAGES) {
        let before = text.find(&quote).map_or("", |at| &text[..at]);
        let at = before.chars().filter(|letter| !letter.is_whitespace()).count();
        let added = added.unwrap_or(Timestamp::UNIX_EPOCH);
        entry.highlights.push(Highlight { text: Line::new(&quote), at, added });
    }
    entry.html(&html);
    Ok(entry)
}

fn pinboard(object: Object) -> Row {
    let mut entry = object.entry("href")?;
    // Pinboard calls the headline description
    entry.title(&object.text("description").unwrap_or_default());
    entry.saved = object.date("time");
    entry.note(&object.text("extended").unwrap_or_default());
    entry.tags.clear();
    for tag in object.text("tags").unwrap_or_default().split_whitespace() {
        entry.tag(tag);
    }
    if object.yes("toread") == Some(false) {
        entry.finish();
    }
    Ok(entry)
}

fn starred(object: Object) -> Row {
    let linked = |name: &str| {
        let links = object.0.get(name).and_then(Value::as_array)?;
        links.iter().find_map(|link| Object(link.as_object()?).text("href"))
    };
    let address =
        linked("alternate").or_else(|| linked("canonical")).or_else(|| object.text("url")).unwrap_or_default();
    let mut entry = Entry::at(&address)?;
    entry.title(&object.text("title").unwrap_or_default());
    entry.author = object.line("author");
    entry.published = object.date("published");
    entry.saved = ["starredTimeMsec", "timestampUsec", "crawlTimeMsec"].into_iter().find_map(|name| object.date(name));
    entry.saved = entry.saved.or(entry.published);
    let inner = |name: &str| object.0.get(name).and_then(Value::as_object).map(Object);
    entry.outlet = inner("origin").and_then(|origin| origin.line("title"));
    for label in object.names("categories") {
        if let Some((_, name)) = label.split_once("/label/") {
            entry.tag(name);
        }
    }
    for note in object.0.get("annotations").and_then(Value::as_array).into_iter().flatten() {
        entry.note(&note.as_object().and_then(|note| Object(note).text("content")).unwrap_or_default());
    }
    let html = ["content", "summary"].into_iter().find_map(|name| inner(name)?.text("content"));
    entry.html(&html.unwrap_or_default());
    Ok(entry)
}

fn feedbin(object: Object) -> Row {
    let mut entry = object.entry("url")?;
    entry.author = object.line("author");
    entry.published = object.date("published");
    entry.saved = object.date("created_at").or(entry.published);
    entry.summary = strip_tags(&object.text("summary").unwrap_or_default());
    entry.html(&object.text("content").unwrap_or_default());
    Ok(entry)
}

/// Plain text as HTML, a paragraph for every blank line.
fn paragraphs(text: &str) -> String {
    let paragraphs: Vec<String> = text.split("\n\n").map(|words| format!("<p>{}</p>", escape(words.trim()))).collect();
    paragraphs.join("\n")
}

/// An object whose members may be of another type than they should.
#[derive(Clone, Copy)]
struct Object<'a>(&'a Map<String, Value>);

impl Object<'_> {
    /// An entry with what all programs name alike: title and tags.
    fn entry(self, address: &str) -> Row {
        let mut entry = Entry::at(&self.text(address).unwrap_or_default())?;
        entry.title(&self.text("title").unwrap_or_default());
        for tag in ["tags", "labels"].into_iter().flat_map(|name| self.names(name)) {
            entry.tag(&tag);
        }
        Ok(entry)
    }

    /// How far the reader was and what was written and marked, under our own names.
    fn marks(self, entry: &mut Entry) {
        entry.position = self.share("position", 1.0);
        entry.finished = self.yes("finished").unwrap_or(false);
        entry.note(&self.text("note").unwrap_or_default());
        let passages = self.0.get("highlights").and_then(Value::as_array).into_iter().flatten();
        entry.highlights = passages.filter_map(|one| Highlight::deserialize(one).ok()).take(MOST_PASSAGES).collect();
    }

    /// A member as text; none when it is not there or empty.
    fn text(self, name: &str) -> Option<String> {
        match self.0.get(name)? {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        }
        .filter(|text| !text.trim().is_empty())
    }

    fn line(self, name: &str) -> Option<Line> {
        self.text(name).map(|text| Line::cut(&text, crate::text::safe::NAME)).filter(|line| !line.is_empty())
    }

    fn date(self, name: &str) -> Option<Timestamp> {
        entry::date(&self.text(name)?)
    }

    /// Yes or no, in the spellings that programs use.
    fn yes(self, name: &str) -> Option<bool> {
        match self.0.get(name)? {
            Value::Bool(yes) => Some(*yes),
            Value::Number(number) => Some(number.as_f64() != Some(0.0)),
            Value::String(text) => match text.to_ascii_lowercase().as_str() {
                "yes" | "true" | "1" => Some(true),
                "no" | "false" | "0" => Some(false),
                _ => None,
            },
            _ => None,
        }
    }

    /// A share of `whole`; none for nothing.
    fn share(self, name: &str, whole: f64) -> Option<f32> {
        let part: f64 = self.text(name)?.parse().ok()?;
        #[expect(clippy::cast_possible_truncation, reason = "a share needs no more digits")]
        let share = (part / whole).clamp(0.0, 1.0) as f32;
        Some(share).filter(|share| *share > 0.0)
    }

    /// Names: a list of strings or of objects that have one, or one string with commas.
    fn names(self, name: &str) -> Vec<String> {
        let one = |value: &Value| match value {
            Value::String(name) => Some(name.clone()),
            Value::Object(object) => ["name", "label"].into_iter().find_map(|name| Object(object).text(name)),
            _ => None,
        };
        match self.0.get(name) {
            Some(Value::Array(all)) => all.iter().filter_map(one).collect(),
            Some(Value::String(all)) => all.split(',').map(|name| name.trim().to_owned()).collect(),
            Some(value) => one(value).into_iter().collect(),
            None => Vec::new(),
        }
    }

    fn enclosures(self, name: &str, media_type: &str, bytes: &str) -> Vec<Enclosure> {
        let one = |value: &Value| {
            let file = Object(value.as_object()?);
            Some(Enclosure {
                url: file.text("url").filter(|url| super::refused::is_web_address(url, 8 * 1024))?,
                media_type: file.text(media_type).filter(|media_type| media_type != super::articles::ANY_TYPE),
                bytes: file.0.get(bytes).and_then(Value::as_u64),
                seconds: ["seconds", "duration_in_seconds"].iter().find_map(|name| file.text(name)?.parse().ok()),
                chapters: file.0.get("chapters").and_then(|chapters| Chapters::deserialize(chapters).ok()),
            })
        };
        let all = self.0.get(name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        all.iter().filter_map(one).take(MOST_FILES).collect()
    }
}

/// Passages marked in one entry.
const MOST_PASSAGES: usize = 1_000;
/// Files of one entry.
const MOST_FILES: usize = 20;

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read(object: &Value) -> Entry {
        entry(object, false).unwrap()
    }

    fn tags(entry: &Entry) -> Vec<&str> {
        entry.tags.iter().map(Line::as_str).collect()
    }

    fn saved(entry: &Entry) -> Option<String> {
        entry.saved.map(|saved| saved.to_string())
    }

    #[test]
    fn omnivore_tells_state_progress_labels_and_dates() {
        let read = read(&json!({
            "id": "x", "slug": "lantern-1", "title": "Lantern", "description": "A game", "author": null,
            "url": "https://a.example/lantern", "state": "Active", "readingProgress": 40, "thumbnail": null,
            "labels": ["games", { "name": "to do" }], "savedAt": "2024-05-06T07:08:09.123Z",
            "updatedAt": "2024-06-01T00:00:00.000Z", "publishedAt": "2024-05-01T00:00:00.000Z"
        }));
        assert_eq!((tags(&read), read.position, read.author.as_deref()), (vec!["games", "to do"], Some(0.4), None));
        assert_eq!(saved(&read).as_deref(), Some("2024-05-06T07:08:09.123Z"));
        assert_eq!((read.summary.as_str(), read.published.is_some()), ("A game", true));
    }

    #[test]
    fn an_archived_article_of_omnivore_is_finished() {
        let object = json!({ "url": "https://a.example/", "state": "Archived", "readingProgress": 0, "savedAt": "" });
        assert_eq!((read(&object).finished, read(&object).saved), (true, None));
    }

    #[test]
    fn wallabag_brings_the_text_and_spells_yes_in_two_ways() {
        let object = |yes: Value| {
            read(&json!({
                "id": "7", "title": "Kiln &amp; Co", "url": "https://a.example/kiln", "is_archived": yes, "is_starred": yes,
                "created_at": "2016-09-08T11:55:58+0200", "content": "<p>Text</p>", "tags": ["a", { "label": "b" }],
                "published_by": ["Ann"], "annotations": [{ "quote": "ex", "text": "yes" }]
            }))
        };
        let archived = object(json!(1));
        assert_eq!(archived, object(json!(true)));
        assert_eq!((archived.title.as_str(), archived.html.as_deref()), ("Kiln & Co", Some("<p>Text</p>")));
        assert_eq!((tags(&archived), archived.finished), (vec!["a", "b", "starred"], true));
        assert_eq!(saved(&archived).as_deref(), Some("2016-09-08T09:55:58Z"));
        assert_eq!((archived.note.as_deref(), archived.highlights[0].text.as_str()), (Some("yes"), "ex"));
        assert_eq!(archived.highlights[0].at, 1);
        assert!(!object(json!(0)).finished);
    }

    #[test]
    fn pinboard_has_names_of_its_own() {
        let read = read(&json!({
            "href": "https://a.example/p", "description": "Headline", "extended": "my words", "meta": "m", "hash": "h",
            "time": "2015-01-02T03:04:05Z", "shared": "yes", "toread": "no", "tags": "one two"
        }));
        assert_eq!((read.title.as_str(), read.note.as_deref()), ("Headline", Some("my words")));
        assert_eq!((tags(&read), read.finished), (vec!["one", "two"], true));
    }

    #[test]
    fn starred_items_tell_their_page_labels_outlet_and_text() {
        let item = json!({
            "id": "tag:google.com,2005:reader/item/1", "crawlTimeMsec": "1714644000000", "timestampUsec": "1714644001000000",
            "published": 1_714_640_000, "title": "Boats &amp; gulls", "canonical": [{ "href": "https://a.example/1" }],
            "categories": ["user/-/state/com.google/starred", "user/1/label/long read"], "author": "Mina",
            "origin": { "title": "Harbour" }, "summary": { "content": "<p>Words</p>" }
        });
        let read = entry(&item, true).unwrap();
        assert_eq!((read.url.as_str(), read.title.as_str()), ("https://a.example/1", "Boats & gulls"));
        assert_eq!((tags(&read), read.outlet.as_deref()), (vec!["long read"], Some("Harbour")));
        assert_eq!(saved(&read).as_deref(), Some("2024-05-02T10:00:01Z"));
        assert_eq!((read.html.as_deref(), read.finished), (Some("<p>Words</p>"), false));
    }

    #[test]
    fn starred_entries_of_feedbin_are_read() {
        let read = read(&json!({
            "id": 1, "feed_id": 2, "title": "T", "url": "https://a.example/1", "author": null, "content": "<p>x</p>",
            "summary": "a <b>b</b>", "published": "2024-05-01T00:00:00Z", "created_at": "2024-05-02T10:00:00Z"
        }));
        assert_eq!((saved(&read).as_deref(), read.summary.as_str()), (Some("2024-05-02T10:00:00Z"), "a b"));
    }

    #[test]
    fn a_json_feed_of_anybody_is_a_list() {
        let item = json!({ "id": 5, "external_url": "https://a.example/f", "content_text": "a\n\n<b>", "author": { "name": "Ann" } });
        let read = entry(&item, true).unwrap();
        assert_eq!(read.html.as_deref(), Some("<p>a</p>\n<p>&lt;b&gt;</p>"));
        assert_eq!((read.author.as_deref(), read.listed), (Some("Ann"), true));
    }

    #[test]
    fn what_is_no_article_is_named() {
        assert_eq!(entry(&json!(5), false), Err(Why::NotA("JSON object")));
        assert_eq!(entry(&json!({}), true), Err(Why::NoAddress));
        assert!(matches!(entry(&json!({ "url": "https://a.example/" }), false), Err(Why::NotA(_))));
        let script = json!({ "url": "javascript:alert(1)", "savedAt": "x" });
        assert!(matches!(entry(&script, false), Err(Why::NoWebAddress(_))));
    }
}
