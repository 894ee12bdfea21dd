//! Pages that tell where news comes from: an article's own, the one it credits, and those it cites. Knows which articles on
//! the clusterer point to one page; whether they tell the same, it never says.

use super::Candidate;
use std::collections::{BTreeSet, HashMap};

/// A page that more articles cite than this stands for a thing that all speak of, not for one story: a show, a channel.
const CROWD: usize = 10;

/// The articles on the clusterer by the pages they point to, as places.
#[derive(Debug, Default)]
pub struct Pages {
    /// The first article that is the page, or credits it.
    origins: HashMap<String, usize>,
    /// All that are the page, credit it or cite it.
    pointing: HashMap<String, Vec<usize>>,
}

impl Pages {
    /// Takes an article in.
    pub fn add(&mut self, candidate: &Candidate, place: usize) {
        for page in origins(candidate) {
            self.origins.entry(page).or_insert(place);
        }
        for page in all(candidate) {
            self.pointing.entry(page).or_default().push(place);
        }
    }

    /// The first article that is the page this one is or credits, or that credits it too.
    pub fn origin(&self, candidate: &Candidate) -> Option<usize> {
        origins(candidate).find_map(|page| self.origins.get(&page)).copied()
    }

    /// The articles that point to a page this one points to.
    pub fn together(&self, candidate: &Candidate) -> BTreeSet<usize> {
        let pointing = all(candidate).into_iter().filter_map(|page| self.pointing.get(&page));
        pointing.filter(|places| places.len() <= CROWD).flatten().copied().collect()
    }
}

/// The pages an article stands for: its own, and the one it credits.
fn origins(candidate: &Candidate) -> impl Iterator<Item = String> {
    [Some(candidate.url.as_str()), candidate.credits.as_deref()].into_iter().flatten().filter_map(page)
}

fn all(candidate: &Candidate) -> BTreeSet<String> {
    origins(candidate).chain(candidate.cites.iter().filter_map(|address| page(address))).collect()
}

/// A page as addresses name it: without scheme, `www.` and a slash at the end. A front page is the page of no story.
fn page(address: &str) -> Option<String> {
    let rest = address.split_once("://")?.1;
    let rest = rest.strip_prefix("www.").unwrap_or(rest).trim_end_matches('/');
    rest.contains('/').then(|| rest.to_lowercase())
}
