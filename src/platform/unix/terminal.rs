//! The terminal, listened to as bytes: what it sends for a key and what it answers to a question come the same way.

use crate::platform::Arrived;
use filedescriptor::{POLLIN, poll, pollfd};
use rustix::io::Errno;
use std::{
    io::{self, Read, Write},
    os::{
        fd::{AsRawFd, RawFd},
        unix::net::UnixStream,
    },
    time::Duration,
};

/// What a terminal answers to a question can be read as bytes.
pub const ANSWERS_AS_BYTES: bool = true;

/// The terminal, on the side of the thread that listens.
pub struct Input {
    woken: UnixStream,
}

/// Wakes the thread that listens.
pub struct Waker {
    wake: UnixStream,
}

impl Input {
    /// The terminal, and what wakes the thread that listens to it.
    pub fn open() -> io::Result<(Self, Waker)> {
        let (wake, woken) = UnixStream::pair()?;
        Ok((Self { woken }, Waker { wake }))
    }

    /// Waits for bytes, or until woken, no longer than `patience`.
    pub fn next(&mut self, patience: Option<Duration>, bytes: &mut [u8]) -> Arrived {
        let stdin = io::stdin();
        let mut both = [waiting(stdin.as_raw_fd()), waiting(self.woken.as_raw_fd())];
        // A whole millisecond longer: woken too early one would wait again.
        match poll(&mut both, patience.map(|patience| patience + Duration::from_millis(1))) {
            Ok(_) => {}
            Err(error) if is_interrupted(&error) => return Arrived::Nothing,
            Err(_) => return Arrived::Gone,
        }
        if both[1].revents != 0 {
            return if self.wait() { Arrived::Woken } else { Arrived::Gone };
        }
        if both[0].revents == 0 {
            return Arrived::Nothing;
        }
        match rustix::io::read(&stdin, bytes) {
            Ok(count @ 1..) => Arrived::Bytes(count),
            Err(Errno::INTR | Errno::AGAIN) => Arrived::Nothing,
            Ok(0) | Err(_) => Arrived::Gone,
        }
    }

    /// Waits until woken, and listens to nothing meanwhile. False when nobody is left to wake.
    pub fn wait(&mut self) -> bool {
        self.woken.read_exact(&mut [0]).is_ok()
    }
}

impl Waker {
    /// False when nobody listens any more.
    pub fn wake(&mut self) -> bool {
        self.wake.write_all(b"w").is_ok()
    }
}

/// Reads what a terminal answers, within the patience; nothing when it says nothing. Not by the buffer of standard input: what
/// stays in there nobody would find.
pub fn read_answer(patience: Duration, bytes: &mut [u8]) -> Option<usize> {
    let stdin = io::stdin();
    let ready = poll(&mut [waiting(stdin.as_raw_fd())], Some(patience)).ok()?;
    if ready == 0 {
        return None;
    }
    rustix::io::read(&stdin, bytes).ok().filter(|count| *count > 0)
}

const fn waiting(fd: RawFd) -> pollfd {
    pollfd { fd, events: POLLIN, revents: 0 }
}

fn is_interrupted(error: &filedescriptor::Error) -> bool {
    matches!(error, filedescriptor::Error::Poll(reason) if reason.kind() == io::ErrorKind::Interrupted)
}
