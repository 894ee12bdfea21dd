//! The feeds of a site, to pick from.

use crate::{
    app::{FeedPicker, Framing, Offer},
    language::tr,
    ui::{
        overlay::frame,
        paint::{self, Frame, rect},
        theme::Theme,
    },
};

/// What was found, and a row for each feed.
pub fn draw(frame: &mut Frame, framing: &Framing, picker: &FeedPicker, theme: Theme) {
    let inner = frame::bordered(frame, framing, title(picker), theme);
    for (y, words) in (inner.y..).zip(picker.words(usize::from(inner.width))) {
        paint::text(frame, inner.x, y, inner.width, &words, theme.grey());
    }
    let room = rect(framing.room());
    for (y, place) in (room.y..).zip(framing.shown()) {
        let on = place == picker.chosen;
        if on {
            frame::cursor_row(frame, room, y, theme);
        }
        let mark = match (picker.picks_several(), picker.picked.contains(&place)) {
            (false, _) => "",
            (true, true) => "[x] ",
            (true, false) => "[ ] ",
        };
        let used = paint::text(frame, room.x + 1, y, room.width - 1, mark, theme.key());
        let width = room.width.saturating_sub(used + 1);
        paint::text(frame, room.x + 1 + used, y, width, &picker.row(place), frame::name(on, theme));
    }
}

pub fn title(picker: &FeedPicker) -> &'static str {
    match picker.offer {
        Offer::Feeds => tr!("feed-picker-feeds"),
        Offer::NoAnswer(_) => tr!("feed-picker-no-answer"),
    }
}
