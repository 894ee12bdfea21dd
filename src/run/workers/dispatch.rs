//! The workers: the threads that act for the model, each with what it is sent. Has no terminal and never changes the model.

use super::{
    archiver,
    db_reader::{self, Read},
    db_writer::{self, Write, Writer, Writing},
    integrations, pages, poller,
    shared_settings::SharedSettings,
    source_settings::SourceSettings,
};
use crate::{
    app::Effect,
    run::{
        Options, Programs,
        messages::{EventSender, spawn},
    },
};
use std::{
    io,
    path::PathBuf,
    sync::mpsc::{self, Sender},
};

/// Everybody who acts for the model.
pub struct Workers {
    /// Writes the database.
    pub writing: Writing,
    /// Reads it for the screen.
    pub reading: Sender<Read>,
    /// Polls.
    pub poller: poller::Poller,
    /// What those who poll and read go by.
    pub current: SharedSettings,
    pages: Sender<pages::Wish>,
    archive: Sender<()>,
    #[cfg(feature = "images")]
    pictures: Option<Sender<super::pictures::Wish>>,
    tending: SourceSettings,
    database: PathBuf,
    events: EventSender,
}

impl Workers {
    /// Starts everybody; the database is made first, where there is none.
    pub fn start(options: &Options, events: EventSender) -> io::Result<Self> {
        let database = options.database.clone();
        let (ready, opened) = mpsc::channel();
        let (to_reader, reader_opened) = mpsc::channel();
        let (to_poller, poller_opened) = mpsc::channel();
        let (to_archive, archive_opened) = mpsc::channel();
        let (declared, starter) = (options.declared.clone(), options.starter.clone());
        let writing = db_writer::start(database.clone(), declared, starter, events.clone(), ready)?;
        // The database may have to be made first: who reads it waits for that.
        spawn("opening", move || {
            if opened.recv().is_ok() {
                let _ = to_reader.send(());
                let _ = to_poller.send(());
                let _ = to_archive.send(());
            }
        })?;
        let current = SharedSettings::new(options.poll.clone());
        let to_writer = || writing.to.clone();
        Ok(Self {
            reading: db_reader::start(database.clone(), current.clone(), events.clone(), reader_opened)?,
            pages: pages::start(&database, &current, &events, &writing.to)?,
            archive: archiver::start(database.clone(), current.clone(), events.clone(), to_writer(), archive_opened)?,
            poller: poller::start(database.clone(), current.clone(), events.clone(), to_writer(), poller_opened)?,
            tending: SourceSettings { writer: to_writer(), events: events.clone() },
            #[cfg(feature = "images")]
            pictures: None,
            writing,
            current,
            database,
            events,
        })
    }

    /// From now on pictures are drawn, for a terminal that can show them so.
    #[cfg(feature = "images")]
    pub fn begin_drawing(&mut self, sight: crate::run::terminal::PictureSupport) -> io::Result<()> {
        let (database, current, events) = (self.database.clone(), self.current.clone(), self.events.clone());
        self.pictures = Some(super::pictures::start(database, current, events, sight)?);
        Ok(())
    }

    /// Sends an effect to whoever performs it.
    pub fn send(&self, effect: Effect, programs: &Programs) {
        let read = |job| drop(self.reading.send(job));
        let write = |job| drop(self.writing.to.send(job));
        match effect {
            Effect::LoadList { ticket, wanted } => read(Read::List(ticket, wanted)),
            Effect::Peek { ticket, wanted } => read(Read::Peek(ticket, wanted)),
            Effect::LoadRows(ids) => read(Read::Rows(ids)),
            Effect::LoadExcerpts { ticket, stories, query } => read(Read::Excerpts(ticket, stories, query)),
            Effect::LoadPage { story, article, view, width } => read(Read::Page(story, article, view, width)),
            Effect::BrowseOriginal(article) => read(Read::Original(article)),
            Effect::LoadSources => read(Read::Sources),
            Effect::LoadNames(of) => read(Read::Names(of)),
            Effect::CountShelves(queries) => read(Read::Count(queries)),
            Effect::Mark(marking) => write(Write::Mark(marking)),
            Effect::Mute { ticket, id, wish } => write(Write::Mute(ticket, id, wish)),
            Effect::Unmute { ticket, id } => write(Write::Unmute(ticket, id)),
            Effect::KeepTime => write(Write::KeepTime),
            Effect::LoadMutes => read(Read::Mutes),
            Effect::LoadSteps => read(Read::Steps),
            Effect::LoadTags => read(Read::Tags),
            Effect::Match { ticket, query } => read(Read::Match(ticket, query)),
            Effect::Undo => write(Write::Undo),
            Effect::Redo => write(Write::Redo),
            Effect::SetSource { source, setting, value } => self.tending.set(source, setting, value),
            Effect::PauseSource(source, paused) => self.tending.pause(source, paused),
            Effect::RemoveSource(source) => self.tending.remove(source),
            Effect::PickSources { add, remove } => self.tending.pick(add, remove),
            Effect::ImportSources(path) => self.tending.import(path),
            Effect::FindList(followed) => self.tending.find_list(followed),
            Effect::AddSource(address) => drop(self.pages.send(pages::Wish::Source(address))),
            Effect::LoadStatistics => read(Read::Statistics),
            Effect::Remember(name, value) => write(Write::Remember(name, value)),
            Effect::SetPosition(article, share) => write(Write::Position(article, share)),
            Effect::Poll { sources, force } => self.poller.poll(poller::Wish { sources, force }),
            Effect::FullText(article) => drop(self.pages.send(pages::Wish::FullText(article))),
            Effect::ReadLink(url) => drop(self.pages.send(pages::Wish::Link(url))),
            Effect::SaveLinks(urls) => drop(self.pages.send(pages::Wish::Save(urls))),
            Effect::SavedHook(articles) if programs.saved.is_empty() => drop(articles),
            Effect::SavedHook(articles) => {
                let program = programs.saved.clone();
                integrations::saved(self.database.clone(), program, articles, self.events.clone());
            }
            Effect::Push => {
                let (database, pushes) = (self.database.clone(), programs.push.clone());
                let settings = self.current.settings();
                let writer = Writer(self.writing.to.clone());
                integrations::push(database, pushes, settings, writer, self.events.clone());
            }
            Effect::Archive => drop(self.archive.send(())),
            Effect::Refetch(article) => {
                let wake = self.archive.clone();
                write(Write::Ask(Box::new(move |store| {
                    if store.owe_page(article).is_ok() {
                        let _ = wake.send(());
                    }
                })));
            }
            Effect::Resolve(url) => drop(self.pages.send(pages::Wish::Resolve(url))),
            #[cfg(feature = "images")]
            Effect::Pictures { sources, from, columns, rows, large } => {
                if let Some(to) = &self.pictures {
                    drop(to.send(super::pictures::Wish { sources, from, columns, rows, large }));
                }
            }
            // Built without them, nobody asks for pictures.
            #[cfg(not(feature = "images"))]
            Effect::Pictures { .. } => {}
            // These need the terminal: `perform` has taken them.
            Effect::Browse(_)
            | Effect::Copy(_)
            | Effect::Pipe(..)
            | Effect::Pager(_)
            | Effect::Editor(_)
            | Effect::Mouse(_)
            | Effect::Notify(_)
            | Effect::WriteSettings(_)
            | Effect::Enclosure(_)
            | Effect::Redraw
            | Effect::Suspend
            | Effect::Quit => {}
        }
    }
}
