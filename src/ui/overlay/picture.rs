//! One picture over the panes.

use crate::{
    app::{Framing, LargePicture, Model},
    language::tr,
    ui::{
        overlay::frame,
        paint::{self, Frame},
        reader::gallery::{Gallery, Spot},
        theme::Theme,
    },
};
use ratatui::layout::Rect;

pub fn draw(frame: &mut Frame, framing: &Framing, picture: &LargePicture, model: &Model, with: (Theme, &Gallery)) {
    let (chosen, (theme, gallery)) = (picture.chosen, with);
    let Some(document) = model.reader.as_ref().and_then(|reader| reader.document.as_ref()) else { return };
    let Some(image) = document.page.images.get(chosen) else { return };
    let title = tr!("picture-picture-of", chosen = chosen + 1, images = document.page.images.len());
    let inner = frame::bordered(frame, framing, &title, theme);
    let room = Rect { height: inner.height.saturating_sub(1), ..inner };
    let label = if image.alt.is_empty() { &image.src } else { &image.alt };
    paint::text(frame, inner.x, inner.bottom().saturating_sub(1), inner.width, label, theme.grey());
    match &picture.shown {
        Some(Ok((columns, rows))) => {
            let (columns, rows) = ((*columns).min(room.width), (*rows).min(room.height));
            let (x, y) = (room.x + (room.width - columns) / 2, room.y + (room.height - rows) / 2);
            let area = Rect { x, y, width: columns, height: rows };
            gallery.draw(frame, Spot { area, down: 0, covered: false }, &image.src, true);
        }
        Some(Err(reason)) => {
            paint::text(frame, room.x, room.y, room.width, &tr!("picture-it-did-not-come", reason), theme.wrong());
        }
        None => {
            paint::text(frame, room.x, room.y, room.width, tr!("picture-getting-the-picture"), theme.grey());
        }
    }
}
