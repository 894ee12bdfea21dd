//! The screens about the sources: one source's settings, and the outlets to pick from.

use super::{
    Theme,
    overlay::{bordered, cursor_row, typed},
    paint, rect,
};
use crate::{
    app::{Model, Pick, framing, picks, setting_value, until},
    news::{SourceId, SourceSetting},
};
use ratatui::{Frame, layout::Rect, style::Style};
use std::collections::BTreeSet;
use tui_input::Input;

/// One source's settings, each with what it does.
pub fn settings(frame: &mut Frame, model: &Model, of: (SourceId, usize, Option<&Input>), theme: Theme) {
    let (id, chosen, input) = of;
    let Some(row) = model.sources.all.iter().find(|row| row.id == Some(id)) else { return };
    let Some(framing) = model.overlay.as_ref().and_then(|overlay| framing(model, overlay)) else { return };
    let inner = bordered(frame, &framing, &row.name, theme);
    let about = match (&row.failing, row.next_poll.map(|time| until(time, model.now)), row.paused) {
        (_, _, true) => "paused".to_owned(),
        (Some(reason), Some(next), _) => format!("fails · next try {next} · {reason}"),
        (Some(reason), None, _) => format!("fails: {reason}"),
        (None, Some(next), _) => format!("well · next poll {next}"),
        (None, None, _) => "not polled yet".to_owned(),
    };
    let style = if row.failing.is_some() { theme.wrong() } else { theme.grey() };
    paint::text(frame, inner.x, inner.y, inner.width, &about, style);
    if framing.head > 1 {
        paint::text(frame, inner.x, inner.y + 1, inner.width, &row.source.url, theme.grey());
    }
    let room = rect(framing.room());
    let names = 18.min(room.width / 2);
    for (y, place) in (room.y..).zip(framing.shown()) {
        let setting = SourceSetting::ALL[place];
        let on = place == chosen;
        if on {
            cursor_row(frame, room, y, theme);
        }
        paint::text(frame, room.x + 1, y, names, setting.key(), if on { theme.bold() } else { theme.grey() });
        let (x, width) = (room.x + names + 1, room.width.saturating_sub(names + 1));
        if let Some(input) = input.filter(|_| on) {
            typed(frame, Rect { x, y, width, height: 1 }, "", input, setting.words(), theme);
            continue;
        }
        let value = setting_value(setting, row);
        let used = paint::text(frame, x, y, width, &value, if on { theme.key() } else { Style::new() });
        let gap = if used == 0 { 0 } else { 2 };
        if on || used == 0 {
            paint::text(frame, x + used + gap, y, width.saturating_sub(used + gap), setting.words(), theme.grey());
        }
    }
}

/// The outlets of the list, group by group, each on or off.
pub fn picker(frame: &mut Frame, model: &Model, of: (&BTreeSet<String>, usize), theme: Theme) {
    let (on, chosen) = of;
    let rows = picks(model, on);
    let Some(framing) = model.overlay.as_ref().and_then(|overlay| framing(model, overlay)) else { return };
    let inner = bordered(frame, &framing, "Which outlets?", theme);
    let followed = rows.iter().filter(|row| matches!(row, Pick::Outlet(_, true))).count();
    let words = format!("{followed} of {} on · what you do not pick is not polled", model.options.listed.len());
    paint::text(frame, inner.x, inner.y, inner.width, &words, theme.grey());
    let room = rect(framing.room());
    for (y, place) in (room.y..).zip(framing.shown()) {
        if place == chosen {
            cursor_row(frame, room, y, theme);
        }
        match rows[place] {
            Pick::Group(name, picked, all) => {
                let count = format!("{picked}/{all}");
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
