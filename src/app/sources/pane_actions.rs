//! Enter in the sources pane, and the way to it and back.

use crate::app::{
    Model,
    core::{effect::Effect, layout::Pane, screen},
    list::shelves,
    sources::Entry,
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
                model.sources.open.insert(name);
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
