//! `mend`: any feed comes back as one strict Atom document. Opens no socket and no database.

use super::{Exit, output, show};
use crate::{
    clean,
    feed::{self, Feed, Origin, strict},
    news::Item,
};
use anyhow::Result;
use jiff::Timestamp;
use serde_json::{Value, json};
use std::path::Path;

/// Reads a feed from a file or standard input and prints it mended; what was mended is told beside it.
pub fn run(file: &Path, url: &str, as_json: bool, quiet: bool) -> Result<Exit> {
    let bytes = show::input(file)?;
    let feed = feed::read(&bytes, Origin { url, content_type: None, now: Timestamp::now() })?;
    if as_json {
        output::print_json(&feed_json(&feed))?;
        return Ok(Exit::Done);
    }
    let strict = strict::write(&feed, url, |title| clean::headline(title, ""));
    output::print(&strict.text)?;
    if !quiet {
        for line in feed.repaired.iter().map(|repaired| format!("mended: {repaired}")).chain(strict.told) {
            output::message(&line);
        }
    }
    Ok(Exit::Done)
}

fn feed_json(feed: &Feed) -> Value {
    json!({
        "title": feed.title,
        "site": feed.site,
        "ttl": feed.ttl,
        "repaired": feed.repaired,
        "items": feed.items.iter().map(item_json).collect::<Vec<_>>(),
    })
}

fn item_json(item: &Item) -> Value {
    json!({
        "guid": item.guid,
        "link": item.link,
        "title": clean::headline(&item.title, ""),
        "published": item.published,
        "updated": item.updated,
        "author": Some(item.authors.join(", ")).filter(|author| !author.is_empty()),
        "summary": item.summary,
        "content": item.content,
        "enclosures": item.enclosures,
        "categories": item.categories,
        "comments": item.comments,
    })
}
