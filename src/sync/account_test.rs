//! Tests an account step by step, so that a person sees where it fails.

use super::{
    error::SyncError,
    run::{Opened, open},
};
use crate::{config::Account, fetch::Limits};
use serde::Serialize;

/// One step of a test.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Check {
    /// What was tried.
    pub step: &'static str,
    /// It works.
    pub ok: bool,
    /// What came of it, in words.
    pub says: String,
}

/// Asks for everything that a sync needs, and changes nothing. Ends at the first step that fails.
#[must_use]
pub fn test(account: &Account, limits: &Limits) -> Vec<Check> {
    let mut checks = Vec::new();
    let mut step = |step: &'static str, came: Result<String, SyncError>| {
        let ok = came.is_ok();
        checks.push(Check { step, ok, says: came.unwrap_or_else(|reason| reason.to_string()) });
        ok
    };
    let mut server = match open(account, limits) {
        Ok(opened) => {
            step("the password", Ok("is at hand".to_owned()));
            match opened {
                Opened::Feeds(server) => server,
                Opened::ReadingList(mut list) => {
                    step("log in, reading list", list.test());
                    return checks;
                }
            }
        }
        Err(reason) => {
            step("the password", Err(reason));
            return checks;
        }
    };
    let listed = |count: usize, whole: bool| format!("{count}{}", if whole { "" } else { ", perhaps not all" });
    if step("log in, subscriptions", server.feeds().map(|feeds| feeds.len().to_string()))
        && step("what is unread", server.unread().map(|walk| listed(walk.ids.len(), walk.whole)))
    {
        step("what is starred", server.starred().map(|walk| listed(walk.ids.len(), walk.whole)));
    }
    checks
}
