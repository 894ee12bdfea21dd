//! Pages that tell where news comes from: an article's own, the one it credits, and those it cites. Knows which articles on
//! the clusterer point to one page; whether they tell the same, it never says.

use super::Candidate;
use foldhash::HashMap;
use std::collections::BTreeSet;

/// A page that more articles cite than this stands for a thing that all speak of, not for one story: a show, a channel.
const CROWD: usize = 10;

/// The pages that an article points to, each once, as addresses name them.
#[derive(Debug, Clone, Default)]
pub struct Pointers {
    /// Those that it stands for come first: its own, and the one it credits.
    pages: Vec<String>,
    origins: usize,
}

impl Pointers {
    pub fn of(candidate: &Candidate) -> Self {
        let origins =
            [Some(candidate.url.as_str()), candidate.credits.as_deref()].into_iter().flatten().filter_map(page);
        let mut pages: Vec<String> = origins.collect();
        pages.dedup();
        let origins = pages.len();
        let cited: BTreeSet<String> = candidate.cites.iter().filter_map(|address| page(address)).collect();
        let more: Vec<String> = cited.into_iter().filter(|page| !pages.contains(page)).collect();
        pages.extend(more);
        pages.shrink_to_fit();
        Self { pages, origins }
    }

    fn origins(&self) -> &[String] {
        &self.pages[..self.origins]
    }
}

/// The articles on the clusterer by the pages they point to, as places.
#[derive(Debug, Default)]
pub struct Pages<'a> {
    /// The first article that is the page, or credits it.
    origins: HashMap<&'a str, usize>,
    /// All that are the page, credit it or cite it.
    pointing: HashMap<&'a str, Vec<usize>>,
}

impl<'a> Pages<'a> {
    /// Takes an article in.
    pub fn add(&mut self, pointers: &'a Pointers, place: usize) {
        for page in pointers.origins() {
            self.origins.entry(page).or_insert(place);
        }
        for page in &pointers.pages {
            self.pointing.entry(page).or_default().push(place);
        }
    }

    /// The first article that is the page this one is or credits, or that credits it too.
    pub fn origin(&self, pointers: &Pointers) -> Option<usize> {
        pointers.origins().iter().find_map(|page| self.origins.get(page.as_str())).copied()
    }

    /// The articles that point to a page this one points to; some are named twice.
    pub fn together(&self, pointers: &Pointers) -> impl Iterator<Item = usize> {
        let pointing = pointers.pages.iter().filter_map(|page| self.pointing.get(page.as_str()));
        pointing.filter(|places| places.len() <= CROWD).flatten().copied()
    }
}

/// A page as addresses name it: without scheme, `www.` and a slash at the end. A front page is the page of no story.
fn page(address: &str) -> Option<String> {
    let rest = address.split_once("://")?.1;
    let rest = rest.strip_prefix("www.").unwrap_or(rest).trim_end_matches('/');
    rest.contains('/').then(|| rest.to_lowercase())
}
