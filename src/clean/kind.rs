//! Kinds: what sort of piece an article is, by rules in data and the share of its links that sell. News is what no rule names.

use super::rules::{Pattern, plain};
use crate::news::Kind;
use serde::Deserialize;
use std::sync::LazyLock;
use url::Url;

/// From this share of affiliate links on, in percent, an article is a deal.
pub const DEAL_SHARE: u8 = 51;
/// With fewer outbound links than this the share says nothing.
pub const DEAL_LINKS: usize = 2;

static RULES: LazyLock<Kinds> =
    LazyLock::new(|| toml::from_str(include_str!("../../assets/kinds.toml")).unwrap_or_default());

#[derive(Default, Deserialize)]
struct Kinds {
    kind: Vec<Rule>,
}

#[derive(Deserialize)]
struct Rule {
    kind: Kind,
    title: Pattern,
    path: Pattern,
    category: Pattern,
}

/// The kind of an article by its headline, address and categories; `sells` says that most of its links are affiliate links.
pub fn of(title: &str, url: &str, categories: &[String], sells: bool) -> Kind {
    if sells {
        return Kind::Deal;
    }
    let title = plain(title);
    let segments: Vec<String> = Url::parse(url)
        .ok()
        .and_then(|url| {
            url.path_segments().map(|parts| parts.map(str::to_lowercase).filter(|part| !part.is_empty()).collect())
        })
        .unwrap_or_default();
    let sections = &segments[..segments.len().saturating_sub(1)];
    let categories: Vec<String> = categories.iter().map(|category| plain(category)).collect();
    let rules = &RULES.kind;
    rules
        .iter()
        .find(|rule| rule.title.is_in(&title))
        .or_else(|| rules.iter().find(|rule| sections.iter().any(|part| rule.path.is_in(part))))
        .or_else(|| rules.iter().find(|rule| categories.iter().any(|category| rule.category.is_in(category))))
        .map_or(Kind::News, |rule| rule.kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rules_that_ship_can_be_read() {
        assert_eq!(toml::from_str::<Kinds>(include_str!("../../assets/kinds.toml")).err(), None);
    }

    #[test]
    fn each_headline_has_its_kind() {
        for (title, kind) in [
            ("Moon Harvest review: a quiet triumph", Kind::Review),
            ("Moon Harvest Review – A Quiet Triumph", Kind::Review),
            ("Moon Harvest hands-on", Kind::Preview),
            ("This pad is just $30 today", Kind::Deal),
            ("Moon Harvest update 1.2.0 fixes saves", Kind::Patch),
            ("How to catch every fish in Moon Harvest", Kind::Guide),
            ("Opinion: let the old console rest", Kind::Opinion),
            ("Moon Harvest 2 has leaked", Kind::Rumour),
            ("Moon Harvest gets a launch trailer", Kind::Trailer),
            ("Studio lays off half its staff", Kind::Business),
            ("Podcast: the year so far", Kind::Video),
            ("Interview: the people behind Moon Harvest", Kind::Feature),
        ] {
            assert_eq!(of(title, "https://outlet.example/moon-harvest", &[], false), kind, "{title}");
        }
    }

    #[test]
    fn each_plain_headline_is_news() {
        for title in [
            "Moon Harvest arrives in March",
            "Elders to review the border of two towns in Moon Harvest",
            "Studio opens a second office",
            "A deaf hero leads Moon Harvest",
        ] {
            assert_eq!(of(title, "https://outlet.example/news/moon-harvest", &[], false), Kind::News, "{title}");
        }
    }

    #[test]
    fn an_address_or_a_category_says_it_too() {
        assert_eq!(of("Moon Harvest", "https://outlet.example/reviews/moon-harvest", &[], false), Kind::Review);
        assert_eq!(of("Moon Harvest", "https://outlet.example/moon-harvest", &["Rumours".into()], false), Kind::Rumour);
        assert_eq!(of("Moon Harvest", "https://outlet.example/moon-harvest", &["Action".into()], false), Kind::News);
    }

    #[test]
    fn what_sells_is_a_deal_whatever_it_says() {
        assert_eq!(of("Moon Harvest review", "", &[], true), Kind::Deal);
    }
}
