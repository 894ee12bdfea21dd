//! `statistics`: what each outlet sends and what was read, in words or as JSON.

use super::{Exit, output, session::Session};
use crate::app::{line_text, statistics_lines};
use anyhow::Result;
use serde_json::{Value, json};

/// Prints them.
pub fn run(session: &Session, days: u32, as_json: bool) -> Result<Exit> {
    let statistics = session.store.statistics(days, session.now)?;
    if as_json {
        let sources: Vec<Value> = statistics.outlets.iter().map(|outlet| json!(outlet)).collect();
        output::print_json(&json!({
            "since": statistics.since, "days": statistics.days,
            "articles": statistics.total(|outlet| outlet.articles), "read": statistics.total(|outlet| outlet.read),
            "saved": statistics.total(|outlet| outlet.saved), "sources": sources,
        }))?;
        return Ok(Exit::Done);
    }
    let lines: Vec<String> =
        statistics_lines(&statistics, 80).iter().map(|line| line_text(line).trim_end().to_owned()).collect();
    output::print(&format!("{}\n", lines.join("\n")))?;
    Ok(Exit::Done)
}
