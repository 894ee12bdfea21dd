//! The subscriptions of an account, which are sources here: a server's feed whose address is that of a local source is that one
//! source, with two origins.

use crate::{
    news::{Source, SourceId},
    store::{
        Store, StoreError,
        marks::journal,
        sources::{source_settings::shown, subscriptions},
    },
    text::Line,
};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};
use std::collections::HashMap;

type Result<T> = std::result::Result<T, StoreError>;

/// A subscription as its server names it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RemoteFeed {
    /// Its id there.
    pub stream: String,
    /// The feed's address.
    pub url: String,
    /// Its name there.
    pub title: String,
    /// Its folder there; empty for none.
    pub category: String,
    /// The site's address.
    pub site: Option<String>,
}

/// What the reader did to a source of an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LocalChange {
    /// It is followed here, and is to be followed there.
    Added {
        /// The source here.
        source: SourceId,
        /// The feed's address.
        url: String,
        /// Its name here; empty when the reader gave it none.
        title: String,
        /// Its group here.
        category: String,
    },
    /// It is no longer followed.
    Removed {
        /// Its id there.
        stream: String,
    },
    /// It has another name or group.
    Changed {
        /// Its id there.
        stream: String,
        /// Its name now.
        title: String,
        /// Its group now.
        category: String,
        /// The folder that the server has it in.
        from: String,
    },
}

/// The sources of an account's subscriptions, by their ids there.
pub type Synced = HashMap<String, SourceId>;

impl Store {
    /// What the reader did to the sources of an account since it was last asked.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn source_changes(&self, account: &str) -> Result<Vec<LocalChange>> {
        self.read(|c| {
            let mut statement = c.prepare_cached(
                "SELECT y.stream, s.followed, s.shown, s.category, y.title, y.category FROM sync_subscription y
                 JOIN source s ON s.id = y.source WHERE y.account = ?1",
            )?;
            let rows = statement.query_map([account], |row| {
                let (stream, followed): (String, bool) = (row.get(0)?, row.get(1)?);
                let here: (String, String) = (row.get(2)?, row.get(3)?);
                let there: (String, String) = (row.get(4)?, row.get(5)?);
                Ok(match followed {
                    false => Some(LocalChange::Removed { stream }),
                    true if here == there => None,
                    true => {
                        let (title, category) = here;
                        Some(LocalChange::Changed { stream, title, category, from: there.1 })
                    }
                })
            })?;
            let mut all: Vec<LocalChange> =
                rows.filter_map(std::result::Result::transpose).collect::<rusqlite::Result<_>>()?;
            let mut wanted = c.prepare_cached(
                "SELECT s.id, coalesce(p.moved_to, s.url), s.name, s.category FROM sync_wanted w
                 JOIN source s ON s.id = w.source LEFT JOIN poll p ON p.source = s.id
                 WHERE w.account = ?1 AND s.followed AND s.page IS NULL AND s.url LIKE 'http%'
                     AND NOT EXISTS (SELECT 1 FROM sync_subscription y WHERE y.account = ?1 AND y.source = s.id)",
            )?;
            let added = wanted.query_map([account], |row| {
                let (source, url, title, category) = (SourceId(row.get(0)?), row.get(1)?, row.get(2)?, row.get(3)?);
                Ok(LocalChange::Added { source, url, title, category })
            })?;
            all.extend(added.collect::<rusqlite::Result<Vec<_>>>()?);
            Ok(all)
        })
    }

    /// An account is to have a source that is followed here; it is told at the next sync.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn want_there(&mut self, account: &str, source: SourceId) -> Result<()> {
        self.write(|c| c.execute("INSERT OR IGNORE INTO sync_wanted VALUES (?1, ?2)", (account, source.0)).map(drop))
    }

    /// The account that is to have a source and has not been told yet.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn wanted_there(&self, source: SourceId) -> Result<Option<String>> {
        self.read(|c| {
            c.query_row("SELECT account FROM sync_wanted WHERE source = ?1", [source.0], |row| row.get(0)).optional()
        })
    }

    /// The server follows a source now, under this id, with the name and in the folder that it has here.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn followed_there(&mut self, account: &str, source: SourceId, stream: &str) -> Result<()> {
        self.write(|c| {
            c.execute(
                "INSERT OR IGNORE INTO sync_subscription SELECT ?1, ?2, id, shown, category, 0 FROM source WHERE id = ?3",
                (account, stream, source.0),
            )?;
            c.execute("DELETE FROM sync_wanted WHERE account = ?1 AND source = ?2", (account, source.0)).map(drop)
        })
    }

    /// The sources of an account as they were when it was asked last.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn synced_sources(&self, account: &str) -> Result<Synced> {
        self.read(|c| Ok(sources(known(c, account)?)))
    }

    /// The server has taken a change.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn source_change_arrived(&mut self, account: &str, change: &LocalChange) -> Result<()> {
        self.write(|c| {
            match change {
                LocalChange::Added { .. } => 0,
                LocalChange::Removed { stream } => {
                    // Followed again, as by an undo, it is told there again.
                    c.execute(
                        "INSERT OR IGNORE INTO sync_wanted
                         SELECT account, source FROM sync_subscription WHERE account = ?1 AND stream = ?2",
                        (account, stream),
                    )?;
                    c.execute("DELETE FROM sync_subscription WHERE account = ?1 AND stream = ?2", (account, stream))?
                }
                LocalChange::Changed { stream, title, category, .. } => c.execute(
                    "UPDATE sync_subscription SET title = ?3, category = ?4 WHERE account = ?1 AND stream = ?2",
                    (account, stream, title, category),
                )?,
            };
            Ok(())
        })
    }

    /// Takes in the subscriptions of an account. Writes only when something differs.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn take_in_feeds(&mut self, account: &str, feeds: &[RemoteFeed], now: Timestamp) -> Result<Synced> {
        let known = self.read(|c| known(c, account))?;
        let same = |feed: &RemoteFeed| known.get(&feed.stream).is_some_and(|one| one.says(feed));
        if known.len() == feeds.len() && feeds.iter().all(same) {
            return Ok(sources(known));
        }
        self.write(|c| {
            for feed in feeds {
                match known.get(&feed.stream) {
                    None => add(c, account, feed, now)?,
                    Some(one) if !one.says(feed) => change(c, account, one, feed)?,
                    Some(_) => {}
                }
            }
            let (mut left, mut names) = (Vec::new(), Vec::new());
            for (stream, one) in &known {
                if !feeds.iter().any(|feed| feed.stream == *stream) && remove(c, account, stream, one.source)? {
                    left.extend(subscriptions::following(c, one.source.0, false)?);
                    names.push(format!("“{}”", shown(c, one.source.0)?));
                }
            }
            // Undone, it is followed there again.
            let words = format!("{account}: no longer followed there: {}", names.join(", "));
            journal::change(c, left, &words.as_str().into(), now)?;
            Ok(sources(self::known(c, account)?))
        })
    }

    /// A source for items of an account whose subscription is gone: it is not followed, and holds what was starred.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn source_of_rest(&mut self, name: &str, address: &str, now: Timestamp) -> Result<SourceId> {
        self.write(|c| {
            let known = c.query_row("SELECT id FROM source WHERE url = ?1", [address], |row| row.get(0)).optional()?;
            let id = match known {
                Some(id) => id,
                None => subscriptions::put(c, &source(address, name, "", None), now)?,
            };
            Ok(SourceId(id))
        })
    }
}

/// A subscription as it was when the server was last asked.
struct Known {
    source: SourceId,
    title: String,
    category: String,
    /// The source was followed here before: the reader's names for it stand.
    own: bool,
}

impl Known {
    fn says(&self, feed: &RemoteFeed) -> bool {
        self.own || (self.title == feed.title && self.category == feed.category)
    }
}

fn sources(known: HashMap<String, Known>) -> Synced {
    known.into_iter().map(|(stream, one)| (stream, one.source)).collect()
}

fn known(c: &Connection, account: &str) -> rusqlite::Result<HashMap<String, Known>> {
    c.prepare_cached("SELECT stream, source, title, category, own FROM sync_subscription WHERE account = ?1")?
        .query_map([account], |row| {
            let one =
                Known { source: SourceId(row.get(1)?), title: row.get(2)?, category: row.get(3)?, own: row.get(4)? };
            Ok((row.get(0)?, one))
        })?
        .collect()
}

fn source(url: &str, name: &str, group: &str, site: Option<String>) -> Source {
    Source {
        url: url.to_owned(),
        name: Line::new(name),
        group: Line::new(group),
        site,
        strip: true,
        ..Source::default()
    }
}

fn add(c: &Connection, account: &str, feed: &RemoteFeed, now: Timestamp) -> rusqlite::Result<()> {
    let here: Option<(i64, bool)> = c
        .prepare_cached(
            "SELECT s.id, s.followed FROM source s LEFT JOIN poll p ON p.source = s.id
             WHERE s.url = ?1 OR p.moved_to = ?1 ORDER BY s.url = ?1 DESC LIMIT 1",
        )?
        .query_row([&feed.url], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let (id, own) = if let Some((id, true)) = here {
        // Followed through another account alone, it is not polled here either.
        let elsewhere = "SELECT EXISTS (SELECT 1 FROM sync_subscription WHERE source = ?1 AND own = 0)";
        (id, !c.query_row(elsewhere, [id], |row| row.get::<_, bool>(0))?)
    } else {
        let id = subscriptions::put(c, &source(&feed.url, &feed.title, &feed.category, feed.site.clone()), now)?;
        c.execute("UPDATE source SET kept = 1 WHERE id = ?1", [id])?;
        (id, false)
    };
    c.execute("DELETE FROM sync_wanted WHERE account = ?1 AND source = ?2", (account, id))?;
    c.prepare_cached("INSERT INTO sync_subscription VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?.execute((
        account,
        &feed.stream,
        id,
        &feed.title,
        &feed.category,
        own,
    ))?;
    if own {
        // Both have names and groups of their own: the reader's stand, and are no change to tell.
        c.execute(
            "UPDATE sync_subscription SET title = (SELECT shown FROM source WHERE id = ?3),
                 category = (SELECT category FROM source WHERE id = ?3) WHERE account = ?1 AND stream = ?2",
            (account, &feed.stream, id),
        )?;
    }
    Ok(())
}

/// The server has another name or folder for it.
fn change(c: &Connection, account: &str, known: &Known, feed: &RemoteFeed) -> rusqlite::Result<()> {
    if known.title != feed.title {
        c.execute("UPDATE source SET name = ?2, shown = ?2 WHERE id = ?1", (known.source.0, &feed.title))?;
    }
    if known.category != feed.category {
        c.execute("UPDATE source SET category = ?2 WHERE id = ?1", (known.source.0, &feed.category))?;
    }
    c.execute(
        "UPDATE sync_subscription SET title = ?3, category = ?4 WHERE account = ?1 AND stream = ?2",
        (account, &feed.stream, &feed.title, &feed.category),
    )
    .map(drop)
}

/// A subscription that is gone there; whether its source is to be left here too: not when it was followed here before, or is
/// elsewhere. Articles and marks stay.
fn remove(c: &Connection, account: &str, stream: &str, source: SourceId) -> rusqlite::Result<bool> {
    let own: bool = c.query_row(
        "DELETE FROM sync_subscription WHERE account = ?1 AND stream = ?2 RETURNING own",
        (account, stream),
        |row| row.get(0),
    )?;
    let elsewhere: bool =
        c.query_row("SELECT EXISTS (SELECT 1 FROM sync_subscription WHERE source = ?1)", [source.0], |row| row.get(0))?;
    if own || elsewhere {
        return Ok(false);
    }
    c.execute("INSERT OR IGNORE INTO sync_wanted VALUES (?1, ?2)", (account, source.0))?;
    Ok(true)
}
