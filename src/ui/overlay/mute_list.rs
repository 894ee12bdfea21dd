//! The mutes that stand.

use crate::{
    app::{Command, Framing, MarkCommand, Model, MuteList, Scope, age, moment_words},
    language::tr,
    news::{Kind, Mute, What},
    ui::{
        overlay::frame,
        paint::{self, Frame},
        theme::Theme,
    },
};

/// Columns of what a mute goes by, as a word.
pub const WHAT: u16 = 9;

pub fn draw(frame: &mut Frame, framing: &Framing, list: &MuteList, model: &Model, theme: Theme) {
    let (all, chosen) = (list.all.as_deref().unwrap_or_default(), list.chosen);
    let inner = frame::bordered(frame, framing, tr!("mute-list-mutes"), theme);
    if list.all.is_some() && all.is_empty() {
        let key = model.options.keymap.key(Scope::List, Command::Mark(MarkCommand::Mute));
        paint::text(frame, inner.x, inner.y, inner.width, tr!("mute-list-nothing-is-muted"), theme.bold());
        frame::line(frame, inner, inner.y + 1, &[(&tr!("mute-list-on-a-story-mutes-what", key), theme.grey())]);
        return;
    }
    for (row, place) in framing.shown().enumerate() {
        let (y, mute) = (inner.y + frame::row_of(row * 2), &all[place]);
        let on = place == chosen;
        if on {
            frame::cursor_row(frame, inner, y, theme);
        }
        let caught = tr!("count-articles", count = mute.caught);
        let taken = paint::text_right(frame, inner.x, y, inner.width, &caught, theme.accent());
        paint::text(frame, inner.x, y, WHAT, mute.wish.what.label(), theme.grey());
        let room = inner.width.saturating_sub(WHAT + taken + 1);
        paint::text(frame, inner.x + WHAT, y, room, label_of(mute), frame::name(on, theme));
        if y + 1 < inner.bottom() {
            let room = inner.width.saturating_sub(WHAT);
            paint::text(frame, inner.x + WHAT, y + 1, room, &about(mute, model), theme.grey());
        }
    }
}

/// What a mute does, until when, and since when.
pub fn about(mute: &Mute, model: &Model) -> String {
    let until = match mute.wish.until {
        Some(until) => tr!("mute-list-until", moment = moment_words(until, model.now, &model.options.zone)),
        None => tr!("mute-list-until-unmuted").to_owned(),
    };
    let does = if mute.wish.spoiler { tr!("mute-list-spoiler-guard") } else { tr!("mute-list-hides") };
    tr!("mute-list-since", does, until, since = age(mute.since, model.now, &model.options.zone))
}

/// What a mute goes by, as people read it: a kind in their language.
pub fn label_of(mute: &Mute) -> &str {
    let kind = (mute.wish.what == What::Kind).then(|| mute.wish.value.parse::<Kind>().ok()).flatten();
    match kind {
        Some(kind) => kind.label(),
        None => &mute.label,
    }
}
