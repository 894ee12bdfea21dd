//! The terminal, listened to as events of the console: keys are no bytes there.

use crate::platform::Arrived;
use crossterm::event;
use std::{
    io,
    sync::mpsc::{self, Receiver, Sender, TryRecvError},
    time::Duration,
};

/// What a terminal answers to a question would arrive as keys.
pub const ANSWERS_AS_BYTES: bool = false;

/// Somebody who wakes the listener waits no longer than this.
const AT_MOST: Duration = Duration::from_millis(30);

/// The terminal, on the side of the thread that listens.
pub struct Input {
    woken: Receiver<()>,
}

/// Wakes the thread that listens.
pub struct Waker {
    wake: Sender<()>,
}

impl Input {
    /// The terminal, and what wakes the thread that listens to it.
    #[expect(clippy::unnecessary_wraps, reason = "on other systems it may fail")]
    pub fn open() -> io::Result<(Self, Waker)> {
        let (wake, woken) = mpsc::channel();
        Ok((Self { woken }, Waker { wake }))
    }

    /// Waits for an event, or until woken, no longer than `patience`.
    pub fn next(&mut self, patience: Option<Duration>, _bytes: &mut [u8]) -> Arrived {
        match self.woken.try_recv() {
            Ok(()) => return Arrived::Woken,
            Err(TryRecvError::Disconnected) => return Arrived::Gone,
            Err(TryRecvError::Empty) => {}
        }
        match event::poll(patience.map_or(AT_MOST, |patience| patience.min(AT_MOST))) {
            Ok(false) => Arrived::Nothing,
            Ok(true) => event::read().map_or(Arrived::Gone, Arrived::Event),
            Err(_) => Arrived::Gone,
        }
    }

    /// Waits until woken, and listens to nothing meanwhile. False when nobody is left to wake.
    pub fn wait(&mut self) -> bool {
        self.woken.recv().is_ok()
    }
}

impl Waker {
    /// False when nobody listens any more.
    pub fn wake(&mut self) -> bool {
        self.wake.send(()).is_ok()
    }
}

/// Reads what a terminal answers: nothing, as it is not asked.
pub fn read_answer(_patience: Duration, _bytes: &mut [u8]) -> Option<usize> {
    None
}
