//! An element with what it holds, as far as one article or one word about the feed needs it: bounded in depth and in number.
//! Closes what the author forgot to close.

use super::{
    mends::{Mend, Mends},
    names::{Name, Namespaces, Vocabulary},
    references::{self, Entities},
    tokens::{Tag, Token, Tokens, attributes},
};
use std::{borrow::Cow, fmt::Write, ops::Range};

/// Elements within elements further down are passed over; their text still counts as markup of the outer one.
const DEEPEST: usize = 48;
/// Elements that one article may hold.
const MOST_ELEMENTS: usize = 20_000;
/// Elements of HTML that hold nothing and are often left open.
const VOID: [&str; 12] = ["area", "base", "br", "col", "embed", "hr", "img", "input", "meta", "param", "track", "wbr"];

#[derive(Debug)]
pub struct Element<'a> {
    pub name: Name<'a>,
    /// Its attributes as written.
    attributes: &'a str,
    /// Its own text, decoded once.
    pub text: Cow<'a, str>,
    pub children: Vec<Element<'a>>,
    /// Where its inside stands in the document.
    inside: Range<usize>,
    /// Its end was there, and so were the ends of all in it.
    pub whole: bool,
    raw_name: &'a str,
}

impl<'a> Element<'a> {
    fn new(name: Name<'a>, tag: &Tag<'a>, start: usize) -> Self {
        Self {
            name,
            attributes: tag.attributes,
            text: Cow::Borrowed(""),
            children: Vec::new(),
            inside: start..start,
            whole: true,
            raw_name: tag.name,
        }
    }

    /// The value of an attribute, decoded and trimmed; an empty one is none.
    pub fn attribute(&self, name: &str, document: &Document<'a>) -> Option<String> {
        attribute(self.attributes, name, &document.tokens.entities, document.tokens.mends)
    }

    /// The first child of the core vocabulary with this name.
    pub fn child(&self, local: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name.is(local))
    }

    /// Text and tags in it as HTML, where it holds tags; else its text.
    pub fn markup(&self, document: &Document<'a>) -> Cow<'_, str> {
        if self.children.is_empty() {
            return Cow::Borrowed(&self.text);
        }
        Cow::Owned(html(document.tokens.between(self.inside.start, self.inside.end)))
    }

    fn push_text(&mut self, text: Cow<'a, str>) {
        if self.text.is_empty() {
            if !text.trim_ascii().is_empty() {
                self.text = text;
            }
        } else {
            self.text.to_mut().push_str(&text);
        }
    }

    /// Elements that hold nothing but words: another part of the article within one of them means that its end is missing.
    fn holds_words_only(&self) -> bool {
        let core = matches!(
            &*self.name.local,
            "title"
                | "link"
                | "guid"
                | "id"
                | "pubdate"
                | "published"
                | "updated"
                | "modified"
                | "issued"
                | "category"
                | "comments"
        );
        core && self.name.vocabulary == Vocabulary::Core
    }
}

/// The value of an attribute in a tag.
pub fn attribute(tag: &str, name: &str, entities: &Entities, mends: &Mends) -> Option<String> {
    let (_, value) = attributes(tag, mends).find(|(known, _)| known.eq_ignore_ascii_case(name))?;
    let value = references::decode(value, entities, mends);
    let value = value.trim();
    (!value.is_empty()).then(|| value.to_owned())
}

/// A document on its way from tokens to elements.
#[derive(Debug)]
pub struct Document<'a> {
    /// What is still to be read.
    pub tokens: Tokens<'a>,
    /// The vocabularies in force.
    pub namespaces: Namespaces<'a>,
    /// The names of the elements around the articles, outermost first.
    pub around: Vec<&'a str>,
}

impl<'a> Document<'a> {
    /// A document that is not read yet.
    pub fn new(text: &'a str, mends: &'a Mends) -> Self {
        Self { tokens: Tokens::new(text, mends), namespaces: Namespaces::default(), around: Vec::new() }
    }

    /// Resolves the name of a tag at this depth below the elements around it.
    pub fn name(&mut self, tag: &Tag<'a>, below: usize) -> Name<'a> {
        let depth = self.around.len() + below;
        self.namespaces.leave(depth.saturating_sub(1));
        self.namespaces.enter(tag, depth)
    }

    /// Reads the element that this tag opens, up to its end or to where it must have ended.
    pub fn element(&mut self, name: Name<'a>, tag: &Tag<'a>) -> Element<'a> {
        let root = Element::new(name, tag, self.tokens.at());
        if tag.empty {
            return root;
        }
        let mut open = Open { elements: vec![root], skipped: 0, met: 0 };
        loop {
            let start = self.tokens.at();
            let Some(token) = self.tokens.next() else {
                self.tokens.mends.note(Mend::Cut);
                return fold(&mut open.elements, 0, start, false);
            };
            let whole = match token {
                Token::Text(text) => {
                    let text = references::decode(text, &self.tokens.entities, self.tokens.mends);
                    open.push_text(text);
                    None
                }
                Token::Verbatim(text) => {
                    open.push_text(Cow::Borrowed(text));
                    None
                }
                Token::Open(tag) => self.opened(&tag, start, &mut open),
                Token::Close(name) => self.closed(name, start, &mut open),
            };
            if let Some(whole) = whole {
                return whole;
            }
        }
    }

    /// A tag opens an element within the innermost one; the whole, where it must have ended before this tag.
    fn opened(&mut self, tag: &Tag<'a>, start: usize, open: &mut Open<'a>) -> Option<Element<'a>> {
        if open.skipped > 0 || open.elements.len() >= DEEPEST || open.met >= MOST_ELEMENTS {
            open.skipped += usize::from(!tag.empty && !is_void(tag.name));
            return None;
        }
        open.met += 1;
        let name = self.name(tag, open.elements.len());
        if name.is_item() && !within_xml(&open.elements) {
            self.tokens.mends.note(Mend::Tags);
            self.tokens.rewind(start);
            return Some(fold(&mut open.elements, 0, start, true));
        }
        if open.elements.len() > 1 && is_part(&name) && open.elements.last().is_some_and(Element::holds_words_only) {
            self.tokens.mends.note(Mend::Tags);
            close(&mut open.elements, start);
        }
        let child = Element::new(name, tag, self.tokens.at());
        if tag.empty || is_void(tag.name) {
            if let Some(top) = open.elements.last_mut() {
                top.children.push(child);
            }
        } else {
            open.elements.push(child);
        }
        None
    }

    /// A tag closes an element; the whole, where that is the outermost or lies around it.
    fn closed(&mut self, name: &str, start: usize, open: &mut Open<'a>) -> Option<Element<'a>> {
        // Among elements that are passed over, a name may be one of theirs: only parts of the article tell.
        let skipped = open.skipped;
        let same = |element: &Element| {
            element.raw_name.eq_ignore_ascii_case(name)
                && (skipped == 0 || element.name.is_item() || is_part(&element.name))
        };
        if let Some(at) = open.elements.iter().rposition(same) {
            if at + 1 < open.elements.len() {
                self.tokens.mends.note(Mend::Tags);
            }
            open.skipped = 0;
            if at == 0 {
                return Some(fold(&mut open.elements, 0, start, true));
            }
            while open.elements.len() > at {
                close(&mut open.elements, start);
            }
        } else if skipped > 0 {
            open.skipped -= 1;
        } else if self.around.iter().any(|around| around.eq_ignore_ascii_case(name)) {
            self.tokens.mends.note(Mend::Tags);
            self.tokens.rewind(start);
            return Some(fold(&mut open.elements, 0, start, true));
        } else if !is_void(name) {
            self.tokens.mends.note(Mend::Tags);
        }
        None
    }
}

/// The elements that are open while one is read, outermost first.
struct Open<'a> {
    elements: Vec<Element<'a>>,
    /// Elements within the innermost one that are passed over.
    skipped: usize,
    /// All that were met.
    met: usize,
}

impl<'a> Open<'a> {
    fn push_text(&mut self, text: Cow<'a, str>) {
        if let Some(top) = self.elements.last_mut() {
            top.push_text(text);
        }
    }
}

/// Closes the innermost element into the one around it.
fn close(open: &mut Vec<Element>, end: usize) {
    if let Some(mut child) = open.pop() {
        child.inside.end = end;
        if let Some(parent) = open.last_mut() {
            parent.children.push(child);
        }
    }
}

/// Closes everything down to the element at this place and gives that one back.
fn fold<'a>(open: &mut Vec<Element<'a>>, at: usize, end: usize, whole: bool) -> Element<'a> {
    // A file that ends between two parts of an article has lost the rest of it, but not half a word.
    let cut = !whole && open.len() > at + 1;
    while open.len() > at + 1 {
        close(open, end);
    }
    let mut root = open.swap_remove(at);
    root.inside.end = end;
    root.whole = !cut;
    root
}

fn is_void(name: &str) -> bool {
    VOID.iter().any(|void| void.eq_ignore_ascii_case(name))
}

/// The parts of an article that never stand within one another.
fn is_part(name: &Name) -> bool {
    let core = matches!(
        &*name.local,
        "title"
            | "link"
            | "guid"
            | "id"
            | "pubdate"
            | "published"
            | "updated"
            | "description"
            | "summary"
            | "content"
            | "author"
            | "category"
            | "enclosure"
    );
    match name.vocabulary {
        Vocabulary::Core => core,
        Vocabulary::Content | Vocabulary::Dublin | Vocabulary::Media | Vocabulary::Itunes => true,
        _ => false,
    }
}

/// Within content that is XML itself, an `<entry>` belongs to that content.
fn within_xml(open: &[Element]) -> bool {
    open.iter().any(|element| element.name.is("content") && element.attributes.contains("xml"))
}

/// Markup written as XML, as HTML: without prefixes, sections and elements that close themselves.
fn html(inside: &str) -> String {
    let mends = Mends::default();
    let mut tokens = Tokens::new(inside, &mends);
    let mut html = String::with_capacity(inside.len());
    while let Some(token) = tokens.next() {
        // Writing to a String cannot fail.
        let _ = match token {
            Token::Text(text) => html.write_str(text),
            Token::Verbatim(text) => html.write_str(&text.replace('&', "&amp;").replace('<', "&lt;")),
            Token::Close(name) if is_void(local(name)) => Ok(()),
            Token::Close(name) => write!(html, "</{}>", local(name)),
            Token::Open(tag) => {
                let name = local(tag.name);
                let end = if tag.empty && !is_void(name) { format!("></{name}>") } else { ">".to_owned() };
                write!(html, "<{name}{}{end}", tag.attributes.trim_ascii_end())
            }
        };
    }
    html
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}
