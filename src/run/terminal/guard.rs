//! The terminal, taken and given back: on every way out, and on a panic of the thread that draws.

use super::screen::{Screen, sane};
use crossterm::{
    event::{
        DisableBracketedPaste, DisableFocusChange, DisableMouseCapture, EnableBracketedPaste, EnableFocusChange,
        EnableMouseCapture,
    },
    execute, queue,
    style::Print,
    terminal::{
        EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, SetTitle, disable_raw_mode, enable_raw_mode,
    },
};
use ratatui::{Frame, Terminal as Drawn};
use std::{
    io::{self, BufWriter, Stdout, Write},
    panic,
    sync::atomic::{AtomicBool, Ordering},
    thread,
};

/// It is ours now: it is given back once, or the second time would jump over what was written in between.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// It was told to leave letters where they are.
static KEEPS_ORDER: AtomicBool = AtomicBool::new(false);

const EXPLICIT: &str = "\x1b[8l";
const IMPLICIT: &str = "\x1b[8h";

/// A frame is written in one go: as large as a big screen full of colours.
const FRAME_BYTES: usize = 1 << 18;

/// The terminal, while it is ours.
pub struct Terminal {
    drawn: Drawn<Screen<BufWriter<Stdout>>>,
    mouse: bool,
    title: String,
}

impl Terminal {
    /// Takes the terminal.
    pub fn take(mouse: bool) -> io::Result<Self> {
        give_back_on_panic();
        enter(mouse)?;
        let screen = Screen::new(BufWriter::with_capacity(FRAME_BYTES, io::stdout()));
        let drawn = Drawn::new(screen).inspect_err(|_| leave())?;
        Ok(Self { drawn, mouse, title: String::new() })
    }

    /// Columns and rows.
    pub fn size() -> io::Result<(u16, u16)> {
        crossterm::terminal::size().map(|(width, height)| sane(width, height))
    }

    /// Draws a frame, without tearing where the terminal knows how.
    pub fn draw(&mut self, title: &str, paint: impl FnOnce(&mut Frame)) -> io::Result<()> {
        if self.title != title {
            title.clone_into(&mut self.title);
            queue!(self.drawn.backend_mut(), SetTitle(title))?;
        }
        self.drawn.draw(paint).map(|_| ())
    }

    /// The next frame answers a key.
    pub const fn answer(&mut self) {
        self.drawn.backend_mut().answer();
    }

    /// Forgets what is on screen, so that the next frame is drawn whole.
    pub fn forget(&mut self) -> io::Result<()> {
        let (width, height) = Self::size()?;
        self.drawn.resize(ratatui::layout::Rect::new(0, 0, width, height))
    }

    /// Writes something that is no cell, such as a clipboard sequence.
    pub fn say(&mut self, sequence: impl crossterm::Command) -> io::Result<()> {
        execute!(self.drawn.backend_mut(), sequence)
    }

    /// Takes the mouse, or gives it back.
    pub fn mouse(&mut self, ours: bool) -> io::Result<()> {
        if ours == self.mouse {
            return Ok(());
        }
        self.mouse = ours;
        if ours { self.say(EnableMouseCapture) } else { self.say(DisableMouseCapture) }
    }

    /// Tells the desktop something, the way this terminal knows.
    pub fn notify(&mut self, words: &str) -> io::Result<()> {
        let named = |name: &str| std::env::var(name).unwrap_or_default();
        let (term, program) = (named("TERM"), named("TERM_PROGRAM"));
        let by_parts = ["foot", "rxvt", "ghostty"].iter().any(|name| term.contains(name) || program.contains(name));
        let words = crate::text::Line::new(words).replace(';', ",");
        self.say(Print(if by_parts {
            format!("\x1b]777;notify;Press Start;{words}\x1b\\")
        } else {
            format!("\x1b]9;Press Start: {words}\x1b\\")
        }))
    }

    /// Tells the terminal to leave letters where they are, or to put them in order again (ECMA-48: BDSM).
    pub fn keep_order(&mut self, keeps: bool) -> io::Result<()> {
        if KEEPS_ORDER.swap(keeps, Ordering::SeqCst) == keeps {
            return Ok(());
        }
        self.say(Print(if keeps { EXPLICIT } else { IMPLICIT }))
    }

    /// Gives the terminal to somebody else for a while.
    pub fn lend<T>(&mut self, work: impl FnOnce() -> T) -> io::Result<T> {
        leave();
        let came = work();
        enter(self.mouse)?;
        self.title.clear();
        self.forget()?;
        Ok(came)
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        leave();
    }
}

fn enter(mouse: bool) -> io::Result<()> {
    enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    let mut out = io::stdout();
    // The title is put on the terminal's own stack and comes back from there.
    queue!(out, Print("\x1b[22;2t"), EnterAlternateScreen, EnableBracketedPaste, EnableFocusChange)?;
    if mouse {
        queue!(out, EnableMouseCapture)?;
    }
    queue!(out, crossterm::cursor::Hide)?;
    out.flush().inspect_err(|_| leave())
}

fn leave() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = io::stdout();
    if KEEPS_ORDER.swap(false, Ordering::SeqCst) {
        drop(queue!(out, Print(IMPLICIT)));
    }
    // Nothing can be done about a terminal that is gone.
    drop(execute!(
        out,
        EndSynchronizedUpdate,
        DisableMouseCapture,
        DisableFocusChange,
        DisableBracketedPaste,
        LeaveAlternateScreen,
        crossterm::cursor::Show,
        Print("\x1b[23;2t")
    ));
    drop(disable_raw_mode());
}

/// A panic of this thread ends the program: its words must land on a sane terminal. One in a worker is caught where it
/// happens and leaves the screen alone.
fn give_back_on_panic() {
    let (here, before) = (thread::current().id(), panic::take_hook());
    panic::set_hook(Box::new(move |about| {
        if thread::current().id() == here {
            leave();
            before(about);
            let mut err = io::stderr().lock();
            drop(writeln!(
                err,
                "Press Start broke: this is a bug. What it showed as marked is on the disk. The lines above belong in a report: {}",
                env!("CARGO_PKG_REPOSITORY")
            ));
        } else {
            tracing::error!("a worker panicked: {about}");
        }
    }));
}
