//! The sources pane, and what is changed about a source.

pub(in crate::app) mod pane;
pub(in crate::app) mod pane_actions;
pub(in crate::app) mod sentences;
pub(in crate::app) mod source_settings;

use crate::{
    news::{Source, SourceId},
    text::Line,
};
use jiff::Timestamp;
use std::collections::HashSet;

/// When so many sources and no others fail in one round, it is rather the network.
pub(in crate::app) const SOURCES_THAT_PROVE: usize = 3;

/// A source as the pane shows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SourceRow {
    pub id: Option<SourceId>,
    pub name: Line,
    /// The group it is listed under; empty for none.
    pub group: Line,
    pub unread: u64,
    /// The status of the last answer.
    pub status: Option<u16>,
    /// Why its last poll failed.
    pub failing: Option<Line>,
    pub last_success: Option<Timestamp>,
    /// Polls that failed in a row.
    pub failures: u32,
    pub next_poll: Option<Timestamp>,
    /// Not polled, by the user's wish.
    pub paused: bool,
    /// Kept out of the counts.
    pub quiet: bool,
    pub source: Source,
}

#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// Every source, in the order of the subscriptions.
    pub all: Vec<SourceRow>,
    /// Groups that show their sources.
    pub open: HashSet<Line>,
    /// The row with the cursor.
    pub cursor: usize,
    /// The topmost row on screen.
    pub top: usize,
    /// The list shows this source alone.
    pub only: Option<SourceId>,
    /// Where many sources fail, each of them is shown.
    pub all_failing: bool,
    /// The address that was typed last and is not followed yet.
    pub typed: String,
    /// The source the cursor goes to when it comes.
    pub seek: Option<SourceId>,
}

/// One row of the pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry<'a> {
    All,
    /// A group, with its unread count and whether it shows its sources.
    Group(&'a Line, u64, bool),
    Source(&'a SourceRow),
    /// How many fail, where they are many, and whether each of them is shown.
    Fails(usize, bool),
    Failing(&'a SourceRow),
}

/// A row of the pane, whatever it holds at the time.
#[derive(PartialEq)]
pub(in crate::app) enum Place {
    All,
    Group(Line),
    Source(Option<SourceId>),
    Fails,
    Failing(Option<SourceId>),
}
