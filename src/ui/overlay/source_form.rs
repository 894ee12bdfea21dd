//! One source’s settings, each with what it does.

use crate::{
    app::{Framing, Model, SourceForm, SourceRow, setting_value, until},
    language::tr,
    news::SourceSetting,
    ui::{
        overlay::frame,
        paint::{self, Frame, rect},
        theme::Theme,
    },
};
use ratatui::{layout::Rect, style::Style};

/// One source's settings, each with what it does.
pub fn draw(frame: &mut Frame, framing: &Framing, form: &SourceForm, model: &Model, theme: Theme) {
    let (id, chosen, input) = (form.source, form.chosen, form.input.as_ref());
    let Some(row) = model.sources.all.iter().find(|row| row.id == Some(id)) else { return };
    let inner = frame::bordered(frame, framing, &row.name, theme);
    let style = if row.failing.is_some() { theme.wrong() } else { theme.grey() };
    paint::text(frame, inner.x, inner.y, inner.width, &state(row, model), style);
    if framing.head > 1 {
        paint::text(frame, inner.x, inner.y + 1, inner.width, &row.source.url, theme.grey());
    }
    let room = rect(framing.room());
    let names = 18.min(room.width / 2);
    for (y, place) in (room.y..).zip(framing.shown()) {
        let setting = SourceSetting::ALL[place];
        let on = place == chosen;
        if on {
            frame::cursor_row(frame, room, y, theme);
        }
        paint::text(frame, room.x + 1, y, names, setting.key(), if on { theme.bold() } else { theme.grey() });
        let (x, width) = (room.x + names + 1, room.width.saturating_sub(names + 1));
        if let Some(input) = input.filter(|_| on) {
            frame::typed(frame, Rect { x, y, width, height: 1 }, "", input, setting.words(), theme);
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

/// How the source is: whether it answers, and when it is polled next.
pub fn state(row: &SourceRow, model: &Model) -> String {
    match (&row.failing, row.next_poll.map(|time| until(time, model.now)), row.paused) {
        (_, _, true) => tr!("source-form-paused").to_owned(),
        (Some(reason), Some(next), _) => tr!("source-form-fails-next-try", next, reason),
        (Some(reason), None, _) => tr!("source-form-fails", reason),
        (None, Some(next), _) => tr!("source-form-well-next-poll", next),
        (None, None, _) => tr!("source-form-not-polled-yet").to_owned(),
    }
}
