//! The list of steps that can be undone; undo and redo work in it as anywhere.

use crate::app::{
    Model,
    core::{
        command::MarkCommand,
        effect::{Effect, Read},
        key::{Code, Key},
        line_editing,
    },
    overlay::{
        After, Hint, Overlay,
        frame::{Framing, Layer, history_hints, history_key, own_keys},
    },
};
use crate::language::tr;
use jiff::Timestamp;

/// Steps that are shown at once, at most.
const SHOWN: u16 = 30;

/// When a step was taken, what it did, and whether it is undone.
pub type Step = (Timestamp, String, bool);

#[derive(Debug, Clone, Default)]
pub struct StepList {
    /// Newest first; none while they are on their way.
    pub steps: Option<Vec<Step>>,
    pub top: usize,
}

impl Layer for StepList {
    fn key(&mut self, model: &mut Model, key: Key) -> After {
        if key.code == Code::Char('q') {
            return After::Closes(Vec::new());
        }
        if let Some(mut effects) = history_key(model, key) {
            if !effects.is_empty() {
                effects.push(Effect::Read(Read::Steps));
            }
            return After::Stays(effects);
        }
        let last = self.frame(model).last_top(self.steps.as_ref().map_or(0, Vec::len));
        self.top = self.top.saturating_add_signed(line_editing::scroll(key).unwrap_or(0)).min(last);
        After::Stays(Vec::new())
    }

    fn hints(&self, model: &Model) -> Vec<Hint> {
        let mut hints =
            history_hints(model, &[(MarkCommand::Undo, tr!("hint-undo")), (MarkCommand::Redo, tr!("hint-redo"))]);
        let all = [("j", tr!("hint-scroll")), ("Esc", tr!("hint-close"))];
        hints.extend(own_keys(if self.frame(model).scrolls() { &all } else { &all[1..] }));
        hints
    }

    fn framing(&self, model: &Model) -> Framing {
        let count = self.steps.as_ref().map_or(0, Vec::len);
        let height = u16::try_from(count).unwrap_or(u16::MAX).clamp(1, SHOWN);
        Framing::within(model.layout().stage(), 72, height).reads(count)
    }
}

pub(in crate::app) fn on_steps(model: &mut Model, list: Vec<Step>) -> Vec<Effect> {
    if let Some(Overlay::Steps(open)) = &mut model.overlay {
        open.steps = Some(list);
    }
    Vec::new()
}
