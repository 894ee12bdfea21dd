//! Why a source fails.

use crate::{
    app::{FailingSource, Framing, Model},
    ui::{overlay::frame, paint::Frame, theme::Theme},
};

/// The reason, when it answered last, and when it is tried next.
pub fn draw(frame: &mut Frame, framing: &Framing, panel: &FailingSource, model: &Model, theme: Theme) {
    let lines = panel.lines(model, usize::from(framing.inner.width));
    frame::text_in_frame(frame, framing, &panel.title(model), (&lines, panel.top), theme);
}
