//! The reader: the lines of an article, at a comfortable measure.

use super::{Theme, paint};
use crate::app::{Model, Reader, TextLine, line_text};
use ratatui::{Frame, layout::Rect};

/// Draws the article.
pub fn draw(frame: &mut Frame, area: Rect, model: &Model, theme: Theme) {
    let Some(reader) = &model.reader else { return };
    let Some(text) = model.layout().text() else { return };
    for (row, line) in reader.lines.iter().enumerate().skip(reader.scroll).take(usize::from(area.height)) {
        let y = area.y + u16::try_from(row - reader.scroll).unwrap_or(0);
        draw_line(frame, (text.x, y, area.right().saturating_sub(text.x)), line, theme);
        mark_found(frame, (text.x, y), reader, row, theme);
    }
}

fn draw_line(frame: &mut Frame, at: (u16, u16, u16), line: &TextLine, theme: Theme) {
    let (x, y, width) = at;
    let mut used = 0;
    for span in line {
        let style = theme.look(span.look, span.link.is_some());
        used += paint::text(frame, x + used, y, width.saturating_sub(used), &span.text, style);
    }
}

/// Shows the places that hold what is looked for.
fn mark_found(frame: &mut Frame, at: (u16, u16), reader: &Reader, row: usize, theme: Theme) {
    if !reader.find.lines.contains(&row) {
        return;
    }
    let line = line_text(&reader.lines[row]).to_lowercase();
    for (place, found) in line.match_indices(&reader.find.words) {
        let x = at.0 + paint::columns(&line[..place]);
        let area = Rect { x, y: at.1, width: paint::columns(found), height: 1 }.intersection(frame.area());
        frame.buffer_mut().set_style(area, theme.found());
        if reader.find.lines.get(reader.find.at) == Some(&row) {
            frame.buffer_mut().set_style(area, theme.key());
        }
    }
}
