//! The clusterer places arriving articles into the open stories of the window, or opens a story of their own for them. Looks
//! only at articles that share a strong word with the arrival, so an arrival costs the same however much is stored.

use super::{
    Candidate, Move,
    features::{Features, Text},
    index::{Index, LookUps, Near},
    lexicon::{Lexicon, Weights},
    merge_rivals::merge_rivals,
    open_stories::{OpenStories, stands_alone},
    settings::{BUILTIN, Settings},
    signals::{self, Signals},
};
use crate::news::ArticleId;
use foldhash::HashMap;
use std::{cmp::Ordering, collections::BTreeSet};

/// Articles that are placed together, taken apart and weighed.
#[derive(Debug)]
pub struct Batch<'a> {
    settings: &'a Settings,
    weights: Weights,
    /// The known articles of the window, then those to be placed, each oldest first.
    articles: Vec<(Candidate, Features)>,
    /// So many are known.
    known: usize,
    index: Index<'a>,
}

/// Does two pieces of work: one after the other, or both at once where the caller has a thread for it.
pub type Both<'a> = &'a dyn Fn(&mut (dyn FnMut() + Send), &mut (dyn FnMut() + Send));

impl Batch<'static> {
    /// Takes the known articles of the window and the fresh ones apart, each half of them a piece of work.
    #[must_use]
    pub fn new(known: Vec<Candidate>, fresh: Vec<Candidate>, both: Both) -> Self {
        Self::by(&BUILTIN, known, fresh, both)
    }
}

impl<'a> Batch<'a> {
    /// The same by other settings.
    fn by(settings: &'a Settings, mut known: Vec<Candidate>, mut fresh: Vec<Candidate>, both: Both) -> Self {
        known.sort_by(in_order);
        fresh.sort_by(in_order);
        let stood = known.len();
        known.append(&mut fresh);
        let (texts, weights) = words_of(&known, both);
        let mut numbers = HashMap::<&str, u32>::default();
        let mut number = |outlet| {
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            *numbers.entry(outlet).or_insert(next)
        };
        let outlets: Vec<u32> = known.iter().map(|candidate| number(candidate.outlet.as_str())).collect();
        let apart = known.into_iter().zip(outlets).zip(texts);
        let apart: Vec<(Candidate, u32, Text)> =
            apart.map(|((candidate, outlet), text)| (candidate, outlet, text)).collect();
        let weighed = |some: &[(Candidate, u32, Text)]| {
            let features =
                some.iter().map(|(candidate, outlet, text)| Features::of(candidate, *outlet, text, &weights));
            features.collect::<Vec<_>>()
        };
        let (features, rest) = in_halves(&apart, weighed, both);
        let candidates = apart.into_iter().map(|(candidate, ..)| candidate);
        let articles: Vec<_> = candidates.zip(features.into_iter().chain(rest)).collect();
        let index = Index::of(weights.len(), &articles, settings);
        Self { settings, weights, articles, known: stood, index }
    }

    /// How many are fresh.
    #[must_use]
    pub const fn arrivals(&self) -> usize {
        self.articles.len() - self.known
    }

    /// What the index says of each fresh article: which of those before it may tell the same.
    pub fn look_ups(&self) -> impl Iterator<Item = Vec<Near>> + Send {
        self.look_ups_of(0..self.arrivals())
    }

    /// The same of some, which are numbers of fresh articles from 0 in rising order. Does not depend on what is placed where, so it can
    /// go ahead of that, and several threads can share it.
    pub fn look_ups_of(&self, fresh: impl Iterator<Item = usize> + Send) -> impl Iterator<Item = Vec<Near>> + Send {
        let mut look_ups = LookUps::in_index(&self.index);
        fresh.map_while(move |number| {
            let (candidate, features) = self.articles.get(self.known + number)?;
            Some(if stands_alone(candidate.kind) { Vec::new() } else { look_ups.of(self.known + number, features) })
        })
    }

    /// Places the fresh articles, oldest first, by what was looked up for each. Moves are told as they are found; an article may move
    /// once more when rivals turn out to be one.
    pub fn place(&self, look_ups: impl Iterator<Item = Vec<Near>>, mut tell: impl FnMut(Move)) {
        let mut open = self.stood();
        let mut rivals = BTreeSet::new();
        for ((candidate, features), near) in self.articles[self.known..].iter().zip(look_ups) {
            let found = story_for(&mut open, candidate, features, &near, &mut rivals);
            let story = found.map(|(story, because)| {
                tell(Move { article: candidate.article, story: open.first(story).in_story, because });
                story
            });
            open.add(candidate, features, story);
        }
        merge_rivals(&mut open, rivals, self.known, self.settings, &mut tell);
    }

    /// The same, all moves in their order.
    #[must_use]
    pub fn moves(&self, look_ups: impl Iterator<Item = Vec<Near>>) -> Vec<Move> {
        let mut moves = Vec::new();
        self.place(look_ups, |one| moves.push(one));
        moves
    }

    /// The stories of the known articles.
    fn stood(&self) -> OpenStories<'_> {
        let mut open = OpenStories::new(self.articles.len(), &self.weights, self.settings);
        for (candidate, features) in &self.articles[..self.known] {
            open.add(candidate, features, None);
        }
        open
    }
}

/// The words of articles, and what each word weighs among them.
fn words_of(all: &[Candidate], both: Both) -> (Vec<Text>, Weights) {
    let of_some = |some: &[Candidate]| {
        let mut lexicon = Lexicon::default();
        let texts = some.iter().map(|candidate| {
            let text = Text::of(candidate, &mut lexicon);
            lexicon.learn(text.words());
            text
        });
        (texts.collect::<Vec<_>>(), lexicon)
    };
    let ((mut texts, mut lexicon), (more, others)) = in_halves(all, of_some, both);
    let numbers = lexicon.merge(others);
    texts.extend(more.into_iter().map(|text| text.renumbered(&numbers)));
    (texts, lexicon.weigh())
}

fn in_halves<T: Sync, R: Default + Send>(all: &[T], work: impl Fn(&[T]) -> R + Sync, both: Both) -> (R, R) {
    let (first, second) = all.split_at(all.len() / 2);
    let (mut of_first, mut of_second) = (R::default(), R::default());
    both(&mut || of_first = work(first), &mut || of_second = work(second));
    (of_first, of_second)
}

/// The way to do both that needs no thread.
pub fn one_after_the_other(one: &mut (dyn FnMut() + Send), other: &mut (dyn FnMut() + Send)) {
    one();
    other();
}

/// Lays the known articles of the window out and places the fresh ones, oldest first. Of two moves of one article the last counts.
#[must_use]
pub fn place(known: Vec<Candidate>, fresh: Vec<Candidate>) -> Vec<Move> {
    place_by(&BUILTIN, known, fresh)
}

/// The same by other settings.
#[must_use]
pub fn place_by(settings: &Settings, known: Vec<Candidate>, fresh: Vec<Candidate>) -> Vec<Move> {
    let batch = Batch::by(settings, known, fresh, &one_after_the_other);
    batch.moves(batch.look_ups())
}

/// The signals of every two articles of a batch that could be one story, oldest first; for those who fit the settings.
#[must_use]
pub fn pair_signals(batch: Vec<Candidate>) -> Vec<(ArticleId, ArticleId, Signals)> {
    let mut open_to_all = Settings::of([0.0; signals::COUNT]);
    (open_to_all.threshold, open_to_all.rumour_hours) = (f32::MIN, f32::MAX);
    let batch = Batch::by(&open_to_all, Vec::new(), batch, &one_after_the_other);
    let mut open = batch.stood();
    let mut pairs = Vec::new();
    for ((candidate, features), near) in batch.articles.iter().zip(batch.look_ups()) {
        if !stands_alone(candidate.kind) {
            pairs.extend(open.pairs(candidate, features, &near));
        }
        open.add(candidate, features, None);
    }
    pairs
}

/// Oldest first. Those of one moment stand in an order that does not depend on which server was faster.
fn in_order(one: &Candidate, other: &Candidate) -> Ordering {
    one.at
        .cmp(&other.at)
        .then_with(|| one.outlet.cmp(&other.outlet))
        .then_with(|| one.title.cmp(&other.title))
        .then_with(|| one.url.cmp(&other.url))
        .then_with(|| one.article.cmp(&other.article))
}

/// The story that an arrival joins, and why. Stories that it fits beside are rivals.
fn story_for<'a>(
    open: &mut OpenStories<'a>,
    candidate: &Candidate,
    features: &'a Features,
    near: &[Near],
    rivals: &mut BTreeSet<(usize, usize)>,
) -> Option<(usize, Vec<String>)> {
    if let Some(story) = open.published_before(candidate, features) {
        return Some((story, vec!["the same headline from the same outlet".to_owned()]));
    }
    if stands_alone(candidate.kind) {
        return None;
    }
    open.cite(features);
    if let Some(story) = open.credited(candidate, features) {
        return Some((story, vec!["a page that both credit".to_owned()]));
    }
    let found = open.fitting(candidate, features, near);
    let (_, best) = *found.first()?;
    rivals.extend(found.iter().skip(1).map(|(_, other)| (best.min(*other), best.max(*other))));
    Some((best, open.because(candidate, features, best)))
}

#[cfg(test)]
mod tests {
    use super::{
        super::{WINDOW, features},
        *,
    };
    use crate::news::{Kind, StoryId};
    use proptest::{collection::vec, prelude::*, sample::select};

    const HOUR: i64 = 3_600;

    fn candidate(article: i64, outlet: &str, title: &str, lead: &str) -> Candidate {
        Candidate {
            article: ArticleId(article),
            story: StoryId(article),
            pre_merge_story: StoryId(article),
            at: article * HOUR,
            outlet: outlet.to_owned(),
            ..features::tests::candidate(title, lead)
        }
    }

    fn one() -> Candidate {
        candidate(
            1,
            "Pixel Post",
            "Lanternfall studio Kilnworks delays the sequel to autumn",
            "Kilnworks says that Lanternfall 2 needs more time and arrives in autumn, with a free demo in spring.",
        )
    }

    fn other() -> Candidate {
        candidate(
            2,
            "Second Cartridge",
            "Kilnworks pushes Lanternfall sequel back to autumn",
            "Lanternfall 2 now arrives in autumn. Kilnworks promises a free demo in spring and asks for more time.",
        )
    }

    fn joined(first: Candidate, second: Candidate) -> bool {
        !place(vec![first], vec![second]).is_empty()
    }

    /// How well an article fits the story of these members.
    fn score(members: Vec<Candidate>, candidate: &Candidate) -> f32 {
        let batch = Batch::new(members, vec![candidate.clone()], &one_after_the_other);
        let (mut open, (candidate, features)) = (batch.stood(), batch.articles.last().unwrap());
        open.cite(features);
        open.score(candidate, features, 0).unwrap()
    }

    const WORDS: [&str; 16] = [
        "lanternfall",
        "kilnworks",
        "harbour",
        "autumn",
        "delay",
        "spring",
        "sequel",
        "bread",
        "quarrelbrook",
        "oven",
        "ostrander",
        "trailer",
        "zorblax",
        "vesper",
        "prize",
        "98",
    ];

    /// An article an hour, its headline and its lead made of a few words.
    fn articles() -> impl Strategy<Value = Vec<Candidate>> {
        let words = |most: usize| vec(select(&WORDS[..]), 0..most).prop_map(|words| words.join(" "));
        let kind = select(&[Kind::News, Kind::News, Kind::Rumour, Kind::Guide][..]);
        vec((select(&["One", "Two", "Three"][..]), words(7), words(24), kind), 1..24).prop_map(|all| {
            let numbered = (1..).zip(all);
            numbered
                .map(|(at, (outlet, title, lead, kind))| Candidate { kind, ..candidate(at, outlet, &title, &lead) })
                .collect()
        })
    }

    proptest! {
        #[test]
        fn an_article_that_is_not_looked_up_would_not_have_been_joined(mut known in articles(), stood in 0_usize..12) {
            let fresh = known.split_off(stood.min(known.len()));
            let batch = Batch::new(known, fresh, &one_after_the_other);
            let all = (batch.known..batch.articles.len()).map(|place| {
                (0..place).filter_map(|place| Some(Near { place: u32::try_from(place).ok()?, most: 100.0, leads: 0.0 })).collect()
            });
            prop_assert_eq!(batch.moves(batch.look_ups()), batch.moves(all));
        }

        #[test]
        fn several_that_look_up_by_turns_find_what_one_finds(mut known in articles(), stood in 0_usize..12, sharers in 1_usize..5) {
            let fresh = known.split_off(stood.min(known.len()));
            let batch = Batch::new(known, fresh, &one_after_the_other);
            let mut shared: Vec<_> = (0..sharers).map(|nth| batch.look_ups_of((nth..).step_by(sharers))).collect();
            let by_turns = (0..batch.arrivals()).filter_map(|number| shared[number % sharers].next()).collect::<Vec<_>>();
            prop_assert_eq!(by_turns, batch.look_ups().collect::<Vec<_>>());
        }
    }

    #[test]
    fn halves_have_the_words_of_the_whole() {
        let all: Vec<Candidate> = (1..)
            .take(301)
            .map(|number| {
                let [first, second, third] = [1, 3, 7].map(|step| WORDS[(number * step / 5) % WORDS.len()]);
                candidate(1, "One", &format!("{first} {number} {second}"), &format!("{third} word{number} {first}"))
            })
            .collect();
        let (texts, weights) = words_of(&all, &one_after_the_other);
        let mut lexicon = Lexicon::default();
        let mut apart = |candidate| {
            let text = Text::of(candidate, &mut lexicon);
            lexicon.learn(text.words());
            text
        };
        assert_eq!(texts, all.iter().map(&mut apart).collect::<Vec<_>>());
        let whole = lexicon.weigh();
        assert_eq!(weights.len(), whole.len());
        for word in texts.iter().flat_map(Text::words) {
            assert_eq!((weights.stem(word), weights.of(word).to_bits()), (whole.stem(word), whole.of(word).to_bits()));
        }
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
        assert!(!joined(
            one(),
            candidate(2, "Second Cartridge", "Lanternfall fans bake the harbour out of bread", lead)
        ));
    }

    #[test]
    fn a_single_shared_name_is_no_likeness() {
        let harbour = || candidate(1, "Pixel Post", "Lanternfall harbour bread", "");
        assert!(!joined(harbour(), candidate(2, "Second Cartridge", "Lanternfall sequel", "")));
        assert!(joined(harbour(), candidate(2, "Second Cartridge", "Lanternfall harbour bread opens", "")));
    }

    #[test]
    fn another_sequel_is_another_story() {
        let number = |mut candidate: Candidate, number: &str| {
            candidate.title = candidate.title.replace("Lanternfall", &format!("Lanternfall {number}"));
            candidate
        };
        assert!(joined(number(one(), "2"), number(other(), "II")));
        assert!(!joined(number(one(), "2"), number(other(), "3")));
    }

    #[test]
    fn what_comes_after_the_window_is_another_story() {
        assert!(joined(one(), Candidate { at: HOUR + WINDOW / 2, ..other() }));
        assert!(!joined(one(), Candidate { at: HOUR + WINDOW + 1, ..other() }));
        assert!(!joined(one(), Candidate { at: HOUR - WINDOW - 1, ..other() }));
    }

    #[test]
    fn pieces_that_stand_for_themselves_join_nothing() {
        assert!(joined(one(), Candidate { kind: Kind::Business, ..other() }));
        for kind in [Kind::Deal, Kind::Guide, Kind::Review, Kind::Preview, Kind::Opinion, Kind::Feature, Kind::Other] {
            assert!(!joined(one(), Candidate { kind, ..other() }), "{kind}");
            assert!(!joined(Candidate { kind, ..one() }, other()), "{kind}");
        }
    }

    #[test]
    fn articles_that_credit_one_page_are_one_story() {
        let bread = || {
            candidate(2, "Third Lamp", "Lanternfall bakers win a prize", "Bread, and nothing but bread, was asked for.")
        };
        let crediting = |page: &str| Candidate { credits: Some(page.to_owned()), ..bread() };
        let at = |url: &str| Candidate { url: url.to_owned(), ..one() };
        assert!(!joined(one(), bread()));
        assert!(joined(at("https://www.pixel.example/a"), crediting("http://pixel.example/a/")));
        assert!(joined(
            Candidate { credits: Some("https://x.example/1".into()), ..one() },
            crediting("https://x.example/1")
        ));
        assert!(!joined(at("https://pixel.example/"), crediting("https://pixel.example/")));
        assert!(!joined(
            at("https://pixel.example/a"),
            Candidate { kind: Kind::Review, ..crediting("https://pixel.example/a") }
        ));
        let stranger = Candidate {
            title: "Harbour bakers win a prize".into(),
            lead: String::new(),
            ..crediting("https://pixel.example/a")
        };
        assert!(!joined(at("https://pixel.example/a"), stranger));
    }

    #[test]
    fn a_page_that_both_cite_is_evidence() {
        let citing = |candidate: Candidate, page: &str| Candidate { cites: vec![page.to_owned()], ..candidate };
        let bread = |page: &str| {
            let lead =
                "Lanternfall bakers of Kilnworks want a prize, with bread and a good deal of patience in autumn.";
            citing(candidate(2, "Third Lamp", "Lanternfall bakers win a prize", lead), page)
        };
        let likeness = |other: Candidate| score(vec![citing(one(), "https://x.example/1")], &other);
        assert!(likeness(bread("https://x.example/1")) > likeness(bread("https://x.example/2")) + 0.05);
        let moves = place(vec![citing(one(), "https://x.example/1")], vec![citing(other(), "https://x.example/1")]);
        assert_eq!(moves[0].because[0], "a page that both point to");
        // An outlet that links to one page in all its articles proves nothing.
        let own = || Candidate { outlet: one().outlet, ..bread("https://x.example/1") };
        let without = || Candidate { cites: Vec::new(), ..own() };
        assert!((likeness(own()) - likeness(without())).abs() < f32::EPSILON);
    }

    #[test]
    fn a_patch_and_news_about_it_lose_likeness() {
        let patch = |candidate: Candidate| Candidate { kind: Kind::Patch, ..candidate };
        assert!(joined(patch(one()), patch(other())));
        assert!(score(vec![one()], &patch(other())) <= score(vec![patch(one())], &patch(other())));
    }

    #[test]
    fn one_piece_published_twice_is_one_whatever_it_is() {
        let again =
            |at: i64, outlet: &str| Candidate { at, kind: Kind::Guide, ..candidate(2, outlet, &one().title, "") };
        assert!(joined(Candidate { kind: Kind::Guide, ..one() }, again(5 * HOUR, "Pixel Post")));
        assert!(!joined(Candidate { kind: Kind::Guide, ..one() }, again(5 * HOUR, "Second Cartridge")));
        assert!(!joined(Candidate { kind: Kind::Guide, ..one() }, again(30 * HOUR, "Pixel Post")));
    }

    #[test]
    fn a_report_and_its_denial_lose_likeness() {
        let report = |title: &str, kind: Kind| {
            let candidate =
                candidate(2, "Second Cartridge", title, "Kilnworks spoke about the sequel and about the autumn.");
            Candidate { kind, ..candidate }
        };
        let first = || report("Kilnworks delays Lanternfall", Kind::Rumour);
        let likeness = |second: Candidate| {
            score(vec![Candidate { story: StoryId(1), pre_merge_story: StoryId(1), ..first() }], &second)
        };
        let same = likeness(report("Kilnworks delays Lanternfall", Kind::Rumour));
        assert!(likeness(report("Kilnworks delays Lanternfall", Kind::News)) < same);
        assert!(likeness(report("Kilnworks denies: delays Lanternfall", Kind::Rumour)) < same - 0.1);
    }

    #[test]
    fn an_article_is_measured_against_the_whole_story() {
        let bread = || Candidate {
            story: StoryId(1),
            pre_merge_story: StoryId(1),
            ..candidate(2, "Third Lamp", "Harbour bakers win a prize", "For bread.")
        };
        let against = |members: Vec<Candidate>| score(members, &other());
        assert!(against(vec![one(), bread()]) < against(vec![one()]));
    }

    #[test]
    fn the_order_of_arrival_changes_nothing() {
        assert_eq!(place(Vec::new(), vec![one(), other()]), place(Vec::new(), vec![other(), one()]));
        // Nor does it change which of two that came out at one moment is the first.
        let first = |one_number: i64, other_number: i64| {
            let numbered = |candidate: Candidate, number: i64| Candidate {
                article: ArticleId(number),
                story: StoryId(number),
                pre_merge_story: StoryId(number),
                at: HOUR,
                ..candidate
            };
            let moves = place(Vec::new(), vec![numbered(one(), one_number), numbered(other(), other_number)]);
            moves[0].story == StoryId(one_number)
        };
        assert_eq!(first(1, 2), first(2, 1));
    }

    #[test]
    fn articles_without_a_headline_are_not_the_same_page() {
        let bare = |article: i64| candidate(article, "Pixel Post", "", "");
        assert_eq!(place(vec![bare(1)], vec![bare(2)]), []);
    }
}
