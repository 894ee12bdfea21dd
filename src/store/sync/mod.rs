//! Accounts on other servers: what each had when it was last asked (the shadow), and what the reader did since (the operations).
//! Asks no server; a mark writes its operation by itself, in the transaction that writes the mark.

mod forget;
mod items;
mod labels;
mod merge;
mod operations;
mod passages;
mod saved;
mod subscriptions;

pub use items::{Arrived, Matched};
pub use labels::{Label, PulledLabel, PulledLabels};
pub use merge::{Merged, Pulled};
pub use operations::{Field, Operation, Target};
pub use passages::{Passage, PassageChange};
pub use saved::{SavedChange, SavedCursor, SavedState};
pub use subscriptions::{LocalChange, RemoteFeed, Synced};
