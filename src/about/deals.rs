//! Offers with their price and shop, as headlines tell them: only where one price is told for one thing.

use super::{
    rules::RULES,
    told::{Deal, at, telling},
};
use crate::{
    language::tr,
    news::{Article, Kind},
    stories,
};
use jiff::Timestamp;
use regex::Regex;
use std::sync::LazyLock;

/// Offers that are shown.
const MOST: usize = 20;
/// Seconds: an older offer is over.
const OVER: i64 = 60 * 24 * 3600;

/// What an offer asks for now: “for $20”, “now only £9.99”, “down to 20 €”.
static NOW: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:for|now|to|just|only|at|nur|für|à)\s+(?:(?:just|only|nur|down to)\s+)?([$£€]\s?\d{1,4}(?:[.,]\d{2})?|\d{1,4}(?:[.,]\d{2})?\s?(?:€|euro))").ok()
});
static ANY: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)[$£€]\s?\d{1,4}(?:[.,]\d{2})?|\d{1,4}(?:[.,]\d{2})?\s?(?:€|euro)").ok());
static OFF: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:(\d{1,2}) ?(?:%|percent|prozent)(?: off| discount| rabatt| günstiger| cheaper)|save (\d{1,2}) ?%|\b(half[- ]price)\b)").ok()
});

pub fn of(name: &str, articles: &[&Article], now: Timestamp) -> Vec<Deal> {
    let is_fresh = |article: &&&Article| now.as_second() - at(article).as_second() <= OVER;
    let deals = articles.iter().filter(|article| article.kind == Kind::Deal).filter(is_fresh);
    let alone = deals.filter(|article| is_alone(&article.title, name));
    let told = alone.filter_map(|article| {
        Some(Deal { by: telling(article), price: price(&article.title)?, shop: shop(&article.title) })
    });
    told.take(MOST).collect()
}

/// A headline about several things has several prices, of which it tells one.
fn is_alone(headline: &str, name: &str) -> bool {
    let games = stories::names_in(headline).into_iter().filter(|other| stories::is_game(other) == Some(true));
    let low = headline.to_lowercase();
    let lists = ["deals", " and more", "angebote", "best of", ", and "].iter().any(|sign| low.contains(sign));
    games.filter(|other| *other != name).count() == 0 && !lists
}

fn price(headline: &str) -> Option<String> {
    let found = |pattern: &Option<Regex>, group: usize| -> Vec<String> {
        let all = pattern.iter().flat_map(|pattern| pattern.captures_iter(headline));
        all.filter_map(|found| Some(found.get(group)?.as_str().replace(' ', ""))).collect()
    };
    let one = |mut all: Vec<String>| if all.len() == 1 { all.pop() } else { None };
    one(found(&NOW, 1)).or_else(|| one(found(&ANY, 0)).filter(|_| !headline.to_lowercase().contains(" off"))).or_else(
        || {
            let off = OFF.as_ref()?.captures(headline)?;
            let percent =
                off.get(1).or_else(|| off.get(2)).map(|percent| tr!("deal-percent-off", percent = percent.as_str()));
            percent.or_else(|| off.get(3).map(|_| tr!("deal-half-price").to_owned()))
        },
    )
}

/// The shop that a headline names as one; the longest name counts.
fn shop(headline: &str) -> Option<&'static str> {
    let low = headline.to_lowercase();
    let named = RULES.as_ref()?.shops.names.iter().filter(|name| {
        let name = name.to_lowercase();
        ["at ", "on ", "from ", "via ", "bei ", "("].iter().any(|before| low.contains(&format!("{before}{name}")))
    });
    named.max_by_key(|name| name.len()).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::super::page::samples::*;
    use crate::news::Kind;

    fn offers(title: &str) -> Vec<(String, Option<&'static str>)> {
        let page = page("Dust Harbour", &[article(1, 2, "Bargain Dock", Kind::Deal, title)]);
        page.deals.into_iter().map(|deal| (deal.price, deal.shop)).collect()
    }

    #[test]
    fn an_offer_has_its_price_and_its_shop() {
        for (title, price, shop) in [
            ("Dust Harbour is down to $19.99 at Amazon", "$19.99", Some("Amazon")),
            ("Was $60, now $40: Dust Harbour", "$40", None),
            ("Save 30% on Dust Harbour (Green Man Gaming)", "30 % off", Some("Green Man Gaming")),
            ("Dust Harbour is half price on the Nintendo eShop", "half price", None),
            ("Dust Harbour für nur 24,99 € bei MediaMarkt", "24,99€", Some("MediaMarkt")),
        ] {
            assert_eq!(offers(title), [(price.to_owned(), shop)], "{title}");
        }
    }

    #[test]
    fn what_tells_several_prices_tells_none() {
        for title in [
            "Dust Harbour for $20, its soundtrack for $5",
            "Best weekend deals: Dust Harbour and pads from $20",
            "Dust Harbour and Hollow Knight for $20",
            "Dust Harbour is on sale",
        ] {
            assert!(offers(title).is_empty(), "{title}");
        }
        let old = page("Dust Harbour", &[article(1, 90, "Bargain Dock", Kind::Deal, "Dust Harbour for $20")]);
        assert!(old.deals.is_empty());
    }
}
