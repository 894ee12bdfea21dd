//! From shelf to shelf, deals and guides folded or not, and the list built anew.

use crate::app::{
    Model,
    core::{effect::Effect, screen},
    list::{Shelf, Shelves},
};
use crate::language::tr;

pub(in crate::app) fn go_to_shelf(model: &mut Model, to: usize) -> Vec<Effect> {
    if to >= model.shelves.all.len() {
        model.say(tr!("shelves-there-are-shelves-a-query", all = model.shelves.all.len()));
        return Vec::new();
    }
    let effects = model.leave_article();
    model.shelves.current = to;
    model.shelves.sort = model.shelf().sort();
    model.list.select_none();
    screen::focus_list(model);
    rebuild(model, effects)
}

/// Deals and guides stand in All, or only their number under it.
pub(in crate::app) fn fold(model: &mut Model) -> Vec<Effect> {
    if *model.shelf() != Shelf::All {
        model.say(tr!("shelves-deals-and-guides-are-folded-in"));
        return Vec::new();
    }
    model.shelves.unfolded = !model.shelves.unfolded;
    model.say(if model.shelves.unfolded {
        tr!("shelves-deals-and-guides-stand-in")
    } else {
        tr!("shelves-deals-and-guides-are-folded")
    });
    let stay = model.list.current();
    model.ask_for_list(stay)
}

/// The stories of the shelves were counted.
pub(in crate::app) fn on_counts(shelves: &mut Shelves, counts: Vec<u64>) -> Vec<Effect> {
    shelves.counts = counts;
    Vec::new()
}

/// More or fewer stories stand in the list, or in another order: the cursor stays on its story, where that is still there.
pub(in crate::app) fn widen(model: &mut Model) -> Vec<Effect> {
    let stay = model.list.current();
    let effects = rebuild(model, Vec::new());
    model.list.stay = stay;
    effects
}

/// The list is built anew from the top.
pub(in crate::app) fn rebuild(model: &mut Model, mut effects: Vec<Effect>) -> Vec<Effect> {
    model.search.read_too = false;
    model.list.loaded = false;
    model.list.whole = false;
    (model.list.arrived, model.list.came_above) = (0, 0);
    model.list.user_has_acted = true;
    effects.extend(model.ask_for_list(None));
    effects
}
