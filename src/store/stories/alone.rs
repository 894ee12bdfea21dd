//! Articles that a rule of the user's keeps out of the stories of others: a series of which each piece is news of its own. They are taken
//! out after they were placed, as a step like any by hand.

use super::manual_merge;
use crate::{
    news::{Act, ArticleId, Rule},
    store::{Result, Ruled, Store, marks::journal},
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
        let mut done = self.apply_rules_but_alone(rules, now, zone)?;
        for (rule, articles) in std::mem::take(&mut done.alone) {
            let count = self.write(|c| keep_alone(c, &rule, &articles, now))?;
            if count > 0 {
                done.steps.push(words(&rule, count));
            }
        }
        Ok(done)
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
    let mut changes = Vec::new();
    // Those a story began with last: the others may have left it by then.
    for ArticleId(article) in articles {
        changes.extend(manual_merge::leaving(c, *article)?);
    }
    let count = changes.len();
    journal::change(c, changes, &words(rule, count).as_str().into(), now)?;
    let mut more = 0;
    for ArticleId(article) in articles {
        let changes = manual_merge::taken_out(c, *article)?;
        if !changes.is_empty() {
            journal::change(c, changes, &words(rule, 1).as_str().into(), now)?;
            more += 1;
        }
    }
    Ok(count + more)
}
