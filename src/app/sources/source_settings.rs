//! The sources as they are changed from the screen: added, renamed, moved, paused and removed. What is changed is asked for as one
//! undoable step; what a setting can be, the config decides.

use crate::{
    app::{
        Model,
        core::{
            command::{Command, SourceCommand},
            effect::{Effect, Fetch, PageRequest, PollRequest, Read, Write},
            layout::Pane,
            screen,
            session::{Found, Toast},
        },
        marks::Applied,
        overlay::{Prompt, Purpose},
        sources::{Entry, SourceRow},
    },
    language::tr,
    news::{Decision, Source, SourceId, SourceSetting},
    text::{near, words::capital},
};

/// The value of a setting in a source, as it is typed.
#[must_use]
pub fn setting_value(setting: SourceSetting, row: &SourceRow) -> String {
    let source = &row.source;
    let switch = |on: bool| if on { tr!("source-settings-yes") } else { tr!("source-settings-no") }.to_owned();
    match setting {
        SourceSetting::Name => row.name.to_string(),
        SourceSetting::Group => row.group.to_string(),
        SourceSetting::Every => source.every.map(length).unwrap_or_default(),
        SourceSetting::UserAgent => source.user_agent.clone().unwrap_or_default(),
        SourceSetting::Headers => {
            let headers: Vec<String> = source.headers.iter().map(|(name, value)| format!("{name}: {value}")).collect();
            headers.join(", ")
        }
        SourceSetting::PasswordCommand => shell_words::join(&source.password_command),
        SourceSetting::User => source.user.clone().unwrap_or_default(),
        SourceSetting::Proxy => source.proxy.clone().unwrap_or_default(),
        switch_of => switch(is_on(switch_of, row)),
    }
}

/// Whether a switch of a source is on; what is no switch is not.
pub(in crate::app) fn is_on(setting: SourceSetting, row: &SourceRow) -> bool {
    match setting {
        SourceSetting::FullText => row.source.full_text,
        SourceSetting::Strip => row.source.strip,
        SourceSetting::Pause => row.paused,
        SourceSetting::Quiet => row.quiet,
        SourceSetting::Prefer => row.source.preferred,
        _ => false,
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

pub(in crate::app) fn with_meant(
    model: &mut Model,
    then: impl FnOnce(&mut Model, SourceId, SourceRow) -> Vec<Effect>,
) -> Vec<Effect> {
    let Some((id, row)) = meant(model).cloned().and_then(|row| Some((row.id?, row))) else {
        let here = model.screen.focus == Pane::Sources;
        let pane = model.key(Command::Sources(SourceCommand::Pane));
        model.say(if here {
            tr!("source-settings-no-source-is-under-the").to_owned()
        } else {
            tr!("source-settings-which-source-shows-them", pane)
        });
        return Vec::new();
    };
    then(model, id, row)
}

/// Another name for the source that is meant.
pub(in crate::app) fn rename(model: &mut Model) -> Vec<Effect> {
    with_meant(model, |model, source, row| ask(model, Purpose::Rename(source), row.name.to_string()))
}

/// Another group for the source that is meant.
pub(in crate::app) fn regroup(model: &mut Model) -> Vec<Effect> {
    with_meant(model, |model, source, row| ask(model, Purpose::Regroup(source), row.group.to_string()))
}

pub(in crate::app) fn ask(model: &mut Model, purpose: Purpose, typed: String) -> Vec<Effect> {
    // Another name, group or address is mostly another word: it need not be cleared by hand first.
    let selected = matches!(purpose, Purpose::Rename(_) | Purpose::Regroup(_) | Purpose::AddSource);
    // What could not be followed need not be typed again.
    let typed = if typed.is_empty() && purpose == Purpose::AddSource { model.sources.typed.clone() } else { typed };
    model.prompt = Some(Prompt { selected, ..Prompt::new(purpose, typed) });
    Vec::new()
}

/// Pauses the source that is meant, or goes on.
pub(in crate::app) fn pause(model: &mut Model) -> Vec<Effect> {
    with_meant(model, |_, source, row| vec![Effect::Write(Write::PauseSource(source, !row.paused))])
}

/// Stops following the source that is meant; its articles stay.
pub(in crate::app) fn remove(model: &mut Model) -> Vec<Effect> {
    with_meant(model, |model, source, row| remove_source(model, source, &row))
}

pub(in crate::app) fn remove_source(model: &mut Model, source: SourceId, row: &SourceRow) -> Vec<Effect> {
    if stands_in_config(model, row, tr!("source-settings-delete-its-source-lines-there")) {
        return Vec::new();
    }
    vec![Effect::Write(Write::RemoveSource(source))]
}

/// Says so of a source that only the config can change.
fn stands_in_config(model: &mut Model, row: &SourceRow, what_to_do: &str) -> bool {
    if row.source.declared {
        model.complain(if model.options.demo {
            tr!("source-settings-the-demo-edition-keeps-its").to_owned()
        } else {
            tr!("source-settings-stands-in-the-config", name = row.name, what_to_do)
        });
    }
    row.source.declared
}

/// Asks for another address of a source.
pub(in crate::app) fn ask_address(model: &mut Model, row: &SourceRow) -> Vec<Effect> {
    if stands_in_config(model, row, tr!("source-settings-change-its-url-there")) {
        return Vec::new();
    }
    ask_for(model, row.id, row.source.url.clone())
}

/// Asks for the address of a new source, or another one of this.
pub(in crate::app) fn ask_for(model: &mut Model, source: Option<SourceId>, typed: String) -> Vec<Effect> {
    ask(model, source.map_or(Purpose::AddSource, Purpose::Address), typed)
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
        // Several that were pasted.
        Purpose::AddSource if value.contains(' ') && value.split_whitespace().all(|one| one.contains("://")) => {
            value.split_whitespace().flat_map(|address| look_for(model, address.to_owned(), None)).collect()
        }
        Purpose::AddSource if !value.is_empty() => {
            model.sources.typed.clone_from(&value);
            add(model, value)
        }
        Purpose::Address(source) if !value.is_empty() => look_for(model, value, Some(source)),
        _ => Vec::new(),
    }
}

/// Follows what was typed: an outlet of the list by its name, else the feed at an address.
fn add(model: &mut Model, typed: String) -> Vec<Effect> {
    let named = |outlet: &&Source| outlet.name.to_lowercase() == typed.to_lowercase();
    if let Some(outlet) = model.options.listed.iter().find(named) {
        if model.sources.all.iter().any(|row| row.source.url == outlet.url) {
            model.say(tr!("source-settings-is-followed-already", name = outlet.name));
            return Vec::new();
        }
        return vec![Effect::Write(Write::PickSources { add: vec![outlet.clone()], remove: Vec::new() })];
    }
    if !typed.contains(['.', ':']) && !typed.starts_with(['/', '~']) {
        let outlets: Vec<String> = model.options.listed.iter().map(|outlet| outlet.name.to_lowercase()).collect();
        let near = near::nearest(&typed, outlets.iter().map(String::as_str));
        let meant = near.and_then(|near| model.options.listed.iter().find(|outlet| outlet.name.to_lowercase() == near));
        let help = match meant {
            Some(outlet) => tr!("source-settings-did-you-mean", name = outlet.name),
            None => tr!("source-settings-pick-has-a-list-of").to_owned(),
        };
        model.complain(tr!("source-settings-is-no-address-such-as", typed, help));
        return Vec::new();
    }
    look_for(model, typed, None)
}

/// Looks for the feed at an address: a new source, or where one is from now on.
fn look_for(model: &mut Model, typed: String, replaces: Option<SourceId>) -> Vec<Effect> {
    if let Some((scheme, rest)) = typed.split_once(":/").filter(|(scheme, _)| is_mistyped(scheme)) {
        let rest = rest.trim_start_matches('/');
        model.complain(tr!("source-settings-leads-nowhere-did-you-mean", scheme, rest));
        return Vec::new();
    }
    model.say(tr!("source-settings-looking-for-the-feed-of", typed));
    vec![Effect::Fetch(Fetch::Page(PageRequest::Source { typed, replaces }))]
}

/// What stands before `:/` looks like a scheme, and is none of the web's.
fn is_mistyped(scheme: &str) -> bool {
    scheme.chars().all(char::is_alphabetic)
        && !["http", "https", "feed", "file"].contains(&scheme.to_lowercase().as_str())
}

/// The sources have changed, as one step; those that are new are polled.
pub(in crate::app) fn on_changed(model: &mut Model, words: &str, fresh: Vec<SourceId>) -> Vec<Effect> {
    let ticket = model.ticket();
    model.history.past.push(Applied::elsewhere(ticket, Decision::Read(true)));
    model.history.future.clear();
    model.sources.typed.clear();
    if let ([added], Pane::Sources) = (fresh.as_slice(), model.screen.focus) {
        model.sources.seek = Some(*added);
    }
    model.session.toast = Some(Toast { words: capital(words), undo: true, wrong: false });
    let mut effects = vec![Effect::Read(Read::Sources)];
    effects.extend(poll_again(model, fresh));
    effects
}

/// Polls sources of which nothing is here, due or not.
pub(in crate::app) fn poll_again(model: &Model, sources: Vec<SourceId>) -> Vec<Effect> {
    if sources.is_empty() || model.options.offline {
        return Vec::new();
    }
    vec![Effect::Fetch(Fetch::Poll(PollRequest { sources, force: true }))]
}

/// A list of another program lies on this machine.
pub(in crate::app) fn on_list_found(model: &mut Model, path: String, feeds: usize) -> Vec<Effect> {
    model.session.found = Some(Found { path, feeds });
    // On the first start what is offered says more than the welcome that stands in its place.
    model.session.toast.take_if(|toast| !toast.undo && !toast.wrong);
    Vec::new()
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

    #[test]
    fn an_interval_reads_as_it_is_written() {
        assert_eq!((length(7_200), length(5_400), length(901)), ("2h".into(), "90m".into(), "901s".into()));
    }
}
