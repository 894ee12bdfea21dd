//! The loop: wait, take everything that came, change the model, perform, draw once. An idle program waits, and draws once a minute for the ages.

use super::{
    Ended, Options, RunError, clipboard,
    config_reload::{self, Watch},
    external_programs,
    frame_pace::FramePace,
    letter_order::LetterOrder,
    messages::{self, EventSender, Message, inject_panic},
    signals,
    terminal::{self, KeyParser, KeyReader, Terminal, sane_size},
    workers::{self, Workers, account_trial},
};
use crate::{
    app::{self, Effect, Event, Model, NewAccount, Pictures, Program, Read, TerminalRequest, Write as WriteRequest},
    config::{self, RuleFiles},
    language::{self, tr},
    news::{Folded, SavedQuery},
    platform::{self, EndSignal},
    poll,
    store::{Store, StoreError},
    ui::{self, Gallery, Theme},
};
use crossterm::clipboard::CopyToClipboard;
use jiff::{SignedDuration, Timestamp};
use std::{
    io::{self, Write},
    path::Path,
    sync::mpsc::{self, Receiver, RecvTimeoutError},
    time::{Duration, Instant},
};

/// The clock ticks at least so often.
const TICKS: SignedDuration = SignedDuration::from_secs(90);

/// So long a chord is waited for before it is told what can follow.
const CHORD: Duration = Duration::from_millis(500);

/// Between two looks at the config file, and at what others have written.
const GLANCE: Duration = Duration::from_secs(2);

/// Runs the program on a database until the user or a signal ends it.
///
/// # Errors
/// When the terminal or the database cannot be used; the terminal is given back in any case.
pub fn run(options: Options, store: Store) -> Result<Ended, RunError> {
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
    let letter_order = options.facts.letter_order;
    let mut shell = Shell::start(options, model, store, EventSender(events.clone()), |model| {
        draw(model, letter_order, &mut terminal, theme, &Gallery::default())
    })?;
    let answer = if asked { Some(terminal::answer()) } else { None };
    let theme = Theme { background: answer.as_ref().map_or(theme.background, |answer| answer.background), ..theme };
    #[cfg(feature = "images")]
    if pictures {
        let sight = answer.as_ref().map(|answer| answer.sight).unwrap_or_default();
        shell.gallery = Gallery::new(!true_colour());
        shell.workers.begin_drawing(sight)?;
    }
    let mut parser = KeyParser::new(is_remote(|name| std::env::var_os(name).is_some()));
    let typed = answer.map(|answer| parser.take(&answer.typed, Instant::now())).unwrap_or_default();
    let mut input = KeyReader::start(events.clone(), parser)?;
    for event in typed.into_iter().filter_map(ui::event) {
        shell.take(event, &mut terminal, &mut input)?;
    }
    let ended = shell.turn(&inbox, &mut terminal, &mut input, theme);
    // Whoever waits sees his own terminal, and why.
    let mut terminal = Some(terminal);
    let unwritten = shell.workers.end(|| {
        drop(terminal.take());
        tell("another process holds the database; waiting a few seconds for it");
    });
    drop(terminal);
    match unwritten {
        Ok((0, _)) => {}
        Ok((count, path)) => tell(&format!(
            "{count} {} could not be written; kept in {}, the next start takes them in",
            if count == 1 { "mark" } else { "marks" },
            path.display()
        )),
        Err(reason) => tell(&format!("what was not written could not be kept either: {reason}")),
    }
    ended
}

fn tell(words: &str) {
    drop(writeln!(io::stderr(), "pressstart: {words}"));
}

/// Whether the terminal is another machine's.
fn is_remote(has: impl Fn(&str) -> bool) -> bool {
    ["SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"].into_iter().any(has)
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
    events: EventSender,
    gallery: Gallery,
    watch: Watch,
    watched_rules: [Watch; 3],
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
    /// Draws the newest stories before anything else; everything else comes by itself.
    fn start(
        options: Options,
        mut model: Model,
        store: Store,
        events: EventSender,
        draw: impl FnOnce(&Model) -> io::Result<()>,
    ) -> io::Result<Self> {
        let effects = first_list(&mut model, &store);
        draw(&model)?;
        let watch = Watch::new(options.config.clone());
        let RuleFiles { links, notices, sites } = options.rule_files.clone();
        let watched_rules = [links, notices, sites].map(Watch::new);
        let workers = Workers::start(&options, store, events.clone())?;
        for (name, value) in options.remembered.clone() {
            workers.write(WriteRequest::Remember(name, value));
        }
        let shell =
            Self { model, watch, watched_rules, workers, events, options, gallery: Gallery::default(), quit: false };
        for effect in effects {
            shell.hand_on(effect);
        }
        Ok(shell)
    }

    /// Hands an effect on that needs no terminal.
    fn hand_on(&self, effect: Effect) {
        match effect {
            Effect::Read(read) => self.workers.read(read),
            Effect::Write(write) => self.workers.write(write),
            Effect::Fetch(fetch) => self.workers.fetch(fetch, &self.options.programs),
            Effect::Terminal(_) => {}
        }
    }

    fn draw(&self, terminal: &mut Terminal, theme: Theme) -> io::Result<()> {
        draw(&self.model, self.options.facts.letter_order, terminal, theme, &self.gallery)
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
        let (mut chord, mut pace) = (None, FramePace::default());
        while !self.quit {
            let waits = !self.model.keys.typed.is_empty() && !self.model.keys.shows_next;
            chord = waits.then(|| chord.unwrap_or_else(|| Instant::now() + CHORD));
            let next = chord.map_or(minute, |at: Instant| at.min(minute));
            let patience = pace.patience(Instant::now(), next.saturating_duration_since(Instant::now()).min(GLANCE));
            let first = match inbox.recv_timeout(patience) {
                Ok(message) => Some(message),
                Err(RecvTimeoutError::Timeout) => {
                    self.workers.writer().look();
                    None
                }
                Err(RecvTimeoutError::Disconnected) => return Ok(Ended::Quit),
            };
            let mut changed = self.glance(terminal, input)?;
            if chord.is_some_and(|at| Instant::now() >= at) {
                self.take(Event::ChordWaits, terminal, input)?;
                changed = true;
            }
            let now = Timestamp::now();
            if Instant::now() >= minute || has_jumped(self.model.now, now) {
                minute = Instant::now() + until_next_minute();
                changed = true;
                self.workers.writer().look();
                self.take(Event::Clock(now), terminal, input)?;
            }
            for message in first.into_iter().chain(inbox.try_iter()) {
                if message.is_from_the_user() {
                    pace.asked(Instant::now());
                }
                match self.hear(message, terminal, input)? {
                    Outcome::Nothing => {}
                    Outcome::Change => changed = true,
                    Outcome::End(ended) => return Ok(ended),
                }
                if self.quit {
                    break;
                }
            }
            pace.changed(changed);
            if !self.quit && pace.draws(self.model.options.stands_still(), Instant::now()) {
                // The terminal may have another size by now, and nobody has told of it yet.
                let (width, height) = Terminal::size()?;
                if (width, height) != self.model.screen.size {
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
            Message::Event(Event::Resized(width, height)) => {
                let (width, height) = sane_size(width, height);
                self.take(Event::Resized(width, height), terminal, input)?;
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
            Message::TerminalGone => return Ok(Outcome::End(Ended::Signal(EndSignal::HangUp))),
            Message::KeysGone => {
                let words = tr!("run-keys-broke");
                return Err(io::Error::other(words).into());
            }
            Message::Broken(reason) => return Err(reason.into()),
        }
        Ok(Outcome::Change)
    }

    /// Reads the config and the rules anew when their files have changed; true when something on screen did.
    fn glance(&mut self, terminal: &mut Terminal, input: &mut KeyReader) -> io::Result<bool> {
        let config = self.watch.changed().then(|| self.config_anew());
        // Every file is looked at, also where the first has changed.
        let changed = self.watched_rules.each_mut().map(Watch::changed);
        let rules = changed.contains(&true).then(|| self.rules_anew());
        let changed = config.is_some() || rules.is_some();
        for event in config.into_iter().chain(rules) {
            self.take(event, terminal, input)?;
        }
        Ok(changed)
    }

    fn config_anew(&mut self) -> Event {
        match config_reload::load(&self.watch.path) {
            Ok(checked) => {
                self.options.programs = checked.programs(&self.options.facts);
                let before = (*self.workers.settings.settings()).clone();
                if self.options.facts.demo {
                    // The demo edition has sources of its own, asked at a pace of its own; the user's rules act in it too.
                    self.workers.settings.replace(poll::Settings { standing: checked.config.rules.clone(), ..before });
                } else {
                    self.workers.declare(checked.config.sources.clone());
                    self.workers.settings.replace(before.following(&checked.config));
                }
                // What was set in this session goes before what the file says.
                let set_here = self.model.session.unsaved.contains_key("language");
                let chosen = if set_here { self.model.options.language } else { checked.config.ui.language };
                language::set(config::screen_language(chosen));
                Event::Configured(Box::new(checked.options(&self.options.facts)))
            }
            Err(error) => Event::ConfigWrong(error.to_string()),
        }
    }

    fn rules_anew(&self) -> Event {
        let (rules, wrong) = config_reload::rules(&self.options.rule_files);
        if let Some(error) = wrong.first() {
            return Event::RulesWrong(error.to_string());
        }
        self.workers.settings.replace(poll::Settings { rules, ..(*self.workers.settings.settings()).clone() });
        Event::RulesRead
    }

    /// Writes settings into the config; that change need not be read again.
    fn keep(&mut self, settings: Vec<(String, String)>) -> Event {
        let event = match config::write_back(&self.watch.path, &settings) {
            Ok(()) => Event::SettingsWritten(settings),
            Err(reason) => Event::SettingsKept(settings, reason),
        };
        self.watch.changed();
        event
    }

    /// Writes an account into the config, which is read again at once: it is synced from now on.
    fn keep_account(&mut self, wanted: &NewAccount, terminal: &mut Terminal, input: &mut KeyReader) -> io::Result<()> {
        let came = account_trial::write(&self.watch.path, &self.options.database, wanted);
        if came.is_ok() {
            self.watch.changed();
            let anew = self.config_anew();
            self.take(anew, terminal, input)?;
        }
        self.take(Event::AccountWritten(wanted.name.clone(), came), terminal, input)
    }

    /// Writes shelves into the config, or takes them out; that change need not be read again.
    fn shelves(
        &mut self,
        shelves: &[SavedQuery],
        change: fn(&Path, &[SavedQuery]) -> Result<Vec<SavedQuery>, String>,
        done: fn(Vec<SavedQuery>) -> Event,
    ) -> Event {
        let event = match change(&self.watch.path, shelves) {
            Ok(changed) => done(changed),
            Err(reason) => Event::Failed(tr!("history-not-kept", reason)),
        };
        self.watch.changed();
        event
    }

    fn take(&mut self, event: Event, terminal: &mut Terminal, input: &mut KeyReader) -> io::Result<()> {
        if matches!(event, Event::Key(_) | Event::Mouse(..)) {
            self.workers.writer().busy();
        }
        for effect in app::update(&mut self.model, event) {
            self.perform(effect, terminal, input)?;
        }
        Ok(())
    }

    /// What needs the terminal is done here; everything else is handed on.
    fn perform(&mut self, effect: Effect, terminal: &mut Terminal, input: &mut KeyReader) -> io::Result<()> {
        let Effect::Terminal(request) = effect else {
            self.hand_on(effect);
            return Ok(());
        };
        let programs = &self.options.programs.open;
        let answer = match request {
            TerminalRequest::Browse(url) => match external_programs::terminal_browser(programs) {
                Some(browser) => {
                    let came = input.paused(|| terminal.lend(|| external_programs::browse_here(&browser, &url)))?;
                    self.again(terminal, input)?;
                    came.map(|()| None)
                }
                None => external_programs::browse(programs, &url).map(|()| Some(Event::Opened(url))),
            },
            TerminalRequest::Enclosure(url) => {
                external_programs::play(programs, &url).map(|()| Some(Event::Said(tr!("update-opened", address = url))))
            }
            TerminalRequest::Copy { text, what } => Ok(self.copy(text, what, terminal)?),
            TerminalRequest::Lend(program, text) => {
                let came = input.paused(|| terminal.lend(|| lend(programs, &program, &text)))?;
                self.again(terminal, input)?;
                came.map(|()| None)
            }
            TerminalRequest::Mouse(ours) => terminal.mouse(ours).map(|()| Ok(None))?,
            TerminalRequest::Language(chosen) => {
                language::set(config::screen_language(chosen));
                Ok(Some(Event::LanguageSet))
            }
            TerminalRequest::Notify(words) => terminal.notify(&words).map(|()| Ok(None))?,
            TerminalRequest::WriteSettings(settings) => Ok(Some(self.keep(settings))),
            TerminalRequest::WriteShelves(shelves) => {
                Ok(Some(self.shelves(&shelves, config::add_shelves, Event::ShelvesWritten)))
            }
            TerminalRequest::RemoveShelves(shelves) => {
                Ok(Some(self.shelves(&shelves, config::remove_shelves, Event::ShelvesRemoved)))
            }
            TerminalRequest::WriteAccount(wanted) => return self.keep_account(&wanted, terminal, input),
            TerminalRequest::Redraw => self.again(terminal, input).map(|()| Ok(None))?,
            TerminalRequest::Suspend => {
                let stopped = self.suspend(terminal, input)?;
                Ok((!stopped).then(|| Event::Said(tr!("run-no-suspending").to_owned())))
            }
            TerminalRequest::Quit => {
                self.quit = true;
                Ok(None)
            }
        };
        match answer.unwrap_or_else(|reason| Some(Event::Failed(reason))) {
            Some(event) => self.take(event, terminal, input),
            None => Ok(()),
        }
    }

    /// Puts a text on the clipboard: of the terminal, unless the config names a program, and of the desktop. The program is
    /// waited for elsewhere: one that hangs is no key's business.
    fn copy(&self, text: String, what: String, terminal: &mut Terminal) -> io::Result<Option<Event>> {
        let named = &self.options.programs.open.clipboard;
        let program = if named.is_empty() { clipboard::program() } else { Some(named.clone()) };
        if named.is_empty() {
            terminal.say(CopyToClipboard::to_clipboard_from(&text))?;
        }
        let Some(program) = program else { return Ok(Some(Event::Said(tr!("run-sent-to-the-terminal", what)))) };
        let (events, alone) = (self.events.clone(), named.is_empty());
        messages::spawn("clipboard", move || match clipboard::copy(&program, &text) {
            Ok(name) => events.send(Event::Said(tr!("run-program-took", name, what))),
            Err(reason) if alone => events.failed(&tr!("run-sent-to-the-terminal-alone", reason, what)),
            Err(reason) => events.failed(&reason),
        })?;
        Ok(None)
    }

    /// False where the system cannot.
    fn suspend(&mut self, terminal: &mut Terminal, input: &mut KeyReader) -> io::Result<bool> {
        let stopped = input.paused(|| terminal.lend(platform::suspend))?;
        self.again(terminal, input)?;
        Ok(stopped)
    }

    /// Draws everything anew, at whatever size the terminal has by now.
    fn again(&mut self, terminal: &mut Terminal, input: &mut KeyReader) -> io::Result<()> {
        terminal.forget()?;
        let (width, height) = Terminal::size()?;
        self.take(Event::Resized(width, height), terminal, input)
    }
}

/// Gives a text to a program that has the terminal meanwhile.
fn lend(programs: &config::Open, program: &Program, text: &str) -> Result<(), String> {
    match program {
        Program::Pager => external_programs::pager(programs, text),
        Program::Editor => external_programs::editor(programs, text),
        Program::Typed(program) => external_programs::pipe(program, text),
    }
}

fn draw(
    model: &Model,
    letter_order: LetterOrder,
    terminal: &mut Terminal,
    theme: Theme,
    gallery: &Gallery,
) -> io::Result<()> {
    inject_panic("drawing");
    if letter_order == LetterOrder::OursWhenTold {
        terminal.keep_order(model.options.reorders())?;
    }
    terminal.draw(&model.title(), |frame| ui::draw_with(frame, model, theme, gallery))
}

/// Puts the newest stories into the model; what else it asks for at the start.
fn first_list(model: &mut Model, store: &Store) -> Vec<Effect> {
    let mut effects = Vec::new();
    for effect in app::update(model, Event::Started) {
        if let Effect::Read(Read::List { ticket, wanted }) = &effect
            && let Ok(events) = newest(store, *ticket, wanted)
        {
            effects.extend(events.into_iter().flat_map(|event| app::update(model, event)));
        }
        effects.push(effect);
    }
    effects
}

/// The newest stories with their rows, the counts and the sources, straight from the database.
fn newest(store: &Store, ticket: u64, wanted: &app::Wanted) -> Result<Vec<Event>, StoreError> {
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
    fn a_terminal_that_ssh_brings_is_another_machines() {
        assert!(!is_remote(|name| name == "TMUX"));
        assert!(is_remote(|name| name == "SSH_CONNECTION"));
    }

    #[test]
    fn a_clock_that_was_set_or_has_slept_is_noticed_and_one_that_ticks_is_not() {
        let told: Timestamp = "2026-03-14T12:00:00Z".parse().unwrap();
        for (seconds, jumped) in [(0, false), (60, false), (-60, false), (8 * 3600, true), (-8 * 3600, true)] {
            assert_eq!(has_jumped(told, told + SignedDuration::from_secs(seconds)), jumped, "{seconds}");
        }
    }
}
