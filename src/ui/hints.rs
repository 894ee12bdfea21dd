//! Hints: the few keys that matter here, at the very bottom, each with a word for what it does. They teach; they bind nothing.

use super::{Theme, overlay, paint};
use crate::app::{Command, LESSON, Model, Overlay, Pane, Polling, Scope, binding};
use ratatui::{Frame, layout::Rect};

/// Draws them, from the one table.
pub fn draw(frame: &mut Frame, line: Rect, model: &Model, theme: Theme) {
    let scope = model.scope();
    let links: &[(&str, &str)] =
        &[("Enter", "read here"), ("o", "browser"), ("y", "copy"), ("s", "save"), ("x", "resolve"), ("Esc", "close")];
    let others: &[(&str, &str)] =
        &[("Enter", "read here"), ("o", "browser"), ("y", "copy"), ("-", "take out"), ("Esc", "close")];
    let scrolls = overlay::scrolls(model);
    let fixed = match &model.overlay {
        Some(Overlay::Links { .. }) => Some(links),
        Some(Overlay::Others { .. }) => Some(others),
        Some(Overlay::Names(_)) => Some(&[("Enter", "follow or not"), ("j", "next"), ("Esc", "close")][..]),
        Some(Overlay::Picture { .. }) => {
            Some(&[("j", "next"), ("k", "previous"), ("o", "browser"), ("Esc", "close")][..])
        }
        Some(Overlay::Palette { .. }) => Some(&[("Enter", "do it"), ("Down", "next"), ("Esc", "close")][..]),
        Some(Overlay::Help { .. }) if scrolls => Some(&[("Down", "scroll"), ("Esc", "close")][..]),
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
        Some(Overlay::Steps { .. }) if scrolls => {
            Some(&[("u", "undo"), ("Ctrl-r", "redo"), ("j", "scroll"), ("Esc", "close")][..])
        }
        Some(Overlay::Steps { .. }) => Some(&[("u", "undo"), ("Ctrl-r", "redo"), ("Esc", "close")][..]),
        Some(Overlay::Source { input: Some(_), .. }) => Some(&[("Enter", "keep"), ("Esc", "leave it")][..]),
        Some(Overlay::Source { .. }) => {
            Some(&[("Enter", "change"), ("j", "next"), ("u", "undo"), ("Esc", "close")][..])
        }
        Some(Overlay::Picker { .. }) => Some(&[("Space", "pick"), ("Enter", "follow"), ("Esc", "leave it")][..]),
        Some(Overlay::Why { .. } | Overlay::Text { .. }) if scrolls => Some(&[("j", "scroll"), ("Esc", "close")][..]),
        Some(Overlay::Why { .. } | Overlay::Text { .. } | Overlay::Help { .. }) => Some(&[("Esc", "close")][..]),
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
        None if finds(model) => Some(&[("n", "next"), ("N", "previous"), ("Esc", "ends the search")][..]),
        None => None,
    };
    let empty = scope == Scope::List && model.list.ids.is_empty();
    let lessons = if scope == Scope::Sources || empty { Vec::new() } else { lessons(model, scope) };
    let wanted: Vec<(String, &str)> = match fixed {
        Some(fixed) => fixed.iter().map(|(key, words)| ((*key).to_owned(), *words)).collect(),
        None if scope == Scope::List && !model.list.selected.is_empty() => {
            let first = |command| model.options.keymap.keys(scope, command).into_iter().next();
            SELECTED.iter().filter_map(|(command, words)| Some((first(*command)?, *words))).collect()
        }
        None if !lessons.is_empty() => lessons,
        None => (if empty { EMPTY } else { of_scope(scope) })
            .iter()
            .filter(|command| !empty || leads_on(model, **command))
            .filter_map(|command| {
                let key = model.options.keymap.keys(scope, *command).into_iter().next()?;
                let words = match (scope, command) {
                    (Scope::Sources, Command::Open) => "show",
                    (Scope::List, Command::Close) => "quit",
                    _ => binding(*command)?.short,
                };
                Some((key, words))
            })
            .collect(),
    };
    let width = |(key, words): &(String, &str)| paint::columns(key) + 1 + paint::columns(words);
    let fits = |all: &[(String, &str)]| all.iter().map(|one| width(one) + 2).sum::<u16>() < line.width + 2;
    // How to get back and where all keys are told stays, whatever else there is no room for.
    let stays = |(key, _): &(String, &str)| {
        let here = |command| model.options.keymap.keys(scope, command).first() == Some(key);
        key == "Esc" || model.overlay.is_none() && (here(Command::Help) || here(Command::Back))
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

/// Whether words are looked for in the article.
fn finds(model: &Model) -> bool {
    model.focus == Pane::Reader && model.reader.as_ref().is_some_and(|reader| !reader.find.lines.is_empty())
}

/// The keys that are still to be taught, and where all of them stand.
fn lessons(model: &Model, scope: Scope) -> Vec<(String, &'static str)> {
    let first = |command| model.options.keymap.keys(scope, command).into_iter().next();
    // While the line above offers it, once is enough.
    let offered = |command: Command| command == Command::Undo && model.toast.as_ref().is_some_and(|toast| toast.undo);
    let taught = LESSON.iter().filter(|(command, _)| model.options.lessons.contains(command) && !offered(*command));
    let mut lessons: Vec<_> = taught.filter_map(|(command, words)| Some((first(*command)?, *words))).collect();
    if !lessons.is_empty() {
        if scope == Scope::Reader {
            lessons.extend(first(Command::Back).map(|key| (key, "back")));
        }
        lessons.extend(first(Command::Help).map(|key| (key, "all keys")));
        if scope == Scope::List {
            lessons.extend(first(Command::Close).map(|key| (key, "quit")));
        }
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

/// What leads on from a list without stories.
const EMPTY: &[Command] = &[
    Command::NextShelf,
    Command::Filter,
    Command::Sources,
    Command::ShowRead,
    Command::Undo,
    Command::Poll,
    Command::Palette,
    Command::Help,
    Command::Back,
    Command::Close,
];

/// Whether a key would do anything in a list without stories.
fn leads_on(model: &Model, command: Command) -> bool {
    let new = model.totals.articles == 0;
    match command {
        Command::ShowRead => !new && !model.show_read && model.hides_read(),
        Command::Filter | Command::Undo => !new,
        Command::Poll => !model.options.offline && model.polling == Polling::Idle,
        Command::Back => model.shelf > 0 || model.sources.only.is_some() || !model.filter.text.is_empty(),
        _ => true,
    }
}

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
            Command::Close,
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
