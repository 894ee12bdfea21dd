//! The settings of the face that can be changed while the program runs: their names, words and values. The names are those of
//! `[ui]` in the config.

use crate::{
    app::core::options::{Options, Pictures},
    text::near,
};

/// Something that can be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting {
    pub name: &'static str,
    /// What it does, in words.
    pub words: &'static str,
    values: Values,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Values {
    Flag,
    Words(&'static [&'static str]),
    Themes,
}

/// Every setting.
pub const SETTINGS: &[Setting] = &[
    Setting { name: "theme", words: "colours", values: Values::Themes },
    Setting { name: "density", words: "lines a story takes", values: Values::Words(&["comfortable", "compact"]) },
    Setting { name: "images", words: "pictures", values: Values::Words(&["always", "key", "never"]) },
    Setting { name: "ascii", words: "marks and rules in ASCII only", values: Values::Flag },
    Setting { name: "mouse", words: "the mouse belongs to the program", values: Values::Flag },
    Setting { name: "notify", words: "the desktop tells of what arrives", values: Values::Flag },
];

impl Setting {
    /// The values it can have.
    #[must_use]
    pub fn values(&self, options: &Options) -> Vec<String> {
        match self.values {
            Values::Flag => vec!["true".into(), "false".into()],
            Values::Words(words) => words.iter().map(ToString::to_string).collect(),
            Values::Themes => options.themes.iter().map(|palette| palette.name.to_string()).collect(),
        }
    }

    /// The value it has.
    #[must_use]
    pub fn value(&self, options: &Options) -> String {
        match self.name {
            "theme" => options.theme.clone(),
            "density" => if options.dense { "compact" } else { "comfortable" }.to_owned(),
            "images" => match options.pictures {
                Pictures::Always => "always".to_owned(),
                Pictures::OnKey => "key".to_owned(),
                Pictures::Never | Pictures::Unable(_) => "never".to_owned(),
            },
            "ascii" => options.ascii.to_string(),
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
        let meant = near().map_or_else(String::new, |near| format!("; did you mean {near}?"));
        format!("There is no setting “{name}”{meant}")
    })
}

/// Whether a setting of that name can have that value.
#[must_use]
pub fn fits(options: &Options, name: &str, value: &str) -> bool {
    setting(name).is_ok_and(|setting| setting.values(options).iter().any(|known| known == value))
}
