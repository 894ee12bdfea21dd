//! A house owns outlets that share desks and texts: what two outlets of one house tell is told once. Knows the houses in
//! `assets/houses.toml`; an outlet that stands in none is a house of its own.

use serde::Deserialize;
use std::{collections::HashMap, net::Ipv4Addr, sync::LazyLock};

/// House by site.
static HOUSES: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    #[derive(Deserialize)]
    struct House {
        name: String,
        sites: Vec<String>,
    }
    #[derive(Deserialize)]
    struct File {
        house: Vec<House>,
    }
    let file = toml::from_str(include_str!("../../assets/houses.toml")).unwrap_or(File { house: Vec::new() });
    let sites = |house: House| house.sites.into_iter().map(move |site| (site, house.name.clone()));
    file.house.into_iter().flat_map(sites).collect()
});

/// The house of an outlet, by the address of its site or feed; by its name where it has none. What lives on a machine without
/// a name of its own is known by its whole address.
pub fn house(outlet: &str) -> String {
    let (rest, host) = host(outlet);
    if is_nameless(outlet) {
        return rest.to_lowercase();
    }
    let mut tail = host.as_str();
    while let Some((_, parent)) = tail.split_once('.') {
        if let Some(house) = HOUSES.get(tail) {
            return house.clone();
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
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    (rest, rest.split(['/', ':', '?']).next().unwrap_or(rest).to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outlets_of_one_house_have_one_name() {
        assert_eq!(house("https://www.eurogamer.net/feed"), house("https://rockpapershotgun.com"));
        assert_ne!(house("https://www.eurogamer.net"), house("https://www.pcgamer.com"));
    }

    #[test]
    fn an_outlet_of_no_house_stands_for_itself() {
        assert_eq!(house("https://www.one.example/news"), house("http://one.example"));
        assert_ne!(house("https://one.example"), house("https://two.example"));
        assert_ne!(house("http://127.0.0.1:8080/one.xml"), house("http://127.0.0.1:8080/two.xml"));
    }

    #[test]
    fn a_name_is_as_good_as_an_address() {
        assert_eq!(house("Pixel Post"), "pixel post");
    }

    #[test]
    fn every_house_owns_two_sites_at_least_and_no_site_has_two_owners() {
        let mut owned: HashMap<&str, usize> = HashMap::new();
        for owner in HOUSES.values() {
            *owned.entry(owner).or_default() += 1;
        }
        assert!(owned.len() > 5 && owned.values().all(|sites| *sites > 1), "{owned:?}");
        let sites = include_str!("../../assets/houses.toml").matches("\",").count();
        assert_eq!(sites, HOUSES.len());
    }
}
