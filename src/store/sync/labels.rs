//! Labels of single items on a server, which are tags here. Each label is asked for as a complete set of ids; a pending operation
//! wins, else the server does, and only where it has changed.

use crate::{
    news::ArticleId,
    store::{
        Store, StoreError,
        marks::{
            journal::{self, MarkChange},
            mark_rows::{self, MarkRow},
        },
    },
    text::Line,
};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row};
use std::collections::{BTreeMap, HashSet};

type Result<T> = std::result::Result<T, StoreError>;

/// Before a tag in the column `field` of an operation.
const PREFIX: &str = "tag:";

/// A label as its server lists it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Label {
    /// Its name.
    pub name: String,
    /// How much of it is unread, where the server says so: another number tells that it was changed.
    pub unread: Option<i64>,
}

/// The items that have a label there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PulledLabel {
    /// Its name.
    pub name: String,
    /// Ids of the items.
    pub ids: Vec<String>,
    /// All of them.
    pub whole: bool,
}

/// What a server has of labels.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PulledLabels {
    /// All its labels.
    pub all: Vec<Label>,
    /// Its folders: what a label of the same name is on cannot be asked for.
    pub folders: Vec<String>,
    /// Those that were asked for.
    pub asked: Vec<PulledLabel>,
}

impl Store {
    /// Whether a server takes labels on single items, as far as is known.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn takes_labels(&self, account: &str) -> Result<bool> {
        self.read(|c| takes_labels(c, account))
    }

    /// A server takes no labels on single items: what waits of tags is given up, and nothing of them waits from now on.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn give_up_labels(&mut self, account: &str) -> Result<()> {
        self.write(|c| {
            c.execute("INSERT OR IGNORE INTO sync_without_labels VALUES (?1)", [account])?;
            c.execute("DELETE FROM sync_operation WHERE account = ?1 AND field LIKE 'tag:_%'", [account]).map(drop)
        })
    }

    /// The labels of a server that are to be asked for now: those that are not in step or have changed, and one of the others in its
    /// turn, so that a sync with nothing to do stays small.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn labels_to_ask(&self, account: &str, all: &[Label]) -> Result<Vec<String>> {
        self.read(|c| {
            let mut known = c.prepare_cached(
                "SELECT in_step AND unread IS ?3, turn FROM sync_label WHERE account = ?1 AND tag = ?2",
            )?;
            let (mut wanted, mut next) = (Vec::new(), None);
            for Label { name, unread } in all {
                let row = |row: &Row| Ok((row.get::<_, bool>(0)?, row.get::<_, i64>(1)?));
                match known.query_row((account, name, unread), row).optional()? {
                    Some((true, turn)) if next.is_none_or(|(first, _)| turn < first) => next = Some((turn, name)),
                    Some((true, _)) => {}
                    _ => wanted.push(name.clone()),
                }
            }
            wanted.extend(next.map(|(_, name)| name.clone()));
            Ok(wanted)
        })
    }

    /// On how many items a label was there.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn items_with_label(&self, account: &str, name: &str) -> Result<usize> {
        self.read(|c| {
            c.prepare_cached("SELECT count(*) FROM sync_tagged WHERE account = ?1 AND tag = ?2")?
                .query_row((account, name), |row| row.get::<_, i64>(0))
                .map(|count| usize::try_from(count).unwrap_or_default())
        })
    }

    /// All items of these labels are here now.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn labels_in_step(&mut self, account: &str, names: &[String]) -> Result<()> {
        self.write(|c| names.iter().try_for_each(|name| set_in_step(c, account, name, true)))
    }
}

/// The field of an operation that sets a tag.
pub(super) fn field_of(tag: &str) -> String {
    format!("{PREFIX}{tag}")
}

pub(super) fn tag_of(field: &str) -> &str {
    field.strip_prefix(PREFIX).unwrap_or(field)
}

pub(super) fn takes_labels(c: &Connection, account: &str) -> rusqlite::Result<bool> {
    c.prepare_cached("SELECT NOT EXISTS (SELECT 1 FROM sync_without_labels WHERE account = ?1)")?
        .query_row([account], |row| row.get(0))
}

/// The next sync asks for a label whatever its turn.
pub(super) fn ask_again(c: &Connection, account: &str, tag: &str) -> rusqlite::Result<()> {
    set_in_step(c, account, tag, false)
}

/// An item has a label there, or not.
pub(super) fn set_shadow(c: &Connection, account: &str, tag: &str, remote: &str, value: bool) -> rusqlite::Result<()> {
    let shadow = if value {
        "INSERT OR IGNORE INTO sync_tagged (account, tag, remote) VALUES (?1, ?2, ?3)"
    } else {
        "DELETE FROM sync_tagged WHERE account = ?1 AND tag = ?2 AND remote = ?3"
    };
    c.prepare_cached(shadow)?.execute((account, tag, remote)).map(drop)
}

fn set_in_step(c: &Connection, account: &str, tag: &str, in_step: bool) -> rusqlite::Result<()> {
    c.prepare_cached(
        "INSERT INTO sync_label (account, tag, in_step, turn) VALUES (?1, ?2, ?3, (SELECT coalesce(max(turn), 0) + 1 FROM sync_label WHERE account = ?1))
         ON CONFLICT DO UPDATE SET in_step = excluded.in_step, turn = excluded.turn",
    )?
    .execute((account, tag, in_step))
    .map(drop)
}

/// Takes in what a server says of its labels; the articles whose tags that changed. What loses a tag is one step that can be undone.
pub(super) fn merge(
    c: &Connection,
    account: &str,
    pulled: &PulledLabels,
    now: Timestamp,
) -> rusqlite::Result<Vec<ArticleId>> {
    let mut changed: Vec<ArticleId> = Vec::new();
    let mut losing: BTreeMap<i64, MarkChange> = BTreeMap::new();
    for label in pulled.asked.iter().chain(&vanished(c, account, pulled)?) {
        let there: HashSet<&str> = label.ids.iter().map(String::as_str).collect();
        let before = shadow(c, account, &label.name)?;
        for remote in there.iter().filter(|id| !before.contains(**id)) {
            let Some(article) = settle(c, account, label, remote, true)? else { continue };
            if add_tags(c, article, std::slice::from_ref(&label.name))? {
                changed.push(ArticleId(article));
            }
        }
        for remote in before.iter().filter(|id| label.whole && !there.contains(id.as_str())) {
            let Some(article) = settle(c, account, label, remote, false)? else { continue };
            take_off(c, article, &label.name, &mut losing)?;
        }
        let known =
            label.ids.iter().try_fold(true, |all, id| Ok::<_, rusqlite::Error>(all && is_known(c, account, id)?))?;
        set_in_step(c, account, &label.name, known)?;
    }
    for Label { name, unread } in &pulled.all {
        c.prepare_cached("UPDATE sync_label SET unread = ?3 WHERE account = ?1 AND tag = ?2 AND unread IS NOT ?3")?
            .execute((account, name, unread))?;
    }
    let losing: Vec<MarkChange> = losing.into_values().collect();
    let words = format!("{account}: tags taken off there from {} articles", losing.len());
    journal::change_marks(c, &losing, &words.as_str().into(), now)?;
    changed.extend(losing.iter().map(|change| ArticleId(change.article)));
    forget_vanished(c, account, pulled)?;
    Ok(changed)
}

/// Labels that are gone there. All of several gone at once is a fault more often than a wish.
fn vanished(c: &Connection, account: &str, pulled: &PulledLabels) -> rusqlite::Result<Vec<PulledLabel>> {
    let known: Vec<String> = c
        .prepare_cached("SELECT tag FROM sync_label WHERE account = ?1")?
        .query_map([account], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    if pulled.all.is_empty() && known.len() > 1 {
        return Ok(Vec::new());
    }
    let is_there = |name: &String| pulled.folders.contains(name) || pulled.all.iter().any(|label| label.name == *name);
    let gone = known.into_iter().filter(|name| !is_there(name));
    Ok(gone.map(|name| PulledLabel { name, ids: Vec::new(), whole: true }).collect())
}

fn forget_vanished(c: &Connection, account: &str, pulled: &PulledLabels) -> rusqlite::Result<()> {
    for label in vanished(c, account, pulled)? {
        c.execute("DELETE FROM sync_label WHERE account = ?1 AND tag = ?2", (account, label.name))?;
    }
    Ok(())
}

fn shadow(c: &Connection, account: &str, tag: &str) -> rusqlite::Result<HashSet<String>> {
    c.prepare_cached("SELECT remote FROM sync_tagged WHERE account = ?1 AND tag = ?2")?
        .query_map((account, tag), |row| row.get(0))?
        .collect()
}

fn is_known(c: &Connection, account: &str, remote: &str) -> rusqlite::Result<bool> {
    c.prepare_cached("SELECT 1 FROM sync_item WHERE account = ?1 AND remote = ?2")?.exists((account, remote))
}

/// Brings the shadow of one item up to date; its article, where nothing is pending and its tags are to change.
fn settle(
    c: &Connection,
    account: &str,
    label: &PulledLabel,
    remote: &str,
    there: bool,
) -> rusqlite::Result<Option<i64>> {
    let article: Option<Option<i64>> = c
        .prepare_cached("SELECT article FROM sync_item WHERE account = ?1 AND remote = ?2")?
        .query_row((account, remote), |row| row.get(0))
        .optional()?;
    // An item that is not here yet brings its tags along when it comes.
    let Some(article) = article else { return Ok(None) };
    set_shadow(c, account, &label.name, remote, there)?;
    let field = field_of(&label.name);
    let pending: Option<bool> = c
        .prepare_cached("SELECT value FROM sync_operation WHERE account = ?1 AND remote = ?2 AND field = ?3")?
        .query_row((account, remote, &field), |row| row.get(0))
        .optional()?;
    let Some(pending) = pending else { return Ok(article) };
    if pending == there {
        // One that was sent and not acknowledged may have been preceded by its opposite: it is sent again.
        c.prepare_cached("DELETE FROM sync_operation WHERE account = ?1 AND remote = ?2 AND field = ?3 AND sent = 0")?
            .execute((account, remote, &field))?;
    }
    Ok(None)
}

/// Gives an article tags; whether it had not all of them.
pub(super) fn add_tags(c: &Connection, article: i64, names: &[String]) -> rusqlite::Result<bool> {
    let Some(mark) = mark_rows::state(c, article)? else { return Ok(false) };
    let mut tags = mark_rows::tags(mark.tags.as_deref())?;
    let before = tags.len();
    for name in names {
        if !tags.iter().any(|tag| tag.as_str() == name) {
            tags.push(Line::new(name));
        }
    }
    if tags.len() == before {
        return Ok(false);
    }
    mark_rows::set(c, article, &MarkRow { tags: mark_rows::column(&tags)?, ..mark })?;
    Ok(true)
}

/// Takes a tag off an article, among the changes of one step.
fn take_off(c: &Connection, article: i64, name: &str, losing: &mut BTreeMap<i64, MarkChange>) -> rusqlite::Result<()> {
    let before = match losing.get(&article) {
        Some(change) => change.after.clone(),
        None => match mark_rows::state(c, article)? {
            Some(mark) => mark,
            None => return Ok(()),
        },
    };
    let mut tags = mark_rows::tags(before.tags.as_deref())?;
    let count = tags.len();
    tags.retain(|tag| tag.as_str() != name);
    if tags.len() < count {
        let after = MarkRow { tags: mark_rows::column(&tags)?, ..before.clone() };
        losing.entry(article).or_insert_with(|| MarkChange { article, before: before.clone(), after: before }).after =
            after;
    }
    Ok(())
}
