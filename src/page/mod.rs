//! A page is an article laid out for a width: lines of styled runs, numbered links, pictures. Knows nothing of terminals or themes.
//!
//! The article's tree is read into blocks (`read`), which are laid on lines (`layout`), as they are or as they are read aloud
//! (`spoken`), or written in another form (`write`).

mod block;
mod layout;
mod read;
mod render;
mod spoken;
mod write;

pub use render::{Document, broken, html, lay, markdown, text};
pub(crate) use render::{NARROWEST, tidy};

use crate::news::LinkKind;

/// An article laid out for a width.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    /// The lines, top to bottom; each is at most the width asked for.
    pub lines: Vec<PageLine>,
    /// Links in order; `[1]` is the first.
    pub links: Vec<PageLink>,
    /// How many of them have a number in the text; the others have no words there.
    pub numbered: usize,
    /// How many at the end are not listed: they have no number and lead where an earlier one leads, or to a picture.
    pub unlisted: usize,
    /// Pictures in order.
    pub images: Vec<PageImage>,
    /// Words of the body, without what was removed.
    pub words: u32,
    /// Minutes to read it, at least 1.
    pub minutes: u32,
}

impl Page {
    /// The links that are listed, with their places.
    pub fn targets(&self) -> impl Iterator<Item = (usize, &PageLink)> {
        self.links.iter().enumerate().take(self.links.len().saturating_sub(self.unlisted))
    }

    /// Bytes that it takes.
    pub(crate) fn bytes(&self) -> usize {
        let row = |line: &PageLine| {
            let texts: usize = line.runs.iter().map(|run| run.text.len()).sum();
            size_of::<PageLine>() + size_of_val(&*line.runs) + texts
        };
        let address = |link: &PageLink| size_of::<PageLink>() + link.text.len() + link.given.len() + link.shown.len();
        let picture = |image: &PageImage| size_of::<PageImage>() + image.src.len() + image.alt.len();
        self.lines.iter().map(row).sum::<usize>()
            + self.links.iter().map(address).sum::<usize>()
            + self.images.iter().map(picture).sum::<usize>()
    }
}

/// One line of a page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PageLine {
    /// Runs of text, left to right, safe to show.
    pub runs: Vec<Run>,
    /// The picture this line announces, by its place in `Page::images`.
    pub image: Option<usize>,
    /// Its paragraph is read from right to left.
    pub right_to_left: bool,
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
    /// Added since the user read it (the view of what changed).
    pub added: bool,
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
    /// The headline or an earlier picture says the same.
    pub known: bool,
}
