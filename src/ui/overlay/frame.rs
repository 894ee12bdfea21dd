//! The frame of what lies over the panes, its row with the cursor, and the line something is typed in.

use crate::{
    app::{Area, Framing, Notice, TextLine},
    language::tr,
    ui::{
        overlay::frame,
        paint::{self, Frame, rect},
        theme::Theme,
    },
};
use ratatui::{layout::Rect, style::Style, symbols::border, widgets::Block};
use tui_input::Input;

/// Columns beside a frame in which no word could be read.
const SLIVER: u16 = 14;

/// A frame in the middle of the body, with a title; the room inside it.
pub fn framed(frame: &mut Frame, body: Rect, width: u16, height: u16, title: &str, theme: Theme) -> Rect {
    let body = Area { x: body.x, y: body.y, width: body.width, height: body.height };
    bordered(frame, &Framing::within(body, width, height), title, theme)
}

/// The frame itself, with its title; the room inside it.
pub fn bordered(frame: &mut Frame, framing: &Framing, title: &str, theme: Theme) -> Rect {
    let area = rect(framing.outer);
    // Air at both sides; slivers of what lies below would stand beside a frame that takes nearly all the width.
    let air = |beside: u16| if beside <= SLIVER { beside } else { 1 };
    let stage = rect(framing.stage);
    let (left, right) = (air(area.x - stage.x), air(stage.right().saturating_sub(area.right())));
    paint::clear(frame, Rect { x: area.x - left, width: left + area.width + right, ..area }, theme);
    let ascii = border::Set {
        top_left: "+",
        top_right: "+",
        bottom_left: "+",
        bottom_right: "+",
        vertical_left: "|",
        vertical_right: "|",
        horizontal_top: "-",
        horizontal_bottom: "-",
    };
    let set = if theme.ascii { ascii } else { border::ROUNDED };
    let block = Block::bordered().border_set(set).border_style(theme.grey());
    frame.render_widget(block, area);
    let parts = [(" ", theme.grey()), (title, theme.key()), (" ", theme.grey())];
    paint::texts(frame, area.x + 2, area.y, area.width.saturating_sub(4), &parts);
    if framing.shown().len() < framing.count {
        foot(frame, area, &format!(" {}/{} ", framing.chosen + 1, framing.count), theme);
    }
    rect(framing.inner)
}

/// What the lower edge of a frame tells, at its right end.
fn foot(frame: &mut Frame, area: Rect, words: &str, theme: Theme) {
    let y = area.bottom().saturating_sub(1);
    paint::text_right(frame, area.x, y, area.width.saturating_sub(2), words, theme.grey());
}

/// There is more below than the frame around this room shows.
pub fn more(frame: &mut Frame, inner: Rect, theme: Theme) {
    let area = Rect { width: inner.width + 4, x: inner.x.saturating_sub(2), y: inner.y, height: inner.height + 1 };
    foot(frame, area, if theme.ascii { tr!("frame-more-v") } else { tr!("frame-more") }, theme);
}

pub fn cursor_row(frame: &mut Frame, inner: Rect, y: u16, theme: Theme) {
    let row = Rect { x: inner.x - 1, y, width: inner.width + 2, height: 1 };
    frame.buffer_mut().set_style(row, theme.row());
    paint::text(frame, inner.x - 1, y, 1, theme.marks().cursor, theme.accent());
}

/// The line something is typed in, with its cursor.
pub fn typed(frame: &mut Frame, inner: Rect, sign: &str, input: &Input, hint: &str, theme: Theme) {
    let used = paint::text(frame, inner.x, inner.y, inner.width, sign, theme.key());
    let room = inner.width.saturating_sub(used);
    if input.value().is_empty() {
        paint::text(frame, inner.x + used, inner.y, room, hint, theme.grey());
    }
    paint::typed(frame, Rect { x: inner.x + used, width: room, height: 1, ..inner }, input, theme.bold());
}

/// Something to read, from its topmost line.
pub fn written(frame: &mut Frame, framing: &Framing, notice: &Notice, theme: Theme) {
    text_in_frame(frame, framing, notice.title, (&notice.lines, notice.top), theme);
}

/// Lines in a frame, from the topmost one.
pub fn text_in_frame(frame: &mut Frame, framing: &Framing, title: &str, text: (&[TextLine], usize), theme: Theme) {
    let (lines, top) = text;
    let inner = bordered(frame, framing, title, theme);
    if lines.len() > top + usize::from(inner.height) {
        more(frame, inner, theme);
    }
    for (row, line) in lines.iter().skip(top).take(usize::from(inner.height)).enumerate() {
        let y = inner.y + u16::try_from(row).unwrap_or(0);
        let plain = |text: &str| if theme.ascii { text.replace('→', "->") } else { text.to_owned() };
        let texts: Vec<_> = line.iter().map(|span| (plain(&span.text), theme.look(span.look, false))).collect();
        let parts: Vec<_> = texts.iter().map(|(text, style)| (text.as_str(), *style)).collect();
        paint::texts(frame, inner.x, y, inner.width, &parts);
    }
}

/// A line of the frame, where it is inside of it.
pub fn line(frame: &mut Frame, inner: Rect, y: u16, parts: &[(&str, Style)]) {
    if y < inner.bottom() {
        paint::texts(frame, inner.x, y, inner.width, parts);
    }
}

/// Something being typed in a row.
pub fn field(frame: &mut Frame, at: Rect, input: &Input, hint: &str, theme: Theme) {
    frame::typed(frame, at, "", input, hint, theme);
}

/// What is wrong; without the advice after it where there is no room for both.
pub fn in_one_line(wrong: &str, width: u16) -> &str {
    if paint::columns(wrong) > width { wrong.split(';').next().unwrap_or(wrong) } else { wrong }
}

pub fn name(on: bool, theme: Theme) -> Style {
    if on { theme.bold() } else { Style::new() }
}

pub fn row_of(row: usize) -> u16 {
    u16::try_from(row).unwrap_or(u16::MAX)
}
