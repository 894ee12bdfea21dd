//! Reads keys on a thread of its own, and stops when asked: a program the terminal is lent to must not lose keys to us.

use super::key_bytes;
use crate::{
    run::messages::{Message, inject_panic},
    ui,
};
use crossterm::event::{Event, KeyCode, KeyModifiers};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use std::{
    io::{self, Read, Write},
    os::{fd::AsFd, unix::net::UnixStream},
    panic::{AssertUnwindSafe, catch_unwind},
    sync::mpsc::{self, Receiver, Sender},
    thread,
    time::{Duration, Instant},
};

/// How long keys that are there may take to be seen.
const SETTLING: Duration = Duration::from_millis(5);

/// After a key or a change of size we look again at once, for so long: drawing after a change of size asks where the cursor
/// is, and keys that come with the answer wait in crossterm's own queue, where nothing wakes us.
const ALERT: Duration = Duration::from_secs(3);
const AGAIN: Timespec = Timespec { tv_sec: 0, tv_nsec: 50_000_000 };

/// The thread that reads keys.
pub struct KeyReader {
    asked: UnixStream,
    stopped: Receiver<()>,
}

impl KeyReader {
    /// Starts it.
    pub fn start(to: Sender<Message>) -> io::Result<Self> {
        let (asked, wish) = UnixStream::pair()?;
        let (stop, stopped) = mpsc::channel();
        thread::Builder::new().name("keys".into()).spawn(move || {
            // Without keys nothing can be done any more, not even quitting: better to end and say so.
            if catch_unwind(AssertUnwindSafe(|| read(&to, wish, &stop))).is_err() {
                drop(to.send(Message::KeysGone));
            }
        })?;
        Ok(Self { asked, stopped })
    }

    /// Does something while nobody reads keys.
    pub fn paused<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let asked = self.asked.write_all(b"p").is_ok();
        if asked {
            let _ = self.stopped.recv_timeout(Duration::from_secs(1));
        }
        let came = work();
        if asked {
            drop(self.asked.write_all(b"g"));
        }
        came
    }
}

fn read(to: &Sender<Message>, mut wish: UnixStream, stop: &Sender<()>) {
    let stdin = io::stdin();
    let mut letter = [0];
    let mut woken = Instant::now();
    inject_panic("keys");
    loop {
        let (keys, wishes) = {
            let (keys, wishes) = (stdin.as_fd(), wish.as_fd());
            let mut both = [PollFd::new(&keys, PollFlags::IN), PollFd::new(&wishes, PollFlags::IN)];
            let patience = (woken.elapsed() < ALERT).then_some(&AGAIN);
            match poll(&mut both, patience) {
                Err(rustix::io::Errno::INTR) => {
                    woken = Instant::now();
                    continue;
                }
                Err(_) => break,
                Ok(_) => (both[0].revents(), both[1].revents()),
            }
        };
        if !keys.is_empty() {
            woken = Instant::now();
        }
        if !wishes.is_empty() {
            // Paused: until the next letter nobody reads keys.
            if wish.read_exact(&mut letter).is_err() || stop.send(()).is_err() || wish.read_exact(&mut letter).is_err()
            {
                return;
            }
            continue;
        }
        if keys.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) && !keys.contains(PollFlags::IN) {
            break;
        }
        let mut said = Vec::new();
        let settling = if keys.is_empty() { Duration::ZERO } else { SETTLING };
        while matches!(crossterm::event::poll(if said.is_empty() { settling } else { Duration::ZERO }), Ok(true)) {
            match crossterm::event::read() {
                Ok(one) => said.push(one),
                Err(_) => break,
            }
        }
        if said.is_empty() && keys.contains(PollFlags::IN) && still_there(&stdin) {
            said = overlooked(&stdin);
        }
        for event in without_answers(said).into_iter().filter_map(ui::event) {
            if to.send(Message::Event(event)).is_err() {
                return;
            }
        }
    }
    drop(to.send(Message::TerminalGone));
}

/// Over a slow line the terminal's answers come after we stopped waiting for them, and read as keys: Alt-] or Alt-_ to Alt-\\.
fn without_answers(mut said: Vec<Event>) -> Vec<Event> {
    let is = |event: &Event, letters: &[char]| {
        matches!(event, Event::Key(key) if key.modifiers.contains(KeyModifiers::ALT)
            && matches!(key.code, KeyCode::Char(letter) if letters.contains(&letter)))
    };
    while let Some(from) = said.iter().position(|event| is(event, &[']', '_'])) {
        let Some(length) = said[from..].iter().position(|event| is(event, &['\\'])) else { break };
        said.drain(from..=from + length);
    }
    said
}

fn still_there(stdin: &io::Stdin) -> bool {
    let now = Timespec { tv_sec: 0, tv_nsec: 0 };
    matches!(poll(&mut [PollFd::new(stdin, PollFlags::IN)], Some(&now)), Ok(1..))
}

/// Keys that crossterm overlooked: when a change of size and a key come at once, it tells the size and forgets that there
/// is a key to read, until the next one.
fn overlooked(stdin: &io::Stdin) -> Vec<Event> {
    let mut read = [0; 1024];
    rustix::io::read(stdin, &mut read).map_or_else(|_| Vec::new(), |count| key_bytes::events(&read[..count]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::KeyEvent;

    /// The events a terminal's bytes are read as.
    fn read_as(bytes: &str) -> Vec<Event> {
        let mut events = Vec::new();
        let mut modifiers = KeyModifiers::NONE;
        for letter in bytes.chars() {
            if letter == '\u{1b}' {
                modifiers = KeyModifiers::ALT;
            } else {
                events.push(Event::Key(KeyEvent::new(KeyCode::Char(letter), modifiers)));
                modifiers = KeyModifiers::NONE;
            }
        }
        events
    }

    #[test]
    fn an_answer_that_comes_late_is_not_typed() {
        let late = "j\u{1b}_Gi=31;OK\u{1b}\\k\u{1b}]11;rgb:1d1d/1818/1616\u{1b}\\d";
        assert_eq!(without_answers(read_as(late)), read_as("jkd"));
    }

    #[test]
    fn keys_with_alt_are_keys() {
        for keys in ["\u{1b}]d", "\u{1b}1j", "\u{1b}\\\u{1b}_x"] {
            assert_eq!(without_answers(read_as(keys)), read_as(keys));
        }
    }
}
