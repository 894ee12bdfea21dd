//! `list`, `saved` and `search`: articles as lines or as JSON.

use super::{Exit, output, session::Session};
use crate::{
    news::Article,
    query::Query,
    store::Sort,
    text::{time, width},
};
use anyhow::Result;
use serde_json::{Value, json};
use std::fmt::Write;

/// Lists what a query finds, unread by default.
pub fn unread(session: &Session, query: &[String], limit: usize, as_json: bool) -> Result<Exit> {
    let articles = session.list(query, Sort::Newest, limit, Query::unread_by_default)?;
    print(session, &articles, as_json)
}

/// Lists the reading list.
pub fn saved(session: &Session, query: &[String], as_json: bool) -> Result<Exit> {
    let articles = session.list(query, Sort::Saved, 0, Query::saved_only)?;
    print(session, &articles, as_json)
}

/// Searches the full text.
pub fn search(session: &mut Session, words: &[String], limit: usize, as_json: bool) -> Result<Exit> {
    while session.store.index_owed(500)? > 0 {}
    let hits = session.store.search(&words.join(" "), limit)?;
    if as_json {
        let list: Vec<Value> = hits
            .iter()
            .map(|hit| {
                let mut value = article_json(&hit.article);
                value["snippet"] = json!(hit.snippet);
                value
            })
            .collect();
        output::print_json(&list)?;
    } else {
        let mut text = String::new();
        for hit in &hits {
            text.push_str(&row(session, &hit.article));
            let _ = writeln!(text, "        {}", hit.snippet);
        }
        output::print(&text)?;
    }
    Ok(Exit::Done)
}

fn print(session: &Session, articles: &[Article], as_json: bool) -> Result<Exit> {
    if as_json {
        let list: Vec<Value> = articles.iter().map(article_json).collect();
        output::print_json(&list)?;
    } else {
        let text: String = articles.iter().map(|article| row(session, article)).collect();
        output::print(&text)?;
    }
    Ok(Exit::Done)
}

/// An article as the contract shows it.
pub fn article_json(article: &Article) -> Value {
    json!({
        "id": article.id,
        "story": article.story,
        "source": article.source,
        "source_name": article.source_name,
        "title": article.title,
        "url": article.url,
        "author": article.author,
        "published": article.published,
        "fetched": article.fetched,
        "kind": article.kind,
        "read": article.read,
        "saved": article.saved,
        "tags": article.tags,
        "summary": article.summary,
        "enclosures": article.enclosures,
        "removed": article.removed,
    })
}

/// `a12    3h  Gematsu           Headline`
fn row(session: &Session, article: &Article) -> String {
    row_with(session, &article.id.to_string(), article, &article.source_name)
}

/// The same for a story, which shows its face under its own id and with its outlets.
pub fn row_with(session: &Session, id: &str, article: &Article, source: &str) -> String {
    let when = article.published.unwrap_or(article.fetched);
    let kind = if article.kind == crate::news::Kind::News { String::new() } else { format!("  [{}]", article.kind) };
    format!(
        "{:<7} {:>4}  {}  {}{}{}\n",
        id,
        time::age(when, session.now),
        width::pad_to_width(source, 18),
        article.title,
        kind,
        if article.saved { "  ★" } else { "" },
    )
}
