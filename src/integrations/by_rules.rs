//! Hands over what rules of the user's own have set aside for a server. What does not arrive waits for the next time.

use super::{IntegrationError, Summary, With, push};
use crate::{
    config::Push,
    news::{Article, ArticleId},
    store::StoreError,
};

/// Hands a server what waits for it. `given` hears of each article that it has now, and of what it was given. None when nothing waits.
///
/// # Errors
/// When the server lets nobody in, or the database refuses.
pub fn push_by_rules(
    to: &Push,
    with: With,
    given: &mut dyn FnMut(ArticleId, Option<i64>) -> Result<(), StoreError>,
) -> Result<Option<Summary>, IntegrationError> {
    let waiting = with.store.rule_pushes(to.target.word())?;
    if waiting.is_empty() {
        return Ok(None);
    }
    let found = waiting.iter().map(|id| with.store.article(*id)).collect::<Result<Vec<_>, _>>()?;
    let articles: Vec<Article> = found.into_iter().flatten().collect();
    let mut arrived = Vec::new();
    let summary = push(to, &articles, with, &mut |id, content| {
        arrived.push(id);
        given(id, Some(content))
    })?;
    // It had these before.
    for id in waiting.into_iter().filter(|id| !arrived.contains(id) && !summary.failed.contains(id)) {
        given(id, None)?;
    }
    Ok(Some(summary))
}
