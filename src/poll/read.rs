//! To read is to turn answers into articles, away from the thread that asks and the one that stores.

use super::{
    ask::{Answered, Asked},
    outcome::{Polled, judge},
};
use crate::{
    fetch::{Outcome, Place},
    links,
};
use jiff::Timestamp;
use std::{
    sync::{Mutex, PoisonError, mpsc::SyncSender},
    time::Duration,
};
use tokio::sync::mpsc::Receiver;

/// A poll that was read, ready to be stored.
pub struct Ready {
    pub asked: Asked,
    pub polled: Polled,
    pub took: Duration,
    pub now: Timestamp,
    /// Given back when it is stored.
    pub place: Place,
}

/// Reads answers until there are no more.
pub fn all(answers: &Mutex<Receiver<Answered>>, rules: &links::Rules, results: &SyncSender<Ready>) {
    loop {
        let next = answers.lock().unwrap_or_else(PoisonError::into_inner).blocking_recv();
        let Some(answered) = next else { return };
        let now = Timestamp::now();
        let polled = judge(&answered, rules, now);
        let Answered { asked, took, outcome } = answered;
        let place = if let Outcome::Fresh(answer) = outcome { answer.place } else { None };
        if results.send(Ready { asked, polled, took, now, place }).is_err() {
            return;
        }
    }
}
