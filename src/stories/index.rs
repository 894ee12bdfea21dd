//! The index tells which articles on the desk may be like an arrival, from the words they share, without laying any two
//! side by side. What it refuses has a likeness of 0; how alike the others are, it never says.

use super::{
    WINDOW,
    features::{CARRIES, Features, Mark, needed, worth},
};

/// A strong word that stands in both headlines: more than all evidence there can be.
const BOTH_HEADLINES: u32 = 1 << 16;

/// What a shared word counts, by its marks in the two articles.
const COUNTS: [[u32; 4]; 4] = [row(0), row(1), row(2), row(3)];

const fn row(one: Mark) -> [u32; 4] {
    [count(one, 0), count(one, 1), count(one, 2), count(one, 3)]
}

const fn count(one: Mark, other: Mark) -> u32 {
    worth(one, other) + if one & other & CARRIES != 0 { BOTH_HEADLINES } else { 0 }
}

/// Numbers with fractions do not add up quite the same in another order.
const ROUNDING: f32 = 1e-4;

/// What an article shares with the arrival.
#[derive(Debug, Clone, Copy, Default)]
struct Shared {
    counts: u32,
    /// The likeness of the words that can be evidence.
    likeness: f32,
}

/// An article but for its words.
#[derive(Debug, Clone, Copy, Default)]
struct Whole {
    /// What all words together weigh that cannot be evidence.
    rest: f32,
    telling_lead: bool,
    /// When it was published, in seconds.
    at: i64,
}

impl Whole {
    const fn of(features: &Features, at: i64) -> Self {
        Self { rest: features.rest, telling_lead: features.telling_lead, at }
    }
}

/// A word in an article on the desk.
#[derive(Debug)]
struct Entry {
    place: u32,
    mark: Mark,
    weight: f32,
}

/// The articles that have a word, as they were laid.
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
    /// By place.
    laid: Vec<Whole>,
    /// By place: what it shares with the arrival.
    shared: Vec<Shared>,
    /// The arrival that was looked at last.
    arrival: Whole,
    /// The first place with something in common with it.
    first: usize,
}

impl Index {
    /// For a batch with so many words.
    pub fn new(words: usize) -> Self {
        let by_word = std::iter::repeat_with(Entries::default).take(words).collect();
        Self { by_word, laid: Vec::new(), shared: Vec::new(), arrival: Whole::default(), first: 0 }
    }

    /// Takes the next article in.
    pub fn lay(&mut self, features: &Features, at: i64) {
        let place = u32::try_from(self.laid.len()).unwrap_or(u32::MAX);
        for (word, mark, weight) in features.marks() {
            self.by_word[word as usize].all.push(Entry { place, mark, weight });
        }
        self.laid.push(Whole::of(features, at));
        self.shared.push(Shared::default());
    }

    /// Counts what every article of the window shares with this one. Arrivals are looked at in their order: what is too
    /// old for one is too old for the next.
    pub fn look(&mut self, features: &Features, at: i64) {
        self.shared[self.first..].fill(Shared::default());
        self.first = self.laid.len();
        self.arrival = Whole::of(features, at);
        for (word, mark, weight) in features.marks() {
            let counts = &COUNTS[usize::from(mark)];
            let entries = &mut self.by_word[word as usize];
            let old = |entry: &Entry| self.laid[entry.place as usize].at < at - WINDOW;
            entries.from += entries.all[entries.from..].iter().take_while(|entry| old(entry)).count();
            let entries = &entries.all[entries.from..];
            self.first = entries.first().map_or(self.first, |entry| self.first.min(entry.place as usize));
            for entry in entries {
                let shared = &mut self.shared[entry.place as usize];
                shared.counts += counts[usize::from(entry.mark)];
                shared.likeness += weight * entry.weight;
            }
        }
    }

    /// How alike at most the article at a place is to the one that was looked at last.
    pub fn most(&self, place: usize) -> f32 {
        let Shared { counts, likeness } = self.shared[place];
        if counts < BOTH_HEADLINES {
            return 0.0;
        }
        let laid = self.laid[place];
        let needed = needed(self.arrival.telling_lead && laid.telling_lead);
        if counts < BOTH_HEADLINES + needed { 0.0 } else { likeness + self.arrival.rest * laid.rest + ROUNDING }
    }

    /// Places with an article that may be so much like the one that was looked at last.
    pub fn alike(&self, enough: f32) -> impl Iterator<Item = usize> {
        (self.first..self.laid.len()).filter(move |place| self.most(*place) >= enough)
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::{features::tests::told, weights::Lexicon},
        *,
    };
    use crate::stories::features::Text;

    #[test]
    fn no_article_is_more_alike_than_the_index_says() {
        let lead = "Kilnworks said on stage that the harbour of Lanternfall opens in spring, with bread for everybody.";
        let titles = [
            "Lanternfall harbour opens in spring",
            "Kilnworks opens the Lanternfall harbour",
            "Lanternfall: bread for everybody in spring",
            "Hollow Knight Silksong fans bake bread",
            "Kilnworks opens the Hollow Knight bakery on the harbour of Lanternfall in spring",
        ];
        let all = || titles.iter().flat_map(|title| [(*title, ""), (*title, lead)]);
        let mut lexicon = Lexicon::default();
        let texts: Vec<Text> = all().map(|(title, lead)| Text::of(&told(title, lead), &mut lexicon)).collect();
        let weights = lexicon.weigh();
        let features: Vec<Features> = texts.into_iter().map(|text| Features::of(text, &weights)).collect();
        let mut index = Index::new(weights.len());
        for features in &features {
            index.lay(features, 0);
        }
        let mut alike = 0;
        for one in &features {
            index.look(one, 0);
            for (place, other) in features.iter().enumerate() {
                let likeness = one.likeness(other, 0);
                assert!(likeness <= index.most(place), "{one:?} {other:?}");
                alike += usize::from(likeness > 0.0);
            }
        }
        assert!(alike > features.len(), "{alike}");
    }
}
