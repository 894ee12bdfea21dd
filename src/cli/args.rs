//! The command line's words: what may be typed, nothing of what it does.

pub use super::subcommands::{AccountCommand, ConfigCommand, NewAccount, RuleCommand, SourceCommand};
use crate::{config, exchange};
use clap::{
    Args, Parser, Subcommand, ValueEnum,
    builder::{PossibleValuesParser, TypedValueParser},
};
use std::path::PathBuf;

/// A terminal news reader for gaming news: one row per story, affiliate links and sales talk stripped, a reading list for offline.
#[derive(Debug, Parser)]
#[command(name = "pressstart", version, about, max_term_width = 100, args_override_self = true)]
#[command(
    after_help = "Without a command the reader opens. Exit status: 0 done, 1 failed, 2 usage, 3 the config is wrong, \
                        4 some sources failed (the rest is stored)."
)]
pub struct Arguments {
    /// What holds for every command.
    #[command(flatten)]
    pub global: Global,
    /// The command; none opens the reader.
    #[command(subcommand)]
    pub command: Option<Command>,
}

const DATA_DIR: &str = "Folder for the database (pressstart.db) [env: PRESSSTART_DATA_DIR]";

/// Options that every command takes.
#[derive(Debug, Args)]
#[command(next_help_heading = "Options of every command")]
#[expect(clippy::struct_excessive_bools, reason = "independent flags")]
pub struct Global {
    #[arg(long, global = true, value_name = "FILE", help = "Config file to use [env: PRESSSTART_CONFIG]")]
    pub config: Option<PathBuf>,
    #[arg(long, global = true, value_name = "DIR", help = DATA_DIR)]
    pub data_dir: Option<PathBuf>,
    /// Open no socket
    #[arg(long, global = true)]
    pub offline: bool,
    /// Use the bundled demo edition; its data die with the process unless --data-dir is given
    #[arg(long, global = true)]
    pub demo: bool,
    /// Colour the output
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: Colour,
    /// One pane at a time, line by line and in words, for a screen reader [env: ACCESSIBLE]
    #[arg(long, global = true)]
    pub screen_reader: bool,
    /// Say more
    #[arg(short, long, global = true, action = clap::ArgAction::Count)]
    pub verbose: u8,
    /// Say only what went wrong
    #[arg(short, long, global = true)]
    pub quiet: bool,
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    Auto,
    Always,
    Never,
}

/// How an article is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ViewName {
    /// Without affiliate links, trackers, notices and promos
    Stripped,
    /// The same with what was removed shown in place
    Marked,
    /// As published
    Original,
    /// What was added and taken out since it was read or kept
    Changes,
}

/// In which form an article is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Text,
    Markdown,
    Html,
    Json,
}

/// In which form a brief is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum BriefFormat {
    Text,
    Markdown,
    Html,
    Epub,
}

/// In which order the reading list comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Order {
    /// Saved last first
    Saved,
    /// Newest first
    Newest,
    /// Oldest first
    Oldest,
    /// By source
    Source,
    /// Longest first
    Length,
}

/// How an article is laid out: shared by `show` and `render`.
#[derive(Debug, Args)]
pub struct Layout {
    /// What to show of what was published
    #[arg(long, default_value = "stripped")]
    pub view: ViewName,
    /// Form of the output
    #[arg(long, default_value = "text")]
    format: Format,
    /// The same as --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,
    /// Columns to wrap text at, 20 at least; 0 never wraps
    #[arg(long, value_name = "N", default_value_t = 80)]
    pub width: usize,
}

impl Layout {
    /// Form of the output.
    #[must_use]
    pub const fn format(&self) -> Format {
        if self.json { Format::Json } else { self.format }
    }
}

/// What `import` takes.
const IMPORT: &str = "Take in a reading list of another program, or sources (OPML or a newsboat urls file).

Its content says what it is: CSV of Pocket, Instapaper or Raindrop, Pocket's HTML page, JSON of Omnivore, wallabag, Pinboard or this \
program, a JSON Feed, bookmarks of a browser, linkding or another link keeper (HTML).

The list joins yours: links are cleaned and each is kept once, tags are united, the earliest date wins, notes stand below each other. A \
row that is broken is named with its line and the rest goes in. Nothing is fetched. The whole import is one step for undo.";
/// How it is called.
const IMPORT_EXAMPLES: &str = "Examples:
  pressstart import --dry-run part_000000.csv     what a Pocket export would bring
  pressstart import bookmarks.html                a browser's bookmarks, folders as tags
  pressstart export --format json | ssh laptop pressstart import -
  pressstart import feeds.opml                    sources, not articles";

/// How `render` is used.
const RENDER_EXAMPLES: &str = "\
Examples:
  pressstart render --extract --url https://outlet.example/news/1 page.html
  curl -s https://outlet.example/news/1 | pressstart render --extract --format markdown > note.md
  pressstart render --view marked --width 60 article.html
  pressstart render --format json article.html | jq '.removed[].rule'";

/// How `strip` is used.
pub const STRIP_EXAMPLES: &str = "\
Examples:
  pressstart strip 'https://shop.example/game?id=7&utm_source=feed'
      prints https://shop.example/game?id=7
  pressstart strip < links.txt > clean.txt
  pressstart strip --json https://bit.ly/2R330w8
      says kind \"short\": only the network knows its target
  pressstart strip --resolve https://bit.ly/2R330w8";

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Poll the sources that are due, once
    Fetch {
        /// Only these sources: id, name or URL
        sources: Vec<String>,
        /// Ignore intervals and back-off (never a server's request to wait)
        #[arg(long)]
        force: bool,
        /// Print a report as JSON
        #[arg(long)]
        json: bool,
    },
    /// List articles, newest first, unread by default
    List {
        /// Query, for example: all source:gematsu newer:2d
        query: Vec<String>,
        /// One row per story, with the articles that tell it
        #[arg(long)]
        stories: bool,
        /// At most this many; 0 is no limit
        #[arg(long, value_name = "N", default_value_t = 50)]
        limit: usize,
        /// Print as JSON
        #[arg(long)]
        json: bool,
    },
    /// Show one article (of a story, its face)
    Show {
        /// The article's or story's id
        id: String,
        /// View, form and width
        #[command(flatten)]
        layout: Layout,
        /// Get the whole text from its page when the feed gave a teaser
        #[arg(long)]
        full: bool,
    },
    /// What people say of an article, from the feed of its comments
    ///
    /// Its source names that feed, or it follows from the address of the thread (a thread on Reddit has one). It is asked for
    /// now and not kept. The JSON form is an array of {author, published, html, url, depth}: an answer stands behind what it
    /// answers, one deeper.
    Comments {
        /// The article's or story's id
        id: String,
        /// Form and width
        #[command(flatten)]
        layout: Layout,
    },
    /// Read any HTML the way articles are read
    ///
    /// HTML from a file or standard input goes the way of every article: affiliate links and trackers are mended, notices, promos
    /// and debris go, and the rest is laid out. No socket is opened, nothing is stored. What was removed stands in the receipt
    /// (`removed` of the JSON form), each with the name of its rule; `--view marked` shows it in place, `--view original` shows
    /// the article as published. The JSON form also has the text as lines, Markdown, tidy HTML, every link as given and as
    /// shown, pictures and whose they are.
    #[command(after_long_help = RENDER_EXAMPLES)]
    Render {
        /// File with HTML; - is standard input
        #[arg(default_value = "-")]
        file: PathBuf,
        /// Address the HTML came from
        #[arg(long, default_value = "")]
        url: String,
        /// Find the article in a whole web page first
        #[arg(long)]
        extract: bool,
        /// View, form and width
        #[command(flatten)]
        layout: Layout,
    },
    /// Mend a feed: any dialect, however broken, comes back as one strict Atom document
    ///
    /// RSS of every version, RDF, Atom, JSON Feed and what people make of them go in; one valid Atom 1.0 document in UTF-8 comes out,
    /// with titles and links made safe and bodies as published. No socket is opened, nothing is stored. What was mended is told on
    /// standard error; an id that is no IRI becomes urn:sha256:…, an entry without a date takes the feed's.
    Mend {
        /// File with a feed; - is standard input
        #[arg(default_value = "-")]
        file: PathBuf,
        /// Address the feed came from
        #[arg(long, default_value = "")]
        url: String,
        /// Print the items as JSON
        #[arg(long)]
        json: bool,
    },
    /// Clean links: redirectors unwrapped, affiliate and tracking parameters gone
    ///
    /// Links come as arguments or as lines of standard input; for each one line comes out, in the same order. A redirector whose
    /// target stands in the link is replaced by the target, as often as they are nested; parameters that pay or track are taken
    /// out, and every other byte stays. What is no http(s) link, what no rule matches, signed addresses and short links come back
    /// byte for byte. Your own rules stand in `links.toml` beside the config. Only `--resolve` opens a socket: it asks where short
    /// links lead, without cookies or referrer, and cleans the answer.
    #[command(after_long_help = STRIP_EXAMPLES)]
    Strip {
        /// Links; without any, lines from standard input
        urls: Vec<String>,
        /// Print as JSON
        #[arg(long)]
        json: bool,
        /// Ask the network where opaque short links lead
        #[arg(long)]
        resolve: bool,
    },
    /// Put articles or web pages on the reading list, with their full text
    Save {
        /// Ids or web addresses; - reads them from standard input, one a line
        #[arg(required = true)]
        what: Vec<String>,
        /// Tag them
        #[arg(long, value_name = "T")]
        tag: Vec<String>,
        /// Get their pages as they are now, in the place of what is kept
        #[arg(long)]
        again: bool,
        /// Print what was done as JSON
        #[arg(long)]
        json: bool,
    },
    /// Take articles off the reading list
    Unsave {
        /// Ids
        #[arg(required = true)]
        ids: Vec<String>,
    },
    /// List the reading list
    Saved {
        /// Query, for example: started minutes:<20
        query: Vec<String>,
        /// In which order: saved, newest, oldest, source or length
        #[arg(long, value_name = "ORDER", default_value = "saved")]
        sort: Order,
        /// Print as JSON
        #[arg(long)]
        json: bool,
    },
    /// Hand the reading list over to linkding, wallabag, Readeck, Karakeep, Pinboard, ntfy or a webhook, as the config names them
    Push {
        /// Query; the whole reading list by default
        query: Vec<String>,
        /// Only to this one
        #[arg(long, value_name = "NAME", value_parser = config::Target::ALL.map(config::Target::word))]
        to: Option<String>,
        /// Print what was done as JSON
        #[arg(long)]
        json: bool,
    },
    /// Run a command of your own, as the config names it, for articles; without a name, list them
    Run {
        /// Its name under [commands]
        name: Option<String>,
        /// Articles, or stories by their faces
        #[arg(requires = "name")]
        ids: Vec<String>,
        /// Print what it printed, article by article, as JSON
        #[arg(long)]
        json: bool,
    },
    /// Bring marks and subscriptions in step with the accounts of the config, once
    Sync {
        /// Only this account
        #[arg(long, value_name = "NAME")]
        account: Option<String>,
        /// What came of it, as JSON
        #[arg(long)]
        json: bool,
    },
    /// The accounts of the config
    Account {
        /// What to do
        #[command(subcommand)]
        command: AccountCommand,
    },
    /// Mark articles as read to their end
    Finished {
        /// Ids
        #[arg(required = true)]
        ids: Vec<String>,
        /// Not finished after all
        #[arg(long)]
        not: bool,
    },
    /// Mark articles read
    Read {
        /// Ids
        #[arg(required = true)]
        ids: Vec<String>,
    },
    /// Mark articles unread
    Unread {
        /// Ids
        #[arg(required = true)]
        ids: Vec<String>,
    },
    /// Set stories aside until a moment to come; they come back on top, unread. `list later` lists those that wait
    Later {
        /// Articles or stories, by id
        #[arg(required = true)]
        ids: Vec<String>,
        /// Until when: tonight, tomorrow, friday, 2d, 18:30, 2026-12-01 …
        #[arg(long, value_name = "TIME", default_value = "tonight", conflicts_with = "back")]
        until: String,
        /// Bring them back at once
        #[arg(long)]
        back: bool,
    },
    /// Mute words, a game, a source, a kind or a pattern: what it catches is hidden, nothing is deleted
    Mute {
        /// Words, all of them in headline or teaser; those in quotes in a row
        #[arg(required = true)]
        words: Vec<String>,
        /// What the words are, when they are no words
        #[command(flatten)]
        way: MuteWay,
        /// For how long: 7d, 2w …
        #[arg(long = "for", value_name = "TIME", conflicts_with = "until")]
        lasts: Option<String>,
        /// Until when: friday, 2026-12-01 …
        #[arg(long, value_name = "TIME")]
        until: Option<String>,
        /// Mask headline and text instead of hiding
        #[arg(long)]
        spoiler: bool,
    },
    /// End a mute: what it caught is listed again
    Unmute {
        /// Its id, or what it goes by
        mute: String,
    },
    /// List the mutes and what they caught
    Mutes {
        /// Print as JSON
        #[arg(long)]
        json: bool,
    },
    /// Take back the last change
    Undo {
        /// Only list what can be undone, newest first
        #[arg(long)]
        list: bool,
        /// Print the list as JSON
        #[arg(long, requires = "list")]
        json: bool,
    },
    /// Do again what was taken back
    Redo,
    /// Search the full text, best first
    Search {
        /// Words
        #[arg(required = true)]
        words: Vec<String>,
        /// At most this many; 0 is no limit
        #[arg(long, value_name = "N", default_value_t = 20)]
        limit: usize,
        /// Print as JSON
        #[arg(long)]
        json: bool,
    },
    /// Rules for what arrives, beside those of the config
    Rule {
        /// What to do
        #[command(subcommand)]
        command: RuleCommand,
    },
    /// Put the kind of articles right by hand: news, rumour, review …; it stays so when the rules change
    Kind {
        /// The kind
        kind: String,
        /// Ids
        #[arg(required = true)]
        ids: Vec<String>,
    },
    /// What is told of a game, a studio or a person: stories, reviews with scores, rumours and what became of them, offers
    About {
        /// The name
        #[arg(required = true)]
        name: Vec<String>,
        /// Print as JSON
        #[arg(long)]
        json: bool,
    },
    /// The top stories of the last hours, each with its reasons
    Brief {
        /// How far back: 90m, 24h, 3d, a day like 2026-01-31, or last: since the program was last opened
        #[arg(long, value_name = "TIME", default_value = "24h")]
        since: String,
        /// Its form: markdown is an overview, html and epub hold the whole texts
        #[arg(long, default_value = "text", conflicts_with = "json")]
        format: BriefFormat,
        /// File to write, or a folder: there it is named by the day
        #[arg(long, value_name = "PATH", conflicts_with = "json")]
        out: Option<PathBuf>,
        /// At most this many; 0 is no limit
        #[arg(long, value_name = "N", default_value_t = 10)]
        top: usize,
        /// Print as JSON
        #[arg(long)]
        json: bool,
    },
    /// Follow games, studios or platforms
    Follow {
        /// Names
        names: Vec<String>,
        /// List what is followed
        #[arg(long)]
        list: bool,
    },
    /// Follow them no more
    Unfollow {
        /// Names
        #[arg(required = true)]
        names: Vec<String>,
    },
    /// Put stories together that tell the same, the others into the first; remembered
    Join {
        /// Ids
        #[arg(required = true, num_args = 2..)]
        ids: Vec<String>,
    },
    /// Take an article out of its story; remembered
    Split {
        /// The article's id
        id: String,
    },
    /// Subscriptions
    Source {
        /// What to do
        #[command(subcommand)]
        command: SourceCommand,
    },
    /// Take in a reading list of another program, or sources (OPML or a newsboat urls file)
    #[command(long_about = IMPORT, after_long_help = IMPORT_EXAMPLES)]
    Import {
        /// File; its content says what it is; - is standard input
        file: PathBuf,
        /// Only say what would happen
        #[arg(long)]
        dry_run: bool,
        /// Print what was done as JSON
        #[arg(long)]
        json: bool,
    },
    /// Write the reading list, or what a query finds
    Export {
        /// Query; the reading list by default
        query: Vec<String>,
        /// Its form; the ending of the file where it is left out
        #[arg(long, value_parser = export_format())]
        format: Option<exchange::Format>,
        /// File to write; for markdown a folder, one file an article
        #[arg(long, value_name = "PATH")]
        out: Option<PathBuf>,
    },
    /// Serve shelves as feeds and the reading list as web pages, read only, to those who know the address
    ///
    /// A phone in the same house reads the reading list, and other readers follow the shelves: /TOKEN/ is the list,
    /// /TOKEN/feeds/all.atom a shelf's feed (.json too), /TOKEN/feeds/query.atom?q=kind:review any query's. Nothing can be changed
    /// from there, nothing is fetched, and the program may be open beside it. Without --listen only this machine is served.
    Serve {
        /// Address and port; port 0 is any that is free [default: 127.0.0.1:47314]
        #[arg(long, value_name = "ADDRESS:PORT")]
        listen: Option<String>,
        /// What stands in every address before the rest; made anew at each start when left out
        #[arg(long, value_name = "T")]
        token: Option<String>,
        /// A name of this machine that requests may come by, beside its numbers and localhost
        #[arg(long, value_name = "NAME")]
        host: Vec<String>,
    },
    /// Is everything well?
    Doctor {
        /// Print as JSON
        #[arg(long)]
        json: bool,
        /// Write a consistent copy of the database, also while it is in use
        #[arg(long, value_name = "FILE")]
        backup: Option<PathBuf>,
        /// Save what can still be read of a damaged database into a new one
        #[arg(long, value_name = "FILE", conflicts_with = "backup")]
        recover: Option<PathBuf>,
    },
    /// What each outlet sends, and what was read
    Statistics {
        /// Days to count
        #[arg(long, value_name = "N", default_value_t = 30, value_parser = clap::value_parser!(u32).range(1..=36_500))]
        days: u32,
        /// Print as JSON
        #[arg(long)]
        json: bool,
    },
    /// The config file
    Config {
        /// What to do
        #[command(subcommand)]
        command: ConfigCommand,
    },
    /// Print completions for a shell
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print names for a shell's completions
    #[command(hide = true)]
    Names {
        /// Of what
        kind: NameKind,
    },
    /// Print the manual page, or that of a command
    Man {
        /// The command, for example: source add
        command: Vec<String>,
    },
}

/// How a mute is asked for.
#[derive(Debug, Args)]
#[group(multiple = false)]
#[expect(clippy::struct_excessive_bools, reason = "one flag each; at most one is given")]
pub struct MuteWay {
    /// A regular expression for headlines
    #[arg(long)]
    pub regex: bool,
    /// A source: id, name or URL
    #[arg(long)]
    pub source: bool,
    /// A kind: deal, guide, rumour …
    #[arg(long)]
    pub kind: bool,
    /// A game's name, however its number is written
    #[arg(long)]
    pub game: bool,
}

/// A shell that completions are made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Shell {
    Bash,
    Elvish,
    Fish,
    Nushell,
    Powershell,
    Zsh,
}

/// Names that only the database knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum NameKind {
    Sources,
    Articles,
    Tags,
}

/// The formats by their names, so that shells can complete them.
fn export_format() -> impl TypedValueParser<Value = exchange::Format> {
    let words = exchange::Format::ALL.into_iter().map(exchange::Format::word);
    PossibleValuesParser::new(words).try_map(|word| word.parse().map_err(|()| "there is no such format"))
}
