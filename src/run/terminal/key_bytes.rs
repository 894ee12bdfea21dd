//! Bytes are what the terminal sends; this makes keys of those that the terminal library did not see: typed before it was
//! asked, or overlooked by it. Never reads and never waits; a sequence that is cut or means something else is left out.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

/// The keys, and what was pasted, in order.
pub fn events(bytes: &[u8]) -> Vec<Event> {
    let text = String::from_utf8_lossy(bytes);
    let mut rest = &*text;
    let mut events = Vec::new();
    while let Some(letter) = rest.chars().next() {
        let (event, length) = if letter == '\u{1b}' { sequence(rest) } else { (Some(key(letter)), letter.len_utf8()) };
        events.extend(event);
        rest = &rest[length..];
    }
    events
}

/// What an escape at the beginning starts, and how many bytes belong to it.
fn sequence(text: &str) -> (Option<Event>, usize) {
    const PASTED: (&str, &str) = ("\u{1b}[200~", "\u{1b}[201~");
    if let Some(after) = text.strip_prefix(PASTED.0) {
        let (pasted, length) = match after.find(PASTED.1) {
            Some(end) => (&after[..end], PASTED.0.len() + end + PASTED.1.len()),
            None => (after, text.len()),
        };
        return (Some(Event::Paste(pasted.to_owned())), length);
    }
    let after = &text[1..];
    match after.chars().next() {
        None => (Some(key('\u{1b}')), 1),
        // Two of them are one press, as the terminal library has it.
        Some('\u{1b}') => (Some(key('\u{1b}')), 2),
        Some('[') => {
            let body = &after[1..];
            let Some(end) = body.find(|letter: char| ('@'..='~').contains(&letter)) else { return (None, text.len()) };
            (named(&body[..end], &body[end..=end]), 2 + end + 1)
        }
        Some('O') => {
            let end = after.chars().nth(1).map_or(0, char::len_utf8);
            (named("", &after[1..=end]), 2 + end)
        }
        Some(letter) => {
            let mut event = key(letter);
            if let Event::Key(key) = &mut event {
                key.modifiers |= KeyModifiers::ALT;
            }
            (Some(event), 1 + letter.len_utf8())
        }
    }
}

/// A key by the number and the letter of its sequence: `5~`, `1;2A`.
fn named(numbers: &str, letter: &str) -> Option<Event> {
    let mut numbers = numbers.split(';');
    let first = numbers.next().unwrap_or_default();
    let held: u8 = numbers.next().map_or(Some(1), |held| held.parse().ok())?;
    let code = match (letter, first) {
        ("A", _) => KeyCode::Up,
        ("B", _) => KeyCode::Down,
        ("C", _) => KeyCode::Right,
        ("D", _) => KeyCode::Left,
        ("H", _) | ("~", "1" | "7") => KeyCode::Home,
        ("F", _) | ("~", "4" | "8") => KeyCode::End,
        ("Z", _) => KeyCode::BackTab,
        ("~", "3") => KeyCode::Delete,
        ("~", "5") => KeyCode::PageUp,
        ("~", "6") => KeyCode::PageDown,
        _ => return None,
    };
    let mut modifiers = KeyModifiers::NONE;
    for (bit, modifier) in [(1, KeyModifiers::SHIFT), (2, KeyModifiers::ALT), (4, KeyModifiers::CONTROL)] {
        modifiers.set(modifier, held.saturating_sub(1) & bit != 0);
    }
    Some(Event::Key(KeyEvent::new(code, modifiers)))
}

fn key(letter: char) -> Event {
    let plain = |code| KeyEvent::new(code, KeyModifiers::NONE);
    Event::Key(match letter {
        '\r' | '\n' => plain(KeyCode::Enter),
        '\t' => plain(KeyCode::Tab),
        '\u{7f}' => plain(KeyCode::Backspace),
        '\u{1b}' => plain(KeyCode::Esc),
        '\u{1}'..='\u{1a}' => {
            let named = char::from_u32(u32::from(letter) + 0x60).unwrap_or(letter);
            KeyEvent::new(KeyCode::Char(named), KeyModifiers::CONTROL)
        }
        letter => plain(KeyCode::Char(letter)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pressed(code: KeyCode, modifiers: KeyModifiers) -> Event {
        Event::Key(KeyEvent::new(code, modifiers))
    }

    #[test]
    fn letters_are_the_keys_they_were() {
        let none = KeyModifiers::NONE;
        for (bytes, wanted) in [
            ("Q", pressed(KeyCode::Char('Q'), none)),
            ("é", pressed(KeyCode::Char('é'), none)),
            ("\u{3}", pressed(KeyCode::Char('c'), KeyModifiers::CONTROL)),
            ("\u{1a}", pressed(KeyCode::Char('z'), KeyModifiers::CONTROL)),
            ("\r", pressed(KeyCode::Enter, none)),
            ("\u{1b}", pressed(KeyCode::Esc, none)),
            ("\u{1b}j", pressed(KeyCode::Char('j'), KeyModifiers::ALT)),
            ("\u{1b}[A", pressed(KeyCode::Up, none)),
            ("\u{1b}OB", pressed(KeyCode::Down, none)),
            ("\u{1b}[1;5D", pressed(KeyCode::Left, KeyModifiers::CONTROL)),
            ("\u{1b}[6~", pressed(KeyCode::PageDown, none)),
            ("\u{1b}[Z", pressed(KeyCode::BackTab, none)),
            ("\u{1b}[200~a\u{1b}b\n\u{1b}[201~", Event::Paste("a\u{1b}b\n".to_owned())),
        ] {
            assert_eq!(events(bytes.as_bytes()), [wanted], "{bytes:?}");
        }
    }

    #[test]
    fn what_stands_behind_a_sequence_is_not_lost() {
        let (esc, q) = (pressed(KeyCode::Esc, KeyModifiers::NONE), pressed(KeyCode::Char('Q'), KeyModifiers::NONE));
        assert_eq!(events(b"\x1b\x1bQ"), [esc, q.clone()]);
        assert_eq!(events(b"\x1b[IQ\x1b[12;40RQ\x1b[<0;3;4MQ"), [q.clone(), q.clone(), q]);
    }

    #[test]
    fn a_cut_sequence_is_no_key() {
        for bytes in ["\u{1b}[", "\u{1b}[1;", "\u{1b}O"] {
            assert_eq!(events(bytes.as_bytes()), [], "{bytes:?}");
        }
    }
}
