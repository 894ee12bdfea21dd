//! The palette: every command by a few of its letters, and what is wrong with a query typed in it.

use crate::{
    app::{CommandPalette, Framing, Model, query_in, wrap, wrong_query},
    language::{self, tr},
    ui::{
        overlay::frame,
        paint::{self, Frame, rect},
        theme::Theme,
    },
};
use ratatui::{layout::Rect, style::Style};

pub fn draw(frame: &mut Frame, framing: &Framing, open: &CommandPalette, model: &Model, theme: Theme) {
    let (found, input, chosen) = (open.found(model), &open.input, open.chosen);
    let title = if model.picks_theme() { tr!("palette-themes") } else { tr!("palette-commands") };
    let inner = frame::bordered(frame, framing, title, theme);
    frame::typed(frame, inner, ": ", input, tr!("palette-a-few-letters-of-what"), theme);
    if let Some(at) = query_in(input.value()) {
        return query(frame, rect(framing.room()), (input.value(), at), model, theme);
    }
    let (room, shown) = (rect(framing.room()), framing.shown());
    let longest = found[shown.clone()].iter().map(|row| paint::columns(&row.name)).max().unwrap_or(0);
    // Themes are all on screen; what the rest is called changes as it scrolls, where it stands does not.
    let least = if model.picks_theme() { 8 } else { 17 };
    let names = longest.clamp(least, (room.width / 2).max(least));
    for (y, place) in (room.y..).zip(shown) {
        let row = &found[place];
        if place == chosen {
            frame::cursor_row(frame, room, y, theme);
        }
        let taken = paint::text_right(frame, room.x, y, room.width, &row.keys, theme.key());
        let name = if place == chosen { theme.bold() } else { Style::new() };
        paint::text(frame, room.x + 1, y, names, &row.name, name);
        let (used, gap) = (names + 3, if taken > 0 { 2 } else { 0 });
        paint::text(frame, room.x + used, y, room.width.saturating_sub(used + taken + gap), &row.words, theme.grey());
    }
    if found.is_empty() {
        paint::text(frame, room.x, room.y, room.width, tr!("palette-nothing-is-called-that"), theme.grey());
    }
}

/// Under a line that holds a query: what is wrong with it, or what its last word may become.
fn query(frame: &mut Frame, room: Rect, of: (&str, usize), model: &Model, theme: Theme) {
    let (line, at) = of;
    if let Some(error) = wrong_query(line) {
        let before = paint::columns(line.get(..error.at.min(line.len())).unwrap_or(line));
        // The sign before the line takes two columns.
        paint::text(frame, room.x + 2 + before.min(room.width.saturating_sub(3)), room.y - 1, 1, "^", theme.wrong());
        for (y, words) in
            (room.y..room.bottom()).zip(wrap(&language::translated(&error.message), usize::from(room.width)))
        {
            paint::text(frame, room.x, y, room.width, &words, theme.wrong());
        }
        return;
    }
    let may_be = model.completions(&line[at..]);
    if may_be.is_empty() {
        paint::text(frame, room.x, room.y, room.width, tr!("palette-enter-does-it-to-what"), theme.grey());
    }
    for (y, (place, word)) in (room.y..room.bottom()).zip(may_be.iter().enumerate()) {
        let key = if place == 0 { "Tab " } else { "    " };
        paint::texts(frame, room.x, y, room.width, &[(key, theme.key()), (word, Style::new())]);
    }
}
