//! How many links a second one core cleans, with the rules that ship and with ten times as many hosts.
#![expect(clippy::unwrap_used, reason = "a benchmark may stop at the first fault")]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use pressstart::links::{BUILTIN, Rules};
use std::{fmt::Write, hint::black_box};

/// What articles hold: mostly ordinary links, some with trackers, some wrapped.
const LINKS: [&str; 10] = [
    "https://www.outlet.example/articles/a-long-headline-about-a-game/1100-6508546/",
    "https://www.outlet.example/news/silksong?page=2&sort=new",
    "https://en.wikipedia.org/wiki/Sega#History",
    "https://www.outlet.example/articles/another/?utm_source=feed&utm_medium=rss&utm_campaign=all",
    "https://www.youtube.com/watch?v=abcdefghijk&t=42&si=0123456789abcdef",
    "https://store.steampowered.com/app/620/Portal_2/?snr=1_5_9__205",
    "https://www.amazon.co.uk/Thing/dp/B08N5WRWNW/ref=sr_1?tag=me-21&linkCode=ll1&psc=1",
    "https://go.redirectingat.com/?id=1X2&xs=1&url=https%3A%2F%2Fwww.shop.example%2Fp%3Fq%3Dlego%26utm_source%3Dx&sref=https%3A%2F%2Foutlet.example%2F",
    "https://www.anrdoezrs.net/links/9020176/type/dlg/sid/x/https://www.shop.example/en/game/ixion",
    "https://bit.ly/2R330w8",
];

fn clean(criterion: &mut Criterion) {
    let mut extra = String::new();
    for number in 0..10_000 {
        let kind = "kind = \"tracking\"";
        write!(
            extra,
            "[[strip]]\nname = \"s{number}\"\n{kind}\nhosts = [\"s{number}.example\"]\nparameters = [\"x{number}\"]\n"
        )
        .unwrap();
        write!(extra, "[[strip]]\nname = \"e{number}\"\n{kind}\nparameters = [\"every{number}\"]\n").unwrap();
    }
    let many = BUILTIN.with("many.toml", &extra).unwrap();
    let mut group = criterion.benchmark_group("links");
    group.throughput(Throughput::Elements(LINKS.len() as u64));
    let mut measure = |name: &str, rules: &Rules| {
        group.bench_function(name, |bencher| {
            bencher.iter(|| LINKS.iter().map(|link| rules.clean(black_box(link)).removed.len()).sum::<usize>());
        });
    };
    measure("built-in", &BUILTIN);
    measure("20,000 rules more", &many);
    group.finish();
}

criterion_group!(benches, clean);
criterion_main!(benches);
