//! Which language is meant: by its code or name in the config, or by the locale of the environment.

/// A language that has a table.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Language {
    /// What the others fall back to.
    #[default]
    English,
    /// Deutsch.
    German,
    /// 日本語.
    Japanese,
    /// Español.
    Spanish,
}

impl Language {
    /// Every one; the first is what the others fall back to.
    pub const ALL: [Self; 4] = [Self::English, Self::German, Self::Japanese, Self::Spanish];

    /// Its code, as in `de_DE.UTF-8` and in the name of its table.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
            Self::Japanese => "ja",
            Self::Spanish => "es",
        }
    }

    /// Its name in itself.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "Deutsch",
            Self::Japanese => "日本語",
            Self::Spanish => "español",
        }
    }

    /// Its table.
    pub(super) fn texts(self) -> &'static str {
        match self {
            Self::English => include_str!("../../assets/languages/en.ftl"),
            Self::German => include_str!("../../assets/languages/de.ftl"),
            Self::Japanese => include_str!("../../assets/languages/ja.ftl"),
            Self::Spanish => include_str!("../../assets/languages/es.ftl"),
        }
    }

    /// The language that a locale names: `de`, `de_AT.UTF-8`, `ja-JP`. `C` and `POSIX` are English.
    #[must_use]
    pub fn of_locale(locale: &str) -> Option<Self> {
        let code = locale.split(['_', '-', '.', '@']).next()?.to_lowercase();
        if ["c", "posix"].contains(&code.as_str()) {
            return Some(Self::English);
        }
        Self::ALL.into_iter().find(|language| language.code() == code)
    }
}

/// The language of the environment, as gettext reads it: the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is not empty names the
/// locale; `LANGUAGE` is a list that goes before it, unless that locale is `C`. What has no table is English.
#[must_use]
pub fn of_environment(variable: impl Fn(&str) -> Option<String>) -> Language {
    let given = |name: &&str| variable(name).filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(given).unwrap_or_default();
    let plain = locale.split('.').next().is_none_or(|name| ["", "C", "POSIX"].contains(&name));
    let wished = given(&"LANGUAGE").filter(|_| !plain).unwrap_or_default();
    wished.split(':').chain([locale.as_str()]).find_map(Language::of_locale).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(variables: &[(&str, &str)]) -> Language {
        of_environment(|name| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn the_environment_is_read_as_gettext_reads_it() {
        assert_eq!(of(&[]), Language::English);
        assert_eq!(of(&[("LANG", "de_DE.UTF-8")]), Language::German);
        assert_eq!(of(&[("LANG", "de_DE.UTF-8"), ("LC_MESSAGES", "ja_JP.UTF-8")]), Language::Japanese);
        assert_eq!(of(&[("LANG", "de_DE.UTF-8"), ("LC_ALL", "es_MX")]), Language::Spanish);
        assert_eq!(of(&[("LANG", "de_DE.UTF-8"), ("LC_ALL", "")]), Language::German);
        assert_eq!(of(&[("LANG", "en_GB.UTF-8"), ("LANGUAGE", "nb:es:de")]), Language::Spanish);
    }

    #[test]
    fn a_list_of_languages_says_nothing_under_the_plain_locale() {
        assert_eq!(of(&[("LC_ALL", "C.UTF-8"), ("LANG", "de_DE"), ("LANGUAGE", "de")]), Language::English);
        assert_eq!(of(&[("LANGUAGE", "de")]), Language::English);
    }

    #[test]
    fn a_locale_without_a_table_is_english() {
        assert_eq!(of(&[("LANG", "tlh_001")]), Language::English);
        assert_eq!(Language::of_locale("tlh"), None);
    }
}
