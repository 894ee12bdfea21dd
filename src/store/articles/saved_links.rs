//! Pages put on the reading list by their URL: articles without a source.

use super::{
    bodies,
    upsert::{self, Arrival},
};
use crate::{
    extract::Extracted,
    news::{ArticleId, Decision, Draft},
    store::{
        Result, Store,
        marks::{
            decisions,
            journal::{self, MarkChange},
        },
        sources::source_settings::host,
    },
    text::Line,
};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};

/// The source that stands for pages saved by URL.
pub(crate) const PAGES: i64 = 0;

impl Store {
    /// Puts a page on the reading list that is no item of a feed; the article already there when its URL is known.
    /// One undoable step; undone, the page is off the list and counts as read.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn save_page(
        &mut self,
        draft: &Draft,
        page: Option<&Extracted>,
        tags: &[Line],
        now: Timestamp,
    ) -> Result<ArticleId> {
        self.write(|c| {
            let id = page_article(c, draft, page, now)?;
            let mut changes = decisions::changes(c, &[ArticleId(id)], &Decision::Save(true), false, now)?;
            add_tags(c, id, tags, &mut changes, now)?;
            let label = decisions::label(c, &Decision::Save(true), 1, Some(id))?;
            journal::change_marks(c, &changes, &label, now)?;
            Ok(ArticleId(id))
        })
    }

    /// Keeps a page that an article links to, to be read here. It is read, and on no list until it is saved.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn read_page(&mut self, draft: &Draft, page: &Extracted, now: Timestamp) -> Result<ArticleId> {
        self.write(|c| {
            let id = page_article(c, draft, Some(page), now)?;
            Ok(ArticleId(id))
        })
    }

    /// An article by its cleaned URL; of several the one on the reading list, else the newest.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn article_by_url(&self, url: &str) -> Result<Option<ArticleId>> {
        self.read(|c| by_url(c, url).map(|id| id.map(ArticleId)))
    }
}

/// The article of a page, with its text: the one that is known, else a new one.
fn page_article(c: &Connection, draft: &Draft, page: Option<&Extracted>, now: Timestamp) -> rusqlite::Result<i64> {
    let site = page.and_then(|page| page.site_name.as_deref()).filter(|name| !name.is_empty());
    let outlet = site.map_or_else(|| host(&draft.url), str::to_owned);
    let id = match known(c, draft)? {
        Some(id) => id,
        None => upsert::insert(c, PAGES, draft, now, &Arrival { read: true, outlet: Some(&outlet) })?,
    };
    if let Some(page) = page {
        bodies::keep_page(c, id, page, draft)?;
    }
    Ok(id)
}

/// The article that a page is: by the address it was saved under, else by its cleaned one.
pub(crate) fn known(c: &Connection, draft: &Draft) -> rusqlite::Result<Option<i64>> {
    let page = c
        .prepare_cached("SELECT id FROM article WHERE source = ?1 AND identity = ?2")?
        .query_row((PAGES, &draft.item.identity), |row| row.get(0))
        .optional()?;
    if page.is_some() || draft.url.is_empty() { Ok(page) } else { by_url(c, &draft.url) }
}

fn by_url(c: &Connection, url: &str) -> rusqlite::Result<Option<i64>> {
    c.prepare_cached("SELECT id FROM article WHERE url = ?1 ORDER BY saved IS NULL, id DESC LIMIT 1")?
        .query_row([url], |row| row.get(0))
        .optional()
}

/// Saving and tagging are one step: what the tags change joins what saving changes.
fn add_tags(
    c: &Connection,
    id: i64,
    tags: &[Line],
    changes: &mut Vec<MarkChange>,
    now: Timestamp,
) -> rusqlite::Result<()> {
    for tagged in decisions::changes(c, &[ArticleId(id)], &Decision::Tag(tags.to_vec()), false, now)? {
        match changes.first_mut() {
            Some(saved) => saved.after.tags = tagged.after.tags,
            None => changes.push(tagged),
        }
    }
    Ok(())
}
