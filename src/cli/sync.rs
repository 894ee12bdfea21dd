//! `sync` and `account`: the accounts of the config, kept in step.

use super::{Exit, add_account, args::AccountCommand, output, push, session::Session};
use crate::{
    config::Account,
    sync::{self, Report, With},
    text::{Line, secrets},
};
use anyhow::{Result, bail};
use serde_json::json;
use std::io::{self, IsTerminal, Write};

/// Syncs the accounts, one after the other.
pub fn run(session: &mut Session, name: Option<&str>, as_json: bool) -> Result<Exit> {
    let chosen = chosen(session, name, as_json)?;
    if session.offline {
        bail!("--offline: nothing is synced");
    }
    let limits = session.poll_settings().limits;
    let show = !session.quiet && !as_json && io::stderr().is_terminal();
    let mut reports = Vec::new();
    for account in &chosen {
        let mut progress = |step: &str| {
            if show {
                // Progress that cannot be shown holds up nothing.
                drop(write!(io::stderr(), "\r\x1b[K⟳ {}: {step}", account.name).and_then(|()| io::stderr().flush()));
            }
        };
        let with = With {
            rules: &session.rules,
            standing: &session.config.rules,
            limits: &limits,
            folder: &session.places.data,
        };
        reports.push(sync::sync(account, &mut session.store, with, &mut progress));
        if show {
            drop(write!(io::stderr(), "\r\x1b[K"));
        }
    }
    push::by_rules(session)?;
    let failed = reports.iter().any(|report| !report.failed.is_empty());
    if as_json {
        output::print_json(&reports)?;
    } else {
        for report in &reports {
            tell(report, session.quiet)?;
        }
    }
    Ok(if failed { Exit::SomeSourcesFailed } else { Exit::Done })
}

fn tell(report: &Report, quiet: bool) -> Result<()> {
    for headline in &report.ruled.told {
        output::message(&format!("rule: {headline}"));
    }
    for failure in &report.failed {
        output::message(&format!("{}: {}: {}", report.account, failure.what, failure.why));
    }
    if quiet {
        return Ok(());
    }
    let Report { account, pushed, pulled, new, waiting, .. } = report;
    let waits = if *waiting == 0 { String::new() } else { format!(", {waiting} waiting") };
    output::print_line(&format!("{account}: {pushed} sent, {pulled} changed there, {new} new{waits}"))
}

/// Lists or tests accounts.
pub fn account(session: &mut Session, command: &AccountCommand) -> Result<Exit> {
    match command {
        AccountCommand::List { json } => list(session, *json),
        AccountCommand::Add(wanted) => add_account::add(session, wanted),
        AccountCommand::Forget { name } => forget(session, name),
        AccountCommand::Test { name, json } => test(session, name.as_deref(), *json),
    }
}

fn forget(session: &mut Session, name: &str) -> Result<Exit> {
    if session.config.accounts.iter().any(|account| account.name == name) {
        bail!("“{name}” stands in {}: take it out there first", session.places.config.display());
    }
    if !session.store.known_accounts()?.iter().any(|known| known == name) {
        bail!("nothing is known of an account “{}”", Line::new(name));
    }
    session.store.forget_account(name)?;
    let words = format!("{name} is forgotten: its sources are polled here from now on; articles and marks stay");
    output::note(session.quiet, &words);
    Ok(Exit::Done)
}

fn list(session: &Session, as_json: bool) -> Result<Exit> {
    let mut rows = Vec::new();
    for account in &session.config.accounts {
        let waiting = sync::waiting(account, &session.store)?;
        let url = secrets::mask_password(&account.url).into_owned();
        if as_json {
            rows.push(json!({ "name": account.name, "kind": account.kind.word(), "url": url, "user": account.user, "waiting": waiting }));
        } else {
            output::print_line(&format!("{}  {}  {url}  {waiting} waiting", account.name, account.kind.word()))?;
        }
    }
    for gone in session.store.known_accounts()? {
        if !session.config.accounts.iter().any(|account| account.name == gone) {
            let words = format!(
                "{gone} stands no longer in the config; `pressstart account forget {gone}` has its sources polled here"
            );
            output::note(session.quiet, &words);
        }
    }
    if as_json {
        output::print_json(&rows)?;
    } else if session.config.accounts.is_empty() {
        output::note(session.quiet, &format!("no account stands in {}", session.places.config.display()));
    }
    Ok(Exit::Done)
}

fn test(session: &Session, name: Option<&str>, as_json: bool) -> Result<Exit> {
    let chosen = chosen(session, name, as_json)?;
    if session.offline {
        bail!("--offline: no server is asked");
    }
    let limits = session.poll_settings().limits;
    let (mut all, mut failed) = (Vec::new(), false);
    for account in &chosen {
        let checks = sync::test(account, &limits);
        failed |= checks.iter().any(|check| !check.ok);
        if as_json {
            all.push(json!({ "account": account.name, "steps": checks }));
            continue;
        }
        for check in checks {
            let sign = if check.ok { "works" } else { "fails" };
            output::print_line(&format!("{}: {}: {sign}: {}", account.name, check.step, check.says))?;
        }
    }
    if as_json {
        output::print_json(&all)?;
    }
    Ok(if failed { Exit::Failed } else { Exit::Done })
}

/// The accounts that are meant. Where there are none, scripts get the empty list that they can read, and the reason stands beside it.
fn chosen(session: &Session, name: Option<&str>, as_json: bool) -> Result<Vec<Account>> {
    let wanted = |account: &&Account| name.is_none_or(|name| account.name == name);
    let chosen: Vec<Account> = session.config.accounts.iter().filter(wanted).cloned().collect();
    if chosen.is_empty() {
        if as_json {
            output::print_json(&Vec::<Report>::new())?;
        }
        match name {
            Some(name) => {
                bail!("there is no account “{}” in {}", Line::new(name), session.places.config.display())
            }
            None => {
                bail!("no account stands in {}; `pressstart account add` sets one up", session.places.config.display())
            }
        }
    }
    Ok(chosen)
}
