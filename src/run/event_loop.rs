//! The loop: wait, take everything that came, change the model, perform, draw once. An idle program waits, and draws once a minute for the ages.

use super::{
    Ended, Options, RunError,
    config_reload::{self, Watch},
    external_programs,
    messages::{EventSender, Message, inject_panic},
    signals,
    terminal::{self, KeyReader, Terminal, key_events},
    workers::{self, Read, Workers, Write},
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
    sync::mpsc::{self, Receiver, RecvTimeoutError},
    time::{Duration, Instant},
};

/// The clock ticks at least so often.
const TICKS: SignedDuration = SignedDuration::from_secs(90);

/// Between two looks at the config file, and at what others have written.
const GLANCE: Duration = Duration::from_secs(2);

/// Runs the program until the user or a signal ends it.
///
/// # Errors
/// When the terminal or the database cannot be used; the terminal is given back in any case.
pub fn run(options: Options) -> Result<Ended, RunError> {
    let (events, inbox) = mpsc::channel();
    // Before the terminal is taken: a signal must find somebody who gives it back.
    signals::start(events.clone())?;
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
    let asked = !options.facts.plain && terminal::ask(pictures).is_ok();
    let mut shell = Shell::start(options, model, EventSender(events.clone()))?;
    shell.first_frame(&mut terminal, theme)?;
    let answer = if asked { Some(terminal::answer()) } else { None };
    let theme = Theme { background: answer.as_ref().map_or(theme.background, |answer| answer.background), ..theme };
    #[cfg(feature = "images")]
    if pictures {
        let sight = answer.as_ref().map(|answer| answer.sight).unwrap_or_default();
        shell.gallery = Gallery::new(!true_colour());
        shell.workers.begin_drawing(sight)?;
    }
    let mut input = KeyReader::start(events.clone())?;
    let typed = answer.map(|answer| key_events(&answer.typed)).unwrap_or_default();
    for event in typed.into_iter().filter_map(ui::event) {
        shell.take(event, &mut terminal, &mut input)?;
    }
    let ended = shell.turn(&inbox, &mut terminal, &mut input, theme);
    shell.workers.poller.stop();
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
    workers: Workers,
    gallery: Gallery,
    watch: Watch,
    watched_rules: Watch,
    quit: bool,
}

/// What came of a message.
enum Outcome {
    /// The screen is as it was.
    Nothing,
    /// The screen may be another one.
    Change,
    /// It ends the program.
    End(Ended),
}

impl Shell {
    fn start(options: Options, model: Model, events: EventSender) -> io::Result<Self> {
        let watch = Watch::new(options.config.clone());
        let watched_rules = Watch::new(options.link_rules.clone());
        Ok(Self {
            model,
            watch,
            watched_rules,
            workers: Workers::start(&options, events)?,
            options,
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
                            self.workers.send(effect, &self.options.programs);
                        }
                    }
                }
                drop(self.workers.reading.send(Read::List(ticket, wanted)));
            }
        }
        drop(self.workers.reading.send(Read::Sources));
        self.draw(terminal, theme)
    }

    fn draw(&self, terminal: &mut Terminal, theme: Theme) -> io::Result<()> {
        inject_panic("drawing");
        terminal.draw(&self.model.title(), |frame| ui::draw_with(frame, &self.model, theme, &self.gallery))
    }

    fn turn(
        &mut self,
        inbox: &Receiver<Message>,
        terminal: &mut Terminal,
        input: &mut KeyReader,
        theme: Theme,
    ) -> Result<Ended, RunError> {
        self.draw(terminal, theme)?;
        let mut minute = Instant::now() + until_next_minute();
        while !self.quit {
            let patience = minute.saturating_duration_since(Instant::now()).min(GLANCE);
            let first = match inbox.recv_timeout(patience) {
                Ok(message) => Some(message),
                Err(RecvTimeoutError::Timeout) => {
                    drop(self.workers.writing.to.send(Write::Look));
                    None
                }
                Err(RecvTimeoutError::Disconnected) => return Ok(Ended::Quit),
            };
            let mut changed = self.glance(terminal, input)?;
            let now = Timestamp::now();
            if Instant::now() >= minute || has_jumped(self.model.now, now) {
                minute = Instant::now() + until_next_minute();
                changed = true;
                drop(self.workers.writing.to.send(Write::Look));
                self.take(Event::Clock(now), terminal, input)?;
            }
            for message in first.into_iter().chain(inbox.try_iter()) {
                match self.hear(message, terminal, input)? {
                    Outcome::Nothing => {}
                    Outcome::Change => changed = true,
                    Outcome::End(ended) => return Ok(ended),
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

    /// Takes in what somebody has sent.
    fn hear(&mut self, message: Message, terminal: &mut Terminal, input: &mut KeyReader) -> Result<Outcome, RunError> {
        match message {
            Message::Event(event @ Event::Focused(here)) => {
                self.take(event, terminal, input)?;
                if !here {
                    return Ok(Outcome::Nothing);
                }
                self.take(Event::Clock(Timestamp::now()), terminal, input)?;
            }
            Message::Event(event) => {
                if let Event::Key(_) = event {
                    terminal.answer();
                }
                self.take(event, terminal, input)?;
            }
            #[cfg(feature = "images")]
            Message::Drawing(drawing) => {
                self.gallery.hang(drawing);
                return Ok(Outcome::Nothing);
            }
            Message::Signal(signal) => return Ok(Outcome::End(Ended::Signal(signal))),
            Message::Continued => {
                // Whoever had the terminal meanwhile has left it in another mode.
                terminal.lend(|| ())?;
                self.again(terminal, input)?;
            }
            Message::TerminalGone => return Ok(Outcome::End(Ended::Signal(signal_hook::consts::SIGHUP))),
            Message::KeysGone => {
                let words = "something broke while keys were read; the log says more";
                return Err(io::Error::other(words).into());
            }
            Message::Broken(reason) => return Err(reason.into()),
        }
        Ok(Outcome::Change)
    }

    /// Reads the config and the link rules anew when their files have changed; true when something on screen did.
    fn glance(&mut self, terminal: &mut Terminal, input: &mut KeyReader) -> io::Result<bool> {
        let config = self.watch.changed().then(|| self.config_anew());
        let rules = self.watched_rules.changed().then(|| self.rules_anew());
        let changed = config.is_some() || rules.is_some();
        for event in config.into_iter().chain(rules) {
            self.take(event, terminal, input)?;
        }
        Ok(changed)
    }

    fn config_anew(&mut self) -> Event {
        match config_reload::load(&self.watch.path) {
            Ok(checked) => {
                self.options.programs = checked.programs();
                let before = (*self.workers.current.settings()).clone();
                if self.options.facts.demo {
                    // The demo edition has sources of its own, asked at a pace of its own; the reader's rules act in it too.
                    self.workers.current.replace(poll::Settings { standing: checked.config.rules.clone(), ..before });
                } else {
                    drop(self.workers.writing.to.send(Write::Declare(checked.config.sources.clone())));
                    self.workers.current.replace(before.following(&checked.config));
                }
                Event::Configured(Box::new(checked.options(&self.options.facts)))
            }
            Err(error) => Event::ConfigWrong(error.to_string()),
        }
    }

    fn rules_anew(&self) -> Event {
        match config_reload::link_rules(&self.watched_rules.path) {
            Ok(rules) => {
                self.workers.current.replace(poll::Settings { rules, ..(*self.workers.current.settings()).clone() });
                Event::RulesRead
            }
            Err(error) => Event::RulesWrong(error.to_string()),
        }
    }

    /// Writes settings into the config; that change need not be read again.
    fn keep(
        &mut self,
        settings: Vec<(String, String)>,
        terminal: &mut Terminal,
        input: &mut KeyReader,
    ) -> io::Result<()> {
        let event = match config::write_back(&self.watch.path, &settings) {
            Ok(()) => Event::SettingsWritten(settings),
            Err(reason) => Event::SettingsKept(settings, reason),
        };
        self.watch.changed();
        self.take(event, terminal, input)
    }

    fn take(&mut self, event: Event, terminal: &mut Terminal, input: &mut KeyReader) -> io::Result<()> {
        if matches!(event, Event::Key(_) | Event::Mouse(..)) {
            drop(self.workers.writing.to.send(Write::Busy));
        }
        for effect in app::update(&mut self.model, event) {
            self.perform(effect, terminal, input)?;
        }
        Ok(())
    }

    /// What needs the terminal is done here; everything else is sent to whoever does it.
    fn perform(&mut self, effect: Effect, terminal: &mut Terminal, input: &mut KeyReader) -> io::Result<()> {
        match effect {
            Effect::Browse(url) => self.browse(&url),
            Effect::Copy(text) if self.options.programs.open.clipboard.is_empty() => {
                terminal.say(CopyToClipboard::to_clipboard_from(text))?;
            }
            Effect::Copy(text) => {
                let came = external_programs::copy(&self.options.programs.open.clipboard, &text);
                self.tell(came);
            }
            Effect::Pager(article) => self.lend(article, terminal, input, external_programs::pager)?,
            Effect::Editor(article) => self.lend(article, terminal, input, external_programs::editor)?,
            Effect::Pipe(article, program) => {
                self.lend(article, terminal, input, |_, text| external_programs::pipe(&program, text))?;
            }
            Effect::Mouse(ours) => terminal.mouse(ours)?,
            Effect::Notify(words) => terminal.notify(&words)?,
            Effect::WriteSettings(settings) => self.keep(settings, terminal, input)?,
            Effect::Enclosure(url) => match external_programs::play(&self.options.programs.open, &url) {
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
            other => self.workers.send(other, &self.options.programs),
        }
        Ok(())
    }

    fn browse(&mut self, url: &str) {
        match external_programs::browse(&self.options.programs.open, url) {
            // Of several pages it is told already how many they are.
            Ok(()) if self.model.toast.is_some() => {}
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
        input: &mut KeyReader,
        work: impl FnOnce(&config::Open, &str) -> Result<(), String>,
    ) -> io::Result<()> {
        let (answer, came) = mpsc::channel();
        drop(self.workers.reading.send(Read::Text(article, answer)));
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
    fn again(&mut self, terminal: &mut Terminal, input: &mut KeyReader) -> io::Result<()> {
        terminal.forget()?;
        let (width, height) = Terminal::size()?;
        self.take(Event::Resized(width, height), terminal, input)
    }
}

/// The newest stories with their rows, the counts and the sources, straight from the database.
fn newest(options: &Options, ticket: u64, wanted: &app::Wanted) -> Result<Vec<Event>, StoreError> {
    let store = Store::open_read_only(&options.database)?;
    let now = Timestamp::now();
    let ids = store.shown_story_ids(&wanted.query, wanted.sort, wanted.folding, workers::FIRST, now)?;
    let rows = store.stories(&ids[..ids.len().min(60)])?;
    let sources = store.subscriptions()?.into_iter().map(workers::row).collect();
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
