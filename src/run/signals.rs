//! Tells the event loop of signals: those that end the program, a new window size, and waking up after a stop.

use super::{messages::Message, terminal::Terminal};
use crate::{
    app::Event,
    platform::{self, EndSignal, Signalled},
};
use std::{io, sync::mpsc::Sender};

const WANTED: [Signalled; 6] = [
    Signalled::Continued,
    Signalled::End(EndSignal::HangUp),
    Signalled::End(EndSignal::Interrupt),
    Signalled::End(EndSignal::Quit),
    Signalled::End(EndSignal::Terminate),
    Signalled::Resized,
];

/// Starts the thread that waits.
pub fn start(to: Sender<Message>) -> io::Result<()> {
    platform::watch(&WANTED, move |signalled| {
        let message = match signalled {
            Signalled::Resized => match Terminal::size() {
                Ok((width, height)) => Message::Event(Event::Resized(width, height)),
                Err(_) => return true,
            },
            Signalled::Continued => Message::Continued,
            Signalled::End(signal) => Message::Signal(signal),
        };
        to.send(message).is_ok()
    })
}
