//! Getting what the reading list owes, from the command line: the pages and pictures of what is saved.

use super::{output, session::Session};
use crate::{
    news::ArticleId,
    poll::{Archived, Archiver, Archiving},
};
use anyhow::Result;
use std::{
    io::{self, IsTerminal, Write},
    sync::atomic::AtomicBool,
};

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
    let mut pages = Archiver::new(&settings);
    for (id, number) in articles.iter().zip(1..) {
        let archived = session.store.archived(*id)?.unwrap_or_default();
        if archived.kept.is_some() && !archived.again {
            continue;
        }
        progress(session, number, articles.len());
        if let Some(Archived { came: Err(reason), .. }) = pages.keep(&mut session.store, *id, typed.contains(id))? {
            let kept = session.store.article(*id)?.map_or("as a link", |article| article.kept_without_page());
            output::message(&format!("{id} is kept {kept} only: {reason}"));
        }
    }
    progress(session, 0, 0);
    Ok(())
}

/// Gets pages that are owed and due, a few at a time; then drops what belongs to nothing that is saved.
pub fn work_off(session: &mut Session, stop: &AtomicBool) -> Result<()> {
    let settings = session.poll_settings();
    let tell = &mut |step: Archiving| tracing::debug!(?step, "the reading list");
    Ok(Archiver::new(&settings).work_off(&mut session.store, AFTER_A_POLL, stop, tell)?)
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
