//! The terminal's events in our own words. What a key means is the keymap's business.

use crate::app::{Code, Event, Key, Mouse};
use crossterm::event::{
    Event as Terminal, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

/// What the terminal says, as an event; none when it is of no use.
#[must_use]
pub fn event(said: Terminal) -> Option<Event> {
    match said {
        Terminal::Key(event) if event.kind != KeyEventKind::Release => key(event).map(Event::Key),
        Terminal::Mouse(event) => mouse(event),
        Terminal::Paste(text) => Some(Event::Paste(text)),
        Terminal::Resize(width, height) => Some(Event::Resized(width, height)),
        Terminal::FocusGained => Some(Event::Focused(true)),
        Terminal::FocusLost => Some(Event::Focused(false)),
        Terminal::Key(_) => None,
    }
}

fn key(event: KeyEvent) -> Option<Key> {
    let held = |modifier| event.modifiers.contains(modifier);
    let mut key = Key {
        code: Code::Esc,
        ctrl: held(KeyModifiers::CONTROL),
        alt: held(KeyModifiers::ALT),
        shift: held(KeyModifiers::SHIFT),
    };
    key.code = match event.code {
        KeyCode::Char(letter) => {
            key.shift = false;
            Code::Char(letter)
        }
        KeyCode::BackTab => {
            key.shift = true;
            Code::Tab
        }
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab => Code::Tab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::F(number) => Code::F(number),
        _ => return None,
    };
    Some(key)
}

fn mouse(event: MouseEvent) -> Option<Event> {
    let what = match event.kind {
        MouseEventKind::Down(MouseButton::Left) => Mouse::Click,
        MouseEventKind::ScrollUp => Mouse::WheelUp,
        MouseEventKind::ScrollDown => Mouse::WheelDown,
        _ => return None,
    };
    Some(Event::Mouse(what, event.column, event.row))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shift_is_part_of_a_letter_and_stays_with_tab() {
        let shifted = |code| key(KeyEvent::new(code, KeyModifiers::SHIFT)).map(|key| key.to_string());
        assert_eq!(shifted(KeyCode::Char('G')), Some("G".into()));
        assert_eq!(shifted(KeyCode::BackTab), Some("Shift-Tab".into()));
    }
}
