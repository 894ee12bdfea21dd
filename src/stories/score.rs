//! The score says how alike an article is to a whole story. Vetoes come first: another time, another kind, another number.
//! Never says from which score on the two are one.

use super::{Candidate, WINDOW, clusterer::Clusterer, features::Features};
use crate::news::Kind;

/// The best member counts this much beside the mean of all.
const BEST: f32 = 0.4;
/// An outlet seldom tells its own story twice.
const SAME_OUTLET: f32 = 0.08;
/// Lost a day between the article and the story's last.
const DAY: f32 = 0.05;
/// Lost where the one is a rumour, a trailer or a video and the other is not, or where the one denies something: a report
/// and what is said about it later are two events.
pub(super) const OTHER_SORT: f32 = 0.05;
/// Two outlets that point to one page: so much evidence and so much more likeness than their words give.
const CITED_EVIDENCE: u32 = 6;
const CITED: f32 = 0.08;

impl Clusterer<'_> {
    /// How alike an article is to a story; none when something speaks against it. Members that may not be alike count as
    /// not alike.
    pub(super) fn score(
        &self,
        candidate: &Candidate,
        features: &Features,
        story: usize,
        may_be_alike: impl Fn(usize) -> bool,
    ) -> Option<f32> {
        let last = self.members(story).map(|member| member.candidate.at).max()?;
        let first = self.members(story).map(|member| member.candidate.at).min()?;
        let face = self.first(story).kind;
        let odd = |kind: Kind| kind == Kind::Patch;
        if candidate.at > last + WINDOW
            || candidate.at < first - WINDOW
            || stands_alone(face)
            || (face != candidate.kind && (odd(face) || odd(candidate.kind)))
        {
            return None;
        }
        if self.members(story).any(|member| member.features.contradict(features)) {
            return None;
        }
        let mut score = of_story(self.stories[story].iter().map(|place| {
            let known = if self.together.contains(place) { CITED_EVIDENCE } else { 0 };
            let alike = known > 0 || may_be_alike(*place);
            if alike { self.placed[*place].features.likeness(features, known) } else { 0.0 }
        }));
        if self.members(story).any(|member| member.candidate.outlet == candidate.outlet) {
            score -= SAME_OUTLET;
        }
        for sort in [Kind::Rumour, Kind::Trailer, Kind::Video] {
            if self.members(story).any(|member| (member.candidate.kind == sort) != (candidate.kind == sort)) {
                score -= OTHER_SORT;
            }
        }
        if self.members(story).any(|member| member.features.denies != features.denies) {
            score -= OTHER_SORT;
        }
        if self.cited(story) {
            score += CITED;
        }
        #[expect(clippy::cast_precision_loss, reason = "a few days in seconds")]
        let days = (candidate.at - last).max(0) as f32 / 86_400.0;
        Some(score - DAY * days)
    }

    /// How alike at most a story is to the article that was looked at last.
    pub(super) fn most(&self, story: usize) -> f32 {
        if self.cited(story) {
            return 1.0;
        }
        of_story(self.stories[story].iter().map(|place| self.index.most(*place)))
    }

    /// Does another outlet's article in the story point to a page which the arrival points to?
    pub(super) fn cited(&self, story: usize) -> bool {
        self.stories[story].iter().any(|place| self.together.contains(place))
    }
}

/// The likeness of a story from that of its members: the best beside the mean of all.
#[expect(clippy::cast_precision_loss, reason = "a story has few members")]
fn of_story(members: impl ExactSizeIterator<Item = f32>) -> f32 {
    let count = members.len() as f32;
    let (most, sum) = members.fold((0.0_f32, 0.0), |(most, sum), likeness| (most.max(likeness), sum + likeness));
    BEST * most + (1.0 - BEST) * sum / count
}

/// Pieces that stand for themselves: two of them are one only when they are the same page.
pub(super) const fn stands_alone(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Deal | Kind::Guide | Kind::Review | Kind::Preview | Kind::Opinion | Kind::Feature | Kind::Other
    )
}
