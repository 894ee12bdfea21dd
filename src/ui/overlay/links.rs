//! The links of an article, and the other articles of its story.

use crate::{
    app::{Framing, Model, address, age, cut_away},
    language::tr,
    ui::{
        overlay::frame,
        paint::{self, Frame},
        theme::Theme,
    },
};
use ratatui::style::Style;

pub fn links(frame: &mut Frame, framing: &Framing, chosen: usize, model: &Model, theme: Theme) {
    let Some((reader, document)) = model.reader.as_ref().and_then(|reader| Some((reader, reader.document.as_ref()?)))
    else {
        return;
    };
    let links = &document.page.links;
    let inner = frame::bordered(frame, framing, tr!("links-links"), theme);
    for (row, place) in framing.shown().enumerate() {
        let (y, link) = (inner.y + u16::try_from(row * 2).unwrap_or(0), &links[place]);
        if place == chosen {
            frame::cursor_row(frame, inner, y, theme);
        }
        let name = if place == chosen { theme.bold() } else { Style::new() };
        let (number, cut) = (format!("{:>2} ", place + 1), cut_away(link, theme.ascii));
        let room = inner.width.saturating_sub(paint::columns(&cut) + 2);
        let used = paint::texts(frame, inner.x, y, room, &[(&number, theme.grey()), (&link.text, name)]);
        paint::text(frame, inner.x + used + 2, y, inner.width.saturating_sub(used + 2), &cut, theme.good());
        let to = address(link, reader.view);
        paint::text(frame, inner.x + 3, y + 1, inner.width.saturating_sub(3), &to, theme.grey());
    }
}

pub fn others(frame: &mut Frame, framing: &Framing, chosen: usize, model: &Model, theme: Theme) {
    let Some((reader, document)) = model.reader.as_ref().and_then(|reader| Some((reader, reader.document.as_ref()?)))
    else {
        return;
    };
    let others = &document.others;
    let inner = frame::bordered(frame, framing, tr!("links-same-story"), theme);
    for (row, place) in framing.shown().enumerate() {
        let (y, other) = (inner.y + u16::try_from(row * 2).unwrap_or(0), &others[place]);
        if place == chosen {
            frame::cursor_row(frame, inner, y, theme);
        }
        let (mark, style) =
            if other.read { (theme.marks().read, theme.grey()) } else { (theme.marks().unread, theme.accent()) };
        paint::text(frame, inner.x, y, 1, mark, style);
        let name = if place == chosen { theme.bold() } else { Style::new() };
        let (title, room) = (model.headline(reader.story, other), inner.width.saturating_sub(2));
        paint::text(frame, inner.x + 2, y, room, &title, name);
        let when = other.published.map(|time| age(time, model.now, &model.options.zone)).unwrap_or_default();
        let about = format!("{} · {when}", other.source_name);
        paint::text(frame, inner.x + 2, y + 1, inner.width.saturating_sub(2), &about, theme.grey());
    }
}
