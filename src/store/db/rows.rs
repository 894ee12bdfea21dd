//! Values as they stand in a column, both ways: times as milliseconds, lists as JSON, articles as rows.

use crate::{
    news::{Article, ArticleId, Aside, Counts, Highlight, MuteId, Progress, SourceId, StoryId},
    text::Line,
};
use jiff::Timestamp;
use rusqlite::{Connection, Error, OptionalExtension, Result, Row, types::Type};
use serde::{Serialize, de::DeserializeOwned};

/// What [`article`] reads, from `article a JOIN source s`.
pub(crate) const ARTICLE: &str = "a.id, a.story, CASE WHEN s.followed THEN a.source END, coalesce(a.outlet, s.shown), \
     a.title, a.url, a.author, a.published, a.fetched, a.kind, a.read, a.saved IS NOT NULL, a.tags, a.summary, \
     a.enclosures, a.affiliate, a.tracking, a.disclosure, a.other, a.words, a.full, m.position, m.finished IS NOT NULL, \
     m.note, m.highlights, a.mute, \
     (SELECT iif(g.what = 'source', (SELECT shown FROM source WHERE 'f' || id = g.value), g.value) \
      FROM mute g WHERE g.id = a.guard), a.later, a.waits, a.untitled, a.comments, a.changed";

/// The first column after [`ARTICLE`].
pub(crate) const AFTER_ARTICLE: usize = 32;

/// Where [`ARTICLE`] is read from.
pub(crate) const FROM_ARTICLE: &str =
    "FROM article a JOIN source s ON s.id = a.source LEFT JOIN mark m ON m.article = a.id";

/// The story that id ?1 stands for: itself, or the one that it has gone into. A story bears the id of its first article.
pub(crate) const STORY_OF_ID: &str =
    "(SELECT coalesce((SELECT id FROM story WHERE id = ?1), (SELECT story FROM article WHERE id = ?1)))";

/// The article that stands for `story t` in a list: its face, or where that is set aside, the one of the others that
/// would be it.
pub(crate) const FACE: &str = "(SELECT iif(f.hidden = 0, f.id, coalesce(
     (SELECT o.id FROM article o JOIN source p ON p.id = o.source WHERE o.story = t.id AND o.hidden = 0
      ORDER BY p.preferred DESC, o.words DESC, o.at, o.id LIMIT 1), f.id))
     FROM article f WHERE f.id = t.face)";

/// An article from a row of [`ARTICLE`].
pub(crate) fn article(row: &Row) -> Result<Article> {
    Ok(Article {
        id: ArticleId(row.get(0)?),
        story: StoryId(row.get(1)?),
        source: row.get::<_, Option<i64>>(2)?.map(SourceId),
        source_name: line(row, 3)?,
        title: line(row, 4)?,
        untitled: row.get(29)?,
        url: line(row, 5)?,
        author: optional_line(row, 6)?,
        published: row.get::<_, Option<i64>>(7)?.map(moment),
        fetched: moment(row.get(8)?),
        kind: line(row, 9)?.parse().unwrap_or_default(),
        read: row.get(10)?,
        saved: row.get(11)?,
        tags: list(row, 12)?,
        summary: line(row, 13)?,
        enclosures: list(row, 14)?,
        comments: optional(row, 30)?,
        changed: row.get::<_, Option<i64>>(31)?.map(moment),
        removed: Counts {
            affiliate: row.get(15)?,
            tracking: row.get(16)?,
            disclosure: row.get(17)?,
            other: row.get(18)?,
        },
        words: row.get(19)?,
        full: row.get(20)?,
        progress: progress(row, 21)?,
        aside: Aside {
            muted: row.get::<_, Option<i64>>(25)?.map(MuteId),
            guard: optional_line(row, 26)?,
            later: row.get::<_, Option<i64>>(27)?.map(moment),
            waits: row.get(28)?,
        },
    })
}

/// What is known beside an article in lists: how far the reader is with it, and the note.
fn progress(row: &Row, first: usize) -> Result<Progress> {
    Ok(Progress {
        position: row.get(first)?,
        finished: row.get(first + 1)?,
        note: row.get::<_, Option<String>>(first + 2)?,
        marked: list::<Highlight>(row, first + 3)?.len(),
    })
}

/// One article.
pub(crate) fn article_by_id(c: &Connection, id: i64) -> Result<Option<Article>> {
    let sql = format!("SELECT {ARTICLE} {FROM_ARTICLE} WHERE a.id = ?1");
    c.prepare_cached(&sql)?.query_row([id], article).optional()
}

/// A moment as a column keeps it.
pub(crate) fn millis(moment: Timestamp) -> i64 {
    moment.as_millisecond()
}

/// The moment of a column; one outside of time is the beginning of time.
pub(crate) fn moment(millis: i64) -> Timestamp {
    Timestamp::from_millisecond(millis).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// A count from a column; counts are never below zero.
pub(crate) fn count(row: &Row, column: usize) -> Result<u64> {
    row.get::<_, i64>(column).map(|count| u64::try_from(count).unwrap_or_default())
}

/// A line from a column.
pub(crate) fn line(row: &Row, column: usize) -> Result<Line> {
    row.get_ref(column)?.as_str().map(Line::new).map_err(|reason| unreadable(column, reason))
}

/// A line from a column that may be empty.
pub(crate) fn optional_line(row: &Row, column: usize) -> Result<Option<Line>> {
    let text = row.get_ref(column)?.as_str_or_null().map_err(|reason| unreadable(column, reason))?;
    Ok(text.map(Line::new))
}

/// A list from a column; NULL is the empty list.
pub(crate) fn list<T: DeserializeOwned>(row: &Row, column: usize) -> Result<Vec<T>> {
    let text = row.get_ref(column)?.as_str_or_null().map_err(|reason| unreadable(column, reason))?;
    text.map_or_else(|| Ok(Vec::new()), |text| serde_json::from_str(text).map_err(|reason| unreadable(column, reason)))
}

/// A value from a column of JSON; NULL is none.
pub(crate) fn optional<T: DeserializeOwned>(row: &Row, column: usize) -> Result<Option<T>> {
    let text = row.get_ref(column)?.as_str_or_null().map_err(|reason| unreadable(column, reason))?;
    text.map(|text| serde_json::from_str(text).map_err(|reason| unreadable(column, reason))).transpose()
}

/// A value as JSON for a column.
pub(crate) fn json<T: Serialize + ?Sized>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|reason| Error::ToSqlConversionFailure(Box::new(reason)))
}

/// A list for a column; the empty list is NULL.
pub(crate) fn optional_json<T: Serialize>(values: &[T]) -> Result<Option<String>> {
    if values.is_empty() { Ok(None) } else { json(values).map(Some) }
}

/// What stands in a column does not mean what it should.
pub(crate) fn unreadable(column: usize, reason: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::FromSqlConversionFailure(column, Type::Blob, Box::new(reason))
}
