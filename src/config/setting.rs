//! One setting of one source as it is typed on the screen: checked as if it stood in the file, so that both say the same.

use super::{ConfigError, parse};
use crate::news::{Source, SourceSetting};
use std::path::Path;
use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, value};

/// A source with one setting as it was typed; none when the line is empty, which gives back what the source came with.
///
/// # Errors
/// With what is wrong, in words.
pub fn source_with(source: &Source, setting: SourceSetting, typed: &str) -> Result<Option<Source>, String> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let mut table = Table::new();
    table.insert("url", value(source.url.as_str()));
    let item = match setting {
        switch if switch.is_switch() => value(typed == "true"),
        SourceSetting::Headers => headers(typed)?,
        SourceSetting::PasswordCommand => {
            program(&shell_words::split(typed).map_err(|_| "a quote is missing at the end")?)
        }
        _ => value(typed),
    };
    if setting == SourceSetting::User && !source.password_command.is_empty() {
        table.insert("password_command", program(&source.password_command));
    }
    table.insert(setting.key(), item);
    let mut document = DocumentMut::new();
    let mut tables = toml_edit::ArrayOfTables::new();
    tables.push(table);
    document.insert("source", Item::ArrayOfTables(tables));
    match parse(Path::new(""), &document.to_string()) {
        Ok(config) => config.sources.into_iter().next().map(Some).ok_or_else(|| "this is no setting".to_owned()),
        Err(ConfigError::Wrong(problems)) => {
            Err(problems.first().map_or_else(String::new, |problem| problem.message.replace('\n', " · ")))
        }
        Err(error) => Err(error.to_string()),
    }
}

/// `Name: value, Name: value`; a comma within a value stands before no name and colon.
fn headers(typed: &str) -> Result<Item, String> {
    let mut all: Vec<(String, String)> = Vec::new();
    for part in typed.split(',') {
        let named = part.split_once(':').filter(|(name, _)| !name.trim().contains(char::is_whitespace));
        match (named, all.last_mut()) {
            (Some((name, text)), _) => all.push((name.trim().to_owned(), text.trim().to_owned())),
            (None, Some((_, before))) => *before = format!("{before},{part}"),
            (None, None) => return Err("headers are written like Accept-Language: en, X-Key: 1".to_owned()),
        }
    }
    let mut table = InlineTable::new();
    for (name, text) in all {
        table.insert(&name, text.into());
    }
    Ok(value(table))
}

fn program(words: &[String]) -> Item {
    value(words.iter().map(String::as_str).collect::<Array>())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(setting: SourceSetting, typed: &str) -> Result<Option<Source>, String> {
        let source = Source { url: "https://lamp.example/feed".into(), ..Source::default() };
        source_with(&source, setting, typed)
    }

    #[test]
    fn what_the_file_would_take_is_taken() {
        assert_eq!(with(SourceSetting::Every, "2h").unwrap().unwrap().every, Some(7_200));
        assert!(with(SourceSetting::Quiet, "true").unwrap().unwrap().quiet);
        let headers = with(SourceSetting::Headers, "Accept: text/html, text/xml, X-Key: a:b").unwrap().unwrap().headers;
        assert_eq!(headers, [("Accept".into(), "text/html, text/xml".into()), ("X-Key".into(), "a:b".into())]);
        let command = with(SourceSetting::PasswordCommand, "pass show 'the lamp'").unwrap().unwrap().password_command;
        assert_eq!(command, ["pass", "show", "the lamp"]);
    }

    #[test]
    fn what_the_file_would_refuse_is_refused_in_the_same_words() {
        assert!(with(SourceSetting::Every, "5m").unwrap_err().contains("15"));
        assert!(with(SourceSetting::Proxy, "ftp://a").unwrap_err().contains("socks5"));
        assert!(with(SourceSetting::User, "me").unwrap_err().contains("password_command"));
        assert!(with(SourceSetting::Headers, "nonsense").is_err());
    }

    #[test]
    fn an_empty_line_gives_back_what_the_source_came_with() {
        assert_eq!(with(SourceSetting::Name, "  "), Ok(None));
    }
}
