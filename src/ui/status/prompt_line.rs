//! The line something is typed in at the bottom, and under it what that may become, what is wrong with it, or what it is for.

use crate::{
    app::{Layout, Model, Prompt, Purpose, groups, wrap},
    language::{self, tr},
    query::QueryError,
    ui::{
        paint::{self, Frame, TypedColumns, rect},
        theme::Theme,
    },
};
use ratatui::{layout::Rect, style::Style};

/// Draws both lines; where there is one, what is typed.
pub fn draw(frame: &mut Frame, model: &Model, layout: &Layout, prompt: &Prompt, theme: Theme) {
    let footer = rect(layout.footer);
    if let Some(error) = error(model, prompt) {
        draw_error(frame, footer, prompt, error, theme);
        return;
    }
    line(frame, layout.message.map_or(footer, rect), prompt, theme);
    if layout.message.is_some() {
        under(frame, footer, model, prompt, theme);
    }
}

/// What is typed, behind the sign of what it is for, and where its letters stand.
pub fn line(frame: &mut Frame, line: Rect, prompt: &Prompt, theme: Theme) -> TypedColumns {
    let sign = prompt.purpose.sign();
    let used = 1 + paint::text(frame, line.x + 1, line.y, line.width, sign, theme.key());
    let style = if prompt.selected { theme.key().reversed() } else { Style::new() };
    let at = Rect { x: line.x + used, width: line.width.saturating_sub(used), ..line };
    paint::typed(frame, at, &prompt.input, style)
}

/// What is wrong with a filter. A word that may still become a right one is no mistake yet.
pub fn error<'a>(model: &'a Model, prompt: &Prompt) -> Option<&'a QueryError> {
    let begun = !model.completions(prompt.input.value()).is_empty();
    model.search.filter.error.as_ref().filter(|_| prompt.purpose == Purpose::Filter && !begun)
}

/// What the last word of a filter may become.
pub fn completions(model: &Model, prompt: &Prompt) -> Vec<String> {
    if prompt.purpose == Purpose::Filter { model.completions(prompt.input.value()) } else { Vec::new() }
}

/// What it is for, and what came of it so far.
pub fn remark(model: &Model, prompt: &Prompt) -> String {
    let found = model.reader.as_ref().filter(|_| prompt.purpose == Purpose::Find).map(|reader| reader.find.lines.len());
    match found {
        None if prompt.purpose == Purpose::Filter && model.search.read_too && !model.list.ids.is_empty() => {
            tr!("bottom-nothing-unread-matches-these-are").to_owned()
        }
        None if matches!(prompt.purpose, Purpose::Regroup(_)) => {
            format!("Enter{}{}", tr!("bottom-moves-it-there"), groups(model))
        }
        Some(count) if !prompt.input.value().is_empty() => {
            tr!("bottom-line", count, hint = prompt.purpose.hint())
        }
        _ => prompt.purpose.hint().to_owned(),
    }
}

fn under(frame: &mut Frame, line: Rect, model: &Model, prompt: &Prompt, theme: Theme) {
    let (x, room) = (line.x + 1, line.width - 2);
    let may_be = completions(model, prompt);
    if !may_be.is_empty() {
        let mut parts = vec![("Tab ", theme.key())];
        parts.extend(may_be.iter().flat_map(|word| [(" ", theme.grey()), (word.as_str(), theme.grey())]));
        paint::texts(frame, x, line.y, room, &parts);
        return;
    }
    let words = remark(model, prompt);
    match words.strip_prefix("Enter").filter(|_| matches!(prompt.purpose, Purpose::Regroup(_))) {
        Some(words) => paint::texts(frame, x, line.y, room, &[("Enter", theme.key()), (words, theme.grey())]),
        None => paint::text(frame, x, line.y, room, whole_parts(&words, room), theme.grey()),
    };
}

/// As many parts of a sentence as there is room for, at least the first.
pub fn whole_parts(words: &str, room: u16) -> &str {
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
    let columns = line(frame, Rect { height: 1, ..area }, prompt, theme);
    paint::text(frame, columns.of(error.at), area.y + 1, 1, "^", theme.wrong());
    for (row, line) in (area.y + 2..area.bottom()).zip(&words) {
        paint::text(frame, last.x + 1, row, last.width, line, Style::new());
    }
}
