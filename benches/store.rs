//! How fast the store is at the sizes it is designed for: `cargo bench --bench store`.
#![expect(clippy::unwrap_used, reason = "a bench may stop at once")]

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use jiff::Timestamp;
use pressstart::{
    news::{Decision, Draft, Item, Source, SourceId, StoryId},
    query::Query,
    schedule::PollState,
    store::{PollResult, Sort, Store},
};
use std::{hint::black_box, path::Path};

const WORDS: [&str; 24] = [
    "studio", "lantern", "kiln", "delay", "patch", "console", "handheld", "sequel", "trailer", "review", "harbour",
    "quest", "co-op", "pixel", "engine", "season", "rumour", "launch", "update", "demo", "tide", "orbit", "relic",
    "garden",
];

fn now() -> Timestamp {
    Timestamp::from_second(1_800_000_000).unwrap()
}

/// Words in an order that a number decides.
fn sentence(seed: usize, length: usize) -> String {
    let mut state = seed.wrapping_mul(2_654_435_761) | 1;
    let mut words = Vec::with_capacity(length);
    for _ in 0..length {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        words.push(WORDS[(state >> 33) % WORDS.len()]);
    }
    words.join(" ")
}

fn draft(number: usize) -> Draft {
    let title = format!("{} {number}", sentence(number, 8));
    let text = sentence(number + 7, 330);
    let link = format!("https://outlet.example/news/{number}/a-piece-of-news");
    let item = Item {
        identity: link.clone(),
        link: Some(link.clone()),
        title: title.clone(),
        published: Some(Timestamp::from_second(1_700_000_000 + i64::try_from(number).unwrap() * 10).unwrap()),
        content: Some(format!("<p>{text}</p>")),
        ..Item::default()
    };
    Draft {
        item,
        title: title.as_str().into(),
        url: link.as_str().into(),
        summary: text[..200].into(),
        text,
        words: 330,
        ..Draft::default()
    }
}

/// A store with this many articles in sources of a thousand; bodies indexed.
fn filled(path: &Path, articles: usize) -> Store {
    let mut store = Store::open(path).unwrap();
    for batch in 0..articles / 1_000 {
        let source = Source { url: format!("https://outlet{batch}.example/feed"), strip: true, ..Source::default() };
        let id = store.add_source(&source, now()).unwrap();
        store.record(&[poll(id, batch * 1_000, 1_000)]).unwrap();
    }
    while store.index_owed(5_000).unwrap() > 0 {}
    store
}

fn poll(source: SourceId, from: usize, count: usize) -> PollResult {
    let drafts = (from..from + count).map(draft).collect();
    PollResult { source, state: PollState::default(), title: None, site: None, drafts, now: now() }
}

fn record(c: &mut Criterion) {
    let directory = tempfile::tempdir().unwrap();
    let mut store = Store::open(&directory.path().join("record.db")).unwrap();
    let source = Source { url: "https://outlet.example/feed".to_owned(), ..Source::default() };
    let id = store.add_source(&source, now()).unwrap();
    let mut from = 0;
    let mut group = c.benchmark_group("record");
    group.sample_size(10);
    group.bench_function("10,000 new items", |bencher| {
        let fresh = || {
            from += 10_000;
            poll(id, from, 10_000)
        };
        bencher.iter_batched(fresh, |result| store.record(&[result]).unwrap(), BatchSize::PerIteration);
    });
    group.finish();
}

fn read(c: &mut Criterion) {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("read.db");
    let mut store = filled(&path, 100_000);
    let unread = Query::parse("unread").unwrap();
    c.bench_function("open at 100k and list the newest 200", |bencher| {
        bencher.iter(|| Store::open_read_only(&path).unwrap().list(&unread, Sort::Newest, 200, now()).unwrap());
    });
    c.bench_function("list the newest 200 at 100k", |bencher| {
        bencher.iter(|| store.list(black_box(&unread), Sort::Newest, 200, now()).unwrap());
    });
    c.bench_function("all story ids at 100k", |bencher| {
        bencher.iter(|| store.story_ids(black_box(&unread), Sort::Newest, now()).unwrap());
    });
    let ids: Vec<StoryId> = store.story_ids(&unread, Sort::Newest, now()).unwrap();
    c.bench_function("200 story rows at 100k", |bencher| bencher.iter(|| store.stories(&ids[50_000..50_200]).unwrap()));
    for words in ["lantern 4711", "lantern", "\"kiln delay patch\"", "relic gar"] {
        c.bench_function(&format!("search {words} at 100k"), |bencher| {
            bencher.iter(|| store.search(black_box(words), 50).unwrap());
        });
    }
    let article = store.stories(&ids[..1]).unwrap()[0].face.id;
    let mut read = false;
    c.bench_function("mark one at 100k", |bencher| {
        bencher.iter(|| {
            read = !read;
            store.mark(&[article], &Decision::Read(read), now()).unwrap()
        });
    });
}

criterion_group!(benches, record, read);
criterion_main!(benches);
