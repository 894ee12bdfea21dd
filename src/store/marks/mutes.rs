//! Mutes: what hides or masks the articles it catches, until when. An article bears the id of what caught it, so that a list
//! looks at a column and nothing is matched again. Deletes nothing, and never hides what is saved.

use super::{
    filter_rules,
    journal::{self, Change, Noun},
    kinds,
};
use crate::{
    language::tr,
    news::{ArticleId, Mute, MuteId, MuteWish, What},
    query::{self, Query},
    store::{
        Result, Step, Store, StoreError,
        db::{
            conditions::{self, Condition},
            rows::{count, json, line, millis, moment, unreadable},
        },
    },
    text::Line,
};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params_from_iter, types::Value};

/// A mute, by its id.
pub(crate) static MUTED: Noun = Noun { word: "mute", is_of_an_article: false, put };

/// Which articles a mute looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Among<'a> {
    /// Every one.
    All,
    /// Those that nobody has laid beside the stories yet.
    Arrived,
    /// Those after this one.
    After(i64),
    /// Those of the stories that these belong to, named in a list.
    Told(&'a str),
}

impl Store {
    /// The mutes that stand, newest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn mutes(&self) -> Result<Vec<Mute>> {
        self.read(|c| {
            // A rule's mute that holds nothing hides nothing: what it did was undone.
            c.prepare_cached(&format!(
                "SELECT {MUTE} FROM mute m WHERE m.what <> ?1 OR m.caught > 0 ORDER BY m.id DESC"
            ))?
            .query_map([What::Rule.word()], read)?
            .collect()
        })
    }

    /// Mutes something, or changes the mute of it that stands; one journaled step.
    ///
    /// # Errors
    /// When the wish means nothing, or the database cannot be written.
    pub fn mute(&mut self, wish: &MuteWish, now: Timestamp) -> Result<(Step, Mute)> {
        check(wish)?;
        self.write(|c| {
            let same: Option<i64> = c
                .prepare_cached("SELECT id FROM mute WHERE what = ?1 AND value = ?2 COLLATE NOCASE")?
                .query_row((wish.what.word(), wish.value.as_str()), |row| row.get(0))
                .optional()?;
            let id = match same {
                Some(id) => id,
                None => c
                    .prepare_cached("SELECT 1 + coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'mute'), 0)")?
                    .query_row([], |row| row.get(0))?,
            };
            let step = change(c, id, Some(wish), now)?;
            let mute =
                c.prepare_cached(&format!("SELECT {MUTE} FROM mute m WHERE m.id = ?1"))?.query_row([id], read)?;
            Ok((step, mute))
        })
    }

    /// Changes what a mute goes by, hides or until when; one journaled step.
    ///
    /// # Errors
    /// When the wish means nothing, or the database cannot be written.
    pub fn change_mute(&mut self, MuteId(id): MuteId, wish: &MuteWish, now: Timestamp) -> Result<Step> {
        check(wish)?;
        self.write(|c| change(c, id, Some(wish), now))
    }

    /// What mutes and rules did to an article, in words.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn acted(&self, ArticleId(id): ArticleId) -> Result<Vec<Line>> {
        self.read(|c| {
            let mut all = filter_rules::acted(c, id)?;
            all.extend(kinds::acted(c, id)?);
            let mutes: Vec<Line> = c.prepare_cached(&format!(
                "SELECT {MUTE} FROM article a JOIN mute m ON m.id IN (a.mute, a.guard) WHERE a.id = ?1 ORDER BY m.id"
            ))?
            .query_map([id], |row| {
                let mute = read(row)?;
                let (what, label) = (mute.wish.what.label(), mute.label);
                Ok(Line::new(&if mute.wish.spoiler {
                    tr!("acted-mask", what, label)
                } else {
                    tr!("acted-hide", what, label)
                }))
            })?
            .collect::<rusqlite::Result<_>>()?;
            all.extend(mutes);
            Ok(all)
        })
    }

    /// Ends a mute: what it caught is on the lists again; one journaled step.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn unmute(&mut self, MuteId(id): MuteId, now: Timestamp) -> Result<Step> {
        self.write(|c| change(c, id, None, now))
    }
}

/// What [`read`] reads, from `mute m`.
const MUTE: &str = "m.id, m.what, m.value, m.until, m.spoiler, m.since, m.caught, \
     iif(m.what = 'source', coalesce((SELECT shown FROM source WHERE 'f' || id = m.value), m.value), m.value)";

fn read(row: &Row) -> rusqlite::Result<Mute> {
    Ok(Mute {
        id: MuteId(row.get(0)?),
        wish: MuteWish {
            what: line(row, 1)?.parse().unwrap_or(What::Rule),
            value: line(row, 2)?,
            until: row.get::<_, Option<i64>>(3)?.map(moment),
            spoiler: row.get(4)?,
        },
        since: moment(row.get(5)?),
        caught: count(row, 6)?,
        label: line(row, 7)?,
    })
}

fn check(wish: &MuteWish) -> Result<()> {
    query::mute(wish).map(|_| ()).map_err(|reason| StoreError::Refused { reason: reason.message })
}

fn change(c: &Connection, id: i64, after: Option<&MuteWish>, now: Timestamp) -> rusqlite::Result<Step> {
    let before: Option<Mute> =
        c.prepare_cached(&format!("SELECT {MUTE} FROM mute m WHERE m.id = ?1"))?.query_row([id], read).optional()?;
    let kept = |wish: &MuteWish, since: Timestamp| json(&(wish, since));
    let since = before.as_ref().map_or(now, |mute| mute.since);
    let label = match (&before, after) {
        (Some(mute), _) => mute.label.clone(),
        (None, Some(wish)) if wish.what == What::Source => c
            .prepare_cached("SELECT shown FROM source WHERE 'f' || id = ?1")?
            .query_row([wish.value.as_str()], |row| line(row, 0))
            .optional()?
            .unwrap_or_else(|| wish.value.clone()),
        (None, wish) => wish.map(|wish| wish.value.clone()).unwrap_or_default(),
    };
    let what = after.or(before.as_ref().map(|mute| &mute.wish)).map_or("", |wish| wish.what.word());
    let verb = match (&before, after) {
        (None, Some(wish)) if wish.spoiler => "guarded",
        (None, _) => "muted",
        (Some(_), Some(_)) => "changed the mute of",
        (Some(_), None) => "unmuted",
    };
    let change = Change {
        noun: &MUTED,
        key: id.to_string(),
        before: before.map(|mute| kept(&mute.wish, mute.since)).transpose()?,
        after: after.map(|wish| kept(wish, since)).transpose()?,
    };
    // What a rule's mute held it cannot catch again by itself.
    let mut changes = if after.is_none() { filter_rules::held(c, id)? } else { Vec::new() };
    changes.push(change);
    journal::change(c, changes, &format!("{verb} {what} “{label}”").as_str().into(), now)
}

/// Sets a mute as a step says; what it caught follows.
pub(crate) fn put(c: &Connection, key: &str, value: Option<&str>) -> rusqlite::Result<()> {
    let Ok(id) = key.parse::<i64>() else { return Ok(()) };
    let Some(value) = value else { return end(c, id) };
    let (wish, since): (MuteWish, Timestamp) = serde_json::from_str(value).map_err(|reason| unreadable(0, reason))?;
    let goes_by: Option<(String, String, bool)> = c
        .prepare_cached("SELECT what, value, spoiler FROM mute WHERE id = ?1")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    c.prepare_cached(
        "INSERT INTO mute (id, what, value, until, spoiler, since) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (id) DO UPDATE SET what = excluded.what, value = excluded.value, until = excluded.until,
             spoiler = excluded.spoiler",
    )?
    .execute((id, wish.what.word(), wish.value.as_str(), wish.until.map(millis), wish.spoiler, millis(since)))?;
    if goes_by.as_ref().is_some_and(|(what, value, spoiler)| {
        what == wish.what.word() && *value == *wish.value && *spoiler == wish.spoiler
    }) {
        return Ok(());
    }
    if goes_by.is_some() {
        release(c, id)?;
    }
    catch(c, id, &wish, Among::All)
}

/// A mute that is over: gone, with everything it held let go.
pub(crate) fn end(c: &Connection, id: i64) -> rusqlite::Result<()> {
    release(c, id)?;
    c.prepare_cached("DELETE FROM mute WHERE id = ?1")?.execute([id]).map(|_| ())
}

/// Lets go what a mute holds; other mutes that catch the same take it.
fn release(c: &Connection, id: i64) -> rusqlite::Result<()> {
    let mut freed = 0;
    for column in ["mute", "guard"] {
        freed += c.prepare_cached(&format!("UPDATE article SET {column} = NULL WHERE {column} = ?1"))?.execute([id])?;
    }
    if freed == 0 {
        return Ok(());
    }
    for (other, wish) in all(c)?.into_iter().filter(|(other, _)| *other != id) {
        catch(c, other, &wish, Among::All)?;
    }
    Ok(())
}

/// Articles have changed: what mutes held of their stories they let go, and catch again what they can. What a rule hid
/// stays hidden: rules act on arrivals.
pub(crate) fn look_again(c: &Connection, changed: &[i64]) -> rusqlite::Result<()> {
    let mutes = all(c)?;
    if changed.is_empty() || mutes.is_empty() {
        return Ok(());
    }
    let ids = json(changed)?;
    for column in ["mute", "guard"] {
        c.prepare_cached(&format!(
            "UPDATE article SET {column} = NULL WHERE {column} IN (SELECT id FROM mute WHERE what <> ?2)
                 AND story IN (SELECT story FROM article WHERE id IN (SELECT value FROM json_each(?1)))"
        ))?
        .execute((&ids, What::Rule.word()))?;
    }
    for (id, wish) in mutes {
        catch(c, id, &wish, Among::Told(&ids))?;
    }
    Ok(())
}

/// Every mute catches what it can among some articles.
pub(crate) fn catch_all(c: &Connection, among: Among) -> rusqlite::Result<()> {
    for (id, wish) in all(c)? {
        catch(c, id, &wish, among)?;
    }
    Ok(())
}

fn all(c: &Connection) -> rusqlite::Result<Vec<(i64, MuteWish)>> {
    c.prepare_cached(&format!("SELECT {MUTE} FROM mute m ORDER BY m.id"))?
        .query_map([], |row| read(row).map(|mute| (mute.id.0, mute.wish)))?
        .collect()
}

/// Puts a mute's id on what it catches. What tells of a thing is told of by its whole story; a source or a kind is its own
/// articles' alone.
fn catch(c: &Connection, id: i64, wish: &MuteWish, among: Among) -> rusqlite::Result<()> {
    let Ok(Some(term)) = query::mute(wish) else { return Ok(()) };
    let condition = match among {
        Among::All => conditions::condition,
        Among::Arrived | Among::After(_) | Among::Told(_) => conditions::condition_of_few,
    };
    let Condition { sql, values } = condition(&Query::from(term), Timestamp::UNIX_EPOCH);
    let column = if wish.spoiler { "guard" } else { "mute" };
    let whole = matches!(wish.what, What::Words | What::Game | What::Pattern);
    let key = if whole { "story" } else { "id" };
    let (within, bound) = match (among, whole) {
        (Among::All, _) => ("1", None),
        (Among::Arrived, true) => {
            ("a.story IN (SELECT story FROM article WHERE id IN (SELECT article FROM arrived))", None)
        }
        (Among::Arrived, false) => ("a.id IN (SELECT article FROM arrived)", None),
        (Among::After(last), _) => ("a.id > ?", Some(Value::from(last))),
        (Among::Told(ids), _) => (
            "a.story IN (SELECT story FROM article WHERE id IN (SELECT value FROM json_each(?)))",
            Some(Value::from(ids.to_owned())),
        ),
    };
    let mut all: Vec<Value> = vec![id.into()];
    all.extend(bound);
    all.extend(values);
    c.prepare_cached(&format!(
        "UPDATE article SET {column} = ? WHERE {column} IS NULL AND {key} IN
         (SELECT a.{key} FROM article a JOIN source s ON s.id = a.source WHERE {within} AND {sql})"
    ))?
    .execute(params_from_iter(all))
    .map(|_| ())
}
