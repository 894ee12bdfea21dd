//! Who asks for what an article links to and shows: its source, as far as that is private.

use crate::{
    fetch::Initiator,
    news::Article,
    store::{Store, StoreError},
};

/// The initiator of requests for an article's page, its links and its pictures. A page that belongs to no source was saved by
/// its address, which then speaks for itself.
///
/// # Errors
/// When the database cannot be read.
pub fn initiator(store: &Store, article: &Article) -> Result<Initiator, StoreError> {
    let known = article.source.map(|source| store.source_address(source)).transpose()?.flatten();
    Ok(match known {
        Some((address, private)) => Initiator::of_source(&address, private),
        None => Initiator::of_source(&article.url, None),
    })
}
