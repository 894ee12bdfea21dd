//! What a body becomes: lines of a width, text, Markdown, HTML. None of these fails: what cannot be read as HTML is shown as plain text.

use super::{
    Page, PageImage, PageLink,
    block::{self, Block, Piece, Shape},
    layout::{LineLayout, lay_blocks, wrap},
    read,
    spoken::spoken,
    write::{markup, plain_text},
};
use crate::{
    html::{Node, Tree, mended},
    news::{Body, View},
    text::words,
};
use std::{
    collections::HashSet,
    panic::{AssertUnwindSafe, catch_unwind},
};

/// No page is laid out narrower than this.
pub(crate) const NARROWEST: usize = 20;
/// No words are broken narrower than this.
const NARROWEST_WORDS: usize = 4;
/// Words that are read in a minute of news.
const WORDS_A_MINUTE: u32 = 230;

/// A body read once, to be laid out for any width.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Document {
    article: read::Article,
    unlisted: usize,
    words: u32,
}

impl Document {
    /// Reads a body.
    #[must_use]
    pub fn of(body: &Body) -> Self {
        let mut article = article(body);
        let unlisted = put_listed_first(&mut article.links, article.numbered, &article.images);
        let words = words::count(&plain_text::left(&article.blocks));
        Self { article, unlisted, words }
    }

    /// The same, with what its author struck through between `~~`: for output that has no looks. In the marked view what was
    /// removed is struck as well, and has its reason beside it; what changed has signs of its own.
    #[must_use]
    pub fn plain(body: &Body) -> Self {
        let mut document = Self::of(body);
        if !matches!(body.view, View::Marked | View::Changes) {
            block::mark_struck(&mut document.article.blocks);
        }
        document
    }

    /// Lays it out. `width` 0 never wraps; under 20 counts as 20.
    #[must_use]
    pub fn lay(&self, width: usize) -> Page {
        self.laid(&self.article.blocks, width)
    }

    /// Lays it out to be read aloud: nothing stands beside something else, and what looks tell is said in words.
    #[must_use]
    pub fn lay_spoken(&self, width: usize) -> Page {
        self.laid(&spoken(&self.article.blocks, &self.article.images), width)
    }

    fn laid(&self, blocks: &[Block], width: usize) -> Page {
        let read::Article { links, numbered, images, .. } = &self.article;
        let room = if width == 0 { usize::MAX } else { width.max(NARROWEST) };
        let mut layout = LineLayout::new(room, images);
        lay_blocks(&mut layout, blocks, false);
        Page {
            lines: layout.lines,
            links: links.clone(),
            numbered: *numbered,
            unlisted: self.unlisted,
            images: images.clone(),
            words: self.words,
            minutes: self.words.div_ceil(WORDS_A_MINUTE).max(1),
        }
    }

    /// The contract's `text`: paragraphs, headings, lists, tables and captions, one line a paragraph; no link numbers, no alt texts.
    #[must_use]
    pub fn text(&self) -> String {
        plain_text::blocks(&self.article.blocks)
    }
}

/// Of the links without a number in the text, those that lead somewhere new come first; gives how many behind them are
/// not listed.
fn put_listed_first(links: &mut Vec<PageLink>, numbered: usize, images: &[PageImage]) -> usize {
    let mut sources: Vec<&str> = images.iter().map(|image| image.src.as_str()).collect();
    sources.sort_unstable();
    let mut known: HashSet<String> = links.iter().take(numbered).map(|link| link.shown.clone()).collect();
    let unnumbered = links.split_off(numbered.min(links.len()));
    let is_listed = |link: &PageLink| known.insert(link.shown.clone()) && !leads_to_picture(&link.shown, &sources);
    let (listed, rest): (Vec<_>, Vec<_>) = unnumbered.into_iter().partition(is_listed);
    links.extend(listed);
    let unlisted = rest.len();
    links.extend(rest);
    unlisted
}

/// Pictures often lead to themselves, in large. The sources of the page's pictures are in order.
fn leads_to_picture(address: &str, sources: &[&str]) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let ends = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif"];
    let first = sources.partition_point(|source| *source < path);
    ends.iter().any(|end| path.to_ascii_lowercase().ends_with(end))
        || (path.matches('/').count() > 2
            && !path.ends_with('/')
            && sources.get(first).is_some_and(|source| source.starts_with(path)))
}

/// Lays a body out. `width` 0 never wraps; under 20 counts as 20. Never fails: what cannot be laid out is shown as plain text.
#[must_use]
pub fn lay(body: &Body, width: usize) -> Page {
    Document::of(body).lay(width)
}

/// A text without looks broken into lines of a width; any blanks between words are one.
#[must_use]
pub fn broken(text: &str, width: usize) -> Vec<String> {
    let words: Vec<&str> = text.split_ascii_whitespace().collect();
    let text = words.join(" ");
    if text.is_empty() {
        return Vec::new();
    }
    let lines = wrap(&[Piece { text, ..Piece::default() }], width.max(NARROWEST_WORDS));
    lines.into_iter().map(|runs| runs.into_iter().map(|run| run.text).collect()).collect()
}

/// The text of a body, what is struck through between `~~`.
#[must_use]
pub fn text(body: &Body) -> String {
    Document::plain(body).text()
}

/// The body as Markdown (removed parts as `~~…~~` in the marked view).
#[must_use]
pub fn markdown(body: &Body) -> String {
    catch_unwind(|| markup::markdown(&body.tree)).unwrap_or_else(|_| text(body))
}

/// The body as safe, tidy HTML, links as the view shows them.
#[must_use]
pub fn html(body: &Body) -> String {
    tidy(body).html()
}

/// The same as a tree, for those who write it in another form.
#[must_use]
pub(crate) fn tidy(body: &Body) -> Tree {
    catch_unwind(|| markup::tidy(&body.tree)).unwrap_or_else(|_| Tree::new(vec![Node::Text(text(body))]))
}

/// The body read into blocks; should that fail, the words in it.
fn article(body: &Body) -> read::Article {
    catch_unwind(AssertUnwindSafe(|| read::article(body))).unwrap_or_else(|_| bare(&body.tree))
}

fn bare(tree: &Tree) -> read::Article {
    let texts = tree.descendants().filter(|node| node.name().is_none()).map(Node::text);
    let words = texts.map(|text| Piece { text: mended(&text) + " ", ..Piece::default() }).collect();
    let blocks = block::settle(words).map(|pieces| Block::Words(Shape::Paragraph, pieces)).into_iter().collect();
    read::Article { blocks, ..read::Article::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        clean::{BUILTIN, Subject, body, draft},
        html::count::during,
        news::Item,
    };

    const ARTICLE: &str =
        "<p>The ferry <i>leaves</i> at nine, see <a href=\"https://a.example/1\">its page</a>.</p><ul><li>a</li></ul>";

    #[test]
    fn a_body_is_parsed_once_whatever_is_made_of_it() {
        let subject = Subject { strip: true, ..Subject::default() };
        let rules = &BUILTIN;
        let (parses, cleaned) = during(|| body(ARTICLE, &subject, View::Stripped, rules));
        assert_eq!(parses, 1);
        let (parses, document) = during(|| {
            let document = Document::of(&cleaned);
            for width in [0, 20, 76] {
                assert!(!document.lay(width).lines.is_empty());
            }
            document
        });
        assert_eq!((parses, document.text().contains("ferry")), (0, true));
        let (parses, written) = during(|| [text(&cleaned), markdown(&cleaned), html(&cleaned)]);
        assert_eq!(parses, 0);
        assert!(written.iter().all(|form| form.contains("ferry")));
        let item = Item { content: Some(ARTICLE.to_owned()), ..Item::default() };
        assert_eq!(during(|| draft(item, &subject, rules)).0, 1);
    }
}
