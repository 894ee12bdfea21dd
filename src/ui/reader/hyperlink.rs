//! A hyperlink is a text on screen that the terminal itself can open (OSC 8). Only addresses of the web, in letters that no terminal misreads.

use ratatui::{
    buffer::{Buffer, CellDiffOption},
    layout::Position,
};
use std::{fmt::Write, num::NonZeroU16};
use unicode_width::UnicodeWidthStr;

/// Terminals refuse longer ones.
const LONGEST: usize = 2_000;

/// Makes the cells of a row that were written already a link. Parts of a wrapped link have one id.
///
/// The first cell holds the whole text between the two sequences, so that whatever is drawn anew, a link that was opened
/// is closed. The cells behind it keep their letters: that is what the terminal shows there.
pub fn lay(buffer: &mut Buffer, at: (u16, u16), width: u16, id: &str, address: &str) {
    let (x, y) = at;
    let (Some(address), Some(cells)) = (safe(address), NonZeroU16::new(width)) else { return };
    let mut linked = format!("\x1b]8;id={id};{address}\x1b\\");
    let mut column = x;
    while column < x + width {
        let Some(cell) = buffer.cell(Position::new(column, y)) else { return };
        linked.push_str(cell.symbol());
        column += u16::try_from(cell.symbol().width()).unwrap_or(1).max(1);
    }
    linked.push_str("\x1b]8;;\x1b\\");
    if let Some(first) = buffer.cell_mut(Position::new(x, y)) {
        first.set_symbol(&linked).set_diff_option(CellDiffOption::ForcedWidth(cells));
    }
}

/// The address in printable ASCII, when it is one of the web.
fn safe(address: &str) -> Option<String> {
    if !(address.starts_with("https://") || address.starts_with("http://")) || address.len() > LONGEST {
        return None;
    }
    let mut safe = String::with_capacity(address.len());
    for byte in address.bytes() {
        match byte {
            b'!'..=b'~' => safe.push(char::from(byte)),
            0x80.. => write!(safe, "%{byte:02X}").ok()?,
            _ => return None,
        }
    }
    Some(safe)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::{layout::Rect, style::Style};

    fn cell(text: &str, address: &str) -> (String, CellDiffOption) {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 1));
        let (end, _) = buffer.set_stringn(2, 0, text, 18, Style::new());
        lay(&mut buffer, (2, 0), end - 2, "a1", address);
        let cell = &buffer[(2, 0)];
        (cell.symbol().to_owned(), cell.diff_option)
    }

    #[test]
    fn the_first_cell_opens_the_link_writes_the_text_and_closes_it() {
        let (symbol, option) = cell("新作 now", "https://outlet.example/a");
        assert_eq!(symbol, "\x1b]8;id=a1;https://outlet.example/a\x1b\\新作 now\x1b]8;;\x1b\\");
        assert_eq!(option, CellDiffOption::ForcedWidth(NonZeroU16::new(8).unwrap_or(NonZeroU16::MIN)));
    }

    #[test]
    fn only_safe_addresses_of_the_web_are_linked() {
        for address in
            ["javascript:alert(1)", "file:///etc/passwd", "https://a.example/\u{1b}]8;;", "https://a.example/a b"]
        {
            assert_eq!(cell("now", address).0, "n", "{address}");
        }
        assert!(cell("now", "https://a.example/é").0.contains("https://a.example/%C3%A9"));
    }
}
