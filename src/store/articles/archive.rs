//! The archive: what the reading list keeps of an article so that it reads for ever, also when the page is gone: the text, the
//! page's own HTML and its pictures, whole or not at all. What is saved and not yet kept is owed; the list of what is owed
//! outlives the process. Never fetches anything.

use super::{bodies, earlier_text, upsert};
use crate::{
    extract::Extracted,
    news::{ArticleId, Draft},
    store::{
        Result, Store,
        db::{
            compression,
            rows::{count, millis, moment, unreadable},
        },
        sources::source_settings::host,
    },
};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};

/// What is kept of a page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Kept {
    /// The article found in the page.
    pub page: Extracted,
    /// What was derived from it.
    pub draft: Draft,
    /// The page's whole HTML as it came; empty when only the text is there.
    pub original: String,
    /// The pictures that the article shows, in its order.
    pub pictures: Vec<KeptPicture>,
}

/// A picture under the address the article shows it by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KeptPicture {
    /// Its address.
    pub url: String,
    /// As it came.
    pub bytes: Vec<u8>,
}

/// How far the archive is with an article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Archived {
    /// When it was kept; none while it is owed.
    pub kept: Option<Timestamp>,
    /// How often its page was asked for in vain.
    pub tries: u32,
    /// When it is asked for again; none when it is not.
    pub next_try: Option<Timestamp>,
    /// Why it did not come.
    pub reason: Option<String>,
    /// Pictures that are kept.
    pub pictures: u64,
    /// The reader wants it as it is now, in the place of what is kept.
    pub again: bool,
}

/// An article whose page is kept is owed no more, unless the reader asked for it: [`AT_ONCE`]. What is due first: else everything
/// saved is looked at.
const OWED: &str = "FROM archive r CROSS JOIN article a ON a.id = r.article
     WHERE r.next_try <= ?1 AND (r.kept IS NULL OR r.next_try < 0) AND a.saved IS NOT NULL";

/// The time of the next try that stands for the reader's own wish.
const AT_ONCE: i64 = -1;

/// The reason that stands while a page is got.
pub const UNFINISHED: &str = "the program ended while its page was read";

impl Store {
    /// The saved article whose page is to be got next, the one saved last first, and how many are to be got in all.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn owed_page(&self, now: Timestamp) -> Result<Option<(ArticleId, u64)>> {
        self.read(|c| {
            let first = c
                .prepare_cached(&format!("SELECT a.id {OWED} ORDER BY a.saved DESC, a.id DESC LIMIT 1"))?
                .query_row([millis(now)], |row| row.get(0).map(ArticleId))
                .optional()?;
            let Some(first) = first else { return Ok(None) };
            let all =
                c.prepare_cached(&format!("SELECT count(*) {OWED}"))?.query_row([millis(now)], |row| count(row, 0))?;
            Ok(Some((first, all)))
        })
    }

    /// Keeps what was got for an article on the reading list: all of it, or nothing when this fails.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn keep_archive(&mut self, id: ArticleId, kept: &Kept, now: Timestamp) -> Result<()> {
        self.write(|c| {
            let original =
                if kept.original.is_empty() { None } else { Some(compression::compress(kept.original.as_bytes())?) };
            let owed = c
                .prepare_cached(
                    "UPDATE archive SET kept = ?2, original = coalesce(?3, original), reason = NULL, next_try = NULL
                     WHERE article = ?1",
                )?
                .execute((id.0, millis(now), original))?;
            if owed == 0 {
                return Ok(());
            }
            name_link(c, id.0, kept)?;
            earlier_text::before_page(c, id.0, &kept.draft, now)?;
            bodies::keep_page(c, id.0, &kept.page, &kept.draft)?;
            keep_pictures(c, id.0, &kept.pictures)
        })
    }

    /// Counts that an article's page is being got, before it is read: one that ends the program must not do so at every start.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn archive_begun(&mut self, id: ArticleId) -> Result<()> {
        self.write(|c| {
            c.prepare_cached("UPDATE archive SET tries = tries + 1, reason = ?2 WHERE article = ?1")?
                .execute((id.0, UNFINISHED))
                .map(|_| ())
        })
    }

    /// Notes why a page did not come and when it is asked for again.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn archive_failed(&mut self, id: ArticleId, reason: &str, next: Option<Timestamp>) -> Result<()> {
        self.write(|c| {
            c.prepare_cached(
                "UPDATE archive SET tries = tries + iif(reason IS ?4, 0, 1), next_try = iif(kept IS NULL, ?2, NULL), reason = ?3
                 WHERE article = ?1",
            )?
            .execute((id.0, next.map(millis), reason, UNFINISHED))
            .map(|_| ())
        })
    }

    /// Makes an article's page owed again, at once: the reader wants it as it is now.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn owe_page(&mut self, id: ArticleId) -> Result<()> {
        self.write(|c| {
            c.prepare_cached("UPDATE archive SET tries = 0, next_try = ?2 WHERE article = ?1")?
                .execute((id.0, AT_ONCE))
                .map(|_| ())
        })
    }

    /// How far the archive is with an article; none when it never was on the reading list.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn archived(&self, id: ArticleId) -> Result<Option<Archived>> {
        self.read(|c| {
            c.prepare_cached(
                "SELECT kept, tries, next_try, reason, (SELECT count(*) FROM picture_in p WHERE p.article = r.article)
                 FROM archive r WHERE article = ?1",
            )?
            .query_row([id.0], |row| {
                let next: Option<i64> = row.get(2)?;
                Ok(Archived {
                    kept: row.get::<_, Option<i64>>(0)?.map(moment),
                    tries: row.get(1)?,
                    next_try: next.filter(|next| *next >= 0).map(moment),
                    reason: row.get(3)?,
                    pictures: count(row, 4)?,
                    again: next.is_some_and(|next| next < 0),
                })
            })
            .optional()
        })
    }

    /// The page's whole HTML as it came, of an article in the archive.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn original(&self, id: ArticleId) -> Result<Option<String>> {
        self.read(|c| {
            let packed: Option<Vec<u8>> = c
                .prepare_cached("SELECT original FROM archive WHERE article = ?1")?
                .query_row([id.0], |row| row.get(0))
                .optional()?
                .flatten();
            packed
                .map(|packed| {
                    String::from_utf8(compression::decompress(&packed)?).map_err(|reason| unreadable(0, reason))
                })
                .transpose()
        })
    }

    /// A kept picture, by the address the article shows it by.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn picture(&self, url: &str) -> Result<Option<Vec<u8>>> {
        self.read(|c| {
            c.prepare_cached("SELECT bytes FROM picture WHERE url = ?1")?.query_row([url], |row| row.get(0)).optional()
        })
    }

    /// The pictures kept with an article, in its order.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn pictures_of(&self, id: ArticleId) -> Result<Vec<KeptPicture>> {
        self.read(|c| {
            c.prepare_cached(
                "SELECT url, bytes FROM picture_in JOIN picture ON id = picture WHERE article = ?1 ORDER BY place",
            )?
            .query_map([id.0], |row| Ok(KeptPicture { url: row.get(0)?, bytes: row.get(1)? }))?
            .collect()
        })
    }

    /// Drops the pictures and the original pages of articles that are off the reading list for good: no step that can be
    /// undone or done again would put them back. Their texts stay. How many articles lost theirs.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn drop_unsaved(&mut self, limit: usize) -> Result<usize> {
        // Of the archive each is looked at, and not of all articles.
        let gone: Vec<i64> = self.read(|c| {
            c.prepare_cached(
                "SELECT r.article FROM archive r CROSS JOIN article a ON a.id = r.article
                 WHERE a.saved IS NULL AND NOT EXISTS (SELECT 1 FROM mark_change m WHERE m.article = a.id
                     AND (m.saved_before IS NOT NULL OR m.saved_after IS NOT NULL)) LIMIT ?1",
            )?
            .query_map([i64::try_from(limit).unwrap_or(i64::MAX)], |row| row.get(0))?
            .collect()
        })?;
        if gone.is_empty() {
            return Ok(0);
        }
        self.write(|c| {
            for article in &gone {
                c.prepare_cached("DELETE FROM archive WHERE article = ?1")?.execute([article])?;
            }
            c.execute("DELETE FROM picture WHERE id NOT IN (SELECT picture FROM picture_in)", [])?;
            Ok(gone.len())
        })
    }
}

/// A link that was saved before its page came gets its headline and the rest from the page.
fn name_link(c: &Connection, id: i64, kept: &Kept) -> rusqlite::Result<()> {
    let draft = &kept.draft;
    let site = kept.page.site_name.as_deref().filter(|name| !name.is_empty());
    let named = c
        .prepare_cached(
            "UPDATE article SET title = ?2, kind = ?3, summary = ?4, image = ?5, published = ?6,
                 at = min(coalesce(?6, at), fetched), outlet = ?7 WHERE id = ?1 AND source = 0 AND full = 0",
        )?
        .execute((
            id,
            &*draft.title,
            draft.kind.word(),
            &*draft.summary,
            draft.item.image.is_some() || draft.pictured,
            draft.item.published.map(millis),
            site.map_or_else(|| host(&draft.url), str::to_owned),
        ))?;
    if named > 0 { upsert::keep_renamed(c, id, draft) } else { Ok(()) }
}

/// Puts an article's pictures in the place of those it had; a picture that another article shows too is kept once.
fn keep_pictures(c: &Connection, id: i64, pictures: &[KeptPicture]) -> rusqlite::Result<()> {
    c.prepare_cached("DELETE FROM picture_in WHERE article = ?1")?.execute([id])?;
    for (KeptPicture { url, bytes }, place) in pictures.iter().zip(0_i64..) {
        c.prepare_cached(
            "INSERT INTO picture (url, bytes) VALUES (?1, ?2) ON CONFLICT (url) DO UPDATE SET bytes = ?2",
        )?
        .execute((url, bytes))?;
        c.prepare_cached("INSERT OR IGNORE INTO picture_in SELECT ?1, id, ?3 FROM picture WHERE url = ?2")?
            .execute((id, url, place))?;
    }
    Ok(())
}

/// Whether an article's text is in the archive: what its feed says from now on no longer changes it.
pub(crate) fn is_kept(c: &Connection, id: i64) -> rusqlite::Result<bool> {
    c.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM archive r JOIN article a ON a.id = r.article
                        WHERE r.article = ?1 AND r.kept IS NOT NULL AND a.saved IS NOT NULL)",
    )?
    .query_row([id], |row| row.get(0))
}
