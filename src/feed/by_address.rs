//! Feeds that follow from the address of a page, by rule. Asks nothing and nobody: it says what can be asked.

use crate::html;
use regex::{Captures, Regex};
use serde::{Deserialize, Deserializer, de::Error};
use std::{borrow::Cow, sync::LazyLock};

/// The rules that ship with the program.
pub static BUILTIN: LazyLock<AddressRules> =
    LazyLock::new(|| AddressRules::read(include_str!("../../assets/addresses.toml")).unwrap_or_default());

/// The feeds of comments.
pub static COMMENTS: LazyLock<AddressRules> =
    LazyLock::new(|| AddressRules::read(include_str!("../../assets/comments.toml")).unwrap_or_default());

/// Rules about the addresses of pages.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddressRules {
    site: Vec<Site>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Site {
    name: String,
    #[serde(rename = "evidence")]
    _evidence: String,
    #[serde(deserialize_with = "pattern")]
    page: Regex,
    #[serde(default, deserialize_with = "some_pattern")]
    not: Option<Regex>,
    #[serde(default)]
    feeds: Vec<(String, String)>,
    ask: Option<(String, String)>,
}

/// A pattern of a rule.
pub(super) fn pattern<'de, D: Deserializer<'de>>(from: D) -> Result<Regex, D::Error> {
    Regex::new(&Cow::<str>::deserialize(from)?).map_err(D::Error::custom)
}

fn some_pattern<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Regex>, D::Error> {
    pattern(from).map(Some)
}

/// What a rule says of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ByAddress {
    /// The rule's name.
    pub rule: String,
    /// Addresses of feeds, the best first, and what each is called; in a title `{}` is what the first calls itself.
    pub feeds: Vec<(String, String)>,
    /// What to ask where the address does not tell: an address that answers in JSON, and where the feed's address stands in it.
    pub ask: Option<(String, String)>,
}

impl AddressRules {
    /// Reads rules as `assets/addresses.toml` has them.
    ///
    /// # Errors
    /// When the text is no such file.
    pub fn read(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }

    /// What the first rule that fits says of a page; none when no rule knows it.
    #[must_use]
    pub fn of(&self, address: &str) -> Option<ByAddress> {
        let bare = bare(address);
        let fits =
            |site: &&Site| site.page.is_match(&bare) && !site.not.as_ref().is_some_and(|not| not.is_match(&bare));
        let site = self.site.iter().find(fits)?;
        let found = site.page.captures(&bare)?;
        Some(ByAddress {
            rule: site.name.clone(),
            feeds: site.feeds.iter().map(|(feed, title)| (filled(feed, &found), filled(title, &found))).collect(),
            ask: site.ask.as_ref().map(|(address, place)| (filled(address, &found), place.clone())),
        })
    }
}

/// The groups of a pattern where `$1` and `$2` stand; letters may follow the number.
fn filled(template: &str, found: &Captures) -> String {
    (1..found.len()).fold(template.to_owned(), |filled, group| {
        filled.replace(&format!("${group}"), found.get(group).map_or("", |part| part.as_str()))
    })
}

/// An address without its scheme and without the name of a host's usual or its small pages, the host in lower case.
fn bare(address: &str) -> String {
    let rest = html::without_scheme(address);
    let (host, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let host = host.to_lowercase();
    let host = ["www.", "m."].iter().find_map(|front| host.strip_prefix(front)).unwrap_or(&host);
    format!("{host}{path}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_rules_that_ship_can_be_read() {
        assert_eq!(AddressRules::read(include_str!("../../assets/addresses.toml")).map(|_| ()), Ok(()));
    }

    fn fits_its_table(rules: &AddressRules, table: &str) {
        let mut named = BTreeSet::new();
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let [rule, page, feed] = line.split('\t').collect::<Vec<_>>().try_into().unwrap();
            let found = rules.of(page);
            let told = found.as_ref().map_or("", |found| {
                found.feeds.first().or(found.ask.as_ref()).map_or("", |(address, _)| address.as_str())
            });
            assert_eq!(told, feed, "{page}");
            assert_eq!(found.map_or("-".to_owned(), |found| found.rule), rule, "{page}");
            named.insert(rule);
        }
        let rules: BTreeSet<&str> = rules.site.iter().map(|site| site.name.as_str()).chain(["-"]).collect();
        assert_eq!(named, rules);
    }

    #[test]
    fn every_rule_tells_the_feed_of_its_pages_and_of_no_others() {
        fits_its_table(&BUILTIN, include_str!("../../tests/addresses_table.tsv"));
    }

    #[test]
    fn every_rule_about_threads_tells_the_feed_of_its_comments_and_of_no_others() {
        fits_its_table(&COMMENTS, include_str!("../../tests/comments_table.tsv"));
    }

    #[test]
    fn a_channel_is_offered_without_its_shorts() {
        let found = BUILTIN.of("https://www.youtube.com/channel/UC0123456789abcdefghij-_").unwrap();
        let (address, title) = &found.feeds[1];
        assert_eq!(address, "https://www.youtube.com/feeds/videos.xml?playlist_id=UULF0123456789abcdefghij-_");
        assert_eq!(title, "{} without Shorts");
    }
}
