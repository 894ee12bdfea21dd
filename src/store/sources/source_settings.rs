//! The settings of a source as they stand in its row, and the name it is shown by. Knows nothing of steps.

use crate::{
    news::Source,
    store::db::rows::{json, line, list},
};
use rusqlite::{Connection, OptionalExtension, Row};
use url::Url;

/// What [`source`] reads.
pub(super) const SETTINGS: &str = "id, url, name, site, category, full_text, every, headers, user_agent, user, password_command, proxy, \
     strip, paused, quiet, preferred, declared, page";

/// A source with its settings as they count, and how it was given where that is written down.
pub(crate) fn settings_of(c: &Connection, id: i64) -> rusqlite::Result<Option<(Source, Option<String>)>> {
    c.prepare_cached(&format!("SELECT {SETTINGS}, given FROM source WHERE id = ?1 AND id > 0"))?
        .query_row([id], |row| Ok((source(row)?, row.get(18)?)))
        .optional()
}

/// Sets what the reader can choose about a source.
pub(crate) fn set_settings(c: &Connection, id: i64, source: &Source) -> rusqlite::Result<()> {
    c.prepare_cached(
        "UPDATE source SET name = ?2, category = ?3, full_text = ?4, every = ?5, headers = ?6, user_agent = ?7,
             user = ?8, password_command = ?9, proxy = ?10, strip = ?11, quiet = ?12, preferred = ?13 WHERE id = ?1",
    )?
    .execute(rusqlite::params![
        id,
        &*source.name,
        &*source.group,
        source.full_text,
        source.every.map(|seconds| i64::try_from(seconds).unwrap_or(i64::MAX)),
        json(&source.headers)?,
        source.user_agent,
        source.user,
        json(&source.password_command)?,
        source.proxy,
        source.strip,
        source.quiet,
        source.preferred,
    ])?;
    let page = source.page.as_ref().map(json).transpose()?;
    let changed =
        c.prepare_cached("UPDATE source SET page = ?2 WHERE id = ?1 AND page IS NOT ?2")?.execute((id, page))?;
    if changed > 0 {
        // What was read of the page before tells nothing of what is read of it now.
        forget_answers(c, id)?;
    }
    name_again(c, id)
}

/// A source is asked anew, but never before a wait that its server asked for is over.
pub(crate) fn forget_answers(c: &Connection, id: i64) -> rusqlite::Result<()> {
    c.execute(
        "UPDATE poll SET etag = NULL, last_modified = NULL, moved_to = NULL, next_poll = NULL, gone = 0, failures = 0,
             error = NULL, remark = NULL WHERE source = ?1",
        [id],
    )
    .map(|_| ())
}

/// Chooses the name to show anew: the reader's, else the feed's title, else the host.
pub(crate) fn name_again(c: &Connection, id: i64) -> rusqlite::Result<()> {
    let name: String = c.prepare_cached("SELECT name FROM source WHERE id = ?1")?.query_row([id], |row| row.get(0))?;
    let shown = shown_as(c, id, &name)?;
    c.prepare_cached("UPDATE source SET shown = ?2 WHERE id = ?1 AND shown <> ?2")?.execute((id, shown)).map(|_| ())
}

/// The name that is shown when the reader gives it this one.
pub(crate) fn shown_as(c: &Connection, id: i64, name: &str) -> rusqlite::Result<String> {
    let (url, title): (String, String) = c
        .prepare_cached("SELECT url, feed_title FROM source WHERE id = ?1")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    if let Some(given) = [name.to_owned(), title].into_iter().find(|name| !name.is_empty()) {
        return Ok(given);
    }
    let host = host(&url);
    let is_taken = c
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM source WHERE shown = ?1 AND id <> ?2)")?
        .query_row((&host, id), |row| row.get(0))?;
    Ok(if is_taken { host_and_path(&url) } else { host })
}

pub(crate) fn shown(c: &Connection, id: i64) -> rusqlite::Result<String> {
    let name = c.prepare_cached("SELECT shown FROM source WHERE id = ?1")?.query_row([id], |row| row.get(0));
    name.optional().map(Option::unwrap_or_default)
}

/// The host of a URL without `www.`, the name of a file; the URL itself when it has neither.
pub(crate) fn host(url: &str) -> String {
    let parsed = Url::parse(url).ok();
    let path = parsed.as_ref().filter(|url| url.scheme() == "file").and_then(|url| url.to_file_path().ok());
    if let Some(name) = path.as_ref().and_then(|path| path.file_name()) {
        return name.to_string_lossy().into_owned();
    }
    let host = parsed.as_ref().and_then(Url::host_str).unwrap_or(url);
    host.strip_prefix("www.").unwrap_or(host).to_owned()
}

/// Where a source lies on a host that has several: nothing that a query may hold, such as a token.
fn host_and_path(url: &str) -> String {
    let path = Url::parse(url).map(|url| url.path().trim_end_matches('/').to_owned()).unwrap_or_default();
    host(url) + &path
}

/// A source from columns 1 to 17.
pub(super) fn source(row: &Row) -> rusqlite::Result<Source> {
    Ok(Source {
        url: row.get(1)?,
        name: line(row, 2)?,
        site: row.get(3)?,
        group: line(row, 4)?,
        full_text: row.get(5)?,
        every: row.get::<_, Option<i64>>(6)?.and_then(|seconds| u64::try_from(seconds).ok()),
        headers: list(row, 7)?,
        user_agent: row.get(8)?,
        user: row.get(9)?,
        password_command: list(row, 10)?,
        proxy: row.get(11)?,
        strip: row.get(12)?,
        paused: row.get(13)?,
        quiet: row.get(14)?,
        preferred: row.get(15)?,
        declared: row.get(16)?,
        page: row.get::<_, Option<String>>(17)?.and_then(|page| serde_json::from_str(&page).ok()),
        // No program ever comes from here.
        command: Vec::new(),
    })
}
