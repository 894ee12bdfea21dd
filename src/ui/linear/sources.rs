//! The sources as they are read aloud.

use super::said::Said;
use crate::{
    app::Model,
    ui::{paint::Frame, theme::Theme},
};
use ratatui::layout::Rect;

/// Draws the pane.
pub(super) fn draw(frame: &mut Frame, area: Rect, model: &Model, theme: Theme) {
    Said::lines("", model.spoken_sources(), model.sources.cursor).draw(frame, area, theme);
}
