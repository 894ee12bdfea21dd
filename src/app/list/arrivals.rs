//! What comes into the list while it is open: its ids, its rows, and what has arrived since.

use crate::{
    app::{
        Model,
        core::{
            effect::{Effect, Read},
            session::no_story,
        },
        list::WAITING,
        marks::Applied,
    },
    news::{Folded, Story, StoryId},
};
use std::collections::HashSet;

/// Somebody else has written: the rows on screen say what they have become, and what is new waits for `N`.
pub(in crate::app) fn on_store_changed(model: &mut Model) -> Vec<Effect> {
    let mut effects = vec![Effect::Read(Read::Sources)];
    effects.extend(refresh_rows(model));
    effects.extend(arrivals(model));
    effects
}

/// The rows on screen are read anew, for they may say something else by now.
pub(in crate::app) fn refresh_rows(model: &mut Model) -> Option<Effect> {
    let height = model.list_height();
    let rows = model.list.refresh(height);
    (!rows.is_empty()).then(|| model.read_rows(rows))
}

/// A list came, if it is still the one that was asked for; `whole` is false for its first ids alone.
pub(in crate::app) fn on_list(
    model: &mut Model,
    ticket: u64,
    ids: Vec<StoryId>,
    rows: Vec<Story>,
    folded: Folded,
    whole: bool,
) -> Vec<Effect> {
    if ticket != model.requests.list {
        return Vec::new();
    }
    let searches = !model.search.filter.text.trim().is_empty() && model.search.filter.text != WAITING;
    if whole && ids.is_empty() && searches && model.hides_read() {
        // The list stands as it is until what is read has come.
        model.search.read_too = true;
        return model.ask_for_list(model.list.stay);
    }
    if whole {
        model.shelves.folded = folded;
    }
    let height = model.list_height();
    // The first ids came alone and the rest follows: the user may have moved meanwhile.
    let goes_on = model.list.loaded && !model.list.whole;
    let stays = model.list.stay.filter(|stay| !goes_on && model.list.current() == Some(*stay) && !ids.contains(stay));
    if stays.is_some() && !whole && model.list.cursor >= ids.len() {
        // The cursor is further down than what has come: the old list stands until all of the new one is here.
        return Vec::new();
    }
    let stay = if goes_on { model.list.current() } else { model.list.stay.take() };
    if !goes_on && stay.is_none() {
        (model.list.cursor, model.list.top) = (0, 0);
    }
    model.list.replace(ids, stay, height);
    if model.list.current().is_some() {
        model.session.toast.take_if(|toast| toast.words == no_story());
    }
    model.list.whole = whole;
    if whole {
        model.list.select_no_others();
    }
    take_rows(model, rows);
    if !goes_on {
        model.list.arrived = 0;
        model.list.came_above = 0;
        if !model.list.user_has_acted {
            // Nobody has laid a hand on it yet: what is newer appears at the top, as far as the row with the cursor stays on screen.
            model.list.top = 0;
            model.list.keep_in_view(height);
            model.list.came_above = model.list.top;
        }
        for applied in model.history.past.iter_mut().chain(&mut model.history.future) {
            applied.positions_invalid = true;
        }
    }
    refresh_rows(model).into_iter().collect()
}

/// Looks whether something has arrived, one look at a time.
pub(in crate::app) fn arrivals(model: &mut Model) -> Vec<Effect> {
    if !model.list.loaded {
        return Vec::new();
    }
    if !model.list.user_has_acted || model.list.ids.is_empty() {
        // Nobody has laid a hand on the list yet: rows land as they arrive.
        if model.requests.list == 0 || model.list.whole {
            let stay = model.list.current();
            // Where that has gone into another story by now, it is told before the list comes.
            let mut effects: Vec<Effect> =
                stay.map(|stay| Effect::Read(Read::Joined(vec![stay]))).into_iter().collect();
            effects.extend(model.ask_for_list(stay));
            return effects;
        }
        return Vec::new();
    }
    if model.requests.peek.is_some() {
        model.requests.peek_again = true;
        return Vec::new();
    }
    let Ok((wanted, _)) = model.wanted() else { return Vec::new() };
    let ticket = model.ticket();
    model.requests.peek = Some(ticket);
    vec![Effect::Read(Read::Peek { ticket, wanted })]
}

pub(in crate::app) fn on_peeked(model: &mut Model, ticket: u64, ids: &[StoryId]) -> Vec<Effect> {
    if model.requests.peek != Some(ticket) {
        return Vec::new();
    }
    model.requests.peek = None;
    let here: HashSet<StoryId> = model.list.ids.iter().copied().collect();
    let gone = model.history.past.iter().flat_map(Applied::stories).collect::<HashSet<_>>();
    model.list.arrived = ids.iter().filter(|id| !here.contains(id) && !gone.contains(id)).count();
    let mut effects = if std::mem::take(&mut model.requests.peek_again) { arrivals(model) } else { Vec::new() };
    // What is here and would not come again is read, or has gone into another story.
    let come: HashSet<StoryId> = ids.iter().copied().collect();
    let missing: Vec<StoryId> = model.list.ids.iter().filter(|id| !come.contains(id)).copied().collect();
    if !missing.is_empty() {
        effects.push(Effect::Read(Read::Joined(missing)));
    }
    effects
}

/// Stories have gone into others: their rows become one, in place. The row under the cursor stays.
pub(in crate::app) fn on_joined(model: &mut Model, joined: &[(StoryId, StoryId)]) -> Vec<Effect> {
    let mut changed = Vec::new();
    for (old, new) in joined {
        if model.list.stay == Some(*old) {
            model.list.stay = Some(*new);
        }
        if model.list.join(*old, *new) {
            changed.push(*new);
            if let Some(reader) = model.reader.as_mut().filter(|reader| reader.story == *old) {
                reader.story = *new;
            }
        }
    }
    if changed.is_empty() {
        return Vec::new();
    }
    for applied in model.history.past.iter_mut().chain(&mut model.history.future) {
        applied.positions_invalid = true;
    }
    let height = model.list_height();
    model.list.keep_in_view(height);
    let mut effects = vec![model.read_rows(changed)];
    // What a row here has gone into may have been counted as new.
    if model.list.arrived > 0 {
        effects.extend(arrivals(model));
    }
    // The other articles of the story stand at its foot.
    if model.reader.as_ref().is_some_and(|reader| joined.iter().any(|(_, new)| reader.story == *new)) {
        effects.extend(model.load_page());
    }
    effects
}

/// Rows came. That under the cursor keeps its headline while the text beside it is that article's, unless the list is held to sources
/// and that article is of none of them.
pub(in crate::app) fn take_rows(model: &mut Model, mut rows: Vec<Story>) {
    let current = model.list.current();
    let shown = model.reader.as_ref().filter(|reader| Some(reader.story) == current).map(|reader| reader.article.id);
    for row in rows.iter_mut().filter(|row| Some(row.id) == current && Some(row.face.id) != shown) {
        let stays = |before: &&Story| Some(before.face.id) == shown && model.may_tell(&before.face);
        if let Some(before) = model.list.rows.get(&row.id).filter(stays) {
            row.face = before.face.clone();
        }
    }
    model.list.take_rows(rows);
}
