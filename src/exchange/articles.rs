//! Articles with their text: Markdown, HTML, JSON, JSON Feed and plain text.

use super::{Exported, names};
use crate::text::html::escape;
use crate::{
    news::{ArticleId, Counts, Enclosure, Highlight, Kind, StoryId},
    page,
    text::Line,
};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Value, json};
use std::fmt::Write;

/// One Markdown file: what is known of the article, then its text.
#[must_use]
pub fn markdown(exported: &Exported) -> String {
    let article = exported.article;
    let mut file = String::from("---\n");
    let mut line = |name: &str, value: &Value| {
        // JSON is YAML; writing to a String cannot fail
        let _ = writeln!(file, "{name}: {value}");
    };
    line("title", &json!(article.title));
    if let Some(author) = &article.author {
        line("author", &json!(author));
    }
    line("source", &json!(article.source_name));
    line("url", &json!(article.url));
    for (name, time) in [("published", article.published), ("saved", exported.saved)] {
        if let Some(time) = time {
            line(name, &json!(time));
        }
    }
    line("kind", &json!(article.kind));
    line("tags", &json!(article.tags));
    if let Some(note) = exported.note() {
        line("note", &json!(note));
    }
    let _ = write!(file, "---\n\n# {}\n\n{}\n", headline(&article.title), page::markdown(exported.body));
    file
}

/// One Markdown file an article: name and content.
#[must_use]
pub fn markdown_files(articles: &[Exported]) -> Vec<(String, String)> {
    let names = names::files(&articles.iter().map(|exported| exported.article).collect::<Vec<_>>(), ".md");
    names.into_iter().zip(articles.iter().map(markdown)).collect()
}

/// One HTML file: a list of contents, then the articles.
#[must_use]
pub fn html(articles: &[Exported]) -> String {
    let mut contents = String::new();
    let mut texts = String::new();
    for exported in articles {
        let article = exported.article;
        let (id, title, url) = (article.id, escape(&article.title), escape(&article.url));
        let title = if title.is_empty() { url.clone() } else { title };
        let about = escape(&about(exported).join(" · "));
        let note = exported.note().map(|note| format!("<p class=\"note\">{}</p>\n", escape(note))).unwrap_or_default();
        let text = page::html(exported.body);
        // writing to a String cannot fail
        let _ = writeln!(contents, "<li><a href=\"#{id}\">{title}</a> <small>{about}</small></li>");
        let _ = writeln!(
            texts,
            "<article id=\"{id}\">\n<h1><a href=\"{url}\">{title}</a></h1>\n<p><small>{about}</small></p>\n{note}{text}\n</article>"
        );
    }
    format!("{HEAD}<nav><ol>\n{contents}</ol></nav>\n{texts}</body>\n</html>\n")
}

/// The start of the HTML file. It forbids itself scripts and everything else from elsewhere but pictures.
const HEAD: &str = "<!doctype html>
<html lang=\"en\">
<head>
<meta charset=\"utf-8\">
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src http: https:; style-src 'unsafe-inline'\">
<meta name=\"referrer\" content=\"no-referrer\">
<meta name=\"viewport\" content=\"width=device-width\">
<title>Press Start</title>
<style>
body { font: 1.1em/1.5 Georgia, serif; max-width: 40em; margin: 2em auto; padding: 0 1em; color-scheme: light dark; }
small, figcaption { color: gray; } img { max-width: 100%; height: auto; } pre { overflow: auto; }
article { border-top: 1px solid; margin-top: 3em; } table { border-collapse: collapse; } td, th { padding: .2em .6em; text-align: left; }
</style>
</head>
<body>
";

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
    let items: Vec<Value> = articles.iter().map(item).collect();
    pretty(&json!({ "version": "https://jsonfeed.org/version/1.1", "title": "Press Start", "items": items }))
}

fn item(exported: &Exported) -> Value {
    let article = exported.article;
    let mut item = json!({
        "id": if article.url.is_empty() { json!(article.id) } else { json!(article.url) },
        "url": article.url,
        "title": article.title,
        "content_html": page::html(exported.body),
        "summary": article.summary,
        "tags": article.tags,
        "_pressstart": {
            "source": article.source_name,
            "kind": article.kind,
            "read": article.read,
            "saved": exported.saved,
            "position": article.progress.position,
            "finished": article.progress.finished,
            "note": exported.note(),
            "highlights": exported.highlights,
        },
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
            let about = about(exported).join(" · ");
            let head: Vec<&str> =
                [&*article.title, &about, &*article.url].into_iter().filter(|line| !line.is_empty()).collect();
            format!("{}\n\n{}\n", head.join("\n"), page::text(exported.body))
        })
        .collect();
    texts.join(&format!("\n{}\n\n", "-".repeat(72)))
}

/// Who, where and when.
fn about(exported: &Exported) -> Vec<String> {
    let article = exported.article;
    let author = article.author.as_ref().map(ToString::to_string);
    let day = article.published.map(|published| published.strftime("%Y-%m-%d").to_string());
    let parts = [author, Some(article.source_name.to_string()), day];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect()
}

/// A headline as a Markdown heading: what would start a link, code or emphasis is taken as written.
fn headline(title: &str) -> String {
    let mut heading = String::with_capacity(title.len());
    for letter in title.chars() {
        if "\\`*_[]<>#|~".contains(letter) {
            heading.push('\\');
        }
        heading.push(letter);
    }
    heading
}

fn pretty(value: &impl Serialize) -> String {
    // values of strings, numbers and lists always serialise
    let mut json = serde_json::to_string_pretty(value).unwrap_or_default();
    json.push('\n');
    json
}

/// An article for the tests of this room.
#[cfg(test)]
pub(super) fn sample() -> crate::news::Article {
    crate::news::Article {
        id: ArticleId(12),
        story: StoryId(3),
        source: None,
        source_name: Line::new("Outlet: \"A\""),
        title: Line::new("Sega & *Microsoft* <announce>"),
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
        }],
        removed: Counts::default(),
        words: 3,
        full: true,
        progress: crate::news::Progress::default(),
        aside: crate::news::Aside::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::news::Body;

    fn exported(check: impl FnOnce(&Exported)) {
        let html = "<p>One <b>two</b> <a href=\"https://a.example/\">three</a>.</p><script>x</script>".to_owned();
        let body = Body { html, ..Body::default() };
        let mut article = sample();
        article.progress.note = Some("read \"this\"\nsoon".to_owned());
        let saved = Some(article.fetched);
        check(&Exported { article: &article, body: &body, saved, highlights: &[], original: None });
    }

    #[test]
    fn markdown_has_its_front_matter_before_the_text() {
        exported(|exported| {
            assert_eq!(
                markdown(exported),
                "---\ntitle: \"Sega & *Microsoft* <announce>\"\nauthor: \"Ann Author\"\nsource: \"Outlet: \\\"A\\\"\"\n\
                 url: \"https://outlet.example/a?b=1&c=2\"\npublished: \"2021-11-01T10:10:00Z\"\nsaved: \"2021-11-01T12:16:40Z\"\n\
                 kind: \"review\"\ntags: [\"gaming\",\"to do\"]\nnote: \"read \\\"this\\\"\\nsoon\"\n---\n\n\
                 # Sega & \\*Microsoft\\* \\<announce\\>\n\nOne **two** [three](https://a.example/).\n"
            );
        });
    }

    #[test]
    fn html_lists_its_contents_and_holds_no_script() {
        exported(|exported| {
            let page = html(&[*exported]);
            assert!(page.contains("<li><a href=\"#a12\">Sega &amp; *Microsoft* &lt;announce&gt;</a>"), "{page}");
            assert!(page.contains("<article id=\"a12\">") && page.contains("<p>One <b>two</b>"), "{page}");
            assert!(!page.contains("<script"), "{page}");
        });
    }

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
