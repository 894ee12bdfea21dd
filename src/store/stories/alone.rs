//! Articles that a rule of the user's keeps out of the stories of others: a series of which each piece is news of its own. They are taken
//! out after they were placed, as a step like any by hand.

use super::manual_merge;
use crate::{
    news::{Act, ArticleId, Rule},
    store::{
        Result, Ruled, Store,
        marks::{
            filter_rules,
            journal::{self, Change},
        },
    },
};
use jiff::{Timestamp, tz::TimeZone};
use rusqlite::Connection;

/// So often taken out by hand, a source is offered a rule.
const OFTEN: i64 = 3;

impl Store {
    /// Applies the rules to the articles that arrived since they were last applied; the days they name are those of the zone.
    ///
    /// # Errors
    /// When the database cannot be read or written.
    pub fn apply_rules(&mut self, rules: &[Rule], now: Timestamp, zone: &TimeZone) -> Result<Ruled> {
        if !self.owes_rules()? {
            return Ok(Ruled::default());
        }
        self.write(|c| {
            let mut done = filter_rules::apply_but_alone(c, rules, now, zone)?;
            for (rule, articles) in std::mem::take(&mut done.alone) {
                let count = keep_alone(c, &rule, &articles, now)?;
                if count > 0 {
                    done.steps.push(words(&rule, count));
                }
            }
            Ok(done)
        })
    }

    /// How often articles of the source of this one were taken out of a story by hand, not by a rule, where that is often.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn join_lesson(&self, article: ArticleId) -> Result<Option<u64>> {
        self.read(|c| {
            let count: i64 = c
                .prepare_cached(
                    "SELECT count(*) FROM by_hand h JOIN article a ON a.id = h.article
                     WHERE a.source = (SELECT source FROM article WHERE id = ?1) AND a.source > 0 AND h.wing = h.article AND a.story = a.id
                         AND NOT EXISTS (SELECT 1 FROM ruled r WHERE r.article = h.article AND r.act = ?2)",
                )?
                .query_row((article.0, Act::Alone.word()), |row| row.get(0))?;
            Ok(u64::try_from(count).ok().filter(|_| count >= OFTEN))
        })
    }
}

fn words(rule: &str, count: usize) -> String {
    let articles = if count == 1 { "article" } else { "articles" };
    format!("rule “{rule}”: {}, {count} {articles}", Act::Alone.done())
}

/// Takes articles out of the stories they have just joined, as one step; how many left one.
fn keep_alone(c: &Connection, rule: &str, articles: &[ArticleId], now: Timestamp) -> rusqlite::Result<usize> {
    let leaving = |article: i64| manual_merge::leaving(c, article).map(|change| change.into_iter().collect::<Vec<_>>());
    let beginning = |article: i64| manual_merge::taken_out(c, article);
    // Those a story began with last: the others may have left it by then.
    let ways: [&dyn Fn(i64) -> rusqlite::Result<Vec<Change>>; 2] = [&leaving, &beginning];
    let (mut step, mut count) = (None, 0);
    for way in ways {
        for ArticleId(article) in articles {
            let changes = way(*article)?;
            if changes.is_empty() {
                continue;
            }
            count += 1;
            let step = match step {
                Some(step) => step,
                None => *step.insert(journal::begin(c, &words(rule, count).as_str().into(), now)?),
            };
            journal::record_changes(c, step, &changes)?;
        }
    }
    if let Some(step) = step {
        journal::name(c, step, &words(rule, count))?;
    }
    Ok(count)
}
