//! Rules of the reader's own, applied to what has arrived since the last time. Each act is a step that can be undone; what a
//! rule did to an article is remembered by name. Never looks at an article twice.

use super::{
    decisions,
    journal::{self, Change, Noun},
    kinds, rule_pushes, user_rules,
};
use crate::{
    language::tr,
    news::{Act, ArticleId, Decision, Rule, What, shown_name},
    query::Query,
    store::{
        Result, Store,
        db::{
            conditions::{self, Condition},
            rows::{line, millis},
        },
    },
    text::Line,
};
use jiff::{Timestamp, tz::TimeZone};
use rusqlite::{Connection, OptionalExtension, params_from_iter, types::Value};

/// The rule's mute that hides an article, by the article.
pub(crate) static CAUGHT: Noun = Noun { word: "caught", is_of_an_article: false, put: put_caught };

/// Under this name stands the last article the rules have seen.
const SEEN: &str = "ruled";

/// What the rules did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ruled {
    /// The words of each step, in order.
    pub steps: Vec<String>,
    /// Headlines that are to be told of.
    pub told: Vec<Line>,
    /// Articles that are to be stories of their own, by the names of the rules.
    pub(crate) alone: Vec<(Line, Vec<ArticleId>)>,
}

impl Store {
    /// Whether articles arrived since the rules were last applied.
    pub(crate) fn owes_rules(&self) -> Result<bool> {
        self.read(|c| bounds(c).map(|(seen, last)| seen < last))
    }
}

/// Applies the rules to the articles that arrived since they were last applied, but for what concerns their stories: that is handed
/// back, and belongs into the same write.
pub(crate) fn apply_but_alone(
    c: &Connection,
    rules: &[Rule],
    now: Timestamp,
    zone: &TimeZone,
) -> rusqlite::Result<Ruled> {
    // Another writer may have applied them meanwhile: each article is seen once.
    let bounds = bounds(c)?;
    let mut done = Ruled::default();
    for rule in rules.iter().chain(&user_rules::all(c)?) {
        apply(c, rule, bounds, (now, zone), &mut done)?;
    }
    let (_, last) = bounds;
    c.prepare_cached("INSERT OR REPLACE INTO setting (name, value) VALUES (?1, ?2)")?
        .execute((SEEN, last.to_string()))?;
    Ok(done)
}

/// The last article the rules have seen, and the last one there is.
fn bounds(c: &Connection) -> rusqlite::Result<(i64, i64)> {
    let seen: Option<String> = c
        .prepare_cached("SELECT value FROM setting WHERE name = ?1")?
        .query_row([SEEN], |row| row.get(0))
        .optional()?;
    let last = c.prepare_cached("SELECT coalesce(max(id), 0) FROM article")?.query_row([], |row| row.get(0))?;
    Ok((seen.and_then(|seen| seen.parse().ok()).unwrap_or(0), last))
}

fn apply(
    c: &Connection,
    rule: &Rule,
    (seen, last): (i64, i64),
    (now, zone): (Timestamp, &TimeZone),
    ruled: &mut Ruled,
) -> rusqlite::Result<()> {
    // The config has been checked; a query that is none matches nothing.
    let Ok(query) = Query::typed(&rule.when, zone) else { return Ok(()) };
    let Condition { sql, values } = conditions::condition_of_newer(&query, now, seen);
    let mut all: Vec<Value> = vec![seen.into(), last.into()];
    all.extend(values);
    let found: Vec<(i64, Line)> = c
        .prepare_cached(&format!(
            "SELECT a.id, a.title FROM article a JOIN source s ON s.id = a.source
             WHERE a.source > 0 AND a.id > ? AND a.id <= ? AND {sql} ORDER BY a.id"
        ))?
        .query_map(params_from_iter(all), |row| Ok((row.get(0)?, line(row, 1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    if found.is_empty() {
        return Ok(());
    }
    let ids: Vec<ArticleId> = found.iter().map(|(id, _)| ArticleId(*id)).collect();
    for act in &rule.then {
        if let Act::Push(server) = act {
            let queued = rule_pushes::queue(c, &ids, server, seen)?;
            remember(c, rule, act, &queued)?;
            continue;
        }
        if *act == Act::Alone {
            ruled.alone.push((rule.name.clone(), ids.clone()));
            remember(c, rule, act, &ids)?;
            continue;
        }
        let count = act_on(c, rule, act, &ids, now)?;
        if *act == Act::Notify {
            ruled.told.extend(found.iter().map(|(_, title)| title.clone()));
        } else if count > 0 {
            ruled.steps.push(words(rule, act, count));
        }
        remember(c, rule, act, &ids)?;
    }
    Ok(())
}

fn words(rule: &Rule, act: &Act, count: usize) -> String {
    let articles = if count == 1 { "article" } else { "articles" };
    format!("rule “{}”: {}, {count} {articles}", rule.name, act.done())
}

/// Does one act to all of them as one step; how many it changed.
fn act_on(c: &Connection, rule: &Rule, act: &Act, ids: &[ArticleId], now: Timestamp) -> rusqlite::Result<usize> {
    let decision = match act {
        Act::Tag(tag) => Decision::Tag(vec![tag.clone()]),
        Act::Save => Decision::Save(true),
        Act::Read => Decision::Read(true),
        Act::Mute => return mute(c, rule, ids, now),
        Act::Notify | Act::Push(_) | Act::Alone => return Ok(0),
        Act::Kind(kind) => {
            let changes = kinds::changes(c, ids, *kind)?;
            let count = changes.len();
            journal::change(c, changes, &words(rule, act, count).as_str().into(), now)?;
            return Ok(count);
        }
    };
    let changes = decisions::changes(c, ids, &decision, false, now)?;
    journal::change_marks(c, &changes, &words(rule, act, changes.len()).as_str().into(), now)?;
    Ok(changes.len())
}

/// Hides them under a mute that bears the rule's name.
fn mute(c: &Connection, rule: &Rule, ids: &[ArticleId], now: Timestamp) -> rusqlite::Result<usize> {
    let there: Option<i64> = c
        .prepare_cached("SELECT id FROM mute WHERE what = ?1 AND value = ?2")?
        .query_row((What::Rule.word(), rule.name.as_str()), |row| row.get(0))
        .optional()?;
    let id = if let Some(id) = there {
        id
    } else {
        c.prepare_cached("INSERT INTO mute (what, value, spoiler, since) VALUES (?1, ?2, 0, ?3)")?.execute((
            What::Rule.word(),
            rule.name.as_str(),
            millis(now),
        ))?;
        c.last_insert_rowid()
    };
    let mut changes = Vec::new();
    for ArticleId(article) in ids {
        let free: bool = c
            .prepare_cached("SELECT mute IS NULL FROM article WHERE id = ?1")?
            .query_row([article], |row| row.get(0))?;
        if free {
            let after = Some(id.to_string());
            changes.push(Change { noun: &CAUGHT, key: article.to_string(), before: None, after });
        }
    }
    let count = changes.len();
    journal::change(c, changes, &words(rule, &Act::Mute, count).as_str().into(), now)?;
    Ok(count)
}

/// Puts an article under a rule's mute, or takes it from there, as a step says.
pub(crate) fn put_caught(c: &Connection, article: &str, mute: Option<&str>) -> rusqlite::Result<()> {
    c.prepare_cached("UPDATE article SET mute = (SELECT id FROM mute WHERE id = ?2) WHERE id = ?1")?
        .execute((article, mute))
        .map(|_| ())
}

/// Letting go what the mute of a rule holds; nothing where it is no rule's.
pub(crate) fn held(c: &Connection, mute: i64) -> rusqlite::Result<Vec<Change>> {
    c.prepare_cached("SELECT a.id FROM article a JOIN mute m ON m.id = a.mute WHERE m.id = ?1 AND m.what = ?2")?
        .query_map((mute, What::Rule.word()), |row| {
            let key = row.get::<_, i64>(0)?.to_string();
            Ok(Change { noun: &CAUGHT, key, before: Some(mute.to_string()), after: None })
        })?
        .collect()
}

/// What a rule did stands beside the article, for whoever asks why.
fn remember(c: &Connection, rule: &Rule, act: &Act, ids: &[ArticleId]) -> rusqlite::Result<()> {
    for ArticleId(article) in ids {
        c.prepare_cached("INSERT OR IGNORE INTO ruled (article, rule, act) VALUES (?1, ?2, ?3)")?.execute((
            article,
            rule.name.as_str(),
            act.word(),
        ))?;
    }
    Ok(())
}

/// What rules did to an article, in words.
pub(crate) fn acted(c: &Connection, article: i64) -> rusqlite::Result<Vec<Line>> {
    c.prepare_cached("SELECT rule, act FROM ruled WHERE article = ?1 ORDER BY rule, act")?
        .query_map([article], |row| {
            let (rule, act): (String, String) = (row.get(0)?, row.get(1)?);
            // Earlier versions kept what it did in words.
            let act = act.parse::<Act>().map_or(act, |act| act.told());
            Ok(Line::new(&tr!("acted-by-rule", act, rule = shown_name(&rule))))
        })?
        .collect()
}
