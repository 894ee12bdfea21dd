//! `list`, `saved` and `search`: articles as lines or as JSON.

use super::{Exit, args::Order, output, session::Session};
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

/// Lists the reading list, with how far the reader is and what is kept.
pub fn saved(session: &Session, query: &[String], order: Order, as_json: bool) -> Result<Exit> {
    let sort = match order {
        Order::Saved => Sort::Saved,
        Order::Newest => Sort::Newest,
        Order::Oldest => Sort::Oldest,
        Order::Source => Sort::Source,
        Order::Length => Sort::Length,
    };
    let articles = session.list(query, sort, 0, Query::saved_only)?;
    if as_json {
        let list: Result<Vec<Value>> = articles.iter().map(|article| saved_json(session, article)).collect();
        output::print_json(&list?)?;
        return Ok(Exit::Done);
    }
    let mut text = String::new();
    for article in &articles {
        text.push_str(&row(session, article));
        let archived = session.store.archived(article.id)?.unwrap_or_default();
        if let Some(reason) = archived.reason.filter(|_| !article.full) {
            let again =
                archived.next_try.map_or_else(String::new, |next| format!("; asked again {}", until(next, session)));
            let _ = writeln!(text, "        kept as a link: {reason}{again}");
        }
        if let Some(note) = &article.progress.note {
            let _ = writeln!(text, "        ✎ {}", note.replace('\n', " ⏎ "));
        }
    }
    output::print(&text)?;
    Ok(Exit::Done)
}

/// An article of the reading list: as everywhere, and what is kept beside it.
fn saved_json(session: &Session, article: &Article) -> Result<Value> {
    let archived = session.store.archived(article.id)?.unwrap_or_default();
    let mut value = article_json(article);
    value["saved_at"] = json!(session.store.saved_at(article.id)?);
    value["minutes"] = json!(crate::query::minutes(article.words));
    value["finished"] = json!(article.progress.finished);
    value["position"] = json!(article.progress.percent());
    value["note"] = json!(article.progress.note);
    value["highlights"] = json!(session.store.highlights(article.id)?);
    value["archive"] = json!({
        "kept": archived.kept, "pictures": archived.pictures, "error": archived.reason, "next_try": archived.next_try,
    });
    Ok(value)
}

fn until(next: jiff::Timestamp, session: &Session) -> String {
    let minutes = next.duration_since(session.now).as_mins().max(0);
    match minutes {
        0..60 => format!("in {minutes} min"),
        60..2_880 => format!("in {} h", minutes / 60),
        _ => format!("in {} days", minutes / 1_440),
    }
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
        "muted": article.aside.muted.is_some() && !article.saved,
        "guard": article.aside.guard,
        "later": article.aside.later.filter(|_| article.aside.waits),
    })
}

/// `a12    3h  Gematsu           Headline`
fn row(session: &Session, article: &Article) -> String {
    row_with(session, &article.id.to_string(), article, &article.source_name)
}

/// `★`, with how far the reader is.
fn shelf_mark(article: &Article) -> String {
    match (article.saved, article.progress.percent()) {
        (false, _) => String::new(),
        (true, _) if article.progress.finished => "  ★ finished".to_owned(),
        (true, Some(percent)) => format!("  ★ {percent} %"),
        (true, None) => "  ★".to_owned(),
    }
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
        article.aside.guard.as_ref().map_or_else(|| article.title.to_string(), |guard| format!("(spoilers: {guard})")),
        kind,
        shelf_mark(article),
    )
}
