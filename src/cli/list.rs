//! `list`, `saved` and `search`: articles as lines or as JSON.

use super::{
    Exit,
    args::Order,
    output::{self, styled},
    session::Session,
};
use crate::{
    app::moment_words,
    news::Article,
    query::Query,
    store::Sort,
    text::{Line, near::nearest, time, width},
};
use anyhow::Result;
use jiff::{Timestamp, tz::TimeZone};
use serde_json::{Value, json};
use std::{
    fmt::Write,
    time::{Duration, Instant},
};

/// Lists what a query finds, unread by default.
pub fn unread(session: &Session, query: &[String], limit: usize, as_json: bool) -> Result<Exit> {
    // One more than is shown tells that there are more.
    let mut articles =
        session.list(query, Sort::Newest, limit.saturating_add(usize::from(limit > 0)), Query::unread_by_default)?;
    if limit > 0 && articles.len() > limit {
        articles.truncate(limit);
        output::note(session.quiet || as_json, &format!("the first {limit}; --limit 0 lists all"));
    }
    if articles.is_empty() && !as_json {
        output::note(session.quiet, &why_nothing(session, query)?);
    }
    print(session, &articles, as_json)
}

/// Why a list is empty, and what to do.
pub fn why_nothing(session: &Session, query: &[String]) -> Result<String> {
    let all = session.subscriptions()?;
    for wanted in
        query.iter().flat_map(|words| words.split_whitespace()).filter_map(|word| word.strip_prefix("source:"))
    {
        let wanted = wanted.trim_matches('"');
        let fits = |name: &str| name.to_lowercase().contains(&wanted.to_lowercase());
        if all.iter().any(|one| fits(&one.source.name) || one.id.to_string() == wanted) {
            continue;
        }
        let near = nearest(wanted, all.iter().map(|one| one.source.name.as_str()));
        let hint = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
        return Ok(format!("no source is called “{}”{hint}", Line::new(wanted)));
    }
    let totals = session.store.totals()?;
    Ok(if totals.articles == 0 {
        "nothing here yet; `pressstart fetch` gets the news".to_owned()
    } else if query.is_empty() {
        "nothing is unread; `pressstart list all` lists what is read too".to_owned()
    } else if query.iter().flat_map(|words| words.split_whitespace()).any(|word| word == "all") {
        "nothing matches".to_owned()
    } else {
        "nothing matches; `all` in the query finds what is read or muted too".to_owned()
    })
}

/// Lists the reading list, with how far the user is and what is kept.
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
    if articles.is_empty() {
        let empty = "nothing is saved; `pressstart save ID` puts an article on the reading list";
        output::note(session.quiet, if query.is_empty() { empty } else { "nothing on the reading list matches" });
    }
    let mut text = String::new();
    for article in &articles {
        text.push_str(&row(session, article));
        let archived = session.store.archived(article.id)?.unwrap_or_default();
        if let Some(reason) = archived.reason.filter(|_| !article.full) {
            let again = archived
                .next_try
                .map_or_else(String::new, |next| format!("; asked again {}", output::until(next, session.now)));
            let _ = writeln!(text, "        kept {}: {reason}{again}", article.kept_without_page());
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

/// How long a search works off what the full-text index is owed before it answers.
const INDEXING: Duration = Duration::from_millis(200);

/// Indexes owed texts, the newest first, as long as somebody waits for an answer; how many are still owed.
fn index_for_a_while(session: &mut Session) -> Result<u64> {
    let begun = Instant::now();
    while !session.store.is_read_only() && begun.elapsed() < INDEXING && session.store.index_owed(50)? > 0 {}
    Ok(session.store.owed_texts()?)
}

/// Searches the full text.
pub fn search(session: &mut Session, words: &[String], limit: usize, as_json: bool) -> Result<Exit> {
    let owed = index_for_a_while(session)?;
    let hits = session.store.search(&words.join(" "), limit)?;
    if owed > 0 {
        output::note(session.quiet, &format!("{owed} texts are not indexed yet: of these the headlines are searched"));
    }
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
        if hits.is_empty() {
            output::note(session.quiet, &format!("nothing found for “{}”", Line::new(&words.join(" "))));
        }
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
        "comments": article.comments,
        "untitled": article.untitled,
        "changed": article.changed,
        "removed": article.removed,
        "muted": article.aside.muted.is_some() && !article.saved,
        "guard": article.aside.guard,
        "later": article.aside.later.filter(|_| article.aside.waits),
    })
}

/// `a12    3h  Gematsu           Headline`
fn row(session: &Session, article: &Article) -> String {
    let when = article.published.unwrap_or(article.fetched);
    row_with(session, &article.id.to_string(), article, &article.source_name, when)
}

/// `★`, with how far the user is.
fn shelf_mark(article: &Article) -> String {
    match (article.saved, article.progress.percent()) {
        (false, _) => String::new(),
        (true, _) if article.progress.finished => "  ★ finished".to_owned(),
        (true, Some(percent)) => format!("  ★ {percent} %"),
        (true, None) => "  ★".to_owned(),
    }
}

/// Until when it waits.
fn back(session: &Session, article: &Article) -> String {
    let until = article.aside.later.filter(|_| article.aside.waits);
    let words = until.map(|until| moment_words(until, session.now, &TimeZone::system()));
    words.map_or_else(String::new, |words| format!("  back {words}"))
}

/// The same for a story, which shows its face under its own id, with its outlets and the age of its newest article.
pub fn row_with(session: &Session, id: &str, article: &Article, source: &str, when: Timestamp) -> String {
    let kind = if article.kind == crate::news::Kind::News { String::new() } else { format!("  [{}]", article.kind) };
    let title =
        article.aside.guard.as_ref().map_or_else(|| article.title.to_string(), |guard| format!("(spoilers: {guard})"));
    format!(
        "{} {}  {}{}{}\n",
        styled("2", &format!("{id:<7} {:>4} ", time::age(when, session.now))),
        styled("36", &width::pad_to_width(source, 18)),
        if article.read { title } else { styled("1", &title) },
        styled("2", &kind),
        styled("33", &format!("{}{}", shelf_mark(article), back(session, article))),
    )
}
