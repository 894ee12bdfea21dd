//! The page of a name: its parts, put together.

use super::{
    deals, release, reviews, rumours,
    told::{AboutPage, Telling, Told, at, speaks_of, telling},
};
use crate::{
    news::{Article, Story, StoryId},
    stories,
    text::Line,
};
use jiff::Timestamp;
use std::collections::HashSet;

/// Stories of the timeline.
const TIMELINE: usize = 200;

impl AboutPage {
    /// What of these articles is about the name; `now` is when it is asked for.
    #[must_use]
    pub fn of(name: &str, mut told: Vec<Told>, now: Timestamp) -> Self {
        told.retain(|one| speaks_of(&one.article.title, name));
        told.sort_by_key(|one| std::cmp::Reverse((at(&one.article), one.article.id)));
        let articles: Vec<&Article> = told.iter().map(|one| &one.article).collect();
        let is_work = stories::is_game(name) != Some(false);
        Self {
            name: Line::new(name),
            release: if is_work { release::claims(name, &articles) } else { Vec::new() },
            platforms: if is_work { release::platforms(name, &articles) } else { Vec::new() },
            reviews: if is_work { reviews::of(name, &told) } else { Vec::new() },
            deals: if is_work { deals::of(name, &articles, now) } else { Vec::new() },
            rumours: rumours::of(name, &articles),
            timeline: timeline(&articles),
            followed: false,
            steam: None,
        }
    }

    /// The stories as the list tells them: outlets count that do not name it in their headline, and so do their dates.
    pub fn tell_as_the_list(&mut self, stories: &[Story]) {
        for telling in &mut self.timeline {
            if let Some(story) = stories.iter().find(|story| story.id == telling.story) {
                telling.outlets = usize::try_from(story.sources).unwrap_or(usize::MAX);
                telling.newest = story.newest;
            }
        }
        self.timeline.sort_by_key(|telling| std::cmp::Reverse(telling.newest));
        self.timeline.truncate(TIMELINE);
    }
}

/// The stories, newest first, each told by the article that told it first.
fn timeline(articles: &[&Article]) -> Vec<Telling> {
    let mut all: Vec<Telling> = Vec::new();
    let mut outlets: HashSet<(StoryId, &str)> = HashSet::new();
    for article in articles.iter().rev() {
        let is_new = outlets.insert((article.story, &article.source_name));
        match all.iter_mut().find(|telling| telling.story == article.story) {
            Some(telling) => {
                telling.outlets += usize::from(is_new);
                telling.newest = at(article);
            }
            None => all.push(telling(article)),
        }
    }
    all.reverse();
    all.sort_by_key(|telling| std::cmp::Reverse(telling.newest));
    all
}

#[cfg(test)]
pub(crate) mod samples {
    use super::*;
    use crate::news::{ArticleId, Kind};
    use jiff::SignedDuration;

    /// An article of that kind, so many days before the end of March 2026.
    pub fn article(id: i64, days: i64, source: &str, kind: Kind, title: &str) -> Article {
        let end: Timestamp = "2026-03-31T12:00:00Z".parse().unwrap();
        Article {
            id: ArticleId(id),
            story: StoryId(id),
            source_name: source.into(),
            title: title.into(),
            kind,
            published: Some(end - SignedDuration::from_hours(24 * days)),
            summary: Line::default(),
            ..crate::exchange::articles::sample()
        }
    }

    pub fn page(name: &str, articles: &[Article]) -> AboutPage {
        let told = articles.iter().map(|article| Told { article: article.clone(), text: None }).collect();
        AboutPage::of(name, told, "2026-03-31T12:00:00Z".parse().unwrap())
    }
}

#[cfg(test)]
mod tests {
    use super::{samples::*, *};
    use crate::news::Kind;

    #[test]
    fn a_story_stands_once_in_the_timeline_with_the_outlets_that_tell_it() {
        let mut articles = vec![
            article(1, 3, "Pixel Post", Kind::News, "Glass Orchard gets a co-op mode"),
            article(2, 2, "The Save Room", Kind::News, "Co-op comes to Glass Orchard"),
            article(3, 1, "Pixel Post", Kind::Patch, "Glass Orchard patch mends the save bug"),
            article(4, 1, "Pixel Post", Kind::News, "An orchard made of glass"),
        ];
        articles[1].story = StoryId(1);
        let page = page("Glass Orchard", &articles);
        let told: Vec<(i64, usize)> = page.timeline.iter().map(|one| (one.article.0, one.outlets)).collect();
        assert_eq!(told, [(3, 1), (1, 2)]);
    }

    #[test]
    fn an_outlet_that_does_not_name_it_counts_with_its_date_as_in_the_list() {
        let articles = [
            article(1, 3, "Pixel Post", Kind::News, "Glass Orchard gets a co-op mode"),
            article(3, 2, "Pixel Post", Kind::Patch, "Glass Orchard patch mends the save bug"),
        ];
        let mut page = page("Glass Orchard", &articles);
        let newest = "2026-03-31T11:00:00Z".parse().unwrap();
        let story = Story { id: StoryId(1), face: articles[0].clone(), sources: 3, unread: 1, newest };
        page.tell_as_the_list(&[story]);
        let told: Vec<_> = page.timeline.iter().map(|one| (one.story.0, one.outlets)).collect();
        assert_eq!((told, page.timeline[0].newest), (vec![(1, 3), (3, 1)], newest));
    }

    #[test]
    fn an_old_story_that_others_tell_today_stands_in_a_timeline_that_is_full() {
        let count = i64::try_from(TIMELINE).unwrap() + 1;
        let one = |id| article(id, id, "Pixel Post", Kind::News, "Glass Orchard again");
        let mut page = page("Glass Orchard", &(1..=count).map(one).collect::<Vec<_>>());
        let newest = "2026-03-31T11:00:00Z".parse().unwrap();
        page.tell_as_the_list(&[Story { id: StoryId(count), face: one(count), sources: 2, unread: 1, newest }]);
        assert_eq!((page.timeline.len(), page.timeline[0].story), (TIMELINE, StoryId(count)));
    }

    #[test]
    fn a_name_within_a_longer_one_is_another_name() {
        assert!(speaks_of("Hollow Knight is five dollars", "Hollow Knight"));
        assert!(!speaks_of("Hollow Knight: Silksong is out", "Hollow Knight"));
        assert!(speaks_of("GTA 6 is delayed", "Grand Theft Auto VI"));
        assert!(speaks_of("What Ida Marlowe thinks of tides", "Ida Marlowe"));
        assert!(!speaks_of("Capcom Fighting Collection review", "Street Fighter 6"));
    }
}
