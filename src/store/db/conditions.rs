//! A query as SQL: conditions on `article a JOIN source s`, every value bound, none written into the text.

use super::rows::millis;
use crate::{
    news::{BEGUN, MuteId, SourceId},
    query::{Part, Query, Term, words},
    stories,
};
use jiff::Timestamp;
use rusqlite::types::Value;

/// What finds every headline that names something followed; nothing while nothing is.
const FOLLOWED: &str = "SELECT '{title} : (' || coalesce(group_concat(phrases, ' OR '), '\"\"') || ')' FROM follow";

/// A condition with the values of its question marks, in order.
pub(crate) struct Condition {
    pub sql: String,
    pub values: Vec<Value>,
}

/// The condition that a query puts on an article.
pub(crate) fn condition(query: &Query, now: Timestamp) -> Condition {
    condition_of(query, now, Of::Articles)
}

/// The same for a few articles, wherever they stand: the full-text index is asked about each of them, not for all that have a word.
pub(crate) fn condition_of_few(query: &Query, now: Timestamp) -> Condition {
    condition_of(query, now, Of::FewArticles)
}

/// The same for those that came after an article, few or many: the full-text index is asked for what it has of them.
pub(crate) fn condition_of_newer(query: &Query, now: Timestamp, after: i64) -> Condition {
    condition_of(query, now, Of::NewerArticles { after })
}

/// The condition on an article by which its story matches a query: a story is unread only while the article that stands for it is.
pub(crate) fn condition_of_stories(query: &Query, now: Timestamp) -> Condition {
    condition_of(query, now, Of::Stories)
}

fn condition_of(query: &Query, now: Timestamp, of: Of) -> Condition {
    let mut values = Vec::new();
    let sql = write(query.term(), now, of, &mut values);
    Condition { sql, values }
}

/// What is listed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    Articles,
    FewArticles,
    NewerArticles { after: i64 },
    Stories,
}

impl Of {
    /// What the condition on a row that has an article's id in this column is to be, besides others.
    fn newer(self, column: &str, values: &mut Vec<Value>) -> String {
        let Self::NewerArticles { after } = self else { return String::new() };
        values.push(after.into());
        format!("AND {column} > ?")
    }

    /// What finds the articles that say a full-text expression, whose own values come first.
    fn hits(self, expression: &str, values: &mut Vec<Value>) -> String {
        let newer = self.newer("rowid", values);
        format!("SELECT rowid FROM search WHERE search MATCH {expression} {newer}")
    }
}

/// Words as a full-text expression: each a quoted phrase, the last a beginning where `prefix` is set. None when the text
/// holds no word.
pub(crate) fn phrase(text: &str, prefix: bool) -> Option<String> {
    let tokens = words::tokens(text);
    let last = tokens.last()?;
    let star = if prefix && words::is_prefix(last) { " *" } else { "" };
    Some(format!("\"{}\"{star}", tokens.join(" ")))
}

fn write(term: &Term, now: Timestamp, of: Of, values: &mut Vec<Value>) -> String {
    match term {
        Term::All => "1".to_owned(),
        Term::And(terms) if terms.is_empty() => "1".to_owned(),
        Term::And(terms) => joined(terms, " AND ", now, of, values),
        Term::Or(terms) => joined(terms, " OR ", now, of, values),
        Term::Not(term) => format!("NOT ({})", write(term, now, of, values)),
        Term::Unread if of == Of::Stories => {
            "(a.read = 0 AND NOT (SELECT face_read FROM story WHERE id = a.story))".to_owned()
        }
        Term::Unread => "a.read = 0".to_owned(),
        Term::Read => "a.read = 1".to_owned(),
        Term::Saved => "a.saved IS NOT NULL".to_owned(),
        Term::Delivered => "a.source > 0".to_owned(),
        Term::Followed => format!("a.id IN ({})", of.hits(&format!("({FOLLOWED})"), values)),
        // The few half-read stories first: else every article is looked at.
        Term::Started => format!(
            "a.id IN (SELECT article FROM mark WHERE finished IS NULL AND position >= {BEGUN} UNION ALL
             SELECT b.id FROM story h CROSS JOIN article b ON b.story = h.id
             WHERE h.unread > 0 AND h.face_read = 1 AND b.fresh = 1)"
        ),
        Term::Finished => "a.id IN (SELECT article FROM mark WHERE finished IS NOT NULL)".to_owned(),
        Term::Changed => "a.changed IS NOT NULL".to_owned(),
        Term::Shown => "a.hidden = 0".to_owned(),
        Term::Later => "a.waits = 1".to_owned(),
        Term::Muted(None) => "(a.mute IS NOT NULL AND a.saved IS NULL)".to_owned(),
        Term::Muted(Some(MuteId(id))) => {
            values.extend([(*id).into(), (*id).into()]);
            "(a.mute = ? OR a.guard = ?)".to_owned()
        }
        Term::About(phrase) => told(std::slice::from_ref(phrase), phrase, "says", of, values),
        Term::Named(name) => named(name, of, values),
        Term::Game(name) => told(&words::spellings(name), name, "names", of, values),
        Term::Words { phrase, prefix } => full_text("", phrase, *prefix, of, values),
        Term::Title(phrase) => full_text("{title} : ", phrase, true, of, values),
        Term::Source(name) => source(name, values),
        Term::Group(name) => with(name, values, "a.source IN (SELECT id FROM source WHERE holds(category, ?))"),
        Term::Author(name) => with(name, values, "(a.author IS NOT NULL AND holds(a.author, ?))"),
        Term::Via(name) => with(name, values, "(a.via IS NOT NULL AND holds(a.via ->> 'name', ?))"),
        Term::Tag(tag) => with(
            tag,
            values,
            "a.id IN (SELECT t.id FROM article t, json_each(t.tags) WHERE t.tags IS NOT NULL AND same(value, ?))",
        ),
        Term::Kind(kind) => with(kind.word(), values, "a.kind = ?"),
        Term::Newer(moment) => {
            values.push(millis(moment.resolve(now)).into());
            "a.at >= ?".to_owned()
        }
        Term::Older(moment) => {
            values.push(millis(moment.resolve(now)).into());
            "a.at < ?".to_owned()
        }
        Term::Minutes(compare, minutes) => {
            values.push(i64::from(*minutes).into());
            format!("minutes(a.words) {} ?", compare.sign())
        }
        Term::Outlets(compare, outlets) => {
            values.push(i64::from(*outlets).into());
            format!("(SELECT sources FROM story WHERE id = a.story) {} ?", compare.sign())
        }
        Term::Has(Part::Image) => "a.image = 1".to_owned(),
        Term::Has(Part::Full) => "a.full = 1".to_owned(),
        Term::Has(Part::Enclosure) => "a.enclosures IS NOT NULL".to_owned(),
        Term::Pattern(pattern) => with(pattern.as_str(), values, "fits(?, a.title)"),
    }
}

fn joined(terms: &[Term], with: &str, now: Timestamp, of: Of, values: &mut Vec<Value>) -> String {
    let parts: Vec<String> = terms.iter().map(|term| write(term, now, of, values)).collect();
    format!("({})", parts.join(with))
}

fn with(text: &str, values: &mut Vec<Value>, sql: &str) -> String {
    values.push(text.to_owned().into());
    sql.to_owned()
}

fn full_text(column: &str, text: &str, prefix: bool, of: Of, values: &mut Vec<Value>) -> String {
    let Some(phrase) = phrase(text, prefix) else { return "0".to_owned() };
    values.push(format!("{column}{phrase}").into());
    format!("a.id IN ({})", of.hits("?", values))
}

/// What headline or teaser says. The full-text index tells where to look; what is not in it yet is looked at as well.
fn told(spellings: &[String], text: &str, function: &str, of: Of, values: &mut Vec<Value>) -> String {
    let phrases: Vec<String> = spellings.iter().filter_map(|spelling| phrase(spelling, false)).collect();
    if phrases.is_empty() {
        return "0".to_owned();
    }
    let (phrases, text) = (Value::from(phrases.join(" OR ")), Value::from(text.to_owned()));
    let says = format!("({function}(a.title, ?) OR {function}(a.summary, ?))");
    if of == Of::FewArticles {
        values.extend([text.clone(), text, phrases]);
        return format!(
            "({says} AND (EXISTS (SELECT 1 FROM search WHERE search MATCH ? AND rowid = a.id)
              OR EXISTS (SELECT 1 FROM owed WHERE article = a.id)))"
        );
    }
    values.push(phrases);
    let (hits, newer) = (of.hits("?", values), of.newer("article", values));
    values.extend([text.clone(), text]);
    format!("(a.id IN ({hits} UNION ALL SELECT article FROM owed WHERE 1 {newer}) AND {says})")
}

/// What headline or teaser says in one of the spellings of a name.
fn named(name: &str, of: Of, values: &mut Vec<Value>) -> String {
    let spellings = stories::spellings(name);
    let each = spellings.iter().map(|one| told(std::slice::from_ref(one), one, "says", of, values));
    format!("({})", each.collect::<Vec<_>>().join(" OR "))
}

fn source(name: &str, values: &mut Vec<Value>) -> String {
    if let Ok(SourceId(id)) = name.parse() {
        values.push(id.into());
        return "(a.source = ? AND s.followed)".to_owned();
    }
    if name.contains("://") {
        values.push(name.to_owned().into());
        return "a.source IN (SELECT id FROM source WHERE url = ?)".to_owned();
    }
    values.push(name.to_owned().into());
    values.push(name.to_owned().into());
    "(a.source IN (SELECT id FROM source WHERE id > 0 AND holds(shown, ?)) OR (a.source = 0 AND holds(a.outlet, ?)))"
        .to_owned()
}
