//! `doctor`: is everything well, in words or as JSON; a consistent copy of the database; and what can be saved of a damaged one.

use super::{
    Exit,
    args::Global,
    output,
    session::{self, Session},
};
use crate::store::{Store, StoreError};
use anyhow::Result;
use serde_json::json;
use std::{fmt::Write, path::Path};

/// Looks everything over. A database that cannot be opened is a finding, not the end.
pub fn doctor(global: Global, as_json: bool, backup: Option<&Path>) -> Result<Exit> {
    let places = (!global.demo).then(|| session::places(&global)).transpose()?;
    let session = match Session::open(global) {
        Ok(session) => session,
        Err(error) => {
            return match (places, error.downcast_ref::<StoreError>()) {
                (Some(places), Some(reason)) if backup.is_none() => unopened(&places, &reason.to_string(), as_json),
                _ => Err(error),
            };
        }
    };
    if let Some(to) = backup {
        session.store.backup(to)?;
        if !session.quiet {
            output::message(&format!("a copy of the database stands in {}", to.display()));
        }
    }
    let database = session.places.database();
    let bytes = size(&database);
    let damage = session.store.check()?;
    let totals = session.store.totals()?;
    let subscriptions = session.subscriptions()?;
    let failing: Vec<_> = subscriptions.iter().filter(|one| one.state.error.is_some()).collect();
    let before = session.poll_settings().dropped_before(session.now);
    let would_drop = before.map(|before| session.store.droppable(before)).transpose()?;
    if as_json {
        output::print_json(&json!({
            "config": session.places.config, "database": database, "bytes": bytes,
            "articles": totals.articles, "unread": totals.unread, "saved": totals.saved,
            "sources": subscriptions.len(),
            "failing": failing.iter().map(|one| json!({
                "id": one.id, "name": one.source.name, "error": one.state.error, "next_poll": one.state.next_poll,
            })).collect::<Vec<_>>(),
            "drops_read_before": before, "would_drop": would_drop,
            "damage": damage, "well": damage.is_empty(),
        }))?;
    } else {
        let mut text = String::new();
        let _ = writeln!(text, "config    {} (right)", session.places.config.display());
        let _ = writeln!(text, "database  {} ({} kB)", database.display(), bytes / 1024);
        let _ =
            writeln!(text, "articles  {} ({} unread stories, {} saved)", totals.articles, totals.unread, totals.saved);
        let _ = match (before, would_drop) {
            (Some(before), Some(count)) => {
                writeln!(text, "keeping   {count} read articles got before {before} go after the next poll")
            }
            _ => writeln!(text, "keeping   everything; `keep_read` in [store] would drop old read articles"),
        };
        let _ = writeln!(text, "sources   {}, {} failing", subscriptions.len(), failing.len());
        for one in &failing {
            let _ = writeln!(text, "          {}: {}", one.source.name, one.state.error.as_deref().unwrap_or_default());
        }
        if damage.is_empty() {
            text.push_str("integrity checked: well\n");
        } else {
            for line in &damage {
                let _ = writeln!(text, "damage    {line}");
            }
            text.push_str("way out   `pressstart doctor --recover FILE` saves what can still be read\n");
        }
        output::print(&text)?;
    }
    Ok(if damage.is_empty() { Exit::Done } else { Exit::Failed })
}

/// What can be said of a database that does not open: where it lies, how large it is, and why; the reason names the way out.
fn unopened(places: &crate::config::Places, reason: &str, as_json: bool) -> Result<Exit> {
    let database = places.database();
    let bytes = size(&database);
    if as_json {
        output::print_json(&json!({
            "config": places.config, "database": database, "bytes": bytes, "damage": [reason], "well": false,
        }))?;
    } else {
        output::print(&format!(
            "config    {} (right)\ndatabase  {} ({} kB)\ndamage    {reason}\n",
            places.config.display(),
            database.display(),
            bytes / 1024
        ))?;
    }
    Ok(Exit::Failed)
}

fn size(database: &Path) -> u64 {
    std::fs::metadata(database).map_or(0, |file| file.len())
}

/// Saves what can still be read of the database into a new one; the damaged one is left as it is.
pub fn recover(global: &Global, as_json: bool, to: &Path) -> Result<Exit> {
    let database = session::places(global)?.database();
    let saved = Store::recover(&database, to)?;
    if as_json {
        output::print_json(&json!({
            "database": database, "recovered": to,
            "sources": saved.sources, "articles": saved.articles, "marks": saved.marks,
        }))?;
    } else {
        output::print_line(&format!(
            "{} sources, {} articles and {} marks stand in {}; to go on with it, put it in the place of {}",
            saved.sources,
            saved.articles,
            saved.marks,
            to.display(),
            database.display()
        ))?;
    }
    Ok(Exit::Done)
}
