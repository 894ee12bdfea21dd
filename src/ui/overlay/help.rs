//! Help: the keys that work here, and the line in which they are searched.

use crate::{
    app::{HelpLine, Model, Scope, help, wrap},
    ui::{overlay::frame, paint, theme::Theme},
};
use ratatui::{Frame, layout::Rect, style::Style};
use tui_input::Input;

/// Columns of the help's frame.
pub const WIDTH: u16 = 76;

pub fn draw(frame: &mut Frame, model: &Model, body: Rect, of: (Scope, &Input, usize), theme: Theme) {
    let (scope, input, top) = of;
    let lines = help(&model.options.keymap, scope, input.value());
    let all = help(&model.options.keymap, scope, "").len();
    let height = u16::try_from(all + 2).unwrap_or(u16::MAX);
    let inner = frame::framed(frame, body, WIDTH, height, &format!("Keys in the {}", scope.word()), theme);
    frame::typed(frame, inner, "", input, "type to search", theme);
    let (keys, room) = columns(&lines, inner.width);
    let mut y = inner.y + 2;
    for line in lines.iter().skip(top) {
        for (number, words) in wrap(line.words, usize::from(room)).iter().enumerate() {
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
        paint::text(frame, inner.x, inner.y + 2, inner.width, "No key does that here", theme.grey());
    }
}

/// The columns that the keys take, and those that are left for the words.
pub fn columns(lines: &[HelpLine], width: u16) -> (u16, u16) {
    let keys = lines.iter().map(|line| paint::columns(&line.keys)).max().unwrap_or(0).min(width / 3);
    (keys, width.saturating_sub(keys + 2))
}
