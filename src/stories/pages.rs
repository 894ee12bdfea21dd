//! Pages that tell where news comes from: an article's own, the one it credits, and those it cites. Knows which articles on
//! the desk point to one page; whether they tell the same, it never says.

use super::Told;
use std::collections::{BTreeSet, HashMap};

/// A page that more articles cite than this stands for a thing that all speak of, not for one story: a show, a channel.
const CROWD: usize = 10;

/// The articles on the desk by the pages they point to, as places.
#[derive(Debug, Default)]
pub struct Pages {
    /// The first article that is the page, or credits it.
    origins: HashMap<String, usize>,
    /// All that are the page, credit it or cite it.
    pointing: HashMap<String, Vec<usize>>,
}

impl Pages {
    /// Takes an article in.
    pub fn lay(&mut self, told: &Told, place: usize) {
        for page in origins(told) {
            self.origins.entry(page).or_insert(place);
        }
        for page in all(told) {
            self.pointing.entry(page).or_default().push(place);
        }
    }

    /// The first article that is the page this one is or credits, or that credits it too.
    pub fn origin(&self, told: &Told) -> Option<usize> {
        origins(told).find_map(|page| self.origins.get(&page)).copied()
    }

    /// The articles that point to a page this one points to.
    pub fn together(&self, told: &Told) -> BTreeSet<usize> {
        let pointing = all(told).into_iter().filter_map(|page| self.pointing.get(&page));
        pointing.filter(|places| places.len() <= CROWD).flatten().copied().collect()
    }
}

/// The pages an article stands for: its own, and the one it credits.
fn origins(told: &Told) -> impl Iterator<Item = String> {
    [Some(told.url.as_str()), told.credits.as_deref()].into_iter().flatten().filter_map(page)
}

fn all(told: &Told) -> BTreeSet<String> {
    origins(told).chain(told.cites.iter().filter_map(|address| page(address))).collect()
}

/// A page as addresses name it: without scheme, `www.` and a slash at the end. A front page is the page of no story.
fn page(address: &str) -> Option<String> {
    let rest = address.split_once("://")?.1;
    let rest = rest.strip_prefix("www.").unwrap_or(rest).trim_end_matches('/');
    rest.contains('/').then(|| rest.to_lowercase())
}
