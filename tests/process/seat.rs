//! A seat at a terminal: the program in a pty, with what it shows.

use crate::home::{Home, PROGRAM};
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use std::{
    io::{Read, Write},
    sync::{Arc, Condvar, Mutex},
    thread,
    time::{Duration, Instant},
};

/// Nothing here takes longer on the slowest machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// A key that was swallowed with something else is typed again after this.
const SOON: Duration = Duration::from_secs(2);

/// What came from the program.
struct Seen {
    screen: vt100::Parser,
    bytes: Vec<u8>,
    ended: bool,
    closing: bool,
}

pub struct Seat {
    child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    keys: Option<Box<dyn Write + Send>>,
    seen: Arc<(Mutex<Seen>, Condvar)>,
}

impl Seat {
    /// Starts the reader without the network.
    pub fn offline(home: &Home) -> Self {
        Self::with(home, &["--offline"], &[])
    }

    pub fn with(home: &Home, arguments: &[&str], more: &[(&str, &str)]) -> Self {
        Self::start(home, CommandBuilder::new(PROGRAM), arguments, more)
    }

    /// Starts the reader as a job of a shell, which goes on with `then` when the reader stops.
    pub fn under_a_shell(home: &Home, arguments: &[&str], then: &str) -> Self {
        let mut shell = CommandBuilder::new("sh");
        shell.args(["-c", &format!("set -m; \"$@\"; {then}"), "sh", PROGRAM]);
        Self::start(home, shell, arguments, &[])
    }

    fn start(home: &Home, mut command: CommandBuilder, arguments: &[&str], more: &[(&str, &str)]) -> Self {
        let size = PtySize { rows: 30, cols: 110, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        command.env_clear();
        for (name, value) in home.surroundings() {
            command.env(name, value);
        }
        for (name, value) in more {
            command.env(name, value);
        }
        command.args(home.places());
        command.args(arguments);
        command.cwd(home.path());
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut output = pair.master.try_clone_reader().unwrap();
        let screen = vt100::Parser::new(size.rows.try_into().unwrap(), size.cols.try_into().unwrap(), 0);
        let seen =
            Arc::new((Mutex::new(Seen { screen, bytes: Vec::new(), ended: false, closing: false }), Condvar::new()));
        let shared = seen.clone();
        thread::spawn(move || {
            let mut some = [0; 8192];
            loop {
                let count = output.read(&mut some).unwrap_or(0);
                let mut seen = shared.0.lock().unwrap();
                seen.screen.process(&some[..count]);
                seen.bytes.extend_from_slice(&some[..count]);
                seen.ended = count == 0 || seen.closing;
                shared.1.notify_all();
                if seen.ended {
                    return;
                }
            }
        });
        let keys = pair.master.take_writer().unwrap();
        Self { child, master: Some(pair.master), keys: Some(keys), seen }
    }

    /// Waits until the screen shows this.
    pub fn shows(&self, words: &str) {
        self.until(words, |seen| seen.screen.screen().contents().contains(words));
    }

    /// Waits until the list has rows, whatever they are: the place in it is told at the bottom.
    pub fn shows_a_list(&self) {
        self.shows("1/");
    }

    /// Whether the screen shows this soon.
    pub fn soon_shows(&self, words: &str) -> bool {
        let (seen, changed) = &*self.seen;
        let shown = |seen: &Seen| seen.screen.screen().contents().contains(words);
        let waited = changed.wait_timeout_while(seen.lock().unwrap(), SOON, |seen| !shown(seen) && !seen.ended);
        shown(&waited.unwrap().0)
    }

    fn until(&self, what: &str, done: impl Fn(&Seen) -> bool) {
        let (seen, changed) = &*self.seen;
        let waited = changed.wait_timeout_while(seen.lock().unwrap(), PATIENCE, |seen| !done(seen) && !seen.ended);
        let seen = waited.unwrap().0;
        assert!(done(&seen), "no “{what}” on:\n{}", seen.screen.screen().contents());
    }

    pub fn screen(&self) -> String {
        self.seen.0.lock().unwrap().screen.screen().contents()
    }

    /// Everything that was written so far.
    pub fn written(&self) -> Vec<u8> {
        self.seen.0.lock().unwrap().bytes.clone()
    }

    pub fn types(&mut self, keys: &str) {
        let writer = self.keys.as_mut().unwrap();
        writer.write_all(keys.as_bytes()).and_then(|()| writer.flush()).unwrap();
    }

    pub fn resize(&self, rows: u16, cols: u16) {
        let size = PtySize { rows, cols, pixel_width: 0, pixel_height: 0 };
        self.master.as_ref().unwrap().resize(size).unwrap();
    }

    pub fn signal(&self, signal: Signal) {
        let pid = i32::try_from(self.child.process_id().unwrap()).unwrap();
        kill_process(Pid::from_raw(pid).unwrap(), signal).unwrap();
    }

    /// Waits until it has worked for a while: it is in the middle of something long.
    pub fn is_busy(&self) {
        let worked = || {
            let about = std::fs::read_to_string(format!("/proc/{}/stat", self.child.process_id().unwrap())).unwrap();
            about.rsplit(") ").next().unwrap().split(' ').nth(11).unwrap().parse::<u64>().unwrap()
        };
        let (before, until) = (worked(), Instant::now() + PATIENCE);
        while worked() < before + 30 {
            assert!(Instant::now() < until, "it does nothing:\n{}", self.screen());
            thread::yield_now();
        }
    }

    /// The process that the terminal belongs to at the moment.
    pub fn in_front(&self) -> Pid {
        let leader = self.master.as_ref().unwrap().process_group_leader().unwrap();
        Pid::from_raw(leader).unwrap()
    }

    /// The terminal is closed.
    pub fn hang_up(&mut self) {
        // The thread that reads holds the terminal open until something more came.
        self.seen.0.lock().unwrap().closing = true;
        self.resize(20, 90);
        self.until("the end", |seen| seen.ended);
        self.keys = None;
        self.master = None;
    }

    /// Waits for the end; the exit status and everything that was written.
    pub fn end(mut self) -> (u32, Vec<u8>) {
        let until = Instant::now() + PATIENCE;
        let status = loop {
            match self.child.try_wait().unwrap() {
                Some(status) => break status.exit_code(),
                None => assert!(Instant::now() < until, "the program does not end:\n{}", self.screen()),
            }
            thread::yield_now();
        };
        if self.master.is_some() {
            self.until("the end", |seen| seen.ended);
        }
        let bytes = self.written();
        (status, bytes)
    }
}

/// Whether the terminal was given back at the end.
pub fn given_back(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let last = |sequence: &str| text.rfind(sequence);
    last("\x1b[?1049l") > last("\x1b[?1049h") && last("\x1b[?25h") > last("\x1b[?25l")
}
