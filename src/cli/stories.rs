//! `list --stories`: one row per story, as lines or as JSON with the articles that tell it and why they stand together.

use super::{
    Exit,
    list::{article_json, row_with, why_nothing},
    output,
    session::Session,
};
use crate::{
    news::{Article, Story},
    query::Query,
    text::{Line, width},
};
use anyhow::Result;
use serde_json::{Value, json};

/// Cells of the outlet's column.
const OUTLET: usize = 18;

/// Lists the stories that a query finds, unread by default.
pub fn unread(session: &Session, query: &[String], limit: usize, as_json: bool) -> Result<Exit> {
    let stories = session.stories(query, limit, Query::unread_by_default)?;
    if as_json {
        let list = stories.iter().map(|story| story_json(session, story, &[])).collect::<Result<Vec<Value>>>()?;
        output::print_json(&list)?;
    } else {
        if stories.is_empty() {
            output::note(session.quiet, &why_nothing(session, query)?);
        }
        let text: String = stories.iter().map(|story| row(session, story)).collect();
        output::print(&text)?;
    }
    Ok(Exit::Done)
}

/// A story as the contract shows it: as new as its newest article. Its reasons are those for its rank, where it is
/// ranked, else those for its articles standing together.
pub fn story_json(session: &Session, story: &Story, ranked: &[String]) -> Result<Value> {
    let articles = session.store.story_articles(story.id)?;
    let mut reasons: Vec<Line> = ranked.iter().map(|reason| Line::new(reason)).collect();
    if reasons.is_empty() && articles.len() > 1 {
        reasons = together(session, &articles, story)?;
    }
    Ok(json!({
        "id": story.id,
        "title": story.face.title,
        "published": articles.iter().filter_map(|article| article.published).max(),
        "sources": story.sources,
        "unread": story.unread,
        "articles": articles.iter().map(article_json).collect::<Vec<_>>(),
        "reasons": reasons,
    }))
}

/// Every word that joined an article to the story, once.
fn together(session: &Session, articles: &[Article], story: &Story) -> Result<Vec<Line>> {
    let because = session.store.because(story.id)?;
    let mut reasons: Vec<Line> = Vec::new();
    for word in articles.iter().filter_map(|article| because.get(&article.id)).flatten() {
        if !reasons.contains(word) {
            reasons.push(word.clone());
        }
    }
    Ok(reasons)
}

/// `s12    3h  Gematsu +3        Headline`
fn row(session: &Session, story: &Story) -> String {
    let others = if story.sources > 1 { format!(" +{}", story.sources - 1) } else { String::new() };
    let room = OUTLET.saturating_sub(others.len());
    let outlet = width::truncate_to_width(&story.face.source_name, room);
    row_with(session, &story.id.to_string(), &story.face, &format!("{outlet}{others}"), story.newest)
}
