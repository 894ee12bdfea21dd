//! Statistics: what each outlet sent, how early, and what became of it. Counted when asked for; nothing is kept.

use crate::{
    news::{OutletStatistics, SourceId, Statistics},
    store::{
        Result, Store,
        db::rows::{count, line, millis},
    },
};
use jiff::{SignedDuration, Timestamp};
use rusqlite::Connection;
use std::collections::HashMap;

impl Store {
    /// What the sources that are followed sent in the last days, or in as many as there is anything of, those that send most first, quiet ones last.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn statistics(&self, days: u32, now: Timestamp) -> Result<Statistics> {
        let since = now.saturating_sub(SignedDuration::from_hours(i64::from(days) * 24)).unwrap_or(Timestamp::MIN);
        self.read(|c| {
            let days = span(c, since, now)?.map_or(days, |span| span.min(days));
            let mut outlets = outlets(c, since)?;
            race(c, since, &mut outlets)?;
            let mut outlets: Vec<OutletStatistics> = outlets.into_values().collect();
            outlets.sort_by(|one, other| {
                (one.quiet, other.articles, &one.name).cmp(&(other.quiet, one.articles, &other.name))
            });
            Ok(Statistics { since, days, outlets })
        })
    }
}

/// The days that there is anything of.
fn span(c: &Connection, since: Timestamp, now: Timestamp) -> rusqlite::Result<Option<u32>> {
    let first: Option<i64> = c
        .prepare_cached("SELECT min(at) FROM article WHERE at >= ?1 AND source > 0")?
        .query_row([millis(since)], |row| row.get(0))?;
    Ok(first.map(|first| u32::try_from((millis(now) - first) / 86_400_000 + 1).unwrap_or(1).max(1)))
}

fn outlets(c: &Connection, since: Timestamp) -> rusqlite::Result<HashMap<i64, OutletStatistics>> {
    let mut statement = c.prepare_cached(
        "SELECT s.id, s.shown, s.quiet, count(*), sum(a.read), sum(a.saved IS NOT NULL), sum(a.kind = 'deal'),
             sum(a.affiliate > 0), sum(a.words * a.read)
         FROM article a JOIN source s ON s.id = a.source
         WHERE a.at >= ?1 AND s.id > 0 AND s.followed GROUP BY s.id",
    )?;
    let outlet = |row: &rusqlite::Row| {
        let id: i64 = row.get(0)?;
        let outlet = OutletStatistics {
            source: SourceId(id),
            name: line(row, 1)?,
            quiet: row.get(2)?,
            articles: count(row, 3)?,
            read: count(row, 4)?,
            saved: count(row, 5)?,
            deals: count(row, 6)?,
            affiliate: count(row, 7)?,
            words_read: count(row, 8)?,
            shared: 0,
            first: 0,
            late_minutes: None,
        };
        Ok((id, outlet))
    };
    statement.query_map([millis(since)], outlet)?.collect()
}

/// Who told the stories first that several outlets tell, and how far behind the others were.
fn race(c: &Connection, since: Timestamp, outlets: &mut HashMap<i64, OutletStatistics>) -> rusqlite::Result<()> {
    // By the sign, articles are found by their time: in the order of their stories all there are would be looked at.
    let mut statement = c.prepare_cached(
        "SELECT a.story, a.source, min(a.at) FROM article a JOIN story t ON t.id = a.story
         WHERE t.sources > 1 AND a.at >= ?1 AND a.source > 0 GROUP BY +a.story, a.source ORDER BY a.story, 3, 2",
    )?;
    let mut rows = statement.query([millis(since)])?;
    let mut first: Option<(i64, i64)> = None;
    let mut behind: HashMap<i64, Vec<u64>> = HashMap::new();
    while let Some(row) = rows.next()? {
        let (story, source, at): (i64, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let leads = first.is_none_or(|(other, _)| other != story);
        if leads {
            first = Some((story, at));
        }
        let Some(outlet) = outlets.get_mut(&source) else { continue };
        outlet.shared += 1;
        if leads {
            outlet.first += 1;
        } else if let Some((_, begun)) = first {
            behind.entry(source).or_default().push(u64::try_from((at - begun) / 60_000).unwrap_or(0));
        }
    }
    for (source, mut minutes) in behind {
        minutes.sort_unstable();
        if let Some(outlet) = outlets.get_mut(&source) {
            outlet.late_minutes = minutes.get(minutes.len() / 2).copied();
        }
    }
    Ok(())
}
