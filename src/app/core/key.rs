//! A key as the user presses it, in our own words: no terminal library knows of it, and it knows of none.

use std::fmt;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Code {
    Char(char),
    Enter,
    Esc,
    Tab,
    Backspace,
    Delete,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    F(u8),
}

/// A key with what was held down. Shift is part of the letter, except for Tab and the arrows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    pub code: Code,
    pub ctrl: bool,
    pub alt: bool,
    /// Shift was held (never with a letter).
    pub shift: bool,
}

const NAMES: [(&str, Code); 16] = [
    ("Enter", Code::Enter),
    ("Esc", Code::Esc),
    ("Tab", Code::Tab),
    ("Backspace", Code::Backspace),
    ("Delete", Code::Delete),
    ("Up", Code::Up),
    ("Down", Code::Down),
    ("Left", Code::Left),
    ("Right", Code::Right),
    ("Home", Code::Home),
    ("End", Code::End),
    ("PgUp", Code::PageUp),
    ("PgDn", Code::PageDown),
    ("Space", Code::Char(' ')),
    ("PageUp", Code::PageUp),
    ("PageDown", Code::PageDown),
];

impl Key {
    /// The plain key, nothing held down.
    #[must_use]
    pub const fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false, shift: false }
    }

    /// The letter, when it is one and nothing is held down.
    #[must_use]
    pub const fn letter(self) -> Option<char> {
        match self.code {
            Code::Char(letter) if !self.ctrl && !self.alt => Some(letter),
            _ => None,
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [(self.ctrl, "Ctrl-"), (self.alt, "Alt-"), (self.shift, "Shift-")] {
            if held {
                f.write_str(name)?;
            }
        }
        match self.code {
            Code::F(number) => write!(f, "F{number}"),
            code => match NAMES.iter().find(|(_, named)| *named == code) {
                Some((name, _)) => f.write_str(name),
                None => match code {
                    Code::Char(letter) => write!(f, "{letter}"),
                    _ => Ok(()),
                },
            },
        }
    }
}

/// A sequence of keys as people write it: `j`, `gg`, `,d`, `Ctrl-d`, `Shift-Tab`, `PgDn`.
#[must_use]
pub fn chord(text: &str) -> Option<Vec<Key>> {
    if let Some(key) = one(text) {
        return Some(vec![key]);
    }
    let plain = |letter: char| (!letter.is_control()).then_some(Key::plain(Code::Char(letter)));
    // A sequence of more than a few letters is a misspelt key name, not something to type.
    if text.is_empty() || text.chars().count() > 3 { None } else { text.chars().map(plain).collect() }
}

fn one(text: &str) -> Option<Key> {
    let (mut rest, mut key) = (text, Key::plain(Code::Esc));
    loop {
        let after = |name: &str| rest.strip_prefix(name).filter(|left| !left.is_empty());
        if let Some(left) = after("Ctrl-") {
            (rest, key.ctrl) = (left, true);
        } else if let Some(left) = after("Alt-") {
            (rest, key.alt) = (left, true);
        } else if let Some(left) = after("Shift-") {
            (rest, key.shift) = (left, true);
        } else {
            break;
        }
    }
    key.code = if let Some((_, code)) = NAMES.iter().find(|(name, _)| *name == rest) {
        *code
    } else if let Some(number) = rest.strip_prefix('F').and_then(|digits| digits.parse().ok()).filter(|n| *n <= 24) {
        Code::F(number)
    } else {
        let mut letters = rest.chars();
        match (letters.next(), letters.next()) {
            (Some(letter), None) if !letter.is_control() => Code::Char(letter),
            _ => return None,
        }
    };
    Some(key)
}

/// A sequence of keys as people read it.
#[must_use]
pub fn words(chord: &[Key]) -> String {
    chord.iter().map(ToString::to_string).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chord_reads_back_as_it_was_written() {
        for text in ["j", "gg", ",d", "Ctrl-d", "Shift-Tab", "PgDn", "Alt-1", "Space", "F5", "|"] {
            assert_eq!(words(&chord(text).unwrap()), text);
        }
    }

    #[test]
    fn a_misspelt_name_is_no_chord() {
        assert_eq!(chord("Entr"), None);
        assert_eq!(chord("Strg-d"), None);
        assert_eq!(chord(""), None);
    }
}
