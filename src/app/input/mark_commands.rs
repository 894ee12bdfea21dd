//! Decisions about what is meant, and the lines and menus in which they are made.

use crate::app::{
    Model,
    core::{command::MarkCommand, effect::Effect, layout::Pane, screen},
    input::reader_commands::times,
    marks::{decide, history},
    overlay::{Prompt, Purpose, later, mute_menu, names, rule_menu},
    reader::find,
};
use tui_input::Input;

pub(in crate::app) fn act(model: &mut Model, command: MarkCommand, count: Option<usize>) -> Vec<Effect> {
    let (cursor, end) = (model.list.cursor, model.list.ids.len());
    match command {
        MarkCommand::Done => decide::done(model),
        MarkCommand::Save => decide::save(model),
        MarkCommand::ToggleRead => decide::toggle_read(model),
        MarkCommand::Finish => decide::finish(model),
        MarkCommand::Tag => {
            model.prompt = Some(Prompt::new(Purpose::Tag, ""));
            model.search.completing = None;
            Vec::new()
        }
        MarkCommand::Note => note(model, count),
        MarkCommand::Mute => {
            mute_menu::open(model);
            Vec::new()
        }
        MarkCommand::Later => {
            later::open(model);
            Vec::new()
        }
        MarkCommand::DoneAbove => decide::sweep(model, 0, cursor),
        MarkCommand::DoneBelow => decide::sweep(model, cursor + 1, end),
        MarkCommand::DoneAll if model.screen.focus == Pane::Sources => decide::done_source(model),
        MarkCommand::DoneAll => decide::sweep(model, 0, end),
        MarkCommand::Join => decide::join(model),
        MarkCommand::TakeOut => match screen::article(model).map(|article| article.id) {
            Some(article) => decide::take_apart(model, article),
            None => Vec::new(),
        },
        MarkCommand::Rule => rule_menu::open(model),
        MarkCommand::Follow => names::ask(model),
        MarkCommand::Undo => history::undo(model),
        MarkCommand::Redo => history::redo(model),
    }
}

/// A line for the note, with what stands there; while words are looked for in the article, the next place that says them.
fn note(model: &mut Model, count: Option<usize>) -> Vec<Effect> {
    if find::is_looking(model) {
        find::find_step(model, times(count));
        return Vec::new();
    }
    let Some(article) = screen::article(model) else { return Vec::new() };
    let (id, before) = (article.id, article.progress.note.clone().unwrap_or_default().replace('\n', " ⏎ "));
    let mut prompt = Prompt::new(Purpose::Note, before);
    if let Some((_, draft)) = model.session.note_draft.take_if(|(article, _)| *article == id) {
        prompt.input = Input::new(draft);
    }
    model.prompt = Some(prompt);
    Vec::new()
}
