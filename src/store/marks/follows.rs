//! Following: the games, studios and platforms that the reader cares about. Each change is one journaled step. What a name
//! is, and how it is spelt, `stories` says.

use super::journal::{self, Change, Label, Noun};
use crate::{
    news::{Name, StepKind, StoryId, Things},
    store::{
        Result, Step, Store,
        db::{conditions, rows},
    },
    stories,
    text::Line,
};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};
use std::collections::{BTreeMap, BTreeSet};

/// A game, studio or platform that is followed, by its name.
pub(crate) static FOLLOWED: Noun = Noun { word: "follow", is_of_an_article: false, put };

/// A name that stands in so many headlines of two outlets is one.
const TOLD: i64 = 3;
/// Letters of a name.
const LETTERS: usize = 60;

impl Store {
    /// What is followed, by name.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn followed(&self) -> Result<Vec<Line>> {
        self.read(followed)
    }

    /// Follows these names, or follows them no more; one journaled step.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn follow(&mut self, names: &[Line], on: bool, now: Timestamp) -> Result<Step> {
        self.write(|c| {
            let mut changes: Vec<Change> = Vec::new();
            for name in names {
                let typed: String = name.chars().take(LETTERS).collect();
                let key = Line::new(&stories::meant(&typed)).to_string();
                let known: Option<String> = c
                    .prepare_cached("SELECT name FROM follow WHERE name = ?1")?
                    .query_row([&key], |row| row.get(0))
                    .optional()?;
                let key = known.clone().unwrap_or(key);
                if phrases(&key).is_some() && changes.iter().all(|change| change.key != key) {
                    let after = on.then(|| key.clone());
                    changes.push(Change { noun: &FOLLOWED, key, before: known, after });
                }
            }
            let names = changes.iter().map(|change| Line::new(&change.key)).collect();
            let kind = if on { StepKind::Followed(names) } else { StepKind::Unfollowed(names) };
            let label = Label::Kind(kind, Things { count: changes.len(), ..Things::default() });
            journal::change(c, changes, &label, now)
        })
    }

    /// The names that a story's headlines speak of, each with whether it is followed.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn names_of(&self, story: StoryId) -> Result<Vec<Name>> {
        let headlines: Vec<String> =
            self.story_articles(story)?.iter().map(|article| article.title.to_string()).collect();
        self.read(|c| {
            let followed = followed(c)?;
            let mut names: Vec<Line> = Vec::new();
            for headline in &headlines {
                for name in stories::names_in(headline).into_iter().map(Line::from) {
                    if !names.contains(&name) {
                        names.push(name);
                    }
                }
            }
            if let Some(face) = headlines.first() {
                for name in stories::unknown_names(face) {
                    let within = |known: &Line| known.to_lowercase().contains(&name.to_lowercase());
                    if !names.iter().any(within) && is_told(c, &name)? {
                        names.push(Line::new(&name));
                    }
                }
            }
            let here = |name: &&Line| headlines.iter().any(|headline| names_it(headline, name));
            names
                .extend(followed.iter().filter(here).filter(|name| !names.contains(name)).cloned().collect::<Vec<_>>());
            Ok(names.into_iter().map(|name| Name { followed: followed.contains(&name), name }).collect())
        })
    }
}

fn followed(c: &Connection) -> rusqlite::Result<Vec<Line>> {
    let mut statement = c.prepare_cached("SELECT name FROM follow ORDER BY name")?;
    statement.query_map([], |row| Ok(Line::new(&row.get::<_, String>(0)?)))?.collect()
}

fn names_it(headline: &str, name: &str) -> bool {
    stories::spellings(name).iter().any(|spelling| crate::query::words::says(headline, spelling, false))
}

/// Whether enough headlines of more than one outlet speak of it.
fn is_told(c: &Connection, name: &str) -> rusqlite::Result<bool> {
    let Some(phrase) = conditions::phrase(name, false) else { return Ok(false) };
    let (articles, outlets): (i64, i64) = c
        .prepare_cached(
            "SELECT count(*), count(DISTINCT source) FROM article
             WHERE id IN (SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rowid DESC LIMIT 50)",
        )?
        .query_row([format!("{{title}} : {phrase}")], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(articles >= TOLD && outlets > 1)
}

/// The stories among these that are about something followed: the names, for each.
pub(crate) fn about(c: &Connection, among: &BTreeSet<i64>) -> rusqlite::Result<BTreeMap<i64, Vec<String>>> {
    let mut about: BTreeMap<i64, Vec<String>> = BTreeMap::new();
    let follows: Vec<(String, String)> = c
        .prepare_cached("SELECT name, phrases FROM follow ORDER BY name")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    // What came before the first of them is not looked at.
    let first: Option<i64> = c
        .prepare_cached("SELECT min(id) FROM article WHERE story IN (SELECT value FROM json_each(?1))")?
        .query_row([rows::json(among)?], |row| row.get(0))?;
    let Some(first) = first else { return Ok(about) };
    let mut told = c.prepare_cached(
        "SELECT DISTINCT story FROM article WHERE id IN (SELECT rowid FROM search WHERE search MATCH ?1 AND rowid >= ?2)",
    )?;
    for (name, phrases) in follows {
        for story in told.query_map((format!("{{title}} : ({phrases})"), first), |row| row.get::<_, i64>(0))? {
            let story = story?;
            if among.contains(&story) {
                about.entry(story).or_default().push(name.clone());
            }
        }
    }
    Ok(about)
}

/// All spellings of a name as the full-text index is asked for them; none where it holds no word.
fn phrases(name: &str) -> Option<String> {
    let phrases: Vec<String> =
        stories::spellings(name).iter().filter_map(|spelling| conditions::phrase(spelling, false)).collect();
    (!phrases.is_empty()).then(|| phrases.join(" OR "))
}

/// Follows a name as a step says.
pub(crate) fn put(c: &Connection, name: &str, value: Option<&str>) -> rusqlite::Result<()> {
    match (value, phrases(name)) {
        (Some(name), Some(phrases)) => {
            c.prepare_cached("INSERT OR REPLACE INTO follow VALUES (?1, ?2)")?.execute((name, phrases)).map(drop)
        }
        _ => c.prepare_cached("DELETE FROM follow WHERE name = ?1")?.execute([name]).map(drop),
    }
}
