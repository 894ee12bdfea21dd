//! Rules that the user made from a story: kept beside those of the config, journaled, and tried before they are made. Applying them is
//! the business of all rules.

use super::journal::{self, Change, Noun};
use crate::{
    news::Rule,
    query::Query,
    store::{
        Result, Step, Store,
        db::{
            conditions::{self, Condition},
            rows::{json, millis},
        },
    },
    text::Line,
};
use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use rusqlite::{Connection, OptionalExtension, params_from_iter, types::Value};
use serde::{Deserialize, Serialize};

/// A rule, by its name.
pub(crate) static RULE: Noun = Noun { word: "rule", is_of_an_article: false, put };

/// Days over which a rule is tried.
pub const TRIED_DAYS: i64 = 30;

#[derive(Serialize, Deserialize)]
struct Clause {
    when: String,
    then: Vec<String>,
}

impl Store {
    /// The rules made from stories, by name.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn user_rules(&self) -> Result<Vec<Rule>> {
        self.read(all)
    }

    /// Makes a rule, in the place of one of that name; one journaled step.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn add_rule(&mut self, rule: &Rule, now: Timestamp) -> Result<Step> {
        self.write(|c| {
            let then = rule.then.iter().map(crate::news::Act::word).collect();
            let after = Some(json(&Clause { when: rule.when.clone(), then })?);
            change(c, &rule.name, after, "Rule made", now)
        })
    }

    /// Ends a rule; what it did stays. One journaled step.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn remove_rule(&mut self, name: &str, now: Timestamp) -> Result<Step> {
        self.write(|c| change(c, name, None, "Rule ended", now))
    }

    /// How many articles of the last days a rule would have touched.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn try_rule(&self, when: &str, now: Timestamp, zone: &TimeZone) -> Result<u64> {
        let Ok(query) = Query::typed(when, zone) else { return Ok(0) };
        let Condition { sql, values } = conditions::condition(&query, now);
        let since = now.checked_sub(SignedDuration::from_hours(24 * TRIED_DAYS)).unwrap_or(Timestamp::MIN);
        let mut bound: Vec<Value> = vec![millis(since).into()];
        bound.extend(values);
        let sql = format!(
            "SELECT count(*) FROM article a JOIN source s ON s.id = a.source WHERE a.source > 0 AND a.at >= ? AND {sql}"
        );
        self.read(|c| {
            let count: i64 = c.prepare_cached(&sql)?.query_row(params_from_iter(bound), |row| row.get(0))?;
            Ok(u64::try_from(count).unwrap_or_default())
        })
    }
}

pub(crate) fn all(c: &Connection) -> rusqlite::Result<Vec<Rule>> {
    let mut statement = c.prepare_cached("SELECT name, clause FROM user_rule ORDER BY name")?;
    let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
    let rules = rows.map(|row| {
        let (name, clause) = row?;
        let clause: Option<Clause> = serde_json::from_str(&clause).ok();
        Ok(clause.map(|clause| Rule {
            name: Line::new(&name),
            when: clause.when,
            then: clause.then.iter().filter_map(|word| word.parse().ok()).collect(),
        }))
    });
    Ok(rules.collect::<rusqlite::Result<Vec<_>>>()?.into_iter().flatten().collect())
}

fn change(c: &Connection, name: &str, after: Option<String>, done: &str, now: Timestamp) -> rusqlite::Result<Step> {
    let before = c
        .prepare_cached("SELECT clause FROM user_rule WHERE name = ?1")?
        .query_row([name], |row| row.get(0))
        .optional()?;
    let words = format!("{done}: {name}");
    journal::change(c, vec![Change { noun: &RULE, key: name.to_owned(), before, after }], &words.as_str().into(), now)
}

/// Makes or ends a rule as a step says.
pub(crate) fn put(c: &Connection, name: &str, clause: Option<&str>) -> rusqlite::Result<()> {
    match clause {
        Some(clause) => {
            c.prepare_cached("INSERT OR REPLACE INTO user_rule (name, clause) VALUES (?1, ?2)")?.execute((name, clause))
        }
        None => c.prepare_cached("DELETE FROM user_rule WHERE name = ?1")?.execute([name]),
    }
    .map(|_| ())
}
