//! The top line: shelves with their counts, or where we are in a narrow article pane; and how the poll goes.

use crate::{
    app::{Layout, Model, Note, Pane},
    ui::{
        paint::{self, Frame, rect},
        theme::Theme,
    },
};

/// Draws it, with the rule under it.
pub fn draw(frame: &mut Frame, model: &Model, layout: &Layout, theme: Theme) {
    let Some(area) = layout.title.map(rect) else { return };
    paint::rule_across(frame, area, area.y + 1, theme);
    let left = notes(frame, model, theme);
    let room = area.width.saturating_sub(left + 2);
    let narrow_reader = model.screen.focus == Pane::Reader && layout.list.is_none();
    if let Some(reader) = model.reader.as_ref().filter(|_| narrow_reader) {
        let shelf = model.shelf().label().to_owned();
        let parts = [
            (" ", theme.grey()),
            (shelf.as_str(), theme.key()),
            (if theme.ascii { " > " } else { " › " }, theme.grey()),
            (reader.article.source_name.as_str(), theme.bold()),
        ];
        paint::texts(frame, 0, 0, room, &parts);
        return;
    }
    if area.width >= 110 {
        paint::text(frame, 1, 0, room, "PRESS START", theme.bold());
    }
    for tab in model.tabs() {
        let x = u16::try_from(tab.x).unwrap_or(u16::MAX);
        let is_open = tab.shelf == model.shelves.current;
        let style = if is_open { theme.key() } else { theme.grey() };
        let used = paint::text(frame, x, 0, (room + 1).saturating_sub(x), &tab.text, style);
        if is_open && theme.plain {
            // Not every terminal without colours draws what is bold in another way. The signs stand in the gaps between the shelves.
            paint::text(frame, x.saturating_sub(1), 0, 1, "[", style);
            paint::text(frame, x + used, 0, 1, "]", style);
        }
    }
}

/// At the right edge: sources polled of how many, and how many fail; the columns it took.
fn notes(frame: &mut Frame, model: &Model, theme: Theme) -> u16 {
    let width = frame.area().width.saturating_sub(1);
    let mut used = 0;
    for note in model.notes() {
        let (words, style) = match note {
            Note::Failing(_) => (note.words(), theme.wrong()),
            Note::Polling(..) | Note::Busy | Note::Saving(..) => {
                (format!("{} {}", theme.marks().polling, note.words()), theme.grey())
            }
            Note::Offline | Note::Demo => (note.words(), theme.grey()),
        };
        used += paint::text_right(frame, 0, 0, width.saturating_sub(used), &words, style) + 2;
    }
    used
}
