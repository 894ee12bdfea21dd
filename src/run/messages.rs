//! What the threads have in common: the messages they send, and how a panic in one of them becomes a fact instead of an end.

use crate::{app::Event, platform::EndSignal, store::StoreError};
use std::{
    env, io,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::mpsc::Sender,
    thread,
};

/// What reaches the loop.
#[derive(Debug)]
pub enum Message {
    /// A fact for the model.
    Event(Event),
    /// A picture that can be drawn from now on.
    #[cfg(feature = "images")]
    Drawing(crate::ui::Drawing),
    /// A signal that ends the program.
    Signal(EndSignal),
    /// The program goes on after a stop.
    Continued,
    TerminalGone,
    /// Nobody reads keys any more: it broke.
    KeysGone,
    /// The database cannot be used.
    Broken(StoreError),
}

impl Message {
    /// Whoever sits at the terminal did something.
    #[must_use]
    pub const fn is_from_the_user(&self) -> bool {
        matches!(
            self,
            Self::Continued
                | Self::Event(
                    Event::Key(_) | Event::Mouse(..) | Event::Paste(_) | Event::Resized(..) | Event::Focused(_)
                )
        )
    }
}

/// A way to the loop. Sending to a loop that has ended does nothing.
#[derive(Debug, Clone)]
pub struct EventSender(pub Sender<Message>);

impl EventSender {
    /// Sends a fact.
    pub fn send(&self, event: Event) {
        drop(self.0.send(Message::Event(event)));
    }

    /// Sends that something went wrong.
    pub fn failed(&self, words: &impl ToString) {
        self.send(Event::Failed(words.to_string()));
    }
}

/// Starts a thread with a name.
pub fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<thread::JoinHandle<()>> {
    thread::Builder::new().name(name.to_owned()).spawn(work)
}

/// Where a test wants to see what a panic leaves behind, it names the place. A program built for use knows no such wish.
pub fn inject_panic(place: &str) {
    let wished = cfg!(debug_assertions) && env::var_os("PRESSSTART_INJECT_PANIC").is_some_and(|named| named == place);
    assert!(!wished, "made to inject_panic: {place}");
}

/// Does one job; a panic in it is told and the thread goes on.
pub fn guarded(events: &EventSender, what: &str, job: impl FnOnce()) {
    if catch_unwind(AssertUnwindSafe(job)).is_err() {
        events.failed(&format!("Something broke {what}; the log says more"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    #[test]
    fn a_panic_in_a_worker_is_told_and_the_next_job_is_done() {
        let (to, inbox) = mpsc::channel();
        let events = EventSender(to);
        guarded(&events, "while testing", || panic!("of all things"));
        guarded(&events, "while testing", || events.send(Event::Said("done".to_owned())));
        let told: Vec<String> = inbox
            .try_iter()
            .map(|message| match message {
                Message::Event(Event::Failed(words) | Event::Said(words)) => words,
                other => format!("{other:?}"),
            })
            .collect();
        assert_eq!(told, ["Something broke while testing; the log says more", "done"]);
    }
}
