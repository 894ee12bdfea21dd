//! Kinds: what sort of piece an article is, by rules in data and by the share of its links that sell. News is what no rule names.

use crate::{
    clean::rules::{Pattern, plain},
    news::Kind,
};
use serde::Deserialize;
use std::sync::LazyLock;
use url::Url;

/// From this share of affiliate links on, in percent, an article is a deal.
pub const DEAL_SHARE: u8 = 51;
/// With fewer outbound links than this the share says nothing.
pub const DEAL_LINKS: usize = 2;

static RULES: LazyLock<Kinds> =
    LazyLock::new(|| toml::from_str(include_str!("../../../assets/kinds.toml")).unwrap_or_default());

#[derive(Default, Deserialize)]
struct Kinds {
    kind: Vec<Rule>,
}

#[derive(Deserialize)]
struct Rule {
    kind: Kind,
    title: Pattern,
    /// What a writer says in the first person, or asks for.
    voice: Option<Pattern>,
    /// The rule is out for such a headline.
    unless: Option<Pattern>,
    path: Pattern,
    slug: Option<Pattern>,
    category: Pattern,
}

/// The kind of an article by its headline, address and categories; `sells` says that most of its links are affiliate links.
pub fn of(title: &str, url: &str, categories: &[String], sells: bool) -> Kind {
    if sells {
        return Kind::Deal;
    }
    let title = plain(title);
    let own = own_words(&title);
    let segments: Vec<String> = Url::parse(url)
        .ok()
        .and_then(|url| {
            url.path_segments().map(|parts| parts.map(str::to_lowercase).filter(|part| !part.is_empty()).collect())
        })
        .unwrap_or_default();
    let folders = &segments[..segments.len().saturating_sub(1)];
    let categories: Vec<String> = categories.iter().map(|category| plain(category)).collect();
    let fits = |pattern: &Option<Pattern>, text: &str| pattern.as_ref().is_some_and(|pattern| pattern.is_in(text));
    let rules: Vec<&Rule> = RULES.kind.iter().filter(|rule| !fits(&rule.unless, &title)).collect();
    rules
        .iter()
        .find(|rule| folders.iter().any(|part| rule.path.is_in(part)))
        .or_else(|| rules.iter().find(|rule| rule.title.is_in(&title)))
        .or_else(|| rules.iter().find(|rule| fits(&rule.voice, &own)))
        .or_else(|| rules.iter().find(|rule| segments.iter().any(|part| fits(&rule.slug, part))))
        .or_else(|| rules.iter().find(|rule| categories.iter().any(|category| rule.category.is_in(category))))
        .map_or(Kind::News, |rule| rule.kind)
}

/// A headline without what it quotes: that is somebody else's voice.
fn own_words(title: &str) -> String {
    let letters: Vec<char> = title.chars().collect();
    let mut own = String::with_capacity(title.len());
    let mut at = 0;
    while at < letters.len() {
        let quote = letters[at];
        let opens = matches!(quote, '\'' | '"') && (at == 0 || !letters[at - 1].is_alphanumeric());
        let closes = |place: &usize| {
            letters[*place] == quote && !letters.get(place + 1).is_some_and(|next| next.is_alphanumeric())
        };
        if opens && let Some(end) = (at + 1..letters.len()).find(closes) {
            at = end + 1;
        } else {
            own.push(quote);
            at += 1;
        }
    }
    own
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rules_that_ship_can_be_read() {
        assert_eq!(toml::from_str::<Kinds>(include_str!("../../../assets/kinds.toml")).err(), None);
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
            ("I miss the old Moon Harvest", Kind::Opinion),
            ("Why Moon Harvest took ten years", Kind::Feature),
            ("Everything we know about Moon Harvest 2", Kind::Guide),
            ("Moon Harvest pad is on sale at the market", Kind::Deal),
            ("Moon Harvest sells 3 million", Kind::Business),
            ("Moon Harvest 2 may be coming to phones", Kind::Rumour),
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
            "Maker of Moon Harvest denies the rumours",
            "Moon Harvest trailer is coming in March",
            "Moon Harvest is done, says its maker: \"I should sleep\"",
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
    fn a_takeover_is_no_deal() {
        for title in ["Ninefold acquired in $84 million deal", "Unions welcome the best deal in years"] {
            assert_eq!(of(title, "", &[], false), Kind::Business, "{title}");
        }
    }

    #[test]
    fn a_folder_says_more_than_a_word_in_passing() {
        let of =
            |folder: &str| of("How Moon Harvest was made", &format!("https://outlet.example/{folder}/1"), &[], false);
        assert_eq!((of("deals"), of("moon-harvest-guides"), of("news")), (Kind::Deal, Kind::Guide, Kind::Feature));
    }

    #[test]
    fn a_slug_tells_what_the_headline_leaves_out() {
        assert_eq!(of("A quiet triumph", "https://outlet.example/moon-harvest-review-1234", &[], false), Kind::Review);
        assert_eq!(of("A quiet triumph", "https://outlet.example/moon-harvest-reviewed-2", &[], false), Kind::News);
    }

    #[test]
    fn what_sells_is_a_deal_whatever_it_says() {
        assert_eq!(of("Moon Harvest review", "", &[], true), Kind::Deal);
    }
}
