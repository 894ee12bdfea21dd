//! Hosts know which rules are about a host, whole labels only: looking one up costs the same however many rules there are.

use super::{names::Names, pattern::Host};
use foldhash::HashMap;
use psl::{Psl, Type};

/// The rules about one host pattern, by their places in the rule file.
#[derive(Debug, Clone, Default)]
pub(super) struct Site {
    pub(super) redirectors: Vec<usize>,
    pub(super) shorts: Vec<usize>,
    pub(super) wholes: Vec<usize>,
    pub(super) tails: Vec<usize>,
    pub(super) strips: Names,
    pub(super) keeps: Names,
}

/// Every host pattern of the rules.
#[derive(Debug, Clone, Default)]
pub(super) struct Hosts {
    every: Site,
    exact: HashMap<String, Site>,
    below: HashMap<String, Site>,
    /// By the last label before the public suffix; with the whole name.
    anywhere: HashMap<String, Vec<(String, Site)>>,
}

impl Hosts {
    /// The site for a pattern, new when there was none.
    pub(super) fn site(&mut self, host: &Host) -> &mut Site {
        match host {
            Host::Every => &mut self.every,
            Host::Exact(name) => self.exact.entry(name.clone()).or_default(),
            Host::Below(name) => self.below.entry(name.clone()).or_default(),
            Host::Anywhere(name) => {
                let label = name.rsplit('.').next().unwrap_or(name);
                let sites = self.anywhere.entry(label.to_owned()).or_default();
                let at = sites.iter().position(|(known, _)| known == name).unwrap_or_else(|| {
                    sites.push((name.clone(), Site::default()));
                    sites.len() - 1
                });
                &mut sites[at].1
            }
        }
    }

    /// The sites whose pattern fits a host in lower case, the nearest first; the one for every host is last.
    pub(super) fn of(&self, host: &str) -> Vec<&Site> {
        let mut sites = vec![];
        sites.extend(self.exact.get(host));
        let mut start = 0;
        loop {
            let tail = &host[start..];
            sites.extend(self.below.get(tail));
            let Some(dot) = tail.find('.') else { break };
            if let Some(named) = self.anywhere.get(&tail[..dot])
                && is_public_suffix(host, &tail[dot + 1..])
            {
                let before = &host[..start + dot];
                sites.extend(named.iter().filter(|(name, _)| is_below(before, name)).map(|(_, site)| site));
            }
            start += dot + 1;
        }
        sites.push(&self.every);
        sites
    }
}

/// True when `host` is `name` or ends in it after a dot.
#[must_use]
pub fn is_below(host: &str, name: &str) -> bool {
    host.strip_suffix(name).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

fn is_public_suffix(host: &str, end: &str) -> bool {
    psl::List
        .suffix(host.as_bytes())
        .is_some_and(|suffix| suffix.typ() == Some(Type::Icann) && suffix.as_bytes() == end.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(pattern: &str, host: &str) -> bool {
        let mut hosts = Hosts::default();
        hosts.site(&Host::try_from(pattern.to_owned()).unwrap()).shorts.push(7);
        hosts.of(host).iter().any(|site| site.shorts == [7])
    }

    #[test]
    fn a_suffix_fits_whole_labels_only() {
        assert!(fits("awin1.com", "awin1.com") && fits("awin1.com", "www.awin1.com"));
        assert!(!fits("awin1.com", "evil-awin1.com") && !fits("awin1.com", "awin1.com.evil.example"));
    }

    #[test]
    fn an_exact_host_fits_alone() {
        assert!(fits("=a.geni.us", "a.geni.us") && !fits("=a.geni.us", "b.a.geni.us"));
    }

    #[test]
    fn a_name_fits_under_any_public_suffix() {
        assert!(fits("amazon.*", "www.amazon.co.uk") && fits("amazon.*", "amazon.com"));
        assert!(
            !fits("amazon.*", "amazon.evil.com")
                && !fits("amazon.*", "myamazon.com")
                && !fits("amazon.*", "amazon.github.io")
        );
        assert!(fits("rover.ebay.*", "rover.ebay.de") && !fits("rover.ebay.*", "www.ebay.de"));
    }
}
