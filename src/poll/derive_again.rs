//! Articles that older rules made readable are made readable again: what was published is kept, so a better rule mends them.

use super::{
    Settings,
    single_page::{draft, draft_of_page},
    storage::Storage,
};
use crate::{
    clean,
    news::{ArticleId, Draft},
    store::{Store, StoreError},
};

/// Derives the newest articles again that were derived under other rules, at most so many; how many there were.
///
/// # Errors
/// When the database refuses.
pub fn derive_again<S: Storage>(storage: &mut S, settings: &Settings, most: usize) -> Result<usize, StoreError> {
    let stale = storage.store().stale(clean::RULES_VERSION, most)?;
    let count = stale.len();
    if count == 0 {
        return Ok(0);
    }
    let mut drafts = Vec::with_capacity(count);
    for (id, _) in stale {
        drafts.extend(derived(storage.store(), settings, id)?.map(|draft| (id, draft)));
    }
    storage.write(move |store| store.rederive(&drafts, clean::RULES_VERSION))?;
    Ok(count)
}

/// An article as today's rules have it: of its page where that is here, and as its source is set.
fn derived(store: &Store, settings: &Settings, id: ArticleId) -> Result<Option<Draft>, StoreError> {
    let (Some(article), Some(raw)) = (store.article(id)?, store.raw(id)?) else { return Ok(None) };
    let strip = store.strips(article.source)?;
    Ok(Some(match raw.page {
        Some(page) => draft_of_page(raw.item, &page, &article.source_name, strip, &settings.rules),
        None => draft(raw.item, "", &article.source_name, strip, &settings.rules),
    }))
}
