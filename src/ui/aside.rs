//! What is set aside, as overlays: the menu that mutes, the menu for later, the mutes that stand, and the steps that can be undone.

use super::{Theme, overlay, paint, rect};
use crate::{
    app::{Lasts, LaterMenu, Model, MuteMenu, Typing, age, framing, later_rows, moment_words},
    news::{Mute, What},
};
use jiff::Timestamp;
use ratatui::{Frame, layout::Rect, style::Style};
use tui_input::Input;

/// Steps that are shown at once, at most.
pub const STEPS: u16 = 30;

/// Columns of what a mute goes by, as a word.
const WHAT: u16 = 9;

/// The menu that mutes.
pub fn mute(frame: &mut Frame, menu: &MuteMenu, model: &Model, theme: Theme) {
    let Some(framing) = model.overlay.as_ref().and_then(|overlay| framing(model, overlay)) else { return };
    let title = if menu.changes.is_some() { "Change the mute" } else { "Mute" };
    let inner = overlay::bordered(frame, &framing, title, theme);
    let room = rect(framing.room());
    for (row, place) in framing.shown().enumerate() {
        let (y, choice) = (room.y + row_of(row), &menu.choices[place]);
        let on = place == menu.chosen;
        if on {
            overlay::cursor_row(frame, inner, y, theme);
        }
        paint::text(frame, inner.x, y, WHAT, choice.what.word(), theme.grey());
        let at = Rect { x: inner.x + WHAT, y, width: inner.width.saturating_sub(WHAT), height: 1 };
        match &menu.typing {
            Some((Typing::Value, input)) if on => field(frame, at, input, hint(choice.what), theme),
            _ => {
                let said = if choice.label.is_empty() { hint(choice.what) } else { &choice.label };
                let style = if choice.label.is_empty() { theme.grey() } else { name(on, theme) };
                paint::text(frame, at.x, y, at.width, said, style);
            }
        }
    }
    let y = inner.bottom().saturating_sub(3).max(room.bottom());
    lasting(frame, Rect { y, height: 1, ..inner }, menu, model, theme);
    let (key, words) = if menu.spoiler {
        ("p", "masks headline and text until you open it")
    } else {
        ("p", "hides it; press for a spoiler guard instead")
    };
    line(frame, inner, y + 1, &[(key, theme.key()), ("  ", theme.grey()), (words, theme.grey())]);
    let last = y + 2;
    if let Some(wrong) = &menu.wrong {
        line(frame, inner, last, &[(in_one_line(wrong, inner.width), theme.wrong())]);
    } else if menu.typing.is_some() {
        line(frame, inner, last, &[("Enter takes it, Esc leaves it", theme.grey())]);
    } else if !menu.spoiler {
        line(frame, inner, last, &[("nothing is lost: the shelf Muted keeps it", theme.grey())]);
    }
}

/// How long: every choice with its key where there is room, else the chosen one.
fn lasting(frame: &mut Frame, area: Rect, menu: &MuteMenu, model: &Model, theme: Theme) {
    if let Some((Typing::Date, input)) = &menu.typing {
        let used = paint::text(frame, area.x, area.y, area.width, "until  ", theme.key());
        let at = Rect { x: area.x + used, width: area.width.saturating_sub(used), ..area };
        field(frame, at, input, "friday, 2w, 2026-12-01", theme);
        return;
    }
    let until = menu.until.filter(|_| menu.lasts == Lasts::Until);
    let said = until.map(|until| format!("until {}", moment_words(until, model.now, &model.options.zone)));
    let words = |lasts: Lasts| match &said {
        Some(said) if lasts == Lasts::Until => said.clone(),
        _ => lasts.words().to_owned(),
    };
    let whole: u16 = Lasts::ALL.iter().map(|lasts| paint::columns(&words(*lasts)) + 4).sum();
    let mut x = area.x;
    for lasts in Lasts::ALL {
        let on = lasts == menu.lasts;
        if !on && whole > area.width + 2 {
            let key = lasts.key().to_string();
            x += paint::text(frame, x, area.y, area.right().saturating_sub(x), &key, theme.key()) + 1;
            continue;
        }
        let (key, text) = (lasts.key().to_string(), words(lasts));
        let style = if on { theme.bold() } else { theme.grey() };
        let parts = [(key.as_str(), theme.key()), (" ", theme.grey()), (text.as_str(), style)];
        x += paint::texts(frame, x, area.y, area.right().saturating_sub(x), &parts) + 2;
    }
}

/// What a row without a value says.
const fn hint(what: What) -> &'static str {
    match what {
        What::Words => "words, those in quotes in a row",
        What::Game => "a game’s name",
        What::Kind => "deal, guide, rumour, video …",
        What::Pattern => "a regular expression for headlines",
        What::Source | What::Rule => "",
    }
}

/// The menu for later.
pub fn later(frame: &mut Frame, menu: &LaterMenu, model: &Model, theme: Theme) {
    let rows = later_rows(model);
    let Some(framing) = model.overlay.as_ref().and_then(|overlay| framing(model, overlay)) else { return };
    let inner = overlay::bordered(frame, &framing, "Later", theme);
    let room = rect(framing.room());
    for (row, place) in framing.shown().enumerate() {
        let (y, one) = (room.y + row_of(row), &rows[place]);
        let on = place == menu.chosen;
        if on {
            overlay::cursor_row(frame, inner, y, theme);
        }
        let key = one.key.to_string();
        let used = paint::texts(frame, inner.x, y, inner.width, &[(&key, theme.key()), ("  ", theme.grey())]);
        let when = one.moment.map(|moment| moment_words(moment, model.now, &model.options.zone)).unwrap_or_default();
        let at = Rect { x: inner.x + used, y, width: inner.width.saturating_sub(used), height: 1 };
        if let Some(input) = menu.typing.as_ref().filter(|_| on) {
            field(frame, at, input, "friday 18:30, 2w, 2026-12-01", theme);
        } else {
            paint::text(frame, at.x, y, at.width, one.words, name(on, theme));
            paint::text_right(frame, at.x, y, at.width, &when, theme.grey());
        }
    }
    let last = inner.bottom().saturating_sub(1);
    if let Some(wrong) = &menu.wrong {
        line(frame, inner, last, &[(in_one_line(wrong, inner.width), theme.wrong())]);
    } else if model.totals.waiting > 0 {
        let waiting = format!("{} waiting · :waiting shows them", model.totals.waiting);
        line(frame, inner, last, &[(&waiting, theme.grey())]);
    } else if menu.typing.is_none() {
        line(frame, inner, last, &[("such as friday 18:30, 2w or 2026-12-01", theme.grey())]);
    }
}

/// The mutes that stand.
pub fn mutes(frame: &mut Frame, of: (Option<&[Mute]>, usize), model: &Model, theme: Theme) {
    let (all, chosen) = (of.0.unwrap_or_default(), of.1);
    let Some(framing) = model.overlay.as_ref().and_then(|overlay| framing(model, overlay)) else { return };
    let inner = overlay::bordered(frame, &framing, "Mutes", theme);
    if of.0.is_some() && all.is_empty() {
        paint::text(frame, inner.x, inner.y, inner.width, "Nothing is muted.", theme.bold());
        line(frame, inner, inner.y + 1, &[("m on a story mutes what it is about; a adds a mute here", theme.grey())]);
        return;
    }
    for (row, place) in framing.shown().enumerate() {
        let (y, mute) = (inner.y + row_of(row * 2), &all[place]);
        let on = place == chosen;
        if on {
            overlay::cursor_row(frame, inner, y, theme);
        }
        let caught = if mute.caught == 1 { "1 article".to_owned() } else { format!("{} articles", mute.caught) };
        let taken = paint::text_right(frame, inner.x, y, inner.width, &caught, theme.accent());
        paint::text(frame, inner.x, y, WHAT, mute.wish.what.word(), theme.grey());
        let room = inner.width.saturating_sub(WHAT + taken + 1);
        paint::text(frame, inner.x + WHAT, y, room, &mute.label, name(on, theme));
        let until = match mute.wish.until {
            Some(until) => format!("until {}", moment_words(until, model.now, &model.options.zone)),
            None => "until unmuted".to_owned(),
        };
        let does = if mute.wish.spoiler { "spoiler guard" } else { "hides" };
        let since = age(mute.since, model.now, &model.options.zone);
        let about = format!("{does} · {until} · since {since}");
        if y + 1 < inner.bottom() {
            paint::text(frame, inner.x + WHAT, y + 1, inner.width.saturating_sub(WHAT), &about, theme.grey());
        }
    }
}

/// The steps that can be undone, newest first.
pub fn steps(frame: &mut Frame, body: Rect, of: (&[(Timestamp, String, bool)], usize), model: &Model, theme: Theme) {
    let (steps, top) = of;
    let height = u16::try_from(steps.len()).unwrap_or(u16::MAX).clamp(1, STEPS);
    let inner = overlay::framed(frame, body, 72, height, "Undo", theme);
    if steps.len() > top + usize::from(inner.height) {
        overlay::more(frame, inner, theme);
    }
    if steps.is_empty() {
        paint::text(frame, inner.x, inner.y, inner.width, "Nothing has been changed yet", theme.grey());
    }
    let next = steps.iter().position(|(.., undone)| !undone);
    for (row, (place, (at, words, undone))) in
        steps.iter().enumerate().skip(top).take(usize::from(inner.height)).enumerate()
    {
        let y = inner.y + row_of(row);
        let when = age(*at, model.now, &model.options.zone);
        paint::text_right(frame, inner.x, y, 6, &when, theme.grey());
        let style = if *undone { theme.grey() } else { Style::new() };
        let said = match (next == Some(place), *undone) {
            (true, _) => "next undo",
            (_, true) => "undone",
            _ => "",
        };
        let taken = paint::text_right(frame, inner.x, y, inner.width, said, theme.key());
        paint::text(frame, inner.x + 8, y, inner.width.saturating_sub(9 + taken), words, style);
    }
}

fn name(on: bool, theme: Theme) -> Style {
    if on { theme.bold() } else { Style::new() }
}

fn row_of(row: usize) -> u16 {
    u16::try_from(row).unwrap_or(u16::MAX)
}

/// What is wrong; without the advice after it where there is no room for both.
fn in_one_line(wrong: &str, width: u16) -> &str {
    if paint::columns(wrong) > width { wrong.split(';').next().unwrap_or(wrong) } else { wrong }
}

/// A line of the frame, where it is inside of it.
fn line(frame: &mut Frame, inner: Rect, y: u16, parts: &[(&str, Style)]) {
    if y < inner.bottom() {
        paint::texts(frame, inner.x, y, inner.width, parts);
    }
}

/// Something being typed in a row.
fn field(frame: &mut Frame, at: Rect, input: &Input, hint: &str, theme: Theme) {
    overlay::typed(frame, at, "", input, hint, theme);
}
