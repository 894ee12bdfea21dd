//! `comments`: what people say of an article, from the feed of its comments.

use super::{
    Exit,
    args::{Format, Layout},
    output,
    reading::{self, Head},
    session::Session,
};
use crate::{app, platform, poll};
use anyhow::{Result, bail};
use serde_json::{Value, json};

/// Prints the thread.
pub fn run(session: &mut Session, id: &str, layout: &Layout) -> Result<Exit> {
    let article = session.face(id)?;
    let Some(feed) = app::comments_feed(&article) else {
        match article.comments.as_ref().and_then(|comments| comments.url.as_ref()) {
            Some(page) => bail!("the comments have no feed; they are at {page}"),
            None => bail!("{} names no comments for this", article.source_name),
        }
    };
    if session.offline {
        bail!("--offline: the comments are not asked for");
    }
    let settings = session.poll_settings();
    let thread = poll::comments(&session.store, &settings, &article, &feed)?;
    if layout.format() == Format::Json {
        let comments: Vec<Value> = thread
            .comments
            .iter()
            .map(|one| {
                json!({ "author": one.author, "published": one.published, "html": one.html, "url": one.link, "depth": one.depth })
            })
            .collect();
        output::print_json(&Value::Array(comments))?;
        return Ok(Exit::Done);
    }
    let head = Head {
        title: article.title.clone(),
        source: article.source_name.clone(),
        url: article.url.clone(),
        ..Head::default()
    };
    reading::print(&head, &thread.body(session.now, &platform::time_zone(), &session.rules), layout)?;
    Ok(Exit::Done)
}
