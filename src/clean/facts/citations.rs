//! Citations: pages of others that an article links to and that tell one thing: a report, a post, a video, a statement. Not
//! those of a shop, an encyclopaedia or a profile, which stand for a game or a person day after day. Nothing is cut for them.

use crate::{
    html, links,
    news::{Link, LinkKind},
};
use serde::Deserialize;
use std::{collections::HashMap, sync::LazyLock};
use url::Url;

/// More citations than these say that the article is a list.
const MOST: usize = 12;
/// A page of its own has a name of so many words, or a number.
const NAME_WORDS: usize = 3;

/// Hosts whose pages tell no event, from the data file.
static STANDING: LazyLock<Vec<String>> = LazyLock::new(|| {
    #[derive(Deserialize)]
    #[serde(transparent)]
    struct File(HashMap<String, Vec<String>>);
    let file: File =
        toml::from_str(include_str!("../../../assets/standing.toml")).unwrap_or_else(|_| File(HashMap::new()));
    file.0.into_values().flatten().collect()
});

/// The pages that links lead to and that tell one thing, each once; none when there are too many. `url` is the article's
/// own address.
pub fn of(links: &[Link], url: &str) -> Vec<String> {
    let own = html::host(url);
    let own = own.as_deref().map(domain);
    let mut pages: Vec<String> = Vec::new();
    for link in links.iter().filter(|link| matches!(link.kind, LinkKind::Plain | LinkKind::Tracking)) {
        let is_of_others =
            html::host(&link.shown).is_some_and(|host| own != Some(domain(&host)) && !is_standing(&host));
        let tells = || Url::parse(&link.shown).is_ok_and(|page| page.domain().is_some() && tells_one_thing(&page));
        if is_of_others && tells() && !pages.contains(&link.shown) {
            pages.push(link.shown.clone());
        }
    }
    if pages.len() > MOST { Vec::new() } else { pages }
}

/// What belongs to one owner.
fn domain(host: &str) -> &str {
    psl::domain_str(host).unwrap_or(host)
}

fn is_standing(host: &str) -> bool {
    STANDING.iter().any(|parent| links::is_below(host, parent))
}

/// A page with a name of several words or a number below a section: not a front page, a section or a profile.
fn tells_one_thing(page: &Url) -> bool {
    let parts: Vec<&str> = page.path_segments().into_iter().flatten().filter(|part| !part.is_empty()).collect();
    let Some(name) = parts.last() else { return false };
    let low = name.to_ascii_lowercase();
    let is_picture = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg"].iter().any(|end| low.ends_with(end));
    let numbered = parts.len() > 1 && parts.iter().any(|part| part.bytes().any(|byte| byte.is_ascii_digit()));
    let named = name.split(['-', '_']).filter(|word| !word.is_empty()).count() >= NAME_WORDS;
    let is_video = page.domain() == Some("youtu.be") || page.query().is_some_and(|query| query.starts_with("v="));
    !is_picture && (numbered || named || is_video)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cited(links: &[&str]) -> Vec<String> {
        let links: Vec<Link> = links.iter().map(|link| Link { shown: (*link).to_owned(), ..Link::default() }).collect();
        of(&links, "https://www.pixel.example/news/harbour-opens")
    }

    #[test]
    fn reports_posts_and_videos_are_citations() {
        for page in [
            "https://second.example/2026/05/harbour",
            "https://second.example/news/the-harbour-opens",
            "https://twitter.com/harbourmaster/status/1722011981669130459",
            "https://www.youtube.com/watch?v=abcdefghijk",
            "https://youtu.be/abcdefghijk",
        ] {
            assert_eq!(cited(&[page, page]), [page], "{page}");
        }
    }

    #[test]
    fn what_stands_for_a_thing_is_no_citation() {
        for page in [
            "https://second.example/",
            "https://second.example/news",
            "https://twitter.com/harbourmaster64",
            "https://store.steampowered.com/app/12345/Harbour/",
            "https://en.wikipedia.org/wiki/The_old_harbour_of_Kiln",
            "https://cdn.second.example/pictures/harbour-1200.jpg",
            "https://forum.pixel.example/the-harbour-opens-today",
            "mailto:someone@second.example",
            "no address",
        ] {
            assert_eq!(cited(&[page]), [""; 0], "{page}");
        }
    }

    #[test]
    fn shop_links_and_lists_cite_nothing() {
        let shown = |number: usize| format!("https://second.example/news/{number}");
        let sold = Link { shown: shown(1), kind: LinkKind::Affiliate, ..Link::default() };
        assert_eq!(of(&[sold], ""), [""; 0]);
        let many: Vec<Link> = (0..=MOST).map(|number| Link { shown: shown(number), ..Link::default() }).collect();
        assert_eq!((of(&many, "").len(), of(&many[1..], "").len()), (0, MOST));
    }
}
