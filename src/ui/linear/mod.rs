//! The face for screen readers: one pane at a time, one thing a line, in words. Nothing is drawn, nothing stands beside something
//! else, and the terminal's cursor stands on the line that is meant, which is what such readers read.

mod list;
mod place;
mod signs;
mod sources;

use crate::{
    app::{Model, Pane},
    ui::{
        overlay,
        paint::{self, rect},
        reader::{article, gallery::Gallery},
        status::bottom,
        theme::Theme,
    },
};
use ratatui::{Frame, layout::Rect};

/// Draws the whole screen.
pub(in crate::ui) fn draw(frame: &mut Frame, model: &Model, theme: Theme) {
    let (layout, gallery) = (model.layout(), Gallery::default());
    if let Some(title) = layout.title.map(rect) {
        paint::text(frame, 0, title.y, title.width, &place::words(model), theme.grey());
    }
    let body = rect(layout.body);
    let mut said_by_others = None;
    if model.overlay.is_none() {
        match model.screen.focus {
            Pane::Sources => sources::draw(frame, body, model, theme),
            Pane::List => list::draw(frame, body, model, theme),
            Pane::Reader => {
                article::draw(frame, body, model, theme, &gallery);
                cursor_in_article(frame, body, model);
                said_by_others = article::text_area(body, model);
            }
        }
    }
    bottom::draw(frame, model, &layout, theme);
    overlay::draw::draw(frame, model, theme, &gallery);
    signs::in_words(frame, said_by_others);
}

fn cursor_in_article(frame: &mut Frame, body: Rect, model: &Model) {
    let row = model.reader.as_ref().map_or(0, |reader| {
        let line = reader.spoken_line(model.reader_height());
        u16::try_from(line.saturating_sub(reader.scroll)).unwrap_or(0)
    });
    frame.set_cursor_position((body.x, body.y + row.min(body.height.saturating_sub(1))));
}
