//! How fast articles find their stories: `cargo bench --bench stories`. Ten thousand must take less than a second.

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use pressstart::{
    news::{ArticleId, Kind, StoryId},
    stories::{Candidate, place},
};
use std::hint::black_box;

const SYLLABLES: [&str; 20] = [
    "lan", "tern", "kil", "wor", "mo", "har", "vest", "tide", "or", "bit", "rel", "ic", "gar", "den", "pix", "el",
    "quest", "sol", "ar", "fen",
];

/// A name that a number decides; low numbers come often, as names in the news do.
fn name(state: &mut usize) -> String {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    let (coarse, fine) = ((*state >> 33) % 2_000, (*state >> 45) % 2_000);
    let number = coarse * fine / 2_000;
    let part = |at: usize| SYLLABLES[at % SYLLABLES.len()];
    format!("{}{}{}", part(number), part(number / 20), part(number / 400))
}

/// Four days of news: of three articles in a row, two tell the same.
fn days(count: i64) -> Vec<Candidate> {
    (0..count)
        .map(|article| {
            let mut state =
                usize::try_from(if article % 3 == 2 { article - 1 } else { article }).unwrap_or(0) * 7_919 + 1;
            let mut sentence = |length: usize| (0..length).map(|_| name(&mut state)).collect::<Vec<_>>().join(" ");
            Candidate {
                article: ArticleId(article),
                story: StoryId(article),
                pre_merge_story: StoryId(article),
                at: article * 4 * 24 * 3_600 / count,
                outlet: format!("Outlet {}", article % 150),
                title: sentence(9),
                lead: sentence(55),
                kind: Kind::News,
                url: String::new(),
                credits: None,
                cites: Vec::new(),
            }
        })
        .collect()
}

fn stories(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("stories");
    group.sample_size(10);
    group.bench_function("10,000 articles", |bench| {
        bench.iter_batched(|| days(10_000), |fresh| black_box(place(Vec::new(), fresh)), BatchSize::PerIteration);
    });
    group.bench_function("50 articles beside 5,000", |bench| {
        bench.iter_batched(
            || {
                let mut known = days(5_050);
                let fresh = known.split_off(5_000);
                (known, fresh)
            },
            |(known, fresh)| black_box(place(known, fresh)),
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

criterion_group!(benches, stories);
criterion_main!(benches);
