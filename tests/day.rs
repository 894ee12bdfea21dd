//! A simulated day: sources that fail in their own ways, arrivals, triage by keys and ends without warning, on a clock that goes by
//! events. Nothing that came or was marked is lost, and memory stays flat. `PRESSSTART_DAYS=7 cargo test --release --test day` goes on for
//! that many days.
#![expect(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use pressstart::{
    app::{self, Effect, Event, Model, Options, Polled, Read, Wanted, Write},
    clean::{self, Subject},
    feed::{self, Origin},
    news::{Article, ArticleId, Draft, Folded, Source, SourceId, Targets},
    query::Query,
    schedule::{self, Due, Fact, Fresh, PollState},
    store::{PollResult, Sort, Store, Subscription},
    text::Line,
};
use rusqlite::Connection;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::PathBuf,
};
use tempfile::TempDir;

const SOURCES: i64 = 16;
/// Between two looks at the clock.
const STEP: SignedDuration = SignedDuration::from_mins(5);
const STEPS_A_DAY: usize = 24 * 12;
/// Items that a feed holds at a time.
const HELD: i64 = 12;
/// Read articles older than this go.
const KEPT: SignedDuration = SignedDuration::from_hours(12);
/// What the process may grow by in a day, once everything was used: the allocator's own play.
const PLAY: u64 = 24 << 20;

#[test]
fn a_day_of_failures_arrivals_triage_and_crashes_loses_nothing_and_memory_stays_flat() {
    let days = std::env::var("PRESSSTART_DAYS").ok().and_then(|days| days.parse().ok()).unwrap_or(1);
    let mut day = Day::begin();
    let mut early = None;
    for step in 1..=days * STEPS_A_DAY {
        day.now += STEP;
        day.event(Event::Clock(day.now));
        day.poll();
        day.triage();
        if step % 12 == 0 {
            day.drop_old();
            day.save_and_take_back();
        }
        if day.below(20) == 0 {
            day.crash();
        }
        if step == STEPS_A_DAY / 3 {
            early = memory();
        }
    }
    assert_eq!(day.store.check().unwrap(), Vec::<String>::new());
    let (crashes, failures, came) = (day.crashes, day.failures, day.came.len());
    eprintln!("{came} articles, {failures} failures, {crashes} crashes");
    assert!(crashes > 5 && failures > 30 && came > 300, "the day was too calm");
    assert!(day.articles().values().filter(|mark| mark.saved).count() > 20);
    if let (Some(early), Some(late)) = (early, memory()) {
        eprintln!("memory after eight hours {} MiB, at the end {} MiB", early >> 20, late >> 20);
        assert!(late < early + PLAY, "memory grew from {early} to {late} bytes");
    } else {
        eprintln!("skipped: this system does not tell how much memory a process has");
    }
}

/// What is kept of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Kept {
    title: Line,
    read: bool,
    saved: bool,
    tags: Vec<Line>,
    fetched: Timestamp,
}

struct Day {
    folder: TempDir,
    store: Store,
    model: Model,
    now: Timestamp,
    began: Timestamp,
    /// Titles that came in some feed that could be read.
    came: BTreeSet<String>,
    /// Titles that retention dropped.
    dropped: BTreeSet<String>,
    crashes: usize,
    failures: usize,
    random: u64,
}

impl Day {
    fn begin() -> Self {
        let began: Timestamp = "2030-06-15T00:00:00Z".parse().unwrap();
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(&folder.path().join("pressstart.db")).unwrap();
        let source = |number| Source {
            url: format!("https://outlet{number}.example/feed"),
            name: Line::new(&format!("Outlet {number}")),
            strip: true,
            ..Source::default()
        };
        store.declare_sources(&[], &(0..SOURCES).map(source).collect::<Vec<_>>(), began).unwrap();
        let model = Model::new(Options::default(), (100, 30), began);
        let (came, dropped) = (BTreeSet::new(), BTreeSet::new());
        let mut day =
            Self { folder, store, model, now: began, began, came, dropped, crashes: 0, failures: 0, random: 11 };
        let first = day.model.ask_for_list(None);
        day.perform(first);
        day
    }

    /// A number below that; the same ones each time.
    fn below(&mut self, most: u64) -> u64 {
        self.random = self.random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.random >> 33) % most
    }

    fn articles(&self) -> BTreeMap<ArticleId, Kept> {
        let all = self.store.list(&Query::default(), Sort::Oldest, 0, self.now).unwrap();
        let kept = |article: Article| {
            let Article { id, title, read, saved, tags, fetched, .. } = article;
            (id, Kept { title, read, saved, tags, fetched })
        };
        all.into_iter().map(kept).collect()
    }

    fn poll(&mut self) {
        let subscriptions = self.store.subscriptions().unwrap();
        let due = |one: &Subscription| schedule::due(&one.state, &settings(one.id), self.now, false) == Due::Now;
        let due: Vec<Subscription> = subscriptions.into_iter().filter(due).collect();
        if due.is_empty() {
            return;
        }
        let before = self.articles();
        let results: Vec<PollResult> = due.into_iter().map(|one| self.ask(one)).collect();
        let stored = self.store.record(&results).unwrap();
        self.store.place_arrivals(self.now).unwrap();
        self.store.apply_rules(&[], self.now, &TimeZone::UTC).unwrap();
        let after = self.articles();
        for (id, kept) in &before {
            assert_eq!(after.get(id), Some(kept), "a poll changed what was kept");
        }
        let titles: BTreeSet<String> = after.values().map(|kept| kept.title.to_string()).collect();
        let lost: Vec<_> = self.came.difference(&titles).filter(|title| !self.dropped.contains(*title)).collect();
        assert_eq!(lost, Vec::<&String>::new());
        let new = stored.iter().map(|stored| stored.new as usize).sum();
        self.event(Event::Polled(Polled { new, total: stored.len(), ..Polled::default() }));
    }

    /// What a source answers, each in its own way, and its state after that.
    fn ask(&mut self, one: Subscription) -> PollResult {
        let luck = self.below(100);
        let character = one.id.0 % 8;
        let mut result = PollResult {
            source: one.id,
            state: PollState::default(),
            title: None,
            site: None,
            drafts: Vec::new(),
            now: self.now,
        };
        let fact = match character {
            3 if luck < 60 => Fact::Unchanged { etag: None, last_modified: None, max_age: Some(1_200) },
            4 if luck < 70 => Fact::Failed { status: Some(500), reason: "the server has a fault".into() },
            5 if luck < 40 => Fact::Later { status: 503, until: self.now + SignedDuration::from_hours(2) },
            _ => match self.read(&one, character, luck) {
                Some(drafts) => {
                    result.drafts = drafts;
                    Fact::Fresh(Fresh::default())
                }
                None => Fact::Failed { status: Some(200), reason: "this is no feed".into() },
            },
        };
        self.failures += usize::from(matches!(fact, Fact::Failed { .. } | Fact::Later { .. }));
        result.state = schedule::after(one.state, fact, &settings(one.id), self.now);
        result
    }

    /// The items of a feed, which may be cut, empty or nonsense; none when it cannot be read.
    fn read(&mut self, one: &Subscription, character: i64, luck: u64) -> Option<Vec<Draft>> {
        let mut bytes = feed(one.id.0, self.now.duration_since(self.began).as_hours() * 2).into_bytes();
        match (character, luck) {
            (6, 0..50) => bytes.truncate(bytes.len() / 100 * usize::try_from(luck + 20).unwrap()),
            (7, 0..30) => {
                bytes = b"<rss version=\"2.0\"><channel><title>Nothing today</title></channel></rss>".to_vec();
            }
            (7, 30..60) => bytes = [0xff, 0xfe, b'<', 0x1b, b'[', 0x9b].repeat(400),
            _ => {}
        }
        let feed = feed::read(&bytes, Origin { url: &one.source.url, content_type: None, now: self.now }).ok()?;
        let subject = Subject { source: &one.source.name, url: &one.source.url, strip: true, ..Subject::default() };
        let drafts = feed.items.into_iter().map(|item| clean::draft(item, &subject, &clean::BUILTIN));
        let drafts: Vec<_> = drafts.collect();
        self.came.extend(drafts.iter().map(|draft| draft.title.to_string()));
        Some(drafts)
    }

    /// Some keys, as somebody at the desk presses them now and then.
    fn triage(&mut self) {
        if self.below(3) > 0 {
            return;
        }
        let first = self.model.ask_for_list(None);
        self.perform(first);
        for _ in 0..self.below(12) {
            let key = ["d", "d", "d", "j", "s", "u", "k", "d"][usize::try_from(self.below(8)).unwrap()];
            self.key(key);
        }
    }

    /// What is saved and taken back is as it was before.
    fn save_and_take_back(&mut self) {
        let before = self.articles();
        let journal = self.store.journal(1).unwrap();
        self.key("s");
        if self.store.journal(1).unwrap() != journal {
            assert_ne!(self.articles(), before);
            self.key("u");
        }
        assert_eq!(self.articles(), before);
    }

    fn drop_old(&mut self) {
        let before = self.articles();
        let limit = self.now - KEPT;
        while self.store.drop_read(limit, 500).unwrap() > 0 {}
        let after = self.articles();
        for (id, kept) in before {
            if let Some(left) = after.get(&id) {
                assert_eq!(*left, kept);
                continue;
            }
            assert!(kept.read && !kept.saved && kept.tags.is_empty() && kept.fetched < limit, "{kept:?} went");
            self.dropped.insert(kept.title.to_string());
        }
        self.event(Event::StoreChanged);
    }

    /// The power fails while something is being written; the program starts again on what the disk has.
    fn crash(&mut self) {
        let before = self.articles();
        let database = self.folder.path().join("pressstart.db");
        let half = Connection::open(&database).unwrap();
        half.execute_batch("BEGIN IMMEDIATE; UPDATE article SET title = 'half'; DELETE FROM mark").unwrap();
        let folder = tempfile::tempdir().unwrap();
        for file in fs::read_dir(self.folder.path()).unwrap().map(|file| file.unwrap().path()) {
            // What several processes share of the log lies in memory and is gone.
            if file.is_file() && !file.to_string_lossy().ends_with("-shm") {
                fs::copy(&file, to(&folder, &file)).unwrap();
            }
        }
        drop(half);
        self.store = Store::open(&folder.path().join("pressstart.db")).unwrap();
        self.folder = folder;
        self.model = Model::new(Options::default(), (100, 30), self.now);
        let first = self.model.ask_for_list(None);
        self.perform(first);
        assert_eq!(self.articles(), before);
        self.crashes += 1;
    }

    fn key(&mut self, key: &str) {
        for key in app::chord(key).unwrap() {
            self.event(Event::Key(key));
        }
    }

    fn event(&mut self, event: Event) {
        let effects = app::update(&mut self.model, event);
        self.perform(effects);
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            for event in self.answer(effect) {
                self.event(event);
            }
        }
    }

    /// What the database answers; what needs a terminal or the network is left out.
    fn answer(&mut self, effect: Effect) -> Vec<Event> {
        let now = self.now;
        match effect {
            Effect::Read(Read::List { ticket, wanted: Wanted { query, sort, folding } }) => {
                let ids = self.store.shown_story_ids(&query, sort, folding, 0, now).unwrap();
                let rows = self.store.stories(&ids[..ids.len().min(60)]).unwrap();
                vec![Event::List { ticket, ids, rows, folded: Folded::default(), whole: true }]
            }
            Effect::Read(Read::Rows { stories, .. }) => vec![Event::Rows(self.store.stories(&stories).unwrap())],
            Effect::Write(Write::Mark(marking)) => {
                let mut events = Vec::new();
                let mut next = Some(Box::new(marking));
                while let Some(mut marking) = next {
                    next = marking.with.take();
                    if let (true, Targets::Article(article)) = (marking.quiet, &marking.targets) {
                        self.store.open_article(*article).unwrap();
                        events.push(Event::Marked(marking.ticket));
                        continue;
                    }
                    let step = self.store.decide(&marking.targets, &marking.decision, marking.sweeping, now).unwrap();
                    events.push(if step.articles.is_empty() {
                        Event::NothingMarked(marking.ticket)
                    } else {
                        Event::Marked(marking.ticket)
                    });
                }
                events
            }
            Effect::Write(Write::Undo) => {
                let step = self.store.undo(now).unwrap();
                vec![Event::Undone(step.map(|step| (step.words, None)))]
            }
            Effect::Write(Write::KeepTime) => {
                self.store.keep_time(now).unwrap();
                Vec::new()
            }
            _ => Vec::new(),
        }
    }
}

fn settings(source: SourceId) -> schedule::Settings {
    schedule::Settings { every: 3_600, paused: false, seed: u64::try_from(source.0).unwrap() }
}

fn to(folder: &TempDir, file: &std::path::Path) -> PathBuf {
    folder.path().join(file.file_name().unwrap())
}

/// The newest items of an outlet; every fourth is about what others tell too.
fn feed(outlet: i64, published: i64) -> String {
    let item = |n: i64| {
        let title = if n % 4 == 0 {
            format!("Harbour of Lanterns {n} gets a date, says report {outlet}")
        } else {
            format!("Outlet {outlet} looks at curiosity number {n}")
        };
        let body = format!("<p>{title}. The workshop said so on the quay, {} times over.</p>", n + outlet);
        format!(
            "<item><title>{title}</title><guid>urn:{outlet}:{n}</guid><description><![CDATA[{body}]]></description></item>"
        )
    };
    let items: String = ((published - HELD).max(0)..=published).rev().map(item).collect();
    format!("<rss version=\"2.0\"><channel><title>Outlet {outlet}</title>{items}</channel></rss>")
}

/// Bytes of memory that this process has, where the system tells it.
fn memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok().map(|kilobytes| kilobytes << 10)
}
