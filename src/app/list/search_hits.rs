//! Hits: what the words of the filter found. The words themselves, whether they order the list, and what the texts of the
//! stories on screen say of them where the headline does not say it. Never searches: the store does.

use crate::{
    app::{
        Model,
        core::effect::{Effect, Read},
    },
    news::{Excerpt, StoryId},
    query::{Query, Searched, says_all},
};
use std::collections::{HashMap, HashSet};

/// The hits of the filter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hits {
    /// The words; none where the filter looks for none.
    pub words: Vec<Searched>,
    /// The list comes in the order of a search, until another order is asked for.
    pub ranked: bool,
    ticket: u64,
    excerpts: HashMap<StoryId, Excerpt>,
    asked: HashSet<StoryId>,
}

impl Hits {
    /// What a story's text says of the words.
    #[must_use]
    pub fn excerpt(&self, story: StoryId) -> Option<&Excerpt> {
        self.excerpts.get(&story)
    }
}

/// The filter is another one, as far as it is a query: its words are looked for from now on.
pub(in crate::app) fn follow(model: &mut Model) {
    let words = Query::parse(&model.search.filter.text).unwrap_or_default().searched();
    if words != model.search.hits.words {
        let ranked = !words.is_empty() && (model.search.hits.words.is_empty() || model.search.hits.ranked);
        model.search.hits = Hits { words, ranked, ticket: model.ticket(), ..Hits::default() };
    }
}

/// After every event: what the texts of the stories on screen say is asked for, where their headlines do not say it.
pub(in crate::app) fn after_update(model: &mut Model) -> Vec<Effect> {
    if model.search.hits.words.is_empty() || !model.list.loaded {
        return Vec::new();
    }
    let height = model.list_height();
    let hits = &model.search.hits;
    let silent = |id: &&StoryId| {
        let row = model.list.rows.get(id).filter(|row| row.face.aside.guard.is_none());
        row.is_some_and(|row| !hits.asked.contains(id) && !says_all(&row.face.title, &hits.words))
    };
    let stories: Vec<StoryId> = model.list.window(height, 0).iter().filter(silent).copied().collect();
    if stories.is_empty() {
        return Vec::new();
    }
    let Ok(query) = Query::parse(&model.search.filter.text) else { return Vec::new() };
    model.search.hits.asked.extend(&stories);
    vec![Effect::Read(Read::Excerpts { ticket: model.search.hits.ticket, stories, query })]
}

/// What the texts say came, if it is still these words that are looked for.
pub(in crate::app) fn on_excerpts(hits: &mut Hits, ticket: u64, excerpts: Vec<Excerpt>) -> Vec<Effect> {
    if ticket == hits.ticket {
        hits.excerpts.extend(excerpts.into_iter().map(|excerpt| (excerpt.story, excerpt)));
    }
    Vec::new()
}
