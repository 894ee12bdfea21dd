//! `doctor`: is everything well, in words or as JSON; a consistent copy of the database; and what can be saved of a damaged one.

use super::{
    Exit,
    args::Global,
    output,
    session::{self, Session},
};
use crate::{
    config::Places,
    store::{GivenUp, Store, StoreError, Subscription, Totals},
};
use anyhow::Result;
use jiff::Timestamp;
use serde_json::json;
use std::{fmt::Write, path::Path};

/// So many failing sources are named one by one, also when they are all there are.
const FEW: usize = 5;

/// Looks everything over. A database that cannot be opened or read is a finding, not the end.
pub fn doctor(global: &Global, as_json: bool, backup: Option<&Path>) -> Result<Exit> {
    let looked_over = Session::open(global).and_then(|session| {
        if let Some(to) = backup {
            session.store.backup(to)?;
            if !session.quiet {
                output::message(&format!("a copy of the database stands in {}", to.display()));
            }
        }
        Findings::of(&session).map(|found| (session, found))
    });
    match looked_over {
        Ok((session, found)) => {
            if as_json {
                output::print_json(&found.json(&session))?;
            } else {
                output::print(&found.words(&session))?;
            }
            Ok(if found.damage.is_empty() { Exit::Done } else { Exit::Failed })
        }
        Err(error) => match error.downcast_ref::<StoreError>() {
            Some(reason) if backup.is_none() && !global.demo => unread(&session::places(global)?, reason, as_json),
            _ => Err(error),
        },
    }
}

/// What there is to say about a database that can be read.
struct Findings {
    bytes: u64,
    totals: Totals,
    damage: Vec<String>,
    subscriptions: Vec<Subscription>,
    /// Servers, and how many articles wait for them that rules have set aside.
    waiting: Vec<(&'static str, usize)>,
    /// What rules set aside and a server always refused.
    given_up: Vec<GivenUp>,
    /// How many texts of articles are kept as they were before their outlets changed them, and the bytes they take.
    earlier: (u64, u64),
    /// Read articles got before this go, and how many they are.
    going: Option<(Timestamp, u64)>,
}

fn waiting(session: &Session) -> Result<Vec<(&'static str, usize)>> {
    let mut waiting = Vec::new();
    for push in &session.config.push {
        let server = push.target.word();
        waiting.push((server, session.store.rule_pushes(server, false)?.len()));
    }
    waiting.retain(|(_, count)| *count > 0);
    Ok(waiting)
}

impl Findings {
    fn of(session: &Session) -> Result<Self> {
        let damage = session.store.check()?;
        let before = session.poll_settings().dropped_before(session.now);
        Ok(Self {
            bytes: size(&session.places.database()),
            totals: session.store.totals()?,
            damage,
            subscriptions: session.subscriptions()?,
            waiting: waiting(session)?,
            given_up: session.store.rule_pushes_given_up()?,
            earlier: session.store.earlier_texts()?,
            going: before.map(|before| session.store.droppable(before).map(|count| (before, count))).transpose()?,
        })
    }

    fn failing(&self) -> impl Iterator<Item = &Subscription> {
        self.subscriptions.iter().filter(|one| one.state.error.is_some())
    }

    fn json(&self, session: &Session) -> serde_json::Value {
        json!({
            "config": session.places.config, "database": session.places.database(), "bytes": self.bytes,
            "articles": self.totals.articles, "unread": self.totals.unread, "saved": self.totals.saved,
            "sources": self.subscriptions.len(),
            "failing": self.failing().map(|one| json!({
                "id": one.id, "name": one.source.name, "error": one.state.error, "next_poll": one.state.next_poll,
            })).collect::<Vec<_>>(),
            "drops_read_before": self.going.map(|(before, _)| before), "would_drop": self.going.map(|(_, count)| count),
            "earlier_texts": self.earlier.0, "earlier_texts_bytes": self.earlier.1,
            "waiting_for_servers": self.waiting.iter().copied().collect::<std::collections::BTreeMap<_, _>>(),
            "old_keys": session.config.old_keys.iter().map(|key| key.warning.to_string()).collect::<Vec<_>>(),
            "given_up_for_servers": self.given_up.iter().map(|one| json!({
                "id": one.article, "to": one.server, "error": one.reason,
            })).collect::<Vec<_>>(),
            "missing_programs": session.config.missing_programs(), "language": session.config.ui.language().code(),
            "damage": self.damage, "well": self.damage.is_empty(),
        })
    }

    fn words(&self, session: &Session) -> String {
        let mut text = String::new();
        let _ = writeln!(text, "config    {} ({})", session.places.config.display(), state(&session.places.config));
        let by = if session.config.ui.language.is_some() { "config" } else { "environment" };
        let language = session.config.ui.language();
        let _ = writeln!(text, "language  {} ({}), by the {by}", language.name(), language.code());
        let _ = writeln!(text, "database  {} ({} kB)", session.places.database().display(), self.bytes / 1024);
        let _ = writeln!(text, "log       {}", session.places.log().display());
        let Totals { articles, unread, saved, .. } = self.totals;
        let _ = writeln!(text, "articles  {articles} ({unread} unread stories, {saved} saved)");
        let _ = match self.going {
            Some((before, count)) => {
                writeln!(text, "keeping   {count} read articles got before {before} go after the next poll")
            }
            None => writeln!(text, "keeping   everything; `keep_read` in [store] would drop old read articles"),
        };
        let _ = match self.earlier {
            (0, _) => writeln!(text, "earlier   no article changed after you read or kept it"),
            (count, bytes) => {
                let texts = output::count(usize::try_from(count).unwrap_or(usize::MAX), "text", "texts");
                writeln!(text, "earlier   {texts} of articles that changed after you read or kept them ({bytes} bytes)")
            }
        };
        let _ = writeln!(text, "sources   {}, {} failing", self.subscriptions.len(), self.failing().count());
        if self.failing().count() == self.subscriptions.len() && self.subscriptions.len() > FEW {
            text.push_str("          none answered: is there a network? `source list` has each one's reason\n");
        } else {
            for one in self.failing() {
                let why = one.state.error.as_deref().unwrap_or_default();
                let _ = writeln!(text, "          {}: {why}", one.source.name);
            }
        }
        for (server, count) in &self.waiting {
            let _ =
                writeln!(text, "waiting   {count} that rules set aside for {server}; `pressstart push` tries again");
        }
        for key in &session.config.old_keys {
            let _ = writeln!(text, "old name  {}", key.in_one_line());
        }
        for GivenUp { article, server, reason } in &self.given_up {
            let _ = writeln!(text, "given up  {article} for {server}: {reason}; `pressstart push` asks once more");
        }
        for missing in session.config.missing_programs() {
            let _ = writeln!(text, "programs  {missing}");
        }
        if self.damage.is_empty() {
            text.push_str("integrity checked: well\n");
        } else {
            for line in &self.damage {
                let _ = writeln!(text, "damage    {line}");
            }
            text.push_str("way out   `pressstart doctor --recover FILE` saves what can still be read\n");
        }
        text
    }
}

/// What can be said of a database that cannot be read: where it lies, how large it is, and why; the reason names the way out.
fn unread(places: &Places, reason: &StoreError, as_json: bool) -> Result<Exit> {
    let database = places.database();
    let bytes = size(&database);
    // One that is whole, but newer, locked or somebody else's, is not damaged.
    let damaged = matches!(reason, StoreError::Corrupt { .. } | StoreError::NotADatabase { .. });
    let damage: Vec<String> = damaged.then(|| reason.to_string()).into_iter().collect();
    if as_json {
        output::print_json(&json!({
            "config": places.config, "database": database, "bytes": bytes, "damage": damage,
            "error": reason.to_string(), "well": false,
        }))?;
    } else {
        output::print(&format!(
            "config    {} ({})\ndatabase  {} ({} kB)\n{}    {reason}\n",
            places.config.display(),
            state(&places.config),
            database.display(),
            bytes / 1024,
            if damaged { "damage" } else { "error " }
        ))?;
    }
    Ok(Exit::Failed)
}

/// What is to be said of a config that was read, or is not there.
fn state(config: &Path) -> &'static str {
    if config.exists() { "right" } else { "none there: the defaults hold" }
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
