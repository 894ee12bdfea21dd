//! By hand: stories that the reader puts together, and articles taken out of theirs. Each is one journaled step, and later
//! arrivals respect it. Never decides itself which articles belong together.

use super::cluster::{count_again, replace_face};
use crate::{
    news::{ArticleId, Decision, StepKind, StoryId, Things},
    store::{
        Result, Step, Store,
        db::rows::{STORY_OF_ID, unreadable},
        marks::{
            decisions,
            journal::{self, Change, Label, Noun},
            mutes,
        },
    },
};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

/// Where an article stands, by it.
pub(crate) static PLACE: Noun = Noun { word: "place", is_of_an_article: true, put };

/// Where an article stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Place {
    /// Its story.
    story: i64,
    /// It is the story's face.
    face: bool,
    /// What it told before the reader put it there; none when nobody has.
    wing: Option<i64>,
}

impl Store {
    /// Puts stories together, the others into the first; one journaled step.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn join_stories(&mut self, stories: &[StoryId], now: Timestamp) -> Result<Step> {
        self.write(|c| {
            let Some((into, others)) = stories.split_first() else { return Ok(Step::nothing(String::new())) };
            let into = actual(c, into.0)?;
            let mut changes = Vec::new();
            for article in
                others.iter().map(|other| articles(c, other.0)).collect::<rusqlite::Result<Vec<_>>>()?.concat()
            {
                if let Some(before) = place(c, article)?.filter(|before| before.story != into) {
                    let wing = Some(before.wing.unwrap_or(before.story));
                    changes.push(moved(article, before, Place { story: into, face: false, wing })?);
                }
            }
            let articles: Vec<ArticleId> = articles(c, into)?.into_iter().map(ArticleId).collect();
            let things = Things { count: articles.len() + changes.len(), stories: false, title: None };
            let label = Label::Kind(StepKind::Joined, things);
            Ok(Step { articles, ..journal::change(c, changes, &label, now)? })
        })
    }

    /// Takes an article out of its story; one journaled step. What stands alone stays.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn take_out(&mut self, ArticleId(article): ArticleId, now: Timestamp) -> Result<Step> {
        self.write(|c| {
            if place(c, article)?.is_none() {
                return Ok(Step::nothing(String::new()));
            }
            let changes = taken_out(c, article)?;
            let label = decisions::label(c, &Decision::TakeOut, 1, Some(article))?;
            Ok(Step { articles: vec![ArticleId(article)], ..journal::change(c, changes, &label, now)? })
        })
    }
}

/// What changes when an article leaves a story that another began; nothing for one that stands alone or began its story.
pub(crate) fn leaving(c: &Connection, article: i64) -> rusqlite::Result<Option<Change>> {
    let Some(before) = place(c, article)?.filter(|before| before.story != article) else { return Ok(None) };
    moved(article, before, Place { story: article, face: true, wing: Some(article) }).map(Some)
}

/// What changes when an article is taken out of its story; nothing for one that stands alone.
pub(crate) fn taken_out(c: &Connection, article: i64) -> rusqlite::Result<Vec<Change>> {
    if let Some(change) = leaving(c, article)? {
        return Ok(vec![change]);
    }
    let Some(before) = place(c, article)? else { return Ok(Vec::new()) };
    let others: Vec<i64> = articles(c, before.story)?.into_iter().filter(|other| *other != article).collect();
    let Some(first) = others.iter().min() else { return Ok(Vec::new()) };
    let mut changes = Vec::new();
    // The story bears its id: the others go on under that of the first of them.
    for other in &others {
        let Some(there) = place(c, *other)? else { continue };
        let after = Place { story: *first, face: other == first, wing: there.wing };
        changes.push(moved(*other, there, after)?);
    }
    changes.push(moved(article, before, Place { wing: Some(article), face: true, ..before })?);
    Ok(changes)
}

fn moved(article: i64, before: Place, after: Place) -> rusqlite::Result<Change> {
    let json = |place: &Place| serde_json::to_string(place).map_err(|reason| unreadable(0, reason));
    Ok(Change { noun: &PLACE, key: article.to_string(), before: Some(json(&before)?), after: Some(json(&after)?) })
}

/// The story that an id stands for: itself, or the one it has gone into.
fn actual(c: &Connection, story: i64) -> rusqlite::Result<i64> {
    c.prepare_cached(&format!("SELECT coalesce({STORY_OF_ID}, ?1)"))?.query_row([story], |row| row.get(0))
}

fn articles(c: &Connection, story: i64) -> rusqlite::Result<Vec<i64>> {
    let story = actual(c, story)?;
    c.prepare_cached("SELECT id FROM article WHERE story = ?1 ORDER BY id")?
        .query_map([story], |row| row.get(0))?
        .collect()
}

fn place(c: &Connection, article: i64) -> rusqlite::Result<Option<Place>> {
    c.prepare_cached(
        "SELECT a.story, t.face = a.id, (SELECT wing FROM by_hand WHERE article = a.id)
         FROM article a JOIN story t ON t.id = a.story WHERE a.id = ?1",
    )?
    .query_row([article], |row| Ok(Place { story: row.get(0)?, face: row.get(1)?, wing: row.get(2)? }))
    .optional()
}

/// Puts an article where a step says.
pub(crate) fn put(c: &Connection, article: &str, place: Option<&str>) -> rusqlite::Result<()> {
    let (Some(place), Ok(article)) = (place, article.parse::<i64>()) else { return Ok(()) };
    let Place { story, face, wing } = serde_json::from_str(place).map_err(|reason| unreadable(0, reason))?;
    let from: Option<i64> = c
        .prepare_cached("SELECT story FROM article WHERE id = ?1")?
        .query_row([article], |row| row.get(0))
        .optional()?;
    // It may have been dropped since.
    let Some(from) = from else { return Ok(()) };
    c.prepare_cached("INSERT OR IGNORE INTO story (id, face, newest, sources) VALUES (?1, ?2, 0, 0)")?
        .execute((story, article))?;
    c.prepare_cached("UPDATE article SET story = ?2 WHERE id = ?1")?.execute((article, story))?;
    match wing {
        Some(wing) => {
            c.prepare_cached("INSERT OR REPLACE INTO by_hand VALUES (?1, ?2)")?.execute((article, wing))?;
        }
        None => drop(c.prepare_cached("DELETE FROM by_hand WHERE article = ?1")?.execute([article])?),
    }
    count_again(c, story)?;
    if face {
        c.prepare_cached("UPDATE story SET face = ?2 WHERE id = ?1")?.execute((story, article))?;
    }
    if from != story {
        if count_again(c, from)? == 0 {
            c.prepare_cached("DELETE FROM story WHERE id = ?1")?.execute([from])?;
        } else {
            replace_face(c, from, article)?;
        }
        // A mute takes a story for what any of its articles says: both stories say something else now.
        let left: Option<i64> =
            c.prepare_cached("SELECT min(id) FROM article WHERE story = ?1")?.query_row([from], |row| row.get(0))?;
        mutes::look_again(c, &[Some(article), left].into_iter().flatten().collect::<Vec<_>>())?;
    }
    Ok(())
}
