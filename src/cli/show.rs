//! `show` and `render`: one article, or any HTML, through the reading pipeline.

use super::{
    Exit,
    args::{Global, Layout},
    reading::{self, Head},
    session,
};
use crate::{
    clean::Subject,
    extract, feed,
    news::{Kind, View},
    text::Line,
};
use anyhow::{Context, Result};
use std::{io::Read, path::Path};

/// Reads HTML from a file or standard input the way articles are read.
pub fn render(global: &Global, file: &Path, url: &str, extract: bool, layout: &Layout) -> Result<Exit> {
    let bytes = input(file)?;
    let host = url::Url::parse(url).ok().and_then(|url| url.host_str().map(str::to_owned));
    let html = feed::decode(&bytes, Some("text/html"), host.as_deref());
    let rules = session::link_rules(global);
    let found = if extract {
        extract::article(&html, url)
    } else {
        extract::Extracted { html, ..extract::Extracted::default() }
    };
    let title = found.title.clone().unwrap_or_default();
    let author = found.byline.clone().unwrap_or_default();
    let source = found.site_name.clone().unwrap_or_default();
    let subject = Subject { title: &title, url, source: &source, author: &author, strip: true };
    let body = reading::body(&found.html, &subject, View::from(layout.view), &rules);
    let head = Head {
        title: title.clone(),
        author: found.byline,
        published: found.published,
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
        std::io::stdin().lock().read_to_end(&mut bytes).context("standard input cannot be read")?;
    } else {
        bytes = std::fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
    }
    Ok(bytes)
}
