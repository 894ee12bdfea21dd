//! Keys while something lies over the panes.

use crate::app::{
    Model,
    core::{
        effect::Effect,
        key::{Code, Key},
    },
    input::{dispatch, palette},
    overlay::After,
};

/// A key for what lies over the panes.
pub(in crate::app) fn overlay_key(model: &mut Model, key: Key) -> Vec<Effect> {
    let Some(mut overlay) = model.overlay.take() else { return Vec::new() };
    if key.code == Code::Esc && !overlay.takes_esc() {
        return Vec::new();
    }
    match overlay.key(model, key) {
        After::Stays(effects) => {
            model.overlay = Some(overlay);
            effects
        }
        After::Closes(effects) => effects,
        After::Then(mut effects, command) => {
            effects.extend(dispatch::act(model, command, None));
            effects
        }
        After::Asks(asked) => palette::fulfil(model, asked),
    }
}
