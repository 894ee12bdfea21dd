//! Articles with their text, for programs: JSON, JSON Feed; and as plain text.

use super::Exported;
use crate::{
    news::{ArticleId, Counts, Enclosure, Highlight, Kind, StoryId},
    page,
    text::Line,
};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Value, json};

/// Everything of an article that another program, or this one, can read back.
#[derive(Serialize)]
struct Record<'a> {
    id: ArticleId,
    story: StoryId,
    source_name: &'a Line,
    title: &'a Line,
    url: &'a Line,
    author: Option<&'a Line>,
    published: Option<Timestamp>,
    fetched: Timestamp,
    saved_at: Option<Timestamp>,
    kind: Kind,
    read: bool,
    saved: bool,
    tags: &'a [Line],
    position: Option<f32>,
    finished: bool,
    note: Option<&'a str>,
    highlights: &'a [Highlight],
    summary: &'a Line,
    enclosures: &'a [Enclosure],
    removed: Counts,
    text: String,
    html: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    original: Option<&'a str>,
}

/// A JSON array of articles with text and HTML: our own form, nothing left out.
#[must_use]
pub fn json(articles: &[Exported]) -> String {
    pretty(&articles.iter().map(record).collect::<Vec<_>>())
}

/// One article as a JSON object, in the same form.
#[must_use]
pub fn json_object(article: &Exported) -> String {
    pretty(&record(article))
}

fn record<'a>(exported: &Exported<'a>) -> Record<'a> {
    let article = exported.article;
    let html = page::html(exported.body);
    Record {
        id: article.id,
        story: article.story,
        source_name: &article.source_name,
        title: &article.title,
        url: &article.url,
        author: article.author.as_ref(),
        published: article.published,
        fetched: article.fetched,
        saved_at: exported.saved,
        kind: article.kind,
        read: article.read,
        saved: article.saved,
        tags: &article.tags,
        position: article.progress.position,
        finished: article.progress.finished,
        note: exported.note(),
        highlights: exported.highlights,
        summary: &article.summary,
        enclosures: &article.enclosures,
        removed: article.removed,
        text: page::text(exported.body),
        original: exported.original.filter(|original| *original != html),
        html,
    }
}

/// Where the type of a file is not known; JSON Feed demands one.
pub(super) const ANY_TYPE: &str = "application/octet-stream";

/// JSON Feed 1.1; what it has no name for stands in `_pressstart`.
#[must_use]
pub fn json_feed(articles: &[Exported]) -> String {
    feed_of(FEED_TITLE, articles.iter().map(item))
}

/// The same for others, under a title that tells one such feed from another: without what the user did with the articles.
#[must_use]
pub fn public_json_feed(articles: &[Exported], title: &str) -> String {
    let title = if title.is_empty() { FEED_TITLE.to_owned() } else { format!("{FEED_TITLE}: {title}") };
    feed_of(&title, articles.iter().map(public_item))
}

const FEED_TITLE: &str = "Press Start";

fn feed_of(title: &str, items: impl Iterator<Item = Value>) -> String {
    let items: Vec<Value> = items.collect();
    pretty(&json!({ "version": "https://jsonfeed.org/version/1.1", "title": title, "items": items }))
}

fn item(exported: &Exported) -> Value {
    let article = exported.article;
    let mut item = public_item(exported);
    item["_pressstart"] = json!({
        "source": article.source_name,
        "kind": article.kind,
        "read": article.read,
        "saved": exported.saved,
        "position": article.progress.position,
        "finished": article.progress.finished,
        "note": exported.note(),
        "highlights": exported.highlights,
    });
    item
}

fn public_item(exported: &Exported) -> Value {
    let article = exported.article;
    let mut item = json!({
        "id": if article.url.is_empty() { json!(article.id) } else { json!(article.url) },
        "url": article.url,
        "title": article.title,
        "content_html": page::html(exported.body),
        "summary": article.summary,
        "tags": article.tags,
    });
    if let Some(published) = article.published {
        item["date_published"] = json!(published);
    }
    if let Some(author) = &article.author {
        item["authors"] = json!([{ "name": author }]);
    }
    if !article.enclosures.is_empty() {
        item["attachments"] = article
            .enclosures
            .iter()
            .map(|file| {
                let media_type = file.media_type.as_deref().unwrap_or(ANY_TYPE);
                let mut attachment = json!({ "url": file.url, "mime_type": media_type });
                if let Some(bytes) = file.bytes {
                    attachment["size_in_bytes"] = json!(bytes);
                }
                attachment
            })
            .collect();
    }
    item
}

/// Plain text: each article under its headline, a line of hyphens between two.
#[must_use]
pub fn text(articles: &[Exported]) -> String {
    let texts: Vec<String> = articles
        .iter()
        .map(|exported| {
            let article = exported.article;
            let about = exported.about().join(" · ");
            let head: Vec<&str> =
                [&*article.title, &about, &*article.url].into_iter().filter(|line| !line.is_empty()).collect();
            format!("{}\n\n{}\n", head.join("\n"), page::text(exported.body))
        })
        .collect();
    texts.join(&format!("\n{}\n\n", "-".repeat(72)))
}

fn pretty(value: &impl Serialize) -> String {
    // values of strings, numbers and lists always serialise
    let mut json = serde_json::to_string_pretty(value).unwrap_or_default();
    json.push('\n');
    json
}

/// An article for the tests of this room.
#[cfg(test)]
pub(crate) fn sample() -> crate::news::Article {
    crate::news::Article {
        id: ArticleId(12),
        story: StoryId(3),
        source: None,
        source_name: Line::new("Outlet: \"A\""),
        title: Line::new("Sega & *Microsoft* <announce>"),
        untitled: false,
        url: Line::new("https://outlet.example/a?b=1&c=2"),
        author: Some(Line::new("Ann Author")),
        published: Some(Timestamp::UNIX_EPOCH + jiff::SignedDuration::from_secs(1_635_761_400)),
        fetched: Timestamp::UNIX_EPOCH + jiff::SignedDuration::from_secs(1_635_769_000),
        kind: Kind::Review,
        read: false,
        saved: true,
        tags: vec![Line::new("gaming"), Line::new("to do")],
        summary: Line::new("A \"teaser\", with a comma"),
        enclosures: vec![Enclosure {
            url: "https://outlet.example/a.mp3".to_owned(),
            media_type: None,
            bytes: Some(9),
            ..Enclosure::default()
        }],
        comments: None,
        changed: None,
        removed: Counts::default(),
        words: 3,
        full: true,
        progress: crate::news::Progress::default(),
        aside: crate::news::Aside::default(),
    }
}

/// That article with a body, a note and all else, for the tests of this room.
#[cfg(test)]
pub(super) fn exported(check: impl FnOnce(&Exported)) {
    let html = "<p>One <b>two</b> <a href=\"https://a.example/\">three</a>.</p><script>x</script>".to_owned();
    let body = crate::news::Body::parse(&html);
    let mut article = sample();
    article.progress.note = Some("read \"this\"\nsoon".to_owned());
    let saved = Some(article.fetched);
    check(&Exported { article: &article, body: &body, saved, highlights: &[], original: None });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_leaves_nothing_out() {
        exported(|exported| {
            let value: Value = serde_json::from_str(&json(&[*exported])).unwrap();
            assert_eq!(value[0]["id"], "a12");
            assert_eq!(value[0]["text"], "One two three.");
            assert_eq!(value[0]["saved_at"], "2021-11-01T12:16:40Z");
            assert_eq!(value[0]["enclosures"][0]["bytes"], 9);
            assert_eq!(value[0]["note"], "read \"this\"\nsoon");
        });
    }

    #[test]
    fn a_json_feed_is_read_back_by_the_feed_parser() {
        exported(|exported| {
            let feed = feed_rs::parser::parse(json_feed(&[*exported]).as_bytes()).unwrap();
            let entry = &feed.entries[0];
            assert_eq!(entry.title.as_ref().unwrap().content, "Sega & *Microsoft* <announce>");
            assert_eq!(entry.links[0].href, "https://outlet.example/a?b=1&c=2");
            assert_eq!(entry.published.unwrap().timestamp(), 1_635_761_400);
            assert!(entry.content.as_ref().unwrap().body.as_ref().unwrap().contains("<b>two</b>"));
        });
    }

    #[test]
    fn text_has_headline_origin_and_address() {
        exported(|exported| {
            assert_eq!(
                text(&[*exported]),
                "Sega & *Microsoft* <announce>\nAnn Author · Outlet: \"A\" · 2021-11-01\nhttps://outlet.example/a?b=1&c=2\n\nOne two three.\n"
            );
        });
    }
}
