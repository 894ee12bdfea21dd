//! `show` and `render`: one article, or any HTML, through the reading pipeline.

use super::{
    Exit,
    args::{Format, Global, Layout},
    output,
    reading::{self, Head},
    session::{self, Session},
};
use crate::{
    clean::{self, Subject},
    extract, feed, html,
    news::{ArticleId, Kind, View},
    poll::{self, PageError},
    text::Line,
};
use anyhow::{Context, Result, bail};
use std::{fs::File, io::Read, path::Path};

/// A page, a feed or a list of subscriptions is smaller; a device has no end.
const LARGEST_INPUT: u64 = 64 << 20;

/// Reads HTML from a file or standard input the way articles are read.
pub fn render(global: &Global, file: &Path, url: &str, extract: bool, layout: &Layout) -> Result<Exit> {
    let bytes = input(file)?;
    let host = html::host(url);
    let html = feed::decode(&bytes, Some("text/html"), host.as_deref());
    let rules = session::rules(global);
    let found = if extract {
        extract::article(&html, url, &rules)
    } else {
        extract::Extracted { html, ..extract::Extracted::default() }
    };
    let title = found.title.clone().unwrap_or_default();
    let author = found.byline.clone().unwrap_or_default();
    let source = found.site_name.clone().unwrap_or_default();
    let subject = Subject { title: &title, url, source: &source, author: &author, strip: true };
    let view = View::from(layout.view);
    if view == View::Changes {
        bail!("HTML from outside was never read here, and has no changes: `show` has them for an article that changed");
    }
    let body = clean::body(&found.html, &subject, view, &rules);
    let head = Head {
        title: title.clone(),
        author: found.byline,
        published: found.published,
        updated: found.updated,
        source: source.clone(),
        url: Line::new(url),
        kind: Kind::default(),
        ..Head::default()
    };
    reading::print(&head, &body, layout)?;
    Ok(Exit::Done)
}

/// The bytes of a file, or of standard input for `-`.
pub fn input(file: &Path) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if file == Path::new("-") {
        std::io::stdin()
            .lock()
            .take(LARGEST_INPUT + 1)
            .read_to_end(&mut bytes)
            .context("standard input cannot be read")?;
    } else {
        if !file.exists() && file.to_str().is_some_and(html::is_web_page) {
            bail!("{} is an address, and a file is read here: `pressstart save` takes addresses", file.display());
        }
        let opened = File::open(file).with_context(|| format!("{} cannot be read", file.display()))?;
        opened
            .take(LARGEST_INPUT + 1)
            .read_to_end(&mut bytes)
            .with_context(|| format!("{} cannot be read", file.display()))?;
    }
    if bytes.len() as u64 > LARGEST_INPUT {
        bail!("{} is larger than 64 MB", file.display());
    }
    Ok(bytes)
}

/// Shows one article; for a story, its face.
pub fn show(session: &mut Session, id: &str, layout: &Layout, full: bool) -> Result<Exit> {
    let article = session.face(id)?;
    if full {
        keep_full_text(session, article.id, true)?;
    }
    let article = session.article(article.id)?;
    let raw = session.raw(article.id)?;
    let head = Head {
        id: Some(id.to_owned()),
        title: article.title.clone(),
        byline: article.author.clone(),
        author: article.author.clone(),
        via: None,
        published: article.published,
        updated: raw.page.as_ref().and_then(|page| page.updated).or(raw.item.updated),
        source: article.source_name.clone(),
        url: article.url.clone(),
        kind: article.kind,
        note: article.progress.note.clone(),
        highlights: session.store.highlights(article.id)?,
        enclosures: article.enclosures.clone(),
        comments: article.comments.clone(),
        changed: session.store.changed_at(article.id)?,
    };
    let body = match View::from(layout.view) {
        View::Changes => session.changes(&article, layout.format() != Format::Html)?,
        view => session.body(&article, &raw, view),
    };
    reading::print(&head, &body, layout)?;
    Ok(Exit::Done)
}

/// Gets the whole text of an article from its page and keeps it, unless it is there already.
/// When the page cannot be had, what the feed gave stands, and the reason is told.
pub fn keep_full_text(session: &mut Session, id: ArticleId, tell: bool) -> Result<()> {
    if session.offline {
        if tell && session.raw(id)?.page.is_none() {
            output::message("--offline: the page is not fetched");
        }
        return Ok(());
    }
    let settings = session.poll_settings();
    match poll::keep_full_text(&mut session.store, &settings, id) {
        Err(reason @ (PageError::Fetch(_) | PageError::Feed)) if tell => {
            output::message(&format!("the full text cannot be had: {reason}"));
        }
        Ok(()) | Err(PageError::Fetch(_) | PageError::Feed) => {}
        Err(reason) => return Err(reason.into()),
    }
    Ok(())
}
