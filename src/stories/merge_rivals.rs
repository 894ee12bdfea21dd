//! Rivals are stories of one batch that an arrival fits beside the one it joined. Those that are one are merged here, so that
//! whoever came first decides less. Never merges two stories that both stood before the batch, nor a rumour and what became of it.

use super::{
    Move,
    open_stories::{OpenStories, Placed},
    settings::Settings,
};
use crate::news::Kind;
use std::collections::BTreeSet;

/// Merges rivals that are one; the older of two comes first. What stood before the batch stays where it is: `fresh` is the
/// first place of the batch.
pub fn merge_rivals(
    open: &mut OpenStories,
    rivals: BTreeSet<(usize, usize)>,
    fresh: usize,
    settings: &Settings,
    tell: &mut impl FnMut(Move),
) {
    for (into, from) in rivals {
        let stood = open.stories[from].first().is_none_or(|place| *place < fresh);
        let are_rivals = !stood && !open.stories[into].is_empty() && sorts(open, into) == sorts(open, from);
        if !are_rivals || !are_one(open, from, into, settings) {
            continue;
        }
        let story = open.first(into).in_story;
        for place in std::mem::take(&mut open.stories[from]) {
            let Placed { candidate, features, .. } = open.placed[place];
            open.cite(features);
            let because = open.because(candidate, features, into);
            tell(Move { article: candidate.article, story, because });
            open.transfer(place, into);
        }
    }
}

/// Whether a story has rumours, trailers, videos and denials.
fn sorts(open: &OpenStories, story: usize) -> [bool; 4] {
    let has = |kind: Kind| open.members(story).any(|member| member.candidate.kind == kind);
    let denies = open.members(story).any(|member| member.features.denies());
    [has(Kind::Rumour), has(Kind::Trailer), has(Kind::Video), denies]
}

/// Do the articles of a story, taken together, fit another?
fn are_one(open: &mut OpenStories, from: usize, into: usize, settings: &Settings) -> bool {
    let mut sum = 0.0;
    for place in open.stories[from].clone() {
        let Placed { candidate, features, .. } = open.placed[place];
        open.cite(features);
        let Some(score) = open.score(candidate, features, into) else { return false };
        sum += score;
    }
    #[expect(clippy::cast_precision_loss, reason = "a story has few members")]
    let mean = sum / open.stories[from].len() as f32;
    mean >= settings.threshold
}

#[cfg(test)]
mod tests {
    use super::super::{Candidate, clusterer::place, features::tests::candidate};
    use super::*;
    use crate::news::{ArticleId, StoryId};

    const FIRST: (&str, &str) = (
        "Kilnworks cuts 98 jobs in Harbourtown and Ostrander",
        "Kilnworks has cut 98 jobs. The studio behind Lanternfall closes offices in Harbourtown and Ostrander this week.",
    );
    const SECOND: (&str, &str) = (
        "Lanternfall maker downsizes again, staff let go",
        "Another round of layoffs at the maker of Lanternfall: staff say that downsizing went through two offices today.",
    );
    const BETWEEN: (&str, &str) = (
        "Lanternfall maker Kilnworks downsizes, 98 jobs cut in Harbourtown",
        "Kilnworks downsizes: layoffs hit 98 staff at the maker of Lanternfall, in the offices in Harbourtown and Ostrander.",
    );

    fn article(number: i64, (title, lead): (&str, &str)) -> Candidate {
        let (article, story) = (ArticleId(number), StoryId(number));
        Candidate {
            article,
            story,
            pre_merge_story: story,
            at: number,
            outlet: format!("Outlet {number}"),
            ..candidate(title, lead)
        }
    }

    /// The stories of three articles, known ones first.
    fn stories(known: Vec<Candidate>, fresh: Vec<Candidate>) -> Vec<i64> {
        let moves = place(known, fresh);
        let story = |article: i64| {
            moves.iter().rfind(|one| one.article == ArticleId(article)).map_or(article, |one| one.story.0)
        };
        (1..=3).map(story).collect()
    }

    #[test]
    fn an_arrival_brings_two_new_stories_together() {
        assert_eq!(stories(vec![], vec![article(1, FIRST), article(2, SECOND)])[..2], [1, 2]);
        assert_eq!(stories(vec![], vec![article(1, FIRST), article(2, SECOND), article(3, BETWEEN)]), [1, 1, 1]);
    }

    #[test]
    fn two_stories_that_stood_before_stay_two() {
        let stood = vec![article(1, FIRST), article(2, SECOND)];
        assert_eq!(stories(stood, vec![article(3, BETWEEN)])[..2], [1, 2]);
    }

    #[test]
    fn a_rumour_and_its_confirmation_stay_two() {
        let rumour = Candidate { kind: Kind::Rumour, ..article(2, SECOND) };
        let found = stories(vec![], vec![article(1, FIRST), rumour, article(3, BETWEEN)]);
        assert_ne!(found[0], found[1]);
    }
}
