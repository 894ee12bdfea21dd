//! The menu for later.

use crate::{
    app::{Framing, LaterMenu, Model, later_rows, moment_words},
    language::tr,
    ui::{
        overlay::frame,
        paint::{self, Frame, rect},
        theme::Theme,
    },
};
use ratatui::layout::Rect;

pub fn draw(frame: &mut Frame, framing: &Framing, menu: &LaterMenu, model: &Model, theme: Theme) {
    let rows = later_rows(model);
    let inner = frame::bordered(frame, framing, tr!("later-later"), theme);
    let room = rect(framing.room());
    for (row, place) in framing.shown().enumerate() {
        let (y, one) = (room.y + frame::row_of(row), &rows[place]);
        let on = place == menu.chosen;
        if on {
            frame::cursor_row(frame, inner, y, theme);
        }
        let key = one.key.to_string();
        let used = paint::texts(frame, inner.x, y, inner.width, &[(&key, theme.key()), ("  ", theme.grey())]);
        let when = one.moment.map(|moment| moment_words(moment, model.now, &model.options.zone)).unwrap_or_default();
        let at = Rect { x: inner.x + used, y, width: inner.width.saturating_sub(used), height: 1 };
        if let Some(input) = menu.typing.as_ref().filter(|_| on) {
            frame::field(frame, at, input, tr!("later-friday-18-30-2w-2026"), theme);
        } else {
            paint::text(frame, at.x, y, at.width, one.words, frame::name(on, theme));
            paint::text_right(frame, at.x, y, at.width, &when, theme.grey());
        }
    }
    let last = inner.bottom().saturating_sub(1);
    if let Some(remark) = remark(menu, model) {
        let style = if menu.wrong.is_some() { theme.wrong() } else { theme.grey() };
        frame::line(frame, inner, last, &[(frame::in_one_line(&remark, inner.width), style)]);
    }
}

/// What is wrong, else what waits already, else what can be typed.
pub fn remark(menu: &LaterMenu, model: &Model) -> Option<String> {
    match (&menu.wrong, model.session.totals.waiting) {
        (Some(wrong), _) => Some(wrong.clone()),
        (None, 0) => menu.typing.is_none().then(|| tr!("later-such-as-friday-18-30").to_owned()),
        (None, waiting) => Some(tr!("later-waiting-waiting-shows-them", waiting)),
    }
}
