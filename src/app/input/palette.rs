//! What was asked for in the command palette.

use crate::app::{
    Model,
    core::{
        command::{Command, Motion},
        effect::{Effect, Fetch, Read},
        palette_line::{self, PaletteLine},
        screen,
        session::no_story,
        ui_settings,
    },
    input::{dispatch, own_commands, settings, source_commands},
    list::{filter, shelves},
    marks::{decide, reading_list},
    overlay::{Asked, Choice, Overlay, Purpose, later, mute_menu::MuteMenu, names, palette, rule_menu},
    sources::source_settings,
};
use crate::language::tr;

/// Does what was asked for: a line that means something whole, else the row that was chosen.
pub(in crate::app) fn fulfil(model: &mut Model, asked: Asked) -> Vec<Effect> {
    let named = asked.line.trim().trim_start_matches(':').trim();
    let own = named.strip_prefix("run ").map_or(named, str::trim);
    if let Some(own) = model.options.keymap.own_command(own) {
        return choose(model, Choice::Own(own.name.clone()));
    }
    match palette_line::read(&asked.line) {
        PaletteLine::Command(command) => choose(model, Choice::Command(command)),
        PaletteLine::Row(row) => dispatch::act(model, Command::Motion(Motion::Bottom), Some(row)),
        PaletteLine::Filter(words) => filter::filter(model, words),
        PaletteLine::Tag(words) => decide::tag(model, &words),
        PaletteLine::TagBatch(words, query) => decide::tag_batch(model, &words, &query),
        PaletteLine::Follow(name, on) => names::follow(model, crate::text::Line::new(&name), on),
        PaletteLine::Kind(word) => rule_menu::set_kind(model, &word),
        PaletteLine::About(name) => vec![Effect::Read(Read::About(crate::text::Line::new(&name)))],
        PaletteLine::Fits(minutes) => reading_list::fits(model, minutes),
        PaletteLine::Shelf(name) if shelf_named(model, &name).is_some() => shelf(model, &name),
        PaletteLine::Add(address) => source_settings::typed(model, Purpose::AddSource, &address),
        PaletteLine::Note(words) => decide::note(model, &words),
        PaletteLine::Export(path) => vec![Effect::Fetch(Fetch::Export(path))],
        PaletteLine::Import(path) => source_commands::import(model, &path),
        PaletteLine::Set(name, value)
            if ui_settings::fits(&model.options, &name, &value)
                || !asked.moved && ui_settings::is_whole(&name, &value) =>
        {
            settings::set(model, &name, &value)
        }
        PaletteLine::Mute(words) => {
            model.overlay = Some(Overlay::Mute(Box::new(MuteMenu::empty(&words))));
            Vec::new()
        }
        PaletteLine::Later(words) => later::until(model, &words),
        PaletteLine::Batch(decision, query) => decide::batch(model, decision, &query),
        line @ (PaletteLine::Set(..) | PaletteLine::Shelf(_) | PaletteLine::Unknown) => match (asked.choice, line) {
            (Some(choice), _) => choose(model, choice),
            (None, PaletteLine::Set(name, value)) => settings::set(model, &name, &value),
            (None, PaletteLine::Shelf(name)) => shelf(model, &name),
            (None, _) => {
                model.say(tr!("palette-there-is-no-command", line = asked.line.trim()));
                Vec::new()
            }
        },
    }
}

/// Does lines one after another, as a key may mean them. What goes wrong, or asks for something, ends them: what stands behind it
/// would be done to something else than the user meant.
pub(in crate::app) fn in_order(model: &mut Model, lines: &[String]) -> Vec<Effect> {
    let mut effects = Vec::new();
    for (line, place) in lines.iter().zip(1..) {
        effects.extend(fulfil(model, Asked { line: line.clone(), choice: None, moved: false }));
        let is_last = place == lines.len();
        let wrong = model.session.toast.as_ref().is_some_and(|toast| toast.wrong || toast.words == no_story());
        let asks = model.prompt.is_some() || model.overlay.is_some();
        if asks && !is_last {
            model.say(tr!("palette-asks-for-something-what-stands", line));
        }
        if wrong || asks {
            break;
        }
    }
    effects
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
        Choice::Own(name) => own_commands::run(model, &name),
        Choice::CommandLine(command) if command.contains(" export ") => {
            model.say(tr!("palette-export-file-md-epub-html", command));
            palette::open(model, "export ")
        }
        Choice::CommandLine(command) => {
            model.say(tr!("palette-on-the-command-line", command));
            Vec::new()
        }
    });
    effects
}

fn shelf_named(model: &Model, name: &str) -> Option<usize> {
    let called = |shelf: &crate::app::list::Shelf| {
        [shelf.name(), shelf.label()].iter().any(|own| own.to_lowercase() == name.to_lowercase())
    };
    model.shelves.all.iter().position(called)
}

fn shelf(model: &mut Model, name: &str) -> Vec<Effect> {
    if let Some(place) = shelf_named(model, name) {
        return shelves::go_to_shelf(model, place);
    }
    model.say(tr!("palette-there-is-no-shelf", name));
    Vec::new()
}
