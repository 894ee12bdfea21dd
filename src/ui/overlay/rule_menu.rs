//! A rule made from a story, and the rules there are.

use crate::{
    app::{Framing, RuleList, RuleMenu},
    language::tr,
    news::shown_name,
    ui::{
        overlay::frame,
        paint::{self, Frame},
        theme::Theme,
    },
};

pub fn draw(frame: &mut Frame, framing: &Framing, menu: &RuleMenu, theme: Theme) {
    let inner = frame::bordered(frame, framing, tr!("rule-menu-a-rule-for-what-arrives"), theme);
    paint::text(frame, inner.x, inner.y, inner.width, &menu.sentence(), theme.bold());
    for (row, place) in framing.shown().enumerate() {
        let (y, one) = (inner.y + 2 + frame::row_of(row), &menu.rows[place]);
        let on = place == menu.chosen;
        if on {
            frame::cursor_row(frame, inner, y, theme);
        }
        let touches = one.touches.map_or_else(String::new, |count| tr!("rule-menu-in-30-days", count));
        let taken = paint::text_right(frame, inner.x, y, inner.width, &touches, theme.accent());
        paint::text(frame, inner.x, y, inner.width.saturating_sub(taken + 1), &one.words, frame::name(on, theme));
    }
}

pub fn list(frame: &mut Frame, framing: &Framing, list: &RuleList, theme: Theme) {
    let inner = frame::bordered(frame, framing, tr!("rule-menu-rules-made-from-stories"), theme);
    if list.rules.is_empty() {
        paint::text(frame, inner.x, inner.y, inner.width, tr!("rule-menu-none-yet-gr-on-a"), theme.grey());
    }
    for (row, place) in framing.shown().enumerate() {
        let (y, rule) = (inner.y + frame::row_of(row), &list.rules[place]);
        let on = place == list.chosen;
        if on {
            frame::cursor_row(frame, inner, y, theme);
        }
        paint::text(frame, inner.x, y, inner.width, &shown_name(&rule.name), frame::name(on, theme));
    }
}
