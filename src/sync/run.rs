//! One sync of one account: push, pull, merge, texts. What fails is told and stops nothing that can still be done; the next sync
//! completes it.

use super::{
    error::SyncError,
    fever::Fever,
    greader::GoogleReader,
    reading_list::{Readeck, ReadingList, Round, Wallabag},
    report::{Failure, Report},
    server::{RemoteItem, Server, Told},
};
use crate::{
    clean,
    config::{Account, AccountKind},
    fetch::Limits,
    integrations,
    news::Item,
    poll,
    store::{Arrived, LocalChange, Operation, Pulled, Store, StoreError, Synced},
};
use jiff::Timestamp;
use std::{collections::HashSet, path::Path};
use tracing::info;
use url::{Host, Url};

/// What syncing goes by.
#[derive(Debug, Clone, Copy)]
pub struct With<'a> {
    /// Rules for cleaning what arrives.
    pub rules: &'a clean::Rules,
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
    pub report: Report,
    /// All that is unread there is known: what is not among it is read.
    pub unread_whole: bool,
}

/// The client for an account.
pub(super) enum Opened {
    Feeds(Box<dyn Server>),
    ReadingList(Box<dyn ReadingList>),
}

/// Logs in nowhere yet: opens the client for an account.
pub(super) fn open(account: &Account, limits: &Limits) -> Result<Opened, SyncError> {
    let name = if account.kind == AccountKind::Readeck { "token" } else { "password" };
    let password = integrations::secret(&account.password, name)?;
    let (url, user) = (&account.url, &account.user);
    Ok(match account.kind {
        AccountKind::FreshRss | AccountKind::Miniflux | AccountKind::GoogleReader => {
            Opened::Feeds(Box::new(GoogleReader::new(limits, account.kind, url, user, password)))
        }
        AccountKind::Fever if !is_private(url) => return Err(SyncError::Open),
        AccountKind::Fever => Opened::Feeds(Box::new(Fever::new(limits, url, user, &password))),
        AccountKind::Wallabag => Opened::ReadingList(Box::new(Wallabag::new(limits, account, password)?)),
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
    match opened.and_then(|lock| Ok((lock, open(account, with.limits)?))) {
        Ok((_lock, Opened::Feeds(mut server))) => {
            let (server, rules) = (&mut *server, with.rules);
            let mut sync = Sync { account: &account.name, server, store, rules, report, unread_whole: false };
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

impl Sync<'_> {
    pub(super) fn run(&mut self, progress: &mut dyn FnMut(&str)) {
        progress("sending what waits");
        if let Err(reason) = self.push_marks() {
            self.failed("push", &reason);
        }
        if let Err(reason) = self.push_feeds() {
            self.failed("subscriptions", &reason);
        }
        progress("asking for subscriptions");
        let sources = match self.pull_feeds() {
            Ok(sources) => sources,
            Err(reason) => return self.failed("subscriptions", &reason),
        };
        progress("asking what is unread and starred");
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
            let Operation { field, value, .. } = operation;
            let refused = self.server.set(field, value, &operation.items)?;
            let (given_up, items) = operation.items.into_iter().partition(|item| refused.contains(item));
            let taken = Operation { field, value, items };
            self.store.operation_arrived(self.account, &taken)?;
            self.report.pushed += taken.items.len();
            if !refused.is_empty() {
                info!(
                    account = self.account,
                    count = refused.len(),
                    "the server does not take these marks; they stay here alone"
                );
                self.store.operation_refused(self.account, &Operation { field, value, items: given_up })?;
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
        let pulled = Pulled {
            unread: unread.ids,
            unread_whole: unread.whole,
            starred: starred.ids,
            starred_whole: starred.whole,
        };
        let merged = self.store.merge(self.account, &pulled, Timestamp::now())?;
        self.report.pulled += merged.changed.len();
        Ok(merged.missing)
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
            progress(&format!("getting articles {}/{total}", page * self.server.batch()));
            let items = self.server.items(ids)?;
            let unread = self.store.pulled_among(ids)?;
            let arrived = items.into_iter().map(|item| self.arrived(item, &unread, &mut sources));
            let arrived = arrived.collect::<Result<Vec<_>, _>>()?;
            self.report.new += self.store.take_in(self.account, &arrived, Timestamp::now())?.new;
        }
        self.store.place_arrivals(Timestamp::now())?;
        Ok(())
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
        Ok(Arrived { remote, source, draft: poll::draft(raw, "", &item.stream_title, true, self.rules), read, starred })
    }
}
