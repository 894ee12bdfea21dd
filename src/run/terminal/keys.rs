//! Reads keys on a thread of its own, and stops when asked: a program the terminal is lent to must not lose keys to us.

use super::key_parser::KeyParser;
use crate::{
    platform::{Arrived, Input, Waker},
    run::messages::{Message, inject_panic},
    ui,
};
use std::{
    io,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::mpsc::{self, Receiver, Sender},
    thread,
    time::{Duration, Instant},
};

/// A terminal hands over no more at once.
const AT_ONCE: usize = 4096;

/// The thread that reads keys.
pub struct KeyReader {
    waker: Waker,
    stopped: Receiver<()>,
}

impl KeyReader {
    pub fn start(to: Sender<Message>, parser: KeyParser) -> io::Result<Self> {
        let (input, waker) = Input::open()?;
        let (stop, stopped) = mpsc::channel();
        thread::Builder::new().name("keys".into()).spawn(move || {
            // Without keys nothing can be done any more, not even quitting: better to end and say so.
            if catch_unwind(AssertUnwindSafe(|| read(&to, input, &stop, parser))).is_err() {
                drop(to.send(Message::KeysGone));
            }
        })?;
        Ok(Self { waker, stopped })
    }

    /// Does something while nobody reads keys.
    pub fn paused<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let asked = self.waker.wake();
        if asked {
            let _ = self.stopped.recv_timeout(Duration::from_secs(1));
        }
        let came = work();
        if asked {
            self.waker.wake();
        }
        came
    }
}

fn read(to: &Sender<Message>, mut input: Input, stop: &Sender<()>, mut parser: KeyParser) {
    let mut bytes = [0; AT_ONCE];
    inject_panic("keys");
    loop {
        let events = match input.next(parser.patience(Instant::now()), &mut bytes) {
            Arrived::Woken => {
                // Paused: until woken again nobody reads keys.
                if stop.send(()).is_err() || !input.wait() {
                    return;
                }
                continue;
            }
            Arrived::Bytes(count) => parser.take(&bytes[..count], Instant::now()),
            Arrived::Event(event) => vec![event],
            Arrived::Nothing => parser.give_up(Instant::now()),
            Arrived::Gone => break,
        };
        for event in events.into_iter().filter_map(ui::event) {
            if to.send(Message::Event(event)).is_err() {
                return;
            }
        }
    }
    drop(to.send(Message::TerminalGone));
}
