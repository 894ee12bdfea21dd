//! Reads keys on a thread of its own, and stops when asked: a program the terminal is lent to must not lose keys to us.

use super::key_parser::KeyParser;
use crate::{
    run::messages::{Message, inject_panic},
    ui,
};
use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    io::Errno,
};
use std::{
    io::{self, Read, Write},
    os::{fd::AsFd, unix::net::UnixStream},
    panic::{AssertUnwindSafe, catch_unwind},
    sync::mpsc::{self, Receiver, Sender},
    thread,
    time::{Duration, Instant},
};

/// A terminal hands over no more at once.
const AT_ONCE: usize = 4096;

/// The thread that reads keys.
pub struct KeyReader {
    asked: UnixStream,
    stopped: Receiver<()>,
}

impl KeyReader {
    pub fn start(to: Sender<Message>, parser: KeyParser) -> io::Result<Self> {
        let (asked, wish) = UnixStream::pair()?;
        let (stop, stopped) = mpsc::channel();
        thread::Builder::new().name("keys".into()).spawn(move || {
            // Without keys nothing can be done any more, not even quitting: better to end and say so.
            if catch_unwind(AssertUnwindSafe(|| read(&to, wish, &stop, parser))).is_err() {
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

fn read(to: &Sender<Message>, mut wish: UnixStream, stop: &Sender<()>, mut parser: KeyParser) {
    let stdin = io::stdin();
    let (mut letter, mut bytes) = ([0], [0; AT_ONCE]);
    inject_panic("keys");
    loop {
        let (keys, wishes) = {
            let (keys, wishes) = (stdin.as_fd(), wish.as_fd());
            let mut both = [PollFd::new(&keys, PollFlags::IN), PollFd::new(&wishes, PollFlags::IN)];
            let patience = parser.patience(Instant::now()).map(rounded_up);
            match poll(&mut both, patience.as_ref()) {
                Err(Errno::INTR) => continue,
                Err(_) => break,
                Ok(_) => (both[0].revents(), both[1].revents()),
            }
        };
        if !wishes.is_empty() {
            // Paused: until the next letter nobody reads keys.
            if wish.read_exact(&mut letter).is_err() || stop.send(()).is_err() || wish.read_exact(&mut letter).is_err()
            {
                return;
            }
            continue;
        }
        let events = if keys.is_empty() {
            parser.give_up(Instant::now())
        } else {
            match rustix::io::read(&stdin, &mut bytes) {
                Ok(count @ 1..) => parser.take(&bytes[..count], Instant::now()),
                Err(Errno::INTR | Errno::AGAIN) => continue,
                Ok(0) | Err(_) => break,
            }
        };
        for event in events.into_iter().filter_map(ui::event) {
            if to.send(Message::Event(event)).is_err() {
                return;
            }
        }
    }
    drop(to.send(Message::TerminalGone));
}

/// A whole millisecond longer: woken too early we would wait again.
fn rounded_up(patience: Duration) -> Timespec {
    let patience = patience + Duration::from_millis(1);
    Timespec { tv_sec: patience.as_secs().try_into().unwrap_or(1), tv_nsec: patience.subsec_nanos().into() }
}
