//! linkding. A bookmark that is posted again loses its notes, tags and title there: so it is looked up first, and patched.

use super::{
    IntegrationError,
    server::{Came, Handed, Server, escaped, merged},
};
use crate::fetch::Verb;
use serde_json::{Value, json};

/// Hands one article over.
pub fn hand(server: &Server, handed: &Handed) -> Result<Came, IntegrationError> {
    let article = handed.article;
    let known = server.call(Verb::Get, &format!("api/bookmarks/check/?url={}", escaped(&article.url)), None)?;
    let note = article.progress.note.clone().unwrap_or_default();
    match known.get("bookmark") {
        None => Err(server.strange()),
        Some(Value::Null) => {
            let bookmark = json!({
                "url": article.url,
                "title": article.title,
                "description": article.summary,
                "notes": note,
                "unread": !article.progress.finished,
                "tag_names": merged(std::iter::empty(), article),
            });
            // The title is known; the server need not ask the page for it.
            server.call(Verb::Post, "api/bookmarks/?disable_scraping", Some(&bookmark))?;
            Ok(Came::Made)
        }
        Some(bookmark) => {
            let Some(change) = lacking(bookmark, handed, &note) else { return Ok(Came::Same) };
            let id = bookmark.get("id").and_then(Value::as_i64).ok_or_else(|| server.strange())?;
            server.call(Verb::Patch, &format!("api/bookmarks/{id}/"), Some(&change))?;
            Ok(Came::Added)
        }
    }
}

/// What a bookmark lacks of ours; nothing of theirs is left out.
fn lacking(bookmark: &Value, handed: &Handed, note: &str) -> Option<Value> {
    let text = |name: &str| bookmark.get(name).and_then(Value::as_str).unwrap_or_default();
    let theirs: Vec<&str> =
        bookmark.get("tag_names").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
    let tags = merged(theirs.iter().copied(), handed.article);
    let mut change = serde_json::Map::new();
    if tags.len() > theirs.len() {
        change.insert("tag_names".to_owned(), json!(tags));
    }
    if !note.is_empty() && !text("notes").contains(note) {
        let both = [text("notes"), note];
        change.insert("notes".to_owned(), json!(both.join("\n\n").trim()));
    }
    if text("title").is_empty() {
        change.insert("title".to_owned(), json!(handed.article.title));
    }
    (!change.is_empty()).then_some(Value::Object(change))
}
