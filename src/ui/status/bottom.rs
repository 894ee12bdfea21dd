//! The bottom: one line for what just happened and where we are, one line for the few keys that matter here.

use crate::{
    app::{
        Command, Layout, ListCommand, Model, Pane, Prompt, Purpose, Scope, Toast, aloud, groups, hints, shows_hints,
        undo_key, wrap,
    },
    language::{self, tr},
    query::QueryError,
    ui::{
        paint::{self, Frame, rect},
        sources,
        theme::Theme,
    },
};
use ratatui::{layout::Rect, style::Style};
use std::borrow::Cow;
use unicode_width::UnicodeWidthStr;

/// Draws both lines.
pub fn draw(frame: &mut Frame, model: &Model, layout: &Layout, theme: Theme) {
    let footer = rect(layout.footer);
    if let Some(prompt) = &model.prompt {
        // A word that may still become a right one is no mistake yet.
        let begun = !model.completions(prompt.input.value()).is_empty();
        let error = model.search.filter.error.as_ref().filter(|_| prompt.purpose == Purpose::Filter && !begun);
        let line = layout.message.map_or(footer, rect);
        if let Some(error) = error {
            draw_error(frame, footer, prompt, error, theme);
            return;
        }
        draw_prompt(frame, line, prompt, theme);
        if layout.message.is_some() {
            under_prompt(frame, footer, model, prompt, theme);
        }
        return;
    }
    let whole = model.session.toast.as_ref().filter(|toast| !toast.undo || toast.wrong || theme.spoken);
    let last = layout.message.map_or(footer, rect);
    let taken = whole.and_then(|toast| in_full(frame, (last, footer), toast, model, theme));
    if taken.is_some_and(|taken| taken.bottom() > footer.y) {
        return;
    }
    let hints = if shows_hints(model) { hints(model) } else { Vec::new() };
    let free = |line: &Rect| taken.is_none() && hints.iter().all(|hint| hint.y != line.y);
    if let Some(line) = layout.message.map(rect).filter(free) {
        message(frame, line, model, theme);
    }
    if shows_hints(model) {
        let last = hints.last().map(|last| (last.x, last.y));
        for hint in hints {
            // What is read aloud has a pause between one key and the next.
            let pause = if theme.spoken && last != Some((hint.x, hint.y)) { "," } else { "" };
            let (key, words) = (hint.key.as_str(), hint.words.as_str());
            let parts = [(key, theme.key()), (" ", theme.grey()), (words, theme.grey()), (pause, theme.grey())];
            paint::texts(frame, hint.x, hint.y, footer.right().saturating_sub(hint.x), &parts);
        }
    } else if layout.message.is_none() {
        message(frame, footer, model, theme);
    }
}

fn draw_prompt(frame: &mut Frame, line: Rect, prompt: &Prompt, theme: Theme) {
    let sign = prompt.purpose.sign();
    let used = 1 + paint::text(frame, line.x + 1, line.y, line.width, sign, theme.key());
    let style = if prompt.selected { theme.key().reversed() } else { Style::new() };
    let at = Rect { x: line.x + used, width: line.width.saturating_sub(used), ..line };
    paint::typed(frame, at, &prompt.input, style);
}

fn under_prompt(frame: &mut Frame, line: Rect, model: &Model, prompt: &Prompt, theme: Theme) {
    let found = model.reader.as_ref().filter(|_| prompt.purpose == Purpose::Find).map(|reader| reader.find.lines.len());
    let typed = prompt.input.value();
    let may_be = if prompt.purpose == Purpose::Filter { model.completions(typed) } else { Vec::new() };
    if !may_be.is_empty() {
        let mut parts = vec![("Tab ", theme.key())];
        let gap = if theme.spoken { ", " } else { " " };
        parts.extend(
            may_be
                .iter()
                .zip(std::iter::once(" ").chain(std::iter::repeat(gap)))
                .flat_map(|(word, gap)| [(gap, theme.grey()), (word.as_str(), theme.grey())]),
        );
        paint::texts(frame, line.x + 1, line.y, line.width - 2, &parts);
        return;
    }
    if matches!(prompt.purpose, Purpose::Regroup(_)) {
        let parts =
            [("Enter", theme.key()), (tr!("bottom-moves-it-there"), theme.grey()), (&groups(model), theme.grey())];
        paint::texts(frame, line.x + 1, line.y, line.width - 2, &parts);
        return;
    }
    let words = match found {
        None if prompt.purpose == Purpose::Filter && model.search.read_too && !model.list.ids.is_empty() => {
            tr!("bottom-nothing-unread-matches-these-are").to_owned()
        }
        Some(count) if !prompt.input.value().is_empty() => {
            tr!("bottom-line", count, hint = prompt.purpose.hint())
        }
        _ => prompt.purpose.hint().to_owned(),
    };
    paint::text(frame, line.x + 1, line.y, line.width - 2, whole_parts(&words, line.width - 2), theme.grey());
}

/// As many parts of a sentence as there is room for, at least the first.
fn whole_parts(words: &str, room: u16) -> &str {
    let ends = words.match_indices(" · ").map(|(at, _)| at).chain([words.len()]);
    let fits = ends.filter(|end| paint::columns(&words[..*end]) <= room).last();
    fits.map_or(words, |end| &words[..end])
}

/// What is wrong with the filter: the line, a caret under the place, and the reason in words, up from the last row.
fn draw_error(frame: &mut Frame, last: Rect, prompt: &Prompt, error: &QueryError, theme: Theme) {
    let words = wrap(&language::translated(&error.message), usize::from(last.width.saturating_sub(2)));
    let lines = u16::try_from(words.len()).unwrap_or(1).min(4);
    let area = Rect { y: (last.y + 1).saturating_sub(lines + 2), height: lines + 2, ..last };
    paint::clear(frame, area, theme);
    draw_prompt(frame, Rect { height: 1, ..area }, prompt, theme);
    let typed = prompt.input.value();
    let before = typed.get(..error.at.min(typed.len())).unwrap_or(typed);
    let at = 1 + prompt.purpose.sign().width() + before.width();
    let at = u16::try_from(at).unwrap_or(0).min(last.width.saturating_sub(2));
    if !theme.spoken {
        paint::text(frame, last.x + at, area.y + 1, 1, "^", theme.wrong());
    }
    for (row, line) in (area.y + 2..area.bottom()).zip(&words) {
        paint::text(frame, last.x + 1, row, last.width, line, Style::new());
    }
}

/// Columns of a line with room for what has just happened beside where one is.
const NARROW: u16 = 60;

/// Columns beside the words of what has just happened: its mark, some air, and the key that undoes it.
fn beside_toast() -> u16 {
    11 + paint::columns(tr!("bottom-undo"))
}

/// Columns of the key that undoes what has just happened, with its word and the blanks before them.
fn columns_of_undo(key: &str) -> u16 {
    3 + paint::columns(key) + paint::columns(tr!("bottom-undo"))
}

fn message(frame: &mut Frame, line: Rect, model: &Model, theme: Theme) {
    // What is read aloud tells its place itself.
    let untold = theme.spoken || model.screen.focus == Pane::Sources;
    let mut place = if untold { String::new() } else { place(model, theme) };
    // What has just happened is told before where one is.
    let toast = model.session.toast.as_ref().map_or(0, |toast| paint::columns(&toast.words) + beside_toast());
    if toast + paint::columns(&place) > line.width && line.width < NARROW {
        place.clear();
    }
    let taken = paint::text_right(frame, line.x, line.y, line.width.saturating_sub(1), &place, theme.grey());
    let room = line.width.saturating_sub(taken + 4);
    let x = line.x + 1;
    if let Some(toast) = &model.session.toast {
        let wrong = if theme.spoken { tr!("bottom-error") } else { "!" };
        let signs = [(wrong, theme.wrong()), (theme.marks().good, theme.good())];
        let sign = if toast.wrong { Some(signs[0]) } else { toast.undo.then_some(signs[1]) };
        let indent =
            if let Some((sign, style)) = sign { 1 + paint::text(frame, x, line.y, room, sign, style) } else { 0 };
        let undo = undo_key(model).filter(|_| toast.undo);
        let after = undo.as_deref().map_or(0, columns_of_undo);
        let used = indent
            + paint::text(frame, x + indent, line.y, room.saturating_sub(indent + after), &toast.words, Style::new());
        if let Some(key) = undo {
            paint::texts(
                frame,
                x + used + 3,
                line.y,
                room.saturating_sub(used),
                &[(&key, theme.key()), (tr!("bottom-undo"), theme.grey())],
            );
        }
        return;
    }
    if !model.keys.typed.is_empty() || model.keys.count.is_some() {
        typed_keys(frame, (x, line.y, room), model, theme);
        return;
    }
    // What is read aloud says of each source what is to be said of it.
    if model.screen.focus == Pane::Sources
        && !theme.spoken
        && let Some(about) = sources::about(model)
    {
        paint::text(frame, x, line.y, room, &about, theme.grey());
        return;
    }
    lasting(frame, (x, line.y, room), model, theme);
}

/// What needs more than a line is told whole, up from the line for it: nothing is cut out of a reason. What is read aloud begins in
/// that line and takes the one of the keys too. The area that it took.
fn in_full(frame: &mut Frame, lines: (Rect, Rect), toast: &Toast, model: &Model, theme: Theme) -> Option<Rect> {
    let (last, footer) = lines;
    let wrong = if theme.spoken { tr!("bottom-error") } else { "!" };
    let indent = if toast.wrong { 2 + paint::columns(wrong) } else { 1 };
    let beside = if theme.spoken || last.width < NARROW { 0 } else { paint::columns(&place(model, theme)) };
    let undo = undo_key(model).filter(|_| toast.undo);
    let of_undo = undo.as_deref().map_or(0, columns_of_undo);
    if !theme.spoken && paint::columns(&toast.words) + indent + beside + of_undo + 5 <= last.width {
        return None;
    }
    let undo = undo.map_or_else(String::new, |key| tr!("bottom-key-undoes", key));
    let words = format!("{}{undo}", toast.words);
    let words = if theme.spoken { aloud(&words) } else { Cow::Borrowed(words.as_str()) };
    let words = wrap(&words, usize::from(last.width.saturating_sub(indent + 1)));
    let last = if theme.spoken && words.len() > 1 { footer } else { last };
    let height = u16::try_from(words.len()).unwrap_or(u16::MAX).min(last.y + 1);
    let area = Rect { y: last.y + 1 - height, height, ..last };
    paint::clear(frame, area, theme);
    if toast.wrong {
        paint::text(frame, last.x + 1, area.y, indent, wrong, theme.wrong());
    }
    for (y, words) in (area.y..area.bottom()).zip(&words) {
        paint::text(frame, last.x + indent, y, last.width.saturating_sub(indent), words, Style::new());
    }
    Some(area)
}

/// The keys typed so far, and those that can follow, each with its word.
fn typed_keys(frame: &mut Frame, at: (u16, u16, u16), model: &Model, theme: Theme) {
    let (x, y, room) = at;
    let count = model.keys.count.map(|count| count.to_string()).unwrap_or_default();
    let typed = format!("{count}{}", crate::app::chord_words(&model.keys.typed));
    let used = paint::text(frame, x, y, room, &typed, theme.key());
    let next = if model.keys.typed.is_empty() {
        Vec::new()
    } else {
        model.options.keymap.following(model.scope(), &model.keys.typed)
    };
    let spans: Vec<(&str, Style)> = next
        .iter()
        .flat_map(|next| {
            let (key, words) = (next.keys.as_str(), next.short.as_str());
            [("  ", theme.grey()), (key, theme.key()), (" ", theme.grey()), (words, theme.grey())]
        })
        .collect();
    paint::texts(frame, x + used, y, room.saturating_sub(used), &spans);
}

/// What stands at the bottom while nothing happens: what has arrived, what is selected, what narrows the list.
fn lasting(frame: &mut Frame, at: (u16, u16, u16), model: &Model, theme: Theme) {
    let (x, y, room) = at;
    if model.list.unseen() > 0 {
        let key = model
            .options
            .keymap
            .keys(Scope::List, Command::List(ListCommand::ShowArrived))
            .into_iter()
            .next()
            .unwrap_or_default();
        let arrived = tr!("bottom-new", arrived = theme.marks().arrived, unseen = model.list.unseen());
        let parts =
            [(arrived.as_str(), theme.accent()), (tr!("bottom-press"), theme.grey()), (key.as_str(), theme.key())];
        paint::texts(frame, x, y, room, &parts);
        return;
    }
    if let Some(reader) =
        model.reader.as_ref().filter(|reader| model.screen.focus == Pane::Reader && !reader.find.words.is_empty())
    {
        let find = &reader.find;
        let words = match find.lines.len() {
            0 => tr!("bottom-not-on-this-page", words = find.words),
            lines => tr!("bottom-line-of", words = find.words, at = find.at + 1, lines),
        };
        paint::text(frame, x, y, room, &words, theme.accent());
        return;
    }
    let mut parts = Vec::new();
    if model.screen.focus == Pane::List && !model.list.selected.is_empty() {
        parts.push(tr!("bottom-selected", selected = model.list.selected.len()));
    }
    parts.extend(model.sources.only_name().map(ToString::to_string));
    if !model.search.filter.text.is_empty() {
        parts.push(format!("/ {}", model.search.filter.text));
    }
    if model.search.read_too && !model.list.ids.is_empty() {
        parts.push(tr!("bottom-nothing-unread-matches-read-ones").to_owned());
    } else if model.shelves.show_read {
        parts.push(tr!("bottom-read-ones-too").to_owned());
    }
    if model.shelves.sort != model.shelf().sort() {
        parts.push(model.shelves.sort.words().to_owned());
    }
    if let (true, Some(found)) = (parts.is_empty(), &model.session.found) {
        let taken = tr!("bottom-takes-in-of", feeds = found.feeds, path = found.path);
        paint::texts(frame, x, y, room, &[(":import", theme.key()), (&taken, theme.grey())]);
        return;
    }
    paint::text(frame, x, y, room, &parts.join(" · "), theme.accent());
}

/// Where we are: the story in the list, and how much of the article has been on screen.
fn place(model: &Model, theme: Theme) -> String {
    let place = where_we_are(model);
    let place = match model.session.running.as_slice() {
        [] => place,
        [one] => joined(&format!("{} {one}", theme.marks().polling), &place),
        [one, more @ ..] => joined(&format!("{} {one} +{}", theme.marks().polling, more.len()), &place),
    };
    match (&model.session.sync.step, model.session.totals.unsent) {
        _ if !model.options.syncs => place,
        (Some(_), _) => joined(&tr!("bottom-sync", polling = theme.marks().polling), &place),
        (None, 0) if model.session.sync.fails() => joined(tr!("bottom-sync-fails"), &place),
        (None, 0) => place,
        (None, waiting) => joined(&tr!("bottom-waiting", arrived = theme.marks().arrived, waiting), &place),
    }
}

fn joined(first: &str, second: &str) -> String {
    if second.is_empty() { first.to_owned() } else { format!("{first} · {second}") }
}

fn where_we_are(model: &Model) -> String {
    let (at, of) = (model.list.cursor + 1, model.list.ids.len());
    let list = if of == 0 { String::new() } else { format!("{at}/{of}") };
    match &model.reader {
        Some(reader) if reader.document.is_some() && model.layout().reader.is_some() => {
            let percent = reader.percent(model.reader_height());
            let left = match reader.minutes_left(model.reader_height()) {
                Some(minutes) if model.screen.focus == Pane::Reader => tr!("bottom-min-left", minutes),
                _ => String::new(),
            };
            let list = if list.is_empty() { list } else { format!("{list} · ") };
            format!("{list}{percent} %{left}")
        }
        _ => list,
    }
}
