//! The kinds of pieces that outlets publish. Which an article is, `clean` says.

use crate::language::tr;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// What kind of piece an article is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    #[default]
    News,
    Rumour,
    Review,
    Preview,
    Deal,
    Guide,
    Opinion,
    Feature,
    Trailer,
    Patch,
    Business,
    Video,
    Other,
}

impl Kind {
    /// Every kind, in the order of the contract.
    pub const ALL: [Self; 13] = [
        Self::News,
        Self::Rumour,
        Self::Review,
        Self::Preview,
        Self::Deal,
        Self::Guide,
        Self::Opinion,
        Self::Feature,
        Self::Trailer,
        Self::Patch,
        Self::Business,
        Self::Video,
        Self::Other,
    ];

    /// Its name for people.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::News => tr!("kind-news"),
            Self::Rumour => tr!("kind-rumour"),
            Self::Review => tr!("kind-review"),
            Self::Preview => tr!("kind-preview"),
            Self::Deal => tr!("kind-deal"),
            Self::Guide => tr!("kind-guide"),
            Self::Opinion => tr!("kind-opinion"),
            Self::Feature => tr!("kind-feature"),
            Self::Trailer => tr!("kind-trailer"),
            Self::Patch => tr!("kind-patch"),
            Self::Business => tr!("kind-business"),
            Self::Video => tr!("kind-video"),
            Self::Other => tr!("kind-other"),
        }
    }

    /// Its name in queries, in the config and in JSON.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::News => "news",
            Self::Rumour => "rumour",
            Self::Review => "review",
            Self::Preview => "preview",
            Self::Deal => "deal",
            Self::Guide => "guide",
            Self::Opinion => "opinion",
            Self::Feature => "feature",
            Self::Trailer => "trailer",
            Self::Patch => "patch",
            Self::Business => "business",
            Self::Video => "video",
            Self::Other => "other",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for Kind {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|kind| kind.word() == text).ok_or(())
    }
}
