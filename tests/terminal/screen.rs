//! A screen is a pty with the program behind it and a terminal emulator before it.

use super::program::Home;
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::{
    io::{Read, Write},
    num::NonZero,
    sync::mpsc::{self, Receiver},
    thread,
    time::{Duration, Instant},
};

/// The longest a test waits for what must come: far more than it takes, for a machine under load.
const PATIENCE: Duration = Duration::from_mins(1);
/// A screen that says nothing for so long has settled.
const SETTLED: Duration = Duration::from_secs(1);

pub struct Screen {
    emulator: vt100::Parser,
    raw: Vec<u8>,
    bytes: Receiver<Vec<u8>>,
    keys: Box<dyn Write + Send>,
    master: Box<dyn MasterPty + Send>,
    manner: Manner,
    child: Box<dyn Child + Send + Sync>,
}

/// What a kind of terminal is known by.
#[derive(Clone, Copy)]
pub struct Manner {
    /// What it sets in the environment.
    pub variables: &'static [(&'static str, &'static str)],
    /// How questions to it begin, and its answers.
    pub answers: &'static [(&'static [u8], &'static [u8])],
}

/// One that answers nothing.
const SILENT: Manner = Manner { variables: &[("TERM", "xterm-256color")], answers: &[] };

const fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

fn cells(count: u16) -> NonZero<u16> {
    NonZero::new(count).unwrap()
}

impl Screen {
    /// Starts the program on a terminal of this size.
    pub fn open(home: &Home, arguments: &[&str], columns: u16, rows: u16) -> Self {
        Self::open_on(SILENT, home, arguments, columns, rows)
    }

    /// Starts the program on a terminal of this size and kind.
    pub fn open_on(manner: Manner, home: &Home, arguments: &[&str], columns: u16, rows: u16) -> Self {
        let pair = native_pty_system().openpty(size(columns, rows)).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_pressstart"));
        command.env_clear();
        command.args(arguments);
        for (name, value) in home.variables() {
            command.env(name, value);
        }
        for (name, value) in manner.variables {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (to, bytes) = mpsc::channel();
        thread::spawn(move || {
            let mut part = [0; 8192];
            while let Ok(count @ 1..) = reader.read(&mut part) {
                if to.send(part[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        let keys = pair.master.take_writer().unwrap();
        let emulator = vt100::Parser::new(cells(rows), cells(columns), 0);
        Self { emulator, raw: Vec::new(), bytes, keys, master: pair.master, manner, child }
    }

    /// Presses keys.
    pub fn type_keys(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// Changes the terminal's size.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.master.resize(size(columns, rows)).unwrap();
        self.emulator.screen_mut().set_size(cells(rows), cells(columns));
    }

    /// What stands on the screen.
    pub fn text(&self) -> String {
        self.emulator.screen().contents()
    }

    /// Row and column of the terminal's own cursor, while it shows.
    pub fn cursor(&self) -> Option<(u16, u16)> {
        let screen = self.emulator.screen();
        (!screen.hide_cursor()).then(|| screen.cursor_position())
    }

    /// Waits until the screen shows a text.
    pub fn wait_for(&mut self, wanted: &str) {
        let until = Instant::now() + PATIENCE;
        while !self.text().contains(wanted) {
            let left = until.saturating_duration_since(Instant::now());
            let came = self.bytes.recv_timeout(left);
            assert!(came.is_ok(), "“{wanted}” never came; the screen shows:\n{}", self.text());
            self.take(&came.unwrap());
        }
    }

    /// Waits until the program draws no more for a moment.
    pub fn settle(&mut self) {
        while let Ok(some) = self.bytes.recv_timeout(SETTLED) {
            self.take(&some);
        }
    }

    /// Waits until the demo edition is there and told by its stories, and goes to its top. What is newer than the row that stood
    /// on screen first waits for `N`.
    pub fn wait_for_the_demo(&mut self) {
        let until = Instant::now() + PATIENCE;
        loop {
            self.settle();
            let text = self.text();
            // Five outlets tell one story; its row comes together last.
            if text.contains(" +4 ") && !text.contains("press N") {
                self.type_keys("gg");
                self.settle();
                return;
            }
            assert!(Instant::now() < until, "the demo edition never came together; the screen shows:\n{text}");
            self.type_keys("Ngg");
        }
    }

    /// Waits until the program has sent one of these, and says which.
    pub fn wait_for_bytes(&mut self, wanted: [&[u8]; 2]) -> usize {
        let until = Instant::now() + PATIENCE;
        loop {
            if let Some(came) = wanted.iter().position(|wanted| self.raw_holds(wanted)) {
                return came;
            }
            let came = self.bytes.recv_timeout(until.saturating_duration_since(Instant::now()));
            assert!(
                came.is_ok(),
                "{:?} never came; the screen shows:\n{}",
                wanted.map(String::from_utf8_lossy),
                self.text()
            );
            self.take(&came.unwrap());
        }
    }

    /// Waits for the end and gives the exit status.
    pub fn ended(&mut self) -> u32 {
        let until = Instant::now() + PATIENCE;
        while let Ok(bytes) = self.bytes.recv_timeout(until.saturating_duration_since(Instant::now())) {
            self.take(&bytes);
        }
        assert!(Instant::now() < until, "the program did not end; the screen shows:\n{}", self.text());
        self.child.wait().unwrap().exit_code()
    }

    /// The alternate screen was left and the cursor is there again.
    pub fn gave_the_terminal_back(&self) -> bool {
        let screen = self.emulator.screen();
        !screen.alternate_screen() && !screen.hide_cursor() && self.raw_holds(b"\x1b[?1049l")
    }

    /// The alternate screen was never entered.
    pub fn never_left_the_main_screen(&self) -> bool {
        !self.raw_holds(b"\x1b[?1049h")
    }

    pub fn raw_holds(&self, wanted: &[u8]) -> bool {
        self.raw.windows(wanted.len()).any(|window| window == wanted)
    }

    fn take(&mut self, bytes: &[u8]) {
        self.raw.extend_from_slice(bytes);
        self.emulator.process(bytes);
        for (question, answer) in self.manner.answers {
            if bytes.windows(question.len()).any(|window| window == *question) {
                self.keys.write_all(answer).unwrap();
            }
        }
    }
}
