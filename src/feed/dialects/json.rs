//! A feed written as JSON Feed 1 or 1.1. Takes what has the right shape and leaves the rest.

use super::{channel::plain, files::length, item::paragraphs, people::push_name};
use crate::{
    feed::{Feed, address, bounds, dates, identity},
    html::is_web,
    news::{Enclosure, Item},
};
use serde_json::Value;
use std::borrow::Cow;
use url::Url;

/// Reads a feed; none when the JSON holds something else.
pub fn read(root: &Value, base: Option<&Url>) -> Option<Feed> {
    let items = root.get("items").and_then(Value::as_array);
    let version = text(root, "version").is_some_and(|version| version.contains("jsonfeed.org"));
    if !version
        && !items.is_some_and(|items| items.iter().any(|item| item.get("id").is_some() || item.get("url").is_some()))
    {
        return None;
    }
    let channel_authors = authors(root);
    let items = items.into_iter().flatten().filter(|item| item.is_object()).map(|written| {
        let mut item = item(written, base);
        if item.authors.is_empty() {
            item.authors.clone_from(&channel_authors);
        }
        item
    });
    Some(Feed {
        title: plain(text(root, "title").unwrap_or("")),
        site: text(root, "home_page_url").and_then(|site| address::web(site, base)),
        items: items.collect(),
        ..Feed::default()
    })
}

fn item(written: &Value, base: Option<&Url>) -> Item {
    let picture = |name| text(written, name).and_then(|picture| address::web(picture, base));
    let mut categories = Vec::new();
    for tag in list(written, "tags").filter_map(Value::as_str) {
        push_name(&mut categories, tag);
    }
    let guid = written.get("id").and_then(|id| match id {
        Value::String(id) => Some(id.trim().to_owned()),
        Value::Number(id) => Some(id.to_string()),
        _ => None,
    });
    let guid = guid.filter(|guid| !guid.is_empty());
    let html = text(written, "content_html").map(Cow::Borrowed);
    let content = html.or_else(|| text(written, "content_text").map(paragraphs).map(Cow::Owned));
    let summary = text(written, "summary").map(paragraphs).map(Cow::Owned);
    let link = |written, base| address::read(written, base);
    let links = [
        text(written, "url").and_then(|url| link(url, base)),
        text(written, "external_url").and_then(|url| link(url, base)),
        guid.as_deref().filter(|guid| is_web(guid)).and_then(|guid| link(guid, None)),
        guid.as_deref().filter(|guid| guid.starts_with('/')).and_then(|guid| link(guid, base)),
    ];
    let given = links.iter().flatten().next().map(|link| link.given.as_str());
    let title = text(written, "title").unwrap_or("");
    let date = |name| text(written, name).and_then(dates::read);
    Item {
        identity: identity::key(guid.as_deref(), given, title, || content.as_ref().or(summary.as_ref())),
        link: links.into_iter().flatten().find_map(|link| link.web),
        guid,
        title: bounds::letters(title, bounds::TITLE).to_owned(),
        authors: authors(written),
        published: date("date_published").or_else(|| date("date_modified")),
        updated: date("date_modified"),
        summary: summary.and_then(bounds::body),
        content: content.and_then(bounds::body),
        categories,
        enclosures: list(written, "attachments").take(bounds::LIST).filter_map(|file| enclosure(file, base)).collect(),
        image: picture("image").or_else(|| picture("banner_image")),
        ..Item::default()
    }
}

fn enclosure(file: &Value, base: Option<&Url>) -> Option<Enclosure> {
    Some(Enclosure {
        url: address::web(text(file, "url")?, base)?,
        media_type: text(file, "mime_type").map(|it| bounds::letters(it, bounds::NAME).to_owned()),
        bytes: file.get("size_in_bytes").and_then(Value::as_u64),
        seconds: file.get("duration_in_seconds").and_then(|seconds| length(&seconds.to_string())),
        chapters: None,
    })
}

/// Version 1 knows one author, version 1.1 several.
fn authors(owner: &Value) -> Vec<String> {
    let mut names = Vec::new();
    for author in list(owner, "authors").chain(owner.get("author")) {
        push_name(&mut names, author.as_str().or_else(|| text(author, "name")).unwrap_or(""));
    }
    names
}

fn text<'v>(owner: &'v Value, name: &str) -> Option<&'v str> {
    owner.get(name).and_then(Value::as_str).filter(|text| !text.trim().is_empty())
}

fn list<'v>(owner: &'v Value, name: &str) -> impl Iterator<Item = &'v Value> {
    owner.get(name).and_then(Value::as_array).into_iter().flatten()
}
