//! Sync: marks and subscriptions go to and come from servers that people run, so that many machines have one state. Push comes
//! first, then the complete sets of what is unread and starred, then the texts that are missing, page by page.
//!
//! Last writer wins: none of these servers says when a mark was made. Never deletes an article, never logs or keeps a secret,
//! and opens no socket but through `fetch`.

mod account_test;
mod error;
mod fever;
mod greader;
mod greader_answers;
mod label_list;
#[cfg(test)]
mod model;
mod reading_list;
mod report;
mod run;
mod server;
mod session;

pub use account_test::{Check, test, test_with};
pub use error::{Concern, SyncError};
pub use greader::GoogleReader;
pub use report::{Failure, Report};
pub use run::{Secrets, With, sync, waiting};
pub use server::{Labelled, RemoteItem, Server, Told, Walk};
