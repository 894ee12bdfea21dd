//! The bottom: one line for what just happened and where we are, one line for the few keys that matter here.

use crate::{
    app::{
        Command, Following, Layout, ListCommand, Model, Pane, Toast, chord_words, hints, shows_hints, undo_key, wrap,
    },
    language::tr,
    ui::{
        paint::{self, Frame, rect},
        sources,
        status::prompt_line,
        theme::Theme,
    },
};
use ratatui::{layout::Rect, style::Style};

/// Draws both lines.
pub fn draw(frame: &mut Frame, model: &Model, layout: &Layout, theme: Theme) {
    let footer = rect(layout.footer);
    if let Some(prompt) = &model.prompt {
        prompt_line::draw(frame, model, layout, prompt, theme);
        return;
    }
    let whole = model.session.toast.as_ref().filter(|toast| !toast.undo || toast.wrong);
    let whole = whole.is_some_and(|toast| in_full(frame, layout.message.map_or(footer, rect), toast, model, theme));
    if whole && layout.message.is_none() {
        return;
    }
    let hints = if shows_hints(model) { hints(model) } else { Vec::new() };
    let free = |line: &Rect| !whole && hints.iter().all(|hint| hint.y != line.y);
    if let Some(line) = layout.message.map(rect).filter(free) {
        message(frame, line, model, theme);
    }
    if shows_hints(model) {
        for hint in hints {
            let parts = [(hint.key.as_str(), theme.key()), (" ", theme.grey()), (hint.words.as_str(), theme.grey())];
            paint::texts(frame, hint.x, hint.y, footer.right().saturating_sub(hint.x), &parts);
        }
    } else if layout.message.is_none() {
        message(frame, footer, model, theme);
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
    let mut place = if model.screen.focus == Pane::Sources { String::new() } else { place(model, theme) };
    // What has just happened is told before where one is.
    let toast = model.session.toast.as_ref().map_or(0, |toast| paint::columns(&toast.words) + beside_toast());
    if toast + paint::columns(&place) > line.width && line.width < NARROW {
        place.clear();
    }
    let taken = paint::text_right(frame, line.x, line.y, line.width.saturating_sub(1), &place, theme.grey());
    let room = line.width.saturating_sub(taken + 4);
    let x = line.x + 1;
    if let Some(toast) = &model.session.toast {
        let signs = [("!", theme.wrong()), (theme.marks().good, theme.good())];
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
    if model.screen.focus == Pane::Sources
        && let Some(about) = sources::about(model)
    {
        paint::text(frame, x, line.y, room, &about, theme.grey());
        return;
    }
    lasting(frame, (x, line.y, room), model, theme);
}

/// What needs more than a line is told whole, up from this one: nothing is cut out of a reason. Whether it did.
fn in_full(frame: &mut Frame, last: Rect, toast: &Toast, model: &Model, theme: Theme) -> bool {
    let indent = if toast.wrong { 3 } else { 1 };
    let beside = if last.width < NARROW { 0 } else { paint::columns(&place(model, theme)) };
    let undo = undo_key(model).filter(|_| toast.undo);
    let of_undo = undo.as_deref().map_or(0, columns_of_undo);
    if paint::columns(&toast.words) + indent + beside + of_undo + 5 <= last.width {
        return false;
    }
    let words = wrap(&with_undo(toast, model), usize::from(last.width.saturating_sub(indent + 1)));
    let height = u16::try_from(words.len()).unwrap_or(u16::MAX).min(last.y + 1);
    let area = Rect { y: last.y + 1 - height, height, ..last };
    paint::clear(frame, area, theme);
    if toast.wrong {
        paint::text(frame, last.x + 1, area.y, indent, "!", theme.wrong());
    }
    for (y, words) in (area.y..area.bottom()).zip(&words) {
        paint::text(frame, last.x + indent, y, last.width.saturating_sub(indent), words, Style::new());
    }
    true
}

/// What has just happened, with the key that takes it back.
pub fn with_undo(toast: &Toast, model: &Model) -> String {
    let undo = undo_key(model).filter(|_| toast.undo);
    format!("{}{}", toast.words, undo.map_or_else(String::new, |key| tr!("bottom-key-undoes", key)))
}

/// The keys typed so far, and those that can follow, each with its word.
fn typed_keys(frame: &mut Frame, at: (u16, u16, u16), model: &Model, theme: Theme) {
    let (x, y, room) = at;
    let (typed, next) = chord(model);
    let used = paint::text(frame, x, y, room, &typed, theme.key());
    let spans: Vec<(&str, Style)> = next
        .iter()
        .flat_map(|next| {
            let (key, words) = (next.keys.as_str(), next.short.as_str());
            [("  ", theme.grey()), (key, theme.key()), (" ", theme.grey()), (words, theme.grey())]
        })
        .collect();
    paint::texts(frame, x + used, y, room.saturating_sub(used), &spans);
}

/// What is typed of a count and a chord, and what can follow.
pub fn chord(model: &Model) -> (String, Vec<Following>) {
    let count = model.keys.count.map(|count| count.to_string()).unwrap_or_default();
    let typed = format!("{count}{}", chord_words(&model.keys.typed));
    let next = if model.keys.typed.is_empty() {
        Vec::new()
    } else {
        model.options.keymap.following(model.scope(), &model.keys.typed)
    };
    (typed, next)
}

/// What stands at the bottom while nothing happens: what has arrived, what is selected, what narrows the list.
fn lasting(frame: &mut Frame, at: (u16, u16, u16), model: &Model, theme: Theme) {
    let (x, y, room) = at;
    let parts = lasting_parts(model, theme.marks().arrived, theme);
    let parts: Vec<(&str, Style)> = parts.iter().map(|(words, style)| (words.as_str(), *style)).collect();
    paint::texts(frame, x, y, room, &parts);
}

/// The same in parts, one behind the other; with a sign for what has arrived.
pub fn lasting_parts(model: &Model, arrived: &str, theme: Theme) -> Vec<(String, Style)> {
    let offered = match model.list.unseen() {
        _ if model.reads_outdated_text() => tr!("bottom-article-changed", arrived),
        0 => String::new(),
        unseen => tr!("bottom-new", arrived, unseen),
    };
    if !offered.is_empty() {
        let key = model.options.keymap.key(model.scope(), Command::List(ListCommand::ShowArrived));
        return vec![(offered, theme.accent()), (tr!("bottom-press").to_owned(), theme.grey()), (key, theme.key())];
    }
    if let Some(reader) =
        model.reader.as_ref().filter(|reader| model.screen.focus == Pane::Reader && !reader.find.words.is_empty())
    {
        let find = &reader.find;
        let words = match find.lines.len() {
            0 => tr!("bottom-not-on-this-page", words = find.words),
            lines => tr!("bottom-line-of", words = find.words, at = find.at + 1, lines),
        };
        return vec![(words, theme.accent())];
    }
    let narrowed = narrowed_by(model);
    match &model.session.found {
        Some(found) if narrowed.is_empty() => {
            let taken = tr!("bottom-takes-in-of", feeds = found.feeds, path = found.path);
            vec![(":import".to_owned(), theme.key()), (taken, theme.grey())]
        }
        _ => vec![(narrowed.join(" · "), theme.accent())],
    }
}

/// What is selected, and what the list is narrowed or ordered by.
fn narrowed_by(model: &Model) -> Vec<String> {
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
    parts
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
