//! What is new since the user was here last, shelf by shelf, as the database knows it.

use crate::{
    app::{NewsBrief, OPENED_BEFORE, ShelfBrief},
    news::Sort,
    platform,
    query::{self, Query},
    store::{Store, StoreError},
    text::Line,
};
use jiff::{SignedDuration, Timestamp};

/// How far back where nobody knows when the user was here.
const A_DAY: SignedDuration = SignedDuration::from_hours(24);
/// Stories that are looked at on a shelf.
const MOST: usize = 1_000;
/// Stories that are named.
const NAMED: usize = 8;

/// What is new on each of these shelves. The first one's stories are all there are.
pub fn news(store: &Store, shelves: &[(String, Query)]) -> Result<NewsBrief, StoreError> {
    let now = Timestamp::now();
    let since = store.setting(OPENED_BEFORE)?.and_then(|text| text.parse::<Timestamp>().ok());
    let back = since.map_or(A_DAY, |since| now.duration_since(since));
    let newer = format!("newer:{}m", back.as_mins().max(1));
    let newer = Query::typed(&newer, &platform::time_zone()).unwrap_or_default();
    let since_then = |query: &Query| query.clone().and(newer.term().clone());
    let mut brief = NewsBrief { since, ..NewsBrief::default() };
    for (name, query) in shelves {
        let ids = store.first_story_ids(&since_then(query), Sort::Newest, MOST, now)?;
        let words = store.stories(&ids)?.iter().map(|story| query::minutes(story.face.words)).sum();
        brief.shelves.push(ShelfBrief { name: Line::new(name), stories: ids.len(), minutes: words });
    }
    if let Some((_, all)) = shelves.first() {
        let ranked = store.ranked(&since_then(all), NAMED, now)?;
        let ids: Vec<_> = ranked.into_iter().map(|ranked| ranked.story).take(NAMED).collect();
        brief.top = store.stories(&ids)?;
    }
    Ok(brief)
}
