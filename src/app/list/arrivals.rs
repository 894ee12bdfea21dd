//! What comes into the list while it is open: its ids, its rows, and what has arrived since.

use crate::{
    app::{
        Model,
        core::effect::{Effect, Read},
        marks::Applied,
    },
    news::StoryId,
};

/// Somebody else has written: the rows on screen say what they have become, and what is new waits for `N`.
pub(in crate::app) fn store_changed(model: &mut Model) -> Vec<Effect> {
    let mut effects = vec![Effect::Read(Read::Sources)];
    let height = model.list_height();
    let refreshed = model.list.refresh(height);
    if !refreshed.is_empty() {
        effects.push(Effect::Read(Read::Rows(refreshed)));
    }
    effects.extend(arrivals(model));
    effects
}

pub(in crate::app) fn take_list(
    model: &mut Model,
    ids: Vec<StoryId>,
    rows: Vec<crate::news::Story>,
    whole: bool,
) -> Vec<Effect> {
    let height = model.list_height();
    // The first ids came alone and the rest follows: the reader may have moved meanwhile.
    let goes_on = model.list.loaded && !model.list.whole;
    let stays = model.stay.filter(|stay| !goes_on && model.list.current() == Some(*stay) && !ids.contains(stay));
    if stays.is_some() && !whole && model.list.cursor >= ids.len() {
        // The cursor is further down than what has come: the old list stands until all of the new one is here.
        return Vec::new();
    }
    let stay = if goes_on { model.list.current() } else { model.stay.take() };
    if !goes_on && stay.is_none() {
        (model.list.cursor, model.list.top) = (0, 0);
    }
    model.list.replace(ids, stay, height);
    model.list.whole = whole;
    if whole {
        model.list.select_no_others();
    }
    model.list.take_rows(rows);
    if !goes_on {
        model.arrived = 0;
        for applied in model.past.iter_mut().chain(&mut model.future) {
            applied.stale = true;
        }
    }
    let refreshed = model.list.refresh(height);
    if refreshed.is_empty() { Vec::new() } else { vec![Effect::Read(Read::Rows(refreshed))] }
}

/// Looks whether something has arrived, one look at a time.
pub(in crate::app) fn arrivals(model: &mut Model) -> Vec<Effect> {
    if !model.list.loaded {
        return Vec::new();
    }
    if !model.touched || model.list.ids.is_empty() {
        // Nobody has laid a hand on the list yet: rows land as they arrive.
        if model.list_ticket == 0 || model.list.whole {
            return model.ask_for_list(None);
        }
        return Vec::new();
    }
    if model.peek_ticket.is_some() {
        model.peek_again = true;
        return Vec::new();
    }
    let Ok((wanted, _)) = model.wanted() else { return Vec::new() };
    let ticket = model.ticket();
    model.peek_ticket = Some(ticket);
    vec![Effect::Read(Read::Peek { ticket, wanted })]
}

pub(in crate::app) fn peeked(model: &mut Model, ticket: u64, ids: &[StoryId]) -> Vec<Effect> {
    if model.peek_ticket != Some(ticket) {
        return Vec::new();
    }
    model.peek_ticket = None;
    let here: std::collections::HashSet<StoryId> = model.list.ids.iter().copied().collect();
    let gone = model.past.iter().flat_map(Applied::stories).collect::<std::collections::HashSet<_>>();
    model.arrived = ids.iter().filter(|id| !here.contains(id) && !gone.contains(id)).count();
    if std::mem::take(&mut model.peek_again) { arrivals(model) } else { Vec::new() }
}
