//! The open stories are those of the window, with their articles: whoever arrives is laid beside them. They tell how well an
//! article fits a story; which story it joins, they never decide.

use super::{
    Candidate, WINDOW,
    features::{Features, MarksByWord},
    index::Near,
    lexicon::{Weights, Word},
    marks::Mark,
    pages::Pages,
    settings::{Settings, Sum},
    signals::{self, LEADS, MOST_IN_LEADS, NEARLY, ONLY_IN_LEADS, Signals},
    words::{Letters, stem},
};
use crate::news::{ArticleId, Kind, StoryId};
use foldhash::HashMap;
use std::collections::BTreeSet;

/// An outlet that uses a headline again within this time, in seconds, has published one piece twice; later it is a
/// column that bears the same name every day.
const SAME_PIECE: u64 = 20 * 3_600;
const HOUR: f32 = 3_600.0;
/// So many of the words that joined an article are told.
const MOST_REASONS: usize = 8;

/// An article that stands in a story.
#[derive(Debug, Clone, Copy)]
pub struct Placed<'a> {
    pub candidate: &'a Candidate,
    pub features: &'a Features,
    /// The story it is in.
    pub in_story: StoryId,
}

/// The stories of the window.
#[derive(Debug)]
pub struct OpenStories<'a> {
    settings: &'a Settings,
    weights: &'a Weights,
    pub placed: Vec<Placed<'a>>,
    /// By place: where its story stands. Apart from the rest, for an arrival goes through hundreds of places.
    by_place: Vec<usize>,
    /// A story's articles, as places. Stories that were put together by hand are measured against one by one.
    pub stories: Vec<Vec<usize>>,
    by_pre_merge: HashMap<StoryId, usize>,
    /// By an outlet's number and a headline in lower case.
    by_title: HashMap<(u32, &'a str), usize>,
    pages: Pages<'a>,
    /// Articles that point to a page which the arrival points to.
    cited: BTreeSet<usize>,
    /// By story: whether an arrival may score enough with one of its articles.
    reached: Vec<bool>,
    /// By place: what it scores with the arrival, at most, and how much of it is for what their leads may share.
    most: Vec<(f32, f32)>,
    /// The marks of the article that is laid out.
    marks: MarksByWord,
    laid_out: Option<&'a Features>,
}

impl<'a> OpenStories<'a> {
    /// None yet, with room for so many articles.
    pub fn new(articles: usize, weights: &'a Weights, settings: &'a Settings) -> Self {
        Self {
            settings,
            weights,
            placed: Vec::with_capacity(articles),
            by_place: Vec::with_capacity(articles),
            stories: Vec::new(),
            by_pre_merge: HashMap::default(),
            by_title: HashMap::default(),
            pages: Pages::default(),
            cited: BTreeSet::new(),
            reached: Vec::new(),
            most: Vec::with_capacity(articles),
            marks: MarksByWord::new(weights.len()),
            laid_out: None,
        }
    }

    /// Takes an article in, with the story it was found to tell; else with the one it stands in.
    pub fn add(&mut self, candidate: &'a Candidate, features: &'a Features, joins: Option<usize>) {
        let place = self.placed.len();
        self.by_title.insert((features.outlet, &features.headline), place);
        self.pages.add(&features.pages, place);
        let story =
            joins.unwrap_or_else(|| *self.by_pre_merge.entry(candidate.pre_merge_story).or_insert(self.stories.len()));
        if story == self.stories.len() {
            self.stories.push(Vec::new());
            self.reached.push(false);
        }
        self.stories[story].push(place);
        self.most.push((self.settings.least, 0.0));
        let in_story = joins.map_or(candidate.story, |story| self.first(story).in_story);
        self.placed.push(Placed { candidate, features, in_story });
        self.by_place.push(story);
    }

    /// Where the story of an article stands.
    fn story_of(&self, place: usize) -> usize {
        self.by_place[place]
    }

    /// Puts an article into another story.
    pub fn transfer(&mut self, place: usize, into: usize) {
        self.placed[place].in_story = self.first(into).in_story;
        self.by_place[place] = into;
        self.stories[into].push(place);
    }

    /// The article that a story began with.
    pub fn first(&self, story: usize) -> &Placed<'a> {
        &self.placed[self.stories[story][0]]
    }

    /// The articles of a story.
    pub fn members(&self, story: usize) -> impl Iterator<Item = &Placed<'a>> {
        self.stories[story].iter().map(|place| &self.placed[*place])
    }

    /// The story of the same piece, published before by the same outlet.
    pub fn published_before(&self, candidate: &Candidate, features: &Features) -> Option<usize> {
        let title = (features.outlet, features.headline.as_str());
        let same = *self.by_title.get(&title).filter(|_| !candidate.title.is_empty())?;
        (candidate.at.abs_diff(self.placed[same].candidate.at) < SAME_PIECE).then(|| self.story_of(same))
    }

    /// Finds the articles of other outlets that point to a page which this one points to.
    pub fn cite(&mut self, features: &Features) {
        let is_other = |place: &usize| self.placed[*place].features.outlet != features.outlet;
        self.cited.clear();
        self.cited.extend(self.pages.together(&features.pages).filter(is_other));
    }

    /// The story of the page that the article credits, or that credits it: nothing must speak against it, and they share a
    /// telling word.
    pub fn credited(&mut self, candidate: &Candidate, features: &'a Features) -> Option<usize> {
        let place = self.pages.origin(&features.pages)?;
        self.lay_out(features);
        let story = self.story_of(place);
        let are_alike = self.shared_with(self.placed[place].features).next().is_some();
        (are_alike && self.may_join(candidate, features, story)).then_some(story)
    }

    /// The stories that an arrival fits well enough, with how well it does, the best first; `near` is what the index says of it.
    pub fn fitting(&mut self, candidate: &Candidate, features: &'a Features, near: &[Near]) -> Vec<(f32, usize)> {
        self.lay_out(features);
        let mut found: Vec<(f32, usize)> = Vec::new();
        let mut scores = Vec::new();
        for story in self.possible(candidate, near) {
            if let Some(score) = self.enough(candidate, features, story, &mut scores) {
                found.push((score, story));
            }
        }
        for Near { place, .. } in near {
            self.most[*place as usize] = (self.settings.least, 0.0);
        }
        found.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        found
    }

    /// The stories that an arrival may fit, by the most that it scores with their articles; these are laid out on the way.
    fn possible(&mut self, candidate: &Candidate, near: &[Near]) -> Vec<usize> {
        let mut possible: Vec<usize> = self.cited.iter().map(|place| self.story_of(*place)).collect();
        let Self { settings, stories, placed, by_place, reached, most: all_most, .. } = self;
        let mut touched: Vec<usize> = Vec::new();
        for Near { place, most, leads } in near {
            let place = *place as usize;
            all_most[place] = (*most, *leads);
            // No article fits a story better than the best of its members: one that fits none of them need not be looked at.
            if *most >= settings.threshold && !std::mem::replace(&mut reached[by_place[place]], true) {
                touched.push(by_place[place]);
            }
        }
        for story in touched {
            reached[story] = false;
            let members = &stories[story];
            let Sum { most, all } = settings.sum(members.iter().map(|place| all_most[*place].0));
            let sum = Sum { most, all: all + rounding(members.len()) };
            let fits = settings.together(sum, members.len()) >= settings.threshold;
            // What is too old to be looked up counts in full.
            if fits || members.iter().any(|place| is_old(placed[*place].candidate, candidate)) {
                possible.push(story);
            }
        }
        possible.sort_unstable();
        possible.dedup();
        possible
    }

    /// How well an arrival fits a story, if it fits well enough to join. Each member counts with the most that it may score, then
    /// with what their leads let it, then with what it does.
    fn enough(&self, candidate: &Candidate, features: &Features, story: usize, scores: &mut Vec<f32>) -> Option<f32> {
        let members = &self.stories[story];
        let enough = |score: &f32| *score >= self.settings.threshold;
        let in_full = |place: &usize| self.cited.contains(place) || is_old(self.placed[*place].candidate, candidate);
        if members.iter().any(in_full) {
            return self.score_of_laid_out(candidate, features, story).filter(enough);
        }
        scores.clear();
        scores.extend(members.iter().map(|place| self.most[*place].0));
        let is_possible = self.settle(scores, |member| self.most_by_leads(members[member]))
            && self.may_join(candidate, features, story)
            && self.settle(scores, |member| self.score_with(candidate, features, members[member]));
        is_possible
            .then(|| self.settings.together(self.settings.sum(scores.iter().copied()), scores.len()))
            .filter(enough)
    }

    /// Puts what each member scores, or a closer bound of it, in the place of the most that it may score: the most promising first,
    /// and given up as soon as all of it is too little.
    fn settle(&self, scores: &mut [f32], score: impl Fn(usize) -> f32) -> bool {
        let Sum { most, all } = self.settings.sum(scores.iter().copied());
        let counted = |score: f32| score.max(self.settings.least);
        let first = scores.iter().position(|score| counted(*score) >= most).unwrap_or_default();
        let mut all = all + rounding(scores.len());
        std::iter::once(first).chain((0..scores.len()).filter(|member| *member != first)).all(|member| {
            let exact = score(member);
            all += counted(exact) - counted(scores[member]);
            scores[member] = exact;
            self.settings.together(Sum { most, all }, scores.len()) >= self.settings.threshold
        })
    }

    /// What an article scores with the arrival at most, when what their leads share is known and not only what they may share.
    fn most_by_leads(&self, place: usize) -> f32 {
        let (most, leads) = self.most[place];
        if most <= self.settings.least {
            return most;
        }
        let (product, telling) = self.marks.shared_leads(self.placed[place].features);
        let most_in_leads = f32::from(MOST_IN_LEADS);
        let telling = self.settings.adds(ONLY_IN_LEADS) / most_in_leads * most_in_leads.min(telling);
        most - leads + self.settings.adds(LEADS) * product + telling
    }

    /// The signals of an arrival with each article that it may join.
    pub fn pairs(
        &mut self,
        candidate: &Candidate,
        features: &'a Features,
        near: &[Near],
    ) -> Vec<(ArticleId, ArticleId, Signals)> {
        self.lay_out(features);
        self.cite(features);
        let near = near.iter().map(|near| near.place as usize).chain(self.cited.iter().copied());
        let places: BTreeSet<usize> =
            near.filter(|place| self.may_join(candidate, features, self.story_of(*place))).collect();
        let signals = |place: usize| {
            let Placed { candidate: other, features: theirs, .. } = &self.placed[place];
            let cited = self.cited.contains(&place);
            let signals = signals::of((candidate, features), &self.marks, (other, theirs), cited);
            (cited || signals::share_a_word(&signals)).then_some((other.article, candidate.article, signals))
        };
        places.into_iter().filter_map(signals).collect()
    }

    /// How well an article fits a story: the best member beside the mean of all, so that no chain forms. None when something
    /// speaks against it.
    pub fn score(&mut self, candidate: &Candidate, features: &'a Features, story: usize) -> Option<f32> {
        self.lay_out(features);
        self.score_of_laid_out(candidate, features, story)
    }

    fn score_of_laid_out(&self, candidate: &Candidate, features: &Features, story: usize) -> Option<f32> {
        let members = &self.stories[story];
        let scores = || members.iter().map(|place| self.score_with(candidate, features, *place));
        self.may_join(candidate, features, story)
            .then(|| self.settings.together(self.settings.sum(scores()), members.len()))
    }

    /// Lays the marks of an article out, for all that it is compared with.
    fn lay_out(&mut self, features: &'a Features) {
        if self.laid_out.is_some_and(|before| std::ptr::eq(before, features)) {
            return;
        }
        if let Some(before) = self.laid_out.replace(features) {
            self.marks.remove(before);
        }
        self.marks.add(features);
    }

    /// Strong words of either headline that the article that is laid out shares with another one.
    fn shared_with(&self, theirs: &Features) -> impl Iterator<Item = Word> {
        let carries = |theirs: &Mark| {
            let mine = self.marks.of(theirs.word);
            mine.weight > 0.0 && (mine.in_title() || theirs.in_title())
        };
        theirs.marks().filter(carries).map(|mark| mark.word)
    }

    /// What the article that is laid out scores with one of those that stand here.
    fn score_with(&self, candidate: &Candidate, features: &Features, place: usize) -> f32 {
        let Placed { candidate: other, features: theirs, .. } = &self.placed[place];
        let signals = signals::of((candidate, features), &self.marks, (other, theirs), self.cited.contains(&place));
        // One name that both speak of is no likeness, however rare it is.
        let alone = signals::only_a_name(&signals, features, theirs);
        if alone { f32::MIN } else { self.settings.score(&signals) }
    }

    /// Does nothing speak against it: another time, a piece that stands for itself, another number, or a rumour and what became
    /// of it?
    fn may_join(&self, candidate: &Candidate, features: &Features, story: usize) -> bool {
        let is_rumour = |candidate: &Candidate| candidate.kind == Kind::Rumour;
        #[expect(clippy::cast_precision_loss, reason = "a few days in seconds")]
        let hours = |other: &Candidate| candidate.at.abs_diff(other.at) as f32 / HOUR;
        let (mut first, mut last) = (i64::MAX, i64::MIN);
        let agree = self.members(story).all(|Placed { candidate: other, features: theirs, .. }| {
            (first, last) = (first.min(other.at), last.max(other.at));
            let became = is_rumour(other) != is_rumour(candidate) && hours(other) > self.settings.rumour_hours;
            !became && !theirs.numbers_contradict(features)
        });
        let stands_alone = || self.members(story).next().is_none_or(|first| stands_alone(first.candidate.kind));
        agree && !stands_alone() && candidate.at <= last + WINDOW && candidate.at >= first - WINDOW
    }

    /// Does another outlet's article in the story point to a page which the arrival points to?
    fn is_cited(&self, story: usize) -> bool {
        self.stories[story].iter().any(|place| self.cited.contains(place))
    }

    /// What an article shares with a story, strongest evidence first, as the article writes it.
    pub fn because(&mut self, candidate: &Candidate, features: &'a Features, story: usize) -> Vec<String> {
        self.lay_out(features);
        let mut shared: Vec<Word> = self.members(story).flat_map(|member| self.shared_with(member.features)).collect();
        shared.sort_unstable();
        let same = shared.chunk_by(|one, other| one == other);
        let mut words: Vec<(usize, &str)> = same.map(|same| (same.len(), self.weights.stem(same[0]))).collect();
        words.sort_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(other.1)));
        words.truncate(MOST_REASONS);
        let words = as_written(words.into_iter().map(|(_, word)| word).collect(), candidate);
        self.is_cited(story).then(|| "a page that both point to".to_owned()).into_iter().chain(words).collect()
    }
}

/// What the scores of so many members may be off for the order in which they are added up.
fn rounding(members: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a story has few members")]
    let members = members as f32;
    NEARLY * members
}

/// Words as the article writes them, in place of what is left of them for comparing.
fn as_written(because: Vec<&str>, candidate: &Candidate) -> Vec<String> {
    let mut written: Vec<Option<String>> = vec![None; because.len()];
    for text in [&candidate.title, &candidate.lead] {
        // Most leads need not be taken apart: the headline has all of them.
        if written.iter().all(Option::is_some) {
            break;
        }
        for word in Letters::of(text).words() {
            // An ending is cut, a beginning never.
            let may_be = |stem: &str| stem.as_bytes().first() == word.as_bytes().first();
            let mut wanted = because.iter().zip(&mut written).filter(|(stem, found)| found.is_none() && may_be(stem));
            if let Some((_, found)) = wanted.find(|(wanted, _)| **wanted == stem(word)) {
                *found = Some(word.to_owned());
            }
        }
    }
    because.into_iter().zip(written).map(|(stem, written)| written.unwrap_or_else(|| stem.to_owned())).collect()
}

/// Is an article too old for an arrival to have been looked up?
const fn is_old(article: &Candidate, arrival: &Candidate) -> bool {
    article.at < arrival.at - WINDOW
}

/// Pieces that stand for themselves: two of them are one only when they are the same page.
pub const fn stands_alone(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Deal | Kind::Guide | Kind::Review | Kind::Preview | Kind::Opinion | Kind::Feature | Kind::Other
    )
}
