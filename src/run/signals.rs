//! Waits for signals: those that end the program, a new window size, and waking up after a stop.

use super::{messages::Message, terminal::Terminal};
use crate::app::Event;
use signal_hook::{
    consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGWINCH},
    iterator::Signals,
};
use std::{io, sync::mpsc::Sender, thread};

/// Starts the thread that waits.
pub fn start(to: Sender<Message>) -> io::Result<()> {
    let mut signals = Signals::new([SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGWINCH])?;
    let wait = move || {
        for signal in &mut signals {
            let message = match signal {
                SIGWINCH => match Terminal::size() {
                    Ok((width, height)) => Message::Event(Event::Resized(width, height)),
                    Err(_) => continue,
                },
                SIGCONT => Message::Continued,
                signal => Message::Signal(signal),
            };
            if to.send(message).is_err() {
                return;
            }
        }
    };
    thread::Builder::new().name("signals".into()).spawn(wait)?;
    Ok(())
}
