//! The setting of who puts right-to-left text in order on the screen, by its names in the config.

/// Who puts right-to-left text in the order it is read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Bidi {
    /// The terminal, where it says that it does; else this program.
    #[default]
    Auto,
    /// The terminal.
    Terminal,
    /// This program.
    Here,
}

impl Bidi {
    /// The choices by their names in the config.
    pub const NAMES: [(&'static str, Self); 3] =
        [("auto", Self::Auto), ("terminal", Self::Terminal), ("here", Self::Here)];

    /// The choice of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, bidi)| *bidi)
    }

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => Self::NAMES[0].0,
            Self::Terminal => Self::NAMES[1].0,
            Self::Here => Self::NAMES[2].0,
        }
    }
}
