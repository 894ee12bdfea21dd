//! What a page says about itself: JSON-LD, then `meta` elements, then its markup. Reads only; never looks for the article.

use crate::{
    clean::{headline, instant, mended_byline},
    text::Line,
};
use dom_query::Document;
use jiff::Timestamp;
use serde_json::Value;

/// What a page says about its article.
#[derive(Debug, Default)]
pub struct Metadata {
    /// Headline.
    pub title: Option<Line>,
    /// Byline.
    pub byline: Option<Line>,
    /// The site's name.
    pub site_name: Option<Line>,
    /// When it was published.
    pub published: Option<Timestamp>,
    /// When it was last changed.
    pub updated: Option<Timestamp>,
    /// Lead picture.
    pub image: Option<String>,
    /// Canonical address.
    pub canonical: Option<String>,
    /// The article's text, where the page gives it to machines.
    pub text: Option<String>,
}

/// Blocks of JSON-LD that are read, and how deep they are searched.
const MOST_BLOCKS: usize = 20;
const MOST_LEVELS: usize = 6;

/// Reads what a page says about its article.
pub fn read(document: &Document) -> Metadata {
    let mut found = Metadata::default();
    for block in document.select("script[type='application/ld+json']").nodes().iter().take(MOST_BLOCKS) {
        if let Ok(value) = serde_json::from_str::<Value>(tidy_json(&block.text()).trim()) {
            search(&value, &mut found, 0);
        }
    }
    from_meta(document, &mut found);
    found
}

/// JSON-LD often stands in comments or CDATA, or has raw line breaks in its strings.
fn tidy_json(text: &str) -> String {
    let text = text.trim().trim_start_matches("<!--").trim_end_matches("-->").trim();
    let text = text
        .trim_start_matches("//<![CDATA[")
        .trim_start_matches("<![CDATA[")
        .trim_end_matches("]]>")
        .trim_end_matches("//");
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

fn search(value: &Value, found: &mut Metadata, level: usize) {
    match value {
        Value::Array(values) if level < MOST_LEVELS => {
            for value in values.iter().take(200) {
                search(value, found, level + 1);
            }
        }
        Value::Object(fields) if level < MOST_LEVELS => {
            if fields.get("@type").is_some_and(is_article) {
                take(value, found);
            }
            for name in ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"] {
                if let Some(inner) = fields.get(name) {
                    search(inner, found, level + 1);
                }
            }
        }
        _ => {}
    }
}

fn is_article(kind: &Value) -> bool {
    let one = |kind: &str| {
        kind.ends_with("Article") || matches!(kind, "BlogPosting" | "Review" | "LiveBlogPosting" | "Report")
    };
    match kind {
        Value::String(kind) => one(kind),
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).any(one),
        _ => false,
    }
}

fn take(value: &Value, found: &mut Metadata) {
    let text = |name: &str| value.get(name).and_then(Value::as_str).filter(|text| !text.trim().is_empty());
    let title = text("headline").or_else(|| text("name")).map(|title| headline(title, ""));
    found.title = found.title.take().or(title);
    found.byline = found.byline.take().or_else(|| value.get("author").and_then(names));
    found.site_name =
        found.site_name.take().or_else(|| value.pointer("/publisher/name").and_then(Value::as_str).map(Line::new));
    found.published = found.published.or_else(|| text("datePublished").and_then(instant));
    found.updated = found.updated.or_else(|| text("dateModified").and_then(instant));
    found.image = found.image.take().or_else(|| value.get("image").and_then(picture));
    if let Some(body) = text("articleBody").or_else(|| text("reviewBody"))
        && found.text.as_ref().is_none_or(|longest| longest.len() < body.len())
    {
        found.text = Some(body.to_owned());
    }
}

fn names(author: &Value) -> Option<Line> {
    match author {
        Value::String(name) => mended_byline([name.as_str()]),
        Value::Object(fields) => fields.get("name").and_then(names),
        Value::Array(authors) => {
            let all: Vec<Line> = authors.iter().take(20).filter_map(names).collect();
            mended_byline(all.iter().map(Line::as_str))
        }
        _ => None,
    }
}

fn picture(image: &Value) -> Option<String> {
    match image {
        Value::String(address) => Some(address.clone()),
        Value::Object(fields) => fields.get("url").and_then(picture),
        Value::Array(images) => images.first().and_then(picture),
        _ => None,
    }
    .filter(|address| address.starts_with("http"))
}

fn from_meta(document: &Document, found: &mut Metadata) {
    let mut metas: Vec<(String, String)> = Vec::new();
    // A few sites write `value` for `content`.
    for node in document.select("meta[content], meta[value]").nodes().iter().take(400) {
        let name = node.attr("property").or_else(|| node.attr("name")).or_else(|| node.attr("itemprop"));
        if let (Some(name), Some(content)) = (name, node.attr("content").or_else(|| node.attr("value")))
            && !content.trim().is_empty()
        {
            metas.push((name.to_lowercase(), content.trim().to_owned()));
        }
    }
    let meta = |names: &[&str]| {
        names.iter().find_map(|name| metas.iter().find(|(key, _)| key == name)).map(|(_, value)| value)
    };
    let site = meta(&["og:site_name", "application-name"]).map(|name| Line::new(name));
    found.site_name = found.site_name.take().or(site);
    let outlet = found.site_name.as_deref().unwrap_or_default().to_owned();
    let titled = |raw: &str| Some(headline(raw, &outlet)).filter(|title| !title.is_empty());
    found.title = found
        .title
        .take()
        .and_then(|title| titled(&title))
        .or_else(|| meta(&["og:title", "twitter:title", "dc.title", "title"]).and_then(|title| titled(title)))
        .or_else(|| titled(&document.select_single("title").text()))
        .or_else(|| titled(&document.select_single("h1").text()));
    found.byline = found.byline.take().or_else(|| {
        let named =
            meta(&["author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "twitter:creator"]);
        named
            .filter(|name| !name.starts_with("http") && !name.starts_with('@'))
            .and_then(|name| mended_byline([name.as_str()]))
    });
    found.published = found.published.or_else(|| {
        meta(&["article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "date", "dc.date"])
            .and_then(|time| instant(time))
    });
    found.updated = found
        .updated
        .or_else(|| meta(&["article:modified_time", "og:updated_time", "datemodified"]).and_then(|time| instant(time)));
    found.image = found.image.take().or_else(|| meta(&["og:image", "og:image:url", "twitter:image"]).cloned());
    found.canonical = document
        .select_single("link[rel='canonical']")
        .attr("href")
        .map(|address| address.trim().to_owned())
        .or_else(|| meta(&["og:url"]).cloned())
        .filter(|address| !address.is_empty());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_ld_is_read_first_and_meta_fills_the_rest() {
        let page = Document::from(
            "<html><head><title>A sequel | Pixel Post</title><meta property='og:site_name' content='Pixel Post'>\
             <meta property='og:image' content='https://outlet.example/a.jpg'>\
             <script type='application/ld+json'>{\"@graph\":[{\"@type\":\"NewsArticle\",\"headline\":\"A sequel is coming\",\
             \"author\":[{\"name\":\"Ada Example\"},{\"name\":\"Bo Sample\"}],\"datePublished\":\"2026-05-03T10:00:00+02:00\",\
             \"articleBody\":\"It is\\ncoming.\"}]}</script></head><body></body></html>",
        );
        let found = read(&page);
        assert_eq!(found.title.as_deref(), Some("A sequel is coming"));
        assert_eq!(found.byline.as_deref(), Some("Ada Example, Bo Sample"));
        assert_eq!(found.site_name.as_deref(), Some("Pixel Post"));
        assert_eq!(found.published.map(|time| time.to_string()).as_deref(), Some("2026-05-03T08:00:00Z"));
        assert_eq!(found.image.as_deref(), Some("https://outlet.example/a.jpg"));
        assert_eq!(found.text.as_deref(), Some("It is\ncoming."));
    }

    #[test]
    fn a_page_that_writes_value_for_content_is_read() {
        let found = read(&Document::from(
            "<html><head><title>A sequel - Pixel Post</title><meta name='og:title' value='A sequel'>\
             <meta name='og:site_name' value='Pixel Post'></head><body></body></html>",
        ));
        assert_eq!((found.title.as_deref(), found.site_name.as_deref()), (Some("A sequel"), Some("Pixel Post")));
    }

    #[test]
    fn a_page_that_says_nothing_gives_its_title() {
        let found = read(&Document::from("<html><head><title>A sequel</title></head><body><p>a</p></body></html>"));
        assert_eq!(found.title.as_deref(), Some("A sequel"));
        assert!(found.byline.is_none() && found.published.is_none());
    }
}
