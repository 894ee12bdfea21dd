//! Ranking: what `stories` needs to know to rank the stories that match a query. How they are ranked is said there.

use crate::{
    news::StoryId,
    query::{Query, Term},
    store::{
        Result, Store,
        db::{
            conditions::{self, Condition},
            rows::FROM_ARTICLE,
        },
        marks::follows,
    },
    stories::{self, Ranked, Standing},
    text::Line,
};
use jiff::Timestamp;
use rusqlite::{Connection, params_from_iter};

impl Store {
    /// The stories that match, what matters most to the reader first, each with its reasons; `limit` 0 is no limit.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn ranked(&self, query: &Query, limit: usize, now: Timestamp) -> Result<Vec<Ranked>> {
        let Condition { sql, values } = conditions::condition_of_stories(query, now);
        let within = format!("SELECT a.story {FROM_ARTICLE} WHERE {sql}");
        let standings = self.read(|c| standings(c, &within, params_from_iter(values)))?;
        let mut ranked =
            stories::rank(&standings, now.as_second(), looks_back(query.term(), now).unwrap_or(stories::A_DAY));
        if limit > 0 {
            ranked.truncate(limit);
        }
        Ok(ranked)
    }

    /// Why a story is ranked where it is.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn rank_reasons(&self, story: StoryId, now: Timestamp) -> Result<Vec<Line>> {
        let standings =
            self.read(|c| standings(c, "SELECT story FROM article WHERE id = ?1 OR story = ?1", [story.0]))?;
        let ranked = stories::rank(&standings, now.as_second(), stories::A_DAY).into_iter().next();
        Ok(ranked.map_or_else(Vec::new, |ranked| ranked.reasons.iter().map(|reason| Line::new(reason)).collect()))
    }
}

/// How far back a query says to look, in seconds.
fn looks_back(term: &Term, now: Timestamp) -> Option<i64> {
    match term {
        Term::Newer(moment) => Some(now.as_second() - moment.resolve(now).as_second()),
        Term::And(terms) => terms.iter().find_map(|term| looks_back(term, now)),
        _ => None,
    }
}

/// How the stories among these stand in the news.
fn standings(c: &Connection, within: &str, values: impl rusqlite::Params) -> rusqlite::Result<Vec<Standing>> {
    let sql = format!(
        "SELECT a.story, coalesce(a.outlet, nullif(s.site, ''), nullif(s.feed_site, ''), s.url), max(a.at), s.url
         FROM article a JOIN source s ON s.id = a.source WHERE a.story IN ({within})
         GROUP BY a.story, a.source, a.outlet ORDER BY a.story"
    );
    let mut statement = c.prepare_cached(&sql)?;
    let mut rows = statement.query(values)?;
    let mut standings: Vec<Standing> = Vec::new();
    while let Some(row) = rows.next()? {
        let (story, site, at): (i64, String, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        // Many feeds may live on one machine that has no name.
        let outlet = if stories::is_nameless(&site) { row.get(3)? } else { site };
        let (story, at) = (StoryId(story), at.div_euclid(1_000));
        match standings.last_mut().filter(|last| last.story == story) {
            Some(standing) => {
                standing.outlets.push(outlet);
                standing.newest = standing.newest.max(at);
            }
            None => standings.push(Standing { story, outlets: vec![outlet], newest: at, ..Standing::default() }),
        }
    }
    let all = standings.iter().map(|standing| standing.story.0).collect();
    let mut about = follows::about(c, &all)?;
    for standing in &mut standings {
        standing.followed = about.remove(&standing.story.0).unwrap_or_default();
    }
    Ok(standings)
}
