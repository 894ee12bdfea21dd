//! What the user set aside: mutes, which hide or mask what they catch, and stories that come back later. Plain data; it
//! catches nothing by itself.

use super::{Kind, SourceId};
use crate::{language::tr, text::Line};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

id!(
    /// A mute's id, shown as `m3`.
    MuteId,
    "m"
);

/// What a mute goes by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum What {
    /// Words in headline or teaser, all of them; those in quotes in a row.
    Words,
    /// A game's name in headline or teaser, however its number is written.
    Game,
    /// A source, by its id.
    Source,
    /// A kind of piece.
    Kind,
    /// A regular expression that the headline matches.
    Pattern,
    /// A rule of the config that mutes.
    Rule,
}

impl What {
    /// Every one.
    pub const ALL: [Self; 6] = [Self::Words, Self::Game, Self::Source, Self::Kind, Self::Pattern, Self::Rule];

    /// Its name for people.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Words => tr!("mute-by-words"),
            Self::Game => tr!("mute-by-game"),
            Self::Source => tr!("mute-by-source"),
            Self::Kind => tr!("mute-by-kind"),
            Self::Pattern => tr!("mute-by-pattern"),
            Self::Rule => tr!("mute-by-rule"),
        }
    }

    /// Its name on the command line and in JSON.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Game => "game",
            Self::Source => "source",
            Self::Kind => "kind",
            Self::Pattern => "pattern",
            Self::Rule => "rule",
        }
    }
}

impl FromStr for What {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|what| what.word() == text).ok_or(())
    }
}

/// A mute as the user wishes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MuteWish {
    /// What it goes by.
    pub what: What,
    /// The words, the name, the id, the kind, the expression.
    pub value: Line,
    /// When it ends; none for never by itself.
    pub until: Option<Timestamp>,
    /// It masks headline and text instead of hiding the story.
    pub spoiler: bool,
}

/// A mute that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mute {
    pub id: MuteId,
    pub wish: MuteWish,
    /// What it goes by, as people read it: a source by its name.
    pub label: Line,
    /// Since when it stands.
    pub since: Timestamp,
    /// Articles it holds.
    pub caught: u64,
}

impl MuteWish {
    /// A mute of a source.
    #[must_use]
    pub fn source(id: SourceId) -> Self {
        Self::of(What::Source, &id.to_string())
    }

    /// A mute of a kind.
    #[must_use]
    pub fn kind(kind: Kind) -> Self {
        Self::of(What::Kind, kind.word())
    }

    /// A mute of anything, hiding, without an end.
    #[must_use]
    pub fn of(what: What, value: &str) -> Self {
        Self { what, value: Line::new(value), until: None, spoiler: false }
    }
}

/// What keeps an article out of the lists, masks it, or brought it back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Aside {
    /// The mute that hides it.
    pub muted: Option<MuteId>,
    /// What the spoiler guard over it goes by.
    pub guard: Option<Line>,
    /// When it comes back, or came back.
    pub later: Option<Timestamp>,
    /// It has not come back yet.
    pub waits: bool,
}
