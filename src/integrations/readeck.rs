//! Readeck. It answers no question about one address, so that a link is only posted once: who calls remembers what was handed
//! over.

use super::{
    IntegrationError,
    server::{Came, Handed, Server, merged},
};
use crate::fetch::Verb;
use serde_json::json;

/// Hands one article over.
pub fn hand(server: &Server, handed: &Handed) -> Result<Came, IntegrationError> {
    let article = handed.article;
    let bookmark = json!({ "url": article.url, "title": article.title, "labels": merged(std::iter::empty(), article) });
    server.call(Verb::Post, "api/bookmarks", Some(&bookmark))?;
    Ok(Came::Made)
}
