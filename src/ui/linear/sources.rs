//! The sources as they are read aloud.

use crate::{
    app::{Entry, Model, SourceRow},
    ui::{paint, theme::Theme},
};
use ratatui::{Frame, layout::Rect, style::Style};

/// Draws the pane.
pub(super) fn draw(frame: &mut Frame, area: Rect, model: &Model, theme: Theme) {
    let entries = model.sources.entries();
    let count = entries.len();
    frame.set_cursor_position((area.x, area.y));
    for (y, (place, entry)) in (area.y..area.bottom()).zip(entries.iter().enumerate().skip(model.sources.top)) {
        if place == model.sources.cursor {
            frame.set_cursor_position((area.x, y));
        }
        let style = if matches!(entry, Entry::Fails(..) | Entry::Failing(_)) { theme.wrong() } else { Style::new() };
        let words = format!("{} of {count}. {}", place + 1, words(*entry, model));
        paint::text(frame, area.x, y, area.width, &words, style);
    }
}

fn words(entry: Entry, model: &Model) -> String {
    let is_shown = |source: &SourceRow| model.sources.only.is_some() && source.id == model.sources.only;
    let folded = |open: bool| if open { "open" } else { "folded" };
    match entry {
        Entry::All => format!("All sources, {} unread", model.session.totals.unread),
        Entry::Group(name, unread, open) => format!("Group {name}, {unread} unread, {}", folded(open)),
        Entry::Source(source) => {
            let state = match (source.paused, is_shown(source)) {
                (true, _) => ", paused",
                (_, true) => ", shown in the list",
                _ => "",
            };
            format!("{}, {} unread{state}", source.name, source.unread)
        }
        Entry::Fails(count, open) => format!("{count} sources fail, {}", folded(open)),
        Entry::Failing(source) => {
            let status = source.status.map_or_else(String::new, |status| format!(", status {status}"));
            format!("{} fails{status}", source.name)
        }
    }
}
