//! What lies over the panes, the only framed things: help, palette, pickers, the receipt.

use super::{Gallery, Theme, aside, gallery::Spot, paint, rect, tending};
use crate::app::{
    Area, Framing, HelpLine, Model, Names, Overlay, Scope, Shown, TextLine, address, age, binding, chord_words,
    cut_away, framing, help, palette_rows, query_in, wrap, wrong_query,
};
use ratatui::{Frame, layout::Rect, style::Style, symbols::border, widgets::Block};
use tui_input::Input;

/// Columns of the help's frame.
const HELP: u16 = 76;

/// Draws what lies over the panes.
pub fn draw(frame: &mut Frame, model: &Model, stage: Rect, theme: Theme, gallery: &Gallery) {
    match &model.overlay {
        Some(Overlay::Help { scope, input, top }) => draw_help(frame, model, stage, (*scope, input, *top), theme),
        Some(Overlay::Palette { scope, input, chosen }) => palette(frame, model, (*scope, input, *chosen), theme),
        Some(Overlay::Links { chosen }) => links(frame, model, *chosen, theme),
        Some(Overlay::Picture { chosen, came }) => {
            picture(frame, model, rect(model.layout().body), (*chosen, came.as_ref()), (theme, gallery));
        }
        Some(Overlay::Names(open)) => names(frame, model, open, theme),
        Some(Overlay::Others { chosen }) => others(frame, model, *chosen, theme),
        Some(Overlay::Mute(menu)) => aside::mute(frame, menu, model, theme),
        Some(Overlay::Mutes { all, chosen }) => aside::mutes(frame, (all.as_deref(), *chosen), model, theme),
        Some(Overlay::Later(menu)) => aside::later(frame, menu, model, theme),
        Some(Overlay::Steps { steps: Some(steps), top }) => aside::steps(frame, stage, (steps, *top), model, theme),
        Some(Overlay::Why { lines, top }) => written(frame, stage, "Why", (lines, *top), theme),
        Some(Overlay::Source { source, chosen, input }) => {
            tending::settings(frame, model, (*source, *chosen, input.as_ref()), theme);
        }
        Some(Overlay::Picker { on, chosen }) => tending::picker(frame, model, (on, *chosen), theme),
        Some(Overlay::Text { title, lines, top }) => written(frame, stage, title, (lines, *top), theme),
        Some(Overlay::Steps { steps: None, .. }) | None => {}
    }
}

/// Whether what lies over the panes is longer than its frame.
pub fn scrolls(model: &Model) -> bool {
    let body = model.layout().stage();
    let room = |height: u16| usize::from(Framing::within(body, 0, height).inner.height);
    match &model.overlay {
        Some(Overlay::Why { lines, .. } | Overlay::Text { lines, .. }) => lines.len() > room(u16::MAX - 2),
        Some(Overlay::Steps { steps: Some(steps), .. }) => steps.len() > room(aside::STEPS),
        Some(Overlay::Help { scope, input, .. }) => {
            let lines = help(&model.options.keymap, *scope, input.value());
            let (_, words) = columns_of_help(&lines, Framing::within(body, HELP, 0).inner.width);
            lines.iter().map(|line| wrap(line.words, usize::from(words)).len()).sum::<usize>() + 2 > room(u16::MAX - 2)
        }
        _ => false,
    }
}

/// Something to read, from its topmost line.
fn written(frame: &mut Frame, body: Rect, title: &str, of: (&[TextLine], usize), theme: Theme) {
    let (lines, top) = of;
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let inner = framed(frame, body, 80, height, title, theme);
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

/// Columns beside a frame in which no word could be read.
const SLIVER: u16 = 14;

/// A frame in the middle of the body, with a title; the room inside it.
pub fn framed(frame: &mut Frame, body: Rect, width: u16, height: u16, title: &str, theme: Theme) -> Rect {
    let body = Area { x: body.x, y: body.y, width: body.width, height: body.height };
    bordered(frame, &Framing::within(body, width, height), title, theme)
}

/// The frame itself, with its title; the room inside it.
pub(super) fn bordered(frame: &mut Frame, framing: &Framing, title: &str, theme: Theme) -> Rect {
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
    foot(frame, area, if theme.ascii { " more v " } else { " more ↓ " }, theme);
}

/// The line something is typed in, with its cursor.
pub fn typed(frame: &mut Frame, inner: Rect, sign: &str, input: &Input, hint: &str, theme: Theme) {
    let used = paint::text(frame, inner.x, inner.y, inner.width, sign, theme.key());
    let room = inner.width.saturating_sub(used);
    if input.value().is_empty() {
        paint::text(frame, inner.x + used, inner.y, room, hint, theme.grey());
    }
    paint::text(frame, inner.x + used, inner.y, room, input.value(), theme.bold());
    let cursor = u16::try_from(input.visual_cursor()).unwrap_or(u16::MAX).min(room.saturating_sub(1));
    frame.set_cursor_position((inner.x + used + cursor, inner.y));
}

fn draw_help(frame: &mut Frame, model: &Model, body: Rect, of: (Scope, &Input, usize), theme: Theme) {
    let (scope, input, top) = of;
    let lines = help(&model.options.keymap, scope, input.value());
    let all = help(&model.options.keymap, scope, "").len();
    let height = u16::try_from(all + 2).unwrap_or(u16::MAX);
    let inner = framed(frame, body, HELP, height, &format!("Keys in the {}", scope.word()), theme);
    typed(frame, inner, "", input, "type to search", theme);
    let (keys, room) = columns_of_help(&lines, inner.width);
    let mut y = inner.y + 2;
    for line in lines.iter().skip(top) {
        for (number, words) in wrap(line.words, usize::from(room)).iter().enumerate() {
            if y >= inner.bottom() {
                more(frame, inner, theme);
                break;
            }
            if number == 0 {
                paint::text(frame, inner.x, y, keys, &line.keys, theme.key());
            }
            paint::text(frame, inner.x + keys + 2, y, room, words, Style::new());
            y += 1;
        }
    }
    if lines.is_empty() {
        paint::text(frame, inner.x, inner.y + 2, inner.width, "No key does that here", theme.grey());
    }
}

/// The columns that the keys take, and those that are left for the words.
fn columns_of_help(lines: &[HelpLine], width: u16) -> (u16, u16) {
    let keys = lines.iter().map(|line| paint::columns(&line.keys)).max().unwrap_or(0).min(width / 3);
    (keys, width.saturating_sub(keys + 2))
}

/// The row with the cursor.
pub fn cursor_row(frame: &mut Frame, inner: Rect, y: u16, theme: Theme) {
    let row = Rect { x: inner.x - 1, y, width: inner.width + 2, height: 1 };
    frame.buffer_mut().set_style(row, theme.row());
    paint::text(frame, inner.x - 1, y, 1, theme.marks().cursor, theme.accent());
}

fn palette(frame: &mut Frame, model: &Model, of: (Scope, &Input, usize), theme: Theme) {
    let (scope, input, chosen) = of;
    let found = palette_rows(model, scope, input.value());
    let Some(framing) = model.overlay.as_ref().and_then(|overlay| framing(model, overlay)) else { return };
    let title = if model.picks_theme() { "Themes" } else { "Commands" };
    let inner = bordered(frame, &framing, title, theme);
    typed(frame, inner, ": ", input, "a few letters of what you want", theme);
    if let Some(at) = query_in(input.value()) {
        return query(frame, rect(framing.room()), (input.value(), at), model, theme);
    }
    let (room, shown) = (rect(framing.room()), framing.shown());
    let longest = found[shown.clone()].iter().map(|row| paint::columns(&row.name)).max().unwrap_or(0);
    // Themes are all on screen; what the rest is called changes as it scrolls, where it stands does not.
    let least = if model.picks_theme() { 8 } else { 17 };
    let names = longest.clamp(least, (room.width / 2).max(least));
    for (y, place) in (room.y..).zip(shown) {
        let row = &found[place];
        if place == chosen {
            cursor_row(frame, room, y, theme);
        }
        let taken = paint::text_right(frame, room.x, y, room.width, &row.keys, theme.key());
        let name = if place == chosen { theme.bold() } else { Style::new() };
        paint::text(frame, room.x + 1, y, names, &row.name, name);
        let (used, gap) = (names + 3, if taken > 0 { 2 } else { 0 });
        paint::text(frame, room.x + used, y, room.width.saturating_sub(used + taken + gap), &row.words, theme.grey());
    }
    if found.is_empty() {
        paint::text(frame, room.x, room.y, room.width, "Nothing is called that", theme.grey());
    }
}

/// What can follow the first key of a chord, at the bottom left.
pub fn which_key(frame: &mut Frame, model: &Model, body: Rect, theme: Theme) {
    if model.typed.is_empty() || model.overlay.is_some() {
        return;
    }
    let next = model.options.keymap.next(model.scope(), &model.typed);
    let rows: Vec<(String, &str)> =
        next.into_iter().filter_map(|(key, command)| Some((key, binding(command)?.words))).collect();
    if rows.is_empty() {
        return;
    }
    let keys = rows.iter().map(|(key, _)| paint::columns(key)).max().unwrap_or(0);
    let words = rows.iter().map(|(_, words)| paint::columns(words)).max().unwrap_or(0);
    let height = u16::try_from(rows.len()).unwrap_or(u16::MAX).saturating_add(2).min(body.height);
    let width = (keys + words + 6).min(body.width - 2);
    let corner = Rect { x: body.x, y: body.bottom() - height, width: width + 2, height };
    let inner = framed(frame, corner, width, height, &chord_words(&model.typed), theme);
    for (y, (key, words)) in (inner.y..inner.bottom()).zip(&rows) {
        paint::text(frame, inner.x, y, keys, key, theme.key());
        paint::text(frame, inner.x + keys + 2, y, inner.width.saturating_sub(keys + 2), words, theme.grey());
    }
}

/// Under a line that holds a query: what is wrong with it, or what its last word may become.
fn query(frame: &mut Frame, room: Rect, of: (&str, usize), model: &Model, theme: Theme) {
    let (line, at) = of;
    if let Some(error) = wrong_query(line) {
        let before = paint::columns(line.get(..error.at.min(line.len())).unwrap_or(line));
        // The sign before the line takes two columns.
        paint::text(frame, room.x + 2 + before.min(room.width.saturating_sub(3)), room.y - 1, 1, "^", theme.wrong());
        for (y, words) in (room.y..room.bottom()).zip(wrap(&error.message, usize::from(room.width))) {
            paint::text(frame, room.x, y, room.width, &words, theme.wrong());
        }
        return;
    }
    let may_be = model.completions(&line[at..]);
    if may_be.is_empty() {
        paint::text(frame, room.x, room.y, room.width, "Enter does it to what matches in this list", theme.grey());
    }
    for (y, (place, word)) in (room.y..room.bottom()).zip(may_be.iter().enumerate()) {
        let key = if place == 0 { "Tab " } else { "    " };
        paint::texts(frame, room.x, y, room.width, &[(key, theme.key()), (word, ratatui::style::Style::new())]);
    }
}

fn links(frame: &mut Frame, model: &Model, chosen: usize, theme: Theme) {
    let Some((reader, document)) = model.reader.as_ref().and_then(|reader| Some((reader, reader.document.as_ref()?)))
    else {
        return;
    };
    let links = &document.page.links;
    let Some(framing) = framing(model, &Overlay::Links { chosen }) else { return };
    let inner = bordered(frame, &framing, "Links", theme);
    for (row, place) in framing.shown().enumerate() {
        let (y, link) = (inner.y + u16::try_from(row * 2).unwrap_or(0), &links[place]);
        if place == chosen {
            cursor_row(frame, inner, y, theme);
        }
        let name = if place == chosen { theme.bold() } else { Style::new() };
        let number = format!("{:>2} ", place + 1);
        let cut = cut_away(link, theme.ascii);
        let room = inner.width.saturating_sub(paint::columns(&cut) + 2);
        let used = paint::texts(frame, inner.x, y, room, &[(&number, theme.grey()), (&link.text, name)]);
        paint::text(frame, inner.x + used + 2, y, inner.width.saturating_sub(used + 2), &cut, theme.good());
        let to = address(link, reader.view);
        paint::text(frame, inner.x + 3, y + 1, inner.width.saturating_sub(3), &to, theme.grey());
    }
}

fn picture(frame: &mut Frame, model: &Model, body: Rect, of: (usize, Option<&Shown>), with: (Theme, &Gallery)) {
    let ((chosen, came), (theme, gallery)) = (of, with);
    let Some(document) = model.reader.as_ref().and_then(|reader| reader.document.as_ref()) else { return };
    let Some(image) = document.page.images.get(chosen) else { return };
    let title = format!("Picture {} of {}", chosen + 1, document.page.images.len());
    let inner = framed(frame, body, body.width, body.height, &title, theme);
    let room = Rect { height: inner.height.saturating_sub(1), ..inner };
    let label = if image.alt.is_empty() { &image.src } else { &image.alt };
    paint::text(frame, inner.x, inner.bottom().saturating_sub(1), inner.width, label, theme.grey());
    match came {
        Some(Ok((columns, rows))) => {
            let (columns, rows) = ((*columns).min(room.width), (*rows).min(room.height));
            let (x, y) = (room.x + (room.width - columns) / 2, room.y + (room.height - rows) / 2);
            let area = Rect { x, y, width: columns, height: rows };
            gallery.draw(frame, Spot { area, down: 0, covered: false }, &image.src, true);
        }
        Some(Err(reason)) => {
            paint::text(frame, room.x, room.y, room.width, &format!("It did not come: {reason}"), theme.wrong());
        }
        None => {
            paint::text(frame, room.x, room.y, room.width, "getting the picture…", theme.grey());
        }
    }
}

fn others(frame: &mut Frame, model: &Model, chosen: usize, theme: Theme) {
    let Some((reader, document)) = model.reader.as_ref().and_then(|reader| Some((reader, reader.document.as_ref()?)))
    else {
        return;
    };
    let others = &document.others;
    let Some(framing) = framing(model, &Overlay::Others { chosen }) else { return };
    let inner = bordered(frame, &framing, "Same story", theme);
    for (row, place) in framing.shown().enumerate() {
        let (y, other) = (inner.y + u16::try_from(row * 2).unwrap_or(0), &others[place]);
        if place == chosen {
            cursor_row(frame, inner, y, theme);
        }
        let (mark, style) =
            if other.read { (theme.marks().read, theme.grey()) } else { (theme.marks().unread, theme.accent()) };
        paint::text(frame, inner.x, y, 1, mark, style);
        let name = if place == chosen { theme.bold() } else { ratatui::style::Style::new() };
        let title = model.headline(reader.story, other);
        paint::text(frame, inner.x + 2, y, inner.width.saturating_sub(2), &title, name);
        let when = other.published.map(|time| age(time, model.now, &model.options.zone)).unwrap_or_default();
        let about = format!("{} · {when}", other.source_name);
        paint::text(frame, inner.x + 2, y + 1, inner.width.saturating_sub(2), &about, theme.grey());
    }
}

fn names(frame: &mut Frame, model: &Model, open: &Names, theme: Theme) {
    let title = if open.of_a_story { "Follow" } else { "Followed" };
    let Some(framing) = model.overlay.as_ref().and_then(|overlay| framing(model, overlay)) else { return };
    let inner = bordered(frame, &framing, title, theme);
    for (row, place) in framing.shown().enumerate() {
        let (y, name) = (inner.y + u16::try_from(row).unwrap_or(0), &open.names[place]);
        if place == open.chosen {
            cursor_row(frame, inner, y, theme);
        }
        let (mark, style) =
            if name.followed { (theme.marks().saved, theme.accent()) } else { (theme.marks().read, theme.grey()) };
        paint::text(frame, inner.x, y, 1, mark, style);
        let look = if place == open.chosen { theme.bold() } else { Style::new() };
        paint::text(frame, inner.x + 2, y, inner.width.saturating_sub(2), &name.name, look);
    }
}
