//! Makes keys of the bytes that a terminal sends, as they come. A paste and an answer of the terminal may be long and may lack
//! their end: what is kept of them is bounded, and they are over as soon as they come slower than a line sends. Never reads
//! and never waits: it is told the time.

use super::sequences;
use crossterm::event::{Event, KeyEvent, KeyModifiers};
use std::time::{Duration, Instant};

const ESCAPE: u8 = 0x1b;
const PASTE: &[u8] = b"\x1b[200~";
const PASTE_END: &[u8] = b"\x1b[201~";

/// No prompt takes more than is left of a paste.
const LONGEST_PASTE: usize = 64 << 10;
/// A control sequence is shorter.
const LONGEST_SEQUENCE: usize = 64;

/// A lone escape is the key, unless more comes at once: over a network what a terminal sends for one key may come in two
/// parts. On this machine it comes whole, and the key need not wait; what comes within that time all the same and would be a
/// sequence with it is one.
const AFTER_ESCAPE: Duration = Duration::from_millis(10);
/// The parts of a sequence come this soon after each other.
const WITHIN_SEQUENCE: Duration = Duration::from_millis(100);
/// A terminal that still answers pauses no longer than this, and one that still pastes no longer than that: over a slow line
/// the rest of a paste must not be taken for keys.
const WITHIN_ANSWER: Duration = Duration::from_millis(200);
const WITHIN_PASTE: Duration = Duration::from_secs(1);
/// Fewer bytes in that time are typed by hand.
const TYPED: usize = 20;

/// What came of the terminal's bytes so far.
#[derive(Debug, Default)]
pub struct KeyParser {
    /// The beginning of something.
    pending: Vec<u8>,
    long: Option<Long>,
    /// When the last bytes came.
    last: Option<Instant>,
    /// What the terminal sends comes whole.
    whole: bool,
    /// The escape that was taken for a key last.
    escape: Option<Instant>,
    /// Its rest came after it.
    late: bool,
}

/// Something of any length that has no end yet.
#[derive(Debug)]
struct Long {
    kind: Kind,
    pasted: Vec<u8>,
    /// Since when bytes are counted, and how many came.
    since: Instant,
    count: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Text that somebody pastes.
    Paste,
    /// A string that the terminal answers with: a colour, what it can do. None of it is a command.
    Answer,
    /// A control sequence too long to mean anything.
    Sequence,
}

/// What the next bytes are.
enum Next {
    /// So many bytes are this, or nothing.
    Whole(Option<Event>, usize),
    /// So many begin this.
    Long(Kind, usize),
    /// It depends on what comes.
    Unknown,
}

impl KeyParser {
    /// For a terminal on this machine, or one that is reached over a network.
    pub fn new(is_remote: bool) -> Self {
        Self { whole: !is_remote, ..Self::default() }
    }

    /// What came, as far as it is known what it is.
    pub fn take(&mut self, bytes: &[u8], now: Instant) -> Vec<Event> {
        let mut events = self.give_up(now);
        self.last = Some(now);
        if let Some(long) = &mut self.long {
            long.count += bytes.len();
        }
        self.late |= self.is_rest_of_escape(bytes, now);
        if self.late && self.pending.is_empty() {
            self.pending.push(ESCAPE);
        }
        self.pending.extend_from_slice(bytes);
        self.parse(now, false, &mut events);
        if self.whole && bytes == [ESCAPE] && self.pending == bytes && self.long.is_none() {
            self.pending.clear();
            self.escape = Some(now);
            events.extend(sequences::letter('\u{1b}').map(Event::Key));
        }
        self.late &= !self.pending.is_empty();
        events
    }

    /// Whether these bytes and the escape just before them, which was taken for a key, would be a sequence.
    fn is_rest_of_escape(&mut self, bytes: &[u8], now: Instant) -> bool {
        let recent = self.escape.take().is_some_and(|escape| now.duration_since(escape) < AFTER_ESCAPE);
        recent && matches!(bytes, [b'[' | b'O', ..])
    }

    /// How long to wait for more before [`Self::give_up`]; none when nothing is begun.
    pub fn patience(&self, now: Instant) -> Option<Duration> {
        let silence = match (&self.long, self.pending.len()) {
            (Some(long), _) => long.kind.silence(),
            (None, 0) => return None,
            (None, 1..=2) => AFTER_ESCAPE,
            (None, _) => WITHIN_SEQUENCE,
        };
        Some(silence.saturating_sub(self.last.map_or(silence, |last| now.duration_since(last))))
    }

    /// What was begun and has come to no end for too long is taken as it is.
    pub fn give_up(&mut self, now: Instant) -> Vec<Event> {
        let mut events = Vec::new();
        let silent = self.patience(now).is_some_and(|left| left.is_zero());
        if let Some(long) = &mut self.long
            && (silent || long.is_typed(now))
        {
            if long.kind == Kind::Paste {
                long.paste(&self.pending);
                events.push(long.pasted());
            }
            self.long = None;
            self.pending.clear();
        }
        if silent && self.late && self.pending.len() == 2 {
            // Nothing came of it: it was typed.
            self.pending.remove(0);
        }
        if silent {
            self.parse(now, true, &mut events);
        }
        events
    }

    fn parse(&mut self, now: Instant, cut: bool, events: &mut Vec<Event>) {
        let bytes = std::mem::take(&mut self.pending);
        let mut rest = &bytes[..];
        while !rest.is_empty() {
            if let Some(long) = &mut self.long {
                let (length, over) = long.take(rest);
                rest = &rest[length..];
                if !over {
                    break;
                }
                if long.kind == Kind::Paste {
                    events.push(long.pasted());
                }
                self.long = None;
                continue;
            }
            match next(rest, cut) {
                Next::Whole(event, length) => {
                    events.extend(event);
                    rest = &rest[length..];
                }
                Next::Long(kind, length) => {
                    self.long = Some(Long { count: rest.len(), ..Long::new(kind, now) });
                    rest = &rest[length..];
                }
                Next::Unknown => break,
            }
        }
        self.pending = rest.to_vec();
    }
}

impl Kind {
    const fn silence(self) -> Duration {
        match self {
            Self::Paste => WITHIN_PASTE,
            Self::Answer | Self::Sequence => WITHIN_ANSWER,
        }
    }
}

impl Long {
    const fn new(kind: Kind, since: Instant) -> Self {
        Self { kind, pasted: Vec::new(), since, count: 0 }
    }

    /// How many of these bytes belong to it, and whether it is over then. What may begin its end is left.
    fn take(&mut self, bytes: &[u8]) -> (usize, bool) {
        match self.kind {
            Kind::Paste => {
                let end = bytes.windows(PASTE_END.len()).position(|window| window == PASTE_END);
                let cut = (0..PASTE_END.len()).rev().find(|length| bytes.ends_with(&PASTE_END[..*length]));
                let length = end.unwrap_or(bytes.len() - cut.unwrap_or(0));
                self.paste(&bytes[..length]);
                (length + end.map_or(0, |_| PASTE_END.len()), end.is_some())
            }
            Kind::Answer => {
                let end = bytes.iter().position(u8::is_ascii_control).unwrap_or(bytes.len());
                match &bytes[end..] {
                    [] | [0x1b] => (end, false),
                    [0x07, ..] => (end + 1, true),
                    [0x1b, b'\\', ..] => (end + 2, true),
                    // A key in the middle of it ends it, as it does for terminals.
                    _ => (end, true),
                }
            }
            Kind::Sequence => {
                let end = bytes.iter().position(|byte| !is_parameter(*byte)).unwrap_or(bytes.len());
                let last = bytes.get(end).is_some_and(|byte| is_last(*byte));
                (end + usize::from(last), end < bytes.len())
            }
        }
    }

    fn paste(&mut self, bytes: &[u8]) {
        let room = LONGEST_PASTE.saturating_sub(self.pasted.len());
        self.pasted.extend_from_slice(&bytes[..bytes.len().min(room)]);
    }

    fn pasted(&mut self) -> Event {
        Event::Paste(String::from_utf8_lossy(&std::mem::take(&mut self.pasted)).into_owned())
    }

    /// Whether so little comes that a person types it.
    fn is_typed(&mut self, now: Instant) -> bool {
        if now.duration_since(self.since) < self.kind.silence() {
            return false;
        }
        let typed = self.count < TYPED;
        (self.since, self.count) = (now, 0);
        typed
    }
}

/// What these bytes begin with; at least one. What is cut gets no other part.
fn next(bytes: &[u8], cut: bool) -> Next {
    match bytes {
        [0x1b] if cut => Next::Whole(sequences::letter('\u{1b}').map(Event::Key), 1),
        // Two of them are one press.
        [0x1b, 0x1b, ..] => Next::Whole(sequences::letter('\u{1b}').map(Event::Key), 2),
        [0x1b, b'[', ..] => control_sequence(bytes, cut),
        [0x1b, b'O'] if cut => Next::Whole(None, 2),
        [0x1b] | [0x1b, b'O'] => Next::Unknown,
        [0x1b, b'O', last, ..] => Next::Whole(sequences::single_shift(*last), 3),
        [0x1b, b']' | b'_' | b'P', rest @ ..] => match is_answer(bytes[1], rest) {
            Some(true) => Next::Long(Kind::Answer, 2),
            None if !cut => Next::Unknown,
            _ => with_alt(bytes, cut),
        },
        [0x1b, ..] => with_alt(bytes, cut),
        _ => letter(bytes, cut),
    }
}

/// Whether these bytes after an escape and a letter are what terminals answer: a colour's number, a picture's letter, what is
/// known of it, and more at once. A person who types Alt-] is slower.
fn is_answer(opened: u8, rest: &[u8]) -> Option<bool> {
    let ends = || rest.contains(&0x07) || rest.windows(2).any(|pair| pair == b"\x1b\\");
    match (opened, rest) {
        (_, []) => None,
        (b']', [first]) if first.is_ascii_digit() => None,
        (b']', [first, second, ..]) if first.is_ascii_digit() => {
            Some(second.is_ascii_digit() || *second == b';' || ends())
        }
        (b'_', [b'G', ..]) | (b'P', [b'0'..=b'9' | b'>' | b'!', ..]) => Some(true),
        _ => Some(ends()),
    }
}

fn with_alt(bytes: &[u8], cut: bool) -> Next {
    match letter(&bytes[1..], cut) {
        Next::Whole(Some(Event::Key(key)), length) => {
            let modifiers = key.modifiers | KeyModifiers::ALT;
            Next::Whole(Some(Event::Key(KeyEvent { modifiers, ..key })), 1 + length)
        }
        Next::Whole(_, length) => Next::Whole(None, 1 + length),
        next => next,
    }
}

/// A letter in UTF-8; a byte that belongs to none is left out.
fn letter(bytes: &[u8], cut: bool) -> Next {
    let first = &bytes[..bytes.len().min(4)];
    let (letters, broken) = match std::str::from_utf8(first) {
        Ok(letters) => (letters, false),
        Err(error) => {
            (std::str::from_utf8(&first[..error.valid_up_to()]).unwrap_or_default(), error.error_len().is_some())
        }
    };
    match letters.chars().next() {
        Some(letter) => Next::Whole(sequences::letter(letter).map(Event::Key), letter.len_utf8()),
        None if broken || cut => Next::Whole(None, 1),
        None => Next::Unknown,
    }
}

/// What begins with `ESC [`.
fn control_sequence(bytes: &[u8], cut: bool) -> Next {
    match &bytes[2..] {
        [b'[', last, ..] => return Next::Whole(sequences::of_the_console(*last), 4),
        [b'M', button, column, row, ..] => {
            return Next::Whole(sequences::mouse_in_bytes([*button, *column, *row]), 6);
        }
        [b'[' | b'M', ..] if cut => return Next::Whole(None, bytes.len()),
        [b'[' | b'M', ..] => return Next::Unknown,
        _ => {}
    }
    let length = bytes[2..].iter().take_while(|byte| is_parameter(**byte)).count();
    let end = 2 + length;
    match bytes.get(end) {
        _ if length > LONGEST_SEQUENCE => Next::Long(Kind::Sequence, 2),
        None if cut => Next::Whole(None, end),
        None => Next::Unknown,
        Some(_) if bytes.starts_with(PASTE) => Next::Long(Kind::Paste, PASTE.len()),
        Some(last) if is_last(*last) => {
            let numbers = std::str::from_utf8(&bytes[2..end]).unwrap_or_default();
            Next::Whole(sequences::control_sequence(numbers, *last), end + 1)
        }
        // Something else begins in the middle of it.
        Some(_) => Next::Whole(None, end),
    }
}

const fn is_parameter(byte: u8) -> bool {
    matches!(byte, 0x20..=0x3f)
}

const fn is_last(byte: u8) -> bool {
    matches!(byte, 0x40..=0x7e)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::{KeyCode, MouseButton, MouseEvent, MouseEventKind};

    const NONE: KeyModifiers = KeyModifiers::NONE;

    fn pressed(code: KeyCode, modifiers: KeyModifiers) -> Event {
        Event::Key(KeyEvent::new(code, modifiers))
    }

    fn typed(letters: &str) -> Vec<Event> {
        letters.chars().map(|letter| pressed(KeyCode::Char(letter), NONE)).collect()
    }

    fn pasted(text: &str) -> Event {
        Event::Paste(text.to_owned())
    }

    /// What these bytes are, when nothing comes after them.
    fn events(bytes: &[u8]) -> Vec<Event> {
        let (mut parser, now) = (KeyParser::default(), Instant::now());
        let mut events = parser.take(bytes, now);
        events.extend(parser.give_up(now + Duration::from_secs(9)));
        assert_eq!(parser.patience(now), None, "{bytes:?}");
        events
    }

    /// A parser, and the bytes that come to it at so many milliseconds.
    fn at(parser: &mut KeyParser, began: Instant, milliseconds: u64, bytes: &str) -> Vec<Event> {
        parser.take(bytes.as_bytes(), began + Duration::from_millis(milliseconds))
    }

    #[test]
    fn letters_are_the_keys_they_were() {
        let (none, held) = (NONE, KeyModifiers::CONTROL);
        let mouse = |kind| Event::Mouse(MouseEvent { kind, column: 2, row: 3, modifiers: NONE });
        for (bytes, wanted) in [
            ("Q", pressed(KeyCode::Char('Q'), none)),
            ("é", pressed(KeyCode::Char('é'), none)),
            ("\u{3}", pressed(KeyCode::Char('c'), held)),
            ("\u{1a}", pressed(KeyCode::Char('z'), held)),
            ("\n", pressed(KeyCode::Char('j'), held)),
            ("\0", pressed(KeyCode::Char(' '), held)),
            ("\u{1f}", pressed(KeyCode::Char('7'), held)),
            ("\r", pressed(KeyCode::Enter, none)),
            ("\u{1b}", pressed(KeyCode::Esc, none)),
            ("\u{1b}j", pressed(KeyCode::Char('j'), KeyModifiers::ALT)),
            ("\u{1b}é", pressed(KeyCode::Char('é'), KeyModifiers::ALT)),
            ("\u{1b}[A", pressed(KeyCode::Up, none)),
            ("\u{1b}OB", pressed(KeyCode::Down, none)),
            ("\u{1b}OP", pressed(KeyCode::F(1), none)),
            ("\u{1b}[[B", pressed(KeyCode::F(2), none)),
            ("\u{1b}[15~", pressed(KeyCode::F(5), none)),
            ("\u{1b}[24;2~", pressed(KeyCode::F(12), KeyModifiers::SHIFT)),
            ("\u{1b}[1;5D", pressed(KeyCode::Left, held)),
            ("\u{1b}[6~", pressed(KeyCode::PageDown, none)),
            ("\u{1b}[Z", pressed(KeyCode::BackTab, none)),
            ("\u{1b}[106;5u", pressed(KeyCode::Char('j'), held)),
            ("\u{1b}[27;5;13~", pressed(KeyCode::Enter, held)),
            ("\u{1b}[I", Event::FocusGained),
            ("\u{1b}[O", Event::FocusLost),
            ("\u{1b}[<0;3;4M", mouse(MouseEventKind::Down(MouseButton::Left))),
            ("\u{1b}[<64;3;4M", mouse(MouseEventKind::ScrollUp)),
            ("\u{1b}[97;3;4M", mouse(MouseEventKind::ScrollDown)),
            ("\u{1b}[M #$", mouse(MouseEventKind::Down(MouseButton::Left))),
            ("\u{1b}[200~a\u{1b}b\n\u{1b}[201~", pasted("a\u{1b}b\n")),
        ] {
            let wanted = [wanted];
            assert_eq!(events(bytes.as_bytes()), wanted, "{bytes:?}");
            // And when every byte comes by itself.
            let (mut parser, now) = (KeyParser::default(), Instant::now());
            let mut came: Vec<Event> = bytes.bytes().flat_map(|byte| parser.take(&[byte], now)).collect();
            came.extend(parser.give_up(now + Duration::from_secs(9)));
            assert_eq!(came, wanted, "{bytes:?}");
        }
    }

    #[test]
    fn what_stands_behind_a_sequence_is_not_lost() {
        let (esc, q) = (pressed(KeyCode::Esc, NONE), pressed(KeyCode::Char('Q'), NONE));
        assert_eq!(events(b"\x1b\x1bQ"), [esc, q.clone()]);
        let press = pressed(KeyCode::Up, NONE);
        assert_eq!(
            events(b"\x1b[12;40RQ\x1b[?62;22cQ\x1b[1;2\x1b[AQ\xffQ"),
            [q.clone(), q.clone(), press, q.clone(), q]
        );
    }

    #[test]
    fn a_cut_sequence_is_no_key() {
        for bytes in ["\u{1b}[", "\u{1b}[1;", "\u{1b}O", "\u{1b}[M ", "\u{1b}[["] {
            assert_eq!(events(bytes.as_bytes()), [], "{bytes:?}");
        }
        assert_eq!(events(b"\xc3"), []);
        assert_eq!(events(&[b"\x1b[".to_vec(), b"1".repeat(100_000)].concat()), []);
    }

    #[test]
    fn a_lone_escape_waits_for_a_moment() {
        let (mut parser, began) = (KeyParser::default(), Instant::now());
        assert_eq!(at(&mut parser, began, 0, "\u{1b}"), []);
        assert_eq!(parser.patience(began), Some(AFTER_ESCAPE));
        assert_eq!(at(&mut parser, began, 5, "[A"), [pressed(KeyCode::Up, NONE)]);
        assert_eq!(at(&mut parser, began, 100, "\u{1b}"), []);
        assert_eq!(at(&mut parser, began, 200, "j"), [pressed(KeyCode::Esc, NONE), typed("j")[0].clone()]);
        assert_eq!(parser.patience(began), None);
    }

    #[test]
    fn on_this_machine_a_lone_escape_is_a_key_at_once_and_its_late_rest_is_never_typed() {
        let esc = [pressed(KeyCode::Esc, NONE)];
        let (mut parser, began) = (KeyParser::new(false), Instant::now());
        assert_eq!(at(&mut parser, began, 0, "\u{1b}"), esc);
        assert_eq!(parser.patience(began), None);
        assert_eq!(at(&mut parser, began, 3, "[A"), [pressed(KeyCode::Up, NONE)]);
        assert_eq!(at(&mut parser, began, 100, "\u{1b}"), esc);
        assert_eq!(at(&mut parser, began, 103, "["), []);
        assert_eq!(
            at(&mut parser, began, 104, "1;5Dj"),
            [pressed(KeyCode::Left, KeyModifiers::CONTROL), typed("j")[0].clone()]
        );
        assert_eq!(at(&mut parser, began, 200, "\u{1b}"), esc);
        assert_eq!(at(&mut parser, began, 203, "O"), []);
        assert_eq!(parser.give_up(began + Duration::from_millis(400)), typed("O"));
        assert_eq!(at(&mut parser, began, 500, "\u{1b}"), esc);
        assert_eq!(at(&mut parser, began, 520, "[A"), typed("[A"));
        assert_eq!(at(&mut parser, began, 600, "\u{1b}"), esc);
        assert_eq!(at(&mut parser, began, 601, "\u{1b}"), esc);
    }

    #[test]
    fn on_this_machine_an_escape_behind_other_bytes_waits_for_what_may_be_cut_off() {
        let (mut parser, began) = (KeyParser::new(false), Instant::now());
        assert_eq!(at(&mut parser, began, 0, "j\u{1b}"), typed("j"));
        assert_eq!(at(&mut parser, began, 1, "[A"), [pressed(KeyCode::Up, NONE)]);
        assert_eq!(at(&mut parser, began, 100, "\u{1b}[200~a\u{1b}"), []);
        assert_eq!(at(&mut parser, began, 101, "\u{1b}"), []);
        assert_eq!(at(&mut parser, began, 102, "[201~"), [pasted("a\u{1b}")]);
    }

    #[test]
    fn over_a_network_a_lone_escape_waits() {
        let (mut parser, began) = (KeyParser::new(true), Instant::now());
        assert_eq!(at(&mut parser, began, 0, "\u{1b}"), []);
        assert_eq!(at(&mut parser, began, 5, "[A"), [pressed(KeyCode::Up, NONE)]);
    }

    #[test]
    fn an_answer_without_an_end_is_not_typed_and_the_next_key_is() {
        let (mut parser, began) = (KeyParser::default(), Instant::now());
        assert_eq!(at(&mut parser, began, 0, "j\u{1b}]11;rgb:dddd"), typed("j"));
        for milliseconds in (10..1_000).step_by(10) {
            assert_eq!(at(&mut parser, began, milliseconds, &"d".repeat(1_000)), []);
        }
        assert_eq!(at(&mut parser, began, 5_000, "k"), typed("k"));
        assert_eq!(at(&mut parser, began, 6_000, "\u{1b}_Gi=31"), []);
        assert_eq!(at(&mut parser, began, 6_050, ";OK\u{1b}\\k"), typed("k"));
        assert_eq!(at(&mut parser, began, 6_060, "k"), typed("k"));
    }

    #[test]
    fn an_answer_without_an_end_does_not_go_on_while_nothing_comes() {
        let (mut parser, began) = (KeyParser::default(), Instant::now());
        assert_eq!(at(&mut parser, began, 0, "\u{1b}]11;rgb:dddd"), []);
        for milliseconds in (50..3_000).step_by(50) {
            assert_eq!(parser.give_up(began + Duration::from_millis(milliseconds)), []);
        }
        assert_eq!(at(&mut parser, began, 3_000, "k"), typed("k"));
    }

    #[test]
    fn an_answer_without_an_end_does_not_go_on_while_somebody_types() {
        for begun in ["\u{1b}]11;rgb:", "\u{1b}P1$r", "\u{1b}_Gi=31", "\u{1b}[", "\u{1b}[200~"] {
            let (mut parser, began) = (KeyParser::default(), Instant::now());
            assert_eq!(at(&mut parser, began, 0, &format!("{begun}{}", "1".repeat(100_000))), []);
            let mut keys = (150..6_000).step_by(150).map(|milliseconds| at(&mut parser, began, milliseconds, "1"));
            assert!(keys.any(|events| events == typed("1")), "{begun:?}");
        }
    }

    #[test]
    fn an_end_that_comes_in_two_parts_is_the_end() {
        let (mut parser, began) = (KeyParser::default(), Instant::now());
        assert_eq!(at(&mut parser, began, 0, "\u{1b}]11;rgb:dddd"), []);
        assert_eq!(at(&mut parser, began, 0, "\u{1b}"), []);
        assert_eq!(at(&mut parser, began, 0, "\\k"), typed("k"));
    }

    #[test]
    fn an_answer_that_comes_late_is_not_typed() {
        let late = "j\u{1b}_Gi=31;OK\u{1b}\\k\u{1b}]11;rgb:1d1d/1818/1616\u{1b}\\d\u{1b}P>|some 1.2\u{1b}\\x";
        assert_eq!(events(late.as_bytes()), typed("jkdx"));
        let (mut parser, began) = (KeyParser::default(), Instant::now());
        assert_eq!(at(&mut parser, began, 0, "\u{1b}]11;rgb:"), []);
        assert_eq!(at(&mut parser, began, 100, "dddd\u{7}k"), typed("k"));
    }

    #[test]
    fn a_key_that_is_no_letter_ends_an_answer() {
        let (up, held) = (pressed(KeyCode::Up, NONE), pressed(KeyCode::Char('c'), KeyModifiers::CONTROL));
        assert_eq!(events(b"\x1b]11;rgb:dd\x1b[A"), [up]);
        assert_eq!(events(b"\x1b]11;rgb:dd\x03"), [held]);
    }

    #[test]
    fn keys_with_alt_are_keys() {
        let alt = |letter| pressed(KeyCode::Char(letter), KeyModifiers::ALT);
        assert_eq!(events(b"\x1b]d"), [alt(']'), typed("d")[0].clone()]);
        assert_eq!(events(b"\x1b1j"), [alt('1'), typed("j")[0].clone()]);
        assert_eq!(events(b"\x1b\\\x1b_x"), [alt('\\'), alt('_'), typed("x")[0].clone()]);
        assert_eq!(events(b"\x1bP"), [alt('P')]);
        assert_eq!(events(b"\x1b]"), [alt(']')]);
    }

    #[test]
    fn a_paste_without_an_end_is_bounded_and_taken_as_it_is() {
        let (mut parser, began) = (KeyParser::default(), Instant::now());
        let word = "word ".repeat(1_000);
        assert_eq!(at(&mut parser, began, 0, "j\u{1b}[200~"), typed("j"));
        for milliseconds in (100..2_000).step_by(100) {
            assert_eq!(at(&mut parser, began, milliseconds, &word), []);
        }
        let events = parser.give_up(began + Duration::from_secs(4));
        assert!(matches!(&events[..], [Event::Paste(text)] if text.len() == LONGEST_PASTE), "{events:?}");
        assert_eq!(at(&mut parser, began, 4_100, "k"), typed("k"));
    }

    #[test]
    fn a_paste_over_a_slow_line_is_one_and_holds_no_keys() {
        let (mut parser, began) = (KeyParser::default(), Instant::now());
        let mut came = at(&mut parser, began, 0, "\u{1b}[200~");
        for milliseconds in (500..10_000).step_by(500) {
            came.extend(at(&mut parser, began, milliseconds, "https://example.org/ "));
        }
        came.extend(at(&mut parser, began, 10_000, "dd\u{1b}[20"));
        came.extend(at(&mut parser, began, 10_100, "1~Q"));
        assert_eq!(came, [pasted(&format!("{}dd", "https://example.org/ ".repeat(19))), typed("Q")[0].clone()]);
    }
}
