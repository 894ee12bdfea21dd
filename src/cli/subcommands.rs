//! What may be typed behind `account`, `source` and `config`.

use crate::config;
use clap::{
    Args, Subcommand,
    builder::{PossibleValuesParser, TypedValueParser},
};
use std::path::PathBuf;

/// What can be done with accounts.
#[derive(Debug, Subcommand)]
pub enum AccountCommand {
    /// List them
    List {
        /// Print as JSON
        #[arg(long)]
        json: bool,
    },
    /// Set up an account: it is tried on its server, then it stands in the config
    ///
    /// Without an option that says where the password (for Readeck: the token) is, it is read from standard input and kept in a file
    /// that only you can read; for wallabag the second line is the secret of the client.
    Add(NewAccount),
    /// Forget an account that is no longer in the config: its sources are polled here from then on, and nothing waits for it
    Forget {
        /// Its name
        name: String,
    },
    /// Say step by step what works; nothing is changed
    Test {
        /// Only this account
        name: Option<String>,
        /// Print as JSON
        #[arg(long)]
        json: bool,
    },
}

/// The account that is to be set up.
#[derive(Debug, Args)]
pub struct NewAccount {
    /// What kind of server
    #[arg(value_parser = account_kind())]
    pub kind: config::AccountKind,
    /// The server's address
    pub url: String,
    /// Your name there (not for Readeck, whose token says it)
    #[arg(long, default_value = "")]
    pub user: String,
    /// The account's name here; else that of its kind
    #[arg(long)]
    pub name: Option<String>,
    /// A program that prints the password
    #[arg(long, value_name = "COMMAND", group = "secret")]
    pub password_command: Option<String>,
    /// A variable of the environment with the password
    #[arg(long, value_name = "NAME", group = "secret")]
    pub password_env: Option<String>,
    /// A file with the password that only you can read
    #[arg(long, value_name = "FILE", group = "secret")]
    pub password_file: Option<PathBuf>,
    /// wallabag: the id of a client
    #[arg(long, default_value = "")]
    pub client_id: String,
    /// wallabag: a file with the client's secret, where the password is not read from standard input
    #[arg(long, value_name = "FILE", requires = "secret")]
    pub client_secret_file: Option<PathBuf>,
    /// Print the steps as JSON
    #[arg(long)]
    pub json: bool,
}

/// The kinds of servers by their names.
fn account_kind() -> impl TypedValueParser<Value = config::AccountKind> {
    let kinds = config::AccountKind::ALL;
    PossibleValuesParser::new(kinds.map(config::AccountKind::word)).try_map(move |word| {
        kinds.into_iter().find(|kind| kind.word() == word).ok_or("there is no such kind of server")
    })
}

/// CSS selectors for a web page without a feed.
#[derive(Debug, Args)]
#[command(next_help_heading = "A page without a feed")]
pub struct PageOptions {
    /// CSS selector of one entry of a page, such as '.news li': the page itself is followed
    #[arg(long, value_name = "SELECTOR")]
    pub item: Option<String>,
    /// Its headline, within the entry; a heading in it by itself
    #[arg(long, value_name = "SELECTOR", requires = "item", default_value = "", hide_default_value = true)]
    pub title: String,
    /// What leads to its page; the headline's link by itself
    #[arg(long, value_name = "SELECTOR", requires = "item", default_value = "", hide_default_value = true)]
    pub link: String,
    /// When it was published; a <time> by itself
    #[arg(long, value_name = "SELECTOR", requires = "item", default_value = "", hide_default_value = true)]
    pub date: String,
    /// Only show what the selectors find
    #[arg(long = "try", requires = "item")]
    pub only_try: bool,
}

/// What can be done with subscriptions.
#[derive(Debug, Subcommand)]
pub enum SourceCommand {
    /// List them with their health
    List {
        /// Print as JSON
        #[arg(long)]
        json: bool,
    },
    /// Follow a feed, or the feed of a site's page
    Add {
        /// Address of the feed or the site, or a file with a feed
        url: String,
        /// Where the items of a page without a feed stand
        #[command(flatten)]
        page: PageOptions,
        /// Name to show
        #[arg(long)]
        name: Option<String>,
        /// Group to list it under
        #[arg(long)]
        group: Option<String>,
        /// Follow it on the server of this account too, at the next sync; by itself where all sources come from one account
        #[arg(long)]
        account: Option<String>,
        /// What was added, and the page's other feeds, as JSON
        #[arg(long)]
        json: bool,
    },
    /// Give it another name; without one its feed's own again
    Rename {
        /// Id, name or URL
        source: String,
        /// The new name
        #[arg(default_value = "")]
        name: String,
    },
    /// List it under another group; without one under none
    Move {
        /// Id, name or URL
        source: String,
        /// The group
        #[arg(default_value = "")]
        group: String,
    },
    /// Ask it at another address; its articles and settings stay
    Address {
        /// Id, name or URL
        source: String,
        /// Address of the feed or the site
        url: String,
    },
    /// Stop following; its articles stay
    Remove {
        /// Id, name or URL
        source: String,
    },
    /// Stop polling it; it stays followed
    Pause {
        /// Id, name or URL
        source: String,
        /// Pause it, which is what happens without this word too
        #[arg(long, conflicts_with = "off")]
        on: bool,
        /// Resume it
        #[arg(long)]
        off: bool,
    },
    /// Go on polling it
    Resume {
        /// Id, name or URL
        source: String,
    },
    /// Follow the starter set too
    Starter,
    /// Explain in words how a source fares
    Check {
        /// Id, name or URL; all by default
        source: Option<String>,
        /// Print as JSON
        #[arg(long)]
        json: bool,
    },
    /// Take in OPML or a newsboat urls file
    Import {
        /// File; - is standard input
        file: PathBuf,
        /// Only say what would happen
        #[arg(long)]
        dry_run: bool,
    },
    /// Print the subscriptions as OPML
    Export,
}

/// What can be done with rules.
#[derive(Debug, Subcommand)]
pub enum RuleCommand {
    /// List them
    List {
        /// Print as JSON
        #[arg(long)]
        json: bool,
    },
    /// How many articles of the last 30 days a query finds
    Try {
        /// The query
        when: String,
    },
    /// Make a rule for what arrives from now on; undo takes it back
    Add {
        /// The query that what arrives has to match
        when: String,
        /// What is done: tag:x, save, mute, read, notify, kind:news
        #[arg(required = true)]
        then: Vec<String>,
    },
    /// End a rule; what it did stays
    Remove {
        /// Its name, as the list has it
        name: String,
    },
}

/// What can be done with the config.
#[derive(Debug, Subcommand)]
pub enum ConfigCommand {
    /// Print where the config file is
    Path,
    /// Print an example with every key
    Example,
    /// Say whether the config is right
    Check,
    /// Print a JSON schema of the config, for editors
    Schema,
    /// Write the names that keys have today in place of older ones
    Migrate,
}
