//! Reads the config: the file becomes a table in which every value knows its place, and the table becomes a [`Config`].

use super::{
    Config, ConfigError, Keeping, Open, Poll, account, archive, integrations, keys, own_command,
    problem::{Problems, Text},
    rule,
    section::Section,
    serve, shelf, source, ui,
};
use std::{fs, io::ErrorKind, ops::Range, path::Path, time::Duration};
use toml::de::DeTable;

/// What was read today is not thrown away today.
const LEAST_KEPT: Duration = Duration::from_hours(24);
/// A config is written by a person; past this it is the wrong file.
const LARGEST_FILE: u64 = 4 << 20;
/// Notepad writes one before everything else.
pub(super) const BYTE_ORDER_MARK: char = '\u{feff}';

impl Default for Poll {
    fn default() -> Self {
        Self { every: Duration::from_hours(1), at_once: 32, per_host: 1, host_delay: Duration::from_secs(1) }
    }
}

/// Reads the config file. A file that is absent is a valid file: the default config.
///
/// # Errors
/// When the file cannot be read, or with everything that is wrong in it.
pub fn load(path: &Path) -> Result<Config, ConfigError> {
    text(path)?.map_or_else(|| Ok(Config::default()), |text| parse(path, &text))
}

/// The text of the config file; none where there is no file.
pub(super) fn text(path: &Path) -> Result<Option<String>, ConfigError> {
    let unreadable = |reason: &str| ConfigError::Unreadable { path: path.to_owned(), reason: reason.to_owned() };
    let file = match fs::metadata(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unreadable(&error.to_string())),
    };
    // Opening a pipe would wait for a writer that never comes.
    if file.is_dir() {
        return Err(unreadable("it is a directory"));
    }
    if !file.is_file() {
        return Err(unreadable("it is not a regular file"));
    }
    if file.len() > LARGEST_FILE {
        return Err(unreadable("it is larger than 4 MB, so it is hardly a config"));
    }
    let bytes = fs::read(path).map_err(|error| unreadable(&error.to_string()))?;
    String::from_utf8(bytes).map(Some).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..good].split(|byte| *byte == b'\n').count();
        unreadable(&format!("line {line} is not UTF-8 text"))
    })
}

/// Reads the text of a config; `path` is for the messages.
///
/// # Errors
/// With everything that is wrong in it.
pub fn parse(path: &Path, text: &str) -> Result<Config, ConfigError> {
    let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    let mut problems = Problems::new(Text::new(path, text));
    let table = match DeTable::parse(text) {
        Ok(table) => table,
        Err(error) => {
            let span = error.span().unwrap_or(0..0);
            match first_of(text, &span).filter(|_| error.message() == "duplicate key") {
                Some(first) => problems.add_again(&span, &format!("`{}`", &text[span.clone()]), &first),
                None => problems.add(&span, error.message()),
            }
            return Err(problems.into_error());
        }
    };
    let mut config = whole(table.get_ref(), &mut problems);
    config.old_keys = problems.old_keys();
    if problems.is_empty() { Ok(config) } else { Err(problems.into_error()) }
}

/// Where a key or table that stands in the file twice stands first, by the looks of the lines above.
fn first_of(text: &str, second: &Range<usize>) -> Option<Range<usize>> {
    let (before, name) = (text.get(..second.start)?, text.get(second.clone())?);
    let is_table = before.ends_with('[');
    let mut end = before.len();
    for line in before.rsplit('\n') {
        let start = end - line.len();
        end = start.saturating_sub(1);
        let key = line.trim_start_matches(|letter: char| letter == '[' || letter.is_whitespace());
        let is_it = key.strip_prefix(name).is_some_and(|rest| rest.trim_start().starts_with(['=', ']', '.']));
        if is_it && start + line.len() < second.start {
            return Some(start..start + line.len());
        }
        // A key is looked for in its own table alone.
        if !is_table && line.trim_start().starts_with('[') {
            return None;
        }
    }
    None
}

pub(super) fn whole(table: &DeTable, problems: &mut Problems) -> Config {
    let mut top = Section::new("the config", table);
    let mut config = Config::default();
    if let Some(table) = top.table("poll", problems) {
        config.poll = poll(table, problems);
    }
    if let Some(table) = top.table("ui", problems) {
        config.ui = ui::read(table, problems);
    }
    if let Some(table) = top.table("open", problems) {
        config.open = open(table, problems);
    }
    if let Some(table) = top.table("store", problems) {
        config.store = keeping(table, problems);
    }
    if let Some(table) = top.table("archive", problems) {
        config.archive = archive::read(table, problems);
    }
    if let Some(table) = top.table("hooks", problems) {
        config.saved_hook = integrations::hooks(table, problems);
    }
    if let Some(table) = top.table("push", problems) {
        config.push = integrations::pushes(table, problems);
    }
    if let Some(table) = top.table("serve", problems) {
        config.serve = serve::read(table, problems);
    }
    if let Some(table) = top.table("commands", problems) {
        config.commands = own_command::all(table, problems);
    }
    if let Some(table) = top.table("keys", problems) {
        config.keys = keys::all(table, problems);
    }
    config.shelves = shelf::all(top.tables("shelf", problems), problems);
    config.rules = rule::all(top.tables("rule", problems), &config.push, problems);
    config.accounts = account::all(top.tables("account", problems), problems);
    // An account on the same server goes both ways.
    let same = |one: &str, other: &str| one.trim_end_matches('/') == other.trim_end_matches('/');
    config.push.retain(|push| !config.accounts.iter().any(|account| same(&account.url, &push.url)));
    config.sources = source::all(top.tables("source", problems), problems);
    top.finish(problems);
    config
}

fn poll(table: &DeTable, problems: &mut Problems) -> Poll {
    let mut section = Section::new("[poll]", table);
    let mut poll = Poll::default();
    if let Some(every) = section.duration("every", problems) {
        source::check_interval(&every, problems);
        poll.every = every.into_inner();
    }
    section.set("at_once", &mut poll.at_once, problems);
    section.set("per_host", &mut poll.per_host, problems);
    if let Some(delay) = section.duration("host_delay", problems) {
        poll.host_delay = delay.into_inner();
    }
    section.finish(problems);
    poll
}

fn open(table: &DeTable, problems: &mut Problems) -> Open {
    let mut section = Section::new("[open]", table);
    let open = Open {
        browser: section.program("browser", problems),
        clipboard: section.program("clipboard", problems),
        pager: section.program("pager", problems),
        editor: section.program("editor", problems),
        enclosure: section.program("enclosure", problems),
    };
    section.finish(problems);
    open
}

fn keeping(table: &DeTable, problems: &mut Problems) -> Keeping {
    let mut section = Section::new("[store]", table);
    let keep_read = section.duration("keep_read", problems);
    if let Some(short) = keep_read.as_ref().filter(|keep| *keep.get_ref() < LEAST_KEPT) {
        problems.add(&short.span(), "`keep_read` is at least a day (\"1d\")");
    }
    section.finish(problems);
    Keeping { keep_read: keep_read.map(toml::Spanned::into_inner) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::EXAMPLE;

    /// The example's key lines without their `# `, of the part before or after the keys that have no default.
    fn uncommented(part: usize) -> String {
        let halves: Vec<&str> = EXAMPLE.split("# Part two").collect();
        let is_key =
            |line: &&str| line.starts_with('[') || line.split_once(" = ").is_some_and(|(key, _)| !key.contains(' '));
        halves[part].lines().filter_map(|line| line.strip_prefix("# ")).filter(is_key).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn the_example_as_it_stands_is_the_default() {
        assert_eq!(parse(Path::new("config.toml"), EXAMPLE).unwrap(), Config::default());
    }

    #[test]
    fn the_defaults_the_example_shows_are_the_defaults() {
        let text = uncommented(0);
        assert_eq!(text.matches(" = ").count(), 18, "{text}");
        let mut config = parse(Path::new("config.toml"), &text).unwrap();
        assert_eq!(config.ui.theme.take().map(|theme| theme.name).as_deref(), Some("terminal"));
        assert_eq!(config, Config::default());
    }

    #[test]
    fn what_stands_there_twice_is_told_with_the_line_of_the_first() {
        let told = |text: &str| parse(Path::new("c"), text).unwrap_err().to_string();
        let tables = told("[archive]\npictures = true\n[ui]\nmouse = true\n[archive]\npictures = false\n");
        assert!(tables.starts_with("c:5:2: `archive` already stands on line 1\n"), "{tables}");
        let keys = told("[archive]\npictures = true\n[ui]\nmouse = true\n# mouse\nmouse = false\n");
        assert!(keys.starts_with("c:6:1: `mouse` already stands on line 4\n"), "{keys}");
        let inline = told("ui = { mouse = true }\n[ui]\nascii = false\n");
        assert!(inline.starts_with("c:2:2: `ui` already stands on line 1\n"), "{inline}");
        assert!(told("ui = { mouse = true, mouse = false }\n").starts_with("c:1:22: duplicate key\n"));
    }

    #[test]
    fn the_examples_without_a_default_are_read() {
        let config = parse(Path::new("config.toml"), &uncommented(1)).unwrap();
        assert_eq!(config.open.browser, ["firefox", "{url}"]);
        assert_eq!(config.keys.len(), 4);
        assert_eq!(config.shelves[0].query, "group:indie -kind:deal");
        let source = &config.sources[0];
        assert_eq!((source.every, source.user.as_deref(), source.strip), (Some(7200), Some("me"), true));
        assert_eq!(source.headers, [("Accept-Language".to_owned(), "en".to_owned())]);
    }
}
