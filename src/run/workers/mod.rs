//! Workers: the threads that act for the model, each with the requests it is sent. None has the terminal, and none changes
//! the model: what they find out comes back as messages.

pub mod account_trial;
mod archiver;
mod brief;
mod database;
mod db_reader;
mod db_writer;
mod dispatch;
mod export;
mod integrations;
mod marks;
mod own_commands;
mod page_cache;
mod pages;
#[cfg(feature = "images")]
mod pictures;
mod poller;
mod read_jobs;
mod read_queue;
mod shared_settings;
mod shelf_counts;
mod source_settings;
mod syncer;
mod unwritten;

pub use db_reader::{FIRST, row};
pub use dispatch::Workers;
