//! The index tells which articles of the window may tell what an arrival tells, from the words they share, without laying any
//! two side by side. It never says less than there is, only more: each shared word adds the most that it can add to a score, so
//! that one number an article is enough.

use super::{
    WINDOW,
    features::Features,
    settings::Settings,
    signals::{
        self, ALWAYS, DAYS, LEADS, LEAST_TOLD, MOST_IN_LEADS, MOST_THINGS, NEARLY, NO_LEADS, ONLY_IN_LEADS, SHORT_LEAD,
        STRONGEST, THINGS, TITLE_AND_LEAD, TITLE_TOLD, TITLES, TITLES_ALONE,
    },
};

/// Two articles of the window are at most so many days apart.
const FURTHEST: f32 = 8.0;
/// Articles whose bounds are looked at together.
const AT_ONCE: usize = 64;
/// Sums do not come out quite the same in another order.
const ROUNDING: f32 = 1e-3;

/// A word in an article's headline, and what it adds for being told.
#[derive(Debug)]
struct InTitle {
    place: u32,
    title: f32,
    lead: f32,
    told: f32,
}

/// A word that stands in an article's lead alone.
#[derive(Debug)]
struct InLead {
    place: u32,
    lead: f32,
}

/// The articles that have a word, as they were added: two leads share many words and each says little, so these are apart.
#[derive(Debug, Default)]
struct Entries {
    in_titles: Recent<InTitle>,
    in_leads: Recent<InLead>,
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
pub struct Index<'a> {
    settings: &'a Settings,
    by_word: Vec<Entries>,
    /// By place: when it was published, in seconds.
    published: Vec<i64>,
    /// By place: what it scores with an article that it shares no word with, at most.
    apart: Vec<f32>,
    /// By place: what it scores with the arrival, at most, but for the days between them.
    most: Vec<f32>,
    /// By place: the weight of the strongest word that both headlines have.
    strongest: Vec<f32>,
    /// By place: how many telling words both leads have and no headline, as far as they count.
    telling: Vec<u8>,
    /// When the arrival was published.
    at: i64,
}

impl<'a> Index<'a> {
    /// For a batch with so many words.
    pub fn new(words: usize, settings: &'a Settings) -> Self {
        let by_word = std::iter::repeat_with(Entries::default).take(words).collect();
        let (published, apart, most, strongest, telling) = Default::default();
        Self { settings, by_word, published, apart, most, strongest, telling, at: 0 }
    }

    /// Takes the next article in.
    pub fn add(&mut self, features: &Features, at: i64) {
        let place = u32::try_from(self.published.len()).unwrap_or(u32::MAX);
        let told = self.told_by_weight(features);
        for mark in &features.marks {
            let entries = &mut self.by_word[mark.word as usize];
            if mark.in_title() {
                let (title, lead, told) = (mark.title, mark.lead, told * mark.weight);
                entries.in_titles.all.push(InTitle { place, title, lead, told });
            } else {
                entries.in_leads.all.push(InLead { place, lead: mark.lead });
            }
        }
        self.published.push(at);
        self.apart.push(self.settings.weight(ALWAYS) + self.short_lead(features) + ROUNDING);
        self.most.push(0.0);
        self.strongest.push(0.0);
        self.telling.push(0);
    }

    /// Adds up what every article of the window shares with this one. Arrivals come in their order: what is too old for one is
    /// too old for the next.
    pub fn look_up(&mut self, features: &Features, at: i64) {
        self.at = at;
        let [titles, crossed, leads] = [TITLES, TITLE_AND_LEAD, LEADS].map(|signal| self.settings.adds(signal));
        let strongest_adds = self.settings.adds(STRONGEST);
        let telling_adds = self.settings.adds(ONLY_IN_LEADS) / f32::from(MOST_IN_LEADS);
        let (crossed, titles_alone) = (crossed / 2.0, self.settings.adds(TITLES_ALONE));
        let titles = if features.has_no_lead { titles + titles_alone } else { titles };
        let thing = self.settings.adds(THINGS) / MOST_THINGS;
        let told = self.told_by_weight(features);
        let no_leads = if features.has_no_lead { self.settings.adds(NO_LEADS) } else { 0.0 };
        let more = self.short_lead(features) + no_leads;
        self.most.clear();
        self.most.extend(self.apart.iter().map(|apart| apart + more));
        self.strongest.fill(0.0);
        self.telling.fill(0);
        let (most, strongest, telling) = (&mut self.most, &mut self.strongest, &mut self.telling);
        let published = &self.published;
        let old = |place: u32| published[place as usize] < at - WINDOW;
        for mine in &features.marks {
            let by_title = titles * mine.title + crossed * mine.lead;
            let by_lead = crossed * mine.title + leads * mine.lead;
            let told = if mine.in_title() { told * mine.weight } else { 0.0 };
            let (in_titles, strong) = if mine.in_title() { (thing + told, mine.weight) } else { (0.0, 0.0) };
            let tells = !mine.in_title() && mine.tells();
            let entries = &mut self.by_word[mine.word as usize];
            for theirs in entries.in_titles.recent(|entry| old(entry.place)) {
                let product = by_title * theirs.title + by_lead * theirs.lead;
                let place = theirs.place as usize;
                let stronger = (strong - strongest[place]).max(0.0);
                strongest[place] += stronger;
                most[place] += in_titles + theirs.told + product + strongest_adds * stronger;
            }
            // Most words stand in leads, and most of these tell nothing.
            let in_leads = entries.in_leads.recent(|entry| old(entry.place));
            for theirs in in_leads {
                most[theirs.place as usize] += told + by_lead * theirs.lead;
            }
            if tells {
                for theirs in in_leads {
                    let place = theirs.place as usize;
                    let says_more = telling[place] < MOST_IN_LEADS;
                    telling[place] += u8::from(says_more);
                    most[place] += if says_more { telling_adds } else { 0.0 };
                }
            }
        }
    }

    /// What a headline's word adds at most for being told, for each unit of its weight.
    fn told_by_weight(&self, features: &Features) -> f32 {
        let adds = f32::midpoint(self.settings.adds(TITLE_TOLD), self.settings.adds(LEAST_TOLD));
        adds / (features.title_weight - NEARLY).max(f32::MIN_POSITIVE)
    }

    fn short_lead(&self, features: &Features) -> f32 {
        if features.long_lead { 0.0 } else { self.settings.adds(SHORT_LEAD) }
    }

    /// What the article at a place scores at most with the one that was looked up last; none when it is too old to have been
    /// counted.
    pub fn most(&self, place: usize) -> Option<f32> {
        let most = self.most[place] + self.settings.weight(DAYS) * signals::days(self.published[place], self.at);
        (self.published[place] >= self.at - WINDOW).then_some(most)
    }

    /// Places with an article that may score as much with the one that was looked up last as it takes to join.
    pub fn near(&self) -> Vec<usize> {
        let enough = self.settings.threshold - self.settings.adds(DAYS) * FURTHEST - ROUNDING;
        let mut near = Vec::new();
        for (nth, most) in self.most.chunks(AT_ONCE).enumerate() {
            #[expect(clippy::needless_bitwise_bool, reason = "without a branch for each, many are looked at in one go")]
            let any = most.iter().fold(false, |any, most| any | (*most >= enough));
            if any {
                let places = (nth * AT_ONCE..).take(most.len());
                near.extend(
                    places.filter(|place| self.most(*place).is_some_and(|most| most >= self.settings.threshold)),
                );
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
            signals,
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
        let mut index = Index::new(weights.len(), &BUILTIN);
        for features in &features {
            index.add(features, 0);
        }
        let mut compared = 0;
        for (one, mine) in all.iter().zip(&features) {
            index.look_up(mine, 0);
            for (place, (other, theirs)) in all.iter().zip(&features).enumerate() {
                if let Some(most) = index.most(place) {
                    let score = BUILTIN.score(&signals::of((one, mine), (other, theirs), false));
                    assert!(score <= most, "{score} {most} {one:?} {other:?}");
                    compared += 1;
                }
            }
        }
        assert!(compared > features.len(), "{compared}");
    }
}
