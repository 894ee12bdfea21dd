//! `push`: hands the reading list over to the servers of the config.

use super::{Exit, output, session::Session};
use crate::{
    config::{Push, Target},
    integrations::{self, With},
    query::Query,
    store::{Sort, Store},
};
use anyhow::{Result, bail};
use serde_json::json;

/// Hands over what a query finds of the reading list.
pub fn run(session: &mut Session, query: &[String], to: Option<&str>, as_json: bool) -> Result<Exit> {
    let wanted = |push: &&Push| to.is_none_or(|name| push.target.word() == name);
    let chosen: Vec<Push> = session.config.push.iter().filter(wanted).cloned().collect();
    if chosen.is_empty() {
        let names = Target::ALL.map(Target::word).join(", ");
        bail!("no such server is named in {}: a table [push.NAME] for {names}", session.places.config.display());
    }
    if session.offline {
        bail!("--offline: nothing is handed over");
    }
    // What rules have set aside waits for the same servers.
    let waiting_failed = if query.is_empty() { !by_rules_to(session, &chosen, true)? } else { false };
    let articles = session.list(query, Sort::Saved, 0, Query::saved_only)?;
    let limits = session.poll_settings().limits;
    let reading = Store::open_read_only(&session.places.database())?;
    let (mut failed, mut done) = (waiting_failed, Vec::new());
    for push in &chosen {
        let with = With { store: &reading, rules: &session.rules, limits: &limits };
        let (store, name) = (&mut session.store, push.target.word());
        let summary =
            integrations::push(push, &articles, with, &mut |id, content| store.set_pushed(id, name, content))?;
        for failure in &summary.failures {
            failed = true;
            output::message(&format!("{name}: {failure}"));
        }
        if as_json {
            let error = (!summary.failures.is_empty()).then(|| summary.failures.join("; "));
            let (new, added, known) = (summary.made, summary.added, summary.same);
            done.push(json!({ "to": name, "new": new, "added": added, "known": known, "error": error }));
        } else if !session.quiet {
            output::print_line(&summary.words(push.target))?;
        }
    }
    if as_json {
        output::print_json(&done)?;
    }
    Ok(if failed { Exit::Failed } else { Exit::Done })
}

/// Hands over what rules have set aside. What fails is told, and waits for the next time.
pub fn by_rules(session: &mut Session) -> Result<()> {
    let all = session.config.push.clone();
    // Whoever is offline hands nothing over; it waits.
    if all.is_empty() || session.offline { Ok(()) } else { by_rules_to(session, &all, false).map(drop) }
}

/// The same for these servers, `by_hand` with what was given up; false when something failed.
fn by_rules_to(session: &mut Session, servers: &[Push], by_hand: bool) -> Result<bool> {
    let mut well = true;
    let limits = session.poll_settings().limits;
    let reading = Store::open_read_only(&session.places.database())?;
    for push in servers {
        let with = With { store: &reading, rules: &session.rules, limits: &limits };
        let (store, name) = (&mut session.store, push.target.word());
        let handed = integrations::push_by_rules(push, with, by_hand, &mut |id, fate| fate.keep(store, id, name));
        match handed {
            Ok(None) => {}
            Ok(Some(summary)) => {
                for failure in &summary.failures {
                    well = false;
                    output::message(&format!("{name}: {failure}"));
                }
                output::note(session.quiet, &summary.words(push.target));
            }
            Err(reason) => {
                well = false;
                output::message(&format!("{name}: {reason}"));
            }
        }
    }
    Ok(well)
}
