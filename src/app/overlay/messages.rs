//! What was said at the bottom in this session, to be read again.

use crate::app::{
    Model,
    core::{
        age,
        session::{KEPT_MESSAGES, Toast},
        styled_text::{self, Look, span},
    },
    overlay::{
        Overlay,
        notice::{self, Notice, NoticeKind},
    },
};
use crate::language::tr;

/// Columns of a line, at most.
const WIDTH: usize = 76;

/// After every event: what was just said is kept. What was said of nothing new, or is said again at once, is not said twice.
pub(in crate::app) fn after_update(model: &mut Model, before: Option<&Toast>) {
    let Some(toast) = model.session.toast.as_ref().filter(|toast| before != Some(*toast)) else { return };
    model.session.said.push_back((model.now, toast.words.clone()));
    if model.session.said.len() > KEPT_MESSAGES {
        model.session.said.pop_front();
    }
}

/// Shows them, the last one first.
pub(in crate::app) fn open(model: &mut Model) {
    if model.session.said.is_empty() {
        model.say(tr!("messages-nothing-was-said"));
        return;
    }
    let width = notice::columns(model, usize::from(model.layout().stage().width.saturating_sub(6)).clamp(20, WIDTH));
    let mut lines = Vec::new();
    for (when, words) in model.session.said.iter().rev() {
        let when = age::short(*when, model.now, &model.options.zone);
        let words = if model.options.screen_reader { styled_text::aloud(words) } else { words.as_str().into() };
        let said = styled_text::wrap(&format!("{when}: {words}"), width);
        lines.extend(said.into_iter().map(|line| vec![span(line, Look::Plain)]));
    }
    model.overlay =
        Some(Overlay::Text(Notice { kind: NoticeKind::Other, title: tr!("messages-messages"), lines, top: 0 }));
}
