//! Pinboard. What is added again replaces what is there: so it is looked up first, and put back with ours beside theirs. Its token is
//! a part of every address, which no error shows.

use super::{
    IntegrationError, secret,
    server::{Came, Handed, Server, merged},
};
use crate::fetch::Verb;
use serde_json::Value;

/// Hands one article over.
pub fn hand(server: &Server, handed: &Handed) -> Result<Came, IntegrationError> {
    let article = handed.article;
    let known = call(server, "posts/get", &[("url", &article.url)])?;
    let post = known.get("posts").and_then(Value::as_array).ok_or_else(|| server.strange())?.first();
    let text = |name: &str| post.and_then(|post| post.get(name)).and_then(Value::as_str).unwrap_or_default();
    let theirs = || text("tags").split_whitespace();
    let tags = merged(theirs(), article);
    let note = article.progress.note.clone().unwrap_or_default();
    let lacks_note = !text("extended").contains(&note);
    if post.is_some() && tags.len() == theirs().count() && !lacks_note {
        return Ok(Came::Same);
    }
    let or = |theirs: &'static str, ours: &str| if post.is_some() { text(theirs).to_owned() } else { ours.to_owned() };
    let extended =
        if lacks_note { [text("extended"), &note].join("\n\n").trim().to_owned() } else { or("extended", &note) };
    let (title, unread) = (or("description", &article.title), if article.progress.finished { "no" } else { "yes" });
    let mut bookmark = vec![
        ("url", article.url.as_str().to_owned()),
        ("description", title),
        ("extended", extended),
        ("tags", tags.join(" ")),
        ("shared", or("shared", "no")),
        ("toread", or("toread", unread)),
        ("replace", if post.is_some() { "yes" } else { "no" }.to_owned()),
    ];
    if post.is_some() {
        bookmark.push(("dt", text("time").to_owned()));
    }
    let fields: Vec<(&str, &str)> = bookmark.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let answer = call(server, "posts/add", &fields)?;
    match answer.get("result_code").and_then(Value::as_str) {
        Some("done") if post.is_some() => Ok(Came::Added),
        Some("done") => Ok(Came::Made),
        _ => Err(server.strange()),
    }
}

fn call(server: &Server, method: &str, fields: &[(&str, &str)]) -> Result<Value, IntegrationError> {
    let token = secret::get(&server.push.token, "token")?;
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(fields).append_pair("format", "json").append_pair("auth_token", &token);
    server.call(Verb::Get, &format!("{method}?{}", query.finish()), None)
}
