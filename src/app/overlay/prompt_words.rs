//! What stands before the line being typed, and what it asks for.

use crate::app::overlay::Purpose;

impl Purpose {
    /// What stands before the line.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Filter | Self::Find => "/ ",
            Self::Tag => "tag ",
            Self::Pipe => "| ",
            Self::Rename(_) => "name ",
            Self::Regroup(_) => "group ",
            Self::Address(_) => "address ",
            Self::AddSource => "add ",
            Self::AddPage => "page ",
            Self::Note => "note ",
            Self::Shelf => "shelf ",
            Self::Pasted => "link ",
        }
    }

    /// What is said under it.
    #[must_use]
    pub const fn hint(self) -> &'static str {
        match self {
            Self::Filter => "words, source:name, kind:review, newer:2d, saved, -tag:x",
            Self::Find => "Enter keeps it, then n and N step",
            Self::Tag => "each word is a tag · a minus before each takes them off",
            Self::Pasted => "Enter saves it · Tab follows its feed · Esc leaves it",
            Self::Note => "Enter keeps it · Ctrl-J begins a line · so does Alt-Enter · empty takes it off",
            Self::Shelf => "a name for the shelf · Enter keeps the filter there",
            Self::Pipe => "a program and its arguments · it gets the text",
            Self::Rename(_) => "Enter renames · left empty it gets the name it came with",
            Self::Regroup(_) => "Enter moves it to that group",
            Self::Address(_) => "Enter looks for the feed there · its articles and settings stay",
            Self::AddPage => "the address of a page without a feed",
            Self::AddSource => "an outlet’s name, or an address: feed, site, channel, game",
        }
    }
}
