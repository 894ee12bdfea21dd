//! Recognises an article that its feed gives again: by its identity, by the key it shared with others, by its address. Tells it from
//! another article that came to bear the same guid. Never stores what an article became.

use super::bodies;
use crate::{
    feed::identity::{is_front_page, own, tells_nothing},
    news::{Draft, Item},
    store::db::rows::millis,
};
use rusqlite::{Connection, OptionalExtension};
use std::cell::OnceCell;
use url::Url;

/// A feed that gives the same address to another piece within this time has changed the piece; later, it is another one
/// (a show whose episodes share one page).
const SAME_PIECE_MILLIS: i64 = 12 * 3_600 * 1_000;
/// A guid whose date moves on by so much was published anew: the article is news again.
const ANEW_MILLIS: i64 = 13 * 24 * 3_600 * 1_000;
/// Fewer articles prove nothing of how a feed dates them.
const DATES_THAT_PROVE: usize = 3;

/// An article as it stands, as far as storing it again needs to know.
pub(crate) struct Known {
    pub id: i64,
    pub content: i64,
    pub full: bool,
    title: String,
    url: String,
    pub published: Option<i64>,
}

/// What came with one poll of a feed.
pub(crate) struct Batch<'d> {
    drafts: &'d [Draft],
    redates: OnceCell<bool>,
}

impl<'d> Batch<'d> {
    pub fn new(drafts: &'d [Draft]) -> Self {
        Self { drafts, redates: OnceCell::new() }
    }

    /// True for a feed that dates what it gave before anew, whatever it is. Asked once, before the first of them is stored.
    fn redates(&self, c: &Connection, source: i64) -> rusqlite::Result<bool> {
        if let Some(known) = self.redates.get() {
            return Ok(*known);
        }
        let (mut known, mut moved) = (0, 0);
        for draft in self.drafts {
            let Some(row) = under(c, source, &draft.item.identity)? else { continue };
            let (Some(first), Some(after)) = (row.published, draft.item.published.map(millis)) else { continue };
            known += 1;
            if after - first >= ANEW_MILLIS {
                let before = bodies::item(c, row.id)?.published.map_or(first, millis);
                moved += usize::from(after - before >= ANEW_MILLIS);
            }
        }
        Ok(*self.redates.get_or_init(|| known >= DATES_THAT_PROVE && moved * 2 > known))
    }
}

/// What an article that bears the identity of an item is to it.
#[derive(Debug, PartialEq, Eq)]
enum Relation {
    Same,
    /// The item is another article.
    Another,
    /// The item is what the article was before it was published anew.
    Before,
}

/// Whether all that a poll of a source brought is new without a look at any of it: nothing of the source is here or has left a mark, and
/// no two of its items share a key.
pub(crate) fn are_all_new(c: &Connection, source: i64, drafts: &[Draft]) -> rusqlite::Result<bool> {
    let is_empty = c
        .prepare_cached(
            "SELECT NOT EXISTS (SELECT 1 FROM article WHERE source = ?1) AND NOT EXISTS (SELECT 1 FROM mark WHERE source = ?1)",
        )?
        .query_row([source], |row| row.get(0))?;
    Ok(is_empty && drafts.iter().all(|draft| draft.item.shared_key.is_none()))
}

/// The article that an item is; one that bore another identity takes the item's, and its mark with it.
pub(crate) fn known(
    c: &Connection,
    source: i64,
    draft: &Draft,
    unique_link: bool,
    batch: &Batch,
) -> rusqlite::Result<Option<Known>> {
    let item = &draft.item;
    if let Some(row) = under(c, source, &item.identity)? {
        let relation = relation(c, source, &row, draft, batch)?;
        if relation == Relation::Same {
            return Ok(Some(row));
        }
        let its_own = under_own(c, source, &item.identity, item)?;
        if its_own.is_some() || relation == Relation::Before {
            return Ok(its_own.or(Some(row)));
        }
        make_room(c, source, &row, item)?;
        return Ok(None);
    }
    let key = item.shared_key.as_deref().unwrap_or(&item.identity);
    if let Some(row) = under_own(c, source, key, item)? {
        return adopt(c, row, &item.identity).map(Some);
    }
    // Before its feed gave the key to others, the article bore it alone.
    if item.shared_key.is_some()
        && let Some(row) = under(c, source, key)?
        && row.title == *draft.title
    {
        return adopt(c, row, &item.identity).map(Some);
    }
    if !unique_link || draft.url.is_empty() {
        return Ok(None);
    }
    let mut at_link: Vec<Known> = c
        .prepare_cached(
            "SELECT id, content, full, title, published, url FROM article WHERE url = ?2 AND source = ?1 LIMIT 2",
        )?
        .query_map((source, &*draft.url), read)?
        .collect::<rusqlite::Result<_>>()?;
    if at_link.len() != 1 || !is_same_piece(&at_link[0], draft) {
        return Ok(None);
    }
    adopt(c, at_link.remove(0), &item.identity).map(Some)
}

/// The article of an id.
pub(crate) fn by_id(c: &Connection, id: i64) -> rusqlite::Result<Option<Known>> {
    c.prepare_cached("SELECT id, content, full, title, published, url FROM article WHERE id = ?1")?
        .query_row([id], read)
        .optional()
}

fn read(row: &rusqlite::Row) -> rusqlite::Result<Known> {
    Ok(Known {
        id: row.get(0)?,
        content: row.get(1)?,
        full: row.get(2)?,
        title: row.get(3)?,
        published: row.get(4)?,
        url: row.get(5)?,
    })
}

fn under(c: &Connection, source: i64, identity: &str) -> rusqlite::Result<Option<Known>> {
    c.prepare_cached(
        "SELECT id, content, full, title, published, url FROM article WHERE source = ?1 AND identity = ?2",
    )?
    .query_row((source, identity), read)
    .optional()
}

/// The article that bears one of the identities an item has for itself.
fn under_own(c: &Connection, source: i64, key: &str, item: &Item) -> rusqlite::Result<Option<Known>> {
    for identity in own(key, item).iter().rev() {
        if let Some(row) = under(c, source, identity)? {
            return Ok(Some(row));
        }
    }
    Ok(None)
}

/// Gives an article another identity, and its mark with it. It counts as changed.
fn adopt(c: &Connection, row: Known, identity: &str) -> rusqlite::Result<Known> {
    for table in ["UPDATE article SET identity = ?2 WHERE id = ?1", "UPDATE mark SET identity = ?2 WHERE article = ?1"]
    {
        c.prepare_cached(table)?.execute((row.id, identity))?;
    }
    Ok(Known { content: 0, ..row })
}

/// Leaves the identity of an article to another one: from now on it bears one of its own.
fn make_room(c: &Connection, source: i64, row: &Known, other: &Item) -> rusqlite::Result<()> {
    let key = &other.identity;
    let candidates = own(key, &bodies::item(c, row.id)?);
    let mut identity = format!("{}:{}", candidates[2], row.id);
    for candidate in candidates.into_iter().rev() {
        if !own(key, other).contains(&candidate) && under(c, source, &candidate)?.is_none() {
            identity = candidate;
        }
    }
    let row = Known { title: String::new(), url: String::new(), ..*row };
    adopt(c, row, &identity).map(|_| ())
}

/// Under one identity an article is another one when both its page and its headline are, or when it was published anew weeks later.
fn relation(c: &Connection, source: i64, row: &Known, draft: &Draft, batch: &Batch) -> rusqlite::Result<Relation> {
    let item = &draft.item;
    let renamed = row.title != *draft.title;
    let moved = !row.url.is_empty() && !draft.url.is_empty() && !is_same_page(&row.url, &draft.url);
    let nowhere = draft.url.is_empty() || is_front_page(&draft.url);
    if renamed && (moved || nowhere && tells_nothing(&item.identity)) {
        return Ok(Relation::Another);
    }
    let (Some(first), Some(after)) = (row.published, item.published.map(millis)) else { return Ok(Relation::Same) };
    if first.abs_diff(after) < ANEW_MILLIS.unsigned_abs() {
        return Ok(Relation::Same);
    }
    let before = bodies::item(c, row.id)?;
    let on = after - before.published.map_or(first, millis);
    if on <= -ANEW_MILLIS && renamed {
        return Ok(Relation::Before);
    }
    // A feed that tells the last change alone tells nothing of when it was published.
    let by_change = |item: &Item| item.updated.is_some() && item.published == item.updated;
    let only_changed = by_change(item) && by_change(&before);
    let said_anew = renamed || !only_changed && words(&before) != words(item);
    let anew = on >= ANEW_MILLIS && (said_anew || !only_changed && !batch.redates(c, source)?);
    Ok(if anew { Relation::Another } else { Relation::Same })
}

fn words(item: &Item) -> (Option<&str>, Option<&str>) {
    (item.summary.as_deref().map(str::trim), item.content.as_deref().map(str::trim))
}

/// Whether an item under a new identity is the article known at its address: it has the same headline, or it is a page of
/// its own (not the site's front page) and was published about when the article was.
fn is_same_piece(known: &Known, draft: &Draft) -> bool {
    let near = match (known.published, draft.item.published) {
        (Some(before), Some(after)) => millis(after).abs_diff(before) < SAME_PIECE_MILLIS.unsigned_abs(),
        _ => true,
    };
    known.title == *draft.title || near && !is_front_page(&draft.url)
}

/// True for two addresses of one page: the scheme, `www.`, a closing slash and the fragment tell nothing apart.
fn is_same_page(one: &str, other: &str) -> bool {
    let plain = |address: &str| {
        let url = Url::parse(address).ok()?;
        let host = url.host_str()?.trim_start_matches("www.").to_owned();
        Some((host, url.path().trim_end_matches('/').to_owned(), url.query().map(str::to_owned)))
    };
    one == other || plain(one).is_some_and(|one| Some(one) == plain(other))
}
