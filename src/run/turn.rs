//! The loop: wait, take everything that came, change the model, perform, draw once. An idle program waits, and draws once a minute for the ages.

use super::{
    Ended, Options, RunError, archive, background, bytes,
    current::Current,
    handing,
    input::Input,
    outside, pages, poller, reading,
    reading::Read,
    settings::{self, Watch},
    signals,
    tending::Tending,
    terminal::Terminal,
    workers::{Message, Post, stumble},
    writing::{self, Write, Writer, Writing},
};
use crate::{
    app::{self, Effect, Event, Model, Pictures},
    config,
    news::{ArticleId, Folded},
    poll,
    store::{Store, StoreError},
    ui::{self, Gallery, Theme},
};
use crossterm::clipboard::CopyToClipboard;
use jiff::{SignedDuration, Timestamp};
use std::{
    io,
    sync::mpsc::{self, Receiver, RecvTimeoutError, Sender},
    time::{Duration, Instant},
};

/// The clock ticks at least so often.
const TICKS: SignedDuration = SignedDuration::from_secs(90);

/// Between two looks at the config file, and at what others have written.
const GLANCE: Duration = Duration::from_secs(2);

/// Runs the program.
pub fn run(options: Options) -> Result<Ended, RunError> {
    let (post, inbox) = mpsc::channel();
    // Before the terminal is taken: a signal must find somebody who gives it back.
    signals::start(post.clone())?;
    let mut terminal = Terminal::take(options.app.mouse)?;
    let model = Model::new(options.app.clone(), Terminal::size()?, Timestamp::now());
    let hyperlinks = std::env::var("TERM").is_ok_and(|term| !matches!(term.as_str(), "dumb" | "linux" | "vt100"));
    let theme = Theme {
        plain: options.facts.plain,
        ascii: options.app.ascii,
        hyperlinks,
        few_colours: !true_colour(),
        ..Theme::default()
    };
    let pictures = matches!(options.app.pictures, Pictures::Always | Pictures::OnKey);
    // The question is answered while the first frame is made.
    let asked = !options.facts.plain && background::ask(pictures).is_ok();
    #[cfg(feature = "images")]
    let database = options.database.clone();
    let mut shell = Shell::start(options, model, Post(post.clone()))?;
    shell.first_frame(&mut terminal, theme)?;
    let answer = if asked { Some(background::answer()) } else { None };
    let theme = Theme { background: answer.as_ref().map_or(theme.background, |answer| answer.background), ..theme };
    #[cfg(feature = "images")]
    if pictures {
        let sight = answer.as_ref().map(|answer| answer.sight).unwrap_or_default();
        shell.gallery = Gallery::new(!true_colour());
        shell.pictures = Some(super::pictures::start(database, shell.current.clone(), Post(post.clone()), sight)?);
    }
    let mut input = Input::start(post.clone())?;
    let typed = answer.map(|answer| bytes::events(&answer.typed)).unwrap_or_default();
    for event in typed.into_iter().filter_map(ui::event) {
        shell.take(event, &mut terminal, &mut input)?;
    }
    let ended = shell.turn(&inbox, &mut terminal, &mut input, theme);
    shell.poller.stop();
    drop(shell);
    drop(terminal);
    ended
}

/// Whether the terminal says that it knows all colours.
fn true_colour() -> bool {
    let named = |name: &str| std::env::var(name).unwrap_or_default();
    matches!(named("COLORTERM").as_str(), "truecolor" | "24bit")
        || ["direct", "kitty", "ghostty", "alacritty", "foot", "wezterm"]
            .iter()
            .any(|name| named("TERM").contains(name))
}

/// The model with everything that acts for it.
struct Shell {
    model: Model,
    options: Options,
    writing: Writing,
    reading: Sender<Read>,
    poller: poller::Poller,
    pages: Sender<pages::Wish>,
    archive: Sender<()>,
    post: Post,
    #[cfg(feature = "images")]
    pictures: Option<Sender<super::pictures::Wish>>,
    gallery: Gallery,
    watch: Watch,
    watched_rules: Watch,
    current: Current,
    tending: Tending,
    quit: bool,
}

impl Shell {
    fn start(mut options: Options, model: Model, post: Post) -> io::Result<Self> {
        let (database, shared) = (options.database.clone(), post.clone());
        let (ready, opened) = mpsc::channel();
        let (to_reader, reader_opened) = mpsc::channel();
        let (to_poller, poller_opened) = mpsc::channel();
        let (to_archive, archive_opened) = mpsc::channel();
        let (declared, starter) = (std::mem::take(&mut options.declared), std::mem::take(&mut options.starter));
        let writing = writing::start(database.clone(), declared, starter, post.clone(), ready)?;
        // The database may have to be made first: who reads it waits for that.
        super::workers::spawn("opening", move || {
            if opened.recv().is_ok() {
                let _ = to_reader.send(());
                let _ = to_poller.send(());
                let _ = to_archive.send(());
            }
        })?;
        let current = Current::new(options.poll.clone());
        let reading = reading::start(database.clone(), current.clone(), post.clone(), reader_opened)?;
        let pages = pages::start(&database, &current, &post, &writing.to)?;
        let archive =
            archive::start(database.clone(), current.clone(), post.clone(), writing.to.clone(), archive_opened)?;
        let tending = Tending { writer: writing.to.clone(), post: post.clone() };
        let poller = poller::start(database, current.clone(), post, writing.to.clone(), poller_opened)?;
        let watch = Watch::new(options.config.clone());
        let watched_rules = Watch::new(options.link_rules.clone());
        Ok(Self {
            model,
            watch,
            watched_rules,
            current,
            tending,
            options,
            writing,
            reading,
            poller,
            pages,
            archive,
            post: shared,
            #[cfg(feature = "images")]
            pictures: None,
            gallery: Gallery::default(),
            quit: false,
        })
    }

    /// The newest stories at once, where there is a database; everything else comes by itself.
    fn first_frame(&mut self, terminal: &mut Terminal, theme: Theme) -> io::Result<()> {
        let asked = self.model.ask_for_list(None);
        for effect in asked {
            if let Effect::LoadList { ticket, wanted } = effect {
                if let Ok(event) = newest(&self.options, ticket, &wanted) {
                    for event in event {
                        for effect in app::update(&mut self.model, event) {
                            self.send(effect);
                        }
                    }
                }
                drop(self.reading.send(Read::List(ticket, wanted)));
            }
        }
        drop(self.reading.send(Read::Sources));
        self.draw(terminal, theme)
    }

    fn draw(&self, terminal: &mut Terminal, theme: Theme) -> io::Result<()> {
        stumble("drawing");
        terminal.draw(&self.model.title(), |frame| ui::draw_with(frame, &self.model, theme, &self.gallery))
    }

    fn turn(
        &mut self,
        inbox: &Receiver<Message>,
        terminal: &mut Terminal,
        input: &mut Input,
        theme: Theme,
    ) -> Result<Ended, RunError> {
        self.draw(terminal, theme)?;
        let mut minute = Instant::now() + until_next_minute();
        while !self.quit {
            let patience = minute.saturating_duration_since(Instant::now()).min(GLANCE);
            let first = match inbox.recv_timeout(patience) {
                Ok(message) => Some(message),
                Err(RecvTimeoutError::Timeout) => {
                    drop(self.writing.to.send(Write::Look));
                    None
                }
                Err(RecvTimeoutError::Disconnected) => return Ok(Ended::Quit),
            };
            let mut changed = self.glance(terminal, input)?;
            let now = Timestamp::now();
            if Instant::now() >= minute || has_jumped(self.model.now, now) {
                minute = Instant::now() + until_next_minute();
                changed = true;
                drop(self.writing.to.send(Write::Look));
                self.take(Event::Clock(now), terminal, input)?;
            }
            for message in first.into_iter().chain(inbox.try_iter()) {
                match message {
                    Message::Event(event @ Event::Focused(here)) => {
                        self.take(event, terminal, input)?;
                        if here {
                            changed = true;
                            self.take(Event::Clock(Timestamp::now()), terminal, input)?;
                        }
                    }
                    Message::Event(event) => {
                        changed = true;
                        if let Event::Key(_) = event {
                            terminal.answer();
                        }
                        self.take(event, terminal, input)?;
                    }
                    #[cfg(feature = "images")]
                    Message::Drawing(drawing) => self.gallery.hang(drawing),
                    Message::Signal(signal) => return Ok(Ended::Signal(signal)),
                    Message::Continued => {
                        changed = true;
                        // Whoever had the terminal meanwhile has left it in another mode.
                        terminal.lend(|| ())?;
                        self.again(terminal, input)?;
                    }
                    Message::TerminalGone => return Ok(Ended::Signal(signal_hook::consts::SIGHUP)),
                    Message::KeysGone => {
                        let words = "something broke while keys were read; the log says more";
                        return Err(io::Error::other(words).into());
                    }
                    Message::Broken(reason) => return Err(reason.into()),
                }
                if self.quit {
                    break;
                }
            }
            if changed && !self.quit {
                // The terminal may have another size by now, and nobody has told of it yet.
                let (width, height) = Terminal::size()?;
                if (width, height) != self.model.size {
                    self.take(Event::Resized(width, height), terminal, input)?;
                }
                self.draw(terminal, theme)?;
            }
        }
        Ok(Ended::Quit)
    }

    /// Reads the config and the link rules anew when their files have changed; true when something on screen did.
    fn glance(&mut self, terminal: &mut Terminal, input: &mut Input) -> io::Result<bool> {
        let config = self.watch.changed().then(|| self.config_anew());
        let rules = self.watched_rules.changed().then(|| self.rules_anew());
        let changed = config.is_some() || rules.is_some();
        for event in config.into_iter().chain(rules) {
            self.take(event, terminal, input)?;
        }
        Ok(changed)
    }

    fn config_anew(&mut self) -> Event {
        match settings::load(&self.watch.path) {
            Ok(checked) => {
                self.options.programs = checked.programs();
                let before = (*self.current.settings()).clone();
                if self.options.facts.demo {
                    // The demo edition has sources of its own, asked at a pace of its own; the reader's rules act in it too.
                    self.current.replace(poll::Settings { standing: checked.config.rules.clone(), ..before });
                } else {
                    drop(self.writing.to.send(Write::Declare(checked.config.sources.clone())));
                    self.current.replace(before.following(&checked.config));
                }
                Event::Configured(Box::new(checked.options(&self.options.facts)))
            }
            Err(error) => Event::ConfigWrong(error.to_string()),
        }
    }

    fn rules_anew(&self) -> Event {
        match settings::link_rules(&self.watched_rules.path) {
            Ok(rules) => {
                self.current.replace(poll::Settings { rules, ..(*self.current.settings()).clone() });
                Event::RulesRead
            }
            Err(error) => Event::RulesWrong(error.to_string()),
        }
    }

    /// Writes settings into the config; that change need not be read again.
    fn keep(&mut self, settings: Vec<(String, String)>, terminal: &mut Terminal, input: &mut Input) -> io::Result<()> {
        let event = match config::keep(&self.watch.path, &settings) {
            Ok(()) => Event::SettingsWritten(settings),
            Err(reason) => Event::SettingsKept(settings, reason),
        };
        self.watch.changed();
        self.take(event, terminal, input)
    }

    fn take(&mut self, event: Event, terminal: &mut Terminal, input: &mut Input) -> io::Result<()> {
        if matches!(event, Event::Key(_) | Event::Mouse(..)) {
            drop(self.writing.to.send(Write::Busy));
        }
        for effect in app::update(&mut self.model, event) {
            self.perform(effect, terminal, input)?;
        }
        Ok(())
    }

    /// What needs the terminal is done here; everything else is sent to whoever does it.
    fn perform(&mut self, effect: Effect, terminal: &mut Terminal, input: &mut Input) -> io::Result<()> {
        match effect {
            Effect::Browse(url) => self.browse(&url),
            Effect::BrowseOriginal(article) => {
                let (answer, came) = mpsc::channel();
                drop(self.reading.send(Read::Original(article, answer)));
                match came.recv_timeout(Duration::from_secs(1)) {
                    Ok(Some(url)) => self.browse(&url),
                    _ => self.model.say("This article has no link"),
                }
            }
            Effect::Copy(text) if self.options.programs.open.clipboard.is_empty() => {
                terminal.say(CopyToClipboard::to_clipboard_from(text))?;
            }
            Effect::Copy(text) => {
                let came = outside::copy(&self.options.programs.open.clipboard, &text);
                self.tell(came);
            }
            Effect::Pager(article) => self.lend(article, terminal, input, outside::pager)?,
            Effect::Editor(article) => self.lend(article, terminal, input, outside::editor)?,
            Effect::Pipe(article, program) => {
                self.lend(article, terminal, input, |_, text| outside::pipe(&program, text))?;
            }
            Effect::Mouse(ours) => terminal.mouse(ours)?,
            Effect::Notify(words) => terminal.notify(&words)?,
            Effect::WriteSettings(settings) => self.keep(settings, terminal, input)?,
            Effect::Enclosure(url) => match outside::play(&self.options.programs.open, &url) {
                Ok(()) => self.model.say(format!("Opened {url}")),
                Err(reason) => self.model.complain(reason),
            },
            Effect::Redraw => self.again(terminal, input)?,
            Effect::Suspend => {
                input.paused(|| {
                    terminal.lend(|| {
                        // The whole group stops, as the shell would do it.
                        let _ = rustix::process::kill_current_process_group(rustix::process::Signal::TSTP);
                    })
                })?;
                self.again(terminal, input)?;
            }
            Effect::Quit => self.quit = true,
            other => self.send(other),
        }
        Ok(())
    }

    fn send(&self, effect: Effect) {
        let read = |job| drop(self.reading.send(job));
        let write = |job| drop(self.writing.to.send(job));
        match effect {
            Effect::LoadList { ticket, wanted } => read(Read::List(ticket, wanted)),
            Effect::Peek { ticket, wanted } => read(Read::Peek(ticket, wanted)),
            Effect::LoadRows(ids) => read(Read::Rows(ids)),
            Effect::LoadExcerpts { ticket, stories, query } => read(Read::Excerpts(ticket, stories, query)),
            Effect::LoadPage { story, article, view, width } => read(Read::Page(story, article, view, width)),
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
            Effect::SavedHook(articles) if self.options.programs.saved.is_empty() => drop(articles),
            Effect::SavedHook(articles) => {
                let program = self.options.programs.saved.clone();
                handing::saved(self.options.database.clone(), program, articles, self.post.clone());
            }
            Effect::Push => {
                let (database, pushes) = (self.options.database.clone(), self.options.programs.push.clone());
                let settings = self.current.settings();
                let writer = Writer(self.writing.to.clone());
                handing::push(database, pushes, settings, writer, self.post.clone());
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
            | Effect::BrowseOriginal(_)
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

    fn browse(&mut self, url: &str) {
        match outside::browse(&self.options.programs.open, url) {
            Ok(()) => self.model.say(format!("Opened {url}")),
            Err(reason) => self.model.complain(reason),
        }
    }

    fn tell(&mut self, came: Result<(), String>) {
        if let Err(reason) = came {
            self.model.complain(reason);
        }
    }

    /// Lends the terminal to a program that gets an article's text.
    fn lend(
        &mut self,
        article: ArticleId,
        terminal: &mut Terminal,
        input: &mut Input,
        work: impl FnOnce(&config::Open, &str) -> Result<(), String>,
    ) -> io::Result<()> {
        let (answer, came) = mpsc::channel();
        drop(self.reading.send(Read::Text(article, answer)));
        let Ok(text) = came.recv_timeout(Duration::from_secs(3)) else {
            self.model.complain("The text could not be read");
            return Ok(());
        };
        let programs = &self.options.programs.open;
        let came = input.paused(|| terminal.lend(|| work(programs, &text)))?;
        self.tell(came);
        self.again(terminal, input)
    }

    /// Draws everything anew, at whatever size the terminal has by now.
    fn again(&mut self, terminal: &mut Terminal, input: &mut Input) -> io::Result<()> {
        terminal.forget()?;
        let (width, height) = Terminal::size()?;
        self.take(Event::Resized(width, height), terminal, input)
    }
}

/// The newest stories with their rows, the counts and the sources, straight from the database.
fn newest(options: &Options, ticket: u64, wanted: &app::Wanted) -> Result<Vec<Event>, StoreError> {
    let store = Store::open_read_only(&options.database)?;
    let now = Timestamp::now();
    let ids = store.shown_story_ids(&wanted.query, wanted.sort, wanted.folding, reading::FIRST, now)?;
    let rows = store.stories(&ids[..ids.len().min(60)])?;
    let sources = store.subscriptions()?.into_iter().map(reading::row).collect();
    let totals = store.totals()?;
    Ok(vec![
        Event::List { ticket, ids, rows, folded: Folded::default(), whole: false },
        Event::Sources(sources, totals),
    ])
}

/// Whether the clock was set, or the machine has slept: minutes are not counted then, and “tonight” may be another evening.
fn has_jumped(told: Timestamp, now: Timestamp) -> bool {
    told.duration_until(now).abs() > TICKS
}

/// Ages are shown in minutes: the clock ticks with them.
fn until_next_minute() -> Duration {
    let second = u64::try_from(Timestamp::now().as_second().rem_euclid(60)).unwrap_or(0);
    Duration::from_secs(60 - second)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_was_set_or_has_slept_is_noticed_and_one_that_ticks_is_not() {
        let told: Timestamp = "2026-03-14T12:00:00Z".parse().unwrap();
        for (seconds, jumped) in [(0, false), (60, false), (-60, false), (8 * 3600, true), (-8 * 3600, true)] {
            assert_eq!(has_jumped(told, told + SignedDuration::from_secs(seconds)), jumped, "{seconds}");
        }
    }
}
