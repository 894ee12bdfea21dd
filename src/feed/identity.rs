//! An identity is what an article is known by within its feed.

use super::bounds;
use crate::news::Item;
use jiff::Timestamp;
use std::{cmp::Reverse, collections::HashSet};

/// The newest items, newest first. One without a date is taken for new, as its first sight will be its date.
pub fn keep_newest(items: &mut Vec<Item>) {
    items.sort_by_key(|item| Reverse(item.published.unwrap_or(Timestamp::MAX)));
    let mut known = HashSet::new();
    for item in items.iter_mut() {
        item.identity = of(item);
    }
    items.retain(|item| known.insert(item.identity.clone()));
    items.truncate(bounds::ITEMS);
    for item in items.iter_mut() {
        item.guid = item.guid.take().map(|guid| bounds::bytes(&guid, bounds::GUID).to_owned());
    }
}

/// What an article is known by: its guid, else its link, else what it says.
fn of(item: &Item) -> String {
    let guid = item.guid.as_deref().map(str::trim).filter(|guid| !guid.is_empty());
    match (guid, &item.link) {
        (Some(guid), _) if guid.len() > bounds::GUID => bounds::hash(&[guid]),
        (Some(guid), _) => guid.to_owned(),
        (None, Some(link)) if link.len() > bounds::GUID => bounds::hash(&[link]),
        (None, Some(link)) => link.clone(),
        (None, None) => {
            bounds::hash(&[&item.title, item.content.as_deref().or(item.summary.as_deref()).unwrap_or_default()])
        }
    }
}
