//! Tests an account step by step, so that a person sees where it fails.

use super::{
    error::{Concern, SyncError},
    run::{Opened, Secrets, open, secrets},
};
use crate::{
    config::{Account, AccountKind},
    fetch::Limits,
};
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
    /// Which part of the account it concerns that this failed.
    #[serde(skip)]
    pub concerns: Option<Concern>,
}

/// Asks for everything that a sync needs, and changes nothing. Ends at the first step that fails.
#[must_use]
pub fn test(account: &Account, limits: &Limits) -> Vec<Check> {
    let mut checks = Vec::new();
    test_with(account, None, limits, &mut |check| {
        checks.push(check);
        true
    });
    checks
}

/// The same, with secrets that may stand nowhere yet. `tell` hears of each step, and says whether to go on. True when every step
/// succeeded.
pub fn test_with(
    account: &Account,
    typed: Option<Secrets>,
    limits: &Limits,
    tell: &mut dyn FnMut(Check) -> bool,
) -> bool {
    let mut step = |step: &'static str, came: Result<String, SyncError>| {
        let (ok, concerns) = (came.is_ok(), came.as_ref().err().map(SyncError::concerns));
        tell(Check { step, ok, says: came.unwrap_or_else(|reason| reason.to_string()), concerns }) && ok
    };
    let secret = if account.kind == AccountKind::Readeck { "the token" } else { "the password" };
    let opened = typed.map_or_else(|| secrets(account), Ok).and_then(|secrets| open(account, secrets, limits));
    let opened = match opened {
        Ok(opened) => opened,
        Err(reason) => return step(secret, Err(reason)),
    };
    if !step(secret, Ok("is at hand".to_owned())) {
        return false;
    }
    let mut server = match opened {
        Opened::Feeds(server) => server,
        Opened::ReadingList(mut list) => return step("log in, reading list", list.test()),
    };
    let listed = |count: usize, whole: bool| format!("{count}{}", if whole { "" } else { ", perhaps not all" });
    step("log in, subscriptions", server.feeds().map(|feeds| feeds.len().to_string()))
        && step("what is unread", server.unread().map(|walk| listed(walk.ids.len(), walk.whole)))
        && step("what is starred", server.starred().map(|walk| listed(walk.ids.len(), walk.whole)))
        && step("labels", server.labels().map(|labels| labels.map_or(0, |labels| labels.tags.len()).to_string()))
}
