//! Names to follow: those the story under the cursor speaks of, and the list of what is followed. Says what is chosen;
//! following itself is a step like any other.

use crate::{
    app::{
        Model,
        core::{
            effect::{Effect, Read},
            key::{Code, Key},
            layout::Pane,
            line_editing,
        },
        marks::decide,
        overlay::{Names, Overlay},
    },
    news::{Decision, Name, StoryId},
    text::Line,
};

/// Asks for the names of the story that is meant.
pub(in crate::app) fn ask(model: &Model) -> Vec<Effect> {
    let read = model.reader.as_ref().filter(|_| model.screen.focus == Pane::Reader).map(|reader| reader.story);
    read.or_else(|| model.list.current()).map(|story| Effect::Read(Read::Names(Some(story)))).into_iter().collect()
}

/// Names came: one is followed at once, several are chosen from.
pub(in crate::app) fn on_names(model: &mut Model, of: Option<StoryId>, names: Vec<Name>) -> Vec<Effect> {
    match (of, names.as_slice()) {
        (Some(_), [only]) => {
            let (name, on) = (only.name.clone(), !only.followed);
            return follow(model, name, on);
        }
        (Some(_), []) => model.say("No name is known here; :follow and a name follows it"),
        (None, []) => model.say("Nothing is followed; F follows what a story is about, :follow a name"),
        _ => model.overlay = Some(Overlay::Names(Names { of_a_story: of.is_some(), names, chosen: 0 })),
    }
    Vec::new()
}

/// Follows a name, or follows it no more.
pub(in crate::app) fn follow(model: &mut Model, name: Line, on: bool) -> Vec<Effect> {
    if name.is_empty() {
        model.say(if on { "follow what?" } else { "unfollow what?" });
        return Vec::new();
    }
    decide::apart_from_rows(model, Decision::Follow(name, on))
}

/// A key for the list of names.
pub(in crate::app) fn key(model: &mut Model, key: Key, mut open: Names) -> Vec<Effect> {
    let mut effects = Vec::new();
    match key.code {
        Code::Enter | Code::Char(' ' | 'F' | 'x') => {
            if let Some(name) = open.names.get_mut(open.chosen) {
                name.followed = !name.followed;
                let (name, on) = (name.name.clone(), name.followed);
                effects = follow(model, name, on);
            }
        }
        Code::Char('q' | 'h') | Code::Left => return effects,
        _ => {
            let last = open.names.len().saturating_sub(1);
            open.chosen = open.chosen.saturating_add_signed(line_editing::scroll(key).unwrap_or(0)).min(last);
        }
    }
    model.overlay = Some(Overlay::Names(open));
    effects
}
