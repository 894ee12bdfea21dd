//! A publisher owns outlets that share desks and texts: what two outlets of one publisher tell counts once. Knows the publishers in
//! `assets/publishers.toml`; an outlet that stands in none is a publisher of its own.

use crate::html;
use serde::Deserialize;
use std::{collections::HashMap, net::Ipv4Addr, sync::LazyLock};

/// Publisher by site.
static PUBLISHERS: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    #[derive(Deserialize)]
    struct Publisher {
        name: String,
        sites: Vec<String>,
    }
    #[derive(Deserialize)]
    struct File {
        publisher: Vec<Publisher>,
    }
    let file = toml::from_str(include_str!("../../assets/publishers.toml")).unwrap_or(File { publisher: Vec::new() });
    let sites = |publisher: Publisher| publisher.sites.into_iter().map(move |site| (site, publisher.name.clone()));
    file.publisher.into_iter().flat_map(sites).collect()
});

/// The publisher of an outlet, by the address of its site or feed; by its name where it has none. What lives on a machine without
/// a name of its own is known by its whole address.
pub fn publisher(outlet: &str) -> String {
    let (rest, host) = host(outlet);
    if is_nameless(outlet) {
        return rest.to_lowercase();
    }
    let mut tail = host.as_str();
    while let Some((_, parent)) = tail.split_once('.') {
        if let Some(publisher) = PUBLISHERS.get(tail) {
            return publisher.clone();
        }
        tail = parent;
    }
    host.strip_prefix("www.").map_or(host.clone(), str::to_owned)
}

/// Does an address name a machine, and no site?
#[must_use]
pub fn is_nameless(address: &str) -> bool {
    let (_, host) = host(address);
    host == "localhost" || host.parse::<Ipv4Addr>().is_ok() || host.starts_with('[')
}

/// An address without its scheme, and its host.
fn host(address: &str) -> (&str, String) {
    let rest = html::without_scheme(address);
    (rest, rest.split(['/', ':', '?']).next().unwrap_or(rest).to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outlets_of_one_house_have_one_name() {
        assert_eq!(publisher("https://www.eurogamer.net/feed"), publisher("https://rockpapershotgun.com"));
        assert_ne!(publisher("https://www.eurogamer.net"), publisher("https://www.pcgamer.com"));
    }

    #[test]
    fn an_outlet_of_no_house_stands_for_itself() {
        assert_eq!(publisher("https://www.one.example/news"), publisher("http://one.example"));
        assert_ne!(publisher("https://one.example"), publisher("https://two.example"));
        assert_ne!(publisher("http://127.0.0.1:8080/one.xml"), publisher("http://127.0.0.1:8080/two.xml"));
    }

    #[test]
    fn a_name_is_as_good_as_an_address() {
        assert_eq!(publisher("Pixel Post"), "pixel post");
    }

    #[test]
    fn every_house_owns_two_sites_at_least_and_no_site_has_two_owners() {
        let mut owned: HashMap<&str, usize> = HashMap::new();
        for owner in PUBLISHERS.values() {
            *owned.entry(owner).or_default() += 1;
        }
        assert!(owned.len() > 5 && owned.values().all(|sites| *sites > 1), "{owned:?}");
        let sites = include_str!("../../assets/publishers.toml").matches("\",").count();
        assert_eq!(sites, PUBLISHERS.len());
    }
}
