//! The index tells which articles of the window may tell what an arrival tells, from the words they share, without laying any
//! two side by side. It never says less than there is, only more.

use super::{
    WINDOW,
    features::Features,
    settings::Settings,
    signals::{self, Outline, Part, Shared, SharedWord},
};

/// Sums do not come out quite the same in another order.
const ROUNDING: f32 = 1e-3;

/// A word in an article.
#[derive(Debug)]
struct Entry {
    place: u32,
    part: Part,
}

/// The articles that have a word, as they were added.
#[derive(Debug, Default)]
struct Entries {
    all: Vec<Entry>,
    /// Those before this one are too old for any arrival to come.
    from: usize,
}

/// Which articles have a word.
#[derive(Debug)]
pub struct Index {
    by_word: Vec<Entries>,
    /// By place: when it was published, in seconds, and its outline.
    articles: Vec<(i64, Outline)>,
    /// By place: what it shares with the arrival.
    shared: Vec<Shared>,
    /// The places that share anything with it.
    touched: Vec<usize>,
    /// The arrival's outline.
    arrival: Outline,
}

impl Index {
    /// For a batch with so many words.
    pub fn new(words: usize) -> Self {
        let by_word = std::iter::repeat_with(Entries::default).take(words).collect();
        Self { by_word, articles: Vec::new(), shared: Vec::new(), touched: Vec::new(), arrival: Outline::default() }
    }

    /// Takes the next article in.
    pub fn add(&mut self, features: &Features, at: i64) {
        let place = u32::try_from(self.articles.len()).unwrap_or(u32::MAX);
        for (word, _, part, _) in signals::parts(features) {
            self.by_word[word as usize].all.push(Entry { place, part });
        }
        self.articles.push((at, Outline::of(features)));
        self.shared.push(Shared::default());
    }

    /// Counts what every article of the window shares with this one. Arrivals come in their order: what is too old for one
    /// is too old for the next.
    pub fn look_up(&mut self, features: &Features, at: i64) {
        for place in self.touched.drain(..) {
            self.shared[place] = Shared::default();
        }
        self.arrival = Outline::of(features);
        for (word, weight, mine, tells) in signals::parts(features) {
            let entries = &mut self.by_word[word as usize];
            let old = |entry: &Entry| self.articles[entry.place as usize].0 < at - WINDOW;
            entries.from += entries.all[entries.from..].iter().take_while(|entry| old(entry)).count();
            for entry in &entries.all[entries.from..] {
                let place = entry.place as usize;
                if self.shared[place] == Shared::default() {
                    self.touched.push(place);
                }
                self.shared[place].add(SharedWord { weight, mine, theirs: entry.part, tells });
            }
        }
    }

    /// What the article at a place scores at most with the one that was looked up last; none when they share no word.
    pub fn most(&self, place: usize, settings: &Settings) -> Option<f32> {
        let shared = &self.shared[place];
        if *shared == Shared::default() {
            return None;
        }
        let most = signals::most(shared, self.arrival, self.articles[place].1);
        Some(settings.score_of_most(&most) + ROUNDING)
    }

    /// Places with an article that may score as much with the one that was looked up last.
    pub fn near(&self, settings: &Settings) -> impl Iterator<Item = usize> {
        let enough = |place: &usize| self.most(*place, settings).is_some_and(|most| most >= settings.threshold);
        self.touched.iter().copied().filter(enough)
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::{
            features::{Text, tests::candidate},
            lexicon::Lexicon,
            settings::BUILTIN,
        },
        *,
    };

    #[test]
    fn no_two_articles_score_more_than_the_index_says() {
        let lead = "Kilnworks said on stage that the harbour of Lanternfall opens in spring, with bread for everybody.";
        let titles = [
            "Lanternfall harbour opens in spring",
            "Kilnworks opens the Lanternfall harbour",
            "Lanternfall: bread for everybody in spring",
            "Hollow Knight Silksong fans bake bread",
            "Kilnworks opens the Hollow Knight bakery on the harbour of Lanternfall in spring",
        ];
        let all: Vec<_> = titles.iter().flat_map(|title| [candidate(title, ""), candidate(title, lead)]).collect();
        let mut lexicon = Lexicon::default();
        let texts: Vec<Text> = all.iter().map(|one| Text::of(one, &mut lexicon)).collect();
        let weights = lexicon.weigh();
        let features: Vec<Features> = texts.into_iter().map(|text| Features::of(text, &weights)).collect();
        let mut index = Index::new(weights.len());
        for features in &features {
            index.add(features, 0);
        }
        let mut compared = 0;
        for (one, mine) in all.iter().zip(&features) {
            index.look_up(mine, 0);
            for (place, (other, theirs)) in all.iter().zip(&features).enumerate() {
                if let Some(most) = index.most(place, &BUILTIN) {
                    let score = BUILTIN.score(&signals::of((one, mine), (other, theirs), false));
                    assert!(score <= most, "{score} {most} {one:?} {other:?}");
                    compared += 1;
                }
            }
        }
        assert!(compared > features.len(), "{compared}");
    }
}
