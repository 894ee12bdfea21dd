//! What most commands work with: the config, the places, the opened database, the link rules and, with `--demo`, the demo edition.

use super::{
    Usage,
    args::Global,
    output,
    round::{self, Asked},
};
use crate::{
    clean::{self, Rules, Subject},
    config::{self, Config, ConfigError, Places, RuleFiles},
    demo::{self, Demo},
    fetch::Limits,
    links::{self, RuleError},
    news::{Article, ArticleId, Body, Source, Story, StoryId, View},
    poll,
    query::Query,
    run::config_reload,
    store::{Raw, Sort, Store, StoreError, Subscription},
};
use anyhow::{Result, anyhow, bail};
use jiff::{Timestamp, tz::TimeZone};
use std::sync::atomic::AtomicBool;

/// A command's world.
#[derive(Debug)]
pub struct Session {
    /// The checked config.
    pub config: Config,
    /// Where things lie.
    pub places: Places,
    /// The database.
    pub store: Store,
    /// The built-in rules with the user's own laid over.
    pub rules: Rules,
    /// Open no socket.
    pub offline: bool,
    /// Say only what went wrong.
    pub quiet: bool,
    /// When the command started.
    pub now: Timestamp,
    demo: Option<DemoEdition>,
}

/// The demo's server and, unless a data folder was given, the folder that dies with it.
#[derive(Debug)]
struct DemoEdition {
    server: Demo,
    _folder: Option<tempfile::TempDir>,
}

/// Finds the places; with the demo, the config is the default one.
pub fn places(global: &Global) -> Result<Places> {
    Ok(Places::find(global.config.as_deref(), global.data_dir.as_deref())?)
}

/// Loads the config and checks its keys and its theme against those there are.
pub fn load_config(places: &Places) -> Result<Config, ConfigError> {
    if places.config_is_named && !places.config.exists() {
        return Err(ConfigError::Absent(places.config.clone()));
    }
    config_reload::load(&places.config).map(|checked| checked.config)
}

/// The link rules: built in, with the user's file laid over. A file with an error is told about and left out.
pub fn link_rules(global: &Global) -> links::Rules {
    let built_in = || links::BUILTIN.clone();
    let told = |error: RuleError| {
        output::message(&format!("{error}\nthe built-in link rules go on working"));
        built_in()
    };
    places(global).map_or_else(
        |_| built_in(),
        |places| {
            config_reload::link_rules(&places.rule_files().links).map_or_else(told, |own| own.unwrap_or_else(built_in))
        },
    )
}

/// All rules that cleaning goes by, with the user's own laid over those built in. Files with an error are told about; the built-in
/// rules go on working.
pub fn rules(global: &Global) -> Rules {
    places(global).map_or_else(|_| clean::BUILTIN.clone(), |places| rules_of(&places.rule_files()))
}

fn rules_of(files: &RuleFiles) -> Rules {
    let (rules, wrong) = config_reload::rules(files);
    for error in wrong {
        output::message(&format!("{error}\nthe built-in rules go on working"));
    }
    rules
}

/// The database; one that can only be read is open for reading.
fn open_store(places: &Places) -> Result<Store> {
    match Store::open(&places.database()) {
        Err(StoreError::ReadOnly { path }) => {
            let store = Store::open_read_only(&path)?;
            output::message(&format!("{} can only be read: nothing is polled, marked or kept", path.display()));
            Ok(store)
        }
        opened => Ok(opened?),
    }
}

impl Session {
    pub const fn is_demo(&self) -> bool {
        self.demo.is_some()
    }

    /// Opens everything; with `--demo`, polls the demo edition first.
    pub fn open(global: &Global) -> Result<Self> {
        let mut session = Self::open_with(global, Some(&[]), false)?;
        if session.demo.is_some() {
            let (settings, data) = (session.poll_settings(), session.places.data.clone());
            round::run(&mut session.store, &data, &settings, Asked::default(), &AtomicBool::new(false))?;
        }
        Ok(session)
    }

    /// Opens everything for a command that only hands out: what the database follows stays, whatever this config says. The screens
    /// start such a command beside them, and they may follow what stands in no config, as the demo edition's outlets.
    pub fn open_as_it_stands(global: &Global) -> Result<Self> {
        if global.demo { Self::open(global) } else { Self::open_with(global, None, false) }
    }

    /// Opens everything for those who poll themselves: a new user begins with the starter set.
    pub fn open_for_polling(global: &Global, on_screen: bool) -> Result<Self> {
        if !global.offline && places(global).is_ok_and(|places| !places.database().exists()) {
            // Whatever comes first is new: what it waits for is read while the database is made.
            std::thread::spawn(poll::warm_up);
        }
        Self::open_with(global, Some(&config::starter_sources()), on_screen)
    }

    /// The database follows what the config says, and a new user the starter set; without one it follows what it did.
    fn open_with(global: &Global, starter: Option<&[Source]>, on_screen: bool) -> Result<Self> {
        let now = Timestamp::now();
        let mut folder = None;
        let (places, config, demo) = if global.demo {
            let data = if let Some(data) = &global.data_dir {
                data.clone()
            } else {
                let made = tempfile::Builder::new().prefix("pressstart-demo-").tempdir()?;
                let path = made.path().to_owned();
                folder = Some(made);
                path
            };
            let server = demo::start(now)?;
            let places = Places::find(global.config.as_deref(), Some(&data))?;
            let mut config = load_config(&places)?;
            config.sources = server.sources();
            // Nothing of the demo edition goes to anybody else.
            config.push.clear();
            config.saved_hook.clear();
            config.poll.host_delay = std::time::Duration::ZERO;
            config.poll.per_host = config.poll.at_once;
            (places, config, Some(DemoEdition { server, _folder: folder }))
        } else {
            let places = places(global)?;
            let config = load_config(&places)?;
            (places, config, None)
        };
        if !config.old_keys.is_empty() && !global.quiet {
            let keys = output::count(config.old_keys.len(), "key", "keys");
            output::message(&format!(
                "{}: {keys} under an old name; `pressstart config migrate` writes the new one",
                places.config.display()
            ));
        }
        if let Some(edition) = &demo {
            refuse_strangers(&places, &edition.server)?;
        }
        output::keep_log(&places.log(), global.verbose, on_screen);
        tracing::debug!(config = %places.config.display(), database = %places.database().display(), "opened");
        let mut store = open_store(&places)?;
        if let Some(edition) = &demo {
            let known: Vec<Source> = store.subscriptions()?.into_iter().map(|known| known.source).collect();
            store.readdress(&edition.server.served_before(&known))?;
        }
        if !store.is_read_only() {
            if let Some(starter) = starter {
                // Whoever has an account has sources of their own.
                let starter = if config.accounts.is_empty() { starter } else { &[] };
                store.declare_sources(&config.sources, starter, now)?;
            }
            store.keep_time(now)?;
        }
        let rules = rules_of(&places.rule_files());
        Ok(Self { config, places, store, rules, offline: global.offline, quiet: global.quiet, now, demo })
    }

    /// How to poll, as the config says.
    pub fn poll_settings(&self) -> poll::Settings {
        let limits = Limits { loopback_only: self.demo.is_some(), ..Limits::default() };
        poll::Settings { offline: self.offline, limits, ..poll::Settings::new(self.rules.clone()) }
            .following(&self.config)
    }

    /// The subscriptions in the order of the list.
    pub fn subscriptions(&self) -> Result<Vec<Subscription>> {
        Ok(self.store.subscriptions()?)
    }

    /// One subscription by id, name or URL.
    pub fn subscription(&self, wanted: &str) -> Result<Subscription> {
        let all = self.subscriptions()?;
        let by_name = |subscription: &Subscription| subscription.source.name.to_lowercase() == wanted.to_lowercase();
        let found = all
            .iter()
            .find(|one| one.id.to_string() == wanted || one.source.url == wanted)
            .or_else(|| all.iter().find(|one| by_name(one)));
        found.cloned().ok_or_else(|| {
            anyhow!("there is no source “{}”; `pressstart source list` shows them", crate::text::Line::new(wanted))
        })
    }

    /// The article an id names; for a story, its face.
    pub fn face(&self, id: &str) -> Result<Article> {
        self.articles(id)?.into_iter().next().ok_or_else(|| unknown(id))
    }

    /// All articles an id names, the face first.
    pub fn articles(&self, id: &str) -> Result<Vec<Article>> {
        let found = if let Ok(article) = id.parse::<ArticleId>() {
            self.store.article(article)?.into_iter().collect()
        } else if let Ok(story) = id.parse::<StoryId>() {
            self.store.story_articles(story)?
        } else {
            Vec::new()
        };
        if found.is_empty() { Err(unknown(id)) } else { Ok(found) }
    }

    /// One article that must be there.
    pub fn article(&self, id: ArticleId) -> Result<Article> {
        self.store.article(id)?.ok_or_else(|| unknown(&id.to_string()))
    }

    /// What was published of an article.
    pub fn raw(&self, id: ArticleId) -> Result<Raw> {
        self.store.raw(id)?.ok_or_else(|| unknown(&id.to_string()))
    }

    /// False when the article's source is exempt from stripping.
    pub fn strips(&self, article: &Article) -> bool {
        self.store.strips(article.source).unwrap_or(true)
    }

    /// An article's body for a view.
    pub fn body(&self, article: &Article, raw: &Raw, view: View) -> Body {
        let subject = Subject::of(article, self.strips(article));
        clean::body(&raw.html(), &subject, view, &self.rules)
    }

    /// What an article's outlet changed in it since it was read or kept.
    pub fn changes(&self, article: &Article, signs: bool) -> Result<Body> {
        let Some(texts) = self.store.earlier_text(article.id)? else {
            bail!("{} has not changed since it was read or kept", article.id);
        };
        let subject = Subject::of(article, self.strips(article));
        Ok(texts.body(&subject, &self.rules, signs))
    }

    /// Articles that a typed query finds.
    pub fn list(
        &self,
        words: &[String],
        sort: Sort,
        limit: usize,
        default: fn(Query) -> Query,
    ) -> Result<Vec<Article>> {
        Ok(self.store.list(&default(typed(words)?), sort, limit, self.now)?)
    }

    /// Stories that a typed query finds, newest first.
    pub fn stories(&self, words: &[String], limit: usize, default: fn(Query) -> Query) -> Result<Vec<Story>> {
        let ids = self.store.first_story_ids(&default(typed(words)?), Sort::Newest, limit, self.now)?;
        Ok(self.store.stories(&ids)?)
    }
}

/// The demo edition never joins what somebody follows: its articles would stay there.
fn refuse_strangers(places: &Places, server: &Demo) -> Result<()> {
    if !places.database().exists() {
        return Ok(());
    }
    let store = match Store::open_read_only(&places.database()) {
        // Its making was cut short, or an earlier version made it: whoever writes finishes it.
        Err(StoreError::Older { .. }) => Store::open(&places.database()),
        opened => opened,
    };
    let known = store?.subscriptions()?;
    let (own, strange): (Vec<_>, Vec<_>) = known.iter().partition(|known| server.serves(&known.source.url));
    match strange.first() {
        // What was followed beside the edition's own sources can be undone there.
        Some(stranger) if own.is_empty() => bail!(
            "{} follows other sources ({}); the demo edition wants a folder of its own: leave --data-dir out or name a new one",
            places.data.display(),
            stranger.source.name
        ),
        _ => Ok(()),
    }
}

fn typed(words: &[String]) -> Result<Query> {
    let text = words.join(" ");
    Ok(Query::typed(&text, &TimeZone::system()).map_err(|error| Usage(error.under(&text)))?)
}

fn unknown(id: &str) -> anyhow::Error {
    anyhow!(
        "there is no article or story “{}”; ids look like a12 or s12 and stand in `pressstart list`",
        crate::text::Line::new(id)
    )
}
