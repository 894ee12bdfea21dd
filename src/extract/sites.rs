//! Sites whose article the general search misses, and where it stands in their pages. The rules are data.

use crate::links;
use dom_query::{Document, Matcher, NodeRef};
use serde::Deserialize;
use std::sync::LazyLock;
use url::Url;

static RULES: LazyLock<Sites> =
    LazyLock::new(|| toml::from_str(include_str!("../../assets/sites.toml")).unwrap_or_default());

#[derive(Default, Deserialize)]
struct Sites {
    site: Vec<Site>,
}

#[derive(Deserialize)]
struct Site {
    hosts: Vec<String>,
    article: String,
    #[serde(default)]
    drop: Option<String>,
}

/// The article by the rules of its site; none when there are none or they find nothing.
pub fn article(document: &Document, base: Option<&Url>) -> Option<String> {
    let host = base?.host_str()?;
    let site = RULES.site.iter().find(|site| site.hosts.iter().any(|known| links::is_below(host, known)))?;
    let found = document.select_matcher(&Matcher::new(&site.article).ok()?);
    if let Some(drop) = site.drop.as_deref().and_then(|drop| Matcher::new(drop).ok()) {
        found.select_matcher(&drop).remove();
    }
    let html: String = found.nodes().iter().filter_map(NodeRef::try_html).map(|html| html.to_string()).collect();
    (found.text().trim().len() > 200).then_some(html)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rules_that_ship_can_be_read() {
        assert_eq!(toml::from_str::<Sites>(include_str!("../../assets/sites.toml")).err(), None);
    }

    #[test]
    fn every_site_s_parts_are_found_on_its_pages_and_on_no_other() {
        let prose = "The sequel arrives next spring, a year later than planned. ".repeat(9);
        for site in &RULES.site {
            for part in site.article.split(", ") {
                let class = part.strip_prefix('.').unwrap();
                let page = format!("<body><p>Menu</p><div class=\"{class}\">{prose}</div></body>");
                let found = |host: &str| {
                    article(&Document::from(page.as_str()), Url::parse(&format!("https://{host}/a")).ok().as_ref())
                };
                for host in &site.hosts {
                    assert!(
                        found(host).is_some_and(|html| html.contains("sequel") && !html.contains("Menu")),
                        "{host} {part}"
                    );
                    assert_eq!(found(&format!("{host}.evil.example")), None);
                }
            }
        }
    }

    #[test]
    fn every_selector_is_one() {
        for site in &RULES.site {
            assert!(Matcher::new(&site.article).is_ok(), "{}", site.article);
            assert!(site.drop.as_deref().is_none_or(|drop| Matcher::new(drop).is_ok()), "{:?}", site.drop);
        }
    }
}
