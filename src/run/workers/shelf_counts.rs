//! The counts of the shelves, taken while nobody asks for anything else: one shelf at a time, so that whoever asks meanwhile waits for
//! one count and not for all.

use crate::{query::Query, store::StoreError};
use std::time::{Duration, Instant};

/// Shelves are counted when nobody has asked for anything for this long: a user who decides about one story after the
/// other waits for each of them, not for the counts in between.
const CALM: Duration = Duration::from_millis(150);
/// The first counts are waited for no longer.
const FIRST_COUNTS: Duration = Duration::from_millis(500);

/// Shelves that are to be counted, and what was counted of them so far.
#[derive(Default)]
pub(super) struct ShelfCounts {
    asked: Option<Vec<Query>>,
    counted: Vec<u64>,
    /// Since when they wait for their first count; none before they were asked for, and once they were told.
    waits: Option<Instant>,
    told: bool,
}

impl ShelfCounts {
    /// These are to be counted; what was begun is of no use any more.
    pub(super) fn ask(&mut self, shelves: Vec<Query>) {
        (self.asked, self.counted) = (Some(shelves), Vec::new());
        if !self.told {
            self.waits.get_or_insert_with(Instant::now);
        }
    }

    /// How long nobody must have asked for anything before the next one is counted; none when there is none.
    pub(super) fn calm(&self) -> Option<Duration> {
        self.asked.as_ref().map(|_| if self.counted.is_empty() { CALM } else { Duration::ZERO })
    }

    /// While a poll goes on nobody is calm: the first counts are not put off for ever.
    pub(super) fn are_overdue(&self) -> bool {
        self.asked.is_some() && self.waits.is_some_and(|since| since.elapsed() > FIRST_COUNTS)
    }

    /// Counts the next one, unless that is given up; the counts of all when it was the last.
    ///
    /// # Errors
    /// When it cannot be counted; then none is, until they are asked for again.
    pub(super) fn count_next(
        &mut self,
        count: impl FnOnce(&Query) -> Result<Option<u64>, StoreError>,
    ) -> Result<Option<Vec<u64>>, StoreError> {
        let Some(asked) = self.asked.take() else { return Ok(None) };
        if let Some(query) = asked.get(self.counted.len()) {
            self.counted.extend(count(query)?);
        }
        if self.counted.len() < asked.len() {
            self.asked = Some(asked);
            return Ok(None);
        }
        (self.waits, self.told) = (None, true);
        Ok(Some(std::mem::take(&mut self.counted)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shelves(queries: &[&str]) -> Vec<Query> {
        queries.iter().map(|query| Query::parse(query).unwrap()).collect()
    }

    /// Something to tell shelves apart by.
    fn letters(query: &Query) -> u64 {
        format!("{query:?}").len() as u64
    }

    fn count_next(counts: &mut ShelfCounts) -> Option<Vec<u64>> {
        counts.count_next(|query| Ok(Some(letters(query)))).unwrap()
    }

    #[test]
    fn shelves_are_counted_one_at_a_time_and_told_together() {
        let mut counts = ShelfCounts::default();
        assert_eq!(counts.calm(), None);
        let all = shelves(&["kind:rumour", "saved", "muted"]);
        let expected: Vec<u64> = all.iter().map(letters).collect();
        counts.ask(all);
        assert_eq!((counts.calm(), count_next(&mut counts)), (Some(CALM), None));
        assert_eq!((counts.calm(), count_next(&mut counts)), (Some(Duration::ZERO), None));
        assert_eq!((count_next(&mut counts), counts.calm()), (Some(expected), None));
    }

    #[test]
    fn what_is_asked_for_meanwhile_is_counted_from_its_beginning() {
        let mut counts = ShelfCounts::default();
        counts.ask(shelves(&["saved", "muted"]));
        count_next(&mut counts);
        let again = shelves(&["later"]);
        counts.ask(again.clone());
        assert_eq!(counts.calm(), Some(CALM));
        assert_eq!(count_next(&mut counts), Some(vec![letters(&again[0])]));
    }

    #[test]
    fn a_count_that_was_given_up_is_taken_again_and_the_others_are_kept() {
        let mut counts = ShelfCounts::default();
        let all = shelves(&["saved", "muted"]);
        counts.ask(all.clone());
        count_next(&mut counts);
        assert_eq!((counts.count_next(|_| Ok(None)).unwrap(), counts.calm()), (None, Some(Duration::ZERO)));
        assert_eq!(count_next(&mut counts), Some(all.iter().map(letters).collect()));
    }

    #[test]
    fn a_shelf_that_cannot_be_counted_is_not_tried_for_ever() {
        let mut counts = ShelfCounts::default();
        counts.ask(shelves(&["saved", "muted"]));
        assert!(counts.count_next(|_| Err(StoreError::Missing { path: "news.db".into() })).is_err());
        assert_eq!(counts.calm(), None);
    }
}
