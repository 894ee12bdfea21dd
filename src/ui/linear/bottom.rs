//! The bottom as it is read aloud: what is being typed, what has just happened, and the keys that matter here.

use crate::{
    app::{Layout, Model, Prompt, aloud, hints, shows_hints, wrap},
    language::{self, tr},
    ui::{
        paint::{self, Frame, rect},
        status::{
            bottom::{chord, lasting_parts, with_undo},
            prompt_line,
        },
        theme::Theme,
    },
};
use ratatui::{layout::Rect, style::Style};

/// Draws both lines.
pub(super) fn draw(frame: &mut Frame, model: &Model, layout: &Layout, theme: Theme) {
    let footer = rect(layout.footer);
    let line = layout.message.map_or(footer, rect);
    if let Some(prompt) = &model.prompt {
        return typed(frame, (line, footer), model, prompt, theme);
    }
    let taken = told(model).map(|words| whole(frame, (line, footer), &words, theme));
    if taken.is_some_and(|taken| taken.bottom() > footer.y) {
        return;
    }
    let hints = if shows_hints(model) { hints(model) } else { Vec::new() };
    if taken.is_none() && hints.iter().all(|hint| hint.y != line.y) {
        let lasting: String = lasting_parts(model, "", theme).into_iter().map(|(words, _)| words).collect();
        paint::text(frame, line.x + 1, line.y, line.width - 1, aloud(&lasting).trim_start(), theme.accent());
    }
    let last = hints.last().map(|last| (last.x, last.y));
    for hint in hints {
        // A pause between one key and the next.
        let pause = if last == Some((hint.x, hint.y)) { "" } else { ";" };
        let words = format!("{} {}{pause}", hint.key, hint.words);
        paint::text(frame, hint.x, hint.y, footer.right().saturating_sub(hint.x), &words, theme.grey());
    }
}

/// What has just happened, or what can follow the keys that were typed.
fn told(model: &Model) -> Option<String> {
    if let Some(toast) = &model.session.toast {
        let wrong = if toast.wrong { format!("{} ", tr!("bottom-error")) } else { String::new() };
        return Some(format!("{wrong}{}", with_undo(toast, model)));
    }
    let (typed, next) = chord(model);
    let next: Vec<String> = next.iter().map(|next| format!("{} {}", next.keys, next.short)).collect();
    (!typed.is_empty()).then(|| if next.is_empty() { typed } else { format!("{typed}: {}", next.join("; ")) })
}

/// Words in as many lines as they need: in the line for them, with the one for the keys, and up from there. The area they took.
fn whole(frame: &mut Frame, (line, footer): (Rect, Rect), words: &str, theme: Theme) -> Rect {
    let lines = wrap(&aloud(words), usize::from(line.width.saturating_sub(2)));
    let last = if lines.len() > 1 { footer } else { line };
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(last.y + 1);
    let area = Rect { y: last.y + 1 - height, height, ..last };
    paint::clear(frame, area, theme);
    for (y, words) in (area.y..area.bottom()).zip(&lines) {
        paint::text(frame, area.x + 1, y, area.width - 1, words, Style::new());
    }
    area
}

/// What is being typed, and under it what is wrong with it, what it may become, or what it is for.
fn typed(frame: &mut Frame, (line, footer): (Rect, Rect), model: &Model, prompt: &Prompt, theme: Theme) {
    if let Some(error) = prompt_line::error(model, prompt) {
        let below = whole(frame, (line, footer), &language::translated(&error.message), theme);
        let line = Rect { y: below.y.saturating_sub(1), height: 1, ..line };
        paint::clear(frame, line, theme);
        prompt_line::line(frame, line, prompt, theme);
        return;
    }
    prompt_line::line(frame, line, prompt, theme);
    if line.y < footer.y {
        let may_be = prompt_line::completions(model, prompt);
        let words =
            if may_be.is_empty() { prompt_line::remark(model, prompt) } else { format!("Tab {}", may_be.join(" · ")) };
        let room = footer.width - 2;
        let words = aloud(prompt_line::whole_parts(&words, room));
        paint::text(frame, footer.x + 1, footer.y, room, &words, theme.grey());
    }
}
