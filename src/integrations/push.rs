//! Hands articles over to a server, whatever its kind.

use super::{
    IntegrationError, With, karakeep, linkding, pinboard, readeck, secret,
    server::{Came, Handed, Server},
    wallabag, webhook,
};
use crate::{
    clean::{self, Subject},
    config::{Push, Secret, Target},
    fetch::Limits,
    language::tr,
    news::{Article, ArticleId, View},
    page,
    store::StoreError,
};
use std::hash::{DefaultHasher, Hash, Hasher};

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
    /// Which articles those are.
    pub failed: Vec<ArticleId>,
    /// Those of them that the server does not want, and what it answered: asked again it would say the same.
    pub refused: Vec<(ArticleId, String)>,
}

impl Summary {
    /// In words, after the name of the server.
    #[must_use]
    pub fn words(&self, target: Target) -> String {
        let failed = match self.failures.len() {
            0 => String::new(),
            failed => tr!("push-failed", failed),
        };
        let Self { made, added, same, .. } = self;
        tr!("push-summary", server = target.word(), made, added, same, failed)
    }
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
    let server = open(push, with.limits)?;
    let exempt: Vec<_> =
        with.store.subscriptions()?.into_iter().filter(|one| !one.source.strip).map(|one| one.id).collect();
    let mut summary = Summary::default();
    for article in articles {
        let content = content(article);
        let before = with.store.pushed(article.id, push.target.word())?;
        let known = before == Some(content) || (before.is_some() && !push.target.can_be_asked());
        if article.url.is_empty() || known {
            summary.same += 1;
            continue;
        }
        let strip = !article.source.is_some_and(|source| exempt.contains(&source));
        match hand(&server, &Handed { article, html: html(article, with, strip)? }) {
            Ok(came) => {
                match came {
                    Came::Made => summary.made += 1,
                    Came::Added => summary.added += 1,
                    Came::Same => summary.same += 1,
                }
                keep(article.id, content)?;
            }
            Err(reason) => {
                summary.failures.push(format!("{} “{}”: {reason}", article.id, article.title));
                summary.failed.push(article.id);
                if is_refusal(&reason) {
                    summary.refused.push((article.id, reason.to_string()));
                }
            }
        }
    }
    Ok(summary)
}

/// Whether a server has answered that this one article is not to its taste. That it lets nobody in, is busy, moved or away, says nothing
/// of an article.
fn is_refusal(reason: &IntegrationError) -> bool {
    let IntegrationError::Fetch(reason) = reason else { return false };
    reason
        .status()
        .is_some_and(|status| (400..500).contains(&status) && ![401, 403, 404, 407, 408, 425, 429].contains(&status))
}

/// An article's cleaned text as HTML.
///
/// # Errors
/// When the database cannot be read.
pub fn html(article: &Article, with: With, strip: bool) -> Result<String, StoreError> {
    let Some(raw) = with.store.raw(article.id)? else { return Ok(String::new()) };
    let body = clean::body(&raw.html(), &Subject::of(article, strip), View::Stripped, with.rules);
    Ok(page::html(&body))
}

/// Gets the secret and, where the server wants it, logs in.
fn open<'a>(push: &'a Push, limits: &Limits) -> Result<Server<'a>, IntegrationError> {
    let mut server = Server::new(push, limits);
    server.authorization = match push.target {
        Target::Linkding => format!("Token {}", secret::get(&push.token, "token")?),
        // Pinboard wants it in the address; a topic or a webhook may be open.
        Target::Pinboard => String::new(),
        Target::Ntfy | Target::Webhook if push.token == Secret::None => String::new(),
        Target::Readeck | Target::Karakeep | Target::Ntfy | Target::Webhook => {
            format!("Bearer {}", secret::get(&push.token, "token")?)
        }
        Target::Wallabag => wallabag::log_in(&server)?,
    };
    Ok(server)
}

fn hand(server: &Server, handed: &Handed) -> Result<Came, IntegrationError> {
    match server.push.target {
        Target::Linkding => linkding::hand(server, handed),
        Target::Wallabag => wallabag::hand(server, handed),
        Target::Readeck => readeck::hand(server, handed),
        Target::Karakeep => karakeep::hand(server, handed),
        Target::Pinboard => pinboard::hand(server, handed),
        Target::Ntfy => webhook::ring(server, handed),
        Target::Webhook => webhook::hand(server, handed),
    }
}

/// A number of what is handed over: another one when it has changed.
fn content(article: &Article) -> i64 {
    let mut hasher = DefaultHasher::new();
    (&article.url, &article.title, &article.tags, &article.progress.note, article.progress.finished).hash(&mut hasher);
    i64::from_ne_bytes(hasher.finish().to_ne_bytes())
}
