//! Getting what the reading list owes, from the command line: the pages and pictures of what is saved.

use super::{output, session::Session};
use crate::{
    fetch::{Client, Initiator},
    news::ArticleId,
    poll,
};
use anyhow::Result;
use jiff::Timestamp;
use std::{
    io::{self, IsTerminal, Write},
    sync::atomic::{AtomicBool, Ordering},
    thread,
};
use url::Url;

/// Pages got after one poll: the rest is for the next one.
const AFTER_A_POLL: usize = 50;

/// Gets the pages of these articles, unless they are kept already. One that does not come is kept as a link, and the reason told.
/// The person has typed the addresses of those `typed`.
pub fn keep(session: &mut Session, articles: &[ArticleId], typed: &[ArticleId]) -> Result<()> {
    if articles.is_empty() || session.offline {
        if session.offline && !session.quiet {
            output::message("--offline: pages are got the next time");
        }
        return Ok(());
    }
    let settings = session.poll_settings();
    let client = Client::new(&settings.limits);
    let mut before = None;
    for (id, number) in articles.iter().zip(1..) {
        let archived = session.store.archived(*id)?.unwrap_or_default();
        if archived.kept.is_some() && !archived.again {
            continue;
        }
        progress(session, number, articles.len());
        if let Some(reason) = keep_one(session, *id, typed.contains(id), &client, &settings, &mut before)? {
            output::message(&format!("{id} is kept as a link only: {reason}"));
        }
    }
    progress(session, 0, 0);
    Ok(())
}

/// Gets pages that are owed and due, a few at a time; then drops what belongs to nothing that is saved.
pub fn work_off(session: &mut Session, stop: &AtomicBool) -> Result<()> {
    let settings = session.poll_settings();
    let client = Client::new(&settings.limits);
    let mut before = None;
    for _ in 0..AFTER_A_POLL {
        if session.offline || stop.load(Ordering::Relaxed) {
            return Ok(());
        }
        let Some((id, _)) = session.store.owed_page(Timestamp::now())? else { break };
        keep_one(session, id, false, &client, &settings, &mut before)?;
    }
    session.store.drop_unsaved(poll::DROPPED_AT_ONCE)?;
    Ok(())
}

/// Gets one page and keeps it; why it did not come.
fn keep_one(
    session: &mut Session,
    id: ArticleId,
    typed: bool,
    client: &Client,
    settings: &poll::Settings,
    before: &mut Option<String>,
) -> Result<Option<String>> {
    let Some(mut owed) = poll::page_owed(&session.store, id)? else { return Ok(None) };
    if typed && owed.by_address {
        owed.initiator = Initiator::Person;
    }
    let host = owed.item.link.as_deref().and_then(|url| Url::parse(url).ok()?.host_str().map(str::to_owned));
    if host.is_some() && host == *before {
        thread::sleep(settings.host_delay);
    }
    *before = host;
    let came = poll::archive_blocking(client, &owed, settings);
    let now = Timestamp::now();
    match came {
        Ok(kept) => session.store.keep_archive(id, &kept, now)?,
        Err(reason) => {
            session.store.archive_failed(id, &reason.to_string(), poll::next_try(owed.tries, now))?;
            return Ok(Some(reason.to_string()));
        }
    }
    Ok(None)
}

/// `⟳ saving 2/5` on a terminal, while there is more than one.
fn progress(session: &Session, number: usize, total: usize) {
    let mut err = io::stderr();
    if session.quiet || !err.is_terminal() {
        return;
    }
    let line = if total > 1 { format!("\r\x1b[K⟳ saving {number}/{total}") } else { "\r\x1b[K".to_owned() };
    drop(err.write_all(line.as_bytes()).and_then(|()| err.flush()));
}
