//! A link is a URL as given, as shown, and what was removed between the two. This room judges and mends URLs by rules that are data;
//! it never opens a socket.

mod carrier;
mod hosts;
mod names;
mod parts;
mod pattern;
mod rules;
mod strip;
mod target;
mod unwrap;

pub use hosts::is_below;
pub(crate) use rules::unknown_rule;
pub use rules::{RuleError, Rules};

use crate::news::{Link, LinkKind};
use parts::Parts;
use rules::Blame;
use std::sync::LazyLock;

/// Redirectors nest (a network behind a network behind a shop's own); deeper than this is a loop or a trick.
const HOPS: usize = 8;

/// No server takes a longer address; some rules look at each parameter for every other.
const LONGEST: usize = 8 * 1024;

/// The rules that ship with the program.
pub static BUILTIN: LazyLock<Rules> =
    LazyLock::new(|| Rules::default().with("links.toml", include_str!("../../assets/links.toml")).unwrap_or_default());

/// What one step did to a URL.
struct Step {
    url: String,
    removed: Vec<Removal>,
}

/// A parameter or a redirector's host that was taken out, the rule that did it, and what that rule is about.
struct Removal {
    what: String,
    rule: String,
    blame: Blame,
}

impl Rules {
    /// Cleans one URL. Anything that is no http(s) URL, and anything no rule matches, comes back byte for byte.
    #[must_use]
    pub fn clean(&self, url: &str) -> Link {
        let mut link = Link { given: url.to_owned(), shown: url.to_owned(), ..Link::default() };
        let mut seen = vec![];
        for _ in 0..HOPS {
            let Some(step) = (url.len() <= LONGEST).then(|| self.step(&mut link)).flatten() else { break };
            if seen.contains(&step.url) || step.url == link.shown {
                break;
            }
            for removal in step.removed {
                match (removal.blame, link.kind) {
                    (Blame::Affiliate, _) => link.kind = LinkKind::Affiliate,
                    (Blame::Tracking, LinkKind::Affiliate) => {}
                    (Blame::Tracking, _) => link.kind = LinkKind::Tracking,
                }
                link.removed.push(removal.what);
                link.rules.push(removal.rule);
            }
            seen.push(std::mem::replace(&mut link.shown, step.url));
        }
        link
    }

    /// True for a picture's address at a host that is there to count clicks and views.
    #[must_use]
    pub fn tracks(&self, url: &str) -> bool {
        Parts::of(url).is_some_and(|parts| unwrap::is_counted(self, &self.hosts.of(&parts.host), &parts))
    }

    /// Unwraps once, or strips; a link whose target only the network knows is named so and left as it is.
    fn step(&self, link: &mut Link) -> Option<Step> {
        let parts = Parts::of(&link.shown)?;
        let sites = self.hosts.of(&parts.host);
        if unwrap::is_whole(self, &sites, &parts) {
            return None;
        }
        if let Some(step) = unwrap::unwrap(self, &sites, &parts) {
            return Some(step);
        }
        if unwrap::is_opaque(self, &sites, &parts) {
            if link.removed.is_empty() {
                link.kind = LinkKind::Short;
            }
            return None;
        }
        strip::strip(self, &sites, &parts)
    }
}
