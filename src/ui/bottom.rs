//! The bottom: one line for what just happened and where we are, one line for the few keys that matter here.

use super::{Theme, paint, rect, sources};
use crate::{
    app::{Command, LESSON, Layout, Model, Overlay, Pane, Prompt, Purpose, Scope, binding, groups, wrap},
    query::QueryError,
};
use ratatui::{Frame, layout::Rect, style::Style};
use unicode_width::UnicodeWidthStr;

/// Draws both lines.
pub fn draw(frame: &mut Frame, model: &Model, layout: &Layout, theme: Theme) {
    let footer = rect(layout.footer);
    if let Some(prompt) = &model.prompt {
        // A word that may still become a right one is no mistake yet.
        let begun = !model.completions(prompt.input.value()).is_empty();
        let error = model.filter.error.as_ref().filter(|_| prompt.purpose == Purpose::Filter && !begun);
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
    match layout.message.map(rect) {
        Some(line) => {
            message(frame, line, model, theme);
            keys(frame, footer, model, theme);
        }
        None if model.toast.is_some() || (model.arrived > 0 && model.focus == Pane::List) => {
            message(frame, footer, model, theme);
        }
        None => keys(frame, footer, model, theme),
    }
}

fn draw_prompt(frame: &mut Frame, line: Rect, prompt: &Prompt, theme: Theme) {
    let sign = prompt.purpose.sign();
    let used = 1 + paint::text(frame, line.x + 1, line.y, line.width, sign, theme.key());
    let room = line.width.saturating_sub(used + 1);
    let scrolled = prompt.input.visual_scroll(usize::from(room));
    // What is typed may be longer than the line: the part with the cursor is shown.
    let mut hidden = 0;
    let shown: String = prompt
        .input
        .value()
        .chars()
        .skip_while(|letter| {
            let skip = hidden < scrolled;
            hidden += unicode_width::UnicodeWidthChar::width(*letter).unwrap_or(0);
            skip
        })
        .collect();
    let x = line.x + used;
    frame.buffer_mut().set_stringn(x, line.y, &shown, usize::from(room), Style::new());
    let cursor = prompt.input.visual_cursor().saturating_sub(scrolled);
    frame.set_cursor_position((x + u16::try_from(cursor).unwrap_or(0).min(room), line.y));
}

fn under_prompt(frame: &mut Frame, line: Rect, model: &Model, prompt: &Prompt, theme: Theme) {
    let found = model.reader.as_ref().filter(|_| prompt.purpose == Purpose::Find).map(|reader| reader.find.lines.len());
    let typed = prompt.input.value();
    let may_be = if prompt.purpose == Purpose::Filter { model.completions(typed) } else { Vec::new() };
    if !may_be.is_empty() {
        let mut parts = vec![("Tab ", theme.key())];
        parts.extend(may_be.iter().flat_map(|word| [(" ", theme.grey()), (word.as_str(), theme.grey())]));
        paint::texts(frame, line.x + 1, line.y, line.width - 2, &parts);
        return;
    }
    if matches!(prompt.purpose, Purpose::Regroup(_)) {
        let parts = [("Enter", theme.key()), (" moves it there · ", theme.grey()), (&groups(model), theme.grey())];
        paint::texts(frame, line.x + 1, line.y, line.width - 2, &parts);
        return;
    }
    let words = match found {
        Some(count) if !prompt.input.value().is_empty() => {
            format!("{count} line{} · {}", if count == 1 { "" } else { "s" }, prompt.purpose.hint())
        }
        _ => prompt.purpose.hint().to_owned(),
    };
    paint::text(frame, line.x + 1, line.y, line.width - 2, &words, theme.grey());
}

/// What is wrong with the filter: the line, a caret under the place, and the reason in words, up from the last row.
fn draw_error(frame: &mut Frame, last: Rect, prompt: &Prompt, error: &QueryError, theme: Theme) {
    let words = wrap(&error.message, usize::from(last.width.saturating_sub(2)));
    let lines = u16::try_from(words.len()).unwrap_or(1).min(4);
    let area = Rect { y: (last.y + 1).saturating_sub(lines + 2), height: lines + 2, ..last };
    paint::clear(frame, area, theme);
    draw_prompt(frame, Rect { height: 1, ..area }, prompt, theme);
    let typed = prompt.input.value();
    let before = typed.get(..error.at.min(typed.len())).unwrap_or(typed);
    let at = 1 + prompt.purpose.sign().width() + before.width();
    let at = u16::try_from(at).unwrap_or(0).min(last.width.saturating_sub(2));
    paint::text(frame, last.x + at, area.y + 1, 1, "^", theme.wrong());
    for (row, line) in (area.y + 2..area.bottom()).zip(&words) {
        paint::text(frame, last.x + 1, row, last.width, line, theme.wrong());
    }
}

fn message(frame: &mut Frame, line: Rect, model: &Model, theme: Theme) {
    let place = if model.focus == Pane::Sources { String::new() } else { place(model) };
    let taken = paint::text_right(frame, line.x, line.y, line.width.saturating_sub(1), &place, theme.grey());
    let room = line.width.saturating_sub(taken + 4);
    let x = line.x + 1;
    if let Some(toast) = &model.toast {
        let signs = [("!", theme.wrong()), (theme.marks().good, theme.good())];
        let sign = if toast.wrong { Some(signs[0]) } else { toast.undo.then_some(signs[1]) };
        let indent = if let Some((sign, style)) = sign { 1 + paint::text(frame, x, line.y, 1, sign, style) } else { 0 };
        let undo =
            if toast.undo { model.options.keymap.keys(model.scope(), Command::Undo).into_iter().next() } else { None };
        let after = undo.as_ref().map_or(0, |key| paint::columns(key) + 8);
        let style = if toast.wrong { theme.wrong() } else { Style::new() };
        let used =
            indent + paint::text(frame, x + indent, line.y, room.saturating_sub(indent + after), &toast.words, style);
        if let Some(key) = undo {
            paint::texts(
                frame,
                x + used + 3,
                line.y,
                room.saturating_sub(used),
                &[(&key, theme.key()), (" undo", theme.grey())],
            );
        }
        return;
    }
    if !model.typed.is_empty() || model.count.is_some() {
        let typed = format!(
            "{}{}",
            model.count.map(|count| count.to_string()).unwrap_or_default(),
            crate::app::chord_words(&model.typed)
        );
        paint::text(frame, x, line.y, room, &typed, theme.key());
        return;
    }
    if model.focus == Pane::Sources
        && let Some(about) = sources::about(model)
    {
        paint::text(frame, x, line.y, room, &about, theme.grey());
        return;
    }
    standing(frame, (x, line.y, room), model, theme);
}

/// What stands at the bottom while nothing happens: what has arrived, what is selected, what narrows the list.
fn standing(frame: &mut Frame, at: (u16, u16, u16), model: &Model, theme: Theme) {
    let (x, y, room) = at;
    if model.arrived > 0 {
        let key = model.options.keymap.keys(Scope::List, Command::ShowArrived).into_iter().next().unwrap_or_default();
        let arrived = format!("{} {} new", theme.marks().arrived, model.arrived);
        let parts = [(arrived.as_str(), theme.accent()), ("  press ", theme.grey()), (key.as_str(), theme.key())];
        paint::texts(frame, x, y, room, &parts);
        return;
    }
    let mut parts = Vec::new();
    if !model.list.selected.is_empty() {
        parts.push(format!("{} selected", model.list.selected.len()));
    }
    parts.extend(model.sources.only_name().map(ToString::to_string));
    if !model.filter.text.is_empty() {
        parts.push(format!("/ {}", model.filter.text));
    }
    if model.show_read {
        parts.push("read ones too".to_owned());
    }
    if model.sort != model.shelf().sort() {
        parts.push(model.sort.words().to_owned());
    }
    if let (true, Some(found)) = (parts.is_empty(), &model.found) {
        let feeds = if found.feeds == 1 { "1 feed".to_owned() } else { format!("{} feeds", found.feeds) };
        let taken = format!(" takes in {feeds} of {}", found.path);
        paint::texts(frame, x, y, room, &[(":import", theme.key()), (&taken, theme.grey())]);
        return;
    }
    paint::text(frame, x, y, room, &parts.join(" · "), theme.accent());
}

/// Where we are: the story in the list, and how much of the article has been on screen.
fn place(model: &Model) -> String {
    let (at, of) = (model.list.cursor + 1, model.list.ids.len());
    let list = if of == 0 { String::new() } else { format!("{at}/{of}") };
    match &model.reader {
        Some(reader) if reader.document.is_some() && model.layout().reader.is_some() => {
            let percent = reader.percent(model.reader_height());
            let left = match reader.minutes_left(model.reader_height()) {
                Some(minutes) if model.focus == Pane::Reader => format!(" · {minutes} min left"),
                _ => String::new(),
            };
            let list = if list.is_empty() { list } else { format!("{list} · ") };
            format!("{list}{percent} %{left}")
        }
        _ => list,
    }
}

/// The few keys that matter here, from the one table.
fn keys(frame: &mut Frame, line: Rect, model: &Model, theme: Theme) {
    let scope = model.scope();
    let links: &[(&str, &str)] =
        &[("Enter", "read here"), ("o", "browser"), ("y", "copy"), ("s", "save"), ("x", "resolve"), ("Esc", "close")];
    let others: &[(&str, &str)] =
        &[("Enter", "read here"), ("o", "browser"), ("y", "copy"), ("-", "take out"), ("Esc", "close")];
    let fixed = match &model.overlay {
        Some(Overlay::Links { .. }) => Some(links),
        Some(Overlay::Others { .. }) => Some(others),
        Some(Overlay::Names(_)) => Some(&[("Enter", "follow or not"), ("j", "next"), ("Esc", "close")][..]),
        Some(Overlay::Picture { .. }) => {
            Some(&[("j", "next"), ("k", "previous"), ("o", "browser"), ("Esc", "close")][..])
        }
        Some(Overlay::Palette { .. }) => Some(&[("Enter", "do it"), ("Down", "next"), ("Esc", "close")][..]),
        Some(Overlay::Help { .. }) => Some(&[("Down", "scroll"), ("Esc", "close")][..]),
        Some(Overlay::Mute(menu)) if menu.typing.is_some() => Some(&[("Enter", "take it"), ("Esc", "leave it")][..]),
        Some(Overlay::Mute(_)) => Some(
            &[("Enter", "mute"), ("e", "change"), ("p", "guard or hide"), ("d", "for how long"), ("Esc", "close")][..],
        ),
        Some(Overlay::Mutes { .. }) => Some(
            &[
                ("Enter", "what it caught"),
                ("d", "end it"),
                ("e", "change"),
                ("p", "guard or hide"),
                ("a", "add"),
                ("Esc", "close"),
            ][..],
        ),
        Some(Overlay::Later(_)) => Some(&[("Enter", "until then"), ("j", "next"), ("Esc", "close")][..]),
        Some(Overlay::Steps { .. }) => {
            Some(&[("u", "undo"), ("Ctrl-r", "redo"), ("j", "scroll"), ("Esc", "close")][..])
        }
        Some(Overlay::Source { input: Some(_), .. }) => Some(&[("Enter", "keep"), ("Esc", "leave it")][..]),
        Some(Overlay::Source { .. }) => {
            Some(&[("Enter", "change"), ("j", "next"), ("u", "undo"), ("Esc", "close")][..])
        }
        Some(Overlay::Picker { .. }) => {
            Some(&[("Space", "on or off"), ("Enter", "follow these"), ("Esc", "leave it")][..])
        }
        Some(Overlay::Why { .. } | Overlay::Text { .. }) => Some(&[("j", "scroll"), ("Esc", "close")][..]),
        None if model.reader.as_ref().is_some_and(|reader| reader.choice.is_some()) => Some(
            &[
                ("j", "longer"),
                ("k", "shorter"),
                ("o", "other end"),
                ("J", "next sentence"),
                ("H", "mark"),
                ("Esc", "leave"),
            ][..],
        ),
        None => None,
    };
    let lessons = if scope == Scope::Sources { Vec::new() } else { lessons(model, scope) };
    let wanted: Vec<(String, &str)> = match fixed {
        Some(fixed) => fixed.iter().map(|(key, words)| ((*key).to_owned(), *words)).collect(),
        None if scope == Scope::List && !model.list.selected.is_empty() => {
            let first = |command| model.options.keymap.keys(scope, command).into_iter().next();
            SELECTED.iter().filter_map(|(command, words)| Some((first(*command)?, *words))).collect()
        }
        None if !lessons.is_empty() => lessons,
        None => of_scope(scope)
            .iter()
            .filter_map(|command| {
                let key = model.options.keymap.keys(scope, *command).into_iter().next()?;
                let here = scope == Scope::Sources && *command == Command::Open;
                Some((key, if here { "show" } else { binding(*command)?.short }))
            })
            .collect(),
    };
    let width = |(key, words): &(String, &str)| paint::columns(key) + 1 + paint::columns(words);
    let fits = |all: &[(String, &str)]| all.iter().map(|one| width(one) + 2).sum::<u16>() < line.width + 2;
    // How to get back and where all keys are told stays, whatever else there is no room for.
    let stays = |(key, _): &(String, &str)| {
        let here = |command| model.options.keymap.keys(scope, command).first() == Some(key);
        model.overlay.is_none() && (here(Command::Help) || here(Command::Back))
    };
    let mut wanted = wanted;
    while !fits(&wanted)
        && let Some(last) = wanted.iter().rposition(|one| !stays(one))
    {
        wanted.remove(last);
    }
    let mut x = line.x + 1;
    for (key, words) in wanted {
        let width = paint::columns(&key) + 1 + paint::columns(words);
        if x + width > line.right() {
            break;
        }
        paint::texts(frame, x, line.y, width, &[(&key, theme.key()), (" ", theme.grey()), (words, theme.grey())]);
        x += width + 2;
    }
}

/// The keys that are still to be taught, and where all of them stand.
fn lessons(model: &Model, scope: Scope) -> Vec<(String, &'static str)> {
    let first = |command| model.options.keymap.keys(scope, command).into_iter().next();
    let taught = LESSON.iter().filter(|(command, _)| model.options.lessons.contains(command));
    let mut lessons: Vec<_> = taught.filter_map(|(command, words)| Some((first(*command)?, *words))).collect();
    if !lessons.is_empty() {
        if scope == Scope::Reader {
            lessons.extend(first(Command::Back).map(|key| (key, "back")));
        }
        lessons.extend(first(Command::Help).map(|key| (key, "all keys")));
    }
    lessons
}

/// What may be done with a selection.
const SELECTED: [(Command, &str); 8] = [
    (Command::Done, "done"),
    (Command::Save, "save"),
    (Command::Later, "later"),
    (Command::Tag, "tag"),
    (Command::Join, "one story"),
    (Command::SelectRange, "up to here"),
    (Command::Back, "selects none"),
    (Command::Help, "more"),
];

const fn of_scope(scope: Scope) -> &'static [Command] {
    match scope {
        Scope::List => &[
            Command::Forward,
            Command::Done,
            Command::Save,
            Command::NextView,
            Command::OpenBrowser,
            Command::Filter,
            Command::Help,
            Command::NextShelf,
            Command::Palette,
        ],
        Scope::Reader => &[
            Command::Forward,
            Command::Done,
            Command::Save,
            Command::NextView,
            Command::OpenBrowser,
            Command::Links,
            Command::Help,
            Command::NextStory,
            Command::Back,
        ],
        Scope::Sources => &[
            Command::Open,
            Command::SourceSettings,
            Command::AddSource,
            Command::RenameSource,
            Command::MoveSource,
            Command::PauseSource,
            Command::RemoveSource,
            Command::Poll,
            Command::Help,
            Command::Back,
        ],
    }
}
