//! A page is an article laid out for a width: lines of styled runs, numbered links, pictures. Knows nothing of terminals or themes.
//!
//! The article's tree is read into blocks, and those are wrapped here. html2text, which wraps well, has no annotation for headings,
//! quotes, captions and what was removed, is quadratic in nesting, gives up on deep tables and needs 750 MB for a word of 2 MB: with
//! the five guards it wants, the way round it is longer than the way without.

mod anchors;
mod block;
mod dom;
mod icons;
mod notes;
mod plain;
mod read;
mod sheet;
mod table;
mod tidy;
mod units;
mod wrap;

use crate::{
    news::{Body, LinkKind},
    text::{html, words},
};
use block::{Block, Piece, Shape};
use sheet::Sheet;
use std::{
    collections::HashSet,
    panic::{AssertUnwindSafe, catch_unwind},
};

/// No page is laid out narrower than this.
const NARROWEST: usize = 20;
/// No words are broken narrower than this.
const NARROWEST_WORDS: usize = 4;
/// Words a reader of news reads in a minute.
const WORDS_A_MINUTE: u32 = 230;

/// An article laid out for a width.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    /// The lines, top to bottom; each is at most the width asked for.
    pub lines: Vec<PageLine>,
    /// Links in order; `[1]` is the first.
    pub links: Vec<PageLink>,
    /// How many of them have a number in the text; the others have no words there.
    pub numbered: usize,
    /// Pictures in order.
    pub images: Vec<PageImage>,
    /// Words of the body, without what was removed.
    pub words: u32,
    /// Minutes to read it, at least 1.
    pub minutes: u32,
}

impl Page {
    /// The links with their places, without those that have no number and lead where an earlier one leads, or to a picture.
    pub fn targets(&self) -> impl Iterator<Item = (usize, &PageLink)> {
        let mut known = HashSet::new();
        self.links.iter().enumerate().filter(move |&(at, link)| {
            let is_new = known.insert(&link.shown);
            at < self.numbered || (is_new && !self.leads_to_picture(&link.shown))
        })
    }

    /// Of the links without a number in the text, those that are listed come first: no number in the list is left out.
    fn put_targets_first(&mut self) {
        let listed: HashSet<usize> = self.targets().map(|(at, _)| at).collect();
        let (first, last): (Vec<_>, Vec<_>) = std::mem::take(&mut self.links)
            .into_iter()
            .enumerate()
            .partition(|(at, _)| *at < self.numbered || listed.contains(at));
        self.links = first.into_iter().chain(last).map(|(_, link)| link).collect();
    }

    /// Pictures often lead to themselves, in large.
    fn leads_to_picture(&self, address: &str) -> bool {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let ends = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif"];
        ends.iter().any(|end| path.to_ascii_lowercase().ends_with(end))
            || (path.matches('/').count() > 2
                && !path.ends_with('/')
                && self.images.iter().any(|image| image.src.starts_with(path)))
    }
}

/// One line of a page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PageLine {
    /// Runs of text, left to right, safe to show.
    pub runs: Vec<Run>,
    /// The picture this line announces, by its place in `Page::images`.
    pub image: Option<usize>,
}

/// A run of text with one look.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Run {
    /// The text.
    pub text: String,
    /// What it is.
    pub style: Style,
    /// The link it belongs to, by its place in `Page::links`.
    pub link: Option<usize>,
}

/// What a run is; the theme decides how it looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "independent attributes of text, as in HTML")]
pub struct Style {
    /// Bold.
    pub strong: bool,
    /// Italic.
    pub emphasis: bool,
    /// Inline code or a code block.
    pub code: bool,
    /// A heading's level, 1 to 6; 0 for none.
    pub heading: u8,
    /// Inside a quote.
    pub quote: bool,
    /// Secondary: link numbers, captions, picture labels, rules.
    pub dim: bool,
    /// Removed (marked view): struck through.
    pub removed: bool,
    /// The reason of a removal (marked view).
    pub reason: bool,
    /// The bar before a quote.
    pub bar: bool,
}

/// A link of a page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PageLink {
    /// Its text.
    pub text: String,
    /// As written.
    pub given: String,
    /// As shown and opened in this view.
    pub shown: String,
    /// What it was.
    pub kind: LinkKind,
    /// What was taken out of it.
    pub removed: Vec<String>,
}

/// A picture of a page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PageImage {
    /// Absolute address.
    pub src: String,
    /// Alternative text.
    pub alt: String,
    /// The headline says the same.
    pub known: bool,
}

/// Lays a body out. `width` 0 never wraps; under 20 counts as 20. Never fails: what cannot be laid out is shown as plain text.
#[must_use]
pub fn lay(body: &Body, width: usize) -> Page {
    let article = article(body);
    let room = if width == 0 { usize::MAX } else { width.max(NARROWEST) };
    let mut sheet = Sheet::new(room, &article.images);
    sheet.blocks(&article.blocks, false);
    let lines = sheet.lines;
    let words = words::count(&plain::left(&article.blocks));
    let minutes = words.div_ceil(WORDS_A_MINUTE).max(1);
    let mut page =
        Page { lines, links: article.links, numbered: article.numbered, images: article.images, words, minutes };
    page.put_targets_first();
    page
}

/// A text without looks broken into lines of a width; any blanks between words are one.
#[must_use]
pub fn broken(text: &str, width: usize) -> Vec<String> {
    let words: Vec<&str> = text.split_ascii_whitespace().collect();
    let text = words.join(" ");
    if text.is_empty() {
        return Vec::new();
    }
    let lines = wrap::wrap(&[Piece { text, ..Piece::default() }], width.max(NARROWEST_WORDS));
    lines.into_iter().map(|runs| runs.into_iter().map(|run| run.text).collect()).collect()
}

/// The contract's `text`: paragraphs, headings, lists, tables and captions, one line a paragraph; no link numbers, no alt texts.
#[must_use]
pub fn text(body: &Body) -> String {
    plain::blocks(&article(body).blocks)
}

/// The body as Markdown (removed parts as `~~…~~` in the marked view).
#[must_use]
pub fn markdown(body: &Body) -> String {
    catch_unwind(|| tidy::markdown(&body.html)).unwrap_or_else(|_| text(body))
}

/// The body as safe, tidy HTML, links as the view shows them.
#[must_use]
pub fn html(body: &Body) -> String {
    catch_unwind(|| tidy::html(&body.html)).unwrap_or_else(|_| format!("<p>{}</p>", html::escape(&text(body))))
}

/// The body read into blocks; should the parser give up on it, the text between its tags.
fn article(body: &Body) -> read::Article {
    catch_unwind(AssertUnwindSafe(|| read::article(body))).unwrap_or_else(|_| bare(&body.html))
}

fn bare(html: &str) -> read::Article {
    let outside = html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    let words = outside.map(dom::mend).map(|text| Piece { text: text + " ", ..Piece::default() }).collect();
    let blocks = block::settle(words).map(|pieces| Block::Words(Shape::Paragraph, pieces)).into_iter().collect();
    read::Article { blocks, ..read::Article::default() }
}
