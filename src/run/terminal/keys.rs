//! Reads keys on a thread of its own, and stops when asked: a program the terminal is lent to must not lose keys to us.

use super::key_bytes;
use crate::{
    run::messages::{Message, inject_panic},
    ui,
};
use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
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

/// A terminal that still answers pauses no longer than this.
const GAP: Duration = Duration::from_millis(200);

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
    pub fn start(to: Sender<Message>, answers: Answers) -> io::Result<Self> {
        let (asked, wish) = UnixStream::pair()?;
        let (stop, stopped) = mpsc::channel();
        thread::Builder::new().name("keys".into()).spawn(move || {
            // Without keys nothing can be done any more, not even quitting: better to end and say so.
            if catch_unwind(AssertUnwindSafe(|| read(&to, wish, &stop, answers))).is_err() {
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

fn read(to: &Sender<Message>, mut wish: UnixStream, stop: &Sender<()>, mut answers: Answers) {
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
        for event in answers.taken_out(said, Instant::now()).into_iter().filter_map(ui::event) {
            if to.send(Message::Event(event)).is_err() {
                return;
            }
        }
    }
    drop(to.send(Message::TerminalGone));
}

/// Over a slow line the terminal's answers come after we stopped waiting for them, and read as keys: Alt-] or Alt-_ to Alt-\\.
/// None of it is a command. An answer without an end is dropped for as long as it goes on.
#[derive(Debug, Default)]
pub struct Answers {
    /// When the last letter came of one that has no end yet.
    unended: Option<Instant>,
    /// That letter was an escape: a `\\` after it is the end.
    escaped: bool,
}

impl Answers {
    /// Those that begin in the middle of one.
    pub fn within_one() -> Self {
        Self { unended: Some(Instant::now()), escaped: false }
    }

    /// What came, without the answers in it.
    fn taken_out(&mut self, mut said: Vec<Event>, now: Instant) -> Vec<Event> {
        // Looking whether something came is no letter of it.
        if said.is_empty() {
            return said;
        }
        let escaped = std::mem::take(&mut self.escaped);
        if self.unended.take().is_some_and(|last| now.duration_since(last) < GAP) {
            let halved = escaped && said.first().and_then(|key| letter(key, KeyModifiers::NONE)) == Some('\\');
            let end = if halved { Some(0) } else { said.iter().position(is_end) };
            self.escaped = matches!(said.last(), Some(Event::Key(KeyEvent { code: KeyCode::Esc, .. })));
            let rest = said.split_off(end.map_or(said.len(), |end| end + 1));
            // Whatever is no letter was never part of it.
            said.retain(|event| !matches!(event, Event::Key(_)));
            if end.is_none() {
                self.unended = Some(now);
                return said;
            }
            said.extend(rest);
        }
        while let Some(from) = said.iter().position(is_beginning) {
            match said[from..].iter().position(is_end) {
                Some(length) => drop(said.drain(from..=from + length)),
                None if is_answer(&said[from..]) => {
                    said.truncate(from);
                    self.unended = Some(now);
                }
                None => break,
            }
        }
        said
    }
}

fn letter(event: &Event, modifiers: KeyModifiers) -> Option<char> {
    match event {
        Event::Key(KeyEvent { code: KeyCode::Char(letter), modifiers: held, .. }) if *held == modifiers => {
            Some(*letter)
        }
        _ => None,
    }
}

fn is_beginning(event: &Event) -> bool {
    matches!(letter(event, KeyModifiers::ALT), Some(']' | '_'))
}

fn is_end(event: &Event) -> bool {
    letter(event, KeyModifiers::ALT) == Some('\\') || letter(event, KeyModifiers::CONTROL) == Some('g')
}

/// Whether these keys begin as an answer does: a colour's number, or a picture's letter, and more at once. A person who types
/// Alt-] is slower.
fn is_answer(keys: &[Event]) -> bool {
    let typed: Vec<char> = keys[1..].iter().map_while(|key| letter(key, KeyModifiers::NONE)).take(4).collect();
    match (letter(&keys[0], KeyModifiers::ALT), &typed[..]) {
        (Some(']'), [first, second, ..]) => first.is_ascii_digit() && (second.is_ascii_digit() || *second == ';'),
        (Some('_'), ['G', ..]) => true,
        _ => false,
    }
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

    fn taken_out(keys: &str) -> Vec<Event> {
        Answers::default().taken_out(read_as(keys), Instant::now())
    }

    #[test]
    fn an_answer_without_an_end_is_not_typed_and_the_next_key_is() {
        let (mut answers, began) = (Answers::default(), Instant::now());
        let mut at =
            |keys: &str, milliseconds| answers.taken_out(read_as(keys), began + Duration::from_millis(milliseconds));
        assert_eq!(at("j\u{1b}]11;rgb:dddd", 0), read_as("j"));
        for milliseconds in (10..1_000).step_by(10) {
            assert_eq!(at(&"d".repeat(1_000), milliseconds), []);
        }
        assert_eq!(at("k", 5_000), read_as("k"));
        assert_eq!(at("\u{1b}_Gi=31", 6_000), []);
        assert_eq!(at(";OK\u{1b}\\k", 6_050), read_as("k"));
        assert_eq!(at("k", 6_060), read_as("k"));
    }

    #[test]
    fn an_answer_without_an_end_does_not_go_on_while_nothing_comes() {
        let (mut answers, began) = (Answers::default(), Instant::now());
        assert_eq!(answers.taken_out(read_as("\u{1b}]11;rgb:dddd"), began), []);
        for milliseconds in (50..3_000).step_by(50) {
            assert_eq!(answers.taken_out(Vec::new(), began + Duration::from_millis(milliseconds)), []);
        }
        assert_eq!(answers.taken_out(read_as("k"), began + Duration::from_secs(3)), read_as("k"));
    }

    #[test]
    fn an_end_that_comes_in_two_parts_is_the_end() {
        let (mut answers, now) = (Answers::default(), Instant::now());
        assert_eq!(answers.taken_out(read_as("\u{1b}]11;rgb:dddd"), now), []);
        assert_eq!(answers.taken_out(vec![Event::Key(KeyEvent::from(KeyCode::Esc))], now), []);
        assert_eq!(answers.taken_out(read_as("\\k"), now), read_as("k"));
    }

    #[test]
    fn an_answer_that_comes_late_is_not_typed() {
        let late = "j\u{1b}_Gi=31;OK\u{1b}\\k\u{1b}]11;rgb:1d1d/1818/1616\u{1b}\\d";
        assert_eq!(taken_out(late), read_as("jkd"));
    }

    #[test]
    fn keys_with_alt_are_keys() {
        for keys in ["\u{1b}]d", "\u{1b}1j", "\u{1b}\\\u{1b}_x"] {
            assert_eq!(taken_out(keys), read_as(keys));
        }
    }
}
