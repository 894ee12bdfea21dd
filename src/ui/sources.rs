//! The sources pane: groups, sources with what is unread, and those that fail with reason and next try.

use crate::{
    app::{Entry, Model, Pane, SourceRow, until},
    language::tr,
    ui::{
        paint::{self, Frame},
        theme::Theme,
    },
};
use ratatui::layout::Rect;

/// Draws the pane.
pub fn draw(frame: &mut Frame, area: Rect, model: &Model, theme: Theme) {
    let entries = model.sources.entries();
    let height = usize::from(area.height);
    let mut y = area.y;
    let here = model.screen.focus == Pane::Sources;
    for (place, entry) in entries.iter().enumerate().skip(model.sources.top).take(height) {
        if y >= area.bottom() {
            break;
        }
        // A blank line sets the failing ones apart.
        let fails = |entry: &Entry| matches!(entry, Entry::Failing(_) | Entry::Fails(..));
        let first_failing = fails(entry) && !fails(&entries[place - 1]);
        if first_failing && place > model.sources.top && y + 1 < area.bottom() && entries.len() < height {
            y += 1;
        }
        let on = here && place == model.sources.cursor;
        let row = Rect { y, height: 1, ..area };
        if on {
            frame.buffer_mut().set_style(row, theme.row());
            paint::text(frame, area.x, y, 1, theme.marks().cursor, theme.accent());
        }
        draw_entry(frame, row, *entry, on, model, theme);
        y += 1;
    }
}

fn draw_entry(frame: &mut Frame, row: Rect, entry: Entry, on: bool, model: &Model, theme: Theme) {
    let (x, width) = (row.x + 1, row.width.saturating_sub(2));
    let chosen = |source: &SourceRow| model.sources.only.is_some() && source.id == model.sources.only;
    match entry {
        Entry::All => {
            let style = if model.sources.only.is_none() { theme.key() } else { theme.bold() };
            counted(frame, (x, row.y, width), tr!("sources-all"), style, model.session.totals.unread, theme);
        }
        Entry::Group(name, unread, open) => {
            let style = if on { theme.bold() } else { ratatui::style::Style::new() };
            let mark = if open { "" } else { theme.marks().folded };
            let name = if mark.is_empty() { name.to_string() } else { format!("{name} {mark}") };
            counted(frame, (x, row.y, width), &name, style, unread, theme);
        }
        Entry::Source(source) => {
            let style = if chosen(source) {
                theme.key()
            } else if on {
                theme.bold()
            } else {
                theme.grey()
            };
            let indent = u16::from(!source.group.is_empty());
            let name = if source.paused { tr!("sources-paused", name = source.name) } else { source.name.to_string() };
            counted(frame, (x + indent, row.y, width.saturating_sub(indent)), &name, style, source.unread, theme);
        }
        Entry::Fails(count, open) => {
            let style = if on { theme.wrong().patch(theme.bold()) } else { theme.wrong() };
            let mark = if open { String::new() } else { format!(" {}", theme.marks().folded) };
            let taken = paint::text_right(frame, x, row.y, width, &count.to_string(), theme.grey());
            paint::text(frame, x, row.y, width.saturating_sub(taken + 1), &tr!("sources-failing", mark), style);
        }
        Entry::Failing(source) => {
            // A reason in words has its room at the bottom, once the cursor is here.
            let short = source.status.map_or_else(String::new, |status| status.to_string());
            let style = if on { theme.wrong().patch(theme.bold()) } else { theme.wrong() };
            let taken = paint::text_right(frame, x, row.y, width, &short, theme.grey()).min(width / 2);
            let room = width.saturating_sub(taken + 1);
            paint::texts(frame, x, row.y, room, &[("! ", style), (&source.name, style)]);
        }
    }
}

fn counted(frame: &mut Frame, at: (u16, u16, u16), name: &str, style: ratatui::style::Style, count: u64, theme: Theme) {
    let (x, y, width) = at;
    let number = if count == 0 { String::new() } else { count.to_string() };
    let plain = if style == theme.grey() { style } else { style.remove_modifier(ratatui::style::Modifier::BOLD) };
    let taken = paint::text_right(frame, x, y, width, &number, plain);
    let room = width.saturating_sub(taken + 1);
    paint::text(frame, x, y, room, name, style);
}

/// What is to be said of the source under the cursor: why it fails, and when it is tried next.
pub fn about(model: &Model) -> Option<String> {
    let source = model.sources.current()?;
    let next = source.next_poll.map(|time| until(time, model.now));
    match (&source.failing, next, source.paused) {
        (_, _, true) => Some(tr!("sources-is-paused", name = source.name)),
        (Some(reason), Some(next), _) => Some(tr!("sources-next-try", name = source.name, next, reason)),
        (Some(reason), None, _) => Some(format!("{}: {reason}", source.name)),
        (None, Some(next), _) => {
            Some(tr!("sources-unread-next-poll", name = source.name, unread = source.unread, next))
        }
        (None, None, _) => Some(tr!("sources-unread", name = source.name, unread = source.unread)),
    }
}
