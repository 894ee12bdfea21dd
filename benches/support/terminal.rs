//! The program on a terminal of its own: how long a key takes to be answered, and what it holds in memory.

use portable_pty::{Child, CommandBuilder, PtySize, native_pty_system};
use std::{
    fs,
    io::{Read, Write},
    path::Path,
    sync::mpsc::{self, Receiver, RecvTimeoutError},
    thread,
    time::{Duration, Instant},
};

/// A program that says nothing and does nothing for so long is idle.
const SILENCE: Duration = Duration::from_millis(400);
/// Between two keys of somebody who types fast.
const PAUSE: Duration = Duration::from_millis(25);

pub struct Program {
    child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    output: Receiver<(Instant, Vec<u8>)>,
}

impl Program {
    /// The program with the config and the data of this home.
    pub fn start(home: &Path) -> Self {
        let size = PtySize { rows: 36, cols: 120, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_pressstart"));
        command.env_clear();
        for (name, value) in [("HOME", home.to_str().unwrap()), ("TERM", "xterm-256color"), ("LANG", "C.UTF-8")] {
            command.env(name, value);
        }
        command.args(["--config", home.join("config.toml").to_str().unwrap()]);
        command.args(["--data-dir", home.join("data").to_str().unwrap()]);
        let child = pair.slave.spawn_command(command).unwrap();
        let (mut reader, keys) = (pair.master.try_clone_reader().unwrap(), pair.master.take_writer().unwrap());
        drop(pair.slave);
        let (to, output) = mpsc::channel();
        let master = pair.master;
        thread::spawn(move || {
            let _held = master;
            let mut some = [0; 8192];
            while let Ok(count @ 1..) = reader.read(&mut some) {
                if to.send((Instant::now(), some[..count].to_vec())).is_err() {
                    break;
                }
            }
        });
        Self { child, keys, output }
    }

    /// What it draws next, and when. A program that has ended says how.
    pub fn drawn(&mut self, patience: Duration) -> Option<(Instant, Vec<u8>)> {
        let drawn = self.output.recv_timeout(patience);
        if drawn == Err(RecvTimeoutError::Disconnected) {
            assert!(self.child.wait().is_err(), "the program has ended: {:?}", self.child.wait());
        }
        drawn.ok()
    }

    /// Waits until nothing is drawn and nothing is worked at any more.
    pub fn wait_until_idle(&mut self) {
        loop {
            let before = self.ticks();
            let mut silent = true;
            while self.drawn(SILENCE).is_some() {
                silent = false;
            }
            if silent && self.ticks() <= before + 1 {
                return;
            }
        }
    }

    pub fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// How long each of so many of these keys takes until something is drawn.
    pub fn answers(&mut self, keys: &[&str], count: usize) -> Vec<Duration> {
        (0..count)
            .map(|number| {
                while self.output.try_recv().is_ok() {}
                let began = Instant::now();
                self.press(keys[number % keys.len()]);
                let (at, _) = self.drawn(Duration::from_mins(1)).unwrap();
                thread::sleep(PAUSE);
                at - began
            })
            .collect()
    }

    /// Mebibytes that it holds now (`VmRSS`), or has ever held (`VmHWM`).
    pub fn memory(&self, what: &str) -> u64 {
        memory_of(self.child.process_id().unwrap(), what).unwrap()
    }

    /// Hundredths of a second that all its threads have worked.
    fn ticks(&self) -> u64 {
        ticks_of(self.child.process_id().unwrap()).unwrap()
    }

    /// Ends it as a user does.
    pub fn end(mut self) {
        self.press("\x03");
        self.child.wait().unwrap();
    }
}

/// Mebibytes that a process holds now (`VmRSS`), or has ever held (`VmHWM`); none of one that has ended.
pub fn memory_of(process: u32, what: &str) -> Option<u64> {
    let about = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = about.lines().find_map(|line| line.strip_prefix(what))?;
    Some(line.trim_start_matches(':').split_whitespace().next()?.parse::<u64>().ok()? / 1024)
}

/// Hundredths of a second that all threads of a process have worked; none of one that has ended.
pub fn ticks_of(process: u32) -> Option<u64> {
    let about = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let fields: Vec<&str> = about.rsplit(')').next()?.split_whitespace().collect();
    Some(fields.get(11)?.parse::<u64>().ok()? + fields.get(12)?.parse::<u64>().ok()?)
}

/// The median, the slowest of twenty, and the slowest, in milliseconds.
pub fn spread(mut took: Vec<Duration>) -> [f64; 3] {
    took.sort();
    [50, 95, 100].map(|share| took[(took.len() - 1) * share / 100].as_secs_f64() * 1e3)
}
