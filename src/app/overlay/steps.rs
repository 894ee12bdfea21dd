//! The list of steps that can be undone.

use crate::app::{
    Model,
    core::{
        effect::{Effect, Read},
        key::{Code, Key},
        line_editing,
    },
    marks::history,
    overlay::Overlay,
};
use jiff::Timestamp;

/// The steps came, newest first: when, what, and whether it is undone.
pub(in crate::app) fn on_steps(model: &mut Model, list: Vec<(Timestamp, String, bool)>) -> Vec<Effect> {
    if let Some(Overlay::Steps { steps, .. }) = &mut model.overlay {
        *steps = Some(list);
    }
    Vec::new()
}

/// The list of steps scrolls; undo and redo work in it as anywhere.
pub(in crate::app) fn steps_key(
    model: &mut Model,
    steps: Option<Vec<(Timestamp, String, bool)>>,
    top: usize,
    key: Key,
) -> Vec<Effect> {
    let last = steps.as_ref().map_or(0, Vec::len).saturating_sub(1);
    let by = line_editing::scroll(key).unwrap_or(0);
    let mut effects = match (key.code, key.ctrl) {
        (Code::Char('q'), _) => return Vec::new(),
        (Code::Char('u'), false) => history::undo(model),
        (Code::Char('r'), true) => history::redo(model),
        _ => Vec::new(),
    };
    if !effects.is_empty() {
        effects.push(Effect::Read(Read::Steps));
    }
    model.overlay = Some(Overlay::Steps { steps, top: top.saturating_add_signed(by).min(last) });
    effects
}
