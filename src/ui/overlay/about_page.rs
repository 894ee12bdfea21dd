//! The page of a game, a studio or a person.

use crate::{
    app::{AboutName, Framing, Model},
    language::tr,
    ui::{
        overlay::frame,
        paint::{self, Frame},
        theme::Theme,
    },
};

pub fn draw(frame: &mut Frame, framing: &Framing, open: &AboutName, model: &Model, theme: Theme) {
    let title =
        if open.page.followed { tr!("about-page-followed", name = open.page.name) } else { open.page.name.to_string() };
    let inner = frame::bordered(frame, framing, &title, theme);
    let lines = open.lines(model);
    for (row, place) in framing.shown().enumerate() {
        let y = inner.y + frame::row_of(row);
        if place == open.chosen {
            frame::cursor_row(frame, inner, y, theme);
        }
        let Some(line) = lines.get(place) else { continue };
        let parts: Vec<_> = line.line.iter().map(|span| (span.text.as_str(), theme.look(span.look, false))).collect();
        paint::texts(frame, inner.x, y, inner.width, &parts);
    }
}
