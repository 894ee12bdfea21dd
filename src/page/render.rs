//! What a body becomes: lines of a width, text, Markdown, HTML. None of these fails: what cannot be read as HTML is shown as plain text.

use super::{
    Page,
    block::{self, Block, Piece, Shape},
    dom,
    layout::{LineLayout, lay_blocks, wrap},
    read,
    write::{markup, plain_text},
};
use crate::{
    news::Body,
    text::{html, words},
};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// No page is laid out narrower than this.
const NARROWEST: usize = 20;
/// No words are broken narrower than this.
const NARROWEST_WORDS: usize = 4;
/// Words that are read in a minute of news.
const WORDS_A_MINUTE: u32 = 230;

/// Lays a body out. `width` 0 never wraps; under 20 counts as 20. Never fails: what cannot be laid out is shown as plain text.
#[must_use]
pub fn lay(body: &Body, width: usize) -> Page {
    let article = article(body);
    let room = if width == 0 { usize::MAX } else { width.max(NARROWEST) };
    let mut layout = LineLayout::new(room, &article.images);
    lay_blocks(&mut layout, &article.blocks, false);
    let lines = layout.lines;
    let words = words::count(&plain_text::left(&article.blocks));
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
    let lines = wrap(&[Piece { text, ..Piece::default() }], width.max(NARROWEST_WORDS));
    lines.into_iter().map(|runs| runs.into_iter().map(|run| run.text).collect()).collect()
}

/// The contract's `text`: paragraphs, headings, lists, tables and captions, one line a paragraph; no link numbers, no alt texts.
#[must_use]
pub fn text(body: &Body) -> String {
    plain_text::blocks(&article(body).blocks)
}

/// The body as Markdown (removed parts as `~~…~~` in the marked view).
#[must_use]
pub fn markdown(body: &Body) -> String {
    catch_unwind(|| markup::markdown(&body.html)).unwrap_or_else(|_| text(body))
}

/// The body as safe, tidy HTML, links as the view shows them.
#[must_use]
pub fn html(body: &Body) -> String {
    catch_unwind(|| markup::html(&body.html)).unwrap_or_else(|_| format!("<p>{}</p>", html::escape(&text(body))))
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
