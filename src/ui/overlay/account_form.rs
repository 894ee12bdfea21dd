//! The form that sets up an account, with the steps of trying it below.

use crate::{
    app::{AccountField, AccountForm, Framing, wrap},
    language::{self, tr},
    ui::{
        overlay::frame,
        paint::{self, Frame, rect},
        theme::Theme,
    },
};
use ratatui::{layout::Rect, style::Style};
use tui_input::Input;

/// Columns of the names of the lines.
const NAMES: u16 = 15;

pub fn draw(frame: &mut Frame, framing: &Framing, form: &AccountForm, theme: Theme) {
    let inner = frame::bordered(frame, framing, tr!("account-form-a-new-account"), theme);
    let (room, fields) = (rect(framing.room()), form.fields());
    for (row, place) in framing.shown().enumerate() {
        let (y, field, on) = (room.y + frame::row_of(row), fields[place], place == form.chosen);
        if on {
            frame::cursor_row(frame, inner, y, theme);
        }
        let wrong = form.wrong.as_ref().is_some_and(|(at, _)| *at == field);
        let style = if wrong { theme.wrong() } else { theme.grey() };
        paint::text(frame, inner.x, y, NAMES, name(form, field), style);
        let at = Rect { x: inner.x + NAMES, y, width: inner.width.saturating_sub(NAMES), height: 1 };
        value(frame, at, form, field, on, theme);
    }
    let below = Rect { y: room.bottom(), height: inner.bottom().saturating_sub(room.bottom()), ..inner };
    outcome(frame, below, form, theme);
}

pub fn name(form: &AccountForm, field: AccountField) -> &'static str {
    match field {
        AccountField::Kind => tr!("account-form-server"),
        AccountField::Address => tr!("account-form-address"),
        AccountField::User => tr!("account-form-user"),
        AccountField::Keeping => tr!("account-form-password-is"),
        AccountField::Password => form.secret_name(),
        AccountField::ClientId => tr!("account-form-client-id"),
        AccountField::ClientSecret => tr!("account-form-client-secret"),
        AccountField::Name => tr!("account-form-name-here"),
        AccountField::Keep => "",
    }
}

fn value(frame: &mut Frame, at: Rect, form: &AccountForm, field: AccountField, on: bool, theme: Theme) {
    let chosen = frame::name(on, theme);
    let Some(input) = shown(form, field, if theme.ascii { "*" } else { "•" }) else {
        let style = if field == AccountField::Keep && on { theme.key() } else { chosen };
        paint::text(frame, at.x, at.y, at.width, choice(form, field), style);
        return;
    };
    let hint = form.hint(field);
    if on && form.trial.is_none() {
        frame::field(frame, at, &input, &hint, theme);
    } else if input.value().is_empty() {
        paint::text(frame, at.x, at.y, at.width, &hint, theme.grey());
    } else {
        paint::text(frame, at.x, at.y, at.width, input.value(), Style::new());
    }
}

/// What is chosen in a line in which nothing is typed.
pub fn choice(form: &AccountForm, field: AccountField) -> &'static str {
    match field {
        AccountField::Kind => form.server().label(),
        AccountField::Keeping => form.keeping.words(),
        _ if form.trial.is_some() => tr!("account-form-being-tried-esc-gives-up"),
        _ => tr!("account-form-try-it-then-keep-it"),
    }
}

/// What is typed in a line, as it may be seen.
pub fn shown(form: &AccountForm, field: AccountField, dot: &str) -> Option<Input> {
    let input = form.typed(field)?;
    if !form.hides(field) {
        return Some(input.clone());
    }
    Some(Input::new(dot.repeat(input.value().chars().count())).with_cursor(input.cursor()))
}

/// The steps as far as they went, the last ones where there is little room, and what is wrong.
fn outcome(frame: &mut Frame, area: Rect, form: &AccountForm, theme: Theme) {
    let (yes, no) = if theme.ascii { ("ok ", "no ") } else { ("✓ ", "✗ ") };
    let mut lines: Vec<(String, Style)> = Vec::new();
    for step in form.steps.iter().filter(|step| step.ok) {
        let (name, says) = (language::translated(step.step), language::translated(&step.says));
        lines.push((format!("{yes}{name}: {says}"), theme.grey()));
    }
    if form.trial.is_some() {
        lines.push((tr!("account-form-asking-the-server").to_owned(), theme.grey()));
    }
    if let Some((_, wrong)) = &form.wrong {
        let width = usize::from(area.width.saturating_sub(2)).max(10);
        for (row, line) in wrap(&language::translated(wrong), width).into_iter().enumerate() {
            lines.push((format!("{}{line}", if row == 0 { no } else { "  " }), theme.wrong()));
        }
    }
    // A line of air, where there is room for it.
    let height = usize::from(area.height);
    let air = u16::from(lines.len() < height);
    let hidden = lines.len().saturating_sub(height);
    for (row, (words, style)) in lines.iter().skip(hidden).enumerate() {
        paint::text(frame, area.x, area.y + air + frame::row_of(row), area.width, words, *style);
    }
}
