//! A filter kept as a shelf: it gets a name, and stands in the config from then on.

use crate::{
    app::{
        Model,
        core::effect::{Effect, TerminalRequest},
        list::{Filter, Shelf, shelves},
        overlay::{Prompt, Purpose},
    },
    language::tr,
    news::SavedQuery,
    text::{Line, safe::NAME},
};

/// Asks for the name of the shelf; what is typed in the filter is offered.
pub(in crate::app) fn ask(model: &mut Model) -> Vec<Effect> {
    if !is_filtered(model) {
        model.say(tr!("saved-shelf-nothing-is-filtered-what-finds"));
        return Vec::new();
    }
    let words = if model.search.filter.text.trim().is_empty() {
        model.sources.only_name().map(ToString::to_string).unwrap_or_default()
    } else {
        model.search.filter.text.replace('"', "")
    };
    let before = Line::cut(&words, NAME).to_string();
    // Another name is mostly another word: what is offered need not be cleared by hand first.
    model.prompt = Some(Prompt { selected: true, ..Prompt::new(Purpose::Shelf, before) });
    Vec::new()
}

/// Keeps the list on screen under a name; one that is taken stays in the line to be changed.
pub(in crate::app) fn keep(model: &mut Model, name: &str) -> Vec<Effect> {
    let name = Line::cut(name, NAME);
    let taken = model.shelves.all.iter().any(|shelf| shelf.name().to_lowercase() == name.to_lowercase());
    if name.is_empty() || taken {
        model.complain(if taken {
            tr!("saved-shelf-there-is-a-shelf-already", name)
        } else {
            tr!("saved-shelf-a-shelf-needs-a-name").to_owned()
        });
        let typed = name.to_string();
        model.prompt = Some(Prompt::new(Purpose::Shelf, typed));
        return Vec::new();
    }
    let shelf = SavedQuery { name, query: query(model), sort: model.shelves.sort };
    take(model, vec![shelf])
}

/// Shelves are kept in the config; those of the demo edition until it ends.
pub(in crate::app) fn take(model: &mut Model, shelves: Vec<SavedQuery>) -> Vec<Effect> {
    if shelves.is_empty() {
        return Vec::new();
    }
    if model.options.demo {
        model.say(tr!("saved-shelf-is-a-shelf-until-the", name = shelves[0].name));
        return add(model, shelves);
    }
    vec![Effect::Terminal(TerminalRequest::WriteShelves(shelves))]
}

/// What the list on screen shows, as a query of its own.
fn query(model: &Model) -> String {
    let filter = model.search.filter.text.trim();
    let shelf = model.shelf().query();
    let filter = if shelf.is_empty() || filter.is_empty() { filter.to_owned() } else { format!("({filter})") };
    let source = model.sources.only_name().map(|name| format!("source:\"{}\"", name.replace('"', "")));
    [Some(shelf), Some(filter), source]
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The list on screen is that shelf from now on: the filter and the source it was kept from are taken off.
fn turn_into(model: &mut Model, shelf: &SavedQuery) -> Vec<Effect> {
    let Some(place) = model.shelves.all.iter().position(|known| known.name() == shelf.name.as_str()) else {
        return Vec::new();
    };
    model.shelves.current = place;
    model.shelves.sort = model.shelf().sort();
    (model.search.filter, model.sources.only) = (Filter::default(), None);
    shelves::widen(model)
}

/// Shelves stand in the config now, and in the title.
pub(in crate::app) fn on_written(model: &mut Model, shelves: Vec<SavedQuery>) -> Vec<Effect> {
    let words = match shelves.as_slice() {
        [] => return Vec::new(),
        [shelf] => tr!("saved-shelf-is-a-shelf-now-and", name = shelf.name),
        shelves => tr!("saved-shelf-new-shelves-stand-in-the", shelves = shelves.len()),
    };
    match &mut model.session.toast {
        // Of the list they came with it is told first.
        Some(toast) if !toast.wrong => toast.words = format!("{} · {words}", toast.words),
        _ => model.say(words),
    }
    add(model, shelves)
}

/// Shelves go with the step that brought them.
pub(in crate::app) fn give_up(model: &mut Model, shelves: Vec<SavedQuery>) -> Vec<Effect> {
    if model.options.demo {
        return on_removed(model, &shelves);
    }
    vec![Effect::Terminal(TerminalRequest::RemoveShelves(shelves))]
}

/// Shelves stand in the config no more, nor in the title.
pub(in crate::app) fn on_removed(model: &mut Model, shelves: &[SavedQuery]) -> Vec<Effect> {
    if shelves.is_empty() {
        return Vec::new();
    }
    model.options.queries.retain(|known| !shelves.contains(known));
    let here = model.shelf().clone();
    model.shelves.all = Shelf::all(&model.options.queries);
    let place = model.shelves.all.iter().position(|shelf| *shelf == here);
    model.shelves.current = place.unwrap_or(0);
    let mut effects: Vec<Effect> = model.count_shelves().into_iter().collect();
    if place.is_none() {
        effects.extend(shelves::go_to_shelf(model, 0));
    }
    effects
}

fn add(model: &mut Model, shelves: Vec<SavedQuery>) -> Vec<Effect> {
    let kept = shelves.first().filter(|shelf| shelves.len() == 1 && is_filtered(model) && shelf.query == query(model));
    let kept = kept.cloned();
    model.options.queries.extend(shelves);
    model.shelves.all = Shelf::all(&model.options.queries);
    let mut effects: Vec<Effect> = model.count_shelves().into_iter().collect();
    effects.extend(kept.into_iter().flat_map(|shelf| turn_into(model, &shelf)));
    effects
}

fn is_filtered(model: &Model) -> bool {
    !model.search.filter.text.trim().is_empty() || model.sources.only.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{app::Options, news::Sort};
    use jiff::Timestamp;

    fn model() -> Model {
        let mut model = Model::new(Options::default(), (120, 36), Timestamp::UNIX_EPOCH);
        model.search.filter.text = "tag:cosy or \"the sea\"".into();
        model
    }

    #[test]
    fn a_filter_is_kept_with_what_the_shelf_narrows_already() {
        let mut model = model();
        let kept = |effects: Vec<Effect>| match effects.as_slice() {
            [Effect::Terminal(TerminalRequest::WriteShelves(shelves))] => shelves[0].query.clone(),
            other => panic!("{other:?}"),
        };
        assert_eq!(kept(keep(&mut model, "Cosy")), "tag:cosy or \"the sea\"");
        model.shelves.current = 2;
        assert_eq!(kept(keep(&mut model, "Cosy")), "kind:rumour (tag:cosy or \"the sea\")");
    }

    #[test]
    fn a_name_that_is_taken_is_refused_and_stays_to_be_changed() {
        let mut model = model();
        assert!(keep(&mut model, "saved").is_empty());
        assert!(model.session.toast.is_some_and(|toast| toast.wrong));
        assert!(model.prompt.is_some_and(|prompt| prompt.input.value() == "saved"));
    }

    #[test]
    fn a_shelf_that_was_written_stands_in_the_title() {
        let mut model = model();
        on_written(&mut model, vec![SavedQuery { name: "Cosy".into(), query: "cosy".into(), sort: Sort::Newest }]);
        assert_eq!(model.shelves.all.last().map(Shelf::name), Some("Cosy"));
    }
}
