//! An anchor is one `<a href>` of the body. Anchors with words get a number, one for each target; the rest are listed after them.

use crate::{
    html::{readable_address, safe},
    news::Link,
    page::{
        PageLink,
        block::{Block, Piece, Role, each_words},
    },
};
use std::collections::{HashMap, HashSet};

/// The anchors of a body in the order they are met.
#[derive(Debug)]
pub(crate) struct Anchors<'a> {
    known: &'a [Link],
    next: usize,
    by_address: HashMap<&'a str, usize>,
    met: Vec<Anchor>,
}

#[derive(Debug)]
struct Anchor {
    link: PageLink,
    has_words: bool,
}

impl<'a> Anchors<'a> {
    pub(crate) fn new(known: &'a [Link]) -> Self {
        Self { known, next: 0, by_address: HashMap::new(), met: Vec::new() }
    }

    /// Takes note of an anchor; an address that is not for reading gives none.
    pub(crate) fn meet(&mut self, href: &str) -> Option<usize> {
        let known = self.find(href.trim());
        let address = readable_address(href)?;
        let link = match known {
            Some(link) => PageLink {
                text: String::new(),
                given: safe(&link.given),
                shown: readable_address(&link.shown)?,
                kind: link.kind,
                removed: link.removed.iter().map(|removed| safe(removed)).collect(),
            },
            None => PageLink { given: address.clone(), shown: address, ..PageLink::default() },
        };
        self.met.push(Anchor { link, has_words: false });
        Some(self.met.len() - 1)
    }

    /// The anchor stands in the text with these words.
    pub(crate) fn says(&mut self, anchor: usize, words: &str) {
        if let Some(anchor) = self.met.get_mut(anchor) {
            words.clone_into(&mut anchor.link.text);
            anchor.has_words = true;
        }
    }

    /// What was taken out of an anchor's address.
    pub(crate) fn removed(&self, anchor: usize) -> &[String] {
        self.met.get(anchor).map_or(&[], |anchor| &anchor.link.removed)
    }

    /// The link that cleaning recorded for this address: the next one in order, or else any of that address.
    fn find(&mut self, href: &str) -> Option<&'a Link> {
        let is = |link: &Link| link.shown.trim() == href || link.given.trim() == href;
        if let Some(link) = self.known.get(self.next).filter(|link| is(link)) {
            self.next += 1;
            return Some(link);
        }
        if self.by_address.is_empty() {
            for (at, link) in self.known.iter().enumerate().rev() {
                self.by_address.insert(link.given.trim(), at);
                self.by_address.insert(link.shown.trim(), at);
            }
        }
        let at = *self.by_address.get(href)?;
        self.next = at + 1;
        self.known.get(at)
    }

    /// Two anchors lead to the same place.
    pub(crate) fn lead_alike(&self, one: usize, other: usize) -> bool {
        self.met.get(one).map(|anchor| &anchor.link.shown) == self.met.get(other).map(|anchor| &anchor.link.shown)
    }

    /// Numbers the anchors and writes the numbers into the words; gives the links in the order of their numbers, and how many
    /// of them have one.
    pub(crate) fn number(self, blocks: &mut [Block]) -> (Vec<PageLink>, usize) {
        let mut links: Vec<PageLink> = Vec::new();
        let mut by_target: HashMap<String, usize> = HashMap::new();
        let mut places = Vec::with_capacity(self.met.len());
        for anchor in &self.met {
            places.push(anchor.has_words.then(|| {
                *by_target.entry(anchor.link.shown.clone()).or_insert_with(|| {
                    links.push(anchor.link.clone());
                    links.len() - 1
                })
            }));
        }
        let numbered = links.len();
        let mut listed: HashSet<String> = links.iter().map(|link| link.given.clone()).collect();
        links.extend(self.met.into_iter().map(|anchor| anchor.link).filter(|link| listed.insert(link.given.clone())));
        each_words(blocks, &mut |pieces| write_numbers(pieces, &places));
        (links, numbered)
    }
}

/// Anchors become places in the list; an anchor in several parts has its number behind the last part.
fn write_numbers(pieces: &mut Vec<Piece>, places: &[Option<usize>]) {
    for piece in pieces.iter_mut() {
        piece.link = piece.link.and_then(|anchor| places.get(anchor).copied().flatten());
    }
    for at in 0..pieces.len() {
        if pieces[at].role == Role::Number {
            let goes_on = pieces[at + 1..].iter().find(|piece| !piece.text.trim().is_empty());
            let again = goes_on.is_some_and(|next| next.link == pieces[at].link && next.role == Role::Said);
            let number = pieces[at].link.take().filter(|_| !again);
            let apart = at > 0 && pieces[at - 1].text.ends_with(' ');
            let glue = if apart { "" } else { "\u{a0}" };
            pieces[at].text = number.map(|place| format!("{glue}[{}]", place + 1)).unwrap_or_default();
        }
    }
    pieces.retain(|piece| !piece.text.is_empty());
}
