//! A page is an article laid out for a width: lines of styled runs, numbered links, pictures. Knows nothing of terminals or themes.

use crate::news::{Body, LinkKind};

/// An article laid out for a width.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    /// The lines, top to bottom; each is at most the width asked for.
    pub lines: Vec<PageLine>,
    /// Links in order; `[1]` is the first.
    pub links: Vec<PageLink>,
    /// Pictures in order.
    pub images: Vec<PageImage>,
    /// Words of the body.
    pub words: u32,
    /// Minutes to read it, at least 1.
    pub minutes: u32,
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
}

/// Lays a body out. `width` 0 never wraps; under 20 counts as 20. Never fails: what cannot be laid out is shown as plain text.
#[must_use]
pub fn lay(_body: &Body, _width: usize) -> Page {
    Page::default()
}

/// The contract's `text`: paragraphs, headings, lists, tables and captions, one line a paragraph; no link numbers, no alt texts.
#[must_use]
pub fn text(_body: &Body) -> String {
    String::new()
}

/// The body as Markdown (removed parts as `~~…~~` in the marked view).
#[must_use]
pub fn markdown(_body: &Body) -> String {
    String::new()
}

/// The body as safe, tidy HTML, links as the view shows them.
#[must_use]
pub fn html(body: &Body) -> String {
    body.html.clone()
}
