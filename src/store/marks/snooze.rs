//! Later: stories that wait until a moment and come back on top; and what happens because time has passed. Waiting is part of
//! the mark: journaled, and it outlives the item.

use super::{
    decisions,
    journal::{self, Change, Noun},
    mutes,
};
use crate::{
    news::{ArticleId, Decision, StoryId},
    store::{
        Result, Step, Store,
        db::rows::{json, line, millis, unreadable},
    },
    text::Line,
};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};
use std::collections::HashSet;

/// Until when an article waits, by its id.
pub(crate) static LATER: Noun = Noun { word: "later", is_of_an_article: true, put };

/// What the passing of time has changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Passed {
    /// Headlines of the stories that came back.
    pub back: Vec<Line>,
    /// What the mutes that ended went by.
    pub unmuted: Vec<Line>,
}

impl Store {
    /// Lets stories wait until then, unread; without a moment they come back at once. One journaled step.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn wait(&mut self, stories: &[StoryId], until: Option<Timestamp>, now: Timestamp) -> Result<Step> {
        self.write(|c| {
            let (mut articles, mut touched, mut seen) = (Vec::new(), 0, HashSet::new());
            for story in stories {
                let mut own = decisions::articles_of(c, *story)?;
                // Only what waits can come back.
                own.retain(|id| until.is_some() || get(c, id.0).is_ok_and(|wait| wait.is_some_and(|(_, waits)| waits)));
                own.retain(|id| seen.insert(*id));
                touched += usize::from(!own.is_empty());
                articles.extend(own);
            }
            let decision = Decision::Later(until);
            let marks = decisions::changes(c, &articles, &decision, false, now)?;
            let after = until.map_or((millis(now), false), |until| (millis(until), true));
            let mut changes = Vec::with_capacity(articles.len());
            for ArticleId(id) in &articles {
                let before = get(c, *id)?.map(|wait| json(&wait)).transpose()?;
                changes.push(Change { noun: &LATER, key: id.to_string(), before, after: Some(json(&after)?) });
            }
            let label = decisions::label_of_stories(c, &decision, touched, articles.first())?;
            let step = journal::change_all(c, &marks, changes, &label, now)?;
            Ok(Step { articles, ..step })
        })
    }

    /// Brings back what has waited long enough, and ends the mutes whose time has come. Writes only when there is something.
    ///
    /// # Errors
    /// When the database cannot be read or written.
    pub fn keep_time(&mut self, now: Timestamp) -> Result<Passed> {
        let due = self.read(|c| {
            c.prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM mark WHERE waits = 1 AND later <= ?1)
                     OR EXISTS (SELECT 1 FROM mute WHERE until <= ?1)",
            )?
            .query_row([millis(now)], |row| row.get::<_, bool>(0))
        })?;
        if due { self.write(|c| pass(c, millis(now))) } else { Ok(Passed::default()) }
    }
}

fn pass(c: &Connection, now: i64) -> rusqlite::Result<Passed> {
    let lines = |sql: &str| -> rusqlite::Result<Vec<Line>> {
        c.prepare_cached(sql)?.query_map([now], |row| line(row, 0))?.collect()
    };
    let back = lines(
        "SELECT iif(a.guard IS NULL, a.title, 'a story behind the spoiler guard') FROM article a JOIN story t ON t.face = a.id
         WHERE t.id IN (SELECT b.story FROM mark m JOIN article b ON b.id = m.article WHERE m.waits = 1 AND m.later <= ?1)
         ORDER BY t.id DESC",
    )?;
    c.prepare_cached("UPDATE mark SET waits = 0, later = ?1 WHERE waits = 1 AND later <= ?1")?.execute([now])?;
    let unmuted = lines("SELECT value FROM mute WHERE until <= ?1 ORDER BY id")?;
    let ended: Vec<i64> = c
        .prepare_cached("SELECT id FROM mute WHERE until <= ?1")?
        .query_map([now], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    for id in ended {
        mutes::end(c, id)?;
    }
    Ok(Passed { back, unmuted })
}

/// Until when an article waits, or waited.
fn get(c: &Connection, article: i64) -> rusqlite::Result<Option<(i64, bool)>> {
    c.prepare_cached("SELECT later, waits FROM mark WHERE article = ?1 AND later IS NOT NULL")?
        .query_row([article], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()
}

/// Sets until when an article waits, as a step says.
pub(crate) fn put(c: &Connection, article: &str, value: Option<&str>) -> rusqlite::Result<()> {
    let (later, waits): (Option<i64>, bool) = match value {
        Some(value) => serde_json::from_str(value).map_err(|reason| unreadable(0, reason))?,
        None => (None, false),
    };
    c.prepare_cached(
        "INSERT INTO mark (article, source, identity, read, saved, tags, later, waits)
         SELECT id, source, identity, read, saved, tags, ?2, ?3 FROM article WHERE id = ?1
         UNION ALL SELECT article, source, identity, read, saved, tags, ?2, ?3 FROM mark WHERE article = ?1 LIMIT 1
         ON CONFLICT (article) DO UPDATE SET later = excluded.later, waits = excluded.waits",
    )?
    .execute((article, later, waits))
    .map(|_| ())
}
