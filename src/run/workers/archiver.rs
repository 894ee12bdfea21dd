//! The thread that gets what the reading list owes: pages and pictures of what is saved. It is woken at the start, when
//! something was saved, and after a poll.

use super::{database::Database, db_writer::Writer, shared_settings::SharedSettings};
use crate::{
    app::Event,
    news::ArticleId,
    poll::{self, Archived, Archiving},
    run::messages::{EventSender, guarded, spawn},
};
use std::{
    io, iter,
    path::PathBuf,
    sync::{
        atomic::AtomicBool,
        mpsc::{self, Receiver, Sender},
    },
};

pub enum Request {
    /// Look what is owed.
    Owed,
    /// Get the page of this article as it is now.
    Again(ArticleId),
}

/// Starts the thread; offline it gets nothing.
pub fn start(
    path: PathBuf,
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
        let Ok(mut database) = Database::open(&path, &writer).inspect_err(|reason| events.failed(reason)) else {
            return;
        };
        loop {
            guarded(&events, "while keeping a page", || work_off(&mut database, &settings, &events));
            let Ok(first) = requests.recv() else { return };
            // However often it was woken meanwhile, one look is enough.
            for request in iter::once(first).chain(requests.try_iter()) {
                if let Request::Again(article) = request {
                    drop(writer.ask(move |store| store.owe_page(article)));
                }
            }
        }
    };
    spawn("archiver", work)?;
    Ok(to)
}

fn work_off(database: &mut Database, settings: &SharedSettings, events: &EventSender) {
    let settings = settings.settings();
    let tell = &mut |archiving| {
        events.send(match archiving {
            Archiving::At { done, total } => Event::Archiving { done, total },
            Archiving::Page(Archived { article, title, came }) => Event::Archived { article, title, came },
        });
    };
    let done = poll::Archiver::new(&settings).work_off(database, usize::MAX, &AtomicBool::new(false), tell);
    if let Err(reason) = done {
        events.failed(&reason);
    }
}
