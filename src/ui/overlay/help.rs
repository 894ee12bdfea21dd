//! Help: the keys that work here, and the line in which they are searched.

use crate::{
    app::{Framing, HelpPage, Model, help_columns},
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
    let columns = help_columns(&lines, inner.width);
    let shown = lines.iter().skip(page.top).flat_map(|line| line.lines(columns));
    for (y, (keys, words)) in (inner.y + 2..).zip(shown) {
        if y >= inner.bottom() {
            frame::more(frame, inner, theme);
            break;
        }
        paint::text(frame, inner.x, y, columns.0, &keys, theme.key());
        paint::text(frame, inner.x + columns.0 + 2, y, columns.1, &words, Style::new());
    }
    if lines.is_empty() {
        paint::text(frame, inner.x, inner.y + 2, inner.width, tr!("help-no-key-does-that-here"), theme.grey());
    }
}
