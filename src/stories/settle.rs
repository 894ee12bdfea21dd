//! To settle is to join stories of one batch that an arrival was like enough to be in beside the one it joined: whoever came
//! first decides less. Never joins two stories that both stood before the batch, nor a rumour and what became of it.

use super::{
    Told,
    desk::{Desk, Laid, Move, as_written},
    features::Features,
};
use crate::news::Kind;

/// From this mean likeness on, two stories that an arrival is like enough to be in are one.
const ONE_STORY: f32 = 0.17;

impl Desk<'_> {
    /// Whether a story has rumours, trailers, videos and denials.
    fn sorts(&self, story: usize) -> [bool; 4] {
        let has = |kind: Kind| self.members(story).any(|member| member.told.kind == kind);
        let denies = self.members(story).any(|member| member.features.denies);
        [has(Kind::Rumour), has(Kind::Trailer), has(Kind::Video), denies]
    }

    /// Stories of this batch that an arrival was like enough to be in, beside the one it joined, join that one, when they are
    /// as a whole like it. What stood before the batch stays where it is.
    pub(super) fn settle(&mut self, fresh: usize, moves: &mut Vec<Move>) {
        for (into, from) in std::mem::take(&mut self.rivals) {
            let stood = self.stories[from].first().is_none_or(|place| *place < fresh);
            if stood
                || self.stories[into].is_empty()
                || self.sorts(into) != self.sorts(from)
                || !self.are_one(from, into)
            {
                continue;
            }
            let (story, wing) = (self.first(into).story, self.first(into).wing);
            for place in std::mem::take(&mut self.stories[from]) {
                let (told, features) = self.look_at(place);
                let because = as_written(self.because(&features, into), &told);
                moves.retain(|one| one.article != told.article);
                moves.push(Move { article: told.article, story, because });
                let laid = &mut self.laid[place];
                (laid.story, laid.told.story, laid.told.wing) = (into, story, wing);
                self.stories[into].push(place);
            }
        }
    }

    /// Are the articles of a story, taken together, like another?
    fn are_one(&mut self, from: usize, into: usize) -> bool {
        let mut sum = 0.0;
        for place in self.stories[from].clone() {
            let (told, features) = self.look_at(place);
            let Some(likeness) = self.score(&told, &features, into, |_| true) else { return false };
            sum += likeness;
        }
        #[expect(clippy::cast_precision_loss, reason = "a story has few members")]
        let mean = sum / self.stories[from].len() as f32;
        mean >= ONE_STORY
    }

    /// An article on the desk, as if it arrived now.
    fn look_at(&mut self, place: usize) -> (Told, Features) {
        let Laid { told, features, .. } = &self.laid[place];
        let (told, features) = (told.clone(), features.clone());
        self.together = self.cited_with(&told);
        (told, features)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{desk::place, features::tests::told};
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

    fn article(number: i64, (title, lead): (&str, &str)) -> Told {
        let (article, story) = (ArticleId(number), StoryId(number));
        Told { article, story, wing: story, at: number, outlet: format!("Outlet {number}"), ..told(title, lead) }
    }

    /// The stories of three articles, known ones first.
    fn stories(known: Vec<Told>, fresh: Vec<Told>) -> Vec<i64> {
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
        let rumour = Told { kind: Kind::Rumour, ..article(2, SECOND) };
        let found = stories(vec![], vec![article(1, FIRST), rumour, article(3, BETWEEN)]);
        assert_ne!(found[0], found[1]);
    }
}
