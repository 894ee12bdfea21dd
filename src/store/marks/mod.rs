//! Marks: what the user did. The journal records each change as a step that can be undone.

pub(super) mod command_outputs;
pub(super) mod decisions;
pub(super) mod filter_rules;
pub(super) mod follows;
pub(super) mod highlights;
pub(super) mod journal;
pub(super) mod kinds;
pub(super) mod mark_rows;
pub(super) mod mutes;
pub(super) mod notes;
mod rule_pushes;
pub(super) mod snooze;
pub(super) mod user_rules;

pub use command_outputs::CommandText;
pub use filter_rules::Ruled;
pub use rule_pushes::GivenUp;
pub use snooze::Passed;
