//! Keys while something lies over the panes.

use crate::app::{
    Model,
    core::{
        effect::Effect,
        key::{Code, Key},
        line_editing,
    },
    input::palette,
    overlay::{Overlay, help, later, mute, names, pickers, steps},
    sources::{catalog, source_settings},
};

/// A key for what lies over the panes.
pub(in crate::app) fn overlay_key(model: &mut Model, key: Key) -> Vec<Effect> {
    // These go one level up on their own: something may be being typed in them.
    let own =
        matches!(model.overlay, Some(Overlay::Mute(_) | Overlay::Later(_) | Overlay::Source { input: Some(_), .. }));
    if key.code == Code::Esc && !own {
        model.overlay = None;
        return Vec::new();
    }
    match model.overlay.take() {
        Some(Overlay::Help { scope, mut input, mut top }) => {
            match (key.code, line_editing::scroll(key)) {
                (Code::Up | Code::Down | Code::PageUp | Code::PageDown, Some(by)) => {
                    top = top.saturating_add_signed(by);
                }
                (Code::Enter, _) => return Vec::new(),
                (Code::Char('q' | '?'), _) if input.value().is_empty() => return Vec::new(),
                _ => {
                    if line_editing::request(key).is_some_and(|request| line_editing::edit(&mut input, request)) {
                        top = 0;
                    }
                }
            }
            let last = help::help(&model.options.keymap, scope, input.value()).len().saturating_sub(1);
            model.overlay = Some(Overlay::Help { scope, input, top: top.min(last) });
            Vec::new()
        }
        Some(Overlay::Palette { scope, input, chosen }) => palette::palette_key(model, key, scope, input, chosen),
        Some(Overlay::Links { chosen }) => pickers::links_key(model, key, chosen),
        Some(Overlay::Picture { chosen, came }) => pickers::picture_key(model, key, chosen, came),
        Some(Overlay::Others { chosen }) => pickers::others_key(model, key, chosen),
        Some(Overlay::Source { source, chosen, input }) => {
            source_settings::settings_key(model, key, source, (chosen, input))
        }
        Some(Overlay::Picker { on, chosen }) => catalog::picker_key(model, key, on, chosen),
        Some(Overlay::Text { title, lines, top }) => {
            if let Some(by) = line_editing::scroll(key) {
                let top = top.saturating_add_signed(by).min(lines.len().saturating_sub(1));
                model.overlay = Some(Overlay::Text { title, lines, top });
            }
            Vec::new()
        }
        Some(Overlay::Names(open)) => names::key(model, key, open),
        Some(Overlay::Mute(menu)) => mute::menu_key(model, menu, key),
        Some(Overlay::Mutes { all, chosen }) => mute::mutes_key(model, all, chosen, key),
        Some(Overlay::Later(menu)) => later::menu_key(model, menu, key),
        Some(Overlay::Steps { steps, top }) => steps::steps_key(model, steps, top, key),
        Some(Overlay::Why { lines, top }) => {
            if let Some(by) = line_editing::scroll(key) {
                let top = top.saturating_add_signed(by).min(lines.len().saturating_sub(1));
                model.overlay = Some(Overlay::Why { lines, top });
            }
            Vec::new()
        }
        None => Vec::new(),
    }
}
