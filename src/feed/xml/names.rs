//! A name is what an element is called, without its prefix, and the vocabulary it belongs to. Knows the vocabularies of feeds;
//! a prefix that nobody declared means what it usually means.

use super::{
    mends::Mends,
    references,
    tokens::{Tag, attributes},
};
use memchr::memmem;
use std::borrow::Cow;

/// The vocabularies that feeds are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Vocabulary {
    /// RSS of any version, RDF, Atom of any version, CDF: the plain words.
    Core,
    /// `content:encoded`.
    Content,
    /// Dublin Core.
    Dublin,
    /// Media RSS.
    Media,
    /// Podcasts, as iTunes knows them.
    Itunes,
    /// Podcasts, as their own index knows them; chapters.
    Podcast,
    /// Comments: their page, their feed, their number.
    Talk,
    /// HTML written as XML.
    Html,
    /// What `FeedBurner` keeps of the original.
    Feedburner,
    /// Everything else.
    Other,
}

use Vocabulary::{Content, Core, Dublin, Feedburner, Html, Itunes, Media, Other, Podcast, Talk};

/// Addresses without scheme and closing slash, in lower case: feeds write them with all kinds of both.
const ADDRESSES: [(&str, Vocabulary); 30] = [
    ("purl.org/rss/1.0/modules/content", Content),
    ("purl.org/dc/elements/1.1", Dublin),
    ("purl.org/dc/elements/1.0", Dublin),
    ("purl.org/dc/terms", Dublin),
    ("purl.org/dc/dcterms", Dublin),
    ("search.yahoo.com/mrss", Media),
    ("video.search.yahoo.com/mrss", Media),
    ("tools.search.yahoo.com/mrss", Media),
    ("www.rssboard.org/media-rss", Media),
    ("www.itunes.com/dtds/podcast-1.0.dtd", Itunes),
    ("example.com/dtds/podcast-1.0.dtd", Itunes),
    ("www.google.com/schemas/play-podcasts/1.0", Itunes),
    ("podcastindex.org/namespace/1.0", Podcast),
    ("podlove.org/simple-chapters", Podcast),
    ("purl.org/rss/1.0/modules/slash", Talk),
    ("purl.org/syndication/thread/1.0", Talk),
    ("wellformedweb.org/commentapi", Talk),
    ("www.w3.org/1999/xhtml", Html),
    ("rssnamespace.org/feedburner/ext/1.0", Feedburner),
    ("www.w3.org/2005/atom", Core),
    ("purl.org/atom/ns#", Core),
    ("purl.org/rss/1.0", Core),
    ("my.netscape.com/rdf/simple/0.9", Core),
    ("channel.netscape.com/rdf/simple/0.9", Core),
    ("www.w3.org/1999/02/22-rdf-syntax-ns#", Core),
    ("backend.userland.com/rss", Core),
    ("backend.userland.com/rss2", Core),
    ("blogs.law.harvard.edu/tech/rss", Core),
    ("cyber.law.harvard.edu/rss", Core),
    ("purl.org/net/rss1.1#", Core),
];

const PREFIXES: [(&str, Vocabulary); 18] = [
    ("content", Content),
    ("dc", Dublin),
    ("dcterms", Dublin),
    ("dcterm", Dublin),
    ("media", Media),
    ("itunes", Itunes),
    ("googleplay", Itunes),
    ("podcast", Podcast),
    ("psc", Podcast),
    ("slash", Talk),
    ("thr", Talk),
    ("wfw", Talk),
    ("xhtml", Html),
    ("feedburner", Feedburner),
    ("atom", Core),
    ("atom10", Core),
    ("rss", Core),
    ("rdf", Core),
];

/// Declarations that are in force at one place are bounded by this.
const MOST_DECLARED: usize = 128;

/// A name without its prefix, in lower case, and its vocabulary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name<'a> {
    /// Where the name comes from.
    pub vocabulary: Vocabulary,
    /// The name itself.
    pub local: Cow<'a, str>,
}

impl Name<'_> {
    /// True for this plain word of a feed.
    pub fn is(&self, local: &str) -> bool {
        self.vocabulary == Core && self.local == local
    }

    /// True for one of a feed's articles.
    pub fn is_item(&self) -> bool {
        self.is("item") || self.is("entry")
    }

    /// True for the elements that hold the articles.
    pub fn is_container(&self) -> bool {
        self.vocabulary == Core && matches!(&*self.local, "rss" | "rdf" | "feed" | "channel")
    }
}

/// The declarations in force, outermost first.
#[derive(Debug, Default)]
pub struct Namespaces<'a> {
    declared: Vec<(usize, &'a str, Vocabulary)>,
}

impl<'a> Namespaces<'a> {
    /// Forgets what was declared further in than this depth.
    pub fn leave(&mut self, depth: usize) {
        while self.declared.last().is_some_and(|(declared, ..)| *declared > depth) {
            self.declared.pop();
        }
    }

    /// Reads the declarations of a tag at this depth and resolves its name.
    pub fn enter(&mut self, tag: &Tag<'a>, depth: usize) -> Name<'a> {
        if memmem::find(tag.attributes.as_bytes(), b"xmlns").is_some() {
            for (name, value) in attributes(tag.attributes, &Mends::default()) {
                let Some(prefix) = name.strip_prefix("xmlns") else { continue };
                if self.declared.len() >= MOST_DECLARED {
                    break;
                }
                if let Some(vocabulary) = address(value) {
                    self.declared.push((depth, prefix.strip_prefix(':').unwrap_or(prefix), vocabulary));
                }
            }
        }
        let (prefix, local) = tag.name.split_once(':').unwrap_or(("", tag.name));
        let local = if local.bytes().any(|byte| byte.is_ascii_uppercase()) {
            Cow::Owned(local.to_ascii_lowercase())
        } else {
            Cow::Borrowed(local)
        };
        let mut name = Name { vocabulary: self.vocabulary(prefix), local };
        // A root of an unknown vocabulary brings it into the core: `<f:feed>` is meant to be a feed.
        if name.vocabulary == Other && matches!(&*name.local, "rss" | "rdf" | "feed" | "channel") {
            self.declared.push((depth, prefix, Core));
            name.vocabulary = Core;
        }
        name
    }

    fn vocabulary(&self, prefix: &str) -> Vocabulary {
        let declared = self.declared.iter().rev().find(|(_, known, _)| *known == prefix);
        if let Some((_, _, vocabulary)) = declared {
            return *vocabulary;
        }
        if prefix.is_empty() {
            return Core;
        }
        let usual = PREFIXES.iter().find(|(known, _)| known.eq_ignore_ascii_case(prefix));
        usual.map_or(Other, |(_, vocabulary)| *vocabulary)
    }
}

fn address(value: &str) -> Option<Vocabulary> {
    let value = references::decode_html(value.trim()).to_ascii_lowercase();
    let value = value.strip_prefix("http://").or_else(|| value.strip_prefix("https://")).unwrap_or(&value);
    let value = value.trim_end_matches('/');
    ADDRESSES.iter().find(|(known, _)| *known == value).map(|(_, vocabulary)| *vocabulary)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(tag: &'static str, attributes: &'static str) -> Vocabulary {
        Namespaces::default().enter(&Tag { name: tag, attributes, empty: false }, 0).vocabulary
    }

    #[test]
    fn a_prefix_means_what_its_address_says() {
        assert_eq!(name("d:date", " xmlns:d='http://purl.org/dc/elements/1.1/'"), Dublin);
        assert_eq!(name("m:group", " xmlns:m=\"https://search.yahoo.com/mrss\""), Media);
    }

    #[test]
    fn an_undeclared_prefix_means_what_it_usually_means() {
        assert_eq!(name("media:thumbnail", ""), Media);
        assert_eq!(name("geo:lat", ""), Other);
    }

    #[test]
    fn a_default_vocabulary_ends_with_its_element() {
        let mut namespaces = Namespaces::default();
        let html = Tag { name: "div", attributes: " xmlns=\"http://www.w3.org/1999/xhtml\"", empty: false };
        assert_eq!(namespaces.enter(&html, 3).vocabulary, Html);
        namespaces.leave(2);
        assert_eq!(namespaces.enter(&Tag { name: "entry", attributes: "", empty: false }, 2).vocabulary, Core);
    }
}
