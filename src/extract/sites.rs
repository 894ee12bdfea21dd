//! Sites whose article the general search misses: finds it where the rules say that it stands.

use super::found::{Found, letters};
use crate::clean::Sites;
use dom_query::{Document, Matcher, NodeRef};
use url::Url;

/// The article by the rules of its site; none when there are none or they find nothing.
pub fn article(document: &Document, base: Option<&Url>, sites: &Sites) -> Option<Found> {
    let site = sites.of(base?.host_str()?)?;
    let found = document.select_matcher(&Matcher::new(&site.article).ok()?);
    if let Some(drop) = site.drop.as_deref().and_then(|drop| Matcher::new(drop).ok()) {
        found.select_matcher(&drop).remove();
    }
    let html: String = found.nodes().iter().filter_map(NodeRef::try_html).map(|html| html.to_string()).collect();
    let text = found.text();
    (text.trim().len() > 200).then(|| Found { html, letters: letters(&text) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean;

    #[test]
    fn every_site_s_parts_are_found_on_its_pages_and_on_no_other() {
        let prose = "The sequel arrives next spring, a year later than planned. ".repeat(9);
        for site in clean::BUILTIN.sites().all() {
            for part in site.article.split(", ") {
                let class = part.strip_prefix('.').unwrap();
                let page = format!("<body><p>Menu</p><div class=\"{class}\">{prose}</div></body>");
                let found = |host: &str| {
                    let base = Url::parse(&format!("https://{host}/a")).ok();
                    article(&Document::from(page.as_str()), base.as_ref(), clean::BUILTIN.sites())
                        .map(|found| found.html)
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
    fn what_a_site_s_rule_drops_is_not_in_its_article() {
        let text = "[[site]]\nhosts = [\"harbour.example\"]\narticle = \".quay\"\ndrop = \".gulls\"\n";
        let sites = Sites::default().with("sites.toml", text).unwrap();
        let prose = "The sequel arrives next spring, a year later than planned. ".repeat(9);
        let page = format!("<div class=quay><p>{prose}</p><p class=gulls>Screech</p></div>");
        let base = Url::parse("https://www.harbour.example/a").ok();
        let found = article(&Document::from(page.as_str()), base.as_ref(), &sites).unwrap().html;
        assert!(found.contains("sequel") && !found.contains("Screech"), "{found}");
    }
}
