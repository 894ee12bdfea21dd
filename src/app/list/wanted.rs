//! Which stories the list holds: the shelf, the filter and the source make one query, and it is asked for.

use crate::{
    app::{
        Model,
        core::effect::{Effect, Read, Wanted},
        list::{Shelf, search_hits},
    },
    news::{Article, Folding, Sort, StoryId},
    query::{Known, Query, QueryError, completions},
};

impl Model {
    #[must_use]
    pub fn shelf(&self) -> &Shelf {
        &self.shelves.all[self.shelves.current.min(self.shelves.all.len() - 1)]
    }

    /// Whether the list holds unread stories alone.
    #[must_use]
    pub fn hides_read(&self) -> bool {
        !self.wanted().is_ok_and(|(_, speaks)| speaks)
    }

    /// Whether deals and guides are left out of this list: All, with nothing that was asked for by name.
    #[must_use]
    pub fn folding(&self) -> Folding {
        let asked = !self.search.filter.text.trim().is_empty() || self.sources.only.is_some();
        if self.shelves.unfolded || asked || *self.shelf() != Shelf::All { Folding::Open } else { Folding::Folded }
    }

    /// Whether a line under the list tells how many stories are folded.
    #[must_use]
    pub fn shows_fold(&self) -> bool {
        self.folding() == Folding::Folded && self.shelves.folded.total() > 0
    }

    /// Whether the list leaves out what is muted or waits.
    #[must_use]
    pub fn hides_aside(&self) -> bool {
        self.wanted().is_ok_and(|(wanted, _)| !wanted.query.speaks_of_hiding())
    }

    /// The names that a query may mean.
    #[must_use]
    pub fn known(&self) -> Known {
        let mut groups: Vec<String> = self.sources.all.iter().map(|source| source.group.to_string()).collect();
        groups.sort_unstable();
        groups.dedup();
        groups.retain(|group| !group.is_empty());
        Known {
            sources: self.sources.all.iter().map(|source| source.name.to_string()).collect(),
            groups,
            tags: self.search.tags.iter().map(ToString::to_string).collect(),
        }
    }

    /// What the query being typed may become.
    #[must_use]
    pub fn completions(&self, text: &str) -> Vec<String> {
        let base = self.search.completing.as_ref().map_or(text, |(base, _)| base.as_str());
        completions(base, &self.known()).1
    }

    /// The list as it is to be asked for, and whether that itself speaks of what is read.
    ///
    /// # Errors
    /// When the filter is no query.
    pub fn wanted(&self) -> Result<(Wanted, bool), QueryError> {
        Query::parse(&self.search.filter.text)?;
        let mut parts = vec![self.shelf().query()];
        if !self.search.filter.text.trim().is_empty() {
            parts.push(format!("({})", self.search.filter.text));
        }
        parts.extend(self.sources.only.map(|source| format!("source:{source}")));
        if self.shelves.show_read || self.search.read_too {
            parts.push("all".to_owned());
        }
        parts.retain(|part| !part.is_empty());
        let whole = Query::typed(&parts.join(" "), &self.options.zone)?;
        let query = self.shelf().limited(whole.clone().unread_by_default());
        let speaks = whole.speaks_of_reading();
        Ok((Wanted { query, sort: self.order(), folding: self.folding() }, speaks))
    }

    /// The order of the list: that of a search while words are looked for and no other is asked for.
    #[must_use]
    pub const fn order(&self) -> Sort {
        if self.search.hits.ranked { Sort::Match } else { self.shelves.sort }
    }

    /// The sources that the list is held to.
    fn told_by(&self) -> Option<Query> {
        self.wanted().ok().and_then(|(wanted, _)| wanted.query.told_by())
    }

    /// Whether an article may stand for its story: where the list is held to sources, theirs alone do.
    pub(in crate::app) fn may_tell(&self, article: &Article) -> bool {
        self.told_by().is_none_or(|sources| sources.matches(article, self.now))
    }

    /// Asks for rows; where the list is held to sources, each story is told by them.
    pub(in crate::app) fn read_rows(&self, stories: Vec<StoryId>) -> Effect {
        Effect::Read(Read::Rows { stories, told_by: self.told_by() })
    }

    /// Asks for the list; the cursor will stay on that story, or go to the top.
    pub fn ask_for_list(&mut self, stay: Option<StoryId>) -> Vec<Effect> {
        search_hits::follow(self);
        match self.wanted() {
            Ok((wanted, _)) => {
                let ticket = self.ticket();
                (self.requests.list, self.list.stay) = (ticket, stay);
                (self.requests.peek, self.requests.peek_again) = (None, false);
                self.search.filter.error = None;
                vec![Effect::Read(Read::List { ticket, wanted })]
            }
            Err(error) => {
                self.search.filter.error = Some(error);
                Vec::new()
            }
        }
    }
}
