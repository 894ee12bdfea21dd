//! The filter over the list: what is typed narrows it at once, as far as it is a query; and its completion.

use crate::{
    app::{
        Model,
        core::effect::Effect,
        list::{Filter, Search},
    },
    query::completions,
    text::Line,
};

/// Filters the list. While the last word may still become a right one, what stands before it is looked for; while the text
/// is no query at all the list stays as it is.
pub(in crate::app) fn filter(model: &mut Model, text: String) -> Vec<Effect> {
    let before = std::mem::replace(&mut model.search.filter.text, text);
    model.search.read_too &= before == model.search.filter.text;
    match model.wanted() {
        Ok(_) if before == model.search.filter.text => Vec::new(),
        Ok(_) => narrow(model),
        Err(error) => {
            let (at, may_be) = completions(&model.search.filter.text, &model.known());
            let finished = model.search.filter.text[..at].trim_end_matches('-').to_owned();
            let text = std::mem::replace(&mut model.search.filter.text, finished);
            let effects = if may_be.is_empty() || model.wanted().is_err() { Vec::new() } else { narrow(model) };
            model.search.filter = Filter { text, error: Some(error), from: model.search.filter.from };
            effects
        }
    }
}

fn narrow(model: &mut Model) -> Vec<Effect> {
    model.list.user_has_acted = true;
    model.list.whole = false;
    model.list.loaded = false;
    model.ask_for_list(None)
}

/// The tags came that a query may name.
pub(in crate::app) fn on_tags(search: &mut Search, tags: Vec<Line>) -> Vec<Effect> {
    search.tags = tags;
    Vec::new()
}

/// The query with its last word completed; the next completion, when one stands there already.
pub(in crate::app) fn complete(model: &mut Model, text: &str) -> Option<String> {
    let known = model.known();
    let candidate = |base: &str, place: usize| {
        let (at, words) = completions(base, &known);
        (!words.is_empty()).then(|| format!("{}{}", &base[..at], words[place % words.len()]))
    };
    let (base, place) = match model.search.completing.take() {
        Some((base, place)) if candidate(&base, place).as_deref() == Some(text) => (base, place + 1),
        _ => (text.to_owned(), 0),
    };
    let completed = candidate(&base, place)?;
    // The only completion is taken: the next one completes what follows.
    model.search.completing = (completions(&base, &known).1.len() > 1).then_some((base, place));
    Some(completed)
}
