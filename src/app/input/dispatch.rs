//! Acts on a command: each part of the program does its own.

use crate::app::{
    Model,
    core::{command::Command, effect::Effect, layout::Pane, session::no_story},
    input::{list_commands, mark_commands, open_links, reader_commands, scroll, shell_commands, source_commands},
};

/// Does what a command says; the count is what was typed before it.
pub fn act(model: &mut Model, command: Command, count: Option<usize>) -> Vec<Effect> {
    let nothing_here = model.list.loaded && model.reader.is_none() && model.list.current().is_none();
    if model.screen.focus != Pane::Sources && command.is_about_a_story() && nothing_here {
        model.say(no_story());
        return Vec::new();
    }
    match command {
        Command::Motion(motion) => scroll::act(model, motion, count),
        Command::List(command) => list_commands::act(model, command, count),
        Command::Reader(command) => reader_commands::act(model, command, count),
        Command::Link(command) => open_links::act(model, command),
        Command::Mark(command) => mark_commands::act(model, command, count),
        Command::Sources(command) => source_commands::act(model, command),
        Command::Shell(command) => shell_commands::act(model, command, count),
    }
}
