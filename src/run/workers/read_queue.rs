//! What the database is asked for, in the order in which it is answered. Reads nothing itself.

use crate::app::Read;
use std::collections::HashSet;

/// What is asked for. An article or rows that the user waits for come before what was asked for earlier; the rest of what
/// comes meanwhile waits until all of that is answered, so that nothing waits for ever.
#[derive(Default)]
pub(super) struct ReadQueue {
    now: Vec<Read>,
    after: Vec<Read>,
}

impl ReadQueue {
    pub(super) fn add(&mut self, jobs: impl Iterator<Item = Read>) {
        let (waited_for, others): (Vec<Read>, Vec<Read>) =
            jobs.partition(|job| matches!(job, Read::Page { .. } | Read::Rows { .. }));
        self.after.extend(others);
        if !waited_for.is_empty() {
            self.now.extend(waited_for);
            self.now = newest(std::mem::take(&mut self.now));
        }
    }

    pub(super) fn next(&mut self) -> Option<Read> {
        if self.now.is_empty() {
            self.now = newest(std::mem::take(&mut self.after));
        }
        (!self.now.is_empty()).then(|| self.now.remove(0))
    }
}

/// Of jobs that overtake one another only the newest is of use; rows and answers come first.
fn newest(jobs: Vec<Read>) -> Vec<Read> {
    let (mut first, mut later): (Vec<Read>, Vec<Read>) = (Vec::new(), Vec::new());
    let mut seen = HashSet::new();
    for job in jobs.into_iter().rev() {
        let overtakes =
            matches!(job, Read::List { .. } | Read::Page { .. } | Read::Peek { .. } | Read::Sources | Read::Counts(_));
        if matches!(job, Read::Excerpts { .. }) {
            later.push(job);
        } else if !overtakes {
            first.push(job);
        } else if seen.insert(std::mem::discriminant(&job)) {
            later.push(job);
        }
    }
    first.reverse();
    // The article under the cursor is waited for; counts are not.
    later.sort_by_key(|job| match job {
        Read::List { .. } => 0,
        Read::Page { .. } => 1,
        Read::Excerpts { .. } => 2,
        Read::Sources => 3,
        _ => 4,
    });
    first.extend(later);
    first
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::news::{StoryId, View};

    fn page(story: i64) -> Read {
        let (view, made) = (View::Stripped, None);
        Read::Page { story: StoryId(story), article: None, view, made, width: 60, spoken: false, signs: false }
    }

    #[test]
    fn the_article_under_the_cursor_comes_before_what_was_asked_for_earlier_and_nothing_waits_for_ever() {
        let mut asked = ReadQueue::default();
        asked.add([Read::Sources, Read::Tags, Read::Mutes].into_iter());
        assert_eq!(asked.next(), Some(Read::Tags));
        asked.add([page(1), Read::Steps, page(2)].into_iter());
        assert_eq!(asked.next(), Some(Read::Mutes));
        assert_eq!(asked.next(), Some(page(2)));
        assert_eq!([asked.next(), asked.next(), asked.next()], [Some(Read::Sources), Some(Read::Steps), None]);
    }
}
