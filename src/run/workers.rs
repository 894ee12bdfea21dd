//! What the threads have in common: the messages they send, and how a panic in one of them becomes a fact instead of an end.

use crate::{app::Event, store::StoreError};
use std::{
    io,
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
    Signal(i32),
    /// The program goes on after a stop.
    Continued,
    /// The terminal is gone.
    TerminalGone,
    /// The database cannot be used.
    Broken(StoreError),
}

/// A way to the loop. Sending to a loop that has ended does nothing.
#[derive(Debug, Clone)]
pub struct Post(pub Sender<Message>);

impl Post {
    /// Sends a fact.
    pub fn event(&self, event: Event) {
        drop(self.0.send(Message::Event(event)));
    }

    /// Sends that something went wrong.
    pub fn failed(&self, words: &impl ToString) {
        self.event(Event::Failed(words.to_string()));
    }
}

/// Starts a thread with a name.
pub fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<thread::JoinHandle<()>> {
    thread::Builder::new().name(name.to_owned()).spawn(work)
}

/// Does one job; a panic in it is told and the thread goes on.
pub fn guarded(post: &Post, what: &str, job: impl FnOnce()) {
    if catch_unwind(AssertUnwindSafe(job)).is_err() {
        post.failed(&format!("Something broke {what}; the log says more"));
    }
}
