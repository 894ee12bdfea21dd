//! Bookmarks: the Netscape file that browsers and link keepers read, and wallabag's JSON, which carries the text too.

use super::{Exported, bookmark_files::with_note};
use crate::{
    html::{self, escape},
    page,
    text::Line,
};
use serde_json::{Value, json};
use std::fmt::Write;

/// A Netscape bookmark file.
#[must_use]
pub fn netscape(articles: &[Exported]) -> String {
    let mut file = String::from(
        "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<META HTTP-EQUIV=\"Content-Type\" CONTENT=\"text/html; charset=UTF-8\">\n\
         <META NAME=\"generator\" CONTENT=\"Press Start\">\n<TITLE>Bookmarks</TITLE>\n<H1>Bookmarks</H1>\n<DL><p>\n",
    );
    for exported in articles {
        let article = exported.article;
        let added = exported.saved.unwrap_or(article.fetched).as_second();
        let unread = u8::from(!exported.is_finished());
        let tags = escape(&tags(exported).join(","));
        let (url, title) = (escape(&article.url), escape(&article.title));
        // writing to a String cannot fail
        let _ = writeln!(
            file,
            "<DT><A HREF=\"{url}\" ADD_DATE=\"{added}\" LAST_MODIFIED=\"{added}\" PRIVATE=\"0\" TOREAD=\"{unread}\" TAGS=\"{tags}\">{title}</A>"
        );
        // linkding's marks: no other program has a place for a note beside the teaser
        let words = with_note(&article.summary, exported.note());
        if !words.is_empty() {
            let _ = writeln!(file, "<DD>{}", escape(&words));
        }
    }
    file.push_str("</DL><p>\n");
    file
}

/// wallabag's JSON, version 2.
#[must_use]
pub fn wallabag(articles: &[Exported]) -> String {
    let entries: Vec<Value> = articles.iter().map(entry).collect();
    let mut json = serde_json::to_string_pretty(&entries).unwrap_or_default();
    json.push('\n');
    json
}

fn entry(exported: &Exported) -> Value {
    let article = exported.article;
    let saved = exported.saved.unwrap_or(article.fetched).strftime("%Y-%m-%dT%H:%M:%S+0000").to_string();
    let published = article.published.map(|published| published.strftime("%Y-%m-%dT%H:%M:%S+0000").to_string());
    let domain = html::host(&article.url);
    let written_by: Vec<&str> = article.author.iter().map(Line::as_str).collect();
    json!({
        "id": article.id.0,
        "title": article.title,
        "url": article.url,
        "is_archived": u8::from(exported.is_finished()),
        "is_starred": 0,
        "created_at": saved,
        "updated_at": saved,
        "published_at": published,
        "published_by": written_by,
        "content": page::html(exported.body),
        "mimetype": "text/html",
        "reading_time": article.words.div_ceil(230),
        "domain_name": domain,
        "tags": tags(exported),
        "annotations": annotations(exported),
    })
}

/// Marked passages, and the note as one without a passage.
fn annotations(exported: &Exported) -> Vec<Value> {
    let passages = exported
        .highlights
        .iter()
        .map(|passage| json!({ "quote": passage.text, "text": "", "created_at": passage.added }));
    let note = exported.note().map(|note| json!({ "quote": "", "text": note }));
    passages.chain(note).collect()
}

/// A comma would end a tag.
fn tags(exported: &Exported) -> Vec<String> {
    exported.article.tags.iter().map(|tag| tag.replace(',', " ")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{exchange::articles::sample, news::Body};

    #[test]
    fn a_bookmark_carries_address_time_tags_and_words() {
        let (article, body) = (sample(), Body::default());
        let file =
            netscape(&[Exported { article: &article, body: &body, saved: None, highlights: &[], original: None }]);
        assert!(file.starts_with("<!DOCTYPE NETSCAPE-Bookmark-file-1>"));
        assert!(file.contains(
            "<DT><A HREF=\"https://outlet.example/a?b=1&amp;c=2\" ADD_DATE=\"1635769000\" LAST_MODIFIED=\"1635769000\" PRIVATE=\"0\" \
             TOREAD=\"1\" TAGS=\"gaming,to do\">Sega &amp; *Microsoft* &lt;announce&gt;</A>\n<DD>A &quot;teaser&quot;, with a comma\n</DL><p>"
        ), "{file}");
    }

    #[test]
    fn wallabag_gets_the_text() {
        let (article, body) = (sample(), Body::parse("<p>Text</p>"));
        let json =
            wallabag(&[Exported { article: &article, body: &body, saved: None, highlights: &[], original: None }]);
        let value: Value = serde_json::from_str(&json).unwrap();
        assert_eq!(value[0]["content"], "<p>Text</p>");
        assert_eq!(value[0]["created_at"], "2021-11-01T12:16:40+0000");
        assert_eq!(value[0]["domain_name"], "outlet.example");
    }
}
