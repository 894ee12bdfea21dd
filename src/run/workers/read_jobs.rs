//! The way to the thread that reads: what it is asked for, and whether somebody waits while it does what nobody waits for.

use crate::app::Read;
use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
        mpsc::{self, Receiver, RecvTimeoutError, Sender},
    },
    time::Duration,
};

/// Asks it.
#[derive(Clone)]
pub(super) struct ReadSender {
    to: Sender<Read>,
    waiting: Arc<AtomicUsize>,
}

impl ReadSender {
    /// Asks for something; nobody answers once the thread has ended.
    pub(super) fn send(&self, read: Read) {
        self.waiting.fetch_add(1, Ordering::Relaxed);
        drop(self.to.send(read));
    }
}

/// What it was asked for and has not taken yet.
pub(super) struct ReadJobs {
    jobs: Receiver<Read>,
    waiting: Arc<AtomicUsize>,
}

/// Both ends of a way.
pub(super) fn channel() -> (ReadSender, ReadJobs) {
    let (to, jobs) = mpsc::channel();
    let waiting = Arc::new(AtomicUsize::new(0));
    (ReadSender { to, waiting: waiting.clone() }, ReadJobs { jobs, waiting })
}

impl ReadJobs {
    /// The next one, if one comes within this time; without a time, however long it takes.
    pub(super) fn next(&self, within: Option<Duration>) -> Result<Read, RecvTimeoutError> {
        let next = match within {
            Some(time) => self.jobs.recv_timeout(time),
            None => self.jobs.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        next.inspect(|_| self.take())
    }

    /// Those that are there.
    pub(super) fn there(&self) -> impl Iterator<Item = Read> {
        self.jobs.try_iter().inspect(|_| self.take())
    }

    /// Tells, wherever it is asked, whether one waits that is not taken yet.
    pub(super) fn is_one_waiting(&self) -> impl FnMut() -> bool + Send + 'static {
        let waiting = self.waiting.clone();
        move || waiting.load(Ordering::Relaxed) > 0
    }

    fn take(&self) {
        self.waiting.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_waits_until_it_is_taken() {
        let (to, jobs) = channel();
        let mut waits = jobs.is_one_waiting();
        assert!(!waits());
        to.send(Read::Tags);
        to.send(Read::Mutes);
        assert!(waits());
        assert!(matches!(jobs.next(None), Ok(Read::Tags)));
        assert!(waits());
        assert_eq!(jobs.there().count(), 1);
        assert!(!waits());
        drop(to);
        assert!(matches!(jobs.next(Some(Duration::ZERO)), Err(RecvTimeoutError::Disconnected)));
    }
}
