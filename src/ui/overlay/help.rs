//! Help: the keys that work here, and the line in which they are searched.

use crate::{
    app::{Framing, HelpLine, HelpPage, Model, help_columns, wrap},
    language::tr,
    ui::{overlay::frame, paint, theme::Theme},
};
use ratatui::{Frame, layout::Rect, style::Style};

pub fn draw(frame: &mut Frame, framing: &Framing, page: &HelpPage, model: &Model, theme: Theme) {
    let lines = page.found(model);
    let inner = frame::bordered(frame, framing, &tr!("help-keys-in-the", scope = page.scope.label()), theme);
    let (sign, hint) =
        if page.searching { ("/ ", tr!("help-what-a-key-does")) } else { ("", tr!("help-or-a-word-searches")) };
    frame::typed(frame, inner, sign, &page.input, hint, theme);
    let (keys, room) = help_columns(&lines, inner.width);
    if theme.spoken {
        return line_by_line(frame, inner, page, &lines, theme);
    }
    let mut y = inner.y + 2;
    for line in lines.iter().skip(page.top) {
        for (number, words) in wrap(&line.words, usize::from(room)).iter().enumerate() {
            if y >= inner.bottom() {
                frame::more(frame, inner, theme);
                break;
            }
            if number == 0 {
                paint::text(frame, inner.x, y, keys, &line.keys, theme.key());
            }
            paint::text(frame, inner.x + keys + 2, y, room, words, Style::new());
            y += 1;
        }
    }
    if lines.is_empty() {
        paint::text(frame, inner.x, inner.y + 2, inner.width, tr!("help-no-key-does-that-here"), theme.grey());
    }
}

/// One key after another, a page at a time, with the cursor on the one that is read.
fn line_by_line(frame: &mut Frame, inner: Rect, page: &HelpPage, lines: &[HelpLine], theme: Theme) {
    let said = |line: &HelpLine| wrap(&format!("{}: {}", line.keys, line.words), usize::from(inner.width));
    let first_row = inner.y + 2;
    let mut shown: Vec<(usize, Vec<String>)> = Vec::new();
    let mut room = 0;
    for (place, line) in lines.iter().enumerate() {
        let words = said(line);
        if words.len() > room {
            if place > page.top {
                break;
            }
            shown.clear();
            room = usize::from(inner.bottom().saturating_sub(first_row)).max(words.len());
        }
        room -= words.len();
        shown.push((place, words));
    }
    let mut y = first_row;
    for (place, words) in shown {
        if place == page.top && !page.searching {
            frame.set_cursor_position((inner.x, y));
        }
        for words in words {
            frame::line(frame, inner, y, &[(words.as_str(), Style::new())]);
            y += 1;
        }
    }
    if lines.is_empty() {
        paint::text(frame, inner.x, first_row, inner.width, tr!("help-no-key-does-that-here"), theme.grey());
    }
}
