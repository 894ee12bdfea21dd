//! Karakeep. It makes no second bookmark of an address, and says so with the one that is there: that one gets our tags and note beside
//! its own.

use super::{
    IntegrationError,
    server::{Came, Handed, Server, merged},
};
use crate::fetch::Verb;
use serde_json::{Value, json};

/// Hands one article over.
pub fn hand(server: &Server, handed: &Handed) -> Result<Came, IntegrationError> {
    let article = handed.article;
    let note = article.progress.note.clone().unwrap_or_default();
    let link = json!({
        "type": "link", "url": article.url, "title": article.title, "note": note, "archived": article.progress.finished,
    });
    let bookmark = server.call(Verb::Post, "api/v1/bookmarks", Some(&link))?;
    let id = bookmark.get("id").and_then(Value::as_str).ok_or_else(|| server.strange())?;
    let known = bookmark.get("alreadyExists").and_then(Value::as_bool).unwrap_or_default();
    let theirs = || bookmark.get("tags").and_then(Value::as_array).into_iter().flatten();
    let theirs = || theirs().filter_map(|tag| tag.get("name").and_then(Value::as_str));
    let lacking: Vec<Value> =
        merged(theirs(), article).into_iter().skip(theirs().count()).map(|tag| json!({ "tagName": tag })).collect();
    let mut came = if known { Came::Same } else { Came::Made };
    let mut add = |verb, path: &str, change: &Value| {
        came = if known { Came::Added } else { Came::Made };
        server.call(verb, &format!("api/v1/bookmarks/{id}{path}"), Some(change)).map(drop)
    };
    if !lacking.is_empty() {
        add(Verb::Post, "/tags", &json!({ "tags": lacking }))?;
    }
    let noted = bookmark.get("note").and_then(Value::as_str).unwrap_or_default();
    if known && !noted.contains(&note) {
        let both = [noted, &note].join("\n\n");
        add(Verb::Patch, "", &json!({ "note": both.trim() }))?;
    }
    Ok(came)
}
