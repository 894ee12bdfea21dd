//! What an article is compared by: the weighted words of headline and lead, the numbers that name a sequel, a season or a
//! version, and the games it names. Derived from the article alone and the weights of words.

use super::{
    Candidate,
    lexicon::{Lexicon, Weights, Word},
    marks::{LEAD_WORDS, LeadMark, Mark},
    names::entries_in,
    pages::Pointers,
    sketch::Sketch,
    words::{Letters, counts, is_number},
};
use crate::news::Kind;

/// A word from this weight on tells something; the rest is left out.
const STRONG: f32 = 0.3;
/// From so many words on the lead says enough.
const LONG_LEAD: usize = 8;

/// The last of the traits.
const DENIES: u8 = 1 << 3;

/// A word and the number after it.
type Numbered = Vec<(Word, Word)>;

/// The words of an article, before they are weighed, and what kind of article it is.
#[derive(Debug, PartialEq)]
pub struct Text {
    title: Vec<Word>,
    lead: Vec<Word>,
    /// The words of each game that the headline names.
    games: Vec<Vec<Word>>,
    numbered: Numbered,
    kind: Kind,
}

impl Text {
    /// Takes headline and lead apart.
    pub fn of(candidate: &Candidate, lexicon: &mut Lexicon) -> Self {
        let (title, lead) = (Letters::of(&candidate.title), Letters::of(&candidate.lead));
        let title = title.words();
        let games = entries_in(&candidate.title, &title).into_iter().filter(|entry| entry.is_game);
        let games = games.map(|entry| telling(entry.words.iter().map(String::as_str), usize::MAX, lexicon)).collect();
        let mut numbered = Numbered::new();
        for pair in title.windows(2) {
            if is_number(pair[1]) && !counts(pair[0]) {
                numbered.push((lexicon.written(pair[0]).word, lexicon.written(pair[1]).word));
            }
        }
        let lead = telling(lead.words().into_iter(), LEAD_WORDS, lexicon);
        let title = telling(title.into_iter(), usize::MAX, lexicon);
        Self { title, lead, games, numbered, kind: candidate.kind }
    }

    /// The same, where its words have other numbers.
    pub fn renumbered(mut self, numbers: &[Word]) -> Self {
        let pairs = self.numbered.iter_mut().flat_map(|(word, number)| [word, number]);
        let words = self.title.iter_mut().chain(&mut self.lead).chain(self.games.iter_mut().flatten());
        for word in words.chain(pairs) {
            *word = numbers[*word as usize];
        }
        self
    }

    /// Every word, some more than once.
    pub fn words(&self) -> impl Iterator<Item = Word> {
        self.title.iter().chain(&self.lead).copied()
    }
}

/// The first words that carry news.
fn telling<'a>(written: impl Iterator<Item = &'a str>, most: usize, lexicon: &mut Lexicon) -> Vec<Word> {
    let numbers = written.map(|word| lexicon.written(word));
    numbers.filter(|written| !written.is_glue).map(|written| written.word).take(most).collect()
}

/// The strong words of one article, each found at once by its number.
#[derive(Debug)]
pub struct MarksByWord {
    all: Vec<Mark>,
    /// Of those that stand in the lead alone, the part there, and 1 for one that tells something: apart, for these are asked for most
    /// often, and without anything else beside them in two thirds of the time.
    leads: Vec<(f32, f32)>,
}

impl MarksByWord {
    /// No mark at all, in a batch with so many words.
    pub fn new(words: usize) -> Self {
        let none = (0..).take(words).map(Mark::none);
        Self { all: none.collect(), leads: vec![(0.0, 0.0); words] }
    }

    /// Takes the marks of an article in.
    pub fn add(&mut self, features: &Features) {
        for mark in features.marks() {
            self.all[mark.word as usize] = mark;
        }
        for mark in &features.lead_marks {
            self.leads[mark.word as usize] = (mark.lead, if mark.tells() { 1.0 } else { 0.0 });
        }
    }

    /// Takes them out again.
    pub fn remove(&mut self, features: &Features) {
        for Mark { word, .. } in features.marks() {
            self.all[word as usize] = Mark::none(word);
            self.leads[word as usize] = (0.0, 0.0);
        }
    }

    /// A word of the article; one that it has not weighs nothing.
    #[inline]
    pub fn of(&self, word: Word) -> &Mark {
        &self.all[word as usize]
    }

    /// The product of both leads and how many telling words they share, of words that stand in no headline.
    pub fn shared_leads(&self, theirs: &Features) -> (f32, f32) {
        theirs.lead_marks.iter().fold((0.0, 0.0), |(product, telling), theirs| {
            let (mine, tells) = self.leads[theirs.word as usize];
            (product + mine * theirs.lead, telling + tells)
        })
    }
}

/// The words of an article, weighed.
#[derive(Debug, Clone)]
pub struct Features {
    /// The strong words of the headline, each once, by number.
    pub title_marks: Vec<Mark>,
    /// Those of the lead that stand in no headline, by number.
    pub lead_marks: Vec<LeadMark>,
    /// The same, told in a few bytes.
    pub sketch: Sketch,
    /// The strong words of the headline in their order, each once, with what they weigh.
    pub title: Vec<(Word, f32)>,
    /// What the strong words of the headline weigh together.
    pub title_weight: f32,
    games: Vec<Vec<Word>>,
    numbered: Numbered,
    /// Its outlet's number.
    pub outlet: u32,
    /// Its headline in lower case.
    pub headline: String,
    pub pages: Pointers,
    /// What counts where one article is it and the other is not, a bit each in the order of [`TRAITS`](super::signals::TRAITS): a
    /// rumour, a trailer or video, a patch, a denial.
    pub traits: u8,
    /// The lead says enough.
    pub long_lead: bool,
    /// There is nothing to go by but the headline.
    pub has_no_lead: bool,
}

impl Features {
    /// Weighs the text of an article, whose outlet has a number.
    pub fn of(candidate: &Candidate, outlet: u32, text: &Text, weights: &Weights) -> Self {
        let strong = |word: &&Word| weights.of(**word) > STRONG;
        let mark = |word: &Word, in_title: bool| {
            let (word, weight) = (*word, weights.of(*word));
            let (title, lead) = if in_title { (weight, 0.0) } else { (0.0, weight) };
            Mark { word, weight, title, lead }
        };
        let in_title = text.title.iter().filter(strong).map(|word| mark(word, true));
        let mut marks: Vec<Mark> =
            in_title.chain(text.lead.iter().filter(strong).map(|word| mark(word, false))).collect();
        marks.sort_by_key(|mark| mark.word);
        marks.dedup_by(|next, kept| {
            let same = next.word == kept.word;
            if same {
                (kept.title, kept.lead) = (kept.title.max(next.title), kept.lead.max(next.lead));
            }
            same
        });
        let length = |part: fn(&Mark) -> f32| {
            marks.iter().map(|mark| part(mark).powi(2)).sum::<f32>().sqrt().max(f32::MIN_POSITIVE)
        };
        let (title_length, lead_length) = (length(|mark| mark.title), length(|mark| mark.lead));
        for mark in &mut marks {
            (mark.title, mark.lead) = (mark.title / title_length, mark.lead / lead_length);
        }
        let (mut title_marks, mut lead_marks) = (Vec::new(), Vec::new());
        for Mark { word, weight, title, lead } in marks {
            if title > 0.0 {
                title_marks.push(Mark { word, weight, title, lead });
            } else {
                lead_marks.push(LeadMark { word, weight, lead });
            }
        }
        // They are kept for the whole batch.
        title_marks.shrink_to_fit();
        lead_marks.shrink_to_fit();
        let mut title: Vec<(Word, f32)> = Vec::with_capacity(text.title.len());
        for word in text.title.iter().filter(strong) {
            if title.iter().all(|(other, _)| other != word) {
                title.push((*word, weights.of(*word)));
            }
        }
        let long_lead = text.lead.len() >= LONG_LEAD;
        let denies = text.title.iter().any(|word| weights.is_denial(*word));
        let is_moving = matches!(text.kind, Kind::Trailer | Kind::Video);
        let traits = [text.kind == Kind::Rumour, is_moving, text.kind == Kind::Patch, denies];
        Self {
            sketch: Sketch::of(&lead_marks),
            title,
            title_weight: title_marks.iter().map(|mark| mark.weight).sum(),
            games: text.games.clone(),
            numbered: text.numbered.clone(),
            outlet,
            headline: candidate.title.to_lowercase(),
            pages: Pointers::of(candidate),
            traits: (0..).zip(traits).fold(0, |all, (bit, is)| all | u8::from(is) << bit),
            long_lead,
            has_no_lead: !long_lead && lead_marks.is_empty() && !title_marks.iter().any(|mark| mark.lead > 0.0),
            title_marks,
            lead_marks,
        }
    }

    /// Whether its headline says no to something, or answers it.
    pub const fn denies(&self) -> bool {
        self.traits & DENIES > 0
    }

    /// Every strong word once, those of the headline first.
    pub fn marks(&self) -> impl Iterator<Item = Mark> {
        self.title_marks.iter().copied().chain(self.lead_marks.iter().copied().map(Mark::from))
    }

    /// The strong word that stands before this one in the headline.
    pub fn before(&self, word: Word) -> Option<Word> {
        let at = self.title.iter().position(|(other, _)| *other == word)?;
        Some(self.title[at.checked_sub(1)?].0)
    }

    /// They name a number of the same thing, and not the same: another sequel, season, month or version.
    pub fn numbers_contradict(&self, other: &Self) -> bool {
        self.numbered.iter().any(|(word, _)| {
            let mut theirs = other.numbered.iter().filter(|(named, _)| named == word).peekable();
            let mine = |number: &Word| self.numbered.contains(&(*word, *number));
            theirs.peek().is_some() && !theirs.any(|(_, number)| mine(number))
        })
    }

    /// Each names games, and none of them is the other's.
    pub fn games_differ(&self, other: &Self) -> bool {
        let (mine, theirs) = (&self.games, &other.games);
        let apart = |one: &Vec<Word>| theirs.iter().all(|game| one.iter().all(|word| !game.contains(word)));
        !mine.is_empty() && !theirs.is_empty() && mine.iter().all(apart)
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::news::{ArticleId, StoryId};

    /// An article of these words.
    pub fn candidate(title: &str, lead: &str) -> Candidate {
        Candidate {
            article: ArticleId(0),
            story: StoryId(0),
            pre_merge_story: StoryId(0),
            at: 0,
            outlet: String::new(),
            title: title.to_owned(),
            lead: lead.to_owned(),
            kind: Kind::News,
            url: String::new(),
            credits: None,
            cites: Vec::new(),
        }
    }

    /// The features of two articles.
    pub fn two(one: (&str, &str), other: (&str, &str)) -> [Features; 2] {
        let mut lexicon = Lexicon::default();
        let all = [one, other].map(|(title, lead)| {
            let candidate = candidate(title, lead);
            (Text::of(&candidate, &mut lexicon), candidate)
        });
        let weights = lexicon.weigh();
        all.map(|(text, candidate)| Features::of(&candidate, 0, &text, &weights))
    }

    #[test]
    fn numbers_that_name_something_contradict() {
        let contradict = |one: &str, other: &str| {
            let [one, other] = two((one, ""), (other, ""));
            one.numbers_contradict(&other)
        };
        assert!(contradict("Lanternfall 2 arrives", "Lanternfall 3 arrives"));
        assert!(contradict("Lanternfall season 4", "Lanternfall season 5"));
        assert!(contradict("Lanternfall patch 1.2", "Lanternfall patch 1.3"));
        assert!(!contradict("Lanternfall IV arrives", "Lanternfall 4 arrives"));
        assert!(!contradict("Lanternfall sold 3 million", "Lanternfall sold 4 million"));
    }

    #[test]
    fn headlines_that_name_other_games_differ() {
        let differ = |one: &str, other: &str| {
            let [one, other] = two((one, ""), (other, ""));
            one.games_differ(&other)
        };
        assert!(differ("Balatro wins an award", "Hades II wins an award"));
        assert!(!differ("Balatro and Hades II win awards", "Hades II wins an award"));
        assert!(!differ("Balatro wins an award", "An award for a card game"));
        assert!(!differ("Death Stranding is out", "Death Stranding 2 is out"));
    }

    #[test]
    fn marks_that_are_taken_out_leave_nothing() {
        let lead = "Kilnworks opens the harbour with bread.";
        let [one, other] = two(("Lanternfall opens in spring", lead), ("Kilnworks bakes bread", "Lanternfall"));
        let words = 1 + one.marks().chain(other.marks()).map(|mark| mark.word).max().unwrap();
        let mut marks = MarksByWord::new(words as usize);
        marks.add(&one);
        assert!(one.marks().all(|mark| *marks.of(mark.word) == mark) && marks.shared_leads(&one).0 > 0.0);
        marks.remove(&one);
        marks.add(&other);
        for word in 0..words {
            let there = other.marks().find(|mark| mark.word == word);
            assert_eq!(*marks.of(word), there.unwrap_or(Mark::none(word)));
        }
        assert_eq!(marks.shared_leads(&one), (0.0, 0.0));
    }

    #[test]
    fn words_of_the_trade_carry_nothing() {
        let [trade, named] = two(("PlayStation Xbox Steam console update", ""), ("Lanternfall for Xbox", ""));
        assert_eq!((trade.marks().count(), named.marks().count()), (0, 1));
    }
}
