//! Settings: the config file as the screen goes by it, checked against the commands and themes there are, at the start and
//! whenever the file changes. The same check serves `config check`.

use super::letter_order::LetterOrder;
use crate::{
    app::{self, Keymap, Palette, Pictures},
    clean,
    config::{self, Binding, Config, ConfigError, Density, Images, KeyScope, RuleFiles},
    links::{self, RuleError},
};
use jiff::tz::TimeZone;
use std::{
    io::ErrorKind,
    path::{Path, PathBuf},
    time::SystemTime,
};

/// Rules are written by a person; past this it is the wrong file.
const LARGEST_RULES: u64 = 4 << 20;

/// A config with everything it names at hand.
#[derive(Debug)]
pub struct Checked {
    pub config: Config,
    /// Its keys laid over the defaults.
    pub keymap: Keymap,
    /// The built-in themes, then those of the user's own.
    pub themes: Vec<Palette>,
}

/// What holds for the whole run, whatever the config says.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts")]
pub struct Facts {
    /// No colours.
    pub plain: bool,
    /// Who puts right-to-left text in order.
    pub letter_order: LetterOrder,
    /// A screen reader reads, whatever the config says.
    pub screen_reader: bool,
    /// Open no socket.
    pub offline: bool,
    /// The demo edition is on.
    pub demo: bool,
    /// The terminal shows letters and no more.
    pub console: bool,
    /// The terminal is far away.
    pub far: bool,
    /// What the bottom line still has to teach.
    pub lessons: Vec<app::Command>,
    /// Columns of the list, as the user left them.
    pub list_width: Option<u16>,
    /// What was chosen in the palette at earlier starts.
    pub recent: String,
    /// Filters of earlier starts, as they were remembered.
    pub filters: String,
    /// Where the user lives.
    pub zone: TimeZone,
}

/// Loads the config and checks its keys and its theme.
///
/// # Errors
/// With everything that is wrong in it.
pub fn load(path: &Path) -> Result<Checked, ConfigError> {
    check(config::load(path)?, path)
}

/// Checks the keys and the theme of the config that was loaded from there.
///
/// # Errors
/// With everything that is wrong in them.
pub fn check(config: Config, path: &Path) -> Result<Checked, ConfigError> {
    let mut wrong = Vec::new();
    let all: Vec<_> = config.keys.iter().map(words).collect();
    for declared in &config.commands {
        wrong.extend(app::taken_name(&declared.command.name).map(|reason| declared.problem(&reason)));
    }
    let own = config.commands.iter().map(|declared| declared.command.clone()).collect();
    let keymap = Keymap::with(&all, own).unwrap_or_else(|reasons| {
        let told = |(place, reason): (usize, String)| Some(config.keys.get(place)?.problem(&reason));
        wrong.extend(reasons.into_iter().filter_map(told));
        Keymap::default()
    });
    let mut themes = app::built_in_themes();
    let mut broken = Vec::new();
    for (name, text) in config::theme_files(path) {
        match app::theme_of_scheme(&name, &text) {
            Some(palette) => {
                themes.retain(|known| known.name != palette.name);
                themes.push(palette);
            }
            None => broken.push(name),
        }
    }
    if let Some(chosen) = &config.ui.theme
        && !themes.iter().any(|palette| palette.name.as_str() == chosen.name)
    {
        wrong.push(if broken.contains(&chosen.name) {
            chosen.problem("this theme's file is no base16 scheme: one of base00 to base0F is missing or no colour")
        } else {
            let names = || themes.iter().map(|palette| palette.name.as_str());
            let meant = crate::text::near::nearest(&chosen.name, names());
            let hint = meant.map_or_else(
                || format!("there are {}", names().collect::<Vec<_>>().join(", ")),
                |near| format!("did you mean `{near}`?"),
            );
            chosen.problem(&format!("there is no theme `{}`\n{hint}", chosen.name))
        });
    }
    if wrong.is_empty() { Ok(Checked { config, keymap, themes }) } else { Err(ConfigError::Wrong(wrong)) }
}

/// The built-in link rules with the user's file laid over; none where there is no file.
///
/// # Errors
/// When the file cannot be read, or with what is wrong in it.
pub fn link_rules(path: &Path) -> Result<Option<links::Rules>, RuleError> {
    let with = |text: String| links::BUILTIN.beside(clean::rule_names()).with(&path.display().to_string(), &text);
    rule_text(path)?.map(with).transpose()
}

/// Lays the text of a file of that name over rules.
type Lay = fn(clean::Rules, &str, &str) -> Result<clean::Rules, RuleError>;

/// The built-in rules for cleaning with the user's files laid over, where there are any. A file with an error is left out: it comes
/// back with its place.
#[must_use]
pub fn rules(files: &RuleFiles) -> (clean::Rules, Vec<RuleError>) {
    let mut wrong = Vec::new();
    let links = link_rules(&files.links).unwrap_or_else(|error| {
        wrong.push(error);
        None
    });
    let mut rules = links.map_or_else(|| clean::BUILTIN.clone(), clean::Rules::new);
    let lays: [(&Path, Lay); 2] =
        [(&files.notices, clean::Rules::with_notices), (&files.sites, clean::Rules::with_sites)];
    for (path, lay) in lays {
        let laid = rule_text(path)
            .and_then(|text| text.map(|text| lay(rules.clone(), &path.display().to_string(), &text)).transpose());
        match laid {
            Ok(laid) => rules = laid.unwrap_or(rules),
            Err(error) => wrong.push(error),
        }
    }
    (rules, wrong)
}

/// A rule file's text; none where there is no file.
fn rule_text(path: &Path) -> Result<Option<String>, RuleError> {
    match text_file(path) {
        Ok(text) => Ok(Some(text)),
        Err(reason) if reason.kind() == ErrorKind::NotFound => Ok(None),
        Err(reason) => Err(RuleError(format!("{} cannot be read: {reason}", path.display()))),
    }
}

/// A regular file's text, within bounds: a pipe would wait for a writer that never comes, and a device has no end.
fn text_file(path: &Path) -> std::io::Result<String> {
    let about = std::fs::metadata(path)?;
    if !about.is_file() || about.len() > LARGEST_RULES {
        return Err(std::io::Error::other("it is not a regular file of at most 4 MB"));
    }
    std::fs::read_to_string(path)
}

fn words(binding: &Binding) -> (String, String, Vec<String>) {
    let scope = match binding.scope {
        KeyScope::Everywhere => "all",
        KeyScope::List => "list",
        KeyScope::Reader => "reader",
        KeyScope::Sources => "sources",
    };
    (scope.to_owned(), binding.key.clone(), binding.commands.clone())
}

impl Checked {
    /// What the screen goes by.
    #[must_use]
    pub fn options(&self, facts: &Facts) -> app::Options {
        let ui = &self.config.ui;
        app::Options {
            keymap: self.keymap.clone(),
            ascii: ui.ascii,
            screen_reader: ui.screen_reader || facts.screen_reader,
            reduced_motion: ui.reduced_motion,
            language: ui.language,
            bidi: ui.bidi,
            terminal_orders: facts.letter_order == LetterOrder::Terminal,
            plain: facts.plain,
            dense: ui.density == Density::Compact,
            offline: facts.offline,
            demo: facts.demo,
            hands_over: !self.config.push.is_empty(),
            syncs: !self.config.accounts.is_empty() && !facts.demo && !facts.offline,
            pictures: pictures(&self.config, facts),
            mouse: ui.mouse,
            notify: ui.notify,
            theme: ui.theme.as_ref().map_or_else(|| app::TERMINAL.to_owned(), |theme| theme.name.clone()),
            themes: self.themes.clone(),
            queries: self.config.shelves.clone(),
            listed: config::listed_sources().iter().map(|listed| listed.source.clone()).collect(),
            lessons: facts.lessons.clone(),
            list_width: facts.list_width.or(ui.list_width),
            measure: Some(ui.measure),
            filters: facts.filters.clone(),
            recent: facts.recent.clone(),
            zone: facts.zone.clone(),
        }
    }

    /// Programs to call. What is saved in the demo edition is nobody else's.
    pub fn programs(&self, facts: &Facts) -> super::Programs {
        if facts.demo {
            return super::Programs { open: self.config.open.clone(), ..super::Programs::default() };
        }
        super::Programs {
            open: self.config.open.clone(),
            saved: self.config.saved_hook.clone(),
            push: self.config.push.clone(),
            accounts: self.config.accounts.clone(),
        }
    }
}

/// Whether pictures are shown, as the config wishes and as this program on this terminal can.
fn pictures(config: &Config, facts: &Facts) -> Pictures {
    if !cfg!(feature = "images") {
        return Pictures::Unable("pictures-built-without");
    }
    if facts.plain || facts.console {
        return Pictures::Unable("pictures-need-colours");
    }
    if config.ui.screen_reader || facts.screen_reader {
        return Pictures::Unable("pictures-are-told-in-words");
    }
    if config.ui.ascii {
        return Pictures::Unable("pictures-need-more-than-ascii");
    }
    match config.ui.images {
        Images::Always => Pictures::Always,
        Images::Never => Pictures::Never,
        Images::Key => Pictures::OnKey,
        Images::Auto => {
            if facts.far {
                Pictures::OnKey
            } else {
                Pictures::Always
            }
        }
    }
}

/// Looks at a file now and then, by the time it was written.
#[derive(Debug)]
pub struct Watch {
    /// The file.
    pub path: PathBuf,
    written: Option<(SystemTime, u64)>,
}

impl Watch {
    /// Begins with the file as it is.
    #[must_use]
    pub fn new(path: PathBuf) -> Self {
        let written = stamp(&path);
        Self { path, written }
    }

    /// Whether the file is another one than at the last look. A file that is gone for a moment is being written.
    pub fn changed(&mut self) -> bool {
        let now = stamp(&self.path);
        now.is_some() && std::mem::replace(&mut self.written, now) != now
    }
}

fn stamp(path: &Path) -> Option<(SystemTime, u64)> {
    let about = std::fs::metadata(path).ok()?;
    Some((about.modified().ok()?, about.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn loaded(text: &str) -> Result<Checked, String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        std::fs::write(&path, text).unwrap();
        load(&path).map_err(|error| error.to_string())
    }

    #[test]
    fn a_theme_that_is_not_there_is_wrong_where_it_is_named() {
        let wrong = loaded("[ui]\ntheme = \"mos\"\n").unwrap_err();
        assert!(wrong.contains(":2:9: there is no theme `mos`") && wrong.contains("did you mean `moss`?"), "{wrong}");
    }

    #[test]
    fn every_key_that_is_wrong_is_named_at_its_own_line() {
        let wrong = loaded("[keys.list]\ne = \"dome\"\nB = \"save\"\ng = \"fly\"\n").unwrap_err();
        assert!(wrong.contains(":2:1: ") && wrong.contains("did you mean `done`?"), "{wrong}");
        assert!(wrong.contains(":4:1: ") && !wrong.contains(":3:1: "), "{wrong}");
    }

    #[test]
    fn link_rules_are_laid_over_the_built_in_ones_or_refused_with_their_place() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("links.toml");
        let rules = || link_rules(&path).map(|own| own.unwrap_or_else(|| links::BUILTIN.clone()));
        let clean = || rules().map(|rules| rules.clean("https://a.example/?mine=1&utm_source=x").shown);
        assert_eq!(clean().unwrap(), "https://a.example/?mine=1");
        std::fs::write(&path, "[[strip]]\nname = \"mine\"\nkind = \"tracking\"\nparameters = [\"mine\"]\n").unwrap();
        assert_eq!(clean().unwrap(), "https://a.example/");
        std::fs::write(&path, "off = [\"utn\"]\n").unwrap();
        let wrong = clean().unwrap_err().to_string();
        assert!(wrong.contains("links.toml:1:8: ") && wrong.contains("^^^^^"), "{wrong}");
        std::fs::write(&path, b"off = [\"\xff\"]").unwrap();
        assert!(clean().unwrap_err().to_string().contains("links.toml cannot be read"));
    }

    #[test]
    fn a_file_that_changes_is_noticed_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        let mut watch = Watch::new(path.clone());
        assert!(!watch.changed());
        std::fs::write(&path, "[ui]\n").unwrap();
        assert!(watch.changed() && !watch.changed());
        std::fs::remove_file(&path).unwrap();
        assert!(!watch.changed());
    }
}
