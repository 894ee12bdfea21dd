//! The report of a run, with the names of `fetch --json`.

use crate::{
    news::SourceId,
    schedule::{self, Due, Fact},
    store::{StoreError, Stored, Subscription},
    text::secrets::mask_password,
};
use jiff::{Timestamp, tz::TimeZone};
use serde::Serialize;

/// What came of a run.
#[derive(Debug, Default, Serialize)]
pub struct Report {
    /// New articles.
    pub new: u32,
    /// Articles whose content changed.
    pub updated: u32,
    /// Articles that the user had read or kept, and that say something else now.
    #[serde(skip)]
    pub changed: u32,
    /// Sources that failed.
    pub failed: u32,
    /// Milliseconds until everything was visible.
    pub visible_ms: u64,
    /// Every source, in the order given, skipped ones included.
    pub sources: Vec<SourceReport>,
    /// The database refused: the run ended early.
    #[serde(skip)]
    pub broken: Option<StoreError>,
}

/// What came of one source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceReport {
    pub id: SourceId,
    /// Its address as configured, without a password.
    pub url: String,
    pub outcome: Word,
    /// The answer's status.
    pub status: Option<u16>,
    /// New articles.
    pub new: u32,
    /// Articles whose content changed.
    pub updated: u32,
    /// Bytes of the decoded body.
    pub bytes: usize,
    /// How long its answer took.
    pub ms: u64,
    /// What went wrong or had to be repaired, in words.
    pub error: Option<String>,
    /// When it is due again.
    pub next_poll: Option<Timestamp>,
}

/// What came of one source, in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Word {
    /// A feed came.
    Fresh,
    /// Nothing changed.
    Unchanged,
    /// A feed came, from a new address that is asked from now on.
    Moved,
    /// It is gone for good.
    Gone,
    /// Its server asks for a pause.
    Later,
    Failed,
    /// It was not asked.
    Skipped,
}

impl SourceReport {
    /// A source as it stands before it is asked, or when it is not.
    pub(super) fn skipped(one: &Subscription, due: Due, offline: bool) -> Self {
        let error = match due {
            Due::Gone => one.state.error.clone(),
            Due::Waiting(_) => Some("its server asked for a pause".to_owned()),
            Due::Now if offline && !one.source.is_local() => Some("offline: it was not asked".to_owned()),
            _ => None,
        };
        Self {
            id: one.id,
            url: mask_password(&one.source.url).into_owned(),
            outcome: Word::Skipped,
            status: None,
            new: 0,
            updated: 0,
            bytes: 0,
            ms: 0,
            error,
            next_poll: match due {
                Due::Waiting(until) => one.state.next_poll.max(Some(until)),
                _ => one.state.next_poll,
            },
        }
    }

    /// A source that was not to be asked in this run.
    #[must_use]
    pub fn left_out(one: &Subscription) -> Self {
        Self::skipped(one, Due::Paused, false)
    }

    /// Takes in what came of it.
    pub(super) fn tell(&mut self, fact: &Fact) {
        let (outcome, status, error) = match fact {
            Fact::Fresh(fresh) => {
                let outcome = if fresh.moved_to.is_some() { Word::Moved } else { Word::Fresh };
                (outcome, Some(200), fresh.remark.clone())
            }
            Fact::Unchanged { .. } => (Word::Unchanged, Some(304), None),
            Fact::Gone => (Word::Gone, Some(410), Some("its server says that this feed is gone for good".to_owned())),
            Fact::Later { status, until } => {
                let until = until.to_zoned(TimeZone::system()).strftime("%-d %b %Y %H:%M").to_string();
                let why = schedule::why_later(*status);
                (Word::Later, Some(*status), Some(format!("{why}; it is not asked before {until}")))
            }
            Fact::Failed { status, reason } => (Word::Failed, *status, Some(reason.clone())),
            Fact::Unconnected { reason } => (Word::Failed, None, Some(reason.clone())),
        };
        (self.outcome, self.status, self.error) = (outcome, status, error);
    }

    pub(super) fn count(&mut self, stored: Stored) {
        (self.new, self.updated) = (stored.new, stored.updated);
    }
}
