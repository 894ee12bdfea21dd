//! The command line: subcommands, their JSON and their exit status. Talks to the rooms, decides nothing they could decide.

mod about;
mod add_account;
mod args;
mod brief;
mod comments;
mod completions;
mod dispatch;
mod examples;
mod export;
mod fetch;
mod follow;
mod health;
mod import;
mod list;
mod manual;
mod marks;
mod mend;
mod mutes;
mod output;
mod own_commands;
mod push;
mod reading;
mod round;
mod rules;
mod saved_pages;
mod serve;
mod session;
mod show;
mod source;
mod source_check;
mod source_page;
mod statistics;
mod stories;
mod strip;
mod subcommands;
mod sync;
mod tui;

pub use dispatch::main;

/// What the process ends with; the numbers are the contract's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Exit {
    Done = 0,
    Failed = 1,
    Usage = 2,
    Config = 3,
    SomeSourcesFailed = 4,
    Interrupted = 130,
    QuitSignal = 131,
    Terminated = 143,
}

/// What was typed means nothing: a query, a time, or words that no mute can go by.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Usage(String);
