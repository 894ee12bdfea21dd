//! The list as it is read aloud: a sentence for each story.

use crate::{
    app::{Model, SpokenList, empty_lines, line_text},
    ui::paint::{self, Frame},
};
use ratatui::{layout::Rect, style::Style};

/// Draws the list.
pub(super) fn draw(frame: &mut Frame, area: Rect, model: &Model) {
    let SpokenList { stories, fold } = model.spoken_list();
    let fold_lines = u16::try_from(fold.len()).unwrap_or(u16::MAX);
    let area = Rect { height: area.height.saturating_sub(fold_lines), ..area };
    lines(frame, Rect { y: area.bottom(), height: fold_lines, ..area }, &fold);
    frame.set_cursor_position((area.x, area.y));
    if model.list.ids.is_empty() {
        let empty: Vec<String> = empty_lines(model, usize::from(area.width)).iter().map(line_text).collect();
        lines(frame, area, &empty);
        return;
    }
    let mut y = area.y;
    for (place, said) in stories {
        if place == model.list.cursor {
            frame.set_cursor_position((area.x, y));
        }
        lines(frame, Rect { y, height: area.bottom().saturating_sub(y), ..area }, &said);
        y = y.saturating_add(u16::try_from(said.len()).unwrap_or(u16::MAX));
    }
}

fn lines(frame: &mut Frame, area: Rect, lines: &[String]) {
    for (y, line) in (area.y..area.bottom()).zip(lines) {
        paint::text(frame, area.x, y, area.width, line, Style::new());
    }
}
