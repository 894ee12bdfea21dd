//! Why a source fails, and what can be done about it: one source at a time, the others that fail a key away.

use crate::{
    app::{
        Model,
        core::{
            age::{self, Age},
            effect::{Effect, Write},
            key::{Code, Key},
            keymap::Meaning,
            line_editing,
            styled_text::{self, Look, TextLine, span},
        },
        overlay::{
            After, Hint, Overlay,
            frame::{Framing, Layer, own_keys},
            notice,
            source_form::{self, POLL, SourceForm},
        },
        sources::{SourceRow, pane_actions, source_settings},
    },
    language::{self, tr},
    news::SourceId,
};

const WIDTH: u16 = 76;

#[derive(Debug, Clone)]
pub struct FailingSource {
    pub source: SourceId,
    pub top: usize,
}

impl Layer for FailingSource {
    fn key(&mut self, model: &mut Model, key: Key) -> After {
        let Some(row) = self.row(model).cloned() else { return After::Closes(Vec::new()) };
        let source = self.source;
        match key.code {
            Code::Char('J' | 'n') => self.step(model, 1),
            Code::Char('K' | 'N') => self.step(model, -1),
            Code::Char('o') => return After::Stays(source_form::open_site(model, source)),
            Code::Char('a') => return After::Closes(source_settings::ask_address(model, &row)),
            Code::Char('p') => return After::Stays(vec![Effect::Write(Write::PauseSource(source, !row.paused))]),
            Code::Char('d') => return After::Closes(source_settings::remove_source(model, source, &row)),
            Code::Char('e') | Code::Enter => {
                model.overlay = Some(Overlay::Source(SourceForm { source, chosen: 0, input: None }));
                return After::Closes(Vec::new());
            }
            _ if model.options.keymap.meaning(model.scope(), &[key]) == Meaning::Command(POLL) => {
                return After::Stays(pane_actions::poll_these(model, vec![source]));
            }
            Code::Char('q' | 'h' | '!') | Code::Left => return After::Closes(Vec::new()),
            _ => {
                let (frame, by) = (self.frame(model), line_editing::scroll(key).unwrap_or(0));
                self.top = frame.read_on(self.top, by, &self.lines(model, usize::from(frame.inner.width)));
            }
        }
        After::Stays(Vec::new())
    }

    fn hints(&self, model: &Model) -> Vec<Hint> {
        let key = |command| model.options.keymap.keys(model.scope(), command).into_iter().next();
        let mut hints: Vec<Hint> = key(POLL).map(|key| (key, tr!("hint-try-now"))).into_iter().collect();
        let paused = self.row(model).is_some_and(|row| row.paused);
        hints.extend(own_keys(&[
            ("p", if paused { tr!("failing-go-on") } else { tr!("failing-pause") }),
            ("o", tr!("hint-open-the-site")),
        ]));
        hints.extend(own_keys(&[
            ("a", tr!("hint-another-address")),
            ("d", tr!("hint-remove")),
            ("Enter", tr!("hint-settings")),
        ]));
        if model.sources.failing() > 1 {
            hints.extend(own_keys(&[("J", tr!("hint-next"))]));
        }
        hints.extend(own_keys(&[("Esc", tr!("hint-close"))]));
        hints
    }

    fn framing(&self, model: &Model) -> Framing {
        let stage = model.layout().stage();
        let width = usize::from(WIDTH.min(stage.width.saturating_sub(2)).saturating_sub(4));
        let count = self.lines(model, width).len();
        Framing::within(stage, WIDTH, u16::try_from(count).unwrap_or(u16::MAX)).reads(count)
    }
}

impl FailingSource {
    fn row<'a>(&self, model: &'a Model) -> Option<&'a SourceRow> {
        model.sources.all.iter().find(|row| row.id == Some(self.source))
    }

    /// To another source that fails.
    fn step(&mut self, model: &Model, by: isize) {
        let fails: Vec<SourceId> = failing(model).collect();
        let here = fails.iter().position(|id| *id == self.source);
        let to = here.map_or(0, |place| place.saturating_add_signed(by).min(fails.len().saturating_sub(1)));
        if let Some(id) = fails.get(to) {
            (self.source, self.top) = (*id, 0);
        }
    }

    /// What stands over it: the source, and which of those that fail it is.
    #[must_use]
    pub fn title(&self, model: &Model) -> String {
        let name = self.row(model).map_or_else(String::new, |row| row.name.to_string());
        let fails: Vec<SourceId> = failing(model).collect();
        match fails.iter().position(|id| *id == self.source) {
            Some(place) if fails.len() > 1 => tr!("failing-of-failing", name, place = place + 1, fails = fails.len()),
            _ => name,
        }
    }

    /// The reason, when it answered last, when it is tried next, and what may help.
    #[must_use]
    pub fn lines(&self, model: &Model, width: usize) -> Vec<TextLine> {
        let Some(row) = self.row(model) else { return Vec::new() };
        let width = notice::columns(model, width);
        let told = |words: &str, look| -> Vec<TextLine> {
            styled_text::wrap(words, width).into_iter().map(|text| vec![span(text, look)]).collect()
        };
        let mut lines = match &row.failing {
            Some(reason) => told(&language::translated(reason), Look::Warning),
            None => told(tr!("failing-it-answers-again"), Look::Plain),
        };
        lines.push(Vec::new());
        let last = match (row.last_success, row.failing.is_some()) {
            (None, _) => tr!("failing-it-has-never-answered").to_owned(),
            (Some(time), _) => match Age::of(time, model.now, &model.options.zone) {
                Age::Now => tr!("failing-it-answered-just-now").to_owned(),
                Age::On(age) => tr!("failing-it-last-answered-on", age),
                Age::Ago(age) => tr!("failing-it-last-answered-ago", age),
            },
        };
        lines.extend(told(&last, Look::Plain));
        lines.extend(told(&next(row, model), Look::Plain));
        if let Some(advice) = row.status.filter(|_| row.failing.is_some()).and_then(advice) {
            lines.extend(told(advice, Look::Plain));
        }
        lines.push(Vec::new());
        lines.extend(told(&crate::text::secrets::mask_secrets(&row.source.url), Look::Secondary));
        lines
    }
}

/// When it is tried next, and why not sooner.
fn next(row: &SourceRow, model: &Model) -> String {
    match row.next_poll {
        _ if row.paused => tr!("failing-it-is-paused-nobody-asks").to_owned(),
        _ if model.options.offline => tr!("failing-offline-nothing-is-asked").to_owned(),
        None if row.failing.is_some() => tr!("failing-it-is-not-asked-again").to_owned(),
        Some(time) if time > model.now && row.failures > 1 => {
            let next = age::until(time, model.now);
            tr!("failing-next-try-the-wait-grows", next, failures = row.failures)
        }
        Some(time) => tr!("failing-next-try", until = age::until(time, model.now)),
        None => tr!("failing-it-is-tried-at-the").to_owned(),
    }
}

/// What a person can do about an answer.
fn advice(status: u16) -> Option<&'static str> {
    match status {
        401 => Some(tr!("failing-it-wants-a-login-user")),
        403 => Some(tr!("failing-it-shuts-programs-out-another")),
        404 | 410 => Some(tr!("failing-the-feed-has-gone-from")),
        407 => Some(tr!("failing-the-proxy-wants-a-login")),
        429 => Some(tr!("failing-it-was-asked-too-often")),
        _ => None,
    }
}

fn failing(model: &Model) -> impl Iterator<Item = SourceId> {
    model.sources.all.iter().filter(|row| row.failing.is_some()).filter_map(|row| row.id)
}

/// Opens it on a source that fails: that one, else the one under the cursor of the pane, else the first.
pub(in crate::app) fn open(model: &mut Model, wanted: Option<SourceId>) -> Vec<Effect> {
    let under_cursor = model.sources.current().and_then(|row| row.id).filter(|id| failing(model).any(|one| one == *id));
    let Some(source) = wanted.or(under_cursor).or_else(|| failing(model).next()) else {
        model.say(tr!("failing-no-source-fails"));
        return Vec::new();
    };
    model.overlay = Some(Overlay::Failing(FailingSource { source, top: 0 }));
    Vec::new()
}
#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::{Fetch, Options, PollRequest, Purpose, TerminalRequest, line_text},
        news::Source,
    };
    use jiff::{SignedDuration, Timestamp};

    fn model() -> Model {
        let mut model = Model::new(Options::default(), (120, 36), Timestamp::UNIX_EPOCH);
        let row = |id: i64, failing: Option<&str>| SourceRow {
            id: Some(SourceId(id)),
            name: format!("Lamp {id}").as_str().into(),
            failing: failing.map(Into::into),
            status: Some(404),
            failures: 3,
            next_poll: Some(model.now + SignedDuration::from_hours(5)),
            last_success: Some(model.now - SignedDuration::from_hours(49)),
            source: Source { url: format!("https://lamp.example/{id}"), ..Source::default() },
            ..SourceRow::default()
        };
        let rows =
            vec![row(1, None), row(2, Some("lamp.example says that there is nothing (404)")), row(3, Some("no"))];
        model.sources.take(rows);
        model
    }

    fn press(panel: &mut FailingSource, model: &mut Model, letter: char) -> Vec<Effect> {
        match panel.key(model, Key::plain(Code::Char(letter))) {
            After::Stays(effects) | After::Closes(effects) => effects,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn it_tells_the_reason_the_last_answer_the_next_try_and_what_may_help() {
        let model = model();
        let lines = FailingSource { source: SourceId(2), top: 0 }.lines(&model, 72);
        let text: Vec<String> = lines.iter().map(line_text).collect();
        let text = text.join(" ");
        for words in ["nothing (404)", "last answered 2d ago", "Next try in 5h", "3 in a row", "new one is looked for"]
        {
            assert!(text.contains(words), "{words}: {text}");
        }
        assert!(text.ends_with("https://lamp.example/2"), "{text}");
    }

    #[test]
    fn its_keys_try_pause_and_open_and_step_to_the_next_that_fails() {
        let mut model = model();
        let mut panel = FailingSource { source: SourceId(2), top: 0 };
        let wanted = PollRequest { sources: vec![SourceId(2)], force: true };
        assert_eq!(press(&mut panel, &mut model, 'R'), [Effect::Fetch(Fetch::Poll(wanted))]);
        assert_eq!(press(&mut panel, &mut model, 'p'), [Effect::Write(Write::PauseSource(SourceId(2), true))]);
        let site = "https://lamp.example/";
        model.sources.all[1].source.site = Some(site.to_owned());
        assert_eq!(press(&mut panel, &mut model, 'o'), [Effect::Terminal(TerminalRequest::Browse(site.into()))]);
        for (key, source) in [('J', 3), ('J', 3), ('K', 2), ('K', 2)] {
            press(&mut panel, &mut model, key);
            assert_eq!(panel.source, SourceId(source));
        }
        assert!(panel.title(&model).ends_with("(1 of 2 failing)"));
        press(&mut panel, &mut model, 'a');
        assert!(model.prompt.is_some_and(|prompt| prompt.purpose == Purpose::Address(SourceId(2))));
    }

    #[test]
    fn of_a_source_that_stands_in_the_config_the_address_stays() {
        let mut model = model();
        model.sources.all[1].source.declared = true;
        press(&mut FailingSource { source: SourceId(2), top: 0 }, &mut model, 'a');
        assert!(model.prompt.is_none() && model.session.toast.is_some_and(|toast| toast.wrong));
    }
}
