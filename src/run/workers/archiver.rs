//! The thread that gets what the reading list owes: pages and pictures of what is saved, one article after another, the one
//! saved last first. It is woken at the start, when something was saved, and after a poll.

use super::{db_writer::Writer, shared_settings::SharedSettings};
use crate::{
    app::Event,
    fetch::Client,
    news::ArticleId,
    poll,
    run::messages::{EventSender, guarded, spawn},
    store::{Store, StoreError},
};
use jiff::Timestamp;
use std::{
    io,
    path::PathBuf,
    sync::mpsc::{self, Receiver, Sender},
    thread,
};
use url::Url;

pub enum Request {
    /// Look what is owed.
    Owed,
    /// Get the page of this article as it is now.
    Again(ArticleId),
}

/// Starts the thread; offline it gets nothing.
pub fn start(
    database: PathBuf,
    settings: SharedSettings,
    events: EventSender,
    writer: Writer,
    opened: Receiver<()>,
) -> io::Result<Sender<Request>> {
    let (to, requests) = mpsc::channel();
    let work = move || {
        if settings.settings().offline || opened.recv().is_err() {
            return;
        }
        let Ok(store) = Store::open_read_only(&database).inspect_err(|reason| events.failed(reason)) else { return };
        let archiving = Archiving { store, settings, events, writer };
        loop {
            guarded(&archiving.events, "while keeping a page", || {
                if let Err(reason) = archiving.work_off() {
                    archiving.events.failed(&reason);
                }
            });
            let Ok(first) = requests.recv() else { return };
            // However often it was woken meanwhile, one look is enough.
            for request in std::iter::once(first).chain(requests.try_iter()) {
                if let Request::Again(article) = request {
                    archiving.writer.tell(move |store| drop(store.owe_page(article)));
                }
            }
            // What was owed just now is seen from here on.
            drop(archiving.writer.ask(|_| Ok(())));
        }
    };
    spawn("archive", work)?;
    Ok(to)
}

struct Archiving {
    store: Store,
    settings: SharedSettings,
    events: EventSender,
    writer: Writer,
}

impl Archiving {
    fn work_off(&self) -> Result<(), StoreError> {
        let settings = self.settings.settings();
        let client = Client::new(&settings.limits);
        let (mut done, mut before) = (0, None);
        while let Some((id, left)) = self.store.owed_page(Timestamp::now())? {
            let total = done + usize::try_from(left).unwrap_or(usize::MAX);
            self.events.send(Event::Archiving { done, total });
            let Some(owed) = poll::page_owed(&self.store, id)? else { break };
            let host = owed.item.link.as_deref().and_then(|url| Url::parse(url).ok()?.host_str().map(str::to_owned));
            if host.is_some() && host == before {
                thread::sleep(settings.host_delay);
            }
            before = host;
            let came = poll::archive_blocking(&client, &owed, &settings);
            let said = came.as_ref().map(|_| ()).map_err(ToString::to_string);
            let kept = self.writer.ask(move |store| match came {
                Ok(kept) => store.keep_archive(id, &kept, Timestamp::now()),
                Err(reason) => {
                    let now = Timestamp::now();
                    store.archive_failed(id, &reason.to_string(), poll::next_try(owed.tries, now))
                }
            })?;
            if kept.is_none() {
                return Ok(());
            }
            done += 1;
            self.events.send(Event::Archived { article: id, title: owed.title, came: said });
        }
        self.writer.ask(|store| store.drop_unsaved(poll::DROPPED_AT_ONCE).map(drop))?;
        if done > 0 {
            self.events.send(Event::Archiving { done, total: done });
        }
        Ok(())
    }
}
