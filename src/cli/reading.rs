//! One article on its way to the eye: what was published, cleaned for a view, then printed in the form asked for.

use super::{
    args::{Format, Layout, ViewName},
    output,
};
use crate::{
    app,
    news::{Body, Comments, Enclosure, Highlight, Kind, Via, View},
    page,
    text::{self, Line},
};
use anyhow::Result;
use jiff::Timestamp;
use serde_json::{Value, json};
use std::fmt::Write;

impl From<ViewName> for View {
    fn from(name: ViewName) -> Self {
        match name {
            ViewName::Stripped => Self::Stripped,
            ViewName::Marked => Self::Marked,
            ViewName::Original => Self::Original,
            ViewName::Changes => Self::Changes,
        }
    }
}

/// What stands above the body.
#[derive(Debug, Default)]
pub struct Head {
    /// The article's or story's id; none for HTML from outside.
    pub id: Option<String>,
    /// Headline.
    pub title: Line,
    pub byline: Option<Line>,
    /// Byline as the feed has it.
    pub author: Option<Line>,
    /// Who had it first, where the body does not say.
    pub via: Option<Via>,
    /// When it was published.
    pub published: Option<Timestamp>,
    /// When its page says that it was last changed.
    pub updated: Option<Timestamp>,
    /// The outlet's name.
    pub source: Line,
    /// Cleaned address.
    pub url: Line,
    /// What kind of piece it is.
    pub kind: Kind,
    /// The note beside it.
    pub note: Option<String>,
    /// The passages marked in it.
    pub highlights: Vec<Highlight>,
    /// When it changed after it was read or kept.
    pub changed: Option<Timestamp>,
    /// Files that come with it.
    pub enclosures: Vec<Enclosure>,
    /// Where people talk about it.
    pub comments: Option<Comments>,
}

/// Prints an article in the form asked for.
pub fn print(head: &Head, body: &Body, layout: &Layout) -> Result<()> {
    match layout.format() {
        Format::Text => output::print(&as_text(head, body, layout.width)),
        Format::Markdown => output::print(&as_markdown(head, body)),
        Format::Html => output::print(&format!("{}\n", page::html(body))),
        Format::Json => output::print_json(&as_json(head, body)),
    }
}

fn byline(head: &Head, body: &Body) -> Option<Line> {
    head.byline.clone().or_else(|| body.byline.clone()).or_else(|| head.author.clone())
}

fn via<'a>(head: &'a Head, body: &'a Body) -> Option<&'a Via> {
    body.via.as_ref().or(head.via.as_ref())
}

fn as_json(head: &Head, body: &Body) -> Value {
    let document = page::Document::plain(body);
    let laid = document.lay(0);
    let links: Vec<Value> = laid
        .links
        .iter()
        .enumerate()
        .map(|(place, link)| {
            json!({
                "n": place + 1,
                "text": link.text,
                "given": link.given,
                "shown": link.shown,
                "kind": link.kind,
                "removed": link.removed,
            })
        })
        .collect();
    let images: Vec<Value> = laid.images.iter().map(|image| json!({ "src": image.src, "alt": image.alt })).collect();
    json!({
        "id": head.id,
        "title": head.title,
        "byline": byline(head, body),
        "author": head.author,
        "via": via(head, body),
        "published": head.published,
        "updated": body.updated.or(head.updated),
        "changed": head.changed,
        "credits": body.credits,
        "source": head.source,
        "url": head.url,
        "kind": head.kind,
        "view": body.view,
        "text": document.text(),
        "markdown": page::markdown(body),
        "html": page::html(body),
        "words": laid.words,
        "minutes": laid.minutes,
        "links": links,
        "images": images,
        "removed": body.receipt.removed,
        "note": head.note,
        "highlights": head.highlights,
        "enclosures": head.enclosures,
        "comments": head.comments,
    })
}

/// “Constance Achebe · Ledger & Lives · 1 Nov 2026 · via The Leaky Cartridge”.
fn credit(head: &Head, body: &Body) -> String {
    let mut parts: Vec<String> = Vec::new();
    parts.extend(byline(head, body).filter(|name| !name.is_empty()).map(|name| name.to_string()));
    if !head.source.is_empty() {
        parts.push(head.source.to_string());
    }
    parts.extend(head.published.map(|when| text::time::day(when, &jiff::tz::TimeZone::system())));
    parts.extend(via(head, body).map(|via| format!("via {}", via.name)));
    parts.join(" · ")
}

/// “✂ 2 affiliate · 1 notice · 5 tracking”, empty when nothing was removed.
#[must_use]
pub fn receipt_line(body: &Body) -> String {
    let counted = app::counted(body.receipt.counts());
    if counted.is_empty() { counted } else { format!("✂ {counted}") }
}

/// Lays out a single paragraph, so that heads and links wrap exactly as the text does.
fn wrapped(paragraph: &str, width: usize) -> String {
    let width = if width == 0 { usize::MAX } else { width.max(page::NARROWEST) };
    page::broken(paragraph, width).into_iter().map(|line| line + "\n").collect()
}

fn lines(page: &page::Page) -> String {
    let mut text = String::new();
    for line in &page.lines {
        for run in &line.runs {
            text.push_str(&run.text);
        }
        text.truncate(text.trim_end_matches(' ').len());
        text.push('\n');
    }
    text
}

fn as_text(head: &Head, body: &Body, width: usize) -> String {
    let laid = page::Document::plain(body).lay(width);
    let mut text = String::new();
    for part in [head.title.as_str(), &credit(head, body), &receipt_line(body)] {
        text.push_str(&wrapped(part, width));
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(&lines(&laid));
    if !laid.links.is_empty() {
        text.push_str("\nLinks\n");
        for (place, link) in laid.targets() {
            text.push_str(&wrapped(&format!("[{}] {}", place + 1, link.shown), width));
        }
    }
    text.push_str(&beside(head, width));
    text
}

/// What comes with an article: its files with their lengths and chapters, and where people talk about it.
fn beside(head: &Head, width: usize) -> String {
    let mut text = String::new();
    if !head.enclosures.is_empty() {
        text.push_str("\nFiles\n");
    }
    for file in &head.enclosures {
        let about = app::about_file(file);
        let about = if about.is_empty() { about } else { format!(" ({about})") };
        text.push_str(&wrapped(&format!("{}{about}", Line::new(&file.url)), width));
        let Some(chapters) = &file.chapters else { continue };
        for chapter in &chapters.list {
            let line = format!("{} {}", text::time::length(chapter.start), Line::new(&chapter.title));
            text.push_str(&wrapped(&line, width));
        }
        if let Some(url) = &chapters.url {
            text.push_str(&wrapped(&format!("chapters: {}", Line::new(url)), width));
        }
    }
    if let Some(comments) = &head.comments {
        let count = comments.count.map(|count| if count == 1 { "one".to_owned() } else { count.to_string() });
        let place = comments.url.as_ref().or(comments.feed.as_ref()).map(|url| Line::new(url).to_string());
        let line: Vec<String> = ["Comments:".to_owned()].into_iter().chain(count).chain(place).collect();
        let _ = write!(text, "\n{}", wrapped(&line.join(" "), width));
    }
    text
}

fn as_markdown(head: &Head, body: &Body) -> String {
    let mut text = String::new();
    if !head.title.is_empty() {
        let _ = writeln!(text, "# {}\n", head.title);
    }
    let credit = credit(head, body);
    if !credit.is_empty() {
        let _ = writeln!(text, "{credit}\n");
    }
    text.push_str(&page::markdown(body));
    if !text.ends_with('\n') {
        text.push('\n');
    }
    text
}
