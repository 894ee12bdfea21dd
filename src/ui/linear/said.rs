//! What is read aloud of one place: its title, then one thing after another. Nothing is cut, and nothing stands beside something
//! else. What does not fit on the screen is shown a whole page at a time, for what stands still need not be read again.

use crate::{
    app::{aloud, page_of, wrap},
    language::tr,
    ui::{
        paint::{self, Frame},
        theme::Theme,
    },
};
use ratatui::{layout::Rect, style::Style};
use tui_input::Input;

/// Columns in which something can be typed behind the words before it.
const ROOM_TO_TYPE: usize = 16;

pub(super) struct Said {
    pub title: String,
    /// On every page above the rows.
    pub before: Vec<Item>,
    pub rows: Vec<Item>,
    /// The row that is meant.
    pub at: Option<usize>,
    /// On every page below the rows.
    pub after: Vec<Item>,
}

/// Something that is said, and what is being typed behind it, with what that waits for.
pub(super) struct Item {
    words: String,
    typed: Option<(Input, String)>,
}

impl Item {
    pub fn new(words: impl Into<String>) -> Self {
        Self { words: words.into(), typed: None }
    }

    /// Of the face's own words.
    pub fn own(words: &str) -> Self {
        Self::new(aloud(words))
    }

    pub fn typed(words: impl Into<String>, input: &Input, hint: &str) -> Self {
        Self { words: words.into(), typed: Some((input.clone(), hint.to_owned())) }
    }

    fn lines(&self, width: usize) -> Vec<String> {
        let mut lines = wrap(&self.words, width);
        let room = lines.last().map_or(0, |last| width.saturating_sub(paint::columns(last).into()));
        if lines.is_empty() || (self.typed.is_some() && room < ROOM_TO_TYPE) {
            lines.push(String::new());
        }
        lines
    }

    /// Draws it from a row on; the row behind it.
    fn draw(&self, frame: &mut Frame, area: Rect, y: u16, style: Style) -> u16 {
        let mut row = y;
        let mut end = area.x;
        for line in self.lines(area.width.into()) {
            if row < area.bottom() {
                end = area.x + paint::text(frame, area.x, row, area.width, &line, style);
            }
            row += 1;
        }
        if let Some((input, hint)) = self.typed.as_ref().filter(|_| row <= area.bottom()) {
            let gap = u16::from(end > area.x);
            let (x, y) = (end + gap, row.saturating_sub(1));
            let at = Rect { x, y, width: area.right().saturating_sub(x), height: 1 };
            if input.value().is_empty() {
                paint::text(frame, x, y, at.width, hint, style);
            }
            paint::typed(frame, at, input, style);
        }
        row
    }
}

impl Said {
    /// Rows to choose from; the title tells how many there are.
    pub fn rows(title: &str, rows: Vec<Item>, chosen: usize) -> Self {
        let title = match rows.len() {
            0 => title.to_owned(),
            count => tr!("frame-title-with-place", title, at = chosen + 1, count),
        };
        Self { title, before: Vec::new(), rows, at: Some(chosen), after: Vec::new() }
    }

    /// Lines to read, from one of them on.
    pub fn lines(title: &str, lines: impl IntoIterator<Item = String>, at: usize) -> Self {
        let rows = lines.into_iter().map(Item::new).collect();
        Self { title: title.to_owned(), before: Vec::new(), rows, at: Some(at), after: Vec::new() }
    }

    pub fn after(self, after: impl IntoIterator<Item = String>) -> Self {
        Self { after: after.into_iter().map(|words| Item::own(&words)).collect(), ..self }
    }

    pub fn before(self, before: impl IntoIterator<Item = Item>) -> Self {
        Self { before: before.into_iter().collect(), ..self }
    }

    /// Draws it, with the terminal's cursor on the row that is meant, else where something is typed, else on what is said first.
    pub fn draw(&self, frame: &mut Frame, area: Rect, theme: Theme) {
        paint::clear(frame, area, theme);
        let mut y = area.y;
        if !self.title.is_empty() {
            y = Item::new(self.title.as_str()).draw(frame, area, y, theme.key());
        }
        frame.set_cursor_position((area.x, y));
        for item in &self.before {
            y = item.draw(frame, area, y, Style::new());
        }
        let width = usize::from(area.width);
        let heights = self.rows.iter().map(|row| row.lines(width).len());
        let tail: usize = self.after.iter().map(|item| item.lines(width).len()).sum();
        let room = usize::from(area.bottom().saturating_sub(y)).saturating_sub(tail);
        let shown = page_of(heights, self.at.unwrap_or(0), room);
        for (place, row) in shown.clone().zip(&self.rows[shown]) {
            let meant = self.at == Some(place);
            if meant {
                frame.set_cursor_position((area.x, y));
            }
            y = row.draw(frame, area, y, Style::new());
        }
        for item in &self.after {
            // Half a sentence says something else.
            let lines = u16::try_from(item.lines(width).len()).unwrap_or(u16::MAX);
            if y.saturating_add(lines) <= area.bottom() {
                y = item.draw(frame, area, y, Style::new());
            }
        }
    }
}

/// What there is to say, one after another between commas.
pub(super) fn listed<const N: usize>(parts: [&str; N]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
