//! From an `<item>` or `<entry>` to an Item: which of its parts is the title, the link, the date. Takes the first that is of use, and edits none.

use super::{
    files::{Files, first},
    people::{authors, push_name},
};
use crate::{
    feed::{
        address::{self, Address},
        bounds, dates, identity,
        xml::{
            names::Vocabulary::{Content, Core, Dublin, Feedburner, Html, Itunes, Media, Other, Podcast, Talk},
            tree::{Document, Element},
        },
    },
    html::{is_web, strip_tags},
    news::{Comments, Item},
};
use std::borrow::Cow;
use url::Url;

/// HTML that is longer than this holds words.
const BLANK: usize = 256;

/// What an article offers for each part of an Item, in the feed's order.
#[derive(Debug, Default)]
struct Parts<'e> {
    titles: [Option<Cow<'e, str>>; 2],
    guid: Option<String>,
    /// The page, an alternate of another type, what else leads there, a guid that is an address.
    links: [Option<Address>; 4],
    /// Full text, Atom content, HTML as XML.
    bodies: [Option<Cow<'e, str>>; 3],
    /// Description, then the words of a podcast or a video.
    summaries: [Option<Cow<'e, str>>; 3],
    authors: Vec<String>,
    podcast_author: Option<String>,
    published: [Option<jiff::Timestamp>; 4],
    updated: Option<jiff::Timestamp>,
    categories: Vec<String>,
    files: Files,
    comments: Comments,
    answers: Option<String>,
}

fn some_text(text: Cow<str>) -> Option<Cow<str>> {
    (!text.trim().is_empty()).then_some(text)
}

/// Reads one article.
pub fn read(element: &Element, document: &Document, base: Option<&Url>) -> Item {
    let own_base = rebase(element, document, base);
    let base = own_base.as_ref().or(base);
    let mut parts = Parts::default();
    for child in &element.children {
        parts.take(child, document, base);
    }
    let link_in_tag = || element.attribute("href", document).and_then(|link| address::read(&link, base));
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
        let date = || dates::read(bounds::unwrapped(&child.text));
        let markup = || some_text(child.markup(document));
        match (child.name.vocabulary, &*child.name.local) {
            (Core, "title") => first(&mut self.titles[0], markup),
            (Dublin | Media | Itunes, "title") => first(&mut self.titles[1], markup),
            (Core, "guid" | "id") if self.guid.is_none() => self.guid(child, document, base),
            (Core, "link" | "a") => self.link(child, document, base),
            (Feedburner, "origlink") => {
                let read = || address::read(&child.text, base).filter(|address| is_web(&address.given));
                first(&mut self.links[0], read);
            }
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
            (Talk, "in-reply-to") => {
                let named = || child.attribute("ref", document).or_else(|| child.attribute("href", document));
                first(&mut self.answers, || named().map(|key| key.trim().to_owned()));
            }
            (Core, "comments") | (Talk, _) => self.talk(child, base),
            _ => self.file(child, document, base),
        }
    }

    /// Files, and the pictures that stand apart from the text.
    fn file<'a>(&mut self, child: &Element<'a>, document: &Document<'a>, base: Option<&Url>) {
        match (child.name.vocabulary, &*child.name.local) {
            (Core, "enclosure") => {
                let url = child.attribute("url", document).or_else(|| Some(child.text.trim().to_owned()));
                self.files.enclose(child, url, document, base);
            }
            (Core, "image") => {
                let written = child.child("url").map_or(&child.text, |url| &url.text);
                self.files.picture(3, Some(written), base);
            }
            (Itunes, "image") => self.files.picture(2, child.attribute("href", document).as_deref(), base),
            (Itunes, "duration") => self.files.plays(&child.text),
            (Podcast, "chapters") => self.files.chapters(child, document, base),
            (Media, _) => self.files.media(child, document, base),
            _ => {}
        }
    }

    /// A guid that is an address leads to the article, unless it says that it does not. One that lacks its host must say that it
    /// does, or look like it.
    fn guid<'a>(&mut self, child: &Element<'a>, document: &Document<'a>, base: Option<&Url>) {
        let guid = child.text.trim();
        if guid.is_empty() {
            return;
        }
        self.guid = Some(guid.to_owned());
        let leads = child.attribute("isPermaLink", document).map(|it| it.eq_ignore_ascii_case("true"));
        if leads == Some(false) {
            return;
        }
        let relative = !guid.contains(char::is_whitespace)
            && (guid.starts_with(['/', '?']) || guid.starts_with("./") || guid.starts_with("../"));
        let tells = leads == Some(true) && !guid.contains([':', ' ']) && guid.contains('/');
        if is_web(guid) {
            first(&mut self.links[3], || address::read(guid, None));
        } else if relative || tells {
            first(&mut self.links[3], || address::read(guid, base));
        }
    }

    /// Atom's links say what they are for; a link of RSS is its text.
    fn link<'a>(&mut self, child: &Element<'a>, document: &Document<'a>, base: Option<&Url>) {
        let own_base = rebase(child, document, base);
        let base = own_base.as_ref().or(base);
        let Some(href) = child.attribute("href", document) else {
            lead(&mut self.links[0], address::read(&child.text, base));
            return;
        };
        let relation = child.attribute("rel", document).unwrap_or_else(|| "alternate".to_owned());
        let media_type = child.attribute("type", document);
        let web = |href: &str| address::read(href, base).filter(|address| is_web(&address.given));
        match relation.rsplit('/').next().unwrap_or("") {
            "alternate" if media_type.as_deref().is_none_or(|it| it.contains("html")) => {
                lead(&mut self.links[0], address::read(&href, base));
            }
            "alternate" => lead(&mut self.links[1], address::read(&href, base)),
            "enclosure" => self.files.enclose(child, Some(href), document, base),
            "self" | "related" | "via" => first(&mut self.links[2], || web(&href)),
            "replies" => self.replies(child, &href, document, base),
            _ => {}
        }
    }

    /// Where people talk about it, as RSS and its like say it.
    fn talk(&mut self, child: &Element, base: Option<&Url>) {
        let text = bounds::unwrapped(&child.text).trim();
        match &*child.name.local {
            "commentrss" => first(&mut self.comments.feed, || address::web(text, base)),
            "comments" if child.name.vocabulary == Core && text.parse::<u32>().is_err() => {
                first(&mut self.comments.url, || address::web(text, base));
            }
            "comments" | "total" => first(&mut self.comments.count, || text.parse().ok()),
            _ => {}
        }
    }

    /// Where people talk about it, as Atom says it.
    fn replies<'a>(&mut self, child: &Element<'a>, href: &str, document: &Document<'a>, base: Option<&Url>) {
        let kind = child.attribute("type", document).unwrap_or_default();
        let is_feed = ["atom", "rss", "xml"].iter().any(|known| kind.contains(known)) && !kind.contains("html");
        let place = if is_feed { &mut self.comments.feed } else { &mut self.comments.url };
        first(place, || address::web(href, base));
        let count = || child.attribute("thr:count", document)?.parse().ok();
        first(&mut self.comments.count, count);
    }

    fn content<'a: 'e>(&mut self, child: &'e Element<'a>, document: &Document<'a>, base: Option<&Url>) {
        if let Some(source) = child.attribute("src", document) {
            let read = || address::read(&source, base).filter(|address| is_web(&address.given));
            first(&mut self.links[2], read);
        } else {
            first(&mut self.bodies[1], || typed(child, document));
        }
    }

    fn category<'a>(&mut self, child: &Element<'a>, document: &Document<'a>) {
        let name = child.attribute("label", document).or_else(|| child.attribute("term", document));
        push_name(&mut self.categories, name.as_deref().unwrap_or_else(|| bounds::unwrapped(&child.text)));
    }

    fn item(mut self) -> Item {
        let title = self.titles.into_iter().flatten().next().unwrap_or_default();
        let content = self.bodies.into_iter().flatten().next();
        let summary = self.summaries.into_iter().flatten().next();
        let video_text = self.files.video_text.take().map(|(text, html)| if html { text } else { paragraphs(&text) });
        let content = content.or_else(|| video_text.filter(|_| summary.is_none()).map(Cow::Owned));
        let given = self.links.iter().flatten().next().map(|link| link.given.as_str());
        let identity = identity::key(self.guid.as_deref(), given, &title, || content.as_ref().or(summary.as_ref()));
        let mut authors = Vec::new();
        for author in self.authors.iter().chain(&self.podcast_author.filter(|_| self.authors.is_empty())) {
            push_name(&mut authors, author);
        }
        let summary = summary.and_then(bounds::body);
        // Some fill the place of the full text with blanks, and write a description.
        let content = content.and_then(bounds::body).filter(|html| summary.is_none() || !is_blank(html));
        let enclosures = self.files.finish();
        Item {
            identity,
            guid: self.guid,
            link: self.links.into_iter().flatten().find_map(|link| link.web),
            title: bounds::letters(bounds::unwrapped(&title), bounds::TITLE).to_owned(),
            authors,
            published: self.published.into_iter().flatten().next().or(self.updated),
            updated: self.updated,
            summary,
            content,
            categories: self.categories,
            enclosures,
            image: self.files.images.into_iter().flatten().next(),
            image_text: self.files.image_text,
            comments: Some(self.comments).filter(|comments| *comments != Comments::default()),
            answers: self.answers,
            shared_key: None,
        }
    }
}

/// The first link counts; one that leads to a page makes up for one before it that does not.
fn lead(place: &mut Option<Address>, read: Option<Address>) {
    match (place.as_mut(), read) {
        (None, read) => *place = read,
        (Some(known), Some(read)) if known.web.is_none() => known.web = read.web,
        _ => {}
    }
}

/// HTML that shows nothing: `<p>&nbsp;</p>`.
fn is_blank(html: &str) -> bool {
    const SHOWN: [&str; 9] = ["<img", "<pic", "<vid", "<aud", "<ifr", "<emb", "<obj", "<svg", "<mat"];
    html.len() <= BLANK
        && html.starts_with(['<', '&'])
        && strip_tags(html).trim().is_empty()
        && !SHOWN.iter().any(|element| html.to_ascii_lowercase().contains(element))
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
