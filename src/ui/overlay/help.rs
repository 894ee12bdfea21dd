//! Help: the keys that work here, and the line in which they are searched.

use crate::{
    app::{Framing, HelpPage, Model, help_columns, wrap},
    language::tr,
    ui::{
        overlay::frame,
        paint::{self, Frame},
        theme::Theme,
    },
};
use ratatui::style::Style;

pub fn draw(frame: &mut Frame, framing: &Framing, page: &HelpPage, model: &Model, theme: Theme) {
    let lines = page.found(model);
    let inner = frame::bordered(frame, framing, &tr!("help-keys-in-the", scope = page.scope.label()), theme);
    let (sign, hint) =
        if page.searching { ("/ ", tr!("help-what-a-key-does")) } else { ("", tr!("help-or-a-word-searches")) };
    frame::typed(frame, inner, sign, &page.input, hint, theme);
    let (keys, room) = help_columns(&lines, inner.width);
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
