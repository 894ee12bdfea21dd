//! Starts the workers and hands each request to the one who performs it.

use super::{
    account_trial::Trial,
    archiver,
    db_writer::{self, Writer, WriterThread},
    export, integrations,
    own_commands::{OwnCommands, With},
    pages, poller,
    read_jobs::ReadSender,
    shared_settings::SharedSettings,
    source_settings, syncer,
};
use crate::{
    app::{Event, Fetch, PageRequest, Read, Write},
    config,
    news::Source,
    run::{
        Options, Programs,
        messages::{EventSender, spawn},
    },
    store::Store,
};
use jiff::Timestamp;
use std::{
    io,
    path::PathBuf,
    sync::mpsc::{self, Sender},
};

/// Every thread that acts for the model.
pub struct Workers {
    writer: WriterThread,
    db_reader: ReadSender,
    poller: poller::Poller,
    pages: Sender<PageRequest>,
    archiver: Sender<archiver::Request>,
    own_commands: OwnCommands,
    #[cfg(feature = "images")]
    pictures: Option<Sender<crate::app::PicturesRequest>>,
    trial: Trial,
    /// What those who poll and read go by.
    pub settings: SharedSettings,
    database: PathBuf,
    config: PathBuf,
    events: EventSender,
}

impl Workers {
    /// Starts everybody. The writer takes the connection.
    pub fn start(options: &Options, store: Store, events: EventSender) -> io::Result<Self> {
        let database = options.database.clone();
        let (ready, opened) = mpsc::channel();
        let (to_reader, reader_opened) = mpsc::channel();
        let (to_poller, poller_opened) = mpsc::channel();
        let (to_archiver, archiver_opened) = mpsc::channel();
        let (declared, starter) = (options.declared.clone(), options.starter.clone());
        let thread = db_writer::start(store, database.clone(), declared, starter, events.clone(), ready)?;
        // What was left unwritten is taken in first: who reads waits for that.
        spawn("opening", move || {
            if opened.recv().is_ok() {
                let _ = to_reader.send(());
                let _ = to_poller.send(());
                let _ = to_archiver.send(());
            }
        })?;
        let settings = SharedSettings::new(options.poll.clone());
        let writer = || thread.writer().clone();
        Ok(Self {
            db_reader: super::db_reader::start(database.clone(), settings.clone(), events.clone(), reader_opened)?,
            pages: pages::start(&database, &settings, &events, &writer())?,
            archiver: archiver::start(database.clone(), settings.clone(), events.clone(), writer(), archiver_opened)?,
            own_commands: OwnCommands::start(With {
                database: database.clone(),
                settings: settings.clone(),
                events: events.clone(),
                writer: writer(),
            })?,
            poller: poller::start(database.clone(), settings.clone(), events.clone(), writer(), poller_opened)?,
            #[cfg(feature = "images")]
            pictures: None,
            trial: Trial::default(),
            writer: thread,
            settings,
            database,
            config: options.config.clone(),
            events,
        })
    }

    /// From now on pictures are drawn, for a terminal that can show them so.
    #[cfg(feature = "images")]
    pub fn begin_drawing(&mut self, support: crate::run::terminal::PictureSupport) -> io::Result<()> {
        let (database, settings, events) = (self.database.clone(), self.settings.clone(), self.events.clone());
        self.pictures = Some(super::pictures::start(database, settings, events, support)?);
        Ok(())
    }

    pub fn read(&self, read: Read) {
        self.db_reader.send(read);
    }

    pub fn write(&self, write: Write) {
        self.writer.writer().write(write);
    }

    /// The one who writes the database.
    pub const fn writer(&self) -> &Writer {
        self.writer.writer()
    }

    /// What the config declares by now.
    pub fn declare(&self, sources: Vec<Source>) {
        let events = self.events.clone();
        self.writer().tell(move |store| match store.declare_sources(&sources, &[], Timestamp::now()) {
            Ok(()) => events.send(Event::StoreChanged),
            Err(reason) => events.failed(&reason),
        });
    }

    /// Hands a request on to whoever uses the network for it, or starts a program of the user's own.
    pub fn fetch(&self, fetch: Fetch, programs: &Programs) {
        match fetch {
            Fetch::Poll(request) => self.poller.poll(request),
            Fetch::Page(request) => drop(self.pages.send(request)),
            #[cfg(feature = "images")]
            Fetch::Pictures(request) => {
                if let Some(pictures) = &self.pictures {
                    drop(pictures.send(request));
                }
            }
            // Built without them, nobody asks for pictures.
            #[cfg(not(feature = "images"))]
            Fetch::Pictures(_) => {}
            Fetch::Archive => drop(self.archiver.send(archiver::Request::Owed)),
            Fetch::Refetch(article) => drop(self.archiver.send(archiver::Request::Again(article))),
            Fetch::SavedHook(articles) if programs.saved.is_empty() => drop(articles),
            Fetch::SavedHook(articles) => {
                integrations::saved(self.database.clone(), programs.saved.clone(), articles, self.events.clone());
            }
            Fetch::Push => {
                let (database, pushes) = (self.database.clone(), programs.push.clone());
                let (settings, writer) = (self.settings.settings(), self.writer().clone());
                integrations::push(database, pushes, settings, writer, self.events.clone());
            }
            Fetch::PushByRules => {
                let (database, pushes) = (self.database.clone(), programs.push.clone());
                let (settings, writer) = (self.settings.settings(), self.writer().clone());
                integrations::push_by_rules(database, pushes, settings, writer, self.events.clone());
            }
            Fetch::Export(path) => {
                export::export(&self.database, &self.config, config::at_home(&path), self.events.clone());
            }
            Fetch::Sync => {
                let (database, accounts) = (self.database.clone(), programs.accounts.clone());
                syncer::sync(database, accounts, self.settings.clone(), self.events.clone());
            }
            Fetch::OwnCommand(command, article) => self.own_commands.run(*command, article),
            Fetch::StopCommands => self.own_commands.stop(),
            Fetch::TryAccount(ticket, wanted) => {
                self.trial.begin(ticket, wanted, self.settings.clone(), self.events.clone());
            }
            Fetch::GiveUpTrial => self.trial.give_up(),
            Fetch::FindList(followed) => source_settings::find_list(followed, self.events.clone()),
        }
    }

    /// Gives up what is under way and waits until everything is written, at most a few seconds; what is not is kept beside the
    /// database: how many steps, and where.
    pub fn end(self, wait: impl FnOnce()) -> io::Result<(usize, PathBuf)> {
        self.poller.stop();
        self.own_commands.end();
        self.writer.end(wait)
    }
}
