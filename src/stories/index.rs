//! The index tells which articles of the window may tell what an arrival tells, from the words they share, without laying any
//! two side by side. It never says less than there is, only more.

use super::{
    WINDOW,
    features::Features,
    settings::Settings,
    signals::{self, InLeads, InTitles, Outline, Part, Shared},
};

/// Sums do not come out quite the same in another order.
const ROUNDING: f32 = 1e-3;

/// A word in an article: where the article stands, and the word's part in it.
type Entry = (u32, Part);

/// The articles that have a word, as they were added: those whose headline has it apart from those where it stands in the
/// lead alone, for two leads share many words and each says little.
#[derive(Debug, Default)]
struct Entries {
    in_titles: Recent<Entry>,
    in_leads: Recent<(u32, f32)>,
}

/// Entries of which the first are too old for any arrival to come.
#[derive(Debug)]
struct Recent<T> {
    all: Vec<T>,
    from: usize,
}

impl<T> Default for Recent<T> {
    fn default() -> Self {
        Self { all: Vec::new(), from: 0 }
    }
}

impl<T> Recent<T> {
    /// Those that are not too old.
    fn recent(&mut self, old: impl Fn(&T) -> bool) -> &[T] {
        self.from += self.all[self.from..].iter().take_while(|entry| old(entry)).count();
        &self.all[self.from..]
    }
}

/// Which articles have a word.
#[derive(Debug)]
pub struct Index {
    by_word: Vec<Entries>,
    /// By place: when it was published, in seconds, and its outline.
    articles: Vec<(i64, Outline)>,
    /// By place: what it shares with the arrival.
    titles: Vec<InTitles>,
    leads: Vec<InLeads>,
    /// The arrival's outline, and when it was published.
    arrival: Outline,
    at: i64,
}

impl Index {
    /// For a batch with so many words.
    pub fn new(words: usize) -> Self {
        let by_word = std::iter::repeat_with(Entries::default).take(words).collect();
        let (articles, titles, leads) = (Vec::new(), Vec::new(), Vec::new());
        Self { by_word, articles, titles, leads, arrival: Outline::default(), at: 0 }
    }

    /// Takes the next article in.
    pub fn add(&mut self, features: &Features, at: i64) {
        let place = u32::try_from(self.articles.len()).unwrap_or(u32::MAX);
        for (word, _, part, _) in signals::parts(features) {
            let entries = &mut self.by_word[word as usize];
            if part.title > 0.0 {
                entries.in_titles.all.push((place, part));
            } else {
                entries.in_leads.all.push((place, part.lead));
            }
        }
        self.articles.push((at, Outline::of(features)));
        self.titles.push(InTitles::default());
        self.leads.push(InLeads::default());
    }

    /// Counts what every article of the window shares with this one. Arrivals come in their order: what is too old for one
    /// is too old for the next.
    pub fn look_up(&mut self, features: &Features, at: i64) {
        self.titles.fill(InTitles::default());
        self.leads.fill(InLeads::default());
        (self.arrival, self.at) = (Outline::of(features), at);
        let (articles, titles, leads) = (&self.articles, &mut self.titles, &mut self.leads);
        let old = |place: u32| articles[place as usize].0 < at - WINDOW;
        for (word, weight, mine, tells) in signals::parts(features) {
            let entries = &mut self.by_word[word as usize];
            for (place, theirs) in entries.in_titles.recent(|entry| old(entry.0)) {
                titles[*place as usize].add(weight, mine, *theirs);
                leads[*place as usize].add(mine.lead * theirs.lead, false);
            }
            let in_title = mine.title > 0.0;
            for (place, lead) in entries.in_leads.recent(|entry| old(entry.0)) {
                leads[*place as usize].add(mine.lead * lead, tells && !in_title);
                if in_title {
                    titles[*place as usize].add(weight, mine, Part { title: 0.0, lead: *lead });
                }
            }
        }
    }

    /// What the article at a place shares with the one that was looked up last; none when it is too old to have been counted.
    pub fn shared(&self, place: usize) -> Option<Shared> {
        (self.articles[place].0 >= self.at - WINDOW)
            .then(|| Shared { titles: self.titles[place], leads: self.leads[place] })
    }

    /// What the article at a place scores at most with the one that was looked up last.
    pub fn most(&self, place: usize, settings: &Settings) -> Option<f32> {
        Some(self.most_by(&self.shared(place)?, self.articles[place].1, settings))
    }

    #[inline]
    fn most_by(&self, shared: &Shared, theirs: Outline, settings: &Settings) -> f32 {
        settings.score_of_most(signals::most(shared, self.arrival, theirs)) + ROUNDING
    }

    /// Places with an article that shares a word with the one that was looked up last and may score as much with it as it
    /// takes to join.
    pub fn near(&self, settings: &Settings) -> Vec<usize> {
        let mut near = Vec::new();
        let all = self.articles.iter().zip(&self.titles).zip(&self.leads);
        for (place, (((at, theirs), titles), leads)) in all.enumerate() {
            let shared = Shared { titles: *titles, leads: *leads };
            if self.most_by(&shared, *theirs, settings) >= settings.threshold
                && shared != Shared::default()
                && *at >= self.at - WINDOW
            {
                near.push(place);
            }
        }
        near
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
                    let shared = signals::shared(mine, theirs);
                    let score = BUILTIN.score(&signals::of((one, mine), (other, theirs), &shared, false));
                    assert!(score <= most, "{score} {most} {one:?} {other:?}");
                    compared += 1;
                }
            }
        }
        assert!(compared > features.len(), "{compared}");
    }
}
