//! The store through its public face, on real files in temporary directories.
#![expect(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

mod archive;
mod changed;
mod clustering;
mod files;
mod filter_rules;
mod follows;
mod half_read;
mod highlights;
mod identities;
mod importing;
mod lists;
mod manual_merge;
mod marks;
mod mutes;
mod notes;
mod polling;
mod retention;
mod searching;
mod shelf;
mod snooze;
mod source_overrides;
mod sources;
mod statistics;
mod upgrade;
mod windows;
