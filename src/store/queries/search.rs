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

/// Headlines with the words are looked for as far back as so many times the newest hits reach: words of many texts may stand in no
/// headline at all, and then every text with them would be looked at.
const FURTHER_BACK: i64 = 50;

/// Letters around a hit: two lines of a narrow terminal.
const SNIPPET: usize = 160;

/// Articles of one story that are looked into for an excerpt.
const LOOKED_INTO: i64 = 16;

/// More words than anybody types.
const WORDS: usize = 32;

/// A beginning is asked for as the words that begin so: the index goes to the newest hits of a word, but for a beginning it first puts
/// together all hits of all its words. Where these are many that takes as long; of a large database there may be more.
const MOST_WORDS: usize = 64;
/// For so many articles one word more.
const ARTICLES_A_WORD: usize = 500;

/// Shorter beginnings stand in the index as words do (`prefix` of the table).
const LEAST_LETTERS: usize = 4;

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
            for id in best(c, &words, &words.spelled(c)?, Weigh::Always)?.into_iter().take(limit) {
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

/// The ids of the best hits: those in headlines first, all of them within the newest; `spelled` are the same words, spelled out.
pub(crate) fn best(c: &Connection, words: &Words, spelled: &Words, weigh: Weigh) -> rusqlite::Result<Vec<i64>> {
    let articles = articles(c)?;
    let newest_hits = newest(c, &spelled.expression)?;
    let [first, .., oldest] = newest_hits[..] else { return Ok(newest_hits) };
    let few = newest_hits.len() < RANKED;
    let common = match (weigh, &spelled.phrases[..]) {
        (Weigh::Few, _) if !few => true,
        (_, [_]) => are_common(&newest_hits, articles),
        (_, several) => several
            .iter()
            .map(|phrase| newest(c, phrase).map(|hits| are_common(&hits, articles)))
            .collect::<rusqlite::Result<Vec<_>>>()?
            .contains(&true),
    };
    // Weighed as one word: as several, each would weigh what it is rare.
    let weighed = if common { newest_hits } else { weighed(c, &words.expression, oldest)? };
    let back = if few { 0 } else { oldest - FURTHER_BACK * (first - oldest) };
    let titles = newest_titles(c, &spelled.expression, back)?;
    let (entitled, known): (HashSet<i64>, HashSet<i64>) =
        (titles.iter().copied().collect(), weighed.iter().copied().collect());
    let (mut best, texts): (Vec<i64>, Vec<i64>) = weighed.into_iter().partition(|id| entitled.contains(id));
    best.extend(titles.into_iter().filter(|id| !known.contains(id)));
    best.extend(texts);
    Ok(best)
}

fn articles(c: &Connection) -> rusqlite::Result<i64> {
    c.prepare_cached("SELECT articles FROM total")?.query_row([], |row| row.get(0))
}

/// So many of the hits before this one, newest first.
pub(crate) fn earlier(c: &Connection, spelled: &Words, before: i64, most: usize) -> rusqlite::Result<Vec<i64>> {
    c.prepare_cached("SELECT rowid FROM search WHERE search MATCH ?1 AND rowid < ?2 ORDER BY rowid DESC LIMIT ?3")?
        .query_map((&spelled.expression, before, i64::try_from(most).unwrap_or(i64::MAX)), |row| row.get(0))?
        .collect()
}

impl Words {
    /// The same, each beginning as the words that begin so.
    pub(crate) fn spelled(&self, c: &Connection) -> rusqlite::Result<Self> {
        with_beginnings_as_words(c, self, articles(c)?)
    }
}

fn with_beginnings_as_words(c: &Connection, words: &Words, articles: i64) -> rusqlite::Result<Words> {
    let most_words = MOST_WORDS.max(usize::try_from(articles).unwrap_or_default() / ARTICLES_A_WORD);
    let mut spelled = Words { phrases: Vec::with_capacity(words.phrases.len()), expression: words.expression.clone() };
    for phrase in &words.phrases {
        let all = match phrase.strip_suffix("\" *") {
            Some(beginning) => words_that_begin(c, beginning, most_words)?,
            None => None,
        };
        if let Some(all) = &all {
            spelled.expression = spelled.expression.replace(phrase, all);
        }
        spelled.phrases.push(all.unwrap_or_else(|| phrase.clone()));
    }
    Ok(spelled)
}

/// The phrases that begin like one without its closing quote. `None` where they are too many, or where the index may spell them
/// otherwise; a word that was too long for the index may end amid a letter.
fn words_that_begin(c: &Connection, phrase: &str, most_words: usize) -> rusqlite::Result<Option<String>> {
    let (before, beginning) = phrase.split_at(phrase.rfind(['"', ' ']).map_or(0, |at| at + 1));
    if beginning.len() < LEAST_LETTERS || !beginning.is_ascii() {
        return Ok(None);
    }
    let mut next_word = c.prepare_cached("SELECT term FROM temp.search_word WHERE term >= ? LIMIT 1")?;
    let mut next = |from: &str| {
        let read = |row: &rusqlite::Row| Ok(row.get_ref(0)?.as_bytes().unwrap_or_default().to_vec());
        next_word.query_row([from], read).optional()
    };
    let mut all = Vec::new();
    let mut from = beginning.to_owned();
    while let Some(word) = next(&from)?.filter(|word| word.starts_with(beginning.as_bytes())) {
        let Ok(word) = String::from_utf8(word) else { return Ok(None) };
        if all.len() == most_words {
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

/// The newest hits, newest first.
fn newest(c: &Connection, expression: &str) -> rusqlite::Result<Vec<i64>> {
    c.prepare_cached("SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rowid DESC LIMIT ?2")?
        .query_map((expression, i64::try_from(RANKED).unwrap_or(i64::MAX)), |row| row.get(0))?
        .collect()
}

/// The newest hits in headlines alone, newest first, as far back as this article. Gone through from there on: from the newest on the
/// index looks for a first one however far back it is.
fn newest_titles(c: &Connection, expression: &str, back: i64) -> rusqlite::Result<Vec<i64>> {
    let mut titles: Vec<i64> = c
        .prepare_cached("SELECT rowid FROM search WHERE search MATCH ?1 AND rowid >= ?2 ORDER BY rowid")?
        .query_map((format!("{{title}} : ({expression})"), back), |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    titles.reverse();
    titles.truncate(RANKED);
    Ok(titles)
}

/// Whether the newest hits of a word are those of a common one, by how far they reach back: counting all would look at each.
fn are_common(newest_hits: &[i64], articles: i64) -> bool {
    let [first, .., oldest] = *newest_hits else { return false };
    let hits = i64::try_from(newest_hits.len()).unwrap_or(i64::MAX);
    newest_hits.len() >= RANKED && articles.saturating_mul(hits) / (first - oldest + 1) > COMMON
}

/// The text around the words.
fn snippet(text: &str, searched: &[Searched]) -> Option<Line> {
    query::excerpt(&Line::new(text), searched, SNIPPET).map(|part| Line::new(&part))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write;

    /// A store with these headlines, each an article of its own.
    fn store(titles: impl Iterator<Item = String>) -> (tempfile::TempDir, Store) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("pressstart.db")).unwrap();
        let rows = titles.zip(1..).fold(String::new(), |mut rows, (title, id)| {
            let _ = write!(rows, "INSERT INTO search (rowid, title, body) VALUES ({id}, '{title}', '');");
            rows
        });
        store.connection.execute_batch(&rows).unwrap();
        (folder, store)
    }

    #[test]
    fn a_beginning_finds_the_same_as_the_words_that_begin_so() {
        let many = (0..MOST_WORDS + 2).map(|number| format!("harbour{number} opens"));
        let titles =
            ["lantern lit", "lanterns lit", "lanterne rouge", "the lantern festival", "Lánterna città", "kiln"];
        let (_folder, store) = store(titles.map(str::to_owned).into_iter().chain(many));
        let mut spelled_out = 0;
        for query in [
            "lant",
            "lanterns",
            "lantern lit",
            "lantern or kiln",
            "the-lant",
            "lanté",
            "citt",
            "citt\u{e0}",
            "lan",
            "harb",
            "harbour1",
            "harbour4 open",
            "nothing",
        ] {
            let (Some(words), _) = apart(Query::parse(query).unwrap().term()) else { panic!("{query}") };
            let (found, expected) = store
                .read(|c| {
                    let spelled = with_beginnings_as_words(c, &words, 0)?;
                    spelled_out += usize::from(spelled.expression != words.expression);
                    Ok((newest(c, &spelled.expression)?, newest(c, &words.expression)?))
                })
                .unwrap();
            assert_eq!(found, expected, "{query}");
        }
        assert_eq!(spelled_out, 10);
    }

    #[test]
    fn headlines_come_first_and_the_newest_of_them_before_the_others() {
        let (_folder, store) = store((0..50).map(|number| format!("piece {number}")));
        store
            .connection
            .execute_batch(
                "INSERT INTO search (rowid, title, body) SELECT 100 + value, iif(value IN (3, 7), 'kiln', 'other'), 'kiln'
                 FROM (WITH RECURSIVE n (value) AS (VALUES (1) UNION ALL SELECT value + 1 FROM n WHERE value < 20) SELECT value FROM n)",
            )
            .unwrap();
        let words = apart(Query::parse("kiln").unwrap().term()).0.unwrap();
        let found = store.read(|c| best(c, &words, &words.spelled(c)?, Weigh::Few)).unwrap();
        assert_eq!((&found[..2], found.len()), (&[107, 103][..], 20));
    }

    #[test]
    fn a_word_that_was_cut_amid_a_letter_does_not_fail_a_search() {
        let (_folder, store) =
            store(["steam".to_owned(), format!("steam{}", "я".repeat(20_000)), "steamz".to_owned()].into_iter());
        let words = apart(Query::parse("steam").unwrap().term()).0.unwrap();
        assert_eq!(store.read(|c| best(c, &words, &words.spelled(c)?, Weigh::Few)).unwrap().len(), 3);
    }
}
