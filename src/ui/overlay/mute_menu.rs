//! The menu that mutes.

use crate::{
    app::{Framing, Lasts, Model, MuteMenu, Typing, moment_words},
    language::tr,
    news::What,
    ui::{
        overlay::{frame, mute_list},
        paint::{self, Frame, rect},
        theme::Theme,
    },
};
use ratatui::layout::Rect;

pub fn draw(frame: &mut Frame, framing: &Framing, menu: &MuteMenu, model: &Model, theme: Theme) {
    let inner = frame::bordered(frame, framing, title(menu), theme);
    let room = rect(framing.room());
    for (row, place) in framing.shown().enumerate() {
        let (y, choice) = (room.y + frame::row_of(row), &menu.choices[place]);
        let on = place == menu.chosen;
        if on {
            frame::cursor_row(frame, inner, y, theme);
        }
        paint::text(frame, inner.x, y, mute_list::WHAT, choice.what.label(), theme.grey());
        let at =
            Rect { x: inner.x + mute_list::WHAT, y, width: inner.width.saturating_sub(mute_list::WHAT), height: 1 };
        match &menu.typing {
            Some((Typing::Value, input)) if on => frame::field(frame, at, input, hint(choice.what), theme),
            _ => {
                let said = if choice.label.is_empty() { hint(choice.what) } else { &choice.label };
                let style = if choice.label.is_empty() { theme.grey() } else { frame::name(on, theme) };
                paint::text(frame, at.x, y, at.width, said, style);
            }
        }
    }
    let y = inner.bottom().saturating_sub(3).max(room.bottom());
    lasting(frame, Rect { y, height: 1, ..inner }, menu, model, theme);
    frame::line(frame, inner, y + 1, &[("p", theme.key()), ("  ", theme.grey()), (does(menu), theme.grey())]);
    if let Some(remark) = remark(menu) {
        let style = if menu.wrong.is_some() { theme.wrong() } else { theme.grey() };
        frame::line(frame, inner, y + 2, &[(frame::in_one_line(remark, inner.width), style)]);
    }
}

pub fn title(menu: &MuteMenu) -> &'static str {
    if menu.changes.is_some() { tr!("mute-menu-change-the-mute") } else { tr!("mute-menu-mute") }
}

/// Whether it hides or masks.
pub fn does(menu: &MuteMenu) -> &'static str {
    if menu.spoiler { tr!("mute-menu-masks-it") } else { tr!("mute-menu-hides-it") }
}

/// What is wrong, else what the keys do, else where what it hides is found.
pub fn remark(menu: &MuteMenu) -> Option<&str> {
    match &menu.wrong {
        Some(wrong) => Some(wrong),
        None if menu.typing.is_some() => Some(tr!("mute-menu-enter-takes-it-esc-leaves")),
        None => (!menu.spoiler).then(|| tr!("mute-menu-nothing-is-lost-the-shelf")),
    }
}

/// How long it would last, in words.
pub fn lasts_words(menu: &MuteMenu, lasts: Lasts, model: &Model) -> String {
    match menu.until.filter(|_| (lasts, menu.lasts) == (Lasts::Until, Lasts::Until)) {
        Some(until) => tr!("mute-menu-until", moment = moment_words(until, model.now, &model.options.zone)),
        None => lasts.words().to_owned(),
    }
}

/// How long: every choice with its key where there is room, else the chosen one.
fn lasting(frame: &mut Frame, area: Rect, menu: &MuteMenu, model: &Model, theme: Theme) {
    if let Some((Typing::Date, input)) = &menu.typing {
        let used = paint::text(frame, area.x, area.y, area.width, tr!("mute-menu-until-sign"), theme.key());
        let at = Rect { x: area.x + used, width: area.width.saturating_sub(used), ..area };
        frame::field(frame, at, input, tr!("mute-menu-friday-2w-2026-12-01"), theme);
        return;
    }
    let words = |lasts: Lasts| lasts_words(menu, lasts, model);
    // The chosen one stands in brackets: bold alone is not seen on every screen.
    let brackets = 2;
    let whole: u16 = Lasts::ALL.iter().map(|lasts| paint::columns(&words(*lasts)) + 4).sum::<u16>() + brackets;
    let mut x = area.x;
    for lasts in Lasts::ALL {
        let on = lasts == menu.lasts;
        if !on && whole > area.width + 2 {
            let key = lasts.key().to_string();
            x += paint::text(frame, x, area.y, area.right().saturating_sub(x), &key, theme.key()) + 1;
            continue;
        }
        let key = lasts.key().to_string();
        let (text, style) =
            if on { (format!("[{}]", words(lasts)), theme.bold()) } else { (words(lasts), theme.grey()) };
        let parts = [(key.as_str(), theme.key()), (" ", theme.grey()), (text.as_str(), style)];
        x += paint::texts(frame, x, area.y, area.right().saturating_sub(x), &parts) + 2;
    }
}

/// What a row without a value says.
pub fn hint(what: What) -> &'static str {
    match what {
        What::Words => tr!("mute-menu-words-those-in-quotes-in"),
        What::Game => tr!("mute-menu-a-games-name"),
        What::Kind => tr!("mute-menu-deal-guide-rumour-video"),
        What::Pattern => tr!("mute-menu-a-regular-expression-for-headlines"),
        What::Source | What::Rule => "",
    }
}
