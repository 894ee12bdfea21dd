//! One source's settings: a switch is turned, anything else is typed.

use crate::{
    app::{
        Model,
        core::{
            command::{Command, MarkCommand, SourceCommand},
            effect::{Effect, TerminalRequest, Write},
            key::{Code, Key},
            keymap::Meaning,
            line_editing,
        },
        overlay::{
            After, Hint, Overlay,
            frame::{Framing, Layer, history_hints, history_key, moved, own_keys},
        },
        sources::{
            pane_actions,
            source_settings::{self, is_on, setting_value, with_meant},
        },
    },
    language::tr,
    news::{SourceId, SourceSetting},
};
use tui_input::Input;

#[derive(Debug, Clone)]
pub struct SourceForm {
    pub source: SourceId,
    pub chosen: usize,
    /// What is typed for it.
    pub input: Option<Input>,
}

impl Layer for SourceForm {
    fn key(&mut self, model: &mut Model, key: Key) -> After {
        let (source, setting) = (self.source, self.setting());
        let Some(row) = model.sources.all.iter().find(|row| row.id == Some(source)) else {
            return After::Closes(Vec::new());
        };
        if let Some(input) = self.input.take() {
            return After::Stays(self.type_key(input, key));
        }
        match key.code {
            Code::Char('q' | 'h') | Code::Left => After::Closes(Vec::new()),
            Code::Enter | Code::Char(' ' | 'l') | Code::Right => {
                let value = setting_value(setting, row);
                let write = if setting == SourceSetting::Pause {
                    Write::PauseSource(source, !row.paused)
                } else if setting.is_switch() {
                    let value = if is_on(setting, row) { "false" } else { "true" }.to_owned();
                    Write::SetSource { source, setting, value }
                } else {
                    self.input = Some(Input::new(value));
                    return After::Stays(Vec::new());
                };
                After::Stays(vec![Effect::Write(write)])
            }
            Code::Char('o') => After::Stays(open_site(model, source)),
            Code::Char('a') => {
                let row = row.clone();
                After::Closes(source_settings::ask_address(model, &row))
            }
            _ if self.polls(model, key) => After::Stays(pane_actions::poll_these(model, vec![source])),
            _ => {
                let undone = history_key(model, key);
                if undone.is_none() {
                    self.chosen = moved(self.chosen, key, SourceSetting::ALL.len());
                }
                After::Stays(undone.unwrap_or_default())
            }
        }
    }

    fn hints(&self, model: &Model) -> Vec<Hint> {
        if self.input.is_some() {
            return own_keys(&[("Enter", tr!("hint-keep")), ("Esc", tr!("hint-leave-it"))]);
        }
        let mut hints = own_keys(&[
            ("Enter", tr!("hint-change")),
            ("j", tr!("hint-next")),
            ("o", tr!("hint-open-the-site")),
            ("a", tr!("hint-another-address")),
        ]);
        let poll = model.options.keymap.keys(model.scope(), POLL).into_iter().next();
        hints.extend(poll.map(|key| (key, tr!("hint-try-now"))));
        hints.extend(history_hints(model, &[(MarkCommand::Undo, tr!("hint-undo"))]));
        hints.extend(own_keys(&[("Esc", tr!("hint-close"))]));
        hints
    }

    fn framing(&self, model: &Model) -> Framing {
        let count = u16::try_from(SourceSetting::ALL.len()).unwrap_or(u16::MAX);
        let frame = Framing::within(model.layout().stage(), 90, count.saturating_add(3));
        // The address stands under the name where there is room for it.
        let head = if frame.inner.height > count + 2 { 3 } else { 1 };
        frame.rows(head, 1, SourceSetting::ALL.len(), self.chosen)
    }

    fn chosen(&mut self) -> Option<&mut usize> {
        if self.input.is_some() { None } else { Some(&mut self.chosen) }
    }

    fn input(&mut self) -> Option<&mut Input> {
        self.input.as_mut()
    }

    fn takes_esc(&self) -> bool {
        self.input.is_some()
    }
}

/// The command that polls, whose key polls this source alone here.
pub(in crate::app) const POLL: Command = Command::Sources(SourceCommand::Poll);

/// The site of a source, in the browser.
pub(in crate::app) fn open_site(model: &mut Model, source: SourceId) -> Vec<Effect> {
    let row = model.sources.all.iter().find(|row| row.id == Some(source));
    let Some(site) = row.and_then(|row| row.source.site.clone()) else {
        model.say(tr!("source-form-its-site-is-not-known"));
        return Vec::new();
    };
    vec![Effect::Terminal(TerminalRequest::Browse(site))]
}

impl SourceForm {
    fn polls(&self, model: &Model, key: Key) -> bool {
        self.input.is_none() && model.options.keymap.meaning(model.scope(), &[key]) == Meaning::Command(POLL)
    }

    fn setting(&self) -> SourceSetting {
        SourceSetting::ALL[self.chosen.min(SourceSetting::ALL.len() - 1)]
    }

    /// A key while a value is typed; what was typed is asked for.
    fn type_key(&mut self, mut input: Input, key: Key) -> Vec<Effect> {
        match key.code {
            Code::Esc => {}
            Code::Enter => {
                let value = input.value().trim().to_owned();
                let write = Write::SetSource { source: self.source, setting: self.setting(), value };
                return vec![Effect::Write(write)];
            }
            _ => {
                if let Some(request) = line_editing::request(key) {
                    line_editing::edit(&mut input, request);
                }
                self.input = Some(input);
            }
        }
        Vec::new()
    }
}

/// The settings of the source that is meant.
pub(in crate::app) fn open(model: &mut Model) -> Vec<Effect> {
    with_meant(model, |model, source, _| {
        model.overlay = Some(Overlay::Source(SourceForm { source, chosen: 0, input: None }));
        Vec::new()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::{Fetch, Options, PollRequest, SourceRow},
        news::Source,
    };
    use jiff::Timestamp;

    fn model() -> Model {
        let source = Source { url: "https://one.example/feed".into(), name: "one".into(), ..Source::default() };
        let mut model = Model::new(Options::default(), (120, 36), Timestamp::UNIX_EPOCH);
        let row = SourceRow { id: Some(SourceId(1)), name: source.name.clone(), source, ..SourceRow::default() };
        model.sources.take(vec![row]);
        model
    }

    #[test]
    fn a_source_is_tried_now_and_its_site_is_opened() {
        let mut model = model();
        let mut form = SourceForm { source: SourceId(1), chosen: 0, input: None };
        let After::Stays(effects) = form.key(&mut model, Key::plain(Code::Char('R'))) else { panic!("it closed") };
        let wanted = PollRequest { sources: vec![SourceId(1)], force: true };
        assert_eq!(effects, [Effect::Fetch(Fetch::Poll(wanted))]);
        form.key(&mut model, Key::plain(Code::Char('o')));
        assert!(model.session.toast.is_some_and(|toast| toast.words.contains("not known")));
        model.sources.all[0].source.site = Some("https://one.example/".into());
        model.session.toast = None;
        let After::Stays(effects) = form.key(&mut model, Key::plain(Code::Char('o'))) else { panic!("it closed") };
        assert_eq!(effects, [Effect::Terminal(TerminalRequest::Browse("https://one.example/".into()))]);
    }

    #[test]
    fn a_flag_is_turned_and_a_text_is_typed() {
        let mut model = model();
        let at = |wanted| SourceSetting::ALL.iter().position(|setting| *setting == wanted).unwrap_or(99);
        let enter = Key::plain(Code::Enter);
        let mut form = SourceForm { source: SourceId(1), chosen: at(SourceSetting::Quiet), input: None };
        let After::Stays(effects) = form.key(&mut model, enter) else { panic!("it closed") };
        assert_eq!(
            effects,
            [Effect::Write(Write::SetSource {
                source: SourceId(1),
                setting: SourceSetting::Quiet,
                value: "true".into()
            })]
        );
        form.chosen = at(SourceSetting::Proxy);
        assert!(matches!(form.key(&mut model, enter), After::Stays(effects) if effects.is_empty()));
        assert!(form.input.is_some());
    }
}
