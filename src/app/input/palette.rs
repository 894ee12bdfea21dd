//! Keys in the command palette, and what was chosen there.

use crate::app::{
    Model,
    core::{
        command::{Command, Motion, Scope},
        effect::Effect,
        key::{Code, Key},
        line_editing, screen, ui_settings,
    },
    input::{dispatch, settings},
    list::{filter, shelves},
    marks::{decide, reading_list},
    overlay::{
        Overlay, later,
        mute::MuteMenu,
        names,
        palette::{self, Choice},
        spoken::{self, Spoken},
    },
    sources::source_settings,
};
use tui_input::Input;

pub(in crate::app) fn palette_key(
    model: &mut Model,
    key: Key,
    scope: Scope,
    mut input: Input,
    mut chosen: usize,
) -> Vec<Effect> {
    match (key.code, key.ctrl) {
        (Code::Enter, _) if spoken::wrong_query(input.value()).is_some() => {}
        (Code::Enter, _) => {
            return match spoken::spoken(input.value()) {
                Spoken::Command(command) => choose(model, Choice::Command(command)),
                Spoken::Row(row) => dispatch::act(model, Command::Motion(Motion::Bottom), Some(row)),
                Spoken::Filter(words) => filter::filter(model, words),
                Spoken::Tag(word) => decide::tag(model, &word),
                Spoken::Follow(name, on) => names::follow(model, crate::text::Line::new(&name), on),
                Spoken::Fits(minutes) => reading_list::fits(model, minutes),
                Spoken::Shelf(name) if shelf_named(model, &name).is_some() => shelf(model, &name),
                Spoken::Import(path) => source_settings::import(model, &path),
                Spoken::Set(name, value) if ui_settings::fits(&model.options, &name, &value) => {
                    settings::set(model, &name, &value)
                }
                Spoken::Mute(words) => {
                    model.overlay = Some(Overlay::Mute(Box::new(MuteMenu::empty(&words))));
                    Vec::new()
                }
                Spoken::Later(words) => later::spoken(model, &words),
                Spoken::Batch(decision, query) => decide::batch(model, decision, &query),
                spoken => match (palette::rows(model, scope, input.value()).into_iter().nth(chosen), spoken) {
                    (Some(row), _) => choose(model, row.choice),
                    (None, Spoken::Set(name, value)) => settings::set(model, &name, &value),
                    (None, Spoken::Shelf(name)) => shelf(model, &name),
                    (None, _) => {
                        model.say(format!("There is no command “{}”", input.value().trim()));
                        Vec::new()
                    }
                },
            };
        }
        (Code::Tab, false) if spoken::query_in(input.value()).is_some() => {
            let at = spoken::query_in(input.value()).unwrap_or_default();
            let (verb, query) = input.value().split_at(at);
            if let Some(query) = filter::complete(model, query) {
                input = Input::new(format!("{verb}{query}"));
            }
        }
        (Code::Down | Code::Tab, false) | (Code::Char('n'), true) => chosen += 1,
        (Code::Up, _) | (Code::Char('p'), true) => chosen = chosen.saturating_sub(1),
        (Code::Backspace, _) if input.value().is_empty() => return Vec::new(),
        _ => {
            if line_editing::request(key).is_some_and(|request| line_editing::edit(&mut input, request)) {
                chosen = 0;
            }
        }
    }
    let last = palette::rows(model, scope, input.value()).len().saturating_sub(1);
    model.overlay = Some(Overlay::Palette { scope, input, chosen: chosen.min(last) });
    Vec::new()
}

/// Does what a row of the palette stands for.
fn choose(model: &mut Model, choice: Choice) -> Vec<Effect> {
    let mut effects: Vec<Effect> = palette::used(model, choice.clone()).into_iter().collect();
    effects.extend(match choice {
        Choice::Command(command) => dispatch::act(model, command, None),
        Choice::Shelf(place) => shelves::go_to_shelf(model, place),
        Choice::Source(source) => {
            model.sources.only = Some(source);
            screen::focus_list(model);
            shelves::rebuild(model, Vec::new())
        }
        Choice::Setting(name, value) => settings::set(model, name, &value),
    });
    effects
}

fn shelf_named(model: &Model, name: &str) -> Option<usize> {
    model.shelves.all.iter().position(|shelf| shelf.name().to_lowercase() == name.to_lowercase())
}

fn shelf(model: &mut Model, name: &str) -> Vec<Effect> {
    if let Some(place) = shelf_named(model, name) {
        return shelves::go_to_shelf(model, place);
    }
    model.say(format!("There is no shelf “{name}”"));
    Vec::new()
}
