//! Names to follow.

use crate::{
    app::{Framing, Names, NamesUse},
    language::tr,
    ui::{
        overlay::frame,
        paint::{self, Frame},
        theme::Theme,
    },
};
use ratatui::style::Style;

pub fn draw(frame: &mut Frame, framing: &Framing, open: &Names, theme: Theme) {
    let inner = frame::bordered(frame, framing, title(open), theme);
    for (row, place) in framing.shown().enumerate() {
        let (y, name) = (inner.y + u16::try_from(row).unwrap_or(0), &open.names[place]);
        if place == open.chosen {
            frame::cursor_row(frame, inner, y, theme);
        }
        let (mark, style) =
            if name.followed { (theme.marks().saved, theme.accent()) } else { (theme.marks().read, theme.grey()) };
        paint::text(frame, inner.x, y, 1, mark, style);
        let look = if place == open.chosen { theme.bold() } else { Style::new() };
        paint::text(frame, inner.x + 2, y, inner.width.saturating_sub(2), &name.name, look);
    }
}

pub fn title(open: &Names) -> &'static str {
    match open.use_of_names {
        NamesUse::OfAStory => tr!("names-follow"),
        NamesUse::Followed => tr!("names-followed"),
        NamesUse::Page => tr!("names-about"),
    }
}
