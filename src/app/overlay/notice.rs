//! Something to read over the panes, such as what is wrong in the config.

use crate::{
    app::{
        Model,
        core::{
            key::Key,
            line_editing,
            styled_text::{self, Look, TextLine, span},
        },
        overlay::{
            After, Hint, Overlay,
            frame::{Framing, Layer, own_keys},
        },
    },
    language::{self, tr},
    text::Line,
};

const WIDTH: u16 = 80;

/// What a notice is about, where something else may bring it up to date or take it away.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum NoticeKind {
    /// What is wrong in the config.
    Config,
    /// What is wrong in the link rules.
    LinkRules,
    Accounts,
    #[default]
    Other,
}

#[derive(Debug, Clone)]
pub struct Notice {
    pub kind: NoticeKind,
    pub title: &'static str,
    pub lines: Vec<TextLine>,
    pub top: usize,
}

impl Layer for Notice {
    fn key(&mut self, model: &mut Model, key: Key) -> After {
        let Some(by) = line_editing::scroll(key) else { return After::Closes(Vec::new()) };
        self.top = self.frame(model).read_on(self.top, by, &self.lines);
        After::Stays(Vec::new())
    }

    fn hints(&self, model: &Model) -> Vec<Hint> {
        let all = [("j", tr!("hint-scroll")), ("Esc", tr!("hint-close"))];
        own_keys(if self.frame(model).scrolls() { &all } else { &all[1..] })
    }

    fn framing(&self, model: &Model) -> Framing {
        let height = u16::try_from(self.lines.len()).unwrap_or(u16::MAX);
        Framing::within(model.layout().stage(), WIDTH, height).reads(self.lines.len())
    }
}

/// Columns to which sentences are broken, where they usually have so many. One that is read aloud is a line, however long: it is
/// broken where it is shown.
pub(in crate::app) fn columns(model: &Model, usual: usize) -> usize {
    if model.options.screen_reader { usize::MAX } else { usual }
}

/// What a list of feeds named that is not followed, with the reasons.
pub(in crate::app) fn not_taken(model: &mut Model, refused: &[Line]) {
    let width = columns(model, usize::from(model.screen.size.0.saturating_sub(8)).clamp(20, 76));
    let mut lines = Vec::new();
    for entry in refused {
        lines.extend(
            styled_text::wrap(&language::translated(entry), width)
                .into_iter()
                .map(|text| vec![span(text, Look::Plain)]),
        );
        lines.push(Vec::new());
    }
    lines.pop();
    model.overlay =
        Some(Overlay::Text(Notice { kind: NoticeKind::Other, title: tr!("notice-not-taken"), lines, top: 0 }));
}
