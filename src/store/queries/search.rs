//! Full-text search: headlines at once, texts once they are indexed. Ranks the newest thousand hits only, because weighing
//! every hit of a common word takes a second on a million articles.

use crate::{
    news::{Excerpt, StoryId},
    query::{self, Query, Searched, Term},
    store::{
        Hit, Result, Store,
        articles::bodies,
        db::{
            conditions,
            rows::{self, line},
        },
    },
    text::Line,
};
use rusqlite::{Connection, OptionalExtension};
use std::collections::HashSet;

/// Hits that are ranked.
pub(crate) const RANKED: usize = 1_000;

/// A word in more articles than this is not weighed: bm25 looks at each of them, 1 ms for a thousand.
const COMMON: i64 = 20_000;

/// Letters around a hit: two lines of a narrow terminal.
const SNIPPET: usize = 160;

/// Articles of one story that are looked into for an excerpt.
const LOOKED_INTO: i64 = 16;

/// More words than anybody types.
const WORDS: usize = 32;

/// Words that begin as one was typed are looked up one by one, so many of them: the index goes to the newest hits of a word, but for a
/// beginning it puts together the hits of all words that begin so, whatever is then made of them.
const SPELLED_OUT: usize = 48;

impl Store {
    /// Full text, best first (titles weigh most; the newest thousand hits are ranked). Every word must be there; the last
    /// one may be a beginning; words in quotes stand in a row.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn search(&self, words: &str, limit: usize) -> Result<Vec<Hit>> {
        let searched = searched(words);
        let phrases: Vec<String> =
            searched.iter().filter_map(|one| conditions::phrase(&one.phrase, one.prefix)).collect();
        if phrases.is_empty() {
            return Ok(Vec::new());
        }
        let limit = if limit == 0 { RANKED } else { limit };
        let words = Words { expression: phrases.join(" AND "), phrases };
        self.read(|c| {
            let mut hits = Vec::new();
            for id in best(c, &words, Weigh::Always)?.into_iter().take(limit) {
                if let Some(article) = rows::article_by_id(c, id)? {
                    let snippet = snippet(&bodies::text(c, id)?, &searched).unwrap_or_else(|| article.summary.clone());
                    hits.push(Hit { article, snippet });
                }
            }
            Ok(hits)
        })
    }

    /// What the texts of stories say of the words that a query looks for: of each story the article that says most of them,
    /// its face before the others; none of what lies behind a spoiler guard.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn excerpts(&self, stories: &[StoryId], query: &Query) -> Result<Vec<Excerpt>> {
        let searched = query.searched();
        if searched.is_empty() {
            return Ok(Vec::new());
        }
        self.read(|c| {
            let excerpts = stories.iter().map(|story| excerpt(c, *story, &searched));
            excerpts.filter_map(rusqlite::Result::transpose).collect()
        })
    }
}

/// The texts are read, not searched: asking the index about one article costs as much as asking about all of them.
fn excerpt(c: &Connection, story: StoryId, searched: &[Searched]) -> rusqlite::Result<Option<Excerpt>> {
    let told: Vec<(i64, Line, Line)> = c
        .prepare_cached(
            "SELECT a.id, coalesce(a.outlet, s.shown), a.title FROM article a JOIN source s ON s.id = a.source
             WHERE a.story = ?1 AND a.guard IS NULL
             ORDER BY a.id <> (SELECT face FROM story WHERE id = ?1), a.id LIMIT ?2",
        )?
        .query_map((story.0, LOOKED_INTO), |row| Ok((row.get(0)?, line(row, 1)?, line(row, 2)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let mut best = None;
    for (article, source_name, title) in told {
        let text = bodies::text(c, article)?;
        let says = |one: &&Searched| {
            [title.as_str(), &text].iter().any(|text| query::words::says(text, &one.phrase, one.prefix))
        };
        let said = searched.iter().filter(says).count();
        if said > best.as_ref().map_or(0, |(most, _)| *most) {
            // A headline that says it all says it best.
            let entitled = query::says_all(&title, searched);
            let text = snippet(&text, searched).filter(|_| !entitled).unwrap_or(title);
            best = Some((said, Excerpt { story, source_name, text }));
        }
        if said == searched.len() {
            break;
        }
    }
    Ok(best.map(|(_, excerpt)| excerpt))
}

/// The words that a query looks for, as the full-text index is asked for them.
pub(crate) struct Words {
    phrases: Vec<String>,
    expression: String,
}

/// The words that everything which matches must hold, and what is left of the query without them.
pub(crate) fn apart(term: &Term) -> (Option<Words>, Term) {
    let joined = |all: Vec<Words>, with: &str| {
        let expressions: Vec<String> = all.iter().map(|words| format!("({})", words.expression)).collect();
        let phrases: Vec<String> = all.into_iter().flat_map(|words| words.phrases).collect();
        (!phrases.is_empty()).then(|| Words { phrases, expression: expressions.join(with) })
    };
    match term {
        Term::Words { phrase, prefix } => match conditions::phrase(phrase, *prefix) {
            Some(phrase) => (Some(Words { expression: phrase.clone(), phrases: vec![phrase] }), Term::All),
            None => (None, term.clone()),
        },
        Term::And(terms) => {
            let (words, rest): (Vec<Option<Words>>, Vec<Term>) = terms.iter().map(apart).unzip();
            (joined(words.into_iter().flatten().collect(), " AND "), Term::And(rest))
        }
        Term::Or(terms) => {
            let (words, rest): (Vec<Option<Words>>, Vec<Term>) = terms.iter().map(apart).unzip();
            let all: Option<Vec<Words>> = words.into_iter().collect();
            // Where one side is about something else, the words do not hold for all that matches.
            match all.filter(|_| rest.iter().all(|term| *term == Term::All)) {
                Some(all) => (joined(all, " OR "), Term::All),
                None => (None, term.clone()),
            }
        }
        _ => (None, term.clone()),
    }
}

/// The words as they are looked for: a quoted part is one phrase, the last bare word may be a beginning.
fn searched(words: &str) -> Vec<Searched> {
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
    let worded = |part: &str| !query::words::tokens(part).is_empty();
    let parts = parts.into_iter().filter(|(part, _)| worded(part)).take(WORDS);
    parts.map(|(part, prefix)| Searched { phrase: part.to_owned(), prefix }).collect()
}

/// When hits are weighed against one another, beside telling headlines from texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weigh {
    /// Unless a word is common.
    Always,
    /// When there are few: somebody waits for them letter by letter.
    Few,
}

/// The ids of the best hits: those in headlines first, all of them within the newest.
pub(crate) fn best(c: &Connection, words: &Words, weigh: Weigh) -> rusqlite::Result<Vec<i64>> {
    let spelled = spelled_out(c, words)?;
    let newest_hits = newest(c, &spelled.expression)?;
    let Some(oldest) = newest_hits.last() else { return Ok(newest_hits) };
    let few = newest_hits.len() < RANKED;
    // One word with few hits is not common; of several each has to be looked at.
    let common = match weigh {
        Weigh::Few if !few => true,
        _ if few && words.phrases.len() == 1 => false,
        _ => spelled
            .phrases
            .iter()
            .map(|phrase| is_common(c, phrase))
            .collect::<rusqlite::Result<Vec<_>>>()?
            .contains(&true),
    };
    let weighed = if common { newest_hits } else { weighed(c, &words.expression, *oldest)? };
    let titles = newest(c, &format!("{{title}} : ({})", spelled.expression))?;
    let (entitled, known): (HashSet<i64>, HashSet<i64>) =
        (titles.iter().copied().collect(), weighed.iter().copied().collect());
    let (mut best, texts): (Vec<i64>, Vec<i64>) = weighed.into_iter().partition(|id| entitled.contains(id));
    best.extend(titles.into_iter().filter(|id| !known.contains(id)));
    best.extend(texts);
    Ok(best)
}

/// The same words, each beginning as the words that begin so.
fn spelled_out(c: &Connection, words: &Words) -> rusqlite::Result<Words> {
    let mut spelled = Words { phrases: Vec::with_capacity(words.phrases.len()), expression: words.expression.clone() };
    for phrase in &words.phrases {
        let all = match phrase.strip_suffix("\" *") {
            Some(beginning) => that_begin(c, beginning)?,
            None => None,
        };
        if let Some(all) = &all {
            spelled.expression = spelled.expression.replace(phrase, all);
        }
        spelled.phrases.push(all.unwrap_or_else(|| phrase.clone()));
    }
    Ok(spelled)
}

/// The phrases that begin like one without its closing quote; `None` where they are too many, or the index might spell them otherwise.
fn that_begin(c: &Connection, phrase: &str) -> rusqlite::Result<Option<String>> {
    let (before, beginning) = phrase.split_at(phrase.rfind(['"', ' ']).map_or(0, |at| at + 1));
    if !beginning.is_ascii() {
        return Ok(None);
    }
    c.execute_batch("CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_word USING fts5vocab(main, search, instance)")?;
    let mut next_word = c.prepare_cached("SELECT term FROM temp.search_word WHERE term >= ? LIMIT 1")?;
    let mut next = |from: &str| next_word.query_row([from], |row| row.get::<_, String>(0)).optional();
    let mut all = Vec::new();
    let mut from = beginning.to_owned();
    while let Some(word) = next(&from)?.filter(|word| word.starts_with(beginning)) {
        if all.len() == SPELLED_OUT {
            return Ok(None);
        }
        all.push(format!("{before}{word}\""));
        // No word has this letter: the next one follows.
        from = word + "\u{1}";
    }
    Ok((!all.is_empty()).then(|| format!("({})", all.join(" OR "))))
}

fn weighed(c: &Connection, expression: &str, oldest: i64) -> rusqlite::Result<Vec<i64>> {
    c.prepare_cached(
        "SELECT rowid FROM search WHERE search MATCH ?1 AND rowid >= ?2 ORDER BY bm25(search, 10, 1), rowid DESC",
    )?
    .query_map((expression, oldest), |row| row.get(0))?
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

/// The text around the words.
fn snippet(text: &str, searched: &[Searched]) -> Option<Line> {
    query::excerpt(&Line::new(text), searched, SNIPPET).map(|part| Line::new(&part))
}
