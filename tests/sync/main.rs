//! Sync from outside: the binary against small servers that behave like those people run, wherever those differ.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

mod add_account;
mod fever;
mod fever_live;
mod google_reader;
mod labels;
mod lists;
mod marks;
#[path = "../support/program.rs"]
mod program;
mod readeck;
#[expect(dead_code, reason = "shared with the tests of the poller, which use the rest")]
#[path = "../support/server.rs"]
mod server;
mod subscriptions;
mod wallabag;
