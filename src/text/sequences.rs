//! A sequence is what a terminal obeys instead of showing (ECMA-48): this file measures one. It never decides what is shown.

const ESCAPE: char = '\u{1b}';
const CONTROL_SEQUENCE: char = '\u{9b}';
const STRING_END: char = '\u{9c}';

/// How far the end of a string is looked for where its beginning may be an accident.
const NEAR: usize = 512;

/// Length in bytes of the sequence that `text` begins with, payload and terminator included; `None` when it begins with none.
pub(super) fn length(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    match first {
        ESCAPE => Some(1 + after_escape(&text[1..])),
        CONTROL_SEQUENCE => Some(2 + control_sequence(&text[2..])),
        // Text decoded with the wrong table is full of these, so an open end swallows nothing.
        '\u{90}' | '\u{98}' | '\u{9d}' | '\u{9e}' | '\u{9f}' => Some(2 + string(near(&text[2..])).unwrap_or(0)),
        _ => None,
    }
}

/// What follows an ESC: a control sequence, a string, a two- or more-byte function, or nothing at all.
fn after_escape(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    match bytes.first() {
        Some(b'[') => 1 + control_sequence(&rest[1..]),
        // Nobody writes ESC ] by accident: without an end the payload goes, up to the end of the line.
        Some(b']' | b'P' | b'X' | b'^' | b'_') => 1 + string(&rest[1..]).unwrap_or_else(|| line(&rest[1..])),
        Some(0x20..=0x2f) => {
            let between = bytes.iter().take_while(|byte| (0x20..=0x2f).contains(*byte)).count();
            between + usize::from(bytes.get(between).is_some_and(|byte| (0x30..=0x7e).contains(byte)))
        }
        Some(0x30..=0x7e) => 1,
        _ => 0,
    }
}

/// Parameters, intermediates and the final byte; a sequence that is cut off ends where it breaks.
fn control_sequence(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let parameters = bytes.iter().take_while(|byte| (0x30..=0x3f).contains(*byte)).count();
    let between = bytes[parameters..].iter().take_while(|byte| (0x20..=0x2f).contains(*byte)).count();
    let end = parameters + between;
    end + usize::from(bytes.get(end).is_some_and(|byte| (0x40..=0x7e).contains(byte)))
}

/// The payload of a command string with its terminator: BEL, ST in either form, or an abort (CAN, SUB).
fn string(rest: &str) -> Option<usize> {
    for (at, letter) in rest.char_indices() {
        match letter {
            '\u{7}' | '\u{18}' | '\u{1a}' | STRING_END => return Some(at + letter.len_utf8()),
            ESCAPE => return rest[at + 1..].starts_with('\\').then_some(at + 2).or(Some(at)),
            '\n' => return None,
            _ => {}
        }
    }
    None
}

fn near(rest: &str) -> &str {
    &rest[..rest.floor_char_boundary(NEAR)]
}

fn line(rest: &str) -> usize {
    rest.find('\n').unwrap_or(rest.len())
}
