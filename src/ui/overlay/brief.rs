//! What is new since the user was here last.

use crate::{
    app::{BriefPage, Framing, Model},
    language::tr,
    ui::{
        overlay::frame,
        paint::{self, Frame},
        theme::Theme,
    },
};

pub fn draw(frame: &mut Frame, framing: &Framing, open: &BriefPage, model: &Model, theme: Theme) {
    let inner = frame::bordered(frame, framing, tr!("brief-brief"), theme);
    let lines = open.lines(model);
    for (row, place) in framing.shown().enumerate() {
        let Some(line) = lines.get(place) else { continue };
        let y = inner.y + frame::row_of(row);
        if line.story.is_some() && line.story == open.chosen_story() {
            frame::cursor_row(frame, inner, y, theme);
        }
        let parts: Vec<_> = line.line.iter().map(|span| (span.text.as_str(), theme.look(span.look, false))).collect();
        paint::texts(frame, inner.x, y, inner.width, &parts);
    }
}
