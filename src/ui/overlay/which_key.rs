//! What can follow the first key of a chord, once the user waits.

use crate::{
    app::{Model, chord_words},
    ui::{
        overlay::frame,
        paint::{self, Frame},
        theme::Theme,
    },
};
use ratatui::layout::Rect;

/// What can follow the first key of a chord, at the bottom left.
pub fn draw(frame: &mut Frame, model: &Model, body: Rect, theme: Theme) {
    if !model.keys.shows_next || model.keys.typed.is_empty() || model.overlay.is_some() {
        return;
    }
    let next = model.options.keymap.following(model.scope(), &model.keys.typed);
    let rows: Vec<(&str, &str)> = next.iter().map(|next| (next.keys.as_str(), next.words.as_str())).collect();
    if rows.is_empty() {
        return;
    }
    let keys = rows.iter().map(|(key, _)| paint::columns(key)).max().unwrap_or(0);
    let words = rows.iter().map(|(_, words)| paint::columns(words)).max().unwrap_or(0);
    let height = u16::try_from(rows.len()).unwrap_or(u16::MAX).saturating_add(2).min(body.height);
    let width = (keys + words + 6).min(body.width - 2);
    let corner = Rect { x: body.x, y: body.bottom() - height, width: width + 2, height };
    let inner = frame::framed(frame, corner, width, height, &chord_words(&model.keys.typed), theme);
    for (y, (key, words)) in (inner.y..inner.bottom()).zip(&rows) {
        paint::text(frame, inner.x, y, keys, key, theme.key());
        paint::text(frame, inner.x + keys + 2, y, inner.width.saturating_sub(keys + 2), words, theme.grey());
    }
}
