//! The starter set: the outlets a new reader begins with, and the ones listed beside them. Data in `assets/sources.toml`;
//! nothing here asks whether a feed still answers.

use crate::{news::Source, text::Line};
use serde::Deserialize;
use std::sync::LazyLock;

const LIST: &str = include_str!("../../assets/sources.toml");

/// An outlet of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The outlet.
    pub source: Source,
    /// Followed from the first start.
    pub on: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawList {
    group: Vec<RawGroup>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawGroup {
    name: String,
    source: Vec<RawSource>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSource {
    name: String,
    url: String,
    site: String,
    #[serde(default = "yes")]
    on: bool,
}

const fn yes() -> bool {
    true
}

/// The outlets followed from the first start.
#[must_use]
pub fn starter_sources() -> Vec<Source> {
    listed_sources().iter().filter(|listed| listed.on).map(|listed| listed.source.clone()).collect()
}

/// Every outlet of the list, group by group.
#[must_use]
pub fn listed_sources() -> &'static [Listed] {
    static LISTED: LazyLock<Vec<Listed>> = LazyLock::new(|| {
        // The list is part of the program; a test reads it.
        let groups = toml::from_str::<RawList>(LIST).map(|list| list.group).unwrap_or_default();
        groups.into_iter().flat_map(|group| group.source.into_iter().map(move |raw| listed(&group.name, raw))).collect()
    });
    &LISTED
}

fn listed(group: &str, raw: RawSource) -> Listed {
    let source = Source {
        url: raw.url,
        name: Line::new(&raw.name),
        site: Some(raw.site),
        group: Line::new(group),
        strip: true,
        ..Source::default()
    };
    Listed { source, on: raw.on }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;
    use url::Url;

    #[test]
    fn the_list_reads() {
        toml::from_str::<RawList>(LIST).map(drop).unwrap();
    }

    #[test]
    fn about_forty_five_outlets_are_on() {
        assert!((40..=50).contains(&starter_sources().len()), "{}", starter_sources().len());
    }

    #[test]
    fn no_feed_stands_twice() {
        let mut seen = HashSet::new();
        for listed in listed_sources() {
            assert!(seen.insert(listed.source.url.clone()), "{}", listed.source.url);
        }
    }

    #[test]
    fn every_address_is_https_but_the_one_outlet_without() {
        for Listed { source, .. } in listed_sources() {
            let url = Url::parse(&source.url).unwrap();
            let known_http = url.host_str() == Some("www.hardcoregaming101.net");
            assert!(url.scheme() == "https" || known_http, "{}", source.url);
        }
    }

    #[test]
    fn the_groups_stand_in_their_order() {
        let mut groups: Vec<String> = listed_sources().iter().map(|listed| listed.source.group.to_string()).collect();
        groups.dedup();
        let order = [
            "News",
            "PC",
            "PlayStation",
            "Xbox",
            "Nintendo",
            "Mobile",
            "Indie",
            "Industry",
            "Japan",
            "Retro",
            "Deals",
            "Esports",
            "Platform holders",
        ];
        assert_eq!(groups, order);
    }

    #[test]
    fn starter_sources_are_stripped_and_not_declared() {
        assert!(starter_sources().iter().all(|source| source.strip && !source.declared));
    }
}
