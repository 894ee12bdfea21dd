//! The index tells which articles of the window may tell what an arrival tells, from the words they share, without laying any
//! two side by side. It never says less than there is, only more: each shared word adds the most that it can add to a score, so
//! that one number an article is enough. Two leads share many words and each says little: what these add at most is known
//! from the length of both, and from a sketch of both where that may be much, so that only words of headlines are looked up. What two
//! articles are apart from their words counts as it is.

use super::{
    Candidate, WINDOW,
    features::Features,
    lexicon::Word,
    marks::{LeadMark, Mark},
    settings::Settings,
    signals::{
        ALWAYS, DAYS, LEADS, LEAST_TOLD, MOST_IN_LEADS, MOST_THINGS, NAME_WORDS, NEARLY, NO_LEADS, ONLY_IN_LEADS,
        OTHER_GAMES, SAME_OUTLET, SHORT_LEAD, STRONGEST, THINGS, TITLE_AND_LEAD, TITLE_TOLD, TITLES, TITLES_ALONE,
        TRAITS, UNTOLD,
    },
    sketch::Sketch,
};

/// Articles whose bounds are looked at together.
const AT_ONCE: usize = 64;
/// Sums do not come out quite the same in another order.
const ROUNDING: f32 = 2e-3;
const DAY: f32 = 86_400.0;

/// A word in an article's headline.
#[derive(Debug)]
struct InTitle {
    place: u32,
    /// The word before it: two words in a row are one thing.
    before: Option<Word>,
    title: f32,
    lead: f32,
    /// What it adds for being told, for each unit of its weight.
    told: f32,
}

/// A word that stands in an article's lead alone.
#[derive(Debug)]
struct InLead {
    place: u32,
    lead: f32,
}

/// An article that may tell what an arrival tells, by its place, and what the two score at most.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Near {
    pub(super) place: u32,
    pub(super) most: f32,
    /// So much of it is for words that may stand in both leads and in no headline.
    pub(super) leads: f32,
}

/// The articles that have a word, as they were added.
#[derive(Debug)]
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

impl<T> Recent<T> {
    /// Room for so many.
    fn of(count: usize) -> Self {
        Self { all: Vec::with_capacity(count), from: 0 }
    }

    /// Those that are not too old.
    fn recent(&mut self, old: impl Fn(&T) -> bool) -> &[T] {
        self.from += self.all[self.from..].iter().take_while(|entry| old(entry)).count();
        &self.all[self.from..]
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
    by_word: Vec<Entries>,
    /// By place: when it was published, in seconds.
    published: Vec<i64>,
    /// By place.
    alone: Vec<Alone>,
    /// By place.
    natures: Vec<Nature>,
    /// By place.
    sketches: Vec<Sketch>,
    /// By place: what it scores with the arrival, at most.
    most: Vec<f32>,
    /// By place: the weight of the strongest word that both headlines have.
    strongest: Vec<f32>,
    /// Room for what is looked up.
    near: Vec<Near>,
}

impl<'a> Index<'a> {
    /// For a batch with so many words, of which these articles will be taken in.
    pub fn new<'f>(
        words: usize,
        articles: impl ExactSizeIterator<Item = &'f Features>,
        settings: &'a Settings,
    ) -> Self {
        let count = articles.len();
        let mut counts = vec![(0, 0); words];
        for features in articles {
            features.title_marks.iter().for_each(|mark| counts[mark.word as usize].0 += 1);
            features.lead_marks.iter().for_each(|mark| counts[mark.word as usize].1 += 1);
        }
        let entries = |(titles, leads)| Entries { in_titles: Recent::of(titles), in_leads: Recent::of(leads) };
        let by_word = counts.into_iter().map(entries).collect();
        let differs = |traits: usize, bit: usize| if traits >> bit & 1 == 1 { 1.0 } else { 0.0 };
        let by_difference: [[f32; 2]; 1 << TRAITS.len()] = std::array::from_fn(|traits| {
            let apart =
                (0..).zip(TRAITS).map(|(bit, signal)| differs(traits, bit) * settings.weight(signal)).sum::<f32>();
            [apart, apart + settings.weight(SAME_OUTLET)]
        });
        let most_different = by_difference.iter().flatten().fold(0.0, |most: f32, adds| most.max(*adds));
        Self {
            settings,
            by_difference,
            most_different,
            by_word,
            published: Vec::with_capacity(count),
            alone: Vec::with_capacity(count),
            natures: Vec::with_capacity(count),
            sketches: Vec::with_capacity(count),
            most: Vec::with_capacity(count),
            strongest: Vec::with_capacity(count),
            near: Vec::new(),
        }
    }

    /// Takes the next article in.
    pub fn add(&mut self, candidate: &Candidate, features: &Features) {
        let place = u32::try_from(self.published.len()).unwrap_or(u32::MAX);
        let told = self.told_by_weight(features);
        for Mark { word, title, lead, .. } in &features.title_marks {
            let (title, lead, before) = (*title, *lead, features.before(*word));
            self.by_word[*word as usize].in_titles.all.push(InTitle { place, before, title, lead, told });
        }
        for LeadMark { word, lead, .. } in &features.lead_marks {
            self.by_word[*word as usize].in_leads.all.push(InLead { place, lead: *lead });
        }
        let (alone, nature) = (self.alone(features, candidate.at), Nature::of(features));
        self.published.push(candidate.at);
        self.alone.push(alone);
        self.natures.push(nature);
        self.sketches.push(features.sketch);
        self.most.push(0.0);
        self.strongest.push(0.0);
    }

    fn alone(&self, features: &Features, at: i64) -> Alone {
        let length = features.lead_marks.iter().map(|mark| mark.lead * mark.lead).sum::<f32>();
        let telling = features.lead_marks.iter().filter(|mark| mark.tells()).take(MOST_IN_LEADS.into());
        let adds = self.settings.adds(ONLY_IN_LEADS) / f32::from(MOST_IN_LEADS);
        #[expect(clippy::cast_precision_loss, reason = "a few days in seconds, six words at most")]
        let (telling, seconds) = (telling.count() as f32, (at - self.published.first().unwrap_or(&at)) as f32);
        let apart =
            self.settings.weight(ALWAYS) + self.short_lead(features) + ROUNDING + self.settings.adds(OTHER_GAMES);
        let lead = (self.settings.adds(LEADS) * length).sqrt();
        Alone { apart, lead, telling: adds * telling, day: seconds / DAY }
    }

    /// The articles that may score more with this one than the least that counts. Arrivals come in their order: what is too old
    /// for one is too old for the next.
    pub fn look_up(&mut self, candidate: &Candidate, features: &Features) -> Vec<Near> {
        let (arrival, nature) = (self.alone(features, candidate.at), Nature::of(features));
        self.begin(features, arrival);
        self.add_up(features, candidate.at);
        self.near(arrival, nature, &features.sketch, candidate.at)
    }

    /// Adds up what every article of the window shares with this one.
    fn add_up(&mut self, features: &Features, at: i64) {
        let [titles, crossed, leads] = [TITLES, TITLE_AND_LEAD, LEADS].map(|signal| self.settings.adds(signal));
        let strongest_adds = self.settings.adds(STRONGEST);
        let (crossed, titles_alone) = (crossed / 2.0, self.settings.adds(TITLES_ALONE));
        let titles = if features.has_no_lead { titles + titles_alone } else { titles };
        let thing = self.settings.adds(THINGS) / MOST_THINGS;
        let told = self.told_by_weight(features);
        let (most, strongest) = (&mut self.most, &mut self.strongest);
        let published = &self.published;
        let old = |place: u32| published[place as usize] < at - WINDOW;
        for mine in features.marks() {
            let by_title = titles * mine.title + crossed * mine.lead;
            let by_lead = crossed * mine.title + leads * mine.lead;
            let (thing, told, strong) = if mine.in_title() { (thing, told, mine.weight) } else { (0.0, 0.0, 0.0) };
            let before = features.before(mine.word);
            let entries = &mut self.by_word[mine.word as usize];
            for theirs in entries.in_titles.recent(|entry| old(entry.place)) {
                let product = by_title * theirs.title + by_lead * theirs.lead;
                let place = theirs.place as usize;
                let stronger = (strong - strongest[place]).max(0.0);
                strongest[place] += stronger;
                let goes_on = before.is_some() && before == theirs.before;
                let things = if goes_on { 0.0 } else { thing };
                // The strongest word of both headlines is a name, or part of one, and tells nothing beside it.
                let tells = (told + theirs.told) * (mine.weight - stronger);
                most[place] += things + tells + product + strongest_adds * stronger;
            }
            if mine.in_title() {
                for theirs in entries.in_leads.recent(|entry| old(entry.place)) {
                    most[theirs.place as usize] += told * mine.weight + by_lead * theirs.lead;
                }
            }
        }
    }

    /// Sets what every article scores at most before any word is looked up.
    fn begin(&mut self, features: &Features, arrival: Alone) {
        let no_leads = if features.has_no_lead { self.settings.adds(NO_LEADS) } else { 0.0 };
        let days = self.settings.weight(DAYS);
        let more = self.short_lead(features) + no_leads;
        for (most, theirs) in self.most.iter_mut().zip(&self.alone) {
            let leads = arrival.leads_with(*theirs);
            *most = theirs.apart + more + leads + days * (arrival.day - theirs.day).abs();
        }
        self.strongest.fill(0.0);
    }

    /// What a headline's words but for a name add at most for being told, for each unit of their weight.
    fn told_by_weight(&self, features: &Features) -> f32 {
        let adds = f32::midpoint(self.settings.adds(TITLE_TOLD), self.settings.adds(LEAST_TOLD));
        let name = features.title.iter().fold(0.0_f32, |heaviest, (_, weight)| heaviest.max(*weight));
        let untold = if features.title.len() > NAME_WORDS { -NEARLY } else { UNTOLD };
        adds / (features.title_weight - name + untold).max(f32::MIN_POSITIVE)
    }

    fn short_lead(&self, features: &Features) -> f32 {
        if features.long_lead { 0.0 } else { self.settings.adds(SHORT_LEAD) }
    }

    /// Articles that may score more with an arrival than the least that counts.
    fn near(&mut self, arrival: Alone, nature: Nature, sketch: &Sketch, at: i64) -> Vec<Near> {
        let Settings { least, threshold, .. } = *self.settings;
        let enough = least - self.most_different;
        let (product, telling) =
            (self.settings.adds(LEADS), self.settings.adds(ONLY_IN_LEADS) / f32::from(MOST_IN_LEADS));
        let Self { published, alone, natures, sketches, near, .. } = self;
        near.clear();
        for (nth, most) in self.most.chunks(AT_ONCE).enumerate() {
            #[expect(clippy::needless_bitwise_bool, reason = "without a branch for each, many are looked at in one go")]
            let any = most.iter().fold(false, |any, most| any | (*most > enough));
            if !any {
                continue;
            }
            for (place, most) in (nth * AT_ONCE..).zip(most).filter(|(_, most)| **most > enough) {
                let Nature { outlet, traits } = natures[place];
                let same_outlet = usize::from(outlet == nature.outlet);
                let mut most = most + self.by_difference[usize::from(traits ^ nature.traits)][same_outlet];
                if most <= least || published[place] < at - WINDOW {
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
                    near.push(Near { place, most, leads });
                }
            }
        }
        // As long as it is, not as long as it may become: another thread gives its memory back.
        self.near.clone()
    }
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
        let mut index = Index::new(weights.len(), features.iter(), settings);
        for (one, features) in all.iter().zip(&features) {
            index.add(one, features);
        }
        let mut marks = MarksByWord::new(weights.len());
        let mut compared = 0;
        for (one, mine) in all.iter().zip(&features) {
            let near = index.look_up(one, mine);
            marks.add(mine);
            for (place, (other, theirs)) in all.iter().zip(&features).enumerate() {
                let most =
                    near.iter().find(|near| near.place as usize == place).map_or(settings.least, |near| near.most);
                let score = settings.score(&signals::of((one, mine), &marks, (other, theirs), false));
                assert!(score <= most, "{score} {most} {one:?} {other:?}");
                compared += usize::from(most > settings.least);
            }
            marks.remove(mine);
        }
        assert!(compared > features.len(), "{compared}");
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
