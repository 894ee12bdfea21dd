//! The store through its public face, on real files in temporary directories.
#![expect(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

mod archive;
mod by_hand;
mod choices;
mod files;
mod follows;
mod half_read;
mod highlights;
mod identities;
mod importing;
mod joining;
mod later;
mod lists;
mod marks;
mod mutes;
mod notes;
mod polling;
mod retention;
mod rules;
mod searching;
mod shelf;
mod sources;
mod statistics;
mod upgrade;
mod windows;
