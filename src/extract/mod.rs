//! Finds the article inside a web page. Keeps it as published: cleaning is another room's work.

mod found;
mod metadata;
mod plain;
mod prepare;
mod sites;

pub use plain::{plain, unreadable};

use crate::{
    clean,
    html::{self, Bounds},
    text::{
        Line,
        safe::{NAME, TITLE},
    },
};
use dom_query::Document;
use dom_smoothie::{Config, Readability};
use found::{Found, letters};
use jiff::Timestamp;
use metadata::Metadata;
use serde::{Deserialize, Serialize};
use std::panic;
use url::Url;

/// The article found in a page, before any cleaning.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Extracted {
    /// Article HTML, links and pictures absolute.
    pub html: String,
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
    /// The page's canonical address.
    pub canonical: Option<String>,
}

/// Letters an article has at least; with fewer, what was found is compared with the whole page.
const SHORT: usize = 140;

/// Bytes of an address; servers take no longer ones, and a page may name its own in front of every link.
const LONGEST_ADDRESS: usize = 8 * 1024;

/// Finds the article in a whole web page. Never fails: a page without an article gives its text.
#[must_use]
pub fn article(page_html: &str, url: &str, rules: &clean::Rules) -> Extracted {
    let html::Parsed { document, cut } = html::page(page_html, Bounds::PAGE);
    let base = prepare::base(&document, url);
    let metadata = metadata::read(&document);
    prepare::page(&document);
    let found =
        sites::article(&document, base.as_ref(), rules.sites()).or_else(|| readable_part(document, base.as_ref()));
    let mut html = best(found.unwrap_or_default(), page_html, &metadata);
    if let Some(cut) = cut {
        html.push_str(&clean::left_out(cut));
    }
    let canonical = metadata.canonical.and_then(|address| absolute(&address, base.as_ref()));
    let own = canonical.as_deref().and_then(|address| Url::parse(address).ok());
    let host = |url: &Option<Url>| url.as_ref().and_then(Url::host_str).unwrap_or_default().to_lowercase();
    let outlet = metadata.site_name.as_deref().unwrap_or_default().to_lowercase();
    let title = metadata.title.map(|title| {
        let sites = [host(&base), host(&own), outlet];
        Line::cut(sites.iter().fold(title.as_str(), |title, site| clean::without_site(title, site)), TITLE)
    });
    Extracted {
        html: clean::tidied(&html, base.as_ref()),
        title,
        byline: metadata.byline.map(|byline| Line::cut(&byline, NAME)),
        site_name: metadata.site_name.map(|name| Line::cut(&name, NAME)),
        published: metadata.published,
        updated: metadata.updated,
        image: metadata.image.and_then(|image| absolute(&image, base.as_ref())),
        canonical,
    }
}

fn absolute(address: &str, base: Option<&Url>) -> Option<String> {
    if address.len() > LONGEST_ADDRESS {
        return None;
    }
    match base {
        Some(base) => base.join(address).ok().map(String::from),
        None => Url::parse(address).ok().map(String::from),
    }
}

/// The part of the page that reads like an article.
fn readable_part(document: Document, base: Option<&Url>) -> Option<Found> {
    let config = Config { keep_classes: true, ..Config::default() };
    let address = base.map(Url::as_str);
    // The page comes from outside and the search walks it in many ways: a fault in it costs this one article.
    let found = panic::catch_unwind(panic::AssertUnwindSafe(|| {
        let mut reader = Readability::with_document(document, address, Some(config)).ok()?;
        let article = reader.parse().ok()?;
        Some(Found { html: article.content.to_string(), letters: letters(&article.text_content) })
    }));
    found.ok().flatten()
}

/// The longest of what was found, what the page tells machines, and, when both are next to nothing, its whole text.
fn best(found: Found, page_html: &str, metadata: &Metadata) -> String {
    let told = metadata.text.as_deref().map(told).unwrap_or_default();
    if told.letters > SHORT && told.letters * 2 > found.letters * 3 {
        return told.html;
    }
    if found.letters >= SHORT {
        return found.html;
    }
    let document = html::page(page_html, Bounds::PAGE).document;
    prepare::page(&document);
    let Some(body) = document.body() else { return String::new() };
    if found.letters > 0 && body.normalized_char_count() > found.letters * 20 {
        return found.html;
    }
    body.try_inner_html().map(|html| html.to_string()).unwrap_or_default()
}

/// Text for machines as HTML: a paragraph a line. Some pages put HTML there.
fn told(text: &str) -> Found {
    if text.contains("</p>") {
        return Found { letters: letters(&html::strip_tags_to_lines(text)), html: text.to_owned() };
    }
    let text = clean::decoded(text);
    let mut html = String::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        html.push_str("<p>");
        html.push_str(&line.replace('&', "&amp;").replace('<', "&lt;"));
        html.push_str("</p>");
    }
    Found { letters: letters(&text), html }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::count::during;

    fn page(body: &str) -> String {
        format!("<html><head><title>A sequel | Pixel Post</title></head><body>{body}</body></html>")
    }

    fn prose(times: usize) -> String {
        "<p>The sequel arrives next spring, a year later than planned, and its director told reporters that the extra time \
         goes into the second act, which testers found too short.</p>"
            .repeat(times)
    }

    #[test]
    fn the_article_is_found_among_menus() {
        let html = page(&format!(
            "<nav><ul><li><a href='/'>Home</a></li><li><a href='/news'>News</a></li></ul></nav><article>{}</article>\
             <footer>All rights reserved</footer>",
            prose(5)
        ));
        let found = article(&html, "https://outlet.example/a", &clean::BUILTIN);
        assert!(found.html.contains("second act"));
        assert!(!found.html.contains("Home") && !found.html.contains("rights"), "{}", found.html);
    }

    #[test]
    fn a_page_is_parsed_once_and_so_is_the_article_in_it() {
        let html = page(&format!("<nav>Menu</nav><article>{}</article>", prose(5)));
        let (parses, found) = during(|| article(&html, "https://outlet.example/a", &clean::BUILTIN));
        assert_eq!((parses, found.html.contains("second act")), (2, true));
        let told = "The sequel arrives next spring, a year later than planned. ".repeat(40);
        let data =
            format!("<script type='application/ld+json'>{{\"@type\":\"Article\",\"articleBody\":\"{told}\"}}</script>");
        let (parses, found) = during(|| article(&page(&(data + &prose(2))), "", &clean::BUILTIN));
        assert_eq!((parses, found.html.contains("later than planned. The")), (2, true));
    }

    #[test]
    fn links_and_pictures_are_absolute() {
        let html = page(&format!(
            "<article>{}<p><a href='b'>b</a> and more of the same, said the studio.</p><img data-src='/c.jpg'>{}</article>",
            prose(3),
            prose(3)
        ));
        let found = article(&html, "https://outlet.example/news/a", &clean::BUILTIN);
        assert!(found.html.contains("https://outlet.example/news/b"), "{}", found.html);
        assert!(found.html.contains("https://outlet.example/c.jpg"), "{}", found.html);
    }

    #[test]
    fn text_for_machines_stands_in_when_the_page_shows_less() {
        let text = "The sequel arrives next spring, a year later than planned. ".repeat(20);
        let html = page(&format!(
            "<script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"articleBody\":\"{text}\"}}</script><p>Please wait.</p>"
        ));
        assert!(article(&html, "https://outlet.example/a", &clean::BUILTIN).html.contains("arrives next spring"));
    }

    #[test]
    fn a_page_without_an_article_gives_its_text() {
        assert!(
            article("<html><body><div>Back soon.</div></body></html>", "https://outlet.example/", &clean::BUILTIN)
                .html
                .contains("Back soon.")
        );
        assert_eq!(article("", "", &clean::BUILTIN).html, "");
    }
}
