//! What was published, compressed: the item and the article found in its page, each with the plain text derived from it.
//! The text repeats the HTML's words, so that it adds little to the compressed whole.

use crate::{
    clean,
    extract::Extracted,
    news::{ArticleId, Draft, Item, SourceId},
    store::{
        Raw, Result, Store,
        db::{
            compression::{compress, decompress},
            rows::{self, unreadable},
        },
    },
    text::hash,
};
use jiff::Timestamp;
use rusqlite::{Connection, Error, OptionalExtension};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::borrow::Cow;

impl Raw {
    /// The HTML that the article's body is made from: its page's, else what its feed gave; empty when there is none.
    #[must_use]
    pub fn html(&self) -> Cow<'_, str> {
        let page = self.page.as_ref().map(|page| page.html.as_str());
        page.filter(|html| !html.trim().is_empty()).map_or_else(|| clean::published(&self.item), Cow::Borrowed)
    }
}

#[derive(Serialize, Deserialize)]
struct Stored<T> {
    raw: T,
    text: String,
}

impl Store {
    /// What was published, kept raw.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn raw(&self, id: ArticleId) -> Result<Option<Raw>> {
        self.read(|c| {
            c.prepare_cached("SELECT item, page FROM body WHERE article = ?1")?.query_row([id.0], raw_of).optional()
        })
    }

    /// Articles got since then whose sources ask for whole texts and whose page is not here; newest first, at most `limit`.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn without_page(&self, since: Timestamp, limit: usize) -> Result<Vec<(ArticleId, SourceId, Item)>> {
        self.read(|c| {
            let found: Vec<(i64, i64)> = c
                .prepare_cached(
                    // From the last one on that was there before, and with the sign not in the order asked for, or all articles would be
                    // looked at.
                    "SELECT a.id, a.source FROM article a CROSS JOIN source s ON s.id = a.source
                     WHERE a.id > coalesce((SELECT id FROM article WHERE fetched < ?1 ORDER BY id DESC LIMIT 1), 0)
                         AND a.fetched >= ?1 AND a.full = 0 AND s.full_text AND s.followed ORDER BY +a.at DESC, a.id DESC LIMIT ?2",
                )?
                .query_map((rows::millis(since), i64::try_from(limit).unwrap_or(i64::MAX)), |row| {
                    Ok((row.get(0)?, row.get(1)?))
                })?
                .collect::<rusqlite::Result<_>>()?;
            found.into_iter().map(|(id, source)| Ok((ArticleId(id), SourceId(source), item(c, id)?))).collect()
        })
    }

    /// Keeps the article found in the page, with the draft derived from it (words, counts, byline, text).
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn keep_page(&mut self, id: ArticleId, page: &Extracted, draft: &Draft) -> Result<()> {
        self.write(|c| keep_page(c, id.0, page, draft))
    }
}

/// Keeps an article's page; what the page tells of the article replaces what the feed's teaser told.
pub(crate) fn keep_page(c: &Connection, id: i64, page: &Extracted, draft: &Draft) -> rusqlite::Result<()> {
    let kept = c
        .prepare_cached("UPDATE body SET page = ?2 WHERE article = ?1")?
        .execute((id, pack(&Stored { raw: page, text: draft.text.clone() })?))?;
    if kept == 0 {
        return Ok(());
    }
    let via = draft.via.as_ref().map(rows::json).transpose()?;
    c.prepare_cached(
        "UPDATE article SET full = 1, words = ?2, affiliate = ?3, tracking = ?4, disclosure = ?5, other = ?6,
             author = coalesce(?7, author), via = coalesce(?8, via)
         WHERE id = ?1",
    )?
    .execute((
        id,
        draft.words,
        draft.removed.affiliate,
        draft.removed.tracking,
        draft.removed.disclosure,
        draft.removed.other,
        draft.author.as_deref(),
        via,
    ))?;
    owe_text(c, id)
}

/// An item with its text as `body` keeps it, and its number.
pub(crate) struct Packed {
    pub item: Vec<u8>,
    pub content: i64,
}

impl Packed {
    pub fn of(draft: &Draft) -> rusqlite::Result<Self> {
        let lengths = [draft.item.summary.as_ref(), draft.item.content.as_ref(), Some(&draft.text)];
        let length = lengths.into_iter().flatten().map(String::len).sum::<usize>();
        // What `Stored` becomes, with the item's JSON made once; a tenth of most bodies are signs that have to be escaped.
        let mut item = Vec::with_capacity(length + length / 8 + 1024);
        item.extend_from_slice(br#"{"raw":"#);
        let begin = item.len();
        write_json(&mut item, &draft.item)?;
        let content = if draft.item.updated.is_none() { number_of(&item[begin..]) } else { content(&draft.item)? };
        item.extend_from_slice(br#","text":"#);
        write_json(&mut item, &draft.text)?;
        item.push(b'}');
        Ok(Self { item: compress(&item)?, content })
    }
}

fn write_json<T: Serialize>(bytes: &mut Vec<u8>, value: &T) -> rusqlite::Result<()> {
    serde_json::to_writer(bytes, value).map_err(|reason| Error::ToSqlConversionFailure(Box::new(reason)))
}

/// A number that changes when the item does. The date of the last change alone is no change: some feeds set it at every request.
pub(crate) fn content(item: &Item) -> rusqlite::Result<i64> {
    if item.updated.is_some() {
        return content(&Item { updated: None, ..item.clone() });
    }
    rows::json(item).map(|json| number_of(json.as_bytes()))
}

fn number_of(json: &[u8]) -> i64 {
    i64::from_ne_bytes(hash::of_bytes(json).to_ne_bytes())
}

/// Keeps an article's item with its text.
pub(crate) fn keep_packed(c: &Connection, id: i64, packed: &Packed) -> rusqlite::Result<()> {
    c.prepare_cached("INSERT INTO body (article, item) VALUES (?1, ?2) ON CONFLICT (article) DO UPDATE SET item = ?2")?
        .execute((id, &packed.item))
        .map(|_| ())
}

/// The item as it was published.
pub(crate) fn item(c: &Connection, id: i64) -> rusqlite::Result<Item> {
    c.prepare_cached("SELECT item FROM body WHERE article = ?1")?.query_row([id], |row| {
        let stored: Stored<Item> = unpack(row.get_ref(0)?.as_blob().map_err(|reason| unreadable(0, reason))?)?;
        Ok(stored.raw)
    })
}

/// The plain text of an article: its page's, else its item's.
pub(crate) fn text(c: &Connection, id: i64) -> rusqlite::Result<String> {
    let found = c
        .prepare_cached("SELECT coalesce(page, item) FROM body WHERE article = ?1")?
        .query_row([id], |row| {
            let stored: Stored<serde::de::IgnoredAny> =
                unpack(row.get_ref(0)?.as_blob().map_err(|reason| unreadable(0, reason))?)?;
            Ok(stored.text)
        })
        .optional()?;
    Ok(found.unwrap_or_default())
}

/// The HTML of an article as it was published: its page's, else its item's.
pub(crate) fn published(c: &Connection, id: i64) -> rusqlite::Result<String> {
    let raw = c.prepare_cached("SELECT item, page FROM body WHERE article = ?1")?.query_row([id], raw_of).optional()?;
    Ok(raw.map(|raw| raw.html().into_owned()).unwrap_or_default())
}

/// What was published, from a row of item and page.
fn raw_of(row: &rusqlite::Row) -> rusqlite::Result<Raw> {
    let item: Stored<Item> = unpack(row.get_ref(0)?.as_blob().map_err(|reason| unreadable(0, reason))?)?;
    let page = row.get_ref(1)?.as_blob_or_null().map_err(|reason| unreadable(1, reason))?;
    let page: Option<Stored<Extracted>> = page.map(unpack).transpose()?;
    Ok(Raw { item: item.raw, page: page.map(|page| page.raw) })
}

/// What was published, and its text, from what `body` keeps.
pub(crate) fn unpacked<T: DeserializeOwned>(packed: &[u8]) -> rusqlite::Result<(T, String)> {
    let stored: Stored<T> = unpack(packed)?;
    Ok((stored.raw, stored.text))
}

/// The text alone.
pub(crate) fn unpacked_text(packed: &[u8]) -> rusqlite::Result<String> {
    unpacked::<serde::de::IgnoredAny>(packed).map(|(_, text)| text)
}

/// Notes that an article's text is not yet in the full-text index.
pub(crate) fn owe_text(c: &Connection, id: i64) -> rusqlite::Result<()> {
    c.prepare_cached("INSERT OR IGNORE INTO owed (article) VALUES (?1)")?.execute([id]).map(|_| ())
}

fn pack<T: Serialize>(value: &T) -> rusqlite::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    write_json(&mut bytes, value)?;
    compress(&bytes)
}

fn unpack<T: DeserializeOwned>(packed: &[u8]) -> rusqlite::Result<T> {
    serde_json::from_slice(&decompress(packed)?).map_err(|reason| unreadable(0, reason))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> Draft {
        let item = Item {
            identity: "gull-1".to_owned(),
            title: "The “gull” said: \\ and \"no\"".to_owned(),
            published: Some(Timestamp::UNIX_EPOCH),
            summary: Some("<p class=\"lead\">The keeper\u{1} said\tno.</p>".to_owned()),
            ..Item::default()
        };
        Draft { item, text: "The keeper said \"no\".\nThe gull left.".to_owned(), ..Draft::default() }
    }

    #[test]
    fn an_item_is_packed_as_it_is_read_again() {
        let draft = draft();
        let (item, text) = unpacked::<Item>(&Packed::of(&draft).unwrap().item).unwrap();
        assert_eq!((item, text), (draft.item.clone(), draft.text.clone()));
        let whole = serde_json::to_vec(&Stored { raw: &draft.item, text: draft.text.clone() }).unwrap();
        assert_eq!(decompress(&Packed::of(&draft).unwrap().item).unwrap(), whole);
    }

    #[test]
    fn the_date_of_the_last_change_alone_is_no_other_content() {
        let draft = draft();
        let mut dated = draft.clone();
        dated.item.updated = Some(Timestamp::UNIX_EPOCH);
        let number = Packed::of(&draft).unwrap().content;
        assert_eq!(number, Packed::of(&dated).unwrap().content);
        assert_eq!(number, content(&dated.item).unwrap());
        dated.item.title.push('!');
        assert_ne!(number, Packed::of(&dated).unwrap().content);
    }
}
