//! An account that is being set up: what the user typed, before it stands in the config.

use std::fmt;

/// Something typed that no log may show.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Hidden(pub String);

impl fmt::Debug for Hidden {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("Hidden")
    }
}

/// A kind of server: its name in the config, how people call it, an address as an example, and what its password is.
#[derive(Debug, PartialEq, Eq)]
pub struct ServerKind {
    pub word: &'static str,
    pub label: &'static str,
    pub address: &'static str,
    pub password: &'static str,
}

/// Every kind, in the order of the form.
pub const SERVER_KINDS: [ServerKind; 6] = [
    ServerKind {
        word: "freshrss",
        label: "FreshRSS",
        address: "https://rss.example.org",
        password: "the API password of your profile there",
    },
    ServerKind {
        word: "miniflux",
        label: "Miniflux",
        address: "https://miniflux.example.org",
        password: "that of Settings, Integrations, Google Reader",
    },
    ServerKind {
        word: "greader",
        label: "another Google Reader server",
        address: "https://theoldreader.com",
        password: "the password there",
    },
    ServerKind {
        word: "fever",
        label: "a server with Fever",
        address: "https://example.org/fever/",
        password: "the password of its Fever interface",
    },
    ServerKind {
        word: "wallabag",
        label: "wallabag (reading list)",
        address: "https://app.wallabag.it",
        password: "the password there",
    },
    ServerKind {
        word: "readeck",
        label: "Readeck (reading list)",
        address: "https://read.example.org",
        password: "a token of your profile that may read and write",
    },
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
    pub const fn words(self) -> &'static str {
        match self {
            Self::Typed => "typed here, kept in a file of its own",
            Self::Command => "printed by a program",
            Self::Environment => "in an environment variable",
            Self::File => "in a file of yours",
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
