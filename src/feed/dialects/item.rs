//! From an `<item>` or `<entry>` to an Item: which of its parts is the title, the link, the date. Takes the first that is of use, and edits none.

use crate::{
    feed::{
        address, bounds, dates,
        xml::{
            names::Vocabulary::{Content, Core, Dublin, Feedburner, Html, Itunes, Media, Other},
            tree::{Document, Element},
        },
    },
    news::{Enclosure, Item},
};
use std::borrow::Cow;
use url::Url;

/// What an article offers for each part of an Item, in the feed's order.
#[derive(Debug, Default)]
struct Parts<'e> {
    titles: [Option<Cow<'e, str>>; 2],
    guid: Option<String>,
    /// The page, an alternate of another type, what else leads there, a guid that is an address.
    links: [Option<String>; 4],
    /// Full text, Atom content, HTML as XML.
    bodies: [Option<Cow<'e, str>>; 3],
    /// Description, then the words of a podcast or a video.
    summaries: [Option<Cow<'e, str>>; 3],
    video_text: Option<String>,
    authors: Vec<String>,
    podcast_author: Option<String>,
    published: [Option<jiff::Timestamp>; 4],
    updated: Option<jiff::Timestamp>,
    categories: Vec<String>,
    enclosures: Vec<Enclosure>,
    images: [Option<String>; 4],
}

/// Fills a place that is still empty.
fn first<T>(place: &mut Option<T>, value: impl FnOnce() -> Option<T>) {
    if place.is_none() {
        *place = value();
    }
}

fn some_text(text: Cow<str>) -> Option<Cow<str>> {
    (!text.trim().is_empty()).then_some(text)
}

/// Reads one article; its identity is given later.
pub fn read(element: &Element, document: &Document, base: Option<&Url>) -> Item {
    let own_base = rebase(element, document, base);
    let base = own_base.as_ref().or(base);
    let mut parts = Parts::default();
    for child in &element.children {
        parts.take(child, document, base);
    }
    let link_in_tag = || element.attribute("href", document).and_then(|link| address::absolute(&link, base));
    first(&mut parts.links[2], link_in_tag);
    first(&mut parts.guid, || element.attribute("rdf:about", document));
    parts.item()
}

/// The base of relative addresses within an element that names one.
pub fn rebase(element: &Element, document: &Document, base: Option<&Url>) -> Option<Url> {
    let written = element.attribute("xml:base", document)?;
    base.map_or_else(|| Url::parse(&written).ok(), |base| base.join(&written).ok())
}

impl<'e> Parts<'e> {
    fn take<'a: 'e>(&mut self, child: &'e Element<'a>, document: &Document<'a>, base: Option<&Url>) {
        let date = || dates::read(&child.text);
        let markup = || some_text(child.markup(document));
        match (child.name.vocabulary, &*child.name.local) {
            (Core, "title") => first(&mut self.titles[0], markup),
            (Dublin | Media | Itunes, "title") => first(&mut self.titles[1], markup),
            (Core, "guid" | "id") if self.guid.is_none() => self.guid(child, document),
            (Core, "link" | "a") => self.link(child, document, base),
            (Feedburner, "origlink") => first(&mut self.links[0], || address::web(&child.text, base)),
            (Content, "encoded") => first(&mut self.bodies[0], markup),
            (Core, "content") => self.content(child, document, base),
            (Core | Html, "body") | (Html, "div") | (Other, "full-text") => first(&mut self.bodies[2], markup),
            (Core, "description" | "summary" | "abstract") => first(&mut self.summaries[0], || typed(child, document)),
            (Itunes, "summary") | (Dublin, "description") => first(&mut self.summaries[1], markup),
            (Itunes, "subtitle" | "description") => first(&mut self.summaries[2], markup),
            (Core, "author") | (Dublin, "creator" | "author") => self.authors.extend(authors(child)),
            (Itunes, "author") => first(&mut self.podcast_author, || authors(child).into_iter().next()),
            (Core, "pubdate" | "published") => first(&mut self.published[0], date),
            (Core, "issued" | "date") | (Dublin, "date") => first(&mut self.published[1], date),
            (Dublin, "issued" | "available" | "created") | (Core, "created") => first(&mut self.published[2], date),
            (Core, "updated" | "modified" | "lastbuilddate") | (Dublin, "modified") => first(&mut self.updated, date),
            (Core, "category") | (Dublin, "subject") => self.category(child, document),
            (Core, "categories") => {
                for listed in &child.children {
                    self.category(listed, document);
                }
            }
            (Core, "enclosure") => {
                let url = child.attribute("url", document).or_else(|| Some(child.text.trim().to_owned()));
                self.enclose(url, child.attribute("type", document), child.attribute("length", document), base);
            }
            (Core, "image") => first(&mut self.images[3], || {
                let written = child.child("url").map_or(&child.text, |url| &url.text);
                address::web(written, base)
            }),
            (Itunes, "image") => {
                first(&mut self.images[2], || address::web(&child.attribute("href", document)?, base));
            }
            (Media, _) => self.media(child, document, base),
            _ => {}
        }
    }

    /// A guid that is an address leads to the article, unless it says that it does not.
    fn guid<'a>(&mut self, child: &Element<'a>, document: &Document<'a>) {
        let guid = child.text.trim();
        if guid.is_empty() {
            return;
        }
        self.guid = Some(guid.to_owned());
        if address::is_web(guid)
            && child.attribute("isPermaLink", document).is_none_or(|it| !it.eq_ignore_ascii_case("false"))
        {
            first(&mut self.links[3], || address::absolute(guid, None));
        }
    }

    /// Atom's links say what they are for; a link of RSS is its text.
    fn link<'a>(&mut self, child: &Element<'a>, document: &Document<'a>, base: Option<&Url>) {
        let own_base = rebase(child, document, base);
        let base = own_base.as_ref().or(base);
        let Some(href) = child.attribute("href", document) else {
            first(&mut self.links[0], || address::absolute(&child.text, base));
            return;
        };
        let relation = child.attribute("rel", document).unwrap_or_else(|| "alternate".to_owned());
        let media_type = child.attribute("type", document);
        match relation.rsplit('/').next().unwrap_or("") {
            "alternate" if media_type.as_deref().is_none_or(|it| it.contains("html")) => {
                first(&mut self.links[0], || address::absolute(&href, base));
            }
            "alternate" => first(&mut self.links[1], || address::absolute(&href, base)),
            "enclosure" => self.enclose(Some(href), media_type, child.attribute("length", document), base),
            "self" | "related" | "via" => first(&mut self.links[2], || address::web(&href, base)),
            _ => {}
        }
    }

    fn content<'a: 'e>(&mut self, child: &'e Element<'a>, document: &Document<'a>, base: Option<&Url>) {
        if let Some(source) = child.attribute("src", document) {
            first(&mut self.links[2], || address::web(&source, base));
        } else {
            first(&mut self.bodies[1], || typed(child, document));
        }
    }

    fn category<'a>(&mut self, child: &Element<'a>, document: &Document<'a>) {
        let name = child.attribute("label", document).or_else(|| child.attribute("term", document));
        push_name(&mut self.categories, name.as_deref().unwrap_or(&child.text));
    }

    fn enclose(&mut self, url: Option<String>, media_type: Option<String>, length: Option<String>, base: Option<&Url>) {
        let Some(url) = url.and_then(|url| address::web(&url, base)) else { return };
        if media_type.as_deref().is_some_and(|it| it.starts_with("image")) {
            first(&mut self.images[0], || Some(url));
        } else if self.enclosures.len() < bounds::LIST && !self.enclosures.iter().any(|known| known.url == url) {
            let bytes = length.and_then(|length| length.parse().ok());
            let media_type = media_type.map(|it| bounds::letters(&it, bounds::NAME).to_owned());
            self.enclosures.push(Enclosure { url, media_type, bytes });
        }
    }

    fn media<'a>(&mut self, child: &Element<'a>, document: &Document<'a>, base: Option<&Url>) {
        match &*child.name.local {
            "content" => {
                let (url, media_type) = (child.attribute("url", document), child.attribute("type", document));
                let medium = child.attribute("medium", document);
                let kind = medium.or_else(|| media_type.clone()).unwrap_or_default();
                if kind.starts_with("image") {
                    first(&mut self.images[0], || address::web(&url?, base));
                } else if ["video", "audio"].iter().any(|known| kind.starts_with(known)) {
                    self.enclose(url, media_type, child.attribute("filesize", document), base);
                }
                self.media_parts(child, document, base);
            }
            "group" => self.media_parts(child, document, base),
            "thumbnail" => first(&mut self.images[1], || address::web(&child.attribute("url", document)?, base)),
            "description" if !child.text.trim().is_empty() => {
                let html = child.attribute("type", document).is_some_and(|it| it == "html");
                let text = &child.text;
                first(&mut self.video_text, || Some(if html { text.to_string() } else { paragraphs(text) }));
            }
            _ => {}
        }
    }

    fn media_parts<'a>(&mut self, child: &Element<'a>, document: &Document<'a>, base: Option<&Url>) {
        for part in child.children.iter().filter(|part| part.name.vocabulary == Media && part.name.local != "group") {
            self.media(part, document, base);
        }
    }

    fn item(self) -> Item {
        let content = self.bodies.into_iter().flatten().next().and_then(bounds::body);
        let summary = self.summaries.into_iter().flatten().next().and_then(bounds::body);
        let content = content
            .or_else(|| self.video_text.filter(|_| summary.is_none()).and_then(|text| bounds::body(text.into())));
        let mut authors = Vec::new();
        for author in self.authors.iter().chain(&self.podcast_author.filter(|_| self.authors.is_empty())) {
            push_name(&mut authors, author);
        }
        let published = self.published.into_iter().flatten().next().or(self.updated);
        let title = self.titles.into_iter().flatten().next().unwrap_or_default();
        Item {
            identity: String::new(),
            guid: self.guid,
            link: self.links.into_iter().flatten().next(),
            title: bounds::letters(&title, bounds::TITLE).to_owned(),
            authors,
            published,
            updated: self.updated,
            summary,
            content,
            categories: self.categories,
            enclosures: self.enclosures,
            image: self.images.into_iter().flatten().next(),
        }
    }
}

/// A body as HTML, whatever type its author declared; none when it is no text.
fn typed<'e, 'a: 'e>(child: &'e Element<'a>, document: &Document<'a>) -> Option<Cow<'e, str>> {
    let declared = child.attribute("type", document).unwrap_or_default().to_ascii_lowercase();
    let text_type = !declared.contains('/') || ["text/", "html", "xml"].iter().any(|known| declared.contains(known));
    if !text_type || child.attribute("mode", document).is_some_and(|mode| mode == "base64") {
        return None;
    }
    let markup = some_text(child.markup(document))?;
    // Authors who write HTML and call it text are many more than those who write about tags.
    let plain = matches!(&*declared, "text" | "text/plain") && child.children.is_empty() && !looks_like_html(&markup);
    Some(if plain { Cow::Owned(paragraphs(&markup)) } else { markup })
}

fn looks_like_html(text: &str) -> bool {
    ["</", "/>", "<br", "<p>", "<img", "&#", "&amp;", "&nbsp;", "&quot;", "&lt;"].iter().any(|sign| text.contains(sign))
}

/// Plain text as HTML with the same line breaks.
pub fn paragraphs(text: &str) -> String {
    let escaped = text.trim().replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    format!("<p>{}</p>", escaped.replace("\r\n", "\n").replace("\n\n", "</p><p>").replace('\n', "<br>"))
}

/// The names in an author element: those of its persons, else its text.
pub fn authors(element: &Element) -> Vec<String> {
    let names: Vec<String> = element
        .children
        .iter()
        .filter(|child| child.name.local == "name")
        .map(|child| child.text.trim().to_owned())
        .collect();
    if !names.is_empty() {
        return names;
    }
    let written = element.child("email").map_or(&element.text, |email| &email.text);
    vec![person(written).to_owned()]
}

/// RSS wants `address (Name)`, mail writes `Name <address>`.
fn person(written: &str) -> &str {
    let written = written.trim();
    let bracketed = |open, close| written.strip_suffix(close)?.split_once(open);
    if let Some((address, name)) = bracketed('(', ')')
        && address.contains('@')
        && !name.trim().is_empty()
    {
        return name.trim();
    }
    match bracketed('<', '>') {
        Some((name, address)) if address.contains('@') && !name.trim().is_empty() => name.trim(),
        _ => written,
    }
}

/// Adds a name once.
pub fn push_name(names: &mut Vec<String>, name: &str) {
    let name = bounds::letters(name, bounds::NAME);
    if !name.is_empty() && names.len() < bounds::LIST && !names.iter().any(|known| known == name) {
        names.push(name.to_owned());
    }
}
