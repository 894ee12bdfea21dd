//! An entry is one link of somebody's reading list, with all that the list tells of it. It judges the address and nothing else.

use super::refused;
use crate::{
    clean::{self, Rules, Subject},
    extract::Extracted,
    feed,
    html::{decode_entities, escape, without_scheme},
    news::{Draft, Enclosure, Highlight, Item, Kind},
    text::{
        Line,
        safe::{self, NAME, TITLE},
    },
};
use jiff::Timestamp;

/// No page on the web has a longer address.
const LONGEST_ADDRESS: usize = 8 * 1024;
/// Tags of one entry; nobody gives more by hand.
const MOST_TAGS: usize = 100;
/// The tag that stands for a star.
pub const STARRED: &str = "starred";

/// One link of a reading list.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its address, as the list gives it: http or https.
    pub url: String,
    /// Its headline; empty where the list has none.
    pub title: Line,
    /// Who wrote it.
    pub author: Option<Line>,
    /// The outlet's name.
    pub outlet: Option<Line>,
    /// When it was published.
    pub published: Option<Timestamp>,
    /// When it was put on the list.
    pub saved: Option<Timestamp>,
    /// False for an article that is no part of the reading list.
    pub listed: bool,
    /// Done with among the news; where the list does not say, what is on a reading list is.
    pub read: bool,
    /// It was read to its end.
    pub finished: bool,
    /// How far it was read, as a share of its length.
    pub position: Option<f32>,
    /// Its tags, each once.
    pub tags: Vec<Line>,
    /// What the reader wrote beside it.
    pub note: Option<String>,
    /// The passages marked in it.
    pub highlights: Vec<Highlight>,
    /// A teaser.
    pub summary: String,
    /// Its text as HTML.
    pub html: Option<String>,
    /// What kind of piece it is.
    pub kind: Option<Kind>,
    /// Files that come with it.
    pub enclosures: Vec<Enclosure>,
}

/// What a row gave: an entry, or why it was not taken.
pub type Row = Result<Entry, Why>;

/// Why a row was not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    /// There is no address in it.
    #[error("it has no address")]
    NoAddress,
    /// A scheme other than http and https, or no address at all.
    #[error("“{0}” is no http or https address")]
    NoWebAddress(Line),
    /// A quote stands open.
    #[error("a quote in it is never closed")]
    OpenQuote,
    /// It has no end within reason.
    #[error("it is longer than {0} MB")]
    TooLong(usize),
    /// Not what the list is made of.
    #[error("it is no {0}")]
    NotA(&'static str),
}

impl Entry {
    /// An unread entry of the reading list at an address, or why that address is not taken.
    ///
    /// # Errors
    /// When it is no web address.
    pub fn at(address: &str) -> Row {
        let address = address.trim();
        if address.is_empty() {
            return Err(Why::NoAddress);
        }
        // a blank in an address is a slip that browsers mend
        let url = if address.contains(char::is_whitespace) {
            url::Url::parse(address).map_or_else(|_| address.to_owned(), String::from)
        } else {
            address.to_owned()
        };
        if !refused::is_web_address(&url, LONGEST_ADDRESS) {
            return Err(Why::NoWebAddress(Line::cut(address, 80)));
        }
        Ok(Self {
            url,
            title: Line::default(),
            author: None,
            outlet: None,
            published: None,
            saved: None,
            listed: true,
            read: true,
            finished: false,
            position: None,
            tags: Vec::new(),
            note: None,
            highlights: Vec::new(),
            summary: String::new(),
            html: None,
            kind: None,
            enclosures: Vec::new(),
        })
    }

    /// Gives it a headline from a program that writes plain text, though entities slip in; the address is none.
    pub fn title(&mut self, title: &str) {
        self.plain_title(&decode_entities(title));
    }

    /// Gives it a headline as it is; the address is none.
    pub fn plain_title(&mut self, title: &str) {
        let title = Line::cut(title, TITLE);
        if title.as_str() != self.url {
            self.title = title;
        }
    }

    /// Adds a tag once.
    pub fn tag(&mut self, tag: &str) {
        let tag = Line::cut(tag, NAME);
        if !tag.is_empty() && self.tags.len() < MOST_TAGS && !self.tags.contains(&tag) {
            self.tags.push(tag);
        }
    }

    /// Adds the tag that stands for a star.
    pub fn star(&mut self) {
        self.tag(STARRED);
    }

    /// Notes that it was read to its end.
    pub fn finish(&mut self) {
        self.finished = true;
    }

    /// Adds words of the reader's, below those that are there.
    pub fn note(&mut self, words: &str) {
        let words = safe::block(words);
        let words = words.trim();
        if !words.is_empty() {
            let note = self.note.take().map_or_else(|| words.to_owned(), |before| format!("{before}\n\n{words}"));
            self.note = Some(note);
        }
    }

    /// Gives it a text; none where there are no words in it.
    pub fn html(&mut self, html: &str) {
        self.html = Some(html.to_owned()).filter(|html| !html.trim().is_empty());
    }

    /// The entry as an article: what lists show of it, and its page where the list brought one.
    #[must_use]
    pub fn article(&self, rules: &Rules) -> (Draft, Option<Extracted>) {
        let url = rules.links().clean(&self.url).shown;
        let title = if self.title.is_empty() { Line::new(without_scheme(&url)) } else { self.title.clone() };
        let item = Item {
            identity: url.clone(),
            link: Some(self.url.clone()),
            title: escape(&title),
            authors: self.author.iter().map(ToString::to_string).collect(),
            published: self.published,
            summary: Some(escape(&self.summary)).filter(|summary| !summary.is_empty()),
            enclosures: self.enclosures.clone(),
            ..Item::default()
        };
        let page = self.html.as_ref().map(|html| Extracted {
            html: html.clone(),
            title: Some(title.clone()),
            byline: self.author.clone(),
            site_name: self.outlet.clone(),
            published: self.published,
            ..Extracted::default()
        });
        let whole = Item { content: self.html.clone(), ..item.clone() };
        let subject = Subject {
            title: &title,
            url: &self.url,
            source: self.outlet.as_deref().unwrap_or_default(),
            author: self.author.as_deref().unwrap_or_default(),
            strip: true,
        };
        let draft = clean::draft(whole, &subject, rules);
        let kind = self.kind.unwrap_or(draft.kind);
        let author = self.author.clone().or(draft.author);
        (Draft { item, title, kind, author, url: Line::new(&url), teaser: page.is_none(), ..draft }, page)
    }
}

/// A date as programs write it: to the millisecond where they tell it, or counted from 1970 (by some browsers in microseconds).
#[must_use]
pub fn date(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    let exact = text.parse().ok().filter(|date: &Timestamp| date.as_second() >= 86_400);
    let counted =
        || text.parse().ok().filter(|_| text.len() == 16).and_then(|micros| Timestamp::from_microsecond(micros).ok());
    exact.or_else(counted).or_else(|| feed::date(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_are_taken() {
        for address in ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "about:blank", "x", "http://"]
        {
            assert!(matches!(Entry::at(address), Err(Why::NoWebAddress(_))), "{address}");
        }
        assert_eq!(Entry::at(" "), Err(Why::NoAddress));
        assert_eq!(Entry::at(" https://a.example/b c ").unwrap().url, "https://a.example/b%20c");
    }

    #[test]
    fn a_long_title_is_cut_and_an_address_is_no_title() {
        let mut entry = Entry::at("https://a.example/x").unwrap();
        entry.title("https://a.example/x");
        assert!(entry.title.is_empty());
        entry.title(&"A &amp; B ".repeat(1_000));
        assert!(entry.title.starts_with("A & B A") && entry.title.chars().count() <= TITLE);
    }

    #[test]
    fn dates_are_read_in_every_spelling() {
        let read = |text: &str| date(text).map(|date| date.to_string());
        for text in
            ["1600322788", "1600322788000", "1600322788000000", "2020-09-17T06:06:28Z", "2020-09-17T08:06:28+0200"]
        {
            assert_eq!(read(text).as_deref(), Some("2020-09-17T06:06:28Z"), "{text}");
        }
        assert_eq!(read("2024-05-06T07:08:09.123Z").as_deref(), Some("2024-05-06T07:08:09.123Z"));
        assert_eq!((read(""), read("0"), read("soon")), (None, None, None));
    }

    #[test]
    fn notes_stand_below_each_other() {
        let mut entry = Entry::at("https://a.example/x").unwrap();
        entry.note(" one ");
        entry.note("\u{1b}[2J");
        entry.note("two");
        assert_eq!(entry.note.as_deref(), Some("one\n\ntwo"));
    }

    #[test]
    fn an_article_has_its_cleaned_address_and_keeps_the_given_one() {
        let mut entry = Entry::at("https://a.example/x?utm_source=list").unwrap();
        entry.title("1 &lt; 2");
        let (draft, page) = entry.article(&clean::BUILTIN);
        assert_eq!((draft.url.as_str(), draft.title.as_str()), ("https://a.example/x", "1 < 2"));
        assert_eq!(draft.item.link.as_deref(), Some("https://a.example/x?utm_source=list"));
        assert!(page.is_none());
        let again = clean::headline(&draft.item.title, "");
        assert_eq!(again, draft.title, "what is derived again from the item is the same");
    }
}
