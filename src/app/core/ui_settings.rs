//! The settings of the face that can be changed while the program runs: their names, words and values. The names are those of
//! `[ui]` in the config.

use crate::{
    app::core::{
        layout::{LEAST_LIST, MEASURE, MEASURES},
        options::{Options, Pictures},
    },
    language::{self, Language, tr},
    text::{Bidi, near},
};
use std::ops::RangeInclusive;

/// Something that can be set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    pub name: &'static str,
    values: Values,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Values {
    Flag,
    Words(&'static [&'static str]),
    Themes,
    Bidi,
    Languages,
    /// Columns, and those that are offered.
    Columns(RangeInclusive<u16>, &'static [u16]),
}

/// The language of the environment.
pub const AUTO: &str = "auto";

pub const SETTINGS: &[Setting] = &[
    Setting { name: "theme", values: Values::Themes },
    Setting { name: "density", values: Values::Words(&["comfortable", "compact"]) },
    Setting { name: "images", values: Values::Words(&["always", "key", "never"]) },
    Setting { name: "measure", values: Values::Columns(MEASURES, &[60, 68, 76, 84, 92, 100]) },
    Setting { name: "list_width", values: Values::Columns(LEAST_LIST..=200, &[34, 40, 48, 56, 64]) },
    Setting { name: "ascii", values: Values::Flag },
    Setting { name: "screen_reader", values: Values::Flag },
    Setting { name: "reduced_motion", values: Values::Flag },
    Setting { name: "bidi", values: Values::Bidi },
    Setting { name: "mouse", values: Values::Flag },
    Setting { name: "notify", values: Values::Flag },
    Setting { name: "language", values: Values::Languages },
];

impl Setting {
    /// What it does, in words.
    #[must_use]
    pub fn words(&self) -> &'static str {
        language::in_words(&format!("setting-{}", self.name.replace('_', "-"))).unwrap_or("")
    }

    /// The values it can have.
    #[must_use]
    pub fn values(&self, options: &Options) -> Vec<String> {
        match &self.values {
            Values::Columns(_, offered) => offered.iter().map(ToString::to_string).collect(),
            Values::Flag => vec!["true".into(), "false".into()],
            Values::Words(words) => words.iter().map(ToString::to_string).collect(),
            Values::Bidi => Bidi::NAMES.iter().map(|(name, _)| (*name).to_owned()).collect(),
            Values::Languages => {
                [AUTO].into_iter().chain(Language::ALL.map(Language::code)).map(str::to_owned).collect()
            }
            Values::Themes => options.themes.iter().map(|palette| palette.name.to_string()).collect(),
        }
    }

    /// Whether it can have that value.
    #[must_use]
    pub fn takes(&self, options: &Options, value: &str) -> bool {
        match &self.values {
            Values::Columns(range, _) => value.parse().is_ok_and(|columns| range.contains(&columns)),
            _ => self.values(options).iter().any(|known| known == value),
        }
    }

    /// What it can be, in words.
    #[must_use]
    pub fn possible(&self, options: &Options) -> String {
        match &self.values {
            Values::Columns(range, _) => tr!("setting-columns", least = range.start(), most = range.end()),
            _ => self.values(options).join(", "),
        }
    }

    #[must_use]
    pub fn value(&self, options: &Options) -> String {
        match self.name {
            "theme" => options.theme.clone(),
            "language" => options.language.map_or(AUTO, Language::code).to_owned(),
            "density" => if options.dense { "compact" } else { "comfortable" }.to_owned(),
            "images" => match options.pictures {
                Pictures::Always => "always".to_owned(),
                Pictures::OnKey => "key".to_owned(),
                Pictures::Never | Pictures::Unable(_) => "never".to_owned(),
            },
            "measure" => options.measure.unwrap_or(MEASURE).to_string(),
            "list_width" => {
                options.list_width.map_or_else(|| tr!("setting-list-width-free").to_owned(), |list| list.to_string())
            }
            "ascii" => options.ascii.to_string(),
            "screen_reader" => options.screen_reader.to_string(),
            "reduced_motion" => options.reduced_motion.to_string(),
            "bidi" => options.bidi.name().to_owned(),
            "mouse" => options.mouse.to_string(),
            _ => options.notify.to_string(),
        }
    }
}

/// The setting of that name.
///
/// # Errors
/// When there is none, with the one that was probably meant.
pub fn setting(name: &str) -> Result<&'static Setting, String> {
    let near = || near::nearest(name, SETTINGS.iter().map(|setting| setting.name));
    SETTINGS.iter().find(|setting| setting.name == name).ok_or_else(|| {
        let meant = near().map_or_else(String::new, |near| tr!("setting-did-you-mean", near));
        tr!("setting-unknown", name, meant)
    })
}

/// Whether what was typed is whole as it stands, and no beginning of something else: a name alone asks what the setting is, and a number
/// is one even where it is out of range.
#[must_use]
pub fn is_whole(name: &str, value: &str) -> bool {
    let is_number = |setting: &Setting| matches!(setting.values, Values::Columns(..)) && value.parse::<i64>().is_ok();
    setting(name).is_ok_and(|setting| value.is_empty() || is_number(setting))
}

/// Whether a setting of that name can have that value.
#[must_use]
pub fn fits(options: &Options, name: &str, value: &str) -> bool {
    setting(name).is_ok_and(|setting| setting.takes(options, value))
}
