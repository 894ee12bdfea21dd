//! An identity is what an article is known by within its feed: its guid, else its link, else what it says. Where a feed gives one
//! of these to several articles, each is known by its headline and its page besides.

use super::{address, bounds};
use crate::{html::is_web, news::Item};
use jiff::Timestamp;
use std::{
    borrow::Cow,
    cmp::Reverse,
    collections::{HashMap, HashSet},
};
use url::Url;

/// Guids that name nothing.
const PLACEHOLDERS: [&str; 11] =
    ["n/a", "na", "none", "null", "nil", "undefined", "-", "0", "tbd", "false", "00000000-0000-0000-0000-000000000000"];
/// Under one link and one headline, other words that are so many hours apart are another article.
const HOURS_APART: i64 = 12;
/// So many headlines under one guid, and the guid names nothing.
const SHARED_BY: usize = 3;

/// The newest items, newest first, each with an identity of its own. One without a date is taken for new, as its first sight will be
/// its date.
pub fn keep_newest(items: &mut Vec<Item>) {
    items.sort_by_key(|item| Reverse(item.published.unwrap_or(Timestamp::MAX)));
    tell_apart(items);
    let mut known = HashSet::new();
    items.retain(|item| known.insert(item.identity.clone()));
    items.truncate(bounds::ITEMS);
    for item in items.iter_mut() {
        item.guid = item.guid.take().map(|guid| bounds::bytes(&guid, bounds::GUID).to_owned());
    }
}

/// What an article is known by: its guid, else its link as it was given, else what it says.
pub fn key<'w>(
    guid: Option<&str>,
    link: Option<&str>,
    title: &str,
    words: impl FnOnce() -> Option<&'w Cow<'w, str>>,
) -> String {
    let guid = guid.map(str::trim).filter(|guid| !guid.is_empty());
    match guid.or(link) {
        Some(key) if key.len() > bounds::GUID => bounds::hash(&[key]),
        Some(key) => key.to_owned(),
        None => {
            let words = words().map_or("", |words| bounds::cut_body(words));
            bounds::hash(&[bounds::letters(title, bounds::TITLE), words])
        }
    }
}

/// The identities that an article may bear where its key is shared: by headline and page, by its date besides, by its words besides.
#[must_use]
pub fn own(key: &str, item: &Item) -> [String; 3] {
    let link = item.link.as_deref().map(|link| address::web(link, None).unwrap_or_else(|| link.to_owned()));
    let link = link.unwrap_or_default();
    let (date, words) = (date(item), words(item));
    [
        bounds::hash(&[key, &link, &item.title]),
        bounds::hash(&[key, &link, &item.title, &date]),
        bounds::hash(&[key, &link, &item.title, &date, words]),
    ]
}

fn date(item: &Item) -> String {
    item.published.map_or_else(String::new, |published| published.to_string())
}

fn words(item: &Item) -> &str {
    item.content.as_deref().or(item.summary.as_deref()).unwrap_or_default()
}

/// True for a key that does not tell one article from another: a guid like `N/A`, the front page of a site.
#[must_use]
pub fn tells_nothing(key: &str) -> bool {
    PLACEHOLDERS.contains(&&*key.to_ascii_lowercase()) || is_front_page(key)
}

/// True for the address of a site's front page.
#[must_use]
pub fn is_front_page(address: &str) -> bool {
    is_web(address)
        && Url::parse(address).is_ok_and(|url| url.path().trim_matches('/').is_empty() && url.query().is_none())
}

/// Gives those that share a key with other articles an identity of their own; the same article given twice keeps one.
fn tell_apart(items: &mut [Item]) {
    let mut bearers: HashMap<&str, Vec<usize>> = HashMap::with_capacity(items.len());
    for (place, item) in items.iter().enumerate() {
        bearers.entry(shared(item)).or_default().push(place);
    }
    let mut told = Vec::new();
    for places in bearers.into_values().filter(|places| places.len() > 1) {
        let key = shared(&items[places[0]]).to_owned();
        let group: Vec<&Item> = places.iter().map(|place| &items[*place]).collect();
        told.extend(places.iter().copied().zip(identities(&key, &group)).map(|(place, own)| (place, key.clone(), own)));
    }
    for (place, key, own) in told {
        items[place].shared_key = (own != key).then_some(key);
        items[place].identity = own;
    }
}

fn shared(item: &Item) -> &str {
    item.shared_key.as_deref().unwrap_or(&item.identity)
}

/// The identities of articles that share a key, newest first. Those of one article are the same.
fn identities(key: &str, group: &[&Item]) -> Vec<String> {
    let titles: HashSet<&str> = group.iter().map(|item| item.title.as_str()).collect();
    let posts = titles.contains("") && group.iter().all(|item| item.guid.is_none());
    let nothing = tells_nothing(key) || titles.len() >= SHARED_BY || posts;
    // The first of each article speaks for those like it.
    let mut firsts: Vec<usize> = Vec::new();
    let mut speaker = Vec::with_capacity(group.len());
    let mut known: HashMap<(&str, &str, String, &str), usize> = HashMap::new();
    for (place, item) in group.iter().enumerate() {
        let same = if nothing {
            let link = item.link.as_deref().unwrap_or_default();
            *known.entry((&item.title, link, date(item), words(item))).or_insert(place)
        } else {
            firsts.iter().copied().find(|first| is_same(group[*first], item)).unwrap_or(place)
        };
        if same == place {
            firsts.push(place);
        }
        speaker.push(same);
    }
    if firsts.len() == 1 {
        return vec![key.to_owned(); group.len()];
    }
    let owns: HashMap<usize, [String; 3]> = firsts.iter().map(|first| (*first, own(key, group[*first]))).collect();
    let mut count: HashMap<&str, usize> = HashMap::new();
    for identity in owns.values().flatten() {
        *count.entry(identity).or_default() += 1;
    }
    // The shortest that no other one bears.
    let identity = |first: &usize| {
        let [plain, dated, worded] = &owns[first];
        [plain, dated].into_iter().find(|identity| count[identity.as_str()] == 1).unwrap_or(worded).clone()
    };
    speaker.iter().map(identity).collect()
}

/// Under one guid an article is another one when both its page and its headline are; under one link, when its headline is, or its
/// words are and it has no headline or another day.
fn is_same(one: &Item, other: &Item) -> bool {
    let moved = one.link.is_some() && other.link.is_some() && one.link != other.link;
    if one.guid.is_some() && other.guid.is_some() {
        return one.title == other.title || !moved;
    }
    one.title == other.title && (words(one) == words(other) || !one.title.is_empty() && !are_days_apart(one, other))
}

/// What bears one headline every day (a quiz, the deals) has a date for each.
fn are_days_apart(one: &Item, other: &Item) -> bool {
    match (one.published, other.published) {
        (Some(one), Some(other)) => one.duration_since(other).as_hours().abs() >= HOURS_APART,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(guid: Option<&str>, link: &str, title: &str, day: i64) -> Item {
        Item {
            identity: guid.unwrap_or(link).to_owned(),
            guid: guid.map(str::to_owned),
            link: Some(link.to_owned()),
            title: title.to_owned(),
            published: Timestamp::from_second(1_795_000_000 + day * 86_400).ok(),
            ..Item::default()
        }
    }

    fn kept(mut items: Vec<Item>) -> Vec<(String, bool)> {
        keep_newest(&mut items);
        let identities: HashSet<&str> = items.iter().map(|item| item.identity.as_str()).collect();
        assert_eq!(identities.len(), items.len(), "no two have one identity");
        items.iter().map(|item| (item.title.clone(), item.shared_key.is_some())).collect()
    }

    #[test]
    fn articles_without_guid_that_share_a_link_are_told_apart_by_their_headlines() {
        let link = "https://shop.example/list";
        let kept =
            kept(vec![item(None, link, "Red cap", 2), item(None, link, "Blue cap", 1), item(None, link, "Red cap", 1)]);
        assert_eq!(kept, [("Red cap".to_owned(), true), ("Blue cap".to_owned(), true)]);
    }

    #[test]
    fn a_guid_that_all_bear_names_nothing() {
        let all = (0..4).map(|number| item(Some("9"), "https://quest.example/", &format!("Part {number}"), number));
        assert_eq!(kept(all.collect()).len(), 4);
        let two = vec![
            item(Some("N/A"), "https://quest.example/a", "One", 2),
            item(Some("N/A"), "https://quest.example/b", "Two", 1),
        ];
        assert_eq!(kept(two).len(), 2);
        let daily = vec![
            item(Some("none"), "https://quest.example/", "Quiz", 2),
            item(Some("none"), "https://quest.example/", "Quiz", 1),
        ];
        assert_eq!(kept(daily).len(), 2);
    }

    #[test]
    fn posts_without_title_and_guid_are_told_apart_by_their_words() {
        let link = "https://shop.example/posts";
        let post = |words: &str| Item { summary: Some(words.to_owned()), ..item(None, link, "", 1) };
        assert_eq!(kept(vec![post("one"), post("two"), post("one")]).len(), 2);
        let front =
            |words: &str| Item { summary: Some(words.to_owned()), ..item(None, "https://shop.example/", "Deal", 1) };
        assert_eq!(kept(vec![front("one"), front("two"), front("one")]).len(), 2);
    }

    #[test]
    fn what_bears_one_headline_every_day_is_told_apart_by_its_day() {
        let quiz = |words: &str, day| Item {
            summary: Some(words.to_owned()),
            ..item(None, "https://quest.example/quiz", "Quiz", day)
        };
        assert_eq!(kept(vec![quiz("one", 2), quiz("two", 1)]).len(), 2);
        assert_eq!(kept(vec![quiz("corrected", 2), quiz("corected", 2)]).len(), 1);
        assert_eq!(kept(vec![quiz("one", 2), quiz("one", 1)]).len(), 1);
    }

    #[test]
    fn an_article_given_twice_under_its_guid_is_one() {
        let page = "https://quest.example/a";
        assert_eq!(
            kept(vec![item(Some("g"), page, "Corrected", 2), item(Some("g"), page, "Corected", 1)]),
            [("Corrected".to_owned(), false)]
        );
        let moved = item(Some("g"), "https://quest.example/b", "Corrected", 1);
        assert_eq!(kept(vec![item(Some("g"), page, "Corrected", 2), moved]).len(), 1);
    }

    #[test]
    fn telling_apart_again_changes_nothing() {
        let link = "https://shop.example/list";
        let mut once = vec![item(None, link, "Red cap", 2), item(None, link, "Blue cap", 1)];
        keep_newest(&mut once);
        let mut twice = once.clone();
        keep_newest(&mut twice);
        assert_eq!(once, twice);
    }

    #[test]
    fn an_identity_of_its_own_stays_the_same_from_release_to_release() {
        let [plain, ..] = own("k", &item(None, "https://a.example", "T", 0));
        assert_eq!(plain, own("k", &item(None, "https://a.example/", "T", 5))[0]);
        assert_eq!(plain, bounds::hash(&["k", "https://a.example/", "T"]));
    }
}
