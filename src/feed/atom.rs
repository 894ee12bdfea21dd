//! The writer of Atom 1.0: whatever dialect a feed was written in, it leaves as one well-formed document.

use crate::news::{Comments, Enclosure};
use jiff::Timestamp;
use memchr::memmem;
use std::fmt::Write;

/// What stands above the entries.
#[derive(Debug, Clone, Copy, Default)]
pub struct Head<'a> {
    /// What the feed is known by: an IRI.
    pub id: &'a str,
    /// Its title as plain text.
    pub title: &'a str,
    /// The site's front page.
    pub site: Option<&'a str>,
    /// Who wrote the entries that name nobody.
    pub author: Option<&'a str>,
    /// When it last changed.
    pub updated: Timestamp,
}

/// A headline.
#[derive(Debug, Clone, Copy)]
pub enum Title<'a> {
    /// As the feed has it.
    Html(&'a str),
    /// Without tags and entities.
    Plain(&'a str),
}

/// One entry.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// What it is known by.
    pub id: &'a str,
    /// Its headline.
    pub title: Title<'a>,
    /// Its page.
    pub link: Option<&'a str>,
    /// Who wrote it.
    pub authors: &'a [String],
    /// When it was published.
    pub published: Option<Timestamp>,
    /// When it last changed; Atom demands a date.
    pub updated: Timestamp,
    /// Teaser HTML.
    pub summary: Option<&'a str>,
    /// Full HTML.
    pub content: Option<&'a str>,
    /// Its categories.
    pub categories: &'a [String],
    /// Its files.
    pub enclosures: &'a [Enclosure],
    /// Its picture, and the relation by which it is linked.
    pub image: Option<(&'a str, &'a str)>,
    /// Where people talk about it.
    pub comments: Option<&'a Comments>,
}

/// A document on its way.
#[derive(Debug)]
pub struct Document {
    text: String,
    /// What was written could not be written as it is: XML has no place for some of its characters.
    unfit: bool,
}

impl Document {
    /// A document of about so many bytes, with its head.
    #[must_use]
    pub fn new(head: Head, bytes: usize) -> Self {
        let mut document = Self { text: String::with_capacity(bytes + bytes / 8 + 1024), unfit: false };
        document.text.push_str(concat!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" ",
            "xmlns:thr=\"http://purl.org/syndication/thread/1.0\">\n"
        ));
        document.element("id", "", head.id);
        document.element("title", "", head.title);
        document.date("updated", head.updated);
        if let Some(author) = head.author {
            document.author(author);
        }
        document.link("alternate", head.site.unwrap_or_default(), &[]);
        document
    }

    /// Writes an entry; false when some of its characters had to be left out, as XML has no place for them.
    pub fn entry(&mut self, entry: &Entry) -> bool {
        self.unfit = false;
        self.text.push_str("<entry>\n");
        self.element("id", "", entry.id);
        match entry.title {
            Title::Html(title) => self.element("title", " type=\"html\"", title),
            Title::Plain(title) => self.element("title", "", title),
        }
        self.link("alternate", entry.link.unwrap_or_default(), &[]);
        for author in entry.authors {
            self.author(author);
        }
        if let Some(published) = entry.published {
            self.date("published", published);
        }
        self.date("updated", entry.updated);
        for category in entry.categories {
            self.text.push_str("<category term=\"");
            self.value(category);
            self.text.push_str("\"/>\n");
        }
        for file in entry.enclosures {
            let bytes = file.bytes.map(|bytes| bytes.to_string());
            let media_type = file.media_type.as_deref().unwrap_or_default();
            self.link(
                "enclosure",
                &file.url,
                &[("type", media_type), ("length", bytes.as_deref().unwrap_or_default())],
            );
        }
        if let Some((relation, image)) = entry.image {
            self.link(relation, image, &[]);
        }
        if let Some(comments) = entry.comments {
            self.comments(comments);
        }
        if let Some(summary) = entry.summary {
            self.element("summary", " type=\"html\"", summary);
        }
        if let Some(content) = entry.content {
            self.element("content", " type=\"html\"", content);
        }
        self.text.push_str("</entry>\n");
        !self.unfit
    }

    /// The whole document.
    #[must_use]
    pub fn finish(mut self) -> String {
        self.text.push_str("</feed>\n");
        self.text
    }

    fn comments(&mut self, comments: &Comments) {
        let count = comments.count.map(|count| count.to_string()).unwrap_or_default();
        let page = comments.url.as_deref().unwrap_or_default();
        self.link("replies", page, &[("type", "text/html"), ("thr:count", &count)]);
        self.link("replies", comments.feed.as_deref().unwrap_or_default(), &[("type", "application/rss+xml")]);
    }

    fn author(&mut self, name: &str) {
        self.text.push_str("<author>");
        self.element("name", "", name);
        self.text.push_str("</author>\n");
    }

    fn date(&mut self, name: &str, date: Timestamp) {
        // writing to a String cannot fail
        let _ = writeln!(self.text, "<{name}>{date}</{name}>");
    }

    /// A link; none for an empty address. Attributes that are empty are left out.
    fn link(&mut self, relation: &str, address: &str, attributes: &[(&str, &str)]) {
        if address.is_empty() {
            return;
        }
        let _ = write!(self.text, "<link rel=\"{relation}\" href=\"");
        self.value(address);
        for (name, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
            let _ = write!(self.text, "\" {name}=\"");
            self.value(value);
        }
        self.text.push_str("\"/>\n");
    }

    fn element(&mut self, name: &str, attributes: &str, text: &str) {
        let _ = write!(self.text, "<{name}{attributes}>");
        self.words(text);
        let _ = writeln!(self.text, "</{name}>");
    }

    /// The text of an element. A section costs readers less than a reference for every tag.
    fn words(&mut self, text: &str) {
        let Some(fit) = self.fit(text) else { return self.words_that_fit(text) };
        self.words_that_fit(&fit);
    }

    fn words_that_fit(&mut self, text: &str) {
        if memchr::memchr3(b'&', b'<', b'>', text.as_bytes()).is_none() {
            self.text.push_str(text);
            return;
        }
        self.text.push_str("<![CDATA[");
        let mut rest = text;
        while let Some(end) = memmem::find(rest.as_bytes(), b"]]>") {
            self.text.push_str(&rest[..end + 2]);
            self.text.push_str("]]><![CDATA[");
            rest = &rest[end + 2..];
        }
        self.text.push_str(rest);
        self.text.push_str("]]>");
    }

    /// The value of an attribute.
    fn value(&mut self, text: &str) {
        let fit = self.fit(text);
        let text = fit.as_deref().unwrap_or(text);
        for letter in text.chars() {
            match letter {
                '&' => self.text.push_str("&amp;"),
                '<' => self.text.push_str("&lt;"),
                '"' => self.text.push_str("&quot;"),
                '\t' | '\n' | '\r' => {
                    let _ = write!(self.text, "&#{};", u32::from(letter));
                }
                letter => self.text.push(letter),
            }
        }
    }

    /// The text without what XML has no place for; none when it is as it should be.
    fn fit(&mut self, text: &str) -> Option<String> {
        let control = |byte: u8| byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r');
        // A fold over every byte runs many bytes at once; a search that stops at the first does not.
        let controls = text.bytes().fold(false, |found, byte| found | control(byte));
        if !controls
            && memmem::find(text.as_bytes(), b"\xef\xbf\xbe").is_none()
            && memmem::find(text.as_bytes(), b"\xef\xbf\xbf").is_none()
        {
            return None;
        }
        self.unfit = true;
        Some(text.replace(|letter| !is_xml(letter), ""))
    }
}

/// True for the characters that XML 1.0 knows.
fn is_xml(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}
