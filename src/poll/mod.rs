//! Polling: the round over the sources that are due, the archiving of what is saved, and single pages, written once for
//! whoever has the database ([`Storage`]). Decides nothing about time: `schedule` does.

#![expect(missing_docs, reason = "public for the tests alone: the names say the rest")]

mod archive;
mod ask;
mod comments;
mod derive_again;
mod find_source;
mod initiator;
mod local;
mod lock;
mod password;
mod program;
mod read;
mod record;
mod report;
mod round;
mod settings;
mod single_page;
mod sources;
mod storage;

pub use archive::{Archived, Archiver, Archiving};
pub use comments::{CommentsError, comments};
pub use derive_again::derive_again;
pub use find_source::{
    FindError, Found, GROUP, find_on_page, find_source, find_source_by, names_a_file, page_to_select, select_on,
};
pub use initiator::initiator;
pub use lock::{LockError, PollLock, lock, sync_lock};
pub use password::printed;
pub use program::{ProgramError, ProgramRun, run as run_program};
pub use read::warm_up;
pub use report::{Report, SourceReport, Word};
pub use round::{Round, Step};
pub use settings::Settings;
pub use single_page::{
    PageError, PageWanted, bare_link, draft, full_text, full_texts, keep_full_text, keep_link, web_page,
};
pub use sources::run;
pub use storage::Storage;

use crate::{
    store::{PollResult, StoreError, Stored},
    text::Line,
};

/// How far a run is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Progress {
    /// Sources dealt with.
    pub done: usize,
    /// Sources asked in this run.
    pub total: usize,
    /// The source dealt with last.
    pub current: Line,
    /// New articles so far.
    pub new: u32,
    /// Failures so far.
    pub failed: u32,
    /// What came is stored and for a moment nothing more has come: time to do something with it.
    pub quiet: bool,
}

/// Takes results that are ready, several sources at a time, and says what each changed.
pub type Sink<'a> = &'a mut dyn FnMut(Vec<PollResult>) -> Result<Vec<Stored>, StoreError>;
