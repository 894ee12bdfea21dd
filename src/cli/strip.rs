//! `strip`: links in, cleaned links out, in the same order.

use super::{Exit, args::Global, output, session};
use crate::{
    fetch::{Client, Initiator, Limits},
    news::{Link, LinkKind},
    text::safe,
};
use anyhow::Result;
use serde_json::json;
use std::{borrow::Cow, io::Read};

/// Cleans the links given, or the lines of standard input.
pub fn run(global: &Global, urls: Vec<String>, as_json: bool, resolve: bool) -> Result<Exit> {
    let rules = session::link_rules(global);
    let given = if urls.is_empty() { lines_of_input()? } else { urls };
    let mut links: Vec<Link> = given.iter().map(|url| rules.clean(url)).collect();
    if resolve {
        resolve_short(global, &rules, &mut links);
    }
    if as_json {
        let list: Vec<_> = links.iter().map(link_json).collect();
        output::print_json(&list)?;
    } else {
        let mut text = String::new();
        // What is no link comes back as it was, but never as a command to the terminal.
        let safely = output::is_terminal();
        for link in &links {
            text.push_str(&if safely { Cow::Owned(safe::block(&link.shown)) } else { Cow::Borrowed(&*link.shown) });
            text.push('\n');
        }
        output::print(&text)?;
    }
    Ok(Exit::Done)
}

fn link_json(link: &Link) -> serde_json::Value {
    json!({ "given": link.given, "shown": link.shown, "kind": link.kind, "removed": link.removed })
}

fn lines_of_input() -> Result<Vec<String>> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().read_to_end(&mut bytes)?;
    let text = String::from_utf8_lossy(&bytes);
    Ok(text.lines().map(str::to_owned).collect())
}

/// Asks the network where opaque links lead and cleans what it says; a link that cannot be resolved stays as it is.
fn resolve_short(global: &Global, rules: &crate::links::Rules, links: &mut [Link]) {
    if global.offline {
        output::message("--offline: short links are not resolved");
        return;
    }
    let client = Client::new(&Limits::default());
    for link in links.iter_mut().filter(|link| link.kind == LinkKind::Short) {
        match client.resolve_blocking(&link.given, Initiator::Person) {
            Ok(target) => {
                let cleaned = rules.clean(&target);
                link.shown = cleaned.shown;
                link.removed = cleaned.removed;
            }
            Err(error) => output::message(&error.to_string()),
        }
    }
}
