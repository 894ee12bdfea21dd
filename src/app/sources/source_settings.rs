//! Tending the sources from the screen: one source's settings, and lists of other readers that lie on this machine. What is changed is asked for as one undoable step; what a setting can be, the config decides.

use crate::{
    app::{
        Model,
        core::{
            command::SourceCommand,
            effect::{Effect, Fetch, PageRequest, PollRequest, Read, Write},
            key::{Code, Key},
            layout::Pane,
            line_editing, screen,
            session::{Found, Toast},
            styled_text::{self, Look, Span},
        },
        marks::{Applied, history},
        overlay::{Overlay, Prompt, Purpose},
        sources::{Entry, SourceRow, catalog, pane_actions},
    },
    news::{Decision, Source, SourceId, SourceSetting},
    text::{Line, words::capital},
};
use tui_input::Input;

/// The value of a setting in a source, as it is typed.
#[must_use]
pub fn setting_value(setting: SourceSetting, row: &SourceRow) -> String {
    let source = &row.source;
    let switch = |on: bool| if on { "yes" } else { "no" }.to_owned();
    match setting {
        SourceSetting::Name => row.name.to_string(),
        SourceSetting::Group => row.group.to_string(),
        SourceSetting::Every => source.every.map(length).unwrap_or_default(),
        SourceSetting::FullText => switch(source.full_text),
        SourceSetting::Strip => switch(source.strip),
        SourceSetting::Pause => switch(row.paused),
        SourceSetting::Quiet => switch(row.quiet),
        SourceSetting::Prefer => switch(source.preferred),
        SourceSetting::UserAgent => source.user_agent.clone().unwrap_or_default(),
        SourceSetting::Headers => {
            let headers: Vec<String> = source.headers.iter().map(|(name, value)| format!("{name}: {value}")).collect();
            headers.join(", ")
        }
        SourceSetting::PasswordCommand => shell_words::join(&source.password_command),
        SourceSetting::User => source.user.clone().unwrap_or_default(),
        SourceSetting::Proxy => source.proxy.clone().unwrap_or_default(),
    }
}

/// A length of time as the config has it, in its largest whole unit.
fn length(seconds: u64) -> String {
    match seconds {
        seconds if seconds % 3_600 == 0 => format!("{}h", seconds / 3_600),
        seconds if seconds % 60 == 0 => format!("{}m", seconds / 60),
        seconds => format!("{seconds}s"),
    }
}

/// The source that is meant: the one under the cursor of its pane, else the one of the article at hand.
fn meant(model: &Model) -> Option<&SourceRow> {
    if model.screen.focus == Pane::Sources {
        return model.sources.current();
    }
    let id = screen::article(model)?.source;
    model.sources.all.iter().find(|row| row.id == id)
}

fn with_meant(model: &mut Model, then: impl FnOnce(&mut Model, SourceId, SourceRow) -> Vec<Effect>) -> Vec<Effect> {
    let Some((id, row)) = meant(model).cloned().and_then(|row| Some((row.id?, row))) else {
        let here = model.screen.focus == Pane::Sources;
        model.say(if here { "No source is under the cursor" } else { "Which source? b shows them" });
        return Vec::new();
    };
    then(model, id, row)
}

/// Does what a command about the sources says.
pub(in crate::app) fn act(model: &mut Model, command: SourceCommand) -> Vec<Effect> {
    match command {
        SourceCommand::Pane => pane_actions::sources_pane(model),
        SourceCommand::Add => ask(model, Purpose::AddSource, String::new()),
        SourceCommand::Rename => rename(model),
        SourceCommand::Move => regroup(model),
        SourceCommand::Pause => pause(model),
        SourceCommand::Remove => remove(model),
        SourceCommand::Settings => settings(model),
        SourceCommand::Pick => catalog::pick(model),
        SourceCommand::Import => import(model, ""),
        SourceCommand::Statistics => vec![Effect::Read(Read::Statistics)],
        SourceCommand::Poll => pane_actions::poll(model),
    }
}

/// The settings of the source that is meant.
fn settings(model: &mut Model) -> Vec<Effect> {
    with_meant(model, |model, source, _| {
        model.overlay = Some(Overlay::Source { source, chosen: 0, input: None });
        Vec::new()
    })
}

/// Another name for the source that is meant.
fn rename(model: &mut Model) -> Vec<Effect> {
    with_meant(model, |model, source, row| ask(model, Purpose::Rename(source), row.name.to_string()))
}

/// Another group for the source that is meant.
fn regroup(model: &mut Model) -> Vec<Effect> {
    with_meant(model, |model, source, row| ask(model, Purpose::Regroup(source), row.group.to_string()))
}

fn ask(model: &mut Model, purpose: Purpose, typed: String) -> Vec<Effect> {
    model.prompt = Some(Prompt { purpose, input: Input::new(typed.clone()), before: typed });
    Vec::new()
}

/// Pauses the source that is meant, or goes on.
fn pause(model: &mut Model) -> Vec<Effect> {
    with_meant(model, |_, source, row| vec![Effect::Write(Write::PauseSource(source, !row.paused))])
}

/// Stops following the source that is meant; its articles stay.
fn remove(model: &mut Model) -> Vec<Effect> {
    with_meant(model, |model, source, row| {
        if row.source.declared {
            let words = if model.options.demo {
                "The demo edition keeps its sources".to_owned()
            } else {
                format!("{} stands in the config: delete its [[source]] lines there", row.name)
            };
            model.complain(words);
            return Vec::new();
        }
        vec![Effect::Write(Write::RemoveSource(source))]
    })
}

/// A line that was typed about a source.
pub(in crate::app) fn typed(model: &mut Model, purpose: Purpose, text: &str) -> Vec<Effect> {
    let value = text.trim().to_owned();
    match purpose {
        Purpose::Rename(source) => {
            vec![Effect::Write(Write::SetSource { source, setting: SourceSetting::Name, value })]
        }
        Purpose::Regroup(source) => {
            vec![Effect::Write(Write::SetSource { source, setting: SourceSetting::Group, value })]
        }
        Purpose::AddSource if !value.is_empty() => add(model, value),
        _ => Vec::new(),
    }
}

/// Follows what was typed: an outlet of the list by its name, else the feed at an address.
fn add(model: &mut Model, typed: String) -> Vec<Effect> {
    let named = |outlet: &&Source| outlet.name.to_lowercase() == typed.to_lowercase();
    if let Some(outlet) = model.options.listed.iter().find(named) {
        if model.sources.all.iter().any(|row| row.source.url == outlet.url) {
            model.say(format!("{} is followed already", outlet.name));
            return Vec::new();
        }
        return vec![Effect::Write(Write::PickSources { add: vec![outlet.clone()], remove: Vec::new() })];
    }
    if !typed.contains(['.', ':']) {
        model.complain(format!("“{typed}” is no address, such as example.org · :pick has a list of outlets"));
        return Vec::new();
    }
    model.say(format!("looking for the feed of {typed}…"));
    vec![Effect::Fetch(Fetch::Page(PageRequest::Source(typed)))]
}

/// A key on the screen of one source's settings.
pub(in crate::app) fn settings_key(
    model: &mut Model,
    key: Key,
    source: SourceId,
    at: (usize, Option<Input>),
) -> Vec<Effect> {
    let (mut chosen, input) = at;
    let last = SourceSetting::ALL.len() - 1;
    let setting = SourceSetting::ALL[chosen.min(last)];
    let Some(row) = model.sources.all.iter().find(|row| row.id == Some(source)).cloned() else { return Vec::new() };
    let mut effects = Vec::new();
    let mut next = None;
    if let Some(mut input) = input {
        match key.code {
            Code::Enter => {
                let value = input.value().trim().to_owned();
                effects.push(Effect::Write(Write::SetSource { source, setting, value }));
            }
            Code::Esc => {}
            _ => {
                if let Some(request) = line_editing::request(key) {
                    line_editing::edit(&mut input, request);
                }
                next = Some(input);
            }
        }
    } else {
        match key.code {
            Code::Esc | Code::Char('q' | 'h') | Code::Left => return Vec::new(),
            Code::Char('u') if !key.ctrl => effects = history::undo(model),
            Code::Enter | Code::Char(' ' | 'l') | Code::Right if setting == SourceSetting::Pause => {
                effects.push(Effect::Write(Write::PauseSource(source, !row.paused)));
            }
            Code::Enter | Code::Char(' ' | 'l') | Code::Right if setting.is_switch() => {
                let value = if setting_value(setting, &row) == "yes" { "false" } else { "true" }.to_owned();
                effects.push(Effect::Write(Write::SetSource { source, setting, value }));
            }
            Code::Enter | Code::Char(' ' | 'l') | Code::Right => next = Some(Input::new(setting_value(setting, &row))),
            _ => chosen = chosen.saturating_add_signed(line_editing::scroll(key).unwrap_or(0)).min(last),
        }
    }
    model.overlay = Some(Overlay::Source { source, chosen, input: next });
    effects
}

/// The sources have changed, as one step; those that are new are polled.
pub(in crate::app) fn on_changed(
    model: &mut Model,
    words: &str,
    fresh: Vec<SourceId>,
    refused: &[Line],
) -> Vec<Effect> {
    let ticket = model.ticket();
    model.history.past.push(Applied::elsewhere(ticket, Decision::Read(true)));
    model.history.future.clear();
    if let ([added], Pane::Sources) = (fresh.as_slice(), model.screen.focus) {
        model.sources.seek = Some(*added);
    }
    model.session.toast = Some(Toast { words: capital(words), undo: true, wrong: false });
    if !refused.is_empty() {
        not_taken(model, refused);
    }
    let mut effects = vec![Effect::Read(Read::Sources)];
    if !fresh.is_empty() && !model.options.offline {
        effects.push(Effect::Fetch(Fetch::Poll(PollRequest { sources: fresh, force: true })));
    }
    effects
}

/// A list of another reader lies on this machine.
pub(in crate::app) fn on_list_found(model: &mut Model, path: String, feeds: usize) -> Vec<Effect> {
    model.session.found = Some(Found { path, feeds });
    model.session.toast = None;
    Vec::new()
}

/// What a list named that is not followed, with the reasons.
fn not_taken(model: &mut Model, refused: &[Line]) {
    let width = usize::from(model.screen.size.0.saturating_sub(8)).clamp(20, 76);
    let mut lines = Vec::new();
    for entry in refused {
        lines.extend(
            styled_text::wrap(entry, width).into_iter().map(|text| vec![Span { text, look: Look::Plain, link: None }]),
        );
        lines.push(Vec::new());
    }
    lines.pop();
    model.overlay = Some(Overlay::Text { title: "Not taken", lines, top: 0 });
}

/// Takes in a list of another reader: the one named, else the one that was found.
pub(in crate::app) fn import(model: &mut Model, path: &str) -> Vec<Effect> {
    match (path.trim(), &model.session.found) {
        ("", Some(found)) => {
            let path = found.path.clone();
            model.session.found = None;
            vec![Effect::Write(Write::ImportSources(path))]
        }
        ("", None) => {
            model.overlay =
                Some(Overlay::Palette { scope: model.scope(), input: Input::new("import ".to_owned()), chosen: 0 });
            model.say("import FILE: OPML, or newsboat’s urls");
            Vec::new()
        }
        (path, _) => vec![Effect::Write(Write::ImportSources(path.to_owned()))],
    }
}

/// The groups there are, for the line in which one is typed.
#[must_use]
pub fn groups(model: &Model) -> String {
    let groups = model.sources.entries().into_iter().filter_map(|entry| match entry {
        Entry::Group(name, ..) => Some(name.to_string()),
        _ => None,
    });
    groups.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Options;
    use jiff::Timestamp;

    fn model() -> Model {
        let source = Source { url: "https://one.example/feed".into(), name: "one".into(), ..Source::default() };
        let mut model = Model::new(Options::default(), (120, 36), Timestamp::UNIX_EPOCH);
        let row = SourceRow { id: Some(SourceId(1)), name: source.name.clone(), source, ..SourceRow::default() };
        model.sources.take(vec![row]);
        model
    }

    #[test]
    fn a_flag_is_turned_and_a_text_is_typed() {
        let mut model = model();
        let at = |wanted| SourceSetting::ALL.iter().position(|setting| *setting == wanted).unwrap_or(99);
        let enter = Key::plain(Code::Enter);
        let effects = settings_key(&mut model, enter, SourceId(1), (at(SourceSetting::Quiet), None));
        assert_eq!(
            effects,
            [Effect::Write(Write::SetSource {
                source: SourceId(1),
                setting: SourceSetting::Quiet,
                value: "true".into()
            })]
        );
        assert_eq!(settings_key(&mut model, enter, SourceId(1), (at(SourceSetting::Proxy), None)), []);
        assert!(matches!(&model.overlay, Some(Overlay::Source { input: Some(_), .. })));
    }

    #[test]
    fn an_interval_reads_as_it_is_written() {
        assert_eq!((length(7_200), length(5_400), length(901)), ("2h".into(), "90m".into(), "901s".into()));
    }
}
