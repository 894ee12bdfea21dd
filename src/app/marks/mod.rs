//! Decisions on their way: applied to the rows on screen at once, sent off to be committed, and taken back when that fails or
//! when it is asked for.

pub(in crate::app) mod apply;
pub(in crate::app) mod decide;
pub(in crate::app) mod history;
pub(in crate::app) mod reading_list;

use crate::{
    app::list::ListSnapshot,
    news::{Decision, Story, StoryId, Targets},
};
use std::collections::HashSet;

/// A decision on its way to be committed.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct PendingMark {
    pub ticket: u64,
    pub targets: Targets,
    pub decision: Decision,
    /// It swept over many: saved ones are left alone.
    pub sweeping: bool,
    /// What the same keypress decides beside it: they are one step.
    pub with: Option<Box<PendingMark>>,
    /// It is no step of its own: nobody takes back that an article was opened.
    pub quiet: bool,
}

impl PendingMark {
    /// A step of its own about these.
    #[must_use]
    pub const fn new(ticket: u64, targets: Targets, decision: Decision) -> Self {
        Self { ticket, targets, decision, sweeping: false, with: None, quiet: false }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changed {
    /// What is kept, and the screen with it.
    Disk,
    /// The screen alone: it was so on disk already.
    Screen,
}

/// A decision as it was applied here, with what is needed to take it back.
#[derive(Debug, Clone)]
pub struct Applied {
    pub marking: PendingMark,
    /// In words, for the line at the bottom.
    pub words: String,
    /// Some rows were not at hand: the list has to be asked for again.
    pub needs_reload: bool,
    /// The list was built anew since: its places mean nothing any more.
    pub positions_invalid: bool,
    /// It came of the keypress of the step before it: they are taken back together.
    pub together: bool,
    pub changed: Changed,
    /// The list before it, where it has the list built anew.
    pub(in crate::app) list_before: Option<ListSnapshot>,
    removed: Vec<(usize, StoryId)>,
    before: Vec<Story>,
    /// The story that was under the cursor.
    pub at: Option<StoryId>,
    cursor: usize,
    top: usize,
}

/// What can be undone and redone here, and what is about to be decided.
#[derive(Debug, Clone, Default)]
pub struct History {
    /// Steps of this session that can be taken back here.
    pub past: Vec<Applied>,
    /// Steps taken back that can be done again here.
    pub future: Vec<Applied>,
    /// What opening an article did to its row: the decision that brought the article up takes it along.
    pub opened: Option<Applied>,
    /// A decision that waits for its stories.
    pub batch: Option<Batch>,
}

/// A decision that waits to learn which stories a query finds.
#[derive(Debug, Clone)]
pub struct Batch {
    pub ticket: u64,
    /// The stories in the list when it was asked for; none where it is about others too.
    pub among: Option<HashSet<StoryId>>,
    pub decision: Decision,
}
