//! The mouse: a click selects, a click on the selected opens, the wheel scrolls the pane under it.

use crate::{
    app::{
        Model,
        core::{
            command::{Command, ReaderCommand},
            effect::Effect,
            event::Mouse,
            key::{self, Code, Key},
            layout::{Area, Pane},
            styled_text::{Look, TextLine, text as line_text},
        },
        input::{dispatch, hints, key_dispatch, overlay_keys, source_commands},
        list::{shelf::Note, shelves},
        overlay::{failing, links},
        reader::navigation,
    },
    text::bidi,
};
use unicode_width::UnicodeWidthStr;

/// Rows the wheel moves at a time.
const WHEEL: isize = 3;

/// What the mouse did, at a column and row.
pub(in crate::app) fn mouse(model: &mut Model, what: Mouse, x: u16, y: u16) -> Vec<Effect> {
    let by = match what {
        Mouse::Click => 0,
        Mouse::WheelUp => -WHEEL,
        Mouse::WheelDown => WHEEL,
    };
    let layout = model.layout();
    if layout.too_small {
        return Vec::new();
    }
    if let Some(keys) = hints::keys_at(model, x, y).filter(|_| by == 0).and_then(|keys| key::chord(&keys)) {
        return keys.into_iter().flat_map(|key| key_dispatch::press(model, key)).collect();
    }
    if layout.linear && by == 0 {
        // What is read aloud stands where its words end, and nobody points at it.
        return Vec::new();
    }
    if model.overlay.is_some() {
        return over(model, by, x, y);
    }
    let sources = layout.sources.or_else(|| (model.screen.focus == Pane::Sources).then(|| layout.sources_over()));
    let inside = |area: Option<Area>| area.filter(|area| area.holds(x, y));
    if let Some(area) = inside(sources) {
        return in_sources(model, area, by, usize::from(y - area.y));
    }
    if let Some(area) = inside(layout.list) {
        let (line, lines) = (usize::from(y - area.y), model.row_lines());
        let on_outlets = by == 0 && line % lines == 1 && tells_outlets(model, line / lines, x - area.x);
        let effects = in_list(model, by, line / lines);
        return if on_outlets { others_of_row(model, effects) } else { effects };
    }
    if let Some(area) = inside(layout.reader) {
        let text = layout.text().unwrap_or(area);
        return in_reader(model, by, usize::from(y - area.y), usize::from(x.saturating_sub(text.x)));
    }
    if by == 0 && layout.title.is_some_and(|title| title.holds(x, y)) && y == 0 {
        if let Some(shelf) = shelf_at(model, usize::from(x)) {
            return shelves::go_to_shelf(model, shelf);
        }
        if matches!(model.note_at(usize::from(x)), Some(Note::Failing(_))) {
            return failing::open(model, None);
        }
    }
    Vec::new()
}

/// A click on a row chooses it, a click on the chosen one is Enter, a click beside the frame closes it; the wheel moves as
/// the arrows do, and scrolls what is only read faster.
fn over(model: &mut Model, by: isize, x: u16, y: u16) -> Vec<Effect> {
    let Some(frame) = model.overlay.as_ref().map(|overlay| overlay.frame(model)) else { return Vec::new() };
    if by != 0 {
        let key = Key::plain(if by > 0 { Code::Down } else { Code::Up });
        let times = if frame.text > 0 { WHEEL } else { 1 };
        return (0..times).flat_map(|_| overlay_keys::overlay_key(model, key)).collect();
    }
    if frame.count == 0 || !frame.outer.holds(x, y) {
        model.overlay = None;
        return Vec::new();
    }
    let (Some(row), Some(overlay)) = (frame.row_at(y), &mut model.overlay) else { return Vec::new() };
    let layer = overlay.layer_mut();
    if row == frame.chosen {
        let key = Key::plain(layer.click());
        return overlay_keys::overlay_key(model, key);
    }
    if let Some(chosen) = layer.chosen() {
        *chosen = row;
    }
    Vec::new()
}

/// Whether the `+n` of a row of two lines stands at a column of it.
fn tells_outlets(model: &Model, row: usize, x: u16) -> bool {
    let story = model.list.ids.get(model.list.top + row).and_then(|id| model.list.rows.get(id));
    let Some(story) = story.filter(|story| story.sources > 1 && !model.options.dense) else { return false };
    // Behind the mark and the name, which is not cut while there is room for both.
    let from = 3 + story.face.source_name.width() + 1;
    (from..from + format!("+{}", story.sources - 1).len()).contains(&usize::from(x))
}

/// The story's other articles, once its text has come.
fn others_of_row(model: &mut Model, mut effects: Vec<Effect>) -> Vec<Effect> {
    if model.screen.focus == Pane::List {
        effects.extend(dispatch::act(model, Command::Reader(ReaderCommand::Others), None));
    }
    effects
}

fn in_sources(model: &mut Model, area: Area, by: isize, row: usize) -> Vec<Effect> {
    let height = usize::from(area.height);
    if by != 0 {
        model.sources.go(model.sources.cursor.saturating_add_signed(by), height);
        return Vec::new();
    }
    let row = row + model.sources.top;
    if row >= model.sources.entries().len() {
        return Vec::new();
    }
    model.sources.go(row, height);
    source_commands::open_row(model)
}

fn in_list(model: &mut Model, by: isize, row: usize) -> Vec<Effect> {
    let height = model.list_height();
    model.list.user_has_acted = true;
    if by != 0 {
        model.list.scroll(by, height);
        return Vec::new();
    }
    if model.shows_fold() && row >= height {
        return shelves::fold(model);
    }
    let to = model.list.top + row;
    if to >= model.list.ids.len() {
        return Vec::new();
    }
    let again = model.list.cursor == to && model.screen.focus == Pane::List;
    if model.screen.focus == Pane::Reader && model.list.cursor != to {
        model.screen.focus = Pane::List;
    }
    model.screen.focus = Pane::List;
    model.list.go(to, height);
    if again { navigation::open(model) } else { Vec::new() }
}

fn in_reader(model: &mut Model, by: isize, row: usize, column: usize) -> Vec<Effect> {
    let height = model.reader_height();
    let width = model.text_width();
    let Some(reader) = &mut model.reader else { return Vec::new() };
    if by != 0 {
        let to = reader.scroll.saturating_add_signed(by);
        reader.scroll_to(to, height);
        return Vec::new();
    }
    let in_header = reader.rows.first().is_some_and(|first| reader.scroll + row < *first);
    let receipt = |line: &TextLine| line.iter().any(|span| span.look == Look::Receipt);
    let shown = reader.line(reader.scroll + row);
    if in_header && shown.as_deref().is_some_and(receipt) {
        return dispatch::act(model, Command::Reader(ReaderCommand::Why), None);
    }
    let direction = reader.direction(reader.scroll + row);
    let link = shown.and_then(|line| {
        let text = line_text(&line);
        let ordered = bidi::Line::new(&text, 0, width, direction, model.options.reorders());
        let at = ordered.byte_at(u16::try_from(column).ok()?)?;
        let mut end = 0;
        line.iter().find_map(|span| {
            end += span.text.len();
            (at < end).then_some(span.link)
        })
    });
    if let Some(Some(link)) = link {
        links::pick(model, link);
        return Vec::new();
    }
    if model.screen.focus == Pane::Reader { Vec::new() } else { navigation::open(model) }
}

/// The shelf whose name stands at a column of the title.
fn shelf_at(model: &Model, x: usize) -> Option<usize> {
    let tabs = model.tabs();
    tabs.into_iter().find(|tab| (tab.x..tab.x + tab.text.width()).contains(&x)).map(|tab| tab.shelf)
}
