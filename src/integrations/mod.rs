//! Hand-over: gives what is on the reading list to other programs and to the servers people keep their links on. Looks first
//! what the other side has, and only adds to it. Never takes anything from there, never logs a secret.

mod hook;
mod linkding;
mod readeck;
mod secret;
mod wallabag;

pub use hook::saved as hook;

use crate::{
    clean::{self, Rules, Subject},
    config::{Push, Target},
    fetch::{ApiRequest, Carried, Client, FetchError, Limits, Verb},
    links,
    news::{Article, ArticleId, View},
    page,
    store::{Store, StoreError},
    text::Line,
};
use serde_json::Value;
use std::hash::{DefaultHasher, Hash, Hasher};

/// One article as it is handed over, with its cleaned text as HTML.
struct Handed<'a> {
    article: &'a Article,
    html: String,
}

/// What handing over many came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// The other side did not have these.
    pub made: usize,
    /// It had these, and was given what they lacked.
    pub added: usize,
    /// It had all of these.
    pub same: usize,
    /// What went wrong, a line an article.
    pub failures: Vec<String>,
}

impl Summary {
    /// In words, after the name of the server.
    #[must_use]
    pub fn words(&self, target: Target) -> String {
        let failed = match self.failures.len() {
            0 => String::new(),
            failed => format!(", {failed} failed"),
        };
        let Self { made, added, same, .. } = self;
        format!("{}: {made} new, {added} added to, {same} as they were{failed}", target.word())
    }
}

/// What handing over goes by.
#[derive(Debug, Clone, Copy)]
pub struct With<'a> {
    /// Where articles are read.
    pub store: &'a Store,
    /// Link rules for cleaning.
    pub rules: &'a links::Rules,
    /// What one request may cost.
    pub limits: &'a Limits,
}

/// What handing over one article came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Came {
    /// The other side did not have it.
    Made,
    /// It had it, and was given what it lacked.
    Added,
    /// It had all of it.
    Same,
}

/// Why nothing could be handed over.
#[derive(Debug, thiserror::Error)]
pub enum IntegrationError {
    /// The secret cannot be had.
    #[error("{0}")]
    Secret(String),
    /// The server refused, or did not answer.
    #[error(transparent)]
    Fetch(#[from] FetchError),
    /// The database refuses.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What it said is not what such a server says.
    #[error("{0} answered something that this kind of server does not say")]
    Strange(Line),
}

/// Hands articles over to a server; what has not changed since the last time is left out. `keep` remembers what arrived.
///
/// # Errors
/// When the secret cannot be had, the server lets nobody in, or the database refuses.
pub fn push(
    push: &Push,
    articles: &[Article],
    with: With,
    keep: &mut dyn FnMut(ArticleId, i64) -> Result<(), StoreError>,
) -> Result<Summary, IntegrationError> {
    let server = Server::open(push, with.limits)?;
    let exempt: Vec<_> =
        with.store.subscriptions()?.into_iter().filter(|one| !one.source.strip).map(|one| one.id).collect();
    let mut summary = Summary::default();
    for article in articles {
        let content = content(article);
        let before = with.store.pushed(article.id, push.target.word())?;
        // Readeck cannot be asked what it has.
        let known = before == Some(content) || (before.is_some() && push.target == Target::Readeck);
        if article.url.is_empty() || known {
            summary.same += 1;
            continue;
        }
        let strip = !article.source.is_some_and(|source| exempt.contains(&source));
        match server.hand(&Handed { article, html: html(article, with, strip)? }) {
            Ok(came) => {
                match came {
                    Came::Made => summary.made += 1,
                    Came::Added => summary.added += 1,
                    Came::Same => summary.same += 1,
                }
                keep(article.id, content)?;
            }
            Err(reason) => summary.failures.push(format!("{} “{}”: {reason}", article.id, article.title)),
        }
    }
    Ok(summary)
}

/// An article's cleaned text as HTML.
fn html(article: &Article, with: With, strip: bool) -> Result<String, StoreError> {
    let Some(raw) = with.store.raw(article.id)? else { return Ok(String::new()) };
    let body = clean::body(raw.html(), &Subject::of(article, strip), View::Stripped, Rules { links: with.rules });
    Ok(page::html(&body))
}

/// A server that links are handed over to, with its secret at hand.
struct Server<'a> {
    push: &'a Push,
    client: Client,
    authorization: String,
}

impl<'a> Server<'a> {
    /// Gets the secret and, where the server wants it, logs in.
    fn open(push: &'a Push, limits: &Limits) -> Result<Self, IntegrationError> {
        let client = Client::new(limits);
        let mut server = Self { push, client, authorization: String::new() };
        server.authorization = match push.target {
            Target::Linkding => format!("Token {}", secret::get(&push.token, "token")?),
            Target::Readeck => format!("Bearer {}", secret::get(&push.token, "token")?),
            Target::Wallabag => wallabag::log_in(&server)?,
        };
        Ok(server)
    }

    /// Hands one article over.
    fn hand(&self, handed: &Handed) -> Result<Came, IntegrationError> {
        match self.push.target {
            Target::Linkding => linkding::hand(self, handed),
            Target::Wallabag => wallabag::hand(self, handed),
            Target::Readeck => readeck::hand(self, handed),
        }
    }

    /// Makes a call at a path of the server.
    fn call(&self, verb: Verb, path: &str, json: Option<&Value>) -> Result<Value, IntegrationError> {
        let url = format!("{}/{}", self.push.url.trim_end_matches('/'), path.trim_start_matches('/'));
        let carried = json.map_or(Carried::Nothing, |json| Carried::Json(json.to_string()));
        let authorization = &self.authorization;
        let wanted = ApiRequest { verb, url: &url, authorization, carried, patience: None };
        let bytes = self.client.api_request_blocking(&wanted)?;
        if bytes.is_empty() {
            return Ok(Value::Null);
        }
        serde_json::from_slice(&bytes).map_err(|_| self.strange())
    }

    fn strange(&self) -> IntegrationError {
        IntegrationError::Strange(Line::new(self.push.target.word()))
    }
}

/// A number of what is handed over: another one when it has changed.
fn content(article: &Article) -> i64 {
    let mut hasher = DefaultHasher::new();
    (&article.url, &article.title, &article.tags, &article.progress.note, article.progress.finished).hash(&mut hasher);
    i64::from_ne_bytes(hasher.finish().to_ne_bytes())
}

/// A text as a part of an address.
fn escaped(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

/// The tags of both sides, ours with blanks as dashes: other programs part tags at blanks.
fn merged<'a>(theirs: impl Iterator<Item = &'a str>, article: &Article) -> Vec<String> {
    let mut tags: Vec<String> = theirs.map(str::to_owned).collect();
    for tag in &article.tags {
        let tag = tag.split_whitespace().collect::<Vec<_>>().join("-");
        if !tags.iter().any(|other| other.to_lowercase() == tag.to_lowercase()) {
            tags.push(tag);
        }
    }
    tags
}
