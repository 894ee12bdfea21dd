//! Lists and rows, as queries ask for them. Always in one order for one state of the database: ties are broken by id.

use super::search::{self, Weigh, Words};
use crate::{
    news::{Article, ArticleId, Folded, Folding, Story, StoryId},
    query::{Query, Term},
    store::{
        Result, Sort, Store, Totals,
        db::{
            conditions::{self, Condition},
            rows::{self, AFTER_ARTICLE, ARTICLE, FACE, FROM_ARTICLE, STORY_OF_ID, count, json},
        },
    },
};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params_from_iter, types::Value};
use std::collections::{HashMap, HashSet};

/// Where the beginning of a list is asked for, so many stories are looked at one by one, in its order, before all that match are
/// put in order: of a kind that every tenth story is of, the first two hundred are found among them.
const LOOKED_AT: usize = 2_000;

/// Where the ranked hits are not enough for the beginning of a list, so many earlier ones are looked at, so many times, before all are.
const EARLIER_HITS: usize = 4_000;
const EARLIER_TIMES: usize = 4;

/// When the newest was saved of those that are not looked at first, behind five hundred; -1 where there are no others.
const SAVED_BEFORE: &str =
    "coalesce((SELECT saved FROM article WHERE saved IS NOT NULL ORDER BY saved DESC LIMIT 1 OFFSET 500), -1)";

/// What a story is that is shown and unread; the words of the index of them.
const IS_NEW: &str = "t.unread > 0 AND t.face_read = 0";

impl Store {
    /// Articles that match, in order; `limit` 0 is no limit.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn list(&self, query: &Query, sort: Sort, limit: usize, now: Timestamp) -> Result<Vec<Article>> {
        let order = article_order(sort);
        if let Some(newest) = among_the_newest(query, sort, limit, now) {
            let found = self.articles(newest, order, limit)?;
            if found.len() == limit {
                return Ok(found);
            }
        }
        let Condition { sql, values } = conditions::condition(query, now);
        // With the sign SQLite does not read all articles in their order to find the few. The order of what is kept is its index's own.
        let sign = if sort != Sort::Saved && an_index_has_the_few(query.term()) { "+" } else { "" };
        self.articles(
            Condition { sql: format!("{FROM_ARTICLE} WHERE {sql}"), values },
            &format!("{sign}{order}"),
            limit,
        )
    }

    /// Articles `a`, in order.
    fn articles(&self, from: Condition, order: &str, limit: usize) -> Result<Vec<Article>> {
        let Condition { sql, mut values } = from;
        values.push(sql_limit(limit));
        let sql = format!("SELECT {ARTICLE} {sql} ORDER BY {order} LIMIT ?");
        self.read(|c| c.prepare_cached(&sql)?.query_map(params_from_iter(values), rows::article)?.collect())
    }

    /// Ids of the stories that match, in order: the whole list, for a windowed view. A story matches when one of its
    /// articles does.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn story_ids(&self, query: &Query, sort: Sort, now: Timestamp) -> Result<Vec<StoryId>> {
        self.first_story_ids(query, sort, 0, now)
    }

    /// The first of those ids, for a screen that cannot wait for all of them; `limit` 0 is no limit.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn first_story_ids(&self, query: &Query, sort: Sort, limit: usize, now: Timestamp) -> Result<Vec<StoryId>> {
        self.shown_story_ids(query, sort, Folding::Open, limit, now)
    }

    /// The same; deals and guides may be left out. A story is a deal when its face is one.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn shown_story_ids(
        &self,
        query: &Query,
        sort: Sort,
        folding: Folding,
        limit: usize,
        now: Timestamp,
    ) -> Result<Vec<StoryId>> {
        if sort == Sort::ForYou {
            let ranked = self.ranked(query, limit, now)?;
            return Ok(ranked.into_iter().map(|ranked| ranked.story).collect());
        }
        if sort == Sort::Match
            && let (Some(words), rest) = search::apart(query.term())
        {
            return self.matched(query, (&words, &Query::from(rest)), folding, limit, now);
        }
        if let Some(beginning) = among_the_first(query, sort, limit, now) {
            let ids = self.ordered(beginning, sort, folding, limit)?;
            if ids.len() == limit {
                return Ok(ids);
            }
        }
        let Condition { sql, values } = story_condition(query, now);
        let every = Condition { sql: format!("story t WHERE {sql}"), values };
        self.ordered(every, sort, folding, limit)
    }

    /// Ids of stories `t`, in order.
    fn ordered(&self, from: Condition, sort: Sort, folding: Folding, limit: usize) -> Result<Vec<StoryId>> {
        let Condition { mut sql, mut values } = from;
        if folding == Folding::Folded {
            sql.push_str(match limit {
                // Every story: to go through the kinds once is cheaper than to look each face up, all over the file.
                0 => " AND t.face NOT IN (SELECT id FROM article WHERE kind IN ('deal', 'guide'))",
                _ => " AND (SELECT kind FROM article WHERE id = t.face) NOT IN ('deal', 'guide')",
            });
        }
        let order = story_order(sort);
        values.push(sql_limit(limit));
        let sql = format!("SELECT t.id FROM {sql} ORDER BY {order} LIMIT ?");
        self.read(|c| {
            c.prepare_cached(&sql)?.query_map(params_from_iter(values), |row| row.get(0).map(StoryId))?.collect()
        })
    }

    /// The stories that say the words of a query, in the order of a search; those beyond what a search ranks follow by time.
    fn matched(
        &self,
        query: &Query,
        (words, rest): (&Words, &Query),
        folding: Folding,
        limit: usize,
        now: Timestamp,
    ) -> Result<Vec<StoryId>> {
        let Condition { mut sql, values } = conditions::condition_of_stories(rest, now);
        if folding == Folding::Folded {
            sql.push_str(" AND (SELECT kind FROM article WHERE id = (SELECT face FROM story WHERE id = a.story)) NOT IN ('deal', 'guide')");
        }
        let which = Condition {
            sql: format!(
                "SELECT a.id, a.story FROM article a JOIN source s ON s.id = a.source
                 WHERE a.id IN (SELECT value FROM json_each(?)) AND {sql}"
            ),
            values,
        };
        let (mut ids, all) = self.read(|c| {
            let spelled = words.spelled(c)?;
            let best = search::best(c, words, &spelled, Weigh::Few)?;
            let mut found = Distinct::default();
            found.extend(stories_of(c, &best, &which)?);
            // Headlines among the best may be older than the hits that were ranked.
            let mut newest = best;
            newest.sort_unstable_by(|one, other| other.cmp(one));
            let mut oldest = newest.get(search::RANKED - 1).copied();
            for _ in 0..EARLIER_TIMES {
                let Some(before) = oldest.filter(|_| limit > 0 && found.ids.len() < limit) else { break };
                let hits = search::earlier(c, &spelled, before, EARLIER_HITS)?;
                found.extend(stories_of(c, &hits, &which)?);
                oldest = hits.get(EARLIER_HITS - 1).copied();
            }
            Ok((found.ids, oldest.is_none()))
        })?;
        let enough = limit > 0 && ids.len() >= limit;
        if !all && !enough {
            let seen: HashSet<StoryId> = ids.iter().copied().collect();
            let by_time = self.shown_story_ids(query, Sort::Newest, folding, limit, now)?;
            ids.extend(by_time.into_iter().filter(|story| !seen.contains(story)));
        }
        if limit > 0 {
            ids.truncate(limit);
        }
        Ok(ids)
    }

    /// How many stories that match are deals and guides.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn folded(&self, query: &Query, now: Timestamp) -> Result<Folded> {
        let Condition { sql, values } = story_condition(query, now);
        let sql = format!(
            "SELECT coalesce(sum(f.kind = 'deal'), 0), coalesce(sum(f.kind = 'guide'), 0)
             FROM article f JOIN story t ON t.id = f.story AND t.face = f.id WHERE f.kind IN ('deal', 'guide') AND {sql}"
        );
        self.read(|c| {
            c.prepare_cached(&sql)?
                .query_row(params_from_iter(values), |row| Ok(Folded { deals: count(row, 0)?, guides: count(row, 1)? }))
        })
    }

    /// How many stories match.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn count_stories(&self, query: &Query, now: Timestamp) -> Result<u64> {
        let Condition { sql, values } = count_of(query, now);
        self.read(|c| c.prepare_cached(&sql)?.query_row(params_from_iter(values), |row| count(row, 0)))
    }

    /// The stories, in the order of the ids asked for; unknown ids are left out. A story that has joined another one since
    /// goes on being known by its id, which is that of its first article.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn stories(&self, ids: &[StoryId]) -> Result<Vec<Story>> {
        let sql = format!(
            "SELECT {ARTICLE}, t.sources,
                 -- A story that is hidden counts nowhere, but where it is listed it is as unread as any other.
                 iif(a.hidden, (SELECT count(*) FROM article o WHERE o.story = t.id AND o.read = 0), t.unread),
                 (SELECT max(at) FROM article WHERE story = t.id)
             FROM story t JOIN article a ON a.id = {FACE}
             JOIN source s ON s.id = a.source LEFT JOIN mark m ON m.article = a.id
             WHERE t.id = {STORY_OF_ID}"
        );
        self.read(|c| {
            let mut statement = c.prepare_cached(&sql)?;
            let mut stories = Vec::with_capacity(ids.len());
            for id in ids {
                let story = statement.query_row([id.0], |row| {
                    Ok(Story {
                        id: *id,
                        face: rows::article(row)?,
                        sources: row.get(AFTER_ARTICLE)?,
                        unread: row.get(AFTER_ARTICLE + 1)?,
                        newest: rows::moment(row.get(AFTER_ARTICLE + 2)?),
                    })
                });
                stories.extend(story.optional()?);
            }
            Ok(stories)
        })
    }

    /// Stories as rows, each told by an article of these sources, where it has one: an unread one first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn stories_told_by(&self, ids: &[StoryId], sources: Option<&Query>, now: Timestamp) -> Result<Vec<Story>> {
        let mut stories = self.stories(ids)?;
        let Some(sources) = sources else { return Ok(stories) };
        for story in stories.iter_mut().filter(|story| !sources.matches(&story.face, now)) {
            let mut theirs = self.story_articles(story.id)?;
            theirs.retain(|article| sources.matches(article, now));
            let place = theirs.iter().position(|article| !article.read).unwrap_or(0);
            if place < theirs.len() {
                story.face = theirs.swap_remove(place);
            }
        }
        Ok(stories)
    }

    /// Those of these stories that have gone into others, each with the one it stands in now.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn stories_joined(&self, ids: &[StoryId]) -> Result<Vec<(StoryId, StoryId)>> {
        self.read(|c| {
            let mut statement = c.prepare_cached(
                "SELECT story FROM article WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM story WHERE id = ?1)",
            )?;
            let mut joined = Vec::new();
            for id in ids {
                let into = statement.query_row([id.0], |row| row.get(0).map(StoryId)).optional()?;
                joined.extend(into.map(|into| (*id, into)));
            }
            Ok(joined)
        })
    }

    /// A story's articles, its face first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn story_articles(&self, id: StoryId) -> Result<Vec<Article>> {
        let sql = format!(
            "SELECT {ARTICLE} {FROM_ARTICLE} JOIN story t ON t.id = a.story
             WHERE t.id = {STORY_OF_ID}
             ORDER BY a.id <> t.face, a.at DESC, a.id DESC"
        );
        self.read(|c| c.prepare_cached(&sql)?.query_map([id.0], rows::article)?.collect())
    }

    /// One article.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn article(&self, id: ArticleId) -> Result<Option<Article>> {
        self.read(|c| rows::article_by_id(c, id.0))
    }

    /// Counts for shelves and title.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn totals(&self) -> Result<Totals> {
        self.read(|c| {
            c.prepare_cached(
                "SELECT unread, saved, articles, muted,
                     (SELECT count(*) FROM article WHERE waits = 1),
                     (SELECT count(*) FROM sync_operation) FROM total",
            )?
            .query_row([], |row| {
                Ok(Totals {
                    unread: count(row, 0)?,
                    saved: count(row, 1)?,
                    articles: count(row, 2)?,
                    muted: count(row, 3)?,
                    waiting: count(row, 4)?,
                    unsent: count(row, 5)?,
                })
            })
        })
    }
}

/// Stories, each once.
#[derive(Default)]
struct Distinct {
    ids: Vec<StoryId>,
    seen: HashSet<StoryId>,
}

impl Distinct {
    fn extend(&mut self, stories: Vec<StoryId>) {
        self.ids.extend(stories.into_iter().filter(|story| self.seen.insert(*story)));
    }
}

/// The stories of those of these articles that `which` selects, in their order.
fn stories_of(c: &Connection, articles: &[i64], which: &Condition) -> rusqlite::Result<Vec<StoryId>> {
    let bound = std::iter::once(json(&articles)?.into()).chain(which.values.iter().cloned());
    let stories: HashMap<i64, StoryId> = c
        .prepare_cached(&which.sql)?
        .query_map(params_from_iter(bound), |row| Ok((row.get(0)?, StoryId(row.get(1)?))))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(articles.iter().filter_map(|id| stories.get(id).copied()).collect())
}

/// How many stories match. The sign keeps the planner from reading every article in the order of stories, only to tell
/// them apart: 90 ms with a hundred thousand articles, for a shelf that holds none of them.
fn count_of(query: &Query, now: Timestamp) -> Condition {
    let Condition { sql, values } = conditions::condition_of_stories(query, now);
    let sql = format!("SELECT count(DISTINCT +a.story) FROM article a JOIN source s ON s.id = a.source WHERE {sql}");
    Condition { sql, values }
}

/// The two lists that are opened all day are answered by the story table alone.
fn of_the_story_alone(term: &Term) -> Option<&'static str> {
    match term {
        Term::And(terms) if *terms == [Term::Shown, Term::Unread] => Some(IS_NEW),
        Term::All => Some("1"),
        Term::And(terms) if terms.is_empty() => Some("1"),
        _ => None,
    }
}

fn story_condition(query: &Query, now: Timestamp) -> Condition {
    if let Some(sql) = of_the_story_alone(query.term()) {
        return Condition { sql: sql.to_owned(), values: Vec::new() };
    }
    let Condition { sql, values } = conditions::condition_of_stories(query, now);
    Condition { sql: format!("t.id IN (SELECT a.story {FROM_ARTICLE} WHERE {sql})"), values }
}

/// The stories that match among the first of a list, where that is the quicker way to its beginning: what is asked for stands in the
/// rows of a story's articles, and the order is that of an index.
fn among_the_first(query: &Query, sort: Sort, limit: usize, now: Timestamp) -> Option<Condition> {
    let holds_to = |term| matches!(query.term(), Term::And(terms) if terms.contains(term));
    if !is_beginning(limit) || of_the_story_alone(query.term()).is_some() || !stands_in_the_rows(query.term()) {
        return None;
    }
    let first = match sort {
        Sort::Newest | Sort::Oldest if !holds_to(&Term::Saved) => {
            let new = if holds_to(&Term::Shown) && holds_to(&Term::Unread) { IS_NEW } else { "1" };
            let order = story_order(sort);
            format!("(SELECT id, newest, face FROM story t WHERE {new} ORDER BY {order} LIMIT {LOOKED_AT}) t WHERE 1")
        }
        // Stories that are not read to their end come first, and those saved at one moment are not parted.
        Sort::Saved if holds_to(&Term::Saved) => format!(
            "story t WHERE id IN (SELECT story FROM article WHERE saved > {SAVED_BEFORE})
             AND NOT EXISTS (SELECT 1 FROM mark WHERE article = t.face AND finished IS NOT NULL)"
        ),
        _ => return None,
    };
    let Condition { sql, values } = conditions::condition_of_stories(query, now);
    let sql = format!("{first} AND EXISTS (SELECT 1 {FROM_ARTICLE} WHERE a.story = t.id AND {sql})");
    Some(Condition { sql, values })
}

/// The articles of a kind among the newest, where that is the quicker way to the first of them: what the index of kinds finds has to be
/// put in order. Any other list that is told by rows is read in its order as it stands.
fn among_the_newest(query: &Query, sort: Sort, limit: usize, now: Timestamp) -> Option<Condition> {
    let is_of_a_kind = names_a_kind(query.term()) && stands_in_the_rows(query.term());
    if sort != Sort::Newest || !is_beginning(limit) || !is_of_a_kind {
        return None;
    }
    let unread = matches!(query.term(), Term::And(terms) if terms.contains(&Term::Unread));
    let newest = format!(
        "(SELECT id FROM article WHERE {} ORDER BY at DESC, id DESC LIMIT {LOOKED_AT})",
        if unread { "read = 0" } else { "1" }
    );
    let Condition { sql, values } = conditions::condition(query, now);
    // Joined across: left to itself SQLite goes by the index of kinds all the same.
    let from =
        FROM_ARTICLE.replacen("FROM article a", &format!("FROM {newest} n CROSS JOIN article a ON a.id = n.id"), 1);
    Some(Condition { sql: format!("{from} WHERE {sql}"), values })
}

fn names_a_kind(term: &Term) -> bool {
    match term {
        Term::And(terms) | Term::Or(terms) => terms.iter().any(names_a_kind),
        Term::Kind(_) => true,
        _ => false,
    }
}

/// Is it told by a mark that few articles have, of which an index has those alone?
fn an_index_has_the_few(term: &Term) -> bool {
    match term {
        Term::And(terms) => terms.iter().any(an_index_has_the_few),
        Term::Or(terms) => terms.iter().all(an_index_has_the_few),
        Term::Saved | Term::Changed | Term::Later | Term::Muted(_) => true,
        _ => false,
    }
}

/// Are so few asked for that they may all be among those looked at first?
fn is_beginning(limit: usize) -> bool {
    (1..LOOKED_AT).contains(&limit)
}

/// A limit as SQLite takes it, where 0 is none.
fn sql_limit(limit: usize) -> Value {
    Value::from(if limit == 0 { -1 } else { i64::try_from(limit).unwrap_or(i64::MAX) })
}

/// Is it told by an article's own row, and by no index that finds the few that match?
fn stands_in_the_rows(term: &Term) -> bool {
    match term {
        Term::And(terms) | Term::Or(terms) => terms.iter().all(stands_in_the_rows),
        Term::Not(term) => stands_in_the_rows(term),
        Term::All
        | Term::Unread
        | Term::Read
        | Term::Saved
        | Term::Delivered
        | Term::Shown
        | Term::Kind(_)
        | Term::Newer(_)
        | Term::Older(_)
        | Term::Minutes(..)
        | Term::Outlets(..)
        | Term::Has(_) => true,
        _ => false,
    }
}

const fn article_order(sort: Sort) -> &'static str {
    match sort {
        Sort::Newest | Sort::ForYou | Sort::Match => "a.at DESC, a.id DESC",
        Sort::Oldest => "a.at, a.id",
        Sort::Source => "coalesce(a.outlet, s.shown) COLLATE NOCASE, a.at DESC, a.id DESC",
        Sort::Length => "a.words DESC, a.at DESC, a.id DESC",
        Sort::Outlets => "(SELECT sources FROM story WHERE id = a.story) DESC, a.at DESC, a.id DESC",
        Sort::Saved => "a.saved DESC, a.at DESC, a.id DESC",
    }
}

const fn story_order(sort: Sort) -> &'static str {
    match sort {
        Sort::Newest | Sort::ForYou | Sort::Match => "t.newest DESC, t.id DESC",
        Sort::Oldest => "t.newest, t.id",
        Sort::Source => {
            "(SELECT coalesce(a.outlet, s.shown) FROM article a JOIN source s ON s.id = a.source WHERE a.id = t.face) \
             COLLATE NOCASE, t.newest DESC, t.id DESC"
        }
        Sort::Length => "(SELECT words FROM article WHERE id = t.face) DESC, t.newest DESC, t.id DESC",
        Sort::Outlets => "t.sources DESC, t.newest DESC, t.id DESC",
        // What is read to its end sinks below what is not.
        Sort::Saved => {
            "coalesce((SELECT finished IS NOT NULL FROM mark WHERE article = t.face), 0), \
             (SELECT max(saved) FROM article WHERE story = t.id) DESC, t.newest DESC, t.id DESC"
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How a query is gone about, a step a line.
    fn plan(store: &Store, sql: &str, values: Vec<Value>) -> Vec<String> {
        store
            .read(|c| {
                let mut statement = c.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
                statement.query_map(params_from_iter(values), |row| row.get(3))?.collect()
            })
            .unwrap()
    }

    #[test]
    fn the_first_of_a_kind_are_looked_for_among_the_newest_alone() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("pressstart.db")).unwrap();
        for (query, way) in [("kind:rumour", "article_unread"), ("all kind:rumour", "article_at")] {
            let query = Query::parse(query).unwrap().unread_by_default();
            let Condition { sql, values } = among_the_newest(&query, Sort::Newest, 50, Timestamp::UNIX_EPOCH).unwrap();
            let steps = plan(&store, &format!("SELECT a.id {sql} ORDER BY a.at DESC, a.id DESC LIMIT 50"), values);
            assert!(steps.iter().any(|step| step.contains(way)), "{steps:?}");
            assert!(steps.iter().any(|step| step == "SEARCH a USING INTEGER PRIMARY KEY (rowid=?)"), "{steps:?}");
        }
        for query in ["", "all", "saved", "newer:2d"] {
            let query = Query::parse(query).unwrap().unread_by_default();
            assert!(among_the_newest(&query, Sort::Newest, 50, Timestamp::UNIX_EPOCH).is_none(), "{query:?}");
        }
    }

    #[test]
    fn counting_a_shelf_does_not_read_every_article() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("pressstart.db")).unwrap();
        for shelf in ["newer:3d -kind:deal", "kind:rumour", "muted", "saved", "later"] {
            let query = Query::parse(shelf).unwrap().unread_by_default();
            let Condition { sql, values } = count_of(&query, Timestamp::UNIX_EPOCH);
            let plan = plan(&store, &sql, values);
            let all = |step: &&String| step.starts_with("SCAN a") && !step.ends_with("article_waits");
            assert_eq!(plan.iter().find(all), None, "{shelf}");
        }
    }
}
