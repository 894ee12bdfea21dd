//! The form that follows a web page without a feed, with what its selectors find below.

use crate::{
    app::{Framing, Model, PageForm, PagePreview, Trial, fields, wrap},
    language::{self, tr},
    text::time,
    ui::{
        overlay::frame,
        paint::{self, Frame, rect},
        theme::Theme,
    },
};
use ratatui::{layout::Rect, style::Style};

/// Columns of the names of the fields.
const NAMES: u16 = 8;
/// Columns of a day.
const DAYS: u16 = 13;

pub fn draw(frame: &mut Frame, framing: &Framing, form: &PageForm, model: &Model, theme: Theme) {
    let inner = frame::bordered(frame, framing, tr!("page-form-a-page-without-a-feed"), theme);
    paint::text(frame, inner.x, inner.y, inner.width, &form.url, theme.grey());
    let room = rect(framing.room());
    for (y, place) in (room.y..).zip(framing.shown()) {
        let ((name, hint), input, on) = (fields()[place], &form.typed[place], place == form.chosen);
        if on {
            frame::cursor_row(frame, inner, y, theme);
        }
        paint::text(frame, inner.x, y, NAMES, name, theme.grey());
        let at = Rect { x: inner.x + NAMES, y, width: inner.width.saturating_sub(NAMES), height: 1 };
        if on {
            frame::field(frame, at, input, hint, theme);
        } else if input.value().is_empty() {
            paint::text(frame, at.x, at.y, at.width, hint, theme.grey());
        } else {
            paint::text(frame, at.x, at.y, at.width, input.value(), Style::new());
        }
    }
    let y = room.bottom() + 1;
    outcome(frame, Rect { y, height: inner.bottom().saturating_sub(y), ..inner }, form, model, theme);
}

/// What was found; what is wrong stands before the rows.
fn outcome(frame: &mut Frame, area: Rect, form: &PageForm, model: &Model, theme: Theme) {
    let width = usize::from(area.width).max(10);
    let mut y = area.y;
    let mut said = |frame: &mut Frame, words: &str, style: Style| {
        for line in wrap(words, width) {
            frame::line(frame, area, y, &[(line.as_str(), style)]);
            y += 1;
        }
    };
    match &form.trial {
        Trial::Waits => said(frame, tr!("page-form-looking-at-the-page"), theme.grey()),
        Trial::Failed(reason) => said(frame, &language::translated(reason), theme.wrong()),
        Trial::Came(preview) => {
            let good = preview.problem.is_none();
            said(frame, &preview.counted, if good { theme.bold() } else { theme.grey() });
            for wrong in preview.problem.iter().chain(&preview.remark) {
                said(frame, &language::translated(wrong), if good { theme.grey() } else { theme.wrong() });
            }
            let below = Rect { y, height: area.bottom().saturating_sub(y), ..area };
            rows(frame, below, preview, model, theme);
        }
    }
}

fn rows(frame: &mut Frame, area: Rect, preview: &PagePreview, model: &Model, theme: Theme) {
    for (y, row) in (area.y..area.bottom()).zip(&preview.rows) {
        let day = row
            .published
            .map_or_else(|| tr!("page-form-no-date").to_owned(), |date| time::day(date, &model.options.zone));
        let used = paint::text(frame, area.x, y, DAYS, &day, theme.grey()).max(DAYS);
        let left = area.width.saturating_sub(used);
        let used = used + paint::text(frame, area.x + used, y, left, &row.title, Style::new()) + 2;
        let link = row.link.as_deref().unwrap_or(tr!("page-form-no-link"));
        let left = area.width.saturating_sub(used);
        if left > 16 {
            paint::text(frame, area.x + used, y, left, link, theme.grey());
        }
    }
}
