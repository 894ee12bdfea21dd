//! Hands over what rules of the user's own have set aside for a server. What does not arrive waits for the next time.

use super::{IntegrationError, Summary, With, push};
use crate::{
    config::Push,
    news::{Article, ArticleId},
    store::{Store, StoreError},
};

/// What became of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// The server has it: what it was given; none where it had it before.
    Has(Option<i64>),
    /// The server does not want it, for this reason.
    Refused(String),
}

impl Fate {
    /// Writes it down.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn keep(&self, store: &mut Store, article: ArticleId, server: &str) -> Result<(), StoreError> {
        match self {
            Self::Has(content) => {
                content.map_or(Ok(()), |content| store.set_pushed(article, server, content))?;
                store.rule_push_given(article, server)
            }
            Self::Refused(reason) => store.rule_push_refused(article, server, reason),
        }
    }
}

/// Hands a server what waits for it; `by_hand` also what was given up. `told` hears what became of each article that is no longer only on
/// its way. None when nothing waits.
///
/// # Errors
/// When the server lets nobody in, or the database refuses.
pub fn push_by_rules(
    to: &Push,
    with: With,
    by_hand: bool,
    told: &mut dyn FnMut(ArticleId, Fate) -> Result<(), StoreError>,
) -> Result<Option<Summary>, IntegrationError> {
    let waiting = with.store.rule_pushes(to.target.word(), by_hand)?;
    if waiting.is_empty() {
        return Ok(None);
    }
    let found = waiting.iter().map(|id| with.store.article(*id)).collect::<Result<Vec<_>, _>>()?;
    let articles: Vec<Article> = found.into_iter().flatten().collect();
    let mut arrived = Vec::new();
    let summary = push(to, &articles, with, &mut |id, content| {
        arrived.push(id);
        told(id, Fate::Has(Some(content)))
    })?;
    // It had these before.
    for id in waiting.into_iter().filter(|id| !arrived.contains(id) && !summary.failed.contains(id)) {
        told(id, Fate::Has(None))?;
    }
    for (id, reason) in &summary.refused {
        told(*id, Fate::Refused(reason.clone()))?;
    }
    Ok(Some(summary))
}
