//! Full-text search: headlines at once, texts once they are indexed. Ranks the newest thousand hits only, because weighing
//! every hit of a common word takes a second on a million articles.

use super::{Hit, Result, Store, bodies, reading, sql};
use crate::{query::words, text::Line};
use rusqlite::Connection;

/// Hits that are ranked.
const RANKED: usize = 1_000;

/// A word in more articles than this is not weighed: bm25 looks at each of them, 1 ms for a thousand.
const COMMON: i64 = 20_000;

/// Letters around a hit: two lines of a narrow terminal.
const SNIPPET: usize = 160;

/// More words than anybody types.
const WORDS: usize = 32;

impl Store {
    /// Full text, best first (titles weigh most; the newest thousand hits are ranked). Every word must be there; the last
    /// one may be a beginning; words in quotes stand in a row.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn search(&self, words: &str, limit: usize) -> Result<Vec<Hit>> {
        let phrases = phrases(words);
        if phrases.is_empty() {
            return Ok(Vec::new());
        }
        let limit = if limit == 0 { RANKED } else { limit };
        let wanted = words::tokens(words);
        self.read(|c| {
            let mut hits = Vec::new();
            for id in best(c, &phrases, limit)? {
                if let Some(article) = reading::article(c, id)? {
                    let snippet = snippet(&bodies::text(c, id)?, &wanted).unwrap_or_else(|| article.summary.clone());
                    hits.push(Hit { article, snippet });
                }
            }
            Ok(hits)
        })
    }
}

/// The words as full-text phrases: a quoted part is one phrase, the last bare word may be a beginning.
fn phrases(words: &str) -> Vec<String> {
    let mut parts: Vec<(&str, bool)> = Vec::new();
    for (number, part) in words.split('"').enumerate() {
        if number % 2 == 1 {
            parts.push((part, false));
        } else {
            parts.extend(part.split_whitespace().map(|word| (word, false)));
        }
    }
    if let Some(last) = parts.last_mut().filter(|_| !words.trim_end().ends_with('"')) {
        last.1 = true;
    }
    parts.into_iter().filter_map(|(part, prefix)| sql::phrase(part, prefix)).take(WORDS).collect()
}

/// The ids of the best hits.
fn best(c: &Connection, phrases: &[String], limit: usize) -> rusqlite::Result<Vec<i64>> {
    let all = phrases.join(" AND ");
    let newest = newest(c, &all)?;
    let Some(oldest) = newest.last() else { return Ok(newest) };
    if phrases.iter().map(|phrase| is_common(c, phrase)).collect::<rusqlite::Result<Vec<_>>>()?.contains(&true) {
        return titles_first(c, &all, newest, limit);
    }
    c.prepare_cached(
        "SELECT rowid FROM search WHERE search MATCH ?1 AND rowid >= ?2 ORDER BY bm25(search, 10, 1), rowid DESC LIMIT ?3",
    )?
    .query_map((&all, oldest, i64::try_from(limit).unwrap_or(i64::MAX)), |row| row.get(0))?
    .collect()
}

fn newest(c: &Connection, expression: &str) -> rusqlite::Result<Vec<i64>> {
    c.prepare_cached("SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rowid DESC LIMIT ?2")?
        .query_map((expression, i64::try_from(RANKED).unwrap_or(i64::MAX)), |row| row.get(0))?
        .collect()
}

fn is_common(c: &Connection, phrase: &str) -> rusqlite::Result<bool> {
    c.prepare_cached("SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ?1 LIMIT ?2)")?
        .query_row((phrase, COMMON + 1), |row| row.get::<_, i64>(0))
        .map(|count| count > COMMON)
}

/// Common words tell headlines from texts and nothing more: hits in the headline, then the others, newest first.
fn titles_first(c: &Connection, all: &str, newest_hits: Vec<i64>, limit: usize) -> rusqlite::Result<Vec<i64>> {
    let mut best = newest(c, &format!("{{title}} : ({all})"))?;
    let titles: std::collections::HashSet<i64> = best.iter().copied().collect();
    best.extend(newest_hits.into_iter().filter(|id| !titles.contains(id)));
    best.truncate(limit);
    Ok(best)
}

/// The text around the first place that holds one of the words; none when the text holds none.
fn snippet(text: &str, wanted: &[String]) -> Option<Line> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let hit = words.iter().position(|word| {
        words::tokens(word).iter().any(|token| wanted.iter().any(|wanted| token.starts_with(wanted.as_str())))
    })?;
    let mut first = hit;
    let mut room = SNIPPET / 3;
    while first > 0 && words[first - 1].chars().count() < room {
        first -= 1;
        room -= words[first].chars().count() + 1;
    }
    let mut snippet = if first > 0 { "…".to_owned() } else { String::new() };
    let mut letters = 0;
    for word in &words[first..] {
        letters += word.chars().count() + 1;
        if letters > SNIPPET {
            snippet.truncate(snippet.trim_end().len());
            snippet.push('…');
            break;
        }
        snippet.push_str(word);
        snippet.push(' ');
    }
    Some(Line::new(&snippet))
}
