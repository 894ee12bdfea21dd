//! To discover is to find the feeds that a web page links to. Looks at links alone; never asks the network whether a feed is there.

use super::{
    address,
    dialects::channel::plain,
    xml::{
        mends::Mends,
        references::Entities,
        tokens::{Token, Tokens},
        tree::attribute,
    },
};
use crate::text::Line;
use url::Url;

/// Candidates beyond these are dropped.
const MOST: usize = 20;

/// The feeds a web page links to, absolute, best first, with their titles.
#[must_use]
pub fn discover(html: &str, base: &str) -> Vec<(String, Line)> {
    let mends = Mends::default();
    let mut tokens = Tokens::new(html, &mends);
    let mut base = Url::parse(base).ok();
    let (mut declared, mut comments, mut linked) = (Vec::new(), Vec::new(), Vec::new());
    while let Some(token) = tokens.next() {
        let Token::Open(tag) = token else { continue };
        let get = |name| attribute(tag.attributes, name, &Entities::default(), &mends);
        let is = |name: &str| tag.name.eq_ignore_ascii_case(name);
        if !is("link") && !is("a") && !is("base") {
            continue;
        }
        let Some(href) = get("href") else { continue };
        if is("base") {
            base = base.as_ref().and_then(|base| base.join(&href).ok()).or(base);
            continue;
        }
        let Some(url) = address::web(&href, base.as_ref()) else { continue };
        let title = plain(&get("title").unwrap_or_default());
        if is("a") {
            if linked.len() < MOST && looks_like_feed(&url) {
                linked.push((url, title));
            }
        } else if names_alternate_feed(&get("rel").unwrap_or_default(), &get("type").unwrap_or_default(), &url) {
            let about_comments = url.contains("comment") || title.to_lowercase().contains("comment");
            let place = if about_comments { &mut comments } else { &mut declared };
            if place.len() < MOST {
                place.push((url, title));
            }
        }
    }
    let mut found: Vec<(String, Line)> = Vec::new();
    for (url, title) in declared.into_iter().chain(linked).chain(comments) {
        if found.len() < MOST && !found.iter().any(|(known, _)| *known == url) {
            found.push((url, title));
        }
    }
    found
}

/// Whether a link of this relation and type leads to a feed.
pub(super) fn names_alternate_feed(relation: &str, media_type: &str, url: &str) -> bool {
    names_alternate(relation) && names_feed(media_type, url)
}

fn names_alternate(relation: &str) -> bool {
    relation.split_whitespace().any(|word| word.eq_ignore_ascii_case("alternate") || word.eq_ignore_ascii_case("feed"))
}

fn names_feed(media_type: &str, url: &str) -> bool {
    let media_type = media_type.to_ascii_lowercase();
    // application/json alone is what content managers call their interface for programs.
    ["rss", "atom", "feed+json", "rdf", "text/xml", "application/xml"].iter().any(|known| media_type.contains(known))
        || (media_type.contains("json") && url.ends_with("feed.json"))
}

fn looks_like_feed(url: &str) -> bool {
    let path = url.split(['?', '#']).next().unwrap_or(url).trim_end_matches('/').to_ascii_lowercase();
    ["/feed", "/rss", ".rss", ".xml", ".atom", "/atom", ".rdf", "/feed.json"].iter().any(|end| path.ends_with(end))
        && !path.contains("sitemap")
}
