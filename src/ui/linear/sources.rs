//! The sources as they are read aloud.

use crate::language::tr;
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
        let words = tr!("linear-place", at = place + 1, count) + " " + &words(*entry, model);
        paint::text(frame, area.x, y, area.width, &words, style);
    }
}

fn words(entry: Entry, model: &Model) -> String {
    let is_shown = |source: &SourceRow| model.sources.only.is_some() && source.id == model.sources.only;
    let folded = |open: bool| if open { tr!("linear-open") } else { tr!("linear-closed") };
    match entry {
        Entry::All => tr!("linear-all-sources", unread = model.session.totals.unread),
        Entry::Group(name, unread, open) => tr!("linear-group", name, unread, state = folded(open)),
        Entry::Source(source) => {
            let state = match (source.paused, is_shown(source)) {
                (true, _) => tr!("linear-paused"),
                (_, true) => tr!("linear-shown"),
                _ => "",
            };
            tr!("linear-source", name = source.name, unread = source.unread) + state
        }
        Entry::Fails(count, open) => tr!("linear-sources-fail", count, state = folded(open)),
        Entry::Failing(source) => {
            let status = source.status.map_or_else(String::new, |status| tr!("linear-status", status));
            tr!("linear-source-fails", name = source.name) + &status
        }
    }
}
