//! An account that is being set up: what the user typed, before it stands in the config.

use crate::language::{self, tr};
use std::fmt;

/// Something typed that no log may show.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Hidden(pub String);

impl fmt::Debug for Hidden {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("Hidden")
    }
}

/// A kind of server: its name in the config, and an address as an example.
#[derive(Debug, PartialEq, Eq)]
pub struct ServerKind {
    pub word: &'static str,
    pub address: &'static str,
}

impl ServerKind {
    /// How people call it.
    #[must_use]
    pub fn label(&self) -> &'static str {
        language::in_words(&format!("server-{}", self.word)).unwrap_or(self.word)
    }

    /// What its password is.
    #[must_use]
    pub fn password(&self) -> &'static str {
        language::in_words(&format!("server-{}.password", self.word)).unwrap_or("")
    }
}

/// Every kind, in the order of the form.
pub const SERVER_KINDS: [ServerKind; 6] = [
    ServerKind { word: "freshrss", address: "https://rss.example.org" },
    ServerKind { word: "miniflux", address: "https://miniflux.example.org" },
    ServerKind { word: "greader", address: "https://theoldreader.com" },
    ServerKind { word: "fever", address: "https://example.org/fever/" },
    ServerKind { word: "wallabag", address: "https://app.wallabag.it" },
    ServerKind { word: "readeck", address: "https://read.example.org" },
];

/// Where the secrets of an account are from then on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Keeping {
    /// They are typed, and kept in a file of their own.
    #[default]
    Typed,
    Command,
    Environment,
    File,
}

impl Keeping {
    pub const ALL: [Self; 4] = [Self::Typed, Self::Command, Self::Environment, Self::File];

    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Typed => tr!("keeping-typed"),
            Self::Command => tr!("keeping-command"),
            Self::Environment => tr!("keeping-environment"),
            Self::File => tr!("keeping-file"),
        }
    }
}

/// A line of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountField {
    Kind,
    Address,
    User,
    Keeping,
    Password,
    ClientId,
    ClientSecret,
    Name,
    /// The line that tries it and keeps it.
    Keep,
}

/// An account as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAccount {
    pub name: String,
    /// Its kind, as the config names it.
    pub kind: &'static str,
    pub url: String,
    pub user: String,
    pub keeping: Keeping,
    /// The password or token, or where it is.
    pub password: Hidden,
    pub client_id: String,
    pub client_secret: Hidden,
}

/// A step of trying an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountStep {
    pub step: &'static str,
    pub ok: bool,
    /// What came of it, in words.
    pub says: String,
    /// The line it concerns that this failed.
    pub field: Option<AccountField>,
}
