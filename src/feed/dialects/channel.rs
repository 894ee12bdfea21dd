//! A feed written as XML, whatever its version: finds the root, the words about the feed and its articles. Reads each article once and keeps no tree of the whole.

use super::{
    item::{self, rebase},
    people::{authors, push_name},
};
use crate::{
    feed::{
        Feed, address, bounds, dates, identity,
        xml::{
            mends::{Mend, Mends},
            tokens::{Tag, Token},
            tree::{Document, Element, attribute},
        },
    },
    html::strip_tags,
    text::Line,
};
use url::Url;

/// What a document in markup turned out to be.
#[derive(Debug)]
pub enum Found {
    /// A feed, with its articles in the document's order.
    Feed(Feed),
    /// Something else, known by the name of its first element.
    Root(String),
    /// No element at all.
    Nothing,
}

struct Reading<'a> {
    document: Document<'a>,
    feed: Feed,
    authors: Vec<String>,
    /// Where relative links start: the address of the feed, then what the containers name.
    bases: Vec<Option<Url>>,
    first_root: Option<&'a str>,
    in_feed: bool,
    channel_closed: bool,
    /// Articles of this feed have guids.
    guids: bool,
}

/// Reads a document.
pub fn read(text: &str, url: Option<Url>, mends: &Mends) -> Found {
    let mut reading = Reading {
        document: Document::new(text, mends),
        feed: Feed::default(),
        authors: Vec::new(),
        bases: vec![url],
        first_root: None,
        in_feed: false,
        channel_closed: false,
        guids: false,
    };
    while let Some(token) = reading.document.tokens.next() {
        match token {
            Token::Open(tag) => reading.open(&tag),
            Token::Close(name) => reading.close(name),
            Token::Text(text) | Token::Verbatim(text) => {
                let around = reading.document.around.is_empty() && !text.trim_ascii().is_empty();
                if around && !text.trim_ascii_start().trim_start_matches('\u{feff}').is_empty() {
                    mends.note(Mend::Around);
                }
            }
        }
    }
    match &*reading.document.around {
        [] => {}
        // With its channel closed a feed has lost nothing but its last tag.
        [_] if reading.channel_closed => mends.note(Mend::Tags),
        _ => mends.note(Mend::Cut),
    }
    reading.found()
}

impl<'a> Reading<'a> {
    fn open(&mut self, tag: &Tag<'a>) {
        let name = self.document.name(tag, 1);
        if self.first_root.is_none() {
            self.first_root = Some(tag.name);
        }
        if tag.name.bytes().all(|byte| byte.is_ascii_uppercase()) && (name.is_container() || name.is_item()) {
            self.document.tokens.mends.note(Mend::Capitals);
        }
        if name.is_container() {
            self.in_feed = true;
            if !tag.empty {
                self.enter(tag);
            }
        } else if name.is_item() {
            self.in_feed = true;
            let element = self.document.element(name, tag);
            self.item(&element);
        } else if self.in_feed {
            let element = self.document.element(name, tag);
            self.about(&element);
        } else if self.first_root != Some(tag.name) {
            self.document.tokens.mends.note(Mend::Around);
        }
    }

    fn enter(&mut self, tag: &Tag<'a>) {
        let tokens = &self.document.tokens;
        let written = attribute(tag.attributes, "xml:base", &tokens.entities, tokens.mends);
        let outer = self.bases.last().cloned().flatten();
        let base = written.and_then(|written| match &outer {
            Some(outer) => outer.join(&written).ok(),
            None => Url::parse(&written).ok(),
        });
        self.bases.push(base.or(outer));
        self.document.around.push(tag.name);
    }

    fn close(&mut self, name: &str) {
        let around = &mut self.document.around;
        match around.iter().rposition(|known| known.eq_ignore_ascii_case(name)) {
            Some(at) => {
                if at + 1 < around.len() {
                    self.document.tokens.mends.note(Mend::Tags);
                }
                around.truncate(at);
                self.channel_closed |= at > 0;
                self.bases.truncate(at + 1);
            }
            None => self.document.tokens.mends.note(if self.in_feed { Mend::Tags } else { Mend::Around }),
        }
    }

    fn item(&mut self, element: &Element<'a>) {
        let item = item::read(element, &self.document, self.bases.last().and_then(Option::as_ref));
        // Half an article may lack its guid, and would come back under another name when the file is whole again.
        let guid_may_be_lost = item.guid.is_none() && (self.guids || self.feed.items.is_empty());
        if !element.whole || (self.document.tokens.mends.holds(Mend::Cut) && guid_may_be_lost) {
            return;
        }
        self.guids |= item.guid.is_some();
        // An article without words is still one, and its parts may be of a kind that is unknown here.
        if !element.children.is_empty() || !element.text.is_empty() || item.link.is_some() || item.guid.is_some() {
            self.feed.items.push(item);
        }
        if self.feed.items.len() > 4 * bounds::ITEMS {
            identity::keep_newest(&mut self.feed.items);
        }
    }

    /// A word about the feed itself.
    fn about(&mut self, element: &Element<'a>) {
        let document = &self.document;
        let own_base = rebase(element, document, self.bases.last().and_then(Option::as_ref));
        let base = own_base.as_ref().or_else(|| self.bases.last().and_then(Option::as_ref));
        match &*element.name.local {
            "title" if element.name.is("title") && self.feed.title.is_empty() => {
                self.feed.title = plain(&element.markup(document));
            }
            "link" if element.name.is("link") => {
                let href = element.attribute("href", document);
                let relation = element.attribute("rel", document);
                let html = element.attribute("type", document).is_none_or(|it| it.contains("html"));
                if href.is_some() && (relation.is_some_and(|it| it != "alternate") || !html) {
                    return;
                }
                let Some(site) = address::web(href.as_deref().unwrap_or(&element.text), base) else { return };
                // Relative links of RSS start at the site; Atom has xml:base for that.
                if href.is_none()
                    && let (Ok(url), Some(last)) = (Url::parse(&site), self.bases.last_mut())
                {
                    *last = Some(url);
                }
                self.feed.site.get_or_insert(site);
            }
            "updated" | "modified" | "lastbuilddate" | "pubdate" | "date" => {
                self.feed.updated = self.feed.updated.or_else(|| dates::read(&element.text));
            }
            "ttl" => self.feed.ttl = element.text.trim().parse().ok().or(self.feed.ttl),
            "author" | "creator" => {
                for author in authors(element) {
                    push_name(&mut self.authors, &author);
                }
            }
            // RSS 0.90 and its like keep articles in a list of their own.
            "items" => {
                for child in element.children.iter().filter(|child| child.name.is_item()) {
                    self.item(child);
                }
            }
            _ => {}
        }
    }

    fn found(mut self) -> Found {
        if !self.in_feed {
            return self.first_root.map_or(Found::Nothing, |root| Found::Root(root.to_ascii_lowercase()));
        }
        for item in &mut self.feed.items {
            if item.authors.is_empty() {
                item.authors.clone_from(&self.authors);
            }
        }
        Found::Feed(self.feed)
    }
}

/// A title without tags and entities, for people.
pub fn plain(markup: &str) -> Line {
    Line::cut(&strip_tags(bounds::bytes(markup, 64 * 1024)), bounds::TITLE)
}
