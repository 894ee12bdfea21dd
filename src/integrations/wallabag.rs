//! wallabag. An entry that is there gets our tags added to its own; a new one takes our text along, so that the server need
//! not get a page that may be gone.

use super::{
    IntegrationError, secret,
    server::{Came, Handed, Server, escaped, merged},
};
use crate::fetch::Verb;
use serde_json::{Value, json};

/// Logs in with name and password; the value of the header for every call.
pub fn log_in(server: &Server) -> Result<String, IntegrationError> {
    let login = json!({
        "grant_type": "password",
        "client_id": server.push.client_id,
        "client_secret": secret::get(&server.push.client_secret, "client_secret")?,
        "username": server.push.user,
        "password": secret::get(&server.push.password, "password")?,
    });
    let answer = server.call(Verb::Post, "oauth/v2/token", Some(&login))?;
    let token = answer.get("access_token").and_then(Value::as_str).ok_or_else(|| server.strange())?;
    Ok(format!("Bearer {token}"))
}

/// Hands one article over.
pub fn hand(server: &Server, handed: &Handed) -> Result<Came, IntegrationError> {
    let article = handed.article;
    let tags = merged(std::iter::empty(), article).join(",");
    let known =
        server.call(Verb::Get, &format!("api/entries/exists.json?return_id=1&url={}", escaped(&article.url)), None)?;
    match known.get("exists") {
        Some(Value::Number(_)) if tags.is_empty() => Ok(Came::Same),
        Some(Value::Number(id)) => {
            server.call(Verb::Patch, &format!("api/entries/{id}.json"), Some(&json!({ "tags": tags })))?;
            Ok(Came::Added)
        }
        Some(Value::Null | Value::Bool(false)) => {
            let mut entry = json!({
                "url": article.url,
                "title": article.title,
                "tags": tags,
                "archive": u8::from(article.progress.finished),
            });
            if !handed.html.trim().is_empty() {
                entry["content"] = json!(handed.html);
            }
            server.call(Verb::Post, "api/entries.json", Some(&entry))?;
            Ok(Came::Made)
        }
        _ => Err(server.strange()),
    }
}
