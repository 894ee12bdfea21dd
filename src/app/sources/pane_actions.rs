//! Enter in the sources pane, and the way to it and back.

use crate::{
    app::{
        Model,
        core::{
            effect::{Effect, Fetch, PollRequest},
            layout::Pane,
            screen,
            session::Polling,
        },
        list::shelves,
        sources::Entry,
    },
    language::tr,
    news::SourceId,
};

/// Enter in the sources pane: this source alone, everything, or a group's sources shown or hidden.
pub(in crate::app) fn open_source(model: &mut Model) -> Vec<Effect> {
    let entries = model.sources.entries();
    match entries.get(model.sources.cursor) {
        Some(Entry::Group(name, _, open)) => {
            let (name, open) = ((*name).clone(), *open);
            if open {
                model.sources.open.remove(&name);
            } else {
                let children = model.sources.all.iter().filter(|source| source.group == name).count();
                model.sources.open.insert(name);
                let height = usize::from(model.layout().body.height);
                model.sources.show_below(children, height);
            }
            Vec::new()
        }
        Some(Entry::Fails(..)) => {
            model.sources.all_failing = !model.sources.all_failing;
            Vec::new()
        }
        Some(Entry::Source(source) | Entry::Failing(source)) => {
            model.sources.only = source.id;
            screen::focus_list(model);
            shelves::rebuild(model, Vec::new())
        }
        Some(Entry::All) => {
            model.sources.only = None;
            screen::focus_list(model);
            shelves::rebuild(model, Vec::new())
        }
        None => Vec::new(),
    }
}

/// To the sources pane, or back from it.
pub(in crate::app) fn sources_pane(model: &mut Model) -> Vec<Effect> {
    if model.screen.focus == Pane::Sources {
        screen::focus_list(model);
    } else {
        model.screen.focus = Pane::Sources;
    }
    Vec::new()
}

/// Polls the source under the cursor of the pane, or all of them.
pub(in crate::app) fn poll(model: &mut Model) -> Vec<Effect> {
    let sources = match model.screen.focus {
        Pane::Sources => model.sources.current().and_then(|source| source.id).into_iter().collect(),
        Pane::List | Pane::Reader => Vec::new(),
    };
    poll_these(model, sources)
}

/// Polls these sources now, or all of them when none is named.
pub(in crate::app) fn poll_these(model: &mut Model, sources: Vec<SourceId>) -> Vec<Effect> {
    if model.options.offline {
        model.say(tr!("pane-actions-offline-nothing-is-polled"));
        return Vec::new();
    }
    if let Polling::Running(done, total) = model.session.polling {
        model.say(tr!("pane-actions-polling-already-of", done, total));
        return Vec::new();
    }
    let total = if sources.is_empty() { model.sources.all.len() } else { sources.len() };
    model.session.polling = Polling::Running(0, total);
    vec![Effect::Fetch(Fetch::Poll(PollRequest { sources, force: true }))]
}
