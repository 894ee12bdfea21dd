//! The whole screen, pane by pane.

use crate::{
    app::{Area, Model, Options, Pane},
    language::tr,
    ui::{
        linear,
        list::rows,
        overlay,
        paint::{self, Frame, rect},
        reader::{article, gallery::Gallery},
        sources,
        status::{bottom, title},
        theme::Theme,
    },
};

/// Draws the whole screen without pictures.
pub fn draw(frame: &mut ratatui::Frame, model: &Model, theme: Theme) {
    draw_with(frame, model, theme, &Gallery::default());
}

/// The theme as the settings have it.
fn as_set(theme: Theme, options: &Options) -> Theme {
    Theme { ascii: options.ascii, ..theme }
}

/// Draws the whole screen with the pictures that are ready.
pub fn draw_with(frame: &mut ratatui::Frame, model: &Model, theme: Theme, gallery: &Gallery) {
    let frame = &mut Frame::new(frame, &model.options);
    let theme = as_set(theme, &model.options).with(model.colours());
    let layout = model.layout();
    let whole = frame.area();
    frame.buffer_mut().set_style(whole, theme.ground());
    if whole.width < model.screen.size.0 || whole.height < model.screen.size.1 {
        // The terminal has become smaller meanwhile: word of it is on its way, and with it the next frame.
        return;
    }
    if layout.too_small {
        let words = tr!("screen-press-start-needs-40-columns");
        paint::text(frame, frame.area().x, frame.area().y, frame.area().width, words, theme.grey());
        return;
    }
    if layout.linear {
        linear::draw(frame, model, theme);
        return;
    }
    title::draw(frame, model, &layout, theme);
    // Before the first story there is nothing to read: the list and its words have all the room.
    let nothing = model.list.ids.is_empty() && model.session.totals.articles == 0 && model.reader.is_none();
    let list = layout.list.map(|area| {
        let beside = layout.reader.filter(|reader| nothing && reader.y == area.y).map_or(0, |reader| reader.width + 1);
        Area { width: area.width + beside, ..area }
    });
    if let Some(area) = list {
        rows::draw(frame, rect(area), model, theme);
        if layout.sources.is_none() && layout.reader.is_none() && model.screen.focus == Pane::Reader {
            return;
        }
    }
    if let Some(area) = layout.sources {
        sources::draw(frame, rect(area), model, theme);
        paint::rule_down(frame, area.x + area.width, rect(layout.body), theme);
    }
    if let Some(area) = layout.reader.filter(|_| !nothing) {
        article::draw(frame, rect(area), model, theme, gallery);
        if let Some(list) = layout.list {
            if list.width == area.width {
                paint::rule_across(frame, rect(layout.body), area.y - 1, theme);
            } else {
                paint::rule_down(frame, area.x - 1, rect(layout.body), theme);
            }
        }
    }
    if model.screen.focus == Pane::Sources && layout.sources.is_none() {
        let area = rect(layout.sources_over());
        // Words of an empty list reach beyond its pane: the rest of them would stand beside the sources.
        paint::clear(frame, list.map_or(area, rect), theme);
        sources::draw(frame, area, model, theme);
    }
    bottom::draw(frame, model, &layout, theme);
    overlay::draw::draw(frame, model, theme, gallery);
    overlay::which_key::draw(frame, model, rect(layout.body), theme);
    if theme.ascii {
        let covered = model.overlay.is_some() || model.keys.shows_next;
        paint::in_ascii(
            frame,
            layout.reader.filter(|_| !covered).and_then(|area| article::text_area(rect(area), model)),
        );
    }
}
