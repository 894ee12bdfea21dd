//! A reader's desk for tests: subscriptions, and a store in memory.

use jiff::Timestamp;
use pressstart::{
    clean,
    fetch::{Client, FeedRequest, Limits, Outcome, wait},
    links,
    news::{Source, SourceId},
    poll::{self, Progress, Report, Settings},
    schedule::PollState,
    store::{PollResult, Stored, Subscription},
    text::Line,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::atomic::AtomicBool,
    time::Duration,
};

/// A feed of so many items.
pub fn feed(items: usize) -> String {
    let items: Vec<String> = (1..=items)
        .map(|n| {
            format!(
                "<item><title>Piece {n}</title><guid>urn:piece:{n}</guid><link>https://press.example/{n}</link></item>"
            )
        })
        .collect();
    let items = items.concat();
    format!("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Gamewire</title>{items}</channel></rss>")
}

/// Asks for a feed once, with these limits.
pub fn ask_within(limits: Limits, url: &str) -> Outcome {
    let request = FeedRequest { url: url.to_owned(), ..FeedRequest::default() };
    wait(Client::new(&limits).feed(&request, Timestamp::UNIX_EPOCH)).unwrap()
}

/// Asks for a feed once.
pub fn ask(url: &str) -> Outcome {
    ask_within(Limits::default(), url)
}

/// Why a feed could not be had.
pub fn reason(outcome: &Outcome) -> &str {
    match outcome {
        Outcome::Failed { reason, .. } => reason,
        _ => "it did not fail",
    }
}

pub struct Desk {
    pub subscriptions: Vec<Subscription>,
    pub settings: Settings,
    /// Identities of the articles of each source.
    pub articles: BTreeMap<SourceId, BTreeSet<String>>,
    /// How many sources each transaction held.
    pub batches: Vec<usize>,
    pub progress: Vec<Progress>,
}

impl Desk {
    pub fn following(urls: &[String]) -> Self {
        let subscriptions = (1..).zip(urls).map(|(number, url)| Subscription {
            id: SourceId(number),
            source: Source { url: url.clone(), name: Line::new("Gamewire"), strip: true, ..Source::default() },
            state: PollState::default(),
            unread: 0,
            total: 0,
            synced: false,
        });
        let mut settings = Settings::new(clean::Rules::new(links::Rules::default()));
        settings.per_host = 64;
        settings.host_delay = Duration::ZERO;
        Self {
            subscriptions: subscriptions.collect(),
            settings,
            articles: BTreeMap::new(),
            batches: Vec::new(),
            progress: Vec::new(),
        }
    }

    /// Polls as `fetch --force` does.
    pub fn poll(&mut self) -> Report {
        self.run(true, &AtomicBool::new(false))
    }

    pub fn run(&mut self, force: bool, stop: &AtomicBool) -> Report {
        let Self { subscriptions, settings, articles, batches, progress } = self;
        let asked = subscriptions.clone();
        let mut record = |results: Vec<PollResult>| {
            batches.push(results.len());
            Ok(results.into_iter().map(|result| store(subscriptions, articles, result)).collect())
        };
        poll::run(asked, settings, force, &mut record, &mut |step| progress.push(step), stop)
    }

    pub fn state(&self) -> &PollState {
        &self.subscriptions[0].state
    }

    /// Articles of all sources.
    pub fn count(&self) -> usize {
        self.articles.values().map(BTreeSet::len).sum()
    }
}

fn store(
    subscriptions: &mut [Subscription],
    articles: &mut BTreeMap<SourceId, BTreeSet<String>>,
    result: PollResult,
) -> Stored {
    let known = articles.entry(result.source).or_default();
    let before = known.len();
    known.extend(result.drafts.into_iter().map(|draft| draft.item.identity));
    let one = subscriptions.iter_mut().find(|one| one.id == result.source).unwrap();
    one.state = result.state;
    Stored { new: u32::try_from(known.len() - before).unwrap(), ..Stored::default() }
}
