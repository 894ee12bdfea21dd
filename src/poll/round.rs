//! A round: the sources that are due are polled, what came is laid beside its stories and put before the user's own rules, the
//! pages that sources ask for are got, and what is too old is dropped.

use super::{
    Progress, Report, Settings, SourceReport, Word,
    single_page::{full_texts, pages_wanted},
    sources,
    storage::Storage,
};
use crate::{
    news::{ArticleId, SourceId},
    platform,
    store::{Ruled, Store, StoreError, Stored, Subscription},
};
use jiff::Timestamp;
use std::{
    cell::RefCell,
    sync::atomic::{AtomicBool, Ordering},
    time::Instant,
};

/// Articles dropped in one transaction: other writers wait no longer than a moment.
const DROPPED_AT_ONCE: usize = 500;

/// What to poll, and how.
pub struct Round<'a> {
    pub settings: &'a Settings,
    /// Only these sources; all when none is named.
    pub only: &'a [SourceId],
    /// Also those that are not due.
    pub force: bool,
    /// Somebody watches: what has come is grouped while slow servers are waited for.
    pub watched: bool,
    pub stop: &'a AtomicBool,
}

/// How a round goes on.
pub enum Step<'a> {
    Progress(Progress),
    /// The user's own rules have acted.
    Ruled(Ruled),
    /// Everything that came is visible; pages may still follow.
    Visible(&'a Report),
}

impl Round<'_> {
    /// Polls. The lock is the caller's.
    ///
    /// # Errors
    /// When the database refuses; what was stored before stays.
    pub fn run<S: Storage>(&self, storage: &mut S, tell: &mut dyn FnMut(Step)) -> Result<Report, StoreError> {
        let (chosen, others): (Vec<Subscription>, Vec<Subscription>) =
            storage.store().subscriptions()?.into_iter().partition(|one| self.means(one.id));
        let (since, started) = (Timestamp::now(), Instant::now());
        let mut report = self.poll(storage, chosen, tell)?;
        if report.new > 0 {
            report.visible_ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
        }
        report.sources.extend(others.iter().map(SourceReport::left_out));
        report.sources.sort_by_key(|one| one.id);
        tell(Step::Visible(&report));
        if report.new > 0 {
            self.whole_texts(storage, since)?;
        }
        let asked = report.sources.iter().any(|one| one.outcome != Word::Skipped);
        // A program that looks every minute whether something is due need not look every minute what is old.
        if asked || !self.watched {
            self.drop_old(storage)?;
        }
        Ok(report)
    }

    fn means(&self, source: SourceId) -> bool {
        self.only.is_empty() || self.only.contains(&source)
    }

    fn poll<S: Storage>(
        &self,
        storage: &mut S,
        chosen: Vec<Subscription>,
        tell: &mut dyn FnMut(Step),
    ) -> Result<Report, StoreError> {
        let (storage, tell) = (RefCell::new(storage), RefCell::new(tell));
        let place = || -> Result<(), StoreError> {
            let standing = self.settings.standing.clone();
            let ruled = storage.borrow_mut().write(move |store| {
                store.place_arrivals(Timestamp::now())?;
                store.apply_rules(&standing, Timestamp::now(), &platform::time_zone())
            })?;
            if let Some(ruled) = ruled.filter(|ruled| *ruled != Ruled::default()) {
                tell.borrow_mut()(Step::Ruled(ruled));
            }
            Ok(())
        };
        let mut placed = Ok(());
        let mut report = sources::run(
            chosen,
            self.settings,
            self.force,
            &mut |results| {
                let count = results.len();
                let stored = storage.borrow_mut().write(move |store: &mut Store| store.record(&results))?;
                Ok(stored.unwrap_or_else(|| vec![Stored::default(); count]))
            },
            &mut |progress| {
                // Nobody waits for a slow server to see one row per story.
                if self.watched && progress.quiet && progress.new > 0 && placed.is_ok() {
                    placed = place();
                }
                tell.borrow_mut()(Step::Progress(progress));
            },
            self.stop,
        );
        placed?;
        if let Some(reason) = report.broken.take() {
            return Err(reason);
        }
        place()?;
        Ok(report)
    }

    /// Gets the pages of what came since then, for sources that ask for it. One that cannot be had is asked for no more.
    fn whole_texts<S: Storage>(&self, storage: &mut S, since: Timestamp) -> Result<(), StoreError> {
        let wanted = pages_wanted(storage.store(), since)?;
        let tell = &mut |article: ArticleId, came: Result<(), &str>| {
            if let Err(reason) = came {
                tracing::info!(%article, %reason, "no whole text");
            }
        };
        full_texts(storage, &wanted, self.settings, tell, self.stop)
    }

    /// Drops what retention says, a little at a time.
    fn drop_old<S: Storage>(&self, storage: &mut S) -> Result<(), StoreError> {
        let Some(before) = self.settings.dropped_before(Timestamp::now()) else { return Ok(()) };
        while !self.stop.load(Ordering::Relaxed) {
            let dropped = storage.write(move |store| store.drop_read(before, DROPPED_AT_ONCE))?;
            if dropped.unwrap_or_default() < DROPPED_AT_ONCE {
                break;
            }
        }
        Ok(())
    }
}
