//! The settings of the stories: how much each signal weighs for two articles to be one story (a logistic regression over pairs), and
//! from which score on an article joins.

use crate::days::Stream;
use pressstart::{
    news::{ArticleId, Kind, StoryId},
    stories::{Candidate, SIGNALS, Settings, Signals, pair_signals, place_by},
};
use std::collections::HashMap;

/// How strongly a weight is held near nought.
const HOLD: f64 = 1.0;
/// Precision counts more than recall: a wrong merge hides news, a miss costs one row.
const BETA: f64 = 0.8;
/// Each day counts once more by its headlines alone, as feeds without summaries give it, but less: they are the rarer ones.
const HEADLINES: f64 = 0.5;
const COUNT: usize = SIGNALS.len();

struct Pair {
    signals: Signals,
    is_one: bool,
    /// How much it counts in the fit.
    counts: f64,
}

/// Pairs that were joined and belong together, that were joined, and that belong together.
#[derive(Clone, Copy, Default)]
struct Tally {
    hits: f64,
    joined: f64,
    belong: f64,
}

impl Tally {
    fn plus(self, other: Self) -> Self {
        Self { hits: self.hits + other.hits, joined: self.joined + other.joined, belong: self.belong + other.belong }
    }

    fn precision(self) -> f64 {
        if self.joined > 0.0 { self.hits / self.joined } else { 1.0 }
    }

    fn recall(self) -> f64 {
        self.hits / self.belong.max(1.0)
    }

    fn f(self, beta: f64) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        (1.0 + beta * beta) * precision * recall / (beta * beta * precision + recall).max(f64::MIN_POSITIVE)
    }

    fn line(self) -> String {
        format!("P {:.3} R {:.3} F1 {:.3}", self.precision(), self.recall(), self.f(1.0))
    }
}

/// The settings that all streams give, as a file; `kinds` are those of each stream's rows.
pub fn fit(streams: &[Stream], kinds: &[Vec<Kind>]) -> String {
    let days: Vec<Day> = streams.iter().zip(kinds).map(|(stream, kinds)| Day::of(stream, kinds)).collect();
    let (mut mean, mut pooled, mut bare) = (0.0, Tally::default(), Tally::default());
    for (held, stream) in streams.iter().enumerate() {
        let settings = settings(&days, |number| number != held);
        bare = bare.plus(tally(stream, &days[held].headlines, &settings));
        let tally = tally(stream, &days[held].batch, &settings);
        println!(
            "stories {:8} {}  (threshold {}, best {})",
            stream.name,
            tally.line(),
            settings.threshold,
            settings.best
        );
        if std::env::var_os("SHOW").is_some() {
            show(stream, &days[held].batch, &settings);
        }
        mean += tally.f(1.0) / f64::from(u32::try_from(streams.len()).unwrap());
        pooled = pooled.plus(tally);
    }
    println!("stories mean F1 {mean:.3}, pooled {}; by their headlines alone {}", pooled.line(), bare.line());
    settings(&days, |_| true).write()
}

/// A stream as the program sees it, whole and by its headlines alone, with what every pair of its articles shares.
struct Day<'a> {
    stream: &'a Stream,
    batch: Vec<Candidate>,
    headlines: Vec<Candidate>,
    pairs: Vec<Pair>,
}

impl<'a> Day<'a> {
    fn of(stream: &'a Stream, kinds: &[Kind]) -> Self {
        let batch = batch(stream, kinds);
        let headlines: Vec<Candidate> = batch.iter().map(headline).collect();
        let mut pairs = pairs_of(stream, &batch, 1.0);
        pairs.extend(pairs_of(stream, &headlines, HEADLINES));
        Self { stream, batch, headlines, pairs }
    }
}

fn batch(stream: &Stream, kinds: &[Kind]) -> Vec<Candidate> {
    let candidate = |(number, (row, kind)): (usize, (&crate::days::Row, &Kind))| {
        let number = i64::try_from(number).unwrap();
        Candidate {
            article: ArticleId(number),
            story: StoryId(number),
            pre_merge_story: StoryId(number),
            at: row.at,
            outlet: row.outlet.clone(),
            title: row.draft.title.to_string(),
            lead: row.draft.summary.to_string(),
            kind: *kind,
            url: row.draft.url.to_string(),
            credits: row.draft.via.as_ref().and_then(|via| via.url.as_ref()).map(ToString::to_string),
            cites: row.draft.cites.clone(),
        }
    };
    stream.rows.iter().zip(kinds).enumerate().map(candidate).collect()
}

/// Says how settings do on days that nothing is ever fitted to.
pub fn judge(streams: &[Stream], settings: &str) {
    let settings = Settings::read(settings).unwrap();
    let of = |stream: &Stream| {
        let kinds: Vec<Kind> = stream.rows.iter().map(|row| row.draft.kind).collect();
        tally(stream, &batch(stream, &kinds), &settings)
    };
    println!("stories of other headlines {}", streams.iter().map(of).fold(Tally::default(), Tally::plus).line());
}

/// The same article where a feed gives nothing but headlines.
fn headline(candidate: &Candidate) -> Candidate {
    Candidate { lead: String::new(), cites: Vec::new(), ..candidate.clone() }
}

fn place(article: ArticleId) -> usize {
    usize::try_from(article.0).unwrap()
}

fn is_debatable(stream: &Stream, one: usize, other: usize) -> bool {
    let (one, other) = (stream.rows[one].id.clone(), stream.rows[other].id.clone());
    stream.debatable.contains(&(one.clone(), other.clone())) || stream.debatable.contains(&(other, one))
}

fn pairs_of(stream: &Stream, batch: &[Candidate], counts: f64) -> Vec<Pair> {
    let found = pair_signals(batch.to_vec()).into_iter().filter_map(|(one, other, signals)| {
        let (one, other) = (place(one), place(other));
        let is_one = stream.rows[one].story == stream.rows[other].story;
        (!is_debatable(stream, one, other)).then_some(Pair { signals, is_one, counts })
    });
    found.collect()
}

/// The story of each article under these settings.
fn placed(batch: &[Candidate], settings: &Settings) -> Vec<i64> {
    let moves: HashMap<ArticleId, StoryId> =
        place_by(settings, Vec::new(), batch.to_vec()).into_iter().map(|one| (one.article, one.story)).collect();
    batch.iter().map(|one| moves.get(&one.article).unwrap_or(&one.story).0).collect()
}

fn tally(stream: &Stream, batch: &[Candidate], settings: &Settings) -> Tally {
    let stories = placed(batch, settings);
    let mut tally = Tally::default();
    for one in 0..stories.len() {
        for other in 0..one {
            let (belong, joined) = (stream.rows[one].story == stream.rows[other].story, stories[one] == stories[other]);
            if (belong || joined) && !is_debatable(stream, one, other) {
                tally.hits += f64::from(u8::from(belong && joined));
                tally.joined += f64::from(u8::from(joined));
                tally.belong += f64::from(u8::from(belong));
            }
        }
    }
    tally
}

/// The pairs that went wrong.
fn show(stream: &Stream, batch: &[Candidate], settings: &Settings) {
    let stories = placed(batch, settings);
    for one in 0..stories.len() {
        for other in 0..one {
            let (belong, joined) = (stream.rows[one].story == stream.rows[other].story, stories[one] == stories[other]);
            if belong != joined && !is_debatable(stream, one, other) {
                let line = |at: usize| {
                    format!("[{} {}/{}] {}", batch[at].outlet, stream.rows[at].kind, batch[at].kind, batch[at].title)
                };
                println!("  {} {} ## {}", if joined { "wrong" } else { "miss" }, line(other), line(one));
            }
        }
    }
}

/// The settings that some of the streams give.
fn settings(days: &[Day], counts: impl Fn(usize) -> bool) -> Settings {
    let chosen: Vec<&Day> = days.iter().enumerate().filter(|(number, _)| counts(*number)).map(|(_, day)| day).collect();
    let weights = regress(&chosen.iter().flat_map(|day| &day.pairs).collect::<Vec<_>>());
    let thresholds = (-6_i8..=2).map(|step| settings_of(weights, f32::from(step) * 0.25));
    let scored = thresholds.map(|settings| {
        let tallies = chosen.iter().map(|day| tally(day.stream, &day.batch, &settings));
        (tallies.fold(Tally::default(), Tally::plus).f(BETA), settings)
    });
    scored.reduce(|best, next| if next.0 > best.0 { next } else { best }).unwrap().1
}

fn settings_of(weights: Signals, threshold: f32) -> Settings {
    let mut settings = Settings::of(weights);
    settings.threshold = threshold;
    settings
}

/// Newton's method for a logistic regression with weights held near nought.
fn regress(pairs: &[&Pair]) -> Signals {
    let mut weights = [0.0_f64; COUNT];
    for _ in 0..25 {
        let mut slope = [0.0; COUNT];
        let mut curve = [[0.0; COUNT]; COUNT];
        for pair in pairs {
            let signals = pair.signals.map(f64::from);
            let sum: f64 = signals.iter().zip(&weights).map(|(signal, weight)| signal * weight).sum();
            let chance = 1.0 / (1.0 + (-sum).exp());
            let error = chance - f64::from(u8::from(pair.is_one));
            for one in 0..COUNT {
                slope[one] += pair.counts * error * signals[one];
                for other in 0..COUNT {
                    curve[one][other] += pair.counts * chance * (1.0 - chance) * signals[one] * signals[other];
                }
            }
        }
        for one in 0..COUNT {
            let hold = if one == 0 { 1e-6 } else { HOLD };
            slope[one] += hold * weights[one];
            curve[one][one] += hold;
        }
        for (weight, step) in weights.iter_mut().zip(solve(curve, slope)) {
            *weight -= step;
        }
    }
    #[expect(clippy::cast_possible_truncation, reason = "the program counts in single precision")]
    weights.map(|weight| (weight * 1_000.0).round() as f32 / 1_000.0)
}

/// Gauss' elimination.
fn solve(mut matrix: [[f64; COUNT]; COUNT], mut right: [f64; COUNT]) -> [f64; COUNT] {
    for column in 0..COUNT {
        let pivot = (column..COUNT)
            .max_by(|one, other| matrix[*one][column].abs().total_cmp(&matrix[*other][column].abs()))
            .unwrap_or(column);
        matrix.swap(column, pivot);
        right.swap(column, pivot);
        for row in column + 1..COUNT {
            let factor = matrix[row][column] / matrix[column][column];
            let above = matrix[column];
            matrix[row].iter_mut().zip(above).for_each(|(cell, above)| *cell -= factor * above);
            right[row] -= factor * right[column];
        }
    }
    for row in (0..COUNT).rev() {
        let known: f64 = (row + 1..COUNT).map(|column| matrix[row][column] * right[column]).sum();
        right[row] = (right[row] - known) / matrix[row][row];
    }
    right
}
