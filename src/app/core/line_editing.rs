//! Keys while a line is typed or a list is scrolled: what they ask of either.

use crate::app::core::key::{Code, Key};
use tui_input::{Input, InputRequest};

/// What a key asks of a line being typed.
pub(in crate::app) fn request(key: Key) -> Option<InputRequest> {
    Some(match (key.code, key.ctrl) {
        (Code::Char('a'), true) | (Code::Home, _) => InputRequest::GoToStart,
        (Code::Char('e'), true) | (Code::End, _) => InputRequest::GoToEnd,
        (Code::Char('w'), true) => InputRequest::DeletePrevWord,
        (Code::Char('u'), true) => InputRequest::DeleteLine,
        (Code::Char('k'), true) => InputRequest::DeleteTillEnd,
        (Code::Char('h'), true) | (Code::Backspace, _) => InputRequest::DeletePrevChar,
        (Code::Delete, _) => InputRequest::DeleteNextChar,
        (Code::Left, false) => InputRequest::GoToPrevChar,
        (Code::Right, false) => InputRequest::GoToNextChar,
        (Code::Left, true) => InputRequest::GoToPrevWord,
        (Code::Right, true) => InputRequest::GoToNextWord,
        (Code::Char('b'), false) if key.alt => InputRequest::GoToPrevWord,
        (Code::Char('f'), false) if key.alt => InputRequest::GoToNextWord,
        (Code::Char('d'), false) if key.alt => InputRequest::DeleteNextWord,
        _ => InputRequest::InsertChar(key.letter()?),
    })
}

pub(in crate::app) fn scroll(key: Key) -> Option<isize> {
    match (key.code, key.letter()) {
        (Code::Down, _) | (_, Some('j')) => Some(1),
        (Code::Up, _) | (_, Some('k')) => Some(-1),
        (Code::PageDown, _) | (_, Some(' ')) => Some(10),
        (Code::PageUp, _) => Some(-10),
        (Code::Home, _) | (_, Some('g')) => Some(isize::MIN),
        (Code::End, _) | (_, Some('G')) => Some(isize::MAX),
        _ => None,
    }
}

/// Edits a typed line; false when the request is of no use there.
pub fn edit(input: &mut Input, request: InputRequest) -> bool {
    input.handle(request).is_some_and(|change| change.value)
}
