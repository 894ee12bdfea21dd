//! The outlets of the list, group by group, to pick from.

use crate::{
    app::{Framing, Model, Pick, SourcePicker},
    language::tr,
    news::Source,
    ui::{
        overlay::frame,
        paint::{self, Frame, rect},
        theme::Theme,
    },
};
use ratatui::style::Style;

/// The outlets of the list, group by group, each on or off.
pub fn draw(frame: &mut Frame, framing: &Framing, open: &SourcePicker, model: &Model, theme: Theme) {
    let chosen = open.chosen;
    let rows = open.picks(model);
    let inner = frame::bordered(frame, framing, tr!("source-picker-which-outlets"), theme);
    if open.searching || !open.input.value().is_empty() {
        frame::typed(frame, inner, "/ ", &open.input, tr!("source-picker-an-outlets-name"), theme);
    } else {
        paint::text(frame, inner.x, inner.y, inner.width, &counted(open, model), theme.grey());
    }
    let room = rect(framing.room());
    for (y, place) in (room.y..).zip(framing.shown()) {
        if place == chosen {
            frame::cursor_row(frame, room, y, theme);
        }
        match rows[place] {
            Pick::Group(name, on, all) => {
                let count = format!("{on}/{all}");
                let taken = paint::text_right(frame, room.x, y, room.width, &count, theme.grey());
                paint::text(frame, room.x + 1, y, room.width.saturating_sub(taken + 2), name, theme.bold());
            }
            Pick::Outlet(outlet, is_on) => {
                let (mark, style) = if is_on { ("[x] ", theme.accent()) } else { ("[ ] ", theme.grey()) };
                let name = if is_on { Style::new() } else { theme.grey() };
                let used = paint::texts(
                    frame,
                    room.x + 3,
                    y,
                    room.width.saturating_sub(3),
                    &[(mark, style), (&outlet.name, name)],
                );
                let site = site(outlet);
                let left = room.width.saturating_sub(used + 5);
                if paint::columns(site) <= left {
                    paint::text_right(frame, room.x, y, room.width, site, theme.grey());
                }
            }
        }
    }
}

/// How many are on.
pub fn counted(open: &SourcePicker, model: &Model) -> String {
    let followed = model.options.listed.iter().filter(|outlet| open.on.contains(&outlet.url)).count();
    tr!("source-picker-of-on-what-you-do", followed, listed = model.options.listed.len())
}

/// Where an outlet is, as people read it.
pub fn site(outlet: &Source) -> &str {
    let site = outlet.site.as_deref().unwrap_or(&outlet.url);
    site.split("://").nth(1).unwrap_or(site).trim_end_matches('/').trim_start_matches("www.")
}
