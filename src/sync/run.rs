//! One sync of one account: push, pull, merge, texts. What fails is told and stops nothing that can still be done; the next sync
//! completes it.

use super::{
    error::SyncError,
    fever::Fever,
    greader::GoogleReader,
    reading_list::{Readeck, ReadingList, Round, Wallabag},
    report::{Failure, Report},
    server::{Labelled, RemoteItem, Server, Told},
};
use crate::{
    clean,
    config::{Account, AccountKind, Secret},
    fetch::Limits,
    integrations,
    language::tr,
    news::{Item, Rule},
    poll,
    store::{Arrived, LocalChange, Operation, Pulled, PulledLabel, PulledLabels, Store, StoreError, Synced, Target},
};
use jiff::{Timestamp, tz::TimeZone};
use std::{
    collections::{BTreeSet, HashSet},
    path::Path,
};
use tracing::info;
use url::{Host, Url};

/// What syncing goes by.
#[derive(Debug, Clone, Copy)]
pub struct With<'a> {
    /// Rules for cleaning what arrives.
    pub rules: &'a clean::Rules,
    /// Rules of the user's own, for what arrives.
    pub standing: &'a [Rule],
    /// What one request may cost.
    pub limits: &'a Limits,
    /// The data folder: one process syncs at a time.
    pub folder: &'a Path,
}

/// What every step of a sync needs.
pub(super) struct Sync<'a> {
    pub account: &'a str,
    pub server: &'a mut dyn Server,
    pub store: &'a mut Store,
    pub rules: &'a clean::Rules,
    pub standing: &'a [Rule],
    pub report: Report,
    /// All that is unread there is known: what is not among it is read.
    pub unread_whole: bool,
    /// The names of all labels there, and the sets of those that were asked for.
    pub label_names: Vec<String>,
    pub labelled: Vec<(String, HashSet<String>)>,
}

/// A label that is on so many more items at once is looked at twice.
const MANY: usize = 50;

/// The client for an account.
pub(super) enum Opened {
    Feeds(Box<dyn Server>),
    ReadingList(Box<dyn ReadingList>),
}

/// What an account is let in with. It is never printed.
#[derive(Clone, Default)]
pub struct Secrets {
    /// The password, or the token.
    pub password: String,
    /// wallabag: the secret of its client.
    pub client_secret: String,
}

/// The secrets of an account, from where its config says they are.
pub(super) fn secrets(account: &Account) -> Result<Secrets, SyncError> {
    let name = if account.kind == AccountKind::Readeck { "token" } else { "password" };
    let client_secret = match &account.client_secret {
        Secret::None => String::new(),
        secret => integrations::secret(secret, "client_secret")?,
    };
    Ok(Secrets { password: integrations::secret(&account.password, name)?, client_secret })
}

/// Logs in nowhere yet: opens the client for an account.
pub(super) fn open(account: &Account, secrets: Secrets, limits: &Limits) -> Result<Opened, SyncError> {
    let Secrets { password, client_secret } = secrets;
    let (url, user) = (&account.url, &account.user);
    Ok(match account.kind {
        AccountKind::FreshRss | AccountKind::Miniflux | AccountKind::GoogleReader => {
            Opened::Feeds(Box::new(GoogleReader::new(limits, account.kind, url, user, password)))
        }
        AccountKind::Fever if !is_private(url) => return Err(SyncError::Open),
        AccountKind::Fever => Opened::Feeds(Box::new(Fever::new(limits, url, user, &password))),
        AccountKind::Wallabag => Opened::ReadingList(Box::new(Wallabag::new(limits, account, password, client_secret))),
        AccountKind::Readeck => Opened::ReadingList(Box::new(Readeck::new(limits, url, &password))),
    })
}

/// Whether nobody on the way can read what is sent there.
fn is_private(url: &str) -> bool {
    let Ok(url) = Url::parse(url) else { return false };
    let on_this_machine = match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    };
    url.scheme() == "https" || on_this_machine
}

/// Syncs one account, once. `progress` is told of each step in words.
pub fn sync(account: &Account, store: &mut Store, with: With, progress: &mut dyn FnMut(&str)) -> Report {
    let mut report = Report { account: account.name.clone(), ..Report::default() };
    let opened = poll::sync_lock(with.folder).map_err(SyncError::from);
    match opened.and_then(|lock| Ok((lock, open(account, secrets(account)?, with.limits)?))) {
        Ok((_lock, Opened::Feeds(mut server))) => {
            let mut sync = Sync::new(&account.name, &mut *server, store, (with.rules, with.standing));
            sync.run(progress);
            report = sync.report;
        }
        Ok((_lock, Opened::ReadingList(mut list))) => {
            let With { rules, limits, .. } = with;
            let mut round = Round { account: &account.name, list: &mut *list, store, rules, limits, report };
            round.run(progress);
            report = round.report;
        }
        Err(reason) => report.failed.push(Failure { what: "log in".to_owned(), why: reason.to_string() }),
    }
    report.waiting = waiting(account, store).unwrap_or_default();
    report
}

/// How much waits to be told to an account.
///
/// # Errors
/// When the database cannot be read.
pub fn waiting(account: &Account, store: &Store) -> Result<usize, StoreError> {
    match account.kind {
        AccountKind::Wallabag => store.saved_waiting(&account.name, |tag| !tag.contains(',')),
        AccountKind::Readeck => store.saved_waiting(&account.name, |_| true),
        _ => store.operations_waiting(Some(&account.name)),
    }
}

impl<'a> Sync<'a> {
    pub(super) fn new(
        account: &'a str,
        server: &'a mut dyn Server,
        store: &'a mut Store,
        (rules, standing): (&'a clean::Rules, &'a [Rule]),
    ) -> Self {
        let report = Report { account: account.to_owned(), ..Report::default() };
        Self {
            account,
            server,
            store,
            rules,
            standing,
            report,
            unread_whole: false,
            label_names: Vec::new(),
            labelled: Vec::new(),
        }
    }

    pub(super) fn run(&mut self, progress: &mut dyn FnMut(&str)) {
        progress(tr!("sync-sending"));
        if let Err(reason) = self.push_marks() {
            self.failed("push", &reason);
        }
        if let Err(reason) = self.push_feeds() {
            self.failed("subscriptions", &reason);
        }
        progress(tr!("sync-asking-subscriptions"));
        let sources = match self.pull_feeds() {
            Ok(sources) => sources,
            Err(reason) => return self.failed("subscriptions", &reason),
        };
        progress(tr!("sync-asking-unread"));
        let missing = match self.pull_marks() {
            Ok(missing) => missing,
            Err(reason) => return self.failed("marks", &reason),
        };
        if let Err(reason) = self.pull_items(&missing, sources, progress) {
            self.failed("articles", &reason);
        }
    }

    fn failed(&mut self, what: &str, reason: &SyncError) {
        info!(account = self.account, what, %reason, "a sync did not succeed");
        self.report.add(Failure { what: what.to_owned(), why: reason.to_string() });
    }

    /// Sends the marks that wait. The first failure ends it; what was on its way is sent again the next time, which changes nothing.
    fn push_marks(&mut self) -> Result<(), SyncError> {
        while let Some(operation) = self.store.next_operation(self.account, self.server.batch())? {
            let Operation { target, value, items } = operation;
            let refused = match &target {
                Target::Field(field) => self.server.set(*field, value, &items)?,
                Target::Tag(tag) => match self.server.set_label(tag, value, &items)? {
                    Labelled::Done(refused) => refused,
                    Labelled::Unable => {
                        info!(account = self.account, "the server takes no tags of single items; they stay here alone");
                        self.store.give_up_labels(self.account)?;
                        continue;
                    }
                },
            };
            let (given_up, items) = items.into_iter().partition(|item| refused.contains(item));
            let taken = Operation { target: target.clone(), value, items };
            self.store.operation_arrived(self.account, &taken)?;
            self.report.pushed += taken.items.len();
            if !refused.is_empty() {
                info!(
                    account = self.account,
                    count = refused.len(),
                    "the server does not take these marks; they stay here alone"
                );
                self.store.operation_refused(self.account, &Operation { target, value, items: given_up })?;
            }
        }
        Ok(())
    }

    /// Sends what was done to subscriptions. One that the server refuses does not hold up the others.
    fn push_feeds(&mut self) -> Result<(), SyncError> {
        for change in self.store.source_changes(self.account)? {
            match self.server.change_feed(&change) {
                Ok(Told::Done) => self.store.source_change_arrived(self.account, &change)?,
                Ok(Told::Followed(stream)) => {
                    if let LocalChange::Added { source, .. } = change {
                        self.store.followed_there(self.account, source, &stream)?;
                    }
                }
                Ok(Told::Unable) => continue,
                Err(reason @ (SyncError::Refused(_) | SyncError::NotFollowed { .. } | SyncError::NoInterface(_))) => {
                    self.failed("subscriptions", &reason);
                    continue;
                }
                Err(reason) => return Err(reason),
            }
            self.report.pushed += 1;
        }
        Ok(())
    }

    fn pull_feeds(&mut self) -> Result<Synced, SyncError> {
        let feeds = self.server.feeds()?;
        // A list that is empty all at once is a fault more often than a wish.
        if feeds.is_empty() {
            return Ok(self.store.synced_sources(self.account)?);
        }
        Ok(self.store.take_in_feeds(self.account, &feeds, Timestamp::now())?)
    }

    /// Takes in what is unread and starred there; the ids of items that are not here.
    fn pull_marks(&mut self) -> Result<Vec<String>, SyncError> {
        let unread = self.server.unread()?;
        let starred = self.server.starred()?;
        self.unread_whole = unread.whole;
        let labels = self.pull_labels(&unread.ids).unwrap_or_else(|reason| {
            self.failed("tags", &reason);
            None
        });
        let pulled = Pulled {
            unread: unread.ids,
            unread_whole: unread.whole,
            starred: starred.ids,
            starred_whole: starred.whole,
            labels,
        };
        let merged = self.store.merge(self.account, &pulled, Timestamp::now())?;
        self.report.pulled += merged.changed.len();
        if let Some(labels) = pulled.labels {
            self.label_names = labels.all.into_iter().map(|label| label.name).collect();
            let sets = labels.asked.into_iter().map(|label| (label.name, label.ids.into_iter().collect()));
            self.labelled = sets.collect();
        }
        Ok(merged.missing)
    }

    /// Asks which items have a label: the labels whose turn it is, so that a sync with nothing to do stays at six requests.
    fn pull_labels(&mut self, unread: &[String]) -> Result<Option<PulledLabels>, SyncError> {
        if !self.store.takes_labels(self.account)? {
            return Ok(None);
        }
        let Some(labels) = self.server.labels()? else { return Ok(None) };
        let (all, folders) = (labels.tags, labels.folders);
        let mut asked = Vec::new();
        for name in self.store.labels_to_ask(self.account, &all)? {
            let walk = self.server.labelled(&name)?;
            let grown = walk.ids.len().saturating_sub(self.store.items_with_label(self.account, &name)?);
            let ids: HashSet<&String> = walk.ids.iter().collect();
            let everything =
                grown > MANY || (grown > 0 && !unread.is_empty() && unread.iter().all(|id| ids.contains(id)));
            // For a label that was taken away since they were listed, FreshRSS gives everything.
            if everything && !self.server.has_label(&name)? {
                continue;
            }
            asked.push(PulledLabel { name, ids: walk.ids, whole: walk.whole });
        }
        Ok(Some(PulledLabels { all, folders, asked }))
    }

    /// Gets items that are not here, a page at a time; each page is kept before the next is asked for.
    fn pull_items(
        &mut self,
        missing: &[String],
        mut sources: Synced,
        progress: &mut dyn FnMut(&str),
    ) -> Result<(), SyncError> {
        if missing.is_empty() {
            return Ok(());
        }
        let total = missing.len();
        for (page, ids) in missing.chunks(self.server.batch()).enumerate() {
            progress(&tr!("sync-getting-articles", done = page * self.server.batch(), total));
            let items = self.server.items(ids)?;
            let unread = self.store.pulled_among(ids)?;
            let arrived = items.into_iter().map(|item| self.arrived(item, &unread, &mut sources));
            let arrived = arrived.collect::<Result<Vec<_>, _>>()?;
            self.report.new += self.store.take_in(self.account, &arrived, Timestamp::now())?.new;
        }
        self.store.place_arrivals(Timestamp::now())?;
        self.report.ruled = self.store.apply_rules(self.standing, Timestamp::now(), &TimeZone::system())?;
        let asked: Vec<String> = self.labelled.iter().map(|(name, _)| name.clone()).collect();
        if !asked.is_empty() {
            self.store.labels_in_step(self.account, &asked)?;
        }
        Ok(())
    }

    /// The labels of an item that arrives: those that it names itself, and those whose sets it stands in.
    fn labels_of(&self, item: &RemoteItem) -> Vec<String> {
        let own = item.labels.iter().filter(|name| self.label_names.contains(name));
        let asked = self.labelled.iter().filter(|(_, ids)| ids.contains(&item.id)).map(|(name, _)| name);
        let all: BTreeSet<&String> = own.chain(asked).collect();
        all.into_iter().cloned().collect()
    }

    /// Makes an item readable, as the feed's own would be.
    fn arrived(
        &mut self,
        item: RemoteItem,
        (unread, starred): &(HashSet<String>, HashSet<String>),
        sources: &mut Synced,
    ) -> Result<Arrived, SyncError> {
        let source = if let Some(source) = sources.get(&item.stream) {
            *source
        } else {
            let address = item.site.clone().unwrap_or_else(|| format!("sync:{}", item.stream));
            let id = self.store.source_of_rest(&item.stream_title, &address, Timestamp::now())?;
            sources.insert(item.stream.clone(), id);
            id
        };
        let read = self.unread_whole && !unread.contains(&item.id);
        let starred = starred.contains(&item.id);
        let tags = self.labels_of(&item);
        let remote = item.id;
        let identity = item.link.clone().unwrap_or_else(|| remote.clone());
        let published = item.published.and_then(|seconds| Timestamp::from_second(seconds).ok());
        let raw = Item {
            identity,
            link: item.link,
            title: item.title,
            authors: item.author.into_iter().collect(),
            published,
            content: item.content,
            ..Item::default()
        };
        Ok(Arrived {
            remote,
            source,
            draft: poll::draft(raw, "", &item.stream_title, true, self.rules),
            read,
            starred,
            tags,
        })
    }
}
