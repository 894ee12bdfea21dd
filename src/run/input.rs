//! Reads keys on a thread of its own, and stops when asked: a program the terminal is lent to must not lose keys to us.

use super::workers::Message;
use crate::ui;
use rustix::event::{PollFd, PollFlags, poll};
use std::{
    io::{self, Read, Write},
    os::{fd::AsFd, unix::net::UnixStream},
    sync::mpsc::{self, Receiver, Sender},
    thread,
    time::Duration,
};

/// The thread that reads keys.
pub struct Input {
    asked: UnixStream,
    stopped: Receiver<()>,
}

impl Input {
    /// Starts it.
    pub fn start(to: Sender<Message>) -> io::Result<Self> {
        let (asked, wish) = UnixStream::pair()?;
        let (stop, stopped) = mpsc::channel();
        thread::Builder::new().name("keys".into()).spawn(move || read(&to, wish, &stop))?;
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
    loop {
        let (keys, wishes) = {
            let (keys, wishes) = (stdin.as_fd(), wish.as_fd());
            let mut both = [PollFd::new(&keys, PollFlags::IN), PollFd::new(&wishes, PollFlags::IN)];
            match poll(&mut both, None) {
                Err(rustix::io::Errno::INTR) => continue,
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
        if keys.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) && !keys.contains(PollFlags::IN) {
            break;
        }
        while matches!(crossterm::event::poll(Duration::ZERO), Ok(true)) {
            match crossterm::event::read() {
                Ok(said) => {
                    if let Some(event) = ui::event(said)
                        && to.send(Message::Event(event)).is_err()
                    {
                        return;
                    }
                }
                Err(_) => break,
            }
        }
    }
    drop(to.send(Message::TerminalGone));
}
