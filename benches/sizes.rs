//! What grows with the database: fills one in the shape of real use (sources, stories, marks, mutes, follows) and measures what a user
//! waits for. `cargo bench --bench sizes -- 1000 10000 100000` prints a row for each size; with `--keep FOLDER` the databases stay there,
//! and the next run measures them again without filling any.
#![expect(clippy::unwrap_used, reason = "a bench may stop at once")]

use jiff::{SignedDuration, Timestamp};
use pressstart::{
    news::{ArticleId, Decision, Draft, Folding, Item, Kind, MuteWish, Source, SourceId, What},
    query::Query,
    schedule::PollState,
    store::{PollResult, Sort, Store},
};
use std::{
    io::{self, Write},
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

/// There are 2^15 - 1 words. As in a language, the second most frequent comes half as often as the first, the fourth a quarter.
const OCTAVES: usize = 15;
/// Words above the first 2^9 tell what an article is about.
const TELLING: usize = 9;

/// Articles that arrive together, and how far apart they are.
const ROUND: usize = 200;
const APART: SignedDuration = SignedDuration::from_secs(60);
/// Times that a thing is measured; the middle one counts.
const TIMES: usize = 21;

/// Numbers that are the same at every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    /// A word; each octave of ranks is as likely as any other.
    fn word(&mut self, from: usize) -> String {
        let octave = 1 << (from + self.roll(OCTAVES - from));
        word(octave - 1 + self.roll(octave))
    }

    fn sentence(&mut self, from: usize, length: usize) -> String {
        (0..length).map(|_| self.word(from)).collect::<Vec<_>>().join(" ")
    }
}

/// The word of a rank, in syllables: frequent ones are short.
fn word(mut rank: usize) -> String {
    const SYLLABLES: [&str; 24] = [
        "ka", "lo", "ster", "mi", "ran", "to", "ve", "dun", "shi", "el", "mor", "qui", "ba", "net", "ful", "go", "ri",
        "an", "per", "ous", "ti", "hal", "ed", "wyn",
    ];
    let mut spelled = String::new();
    loop {
        spelled.push_str(SYLLABLES[rank % SYLLABLES.len()]);
        rank /= SYLLABLES.len();
        if rank == 0 {
            return spelled;
        }
    }
}

fn begin() -> Timestamp {
    Timestamp::from_second(1_700_000_000).unwrap()
}

/// When an article of this number is published.
fn time(number: usize) -> Timestamp {
    begin() + APART * i32::try_from(number).unwrap()
}

/// An article; three in ten tell what the one before told, in other words.
fn draft(number: usize) -> Draft {
    let mut dice = Dice(number as u64);
    let mut told = Dice((number - usize::from(number % 10 > 6)) as u64 ^ 0xabcd);
    let subject = format!("{} {} {}", told.sentence(TELLING, 2), told.roll(9_000), told.sentence(TELLING, 2));
    let title = format!("{} {subject}", dice.sentence(TELLING - 3, 2));
    let text = format!("{subject}. {}", dice.sentence(0, 330));
    let link = format!("https://outlet{}.example/news/{number}/{}", number % 97, subject.replace(' ', "-"));
    let kind = [Kind::News, Kind::News, Kind::Review, Kind::Deal, Kind::Rumour, Kind::Guide][dice.roll(6)];
    let item = Item {
        identity: link.clone(),
        link: Some(link.clone()),
        title: title.clone(),
        published: Some(time(number)),
        content: Some(format!("<p>{}</p>", text.replace(". ", ".</p><p>"))),
        ..Item::default()
    };
    let summary = text[..200].into();
    let (title, url) = (title.as_str().into(), link.as_str().into());
    Draft { item, title, url, kind, summary, text, words: 330, ..Draft::default() }
}

fn poll(source: SourceId, numbers: impl Iterator<Item = usize>, now: Timestamp) -> PollResult {
    let drafts = numbers.map(draft).collect();
    PollResult { source, state: PollState::default(), title: None, site: None, drafts, now }
}

/// Marks what a user marks of a round: most is read, little is saved, tagged, noted.
fn mark(store: &mut Store, dice: &mut Dice, now: Timestamp) {
    let newest = store.list(&Query::parse("unread").unwrap(), Sort::Newest, ROUND, now).unwrap();
    let ids: Vec<ArticleId> = newest.iter().map(|article| article.id).filter(|_| dice.roll(10) < 8).collect();
    store.mark(&ids, &Decision::Read(true), now).unwrap();
    store.mark(&ids[..2], &Decision::Save(true), now).unwrap();
    store.mark(&ids[..1], &Decision::Tag(vec![word(dice.roll(32)).as_str().into()]), now).unwrap();
    store.set_note(ids[1], "worth a second look", now).unwrap();
}

/// A database with so many articles, as a user has it after a while.
fn filled(path: &Path, articles: usize) -> Store {
    let mut store = Store::open(path).unwrap();
    let sources: Vec<SourceId> = (0..(articles / 500).clamp(20, 1_000))
        .map(|number| {
            let source =
                Source { url: format!("https://outlet{number}.example/feed"), strip: true, ..Source::default() };
            store.add_source(&source, begin()).unwrap()
        })
        .collect();
    // The first catches one article in two hundred, the second hardly any.
    for value in [word(1_000), format!("{} {}", word(500), word(600))] {
        let wish = MuteWish { what: What::Words, value: value.as_str().into(), until: None, spoiler: false };
        store.mute(&wish, begin()).unwrap();
    }
    store.follow(&[word(2_000).as_str().into(), word(4_000).as_str().into()], true, begin()).unwrap();
    let mut dice = Dice(7);
    for from in (0..articles).step_by(ROUND) {
        let now = time(from + ROUND);
        let results: Vec<PollResult> = (0..10)
            .map(|nth| {
                let numbers = (from..from + ROUND).filter(move |number| number % 10 == nth);
                poll(sources[dice.roll(sources.len())], numbers, now)
            })
            .collect();
        store.record(&results).unwrap();
        store.place_arrivals(now).unwrap();
        mark(&mut store, &mut dice, now);
        while store.index_owed(500).unwrap() > 0 {}
    }
    store
}

/// The middle of several runs, in milliseconds.
fn middle(mut work: impl FnMut()) -> f64 {
    let mut times: Vec<Duration> = (0..TIMES)
        .map(|_| {
            let begun = Instant::now();
            work();
            begun.elapsed()
        })
        .collect();
    times.sort();
    times[TIMES / 2].as_secs_f64() * 1_000.0
}

fn measure(path: &Path, store: &mut Store, articles: usize) -> Vec<(&'static str, f64)> {
    let now = time(articles + ROUND);
    let query = |text: &str| Query::parse(text).unwrap().unread_by_default();
    // As many as the screen is given at once.
    let first_by = |store: &Store, text: &str, sort: Sort| {
        let ids = store.shown_story_ids(&query(text), sort, Folding::Open, 200, now).unwrap();
        store.stories(&ids[..ids.len().min(60)]).unwrap();
    };
    let first = |store: &Store, text: &str| first_by(store, text, Sort::Newest);
    let mut rows = vec![("open, the beginning of All", middle(|| first(&Store::open_read_only(path).unwrap(), "")))];
    rows.push(("All, every id", middle(|| drop(store.story_ids(&query(""), Sort::Newest, now).unwrap()))));
    rows.push(("its last 50 rows", {
        let ids = store.story_ids(&query("all"), Sort::Newest, now).unwrap();
        middle(|| drop(store.stories(&ids[ids.len().saturating_sub(50)..]).unwrap()))
    }));
    rows.push(("a source", middle(|| first(store, "source:f7"))));
    rows.push(("shelf Rumours", middle(|| first(store, "kind:rumour"))));
    rows.push(("shelf Saved", middle(|| first_by(store, "saved", Sort::Saved))));
    rows.push(("count Rumours", middle(|| assert!(store.count_stories(&query("kind:rumour"), now).unwrap() > 0))));
    let headline = draft(articles / 2).title;
    let told: Vec<&str> = headline.split(' ').collect();
    for (what, words) in [
        ("two words of a headline", format!("{} \"{}\"", told[2], told[3])),
        ("a word of one text in a hundred", format!("\"{}\"", word(3_000))),
        ("a word of three texts in four", format!("\"{}\"", word(30))),
        ("a word of every text", format!("\"{}\"", word(0))),
        ("two letters", word(5)[..2].to_owned()),
        ("the beginning of five words", "sterkam".to_owned()),
        ("the beginning of 57 words", "sterka".to_owned()),
    ] {
        assert!(!store.search(&words, 50).unwrap().is_empty(), "{words}");
        rows.push((what, middle(|| drop(store.search(&words, 50).unwrap()))));
    }
    let listed = |store: &Store, text: &str| store.list(&query(text), Sort::Newest, 50, now).unwrap();
    rows.push(("list of 50 rumours", middle(|| drop(listed(store, "kind:rumour")))));
    rows.push(("totals", middle(|| assert!(store.totals().unwrap().articles > 0))));
    let ids = store.story_ids(&query(""), Sort::Newest, now).unwrap();
    rows.push(("done and undo", {
        let middle_one = [ids[ids.len() / 2]];
        middle(|| {
            store.mark_stories(&middle_one, None, &Decision::Done, false, now).unwrap();
            store.undo(now).unwrap();
        })
    }));
    let source = store.subscriptions().unwrap()[0].id;
    let mut number = usize::try_from(store.totals().unwrap().articles).unwrap() + 10 * ROUND;
    rows.push(("an arrival, placed", {
        middle(|| {
            number += 1;
            store.record(&[poll(source, number..=number, time(number))]).unwrap();
            store.place_arrivals(time(number)).unwrap();
        })
    }));
    rows
}

fn main() {
    let given: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let kept = given.iter().position(|word| word == "--keep").and_then(|at| given.get(at + 1)).map(PathBuf::from);
    let sizes: Vec<usize> = given.iter().filter_map(|word| word.parse().ok()).collect();
    let mut out = io::stdout().lock();
    for articles in if sizes.is_empty() { vec![1_000, 10_000] } else { sizes } {
        let folder = tempfile::tempdir().unwrap();
        let path = kept.as_deref().unwrap_or(folder.path()).join(format!("{articles}.db"));
        let mut store = if path.exists() {
            Store::open(&path).unwrap()
        } else {
            let begun = Instant::now();
            // One that was not filled to its end is not taken for one that was.
            let begun_at = path.with_extension("unfinished");
            drop(std::fs::remove_file(&begun_at));
            let store = filled(&begun_at, articles);
            let each = begun.elapsed().as_secs_f64() * 1_000.0 / f64::from(u32::try_from(articles).unwrap());
            store.empty_log().unwrap();
            drop(store);
            std::fs::rename(&begun_at, &path).unwrap();
            let store = Store::open(&path).unwrap();
            let bytes = std::fs::metadata(&path).unwrap().len() / articles as u64;
            writeln!(out, "{articles} articles: {each:.2} ms and {bytes} bytes each").unwrap();
            store
        };
        for (what, milliseconds) in measure(&path, &mut store, articles) {
            writeln!(out, "  {what:32} {milliseconds:8.2} ms").unwrap();
        }
    }
}
