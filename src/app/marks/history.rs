//! Steps: what becomes of a decision that was made here. It is committed, or fails, or turns out to be none; it is taken back
//! and done again. Decides nothing.

use crate::{
    app::{
        Model,
        core::{
            effect::{Effect, Fetch, Read, Write},
            layout::Pane,
            session::Toast,
        },
        list::{ListSnapshot, Shelf, arrivals},
        marks::{Applied, Changed, History},
        overlay::Overlay,
        reader::Reader,
    },
    language::{self, tr},
    news::{Decision, StepKind, StoryId, Things},
};

/// A step is committed: now it may be called done.
pub(in crate::app) fn on_marked(model: &mut Model, ticket: u64) -> Vec<Effect> {
    let mut effects = vec![Effect::Read(Read::Sources)];
    let Some(applied) = model.history.past.iter().find(|applied| applied.marking.ticket == ticket) else {
        return effects;
    };
    let (words, needs_reload) = (applied.words.clone(), applied.needs_reload);
    let saves = match &applied.marking.decision {
        Decision::Save(on) => *on,
        Decision::Highlights(passages) => !passages.is_empty(),
        _ => false,
    };
    if saves && !model.options.offline {
        effects.push(Effect::Fetch(Fetch::Archive));
    }
    if !words.is_empty() {
        model.session.toast = Some(Toast { words, undo: true, wrong: false });
    }
    if needs_reload {
        let stay = model.list.current();
        model.list.rows.clear();
        effects.extend(model.ask_for_list(stay));
        effects.extend(model.load_page());
    }
    effects
}

/// It was so already: there is no step to take back.
pub(in crate::app) fn on_nothing_marked(model: &mut Model, ticket: u64) -> Vec<Effect> {
    let Some(place) = model.history.past.iter().position(|applied| applied.marking.ticket == ticket) else {
        return Vec::new();
    };
    let applied = &mut model.history.past[place];
    let words = applied.words.clone();
    // An article that is open is read already; done with it, its row has gone all the same, and can be had back.
    let undo = applied.takes_rows();
    if undo {
        applied.changed = Changed::Screen;
    } else {
        forget(&mut model.history, place);
    }
    if !words.is_empty() {
        model.session.toast = Some(Toast { words, undo, wrong: false });
    }
    Vec::new()
}

/// A step that is none; what came of its keypress stands alone from now on.
fn forget(history: &mut History, place: usize) {
    let gone = history.past.remove(place);
    if let Some(next) = history.past.get_mut(place).filter(|_| !gone.together) {
        next.together = false;
    }
}

/// A step could not be committed: what is on screen must be what is on disk.
pub(in crate::app) fn on_mark_failed(model: &mut Model, ticket: u64, reason: &str) -> Vec<Effect> {
    if let Some(place) = model.history.past.iter().position(|applied| applied.marking.ticket == ticket) {
        if place + 1 == model.history.past.len()
            && let Some(applied) = model.history.past.pop()
        {
            model.revert(&applied);
        } else {
            forget(&mut model.history, place);
        }
    }
    model.complain(tr!("history-not-kept", reason));
    anew(model)
}

/// What was taken back or done again here was not on disk: from now on the steps are those of the disk.
pub(in crate::app) fn on_no_step(model: &mut Model, reason: &str) -> Vec<Effect> {
    model.history.past.clear();
    model.history.future.clear();
    model.complain(tr!("history-not-kept", reason));
    anew(model)
}

/// The list as it is on disk.
fn anew(model: &mut Model) -> Vec<Effect> {
    let stay = model.list.current();
    model.list.rows.clear();
    let mut effects = model.ask_for_list(stay);
    effects.push(Effect::Read(Read::Sources));
    effects
}

/// Takes the last step back here, where that is possible, and asks for it on disk; with what else its keypress did.
pub(in crate::app) fn undo(model: &mut Model) -> Vec<Effect> {
    // On disk a keypress is one step, whatever it did.
    let mut on_disk = model.history.past.is_empty();
    let here = !on_disk;
    while let Some(applied) = model.history.past.pop() {
        model.revert(&applied);
        if let Some(list_before) = &applied.list_before {
            list_before.restore(model);
        }
        let together = applied.together;
        if applied.changed == Changed::Screen {
            model.say(said(tr!("history-undid"), &applied.words));
        } else {
            on_disk = true;
        }
        model.history.future.push(applied);
        if !together {
            break;
        }
    }
    let mut effects: Vec<Effect> = on_disk.then_some(Effect::Write(Write::Undo)).into_iter().collect();
    model.redraw_reader();
    if here && model.screen.focus == Pane::Reader {
        effects.extend(follow_undo(model));
    }
    effects
}

/// What a step did, told once more: “Undid: done “A headline””.
fn said(verb: &str, words: &str) -> String {
    format!("{verb}: {}", language::lowercase_first(words))
}

/// In the article pane the story that came back is the one to show.
fn follow_undo(model: &mut Model) -> Vec<Effect> {
    let current = model.list.row().cloned();
    match current {
        Some(row) if model.reader.as_ref().is_some_and(|reader| reader.story != row.id) => {
            let mut effects = model.leave_article();
            model.reader = Some(Reader::new(row.id, row.face, &model.setting()));
            effects.extend(model.load_page());
            effects
        }
        _ => Vec::new(),
    }
}

/// Does the last step that was taken back again, with what else its keypress did.
pub(in crate::app) fn redo(model: &mut Model) -> Vec<Effect> {
    let mut on_disk = model.history.future.is_empty();
    while let Some(applied) = model.history.future.pop() {
        if applied.changed == Changed::Screen {
            model.say(said(tr!("history-redid"), &applied.words));
        } else {
            on_disk = true;
        }
        let again = if applied.positions_invalid {
            let list_before = applied.list_before.as_ref().and_then(|_| ListSnapshot::of(model));
            let mut again = applied;
            again.list_before = list_before;
            again
        } else {
            let mut again = model.apply(applied.marking);
            (again.words, again.together, again.changed) = (applied.words, applied.together, applied.changed);
            again
        };
        model.history.past.push(again);
        if !model.history.future.last().is_some_and(|next| next.together) {
            break;
        }
    }
    model.redraw_reader();
    on_disk.then_some(Effect::Write(Write::Redo)).into_iter().collect()
}

/// The list stands as it stood before: only its rows are asked for.
fn as_it_stood(model: &mut Model) -> Vec<Effect> {
    let height = model.list_height();
    let rows = model.list.refresh(height);
    let mut effects = vec![model.read_rows(rows)];
    if matches!(model.overlay, Some(Overlay::Mutes { .. })) {
        effects.push(Effect::Read(Read::Mutes));
    }
    effects.extend(arrivals::arrivals(model));
    effects
}

/// A step is told as it was when it was done, where that was here: the disk counts what it changed, the user what went.
fn as_it_was_told(model: &Model, words: String, back: bool) -> String {
    let steps = if back { &model.history.future } else { &model.history.past };
    let Some(applied) = steps.iter().rev().find(|applied| !applied.together) else { return words };
    let kind = applied.marking.decision.wording();
    // Of notes and marks the disk tells more.
    let other = matches!(kind, StepKind::Noted | StepKind::NoteRemoved | StepKind::HighlightRemoved);
    let verb = kind.words(&Things::default()).to_lowercase();
    if !other && words.to_lowercase().starts_with(&verb) { applied.words.clone() } else { words }
}

/// A step was taken back or done again on disk. What was not at hand here is asked for.
pub(in crate::app) fn on_step(model: &mut Model, step: Option<(String, Option<StoryId>)>, back: bool) -> Vec<Effect> {
    let Some((words, story)) = step else {
        model.say(if back { tr!("history-nothing-to-undo") } else { tr!("history-nothing-to-redo") });
        return Vec::new();
    };
    let words =
        said(if back { tr!("history-undid") } else { tr!("history-redid") }, &as_it_was_told(model, words, back));
    model.session.toast = Some(Toast { words, undo: false, wrong: false });
    // What a command of the user's own made may be there no more, or again.
    let shows_made = model.reader.as_ref().is_some_and(|reader| reader.made.is_some());
    let page = if shows_made { model.load_page() } else { Vec::new() };
    let mut effects = vec![Effect::Read(Read::Sources)];
    let Some(story) = story else {
        let last = if back { model.history.future.last() } else { model.history.past.last() };
        let follows = last.is_some_and(|applied| matches!(applied.marking.decision, Decision::Follow(..)));
        if follows && *model.shelf() != Shelf::ForYou {
            // It changes no row of this list: those that are read stay where they are.
            return effects;
        }
        let list_before = model.history.future.iter().rev().find_map(|applied| applied.list_before.as_ref());
        if back && list_before.is_some_and(|list_before| list_before.is_back(model)) {
            effects.extend(page);
            effects.extend(as_it_stood(model));
            return effects;
        }
        // What was decided about the story under the cursor brings that one back.
        let subject = model.history.future.last().filter(|_| back).and_then(Applied::subject);
        let stay = subject.or_else(|| model.list.current());
        return page.into_iter().chain(asked_again(model, stay)).collect();
    };
    // One that was decided about in another list too is asked for: that decision may be the one.
    let known = {
        let mut about =
            model.history.past.iter().chain(&model.history.future).filter(|applied| applied.is_about(story)).peekable();
        about.peek().is_some() && about.all(|applied| !applied.positions_invalid)
    };
    model.redraw_reader();
    // Passages stand in the article alone, not in its row.
    effects.extend(model.load_page());
    if !known {
        // Undone, the cursor is where it was; of many stories of an earlier day the one that stood topmost is come back to.
        let first =
            model.history.future.last().filter(|_| back).and_then(|applied| applied.at.or_else(|| applied.first()));
        let stay = first.unwrap_or(story);
        effects.extend(model.ask_for_list(Some(stay)));
    }
    effects
}

/// A step that is no decision is on its way; its ticket.
pub(in crate::app) fn elsewhere(model: &mut Model) -> u64 {
    let ticket = model.ticket();
    model.list.user_has_acted = true;
    let list_before = ListSnapshot::of(model);
    let mut applied = Applied::about(ticket, model.list.current());
    applied.list_before = list_before;
    model.history.past.push(applied);
    model.history.future.clear();
    ticket
}

/// A rule took a step: it has its place in the order of undoing.
pub(in crate::app) fn by_rule(model: &mut Model) {
    let ticket = model.ticket();
    model.history.past.push(Applied::about(ticket, None));
    model.history.future.clear();
}

/// A step that is no decision is committed: what it changed is asked for again.
pub(in crate::app) fn on_kept(model: &mut Model, words: String) -> Vec<Effect> {
    model.session.toast = Some(Toast { words, undo: true, wrong: false });
    let stay = model.list.current();
    asked_again(model, stay)
}

pub(in crate::app) fn asked_again(model: &mut Model, stay: Option<StoryId>) -> Vec<Effect> {
    let mut effects = vec![Effect::Read(Read::Sources)];
    effects.extend(model.ask_for_list(stay));
    if let Some(list_before) = model.history.past.last_mut().and_then(|applied| applied.list_before.as_mut()) {
        list_before.followed_by.get_or_insert(model.requests.list);
    }
    if matches!(model.overlay, Some(Overlay::Mutes { .. })) {
        effects.push(Effect::Read(Read::Mutes));
    }
    effects
}
