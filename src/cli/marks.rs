//! `save`, `unsave`, `read`, `unread`, `undo`, `redo`: each one undoable step.

use super::{Exit, Usage, output, saved_pages, session::Session};
use crate::{
    config,
    html::is_web_page,
    integrations,
    news::{ArticleId, Decision, LONGEST_TAG, SavedQuery},
    poll,
    store::Step,
    text::Line,
};
use anyhow::{Context, Result, anyhow, bail};
use serde_json::{Value, json};
use std::io::Read;
use std::path::Path;

/// Bytes of an address: browsers take no more either.
const LONGEST_ADDRESS: usize = 8 << 10;

/// Puts articles or web pages on the reading list, then gets what is to be kept of them.
pub fn save(session: &mut Session, what: &[String], tags: &[String], again: bool, as_json: bool) -> Result<Exit> {
    let (what, refused) = every_word(what)?;
    let tags: Vec<Line> = tags.iter().map(|tag| Line::new(tag)).filter(|tag| !tag.is_empty()).collect();
    if let Some(long) = tags.iter().find(|tag| tag.chars().count() > LONGEST_TAG) {
        return Err(Usage(format!(
            "a tag has at most {LONGEST_TAG} letters, not as many as “{}”",
            Line::cut(long, 40)
        ))
        .into());
    }
    if let Some(long) = what.iter().find(|word| word.len() > LONGEST_ADDRESS) {
        bail!("no address is so long: {}", Line::cut(long, 80));
    }
    let (pages, ids): (Vec<&String>, Vec<&String>) = what.iter().partition(|word| is_web_page(word));
    let articles = every_article(session, &ids)?;
    if !articles.is_empty() {
        let step = save_articles(session, &articles, &tags)?;
        if !as_json {
            tell(session, &step);
        }
    }
    // On the list first: should the program end while a page is on its way, it is got the next time.
    let mut saved = articles;
    let links = saved.len();
    for page in pages {
        let link = poll::bare_link(&session.rules.links().clean(page).shown);
        let id = session.store.save_page(&link, None, &tags, session.now)?;
        if !saved.contains(&id) {
            saved.push(id);
        }
    }
    if again {
        for id in &saved {
            session.store.owe_page(*id)?;
        }
    }
    saved_pages::keep(session, &saved, &saved[links..])?;
    for id in &saved {
        // The article is saved all the same.
        if let Err(reason) = integrations::hook(&session.config.saved_hook, &session.article(*id)?) {
            output::message(&reason);
        }
    }
    if as_json {
        output::print_json(&saved.iter().map(|id| saved_json(session, *id)).collect::<Result<Vec<_>>>()?)?;
        return Ok(if refused { Exit::Failed } else { Exit::Done });
    }
    for id in &saved[links..] {
        if !session.quiet {
            output::print_line(&format!("{id} saved “{}”", session.article(*id)?.title))?;
        }
    }
    Ok(if refused { Exit::Failed } else { Exit::Done })
}

fn save_articles(session: &mut Session, articles: &[ArticleId], tags: &[Line]) -> Result<Step> {
    let saved = session_mark(session, articles, &Decision::Save(true))?;
    if tags.is_empty() {
        return Ok(saved);
    }
    let tagged = session_mark(session, articles, &Decision::Tag(tags.to_vec()))?;
    // On the list already: then what is new is the tag.
    Ok(if saved.articles.is_empty() { tagged } else { saved })
}

/// What stands on the list now, and why only its link where that is so.
fn saved_json(session: &Session, id: ArticleId) -> Result<Value> {
    let article = session.article(id)?;
    let error = session.store.archived(id)?.and_then(|archived| archived.reason).filter(|_| !article.full);
    Ok(json!({ "id": id, "title": article.title, "url": article.url, "error": error }))
}

/// The words that were given, with those of standard input in the place of `-`; there, a line that is no web address is told
/// about and left out.
fn every_word(what: &[String]) -> Result<(Vec<String>, bool)> {
    let (mut words, mut refused) = (Vec::new(), false);
    for word in what {
        if word == "-" {
            let mut text = String::new();
            std::io::stdin()
                .lock()
                .take(LONGEST_INPUT)
                .read_to_string(&mut text)
                .context("standard input cannot be read")?;
            for (line, number) in text.lines().map(str::trim).zip(1..).filter(|(line, _)| !line.is_empty()) {
                if is_web_page(line) {
                    words.push(line.to_owned());
                } else {
                    refused = true;
                    output::message(&format!("line {number} is no web address: {}", Line::cut(line, 80)));
                }
            }
        } else if word.contains("://") && !is_web_page(word) {
            bail!("only http and https addresses can be saved, not “{}”", Line::cut(word, 80));
        } else {
            words.push(with_scheme(word));
        }
    }
    Ok((words, refused))
}

/// An address as people write it: `example.org/page` is a web address, and no id has a dot.
fn with_scheme(word: &str) -> String {
    let host = word.split(['/', '?', '#']).next().unwrap_or_default();
    let address = format!("https://{word}");
    let looks = host.contains('.') && !host.starts_with('.') && !host.ends_with('.') && !word.contains("://");
    if looks && is_web_page(&address) { address } else { word.to_owned() }
}

/// Far more links than anybody has: ten megabytes.
const LONGEST_INPUT: u64 = 10 << 20;

/// Marks articles as read to their end, or not.
pub fn finished(session: &mut Session, ids: &[String], finished: bool) -> Result<Exit> {
    let ids: Vec<&String> = ids.iter().collect();
    let articles = every_article(session, &ids)?;
    let step = session.store.set_finished(&articles, finished, session.now)?;
    tell(session, &step);
    Ok(Exit::Done)
}

/// Takes articles off the reading list.
pub fn unsave(session: &mut Session, ids: &[String]) -> Result<Exit> {
    mark(session, ids, &Decision::Save(false))
}

/// Marks articles read or unread.
pub fn read(session: &mut Session, ids: &[String], read: bool) -> Result<Exit> {
    mark(session, ids, &Decision::Read(read))
}

/// Takes back the last change.
pub fn undo(session: &mut Session) -> Result<Exit> {
    let step = session.store.undo(session.now)?;
    follow_shelves(session, step.as_ref(), config::remove_shelves)?;
    named(session, "Undid", step, "there is nothing to undo")
}

/// Does again what was taken back.
pub fn redo(session: &mut Session) -> Result<Exit> {
    let step = session.store.redo(session.now)?;
    follow_shelves(session, step.as_ref(), config::add_shelves)?;
    named(session, "Redid", step, "there is nothing to redo")
}

/// The shelves that came with a step come and go with it in the config.
fn follow_shelves(
    session: &Session,
    step: Option<&Step>,
    change: fn(&Path, &[SavedQuery]) -> std::result::Result<Vec<SavedQuery>, String>,
) -> Result<()> {
    match step.filter(|step| !step.shelves.is_empty() && !session.is_demo()) {
        Some(step) => change(&session.places.config, &step.shelves).map(drop).map_err(anyhow::Error::msg),
        None => Ok(()),
    }
}

fn named(session: &Session, verb: &str, step: Option<Step>, nothing: &str) -> Result<Exit> {
    let Some(step) = step else { bail!("{nothing}") };
    if !session.quiet {
        let next = match step.to_poll.as_slice() {
            [] => String::new(),
            [source] => format!("; `pressstart fetch {source}` gets its articles"),
            _ => "; `pressstart fetch` gets their articles".to_owned(),
        };
        output::print_line(&format!("{verb}: {}{next}", step.words))?;
    }
    Ok(Exit::Done)
}

fn mark(session: &mut Session, ids: &[String], decision: &Decision) -> Result<Exit> {
    let ids: Vec<&String> = ids.iter().collect();
    let articles = every_article(session, &ids)?;
    let step = session_mark(session, &articles, decision)?;
    tell(session, &step);
    Ok(Exit::Done)
}

fn session_mark(session: &mut Session, articles: &[ArticleId], decision: &Decision) -> Result<Step> {
    Ok(session.store.mark(articles, decision, session.now)?)
}

pub fn tell(session: &Session, step: &Step) {
    if !session.quiet {
        let words = if step.articles.is_empty() { "nothing changed" } else { &step.words };
        drop(output::print_line(words));
    }
}

/// The articles all ids stand for; an unknown id stops everything before anything is changed.
fn every_article(session: &Session, ids: &[&String]) -> Result<Vec<ArticleId>> {
    let mut found = Vec::new();
    for id in ids {
        let articles = session.articles(id).map_err(|reason| match ids.len() {
            1 => reason,
            _ => anyhow!("{reason}; nothing was changed"),
        })?;
        for article in articles {
            if !found.contains(&article.id) {
                found.push(article.id);
            }
        }
    }
    Ok(found)
}
