//! The outlets of the list, group by group, to pick from.

use crate::{
    app::{Framing, Model, Pick, SourcePicker},
    language::tr,
    ui::{
        overlay::frame,
        paint::{self, rect},
        theme::Theme,
    },
};
use ratatui::{Frame, style::Style};

/// The outlets of the list, group by group, each on or off.
pub fn draw(frame: &mut Frame, framing: &Framing, open: &SourcePicker, model: &Model, theme: Theme) {
    let chosen = open.chosen;
    let rows = open.picks(model);
    let inner = frame::bordered(frame, framing, tr!("source-picker-which-outlets"), theme);
    let followed = model.options.listed.iter().filter(|outlet| open.on.contains(&outlet.url)).count();
    let words = tr!("source-picker-of-on-what-you-do", followed, listed = model.options.listed.len());
    if open.searching || !open.input.value().is_empty() {
        frame::typed(frame, inner, "/ ", &open.input, tr!("source-picker-an-outlets-name"), theme);
    } else {
        paint::text(frame, inner.x, inner.y, inner.width, &words, theme.grey());
    }
    let room = rect(framing.room());
    for (y, place) in (room.y..).zip(framing.shown()) {
        if place == chosen {
            frame::cursor_row(frame, room, y, theme);
        }
        match rows[place] {
            Pick::Group(name, on, all) => {
                if theme.spoken {
                    let words = tr!("linear-picker-group", name, on, all);
                    paint::text(frame, room.x + 1, y, room.width.saturating_sub(1), &words, theme.bold());
                    continue;
                }
                let count = format!("{on}/{all}");
                let taken = paint::text_right(frame, room.x, y, room.width, &count, theme.grey());
                paint::text(frame, room.x + 1, y, room.width.saturating_sub(taken + 2), name, theme.bold());
            }
            Pick::Outlet(outlet, is_on) => {
                let (mark, style) = match (is_on, theme.spoken) {
                    (true, false) => ("[x] ", theme.accent()),
                    (false, false) => ("[ ] ", theme.grey()),
                    (true, true) => (tr!("spoken-on"), theme.accent()),
                    (false, true) => (tr!("spoken-off"), theme.grey()),
                };
                let name = if is_on { Style::new() } else { theme.grey() };
                let used = paint::texts(
                    frame,
                    room.x + 3,
                    y,
                    room.width.saturating_sub(3),
                    &[(mark, style), (&outlet.name, name)],
                );
                let site = outlet.site.as_deref().unwrap_or(&outlet.url);
                let site = site.split("://").nth(1).unwrap_or(site).trim_end_matches('/').trim_start_matches("www.");
                let left = room.width.saturating_sub(used + 5);
                if paint::columns(site) <= left {
                    paint::text_right(frame, room.x, y, room.width, site, theme.grey());
                }
            }
        }
    }
}
