//! To record is to hand results to the store: whatever is ready shares a transaction, one source's result is never split.

use super::{
    Progress, Settings, Sink,
    read::Ready,
    report::{Report, SourceReport, Word},
};
use crate::{
    html,
    schedule::{self, Fact},
    store::{PollResult, StoreError, Subscription},
    text::Line,
};
use std::{
    collections::HashSet,
    mem,
    sync::{
        atomic::{AtomicBool, Ordering},
        mpsc::{Receiver, RecvTimeoutError},
    },
    time::{Duration, Instant},
};

/// Sources in one transaction.
const MOST_SOURCES: usize = 64;
/// Articles in one transaction, unless one source alone has more: while they wait for it they take eight kilobytes each.
const MOST_ARTICLES: usize = 300;
/// Between two transactions while results keep coming: each waits for the disk and writes the ends of all indexes anew.
const APART: Duration = Duration::from_millis(100);
/// After this long without a result the run is quiet: others are slow, or hang.
const MOMENT: Duration = Duration::from_secs(1);
/// Fewer silent hosts than this prove nothing about our own connection.
const HOSTS_THAT_PROVE: usize = 3;

/// Keeps the books of a run.
pub struct Recorder<'a> {
    settings: &'a Settings,
    started: Instant,
    report: Report,
    progress: Progress,
    /// Sources that gave no answer at all. What that means is known when all were asked.
    silent: Vec<Ready>,
    answered: bool,
    /// When results are stored again at the latest; the first one is at once.
    due: Instant,
}

impl<'a> Recorder<'a> {
    pub fn new(sources: Vec<SourceReport>, settings: &'a Settings, started: Instant, total: usize) -> Self {
        Self {
            settings,
            started,
            report: Report { sources, ..Report::default() },
            progress: Progress { total, ..Progress::default() },
            silent: Vec::new(),
            answered: false,
            due: started,
        }
    }

    pub fn progress(&self) -> Progress {
        self.progress.clone()
    }

    pub fn report(self) -> Report {
        self.report
    }

    /// Stores results as they come, until there are no more. A database that refuses ends the run.
    pub fn record_all(
        &mut self,
        results: &Receiver<Ready>,
        sink: Sink,
        progress: &mut dyn FnMut(Progress),
        broken: &AtomicBool,
    ) {
        loop {
            let first = match results.recv_timeout(MOMENT) {
                Ok(first) => first,
                Err(RecvTimeoutError::Timeout) => {
                    if !mem::replace(&mut self.progress.quiet, true) {
                        progress(self.progress());
                    }
                    continue;
                }
                Err(RecvTimeoutError::Disconnected) => return,
            };
            self.progress.quiet = false;
            let mut batch = Vec::new();
            let mut articles = 0;
            let mut next = Some(first);
            while let Some(ready) = next {
                articles += ready.read.drafts.len();
                // Others wait for the place of a large body.
                let holds_up = ready.place.is_some();
                self.take(ready, &mut batch);
                let full = holds_up || batch.len() >= MOST_SOURCES || articles >= MOST_ARTICLES;
                let left = self.due.saturating_duration_since(Instant::now());
                next = if full { None } else { results.recv_timeout(left).ok() };
            }
            self.store(batch, sink);
            self.due = Instant::now() + APART;
            progress(self.progress());
            if self.report.broken.is_some() {
                broken.store(true, Ordering::Relaxed);
            }
        }
    }

    /// Stores the sources that gave no answer. When not one server answered, it is our own connection that is at fault.
    pub fn close(&mut self, sink: Sink, progress: &mut dyn FnMut(Progress)) {
        let silent = mem::take(&mut self.silent);
        if silent.is_empty() {
            return;
        }
        let hosts: HashSet<_> = silent.iter().map(|ready| html::host(&ready.asked.subscription.source.url)).collect();
        let unconnected = !self.answered && hosts.len() >= HOSTS_THAT_PROVE;
        let batch = silent.into_iter().map(|mut ready| {
            if unconnected && let Fact::Failed { reason, .. } = &mut ready.read.fact {
                ready.read.fact = Fact::Unconnected { reason: mem::take(reason) };
            }
            ready
        });
        let batch = batch.collect();
        self.store(batch, sink);
        progress(self.progress());
    }

    /// Counts a result, and puts it where it waits to be stored.
    fn take(&mut self, ready: Ready, batch: &mut Vec<Ready>) {
        self.progress.done += 1;
        self.progress.current = self.name(&ready);
        if let Fact::Failed { status, .. } = &ready.read.fact {
            self.progress.failed += 1;
            // What lies on this machine proves nothing about its connection.
            if status.is_none() && !ready.asked.subscription.source.is_local() {
                self.silent.push(ready);
                return;
            }
        }
        self.answered |= !ready.asked.subscription.source.is_local();
        batch.push(ready);
    }

    fn name(&self, ready: &Ready) -> Line {
        let source = &ready.asked.subscription.source;
        let title = ready.read.title.as_ref().unwrap_or(&source.name);
        let name = if source.name.is_empty() { title } else { &source.name };
        if name.is_empty() { Line::new(&self.report.sources[ready.asked.place].url) } else { name.clone() }
    }

    fn store(&mut self, batch: Vec<Ready>, sink: Sink) {
        if batch.is_empty() || self.report.broken.is_some() {
            return;
        }
        let mut places = Vec::with_capacity(batch.len());
        let mut results = Vec::with_capacity(batch.len());
        let mut held = Vec::new();
        for Ready { asked, read, took, now, place } in batch {
            held.push(place);
            let line = &mut self.report.sources[asked.place];
            line.tell(&read.fact);
            if asked.subscription.source.is_local() {
                // Nobody answered: it lies here.
                line.status = None;
            }
            line.ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
            line.bytes = read.bytes;
            let one = asked.subscription;
            let plan = plan(&one, self.settings);
            let state = schedule::after(one.state, read.fact, &plan, now);
            line.next_poll = state.next_poll;
            places.push(asked.place);
            let (title, site, drafts) = (read.title, read.site, read.drafts);
            results.push(PollResult { source: one.id, state, title, site, drafts, now });
        }
        let stored = sink(results);
        // Room for the next large bodies, now that nothing is left of these.
        drop(held);
        match stored {
            Ok(stored) => {
                for (place, stored) in places.into_iter().zip(stored) {
                    let line = &mut self.report.sources[place];
                    line.count(stored);
                    let SourceReport { url, outcome, status, new, ms, .. } = &line;
                    tracing::debug!(url, ?outcome, status, new, ms, "polled");
                    self.report.new += stored.new;
                    self.report.updated += stored.updated;
                    self.report.changed += stored.changed;
                    self.report.failed += u32::from(line.outcome == Word::Failed);
                }
                self.progress.new = self.report.new;
            }
            Err(error) => self.refused(&places, error),
        }
        self.report.visible_ms = u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX);
    }

    /// Nothing of the batch was stored, so all of it has failed.
    fn refused(&mut self, places: &[usize], error: StoreError) {
        for &place in places {
            let line = &mut self.report.sources[place];
            line.outcome = Word::Failed;
            line.error = Some(error.to_string());
            self.report.failed += 1;
        }
        self.report.broken = Some(error);
    }
}

/// A subscription as the schedule sees it.
pub fn plan(one: &Subscription, settings: &Settings) -> schedule::Settings {
    schedule::Settings {
        every: one.source.every.unwrap_or(settings.every.as_secs()),
        paused: one.source.paused || one.synced,
        seed: one.id.0.unsigned_abs(),
    }
}
