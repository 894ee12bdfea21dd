//! A refusal names what was not taken from a list of subscriptions, and why. It decides by the address alone.

use super::{MOST_REFUSED, MOST_SOURCES, Subscriptions};
use crate::{
    html,
    news::{SavedQuery, Source},
    query::Query,
    text::Line,
};
use std::collections::{HashMap, HashSet};

/// Letters of a refused line that are named.
const LETTERS_NAMED: usize = 80;
/// Shelves of one list: nobody steps through more.
const MOST_SHELVES: usize = 50;
/// No feed has a longer address.
const LONGEST_ADDRESS: usize = 2_000;

/// One entry that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// What the list says.
    pub entry: Line,
    /// Why it was not taken.
    pub why: Why,
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "“{}”: {}", self.entry, self.why)
    }
}

/// Why an entry was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    /// `exec:` or a pipe.
    #[error("it runs a program, and lists run none here")]
    RunsProgram,
    /// `filter:`
    #[error("it filters a feed through a program, and lists run none here; add the feed itself")]
    Filters,
    /// `query:`
    #[error("it searches for what a shelf cannot tell apart")]
    IsSearch,
    /// `query:` with a tag of so many sources, none of which has it as its group, that a query cannot name them all.
    #[error("it searches for a tag that was left out: a source has one group, the first tag")]
    SearchesLeftOutTag,
    /// An outline that has no feed.
    #[error("it names a page and no feed; `source add` with that page finds the feed")]
    OnlyAPage,
    /// Any other scheme, or no address at all.
    #[error("it is no http or https address")]
    NoWebAddress,
}

/// What an address is refused for.
pub(super) fn judge(address: &str) -> Option<Why> {
    let address = address.trim();
    let starts = |scheme: &str| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    if starts("exec:") || address.starts_with('|') {
        return Some(Why::RunsProgram);
    }
    if starts("filter:") {
        return Some(Why::Filters);
    }
    if starts("query:") {
        return Some(Why::IsSearch);
    }
    (!is_web_address(address, LONGEST_ADDRESS)).then_some(Why::NoWebAddress)
}

/// True for an http or https address with a host, of at most so many bytes.
pub(super) fn is_web_address(address: &str, longest: usize) -> bool {
    address.len() <= longest
        && !address.contains(|letter: char| letter.is_control() || letter.is_whitespace())
        && html::is_web_page(address)
}

/// Gathers sources, each feed once, within the bounds.
#[derive(Default)]
pub(super) struct Gathered {
    list: Subscriptions,
    seen: HashSet<String>,
    /// Tags of sources beside their first, and the addresses of those sources.
    left_out: HashMap<String, Vec<String>>,
}

impl Gathered {
    /// Takes a source, or names why not. `entry` is what the list calls it.
    pub fn take(&mut self, source: Source, entry: &str) {
        if let Some(why) = judge(&source.url) {
            self.refuse(entry, why);
        } else if self.seen.contains(&source.url) {
            self.list.doubled += 1;
        } else if self.list.sources.len() < MOST_SOURCES {
            self.seen.insert(source.url.clone());
            self.list.sources.push(source);
        } else {
            self.list.beyond += 1;
        }
    }

    pub fn refuse(&mut self, entry: &str, why: Why) {
        self.list.refused_in_all += 1;
        if self.list.refused.len() < MOST_REFUSED {
            self.list.refused.push(Refused { entry: Line::cut(entry, LETTERS_NAMED), why });
        }
    }

    /// The source of that address has these tags beside the first; none is no news.
    pub fn leave_out(&mut self, tags: &[String], url: &str) {
        self.list.of_several_tags += usize::from(!tags.is_empty());
        for tag in tags {
            self.left_out.entry(tag.clone()).or_default().push(url.to_owned());
        }
    }

    pub fn keep(&mut self, search: SavedQuery) {
        if self.list.shelves.len() < MOST_SHELVES {
            self.list.shelves.push(search);
        }
    }

    pub fn broken(&mut self, remark: &str) {
        self.list.broken = Some(Line::new(remark));
    }

    pub fn finish(mut self) -> Subscriptions {
        let shelves = std::mem::take(&mut self.list.shelves);
        for mut shelf in shelves {
            self.name_sources(&mut shelf.query);
            if Query::parse(&shelf.query).is_ok() {
                self.list.shelves.push(shelf);
            } else {
                self.refuse(&format!("query:{}", shelf.name), Why::SearchesLeftOutTag);
            }
        }
        self.list
    }

    /// A source has one group: where a shelf asks for a tag that some have beside it, those are named by their addresses.
    fn name_sources(&self, query: &mut String) {
        for (tag, urls) in &self.left_out {
            let grouped = self.list.sources.iter().any(|source| source.group.to_lowercase() == tag.to_lowercase());
            let group = format!("group:\"{tag}\"");
            let named = urls.iter().map(|url| format!("source:\"{url}\""));
            let any: Vec<String> = grouped.then(|| group.clone()).into_iter().chain(named).collect();
            let any = if any.len() == 1 { any.concat() } else { format!("({})", any.join(" or ")) };
            *query = query.replace(&group, &any);
        }
    }
}

/// An address that was copied out of markup: `&amp;` is the `&` it stands for, however often it was escaped.
pub(super) fn unescaped(address: &str) -> String {
    let mut unescaped = String::with_capacity(address.len());
    let mut rest = address;
    while let Some(at) = rest.find('&') {
        unescaped.push_str(&rest[..=at]);
        rest = &rest[at + 1..];
        while let Some(behind) = rest.strip_prefix("amp;") {
            rest = behind;
        }
    }
    unescaped + rest
}
