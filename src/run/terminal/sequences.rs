//! One letter or one whole control sequence of the terminal, as a key, a press of the mouse or a change of focus. Never waits
//! and never joins: what belongs together is [`super::key_parser`]'s to know. What means nothing to us is no event.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

/// A letter, or a control character by the key that sends it.
pub fn letter(letter: char) -> Option<KeyEvent> {
    let plain = |code| Some(KeyEvent::new(code, KeyModifiers::NONE));
    let held = |code: u32| char::from_u32(code).map(|key| KeyEvent::new(KeyCode::Char(key), KeyModifiers::CONTROL));
    match letter {
        '\r' => plain(KeyCode::Enter),
        '\t' => plain(KeyCode::Tab),
        '\u{7f}' => plain(KeyCode::Backspace),
        '\u{1b}' => plain(KeyCode::Esc),
        '\0' => held(u32::from(' ')),
        '\u{1}'..='\u{1a}' => held(u32::from(letter) + 0x60),
        '\u{1c}'..='\u{1f}' => held(u32::from(letter) + 0x18),
        letter if letter.is_control() => None,
        letter => plain(KeyCode::Char(letter)),
    }
}

/// What `ESC O` and this letter is.
pub fn single_shift(last: u8) -> Option<Event> {
    match last {
        b'P'..=b'S' => Some(Event::Key(KeyEvent::from(KeyCode::F(1 + last - b'P')))),
        _ => named("", last),
    }
}

/// The Linux console's own keys: what `ESC [ [` and this letter is.
pub fn of_the_console(last: u8) -> Option<Event> {
    matches!(last, b'A'..=b'E').then(|| Event::Key(KeyEvent::from(KeyCode::F(1 + last - b'A'))))
}

/// What `ESC [`, these numbers and this last letter is.
pub fn control_sequence(numbers: &str, last: u8) -> Option<Event> {
    if let Some(numbers) = numbers.strip_prefix('<') {
        let place: Vec<u16> = numbers.split(';').map_while(|number| number.parse().ok()).collect();
        let [button, column, row] = place[..] else { return None };
        return (last == b'M').then(|| mouse(button, column, row)).flatten();
    }
    match (last, numbers) {
        (b'I', "") => Some(Event::FocusGained),
        (b'O', "") => Some(Event::FocusLost),
        (b'M', _) => {
            let place: Vec<u16> = numbers.split(';').map_while(|number| number.parse().ok()).collect();
            let [button, column, row] = place[..] else { return None };
            mouse(button.checked_sub(32)?, column, row)
        }
        _ => named(numbers, last),
    }
}

/// The oldest way to tell of the mouse: three bytes, each with 32 more than its number.
pub fn mouse_in_bytes(place: [u8; 3]) -> Option<Event> {
    let [button, column, row] = place.map(|byte| byte.checked_sub(32).map(u16::from));
    mouse(button?, column?, row?)
}

/// Places are counted from one.
fn mouse(button: u16, column: u16, row: u16) -> Option<Event> {
    let kind = match button & 0b1110_0011 {
        0 => MouseEventKind::Down(MouseButton::Left),
        64 => MouseEventKind::ScrollUp,
        65 => MouseEventKind::ScrollDown,
        _ => return None,
    };
    let (column, row) = (column.checked_sub(1)?, row.checked_sub(1)?);
    Some(Event::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }))
}

/// A key by the numbers and the letter of its sequence: `5~`, `1;2A`, and by its own letter's number: `106;5u`, `27;5;106~`.
fn named(numbers: &str, last: u8) -> Option<Event> {
    let mut numbers = numbers.split(';');
    let first = numbers.next().unwrap_or_default();
    let (held, kind) = numbers.next().map_or(("1", "1"), |held| held.split_once(':').unwrap_or((held, "1")));
    let modifiers = modifiers(held.parse().ok()?);
    // Some terminals tell of keys that are let go.
    if kind == "3" {
        return None;
    }
    let code = match (last, first) {
        (b'A', _) => KeyCode::Up,
        (b'B', _) => KeyCode::Down,
        (b'C', _) => KeyCode::Right,
        (b'D', _) => KeyCode::Left,
        (b'H', _) | (b'~', "1" | "7") => KeyCode::Home,
        (b'F', _) | (b'~', "4" | "8") => KeyCode::End,
        (b'Z', _) => KeyCode::BackTab,
        (b'P' | b'Q' | b'S', _) => KeyCode::F(1 + last - b'P'),
        (b'~', "3") => KeyCode::Delete,
        (b'~', "5") => KeyCode::PageUp,
        (b'~', "6") => KeyCode::PageDown,
        (b'~', "27") => of_a_letter(numbers.next()?, modifiers)?,
        (b'~', number) => KeyCode::F(function(number.parse().ok()?)?),
        (b'u', number) => of_a_letter(number.split(':').next()?, modifiers)?,
        _ => return None,
    };
    Some(Event::Key(KeyEvent::new(code, modifiers)))
}

fn modifiers(held: u8) -> KeyModifiers {
    let mut modifiers = KeyModifiers::NONE;
    for (bit, modifier) in [(1, KeyModifiers::SHIFT), (2, KeyModifiers::ALT), (4, KeyModifiers::CONTROL)] {
        modifiers.set(modifier, held.saturating_sub(1) & bit != 0);
    }
    modifiers
}

/// The numbers of function keys leave some out.
fn function(number: u8) -> Option<u8> {
    match number {
        11..=15 => Some(number - 10),
        17..=21 => Some(number - 11),
        23..=24 => Some(number - 12),
        _ => None,
    }
}

fn of_a_letter(number: &str, modifiers: KeyModifiers) -> Option<KeyCode> {
    let key = char::from_u32(number.parse().ok()?)?;
    match letter(key)?.code {
        // Keys without a letter have numbers that no letter has.
        KeyCode::Char('\u{e000}'..='\u{f8ff}') => None,
        KeyCode::Char(key) if modifiers.contains(KeyModifiers::SHIFT) => key.to_uppercase().next().map(KeyCode::Char),
        code => Some(code),
    }
}
