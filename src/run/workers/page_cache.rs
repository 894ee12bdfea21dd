//! The newest articles as they were cleaned for a view and laid out for a width, so that coming back costs nothing and another
//! width only lays out again. Never reads the database, never cleans.

use crate::{
    language::Language,
    news::{ArticleId, Body, Kind, View},
    page::{Document, Page},
};
use jiff::Timestamp;
use std::sync::Arc;

/// Pages that are kept.
const MOST: usize = 60;
/// Bytes in all that are kept: a page of the gaming press takes some 200 kB, the largest of hostile ones 30 MB.
const MOST_BYTES: usize = 16 << 20;

/// What a cleaned article depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    /// Which one.
    pub article: ArticleId,
    /// How it is shown.
    pub view: View,
    /// The number of what its feed and its page gave.
    pub content: i64,
    /// The text of its page is there.
    pub full: bool,
    /// When that text was kept for reading offline; it may be fetched again.
    pub kept: Option<Timestamp>,
    /// Its source is not exempt from stripping.
    pub strip: bool,
    /// What kind of piece it is.
    pub kind: Kind,
}

/// An article cleaned for a view.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cleaned {
    pub body: Body,
    /// The feed has only its beginning, and its page is not there.
    pub teaser: bool,
}

/// What a page is laid out for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageForm {
    pub width: u16,
    /// To be read aloud.
    pub spoken: bool,
    /// The language of the words around the text.
    pub language: Language,
}

impl PageForm {
    fn lay(self, document: &Document) -> Arc<Page> {
        let width = usize::from(self.width);
        Arc::new(if self.spoken { document.lay_spoken(width) } else { document.lay(width) })
    }
}

/// An article cleaned and laid out.
#[derive(Debug, Clone, PartialEq)]
pub struct RenderedPage {
    /// What was laid out.
    pub cleaned: Cleaned,
    /// Its body, read once for all widths.
    document: Arc<Document>,
    /// What it was laid out for.
    form: PageForm,
    /// The lines, shared with whoever shows them.
    pub page: Arc<Page>,
}

impl RenderedPage {
    /// Lays out.
    pub fn of(cleaned: Cleaned, form: PageForm) -> Self {
        let document = Arc::new(Document::of(&cleaned.body));
        let page = form.lay(&document);
        Self { cleaned, document, form, page }
    }

    /// Lays the same document out in another form. What stands in it of the rules is in the language it was read in.
    fn lay_again(&mut self, form: PageForm) {
        if self.form.language != form.language {
            self.document = Arc::new(Document::of(&self.cleaned.body));
        }
        self.page = form.lay(&self.document);
        self.form = form;
    }

    /// Bytes it takes, about: the blocks that are read of a body take as much as their lines.
    fn bytes(&self) -> usize {
        self.cleaned.body.tree.bytes() + 2 * self.page.bytes()
    }
}

/// The newest pages, the one asked for last at the end.
#[derive(Default)]
pub struct PageCache(Vec<(Key, RenderedPage)>);

impl PageCache {
    /// The page in this form, laid out again where it was kept in another.
    pub fn get(&mut self, key: Key, form: PageForm) -> Option<RenderedPage> {
        let place = self.0.iter().position(|(other, _)| *other == key)?;
        let (key, mut page) = self.0.remove(place);
        if page.form != form {
            page.lay_again(form);
        }
        self.0.push((key, page.clone()));
        Some(page)
    }

    /// Keeps a page; the oldest make room.
    pub fn keep(&mut self, key: Key, page: RenderedPage) {
        self.0.retain(|(other, _)| *other != key);
        self.0.push((key, page));
        while self.0.len() > MOST || self.0.len() > 1 && self.bytes() > MOST_BYTES {
            self.0.remove(0);
        }
    }

    fn bytes(&self) -> usize {
        self.0.iter().map(|(_, page)| page.bytes()).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        html::{Element, Node, Tree},
        page::{PageLine, PageLink, Run},
    };

    fn key(article: i64) -> Key {
        Key {
            article: ArticleId(article),
            view: View::Stripped,
            content: 1,
            full: false,
            kept: None,
            strip: true,
            kind: Kind::News,
        }
    }

    fn columns(width: u16) -> PageForm {
        PageForm { width, spoken: false, language: Language::English }
    }

    fn cleaned(html: &str) -> Cleaned {
        Cleaned { body: Body::parse(html), teaser: true }
    }

    #[test]
    fn another_width_lays_the_kept_body_out_again() {
        let text = cleaned("<p>The lighthouse of Hollow Bell opens its doors to two players at once in December.</p>");
        let mut cache = PageCache::default();
        cache.keep(key(1), RenderedPage::of(text.clone(), columns(76)));
        for width in [30, 76, 24] {
            let page = cache.get(key(1), columns(width));
            assert_eq!(page, Some(RenderedPage::of(text.clone(), columns(width))));
        }
    }

    #[test]
    fn another_language_lays_the_kept_body_out_again() {
        let text = cleaned("<p>Short.</p>");
        let mut cache = PageCache::default();
        cache.keep(key(1), RenderedPage::of(text, columns(76)));
        let german = PageForm { language: Language::German, ..columns(76) };
        assert_eq!(cache.get(key(1), german).map(|page| page.form), Some(german));
    }

    #[test]
    fn another_view_another_text_or_another_source_setting_is_another_page() {
        let mut cache = PageCache::default();
        cache.keep(key(1), RenderedPage::of(cleaned("<p>Short.</p>"), columns(76)));
        assert!(cache.get(Key { view: View::Marked, ..key(1) }, columns(76)).is_none());
        assert!(cache.get(Key { content: 2, ..key(1) }, columns(76)).is_none());
        assert!(cache.get(Key { full: true, ..key(1) }, columns(76)).is_none());
        assert!(cache.get(Key { kept: Some(Timestamp::UNIX_EPOCH), ..key(1) }, columns(76)).is_none());
        assert!(cache.get(Key { strip: false, ..key(1) }, columns(76)).is_none());
        assert!(cache.get(Key { kind: Kind::Deal, ..key(1) }, columns(76)).is_none());
        assert!(cache.get(key(1), columns(76)).is_some());
    }

    #[test]
    fn the_page_unused_for_longest_makes_room() {
        let mut cache = PageCache::default();
        for article in 0..60 {
            cache.keep(key(article), RenderedPage::of(cleaned("<p>Kept.</p>"), columns(40)));
        }
        cache.get(key(0), columns(40));
        cache.keep(key(60), RenderedPage::of(cleaned("<p>New.</p>"), columns(40)));
        assert!(cache.get(key(0), columns(40)).is_some());
        assert!(cache.get(key(1), columns(40)).is_none());
        assert!(cache.get(key(60), columns(40)).is_some());
    }

    #[test]
    fn large_bodies_are_bounded_in_bytes_and_the_newest_stays() {
        let words = Node::Text(" ".repeat(9 << 20));
        let tags = Node::Element(Element { name: "b".into(), attributes: Vec::new(), children: Vec::new() });
        let runs = vec![Run { text: " ".repeat(4), ..Run::default() }; 100_000];
        let full_of_text = Page { lines: vec![PageLine { runs, ..PageLine::default() }], ..Page::default() };
        let full_of_links = Page { links: vec![PageLink::default(); 50_000], ..Page::default() };
        for (nodes, page) in [
            (vec![words], Page::default()),
            (vec![tags; 200_000], Page::default()),
            (Vec::new(), full_of_text),
            (Vec::new(), full_of_links),
        ] {
            let body = Body { tree: Tree::new(nodes), ..Body::default() };
            let page = RenderedPage {
                cleaned: Cleaned { body, ..Cleaned::default() },
                document: Arc::default(),
                form: columns(40),
                page: page.into(),
            };
            let mut cache = PageCache::default();
            for article in [1, 2] {
                cache.keep(key(article), page.clone());
            }
            assert!(cache.get(key(1), columns(40)).is_none(), "{}", page.bytes());
            assert!(cache.get(key(2), columns(40)).is_some());
        }
    }
}
