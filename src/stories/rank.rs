//! The rank of a story says how much it matters to this reader now: how many independent outlets tell it, how fresh it is,
//! and whether it is about something the reader follows. Says why in words; never leaves a story out.

use super::publisher::publisher;
use crate::language::tr;
use crate::news::StoryId;
use std::collections::BTreeSet;

/// How far back one looks who does not say: a day, in seconds.
pub const A_DAY: i64 = 24 * 3_600;
/// After this part of the time that is looked back a story counts half.
const HALF_LIFE: f64 = 2.0 / 3.0;
/// Ten outlets are not ten times the news of one.
const OUTLETS: f64 = 0.75;
/// What the reader follows counts this many times as much.
const FOLLOWED: f64 = 3.0;

/// A story as it stands in the news.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// Which story.
    pub story: StoryId,
    /// The outlets that tell it: where each lives, or its name.
    pub outlets: Vec<String>,
    /// When the last of them told it, in seconds.
    pub newest: i64,
    /// What the reader follows and it is about.
    pub followed: Vec<String>,
}

/// A story with its rank.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranked {
    /// Which story.
    pub story: StoryId,
    /// How much it matters; more is more.
    pub score: f64,
    /// Why, in words.
    pub reasons: Vec<String>,
}

/// The stories of the last `span` seconds, what matters most first; the newer of two equals first.
#[must_use]
pub fn rank(standings: &[Standing], now: i64, span: i64) -> Vec<Ranked> {
    let mut ranked: Vec<(Ranked, i64)> =
        standings.iter().map(|standing| (standing.ranked(now, span), standing.newest)).collect();
    ranked.sort_by(|(one, newest), (other, newer)| {
        other.score.total_cmp(&one.score).then(newer.cmp(newest)).then(other.story.cmp(&one.story))
    });
    ranked.into_iter().map(|(ranked, _)| ranked).collect()
}

impl Standing {
    fn ranked(&self, now: i64, span: i64) -> Ranked {
        let publishers: BTreeSet<String> = self.outlets.iter().map(|outlet| publisher(outlet)).collect();
        let independent = publishers.len().max(1);
        let age = (now - self.newest).max(0);
        #[expect(clippy::cast_precision_loss, reason = "a few outlets, a few days in seconds")]
        let (outlets, old) = ((independent as f64).powf(OUTLETS), age as f64 / span.max(1) as f64);
        let followed = if self.followed.is_empty() { 1.0 } else { FOLLOWED };
        let told = match (independent, self.outlets.len().saturating_sub(independent)) {
            (1, 0) => tr!("rank-one-outlet").to_owned(),
            (1, _) => tr!("rank-outlets-of-one-house").to_owned(),
            (count, 0) => tr!("rank-independent-outlets", count),
            (count, more) => tr!("rank-independent-outlets-and-more", count, more),
        };
        let fresh = match age {
            ..3_600 => tr!("rank-news-of-this-hour").to_owned(),
            3_600..172_800 => tr!("rank-hours-old", count = (age / 3_600).max(2)),
            _ => tr!("rank-days-old", count = age / 86_400),
        };
        let follows = (!self.followed.is_empty()).then(|| tr!("rank-you-follow", names = self.followed.join(", ")));
        Ranked {
            story: self.story,
            score: outlets * followed * 0.5_f64.powf(old / HALF_LIFE),
            reasons: follows.into_iter().chain([told, fresh]).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_000_000;

    fn standing(story: i64, outlets: &[&str], hours: i64) -> Standing {
        Standing {
            story: StoryId(story),
            outlets: outlets.iter().map(ToString::to_string).collect(),
            newest: NOW - hours * 3_600,
            followed: Vec::new(),
        }
    }

    fn order(standings: &[Standing]) -> Vec<i64> {
        rank(standings, NOW, A_DAY).iter().map(|ranked| ranked.story.0).collect()
    }

    #[test]
    fn more_outlets_come_first() {
        assert_eq!(order(&[standing(1, &["a"], 2), standing(2, &["a", "b", "c"], 2)]), [2, 1]);
    }

    #[test]
    fn fresh_news_comes_before_old() {
        assert_eq!(order(&[standing(1, &["a", "b"], 40), standing(2, &["a", "b"], 2)]), [2, 1]);
    }

    #[test]
    fn who_looks_back_further_sees_what_was_big() {
        let standings = [standing(1, &["a", "b", "c", "d"], 60), standing(2, &["a"], 1)];
        assert_eq!(order(&standings), [2, 1]);
        assert_eq!(rank(&standings, NOW, 5 * A_DAY)[0].story, StoryId(1));
    }

    #[test]
    fn what_is_followed_comes_before_what_others_write_about() {
        let followed = Standing { followed: vec!["Lanternfall".into()], ..standing(1, &["a"], 2) };
        assert_eq!(order(&[standing(2, &["a", "b", "c"], 2), followed]), [1, 2]);
    }

    #[test]
    fn what_is_followed_does_not_stay_on_top_for_ever() {
        let followed = Standing { followed: vec!["Lanternfall".into()], ..standing(1, &["a"], 60) };
        assert_eq!(order(&[standing(2, &["a", "b", "c"], 2), followed]), [2, 1]);
    }

    #[test]
    fn outlets_of_one_house_count_once() {
        let one_house = standing(1, &["https://www.pushsquare.com", "https://www.nintendolife.com"], 2);
        let independent = standing(2, &["https://www.pushsquare.com", "https://www.vg247.com"], 2);
        assert_eq!(order(&[one_house.clone(), independent]), [2, 1]);
        assert_eq!(rank(&[one_house], NOW, A_DAY)[0].reasons[0], "outlets of one house");
    }

    #[test]
    fn a_rank_says_why() {
        let followed = Standing { followed: vec!["Lanternfall".into()], ..standing(1, &["a", "b"], 5) };
        let expected = ["you follow Lanternfall", "2 independent outlets", "5 hours old"];
        assert_eq!(rank(&[followed], NOW, A_DAY)[0].reasons, expected);
    }

    #[test]
    fn equals_come_newest_first() {
        assert_eq!(order(&[standing(1, &["a"], 2), standing(2, &["a"], 2)]), [2, 1]);
    }
}
