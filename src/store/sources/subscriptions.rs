//! The sources the reader follows. A source that is no longer followed keeps its row: its articles and marks hang on it.

use super::{
    overrides,
    source_settings::{SETTINGS, forget_answers, host, name_again, set_settings, settings_of, shown, source},
};
use crate::{
    news::{SavedQuery, Source, SourceId},
    schedule::PollState,
    store::{
        Result, Step, Store, StoreError, Subscription,
        db::rows::{count, millis, moment},
        marks::journal::{self, Change, Noun, SourceState},
    },
    text::Line,
};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row};

/// Whether a source is followed by the user's wish, by its id.
pub(crate) static FOLLOWING: Noun = Noun { word: "following", is_of_an_article: false, put: put_following };

/// Where a source is asked, by its id.
pub(crate) static ADDRESS: Noun = Noun { word: "address", is_of_an_article: false, put: put_address };

/// A shelf that came with a list of sources, by its name. It stands in the config: who takes the step back takes it from there.
pub(crate) static SHELF: Noun = Noun { word: "shelf", is_of_an_article: false, put: |_, _, _| Ok(()) };

/// What [`subscription`] reads.
const SUBSCRIPTION: &str = "s.id, s.url, s.shown, coalesce(s.site, s.feed_site), s.category, s.full_text, s.every, \
     s.headers, s.user_agent, s.user, s.password_command, s.proxy, s.strip, s.paused OR s.halted, s.quiet, \
     s.preferred, s.declared, s.page, s.unread, s.total, p.etag, p.last_modified, p.moved_to, p.next_poll, p.wait_until, coalesce(p.gone, 0), \
     coalesce(p.failures, 0), p.last_try, p.last_success, p.status, p.error, p.remark, p.ttl, p.private, \
     EXISTS (SELECT 1 FROM sync_subscription y WHERE y.source = s.id AND y.own = 0)";

impl Store {
    /// Brings the declared sources of the config in line: new ones are added, ones no longer declared are dropped from
    /// the subscriptions unless the reader added them as well (articles stay). When nothing is declared and nothing was
    /// ever subscribed, `starter` is seeded. Writes only when something differs.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn declare_sources(&mut self, declared: &[Source], starter: &[Source], now: Timestamp) -> Result<()> {
        let known = self.read(settings)?;
        let over = |source: &Source, chosen: &Option<String>| overrides::over(source.clone(), chosen.clone()).ok();
        let seed = if declared.is_empty() && known.is_empty() { starter } else { &[] };
        let differs = |source: &&Source| {
            !known.iter().any(|(_, there, chosen)| {
                there.declared
                    && there.url == source.url
                    && over(source, chosen).is_some_and(|source| same_settings(there, &source))
            })
        };
        let changed: Vec<&Source> = declared.iter().filter(differs).collect();
        let dropped: Vec<i64> = known
            .iter()
            .filter(|(_, there, _)| there.declared && !declared.iter().any(|source| source.url == there.url))
            .map(|(id, ..)| *id)
            .collect();
        if seed.is_empty() && changed.is_empty() && dropped.is_empty() {
            return Ok(());
        }
        self.write(|c| {
            for id in &dropped {
                c.execute("UPDATE source SET declared = 0 WHERE id = ?1", [id])?;
            }
            for source in &changed {
                let id = put(c, source, now)?;
                c.execute("UPDATE source SET declared = 1 WHERE id = ?1", [id])?;
            }
            for source in seed {
                let id = put(c, source, now)?;
                c.execute("UPDATE source SET kept = 1 WHERE id = ?1", [id])?;
            }
            Ok(())
        })
    }

    /// Gives sources that are kept under another address this one; articles and marks stay with them. A source that is
    /// known under its new address already is left alone.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn readdress(&mut self, moves: &[(String, String)]) -> Result<()> {
        if moves.is_empty() {
            return Ok(());
        }
        self.write(|c| {
            for (from, to) in moves {
                c.prepare_cached("UPDATE OR IGNORE source SET url = ?2 WHERE url = ?1")?.execute((from, to))?;
            }
            Ok(())
        })
    }

    /// The sources followed, in the order they were added.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn subscriptions(&self) -> Result<Vec<Subscription>> {
        self.read(|c| {
            let sql = format!(
                "SELECT {SUBSCRIPTION} FROM source s LEFT JOIN poll p ON p.source = s.id WHERE s.followed ORDER BY s.id"
            );
            c.prepare_cached(&sql)?.query_map([], subscription)?.collect()
        })
    }

    /// Where a source is asked, and whether every feed of it came from a private address; also of one that is no longer
    /// followed.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn source_address(&self, source: SourceId) -> Result<Option<(String, Option<bool>)>> {
        self.read(|c| {
            c.prepare_cached(
                "SELECT coalesce(p.moved_to, s.url), p.private FROM source s LEFT JOIN poll p ON p.source = s.id WHERE s.id = ?1",
            )?
            .query_row([source.0], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()
        })
    }

    /// False when the articles of a source are shown as published; those of none are stripped.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn strips(&self, source: Option<SourceId>) -> Result<bool> {
        self.read(|c| {
            c.prepare_cached("SELECT NOT EXISTS (SELECT 1 FROM source WHERE id = ?1 AND followed AND NOT strip)")?
                .query_row([source.map(|source| source.0)], |row| row.get(0))
        })
    }

    /// Adds a source (undoable); the id of the one already there when the URL is known.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn add_source(&mut self, source: &Source, now: Timestamp) -> Result<SourceId> {
        self.write(|c| {
            let known: Option<(i64, bool)> = c
                .prepare_cached("SELECT id, followed FROM source WHERE url = ?1")?
                .query_row([&source.url], |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()?;
            if let Some((id, true)) = known {
                return Ok(SourceId(id));
            }
            let id = put(c, source, now)?;
            forget_answers(c, id)?;
            let after = SourceState { kept: true, halted: false };
            journal::change_source(c, id, after, &format!("added source “{}”", shown(c, id)?), now)?;
            Ok(SourceId(id))
        })
    }

    /// Follows some sources and stops following others, as one step (undoable); those that were not there before come back.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn change_sources(
        &mut self,
        add: &[Source],
        remove: &[SourceId],
        words: &str,
        now: Timestamp,
    ) -> Result<(Step, Vec<SourceId>)> {
        self.write(|c| {
            let (mut changes, fresh) = begin_to_follow(c, add, now)?;
            for SourceId(id) in remove {
                changes.extend(following(c, *id, false)?);
            }
            Ok((journal::change(c, changes, &words.into(), now)?, fresh))
        })
    }

    /// Follows the sources of a list as one step (undoable), which knows the shelves that the list puts into the config.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn import_sources(
        &mut self,
        add: &[Source],
        shelves: &[SavedQuery],
        words: &str,
        now: Timestamp,
    ) -> Result<(Step, Vec<SourceId>)> {
        self.write(|c| {
            let (mut changes, fresh) = begin_to_follow(c, add, now)?;
            changes.extend(shelves.iter().map(|shelf| Change {
                noun: &SHELF,
                key: shelf.name.to_string(),
                before: None,
                after: Some(shelf.query.clone()),
            }));
            Ok((journal::change(c, changes, &words.into(), now)?, fresh))
        })
    }

    /// Stops following; articles and marks stay (undoable). A declared source stays followed while it is declared.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn remove_source(&mut self, id: SourceId, now: Timestamp) -> Result<Step> {
        self.write(|c| {
            let words = format!("removed source “{}”", shown(c, id.0)?);
            let Some(before) = journal::source_state(c, id.0)? else { return Ok(Step::nothing(words)) };
            journal::change_source(c, id.0, SourceState { kept: false, ..before }, &words, now)
        })
    }

    /// Pauses or resumes (undoable). A source paused by the config stays so.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn pause_source(&mut self, id: SourceId, paused: bool, now: Timestamp) -> Result<Step> {
        self.write(|c| {
            let words = format!("{} source “{}”", if paused { "paused" } else { "resumed" }, shown(c, id.0)?);
            let Some(before) = journal::source_state(c, id.0)? else { return Ok(Step::nothing(words)) };
            journal::change_source(c, id.0, SourceState { halted: paused, ..before }, &words, now)
        })
    }

    /// Asks a source at another address from now on; its articles, marks and settings stay (undoable).
    ///
    /// # Errors
    /// When the source stands in the config or comes from an account, when another source has that address, or the database
    /// cannot be written.
    pub fn change_address(&mut self, id: SourceId, url: &str, now: Timestamp) -> Result<Step> {
        let refused = |reason: String| Err(StoreError::Refused { reason });
        let all = self.subscriptions()?;
        if let Some(other) = all.iter().find(|one| one.source.url == url) {
            return refused(format!("{} is asked there already", other.source.name));
        }
        match all.iter().find(|one| one.id == id) {
            Some(one) if one.source.declared => {
                return refused("this source stands in the config: change its `url` there".to_owned());
            }
            Some(one) if one.synced => return refused("this source comes from an account: change it there".to_owned()),
            _ => {}
        }
        let before = |c: &Connection| {
            c.query_row("SELECT shown FROM source WHERE url = ?1", [url], |row| row.get::<_, String>(0)).optional()
        };
        if let Some(name) = self.read(before)? {
            return refused(format!("{name} was followed there before: add that address, and remove this source"));
        }
        self.write(|c| {
            let words = format!("changed the address of source “{}”", shown(c, id.0)?);
            let before: Option<String> =
                c.query_row("SELECT url FROM source WHERE id = ?1", [id.0], |row| row.get(0)).optional()?;
            let Some(before) = before else { return Ok(Step::nothing(words)) };
            let (key, after) = (id.0.to_string(), Some(url.to_owned()));
            let change = Change { noun: &ADDRESS, key, before: Some(before), after };
            journal::change(c, vec![change], &words.as_str().into(), now)
        })
    }

    /// Gives a source another name; an empty one is the feed's own again (undoable).
    ///
    /// # Errors
    /// When the source stands in the config, or the database cannot be written.
    pub fn rename_source(&mut self, id: SourceId, name: &Line, now: Timestamp) -> Result<Step> {
        let source = self.own_source(id)?;
        self.choose(id, "name", Some(&Source { name: name.clone(), ..source }), now)
    }

    /// Lists a source under another group; an empty one is none (undoable).
    ///
    /// # Errors
    /// When the source stands in the config, or the database cannot be written.
    pub fn move_source(&mut self, id: SourceId, group: &Line, now: Timestamp) -> Result<Step> {
        let source = self.own_source(id)?;
        self.choose(id, "group", Some(&Source { group: group.clone(), ..source }), now)
    }

    /// A source that does not stand in the config.
    fn own_source(&self, SourceId(id): SourceId) -> Result<Source> {
        let (source, _) = self.read(|c| settings_of(c, id))?.unwrap_or_default();
        if source.declared {
            let reason = "this source stands in the config: change its `name` or `group` there".to_owned();
            return Err(StoreError::Refused { reason });
        }
        Ok(source)
    }
}

/// Every source ever subscribed, with its settings as given.
fn settings(c: &Connection) -> rusqlite::Result<Vec<(i64, Source, Option<String>)>> {
    let mut statement = c.prepare(&format!("SELECT {SETTINGS}, chosen FROM source WHERE id > 0"))?;
    statement.query_map([], |row| Ok((row.get(0)?, source(row)?, row.get(18)?)))?.collect()
}

/// The changes that follow these sources from now on, and their ids; what was asked of them before holds no more.
fn begin_to_follow(c: &Connection, add: &[Source], now: Timestamp) -> rusqlite::Result<(Vec<Change>, Vec<SourceId>)> {
    let (mut changes, mut fresh) = (Vec::new(), Vec::new());
    for source in add {
        let id = put(c, source, now)?;
        forget_answers(c, id)?;
        changes.extend(following(c, id, true)?);
        fresh.push(SourceId(id));
    }
    Ok((changes, fresh))
}

/// The change of a source that is followed from now on, or no more.
pub(crate) fn following(c: &Connection, id: i64, follow: bool) -> rusqlite::Result<Option<Change>> {
    let word = |on: bool| on.then(|| "1".to_owned());
    let Some(before) = journal::source_state(c, id)? else { return Ok(None) };
    let (before, after) = (word(before.kept), word(follow));
    Ok(Some(Change { noun: &FOLLOWING, key: id.to_string(), before, after }))
}

/// Follows a source, or not, as a step says.
pub(crate) fn put_following(c: &Connection, source: &str, value: Option<&str>) -> rusqlite::Result<()> {
    c.prepare_cached("UPDATE source SET kept = ?2 WHERE id = ?1")?.execute((source, value.is_some())).map(|_| ())
}

/// Asks a source there, as a step says; nothing of what the old address answered holds for the new one.
fn put_address(c: &Connection, source: &str, url: Option<&str>) -> rusqlite::Result<()> {
    let Ok(id) = source.parse::<i64>() else { return Ok(()) };
    c.prepare_cached("UPDATE OR IGNORE source SET url = ?2 WHERE id = ?1 AND ?2 IS NOT NULL")?.execute((id, url))?;
    forget_answers(c, id)?;
    name_again(c, id)
}

fn same_settings(there: &Source, given: &Source) -> bool {
    *there == Source { declared: true, command: Vec::new(), ..given.clone() }
}

/// Stores a source's settings under its URL; its id.
pub(crate) fn put(c: &Connection, source: &Source, now: Timestamp) -> rusqlite::Result<i64> {
    let id = c
        .prepare_cached(
            "INSERT INTO source (url, name, shown, site, category, full_text, headers, password_command, strip, paused,
                 quiet, declared, kept, added)
             VALUES (?1, '', ?2, ?3, '', 0, '[]', '[]', 1, ?4, 0, 0, 0, ?5)
             ON CONFLICT (url) DO UPDATE SET site = excluded.site, paused = excluded.paused RETURNING id",
        )?
        .query_row((&source.url, host(&source.url), &source.site, source.paused, millis(now)), |row| row.get(0))?;
    set_settings(c, id, source)?;
    overrides::give(c, id, source)?;
    Ok(id)
}

fn subscription(row: &Row) -> rusqlite::Result<Subscription> {
    let time = |column| Ok::<_, rusqlite::Error>(row.get::<_, Option<i64>>(column)?.map(moment));
    Ok(Subscription {
        id: SourceId(row.get(0)?),
        source: source(row)?,
        unread: count(row, 18)?,
        total: count(row, 19)?,
        state: PollState {
            etag: row.get(20)?,
            last_modified: row.get(21)?,
            moved_to: row.get(22)?,
            next_poll: time(23)?,
            wait_until: time(24)?,
            gone: row.get(25)?,
            failures: row.get(26)?,
            last_try: time(27)?,
            last_success: time(28)?,
            status: row.get(29)?,
            error: row.get(30)?,
            remark: row.get(31)?,
            ttl: row.get::<_, Option<i64>>(32)?.and_then(|minutes| u64::try_from(minutes).ok()),
            private: row.get(33)?,
        },
        synced: row.get(34)?,
    })
}
