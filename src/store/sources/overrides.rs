//! Choices: what the reader changed about a source beside what the config's lines, or adding it, gave it. They lie over what
//! was given, one setting at a time, so that the config can change without taking them away.

use super::source_settings;
use crate::{
    news::{PageSelectors, Source, SourceId},
    store::{
        Result, Step, Store,
        marks::journal::{self, Change, Noun},
    },
    text::Line,
};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, types::Type};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// What the user chose about a source, by its id.
pub(crate) static CHOSEN: Noun = Noun { word: "source", is_of_an_article: false, put };

/// The settings of a source that can be chosen, by the names they have in the config.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "independent switches, as the config has them")]
struct Settings {
    name: Line,
    group: Line,
    full_text: bool,
    every: Option<u64>,
    headers: Vec<(String, String)>,
    user_agent: Option<String>,
    user: Option<String>,
    password_command: Vec<String>,
    proxy: Option<String>,
    strip: bool,
    quiet: bool,
    prefer: bool,
    #[serde(default)]
    page: Option<PageSelectors>,
}

type Record = Map<String, Value>;

impl Store {
    /// Chooses one setting of a source, by its name in the config, as it stands in `wanted`; none gives back what was
    /// given. One journaled step.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn choose(&mut self, id: SourceId, setting: &str, wanted: Option<&Source>, now: Timestamp) -> Result<Step> {
        self.write(|c| {
            let shown = source_settings::shown(c, id.0)?;
            let words = match (setting, wanted) {
                ("name", Some(wanted)) => {
                    let name = source_settings::shown_as(c, id.0, &wanted.name)?;
                    format!("renamed source “{shown}” to “{name}”")
                }
                ("group", Some(wanted)) if wanted.group.is_empty() => format!("moved source “{shown}” to no group"),
                ("group", Some(wanted)) => format!("moved source “{shown}” to “{}”", wanted.group),
                _ => format!("changed {setting} of source “{shown}”"),
            };
            let Some(given) = given(c, id.0)? else { return Ok(Step::nothing(words)) };
            let before = chosen(c, id.0)?;
            let mut after = before.clone();
            after.remove(setting);
            if let Some(value) = wanted.and_then(|wanted| record(wanted).remove(setting))
                && given.get(setting) != Some(&value)
            {
                after.insert(setting.to_owned(), value);
            }
            let text = |record: &Record| (!record.is_empty()).then(|| Value::Object(record.clone()).to_string());
            let change = Change { noun: &CHOSEN, key: id.0.to_string(), before: text(&before), after: text(&after) };
            journal::change(c, vec![change], &words.as_str().into(), now)
        })
    }
}

fn record(source: &Source) -> Record {
    let settings = Settings {
        name: source.name.clone(),
        group: source.group.clone(),
        full_text: source.full_text,
        every: source.every,
        headers: source.headers.clone(),
        user_agent: source.user_agent.clone(),
        user: source.user.clone(),
        password_command: source.password_command.clone(),
        proxy: source.proxy.clone(),
        strip: source.strip,
        quiet: source.quiet,
        prefer: source.preferred,
        page: source.page.clone(),
    };
    match serde_json::to_value(settings) {
        Ok(Value::Object(record)) => record,
        _ => Record::new(),
    }
}

fn read(text: Option<String>) -> rusqlite::Result<Record> {
    let broken = |reason| rusqlite::Error::FromSqlConversionFailure(0, Type::Text, Box::new(reason));
    text.map_or_else(|| Ok(Record::new()), |text| serde_json::from_str(&text).map_err(broken))
}

/// What the reader chose about a source.
fn chosen(c: &Connection, id: i64) -> rusqlite::Result<Record> {
    let text: Option<Option<String>> =
        c.prepare_cached("SELECT chosen FROM source WHERE id = ?1")?.query_row([id], |row| row.get(0)).optional()?;
    read(text.flatten())
}

/// How a source was given; written down when that is asked for the first time, while nothing is chosen yet.
fn given(c: &Connection, id: i64) -> rusqlite::Result<Option<Record>> {
    let Some((source, text)) = source_settings::settings_of(c, id)? else { return Ok(None) };
    if text.is_some() {
        return read(text).map(Some);
    }
    let record = record(&source);
    keep_given(c, id, &record)?;
    Ok(Some(record))
}

fn keep_given(c: &Connection, id: i64, record: &Record) -> rusqlite::Result<()> {
    c.prepare_cached("UPDATE source SET given = ?2 WHERE id = ?1")?
        .execute((id, Value::Object(record.clone()).to_string()))
        .map(|_| ())
}

/// The source as it counts: what was given, with what was chosen over it.
pub(crate) fn over(mut source: Source, chosen: Option<String>) -> rusqlite::Result<Source> {
    let mut whole = record(&source);
    whole.extend(read(chosen)?);
    if let Ok(settings) = serde_json::from_value::<Settings>(Value::Object(whole)) {
        (source.name, source.group, source.full_text) = (settings.name, settings.group, settings.full_text);
        (source.every, source.headers, source.user_agent) = (settings.every, settings.headers, settings.user_agent);
        (source.user, source.password_command) = (settings.user, settings.password_command);
        (source.proxy, source.strip) = (settings.proxy, settings.strip);
        (source.quiet, source.preferred, source.page) = (settings.quiet, settings.prefer, settings.page);
    }
    Ok(source)
}

/// A source was given anew: what is chosen goes on lying over it.
pub(crate) fn give(c: &Connection, id: i64, given: &Source) -> rusqlite::Result<()> {
    if !chosen(c, id)?.is_empty() {
        keep_given(c, id, &record(given))?;
        lay(c, id)?;
    }
    Ok(())
}

/// Sets what is chosen as a step says.
pub(crate) fn put(c: &Connection, source: &str, value: Option<&str>) -> rusqlite::Result<()> {
    let Ok(id) = source.parse::<i64>() else { return Ok(()) };
    c.prepare_cached("UPDATE source SET chosen = ?2 WHERE id = ?1")?.execute((id, value))?;
    lay(c, id)
}

/// Makes the columns what was given with what is chosen over it.
fn lay(c: &Connection, id: i64) -> rusqlite::Result<()> {
    let Some((source, given)) = source_settings::settings_of(c, id)? else { return Ok(()) };
    let chosen: Option<String> =
        c.prepare_cached("SELECT chosen FROM source WHERE id = ?1")?.query_row([id], |row| row.get(0))?;
    let source = over(over(source, given)?, chosen)?;
    source_settings::set_settings(c, id, &source)
}
