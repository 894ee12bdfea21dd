//! Signals are what speaks for or against two articles being one story: a few general numbers, each about 0 to 1. What each
//! weighs is fitted; this file only measures.

use super::{Candidate, features::Features, lexicon::Word};
use crate::news::Kind;

/// How many there are.
pub const COUNT: usize = 20;
/// A number for each signal.
pub type Signals = [f32; COUNT];

/// Their names, in their order.
pub const NAMES: [&str; COUNT] = [
    "always",
    "titles",
    "title_and_lead",
    "leads",
    "things",
    "strongest",
    "only_in_leads",
    "title_told",
    "least_told",
    "short_lead",
    "no_leads",
    "titles_alone",
    "other_games",
    "days",
    "same_outlet",
    "rumour",
    "trailer",
    "patch",
    "denial",
    "cited",
];

/// More shared things than this say no more.
const MOST_THINGS: f32 = 4.0;
/// More words that only the leads share say no more.
const MOST_IN_LEADS: f32 = 6.0;
/// A headline that is all name leaves little to be told by the other; this much weight is taken for more of it.
const UNTOLD: f32 = 0.3;
/// A headline of so many strong words may be a name alone.
const NAME_WORDS: usize = 2;
/// Sums do not come out quite the same in another order.
const NEARLY: f32 = 1e-3;
const DAY: f32 = 86_400.0;

/// The place of a signal.
pub const TITLES: usize = 1;
pub const TITLE_AND_LEAD: usize = 2;
pub const LEADS: usize = 3;
pub const THINGS: usize = 4;
pub const STRONGEST: usize = 5;
pub const ONLY_IN_LEADS: usize = 6;
pub const TITLE_TOLD: usize = 7;
pub const LEAST_TOLD: usize = 8;
pub const SHORT_LEAD: usize = 9;
pub const NO_LEADS: usize = 10;
pub const TITLES_ALONE: usize = 11;

/// What two articles share, by their words.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Shared {
    pub titles: InTitles,
    pub leads: InLeads,
}

/// What two articles share of the words that stand in a headline, of the one or the other.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct InTitles {
    /// The product of the headlines, and of each headline with the other's lead.
    pub titles: f32,
    pub title_and_lead: f32,
    /// The weight of the strongest word of both headlines, and how many they share.
    pub strongest: f32,
    pub both: u32,
    /// The weight of the words of either headline that the other article has.
    pub mine_told: f32,
    pub theirs_told: f32,
}

/// What two articles share of the words in their leads.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct InLeads {
    /// The product of the leads.
    pub leads: f32,
    /// Telling words of both that stand in no headline.
    pub telling: u32,
}

impl Shared {
    /// Adds a word that both have.
    pub fn add(&mut self, word: SharedWord) {
        let SharedWord { weight, mine, theirs, tells } = word;
        let in_no_title = mine.title <= 0.0 && theirs.title <= 0.0;
        self.leads.add(mine.lead * theirs.lead, in_no_title && tells);
        if !in_no_title {
            self.titles.add(weight, mine, theirs);
        }
    }
}

impl InTitles {
    /// Adds a word of this weight that at least one headline has.
    pub fn add(&mut self, weight: f32, mine: Part, theirs: Part) {
        self.titles += mine.title * theirs.title;
        self.title_and_lead += mine.title * theirs.lead + mine.lead * theirs.title;
        let weight_if = |here: bool| if here { weight } else { 0.0 };
        let (in_mine, in_theirs) = (mine.title > 0.0, theirs.title > 0.0);
        self.strongest = self.strongest.max(weight_if(in_mine && in_theirs));
        self.both += u32::from(in_mine && in_theirs);
        self.mine_told += weight_if(in_mine);
        self.theirs_told += weight_if(in_theirs);
    }
}

impl InLeads {
    /// Adds a word with its product, and whether it tells something.
    pub fn add(&mut self, product: f32, tells: bool) {
        self.leads += product;
        self.telling += u32::from(tells);
    }
}

/// What a word is in an article: its part of the headline's vector and of the lead's.
#[derive(Debug, Clone, Copy, Default)]
pub struct Part {
    /// Of the headline.
    pub title: f32,
    /// Of the lead.
    pub lead: f32,
}

/// A word that two articles have.
#[derive(Debug, Clone, Copy)]
pub struct SharedWord {
    pub weight: f32,
    pub mine: Part,
    pub theirs: Part,
    pub tells: bool,
}

/// The parts of an article's words.
pub fn parts(features: &Features) -> impl Iterator<Item = (Word, f32, Part, bool)> {
    features.marks.iter().map(|mark| {
        let part = |here: bool, length: f32| if here { mark.weight / length } else { 0.0 };
        let part =
            Part { title: part(mark.in_title, features.title_length), lead: part(mark.in_lead, features.lead_length) };
        (mark.word, mark.weight, part, mark.tells())
    })
}

/// What two articles share, found by laying them side by side.
pub fn shared(mine: &Features, theirs: &Features) -> Shared {
    let mut shared = Shared::default();
    let mut others = parts(theirs).peekable();
    for (word, weight, mine, tells) in parts(mine) {
        while others.next_if(|(other, ..)| *other < word).is_some() {}
        if let Some((_, _, theirs, _)) = others.next_if(|(other, ..)| *other == word) {
            shared.add(SharedWord { weight, mine, theirs, tells });
        }
    }
    shared
}

/// Things that two headlines share: words that stand in a row in both are one thing, a name. How many, and what weighs the
/// heaviest of them, all its words.
fn things(mine: &Features, theirs: &Features) -> (u8, f32) {
    let (mut count, mut heaviest, mut strongest, mut run) = (0_u8, 0.0_f32, 0.0_f32, (0.0_f32, 0.0_f32));
    let mut before: Option<usize> = None;
    for word in &mine.title {
        let at = theirs.title.iter().position(|other| other == word);
        let weight = mine.mark(*word).map_or(0.0, |mark| mark.weight);
        if let Some(at) = at {
            if before.is_some_and(|before| before + 1 == at) {
                run = (run.0 + weight, run.1.max(weight));
            } else {
                count = count.saturating_add(1);
                run = (weight, weight);
            }
            if run.1 > strongest || run.0 > heaviest && run.1 >= strongest {
                (heaviest, strongest) = run;
            }
        }
        before = at;
    }
    (count, heaviest)
}

/// How much of what a headline says beside the name that both share is told by the other article. One that says more than a name
/// and is told whole is told whatever its name is.
#[inline]
fn told(told: f32, all: f32, name: f32, words: usize) -> f32 {
    if words > NAME_WORDS && told + NEARLY >= all {
        1.0
    } else {
        (told - name).max(0.0) / ((all - name).max(0.0) + UNTOLD)
    }
}

/// The signals of two articles, from what they share. `cited`: both point to a page that tells one thing.
pub fn of(one: (&Candidate, &Features), other: (&Candidate, &Features), shared: &Shared, cited: bool) -> Signals {
    let ((one, mine), (other, theirs)) = (one, other);
    let Shared { titles, leads } = shared;
    let (things, name) = things(mine, theirs);
    let mine_told = told(titles.mine_told, mine.title_weight, name, mine.title.len());
    let theirs_told = told(titles.theirs_told, theirs.title_weight, name, theirs.title.len());
    let differ = |is: fn(&Candidate) -> bool| is(one) != is(other);
    let flag = |is: bool| if is { 1.0 } else { 0.0 };
    // Where headlines are all there is, less of likeness is as much of evidence.
    let no_leads = mine.has_no_lead && theirs.has_no_lead;
    #[expect(clippy::cast_precision_loss, reason = "a few days in seconds")]
    let days = one.at.abs_diff(other.at) as f32 / DAY;
    [
        1.0,
        titles.titles,
        titles.title_and_lead / 2.0,
        leads.leads,
        part_of(u32::from(things), MOST_THINGS),
        titles.strongest,
        part_of(leads.telling, MOST_IN_LEADS),
        f32::midpoint(mine_told, theirs_told),
        mine_told.min(theirs_told),
        flag(!mine.long_lead || !theirs.long_lead),
        flag(no_leads),
        flag(no_leads) * titles.titles,
        flag(mine.games_differ(theirs)),
        days,
        flag(one.outlet == other.outlet),
        flag(differ(|candidate| candidate.kind == Kind::Rumour)),
        flag(differ(|candidate| matches!(candidate.kind, Kind::Trailer | Kind::Video))),
        flag(differ(|candidate| candidate.kind == Kind::Patch)),
        flag(mine.denies != theirs.denies),
        flag(cited),
    ]
}

/// A count as a part of the most that says anything.
#[inline]
fn part_of(count: u32, most: f32) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a few words")]
    let count = count as f32;
    count.min(most) / most
}

/// True where two articles share a name and nothing besides. What else two bare headlines share would stand in their leads:
/// there the name is enough, unless one of them says hardly more.
pub fn only_a_name(signals: &Signals, mine: &Features, theirs: &Features) -> bool {
    let is_brief = || mine.title.len().min(theirs.title.len()) <= NAME_WORDS;
    signals[TITLE_TOLD] <= 0.0 && signals[ONLY_IN_LEADS] <= 0.0 && (signals[NO_LEADS] <= 0.0 || is_brief())
}

/// What is known of an article without laying it beside another.
#[derive(Debug, Clone, Copy, Default)]
pub struct Outline {
    /// How much of its headline a word tells at most, for each weight of the word.
    told_by_weight: f32,
    long_lead: bool,
    has_no_lead: bool,
}

impl Outline {
    pub fn of(features: &Features) -> Self {
        let Features { title_weight, long_lead, has_no_lead, .. } = *features;
        Self { told_by_weight: (title_weight - NEARLY).max(f32::MIN_POSITIVE).recip(), long_lead, has_no_lead }
    }
}

/// So many signals speak for two articles by what they share.
pub const MOST: usize = 11;

/// What the signals of two articles can be at most, from what they share alone. It is asked of every article of the window.
#[inline]
pub fn most(shared: &Shared, mine: Outline, theirs: Outline) -> [(usize, f32); MOST] {
    let Shared { titles, leads } = shared;
    let told = |told: f32, outline: Outline| (told * outline.told_by_weight).min(1.0);
    let (mine_told, theirs_told) = (told(titles.mine_told, mine), told(titles.theirs_told, theirs));
    let flag = |is: bool| if is { 1.0 } else { 0.0 };
    let no_leads = flag(mine.has_no_lead && theirs.has_no_lead);
    [
        (TITLES, titles.titles),
        (TITLE_AND_LEAD, titles.title_and_lead / 2.0),
        (LEADS, leads.leads),
        (THINGS, part_of(titles.both, MOST_THINGS)),
        (STRONGEST, titles.strongest),
        (ONLY_IN_LEADS, part_of(leads.telling, MOST_IN_LEADS)),
        (TITLE_TOLD, mine_told / 2.0 + theirs_told / 2.0),
        (LEAST_TOLD, mine_told.min(theirs_told)),
        (SHORT_LEAD, flag(!mine.long_lead || !theirs.long_lead)),
        (NO_LEADS, no_leads),
        (TITLES_ALONE, no_leads * titles.titles),
    ]
}

#[cfg(test)]
mod tests {
    use super::{
        super::features::tests::{candidate, two},
        *,
    };

    fn signals(one: (&str, &str), other: (&str, &str)) -> Signals {
        let [mine, theirs] = two(one, other);
        let (one, other) = (candidate(one.0, one.1), candidate(other.0, other.1));
        of((&one, &mine), (&other, &theirs), &shared(&mine, &theirs), false)
    }

    #[test]
    fn the_words_of_one_name_are_one_thing() {
        let one = ("Hollow Knight Silksong bread", "");
        let things = |other: &str| (signals(one, (other, ""))[THINGS] * MOST_THINGS).round();
        assert!((things("Hollow Knight Silksong on a wall") - 1.0).abs() < 0.01);
        assert!((things("Hollow Knight Silksong fans bake bread") - 2.0).abs() < 0.01);
    }

    #[test]
    fn a_name_alone_leaves_the_rest_of_a_headline_untold() {
        let one = ("Quarrelbrook harbour opens ovens", "");
        let told = |other: &str| signals(one, (other, ""))[TITLE_TOLD];
        assert!(told("Quarrelbrook bakers quarrel") < 0.01, "{}", told("Quarrelbrook bakers quarrel"));
        assert!(told("Quarrelbrook: ovens of the harbour") > 0.4);
    }

    #[test]
    fn telling_words_in_both_leads_are_evidence() {
        let lead = "Kilnworks and Lanternfall and Quarrelbrook and Ostrander and Brackenfold and Thornwick and Vesper.";
        let other = lead.replace("and", "with");
        assert!(signals(("Zorblax harbour", lead), ("Zorblax oven", &other))[ONLY_IN_LEADS] > 0.9);
    }

    #[test]
    fn the_order_of_two_articles_changes_no_signal() {
        let lead = "Kilnworks said on stage that the harbour of Lanternfall opens in spring, with bread for everybody.";
        let (one, other) = (("Lanternfall opens its harbour", lead), ("Bread in the harbour of Lanternfall", ""));
        for (mine, theirs) in signals(one, other).into_iter().zip(signals(other, one)) {
            assert!((mine - theirs).abs() < 1e-5);
        }
    }
}
