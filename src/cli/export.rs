//! `export`: the reading list, or what a query finds, in any of the forms of `exchange`.

use super::{Exit, output, session::Session};
use crate::{
    exchange::{Exported, Format, articles},
    news::View,
    query::Query,
    store::{Raw, Sort},
};
use anyhow::{Context, Result, bail};
use std::{
    io::Write,
    path::{Path, PathBuf},
};

/// Writes articles to standard output, a file or (Markdown) a folder with one file an article.
pub fn run(session: &Session, query: &[String], format: Format, out: Option<&Path>) -> Result<Exit> {
    let default = if query.is_empty() { Query::saved_only } else { |query: Query| query };
    let found = session.list(query, Sort::Saved, 0, default)?;
    let mut bodies = Vec::new();
    for article in &found {
        let raw = session.raw(article.id)?;
        let body = session.body(article, &raw, View::Stripped);
        let saved = session.store.saved_at(article.id)?;
        let highlights = session.store.highlights(article.id)?;
        bodies.push((body, saved, highlights, published(raw)));
    }
    let exported: Vec<Exported> = found
        .iter()
        .zip(&bodies)
        .map(|(article, (body, saved, highlights, original))| Exported {
            article,
            body,
            saved: *saved,
            highlights,
            original: Some(original),
        })
        .collect();
    match (format, out) {
        (Format::Markdown, Some(folder)) => into_folder(session, &exported, folder)?,
        (_, Some(file)) => write_whole(file, format.write(&exported).as_bytes())?,
        (_, None) => output::print(&format.write(&exported))?,
    }
    Ok(Exit::Done)
}

/// The HTML that an article's body is made from.
fn published(raw: Raw) -> String {
    let page = raw.page.map(|page| page.html);
    page.or(raw.item.content).or(raw.item.summary).unwrap_or_default()
}

fn into_folder(session: &Session, exported: &[Exported], folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    let mut written = 0;
    for (name, text) in articles::markdown_files(exported) {
        let file = folder.join(name);
        if !std::fs::read(&file).is_ok_and(|there| there == text.as_bytes()) {
            write_whole(&file, text.as_bytes())?;
            written += 1;
        }
    }
    if !session.quiet {
        let all = output::count(exported.len(), "article", "articles");
        output::message(&format!("{all} in {}, {written} of them new or changed", folder.display()));
    }
    Ok(())
}

/// Writes a file whole or not at all: beside it first, then in its place. What is no plain file is left alone.
fn write_whole(file: &Path, bytes: &[u8]) -> Result<()> {
    if std::fs::symlink_metadata(file).is_ok_and(|there| !there.is_file()) {
        bail!("{} is no plain file; nothing is written through it", file.display());
    }
    let folder = match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    };
    let refused = || format!("{} cannot be written", file.display());
    let mut beside = tempfile::NamedTempFile::new_in(folder).with_context(refused)?;
    beside.write_all(bytes).with_context(refused)?;
    beside.persist(file).with_context(refused)?;
    Ok(())
}
