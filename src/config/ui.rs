//! How the screen looks: `[ui]`. Knows no colours and draws nothing.

use super::{
    problem::{Place, Problem, Problems},
    section::Section,
};
use crate::{
    language::{self, Language},
    text::Bidi,
};
use toml::de::DeTable;

/// How the screen looks.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "independent settings")]
pub struct Ui {
    /// Marks and rules in ASCII only.
    pub ascii: bool,
    /// One pane at a time, line by line and in words, for screen readers.
    pub screen_reader: bool,
    /// Nothing on screen moves by itself.
    pub reduced_motion: bool,
    /// Who puts right-to-left text in the order it is read.
    pub bidi: Bidi,
    /// The mouse belongs to the program; false gives the terminal's own selection back.
    pub mouse: bool,
    /// How many lines a story takes.
    pub density: Density,
    /// Whether pictures are shown.
    pub images: Images,
    /// The language of the screen; none for that of the environment.
    pub language: Option<Language>,
    /// The desktop is told of what arrives while the user is elsewhere.
    pub notify: bool,
    /// Columns of the article's text, at most.
    pub measure: u16,
    /// Columns of the list beside the article, until `<` and `>` change them.
    pub list_width: Option<u16>,
    /// The theme, where one is named: whether there is one of that name is for the face to say.
    pub theme: Option<ThemeName>,
}

/// A theme as it is named in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeName {
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub place: Place,
}

impl ThemeName {
    /// Says what is wrong with it.
    #[must_use]
    pub fn problem(&self, message: &str) -> Problem {
        Problem { place: self.place.clone(), message: message.to_owned() }
    }
}

impl Ui {
    /// The language of the screen.
    #[must_use]
    pub fn language(&self) -> Language {
        screen_language(self.language)
    }
}

/// The language of the screen: the one that is set, else that of the environment.
#[must_use]
pub fn screen_language(set: Option<Language>) -> Language {
    set.unwrap_or_else(|| of_environment(|name| std::env::var(name).ok()))
}

/// The language of the environment. The letters of a console are those of the West.
fn of_environment(variable: impl Fn(&str) -> Option<String>) -> Language {
    let console = variable("TERM").is_some_and(|term| ["linux", "vt100"].contains(&term.as_str()));
    let told = language::of_environment(variable);
    if console && told == Language::Japanese { Language::English } else { told }
}

impl Default for Ui {
    fn default() -> Self {
        Self {
            ascii: false,
            screen_reader: false,
            reduced_motion: false,
            bidi: Bidi::Auto,
            mouse: true,
            density: Density::Comfortable,
            images: Images::Auto,
            language: None,
            notify: false,
            measure: 76,
            list_width: None,
            theme: None,
        }
    }
}

/// Whether pictures are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Images {
    /// On the key over ssh, else always.
    #[default]
    Auto,
    /// Always.
    Always,
    /// On the key.
    Key,
    /// Never.
    Never,
}

/// How many lines a story takes in the list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Density {
    /// Two lines.
    #[default]
    Comfortable,
    /// One line.
    Compact,
}

/// `[ui]`.
pub(super) fn read(table: &DeTable, problems: &mut Problems) -> Ui {
    let mut section = Section::new("[ui]", table);
    let mut ui = Ui::default();
    section.flag("ascii", &mut ui.ascii, problems);
    section.flag("screen_reader", &mut ui.screen_reader, problems);
    section.flag("reduced_motion", &mut ui.reduced_motion, problems);
    ui.bidi = section.choice("bidi", &Bidi::NAMES, problems).unwrap_or_default();
    section.flag("mouse", &mut ui.mouse, problems);
    section.flag("notify", &mut ui.notify, problems);
    ui.measure = section.columns("measure", 50..=100, problems).unwrap_or(ui.measure);
    ui.list_width = section.columns("list_width", 28..=200, problems);
    ui.theme = section.text("theme", problems).map(|theme| {
        let place = problems.place(&theme.span());
        ThemeName { name: theme.into_inner(), place }
    });
    let densities = [("comfortable", Density::Comfortable), ("compact", Density::Compact)];
    ui.density = section.choice("density", &densities, problems).unwrap_or_default();
    let images = [("auto", Images::Auto), ("always", Images::Always), ("key", Images::Key), ("never", Images::Never)];
    ui.images = section.choice("images", &images, problems).unwrap_or_default();
    let named = Language::ALL.map(|language| (language.code(), Some(language)));
    let languages: Vec<_> = [("auto", None)].into_iter().chain(named).collect();
    ui.language = section.choice("language", &languages, problems).flatten();
    section.finish(problems);
    ui
}

#[cfg(test)]
mod tests {
    use super::super::{Images, parse};
    use crate::{language::Language, text::Bidi};
    use std::path::Path;

    #[test]
    fn columns_are_whole_numbers_within_what_can_be_read() {
        let read = |line: &str| parse(Path::new("config.toml"), &format!("[ui]\n{line}\n")).map(|config| config.ui);
        let ui = read("measure = 84\nlist_width = 50").unwrap();
        assert_eq!((ui.measure, ui.list_width), (84, Some(50)));
        for wrong in ["measure = 20", "measure = \"84\"", "list_width = 4.5"] {
            assert!(read(wrong).is_err_and(|error| error.to_string().contains("whole number from")), "{wrong}");
        }
    }

    #[test]
    fn every_language_with_a_table_can_be_named() {
        let language = |code: &str| {
            parse(Path::new("config.toml"), &format!("[ui]\nlanguage = \"{code}\"\n")).map(|config| config.ui.language)
        };
        for known in Language::ALL {
            assert_eq!(language(known.code()).ok(), Some(Some(known)), "{}", known.name());
        }
        assert_eq!(language("auto").ok(), Some(None));
        assert!(language("tlh").is_err_and(|error| error.to_string().contains("\"de\"")));
    }

    #[test]
    fn a_console_has_no_letters_for_japanese() {
        let told = |term: &str, locale: &str| {
            super::of_environment(|name| match name {
                "TERM" => Some(term.to_owned()),
                "LANG" => Some(locale.to_owned()),
                _ => None,
            })
        };
        assert_eq!(told("linux", "ja_JP.UTF-8"), Language::English);
        assert_eq!(told("xterm", "ja_JP.UTF-8"), Language::Japanese);
        assert_eq!(told("linux", "de_DE.UTF-8"), Language::German);
    }

    #[test]
    fn pictures_can_be_had_always_on_the_key_or_never() {
        let images = |value: &str| {
            parse(Path::new("config.toml"), &format!("[ui]\nimages = \"{value}\"\n")).map(|config| config.ui.images)
        };
        assert_eq!(images("key").ok(), Some(Images::Key));
        assert_eq!(images("never").ok(), Some(Images::Never));
        assert!(images("alway").is_err_and(|error| error.to_string().contains("always")));
    }

    #[test]
    fn what_helps_to_read_is_off_until_it_is_asked_for() {
        let read = |line: &str| parse(Path::new("config.toml"), &format!("[ui]\n{line}\n")).map(|config| config.ui);
        let ui = read("").unwrap();
        assert_eq!((ui.screen_reader, ui.reduced_motion, ui.bidi), (false, false, Bidi::Auto));
        let ui = read("screen_reader = true\nreduced_motion = true\nbidi = \"here\"").unwrap();
        assert_eq!((ui.screen_reader, ui.reduced_motion, ui.bidi), (true, true, Bidi::Here));
        assert!(read("bidi = \"ltr\"").is_err_and(|error| error.to_string().contains("terminal")));
    }
}
