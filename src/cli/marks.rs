//! `save`, `unsave`, `read`, `unread`, `undo`, `redo`: each one undoable step.

use super::{Exit, output, session::Session, show};
use crate::{
    fetch::{Client, Limits},
    news::ArticleId,
    poll,
    store::{Step, Verdict},
    text::Line,
};
use anyhow::{Result, bail};

/// Puts articles or web pages on the reading list.
pub fn save(session: &mut Session, what: &[String], tags: &[String]) -> Result<Exit> {
    let tags: Vec<Line> = tags.iter().map(|tag| Line::new(tag)).filter(|tag| !tag.is_empty()).collect();
    let (pages, ids): (Vec<&String>, Vec<&String>) = what.iter().partition(|word| is_web_address(word));
    let articles = every_article(session, &ids)?;
    if !articles.is_empty() {
        let step = session_mark(session, &articles, &Verdict::Save(true))?;
        tell(session, &step);
        if !tags.is_empty() {
            session_mark(session, &articles, &Verdict::Tag(tags.clone()))?;
        }
        for id in &articles {
            show::keep_full_text(session, *id, !session.quiet)?;
        }
    }
    for page in pages {
        save_page(session, page, &tags)?;
    }
    Ok(Exit::Done)
}

fn is_web_address(word: &str) -> bool {
    word.starts_with("http://") || word.starts_with("https://")
}

fn save_page(session: &mut Session, address: &str, tags: &[Line]) -> Result<()> {
    let cleaned = session.rules.clean(address).shown;
    if let Some(id) = session.store.article_by_url(&cleaned)? {
        session_mark(session, &[id], &Verdict::Save(true))?;
        return show::keep_full_text(session, id, true);
    }
    let got = if session.offline {
        Err("--offline: the page is not fetched".to_owned())
    } else {
        poll::web_page_blocking(&Client::new(&Limits::default()), &cleaned, &session.rules)
            .map_err(|error| error.to_string())
    };
    let (page, draft) = match got {
        Ok((page, draft)) => (Some(page), draft),
        Err(reason) => {
            output::message(&format!("kept as a link only: {reason}"));
            (None, poll::bare_link(&cleaned))
        }
    };
    let id = session.store.save_page(&draft, page.as_ref(), tags, session.now)?;
    if !session.quiet {
        output::print_line(&format!("{id} saved “{}”", draft.title))?;
    }
    Ok(())
}

/// Takes articles off the reading list.
pub fn unsave(session: &mut Session, ids: &[String]) -> Result<Exit> {
    mark(session, ids, &Verdict::Save(false))
}

/// Marks articles read or unread.
pub fn read(session: &mut Session, ids: &[String], read: bool) -> Result<Exit> {
    mark(session, ids, &Verdict::Read(read))
}

/// Takes back the last change.
pub fn undo(session: &mut Session) -> Result<Exit> {
    let step = session.store.undo(session.now)?;
    named(session, "Undid", step, "there is nothing to undo")
}

/// Does again what was taken back.
pub fn redo(session: &mut Session) -> Result<Exit> {
    let step = session.store.redo(session.now)?;
    named(session, "Redid", step, "there is nothing to redo")
}

fn named(session: &Session, verb: &str, step: Option<Step>, nothing: &str) -> Result<Exit> {
    let Some(step) = step else { bail!("{nothing}") };
    if !session.quiet {
        output::print_line(&format!("{verb}: {}", step.words))?;
    }
    Ok(Exit::Done)
}

fn mark(session: &mut Session, ids: &[String], verdict: &Verdict) -> Result<Exit> {
    let ids: Vec<&String> = ids.iter().collect();
    let articles = every_article(session, &ids)?;
    let step = session_mark(session, &articles, verdict)?;
    tell(session, &step);
    Ok(Exit::Done)
}

fn session_mark(session: &mut Session, articles: &[ArticleId], verdict: &Verdict) -> Result<Step> {
    Ok(session.store.mark(articles, verdict, session.now)?)
}

fn tell(session: &Session, step: &Step) {
    if !session.quiet {
        let words = if step.articles.is_empty() { "nothing changed" } else { &step.words };
        drop(output::print_line(words));
    }
}

/// The articles all ids stand for; an unknown id stops everything before anything is changed.
fn every_article(session: &Session, ids: &[&String]) -> Result<Vec<ArticleId>> {
    let mut found = Vec::new();
    for id in ids {
        for article in session.articles(id)? {
            if !found.contains(&article.id) {
                found.push(article.id);
            }
        }
    }
    Ok(found)
}
