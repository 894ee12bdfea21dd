//! What stands before the line being typed, and what it asks for.

use crate::app::overlay::Purpose;
use crate::language::tr;

impl Purpose {
    /// What stands before the line.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Self::Filter | Self::Find => "/ ",
            Self::Tag => tr!("prompt-words-tag"),
            Self::Pipe => "| ",
            Self::Rename(_) => tr!("prompt-words-name"),
            Self::Regroup(_) => tr!("prompt-words-group"),
            Self::Address(_) => tr!("prompt-words-address"),
            Self::AddSource => tr!("prompt-words-add"),
            Self::AddPage => tr!("prompt-words-page"),
            Self::Note => tr!("prompt-words-note"),
            Self::Shelf => tr!("prompt-words-shelf"),
            Self::Pasted => tr!("prompt-words-link"),
        }
    }

    /// What is said under it.
    #[must_use]
    pub fn hint(self) -> &'static str {
        match self {
            Self::Filter => tr!("prompt-words-words-source-name-kind-review"),
            Self::Find => tr!("prompt-words-enter-keeps-it-then-n"),
            Self::Tag => tr!("prompt-words-each-word-is-a-tag"),
            Self::Pasted => tr!("prompt-words-enter-saves-it-tab-follows"),
            Self::Note => tr!("prompt-words-enter-keeps-it-ctrl-j"),
            Self::Shelf => tr!("prompt-words-a-name-for-the-shelf"),
            Self::Pipe => tr!("prompt-words-a-program-and-its-arguments"),
            Self::Rename(_) => tr!("prompt-words-enter-renames-left-empty-it"),
            Self::Regroup(_) => tr!("prompt-words-enter-moves-it-to-that"),
            Self::Address(_) => tr!("prompt-words-enter-looks-for-the-feed"),
            Self::AddPage => tr!("prompt-words-the-address-of-a-page"),
            Self::AddSource => tr!("prompt-words-an-outlets-name-or-an"),
        }
    }
}
