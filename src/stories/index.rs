//! The index tells which articles of the window may tell what an arrival tells, from the words they share, without laying any
//! two side by side. It never says less than there is, only more: each shared word adds the most that it can add to a score, so
//! that one number an article is enough. Two leads share many words and each says little: what these add at most is known
//! from the length of both, and from a sketch of both where that may be much, so that only words of headlines are looked up. What two
//! articles are apart from their words counts as it is.

use super::{
    Candidate, WINDOW,
    features::Features,
    lexicon::Word,
    marks::Mark,
    settings::Settings,
    signals::{
        ALWAYS, DAYS, LEADS, LEAST_TOLD, MOST_IN_LEADS, MOST_THINGS, NAME_WORDS, NEARLY, NO_LEADS, ONLY_IN_LEADS,
        OTHER_GAMES, SAME_OUTLET, SHORT_LEAD, STRONGEST, THINGS, TITLE_AND_LEAD, TITLE_TOLD, TITLES, TITLES_ALONE,
        TRAITS, UNTOLD,
    },
    sketch::Sketch,
};
use std::ops::Range;

/// Articles whose bounds are looked at together.
const AT_ONCE: usize = 64;
/// Sums do not come out quite the same in another order.
const ROUNDING: f32 = 2e-3;
const DAY: f32 = 86_400.0;

/// A word in an article's headline.
#[derive(Debug, Clone, Copy, Default)]
struct InTitle {
    /// The word before it: two words in a row are one thing.
    before: Option<Word>,
    title: f32,
    lead: f32,
    /// What it adds for being told, for each unit of its weight.
    told: f32,
}

/// An article that may tell what an arrival tells, by its place, and what the two score at most.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Near {
    pub(super) place: u32,
    pub(super) most: f32,
    /// So much of it is for words that may stand in both leads and in no headline.
    pub(super) leads: f32,
}

/// The entries of all words, those of a word in the order of their places.
#[derive(Debug)]
struct ByWord<T> {
    /// Each with its article's place.
    all: Vec<(u32, T)>,
    /// Where a word's entries begin, and the last one's end.
    begins: Vec<u32>,
}

impl<T: Copy + Default> ByWord<T> {
    /// Of so many words: the word of each entry, then the entries with it and their places.
    fn of(words: usize, of_each: impl Iterator<Item = Word>, entries: impl Iterator<Item = (Word, u32, T)>) -> Self {
        let mut begins = vec![0_u32; words + 1];
        for word in of_each {
            begins[word as usize + 1] += 1;
        }
        for word in 1..begins.len() {
            begins[word] += begins[word - 1];
        }
        let mut all = vec![(0, T::default()); begins[words] as usize];
        let mut ends = begins.clone();
        for (word, place, entry) in entries {
            let end = &mut ends[word as usize];
            all[*end as usize] = (place, entry);
            *end += 1;
        }
        Self { all, begins }
    }

    /// A word's entries that lie before a place and are not too old for it; moves the cursor on to them, so that places are asked for in
    /// their order. Among known articles that are newer than the first fresh ones, some that are too old may be left.
    fn recent(&self, word: Word, cursor: &mut Range<u32>, place: u32, old: impl Fn(u32) -> bool) -> &[(u32, T)] {
        let Range { start, end } = cursor;
        let last = self.begins[word as usize + 1];
        while *end < last && self.all[*end as usize].0 < place {
            *end += 1;
        }
        while start < end && old(self.all[*start as usize].0) {
            *start += 1;
        }
        &self.all[*start as usize..*end as usize]
    }

    /// For each word a cursor that stands before its first entry.
    fn cursors(&self) -> Vec<Range<u32>> {
        self.begins[1..].iter().zip(&self.begins).map(|(_, begin)| *begin..*begin).collect()
    }
}

/// What is known of an article before any other is looked at.
#[derive(Debug, Clone, Copy, Default)]
struct Alone {
    /// What it scores with an article that it shares no word with, at most.
    apart: f32,
    /// What the words that stand in its lead alone add at most, each lead's the root of it.
    lead: f32,
    /// What the telling ones among these add, at most.
    telling: f32,
    /// When it was published, in days after the first article.
    day: f32,
}

impl Alone {
    /// Of an article that was published so many seconds after the first.
    fn of(features: &Features, seconds: i64, settings: &Settings) -> Self {
        let length = features.lead_marks.iter().map(|mark| mark.lead * mark.lead).sum::<f32>();
        let telling = features.lead_marks.iter().filter(|mark| mark.tells()).take(MOST_IN_LEADS.into());
        let adds = settings.adds(ONLY_IN_LEADS) / f32::from(MOST_IN_LEADS);
        #[expect(clippy::cast_precision_loss, reason = "a few days in seconds, six words at most")]
        let (telling, seconds) = (telling.count() as f32, seconds as f32);
        let apart = settings.weight(ALWAYS) + short_lead(settings, features) + ROUNDING + settings.adds(OTHER_GAMES);
        let lead = (settings.adds(LEADS) * length).sqrt();
        Self { apart, lead, telling: adds * telling, day: seconds / DAY }
    }

    /// What words that stand in two leads and in no headline add at most.
    fn leads_with(self, other: Self) -> f32 {
        self.lead * other.lead + self.telling.min(other.telling)
    }
}

/// What an article is apart from its words.
#[derive(Debug, Clone, Copy)]
struct Nature {
    /// The outlet's number.
    outlet: u32,
    /// Those of its features.
    traits: u8,
}

impl Nature {
    const fn of(features: &Features) -> Self {
        Self { outlet: features.outlet, traits: features.traits }
    }
}

/// Which articles have a word.
#[derive(Debug)]
pub struct Index<'a> {
    settings: &'a Settings,
    /// What it adds to differ in these traits, and to be from one outlet.
    by_difference: [[f32; 2]; 1 << TRAITS.len()],
    /// The most of that: nothing, but by settings under which it speaks for two articles to differ.
    most_different: f32,
    in_titles: ByWord<InTitle>,
    /// A word's part in the lead of an article that has it there alone.
    in_leads: ByWord<f32>,
    /// By place: when it was published, in seconds.
    published: Vec<i64>,
    /// By place.
    alone: Vec<Alone>,
    /// By place.
    natures: Vec<Nature>,
    /// By place.
    sketches: Vec<Sketch>,
}

impl<'a> Index<'a> {
    /// Of these articles, first the known ones and then the fresh ones, each oldest first, and as many words as they have.
    pub fn of(words: usize, articles: &[(Candidate, Features)], settings: &'a Settings) -> Self {
        let differs = |traits: usize, bit: usize| if traits >> bit & 1 == 1 { 1.0 } else { 0.0 };
        let by_difference: [[f32; 2]; 1 << TRAITS.len()] = std::array::from_fn(|traits| {
            let apart =
                (0..).zip(TRAITS).map(|(bit, signal)| differs(traits, bit) * settings.weight(signal)).sum::<f32>();
            [apart, apart + settings.weight(SAME_OUTLET)]
        });
        let most_different = by_difference.iter().flatten().fold(0.0, |most: f32, adds| most.max(*adds));
        let all = || articles.iter().map(|(_, features)| features);
        let in_titles = (0..).zip(all()).flat_map(|(place, features)| {
            let told = told_by_weight(settings, features);
            features.title_marks.iter().map(move |Mark { word, title, lead, .. }| {
                (*word, place, InTitle { before: features.before(*word), title: *title, lead: *lead, told })
            })
        });
        let in_leads = (0..)
            .zip(all())
            .flat_map(|(place, features)| features.lead_marks.iter().map(move |mark| (mark.word, place, mark.lead)));
        let title_words = all().flat_map(|features| features.title_marks.iter().map(|mark| mark.word));
        let lead_words = all().flat_map(|features| features.lead_marks.iter().map(|mark| mark.word));
        let first = articles.first().map_or(0, |(candidate, _)| candidate.at);
        Self {
            settings,
            by_difference,
            most_different,
            in_titles: ByWord::of(words, title_words, in_titles),
            in_leads: ByWord::of(words, lead_words, in_leads),
            published: articles.iter().map(|(candidate, _)| candidate.at).collect(),
            alone: articles
                .iter()
                .map(|(candidate, features)| Alone::of(features, candidate.at - first, settings))
                .collect(),
            natures: all().map(Nature::of).collect(),
            sketches: all().map(|features| features.sketch).collect(),
        }
    }
}

/// Looks up which articles before an arrival may tell the same. Several may do so at once.
#[derive(Debug)]
pub struct LookUps<'i> {
    index: &'i Index<'i>,
    /// A cursor for each word, on the entries that lie before the arrival and are not too old for it.
    in_titles: Vec<Range<u32>>,
    in_leads: Vec<Range<u32>>,
    /// By place: what it scores with the arrival, at most.
    most: Vec<f32>,
    /// By place: the weight of the strongest word that both headlines have.
    strongest: Vec<f32>,
    /// Room for what is looked up.
    near: Vec<Near>,
}

impl<'i> LookUps<'i> {
    pub fn in_index(index: &'i Index) -> Self {
        let count = index.published.len();
        Self {
            index,
            in_titles: index.in_titles.cursors(),
            in_leads: index.in_leads.cursors(),
            most: vec![0.0; count],
            strongest: vec![0.0; count],
            near: Vec::new(),
        }
    }

    /// The articles that may score more than the least that counts with the one that has this place and these features. To be asked
    /// in the order of places: what is too old for one is too old for the next.
    pub fn of(&mut self, place: usize, features: &Features) -> Vec<Near> {
        self.begin(place, features);
        self.add_up(place, features);
        self.near(place)
    }

    /// Sets what every article before this one scores at most before any word is looked up.
    fn begin(&mut self, place: usize, features: &Features) {
        let Index { settings, alone, .. } = self.index;
        let arrival = alone[place];
        let no_leads = if features.has_no_lead { settings.adds(NO_LEADS) } else { 0.0 };
        let days = settings.weight(DAYS);
        let more = short_lead(settings, features) + no_leads;
        for (most, theirs) in self.most.iter_mut().zip(&alone[..place]) {
            let leads = arrival.leads_with(*theirs);
            *most = theirs.apart + more + leads + days * (arrival.day - theirs.day).abs();
        }
        self.strongest[..place].fill(0.0);
    }

    /// Adds up what every article of the window shares with this one.
    fn add_up(&mut self, place: usize, features: &Features) {
        let Self { index, in_titles, in_leads, most, strongest, .. } = self;
        let settings = index.settings;
        let [titles, crossed, leads] = [TITLES, TITLE_AND_LEAD, LEADS].map(|signal| settings.adds(signal));
        let strongest_adds = settings.adds(STRONGEST);
        let (crossed, titles_alone) = (crossed / 2.0, settings.adds(TITLES_ALONE));
        let titles = if features.has_no_lead { titles + titles_alone } else { titles };
        let thing = settings.adds(THINGS) / MOST_THINGS;
        let told = told_by_weight(settings, features);
        let published = &index.published;
        let oldest = published[place] - WINDOW;
        let old = |place: u32| published[place as usize] < oldest;
        let place = u32::try_from(place).unwrap_or(u32::MAX);
        for mine in features.marks() {
            let by_title = titles * mine.title + crossed * mine.lead;
            let by_lead = crossed * mine.title + leads * mine.lead;
            let (thing, told, strong) = if mine.in_title() { (thing, told, mine.weight) } else { (0.0, 0.0, 0.0) };
            let before = features.before(mine.word);
            let word = mine.word as usize;
            for (place, theirs) in index.in_titles.recent(mine.word, &mut in_titles[word], place, old) {
                let product = by_title * theirs.title + by_lead * theirs.lead;
                let place = *place as usize;
                let stronger = (strong - strongest[place]).max(0.0);
                strongest[place] += stronger;
                let goes_on = before.is_some() && before == theirs.before;
                let things = if goes_on { 0.0 } else { thing };
                // The strongest word of both headlines is a name, or part of one, and tells nothing beside it.
                let tells = (told + theirs.told) * (mine.weight - stronger);
                most[place] += things + tells + product + strongest_adds * stronger;
            }
            if mine.in_title() {
                for (place, lead) in index.in_leads.recent(mine.word, &mut in_leads[word], place, old) {
                    most[*place as usize] += told * mine.weight + by_lead * lead;
                }
            }
        }
    }

    /// Articles that may score more with an arrival than the least that counts.
    fn near(&mut self, place: usize) -> Vec<Near> {
        let Index { settings, by_difference, most_different, published, alone, natures, sketches, .. } = self.index;
        let (arrival, nature, sketch) = (alone[place], natures[place], &sketches[place]);
        let oldest = published[place] - WINDOW;
        let Settings { least, threshold, .. } = **settings;
        let enough = least - most_different;
        let (product, telling) = (settings.adds(LEADS), settings.adds(ONLY_IN_LEADS) / f32::from(MOST_IN_LEADS));
        self.near.clear();
        for (nth, most) in self.most[..place].chunks(AT_ONCE).enumerate() {
            #[expect(clippy::needless_bitwise_bool, reason = "without a branch for each, many are looked at in one go")]
            let any = most.iter().fold(false, |any, most| any | (*most > enough));
            if !any {
                continue;
            }
            for (place, most) in (nth * AT_ONCE..).zip(most).filter(|(_, most)| **most > enough) {
                let Nature { outlet, traits } = natures[place];
                let same_outlet = usize::from(outlet == nature.outlet);
                let mut most = most + by_difference[usize::from(traits ^ nature.traits)][same_outlet];
                if most <= least || published[place] < oldest {
                    continue;
                }
                let mut leads = arrival.leads_with(alone[place]);
                // Those that may speak for a story on their own are looked at closer.
                if most >= threshold {
                    let theirs = &sketches[place];
                    #[expect(clippy::cast_precision_loss, reason = "a lead has few words")]
                    let count = sketch.most_telling(theirs).min(MOST_IN_LEADS.into()) as f32;
                    let closer = leads.min(product * sketch.most_shared(theirs) + telling * count);
                    most += closer - leads;
                    leads = closer;
                }
                if most > least
                    && let Ok(place) = u32::try_from(place)
                {
                    self.near.push(Near { place, most, leads });
                }
            }
        }
        // As long as it is, not as long as it may become: another thread gives its memory back.
        self.near.clone()
    }
}

/// What a headline's words but for a name add at most for being told, for each unit of their weight.
fn told_by_weight(settings: &Settings, features: &Features) -> f32 {
    let adds = f32::midpoint(settings.adds(TITLE_TOLD), settings.adds(LEAST_TOLD));
    let name = features.title.iter().fold(0.0_f32, |heaviest, (_, weight)| heaviest.max(*weight));
    let untold = if features.title.len() > NAME_WORDS { -NEARLY } else { UNTOLD };
    adds / (features.title_weight - name + untold).max(f32::MIN_POSITIVE)
}

fn short_lead(settings: &Settings, features: &Features) -> f32 {
    if features.long_lead { 0.0 } else { settings.adds(SHORT_LEAD) }
}

#[cfg(test)]
mod tests {
    use super::{
        super::{
            features::{MarksByWord, Text, tests::candidate},
            lexicon::Lexicon,
            settings::BUILTIN,
            signals::{self, Signals},
        },
        *,
    };
    use crate::news::Kind;

    fn no_two_score_more_than_the_index_says(settings: &Settings) {
        let lead = "Kilnworks said on stage that the harbour of Lanternfall opens in spring, with bread for everybody.";
        let titles = [
            "Lanternfall harbour opens in spring",
            "Kilnworks opens the Lanternfall harbour",
            "Lanternfall: bread for everybody in spring",
            "Kilnworks denies: no bread for the harbour of Lanternfall",
            "Hollow Knight Silksong fans bake bread",
            "Kilnworks opens the Hollow Knight bakery on the harbour of Lanternfall in spring",
        ];
        let kinds = [Kind::News, Kind::Rumour, Kind::Trailer, Kind::Video, Kind::Patch];
        let pairs = titles.iter().flat_map(|title| kinds.map(|kind| (*title, kind)));
        let all: Vec<Candidate> = (0..)
            .zip(pairs.flat_map(|(title, kind)| ["", lead].map(|lead| (title, kind, lead))))
            .map(|(nth, (title, kind, lead))| Candidate {
                at: nth * 3_600,
                outlet: ["One", "Two"][usize::from(nth % 3 == 0)].to_owned(),
                kind,
                ..candidate(title, lead)
            })
            .collect();
        let mut lexicon = Lexicon::default();
        let texts: Vec<Text> = all.iter().map(|one| Text::of(one, &mut lexicon)).collect();
        let weights = lexicon.weigh();
        let outlet = |candidate: &Candidate| u32::from(candidate.outlet == "One");
        let weighed = |(one, text): (&Candidate, &Text)| Features::of(one, outlet(one), text, &weights);
        let features: Vec<Features> = all.iter().zip(&texts).map(weighed).collect();
        let articles: Vec<_> = all.into_iter().zip(features).collect();
        let index = Index::of(weights.len(), &articles, settings);
        let mut look_ups = LookUps::in_index(&index);
        let mut marks = MarksByWord::new(weights.len());
        let mut compared = 0;
        for (nth, (one, mine)) in articles.iter().enumerate() {
            let near = look_ups.of(nth, mine);
            marks.add(mine);
            for (place, (other, theirs)) in articles[..nth].iter().enumerate() {
                let most =
                    near.iter().find(|near| near.place as usize == place).map_or(settings.least, |near| near.most);
                let score = settings.score(&signals::of((one, mine), &marks, (other, theirs), false));
                assert!(score <= most, "{score} {most} {one:?} {other:?}");
                compared += usize::from(most > settings.least);
            }
            marks.remove(mine);
        }
        assert!(compared > articles.len(), "{compared}");
    }

    #[test]
    fn no_two_articles_score_more_than_the_index_says() {
        no_two_score_more_than_the_index_says(&BUILTIN);
    }

    #[test]
    fn nor_by_settings_under_which_it_speaks_for_two_articles_to_differ() {
        let mut weights: Signals = std::array::from_fn(|signal| BUILTIN.weight(signal));
        for signal in TRAITS.into_iter().chain([SAME_OUTLET, OTHER_GAMES]) {
            weights[signal] = weights[signal].abs();
        }
        let mut settings = Settings::of(weights);
        settings.least = BUILTIN.least;
        no_two_score_more_than_the_index_says(&settings);
    }
}
