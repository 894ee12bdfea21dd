//! Signals are what speaks for or against two articles being one story: a few general numbers, each about 0 to 1. What each
//! weighs is fitted; this file only measures.

use super::{
    Candidate,
    features::{Features, MarksByWord},
    marks::{LeadMark, Mark},
};

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
pub const MOST_THINGS: f32 = 4.0;
/// More words that only the leads share say no more.
pub const MOST_IN_LEADS: u8 = 6;
/// A headline that is all name leaves little to be told by the other; this much weight is taken for more of it.
pub const UNTOLD: f32 = 0.3;
/// A headline of so many strong words may be a name alone.
pub const NAME_WORDS: usize = 2;
/// Sums do not come out quite the same in another order.
pub const NEARLY: f32 = 1e-3;
const DAY: f32 = 86_400.0;

/// The place of a signal.
pub const ALWAYS: usize = 0;
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
pub const OTHER_GAMES: usize = 12;
pub const DAYS: usize = 13;
pub const SAME_OUTLET: usize = 14;
/// The signals of what one article is and the other is not, each by its bit of [`Features::traits`].
pub const TRAITS: [usize; 4] = [15, 16, 17, 18];

/// What two articles share, by their words.
#[derive(Debug, Clone, Copy, Default)]
struct Shared {
    /// The product of the headlines, of each headline with the other's lead, and of the leads.
    titles: f32,
    title_and_lead: f32,
    leads: f32,
    /// The weight of the strongest word of both headlines.
    strongest: f32,
    /// Telling words of both leads that stand in no headline.
    only_in_leads: u8,
    /// The weight of the words of either headline that the other article has.
    mine_told: f32,
    theirs_told: f32,
}

impl Shared {
    /// What two articles share.
    fn of(mine: &MarksByWord, theirs: &Features) -> Self {
        let mut shared = Self::default();
        // One that the other has not adds nothing: to ask for it takes longer than to add it.
        for mark in &theirs.title_marks {
            shared.add_of_title(mine.of(mark.word), mark);
        }
        for mark in &theirs.lead_marks {
            shared.add_of_lead(mine.of(mark.word), mark);
        }
        shared
    }

    /// Adds a word of their headline.
    fn add_of_title(&mut self, mine: &Mark, theirs: &Mark) {
        let in_mine = if mine.in_title() { mine.weight } else { 0.0 };
        self.titles += mine.title * theirs.title;
        self.title_and_lead += mine.title * theirs.lead + mine.lead * theirs.title;
        self.leads += mine.lead * theirs.lead;
        self.strongest = self.strongest.max(in_mine);
        self.mine_told += in_mine;
        self.theirs_told += mine.weight;
    }

    /// Adds a word that stands in their lead alone.
    fn add_of_lead(&mut self, mine: &Mark, theirs: &LeadMark) {
        self.title_and_lead += mine.title * theirs.lead;
        self.leads += mine.lead * theirs.lead;
        self.only_in_leads = self.only_in_leads.saturating_add(u8::from(!mine.in_title() && mine.tells()));
        self.mine_told += if mine.in_title() { mine.weight } else { 0.0 };
    }
}

/// Things that two headlines share: words that stand in a row in both are one thing, a name. How many, and what weighs the
/// heaviest of them, all its words.
fn things(mine: &Features, theirs: &Features) -> (u8, f32) {
    let (mut count, mut heaviest, mut strongest, mut run) = (0_u8, 0.0_f32, 0.0_f32, (0.0_f32, 0.0_f32));
    let mut before: Option<usize> = None;
    for (word, weight) in &mine.title {
        let at = theirs.title.iter().position(|(other, _)| other == word);
        if let Some(at) = at {
            if before.is_some_and(|before| before + 1 == at) {
                run = (run.0 + weight, run.1.max(*weight));
            } else {
                count = count.saturating_add(1);
                run = (*weight, *weight);
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
fn told(told: f32, all: f32, name: f32, words: usize) -> f32 {
    if words > NAME_WORDS && told + NEARLY >= all {
        1.0
    } else {
        (told - name).max(0.0) / ((all - name).max(0.0) + UNTOLD)
    }
}

/// The signals of two articles; of one of them the marks are laid out. `cited`: both point to a page that tells one thing.
pub fn of(
    (one, mine): (&Candidate, &Features),
    marks: &MarksByWord,
    (other, theirs): (&Candidate, &Features),
    cited: bool,
) -> Signals {
    let shared = Shared::of(marks, theirs);
    let (things, name) = things(mine, theirs);
    let mine_told = told(shared.mine_told, mine.title_weight, name, mine.title.len());
    let theirs_told = told(shared.theirs_told, theirs.title_weight, name, theirs.title.len());
    let differ = |bit: u8| (mine.traits ^ theirs.traits) >> bit & 1 == 1;
    let flag = |is: bool| if is { 1.0 } else { 0.0 };
    // Where headlines are all there is, less of likeness is as much of evidence.
    let no_leads = mine.has_no_lead && theirs.has_no_lead;
    [
        1.0,
        shared.titles,
        shared.title_and_lead / 2.0,
        shared.leads,
        f32::from(things).min(MOST_THINGS) / MOST_THINGS,
        shared.strongest,
        f32::from(shared.only_in_leads.min(MOST_IN_LEADS)) / f32::from(MOST_IN_LEADS),
        f32::midpoint(mine_told, theirs_told),
        mine_told.min(theirs_told),
        flag(!mine.long_lead || !theirs.long_lead),
        flag(no_leads),
        flag(no_leads) * shared.titles,
        flag(mine.games_differ(theirs)),
        days(one.at, other.at),
        flag(mine.outlet == theirs.outlet),
        flag(differ(0)),
        flag(differ(1)),
        flag(differ(2)),
        flag(differ(3)),
        flag(cited),
    ]
}

/// How many days lie between two times in seconds.
pub fn days(one: i64, other: i64) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a few days in seconds")]
    let seconds = one.abs_diff(other) as f32;
    seconds / DAY
}

/// Do two articles share any word?
pub fn share_a_word(signals: &Signals) -> bool {
    signals[TITLES..=LEADS].iter().any(|product| *product > 0.0)
}

/// True where two articles share a name and nothing besides. What else two bare headlines share would stand in their leads:
/// there the name is enough, unless one of them says hardly more.
pub fn only_a_name(signals: &Signals, mine: &Features, theirs: &Features) -> bool {
    let is_brief = || mine.title.len().min(theirs.title.len()) <= NAME_WORDS;
    signals[TITLE_TOLD] <= 0.0 && signals[ONLY_IN_LEADS] <= 0.0 && (signals[NO_LEADS] <= 0.0 || is_brief())
}

#[cfg(test)]
mod tests {
    use super::{
        super::features::tests::{candidate, two},
        *,
    };

    fn signals(one: (&str, &str), other: (&str, &str)) -> Signals {
        let [mine, theirs] = two(one, other);
        let mut marks = MarksByWord::new(99);
        marks.add(&mine);
        of((&candidate(one.0, one.1), &mine), &marks, (&candidate(other.0, other.1), &theirs), false)
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
