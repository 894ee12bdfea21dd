//! What an article said when the user last read or kept it, where its outlet has changed its words since. One text an article; an
//! article that nobody has touched keeps none: it just changes.

use super::{bodies, recognise::Known};
use crate::{
    changes::{self, Published, Wording, is_change},
    clean::{self, RULES_VERSION, Rules, Subject},
    html::strip_tags_to_lines,
    news::{ArticleId, Body, Draft, Item},
    store::{
        Raw, Result, Store,
        db::rows::{count, millis, moment},
    },
    text::hash,
};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};

/// The two texts of an article that changed.
#[derive(Debug, Clone, PartialEq)]
pub struct EarlierText {
    /// When the change was seen.
    pub changed: Timestamp,
    /// What it was called.
    pub title: String,
    /// What its feed calls it since, where the article keeps its name.
    pub later_title: Option<String>,
    /// What was published then.
    pub earlier: Raw,
    /// What is published since.
    pub later: Raw,
}

/// What was kept of the text before, and whether the user has seen what became of it.
struct Before {
    of_page: bool,
    title: String,
    earlier: Option<Vec<u8>>,
    has_later: bool,
    content: Option<i64>,
    seen: bool,
}

impl Before {
    /// What the user knew, while nobody has looked at the change: what comes next is compared with it. None where that is a page, or the
    /// article as it stands.
    fn known(&self) -> rusqlite::Result<Option<Touched>> {
        let Some(earlier) = self.earlier.as_ref().filter(|_| !self.of_page && !self.seen) else { return Ok(None) };
        let (item, text) = bodies::unpacked(earlier)?;
        Ok(Some(Touched { title: self.title.clone(), item, text, rules: None, packed: Vec::new() }))
    }
}

impl EarlierText {
    /// The later text with what changed in it, both cleaned by these rules; with `signs` around what was added and what is gone.
    #[must_use]
    pub fn body(&self, subject: &Subject, rules: &Rules, signs: bool) -> Body {
        let later_title = self.later_title.as_deref().unwrap_or(subject.title);
        let (earlier, later) = (self.earlier.html(), self.later.html());
        let earlier = Published { title: &self.title, html: &earlier };
        changes::body(earlier, Published { title: later_title, html: &later }, subject, rules, signs)
    }
}

impl Store {
    /// When an article changed after the user read or kept it, whether that was looked at or not; none where it did not.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn changed_at(&self, id: ArticleId) -> Result<Option<Timestamp>> {
        self.read(|c| {
            c.prepare_cached("SELECT changed FROM earlier_text WHERE article = ?1")?
                .query_row([id.0], |row| row.get(0).map(moment))
                .optional()
        })
    }

    /// How many texts are kept of articles that changed after the user read or kept them, and the bytes they take.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn earlier_texts(&self) -> Result<(u64, u64)> {
        self.read(|c| {
            c.prepare_cached(
                "SELECT count(*), coalesce(sum(coalesce(length(earlier), 0) + coalesce(length(later), 0)), 0) FROM earlier_text",
            )?
            .query_row([], |row| Ok((count(row, 0)?, count(row, 1)?)))
        })
    }

    /// A number of what an article's feed and its page gave: another one when either changed.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn content_number(&self, id: ArticleId) -> Result<i64> {
        self.read(|c| {
            let sql = "SELECT a.content, b.page FROM article a LEFT JOIN body b ON b.article = a.id WHERE a.id = ?1";
            let found: Option<(i64, Option<Vec<u8>>)> =
                c.prepare_cached(sql)?.query_row([id.0], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
            let (content, page) = found.unwrap_or_default();
            let page = page.map_or(0, |page| hash::of_bytes(&page));
            Ok(content ^ i64::from_ne_bytes(page.to_ne_bytes()))
        })
    }

    /// What an article said before it changed, and what it says since.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn earlier_text(&self, id: ArticleId) -> Result<Option<EarlierText>> {
        let Some(now) = self.raw(id)? else { return Ok(None) };
        self.read(|c| {
            c.prepare_cached(
                "SELECT changed, title, later_title, of_page, earlier, later FROM earlier_text WHERE article = ?1",
            )?
            .query_row([id.0], |row| {
                let (earlier, later): (Option<Vec<u8>>, Option<Vec<u8>>) = (row.get(4)?, row.get(5)?);
                let of_feed = |item: Item| Raw { item, page: None };
                let item = |packed: Option<Vec<u8>>| -> rusqlite::Result<Raw> {
                    let item = packed.map(|packed| bodies::unpacked(&packed)).transpose()?;
                    Ok(of_feed(item.map_or_else(|| now.item.clone(), |(item, _)| item)))
                };
                let (earlier, later) = if row.get(3)? {
                    let page = earlier.map(|packed| bodies::unpacked(&packed)).transpose()?.map(|(page, _)| page);
                    (Raw { item: now.item.clone(), page }, now.clone())
                } else {
                    (item(earlier)?, item(later)?)
                };
                let (changed, title, later_title) = (moment(row.get(0)?), row.get(1)?, row.get(2)?);
                Ok(EarlierText { changed, title, later_title, earlier, later })
            })
            .optional()
        })
    }

    /// The user has opened a changed article. What changed is still to be seen; the next change begins from here.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn change_seen(&mut self, id: ArticleId) -> Result<()> {
        self.write(|c| {
            c.prepare_cached("UPDATE article SET changed = NULL WHERE id = ?1 AND changed IS NOT NULL")?
                .execute([id.0])
                .map(|_| ())
        })
    }
}

/// An article comes again with another item, and takes it on: what it said is kept first where the user knows it. Whether that
/// is a change to tell the user of.
pub(crate) fn before_rewrite(c: &Connection, known: &Known, draft: &Draft, now: Timestamp) -> rusqlite::Result<bool> {
    let Some(touched) = Touched::of(c, known.id)? else { return Ok(false) };
    if !touched.differs(draft) {
        return as_it_stands(c, known.id).map(|()| false);
    }
    let before = before(c, known.id)?;
    if before.as_ref().is_some_and(|before| before.of_page && !before.seen) {
        // The text in the article pane is the page's, which has not changed.
        return Ok(false);
    }
    match before.as_ref().map(Before::known).transpose()?.flatten() {
        None => keep(c, known.id, &touched.title, Some(&touched.packed), false, now)?,
        Some(first) if first.differs(draft) => {
            set_later(c, known.id, None)?;
            again(c, known.id, now)?;
        }
        Some(_) => return forget(c, known.id).map(|()| false),
    }
    Ok(true)
}

/// The feed gives an article as it stands: what it gave meanwhile was taken back.
pub(crate) fn as_it_stands(c: &Connection, id: i64) -> rusqlite::Result<()> {
    match before(c, id)? {
        Some(Before { has_later: true, earlier: None, .. }) => forget(c, id),
        // The user knew an earlier one than the one that stands.
        Some(Before { has_later: true, .. }) => set_later(c, id, None),
        _ => Ok(()),
    }
}

/// The feed gives another item for an article that stays as it was kept: what the feed says since is kept beside it.
/// Whether that is a change to tell the user of.
pub(crate) fn beside_kept(c: &Connection, known: &Known, draft: &Draft, now: Timestamp) -> rusqlite::Result<bool> {
    let content = bodies::content(&draft.item)?;
    let before = before(c, known.id)?;
    if before.as_ref().is_some_and(|before| before.content == Some(content)) {
        return Ok(false);
    }
    let Some(touched) = Touched::of(c, known.id)? else { return Ok(false) };
    if !touched.differs(draft) {
        return as_it_stands(c, known.id).map(|()| false);
    }
    let is_news = match before.as_ref().map(Before::known).transpose()?.flatten() {
        Some(first) if first.differs(draft) => {
            set_later(c, known.id, Some(draft))?;
            again(c, known.id, now)?;
            true
        }
        // The feed says again what the user knew. The kept text does not: what changed in it can still be seen, and is no news.
        Some(_) => {
            set_later(c, known.id, None)?;
            untold(c, known.id)?;
            false
        }
        None if before.as_ref().is_none_or(|before| !before.of_page || before.seen) => {
            keep(c, known.id, &touched.title, None, false, now)?;
            set_later(c, known.id, Some(draft))?;
            true
        }
        None => false,
    };
    c.prepare_cached("UPDATE earlier_text SET content = ?2 WHERE article = ?1")?.execute((known.id, content))?;
    Ok(is_news)
}

/// The page of a kept article was got anew: the text it had before is kept where this one says something else.
pub(crate) fn before_page(c: &Connection, id: i64, draft: &Draft, now: Timestamp) -> rusqlite::Result<()> {
    let page: Option<(Vec<u8>, String)> = c
        .prepare_cached("SELECT b.page, a.title FROM body b JOIN article a ON a.id = b.article WHERE a.id = ?1 AND b.page IS NOT NULL")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((page, title)) = page else { return Ok(()) };
    let text = bodies::unpacked_text(&page)?;
    let (before, after) = (Wording { title: "", text: &text }, Wording { title: "", text: &draft.text });
    if !is_change(before, after) {
        return Ok(());
    }
    match self::before(c, id)? {
        Some(Before { seen: false, of_page: true, earlier: Some(first), .. }) => {
            let text = bodies::unpacked_text(&first)?;
            if is_change(Wording { title: "", text: &text }, after) { again(c, id, now) } else { forget(c, id) }
        }
        // The user knew what the feed said before the article was kept.
        Some(Before { seen: false, of_page: false, earlier: Some(_), .. }) => Ok(()),
        _ => keep(c, id, &title, Some(&page), true, now),
    }
}

/// An article that the user has read, kept or marked, as it stands.
struct Touched {
    title: String,
    item: Item,
    text: String,
    /// The rules its text was cleaned by; none where that is not known.
    rules: Option<i64>,
    packed: Vec<u8>,
}

impl Touched {
    /// None for an article that nobody has touched.
    fn of(c: &Connection, id: i64) -> rusqlite::Result<Option<Self>> {
        c.prepare_cached(
            "SELECT a.title, a.rules, b.item FROM article a JOIN body b ON b.article = a.id
             WHERE a.id = ?1 AND (a.read = 1 OR a.saved IS NOT NULL OR a.tags IS NOT NULL
                 OR EXISTS (SELECT 1 FROM mark m WHERE m.article = a.id
                            AND (m.note IS NOT NULL OR m.highlights IS NOT NULL OR m.position IS NOT NULL)))",
        )?
        .query_row([id], |row| {
            let packed: Vec<u8> = row.get(2)?;
            let (item, text) = bodies::unpacked(&packed)?;
            Ok(Self { title: row.get(0)?, item, text, rules: row.get(1)?, packed })
        })
        .optional()
    }

    /// Whether a draft says something else. Texts that other rules have cleaned are not compared with each other.
    fn differs(&self, draft: &Draft) -> bool {
        if self.item == draft.item {
            return false;
        }
        let published = |item: &Item| strip_tags_to_lines(&clean::published(item));
        let (before, after) = if self.rules == Some(RULES_VERSION) {
            (self.text.clone(), draft.text.clone())
        } else {
            (published(&self.item), published(&draft.item))
        };
        is_change(Wording { title: &self.title, text: &before }, Wording { title: &draft.title, text: &after })
    }
}

fn before(c: &Connection, id: i64) -> rusqlite::Result<Option<Before>> {
    c.prepare_cached(
        "SELECT e.of_page, e.title, e.earlier, e.later IS NOT NULL, e.content, a.changed IS NULL
         FROM earlier_text e JOIN article a ON a.id = e.article WHERE e.article = ?1",
    )?
    .query_row([id], |row| {
        Ok(Before {
            of_page: row.get(0)?,
            title: row.get(1)?,
            earlier: row.get(2)?,
            has_later: row.get(3)?,
            content: row.get(4)?,
            seen: row.get(5)?,
        })
    })
    .optional()
}

/// Keeps a text as the one the user knew, in the place of another; the article has changed since now.
fn keep(
    c: &Connection,
    id: i64,
    title: &str,
    earlier: Option<&[u8]>,
    of_page: bool,
    now: Timestamp,
) -> rusqlite::Result<()> {
    c.prepare_cached(
        "INSERT INTO earlier_text (article, changed, of_page, title, earlier) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (article) DO UPDATE SET
             of_page = ?3, title = ?4, earlier = ?5, later = NULL, later_title = NULL",
    )?
    .execute((id, millis(now), of_page, title, earlier))?;
    again(c, id, now)
}

fn again(c: &Connection, id: i64, now: Timestamp) -> rusqlite::Result<()> {
    c.prepare_cached("UPDATE earlier_text SET changed = ?2 WHERE article = ?1")?.execute((id, millis(now)))?;
    c.prepare_cached("UPDATE article SET changed = ?2 WHERE id = ?1")?.execute((id, millis(now))).map(|_| ())
}

/// The outlet has taken its change back.
fn forget(c: &Connection, id: i64) -> rusqlite::Result<()> {
    c.prepare_cached("DELETE FROM earlier_text WHERE article = ?1")?.execute([id])?;
    untold(c, id)
}

/// An article has no change that is news.
fn untold(c: &Connection, id: i64) -> rusqlite::Result<()> {
    c.prepare_cached("UPDATE article SET changed = NULL WHERE id = ?1")?.execute([id]).map(|_| ())
}

/// What the feed of a kept article says since; none where the article itself is the later text.
fn set_later(c: &Connection, id: i64, draft: Option<&Draft>) -> rusqlite::Result<()> {
    let item = draft.map(bodies::Packed::of).transpose()?.map(|packed| packed.item);
    c.prepare_cached("UPDATE earlier_text SET later = ?2, later_title = ?3, content = NULL WHERE article = ?1")?
        .execute((id, item, draft.map(|draft| &*draft.title)))
        .map(|_| ())
}
