//! The weights of the kinds: a linear model with a soft maximum, held near what `assets/kinds.toml` says a rule or a cue is worth.

use crate::days::Stream;
use pressstart::{
    clean::kinds::{Piece, Weights, evidence, leans},
    news::Kind,
};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fmt::Write,
};

/// How strongly a weight is held near what it is worth before the fit.
const HOLD: f64 = 3.0;
/// Words that only one stream has say nothing of other days.
const STREAMS: usize = 2;
/// Steps of the descent, and the length of the first.
const STEPS: usize = 80;
const STEP: f64 = 0.5;
/// A weight below this changes nothing.
const LEAST: f64 = 0.08;

struct Example {
    evidence: Vec<(usize, f64)>,
    kind: usize,
}

/// The weights that all streams give, as a file, and for each stream the kinds that the others' weights tell of its rows.
pub fn fit(streams: &[Stream]) -> (String, Vec<Vec<Kind>>) {
    let found: Vec<Vec<BTreeMap<String, f32>>> =
        streams.iter().map(|stream| stream.rows.iter().map(|row| evidence(&piece(row))).collect()).collect();
    let mut told = Vec::new();
    let (mut mean, mut right, mut count) = (0.0, 0.0, 0.0);
    let mut deals = Deals::default();
    for (held, stream) in streams.iter().enumerate() {
        let weights = Weights::read(&weights(streams, &found, |number| number != held));
        let kinds: Vec<Kind> = stream.rows.iter().map(|row| weights.kind(&piece(row))).collect();
        let hits = f64::from(
            u32::try_from(stream.rows.iter().zip(&kinds).filter(|(row, kind)| row.kind == **kind).count()).unwrap(),
        );
        let all = f64::from(u32::try_from(kinds.len()).unwrap());
        let own = Deals::of(stream, &kinds);
        println!("kinds   {:8} right {:.3}  deals {}", stream.name, hits / all, own.line());
        deals.add(&own);
        (mean, right, count) =
            (mean + hits / all / f64::from(u32::try_from(streams.len()).unwrap()), right + hits, count + all);
        told.push(kinds);
    }
    println!("kinds   mean {mean:.3}, pooled {:.3}  deals {}", right / count, deals.line());
    (weights(streams, &found, |_| true), told)
}

fn piece(row: &crate::days::Row) -> Piece<'_> {
    Piece {
        title: &row.draft.title,
        lead: &row.draft.summary,
        url: &row.draft.url,
        categories: &row.draft.item.categories,
    }
}

/// Deals that were told, that are, and that are and were told.
#[derive(Default)]
struct Deals {
    told: f64,
    are: f64,
    both: f64,
}

impl Deals {
    fn of(stream: &Stream, kinds: &[Kind]) -> Self {
        let mut deals = Self::default();
        for (row, kind) in stream.rows.iter().zip(kinds) {
            let (is, said) = (row.kind == Kind::Deal, *kind == Kind::Deal);
            deals.add(&Self {
                told: f64::from(u8::from(said)),
                are: f64::from(u8::from(is)),
                both: f64::from(u8::from(is && said)),
            });
        }
        deals
    }

    fn add(&mut self, other: &Self) {
        (self.told, self.are, self.both) = (self.told + other.told, self.are + other.are, self.both + other.both);
    }

    fn line(&self) -> String {
        format!("P {:.2} R {:.2}", self.both / self.told.max(1.0), self.both / self.are.max(1.0))
    }
}

/// The weights that some of the streams give, as a file.
fn weights(streams: &[Stream], found: &[Vec<BTreeMap<String, f32>>], counts: impl Fn(usize) -> bool) -> String {
    let mut kinds: Vec<Kind> = streams.iter().flat_map(|stream| stream.rows.iter().map(|row| row.kind)).collect();
    kinds.sort_by_key(ToString::to_string);
    kinds.dedup();
    let place: HashMap<Kind, usize> = kinds.iter().enumerate().map(|(place, kind)| (*kind, place)).collect();
    let leans = leans();
    let numbers = numbered(found, &leans, &counts);
    let mut examples = Vec::new();
    for (_, (stream, found)) in streams.iter().zip(found).enumerate().filter(|(number, _)| counts(*number)) {
        for (row, found) in stream.rows.iter().zip(found) {
            let known = found.iter().filter_map(|(name, much)| Some((*numbers.get(name.as_str())?, f64::from(*much))));
            examples.push(Example { evidence: known.collect(), kind: place[&row.kind] });
        }
    }
    let mut start = vec![vec![0.0; kinds.len()]; numbers.len()];
    for (name, kind, lean) in &leans {
        if let (Some(number), Some(kind)) = (numbers.get(name.as_str()), place.get(kind)) {
            start[*number][*kind] = f64::from(*lean);
        }
    }
    let fitted = descend(&examples, &start, numbers["always"]);
    let mut file = String::new();
    for (name, number) in &numbers {
        for (kind, weight) in kinds.iter().zip(&fitted[*number]).filter(|(_, weight)| weight.abs() >= LEAST) {
            writeln!(file, "{name}\t{kind}\t{weight:.2}").unwrap();
        }
    }
    file
}

/// The evidence that counts: what several streams have, and every rule and cue.
fn numbered<'a>(
    found: &'a [Vec<BTreeMap<String, f32>>],
    leans: &'a [(String, Kind, f32)],
    counts: &impl Fn(usize) -> bool,
) -> BTreeMap<&'a str, usize> {
    let mut seen: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (number, rows) in found.iter().enumerate().filter(|(number, _)| counts(*number)) {
        for name in rows.iter().flat_map(BTreeMap::keys) {
            seen.entry(name).or_default().insert(number);
        }
    }
    let is_given = |name: &str| name.starts_with("rule.") || name.starts_with("cue.");
    let common =
        seen.iter().filter(|(name, streams)| streams.len() >= STREAMS || is_given(name)).map(|(name, _)| *name);
    let names: BTreeSet<&str> = common.chain(leans.iter().map(|(name, ..)| name.as_str())).collect();
    names.into_iter().enumerate().map(|(number, name)| (name, number)).collect()
}

/// Steps down the slope, each weight by its own length (`AdaGrad`).
fn descend(examples: &[Example], start: &[Vec<f64>], always: usize) -> Vec<Vec<f64>> {
    let mut weights = start.to_vec();
    let mut squares = vec![vec![1e-8; start[0].len()]; start.len()];
    for _ in 0..STEPS {
        let mut slope = vec![vec![0.0; start[0].len()]; start.len()];
        for example in examples {
            let mut chances = vec![0.0; start[0].len()];
            for (number, much) in &example.evidence {
                chances.iter_mut().zip(&weights[*number]).for_each(|(sum, weight)| *sum += weight * much);
            }
            let most = chances.iter().copied().fold(f64::MIN, f64::max);
            for chance in &mut chances {
                *chance = (*chance - most).exp();
            }
            let all: f64 = chances.iter().sum();
            for chance in &mut chances {
                *chance /= all;
            }
            chances[example.kind] -= 1.0;
            for (number, much) in &example.evidence {
                slope[*number].iter_mut().zip(&chances).for_each(|(slope, error)| *slope += error * much);
            }
        }
        for number in 0..weights.len() {
            let hold = if number == always { 0.01 } else { HOLD };
            for kind in 0..weights[number].len() {
                let down = hold.mul_add(weights[number][kind] - start[number][kind], slope[number][kind]);
                squares[number][kind] += down * down;
                weights[number][kind] -= STEP * down / squares[number][kind].sqrt();
            }
        }
    }
    weights
}
