//! The desk is where arriving articles are laid beside the open stories of the window. Looks only at articles that share
//! a strong word with the arrival, so an arrival costs the same however much is stored.

use super::{
    Told,
    features::{Features, Text},
    index::Index,
    pages::Pages,
    score::stands_alone,
    weights::{Lexicon, Weights},
    words::{stem, words},
};
use crate::news::{ArticleId, StoryId};
use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet, HashMap},
};

/// From this likeness on an article joins a story.
const ENOUGH: f32 = 0.2;
/// From this on, where there is only a headline: fewer words to be alike by.
const ENOUGH_BARE: f32 = 0.18;
/// An outlet that uses a headline again within this time, in seconds, has published one piece twice; later it is a
/// column that bears the same name every day.
const SAME_PAGE: u64 = 20 * 3600;

/// An article that moves into another's story.
#[derive(Debug, Clone, PartialEq)]
pub struct Move {
    /// Which article.
    pub article: ArticleId,
    /// Into which story.
    pub story: StoryId,
    /// What it shares with the story: the words, strongest evidence first.
    pub because: Vec<String>,
}

#[derive(Debug)]
pub(super) struct Laid {
    pub(super) told: Told,
    pub(super) features: Features,
    /// Where its story stands.
    pub(super) story: usize,
}

/// The open stories of the window.
#[derive(Debug)]
pub(super) struct Desk<'a> {
    weights: &'a Weights<'a>,
    pub(super) laid: Vec<Laid>,
    /// A story's articles, as places. By wing: stories that were put together by hand are measured against one by one.
    pub(super) stories: Vec<Vec<usize>>,
    by_wing: HashMap<StoryId, usize>,
    by_title: HashMap<(String, String), usize>,
    pages: Pages,
    pub(super) index: Index,
    /// Articles that point to a page which the arrival points to.
    pub(super) together: BTreeSet<usize>,
    /// Stories that one arrival was like enough to be in, the older first.
    pub(super) rivals: BTreeSet<(usize, usize)>,
}

/// Lays the known articles of the window out and places the fresh ones, oldest first.
#[must_use]
pub fn place(mut known: Vec<Told>, mut fresh: Vec<Told>) -> Vec<Move> {
    known.sort_by(in_order);
    fresh.sort_by(in_order);
    let mut lexicon = Lexicon::default();
    let known = taken_apart(known, &mut lexicon);
    let fresh = taken_apart(fresh, &mut lexicon);
    let weights = lexicon.weigh();
    let mut desk = Desk::new(&weights);
    for (told, text) in known {
        desk.lay(told, Features::of(text, &weights));
    }
    let mut moves = Vec::new();
    let stood = desk.laid.len();
    for (mut told, text) in fresh {
        let features = Features::of(text, &weights);
        if let Some((found, because)) = desk.story_for(&told, &features) {
            let because = as_written(because, &told);
            let (into, wing) = (desk.first(found).story, desk.first(found).wing);
            moves.push(Move { article: told.article, story: into, because });
            (told.story, told.wing) = (into, wing);
        }
        desk.lay(told, features);
    }
    desk.settle(stood, &mut moves);
    moves
}

/// Oldest first. Those of one moment stand in an order that does not depend on which server was faster.
fn in_order(one: &Told, other: &Told) -> Ordering {
    one.at
        .cmp(&other.at)
        .then_with(|| one.outlet.cmp(&other.outlet))
        .then_with(|| one.title.cmp(&other.title))
        .then_with(|| one.url.cmp(&other.url))
        .then_with(|| one.article.cmp(&other.article))
}

/// Words as the article writes them, in place of what is left of them for comparing.
pub(super) fn as_written(because: Vec<String>, told: &Told) -> Vec<String> {
    let mut written: HashMap<String, String> = HashMap::new();
    for word in words(&told.title).into_iter().chain(words(&told.lead)) {
        written.entry(stem(&word)).or_insert(word);
    }
    because.into_iter().map(|word| written.get(&word).cloned().unwrap_or(word)).collect()
}

/// Takes headlines and leads apart and counts their words.
fn taken_apart(all: Vec<Told>, lexicon: &mut Lexicon) -> Vec<(Told, Text)> {
    let apart = all.into_iter().map(|told| {
        let text = Text::of(&told, lexicon);
        lexicon.learn(text.words());
        (told, text)
    });
    apart.collect()
}

fn same_page_key(told: &Told) -> (String, String) {
    (told.outlet.clone(), told.title.to_lowercase())
}

impl<'a> Desk<'a> {
    fn new(weights: &'a Weights<'a>) -> Self {
        Self {
            weights,
            laid: Vec::new(),
            stories: Vec::new(),
            by_wing: HashMap::new(),
            by_title: HashMap::new(),
            pages: Pages::default(),
            index: Index::new(weights.len()),
            together: BTreeSet::new(),
            rivals: BTreeSet::new(),
        }
    }

    fn lay(&mut self, told: Told, features: Features) {
        let place = self.laid.len();
        self.index.lay(&features, told.at);
        self.by_title.insert(same_page_key(&told), place);
        self.pages.lay(&told, place);
        let story = *self.by_wing.entry(told.wing).or_insert(self.stories.len());
        if story == self.stories.len() {
            self.stories.push(Vec::new());
        }
        self.stories[story].push(place);
        self.laid.push(Laid { told, features, story });
    }

    /// The article that a story began with.
    pub(super) fn first(&self, story: usize) -> &Told {
        &self.laid[self.stories[story][0]].told
    }

    pub(super) fn members(&self, story: usize) -> impl Iterator<Item = &Laid> {
        self.stories[story].iter().map(|place| &self.laid[*place])
    }

    fn story_for(&mut self, told: &Told, features: &Features) -> Option<(usize, Vec<String>)> {
        if let Some(place) = self.by_title.get(&same_page_key(told)).filter(|_| !told.title.is_empty()) {
            let same = &self.laid[*place];
            if told.at.abs_diff(same.told.at) < SAME_PAGE {
                return Some((same.story, vec!["the same headline from the same outlet".to_owned()]));
            }
        }
        if stands_alone(told.kind) {
            return None;
        }
        self.look(told, features);
        if let Some(story) = self.credited(told, features) {
            return Some((story, vec!["a page that both credit".to_owned()]));
        }
        let enough = if features.telling_lead { ENOUGH } else { ENOUGH_BARE };
        let alike = self.index.alike(enough).chain(self.together.iter().copied());
        let stories: BTreeSet<usize> = alike.map(|place| self.laid[place].story).collect();
        let near = stories.into_iter().filter(|story| self.most(*story) >= enough);
        let may_be_alike = |place: usize| self.index.most(place) > 0.0;
        let scores = near.filter_map(|story| Some((self.score(told, features, story, may_be_alike)?, story)));
        let mut found: Vec<(f32, usize)> = scores.filter(|(score, _)| *score >= enough).collect();
        found.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        let (_, best) = *found.first()?;
        self.rivals.extend(found.iter().skip(1).map(|(_, other)| (best.min(*other), best.max(*other))));
        Some((best, self.because(features, best)))
    }

    /// What the articles on the desk have in common with one that is laid beside them now.
    fn look(&mut self, told: &Told, features: &Features) {
        self.index.look(features, told.at);
        self.together = self.cited_with(told);
    }

    /// Articles of other outlets that point to a page which this one points to.
    pub(super) fn cited_with(&self, told: &Told) -> BTreeSet<usize> {
        let mut together = self.pages.together(told);
        together.retain(|place| self.laid[*place].told.outlet != told.outlet);
        together
    }

    /// The story of the page that the article credits, or that credits it: nothing must speak against it, and they share a
    /// telling word.
    fn credited(&self, told: &Told, features: &Features) -> Option<usize> {
        let laid = &self.laid[self.pages.origin(told)?];
        let alike = !laid.features.shared(features).is_empty();
        (alike && self.score(told, features, laid.story, |_| false).is_some()).then_some(laid.story)
    }

    pub(super) fn because(&self, features: &Features, story: usize) -> Vec<String> {
        let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
        for word in self.members(story).flat_map(|member| member.features.shared(features)) {
            *counted.entry(self.weights.stem(word)).or_default() += 1;
        }
        let mut words: Vec<(&str, usize)> = counted.into_iter().collect();
        words.sort_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(other.0)));
        let words = words.into_iter().take(8).map(|(word, _)| word.to_owned());
        self.cited(story).then(|| "a page that both point to".to_owned()).into_iter().chain(words).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::{WINDOW, features, score::OTHER_SORT},
        *,
    };
    use crate::news::Kind;

    const HOUR: i64 = 3_600;

    fn told(article: i64, outlet: &str, title: &str, lead: &str) -> Told {
        Told {
            article: ArticleId(article),
            story: StoryId(article),
            wing: StoryId(article),
            at: article * HOUR,
            outlet: outlet.to_owned(),
            ..features::tests::told(title, lead)
        }
    }

    fn one() -> Told {
        told(
            1,
            "Pixel Post",
            "Lanternfall studio Kilnworks delays the sequel to autumn",
            "Kilnworks says that Lanternfall 2 needs more time and arrives in autumn, with a free demo in spring.",
        )
    }

    fn other() -> Told {
        told(
            2,
            "Second Cartridge",
            "Kilnworks pushes Lanternfall sequel back to autumn",
            "Lanternfall 2 now arrives in autumn. Kilnworks promises a free demo in spring and asks for more time.",
        )
    }

    fn joined(first: Told, second: Told) -> bool {
        !place(vec![first], vec![second]).is_empty()
    }

    /// How alike an article is to the story of these members.
    fn score(members: Vec<Told>, told: &Told) -> f32 {
        let mut lexicon = Lexicon::default();
        let mut all: Vec<Text> = members.iter().chain([told]).map(|told| Text::of(told, &mut lexicon)).collect();
        let weights = lexicon.weigh();
        let features = Features::of(all.pop().unwrap(), &weights);
        let mut desk = Desk::new(&weights);
        for (member, text) in members.into_iter().zip(all) {
            desk.lay(member, Features::of(text, &weights));
        }
        desk.look(told, &features);
        desk.score(told, &features, desk.by_wing[&StoryId(1)], |_| true).unwrap()
    }

    #[test]
    fn two_outlets_with_the_same_news_are_one_story() {
        let moves = place(Vec::new(), vec![other(), one()]);
        assert_eq!(moves.iter().map(|one| (one.article, one.story)).collect::<Vec<_>>(), [(ArticleId(2), StoryId(1))]);
        assert!(moves[0].because.contains(&"kilnworks".to_owned()), "{:?}", moves[0].because);
    }

    #[test]
    fn the_same_game_in_other_news_is_another_story() {
        let lead = "Lanternfall fans rebuilt the whole harbour of the game out of bread and a good deal of patience.";
        assert!(!joined(one(), told(2, "Second Cartridge", "Lanternfall fans bake the harbour out of bread", lead)));
    }

    #[test]
    fn another_sequel_is_another_story() {
        let number = |mut told: Told, number: &str| {
            told.title = told.title.replace("Lanternfall", &format!("Lanternfall {number}"));
            told
        };
        assert!(joined(number(one(), "2"), number(other(), "II")));
        assert!(!joined(number(one(), "2"), number(other(), "3")));
    }

    #[test]
    fn what_comes_after_the_window_is_another_story() {
        assert!(joined(one(), Told { at: HOUR + WINDOW / 2, ..other() }));
        assert!(!joined(one(), Told { at: HOUR + WINDOW + 1, ..other() }));
        assert!(!joined(one(), Told { at: HOUR - WINDOW - 1, ..other() }));
    }

    #[test]
    fn pieces_that_stand_for_themselves_join_nothing() {
        assert!(joined(one(), Told { kind: Kind::Business, ..other() }));
        for kind in [Kind::Deal, Kind::Guide, Kind::Review, Kind::Preview, Kind::Opinion, Kind::Feature, Kind::Other] {
            assert!(!joined(one(), Told { kind, ..other() }), "{kind}");
            assert!(!joined(Told { kind, ..one() }, other()), "{kind}");
        }
    }

    #[test]
    fn articles_that_credit_one_page_are_one_story() {
        let bread =
            || told(2, "Third Lamp", "Lanternfall bakers win a prize", "Bread, and nothing but bread, was asked for.");
        let crediting = |page: &str| Told { credits: Some(page.to_owned()), ..bread() };
        let at = |url: &str| Told { url: url.to_owned(), ..one() };
        assert!(!joined(one(), bread()));
        assert!(joined(at("https://www.pixel.example/a"), crediting("http://pixel.example/a/")));
        assert!(joined(
            Told { credits: Some("https://x.example/1".into()), ..one() },
            crediting("https://x.example/1")
        ));
        assert!(!joined(at("https://pixel.example/"), crediting("https://pixel.example/")));
        assert!(!joined(
            at("https://pixel.example/a"),
            Told { kind: Kind::Review, ..crediting("https://pixel.example/a") }
        ));
        let stranger = Told {
            title: "Harbour bakers win a prize".into(),
            lead: String::new(),
            ..crediting("https://pixel.example/a")
        };
        assert!(!joined(at("https://pixel.example/a"), stranger));
    }

    #[test]
    fn a_page_that_both_cite_is_evidence() {
        let citing = |told: Told, page: &str| Told { cites: vec![page.to_owned()], ..told };
        let bread = |page: &str| {
            let lead =
                "Lanternfall bakers of Kilnworks want a prize, with bread and a good deal of patience in autumn.";
            citing(told(2, "Third Lamp", "Lanternfall bakers win a prize", lead), page)
        };
        let likeness = |other: Told| score(vec![citing(one(), "https://x.example/1")], &other);
        assert!(likeness(bread("https://x.example/1")) > likeness(bread("https://x.example/2")) + 0.05);
        let moves = place(vec![citing(one(), "https://x.example/1")], vec![citing(other(), "https://x.example/1")]);
        assert_eq!(moves[0].because[0], "a page that both point to");
        // An outlet that links to one page in all its articles proves nothing.
        let own = || Told { outlet: one().outlet, ..bread("https://x.example/1") };
        let without = || Told { cites: Vec::new(), ..own() };
        assert!((likeness(own()) - likeness(without())).abs() < f32::EPSILON);
    }

    #[test]
    fn a_patch_joins_patches_only() {
        let patch = |told: Told| Told { kind: Kind::Patch, ..told };
        assert!(joined(patch(one()), patch(other())));
        assert!(!joined(one(), patch(other())));
    }

    #[test]
    fn one_piece_published_twice_is_one_whatever_it_is() {
        let again = |at: i64, outlet: &str| Told { at, kind: Kind::Guide, ..told(2, outlet, &one().title, "") };
        assert!(joined(Told { kind: Kind::Guide, ..one() }, again(5 * HOUR, "Pixel Post")));
        assert!(!joined(Told { kind: Kind::Guide, ..one() }, again(5 * HOUR, "Second Cartridge")));
        assert!(!joined(Told { kind: Kind::Guide, ..one() }, again(30 * HOUR, "Pixel Post")));
    }

    #[test]
    fn a_report_and_its_denial_lose_likeness() {
        let report = |title: &str, kind: Kind| {
            let told = told(2, "Second Cartridge", title, "Kilnworks spoke about the sequel and about the autumn.");
            Told { kind, ..told }
        };
        let first = || report("Kilnworks delays Lanternfall", Kind::Rumour);
        let likeness = |second: Told| score(vec![Told { story: StoryId(1), wing: StoryId(1), ..first() }], &second);
        let same = likeness(report("Kilnworks delays Lanternfall", Kind::Rumour));
        assert!(likeness(report("Kilnworks delays Lanternfall", Kind::News)) < same);
        assert!(likeness(report("Kilnworks denies: delays Lanternfall", Kind::Rumour)) < same - OTHER_SORT);
    }

    #[test]
    fn an_article_is_measured_against_the_whole_story() {
        let bread = || Told {
            story: StoryId(1),
            wing: StoryId(1),
            ..told(2, "Third Lamp", "Harbour bakers win a prize", "For bread.")
        };
        let against = |members: Vec<Told>| score(members, &other());
        assert!(against(vec![one(), bread()]) < against(vec![one()]));
    }

    #[test]
    fn the_order_of_arrival_changes_nothing() {
        assert_eq!(place(Vec::new(), vec![one(), other()]), place(Vec::new(), vec![other(), one()]));
        // Nor does it change which of two that came out at one moment is the first.
        let first = |one_number: i64, other_number: i64| {
            let numbered = |told: Told, number: i64| Told {
                article: ArticleId(number),
                story: StoryId(number),
                wing: StoryId(number),
                at: HOUR,
                ..told
            };
            let moves = place(Vec::new(), vec![numbered(one(), one_number), numbered(other(), other_number)]);
            moves[0].story == StoryId(one_number)
        };
        assert_eq!(first(1, 2), first(2, 1));
    }

    #[test]
    fn articles_without_a_headline_are_not_the_same_page() {
        let bare = |article: i64| told(article, "Pixel Post", "", "");
        assert_eq!(place(vec![bare(1)], vec![bare(2)]), []);
    }
}
