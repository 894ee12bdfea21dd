//! The face for screen readers: one pane at a time, one thing a line, in words. Nothing is drawn, nothing stands beside something
//! else, and the terminal's cursor stands on the line that is meant, which is what such readers read.

mod bottom;
mod list;
mod overlay;
mod place;
mod said;
mod sources;

use crate::{
    app::{Model, Pane},
    ui::{
        paint::{self, Frame, rect},
        reader::{article, gallery::Gallery},
        theme::Theme,
    },
};
use ratatui::layout::Rect;

/// Draws the whole screen.
pub(in crate::ui) fn draw(frame: &mut Frame, model: &Model, theme: Theme) {
    let layout = model.layout();
    if let Some(title) = layout.title.map(rect) {
        let words = place::words(model, title.width);
        paint::text(frame, 0, title.y, title.width, &words, theme.grey());
    }
    let body = rect(layout.body);
    if model.overlay.is_some() {
        overlay::draw(frame, body, model, theme);
    } else {
        match model.screen.focus {
            Pane::Sources => sources::draw(frame, body, model, theme),
            Pane::List => list::draw(frame, body, model),
            Pane::Reader => {
                article::draw(frame, body, model, theme, &Gallery::default());
                cursor_in_article(frame, body, model);
            }
        }
    }
    bottom::draw(frame, model, &layout, theme);
}

fn cursor_in_article(frame: &mut Frame, body: Rect, model: &Model) {
    let row = model.reader.as_ref().map_or(0, |reader| {
        let line = reader.spoken_line(model.reader_height());
        u16::try_from(line.saturating_sub(reader.scroll)).unwrap_or(0)
    });
    frame.set_cursor_position((body.x, body.y + row.min(body.height.saturating_sub(1))));
}
