//! What lies over the panes, the only framed things: each overlay is drawn by a file of its own.

use crate::{
    app::{Framing, Model, Overlay, help, wrap},
    ui::{
        overlay::{
            frame, help, later, links, mute, mutes, names, palette, picture, source_picker, source_settings, steps,
        },
        paint::rect,
        reader::gallery::Gallery,
        theme::Theme,
    },
};
use ratatui::{Frame, layout::Rect};

/// Draws what lies over the panes.
pub fn draw(frame: &mut Frame, model: &Model, stage: Rect, theme: Theme, gallery: &Gallery) {
    match &model.overlay {
        Some(Overlay::Help { scope, input, top }) => help::draw(frame, model, stage, (*scope, input, *top), theme),
        Some(Overlay::Palette { scope, input, chosen }) => palette::draw(frame, model, (*scope, input, *chosen), theme),
        Some(Overlay::Links { chosen }) => links::links(frame, model, *chosen, theme),
        Some(Overlay::Picture { chosen, came }) => {
            picture::draw(frame, model, rect(model.layout().body), (*chosen, came.as_ref()), (theme, gallery));
        }
        Some(Overlay::Names(open)) => names::draw(frame, model, open, theme),
        Some(Overlay::Others { chosen }) => links::others(frame, model, *chosen, theme),
        Some(Overlay::Mute(menu)) => mute::draw(frame, menu, model, theme),
        Some(Overlay::Mutes { all, chosen }) => mutes::draw(frame, (all.as_deref(), *chosen), model, theme),
        Some(Overlay::Later(menu)) => later::draw(frame, menu, model, theme),
        Some(Overlay::Steps { steps: Some(steps), top }) => steps::draw(frame, stage, (steps, *top), model, theme),
        Some(Overlay::Why { lines, top }) => frame::written(frame, stage, "Why", (lines, *top), theme),
        Some(Overlay::Source { source, chosen, input }) => {
            source_settings::draw(frame, model, (*source, *chosen, input.as_ref()), theme);
        }
        Some(Overlay::Picker { on, chosen }) => source_picker::draw(frame, model, (on, *chosen), theme),
        Some(Overlay::Text { title, lines, top }) => frame::written(frame, stage, title, (lines, *top), theme),
        Some(Overlay::Steps { steps: None, .. }) | None => {}
    }
}

/// Whether what lies over the panes is longer than its frame.
pub fn scrolls(model: &Model) -> bool {
    let body = model.layout().stage();
    let room = |height: u16| usize::from(Framing::within(body, 0, height).inner.height);
    match &model.overlay {
        Some(Overlay::Why { lines, .. } | Overlay::Text { lines, .. }) => lines.len() > room(u16::MAX - 2),
        Some(Overlay::Steps { steps: Some(steps), .. }) => steps.len() > room(steps::STEPS),
        Some(Overlay::Help { scope, input, .. }) => {
            let lines = help(&model.options.keymap, *scope, input.value());
            let (_, words) = help::columns(&lines, Framing::within(body, help::WIDTH, 0).inner.width);
            lines.iter().map(|line| wrap(line.words, usize::from(words)).len()).sum::<usize>() + 2 > room(u16::MAX - 2)
        }
        _ => false,
    }
}
