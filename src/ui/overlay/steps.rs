//! The steps that can be undone.

use crate::{
    app::{Framing, Model, StepList, age},
    language::tr,
    ui::{
        overlay::frame,
        paint::{self, Frame},
        theme::Theme,
    },
};
use ratatui::style::Style;

/// The steps that can be undone, newest first.
pub fn draw(frame: &mut Frame, framing: &Framing, list: &StepList, model: &Model, theme: Theme) {
    let Some(steps) = &list.steps else { return };
    let inner = frame::bordered(frame, framing, tr!("steps-undo"), theme);
    let top = list.top;
    if steps.len() > top + usize::from(inner.height) {
        frame::more(frame, inner, theme);
    }
    if steps.is_empty() {
        paint::text(frame, inner.x, inner.y, inner.width, tr!("steps-nothing-has-been-changed-yet"), theme.grey());
    }
    let next = steps.iter().position(|(.., undone)| !undone);
    for (row, (place, (at, words, undone))) in
        steps.iter().enumerate().skip(top).take(usize::from(inner.height)).enumerate()
    {
        let y = inner.y + frame::row_of(row);
        let when = age(*at, model.now, &model.options.zone);
        paint::text_right(frame, inner.x, y, 6, &when, theme.grey());
        let style = if *undone { theme.grey() } else { Style::new() };
        let said = match (next == Some(place), *undone) {
            (true, _) => tr!("steps-next-undo"),
            (_, true) => tr!("steps-undone"),
            _ => "",
        };
        let taken = paint::text_right(frame, inner.x, y, inner.width, said, theme.key());
        paint::text(frame, inner.x + 8, y, inner.width.saturating_sub(9 + taken), words, style);
    }
}
