//! `doctor`: is everything well, in words or as JSON; and a consistent copy of the database.

use super::{Exit, output, session::Session};
use anyhow::Result;
use serde_json::json;
use std::{fmt::Write, path::Path};

/// Looks everything over.
pub fn doctor(session: &Session, as_json: bool, backup: Option<&Path>) -> Result<Exit> {
    if let Some(to) = backup {
        session.store.backup(to)?;
        if !session.quiet {
            output::message(&format!("a copy of the database stands in {}", to.display()));
        }
    }
    let database = session.places.database();
    let bytes = std::fs::metadata(&database).map_or(0, |file| file.len());
    let totals = session.store.totals()?;
    let damage = session.store.check()?;
    let subscriptions = session.subscriptions()?;
    let failing: Vec<_> = subscriptions.iter().filter(|one| one.state.error.is_some()).collect();
    if as_json {
        output::print_json(&json!({
            "config": session.places.config, "database": database, "bytes": bytes,
            "articles": totals.articles, "unread": totals.unread, "saved": totals.saved,
            "sources": subscriptions.len(),
            "failing": failing.iter().map(|one| json!({
                "id": one.id, "name": one.source.name, "error": one.state.error, "next_poll": one.state.next_poll,
            })).collect::<Vec<_>>(),
            "damage": damage, "well": damage.is_empty(),
        }))?;
    } else {
        let mut text = String::new();
        let _ = writeln!(text, "config    {} (right)", session.places.config.display());
        let _ = writeln!(text, "database  {} ({} kB)", database.display(), bytes / 1024);
        let _ =
            writeln!(text, "articles  {} ({} unread stories, {} saved)", totals.articles, totals.unread, totals.saved);
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
        }
        output::print(&text)?;
    }
    Ok(if damage.is_empty() { Exit::Done } else { Exit::Failed })
}
