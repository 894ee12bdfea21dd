//! The top line: shelves with their counts, or where we are in a narrow reader; and how the poll goes.

use super::{Theme, paint, rect};
use crate::app::{Layout, Model, Pane, Polling};
use ratatui::Frame;

/// Draws it, with the rule under it.
pub fn draw(frame: &mut Frame, model: &Model, layout: &Layout, theme: Theme) {
    let Some(area) = layout.title.map(rect) else { return };
    paint::rule_across(frame, area, area.y + 1, theme);
    let left = polling(frame, model, theme);
    let room = area.width.saturating_sub(left + 2);
    let narrow_reader = model.focus == Pane::Reader && layout.list.is_none();
    if let Some(reader) = model.reader.as_ref().filter(|_| narrow_reader) {
        let shelf = model.shelf().name.clone();
        let parts = [
            (" ", theme.grey()),
            (shelf.as_str(), theme.key()),
            (" › ", theme.grey()),
            (reader.article.source_name.as_str(), theme.bold()),
        ];
        paint::texts(frame, 0, 0, room, &parts);
        return;
    }
    if area.width >= 110 {
        paint::text(frame, 1, 0, room, "PRESS START", theme.bold());
    }
    for (place, (x, text)) in model.tabs().into_iter().enumerate() {
        let x = u16::try_from(x).unwrap_or(u16::MAX);
        let style = if place == model.shelf { theme.key() } else { theme.grey() };
        paint::text(frame, x, 0, room.saturating_sub(x), &text, style);
    }
}

/// At the right edge: sources polled of how many, and how many fail; the columns it took.
fn polling(frame: &mut Frame, model: &Model, theme: Theme) -> u16 {
    let width = frame.area().width.saturating_sub(1);
    let mut used = 0;
    let failing = model.sources.failing();
    if failing > 0 {
        used += paint::text_right(frame, 0, 0, width, &format!("{failing} failing"), theme.wrong()) + 2;
    }
    if let Polling::Running(done, total) = model.polling {
        let text = format!("{} {done}/{total}", theme.marks().polling);
        used += paint::text_right(frame, 0, 0, width.saturating_sub(used), &text, theme.grey()) + 2;
    } else if model.options.offline {
        used += paint::text_right(frame, 0, 0, width.saturating_sub(used), "offline", theme.grey()) + 2;
    }
    if model.options.demo {
        used += paint::text_right(frame, 0, 0, width.saturating_sub(used), "demo edition", theme.grey()) + 2;
    }
    used
}
